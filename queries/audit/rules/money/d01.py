"""D01: a printed pagu that the rows below it in the same table do not add up to, per year and over units."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .....graph.model import PlanGraph
from ....texts import Text, join, rupiah
from ...findings import Finding, Verdict
from ...once import once
from ...rule import Rule
from ...sums.sentences import expected, found, periods, row_name
from ...sums.sums import Sums
from ...sums.verdicts import Judged, place_of_sum, verdicts

_MOST_QUESTIONS = 2  # doubtful sums of one table from which on the table is one question


def items(graph: PlanGraph) -> Iterator[str]:
    """Every node of which at least one sum could be formed."""
    yield from dict.fromkeys(item.owner for item in once(graph, Sums).all)


def check(graph: PlanGraph) -> Iterator[Finding]:
    """A finding per node and kind of difference that the plan is to blame for; doubtful sums of one table are one question."""
    doubtful: dict[int, list[Judged]] = defaultdict(list)
    for judged in once(graph, verdicts).judged:
        if judged.cause == "plan":
            yield _finding(graph, judged)
        else:
            doubtful[id(judged.gap.sums[0].table)].append(judged)
    for several in doubtful.values():
        if len({judged.gap.owner for judged in several}) > _MOST_QUESTIONS:
            yield _question(graph, several)
        else:
            yield from (_finding(graph, judged) for judged in several)


def _finding(graph: PlanGraph, judged: Judged) -> Finding:
    gap, first = judged.gap, judged.gap.sums[0]
    because = judged.because
    if judged.follows:
        names = _names(graph, judged.follows)
        because = join((because, Text(f"Karena itu juga tidak cocok: {names.id}.", f"Therefore these do not fit either: {names.en}.")))
    if judged.repeats:
        names = _names(graph, judged.repeats)
        because = join((because, Text(f"Angka ini diteruskan ke: {names.id}.", f"This figure is carried on to: {names.en}.")))
    return RULE.finding(
        graph,
        gap.owner,
        Verdict(expected(graph, gap), found(gap), judged.cause, because),
        key=" ".join((first.table.name if first.table.name else "", first.label, str(first.over_units), *map(str, gap.years))),
        place=replace(place_of_sum(first), words=_words(judged)),
        cure=_CURES.get(gap.kind) if judged.cause == "plan" else None,
        stands_for=tuple(dict.fromkeys((*judged.follows, *judged.repeats))),
    )


def _names(graph: PlanGraph, nodes: Sequence[str]) -> Text:
    more = len(nodes) - 3
    shown = join((row_name(graph, node) for node in nodes[:3]), "; ")
    return Text(f"{shown.id}{f' dan {more} lagi' if more > 0 else ''}", f"{shown.en}{f' and {more} more' if more > 0 else ''}")


def _question(graph: PlanGraph, several: list[Judged]) -> Finding:
    """One question for a table of which many sums are doubtful."""
    first = several[0]
    owners = list(dict.fromkeys(judged.gap.owner for judged in several))
    sums = sum(len(judged.gap.sums) for judged in several)
    distinct = list({judged.gap.owner: judged for judged in several}.values())
    names = join((_at(graph, judged) for judged in distinct[:5]), "; ")
    more = len(distinct) - 5
    told = Text(
        f"{sums} jumlah dalam tabel ini tidak cocok, dan tidak terbukti bahwa barisnya terbaca benar: "
        f"{names.id}{f'; dan {more} lagi' if more > 0 else ''}.",
        f"{sums} sums of this table do not fit, and nothing proves that their rows were read rightly: "
        f"{names.en}{f'; and {more} more' if more > 0 else ''}.",
    )
    follows = dict.fromkeys([*owners[1:], *(node for judged in several for node in judged.follows)])
    return RULE.finding(
        graph,
        owners[0],
        Verdict(expected(graph, first.gap), found(first.gap), "reading", told),
        key=f"table {first.gap.sums[0].table.name}",
        place=replace(place_of_sum(first.gap.sums[0]), words=_words(first)),
        stands_for=tuple(follows),
    )


def _at(graph: PlanGraph, judged: Judged) -> Text:
    place, name = place_of_sum(judged.gap.sums[0]), row_name(graph, judged.gap.owner)
    if place.page is not None:
        return Text(f"hlm. {place.page} {name.id}", f"p. {place.page} {name.en}")
    return Text(f"baris {place.line} {name.id}", f"line {place.line} {name.en}")


def _words(judged: Judged) -> str:
    """The printed words of every place, with its years; where none were kept, the amount in Indonesian writing."""
    cells: dict[str, list[int]] = {}
    for item in judged.gap.sums:
        printed = place_of_sum(item).words or rupiah(item.printed).id
        cells.setdefault(printed, []).append(item.year)
    if len(cells) == 1:
        return next(iter(cells))
    return " | ".join(f"{periods(when).id}: {words}" for words, when in cells.items())


_CURES = {
    "double": Text(
        "Cetak ulang pagu ini sebesar jumlah rinciannya (setengah dari yang tercetak).",
        "Print this pagu anew as the sum of its rows (half of what is printed).",
    ),
    "half": Text(
        "Cetak ulang rinciannya sebesar setengah dari yang tercetak, atau perbaiki pagu induknya.",
        "Print the rows anew as half of what is printed, or correct their parent.",
    ),
    "moved": Text(
        "Pindahkan baris yang salah tempat ke induknya yang benar.",
        "Move the row that stands under the wrong parent.",
    ),
}

RULE = Rule(
    id="D01",
    name="budget.sum",
    lke="1.c.1",
    severity="error",
    title=Text("Pagu tidak sama dengan jumlah rinciannya", "Pagu is not the sum of its rows"),
    why=Text(
        "Bila jumlah rincian berbeda dari pagu induknya, tidak jelas berapa uang yang direncanakan.",
        "Where the rows do not add up to their parent, nobody can tell how much money is planned.",
    ),
    source=("I25", "M86"),
    cure=Text(
        "Cocokkan pagu induk dan rinciannya dengan dokumen anggaran, lalu perbaiki yang keliru.",
        "Compare parent and rows with the budget documents and correct the one that is wrong.",
    ),
    bad=Text(
        "Kegiatan 300.000.000, dan dua subkegiatannya 200.000.000 dan 110.000.000.",
        "A kegiatan of 300,000,000, and its two subkegiatan of 200,000,000 and 110,000,000.",
    ),
    good=Text(
        "Kegiatan 310.000.000, dan dua subkegiatannya 200.000.000 dan 110.000.000.",
        "A kegiatan of 310,000,000, and its two subkegiatan of 200,000,000 and 110,000,000.",
    ),
    items=items,
    check=check,
)

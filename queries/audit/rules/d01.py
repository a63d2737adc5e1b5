"""D01: a printed pagu that the rows below it do not add up to, per year and over units."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ....graph.model import PlanGraph
from ...texts import Text, join, rupiah
from ..findings import Finding, Verdict
from ..rule import Rule
from ..sums.ledger import Ledger
from ..sums.patterns import Pattern
from ..sums.words import contradiction, describe, expected, found, inherited, level_word, periods, settled_below


def items(graph: PlanGraph) -> Iterator[str]:
    """Every node with a printed pagu and a printed pagu below it."""
    yield from Ledger(graph).items()


def check(graph: PlanGraph) -> Iterator[Finding]:
    """A finding per node and pattern, naming all its years."""
    ledger = Ledger(graph)
    for pattern, over_units in ledger.patterns:
        figures, first = ledger.figures, pattern.sums[0]
        children = level_word(graph, figures.children(pattern.owner), units=over_units)
        rows = children if pattern.level == "direct" else level_word(graph, [row.node for row in first.lower])
        cause, why = ledger.cause(pattern)
        start = ledger.failing_below(pattern.owner, pattern.years) if pattern.level == "lowest" else []
        seen = (describe(figures, pattern, rows, children), contradiction(figures, pattern), inherited(graph, pattern, start))
        yield RULE.finding(
            graph,
            pattern.owner,
            Verdict(expected(pattern, rows), found(pattern), cause, join((*seen, why))),
            severity="warning" if settled_below(pattern) else "error",
            key=f"{'units' if over_units else pattern.level} {' '.join(map(str, pattern.years))}",
            place=replace(ledger.place(pattern.owner, pattern.years[0]), words=_words(ledger, pattern)),
            cure=_CURES.get(pattern.kind),
        )


def _words(ledger: Ledger, pattern: Pattern) -> str:
    """The printed words of every place, with its years; where none were kept, the amount in Indonesian writing."""
    cells: dict[str, list[int]] = {}
    for item in pattern.sums:
        printed = ledger.place(item.owner, item.year).words or rupiah(item.printed).id
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
    items=items,
    check=check,
)

"""D01: a printed pagu that the rows below it do not add up to, per year and over units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from ...graph.model import PlanGraph
from ..findings import Cause, Finding, Place, Text, Verdict, join, rupiah
from ..patterns import Pattern, patterns, rows_in_pairs
from ..places import documents_of, place_of
from ..rule import Rule
from ..sum_words import contradiction, describe, expected, found, inherited, level_word, periods, settled_below
from ..sums import Figures, Sum

SPLIT = ("Program", "Activity", "SubActivity")


class Ledger:
    """All sums of one graph: those over the rows below, and those over the units of one node."""

    def __init__(self, graph: PlanGraph) -> None:
        self.graph = graph
        self.figures = Figures(graph)
        self.below = {owner: list(self.figures.sums(owner)) for owner in self.figures.parents}
        split = (node.id for label in SPLIT for node in graph.nodes(label))
        self.units = {owner: found for owner in split if (found := list(self.figures.unit_sums(owner)))}
        self._places: dict[tuple[str, int], Place] = {}
        self._by_document: dict[str, list[Sum]] = {}
        for owner, sums in (*self.below.items(), *self.units.items()):
            self._by_document.setdefault(self._document(owner), []).extend(sums)

    @cached_property
    def patterns(self) -> list[tuple[Pattern, bool]]:
        """What does not fit, and whether that is over units rather than over the rows below."""
        return [
            *((pattern, False) for sums in self.below.values() for pattern in patterns(sums, self._others(sums))),
            *((pattern, True) for sums in self.units.values() for pattern in patterns(sums, {})),
        ]

    @cached_property
    def _explained(self) -> set[tuple[str, int]]:
        return {(pattern.owner, year) for pattern, _ in self.patterns if pattern.exact for year in pattern.years}

    def items(self) -> list[str]:
        """Ids of the nodes of which at least one sum could be formed."""
        return list(dict.fromkeys([*(owner for owner, sums in self.below.items() if sums), *self.units]))

    def place(self, owner: str, year: int) -> Place:
        """Where the figure of `owner` for `year` is printed."""
        key = (owner, year)
        if key not in self._places:
            budgets = self.figures.budgets(owner, year)
            self._places[key] = place_of(self.graph, budgets[0]) if budgets else Place()
        return self._places[key]

    def failing_below(self, owner: str, years: Iterable[int]) -> list[str]:
        """The nodes anywhere below `owner` whose own rows do not add up in one of `years`."""
        wanted = set(years)
        found: list[str] = []
        for child in self.figures.children(owner):
            if any(item.year in wanted and not item.direct_fits for item in self.below.get(child, ())):
                found.append(child)
            found += self.failing_below(child, wanted)
        return list(dict.fromkeys(found))

    def neighbours(self, pattern: Pattern) -> tuple[list[Sum], Text]:
        """The other sums of the same table, or of the whole document where that has fewer than three, and which it is."""
        own = {(pattern.owner, year) for year in pattern.years}
        table = self.place(pattern.owner, pattern.years[0]).table
        everywhere = [item for item in self._by_document[self._document(pattern.owner)] if (item.owner, item.year) not in own]
        near = [item for item in everywhere if self.place(item.owner, item.year).table == table]
        if table is not None and len(near) >= 3:
            return near, Text("tabel ini", "this table")
        return everywhere, Text("dokumen ini", "this document")

    def cause(self, pattern: Pattern) -> tuple[Cause, Text]:
        """Plan or reading, and why: what the other sums of the same table say of how it was read."""
        others, where = self.neighbours(pattern)
        fits = sum(item.direct_fits for item in others)
        sound = sum(item.direct_fits or (item.owner, item.year) in self._explained for item in others)
        tally = Text(
            f"{fits} dari {len(others)} jumlah lain dalam {where.id} cocok",
            f"{fits} of {len(others)} other sums of {where.en} fit",
        )
        if sound > fits:
            doubled = Text(f", {sound - fits} berselisih tepat dua kali", f", {sound - fits} are off by exactly two times")
            tally = Text(tally.id + doubled.id, tally.en + doubled.en)
        return _judged(pattern, tally, len(others), sound, rowless=self._rowless(pattern.subject))

    def _rowless(self, subject: object) -> bool:
        """Whether a pattern points at another parent that has a figure and no rows of its own."""
        return isinstance(subject, str) and not self.below.get(subject)

    def _document(self, owner: str) -> str:
        return next(iter(documents_of(self.graph, owner)), "")

    def _others(self, sums: Sequence[Sum]) -> Mapping[int, Sequence[Sum]]:
        """Sums of other nodes of the same level and document that fail, by year; a node without any rows has none of it."""
        if not sums or all(item.direct_fits for item in sums):
            return {}
        own, label = self._document(sums[0].owner), self.graph.node(sums[0].owner).label
        found: dict[int, list[Sum]] = {}
        for owner in (node.id for node in self.graph.nodes(label)):
            if self._document(owner) == own:
                for item in self.below.get(owner) or self.figures.bare(owner):
                    if not item.direct_fits:
                        found.setdefault(item.year, []).append(item)
        return found


def _judged(pattern: Pattern, tally: Text, others: int, sound: int, *, rowless: bool) -> tuple[Cause, Text]:
    """The verdict on one pattern: what it is itself first, then whether at least half of the `others` are `sound`."""

    def because(indonesian: str, english: str) -> Text:
        return Text(tally.id + indonesian, tally.en + english)

    if pattern.kind == "shifted":
        return "reading", because("; kolom mungkin salah terbaca.", "; a column was probably misread.")
    if pattern.kind == "shared" or rowless:
        return "reading", because(
            "; satu baris mungkin terbaca di bawah induk yang keliru.",
            "; a row was probably read under the wrong parent.",
        )
    if pattern.kind == "half" and rows_in_pairs(pattern):
        return "reading", because("; setiap baris mungkin terbaca dua kali.", "; every row was probably read twice.")
    if not others:
        return ("plan" if pattern.exact else "reading"), Text(
            "Tidak ada jumlah lain untuk membandingkan pembacaannya.",
            "There are no other sums to judge the reading by.",
        )
    if 2 * sound < others:
        return "reading", Text(f"Hanya {tally.id}; mungkin tabelnya salah terbaca.", f"Only {tally.en}; it was probably misread.")
    if pattern.exact:
        return "plan", because("; salah baca tidak menghasilkan kelipatan yang tepat.", "; a misreading does not give an exact multiple.")
    return "plan", because(", jadi pembacaannya dapat dipercaya.", ", so the reading can be trusted.")


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

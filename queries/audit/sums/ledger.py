"""All sums of one plan side by side, so that each can be judged by the others: is the plan wrong, or was it misread?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from ....graph.model import PlanGraph
from ...texts import Text
from ..findings import Cause, Place
from ..places import documents_of, place_of
from .figures import Figures, Sum
from .patterns import Pattern, patterns, rows_in_pairs

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
        self._lines: list[int] | None = None
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

    def lines(self) -> list[int]:
        """The lines that print an amount, ascending."""
        if self._lines is None:
            found = (place_of(self.graph, budget.id).line for budget in self.graph.nodes("Budget"))
            self._lines = sorted({line for line in found if line is not None})
        return self._lines

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
        """The other sums of the same table, or of the whole document where that has fewer than three, and which it is.

        Where the years of the pattern stand in several tables, the one counts of whose sums the fewest are sound.
        """
        own = {(pattern.owner, year) for year in pattern.years}
        everywhere = [item for item in self._by_document[self._document(pattern.owner)] if (item.owner, item.year) not in own]
        tables = {table for year in pattern.years if (table := self.place(pattern.owner, year).table) is not None}
        parts = [[item for item in everywhere if self.place(item.owner, item.year).table == table] for table in sorted(tables)]
        near = min((part for part in parts if len(part) >= 3), key=lambda part: self._sound(part) / len(part), default=None)
        if near is not None:
            return near, Text("tabel ini", "this table")
        return everywhere, Text("dokumen ini", "this document")

    def _sound(self, sums: Sequence[Sum]) -> int:
        """How many of the sums fit, or are off in a way that no misreading brings about."""
        return sum(item.direct_fits or (item.owner, item.year) in self._explained for item in sums)

    def _crowded(self, pattern: Pattern) -> bool:
        """Whether rows below, where they fail too, print several amounts that nothing tells apart."""
        nodes = [pattern.owner, *self.figures.children(pattern.owner), *self.failing_below(pattern.owner, pattern.years)]
        nodes += [child for node in nodes[1:] for child in self.figures.children(node)]
        return any(self.figures.crowded(node, year) for node in nodes for year in pattern.years)

    def cause(self, pattern: Pattern) -> tuple[Cause, Text]:
        """Plan or reading, and why: what the other sums of the same table say of how it was read."""
        others, where = self.neighbours(pattern)
        fits = sum(item.direct_fits for item in others)
        sound = self._sound(others)
        tally = Text(
            f"{fits} dari {len(others)} jumlah lain dalam {where.id} cocok",
            f"{fits} of {len(others)} other sums of {where.en} fit",
        )
        if sound > fits:
            doubled = Text(f", {sound - fits} berselisih tepat dua kali", f", {sound - fits} are off by exactly two times")
            tally = Text(tally.id + doubled.id, tally.en + doubled.en)
        if not pattern.exact and self._crowded(pattern):
            return "reading", Text(
                "Baris di bawahnya mencetak beberapa jumlah yang unit kerjanya tidak terbaca; hanya yang pertama terhitung.",
                "Rows below print several amounts whose units of work were not read; only the first is counted.",
            )
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
    """The verdict on one pattern: what it is itself first, then whether at least two thirds of the `others` are `sound`.

    Where fewer are, a planner would be blamed for what was perhaps misread.
    """

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
    if pattern.kind == "swapped":
        return "plan", because(
            "; bila kolom salah terbaca, rinciannya ikut tertukar.",
            "; in misread columns the rows would be swapped along.",
        )
    if not others:
        return ("plan" if pattern.exact else "reading"), Text(
            "Tidak ada jumlah lain untuk membandingkan pembacaannya.",
            "There are no other sums to judge the reading by.",
        )
    if 3 * sound < 2 * others:
        return "reading", Text(f"Hanya {tally.id}; mungkin tabelnya salah terbaca.", f"Only {tally.en}; it was probably misread.")
    if pattern.exact:
        return "plan", because("; salah baca tidak menghasilkan kelipatan yang tepat.", "; a misreading does not give an exact multiple.")
    return "plan", because(", jadi pembacaannya dapat dipercaya.", ", so the reading can be trusted.")

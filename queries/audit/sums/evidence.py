"""What at the place of a difference speaks for a doubtful reading; `proofs.py` says what proves that the rows were read as printed.

A planner is blamed only on proof found among the figures of that very node. How other sums of the table fare proves nothing, and a gap of
exactly twice or of exactly one row less than nothing: that is what a row read twice, or a total read as a row, looks like.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ....graph.model import PlanGraph
from ...texts import Text, join
from ..places import CASCADE, name_of, text
from ..printed.unread import Unread
from .breaks import Break, Breaks
from .breaks import words as break_words
from .gaps import Gap
from .marks import (
    amounts_of,
    bare_units,
    closes,
    figures_of,
    is_page_between,
    is_target,
    lies_among,
    told_twice,
)
from .sentences import row_name
from .sums import Row, Sums

_OF_A_ROW = frozenset({"row", "odd", "moved", "empty", "other"})  # kinds of gaps that a row lost unseen could be
ONE_ROW = Text("Baris itu mungkin terbaca dua kali, atau tidak ikut.", "That row was perhaps read twice, or left out.")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that speaks for the reading. `lasting`: not even rows that add up in another year take it away."""

    words: Text
    lasting: bool = False


class Evidence:
    """Doubts and proofs for the differences of one graph."""

    def __init__(self, graph: PlanGraph, sums: Sums, unread: Sequence[Unread]) -> None:
        self.graph = graph
        self.sums = sums
        self.unread = unread
        self.breaks = Breaks(graph, sums)

    def doubts(self, gap: Gap) -> list[Doubt]:
        """What at that place speaks for the reading."""
        return [*self._lasting(gap), *self.of_rows(gap)]

    # -- what no other year takes away ---------------------------------------------------------------------------

    def _lasting(self, gap: Gap) -> Iterator[Doubt]:
        for entry in self._unread_between(gap):
            where = entry.place_words()
            # A lone cell of a row that else was read leaves that row without a figure, which is a doubt of its own.
            yield Doubt(
                Text(f"Di antara barisnya ada yang tidak terbaca ({where.id}).", f"Among its rows something was not read ({where.en})."),
                entry.what != "cell",
            )
        if cut := next(filter(None, map(self.breaks.cut_figure, gap.sums)), None):
            where = break_words(cut)
            said = Text(
                f"Halaman berganti di samping angka yang lebih pendek daripada tahun lainnya ({where.id}).",
                f"A page ends beside a figure that is shorter than those of other years ({where.en}).",
            )
            yield Doubt(said, True)
        if gap.kind == "shifted":
            yield Doubt(Text("Kolom tahunnya mungkin bergeser.", "The year columns may have slipped."), True)
        if gap.kind == "shared":
            yield Doubt(
                Text("Baris itu mungkin terbaca di bawah induk yang keliru.", "That row was perhaps read under the wrong parent."), True
            )
        missing = [node for item in gap.sums for node in item.empty if item.gap > 0]
        if missing:
            names = self.names(missing)
            yield Doubt(Text(f"Tanpa angka pada tahun itu: {names.id}.", f"Without a figure in that year: {names.en}."), True)
        elsewhere = [node for item in gap.sums for node in item.elsewhere if item.gap > 0]  # more rows would only widen the others
        if elsewhere:
            names = self.names(elsewhere)
            yield Doubt(Text(f"Hanya tercetak di tabel lain: {names.id}.", f"Printed in other tables only: {names.en}."), True)
        double = [row for item in gap.sums for row in item.rows if told_twice(row)]
        if double:
            names = self.names([row.node for row in double])
            said = Text(
                f"Tercetak dengan beberapa angka dalam tabel ini: {names.id}.", f"Printed with several figures in this table: {names.en}."
            )
            yield Doubt(said, lasting=any(closes(item) for item in gap.sums))
        targets = [figure.owner for item in gap.sums for figure in figures_of(item) if is_target(self.graph, figure)]
        if targets:
            names = self.names(targets)
            said = Text(f"Angkanya sama dengan targetnya, bukan uang: {names.id}.", f"The figure is its target's, no money: {names.en}.")
            yield Doubt(said, True)
        numbers = [unit for item in gap.sums for row in item.rows for unit in bare_units(self.graph, row)]
        if numbers:
            yield Doubt(Text("Satu unit kerja terbaca sebagai bilangan.", "A unit of work was read as a bare number."), True)

    def _unread_between(self, gap: Gap) -> list[Unread]:
        figures = [figure for item in gap.sums for figure in (*item.own, *(figure for row in item.rows for figure in row.figures))]
        table = gap.sums[0].table
        return [entry for entry in self.unread if (entry.amounts or is_page_between(entry, figures)) and lies_among(entry, figures, table)][
            :1
        ]

    def broken(self, gap: Gap) -> Break | None:
        """A break that may hide the row which a sum lacks; an exact double or tenfold is no lost row's doing."""
        if gap.kind not in _OF_A_ROW:
            return None
        return next(filter(None, map(self.breaks.lost_row, gap.sums)), None)

    # -- what rows that add up in another year take away -----------------------------------------------------------

    def of_rows(self, gap: Gap) -> Iterator[Doubt]:
        """Doubts about single rows, which the same rows take away where they add up in another year."""
        if gap.kind == "row" and isinstance(gap.subject, Row):
            yield Doubt(ONE_ROW)
        if broken := self.broken(gap):
            where = break_words(broken)
            said = Text(
                f"Halaman berganti di antara barisnya dan tidak terbukti berurutan di sana ({where.id}): sebuah baris mungkin hilang.",
                f"A page ends among its rows, and nothing shows that they follow on ({where.en}): a row was perhaps lost.",
            )
            yield Doubt(said)
        if gap.kind == "moved":
            yield Doubt(Text("Satu baris mungkin terbaca di bawah induk yang keliru.", "A row was perhaps read under the wrong parent."))
        if gap.sums[0].over_units:
            return
        nodes = list(dict.fromkeys(row.node for item in gap.sums for row in item.rows))
        yield from self._of_codes(gap.owner, nodes)
        yield from self._of_figures(gap, nodes)
        if self._foreign(gap):
            yield Doubt(Text("Di antaranya tercetak baris induk lain.", "Rows of another parent are printed between."))

    def _of_codes(self, owner: str, nodes: Sequence[str]) -> Iterator[Doubt]:
        codes = {node: text(self.graph.node(node).properties.get("code")) for node in nodes}
        bare = [node for node in nodes if not codes[node]]
        if bare and len(bare) < len(nodes):
            names = self.names(bare)
            yield Doubt(Text(f"Tanpa kode di antara yang berkode: {names.id}.", f"Without a code among coded ones: {names.en}."))
        upper = text(self.graph.node(owner).properties.get("code"))
        strange = [node for node in nodes if upper and codes[node] and not codes[node].startswith(upper + ".")]
        if strange:
            names = self.names(strange)
            yield Doubt(Text(f"Kodenya bukan di bawah induknya: {names.id}.", f"Its code is not below its parent's: {names.en}."))
        named = Counter(name_of(self.graph.node(node)).casefold() for node in nodes)
        twins = [node for node in nodes if named[name_of(self.graph.node(node)).casefold()] > 1]
        if twins:
            names = self.names(twins[:1])
            yield Doubt(Text(f"Dua baris bernama sama: {names.id}.", f"Two rows bear one name: {names.en}."))
        if len({self.graph.node(node).label for node in nodes}) > 1:
            yield Doubt(Text("Barisnya dari jenjang yang berbeda.", "The rows are of different levels."))

    def _of_figures(self, gap: Gap, nodes: Sequence[str]) -> Iterator[Doubt]:
        series = {node: amounts_of([row for item in gap.sums for row in item.rows if row.node == node]) for node in nodes}
        same = Counter(found for found in series.values() if any(found))
        twins = [node for node in nodes if same[series[node]] > 1]
        if twins:
            names = self.names(twins[:2])
            yield Doubt(Text(f"Baris dengan angka yang sama: {names.id}.", f"Rows with the same figures: {names.en}."))
        own = tuple(item.printed for item in gap.sums)
        equal = [node for node in nodes if series[node] == own and len(nodes) > 1]
        if equal:
            names = self.names(equal[:1])
            yield Doubt(Text(f"Satu baris mencetak angka induknya: {names.id}.", f"One row prints its parent's figure: {names.en}."))

    def _foreign(self, gap: Gap) -> bool:
        """Whether rows of nodes that are not below this one stand between its rows, in a table that prints the node once."""
        table = gap.sums[0].table
        label = self.graph.node(gap.owner).label
        if label == "Document" or len({figure.position for item in gap.sums for figure in item.own}) > 1:
            return False
        rows = [figure.position for item in gap.sums for row in item.rows for figure in row.figures]
        known = self.sums.descendants(gap.owner) | {gap.owner} | self._above(gap.owner)
        return any(min(rows) < figure.position < max(rows) and figure.owner not in known for figure in table.figures)

    def _above(self, owner: str) -> set[str]:
        """What it stands under: a sasaran's second indicator may print its money once more, further down."""
        found: set[str] = set()
        waiting = [owner]
        while waiting:
            above = [edge.source for edge in self.graph.into(waiting.pop(), *CASCADE) if edge.source not in found]
            found.update(above)
            waiting += above
        return found

    def names(self, nodes: Sequence[str]) -> Text:
        """The names of the first of some rows."""
        different = list(dict.fromkeys(nodes))
        return join((row_name(self.graph, node) for node in different[:3]), "; ")

"""Whose fault a difference is: what at that place speaks for a doubtful reading, and what proves that the rows were read as printed.

A planner is blamed only on proof found among the figures of that very node: that the same rows add up in another year, that the plan
itself prints their sum elsewhere, that a row's other printed figure closes the gap. How other sums of the table fare proves nothing, and
a gap of exactly twice or of exactly one row less than nothing: that is what a row read twice, or a total read as a row, looks like.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from ....graph.model import PlanGraph
from ...texts import Text, join, rupiah
from ..places import name_of, text
from ..unread import Unread
from .breaks import Break, Breaks
from .breaks import words as break_words
from .figures import END_OF_PERIOD, Figure
from .gaps import Gap
from .marks import (
    amounts_of,
    bare_units,
    closes,
    figures_of,
    filled,
    is_page_between,
    is_target,
    lies_among,
    place_words,
    rows_figures,
    told_twice,
)
from .sentences import periods, row_name
from .sums import Row, Sum, Sums

_OF_A_ROW = frozenset({"row", "odd", "moved", "empty", "other"})  # kinds of gaps that a row lost unseen could be
_ONE_ROW = Text("Baris itu mungkin terbaca dua kali, atau tidak ikut.", "That row was perhaps read twice, or left out.")


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
        self._failing = {(id(item.table), item.owner, item.year) for item in sums.all if not item.fits}
        self._fitting = {(id(item.table), item.owner, item.year): item for item in sums.all if item.fits and not item.over_units}

    def doubts(self, gap: Gap) -> list[Doubt]:
        """What at that place speaks for the reading."""
        return [*self._lasting(gap), *self._of_rows(gap)]

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
            names = self._names(missing)
            yield Doubt(Text(f"Tanpa angka pada tahun itu: {names.id}.", f"Without a figure in that year: {names.en}."), True)
        elsewhere = [node for item in gap.sums for node in item.elsewhere]
        if elsewhere:
            names = self._names(elsewhere)
            yield Doubt(Text(f"Hanya tercetak di tabel lain: {names.id}.", f"Printed in other tables only: {names.en}."), True)
        double = [row for item in gap.sums for row in item.rows if told_twice(row)]
        if double:
            names = self._names([row.node for row in double])
            said = Text(
                f"Tercetak dengan beberapa angka dalam tabel ini: {names.id}.", f"Printed with several figures in this table: {names.en}."
            )
            yield Doubt(said, lasting=any(closes(item) for item in gap.sums))
        targets = [figure.owner for item in gap.sums for figure in figures_of(item) if is_target(self.graph, figure)]
        if targets:
            names = self._names(targets)
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

    def _broken(self, gap: Gap) -> Break | None:
        """A break that may hide the row which a sum lacks; an exact double or tenfold is no lost row's doing."""
        if gap.kind not in _OF_A_ROW:
            return None
        return next(filter(None, map(self.breaks.lost_row, gap.sums)), None)

    # -- what rows that add up in another year take away -----------------------------------------------------------

    def _of_rows(self, gap: Gap) -> Iterator[Doubt]:
        if gap.kind == "row" and isinstance(gap.subject, Row):
            yield Doubt(_ONE_ROW)
        if broken := self._broken(gap):
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
            names = self._names(bare)
            yield Doubt(Text(f"Tanpa kode di antara yang berkode: {names.id}.", f"Without a code among coded ones: {names.en}."))
        upper = text(self.graph.node(owner).properties.get("code"))
        strange = [node for node in nodes if upper and codes[node] and not codes[node].startswith(upper + ".")]
        if strange:
            names = self._names(strange)
            yield Doubt(Text(f"Kodenya bukan di bawah induknya: {names.id}.", f"Its code is not below its parent's: {names.en}."))
        named = Counter(name_of(self.graph.node(node)).casefold() for node in nodes)
        twins = [node for node in nodes if named[name_of(self.graph.node(node)).casefold()] > 1]
        if twins:
            names = self._names(twins[:1])
            yield Doubt(Text(f"Dua baris bernama sama: {names.id}.", f"Two rows bear one name: {names.en}."))
        if len({self.graph.node(node).label for node in nodes}) > 1:
            yield Doubt(Text("Barisnya dari jenjang yang berbeda.", "The rows are of different levels."))

    def _of_figures(self, gap: Gap, nodes: Sequence[str]) -> Iterator[Doubt]:
        series = {node: amounts_of([row for item in gap.sums for row in item.rows if row.node == node]) for node in nodes}
        same = Counter(found for found in series.values() if any(found))
        twins = [node for node in nodes if same[series[node]] > 1]
        if twins:
            names = self._names(twins[:2])
            yield Doubt(Text(f"Baris dengan angka yang sama: {names.id}.", f"Rows with the same figures: {names.en}."))
        own = tuple(item.printed for item in gap.sums)
        equal = [node for node in nodes if series[node] == own and len(nodes) > 1]
        if equal:
            names = self._names(equal[:1])
            yield Doubt(Text(f"Satu baris mencetak angka induknya: {names.id}.", f"One row prints its parent's figure: {names.en}."))

    def _foreign(self, gap: Gap) -> bool:
        """Whether rows of nodes that are not below this one stand between its rows, in a table that prints the node once."""
        table = gap.sums[0].table
        label = self.graph.node(gap.owner).label
        if label == "Document" or len({figure.position for item in gap.sums for figure in item.own}) > 1:
            return False
        rows = [figure.position for item in gap.sums for row in item.rows for figure in row.figures]
        known = self.sums.descendants(gap.owner) | {gap.owner}
        return any(min(rows) < figure.position < max(rows) and figure.owner not in known for figure in table.figures)

    # -- proofs ----------------------------------------------------------------------------------------------------

    def names_its_row(self, gap: Gap) -> bool:
        """Whether the row that equals the gap is the fault: left out in every year, not one figure by chance, nor one closed otherwise."""
        years = len(gap.sums) > 1 or all(item.gap < 0 for item in gap.sums)
        return gap.kind == "row" and years and self._other_figure(gap) is None

    def proof(self, gap: Gap, sums: Sequence[Sum]) -> Text | None:
        """What proves that the rows were read as printed, or None; `sums` are those of the same node in the same table, of all years."""
        proofs = (self._same_rows(gap, sums), self._printed_sum(gap), self._other_figure(gap), self._left_out(gap))
        return next(filter(None, proofs), None) or self._coded(gap) or self._began_later(gap, sums)

    def _same_rows(self, gap: Gap, sums: Sequence[Sum]) -> Text | None:
        """Years in which the same rows add up exactly: none of them is missing, read twice or another's.

        A row with money in other years alone, lost where a page ends, would leave those years whole.
        """
        if self._broken(gap):
            return None
        needed = set[tuple[str, str | None]]().union(*map(filled, gap.sums))
        # Where the rows come to less than their parent, none of those that add up elsewhere may be silent here.
        present = [filled(item, or_zero=True) for item in gap.sums if item.gap > 0]
        years = []
        for other in sums:
            there = filled(other)
            whole = needed and needed <= there and all(there <= here for here in present)
            if whole and other.fits and not other.united and other.printed:
                years.append(other.year)
        if not years:
            return None
        when = periods(years)
        return Text(
            f"Barisnya terbaca lengkap: pada {when.id} baris yang sama tepat berjumlah sebesar induknya.",
            f"The rows were all read: in {when.en} the same rows add up to their parent exactly.",
        )

    def _began_later(self, gap: Gap, sums: Sequence[Sum]) -> Text | None:
        """Rows that begin later than the others, and a figure that in every later year is the sum of those others alone.

        A row under the wrong parent would show the same: what was added is one more unit of a row that counts, or has its parent's code.
        """
        doubts = [doubt for doubt in self._of_rows(gap) if doubt.words != _ONE_ROW]
        if len(gap.sums) < 2 or doubts or any(item.gap >= 0 for item in gap.sums):
            return None
        for other in sums:
            began = filled(other)
            if not began or not other.fits or other.united or other.over_units != gap.sums[0].over_units:
                continue
            late = [[figure for figure in rows_figures(item) if figure.rupiah and (figure.owner, figure.unit) not in began]
                    for item in gap.sums]  # fmt: skip
            told = zip(gap.sums, late, strict=True)
            if all(
                began <= filled(item)
                and figures
                and all(self._is_below(gap.owner, figure.owner, began) for figure in figures)
                and abs(item.gap + sum(figure.rupiah for figure in figures)) <= item.tolerance
                for item, figures in told
            ):
                when, names = periods([other.year]), self._names([figure.owner for figure in late[0]])
                return Text(
                    f"Pada {when.id} barisnya cocok; yang ditambahkan sesudahnya di “{names.id}” tidak pernah ikut dijumlahkan.",
                    f"In {when.en} the rows fit; what was added later to “{names.en}” is never added.",
                )
        return None

    def _is_below(self, owner: str, row: str, began: Set[tuple[str, str | None]]) -> bool:
        upper, own = (text(self.graph.node(node).properties.get("code")) for node in (owner, row))
        return any(node == row for node, _ in began) or bool(upper and own.startswith(f"{upper}."))

    def _printed_sum(self, gap: Gap) -> Text | None:
        """Another figure of the same node, printed somewhere in the plan, that is what the rows add up to."""
        for item in gap.sums:
            for figure in self.sums.money.anywhere(gap.owner, item.year):
                if figure not in item.own and figure.unit is None and item.added and abs(figure.rupiah - item.added) <= item.tolerance:
                    where = place_words(figure)
                    return Text(
                        f"Rencana ini sendiri mencetak jumlah barisnya: {rupiah(figure.rupiah).id} ({where.id}).",
                        f"The plan itself prints the sum of the rows: {rupiah(figure.rupiah).en} ({where.en}).",
                    )
        return None

    def _other_figure(self, gap: Gap) -> Text | None:
        """A row that another table prints with the very figure that closes the gap, under that year or without one."""
        told = [self._closing(item) for item in gap.sums]
        if None in told or told[0] is None:
            return None
        row, found = told[0]
        name, where = row_name(self.graph, row.node, row.unit), place_words(found)
        return Text(
            f"“{name.id}” tercetak {rupiah(row.rupiah).id} di sini, tetapi {rupiah(found.rupiah).id} di tempat lain ({where.id}): "
            "selisih itu sama besar.",
            f"“{name.en}” is printed as {rupiah(row.rupiah).en} here, but as {rupiah(found.rupiah).en} elsewhere ({where.en}): "
            "the very gap.",
        )

    def _closing(self, item: Sum) -> tuple[Row, Figure] | None:
        for row in item.rows:
            printed = (figure for year in (item.year, END_OF_PERIOD) for figure in self.sums.money.anywhere(row.node, year))
            for figure in printed:
                elsewhere = figure.table != item.table.name or figure.part != item.own[0].part
                if elsewhere and figure.unit is None and abs(item.gap - (figure.rupiah - row.rupiah)) <= item.tolerance:
                    return row, figure
        return None

    def _left_out(self, gap: Gap) -> Text | None:
        """One row that the figure leaves out in every year, though rows of its own prove that it is one, and the figure is used above."""
        if gap.kind != "row" or not isinstance(gap.subject, Row) or gap.subject.unit is not None or any(item.gap > 0 for item in gap.sums):
            return None
        node, table = gap.subject.node, gap.sums[0].table
        for item in gap.sums:
            own = self._fitting.get((id(table), node, item.year))
            broken = any((id(table), row.node, item.year) in self._failing for row in item.rows)
            if own is None or len(own.rows) < 2 or broken or not self._used_above(item):
                return None
        name = row_name(self.graph, node)
        return Text(
            f"“{name.id}” tidak ikut terhitung, padahal rinciannya sendiri cocok, dan pagu ini dipakai apa adanya di tingkat atasnya.",
            f"“{name.en}” is left out, though its own rows add up, and the figure is used as it is one level higher.",
        )

    def _coded(self, gap: Gap) -> Text | None:
        """Rows that come to more than their parent, each of them its own by its code: none is another's, and none was read twice.

        Where they come to less, a row may have been lost unseen: that codes cannot rule out.
        """
        nodes = list(dict.fromkeys(row.node for item in gap.sums for row in item.rows))
        codes = {text(self.graph.node(node).properties.get("code")) for node in [gap.owner, *nodes]}
        whole = len(nodes) > 1 and "" not in codes and len(codes) == len(nodes) + 1
        doubts = [doubt for doubt in self._of_rows(gap) if doubt.words != _ONE_ROW]
        if not whole or doubts or any(item.gap > 0 or not self._used_above(item) for item in gap.sums):
            return None
        if any((id(item.table), row.node, item.year) in self._failing for item in gap.sums for row in item.rows):
            return None
        return Text(
            "Setiap barisnya berkode di bawah kode induknya dan hanya sekali tercetak, dan pagu ini dipakai apa adanya di tingkat atasnya.",
            "Each of its rows has a code below its parent's and is printed once, and the figure is used as it is one level higher.",
        )

    def _used_above(self, item: Sum) -> bool:
        """Whether a sum one level higher fits with the figure as printed."""
        return any(
            other.year == item.year and other.table is item.table and other.fits and any(row.node == item.owner for row in other.rows)
            for other in self._fitting.values()
        )

    def _names(self, nodes: Sequence[str]) -> Text:
        different = list(dict.fromkeys(nodes))
        return join((row_name(self.graph, node) for node in different[:3]), "; ")

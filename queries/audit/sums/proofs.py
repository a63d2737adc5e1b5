"""What proves that the rows of a sum were read as printed, so that a difference is the planner's: figures of that very node.

That the same rows add up in another year, that the plan itself prints their sum elsewhere, that a row's other printed figure closes the
gap, that every figure is confirmed by others of its own.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from ...texts import Text, rupiah
from ..places import text
from .evidence import ONE_ROW, Evidence
from .figures import END_OF_PERIOD, Figure
from .gaps import Gap
from .marks import adds_over_years, filled, place_words, rows_figures
from .sentences import periods, row_name
from .sums import Row, Sum

_FEW = 3  # rows of a sum
_ROUND = 1_000  # rupiah


class Proofs:
    """Proofs for the differences of one graph, beside what speaks for the reading."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.graph, self.sums = evidence.graph, evidence.sums
        sums = evidence.sums
        self._failing = {(id(item.table), item.owner, item.year) for item in sums.all if not item.fits}
        self._fitting = {(id(item.table), item.owner, item.year): item for item in sums.all if item.fits and not item.over_units}

    def parted(self, gap: Gap) -> list[Gap]:
        """A gap without a pattern as two, where figures printed elsewhere close it in some of its years alone."""
        closed = tuple(item for item in gap.sums if gap.kind == "other" and self._closing(item) is not None)
        rest = tuple(item for item in gap.sums if item not in closed)
        return [replace(gap, sums=sums) for sums in (closed, rest) if sums]

    def names_its_row(self, gap: Gap) -> bool:
        """Whether the row that equals the gap is the fault: left out in every year, not one figure by chance, nor one closed otherwise."""
        years = len(gap.sums) > 1 or all(item.gap < 0 for item in gap.sums)
        return gap.kind == "row" and years and self._other_figure(gap) is None

    def proof(self, gap: Gap, sums: Sequence[Sum]) -> Text | None:
        """What proves that the rows were read as printed, or None; `sums` are those of the same node in the same table, of all years."""
        proofs = (self._same_rows(gap, sums), self._printed_sum(gap), self._other_figure(gap), self._left_out(gap))
        return next(filter(None, proofs), None) or self._coded(gap) or self._began_later(gap, sums) or self._each_whole(gap)

    def _same_rows(self, gap: Gap, sums: Sequence[Sum]) -> Text | None:
        """Years in which the same rows add up exactly: none of them is missing, read twice or another's.

        A row with money in other years alone, lost where a page ends, would leave those years whole.
        """
        if self.evidence.broken(gap):
            return None
        needed = set[tuple[str, str | None]]().union(*map(filled, gap.sums))
        # Where the rows come to less than their parent, none of those that add up elsewhere may be silent here.
        present = [filled(item, or_zero=True) for item in gap.sums if item.gap > 0]
        years, closed, less = [], [], []
        for other in sums:
            there = filled(other)
            whole = needed and needed <= there and all(there <= here for here in present)
            if not whole or other.united or not other.printed or other in gap.sums:
                continue
            if other.fits:
                years.append(other.year)
            elif self._closing(other) is not None:
                closed.append(other.year)
            elif _lacks_one(other):
                less.append(other.year)
        if not years and not closed and less:
            when = periods(less)
            return Text(
                f"Barisnya terbaca lengkap: pada {when.id} baris yang sama, tanpa satu, tepat berjumlah sebesar induknya.",
                f"The rows were all read: in {when.en} the same rows, but for one, add up to their parent exactly.",
            )
        if years:
            when = periods(years)
            return Text(
                f"Barisnya terbaca lengkap: pada {when.id} baris yang sama tepat berjumlah sebesar induknya.",
                f"The rows were all read: in {when.en} the same rows add up to their parent exactly.",
            )
        if not closed:
            return None
        when = periods(closed)
        return Text(
            f"Barisnya terbaca lengkap: pada {when.id} selisih baris yang sama tepat sebesar satu angka yang tercetak lain di tempat lain.",
            f"The rows were all read: in {when.en} one figure printed otherwise elsewhere is all that the same rows lack.",
        )

    def _began_later(self, gap: Gap, sums: Sequence[Sum]) -> Text | None:
        """Rows that begin later than the others, and a figure that in every later year is the sum of those others alone.

        A row under the wrong parent would show the same: what was added is one more unit of a row that counts, or has its parent's code.
        """
        doubts = [doubt for doubt in self.evidence.of_rows(gap) if doubt.words != ONE_ROW]
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
                when, names = periods([other.year]), self.evidence.names([figure.owner for figure in late[0]])
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
        doubts = [doubt for doubt in self.evidence.of_rows(gap) if doubt.words != ONE_ROW]
        if not whole or doubts or any(item.gap > 0 or not self._used_above(item) for item in gap.sums):
            return None
        if any((id(item.table), row.node, item.year) in self._failing for item in gap.sums for row in item.rows):
            return None
        return Text(
            "Setiap barisnya berkode di bawah kode induknya dan hanya sekali tercetak, dan pagu ini dipakai apa adanya di tingkat atasnya.",
            "Each of its rows has a code below its parent's and is printed once, and the figure is used as it is one level higher.",
        )

    def _each_whole(self, gap: Gap) -> Text | None:
        """Rows that come to more than their parent, where its figure and each of theirs is confirmed by other figures of its own.

        The parent's years add up to its end of period; so do each row's, or its own rows add up to it.
        """
        table = gap.sums[0].table
        if gap.sums[0].over_units or any(item.gap >= 0 or item.empty for item in gap.sums) or not adds_over_years(table, gap.owner):
            return None
        if [doubt for doubt in self.evidence.of_rows(gap) if doubt.words != ONE_ROW]:
            return None
        for item in gap.sums:
            for row in item.rows:
                own = self._fitting.get((id(table), row.node, item.year))
                if (own is None or len(own.rows) < 2) and not adds_over_years(table, row.node):
                    return None
        return Text(
            "Pagu ini tepat berjumlah dari tahun ke tahun sampai akhir periode, dan angka tiap barisnya terbukti oleh rinciannya.",
            "The figure adds up over its years to the end of the period, and each row's figure is confirmed by its own.",
        )

    def _used_above(self, item: Sum) -> bool:
        """Whether a sum one level higher fits with the figure as printed."""
        return any(
            other.year == item.year and other.table is item.table and other.fits and any(row.node == item.owner for row in other.rows)
            for other in self._fitting.values()
        )


def _lacks_one(item: Sum) -> bool:
    """Whether the printed figure is what the rows add up to without one of them, to the rupiah: that row was left out by the planner.

    Round amounts may be equal by chance, and two rows of which one is left out say nothing of the other.
    """
    return len(item.rows) > _FEW and item.gap < 0 and any(row.rupiah == -item.gap and row.rupiah % _ROUND for row in item.rows)

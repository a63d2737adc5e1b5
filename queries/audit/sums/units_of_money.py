"""Figures that are a thousand or a million times their rows: a slip of the planner, or money told in two units; pure functions.

A row of such a size cannot have been lost or read twice: what is open is only in which unit the figure and its rows are meant. Years of
the same row that fit settle it; so does a unit that the cells or the table state, where other sums of the table hold in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ...texts import Text
from .figures import END_OF_PERIOD, Figure
from .gaps import Gap, scale
from .marks import figures_of, rows_figures
from .sentences import periods
from .sums import Sum

_LEAST = 1_000  # times: the smallest unit of money in use, thousands of rupiah
_STATED = re.compile(r"(?i)\brp(?![a-z])|rupiah|\b(?:ribu|juta|mil[iy]ar)(?:an)?\b")
DOUBT = Text(
    "Satuan uangnya mungkin tercampur (rupiah, ribuan, jutaan): lihat halamannya.",
    "Its money may be told in several units (rupiah, thousands, millions): see the page.",
)


def may_be_units(gap: Gap) -> bool:
    """Whether figure and rows differ by a unit of money: a thousand or a million times."""
    return gap.kind == "scaled" and abs(scale(gap.sums[0])) >= _LEAST


def settled(gap: Gap, sums: Sequence[Sum], others: Iterable[Sum]) -> Text | None:
    """What shows in which unit a figure and its rows are meant, so that the difference is the planner's; None where nothing does.

    `sums` are those of the same node in the same table, of all years; `others` all sums.
    """
    if len({_rupiah_each(figure) for item in gap.sums for figure in figures_of(item)}) > 1:
        return None  # one of them was read in thousands, the other was not: a note of the page may hold for both
    years = [item.year for item in sums if item.fits and item.printed and item.year != END_OF_PERIOD and not item.united]
    if years:
        when = periods(years)
        return Text(
            f"Satuan uangnya sama: pada {when.id} barisnya tepat berjumlah sebesar induknya.",
            f"Both are told in one unit: in {when.en} its rows add up to it exactly.",
        )
    table, wanted = gap.sums[0].table, {item.year for item in gap.sums}
    hold = {item.year for item in others if item.table is table and item.fits and len(item.rows) > 1 and item.owner != gap.owner}
    if wanted <= hold and all(map(_says_its_unit, (figure for item in gap.sums for figure in (*item.own, *rows_figures(item))))):
        return Text(
            "Satuan uangnya tercetak, dan jumlah lain dalam tabel ini cocok.",
            "The unit of its money is printed, and other sums of this table fit.",
        )
    return None


def _says_its_unit(figure: Figure) -> bool:
    """Whether the cell says in which unit it is, or its table does: only then is a figure read in thousands."""
    return bool(_STATED.search(figure.words)) or _rupiah_each(figure) > 1


def _rupiah_each(figure: Figure) -> int:
    """How many rupiah one unit of the printed number is, as it was read: 1,000 for "419.236" that was read as 419,236,000."""
    printed = re.sub(r"(?<=\d)[.,]\d{1,2}\D*$", "", figure.words.rpartition(": ")[2])
    digits = re.sub(r"\D", "", printed).lstrip("0")
    zeros = str(figure.rupiah).removeprefix(digits) if digits and str(figure.rupiah).startswith(digits) else ""
    return 10 ** len(zeros) if zeros and not zeros.strip("0") and len(zeros) in (3, 6, 9) else 1

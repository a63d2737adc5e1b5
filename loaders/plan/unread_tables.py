"""Tables that were not read: what is lost with each, by its headings and figures."""

from __future__ import annotations

import re

from ..documents.reasons import Reason
from ..language import codes
from ..language.cleaning import one_line
from ..language.numbers import count_rupiah, looks_like_rupiah
from ..tables.columns.table import Table
from .facts import NotUnderstood

# Columns of the cascade: a table that has one of them and is not read is a loss.
_CASCADE = frozenset({"goal", "sasaran", "goal_sasaran", "name", "outcome", "output", "indicator", "strategy", "policy"})
# A header that was not recognised may still say that the figures below it are the plan's own.
_NAMES_CASCADE = re.compile(r"(?i)\b(?:sasaran|tujuan|outcome|output)\b|\bindikator\s+kinerja|\btarget\b.*\b20\d\d\b")
_FIGURE = re.compile(r"[<>±≥≤]?\s*\d[\d.,]*\s*%?")


def table_not_read(table: Table, reason: Reason, cells: frozenset[int]) -> NotUnderstood:
    """A whole table as something that was not read; it stands aside where it holds neither money nor the words of a cascade.

    `cells` are the numbers of its filled cells.
    """
    words = " | ".join(map(one_line, table.raw[0].cells if table.raw else tuple(c.header for c in table.columns)))[:160]
    amounts = _amounts(table)
    printed = [[one_line(cell) for cell in row.cells] for row in table.raw]
    printed += [[one_line(text) for text in record.cells.values()] for record in table.records]
    of_rows = [sum(_FIGURE.fullmatch(cell) is not None for cell in row) for row in printed]
    numbers = 0 if _counts_others(table) else sum(number for number in of_rows if number > 2)  # fewer are a number and a page
    named = bool(_CASCADE & table.roles()) or sum(codes.split_leading(cell)[0] is not None for row in printed for cell in row) > 1
    cascade = len(printed) > 1 and (named or (numbers > 0 and bool(_NAMES_CASCADE.search(f"{table.caption} {words}"))))
    past = reason in (Reason.PAST_RESULTS, Reason.BEFORE_PERIOD)
    lost = 0 if past or not cascade else amounts if reason is Reason.OUTSIDE else max(amounts, numbers)
    beside = not amounts and (not cascade or reason is Reason.PAST_RESULTS)
    return NotUnderstood(
        table.place, words, reason, table=table.name, amounts=amounts, aside=beside, figures=lost,
        cells=cells,
    )  # fmt: skip


# Headings over large figures that are no money, and those that make any figure below them money.
_COUNTED = re.compile(
    r"(?i)penduduk|\bjiwa\b|\bluas\b|\bkk\b|laki|perempuan|pemilih|\b(?:km|m|ha)2?\b|hektar|populasi|ternak|produksi|wajib pajak"
)
_MONEY = re.compile(
    r"(?i)\brp\b|rupiah|anggaran|harga|nilai|pagu|\bdana\b|belanja|pendapatan|biaya|investasi|retribusi|keuangan|aset|omzet|pendanaan"
)


def _amounts(table: Table) -> int:
    """How many figures of rupiah a table holds; what its headings count in people, areas or goods is no money."""
    if _counts_others(table):
        return 0
    printed = (cell for row in table.raw for cell in row.cells)
    return count_rupiah(printed) + sum(count_rupiah(record.cells.values()) for record in table.records)


def _counts_others(table: Table) -> bool:
    heads = [cell for row in table.raw[:2] for cell in row.cells] + [column.header for column in table.columns]
    said = one_line(" ".join((table.caption, *(cell for cell in heads if not looks_like_rupiah(cell)))))
    return bool(_COUNTED.search(said)) and not _MONEY.search(said)

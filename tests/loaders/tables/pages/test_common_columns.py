"""A header that a page break cuts: its upper rows at the foot of a page show only the columns that are parted there."""

from __future__ import annotations

from selaras.loaders.documents.pdf.page import PageCell, PageContent, PageTable
from selaras.loaders.tables.pages.common_columns import with_whole_heads
from selaras.loaders.tables.pages.joining import columns_under_headers
from selaras.loaders.tables.pages.running import Running, running

XS = [40.0, 140.0, 240.0, 280.0, 340.0, 380.0, 440.0]
LOWER = (
    ("PROGRAM/ KEGIATAN", "", "2026", "", "2027", ""),
    ("", "", "Target", "Pagu", "Target", "Pagu"),
    ("PROGRAM TERNAK RAKYAT", "Persentase kandang", "70", "9.000.000", "72", "9.500.000"),
)


def _page(number: int, table: PageTable) -> PageContent:
    return PageContent(number, 842.0, 595.0, 100, [], False, [table])


def _lower() -> PageTable:
    rows = [[PageCell(at, text, 1, 0) for at, text in enumerate(row)] for row in LOWER]
    return PageTable(XS, 20.0, 300.0, rows)


def _upper(*texts: str) -> PageTable:
    return PageTable([40.0, 140.5, 239.5, 440.0], 500.0, 520.0, [[PageCell(at, text, 1, 0) for at, text in enumerate(texts)]])


NO_HEADS = Running(frozenset(), frozenset())


def test_the_upper_half_is_put_above_the_lower_one() -> None:
    pages = with_whole_heads([_page(1, _upper("", "INDIKATOR", "TARGET DAN PAGU INDIKATIF TAHUN")), _page(2, _lower())], NO_HEADS)
    assert pages[0].blocks == []
    (table,) = pages[1].blocks
    assert isinstance(table, PageTable)
    assert [(cell.column, cell.text, cell.columns) for cell in table.rows[0]] == [
        (0, "", 1), (1, "INDIKATOR", 1), (2, "TARGET DAN PAGU INDIKATIF TAHUN", 4),
    ]  # fmt: skip
    assert len(table.rows) == 4


def test_rows_of_a_table_of_its_own_stay_where_they_are() -> None:
    pages = [_page(1, _upper("Jumlah", "12 orang", "sejak tahun lalu")), _page(2, _lower())]
    assert with_whole_heads(pages, NO_HEADS) == pages


def test_a_row_that_says_the_unit_over_all_columns_puts_none_of_them_together() -> None:
    table = _lower()
    table.rows[0] = [PageCell(at, cell.text, 1, 1 if at < 2 else 0) for at, cell in enumerate(table.rows[0])]
    table.rows.insert(2, [PageCell(0, "(dalam ribuan rupiah)", len(XS) - 1, 0)])
    assert columns_under_headers(table) == list(range(len(XS) - 1))


def test_a_foot_that_is_drawn_as_a_table_parts_no_header() -> None:
    def foot(number: int) -> PageTable:
        return PageTable([40.0, 300.0, 440.0], 560.0, 575.0, [[PageCell(0, "Renstra Dinas Ternak", 1, 0), PageCell(1, f"{number}", 1, 0)]])

    pages = [_page(number, _lower()) for number in (1, 2, 3)]
    pages[0].blocks = [_upper("", "INDIKATOR", "TARGET DAN PAGU INDIKATIF TAHUN")]
    for page in pages:
        page.blocks.append(foot(page.number))
    upper, lower, _ = with_whole_heads(pages, running(pages))
    assert len(upper.blocks) == 1
    table = lower.blocks[0]
    assert isinstance(table, PageTable) and len(table.rows) == 4

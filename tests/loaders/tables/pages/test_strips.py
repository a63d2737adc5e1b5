"""Tables printed in strips: the further columns of the same rows on later pages, whose rows stand at the same heights."""

from __future__ import annotations

from collections.abc import Sequence

from selaras.loaders.documents.pdf.page import PageCell, PageContent, PageTable, PageText
from selaras.loaders.tables.pages.strips import with_strips_joined

LEFT, RIGHT = [40.0, 80.0, 300.0], [40.0, 120.0, 200.0, 280.0]
TOPS = [100.0, 124.0, 136.0, 170.0, 192.0]
NAMES = [("No", "Sasaran"), ("1", "2"), ("1", "Pasar bersih"), ("2", "Kios tertata"), ("3", "Jalan terang")]
FIGURES = [("Satuan", "2026", "2027"), ("3", "4", "5"), ("Indeks", "60", "61"), ("Unit", "7", "8"), ("Persen", "70", "71")]


def _table(xs: list[float], rows: Sequence[Sequence[str]], tops: list[float], bottom: float = 220.0) -> PageTable:
    cells = [[PageCell(at, text, 1, 0) for at, text in enumerate(row) if text] for row in rows]
    return PageTable(xs, tops[0], bottom, cells, tops=tops)


def _page(number: int, *blocks: PageTable | PageText) -> PageContent:
    return PageContent(number, 842.0, 595.0, 100, [], False, list(blocks))


def _rows(page: PageContent) -> list[list[tuple[int, str]]]:
    return [[(cell.column, cell.text) for cell in row] for block in page.blocks if isinstance(block, PageTable) for row in block.rows]


def _whole(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, str]]:
    return [(at, text) for at, text in enumerate([*left, *right]) if text]


def test_the_further_columns_stand_behind_the_first_ones_of_their_rows() -> None:
    first = _page(1, PageText("Tabel 3.1 Sasaran", 80.0, 90.0, 40.0), _table(LEFT, NAMES, TOPS))
    pages = with_strips_joined([first, _page(2, _table(RIGHT, FIGURES, TOPS))])
    assert _rows(pages[0]) == [_whole(left, right) for left, right in zip(NAMES, FIGURES, strict=True)]
    assert pages[1].blocks == []


def test_strips_of_several_pages_go_on_page_by_page_however_alike_their_rows_are() -> None:
    alike = [100.0, 120.0, 140.0]
    pages = with_strips_joined([
        _page(1, _table(LEFT, NAMES, TOPS)),
        _page(2, _table(LEFT, NAMES[2:], alike, 160.0)),
        _page(3, _table(RIGHT, FIGURES, TOPS)),
        _page(4, _table(RIGHT, FIGURES[2:], alike, 160.0)),
    ])  # fmt: skip
    assert [len(page.blocks) for page in pages] == [1, 1, 0, 0]
    assert _rows(pages[1]) == [_whole(left, right) for left, right in zip(NAMES[2:], FIGURES[2:], strict=True)]


def test_a_row_that_one_strip_leaves_empty_keeps_its_place() -> None:
    some = [row for at, row in enumerate(NAMES) if at != 3]
    pages = with_strips_joined([_page(1, _table(LEFT, some, TOPS[:3] + TOPS[4:])), _page(2, _table(RIGHT, FIGURES, TOPS))])
    assert _rows(pages[0])[3] == [(2, "Unit"), (3, "7"), (4, "8")]


def test_tables_of_other_heights_under_a_title_or_of_the_same_columns_stay() -> None:
    moved = [y + 5 for y in TOPS]
    for second in (
        _page(2, _table(RIGHT, FIGURES, moved, 225.0)),
        _page(2, PageText("Tabel 3.2 Target", 80.0, 90.0, 40.0), _table(RIGHT, FIGURES, TOPS)),
        _page(2, _table(LEFT, NAMES, TOPS)),
    ):
        pages = [_page(1, _table(LEFT, NAMES, TOPS)), second]
        assert with_strips_joined(pages) == pages

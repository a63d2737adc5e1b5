"""Heads and feet of pages are no content; the numbered caption at the head of a page is."""

from __future__ import annotations

import pytest
from selaras.loaders.documents.blocks import Fragment, Paragraph
from selaras.loaders.documents.pdf.page import PageCell, PageContent, PageTable, PageText
from selaras.loaders.tables.pages.joining import blocks_of

FOOT = "RENSTRA DINAS PERPUSTAKAAN KABUPATEN TIRTASARI"


def page(number: int, heading: str) -> PageContent:
    """A page with a line at its head, a small table in its middle, and a foot with its number."""
    table = PageTable([50, 200, 500], 300, 360, [[PageCell(0, f"Uraian {number}", 1, 0), PageCell(1, "Isi", 1, 0)]])
    blocks: list[PageText | PageTable] = [PageText(heading, 60, 72, 60), table, PageText(f"{FOOT} | {number}", 800, 812, 60)]
    return PageContent(number, 595, 842, 400, [], crowded=False, blocks=blocks)


@pytest.mark.parametrize(
    "headings",
    [
        ["Tabel 4.1", "Tabel 4.2", "Tabel 4.3", "Tabel 4.4"],
        ["Lampiran I", "Lampiran II", "Lampiran III", "Lampiran IV"],
        ["BAB II GAMBARAN PELAYANAN", "BAB III TUJUAN DAN SASARAN", "BAB IV PROGRAM", "BAB V PENUTUP"],
        ["Gambar 1. Bagan", "Gambar 2. Bagan", "Gambar 3. Bagan", "Gambar 4. Bagan"],
    ],
)
def test_captions_that_differ_by_their_number_are_none_of_a_pages_head(headings: list[str]) -> None:
    pages = [page(number, heading) for number, heading in enumerate(headings, 1)]
    told = [block.text for block in blocks_of(pages) if isinstance(block, Paragraph)]
    assert [text for text in told if text in headings] == headings
    assert sum(FOOT in text for text in told) == 1


@pytest.mark.parametrize("heading", ["Tabel 4.1", "Lanjutan Tabel 4.1", "Bab IV Program hal. {}", "Rencana Strategis {}"])
def test_a_head_that_returns_on_each_page_is_told_once_and_parts_no_table(heading: str) -> None:
    blocks = blocks_of([page(number, heading.format(number)) for number in range(1, 6)])
    assert len([block for block in blocks if isinstance(block, Paragraph) and FOOT not in block.text]) == 1
    assert sum(block.goes_on for block in blocks if isinstance(block, Fragment)) >= 3

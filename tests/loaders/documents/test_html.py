"""Web pages, and tables inside text: lenient with the mark-up, strict with what it says."""

from __future__ import annotations

from pathlib import Path

import pytest
from selaras.graph.errors import InputError
from selaras.loaders.documents.blocks import Block, Fragment, Paragraph
from selaras.loaders.documents.html import read_html
from selaras.loaders.documents.reasons import Reason
from selaras.loaders.documents.text import read_text


def told(blocks: list[Block]) -> list[object]:
    return [block.text if isinstance(block, Paragraph) else [list(row.cells) for row in block.rows] for block in blocks]


def read(folder: Path, page: str | bytes) -> list[object]:
    path = folder / "plan.html"
    path.write_bytes(page if isinstance(page, bytes) else page.encode())
    return told(read_html(path).blocks)


def text(folder: Path, lines: str) -> list[Block]:
    path = folder / "plan.md"
    path.write_text(lines, encoding="utf-8")
    return read_text(path).blocks


CASES: dict[str, tuple[str, list[object]]] = {
    "lines of a page": ("<h1>Satu</h1><p>Dua<br>Tiga</p><div>Empat<p>Lima</p>Enam</div>Tujuh",
                        ["Satu", "Dua", "Tiga", "Empat", "Lima", "Enam", "Tujuh"]),
    "inline marks": ("<p>a <b>b</b> c<i>d</i>\n e</p>", ["a b cd e"]),
    "entities": ("<p>R&amp;D &lt;b&gt; 5 &times; 2&nbsp;kali &#8220;x&#8221;</p>", ["R&D <b> 5 × 2 kali “x”"]),
    "what is no text": ("<head><title>x</title><style>p{}</style></head><script>var a='<p>y</p>'</script><p hidden>z</p>"
                        "<p style='display: none'>w</p><!-- v --><p>Teks</p>", ["Teks"]),
    "lists": ("<ol start=3><li>a<li>b</ol><ul><li>c</ul><ol type=a><li>d<li>e</ol>", ["3. a", "4. b", "• c", "a. d", "b. e"]),
    "text set as it is": ("<pre>satu\n  dua</pre>", ["satu", "dua"]),
    "a table": ("<table><caption>Tabel 1</caption><thead><tr><th>a<th>b</thead><tbody><tr><td>c</td><td>d</td></tr></table>",
                ["Tabel 1", [["a", "b"], ["c", "d"]]]),
    "spans": ("<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d<tr><td>e<td>f<td>g</table>",
              [[["a", "b", ""], ["", "c", "d"], ["e", "f", "g"]]]),
    "a cell over columns and rows": ("<table><tr><td colspan=2 rowspan=2>a<td>b<tr><td>c<tr><td colspan=2>d<td>e</table>",
                                     [[["a", "b"], ["", "c"], ["d", "e"]]]),
    "spans that lie": ("<table><tr><td rowspan=99 colspan=x>a<td rowspan=-1>b<tr><td colspan=0>c</table>", [[["a", "b"], ["", "c"]]]),
    "a span over everything": ("<table><tr><td colspan=3>VISI<tr><td>a<td>b<td>c</table>", [[["VISI", "", ""], ["a", "b", "c"]]]),
    "lines of a cell": ("<table><tr><td>a<br>b<p>c</p><ol><li>d<li>e</ol><td>f</table>", [[["a\nb\nc\n1. d\n2. e", "f"]]]),
    "a nested table": ("<table><tr><td>a<td>b<table><tr><td>x<td>y</table><tr><td>c<td>d</table>",
                       [[["a", "b"], ["c", "d"]], [["x", "y"]]]),
    "a nested table of one column": ("<table><tr><td>a<td>b<table><tr><td>x<tr><td>y</table></table>", [[["a", "b\nx\ny"]]]),
    "a frame": ("<table><tr><td><p>Judul</p><table><tr><td>a<td>b</table>Kaki</table>", ["Judul", [["a", "b"]], "Kaki"]),
    "rows inside a form": ("<table><form><tr><td>a<td>b</tr></form></table>", [[["a", "b"]]]),
    "text beside the cells": ("<table>lepas<tr><td>a<td>b</table>", ["lepas", [["a", "b"]]]),
    "what nobody closed": ("<table><tr><td>a<td>b<tr><td><b>c<td>d", [[["a", "b"], ["c", "d"]]]),
    "a wrapped cell": ("<table><tr><td>Program\n   Pelayanan</td><td>1</td></tr></table>", [[["Program Pelayanan", "1"]]]),
    "empty columns": ("<table><tr><td>a<td><td>b<tr><td>c<td><td>d</table>", [[["a", "", "b"], ["c", "", "d"]]]),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_page_says_what_a_browser_shows(name: str, tmp_path: Path) -> None:
    page, said = CASES[name]
    assert read(tmp_path, page) == said


@pytest.mark.parametrize(
    "page",
    [
        "<meta charset=windows-1252><p>“Rukun”</p>".encode("cp1252"), "<meta charset=iso-8859-1><p>“Rukun”</p>".encode("cp1252"),
        "<p>“Rukun”</p>".encode(), "<p>“Rukun”</p>".encode("cp1252"), "<p>“Rukun”</p>".encode("utf-16"),
        "<meta charset=unknown-8><p>“Rukun”</p>".encode(), "<meta charset=utf-8><p>“Rukun”</p>".encode("cp1252"),
        "<meta charset=utf-16><p>“Rukun”</p>".encode(), "<?xml version='1.0' encoding='utf-8'?><html><p>“Rukun”</p></html>".encode(),
    ],
)  # fmt: skip
def test_encodings_stated_guessed_and_wrong(page: bytes, tmp_path: Path) -> None:
    assert read(tmp_path, page) == ["“Rukun”"]


def test_places_are_the_lines_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "plan.html"
    path.write_text("<p>a</p>\n<table>\n<tr><td>b<td>c\n<tr><td>d<td>e\n</table>\n<p>f</p>", encoding="utf-8")
    first, table, last = read_html(path).blocks
    assert isinstance(first, Paragraph) and isinstance(table, Fragment) and isinstance(last, Paragraph)
    assert [first.place.line, *(row.place.line for row in table.rows), last.place.line] == [1, 3, 4, 6]


@pytest.mark.parametrize("page", ["<div>" * 5000 + "x", "<table><tr><td>a<td>" * 500 + "x"])
def test_a_page_nested_beyond_reason_is_told(page: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="bersarang lebih dari"):
        read(tmp_path, page)


def test_a_table_too_wide_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="lebih dari 1000 kolom"):
        read(tmp_path, "<table><tr><td colspan=900>a<td colspan=900>b<tr><td>c<td>d</table>")


def test_a_cell_that_reaches_down_covers_the_rows_below(tmp_path: Path) -> None:
    path = tmp_path / "plan.html"
    path.write_text("<table><tr><td>a<td rowspan=2>b<tr><td>c<tr><td>d<td></table>", encoding="utf-8")
    (table,) = read_html(path).blocks
    assert isinstance(table, Fragment) and [set(row.covered) for row in table.rows] == [set(), {1}, set()]


# -- tables inside text files ----------------------------------------------------------------------------------------


def test_an_html_table_inside_text_is_a_table_with_its_lines(tmp_path: Path) -> None:
    blocks = text(
        tmp_path, "Judul\n\nmuka <table>\n<tr><th>a</th><th>b</th></tr>\n<tr><td>c</td><td>d &amp; e</td></tr>\n</table> kaki\nAkhir\n"
    )
    assert told(blocks) == ["Judul", "muka", [["a", "b"], ["c", "d & e"]], "kaki", "Akhir"]
    table = blocks[2]
    assert isinstance(table, Fragment) and [row.place.line for row in table.rows] == [4, 5]
    assert [block.place.line for block in blocks if isinstance(block, Paragraph)] == [1, 3, 6, 7]


def test_an_html_table_that_is_never_closed_ends_at_an_empty_line(tmp_path: Path) -> None:
    assert told(text(tmp_path, "<table><tr><td>a</td><td>b\n<tr><td>c<td>d\n\nSesudah\n")) == [[["a", "b"], ["c", "d"]], "Sesudah"]


def test_two_html_tables_on_one_line_and_one_in_another(tmp_path: Path) -> None:
    inner = "<table><tr><td>a</td><td><table><tr><td>x</td><td>y</td></tr></table></td></tr></table>"
    assert told(text(tmp_path, inner + "\nAkhir")) == [[["a", ""]], [["x", "y"]], "Akhir"]


def test_markdown_tables_are_tables(tmp_path: Path) -> None:
    blocks = text(tmp_path, "Judul\n| a | b |\n|---|:-:|\n| c \\| d | **e**<br>f |\n| g |\nAkhir\n")
    assert told(blocks) == ["Judul", [["a", "b"], ["c | d", "e\nf"], ["g"]], "Akhir"]
    table = blocks[1]
    assert isinstance(table, Fragment) and [row.place.line for row in table.rows] == [2, 4, 5]


def test_markdown_tables_without_outer_bars_or_rule(tmp_path: Path) -> None:
    assert told(text(tmp_path, "a | b\n--- | ---\nc | d\n\n| e | f |\n| g | h |\n")) == [[["a", "b"], ["c", "d"]], [["e", "f"], ["g", "h"]]]


def test_a_bar_in_running_text_makes_no_table(tmp_path: Path) -> None:
    assert told(text(tmp_path, "Ya | tidak\nlain kali\n| sendiri |\n")) == ["Ya | tidak", "lain kali", "| sendiri |"]


def test_what_is_struck_through_is_no_text_and_is_told(tmp_path: Path) -> None:
    path = tmp_path / "plan.html"
    path.write_text(
        "<p>a <s>b</s> c</p><table><tr><td>1<td>x<tr style='text-decoration: line-through'><td>2<td>y"
        "<tr><td style='text-decoration:line-through'>3<td>z</table>",
        encoding="utf-8",
    )
    pages = read_html(path)
    assert told(pages.blocks) == ["a c", [["1", "x"], ["", "z"]]]
    assert [entry.words for entry in pages.left_out] == ["b", "2 y", "3"]
    assert {entry.reason for entry in pages.left_out} == {Reason.STRUCK}

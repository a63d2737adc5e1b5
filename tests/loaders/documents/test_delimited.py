"""Tables with separators: which sign separates, in which encoding, and on which line a row begins."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selaras.graph.errors import InputError
from selaras.loaders.documents.blocks import Fragment, Paragraph
from selaras.loaders.documents.delimited import decoded, read_delimited, separator_of


def read(folder: Path, data: str | bytes, name: str = "plan.csv") -> list[object]:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    blocks = read_delimited(path).blocks
    return [block.text if isinstance(block, Paragraph) else [list(row.cells) for row in block.rows] for block in blocks]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_every_separator_is_found(separator: str, tmp_path: Path) -> None:
    rows = [["Kode", "Program, Kegiatan", "Pagu"], ["7.01.01", "Program A; B", "1.500.000"], ["7.01.02", "Program C", "1,5"]]
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(rows)
    assert read(tmp_path, out.getvalue()) == [rows]


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("a;1,5;2,5\nb;3,5;4\nc;5;6,25\n", ";"), ("Judul\n\na,b\nc,d\n", ","), ("satu kolom\nsaja\n", ","), ("a;b,c;d\ne;f;g\n", ";"),
        ("a\tb, c\td, e\nf\tg\th\n", "\t"), ("", ","),
    ],
)  # fmt: skip
def test_the_separator_that_divides_most_evenly_counts(text: str, separator: str) -> None:
    assert separator_of(text) == separator


def test_a_separator_may_be_stated_for_excel(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("sep=|\na,b|c,d\ne,f|g,h\n", encoding="utf-8")
    (fragment,) = read_delimited(path).blocks
    assert isinstance(fragment, Fragment)
    assert [(row.cells, row.place.line) for row in fragment.rows] == [(("a,b", "c,d"), 2), (("e,f", "g,h"), 3)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_encoding_that_excel_writes(encoding: str, tmp_path: Path) -> None:
    text = "Visi;“Rukun – Berdaya”\nMisi;Pelayanan é\n"
    assert read(tmp_path, text.encode(encoding)) == [[["Visi", "“Rukun – Berdaya”"], ["Misi", "Pelayanan é"]]]


@pytest.mark.parametrize("data", [b"a;b\x81\xff\n", b"\xff\xfea\x00b", b"\x00\x01\x02;\x03"])
def test_what_is_no_text_is_told(data: bytes) -> None:
    with pytest.raises(InputError, match="biner"):
        decoded(data, Path("plan.csv"))


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_row_stands_on_the_line_where_it_begins(newline: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_bytes(newline.join(["Judul;;", ";;", 'a;"b', 'b";c', "d;e;f", ""]).encode())
    title, table = read_delimited(path).blocks
    assert isinstance(title, Paragraph) and (title.text, title.place.line) == ("Judul", 1)
    assert isinstance(table, Fragment)
    assert [(row.cells, row.place.line) for row in table.rows] == [(("a", "b\nb", "c"), 3), (("d", "e", "f"), 5)]


def test_titles_padded_with_separators_are_paragraphs(tmp_path: Path) -> None:
    assert read(tmp_path, "RENCANA STRATEGIS;;\nKabupaten:;Sukaramai;\n\nKode;Program;Pagu\n7.01;A;1\n") == [
        "RENCANA STRATEGIS", "Kabupaten: Sukaramai", [["Kode", "Program", "Pagu"], ["7.01", "A", "1"]],
    ]  # fmt: skip


CELL = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Co"]), max_size=12)


@given(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=3, max_size=8), st.sampled_from(",;\t|"))
def test_no_row_of_cells_is_lost(rows: list[list[str]], separator: str) -> None:
    """Whatever is written is read, given the separator: row by row and cell by cell."""
    from selaras.loaders.documents.delimited import _rows

    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator="\n").writerows(rows)
    assert [row for _, row in _rows(out.getvalue(), separator, Path("x"))] == rows

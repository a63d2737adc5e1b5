"""Workbooks: numbers as their cells show them, sheets and titles as captions, and what a workbook hides or does not hold."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font
from selaras.graph.errors import InputError
from selaras.loaders.documents.blocks import Fragment, Pages, Paragraph
from selaras.loaders.documents.number_format import printed
from selaras.loaders.documents.xlsx import read_xlsx
from selaras.loaders.files import read_plan

DAY = datetime.datetime(2025, 8, 29)  # noqa: DTZ001 (as openpyxl gives it: a cell knows no time zone)


def read(folder: Path, **sheets: Sequence[Sequence[Any]]) -> Pages:
    """A workbook of these sheets, as blocks."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    path = folder / "plan.xlsx"
    book.save(path)
    return read_xlsx(path)


def told(pages: Pages) -> list[object]:
    return [block.text if isinstance(block, Paragraph) else [list(row.cells) for row in block.rows] for block in pages.blocks]


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (None, "General", ""), ("7.01", "General", "7.01"), ("=x", "@", "=x"),
        (1642014563, "#,##0", "1642014563"), (1642014563.0, "General", "1642014563"), (1642014563.4, "#,##0", "1642014563"),
        (1500000, '_-"Rp"* #,##0_-', "Rp1500000"), (-1500, "#,##0", "-1500"), (-1500, "#,##0;(#,##0)", "-1500"),
        (0, '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', "-"), (0, "General", "0"), (0, "#,##0", "0"),
        (0.85, "0%", "85%"), (0.8525, "0.00%", "85,25%"), (0.875, "0.0 %", "87,5 %"), (1, "0%", "100%"),
        (3.5, "0.00", "3,50"), (3.5, "General", "3,5"), (73.456, "0.##", "73,46"), (3.0, "0.##", "3"),
        (72.735, "General", "72,7350"), (0.1 + 0.2, "General", "0,3"), (2.5, "0", "3"),
        (5, "00", "05"), (12, '0" Dokumen"', "12 Dokumen"), (4, "[Red]0", "4"), (1.2e6, "0.00E+00", "1200000"), (0.5, "# ?/?", "0,5"),
        (DAY, "dd/mm/yyyy", "29 Agustus 2025"), (DAY, "yyyy", "2025"),
        (datetime.date(2025, 8, 1), "mmm-yy", "Agustus 2025"), (datetime.time(7, 30), "hh:mm", "07:30"),
        (datetime.time(7, 1, 1), "h.mm.ss", "7.01.01"), (datetime.datetime(2002, 1, 7), "d.mm.yy", "7.01.02"),  # noqa: DTZ001
        (datetime.datetime(2002, 1, 7), r"d\.mm\.yy;@", "7.01.02"), (DAY, "d-mmm", "29-Agu"), (DAY, "d/m", "29-Agu"),  # noqa: DTZ001
        (True, "General", "TRUE"),
    ],
)  # fmt: skip
def test_a_value_is_printed_as_its_cell_shows_it(value: object, form: str, text: str) -> None:
    assert printed(value, form) == text


@pytest.mark.parametrize("form", ["", ";", ";;", ";;;", '"', "\\", "[", "0;", "%", "E+", "??", "0.0.0", "#,##0,,", "@;@"])
@pytest.mark.parametrize("value", [0, -1, 1, 1.5, 1e300, -1e-300, float("inf"), float("nan")])
def test_no_format_makes_a_value_fail(value: float, form: str) -> None:
    assert isinstance(printed(value, form), str)


def test_titles_are_paragraphs_and_rows_keep_their_place(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["RENCANA STRATEGIS"],
        [],
        ["Nama SKPD", ":", "Kecamatan Awangga"],
        [],
        ["Kode", "Program", "Pagu"],
        ["7.01.01", "PROGRAM A", 10],
        [],
        ["Lampiran"],
    ]
    pages = read(tmp_path, Sheet1=rows)
    assert told(pages) == [
        "RENCANA STRATEGIS", "Nama SKPD : Kecamatan Awangga", [["Kode", "Program", "Pagu"], ["7.01.01", "PROGRAM A", "10"]], "Lampiran",
    ]  # fmt: skip
    assert [row.place.line for block in pages.blocks if isinstance(block, Fragment) for row in block.rows] == [5, 6]


def test_each_sheet_names_its_tables(tmp_path: Path) -> None:
    pages = read(tmp_path, Cascading=[["a", "b"]], Pagu=[["c", "d"]])
    assert told(pages) == ["Lembar “Cascading”", [["a", "b"]], "Lembar “Pagu”", [["c", "d"]]]
    assert told(read(tmp_path, Sheet1=[["a", "b"]])) == [[["a", "b"]]], "a name that Excel gave says nothing"


def test_visi_and_misi_above_a_header_stay_in_their_table(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["VISI : Rukun dan Berdaya"], ["MISI 4 : Pemerintahan yang bersih"], ["Tujuan", "Sasaran"], ["x", "y"]]
    assert told(read(tmp_path, Sheet1=rows))[0] == [[*row, ""][:2] for row in rows]


def test_a_lone_cell_below_a_table_goes_on_with_it(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["No", "Program", "Pagu"],
        [1, "Penyusunan laporan", 5],
        [],
        ["", "dan pembahasannya"],
        [2, "Rapat", 6],
        [],
        ["Catatan kaki"],
    ]
    table = [["No", "Program", "Pagu"], ["1", "Penyusunan laporan", "5"], ["", "dan pembahasannya", ""], ["2", "Rapat", "6"]]
    assert told(read(tmp_path, Sheet1=rows)) == [table, "Catatan kaki"]


def test_a_list_between_two_tables_is_text(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["No", "Program", "Pagu"],
        [1, "Rapat", 6],
        [],
        ["a. Meningkatnya mutu"],
        ["Tabel 2 Program"],
        ["No", "Nama", "Rp"],
    ]
    assert told(read(tmp_path, Sheet1=rows))[1:] == ["a. Meningkatnya mutu", "Tabel 2 Program", [["No", "Nama", "Rp"]]]


def test_a_sheet_named_after_its_file_does_not_say_whose_its_statements_are(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["RENSTRA DINAS JALAN KOTA SUKARAMAI TAHUN 2025-2029"],
        ["Misi yang ditempuh Kota Sukaramai yaitu :"],
        ["No", "Misi", "Tujuan", "Sasaran"],
        [1, "Membangun jalan kota yang kuat", "Terwujudnya jalan kota yang andal", "Meningkatnya mutu jalan kota"],
        [],
        ["Tabel 4.1 Tujuan dan Sasaran"],
        ["Tujuan", "Sasaran", "Indikator", 2025, 2026],
        ["Meningkatnya layanan jalan warga", "Meningkatnya jalan mantap warga", "Persentase jalan mantap", 70, 71],
    ]
    read(tmp_path, Renstra=rows)
    plan = read_plan(tmp_path / "plan.xlsx")
    assert [item.text for item in plan.of_level("Goal", "Sasaran")] == [
        "Meningkatnya layanan jalan warga",
        "Meningkatnya jalan mantap warga",
    ]
    assert [item.text for item in plan.of_level("RegionalGoal")] == ["Terwujudnya jalan kota yang andal"]


def test_columns_that_a_sheet_leaves_empty_go(tmp_path: Path) -> None:
    assert told(read(tmp_path, Sheet1=[[None, "a", None, "b"], [None, "c", None, None]])) == [[["a", "b"], ["c", ""]]]


def test_a_decimal_number_among_codes_is_a_code(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["Kode", "Nilai"], [7.01, 7.01], ["7.01.01", 3.5], ["7.01.02", 4.5]]
    assert told(read(tmp_path, Sheet1=rows)) == [[["Kode", "Nilai"], ["7.01", "7,01"], ["7.01.01", "3,5"], ["7.01.02", "4,5"]]]


def changed(path: Path, change: Callable[[str, bytes], bytes]) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: change(name, archive.read(name)) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def test_formulas_are_read_as_the_values_they_had(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    book = openpyxl.Workbook()
    book.worksheets[0].append([1, 2, "=A1+B1", '=""'])
    book.save(path)
    with pytest.raises(InputError) as caught:
        read_xlsx(path)
    assert "rumus di sel C1 (sheet1) belum dihitung" in caught.value.line()
    assert "cell C1 (sheet1) was never computed" in caught.value.line("en")

    def computed(name: str, data: bytes) -> bytes:
        data = data.replace(b"<f>A1+B1</f><v></v>", b"<f>A1+B1</f><v>3</v>").replace(b"<f>A1+B1</f><v/>", b"<f>A1+B1</f><v>3</v>")
        return data.replace(b'<c r="D1"', b'<c r="D1" t="str"')

    changed(path, computed)
    assert told(read_xlsx(path)) == [[["1", "2", "3"]]]


def test_the_size_that_a_sheet_states_is_not_believed(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    read(tmp_path, Sheet1=[["a", "b"], ["c", "d"]])
    for size in (b"A1", b"A1:XFD1048576", b"B7:C8"):
        changed(path, lambda name, data, size=size: data.replace(b"A1:B2", size))  # type: ignore[misc]
        assert told(read_xlsx(path)) == [[["a", "b"], ["c", "d"]]]


def test_a_cell_at_the_end_of_a_sheet_costs_nothing(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "a"
    book.worksheets[0]["XFD90000"] = "b"
    book.save(path)
    pages = read_xlsx(path)
    assert told(pages) == ["a", "b"]


def test_hidden_sheets_and_charts_are_left_out_and_named(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    book = openpyxl.Workbook()
    book.worksheets[0].append(["a", "b"])
    book.create_sheet("Lama").sheet_state = "veryHidden"
    book.create_chartsheet("Grafik")
    book.save(path)
    pages = read_xlsx(path)
    assert {(entry.words, entry.reason.text("en")) for entry in pages.left_out} == {
        ("Lama", "a hidden sheet is not read"), ("Grafik", "a sheet without cells (a chart)"),
    }  # fmt: skip


def test_merged_cells_have_their_text_once(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["Sasaran", "Target", None], [None, 2025, 2026], ["S1", 1, 2]):
        sheet.append(row)
    sheet.merge_cells("A1:A2")
    sheet.merge_cells("B1:C1")
    book.save(path)
    assert told(read_xlsx(path)) == [[["Sasaran", "Target", ""], ["", "2025", "2026"], ["S1", "1", "2"]]]


def test_tables_of_two_sheets_are_two_and_named_after_them(tmp_path: Path) -> None:
    from selaras.loaders.tables.find import find_tables

    cascade: list[list[Any]] = [["Sasaran", "Indikator", "Target 2025"], ["Meningkatnya layanan", "Indeks Kepuasan", 80]]
    one, other = find_tables(read(tmp_path, Cascading=cascade, Pagu=[["Program Layanan Umum", "Indeks", 5]]))
    assert (one.name, other.name) == ("Lembar “Cascading”", "Lembar “Pagu”")
    assert len(one.records) == 1, "a sheet without a header does not go on with the sheet before"


def test_a_program_table_as_planners_keep_it_is_a_plan(tmp_path: Path) -> None:
    """Titles right above the header, a header over three rows with merged cells, formats for amounts and percents, a total row."""
    from selaras.loaders import load

    path = tmp_path / "Pagu.xlsx"
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (
        ["RENCANA PROGRAM DAN PENDANAAN"],
        ["KECAMATAN AWANGGA"],
        ["KABUPATEN SUKARAMAI"],
        ["PERIODE 2025-2029"],
        ["No", "Kode", "Program / Kegiatan / Sub Kegiatan", "Indikator", "Satuan", "Target dan Pagu Indikatif", None, None, None],
        [None, None, None, None, None, 2025, None, 2026, None],
        [None, None, None, None, None, "Target", "Pagu (Rp)", "Target", "Pagu (Rp)"],
        [
            1,
            "7.01.02",
            "PROGRAM PENYELENGGARAAN PEMERINTAHAN DAN PELAYANAN PUBLIK",
            "Persentase layanan tepat waktu",
            "Persen",
            0.85,
            58150000,
            0.9,
            61526000,
        ],
        [
            None,
            "7.01.02.2.01",
            "Koordinasi Penyelenggaraan Kegiatan Pemerintahan di Tingkat Kecamatan",
            "Jumlah rapat koordinasi",
            "Kegiatan",
            12,
            58150000,
            12,
            61526000,
        ],
        [
            None,
            "7.01.02.2.01.0002",
            "Peningkatan Efektifitas Kegiatan Pemerintahan di Tingkat Kecamatan",
            "Jumlah dokumen",
            "Dokumen",
            1,
            58150000,
            2,
            61526000,
        ],
        ["Jumlah", None, None, None, None, None, 58150000, None, 61526000],
    ):
        sheet.append(row)
    for line in range(8, 12):
        for column in "GI":
            sheet[f"{column}{line}"].number_format = '_-"Rp"* #,##0_-;-"Rp"* #,##0_-;_-"Rp"* "-"_-;_-@_-'
    sheet["F8"].number_format = sheet["H8"].number_format = "0%"
    for area in ("A5:A7", "B5:B7", "C5:C7", "D5:D7", "E5:E7", "F5:I5", "F6:G6", "H6:I6", "A11:C11"):
        sheet.merge_cells(area)
    book.save(path)
    graph = load(path)
    assert [node.properties["code"] for label in ("Program", "Activity", "SubActivity") for node in graph.nodes(label)] == [
        "7.01.02", "7.01.02.2.01", "7.01.02.2.01.0002",
    ]  # fmt: skip
    program = next(iter(graph.nodes("Program")))
    assert sorted((node.properties["year"], node.properties["rupiah"]) for node in graph.targets(program.id, "FUNDED_BY")) == [
        (2025, 58150000), (2026, 61526000),
    ]  # fmt: skip
    indicator = next(iter(graph.targets(program.id, "MEASURED_BY")))
    assert sorted(str(node.text) for node in graph.targets(indicator.id, "HAS_TARGET")) == ["85%", "90%"]
    document = next(iter(graph.nodes("Document")))
    assert document.id == "sukaramai/kec-awangga/renstra-2025-2029"
    assert len(list(graph.targets(document.id, "FUNDED_BY"))) == 2
    assert {edge.properties["line"] for edge in graph.out(program.id, "STATED_IN")} == {8}


def test_a_date_in_a_column_of_codes_is_the_code_that_was_typed(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["7.01.01.2.01", "a"], [datetime.date(2002, 1, 7), "b"], ["7.01.02.2.01", "c"]]
    assert told(read(tmp_path, Kode=rows)) == ["Lembar “Kode”", [["7.01.01.2.01", "a"], ["7.01.02", "b"], ["7.01.02.2.01", "c"]]]


def test_struck_through_cells_are_left_out_and_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Kode", "Nama", "Rp"], [1, "Dicoret", 5], [2, "Tetap", 6]):
        sheet.append(row)
    for at in "ABC":
        sheet[f"{at}2"].font = Font(strike=True)
    sheet["C3"].font = Font(strike=True)
    path = tmp_path / "plan.xlsx"
    book.save(path)
    pages = read_xlsx(path)
    assert told(pages) == [[["Kode", "Nama", "Rp"], ["2", "Tetap", ""]]]
    assert [(entry.place.line, entry.words) for entry in pages.left_out] == [(2, "1 | Dicoret | 5"), (3, "6")]


def test_a_strict_workbook_is_read_like_any_other(tmp_path: Path) -> None:
    usual = read(tmp_path, Satu=[["Kode", "Rp"], ["7.01", 5000000]], Dua=[["a", "b"]])
    strict = tmp_path / "strict.xlsx"
    with zipfile.ZipFile(tmp_path / "plan.xlsx") as source, zipfile.ZipFile(strict, "w") as target:
        for info in source.infolist():
            data = source.read(info)
            if info.filename.startswith(("xl/", "_rels/")):
                for name in (b"spreadsheetml", b"officeDocument", b"drawingml"):
                    data = data.replace(b"http://schemas.openxmlformats.org/%s/2006/" % name, b"http://purl.oclc.org/ooxml/%s/" % name)
            target.writestr(info.filename, data)
    assert b"purl.oclc.org/ooxml" in zipfile.ZipFile(strict).read("xl/workbook.xml")
    assert told(read_xlsx(strict)) == told(usual)


def test_a_table_narrower_than_its_sheets_widest_has_no_further_columns(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in ("RENCANA STRATEGIS", "KECAMATAN AWANGGA", "KABUPATEN SUKARAMAI", "TAHUN 2025-2029", "Tabel 3.1 Tujuan dan Sasaran"):
        sheet.append([line])
    sheet.append(["Tujuan", "Sasaran", "Indikator"])
    sheet.append(["Meningkatnya mutu layanan", "Meningkatnya kepuasan warga", "Indeks kepuasan warga"])
    sheet.append([])
    sheet.append(["Tabel 4.1 Pagu"])
    sheet.append(["Kode", "Program/Kegiatan", "Indikator", "Satuan", "Target 2026", "Pagu 2026"])
    sheet.append(["7.01.01", "PROGRAM PENUNJANG", "Persentase layanan", "Persen", 90, 8_000_000])
    book.save(tmp_path / "plan.xlsx")
    assert [item.text for item in read_plan(tmp_path / "plan.xlsx").of_level("Goal", "Sasaran")] == [
        "Meningkatnya mutu layanan", "Meningkatnya kepuasan warga",
    ]  # fmt: skip

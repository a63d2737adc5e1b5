"""Word documents: what Word prints is what is read, in the order and the columns in which it prints it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from selaras.loaders.documents.blocks import Fragment, Pages, Paragraph
from selaras.loaders.documents.docx.read import read_docx
from selaras.loaders.documents.reasons import Reason
from selaras.loaders.language.numerals import formatted
from selaras.loaders.plan.understand import understand

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def numbered(text: str, number: int, depth: int = 0) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def tc(content: str, span: int = 1, merge: str = "") -> str:
    down = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    inside = content if content.startswith("<w:") else p(content)
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/>{down}</w:tcPr>{inside}</w:tc>'


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cell if cell.startswith('<w:') else tc(cell) for cell in cells)}</w:tr>"


def tbl(*rows: str, grid: tuple[int, ...] = ()) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return f"<w:tbl><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def read(folder: Path, body: str, numbering: str = "", styles: str = "", space: str = W) -> Pages:
    """A document with this body, as blocks."""
    path = folder / "plan.docx"
    spaces = f'xmlns:w="{space}" xmlns:mc="urn:mc" xmlns:v="urn:v" xmlns:wps="urn:wps"'
    kinds = [kind for kind, text in (("numbering", numbering), ("styles", styles)) if text]
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("_rels/.rels", f'<R><r Type="{OFFICE}/officeDocument" Target="word/main.xml"/></R>')
        archive.writestr("word/main.xml", f"<w:document {spaces}><w:body>{body}<w:sectPr/></w:body></w:document>")
        links = "".join(f'<r Type="{OFFICE}/{kind}" Target="{kind}.xml"/>' for kind in kinds)
        # A picture that is not there any more, as Word itself leaves them behind.
        archive.writestr("word/_rels/main.xml.rels", f'<R>{links}<r Type="{OFFICE}/image" Target="../NULL"/></R>')
        archive.writestr("word/numbering.xml", f"<w:numbering {spaces}>{numbering}</w:numbering>")
        archive.writestr("word/styles.xml", f"<w:styles {spaces}>{styles}</w:styles>")
    return read_docx(path)


def told(pages: Pages) -> list[object]:
    """Paragraphs as text, tables as rows of cells."""
    return [block.text if isinstance(block, Paragraph) else [list(row.cells) for row in block.rows] for block in pages.blocks]


def test_paragraphs_and_tables_come_in_the_order_of_the_body(tmp_path: Path) -> None:
    pages = read(tmp_path, p("Satu") + tbl(tr("a", "b")) + p("") + p("Dua") + tbl(tr("c", "d")))
    assert told(pages) == ["Satu", [["a", "b"]], "Dua", [["c", "d"]]]
    assert [block.place.line for block in pages.blocks if isinstance(block, Paragraph)] == [1, 3]
    assert [row.place.line for block in pages.blocks if isinstance(block, Fragment) for row in block.rows] == [2, 4]


def test_the_strict_edition_of_the_standard_is_read_alike(tmp_path: Path) -> None:
    assert told(read(tmp_path, p("Satu") + tbl(tr("a", "b")), space=STRICT)) == ["Satu", [["a", "b"]]]


def test_a_merged_cell_has_its_text_in_its_first_column_and_row(tmp_path: Path) -> None:
    body = tbl(
        tr(tc("Sasaran", merge="restart"), tc("Target", span=3)),
        tr(tc("tak tercetak", merge="continue"), "2025", "2026", "2027"),
        tr("S1", "1", "2", "3"),
    )
    pages = read(tmp_path, body)
    assert told(pages) == [[["Sasaran", "Target", "", ""], ["", "2025", "2026", "2027"], ["S1", "1", "2", "3"]]]
    assert [set(row.covered) for row in pages.blocks[0].rows] == [set(), {0}, set()]  # type: ignore[union-attr]


def test_a_place_that_no_cell_begins_at_is_no_column(tmp_path: Path) -> None:
    body = tbl(tr(tc("a", span=2), tc("b", span=3), "c"), tr(tc("d", span=2), tc("e", span=3), "f"))
    assert told(read(tmp_path, body)) == [[["a", "b", "c"], ["d", "e", "f"]]]


def test_borders_that_miss_each_other_by_a_little_are_one(tmp_path: Path) -> None:
    grid = (1000, 40, 1000, 1000)  # the second row's first cell ends 2 mm further right
    rows = (tr("a", tc("b", span=2), "c"), tr(tc("d", span=2), "e", "f"))
    assert told(read(tmp_path, tbl(*rows, grid=grid))) == [[["a", "b", "c"], ["d", "e", "f"]]]
    wide = told(read(tmp_path, tbl(*rows, grid=(1000, 400, 1000, 1000))))
    assert wide == [[["a", "b", "", "c"], ["d", "", "e", "f"]]]


def test_a_narrow_column_of_its_own_stays_one(tmp_path: Path) -> None:
    rows = (tr("a", "b", "c"), tr("d", "e", "f"))
    assert told(read(tmp_path, tbl(*rows, grid=(1000, 60, 1000)))) == [[["a", "b", "c"], ["d", "e", "f"]]]


def test_old_horizontal_merges_and_indented_rows_keep_the_columns(tmp_path: Path) -> None:
    old = '<w:tc><w:tcPr><w:hMerge w:val="{}"/></w:tcPr>{}</w:tc>'
    body = tbl(
        tr("a", "b", "c"), tr(old.format("restart", p("lebar")), old.format("continue", p("")), "d"),
        tr("e", properties='<w:gridBefore w:val="2"/>'),
    )  # fmt: skip
    assert told(read(tmp_path, body)) == [[["a", "b", "c"], ["lebar", "", "d"], ["", "", "e"]]]


def test_a_nested_table_follows_its_outer_one(tmp_path: Path) -> None:
    inner = tbl(tr("x", "1"), tr("y", "2"))
    body = tbl(tr("a", tc(p("b") + inner)), tr("c", "d"))
    assert told(read(tmp_path, body)) == [[["a", "b"], ["c", "d"]], [["x", "1"], ["y", "2"]]]


def test_a_nested_table_of_one_column_is_lines_of_its_cell(tmp_path: Path) -> None:
    body = tbl(tr("a", tc(p("b") + tbl(tr("x"), tr("y")))))
    assert told(read(tmp_path, body)) == [[["a", "b\nx\ny"]]]


def test_a_frame_around_text_and_tables_is_no_table(tmp_path: Path) -> None:
    body = tbl(tr(tc(p("Visi") + tbl(tr("a", "b")) + p("Misi"))), tr("Akhir"))
    assert told(read(tmp_path, body)) == ["Visi", [["a", "b"]], "Misi", "Akhir"]


def test_a_title_over_the_whole_width_is_a_row_of_its_table(tmp_path: Path) -> None:
    body = tbl(tr(tc("VISI : Rukun", span=2)), tr("Tujuan", "Sasaran"))
    assert told(read(tmp_path, body)) == [[["VISI : Rukun", ""], ["Tujuan", "Sasaran"]]]


def test_deleted_and_hidden_text_is_not_read_inserted_text_is(tmp_path: Path) -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = (
        f"<w:p>{run.format('tetap ')}<w:del><w:r><w:delText>lama</w:delText></w:r></w:del><w:ins>{run.format('baru')}</w:ins>"
        f"<w:moveFrom>{run.format('pindah')}</w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>sembunyi</w:t></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
        + tbl(tr("a", "b"), tr("hapus", "hapus", properties="<w:del/>"), f"<w:ins>{tr('c', 'd')}</w:ins>")
    )
    assert told(read(tmp_path, body)) == ["tetap baru", [["a", "b"], ["c", "d"]]]


def test_content_controls_hide_nothing(tmp_path: Path) -> None:
    inside = "<w:sdt><w:sdtPr><w:t>petunjuk</w:t></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    row = tr("c", "d")
    body = inside.format(p("Satu") + tbl(tr("a", "b"), inside.format(row), tr("e", inside.format(tc("f")))) + p("Dua"))
    assert told(read(tmp_path, body)) == ["Satu", [["a", "b"], ["c", "d"], ["e", "f"]], "Dua"]


def test_a_text_box_is_read_once_behind_its_paragraph(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{p('Dalam kotak')}{tbl(tr('a', 'b'))}</w:txbxContent>"
    twice = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    body = f"<w:p><w:r><w:t>Luar</w:t>{twice}</w:r></w:p>" + p("Sesudah")
    assert told(read(tmp_path, body)) == ["Luar", "Dalam kotak", [["a", "b"]], "Sesudah"]


def test_breaks_tabs_and_symbols_in_a_line(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>RENCANA</w:t><w:tab/><w:t>STRATEGIS</w:t><w:br/><w:t>KECAMATAN AWANGGA</w:t></w:r></w:p>"
        '<w:p><w:r><w:t>antar</w:t><w:noBreakHyphen/><w:t>warga</w:t><w:br w:type="page"/><w:sym w:font="x" w:char="F0B7"/></w:r></w:p>'
    )
    assert told(read(tmp_path, body)) == ["RENCANA STRATEGIS", "KECAMATAN AWANGGA", "antar-warga •"]


LEVELS = (
    '<w:abstractNum w:abstractNumId="5">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="BAB %1"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/><w:isLgl/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="5"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def test_numbers_that_word_computes_are_restored(tmp_path: Path) -> None:
    body = "".join([
        numbered("Satu", 1), numbered("a", 1, 1), numbered("b", 1, 1), numbered("Dua", 1), numbered("c", 1, 1), numbered("d", 1, 2),
        numbered("Ulang", 2), numbered("Lanjut", 2), numbered("Tanpa", 0), numbered("Asing", 77),
    ])  # fmt: skip
    assert told(read(tmp_path, body, LEVELS)) == [
        "BAB I Satu", "1.1. a", "1.2. b", "BAB II Dua", "2.1. c", "• d", "BAB I Ulang", "BAB II Lanjut", "Tanpa", "Asing",
    ]  # fmt: skip


def test_a_style_brings_its_list_and_inherits_it(tmp_path: Path) -> None:
    styles = (
        '<w:style w:styleId="Judul"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="Anak"><w:basedOn w:val="Judul"/></w:style><w:style w:styleId="Putar"><w:basedOn w:val="Putar"/></w:style>'
    )
    body = "".join(p(text, f'<w:pStyle w:val="{style}"/>') for text, style in (("A", "Judul"), ("B", "Anak"), ("C", "Putar")))
    assert told(read(tmp_path, body, LEVELS, styles)) == ["BAB I A", "BAB II B", "C"]


def test_numbers_in_cells_are_restored_even_where_they_stand_alone(tmp_path: Path) -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="5"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    body = tbl(tr(tc(numbered("", 1)), "a"), tr(tc(numbered("", 1)), tc(numbered("x", 2) + numbered("y", 2))))
    assert told(read(tmp_path, body, numbering)) == [[["1.", "a"], ["2.", "1. x\n2. y"]]]


@pytest.mark.parametrize(
    ("count", "form", "text"),
    [
        (4, "decimal", "4"), (4, "decimalZero", "04"), (1, "lowerLetter", "a"), (28, "upperLetter", "BB"), (9, "lowerRoman", "ix"),
        (44, "upperRoman", "XLIV"), (3, "none", ""), (3, "thaiNumbers", "3"), (0, "lowerLetter", "0"),
    ],
)  # fmt: skip
def test_forms_of_numbers(count: int, form: str, text: str) -> None:
    assert formatted(count, form) == text


def test_pages_are_those_that_word_drew_last(tmp_path: Path) -> None:
    mark = "<w:lastRenderedPageBreak/>"
    behind = f"<w:p><w:r>{mark}<w:t>Atas</w:t></w:r></w:p>"
    within = f"<w:p><w:r><w:t>mulai</w:t>{mark}<w:t> lanjut</w:t></w:r></w:p>"
    pages = read(
        tmp_path, p("Depan") + behind + tbl(tr("a", "b"), tr(tc(behind), "c"), tr(tc(within), tc(within)), tr("d", "e")) + p("Akhir")
    )
    places = [row.place for block in pages.blocks for row in (block.rows if isinstance(block, Fragment) else [block])]
    assert [place.page for place in places] == [1, 2, 2, 3, 3, 4, 4]
    assert all(place.line is None for place in places)


def test_headers_with_merged_years_are_recognised(tmp_path: Path) -> None:
    from selaras.loaders.tables.find import find_tables

    years = ("2025", "2026", "2027")
    body = p("Tabel 4.2") + tbl(
        tr(tc("Program/Kegiatan", merge="restart"), tc("Indikator", merge="restart"), tc("Target dan Pagu", span=6)),
        tr(tc("", merge="continue"), tc("", merge="continue"), *(tc(year, span=2) for year in years)),
        tr(tc("", merge="continue"), tc("", merge="continue"), *["Target", "Rp"] * 3),
        tr("Program Pelayanan", "Indeks", "1", "1.000.000", "2", "2.000.000", "3", "3.000.000"),
    )
    (table,) = find_tables(read(tmp_path, body))
    assert [(column.role, column.year) for column in table.columns] == [
        ("name", None), ("indicator", None), *((role, int(year)) for year in years for role in ("target", "pagu")),
    ]  # fmt: skip


def test_what_is_struck_through_is_no_text_and_is_told(tmp_path: Path) -> None:
    def struck(text: str, mark: str = "<w:strike/>") -> str:
        return f"<w:p><w:r><w:rPr>{mark}</w:rPr><w:t>{text}</w:t></w:r></w:p>"

    rows = (
        tr(tc("Kode"), tc("Nama")),
        tr(tc(struck("1")), tc(struck("Dicoret", "<w:dstrike/>"))),
        tr(tc("2"), tc(struck("Tetap", '<w:strike w:val="0"/>'))),
    )
    pages = read(tmp_path, struck("Paragraf lama") + tbl(*rows))
    assert told(pages) == [[["Kode", "Nama"], ["2", "Tetap"]]]
    assert [(entry.words, entry.reason) for entry in pages.left_out] == [
        ("Paragraf lama", Reason.STRUCK), ("1 | Dicoret", Reason.STRUCK),
    ]  # fmt: skip


def test_words_in_a_cell_of_their_own_are_no_rest_of_the_name_beside_them(tmp_path: Path) -> None:
    def row(*texts: str) -> str:
        return tr(*(tc(p(text)) for text in texts))

    rows = (
        row("Program dan Kegiatan", "Indikator", "Rp 2026", "Rp 2027"),
        row("2.15.02 Program Angkutan", "Persentase kapal", "9.000.000", "9.000.000"),
        row("2.15.02.2.01 Pembangunan Dermaga", "tersedianya dermaga", "9.000.000", "9.000.000"),
    )
    plan = understand(read(tmp_path, p("RENCANA STRATEGIS") + tbl(*rows)))
    assert [(item.text, [one.text for one in item.measures]) for item in plan.of_level("Activity")] == [
        ("Pembangunan Dermaga", ["tersedianya dermaga"])
    ]


def test_styles_strike_through_and_hide_and_a_run_may_say_otherwise(tmp_path: Path) -> None:
    def run(text: str, properties: str = "") -> str:
        return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"

    styles = (
        '<w:style w:styleId="Lama"><w:rPr><w:strike/></w:rPr></w:style>'
        '<w:style w:styleId="Coret"><w:basedOn w:val="Lama"/></w:style>'
        '<w:style w:styleId="Utuh"><w:basedOn w:val="Lama"/><w:rPr><w:strike w:val="0"/></w:rPr></w:style>'
        '<w:style w:styleId="Gaib"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    body = (
        p("Paragraf dicoret", '<w:pStyle w:val="Coret"/>') + p("Paragraf utuh", '<w:pStyle w:val="Utuh"/>'),
        "<w:p>" + run("Kata ") + run("dicoret", '<w:rStyle w:val="Coret"/>') + run("tetap") + "</w:p>",
        '<w:p><w:pPr><w:pStyle w:val="Lama"/></w:pPr>' + run("Kata kembali", '<w:strike w:val="false"/>') + "</w:p>",
        "<w:p>" + run("Kata tampak") + run(" tersembunyi", '<w:rStyle w:val="Gaib"/>') + "</w:p>",
    )
    pages = read(tmp_path, "".join(body), styles=styles)
    assert told(pages) == ["Paragraf utuh", "Kata tetap", "Kata kembali", "Kata tampak"]
    assert [entry.words for entry in pages.left_out] == ["Paragraf dicoret", "dicoret"]

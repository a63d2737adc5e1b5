"""What a page break does to a table: a header cut in halves, a row that goes on, a table of its own right below another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, PageBreak, SimpleDocTemplate, TableStyle
from reportlab.platypus import Paragraph as Styled
from reportlab.platypus import Table as DrawnTable
from selaras.loaders.documents.blocks import Fragment, Pages, Paragraph, Place, Row
from selaras.loaders.files import read_plan
from selaras.loaders.plan.facts import Plan
from selaras.loaders.plan.understand import understand
from selaras.loaders.tables.pages.joining import join_over_break

STYLE = getSampleStyleSheet()["Normal"]
FRONT = ("RENCANA STRATEGIS", "KECAMATAN AWANGGA", "KABUPATEN SUKARAMAI", "TAHUN 2025-2029")
UPPER = ("Program / Kegiatan / Sub Kegiatan|Indikator|Baseline|Target dan Pagu Indikatif|||", "|||2026||2027|")
LOWER = ("||2024|Target|Pagu|Target|Pagu", "(1)|(2)|(3)|(4)|(5)|(6)|(7)")
FIRST = (
    "7.01.01 PROGRAM PENUNJANG URUSAN|Persentase layanan|80|90|9.000.000|91|9.500.000",
    "7.01.01.2.06 Administrasi Umum|Jumlah paket|2|2|9.000.000|2|9.500.000",
    "7.01.01.2.06.0002 Penyediaan Peralatan Kantor||||9.000.000||9.500.000",
)
SECOND = (
    "Tersedianya peralatan kantor|Jumlah alat|2|2|9.000.000|2|9.500.000",
    "7.01.06 PROGRAM PEMBINAAN DESA|Persentase desa|70|72|5.000.000|73|6.000.000",
    "7.01.06.2.01 Fasilitasi Pembinaan Desa|Jumlah desa|3|3|5.000.000|3|6.000.000",
)


def _read(*pages: tuple[str, ...]) -> Plan:
    blocks: list[Paragraph | Fragment] = [Paragraph(line, Place(page=1)) for line in FRONT]
    for number, rows in enumerate(pages, 2):
        blocks.append(Fragment([Row(tuple(row.split("|")), Place(page=number)) for row in rows], ruled=True))
        blocks.append(Paragraph(f"Renstra Kecamatan Awangga, halaman {number}", Place(page=number)))
    return understand(Pages("plan.pdf", "", blocks))


def test_a_header_in_halves_is_one_header() -> None:
    whole = (*UPPER, *LOWER)
    for at in range(1, 4):
        read = _read((*whole, *FIRST, *whole[:at]), (*whole[at:], *SECOND))
        assert [item.code for item in read.of_level("Program", "Activity", "SubActivity")] == [
            "7.01.01", "7.01.01.2.06", "7.01.01.2.06.0002", "7.01.06", "7.01.06.2.01",
        ]  # fmt: skip
        assert [text for text, _ in next(read.of_level("SubActivity")).results] == ["Tersedianya peralatan kantor"]
        assert not read.totals


def test_a_header_over_three_pages_is_one_header() -> None:
    whole = (*UPPER, *LOWER)
    read = _read((*whole, *FIRST, whole[0]), (whole[1],), (*whole[2:], *SECOND))
    assert [item.code for item in read.of_level("Program")] == ["7.01.01", "7.01.06"]
    assert [amount.rupiah for amount in list(read.of_level("Program"))[1].amounts] == [5_000_000, 6_000_000]


def test_a_whole_header_on_each_page_stays_where_it_is() -> None:
    whole = (*UPPER, *LOWER)
    assert len(list(_read((*whole, *FIRST), (*whole, *SECOND)).of_level("Program"))) == 2
    assert len(list(_read((*whole, *FIRST), SECOND).of_level("Program"))) == 2


def test_a_row_that_goes_on_completes_each_of_its_columns(plan: Callable[[str], Plan]) -> None:
    head = (
        "| Kode | Sasaran Kegiatan | Program/Kegiatan/Sub Kegiatan | Indikator | Satuan | Formula | Baseline 2024 | Target 2026 | Rp 2026 |"
    )
    row = "| 7.01.05.2.01.{n} | Terlaksananya {n} | {word} | Jumlah {n} warga | Orang | Jumlah {n} | 2 | 2 | 5.000.000 |"
    words = (
        "Pembinaan Kerukunan",
        "Penanganan Konflik",
        "Koordinasi Tugas",
        "Pengembangan Demokrasi",
        "Pelaksanaan Urusan",
        "Fasilitasi Forum",
    )
    rows = "\n".join(row.format(n=f"000{at}", word=word) for at, word in enumerate(words, 2))
    read = plan(f"""
Tabel 6.1 Program dan Pendanaan
{head}
| 7.01.05 | Meningkatnya kerukunan | PROGRAM URUSAN PEMERINTAHAN UMUM | Persentase rukun | Persen | Jumlah | 80 | 81 | 35.000.000 |
| 7.01.05.2.01 | Terlaksananya urusan | Penyelenggaraan Urusan Umum | Jumlah urusan | Urusan | Jumlah | 2 | 2 | 35.000.000 |
{rows}
| 7.01.05.2.01.0001 | Terlaksananya pembinaan dan | Pembinaan Wawasan | Jumlah orang yang dibina dan | Orang | Jumlah | 9 | 9 | 5.000.000 |

{head}
|  | Keutuhan Negara | serta Pemeliharaan Keutuhan | Pemeliharaan Keutuhan |  | Pemeliharaan Keutuhan |  |  |  |
""")
    last = list(read.of_level("SubActivity"))[-1]
    assert (len(list(read.of_level("SubActivity"))), last.text) == (7, "Pembinaan Wawasan serta Pemeliharaan Keutuhan")
    assert last.results[0][0] == "Terlaksananya pembinaan dan Keutuhan Negara"
    assert last.measures[0].text == "Jumlah orang yang dibina dan Pemeliharaan Keutuhan"


def test_years_alone_do_not_join_two_tables(plan: Callable[[str], Plan]) -> None:
    read = plan("""
        Tabel 3.1 Tujuan dan Sasaran
        | Tujuan | Sasaran | Indikator | Satuan | 2025 | 2026 | 2027 |
        | Meningkatnya pelayanan publik |  | Indeks pelayanan | Nilai | 80 | 81 | 82 |
        |  | Meningkatnya kepuasan warga | Indeks kepuasan | Nilai | 90 | 91 | 92 |

        Tabel 3.4 Penahapan
        | No | Indikator Kinerja | Satuan | 2025 | 2026 | 2027 |
        | 1 | Indeks pelayanan | Nilai | 80 | 81 | 82 |

        | Sasaran Strategis | Indikator Kinerja | Satuan | 2025 | 2026 | 2027 | Strategi | Kebijakan Umum |
        | Meningkatnya kepuasan warga | Indeks kepuasan | Nilai | 90 | 91 | 92 | Digitalisasi layanan warga | Layanan dalam jaringan |
    """)
    assert [item.text for item in read.of_level("Strategy", "Policy")] == ["Digitalisasi layanan warga", "Layanan dalam jaringan"]


@pytest.mark.parametrize("nothing", ["n/a", "nihil"])
def test_a_word_for_nothing_at_the_head_of_a_page_is_that_rows_own(nothing: str) -> None:
    first = Fragment([Row(("7.01.01", "Penataan loket", "4", "Rp. 773.996.160"), Place(page=4))])
    second = Fragment([Row(("7.01.02", "Pelatihan petugas", "-", nothing), Place(page=5))])
    join_over_break(first, second, {})
    assert (first.rows[-1].cells[-1], second.rows[0].cells[-1]) == ("Rp. 773.996.160", nothing)


def test_a_repeated_header_that_gives_one_year_to_two_columns_has_lost_a_word() -> None:
    whole = (*UPPER, *LOWER)
    damaged = (UPPER[0].replace("Baseline", "Target"), UPPER[1], LOWER[0].replace("2024", "2026"), LOWER[1])
    read = _read((*whole, *FIRST), (*damaged, *SECOND))
    last = next(item for item in read.of_level("Program") if item.code == "7.01.06").measures[0]
    assert (last.baseline, [(aim.year, aim.text) for aim in last.aims]) == ("70", [(2026, "72"), (2027, "73")])


def _drawn(path: Path, *pages: list[list[str]]) -> Plan:
    """A PDF whose pages draw one table, a cell that is empty in the first row belonging to the one left of it."""
    widths = [90.0, 150.0, 110.0, 60.0, 60.0, 90.0, 90.0]
    style = TableStyle([("SPAN", (3, 0), (4, 0)), ("SPAN", (5, 0), (6, 0)), ("GRID", (0, 0), (-1, -1), 0.7, "black")])
    story: list[Flowable] = [Styled(line, STYLE) for line in FRONT]
    for rows in pages:
        cells = [[Styled(cell, STYLE) if cell else "" for cell in row] for row in rows]
        story += [PageBreak(), DrawnTable(cells, widths, style=style)]
    SimpleDocTemplate(str(path), pagesize=landscape(A4)).build(story)
    return read_plan(path)


@pytest.mark.parametrize("kept", [1, 2])
def test_a_repeated_header_without_its_row_of_years_parts_the_columns_as_the_whole_one(tmp_path: Path, kept: int) -> None:
    head = [
        ["Kode", "Program/Kegiatan/Sub Kegiatan", "Indikator", "Target Kinerja", "", "Kerangka Pendanaan (Rp)", ""],
        ["", "", "", "Tahun 2026", "Tahun 2027", "Tahun 2026", "Tahun 2027"],
    ]
    count = [[str(at) for at in range(1, 8)]]
    first = ["7.01.02", "PROGRAM PENYELENGGARAAN PEMERINTAHAN", "Persentase layanan", "80%", "81%", "9.000.000", "9.500.000"]
    second = ["7.01.06", "PROGRAM PEMBINAAN DESA", "Persentase desa", "72%", "73%", "5.000.000", "6.000.000"]
    read = _drawn(tmp_path / "plan.pdf", [*head, *count, first], [*head[:kept], *count, second])
    programs = list(read.of_level("Program"))
    assert [item.code for item in programs] == ["7.01.02", "7.01.06"]
    assert [[(amount.year, amount.rupiah) for amount in item.amounts] for item in programs] == [
        [(2026, 9_000_000), (2027, 9_500_000)], [(2026, 5_000_000), (2027, 6_000_000)],
    ]  # fmt: skip
    assert [[(aim.year, aim.text) for aim in item.measures[0].aims] for item in programs] == [
        [(2026, "80%"), (2027, "81%")], [(2026, "72%"), (2027, "73%")],
    ]  # fmt: skip

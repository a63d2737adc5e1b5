"""Layouts that PDF plans brought: tujuan and sasaran in one column, units at the head of repeated lists, lists of sasaran in one cell."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selaras.loaders.documents.blocks import Fragment, LeftOut, Pages, Paragraph, Place, Row
from selaras.loaders.documents.pdf.page import PageCell, PageTable
from selaras.loaders.documents.reasons import Reason
from selaras.loaders.language.labels import labelled, statements
from selaras.loaders.plan.facts import Plan
from selaras.loaders.plan.understand import understand
from selaras.loaders.tables.pages.joining import columns_under_headers, join_over_break

FRONT = ("RENCANA STRATEGIS", "KECAMATAN AWANGGA", "KABUPATEN SUKARAMAI", "TAHUN 2025-2029")
LABELS = {
    "Meningkatnya Kualitas Layanan (sasaran 1)": ("sasaran", "Meningkatnya Kualitas Layanan"),
    "Meningkatnya Kualitas Layanan (Tujuan)": ("goal", "Meningkatnya Kualitas Layanan"),
    "Tujuan :": ("goal", ""),
    "Sasaran 2: Meningkatnya Kinerja": ("sasaran", "Meningkatnya Kinerja"),
    "1. Meningkatnya Kinerja": (None, "Meningkatnya Kinerja"),
}


@pytest.mark.parametrize("text", LABELS)
def test_a_statement_says_whether_it_is_tujuan_or_sasaran(text: str) -> None:
    assert labelled(text) == LABELS[text]


def test_a_label_on_a_line_of_its_own_labels_the_statement_beside_it() -> None:
    assert statements("Pemerintah yang Akuntabel\n(sasaran 2)") == [("sasaran", "Pemerintah yang Akuntabel")]
    assert statements("Tujuan :\nMeningkatnya Layanan") == [("goal", "Meningkatnya Layanan")]


def test_one_column_of_tujuan_and_sasaran(plan: Callable[[str], Plan], outline: Callable[[Plan], str]) -> None:
    read = plan(
        """
        Tabel 3.1 Tujuan dan Sasaran
        | Tujuan / Sasaran | Indikator | Satuan | 2025 | 2026 |
        | Meningkatnya Pelayanan Publik (Tujuan) | Indeks Kinerja Wilayah | Nilai | 80 | 81 |
        | Meningkatnya Layanan Administrasi (sasaran 1) | Indeks Kepuasan Masyarakat | Nilai | 90 | 91 |
        | Meningkatnya Kinerja Kecamatan (sasaran 2) | Nilai SAKIP | Nilai | 70 | 71 |
        """
    )
    assert outline(read).splitlines() == [
        "Goal Meningkatnya Pelayanan Publik",
        "  # Indeks Kinerja Wilayah [Nilai] 2025=80 2026=81",
        "Sasaran Meningkatnya Layanan Administrasi",
        "  < Meningkatnya Pelayanan Publik",
        "  # Indeks Kepuasan Masyarakat [Nilai] 2025=90 2026=91",
        "Sasaran Meningkatnya Kinerja Kecamatan",
        "  < Meningkatnya Pelayanan Publik",
        "  # Nilai SAKIP [Nilai] 2025=70 2026=71",
    ]


UNITS = [
    ("7.01.01 - PROGRAM PENUNJANG URUSAN", "", "300.000.000", ""),
    ("Meningkatnya Penunjang Urusan", "Persentase Penunjang (%)", "300.000.000", "Kecamatan Awangga"),
    ("7.01.01.2.06 - Administrasi Umum", "", "200.000.000", ""),
    ("Cakupan Administrasi Umum", "Jumlah Paket (Paket)", "200.000.000", ""),
    ("7.01.01.2.06.0001 - Penyediaan Komponen Listrik", "", "200.000.000", ""),
    ("Tersedianya Komponen Listrik", "Jumlah Paket Listrik (Paket)", "200.000.000", ""),
    ("Meningkatnya Penunjang Urusan", "", "300.000.000", "Kelurahan Baru"),
    ("7.01.01.2.06 - Administrasi Umum", "", "100.000.000", ""),
    ("Cakupan Administrasi Umum", "Jumlah Paket (Paket)", "100.000.000", ""),
    ("7.01.01.2.06.0001 - Penyediaan Komponen Listrik", "", "100.000.000", ""),
    ("Tersedianya Komponen Listrik", "Jumlah Paket Listrik (Paket)", "100.000.000", ""),
]
HEADER = (
    "Program / Outcome / Kegiatan / Subkegiatan Output",
    "Indikator Outcome / Output",
    "Pagu 2026",
    "Perangkat Daerah",
)


def test_a_unit_whose_cell_reaches_down_spends_what_its_rows_say() -> None:
    fragment = Fragment([Row(HEADER, Place(page=2))], ruled=True)
    for cells in UNITS:
        covered = frozenset() if cells[3] or cells[0].startswith("7.01.01 ") else frozenset({3})
        fragment.rows.append(Row(cells, Place(page=2), covered))
    pages = Pages("plan.pdf", "0", [*(Paragraph(text, Place(page=1)) for text in FRONT), fragment])
    read = understand(pages)
    spent = {(item.level, amount.unit, amount.rupiah) for item in read.items for amount in item.amounts}
    assert spent == {
        ("Program", None, 300_000_000),
        ("Activity", "Kecamatan Awangga", 200_000_000), ("Activity", "Kelurahan Baru", 100_000_000),
        ("SubActivity", "Kecamatan Awangga", 200_000_000), ("SubActivity", "Kelurahan Baru", 100_000_000),
    }  # fmt: skip
    assert [(item.level, [text for text, _ in item.results]) for item in read.items] == [
        ("Program", ["Meningkatnya Penunjang Urusan"]),
        ("Activity", ["Cakupan Administrasi Umum"]),
        ("SubActivity", ["Tersedianya Komponen Listrik"]),
    ]
    assert {origin.place.page for item in read.items for origin in item.origins} == {2}


def test_a_page_without_text_is_not_understood() -> None:
    pages = Pages("plan.pdf", "0", [Paragraph(text, Place(page=1)) for text in FRONT], [LeftOut(Place(page=7), "", Reason.NO_TEXT)])
    assert [(entry.place.page, entry.reason.name) for entry in understand(pages).not_understood] == [(7, "NO_TEXT")]


def test_strategies_of_several_sasaran_in_one_cell() -> None:
    goals = Fragment([
        Row(("Tujuan", "Sasaran", "Indikator", "2025", "2026"), Place(page=2)),
        Row(("Meningkatnya Pelayanan Publik", "Meningkatnya Layanan Administrasi", "Indeks Kepuasan", "90", "91"), Place(page=2)),
        Row(("", "Meningkatnya Kinerja Kecamatan", "Nilai SAKIP", "70", "71"), Place(page=2)),
    ])  # fmt: skip
    both = "1. Meningkatnya Layanan Administrasi\n2. Meningkatnya Kinerja Kecamatan"
    listed = "1. a. Pemanfaatan teknologi informasi;\nb. Peningkatan mutu petugas;\n2. Penguatan manajemen melalui :\na. Penerapan SAKIP;"
    strategies = Fragment([
        Row(("Tujuan", "Sasaran", "Strategi", "Arah Kebijakan"), Place(page=3)),
        Row(("Meningkatnya Pelayanan Publik", both, listed, "1. Membangun standar layanan."), Place(page=3)),
    ])  # fmt: skip
    captions = [Paragraph("Tabel 3.1 Tujuan", Place(page=2)), Paragraph("Tabel 3.2 Strategi", Place(page=3))]
    front = [Paragraph(text, Place(page=1)) for text in FRONT]
    read = understand(Pages("plan.pdf", "0", [*front, captions[0], goals, captions[1], strategies]))
    assert [(item.text, [up.text for up in item.parents]) for item in read.of_level("Strategy")] == [
        ("Pemanfaatan teknologi informasi", ["Meningkatnya Layanan Administrasi"]),
        ("Peningkatan mutu petugas", ["Meningkatnya Layanan Administrasi"]),
        ("Penguatan manajemen", ["Meningkatnya Kinerja Kecamatan"]),
        ("Penerapan SAKIP", ["Meningkatnya Kinerja Kecamatan"]),
    ]


def test_numbers_of_columns_at_a_pages_foot_are_no_text_that_goes_on() -> None:
    heads = ("Program / Kegiatan", "Indikator", "Target 2026", "Pagu 2026")
    count = Row(("-1", "-2", "-3", "-4"), Place(page=1))
    first = Row(("7.01.01.2.06.0001 - Penyediaan Komponen", "", "", "1.000.000"), Place(page=1))
    rest = Row(("Tersedianya Komponen", "jumlah paket yang disediakan", "3", "1.000.000"), Place(page=2))
    before = Fragment([Row(heads, Place(page=1)), count, first, count])
    after = Fragment([Row(heads, Place(page=2)), count, rest])
    join_over_break(before, after, {})
    assert before.rows[-1] == count and after.rows[-1] == rest


def test_a_heading_below_whose_side_was_left_open_does_not_join_the_columns_that_others_head() -> None:
    """ "2026" below "Target" reaches over "Formulasi" and "Ket" in its row: their own headings above part them."""
    heads = [("Indikator", 0, 1, 1), ("Satuan", 1, 1, 1), ("Target", 2, 2, 0), ("Formulasi", 4, 1, 0), ("Ket", 5, 1, 0)]
    years = [("2025", 2, 1, 0), ("2026", 3, 3, 0)]
    body = [(text, at, 1, 0) for at, text in enumerate(("Indeks Kepuasan", "Indeks", "80", "81", "hasil survei", "IKU"))]
    rows = [[PageCell(at, text, columns, below) for text, at, columns, below in row] for row in (heads, years, body)]
    assert columns_under_headers(PageTable([10.0 * at for at in range(7)], 0, 30, rows)) == [0, 1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("beside", "groups"),
    [
        (("1", "2", ""), [0, 1, 2]),  # the numbers of the sasaran
        (("kota", "desa", ""), [0, 0, 1]),  # the other half of the tujuan
        (("01", "02", "03"), [0, 1, 2]),
        (("7", "8", ""), [0, 0, 1]),  # some other figures
    ],
)
def test_running_numbers_below_the_end_of_a_wide_heading_are_a_column_of_their_own(beside: tuple[str, ...], groups: list[int]) -> None:
    head = [PageCell(0, "Tujuan", 2, 0), PageCell(2, "Sasaran", 1, 0)]
    stated = [[PageCell(0, "Tertibnya pasar", 1, 0), PageCell(1, number, 1, 0), PageCell(2, "Bersihnya pasar", 1, 0)] for number in beside]
    assert columns_under_headers(PageTable([0.0, 80.0, 90.0, 200.0], 0, 30, [head, *stated])) == groups

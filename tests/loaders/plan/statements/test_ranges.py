"""A range printed as three rows of one indicator, and the year that stands alone beside its heading."""

from __future__ import annotations

from selaras.loaders.documents.blocks import Fragment, Pages, Paragraph, Place, Row
from selaras.loaders.plan.facts import Measure, Plan
from selaras.loaders.plan.understand import understand

FRONT = ("RENCANA STRATEGIS", "KECAMATAN AWANGGA", "KABUPATEN SUKARAMAI", "TAHUN 2025-2029")
HEAD = (("Tujuan / Sasaran", "Indikator", "Awal 2024", "Target Kinerja", "", "2027"), ("", "", "", "2025", "2026", ""))
COVERED = frozenset({0, 1})


def read(*rows: tuple[tuple[str, ...], frozenset[int]]) -> Plan:
    printed = [*((cells, frozenset[int]()) for cells in HEAD), *rows]
    table = Fragment([Row(cells, Place(page=7), covered) for cells, covered in printed], ruled=True)
    paragraphs = [Paragraph(text, Place(page=1)) for text in FRONT]
    caption = Paragraph("Tabel 3.1 Tujuan dan Sasaran", Place(page=7))
    return understand(Pages("r.pdf", "0" * 64, [*paragraphs, caption, table]))


def measure(plan: Plan) -> Measure:
    return next(measure for item in plan.items for measure in item.measures)


def row(*cells: str) -> tuple[tuple[str, ...], frozenset[int]]:
    return ("Menurunnya risiko bencana", "Indeks risiko bencana", *cells), frozenset()


def below(*cells: str) -> tuple[tuple[str, ...], frozenset[int]]:
    return ("", "", *cells), COVERED


def test_a_range_parted_over_rows_is_one_target_and_its_baseline_stands_between() -> None:
    plan = read(row("", "143,3", "139,8", "136,5"), below("145,7", "-", "-", "-"), below("", "139,8", "136,5", "133,3"))
    found = measure(plan)
    assert [(aim.year, aim.text) for aim in found.aims] == [(2025, "143,3 - 139,8"), (2026, "139,8 - 136,5"), (2027, "136,5 - 133,3")]
    assert found.baseline == "145,7"
    assert plan.not_understood == []
    assert [(report.cells, report.used) for report in plan.tables] == [(12, 12)]


def test_two_figures_below_each_other_are_no_range() -> None:
    plan = read(row("140", "143,3", "139,8", "136,5"), below("", "11", "12", "13"))
    assert [aim.text for aim in measure(plan).aims] == ["143,3", "139,8", "136,5"]
    assert sum(entry.figures for entry in plan.not_understood) == 3


def test_a_year_alone_beside_its_heading_goes_on_with_the_years() -> None:
    assert [aim.year for aim in measure(read(row("140", "143,3", "139,8", "136,5"))).aims] == [2025, 2026, 2027]


def key_rows(middle: str, *ends: str) -> Plan:
    head = ("No", "Indikator Kinerja Utama", "Kondisi Awal 2024", "Target 2025", "Target 2026")
    body = [("", "", "", *ends[:2]), ("1", "Indeks risiko bencana", "145,7", middle, middle), ("", "", "", *ends[2:])]
    table = Fragment([Row(cells, Place(page=7), frozenset()) for cells in (head, *body)], ruled=True)
    paragraphs = [Paragraph(text, Place(page=1)) for text in FRONT]
    return understand(Pages("r.pdf", "0" * 64, [*paragraphs, Paragraph("Tabel 7.1 Indikator Kinerja Utama", Place(page=7)), table]))


def test_the_dashes_of_ranges_stand_beside_the_name_and_their_ends_above_and_below() -> None:
    found = key_rows("-", "143,3", "139,8", "139,8", "136,5").loose_measures[0]
    assert [aim.text for aim in found.aims] == ["143,3 - 139,8", "139,8 - 136,5"]
    assert len(found.origins) == 3


def test_figures_around_a_row_with_its_own_are_no_range() -> None:
    found = key_rows("144", "143,3", "139,8", "139,8", "136,5").loose_measures[0]
    assert [aim.text for aim in found.aims] == ["144", "144"]

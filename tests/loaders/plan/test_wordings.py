"""What each place of a plan words differently is kept with that place; and where running text names another agency of its kind."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selaras.loaders.documents.blocks import Place
from selaras.loaders.plan.facts import Item, Origin, Plan
from selaras.loaders.plan.to_graph import to_graph
from selaras.loaders.plan.wordings import last_rows, other_wording

TABLES = """
Tabel 3.1 Tujuan dan Sasaran
| TUJUAN | SASARAN | INDIKATOR | TARGET 2026 | TARGET 2027 | TARGET 2028 |
| Terwujudnya wilayah yang tertib dan nyaman | | Indeks Ketertiban | 70 | 71 | 72 |
| | Meningkatnya mutu layanan warga | Indeks Kepuasan Masyarakat | 80 | 81 | 82 |
Tabel 4.1 Program, Kegiatan, dan Subkegiatan
| SASARAN | KODE | PROGRAM/ KEGIATAN/ SUBKEGIATAN | INDIKATOR | TARGET 2026 | PAGU 2026 | TARGET 2027 | PAGU 2027 |
| Meningkatnya mutu layanan warga | 7.01.02 | Program Penyelenggaraan Pemerintahan | Persen tuntas | 80 | 5.000.000 | 81 | 6.000.000 |
| | 7.01.02.2.01 | Koordinasi Kegiatan Pemerintahan Wilayah | Jumlah rapat koordinasi | 4 | 5.000.000 | 5 | 6.000.000 |
| | 7.01.02.2.01.0001 | Fasilitas Percepatan Layanan Warga | Jumlah laporan percepatan | 4 | 5.000.000 | 5 | 6.000.000 |
Tabel 4.2 Rincian Program
| KODE | PROGRAM/ KEGIATAN/ SUBKEGIATAN | INDIKATOR | TARGET 2026 | PAGU 2026 | TARGET 2027 | PAGU 2027 |
| 7.01.02 | Program Penyelenggaraan Pemerintahan | Persentase layanan tuntas | 80 | 5.000.000 | 81 | 6.000.000 |
| 7.01.02.2.01 | Koordinasi Kegiatan Pemerintahan Wilayah | Jumlah rapat koordinasi | 4 | 5.000.000 | 5 | 6.000.000 |
| 7.01.02.2.01.0001 | Fasilitasi Percepatan Layanan Warga | Jumlah laporan percepatan | 4 | 5.000.000 | 5 | 6.000.000 |
"""


def _wordings(graph_of: Plan, label: str) -> list[str]:
    graph = to_graph(graph_of)
    edges = [edge for node in graph.nodes(label) for edge in graph.out(node.id, "STATED_IN")]
    return [str(edge.properties["wording"]) for edge in edges if "wording" in edge.properties]


def test_a_name_keeps_the_words_that_another_table_prints(plan: Callable[[str], Plan]) -> None:
    assert _wordings(plan(TABLES), "SubActivity") == ["Fasilitasi Percepatan Layanan Warga"]


def test_the_same_words_and_a_cut_part_of_them_are_no_other_wording(plan: Callable[[str], Plan]) -> None:
    read = plan(TABLES)
    assert _wordings(read, "Program") == _wordings(read, "Activity") == []


def test_fewer_words_that_fill_a_cell_are_another_wording_of_a_statement(plan: Callable[[str], Plan]) -> None:
    whole = "Meningkatnya mutu layanan warga untuk kenyamanan bersama"
    read = plan(TABLES.replace("| Meningkatnya mutu layanan warga | 7", f"| {whole} | 7"))
    assert [item.text for item in read.of_level("Sasaran")] == [whole]
    assert _wordings(read, "Sasaran") == ["Meningkatnya mutu layanan warga"]


@pytest.mark.parametrize("shorter", ["Meningkatnya mutu layanan", "Meningkatnya mutu layanan warga untuk", "Meningkatnya mutu layanan war"])
def test_what_leaves_off_open_or_a_word_short_is_cut(plan: Callable[[str], Plan], shorter: str) -> None:
    cut = TABLES.replace("| Meningkatnya mutu layanan warga | 7", f"| {shorter} | 7")
    longer = "Meningkatnya mutu layanan warga untuk kenyamanan bersama" if "untuk" in shorter else "Meningkatnya mutu layanan warga"
    assert _wordings(plan(cut.replace("| | Meningkatnya mutu layanan warga |", f"| | {longer} |")), "Sasaran") == []


def test_the_agency_and_a_short_form_are_no_more_words(plan: Callable[[str], Plan]) -> None:
    longer = "Meningkatnya mutu layanan warga (MLW) Kecamatan Awangga Kabupaten Sukaramai"
    read = plan(TABLES.replace("| Meningkatnya mutu layanan warga | 7", f"| {longer} | 7"))
    assert _wordings(read, "Sasaran") == []


@pytest.mark.parametrize(("row", "told"), [(8, None), (3, "Meningkatnya mutu layanan")])
def test_the_last_row_of_a_page_may_go_on_overleaf(row: int, told: str | None) -> None:
    words = "Meningkatnya mutu layanan"
    origin = Origin(Place(page=4), f"{words} | 5", "Tabel 3", position=row)
    here = Item("Sasaran", words, origins=[origin, Origin(Place(page=4), "Terwujudnya kota hijau", "Tabel 3", position=8)])
    last = last_rows(Plan("rencana.pdf", "", items=[here]))
    assert other_wording(f"{words} warga kota", words, origin, last, ("Kabupaten Sukaramai",)) == told


def test_running_text_that_names_another_kecamatan_is_kept_with_its_line(plan: Callable[[str], Plan]) -> None:
    text = "Sasaran yang dicapai oleh Kecamatan Pandansari pada tahun 2026.\nKecamatan Awangga melayani warga.\n"
    told = plan(text + TABLES).others
    assert [one.split(" | ")[:2] for one in told] == [["l5", "Kecamatan Pandansari"]]
    assert "dicapai oleh Kecamatan Pandansari" in told[0]


FORMS = """
Tabel 4.1 Merumuskan Program, Kegiatan, dan Subkegiatan
| TUJUAN | SASARAN | OUTCOME | OUTPUT | INDIKATOR | PROGRAM/ KEGIATAN/ SUBKEGIATAN |
| Terwujudnya wilayah tertib | Meningkatnya mutu layanan | Meningkatnya tertib kantor | | Persen tertib | Program Penunjang Urusan |
| | | | {sketch} | Jumlah bulan | Penyediaan Jasa Penunjang Kantor |
Tabel 4.2 Rencana Program, Kegiatan, dan Pendanaan
| PROGRAM/ KEGIATAN/ SUBKEGIATAN | OUTCOME/ OUTPUT | INDIKATOR | TARGET 2026 | PAGU 2026 | TARGET 2027 | PAGU 2027 |
| Program Penunjang Urusan | Meningkatnya tertib kantor | Persen tertib | 80 | 5.000.000 | 81 | 6.000.000 |
| Penyediaan Jasa Penunjang Kantor | Tersedianya sarana kerja pendukung layanan kantor | Jumlah bulan | 12 | 5.000.000 | 12 | 6.000.000 |
"""


def test_a_result_keeps_the_words_that_a_table_without_figures_has_for_it(plan: Callable[[str], Plan]) -> None:
    read = plan(FORMS.format(sketch="Terpeliharanya sarana kerja pendukung layanan kantor"))
    (item,) = read.of_level("Activity")
    assert {text for text, _ in item.results} == {"Tersedianya sarana kerja pendukung layanan kantor"}
    assert _wordings(read, "Output") == ["Terpeliharanya sarana kerja pendukung layanan kantor"]
    assert _wordings(read, "Outcome") == []


@pytest.mark.parametrize(
    "sketch",
    [
        "Tersedianya sarana kerja pendukung layanan",
        "Tersedianya sara kerja pendukung lay kantor",
        "Tersedianya sarana kerja pendukung layanan kantor",
    ],
)
def test_a_result_that_a_cell_cut_is_worded_as_the_whole_one(plan: Callable[[str], Plan], sketch: str) -> None:
    assert _wordings(plan(FORMS.format(sketch=sketch)), "Output") == []


def test_of_several_results_none_is_taken_for_anothers_wording(plan: Callable[[str], Plan]) -> None:
    told = FORMS.format(sketch="Terpeliharanya sarana kerja pendukung layanan kantor")
    row = "| Penyediaan Jasa Penunjang Kantor | Tersedianya sarana kerja pendukung layanan kantor | Jumlah bulan |"
    second = row.replace("Tersedianya sarana kerja", "Terbayarnya tagihan listrik").replace("| Penyediaan Jasa Penunjang Kantor", "|")
    read = plan(told.rstrip("\n") + "\n" + second + " 12 | | 12 | |\n")
    (item,) = read.of_level("Activity")
    assert len({text for text, _ in item.results}) == 2
    assert _wordings(read, "Output") == []

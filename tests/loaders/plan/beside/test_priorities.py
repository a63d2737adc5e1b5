"""The list of priority subkegiatan says which of the plan's own serve which priority program; it names nothing new."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selaras.loaders.documents.reasons import Reason
from selaras.loaders.plan.facts import Plan
from selaras.loaders.plan.to_graph import to_graph

PROGRAMS = """
Tabel 4.2 Program, Kegiatan dan Pagu
| Kode | Program/Kegiatan/Subkegiatan | Indikator | Satuan | Target 2026 | Pagu 2026 |
| 7.01.02 | PROGRAM PELAYANAN WARGA | Nilai layanan | Indeks | 81 | 900.000.000 |
| 7.01.02.2.01 | Koordinasi Layanan Terpadu | Jumlah laporan | Laporan | 12 | 900.000.000 |
| 7.01.02.2.01.0001 | Penyediaan Loket Keliling bagi Warga di Daerah Terpencil | Jumlah loket | Unit | 2 | 500.000.000 |
| 7.01.02.2.01.0002 | Penataan Antrean | Jumlah antrean | Unit | 2 | 400.000.000 |
"""
LIST = """
Tabel 4.3 Daftar Subkegiatan Prioritas dalam Mendukung Program Prioritas Pembangunan Daerah
| No | Program Prioritas | Outcome | Kegiatan/Subkegiatan | Ket. |
| (1) | (2) | (3) | (4) | (5) |
{rows}
Penutup
"""


def served(plan: Plan) -> dict[str, list[str]]:
    return {priority.text: [item.text for item in priority.served_by] for priority in plan.priorities}


LOKET = "Penyediaan Loket Keliling bagi Warga di Daerah Terpencil"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("| 1 | Desa Melayani | Warga dilayani | 7.01.02.2.01.0002 - Penataan Antrean | |", {"Desa Melayani": ["Penataan Antrean"]}),
        (
            "| 1 | Desa Melayani | Warga dilayani | Koordinasi Layanan Terpadu | |\n| | | | Sub Kegiatan Penataan Antrean | |",
            {"Desa Melayani": ["Koordinasi Layanan Terpadu", "Penataan Antrean"]},
        ),
        (
            "| 1 | Desa Melayani | Warga dilayani | 1. Penyediaan Loket Keliling bagi Warga di Daerah Terpencil; 2. Penataan antrean. | |\n"
            "| 2 | Kota Sigap | Aman | Penataan Antrean | |",
            {"Desa Melayani": [LOKET, "Penataan Antrean"], "Kota Sigap": ["Penataan Antrean"]},
        ),
        ("| 1 | Program Pelayanan Warga | Warga dilayani | | |", {"Program Pelayanan Warga": ["PROGRAM PELAYANAN WARGA"]}),
        ("| | 7.01.0.00.0.00.15.0000 - KECAMATAN AWANGGA | | | |\n| | NIHIL | | | |", {}),
    ],
    ids=["code", "rows", "list in a cell", "own program", "agency and nothing"],
)
def test_what_serves_a_priority(plan: Callable[[str], Plan], rows: str, expected: dict[str, list[str]]) -> None:
    read = plan(PROGRAMS + LIST.format(rows=rows))
    assert served(read) == expected
    assert {entry.reason for entry in read.unread} <= {Reason.NOT_A_FACT}  # outcomes that this table alone states
    assert [item.text for item in read.items] == [item.text for item in plan(PROGRAMS).items]


def test_a_name_that_is_none_of_the_plans_own_is_listed(plan: Callable[[str], Plan]) -> None:
    read = plan(PROGRAMS + LIST.format(rows="| 1 | Desa Melayani | Warga dilayani | Pembangunan Jembatan Gantung; Penataan Antrean | |"))
    assert served(read) == {"Desa Melayani": ["Penataan Antrean"]}
    assert (Reason.NOT_IN_PLAN, "Pembangunan Jembatan Gantung") in [(entry.reason, entry.detail) for entry in read.unread]


def test_a_list_under_other_headings(plan: Callable[[str], Plan]) -> None:
    read = plan(
        PROGRAMS
        + """
Tabel 4.4 Daftar Sub Kegiatan Prioritas
| No | Program Prioritas Daerah | Outcome | Program | Kegiatan | Sub Kegiatan | Keterangan |
| 1 | Desa Melayani | Warga dilayani | Program Pelayanan Warga | Koordinasi Layanan Terpadu | Penataan Antrean | |
Penutup
"""
    )
    assert served(read) == {"Desa Melayani": ["PROGRAM PELAYANAN WARGA", "Koordinasi Layanan Terpadu", "Penataan Antrean"]}
    graph = to_graph(read)
    (priority,) = graph.nodes("Priority")
    assert {graph.node(edge.source).label for edge in graph.edges("SERVES_PRIORITY")} == {"Program", "Activity", "SubActivity"}
    assert graph.out(priority.id, "STATED_IN")[0].properties["table"] == "Tabel 4.4"


def test_the_outcome_of_an_own_program_is_a_wording_of_its_own(plan: Callable[[str], Plan]) -> None:
    """Where the list names the plan's own program and words its outcome otherwise; of a program of the region it is not the plan's."""
    programs = """
Tabel 4.2 Program, Kegiatan dan Pagu
| Kode | Program/Outcome/Kegiatan/Output | Indikator | Satuan | Target 2026 | Pagu 2026 |
| 7.01.02 | PROGRAM PELAYANAN WARGA | | | | 900.000.000 |
| | Meningkatnya mutu layanan warga | Nilai layanan | Indeks | 81 | 900.000.000 |
| 7.01.02.2.01 | Koordinasi Layanan Terpadu | | | | 900.000.000 |
| | Terlaksananya koordinasi layanan | Jumlah laporan | Laporan | 12 | 900.000.000 |
"""
    rows = "| 1 | Program Pelayanan Warga | Meningkatnya layanan yang cepat dan murah | Koordinasi Layanan Terpadu | |"
    (program,) = plan(programs + LIST.format(rows=rows)).of_level("Program")
    assert [(text, origin.wording) for text, origin in program.results] == [
        ("Meningkatnya mutu layanan warga", ""),
        ("Meningkatnya mutu layanan warga", "Meningkatnya layanan yang cepat dan murah"),
    ]
    (other,) = plan(programs + LIST.format(rows=rows.replace("Program Pelayanan Warga", "Desa Melayani"))).of_level("Program")
    assert len(other.results) == 1

"""Tables below each other under plain titles, none of which says "Tabel 4.1": their headers and rows tell where one begins."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selaras.loaders.documents.blocks import Pages
from selaras.loaders.plan.facts import Plan
from selaras.loaders.tables.find import find_tables

AIMS = (
    "Tujuan dan Sasaran\n"
    "Tujuan\tSasaran\tIndikator\t{unit}\tBaseline 2024\t2025\t2026\t2027\n"
    "Meningkatnya mutu taman kota\t\tIndeks taman\tIndeks\t70\t71\t72\t73\n"
    "\tMeningkatnya kerapian taman\tTaman yang rapi\tTaman\t4\t5\t6\t7\n\n"
)
MONEY = (
    "Rencana Program dan Pendanaan\n"
    "Program/Kegiatan/Sub Kegiatan\tIndikator\tSatuan\tBaseline 2024\tTarget 2026\tPagu 2026\tTarget 2027\tPagu 2027\n"
    "2.11.03 PROGRAM PENGELOLAAN TAMAN\tTaman terkelola\t%\t80\t81\t7.000.000\t82\t8.000.000\n"
    "2.11.03.2.01 Pengelolaan Taman Kota\tTaman dikelola\tTaman\t4\t5\t7.000.000\t6\t8.000.000\n"
    "2.11.03.2.01.0001 Penanaman Pohon\tPohon ditanam\tBatang\t10\t20\t4.000.000\t30\t5.000.000\n"
    "2.11.03.2.01.0002 Perawatan Taman\tTaman dirawat\tTaman\t4\t5\t3.000.000\t6\t3.000.000\n\n"
)
ANNEX = (
    "Lampiran Program dan Pendanaan\n"
    "Program/Kegiatan/Sub Kegiatan\tIndikator\tBaseline 2024\tTarget 2026\tPagu 2026\tTarget 2027\tPagu 2027\tPerangkat Daerah\n"
    "2.11.03 PROGRAM PENGELOLAAN TAMAN\tTaman terkelola (%)\t80\t81\t7.000.000\t82\t8.000.000\tKecamatan\n"
    "2.11.03.2.01 Pengelolaan Taman Kota\tTaman dikelola (Taman)\t4\t5\t7.000.000\t6\t8.000.000\tKecamatan\n"
    "2.11.03.2.01.0001 Penanaman Pohon\tPohon ditanam (Batang)\t10\t20\t4.000.000\t30\t5.000.000\tKecamatan\n"
    "2.11.03.2.01.0002 Perawatan Taman\tTaman dirawat (Taman)\t4\t5\t3.000.000\t6\t3.000.000\tKecamatan\n"
)


@pytest.mark.parametrize("unit", ["Satuan", "Sat.", "sat", "Sat. Ukur"])
def test_a_table_of_programs_does_not_go_on_from_the_aims_above_it(plan: Callable[[str], Plan], unit: str) -> None:
    read = plan(AIMS.format(unit=unit) + MONEY)
    assert [item.printed_code for item in read.of_level("Program")] == ["2.11.03"]
    assert [item.printed_code for item in read.of_level("SubActivity")] == ["2.11.03.2.01.0001", "2.11.03.2.01.0002"]
    assert [measure.unit for item in read.of_level("Sasaran") for measure in item.measures] == ["Taman"]


def test_an_annex_that_prints_the_same_rows_again_is_another_table(pages: Callable[[str], Pages]) -> None:
    found = find_tables(pages(AIMS.format(unit="Satuan") + MONEY + ANNEX))
    assert [len(table.records) for table in found] == [2, 4, 4]


def test_a_header_printed_anew_with_a_column_more_goes_on(plan: Callable[[str], Plan]) -> None:
    # The next page's header is the table's own but for a remark: its rows are new ones, and the table is one.
    lines = MONEY.rstrip("\n").split("\n")
    more = [lines[1] + "\tPelaksana", "2.11.03.2.02 Penerangan Taman\tTaman terang\tTaman\t1\t2\t1.000.000\t3\t1.000.000\tSeksi Taman"]
    read = plan("\n".join([*lines, "", *more]) + "\n")
    assert [item.printed_code for item in read.of_level("Activity")] == ["2.11.03.2.01", "2.11.03.2.02"]

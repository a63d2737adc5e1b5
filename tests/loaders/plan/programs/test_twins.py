"""One thing that two tables print in two ways: a name cut or broken, a code without its last digits, an indicator with a unit of work."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

import pytest
from selaras.loaders.plan.facts import Plan
from selaras.loaders.plan.programs.twins import best_name

HEAD = "| Program/Kegiatan/Sub Kegiatan | Indikator | Satuan | Target 2026 | Pagu 2026 | Target 2027 | Pagu 2027 | Perangkat Daerah |"

NAMES = list(permutations(["Penyediaan Peralatan", "Penyediaan Peralatan Rumah Tangga", "Penyediaan Peralatan Ruma h Tangga"]))


def _table(number: str, code: str = "7.01.01.2.06.0003", name: str = "Penyediaan Peralatan Rumah Tangga", unit: str = "") -> str:
    return f"""
Tabel {number} Program dan Pagu
{HEAD}
| 7.01.01 PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH | Persentase layanan | % | 90 | 30.000.000 | 91 | 33.000.000 | {unit} |
| 7.01.01.2.06 Administrasi Umum Perangkat Daerah | Jumlah paket layanan | Paket | 2 | 30.000.000 | 2 | 33.000.000 | {unit} |
| {code} {name} | Jumlah alat rumah tangga | Unit | 2 | 10.000.000 | 2 | 12.000.000 | {unit} |
| 7.01.01.2.06.0004 Penyediaan Bahan Logistik Kantor | Jumlah bahan logistik | Paket | 2 | 20.000.000 | 2 | 21.000.000 | {unit} |
"""


@pytest.mark.parametrize("code", ["7.01.01.2.06.000", "7.01.01.2.06.00"])
@pytest.mark.parametrize("cut_first", [True, False])
def test_a_cut_code_joins_its_whole_twin(plan: Callable[[str], Plan], code: str, *, cut_first: bool) -> None:
    tables = [_table("4.2", code), _table("4.3")]
    read = plan("\n".join(tables if cut_first else tables[::-1]))
    assert [item.code for item in read.of_level("SubActivity")] == ["7.01.01.2.06.0003", "7.01.01.2.06.0004"]
    assert all(len(item.measures) == 1 for item in read.of_level("SubActivity"))


def test_a_cut_code_without_a_twin_keeps_its_place(plan: Callable[[str], Plan]) -> None:
    read = plan(_table("4.2", "7.01.01.2.06.000"))
    cut = next(read.of_level("SubActivity"))
    assert (cut.code, cut.printed_code, [up.code for up in cut.parents]) == (None, "7.01.01.2.06.000", ["7.01.01.2.06"])


def test_a_code_of_three_digits_joins_the_one_of_its_name(plan: Callable[[str], Plan]) -> None:
    read = plan(_table("4.2", "7.01.01.2.06.001") + _table("4.3", "7.01.01.2.06.0013"))
    assert [item.code for item in read.of_level("SubActivity")] == ["7.01.01.2.06.0013", "7.01.01.2.06.0004"]


@pytest.mark.parametrize("names", NAMES)
def test_the_whole_name_of_a_code_wins_in_any_order(plan: Callable[[str], Plan], names: tuple[str, ...]) -> None:
    read = plan("Rumah tangga miskin mendapat bantuan.\n" + "".join(_table(f"4.{n}", name=name) for n, name in enumerate(names, 2)))
    assert next(read.of_level("SubActivity")).text == "Penyediaan Peralatan Rumah Tangga"


def test_a_result_that_ran_into_a_name_is_no_part_of_it() -> None:
    assert best_name(["Evaluasi Kinerja", "Evaluasi Kinerja Terlaksananya evaluasi"], {}) == "Evaluasi Kinerja"


@pytest.mark.parametrize("unit", ["Kecamatan Awangga", "7.01.0.00.0.00.09.0000 - Kecamatan Awangga", "Seksi Pelayanan"])
@pytest.mark.parametrize("named_first", [True, False])
def test_an_indicator_with_and_without_its_unit_is_one(plan: Callable[[str], Plan], unit: str, *, named_first: bool) -> None:
    tables = [_table("4.2", unit=unit), _table("4.3")]
    read = plan("\n".join(tables if named_first else tables[::-1]))
    assert [len(item.measures) for item in read.of_level("Program", "Activity", "SubActivity")] == [1, 1, 1, 1]


def test_an_indicator_split_over_units_stays_split(plan: Callable[[str], Plan]) -> None:
    rows = "".join(
        f"|  | Jumlah bahan logistik | Paket | 2 | 1.000.000 | 2 | 1.000.000 | Kelurahan {name} |\n"
        for name in ("Arjuna", "Bima", "Drupadi")
    )
    read = plan(_table("4.2") + _table("4.3").rstrip() + "\n" + rows)
    assert {measure.office for measure in list(read.of_level("SubActivity"))[-1].measures} >= {
        None, "Kelurahan Arjuna", "Kelurahan Bima", "Kelurahan Drupadi",
    }  # fmt: skip

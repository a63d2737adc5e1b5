"""Tables that say what tujuan and sasaran are measured by, without any figure."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selaras.loaders.plan.facts import Item, Plan
from selaras.loaders.plan.statements.stacked import indicators_of, without_formula

Read = Callable[[str], Plan]
TABLE = """
Tabel 4.1 {caption}
| No | Tujuan{whose} | Indikator Tujuan{whose} | Sasaran{whose} | Indikator Sasaran |
| 1 | Terwujudnya pasar rakyat yang tertib | Indeks Pasar (Formula : nilai dibagi jumlah) | Meningkatnya kebersihan pasar | {first} |
|  |  |  | Meningkatnya jumlah pedagang tertata | Persentase pedagang tertata |
"""
STACKED = "S.1.1 Persentase pasar bersih (Rumus : pasar bersih dibagi semua pasar) S.1.2 Nilai SAKIP OPD"


def _measured(plan: Plan) -> dict[str, list[tuple[str, str | None]]]:
    def told(item: Item) -> list[tuple[str, str | None]]:
        return [(measure.text, measure.formula) for measure in item.measures]

    return {item.text: told(item) for item in plan.of_level("Goal", "Sasaran")}


@pytest.mark.parametrize("whose", ["", " Renstra DPR"])
def test_the_chain_is_read_with_its_indicators(plan: Read, whose: str) -> None:
    read = plan(TABLE.format(caption="Tujuan dan Sasaran Dinas Pasar", whose=whose, first=STACKED))
    assert _measured(read) == {
        "Terwujudnya pasar rakyat yang tertib": [("Indeks Pasar", "nilai dibagi jumlah")],
        "Meningkatnya kebersihan pasar": [("Persentase pasar bersih", "pasar bersih dibagi semua pasar"), ("Nilai SAKIP OPD", None)],
        "Meningkatnya jumlah pedagang tertata": [("Persentase pedagang tertata", None)],
    }


def test_the_aims_of_another_government_are_none(plan: Read) -> None:
    read = plan(TABLE.format(caption="Telaahan Renstra Provinsi Seberang", whose="", first="Persentase pasar bersih"))
    assert _measured(read) == {}


def test_an_indicator_is_the_same_with_its_agency_in_short(plan: Read) -> None:
    figures = """
Tabel 4.{at} Target Kinerja
| Tujuan | Sasaran | Indikator | {year} |
| Terwujudnya pasar rakyat yang tertib |  | Indeks Pasar | 70 |
|  | Meningkatnya kebersihan pasar rakyat | Nilai SAKIP {whose} | 80 |
"""
    read = plan(figures.format(at=1, year=2026, whose="OPD") + figures.format(at=2, year=2027, whose="Perangkat Daerah"))
    assert [len(item.measures) for item in read.of_level("Goal", "Sasaran")] == [1, 1]


def test_a_list_of_key_indicators_gives_its_figures_to_a_chain_without_any(plan: Read) -> None:
    cascade = """
Tabel 6.1 Cascading Kinerja
| Tujuan | Indikator Tujuan | Sasaran | Indikator Sasaran | Program | Indikator Program |
| Terwujudnya pasar rakyat yang tertib | Indeks Pasar | Meningkatnya kebersihan pasar | Persentase pasar bersih | PROGRAM PASAR | Nilai |

Tabel 7.1 Indikator Kinerja Utama
| No | Indikator | Satuan | 2026 | 2027 |
| 1 | Indeks Pasar | Indeks | 70 | 71 |
| 2 | Persentase pasar bersih | Persen | 60 | 61 |
"""
    read = plan(cascade)
    told = [(measure.text, len(measure.aims)) for item in read.of_level("Goal", "Sasaran") for measure in item.measures]
    assert (told, read.loose_measures) == ([("Indeks Pasar", 2), ("Persentase pasar bersih", 2)], [])


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("1. Nilai pasar rakyat\n2. Jumlah pedagang", ["Nilai pasar rakyat", "Jumlah pedagang"]),
        ("Nilai pasar S.1 rakyat", ["Nilai pasar S.1 rakyat"]),
        ("T.1.1 Nilai pasar T.1.2 Jumlah pedagang", ["T.1.1 Nilai pasar", "T.1.2 Jumlah pedagang"]),
    ],
)
def test_indicators_that_a_cell_counts(cell: str, parts: list[str]) -> None:
    assert indicators_of(cell) == parts


def test_a_bracket_that_is_no_formula_stays() -> None:
    assert without_formula("Jumlah pasar (unit)") == ("Jumlah pasar (unit)", None)

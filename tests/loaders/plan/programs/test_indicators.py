"""Line ends in an indicator's cell: as many indicators as values stand beside them."""

from __future__ import annotations

import re

import pytest
from selaras.loaders.documents.blocks import Place
from selaras.loaders.plan.facts import Aim, Origin
from selaras.loaders.plan.programs.indicators import aims_of, baseline_of, indicator_texts, unit_of
from selaras.loaders.plan.programs.row import Parts
from selaras.loaders.tables.columns.roles import Column
from selaras.loaders.tables.columns.table import Record

CELLS = {
    "Jumlah laporan evaluasi\n(Laporan)": ["Jumlah laporan evaluasi (Laporan)"],
    "Jumlah dokumen yang\nDisediakan (Dokumen)": ["Jumlah dokumen yang Disediakan (Dokumen)"],
    "Jumlah gedung kantor\ndipelihara": ["Jumlah gedung kantor dipelihara"],
    "Jumlah Paket Bahan\nKomputer (Paket)": ["Jumlah Paket Bahan Komputer (Paket)"],
    "1. Jumlah dokumen 2. Jumlah laporan": ["Jumlah dokumen", "Jumlah laporan"],
}


def _row(cell: str, *targets: str, baseline: str = "4") -> Parts:
    place = Place(line=1)
    aims = [Aim(2026 + at, text, Origin(place, text)) for at, text in enumerate(targets)]
    return Parts(Record({}, place, cell), "result", indicator=cell, baseline=baseline, aims=aims)


@pytest.mark.parametrize("cell", CELLS)
def test_one_value_a_year_makes_one_indicator(cell: str) -> None:
    assert indicator_texts(_row(cell, "4", "5 Laporan", "6")) == CELLS[cell]


def test_stacked_values_make_as_many_indicators() -> None:
    row = _row("Jumlah dokumen yang\ndisusun\nJumlah laporan", "2 4", "3 5", baseline="1 3")
    assert indicator_texts(row) == ["Jumlah dokumen yang disusun", "Jumlah laporan"]
    assert [[aim.text for aim in aims_of(row.aims, at, 2)] for at in (0, 1)] == [["2", "3"], ["4", "5"]]
    assert [baseline_of(row, at, 2) for at in (0, 1)] == ["1", "3"]


def test_without_figures_each_line_that_begins_anew_is_an_indicator() -> None:
    assert indicator_texts(_row("Jumlah dokumen\nPersentase laporan\n(%)", baseline="")) == ["Jumlah dokumen", "Persentase laporan (%)"]


@pytest.mark.parametrize("printed", ["Persen\nIndeks", "Persen Indeks", "1. Persen 2. Indeks", "% Indeks"])
def test_stacked_units_are_one_for_each_indicator(printed: str) -> None:
    row = _row("1. Persentase warga terlayani\n2. Indeks kepuasan warga", "60\n3,1", "65\n3,2", baseline="55\n3,0")
    row.unit = printed.replace("\n", " ")
    row.record = Record({Column(0, "unit", "Satuan"): printed}, row.record.place, printed)
    assert [unit_of(row, at, 2) for at in (0, 1)] == [re.split(r"\s+", printed.replace("1. ", "").replace("2. ", ""))[at] for at in (0, 1)]


def test_one_unit_is_that_of_all_indicators() -> None:
    row = _row("1. Jumlah warga terlayani\n2. Jumlah pelaku usaha", "60\n3", "65\n4", baseline="55\n2")
    row.unit = "Orang/Bulan"
    row.record = Record({Column(0, "unit", "Satuan"): row.unit}, row.record.place, row.unit)
    assert [unit_of(row, at, 2) for at in (0, 1)] == ["Orang/Bulan", "Orang/Bulan"]

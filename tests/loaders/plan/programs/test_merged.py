"""Targets on one row and the indicator on another, as merged cells leave them; and rows of figures that name nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from selaras.examples.make import FORMS, parts_of
from selaras.loaders.files import read_plan
from selaras.loaders.plan.facts import Plan

from ..test_coverage import lost

Read = Callable[[str], Plan]
HEAD = "\nTabel 4.2 Program, Kegiatan dan Pagu\n| Kode | Program/Outcome | Indikator | Satuan | Awal 2024 | Target 2026 | Pagu 2026 |\n"
APART = (
    "| 7.01.02 | PROGRAM PELAYANAN PUBLIK |  | Indeks | 79 | 81 | 900.000.000 |\n"
    "|  | Meningkatnya mutu layanan | Indeks layanan |  |  |  |  |\n"
    "| 7.01.02.2.01 | Koordinasi Layanan Terpadu |  |  | 88 | 90 | 900.000.000 |\n"
    "|  | Terlaksananya koordinasi | Persentase layanan terpadu |  |  |  |  |\n"
)


def told(plan: Plan) -> list[tuple[str, str | None, str | None, list[str]]]:
    measures = [measure for item in plan.items for measure in item.measures]
    return [(measure.text, measure.unit, measure.baseline, [aim.text for aim in measure.aims]) for measure in measures]


def test_targets_on_the_name_row_are_those_of_the_indicator_on_the_result_row(plan: Read) -> None:
    read = plan(HEAD + APART)
    assert told(read) == [("Indeks layanan", "Indeks", "79", ["81"]), ("Persentase layanan terpadu", None, "88", ["90"])]
    assert lost(read) == []


def test_targets_on_the_result_row_are_those_of_the_indicator_on_the_name_row(plan: Read) -> None:
    rows = (
        "| 7.01.02 | PROGRAM PELAYANAN PUBLIK | Indeks layanan | Indeks |  |  | 900.000.000 |\n"
        "|  | Meningkatnya mutu layanan |  |  | 79 | 81 |  |\n"
    )
    assert told(plan(HEAD + rows)) == [("Indeks layanan", "Indeks", "79", ["81"])]


def test_of_two_indicators_for_one_row_of_targets_none_is_chosen(plan: Read) -> None:
    rows = APART.split("\n")[:2]
    read = plan(HEAD + "\n".join([*rows, "|  |  | Jumlah keluhan | Keluhan |  |  |  |"]) + "\n")
    assert [aims for _, _, _, aims in told(read)] == [[], []]
    assert [words for _, words, _ in lost(read)] == ["79 | 81"]


def test_targets_of_an_output_that_is_worded_as_an_indicator(plan: Read) -> None:
    rows = (
        "| 7.01.02.2.01 | Koordinasi Layanan Terpadu |  |  |  |  | 900.000.000 |\n"
        "|  | Output : Persentase layanan terpadu |  |  | 88 | 90 | 900.000.000 |\n"
    )
    assert told(plan(HEAD + rows)) == [("Persentase layanan terpadu", None, "88", ["90"])]


def test_targets_beside_an_outcome_in_the_column_of_indicators_are_measured_by_it(plan: Read) -> None:
    rows = "| 7.01.02 | PROGRAM PELAYANAN PUBLIK |  |  |  |  |  |\n|  |  | Outcome : Meningkatnya mutu layanan | Indeks | 2,0 | 2,2 |  |\n"
    read = plan(HEAD + rows)
    assert told(read) == [("Meningkatnya mutu layanan", "Indeks", "2,0", ["2,2"])]
    assert [text for text, _ in next(read.of_level("Program")).results] == ["Meningkatnya mutu layanan"]


def test_targets_of_a_result_that_measures_nothing_are_listed(plan: Read) -> None:
    rows = "| 7.01.02 | PROGRAM PELAYANAN PUBLIK |  |  |  |  | 900.000.000 |\n|  | Outcome : Meningkatnya mutu layanan |  |  |  | 81 |  |\n"
    read = plan(HEAD + rows)
    assert (told(read), [words for _, words, _ in lost(read)]) == ([], ["81"])


def test_figures_on_a_row_that_names_nothing_are_nobodys(plan: Read) -> None:
    read = plan(HEAD + APART + "|  |  |  |  |  | 17 | 123.000.000 |\n")
    assert lost(read) == [("row", "17 | 123.000.000", 1)]
    assert next(entry.figures for entry in read.not_understood) == 2
    assert not any(amount.rupiah == 123_000_000 for item in read.items for amount in item.amounts)


def test_figures_below_a_name_without_any_are_its_own(plan: Read) -> None:
    name = "| 7.01.02.2.01 | Koordinasi Layanan Terpadu | Persentase layanan terpadu | Persen |  |  |  |\n"
    rows = name + "|  |  |  |  |  | 90 | 123.000.000 |\n"
    read = plan(HEAD + rows)
    assert [amount.rupiah for item in read.items for amount in item.amounts] == [123_000_000]
    assert told(read) == [("Persentase layanan terpadu", "Persen", None, ["90"])]


@pytest.mark.parametrize("form", [".docx", ".xlsx", ".html"])
def test_in_any_form(form: str, tmp_path: Path) -> None:
    front = "RENCANA STRATEGIS\nKECAMATAN AWANGGA\nKABUPATEN SUKARAMAI\nTAHUN 2025-2029\n"
    rows = [line[1:-1].split("|") if line[:1] == "|" else [line] for line in (HEAD + APART).split("\n")]
    text = front + "\n".join("\t".join(cell.strip() for cell in row) for row in rows)
    path = tmp_path / f"plan{form}"
    path.write_bytes(FORMS[form](parts_of(text)))
    assert [(text, aims) for text, _, _, aims in told(read_plan(path))] == [
        ("Indeks layanan", ["81"]),
        ("Persentase layanan terpadu", ["90"]),
    ]

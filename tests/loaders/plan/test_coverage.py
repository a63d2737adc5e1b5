"""Every filled cell of a table of the cascade is in a fact, or listed as not read with its reason: none vanishes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from selaras.examples import documents
from selaras.examples.make import FORMS, make
from selaras.loaders.documents.blocks import Pages
from selaras.loaders.files import READERS, SUFFIXES, read_pages
from selaras.loaders.plan.facts import NotUnderstood, Plan
from selaras.loaders.plan.understand import understand

Read = Callable[[str], Plan]
HEAD = """
Tabel 4.2 Program, Kegiatan dan Pagu
| Kode | Program/Kegiatan/Subkegiatan | Indikator | Satuan | Target 2026 | Pagu 2026 | {more} |
"""
ROWS = (
    ("7.01.02", "PROGRAM PELAYANAN PUBLIK", "Indeks layanan", "Indeks", "81", "900.000.000"),
    ("7.01.02.2.01", "Koordinasi Layanan Terpadu", "Persentase layanan terpadu", "Persen", "90", "900.000.000"),
    ("7.01.02.2.01.0001", "Penataan Loket", "Jumlah loket", "Unit", "4", "500.000.000"),
    ("7.01.02.2.01.0002", "Pelatihan Petugas Loket", "Jumlah petugas terlatih", "Orang", "30", "400.000.000"),
)


def table(more: str, *further: str, extra: tuple[str, ...] = ()) -> str:
    rows = [" | ".join((*row, cell)) for row, cell in zip(ROWS, [*further, "", "", "", ""], strict=False)]
    return HEAD.format(more=more) + "".join(f"| {row} |\n" for row in (*rows, *extra))


def lost(plan: Plan) -> list[tuple[str, str, int]]:
    return [(entry.what, entry.words, entry.amounts) for entry in plan.not_understood]


def accounts(plan: Plan) -> list[tuple[int, int, int]]:
    return [(report.cells, report.used, report.listed) for report in plan.tables]


def test_a_table_that_is_read_whole_has_nothing_left(plan: Read) -> None:
    read = plan(table("Ket"))
    assert lost(read) == []
    assert accounts(read) == [(24, 24, 0)]


@pytest.mark.parametrize(
    ("note", "whole"), [("(dalam juta rupiah)", "7.089,3"), ("(dalam ribuan rupiah)", "7.089.300"), ("", "7.089.300.000")]
)
def test_the_figures_of_a_total_are_read_in_their_unit(plan: Read, note: str, whole: str) -> None:
    amounts = {"900.000.000": whole, "500.000.000": whole, "400.000.000": "-"}
    text = table("Ket", extra=(" | TOTAL ANGGARAN |  |  |  | 900.000.000 | ",)).replace("Program dan Pagu", f"Program dan Pagu {note}")
    for printed, other in amounts.items():
        text = text.replace(printed, other)
    text = text.replace("Tabel 4.2 Program, Kegiatan dan Pagu", f"Tabel 4.2 Program, Kegiatan dan Pagu {note}")
    read = plan(text)
    assert [amount.rupiah for _, amount in read.totals] == [7_089_300_000]
    assert lost(read) == []


def test_a_column_without_a_meaning_is_one_record(plan: Read) -> None:
    read = plan(table("Rujukan", "Berkas lemari satu", "Berkas lemari dua", "Berkas lemari tiga", "Berkas lemari empat"))
    assert [(what, amounts) for what, _, amounts in lost(read)] == [("column", 0)]
    assert read.not_understood[0].why("en").endswith("Rujukan")
    assert accounts(read) == [(28, 24, 4)]


def test_a_row_that_names_nothing_is_listed_with_its_figures(plan: Read) -> None:
    rows = table("Ket").replace("| 7.01.02 |", "|  |  |  |  | 17 | 333.000.000 |  |\n| 7.01.02 |")
    read = plan(rows)
    assert [(what, amounts) for what, _, amounts in lost(read)] == [("row", 1)]
    assert not any(amount.rupiah == 333_000_000 for item in read.items for amount in item.amounts)


def test_a_single_cell_that_no_fact_says_is_listed(plan: Read) -> None:
    read = plan(table("Rujukan", "", "Disalin dari naskah lama"))
    assert [entry[:2] for entry in lost(read)] == [("cell", "Disalin dari naskah lama")]
    assert accounts(read) == [(25, 24, 1)]


def test_a_whole_table_that_gave_no_fact_is_one_record(plan: Read) -> None:
    read = plan(table("Ket") + "\nTabel 4.9 Strategi\n| Sasaran | Strategi | Arah Kebijakan |\n| 1 | 2 | 3 |\n| x | y | z |\n")
    assert all(what == "table" for what, _, _ in lost(read))


def test_what_is_listed_by_the_reader_is_not_listed_twice(plan: Read) -> None:
    rows = table("Ket").replace("400.000.000", "400.000.00")
    read = plan(rows)
    assert [(entry.what, entry.detail) for entry in read.not_understood] == [("cell", "400.000.00")]
    assert accounts(read) == [(24, 23, 1)]


def test_figures_printed_again_at_the_head_of_a_page_are_no_loss(plan: Read) -> None:
    head = "\nTabel 4.2 Program, Kegiatan dan Pagu\n| Kode | Program/Kegiatan/Subkegiatan | Indikator | Pagu 2026 | Pagu 2027 |\n"
    again = "| 7.01.02 | PROGRAM PELAYANAN PUBLIK | Indeks layanan | 900.000.000 | 910.000.000 |\n|  |  |  | {} | 910.000.000 |\n"
    sub = "| 7.01.02.2.01 | Koordinasi Layanan Terpadu | Persentase layanan | 900.000.000 | 910.000.000 |\n"
    assert lost(plan(head + again.format("900.000.000") + sub)) == []
    other = plan(head + again.format("901.000.000") + sub)
    said = [amount.rupiah for item in other.items for amount in item.amounts] + [amount.rupiah for _, amount in other.totals]
    assert 901_000_000 in said or sum(amounts for _, _, amounts in lost(other)) >= 1


@pytest.mark.parametrize("form", [".txt", *(form for form in FORMS if SUFFIXES[form] in READERS)])
def test_of_the_examples_no_figure_vanishes(form: str, tmp_path: Path, unaccounted: Callable[[Plan, Pages], list[str]]) -> None:
    for document in documents():
        pages = read_pages(document if form == ".txt" else make(document, form, tmp_path))
        read = understand(pages)
        assert unaccounted(read, pages) == []
        for report in read.tables:
            assert report.used + report.listed == report.cells or report.kind in ("past", "priorities", "unknown", "labels")
            told: list[NotUnderstood] = [entry for entry in read.not_understood if entry.table == report.name]
            assert bool(report.listed) <= bool(told)

"""The former and the new edition of a plan side by side: the new one counts, the old one is kept beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selaras.loaders.language.header_words import edition_of
from selaras.loaders.plan.facts import Item, Plan
from selaras.loaders.plan.to_graph import to_graph

Figures = dict[int | None, int]


def money(item: Item) -> tuple[Figures, Figures]:
    return {a.year: a.rupiah for a in item.amounts}, {a.year: a.rupiah for a in item.former}


BY_YEAR = """Tabel 4.1 Pagu
| Kode | Program/Kegiatan | Indikator | Pagu 2026 | | | Pagu 2027 | | |
| | | | Semula | Menjadi | Bertambah/(Berkurang) | Semula | Menjadi | Selisih |
| 7.01.01 | PROGRAM PENUNJANG | Persentase layanan | 8.000.000 | 9.000.000 | 1.000.000 | 8.000.000 | 7.000.000 | (1.000.000) |
"""
BY_EDITION = """Tabel 4.1 Pagu
| Kode | Program/Kegiatan | Indikator | SEBELUM PERUBAHAN | | SETELAH PERUBAHAN | |
| | | | 2026 | 2027 | 2026 | 2027 |
| 7.01.01 | PROGRAM PENUNJANG | Persentase layanan | 8.000.000 | 8.000.000 | 9.000.000 | 7.000.000 |
"""
IN_ONE_CELL = """Tabel 4.1 Pagu
| Kode | Program/Kegiatan | Indikator | Pagu 2026 Semula | Pagu 2026 Menjadi | Pagu 2027 Semula | Pagu 2027 Menjadi |
| 7.01.01 | PROGRAM PENUNJANG | Persentase layanan | 8.000.000 | 9.000.000 | 8.000.000 | 7.000.000 |
"""


BY_NAME = BY_EDITION.replace("SEBELUM PERUBAHAN", "Renstra Induk").replace("SETELAH PERUBAHAN", "Perubahan Renstra")


@pytest.mark.parametrize("text", [BY_YEAR, BY_EDITION, IN_ONE_CELL, BY_NAME], ids=["by year", "by edition", "in one cell", "by name"])
def test_the_new_columns_count_and_the_former_are_kept(plan: Callable[[str], Plan], text: str) -> None:
    (program,) = plan(text).of_level("Program")
    assert money(program) == ({2026: 9_000_000, 2027: 7_000_000}, {2026: 8_000_000, 2027: 8_000_000})


def test_a_table_of_the_former_edition_moves_nothing_of_the_new_one(plan: Callable[[str], Plan]) -> None:
    head = "| Kode | Program/Kegiatan | Indikator | Target 2026 | Pagu 2026 |\n"
    read = plan(
        f"Tabel 4.1 Pagu Sebelum Perubahan\n{head}| 7.01.01 | PROGRAM PENUNJANG | Persentase layanan | 80 | 8.000.000 |\n"
        "| 7.01.02 | PROGRAM YANG DIHAPUS | Persentase lama | 10 | 1.000.000 |\n\n"
        f"Tabel 4.2 Pagu Setelah Perubahan\n{head}| 7.01.01 | PROGRAM PENUNJANG | Persentase layanan | 90 | 9.000.000 |\n"
    )
    (program,) = read.of_level("Program")
    assert money(program) == ({2026: 9_000_000}, {2026: 8_000_000})
    (measure,) = program.measures
    assert [aim.text for aim in measure.aims] == ["90"] and [aim.text for aim in measure.former] == ["80"]
    assert any("PROGRAM YANG DIHAPUS" in entry.words for entry in read.not_understood)


def test_statements_of_both_editions(plan: Callable[[str], Plan]) -> None:
    read = plan(
        "Tabel 3.1 Tujuan\n| Semula | | | Menjadi | | |\n| Sasaran | Indikator | Target 2026 | Sasaran | Indikator | Target 2026 |\n"
        "| Meningkatnya layanan | Indeks lama | 80 | Meningkatnya mutu layanan publik | Indeks mutu | 85 |\n"
    )
    (sasaran,) = read.of_level("Sasaran")
    assert (sasaran.text, [(m.text, [aim.text for aim in m.aims]) for m in sasaran.measures]) == (
        "Meningkatnya mutu layanan publik", [("Indeks mutu", ["85"])],
    )  # fmt: skip


def test_the_graph_joins_the_former_figure_to_the_new_one_and_says_its_edition(plan: Callable[[str], Plan]) -> None:
    graph = to_graph(plan(BY_YEAR))
    joined = {
        (graph.node(edge.source).properties["rupiah"], graph.node(edge.target).properties["rupiah"], edge.properties["edition"])
        for edge in graph.edges("CONTRADICTED_BY")
    }
    assert joined == {(9_000_000, 8_000_000, "former"), (7_000_000, 8_000_000, "former")}
    assert {graph.node(edge.target).properties["rupiah"] for edge in graph.edges("FUNDED_BY")} == {9_000_000, 7_000_000}


@pytest.mark.parametrize(
    ("header", "edition"),
    [
        ("Semula", "former"),
        ("SEBELUM PERUBAHAN", "former"), ("Pagu Murni", "former"), ("Menjadi (Rp)", "new"), ("Setelah Perubahan", "new"),
        ("Bertambah/(Berkurang)", "change"), ("Kondisi Awal", ""), ("Target 2026", ""), ("Program Baru", "new"),
    ],
)  # fmt: skip
def test_the_edition_that_a_header_names(header: str, edition: str) -> None:
    assert edition_of(header) == edition

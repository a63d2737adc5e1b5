"""The property that nothing printed vanishes: cells printed = cells that facts say + cells listed, on whatever documents there are.

The examples in every form, damaged examples, and, where they stand beside the clone, the cases and the real plans.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from selaras.examples import documents
from selaras.examples.make import FORMS, make
from selaras.graph.errors import InputError
from selaras.loaders.documents.text import read_text
from selaras.loaders.files import READERS, SUFFIXES, read_pages
from selaras.loaders.plan.facts import Plan, TableReport
from selaras.loaders.plan.understand import understand

from ..test_fuzz import LINES, MUTATIONS

SHARED = Path(os.environ.get("SELARAS_SHARED") or Path(__file__).parents[4] / "shared")
CASES = [path for path in sorted((SHARED / "cases").glob("*/input*")) if path.suffix in SUFFIXES]
PLANS = [path for folder in ("renstra", "renstra/pdf", "renstra/other") for path in sorted((SHARED / folder).glob("*.*"))]
# Kinds whose tables are held against their facts, cell by cell; what stands beside the cascade or is none of it is told as a whole.
HELD = ("regional", "goals", "cascade", "programs", "names", "strategies", "key")
Read = Callable[[str], Plan]


def unheld(plan: Plan) -> Iterator[str]:
    """The tables in which a cell is neither said by a fact nor listed, and those whose lost cells no record tells of."""
    told = {entry.table for entry in plan.not_understood}
    for report in plan.tables:
        if report.kind in HELD and report.rows:
            if report.used + report.listed != report.cells:
                yield f"{report.name}: {report.cells} cells, {report.used} in facts, {report.listed} listed"
            if report.listed and report.name not in told:
                yield f"{report.name}: {report.listed} cells lost, and no record tells of them"
        elif report.kind == "unknown" and _is_told(report) and report.name not in told:
            yield f"{report.name}: not read, and no record tells of it"


def _is_told(report: TableReport) -> bool:
    return report.reason is not None and report.rows > 1


def held(path: Path) -> list[str]:
    try:
        return list(unheld(understand(read_pages(path))))
    except InputError:
        return []  # one line said why


@pytest.mark.parametrize("form", [".txt", *(form for form in FORMS if SUFFIXES[form] in READERS)])
def test_of_the_examples_in_every_form(form: str, tmp_path: Path) -> None:
    for document in documents():
        assert held(document if form == ".txt" else make(document, form, tmp_path)) == []


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.__name__)
def test_of_damaged_examples(mutation: Callable[[random.Random, list[str]], list[str]], tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    for seed in range(2):
        lines = mutation(random.Random(f"ledger {mutation.__name__} {seed}"), LINES[seed % len(LINES)])
        path.write_text("\n".join(lines), encoding="utf-8", newline="")
        assert list(unheld(understand(read_text(path)))) == []


@pytest.mark.skipif(not CASES, reason="the cases are not beside this clone (SELARAS_SHARED names their folder)")
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name)
def test_of_a_case(path: Path) -> None:
    assert held(path) == []


@pytest.mark.real
@pytest.mark.skipif(not PLANS, reason="the real plans are not beside this clone (SELARAS_SHARED names their folder)")
@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_of_a_real_plan(path: Path) -> None:
    assert held(path) == []


HEAD = "\nTabel 4.2 Program dan Pagu\n| Kode | Program/Kegiatan | {} | Indikator | Target 2026 | Pagu 2026 |\n"
ROWS = (
    "| 7.01.02 | PROGRAM PELAYANAN PUBLIK | {} | Indeks layanan | 81 | 900.000.000 |\n"
    "| 7.01.02.2.01 | Koordinasi Layanan Terpadu | {} | Persentase layanan terpadu | 90 | 900.000.000 |\n"
)


def words_lost(plan: Plan) -> list[tuple[str, str]]:
    return [(entry.what, entry.words) for entry in plan.not_understood]


def test_words_that_only_another_row_states_are_not_said_by_this_one(plan: Read) -> None:
    read = plan(HEAD.format("Rujukan") + ROWS.format("", "Indeks layanan"))
    assert words_lost(read) == [("cell", "Indeks layanan")]


def test_a_short_piece_of_other_words_is_not_said(plan: Read) -> None:
    read = plan(HEAD.format("Rujukan") + ROWS.format("terpadu", "publik"))
    assert [words for _, words in words_lost(read)] == ["terpadu | publik"]


def test_the_words_of_a_total_and_of_the_agency_above_its_rows_are_said(plan: Read) -> None:
    agency = "| 7.01 | KECAMATAN |  |  |  | 900.000.000 |\n"
    assert words_lost(plan(HEAD.format("Rujukan") + agency + ROWS.format("", ""))) == []


def test_a_text_that_goes_on_in_the_rows_below_is_said_there(plan: Read) -> None:
    head = "\nTabel 3.1 Tujuan dan Sasaran\n| Tujuan | Sasaran | Indikator | Target 2026 |\n"
    rows = (
        "| Terwujudnya pelayanan prima bagi | Meningkatnya kepuasan warga | Indeks kepuasan warga | 81 |\n"
        "| seluruh warga kecamatan |  | Jumlah keluhan warga yang ditangani | 30 |\n"
    )
    assert words_lost(plan(head + rows)) == []

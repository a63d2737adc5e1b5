"""The property that nothing printed vanishes: cells printed = cells that facts say + cells listed, on whatever documents there are.

The examples in every form, damaged examples, and, where they stand beside the clone, the cases and the real plans.
"""

from __future__ import annotations

import os
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from selaras.examples import documents
from selaras.examples.make import FORMS, make
from selaras.graph.errors import InputError
from selaras.loaders.documents.blocks import Fragment, Pages, Place
from selaras.loaders.documents.reasons import Reason
from selaras.loaders.files import READERS, SUFFIXES, read_pages
from selaras.loaders.language.likeness import key
from selaras.loaders.language.numbers import rupiah
from selaras.loaders.plan import coverage
from selaras.loaders.plan.coverage import printed_cells
from selaras.loaders.plan.facts import NotUnderstood, Plan
from selaras.loaders.plan.ledger import FIGURES
from selaras.loaders.plan.to_graph import to_graph
from selaras.loaders.plan.understand import understand
from selaras.loaders.tables.find import find_tables

from ..test_fuzz import LINES, MUTATIONS

SHARED = Path(os.environ.get("SELARAS_SHARED") or Path(__file__).parents[4] / "shared")
CASES = [path for path in sorted((SHARED / "cases").glob("*/input*")) if path.suffix in SUFFIXES]
PLANS = [path for folder in ("renstra", "renstra/pdf", "renstra/other") for path in sorted((SHARED / folder).glob("*.*"))]
Read = Callable[[str], Plan]


def unheld(plan: Plan) -> Iterator[str]:
    """The tables in which a cell is neither said by a fact nor listed, and those whose lost cells no record tells of."""
    told = {entry.table for entry in plan.not_understood}
    for report in plan.tables:
        if report.used + report.listed != report.cells:
            yield f"{report.name}: {report.cells} cells, {report.used} in facts, {report.listed} listed"
        if report.listed and report.name not in told:
            yield f"{report.name}: {report.listed} cells lost, and no record tells of them"


def unseen(plan: Plan, pages: Pages) -> Iterator[str]:
    """Cells that the reader gave and that no table's account counts: by the tables' own rows, without the ledger.

    What heads a table is none of its cells: its header, printed again on each page, and the row that counts its columns.
    """
    tables = find_tables(pages)
    heads = "\n".join(key(f"{column.header}") for table in tables for column in table.columns)
    known: dict[Place, list[str]] = defaultdict(list)
    for table in tables:
        for record in (*table.records, *table.sections):
            known[record.place] += [key(record.words), *(key(text) for text in record.cells.values())]
        for place, words in [(band.place, band.text) for band in table.bands] + [
            (row.place, cell) for row in (*table.raw, *table.repeated) for cell in row.cells
        ]:
            known[place].append(key(words))
    for block in pages.blocks:
        for row in block.rows if isinstance(block, Fragment) else ():
            said = "\n".join(known[row.place] or (words for found in known.values() for words in found))
            heading = any(key(cell) in heads for cell in row.cells if re.search(r"[A-Za-z]{4}", cell)) or all(
                key(cell) in heads for cell in row.cells
            )
            for cell in row.cells:
                if key(cell) and key(cell) not in said and not heading and not re.fullmatch(r"\W*\d{1,2}\W*", cell):
                    yield f"{row.place}: {cell}"
    counted = sum(len(cells) for cells in printed_cells(tables).values())
    if counted != sum(report.cells for report in plan.tables):
        yield f"{counted} cells in tables, {sum(report.cells for report in plan.tables)} in the account"


def vanished(plan: Plan, pages: Pages) -> Iterator[str]:
    """Figures under columns of figures that neither the graph of the plan nor what is listed prints anywhere."""
    graph = to_graph(plan) if plan.period and plan.agency else None
    if graph is None:
        return
    said = {key(str(value)) for node in graph.nodes() for value in node.properties.values()}
    listed = key(" | ".join(f"{entry.words} {entry.detail}" for entry in plan.not_understood))
    whole = {entry.table for entry in plan.not_understood if entry.what in ("table", "page")}
    for table in find_tables(pages):
        for record in table.records:
            for column, cell in record.cells.items():
                if column.role in FIGURES and table.name not in whole and re.fullmatch(r"\d[\d.,]*", cell):
                    text = key(cell)
                    if not any(text in words for words in said) and text not in listed and str(rupiah(cell)) not in said:
                        yield f"{record.place}: {cell}"


def held(path: Path) -> list[str]:
    try:
        pages = read_pages(path)
        plan = understand(pages)
    except InputError:
        return []  # one line said why
    return [*unheld(plan), *unseen(plan, pages), *vanished(plan, pages)]


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
        assert held(path) == []


@pytest.mark.skipif(not CASES, reason="the cases are not beside this clone (SELARAS_SHARED names their folder)")
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name)
def test_of_a_case(path: Path) -> None:
    assert held(path) == []


@pytest.mark.real
@pytest.mark.skipif(not PLANS, reason="the real plans are not beside this clone (SELARAS_SHARED names their folder)")
@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_of_a_real_plan(path: Path) -> None:
    assert list(unheld(understand(read_pages(path)))) == []


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


# -- what stands beside the cascade, and what heads it -----------------------------------------------------------------------

PAST = (
    "\nTabel 2.3 Pencapaian Kinerja Pelayanan\n"
    "| No | Indikator Kinerja | Target Renstra Tahun |  | Realisasi Capaian Tahun |  | Rasio Capaian Tahun |  |\n"
    "|  |  | 2023 | 2024 | 2023 | 2024 | 2023 | 2024 |\n"
    "| 1 | Indeks kepuasan warga | 80,5 | 81,5 | 80,1 | 82,4 | 99,5 | 101,1 |\n"
    "| 2 | Jumlah keluhan yang ditangani | 31 | 32 | 33 | 34 | 106,4 | 106,2 |\n"
)
PRIORITIES = (
    HEAD.format("Rujukan") + ROWS.format("", "") + "\nTabel 4.3 Daftar Kegiatan Prioritas\n"
    "| No | Program Prioritas | Kegiatan | Catatan Bappeda |\n"
    "| 1 | Layanan Cepat Warga | Koordinasi Layanan Terpadu | usulan musrenbang |\n"
)
SECTIONS = (
    "\nTabel 4.5 Indikator Kinerja Kunci\n| No | Indikator | Satuan | Target 2026 |\n|  | ASPEK PELAYANAN UMUM |  |  |\n"
    "| 1 | Jumlah keluhan yang ditangani | keluhan | 31 |\n| 2 | Indeks kepuasan warga | indeks | 81,5 |\n"
)


@pytest.mark.parametrize("snippet", [PAST, PRIORITIES, SECTIONS], ids=["past", "priorities", "sections"])
def test_a_table_beside_the_cascade_has_its_account_too(snippet: str, plan: Read) -> None:
    read = plan(snippet)
    report = read.tables[-1]
    assert report.reason is None and report.used and report.listed
    assert report.used + report.listed == report.cells


def test_ratios_of_the_past_are_told_as_columns_that_stand_aside(plan: Read) -> None:
    read = plan(PAST)
    assert {(entry.what, entry.words, entry.aside, entry.figures) for entry in read.not_understood} == {
        ("column", "99,5 | 106,4", True, 0), ("column", "101,1 | 106,2", True, 0),
    }  # fmt: skip


def test_a_heading_among_rows_is_listed_as_one_and_lost_to_nobody(plan: Read) -> None:
    read = plan(SECTIONS)
    assert [(entry.reason, entry.words) for entry in read.not_understood] == [(Reason.SECTION, "ASPEK PELAYANAN UMUM")]
    assert read.unread == []


def test_figures_below_a_heading_that_nobody_knows_are_a_lost_column_of_figures(plan: Read) -> None:
    head = "\nTabel 3.1 Tujuan dan Sasaran\n| Tujuan | Sasaran | Indikator | Target 2026 | Ambang |\n"
    rows = "| Pelayanan prima | Warga puas | Indeks kepuasan | 81 | 12 |\n|  | Warga aman | Jumlah gangguan | 30 | 15 |\n"
    lost = [entry for entry in plan(head + rows).unread if entry.what == "column"]
    assert [(entry.detail, entry.words, entry.figures) for entry in lost] == [("Ambang", "12 | 15", 2)]


def test_what_lost_figures_stands_before_what_lost_none(plan: Read) -> None:
    read = plan("\nDAFTAR ISI\n| Bab | Isi |\n| I | Pendahuluan |\n| II | Gambaran |\n" + HEAD.format("Rujukan") + ROWS.format("12", "13"))
    assert [entry.figures for entry in read.by_loss] == sorted((entry.figures for entry in read.by_loss), reverse=True)
    assert read.by_loss[0].figures and not read.not_understood[0].figures


# -- the property can fail ---------------------------------------------------------------------------------------------------


def test_a_leak_of_the_list_shows(plan: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = coverage._grouped

    def leaking(*args: object) -> Iterator[NotUnderstood]:
        return (entry for entry in whole(*args) if entry.what != "column")  # type: ignore[arg-type]

    monkeypatch.setattr(coverage, "_grouped", leaking)
    assert list(unheld(plan(PAST))) != []


def test_a_record_that_forgets_a_cell_shows(plan: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = coverage._entry

    def forgetful(table: Any, cells: list[coverage.Cell], *args: Any, **named: Any) -> NotUnderstood:
        return whole(table, cells[:-1], *args, **named)

    monkeypatch.setattr(coverage, "_entry", forgetful)
    assert list(unheld(plan(PAST))) != []


def test_facts_lost_after_the_account_show(plan: Read, pages: Callable[[str], Pages]) -> None:
    snippet = HEAD.format("Rujukan") + ROWS.format("", "")
    read, printed = plan(snippet), pages(snippet)
    assert list(vanished(read, printed)) == []
    for item in read.items:
        item.amounts.clear()
    assert len(list(vanished(read, printed))) == 2


def test_facts_that_a_reader_loses_are_listed(plan: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("selaras.loaders.plan.builder.Builder.amount", lambda *_: None)
    read = plan(HEAD.format("Rujukan") + ROWS.format("", ""))
    assert list(unheld(read)) == []
    assert sum(entry.amounts for entry in read.unread) == 2

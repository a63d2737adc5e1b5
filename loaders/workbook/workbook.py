"""The correction workbook: a reading as an Excel file that a planner checks and corrects, and that is read in place of the document.

It hides the whole reading in a sheet of its own; the visible sheets show what can be corrected. Reading it back lays the sheets
out again, and each cell that says something else is an edit of that reading. So a workbook without edits gives the very same
graph, and what no sheet shows is never lost.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ...graph.errors import InputError
from ...graph.model import Node, PlanGraph
from ..nomenclature.classification import classify
from ..nomenclature.imported import known
from ..nomenclature.lookup import Nomenclature
from .draft import records
from .edits import Edit, Matched, Session, finished, matched
from .figures import budgets, identity, others, targets, units
from .layout import by_key, lay_out
from .levels import LevelEdits
from .names import Names
from .parse import hidden, is_workbook, open_book, raw_sheet
from .shape import BUDGET_SHEET, DOCUMENT_SHEET, INDICATOR_SHEET, LEVELS, OTHER_SHEET, UNIT_SHEET
from .write import Doubt, Information, book_bytes

__all__ = ["Corrected", "Doubt", "Edit", "Information", "is_workbook", "read_workbook", "workbook_bytes"]


@dataclass(slots=True)
class Corrected:
    """What a workbook says: the corrected graph, the edits, and the lines of what was not understood when it was written."""

    graph: PlanGraph
    edits: list[Edit]
    notes: list[list[Any]] = field(default_factory=list)


def workbook_bytes(
    graph: PlanGraph, *, doubts: Iterable[Doubt] = (), information: Iterable[Information] = (), notes: Iterable[Iterable[Any]] = ()
) -> bytes:
    """The workbook of one document's graph. InputError where the graph holds none or several.

    `doubts` are marked on their cells, `information` are sheets that only inform, `notes` what was not understood.
    """
    documents = [node.id for node in graph.nodes("Document")]
    if len(documents) != 1:
        raise InputError(
            {
                "id": f"buku kerja memuat satu dokumen, bukan {len(documents)}",
                "en": f"a workbook holds one document, not {len(documents)}",
            },
            cure={"id": "Tulis satu buku kerja untuk tiap dokumen.", "en": "Write a workbook for each document."},
        )
    payload = {"graph": records(graph), "notes": [list(note) for note in notes]}
    # Laid out as it will be when it is read back: a graph made of its records lists the parents of a node in their order.
    return book_bytes(PlanGraph.from_dict(payload["graph"]), payload, list(doubts), list(information))


def read_workbook(path: str | os.PathLike[str], nomenclature: Nomenclature | None = None) -> Corrected:
    """The corrected graph of a workbook. InputError, with the sheet and the cell, for what cannot be taken."""
    file = Path(path)
    book = open_book(file)
    graph, notes = hidden(book, file)
    names = Names(graph)
    sheets = by_key(lay_out(graph, names))
    session = Session(file, graph, names)
    lines = {line.key: line for level in LEVELS for line in sheets[level.sheet].lines}
    raw = {name: raw_sheet(book, sheet, file) for name, sheet in sheets.items()}
    book.close()

    def match(name: str) -> Matched:
        sheet = sheets[name]
        return matched(session, sheet, raw[name], lines if sheet.level is not None else {})

    identity(session, match(DOCUMENT_SHEET))
    units(session, match(UNIT_SHEET))
    found = {level.sheet: match(level.sheet) for level in LEVELS}
    kept = [line.key for matches in found.values() for _, line in matches.kept]
    _refuse_in_two_sheets(session, found)
    for matches in found.values():
        for line in matches.gone:
            if line.key not in kept:
                session.draft.remove(line.key)
                session.gone(matches.sheet, line)
    levels = {name: LevelEdits(session, matches) for name, matches in found.items()}
    for edits in levels.values():
        edits.statements()
    for edits in levels.values():
        edits.relations()
    targets(session, found[INDICATOR_SHEET], levels[INDICATOR_SHEET].entries)
    budgets(session, match(BUDGET_SHEET))
    others(session, match(OTHER_SHEET))
    corrected = finished(session) if session.edits else graph
    _classify(corrected, nomenclature or known(), session)
    return Corrected(corrected, session.edits, notes)


def _refuse_in_two_sheets(session: Session, found: dict[str, Matched]) -> None:
    seen: dict[str, str] = {}
    for name, matches in found.items():
        for row, line in matches.kept:
            if line.key in seen:
                raise session.error(
                    {"id": f"baris ini juga ada di lembar {seen[line.key]}", "en": f"this row also stands on the sheet {seen[line.key]}"},
                    matches.raw, row, "id", {"id": "Hapus salah satunya.", "en": "Delete one of them."},
                )  # fmt: skip
            seen[line.key] = name


def _classify(graph: PlanGraph, nomenclature: Nomenclature, session: Session) -> None:
    """Look up the official entries of programs, kegiatan and subkegiatan that were added or got another code or name."""
    if not session.edits:
        return

    def touched(node: Node) -> bool:
        notes = [str(note) for edge in graph.out(node.id, "STATED_IN") for note in _list(edge.properties.get("corrected"))]
        return any(note == "added" or note.startswith(("code:", "name:", "label:")) for note in notes)

    classify(graph, nomenclature, lambda node: touched(node) and not graph.out(node.id, "CLASSIFIED_AS"))


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else []

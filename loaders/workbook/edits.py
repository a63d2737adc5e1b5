"""The edits of a planner: what differs between a workbook's cells and the reading that it was written from, put into that reading."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from ...graph import ids
from ...graph.errors import GraphError, InputError, Text
from ...graph.model import PlanGraph
from . import cells
from .cells import CellError, Raw
from .draft import Draft
from .names import Names
from .parse import RawRow, RawSheet
from .shape import Line, Sheet

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Edit:
    """One correction by hand: kind "changed", "added" or "removed", where it stands, and the words before and after."""

    kind: str
    sheet: str
    cell: str
    what: str
    before: str
    after: str


@dataclass(slots=True)
class Matched:
    """A sheet's rows held against the lines that were written: kept ones with their line, added rows, lines that are gone."""

    sheet: Sheet
    raw: RawSheet
    kept: list[tuple[RawRow, Line]]
    added: list[RawRow]
    gone: list[Line]


class Session:
    """One run of reading a workbook back: the draft, how cells refer to its nodes, and what has been edited so far."""

    def __init__(self, path: Path, graph: PlanGraph, names: Names) -> None:
        self.path = path
        self.graph = graph
        self.names = names
        self.draft = Draft(graph)
        self.document = next(graph.nodes("Document"))
        self.edits: list[Edit] = []

    def error(self, message: Text, raw: RawSheet, row: RawRow, key: str, cure: Text | None = None) -> InputError:
        """An error that names the cell."""
        return InputError(message, place=f"{self.path}: {raw.name}!{raw.cell(row, key)}", cure=cure)

    def taken(self, convert: Callable[[Raw], T], raw: RawSheet, row: RawRow, key: str) -> T:
        """A cell converted. InputError with its address where it cannot be taken."""
        try:
            return convert(row.cells.get(key))
        except CellError as error:
            raise self.error(error.message, raw, row, key, error.cure) from error

    def edited(self, raw: RawSheet, row: RawRow, key: str, line: Line | None, sheet: Sheet) -> bool:
        """Whether a cell was edited; if so, that is noted."""
        shown = line.cells.get(key) if line else None
        value = row.cells.get(key)
        if cells.unchanged(shown, value):
            return False
        if line is not None:
            title = sheet.column(key).title
            self.edits.append(Edit("changed", sheet.name, raw.cell(row, key), title, cells.plain(shown), cells.plain(value)))
        return True

    def added(self, raw: RawSheet, row: RawRow, words: str) -> None:
        """Note a row that was added."""
        self.edits.append(Edit("added", raw.name, f"{row.number}:{row.number}", "", "", words))

    def gone(self, sheet: Sheet, line: Line, *, along: bool = False) -> None:
        """Note a row that was deleted; `along` for one that went with what it belonged to."""
        words = next((str(line.cells[key]) for key in ("name", "text", "owner", "value") if line.cells.get(key) is not None), line.key)
        self.edits.append(Edit("removed", sheet.name, "", "along" if along else "", words, ""))

    def found(self, raw: RawSheet, row: RawRow, key: str, labels: list[str]) -> str | None:
        """The one node that a cell names; None for an empty cell. InputError where it names none, several or a deleted one."""
        typed = self.taken(cells.text, raw, row, key)
        if typed is None:
            return None
        meant = self.names.found(typed, labels)
        alive = [id for id in meant if id not in self.draft.removed]
        if len(alive) == 1:
            return alive[0]
        shown = typed if len(typed) <= 80 else f"{typed[:79]}…"
        if alive:
            raise self.error(
                {"id": f"“{shown}” ada beberapa", "en": f"“{shown}” is not the only one"}, raw, row, key,
                {"id": "Pilih dari daftar di sel itu.", "en": "Choose from the cell's list."},
            )  # fmt: skip
        if meant:
            raise self.gone_parent(raw, row, key, shown)
        raise self.error(
            {"id": f"“{shown}” tidak ada", "en": f"there is no “{shown}”"}, raw, row, key,
            {
                "id": "Pilih dari daftar di sel itu, atau tulis kode atau nama yang ada di lembarnya.",
                "en": "Choose from the cell's list, or type a code or name that its sheet has.",
            },
        )  # fmt: skip

    def gone_parent(self, raw: RawSheet, row: RawRow, key: str, shown: str) -> InputError:
        """The error for a row that hangs on a deleted one."""
        return self.error(
            {"id": f"“{shown}” sudah dihapus dari lembarnya", "en": f"“{shown}” was deleted from its sheet"}, raw, row, key,
            {"id": "Pilih induk lain, atau hapus juga baris ini.", "en": "Choose another parent, or delete this row too."},
        )  # fmt: skip

    def refers(self, raw: RawSheet, row: RawRow, key: str, line: Line | None, labels: list[str], sheet: Sheet) -> str | None:
        """The node that a cell refers to, edited or not."""
        if self.edited(raw, row, key, line, sheet):
            return self.found(raw, row, key, labels)
        held = line.nodes.get(key, ()) if line else ()
        return held[0] if held else None

    def units(self, raw: RawSheet, row: RawRow) -> list[str]:
        """The units of work that a cell names; one that is new becomes a unit of the agency."""
        found = []
        for name in self.taken(cells.names, raw, row, "unit_of_work"):
            known = [
                id
                for id, node in self.draft.nodes.items()
                if node["label"] == "Unit" and ids.fold(node["properties"]["name"]) == ids.fold(name)
            ]
            if not known:
                agency = next((node.id for node in self.graph.sources(self.document.id, "HAS_PLAN", label="Agency")), self.document.id)
                known = [self.draft.add(ids.unit_id(agency, name), "Unit", {"name": name})]
                if agency != self.document.id:
                    self.draft.link(known[0], "PART_OF", agency)
            found.append(known[0])
        return found


def matched(session: Session, sheet: Sheet, raw: RawSheet, elsewhere: Mapping[str, Line]) -> Matched:
    """Hold the rows of a sheet against its lines.

    A row whose cells were all emptied is a deleted one. Of two rows with one id, the one that still says what it said keeps it
    and the other is a copy, that is, an added row; two that say the same are an error. `elsewhere` are the lines of other
    sheets from which a row may have been moved here.
    """
    lines = {line.key: line for line in sheet.lines}
    shown = [column.key for column in sheet.columns if not column.fixed]
    rows: dict[str, list[RawRow]] = {}
    added: list[RawRow] = []
    for row in raw.rows:
        line = lines.get(row.key) or elsewhere.get(row.key)
        if row.empty(shown) and (line is None or any(cells.plain(line.cells.get(name)) for name in shown)):
            continue
        if not row.key:
            added.append(row)
        elif row.key in lines or row.key in elsewhere:
            rows.setdefault(row.key, []).append(row)
        else:
            raise session.error(
                {"id": f"id baris tidak dikenal: {row.key[:80]}", "en": f"unknown id of a row: {row.key[:80]}"}, raw, row, "id",
                {"id": "Untuk baris baru, kosongkan kolom A yang tersembunyi.", "en": "For a new row leave the hidden column A empty."},
            )  # fmt: skip
    kept: list[tuple[RawRow, Line]] = []
    for key, same in rows.items():
        line = lines[key] if key in lines else elsewhere[key]
        if len(same) > 1:
            own = [row for row in same if all(cells.unchanged(line.cells.get(name), row.cells.get(name)) for name in shown)]
            if len(own) != 1:
                where = ", ".join(str(row.number) for row in same)
                raise session.error(
                    {"id": f"baris {where} memiliki id yang sama", "en": f"rows {where} have the same id"}, raw, same[-1], "id",
                    {"id": "Hapus salah satunya, atau kosongkan kolom A tersembunyi pada baris salinan.",
                     "en": "Delete one of them, or empty the hidden column A of the copy."},
                )  # fmt: skip
            added += [row for row in same if row is not own[0]]
            kept.append((own[0], line))
        else:
            kept.append((same[0], line))
    return Matched(sheet, raw, kept, added, [line for key, line in lines.items() if key not in rows])


def finished(session: Session) -> PlanGraph:
    """The corrected graph, its ids made anew where the plan's agency, region or period was corrected."""
    try:
        graph = session.draft.finish()
    except GraphError as error:
        raise InputError(
            error.message, place=f"{session.path}: {error.place}" if error.place else str(session.path), cure=error.cure_text
        ) from error
    return _rekeyed(graph) if any(edit.sheet == "Dokumen" for edit in session.edits) else graph


def _rekeyed(graph: PlanGraph) -> PlanGraph:
    """The graph under the ids that its corrected region, agency, kind and period give."""
    document = next(graph.nodes("Document"))
    agency = next(iter(graph.sources(document.id, "HAS_PLAN", label="Agency")), None)
    region = next(iter(graph.targets(agency.id, "PART_OF", label="Region")) if agency else graph.nodes("Region"), None)
    if agency is None or region is None:
        return graph
    start, end = (int(str(document.properties[name])) for name in ("period_start", "period_end"))
    new_region = ids.region_id(str(region.properties["name"]))
    new_agency = ids.agency_id(new_region, str(agency.properties["name"]))
    new_document = ids.document_id(new_agency, str(document.properties["kind"]), start, end)
    period = document.id.rsplit("/", 1)[-1]
    old_years = "-".join(period.split("-")[-2:])
    moves = [
        (document.id, new_document), (agency.id, new_agency), (f"{region.id}/{old_years}", f"{new_region}/{start}-{end}"),
        (region.id, new_region),
    ]  # fmt: skip

    def moved(id: str) -> str:
        for old, new in moves:  # the longest first
            if id == old or id.startswith(f"{old}/"):
                return new + id[len(old) :]
        return id

    nodes = [{"id": moved(node.id), "label": node.label, "properties": dict(node.properties)} for node in graph.nodes()]
    edges = []
    for edge in graph.edges():
        properties = dict(edge.properties)
        if "documents" in properties:
            properties["documents"] = [moved(str(id)) for id in edge.documents]
        edges.append({"source": moved(edge.source), "type": edge.type, "target": moved(edge.target), "properties": properties})
    return PlanGraph.from_dict({"nodes": nodes, "edges": edges})

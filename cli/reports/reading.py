"""What `selaras read` reports: tables with their confidence, counts, sums with what they say, what was not understood, edits."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ...graph.model import PlanGraph
from ...loaders.documents.reasons import Reason
from ...loaders.plan.facts import Origin, Plan, TableReport
from ...loaders.workbook import Edit
from ...queries.audit.places import name_of
from ...queries.audit.sums.confidence import LEVEL_WORDS, Confidence, Evidence, Gaps, confidence, of_document, overall
from ...queries.audit.sums.figures import END_OF_PERIOD
from ...queries.audit.sums.verdicts import Verdict, verdicts
from ...queries.texts import Text

BESIDE = ("past", "priorities")  # kinds of tables that stand beside the cascade


@dataclass(frozen=True, slots=True)
class TableVerdict:
    """A table and how far its reading can be trusted; None for one that is no part of the cascade."""

    table: TableReport
    confidence: Confidence | None


@dataclass(slots=True)
class Report:
    """The whole report on one file. `plan` is None for a file that is a graph already."""

    name: str
    graph: PlanGraph
    plan: Plan | None = None
    tables: list[TableVerdict] = field(default_factory=list)
    sums: list[Verdict] = field(default_factory=list)
    edits: list[Edit] | None = None
    notes: list[list[Any]] = field(default_factory=list)

    @property
    def overall(self) -> Confidence | None:
        """The confidence in the whole reading."""
        own = [entry for entry in self.tables if entry.table.kind not in BESIDE]
        found = overall([(entry.confidence, entry.table.facts) for entry in own if entry.confidence is not None])
        return of_document(found, _gaps(self.plan, self.graph)) if self.plan is not None else found

    def tally(self) -> Counter[str]:
        """How many sums fit, how many the plan got wrong, how many are doubtful."""
        return Counter(entry.status for entry in self.sums)


def report_of_plan(plan: Plan, graph: PlanGraph) -> Report:
    """The report on a document."""
    sums = list(verdicts(graph).sums)
    return Report(plan.file_name, graph, plan, list(_tables(plan, sums)), sums)


def report_of_graph(name: str, graph: PlanGraph, edits: list[Edit] | None = None, notes: Iterable[list[Any]] = ()) -> Report:
    """The report on a cascade file or a correction workbook."""
    return Report(name, graph, sums=list(verdicts(graph).sums), edits=edits, notes=list(notes))


def _tables(plan: Plan, sums: Iterable[Verdict]) -> Iterator[TableVerdict]:
    """Every table with its confidence; tables of one name are one table that was printed in parts."""
    amounts = Counter(amount.origin.table for item in plan.items for amount in item.amounts)
    amounts.update(amount.origin.table for _, amount in plan.totals)
    amounts.update(told.origin.table for told in plan.realised for money in (told.rupiah, told.planned_rupiah) if money is not None)
    of_table: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in sums:
        of_table[verdict.sum.table.name].append(verdict)
    read = [table for table in plan.tables if table.reason is None]
    damaged = _damaged(plan)
    recognised = {origin.table for origin in _origins(plan) if origin.place.page in plan.recognised}
    for table in plan.tables:
        if table.reason is not None:
            yield TableVerdict(table, None)
            continue
        parts = [other for other in read if other.name == table.name and (other.kind in BESIDE) == (table.kind in BESIDE)]
        broken, own = damaged[table.name], of_table[table.name]
        evidence = Evidence(
            rows=(sum(part.rows for part in parts), sum(part.read for part in parts))
            if table.kind != "labels"
            else (1, min(1, table.facts)),
            cells=(sum(part.cells - part.aside for part in parts), sum(part.used for part in parts)),
            amounts=(amounts[table.name] + broken, amounts[table.name]),
            # What the plan is blamed for says nothing of how its table was read, neither for nor against.
            sums=(sum(entry.status != "plan" for entry in own), sum(entry.status == "fits" for entry in own)),
            recognised=table.name in recognised,
        )
        yield TableVerdict(table, confidence(evidence))


def _origins(plan: Plan) -> Iterator[Origin]:
    """Where the rows of the facts are printed; an amount's own words are its cell, so its place counts only where that is a line."""
    for item in plan.items:
        yield from item.origins
        yield from (origin for _, origin in item.results)
        yield from (amount.origin for amount in item.amounts if amount.origin.place.line is not None)
        for measure in item.measures:
            yield from measure.origins
            yield from (origin for other in measure.contradicted for origin in other.origins)
    for measure in plan.loose_measures:
        yield from measure.origins
    yield from (amount.origin for _, amount in plan.totals)
    yield from (told.origin for told in plan.realised)
    yield from (origin for priority in plan.priorities for origin in priority.origins)


def _damaged(plan: Plan) -> Counter[str]:
    """Damaged amounts per table."""
    return Counter(entry.table for entry in plan.not_understood if entry.reason is Reason.DAMAGED_AMOUNT)


# What was left out for these reasons has figures that nobody counted.
_UNCOUNTED = frozenset((Reason.PICTURE, Reason.PICTURE_FAILED, Reason.NO_UNICODE))


def _gaps(plan: Plan, graph: PlanGraph) -> Gaps:
    """What of the document no fact was made of, counted."""
    lost = [entry for entry in plan.unread if entry.figures or entry.amounts or entry.reason in _UNCOUNTED]
    targets = sum(len(measure.aims) for item in plan.items for measure in item.measures)
    amounts = sum(len(item.amounts) for item in plan.items) + len(plan.totals)
    holders = {edge.source for edge in graph.edges() if edge.type in ("FUNDED_BY", "HAS_TARGET")}
    doubled = {
        edge.source for edge in graph.edges() if edge.type in ("FUNDED_BY", "HAS_TARGET") and graph.out(edge.target, "CONTRADICTED_BY")
    }
    return Gaps(
        tables=sum(entry.what in ("table", "page", "picture") for entry in lost),
        columns=sum(entry.what == "column" for entry in lost),
        figures=sum(entry.figures for entry in lost),
        read=targets + amounts, nodes=len(holders), doubled=len(doubled),
    )  # fmt: skip


# As JSON


def to_dict(report: Report, lang: str) -> dict[str, Any]:
    """The report as JSON data, its texts in one language."""
    document = next(report.graph.nodes("Document"), None)
    tally, level = report.tally(), report.overall
    data: dict[str, Any] = {
        "file": report.name,
        "document": document.id if document else None,
        "confidence": _confidence(level, lang),
        "counts": dict(Counter(node.label for node in report.graph.nodes())),
        "sums": {
            "pairs": len(report.sums), "fits": tally["fits"], "plan": tally["plan"], "reading": tally["reading"],
            "gaps": [_sum(report.graph, entry, lang) for entry in report.sums if entry.status != "fits"],
        },
    }  # fmt: skip
    if report.plan is not None:
        data["tables"] = [_table(entry, lang) for entry in report.tables]
        data["not_understood"] = [
            {
                "page": entry.place.page,
                "line": entry.place.line,
                "sheet": entry.place.sheet,
                "table": entry.table or None,
                "what": entry.what,
                "reason": entry.why(lang),
                "words": entry.words,
                "amounts": entry.amounts,
                "figures": entry.figures,
                "cells": len(entry.cells),
                "aside": entry.aside or entry.reason.read,
            }
            for entry in report.plan.by_loss
        ]
    if report.edits is not None:
        data["edits"] = [
            {"kind": edit.kind, "sheet": edit.sheet, "cell": edit.cell, "what": edit.what, "before": edit.before, "after": edit.after}
            for edit in report.edits
        ]
    return data


def _confidence(found: Confidence | None, lang: str) -> dict[str, Any] | None:
    return {"level": found.level, "because": [reason.get(lang) for reason in found.reasons]} if found else None


def _table(entry: TableVerdict, lang: str) -> dict[str, Any]:
    table = entry.table
    return {
        "name": table.name, "caption": table.caption, "page": table.place.page, "line": table.place.line, "kind": table.kind,
        "rows": table.rows, "facts": table.facts, "columns": [{"role": role, "year": year} for role, year in table.columns],
        "confidence": _confidence(entry.confidence, lang), "reason": table.reason.text(lang) if table.reason else None,
        "cells": {"printed": table.cells, "used": table.used, "listed": table.listed},
    }  # fmt: skip


def _sum(graph: PlanGraph, entry: Verdict, lang: str) -> dict[str, Any]:
    item = entry.sum
    return {
        "node": item.owner, "name": owner_name(graph, item.owner), "year": None if item.year == END_OF_PERIOD else item.year,
        "printed": item.printed, "children": item.added, "over_units": item.over_units,
        "cause": entry.status, "kind": entry.kind, "because": entry.because.get(lang),
        "page": entry.place.page, "line": entry.place.line, "table": item.table.name or None,
    }  # fmt: skip


def owner_name(graph: PlanGraph, id: str) -> str:
    """A row as a reader finds it: code and name."""
    node = graph.node(id)
    code = node.properties.get("code")
    return f"{code} {name_of(node)}" if code else name_of(node)


def confidence_words(found: Confidence | None) -> Text:
    """The level with its reasons."""
    if found is None:
        return Text("", "")
    level = LEVEL_WORDS[found.level]
    return Text(*(f"{level.get(lang)}: {'; '.join(reason.get(lang) for reason in found.reasons)}" for lang in ("id", "en")))

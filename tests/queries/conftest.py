"""Small plans as outlines: what the tests of rules and queries are written in.

One row of a plan per line, indented by two blanks below what it hangs on:

    goal T1 supports=M2
      sasaran S1
        program P1 code=7.01.02 2026=100 2026@gedog=60
          sub SK1 2026=100
        indicator I1 years=2026-2027 t2026=5

`2026=100` is a pagu, `2026@gedog=60` that of a unit, `akhir=…` the end-of-period figure, `2026~50` another figure printed
for the same year; `t2026=5` is a target, `under=S2` another parent, `text="…"` the words (else the key), `in=B` the table that prints
the row (else "T"), `official="7.01|Jumlah dokumen|Dokumen|Nama resmi"` what an imported list says, `cell="…"` the row as printed (else
the line of the outline). `again I1 in=B t2026=6` says that another table prints a
row once more: what it tells otherwise is another reading of it (CONTRADICTED_BY), `wording="…"` its other words;
`classified=7.01.01` is its official code, `number=3` on another row of a misi the number that it prints there,
`r2024=83` is what was reached in a past year, `unread text="…" what=table` something that was not read.
`document others="l7 | Kecamatan … | …"` tells of running text that names another,
`texts="l7 | 1 | Program | …;…"` of what it lists and words, `period=2026-2030` its years. A line `agency` begins the plan of another
agency, `region` the region's own, in which `assigned="Dinas X"` gives a sasaran to an
agency, `support M5` says that the agency itself supports a mission. The line number in the
outline is the line of the origin, the line itself its cell.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from itertools import takewhile
from typing import Any

import pytest
from selaras.graph.model import PlanGraph
from selaras.ontology.schema import schema

LABELS = {
    "document": "Document",
    "agency": "Agency",
    "vision": "Vision",
    "mission": "Mission",
    "rgoal": "RegionalGoal",
    "rsasaran": "RegionalSasaran",
    "goal": "Goal",
    "sasaran": "Sasaran",
    "strategy": "Strategy",
    "policy": "Policy",
    "program": "Program",
    "activity": "Activity",
    "sub": "SubActivity",
    "outcome": "Outcome",
    "output": "Output",
    "indicator": "Indicator",
    "concept": "Concept",
}
REGION = "contoh"
DOWNWARD = (
    "HAS_MISSION",
    "HAS_GOAL",
    "HAS_SASARAN",
    "PURSUED_BY",
    "DIRECTED_BY",
    "HAS_PROGRAM",
    "HAS_ACTIVITY",
    "HAS_SUBACTIVITY",
    "ACHIEVES",
    "MEASURED_BY",
)
_NUMBER = re.compile(r"^-?(\d+(?:[.,]\d{1,2})?)(?:\s*(?:%|[a-zA-Z]+))?$")  # as the outlines write figures: no thousands
NAMED = ("Program", "Activity", "SubActivity")

Outline = Callable[[str], PlanGraph]


class Builder:
    """Builds the graph of one outline."""

    def __init__(self) -> None:
        self.graph = PlanGraph()
        self.graph.add_node(REGION, "Region", name="Kabupaten Contoh", level="Kabupaten")
        self.keys: dict[str, str] = {}
        self.agency = self.document = ""
        self.table, self.cell = "T", ""

    def plan(self, name: str) -> None:
        """Begin the plan of an agency."""
        self.agency = agency_id(name)
        self.document = f"{self.agency}/renstra-2025-2029"
        self.graph.add_node(self.agency, "Agency", name=name, kind="Kecamatan")
        self.graph.add_node(self.document, "Document", title=f"Renstra {name}", kind="Renstra", period_start=2025, period_end=2029)
        self.link(self.agency, "PART_OF", REGION)
        self.link(self.agency, "HAS_PLAN", self.document)
        self.keys["document"], self.keys["agency"] = self.document, self.agency

    def regional(self) -> None:
        """Begin the region's own plan."""
        self.agency, self.document = REGION, f"{REGION}/rpjmd-2025-2029"
        self.graph.add_node(self.document, "Document", title="RPJMD Contoh", kind="RPJMD", period_start=2025, period_end=2029)
        self.link(REGION, "HAS_PLAN", self.document)
        self.keys["document"] = self.document

    def assigned(self, node: str, name: str) -> None:
        """Give a sasaran of the region to an agency."""
        agency = agency_id(name)
        self.graph.add_node(agency, "Agency", name=name)
        self.link(node, "ASSIGNED_TO", agency)

    def link(self, source: str, relation: str, target: str) -> None:
        self.graph.add_edge(source, relation, target, documents=[self.document])

    def stated(self, node: str, line: int, cell: str, years: list[int] | None = None) -> None:
        self.graph.add_edge(node, "STATED_IN", self.document, line=line, cell=self.cell or cell, table=self.table, years=years)

    def below(self, parent: str, child: str) -> None:
        ends = (self.graph.node(parent).label, self.graph.node(child).label)
        relation = next(name for name in DOWNWARD if schema().allows(ends[0], name, ends[1]))
        self.link(parent, relation, child)

    def row(self, number: int, line: str, parent: str | None) -> str:
        kind, *tokens = shlex.split(line)
        given = dict(token.partition("=")[::2] for token in tokens)
        self.table, self.cell = given.get("in", "T"), given.get("cell", "")
        if kind == "agency":
            self.plan(tokens[0])
            tokens = tokens[1:]
            node = self.agency
        elif kind == "region":
            self.regional()
            node = self.document
        elif kind == "document":
            node = self.document
        elif kind == "unread":
            node = f"{self.document}/unread/{number}"
            self.graph.add_node(node, "Unread", what=given.get("what", "table"), words=given["text"], reason="test", amounts=0)
            self.stated(node, number, given["text"])
            tokens = []
        elif kind == "again":
            node = self.again(self.keys[tokens.pop(0)], given, number, line)
            tokens = [token for token in tokens if token.startswith("by=")]
        elif kind == "support":
            node = self.agency
            self.link(node, "SUPPORTS", self.keys[tokens.pop(0)])
        else:
            node = self.statement(kind, tokens.pop(0), tokens, number, line)
            if parent is not None:
                self.below(parent, node)
            elif kind == "goal":
                self.below(self.agency, node)
        self.cell = ""
        for token in tokens:
            self.attribute(node, token, number, line)
        return node

    def statement(self, kind: str, key: str, tokens: list[str], number: int, line: str) -> str:
        label = LABELS[kind]
        shared = schema().node_types[label].shared
        node = f"{REGION}/2025-2029/{kind}/{key}" if shared else f"{self.document}/{kind}/{key}"
        self.keys[key] = node
        given = dict(token.partition("=")[::2] for token in tokens if "=" in token)
        values: dict[str, str | int | float] = {"name" if label in NAMED else "text": given.get("text", key)}
        values |= {
            name: given[name]
            for name in ("code", "printed_code", "unit", "baseline", "formula", "direction", "kind", "list")
            if name in given
        }
        if "baseline_year" in given:
            values["baseline_year"] = int(given["baseline_year"])
        values |= {name: value for name, value in (("baseline_value", number_of(given.get("baseline", ""))),) if value is not None}
        if "kinds" in given:
            self.graph.add_node(node, label, **values, kinds=given["kinds"].split(","))
        if label == "Mission" and key[1:].isdigit():
            values["number"] = int(given.get("number", key[1:]))
        if label == "Concept":
            self.graph.add_node(node, label, **{"kind": "Indicator", "origin": "lexicon", **values})
            return node
        self.graph.add_node(node, label, **values)
        years = given.get("years")
        first, _, last = (years or "").partition("-")
        self.stated(node, number, line, list(range(int(first), int(last or first) + 1)) if years else None)
        return node

    def again(self, node: str, given: dict[str, str], number: int, line: str) -> str:
        """Another table that prints a row: the same targets there, or other readings of targets, baseline and unit."""
        first, _, last = given.get("years", "").partition("-")
        years = list(range(int(first), int(last or first) + 1)) if first else None
        other = {name: given[name] for name in ("unit", "baseline") if name in given}
        place: dict[str, Any] = {"line": number, "cell": self.cell or line, "table": self.table}
        if other:
            beside = f"{node}~{number}"
            value = number_of(other.get("baseline", ""))
            self.graph.add_node(beside, "Indicator", text=self.graph.node(node).text, **other, baseline_value=value)
            self.graph.add_edge(beside, "STATED_IN", self.document, **place)
            self.link(node, "CONTRADICTED_BY", beside)
        self.graph.add_edge(node, "STATED_IN", self.document, **place, years=years, wording=given.get("wording"), number=number_in(given))
        for name, text in given.items():
            if name.startswith("t") and name[1:] in ("akhir", *map(str, range(2000, 2100))):
                target = f"{node}/target/{name[1:]}"
                if not self.graph.has(target) or self.graph.node(target).text != text:
                    known, target = target, f"{target}~{text}"
                    year = None if name == "takhir" else int(name[1:])
                    self.graph.add_node(target, "Target", year=year, text=text, value=number_of(text))
                    self.link(known, "CONTRADICTED_BY", target)
                self.graph.add_edge(target, "STATED_IN", self.document, line=number, cell=text, table=self.table)
        return node

    def attribute(self, node: str, token: str, number: int, line: str) -> None:
        name, sign, value = token.partition("~" if "~" in token else "=")
        if name in (
            "text",
            "code",
            "unit",
            "baseline",
            "years",
            "kinds",
            "in",
            "cell",
            "formula",
            "direction",
            "kind",
            "list",
            "number",
            "wording",
            "baseline_year",
            "printed_code",
        ):
            return
        if name in ("supports", "under"):
            for key in value.split(","):
                if name == "supports":
                    self.link(node, "SUPPORTS", self.keys[key])
                else:
                    self.below(self.keys[key], node)
        elif name == "classified":
            self.graph.add_node(f"nomenklatur/{value}", "Nomenclature", name=value, code=value, level="Subkegiatan")
            self.graph.add_edge(node, "CLASSIFIED_AS", f"nomenklatur/{value}", documents=[self.document], method="printed code", score=1.0)
        elif name == "aligned":
            self.graph.add_edge(
                node, "ALIGNED_WITH", self.keys[value], documents=[self.document], status="accepted", predicate="exact", method="lexicon",
                score=1.0, because="same",
            )  # fmt: skip
        elif re.fullmatch(r"r\d{4}", name):
            past = f"{node}/realisasi/{name[1:]}"
            self.graph.add_node(past, "Realisation", year=int(name[1:]), text=value, value=number_of(value), of=self.graph.node(node).text)
            printed, self.table = self.table, "Lampau"
            self.stated(past, number, line)
            self.table = printed
            self.link(node, "HAS_REALISATION", past)
        elif name in ("others", "period", "texts"):
            self.of_document(node, name, value)
        elif name == "assigned":
            self.assigned(node, value)
        elif name == "official":
            self.official(node, *value.split("|"))
        elif name == "by":
            self.link(node, "REPORTED_BY", self.unit(value))
        elif name.startswith("t"):
            target = f"{node}/target/{name[1:]}"
            year = None if name == "takhir" else int(name[1:])
            self.graph.add_node(target, "Target", year=year, text=value, value=number_of(value))
            self.stated(target, number, value)
            self.link(node, "HAS_TARGET" if year else "END_TARGET", target)
        else:
            self.budget(node, name, sign, int(value.replace("_", "")), number, line)

    def of_document(self, node: str, name: str, value: str) -> None:
        """What is told of a plan as a whole: its years, what its running text names, lists and words."""
        told: dict[str, Any] = {}
        if name == "period":
            told["period_start"], told["period_end"] = map(int, value.split("-"))
        else:
            told["other_agencies" if name == "others" else "text_statements"] = value.split(";")
        self.graph.add_node(node, "Document", **{**self.graph.node(node).properties, **told})

    def budget(self, node: str, when: str, sign: str, rupiah: int, number: int, line: str) -> None:
        time, _, unit = when.partition("@")
        year = None if time == "akhir" else int(time)
        known = f"{node}/pagu/{when}"
        budget = f"{known}~{rupiah}" if sign == "~" else known
        self.graph.add_node(budget, "Budget", year=year, rupiah=rupiah)
        self.stated(budget, number, line)
        if sign == "~":
            self.link(known, "CONTRADICTED_BY", budget)
        else:
            self.link(node, "FUNDED_BY" if year else "END_BUDGET", budget)
        if unit:
            self.link(budget, "SPENT_BY", self.unit(unit))

    def official(self, node: str, code: str, indicator: str = "", unit: str = "", name: str = "") -> None:
        """Classify a program, kegiatan or subkegiatan as an entry of an imported list."""
        entry = f"nomenklatur/{code}"
        told = {"level": "SubActivity", "indicator": indicator, "unit": unit, "edition": "Daftar 2024"}
        self.graph.add_node(entry, "Nomenclature", code=code, name=name or code, **told)
        self.graph.add_edge(node, "CLASSIFIED_AS", entry, method="printed code", score=1.0, documents=[self.document])

    def unit(self, name: str) -> str:
        node = f"{self.agency}/unit/{name}"
        self.graph.add_node(node, "Unit", name=name)
        self.link(node, "PART_OF", self.agency)
        return node


def agency_id(name: str) -> str:
    """The id of an agency of the region."""
    return f"{REGION}/{name.casefold().replace('kecamatan ', 'kec-').replace(' ', '-')}"


def number_in(given: dict[str, str]) -> int | None:
    """The number that a row prints before a misi."""
    return int(given["number"]) if "number" in given else None


def number_of(text: str) -> float | None:
    """The number that a figure of an outline tells, or None."""
    match = _NUMBER.match(text.strip())
    return float(match[1].replace(",", ".")) if match else None


def build(text: str) -> PlanGraph:
    """The graph of an outline; all of it belongs to Kecamatan Contoh until a line `agency` says otherwise."""
    builder = Builder()
    if not text.lstrip().startswith(("agency ", "region")):
        builder.plan("Kecamatan Contoh")
    above: list[tuple[int, str]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        depth = sum(1 for _ in takewhile(str.isspace, line))
        while above and above[-1][0] >= depth:
            above.pop()
        node = builder.row(number, line.strip(), above[-1][1] if above else None)
        above.append((depth, node))
    assert builder.graph.check() == []
    return builder.graph


@pytest.fixture
def outline() -> Outline:
    """Turns an outline into a graph."""
    return build


@pytest.fixture(scope="session")
def outlines() -> Outline:
    """The same for fixtures that outlive one test."""
    return build

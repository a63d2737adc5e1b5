"""The example documents, read, say exactly what their references say, and the audit finds exactly the faults planted in them.

A reference (tests/data/examples/<document>.json) was written together with its document, not from a reading of it. It lists every
statement with its printed figures and the lines that print it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from selaras.graph.ids import fold
from selaras.graph.model import Node, PlanGraph
from selaras.loaders.documents.text import read_text
from selaras.loaders.plan.to_graph import to_graph
from selaras.loaders.plan.understand import understand
from selaras.queries.audit.run import audit

DOCUMENTS = Path(__file__).parents[1] / "examples" / "documents"
REFERENCES = Path(__file__).parent / "data" / "examples"
NAMES = sorted(path.stem for path in REFERENCES.glob("*.json"))
RULES = ("A01", "A02", "A04", "A05", "B01", "D01")
LABELS = {
    "visi": "Vision",
    "misi": "Mission",
    "tujuan_rpjmd": "RegionalGoal",
    "sasaran_rpjmd": "RegionalSasaran",
    "tujuan": "Goal",
    "sasaran": "Sasaran",
    "strategi": "Strategy",
    "arah_kebijakan": "Policy",
    "program": "Program",
    "kegiatan": "Activity",
    "subkegiatan": "SubActivity",
}
# Where a reference names what an item hangs below: key -> relation from there down to the item.
UPWARDS = {
    "tujuan_rpjmd": {"misi": "HAS_GOAL"},
    "sasaran_rpjmd": {"tujuan_rpjmd": "HAS_SASARAN"},
    "sasaran": {"tujuan": "HAS_SASARAN"},
    "strategi": {"sasaran": "PURSUED_BY"},
    "arah_kebijakan": {"strategi": "DIRECTED_BY"},
    "program": {"sasaran": "HAS_PROGRAM"},
    "kegiatan": {"program": "HAS_ACTIVITY"},
    "subkegiatan": {"kegiatan": "HAS_SUBACTIVITY"},
}

Ref = Mapping[str, Any]
Facts = dict[Any, Any]  # what is stated -> its value; keys and values compare by equality


def plain(text: object) -> str:
    """A text with single blanks: how a cell was wrapped is no part of what it says."""
    return " ".join(str(text).split())


@cache
def reference(name: str) -> Ref:
    loaded: Ref = json.loads((REFERENCES / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


@cache
def graph_of(name: str) -> PlanGraph:
    return to_graph(understand(read_text(DOCUMENTS / f"{name}.txt")))


@cache
def lines_of(name: str) -> list[str]:
    return (DOCUMENTS / f"{name}.txt").read_text(encoding="utf-8").split("\n")


def listed(value: object) -> list[str]:
    """A reference's "id", ["id", …] or null as a list."""
    if value is None:
        return []
    return [str(item) for item in value] if isinstance(value, (list, tuple)) else [str(value)]


def items(ref: Ref) -> Iterator[tuple[str, Ref]]:
    """Every statement of a reference with its kind; the visi, of which there is one, included."""
    if ref["visi"]:
        yield "visi", ref["visi"]
    for kind in list(LABELS)[1:]:
        for item in ref[kind]:
            yield kind, item


def text_of(item: Ref) -> str:
    return plain(item.get("text") or item.get("nama"))


def keys(ref: Ref) -> dict[str | None, tuple[str, str]]:
    """Reference id -> (label, text), by which a node of the graph is known too; None stands for nothing at all."""
    found: dict[str | None, tuple[str, str]] = {str(item["id"]): (LABELS[kind], text_of(item)) for kind, item in items(ref) if "id" in item}
    return found | {"TOTAL": ("Document", ""), None: ("", "")}


def key(node: Node) -> tuple[str, str]:
    return (node.label, "" if node.label == "Document" else plain(node.text))


def stated(graph: PlanGraph, node: str) -> list[int]:
    return sorted({int(str(edge.properties["line"])) for edge in graph.out(node, "STATED_IN")})


def one_unit(graph: PlanGraph, node: str, relation: str) -> str | None:
    units = graph.targets(node, relation)
    assert len(units) <= 1
    return units[0].text if units else None


# -- the same facts from both sides ----------------------------------------------------------------------------------


def said_identity(ref: Ref) -> Facts:
    document = ref["document"]
    return {
        "region": document["daerah"],
        "agency": document["perangkat_daerah"],
        "kind": document["jenis"],
        "period": tuple(document["periode"]),
        "date": document["tanggal"],
    }


def read_identity(graph: PlanGraph) -> Facts:
    (document,) = graph.nodes("Document")
    (agency,) = graph.nodes("Agency")
    (region,) = graph.nodes("Region")
    of = document.properties
    return {
        "region": region.text,
        "agency": agency.text,
        "kind": of["kind"],
        "period": (of["period_start"], of["period_end"]),
        "date": of.get("date"),
    }


def said_statements(ref: Ref) -> Facts:
    return {(LABELS[kind], text_of(item)): item.get("nomor") or item.get("kode") for kind, item in items(ref)}


def read_statements(graph: PlanGraph) -> Facts:
    nodes = [node for label in LABELS.values() for node in graph.nodes(label)]
    assert len({key(node) for node in nodes}) == len(nodes), "one statement became two nodes"
    return {key(node): node.properties.get("number") or node.properties.get("code") for node in nodes}


def said_hierarchy(ref: Ref) -> Facts:
    known = keys(ref)
    found: Facts = {}
    for kind, item in items(ref):
        for field, relation in UPWARDS.get(kind, {}).items():
            for parent in listed(item[field]):
                found[known[parent], relation, known[item["id"]]] = True
    return found


def read_hierarchy(graph: PlanGraph) -> Facts:
    relations = {relation for fields in UPWARDS.values() for relation in fields.values()}
    edges = [edge for relation in relations for edge in graph.edges(relation)]
    tops = ("Region", "Agency")
    ends = [(graph.node(edge.source), edge.type, graph.node(edge.target)) for edge in edges]
    return {(key(source), relation, key(target)): True for source, relation, target in ends if source.label not in tops}


def said_supports(ref: Ref) -> Facts:
    known = keys(ref)
    found = {
        (known[item["id"]], known[target]): True
        for kind in ("tujuan", "sasaran")
        for item in ref[kind]
        for target in (*item["misi"], *item["sasaran_rpjmd"])
    }
    if not any(item["misi"] for kind in ("tujuan", "sasaran") for item in ref[kind]):
        agency = ("Agency", ref["document"]["perangkat_daerah"])  # the plan says no more than that the agency supports the misi
        found |= {(agency, known[item["id"]]): True for item in ref["misi"] if item["didukung"]}
    return found


def read_supports(graph: PlanGraph) -> Facts:
    return {(key(graph.node(edge.source)), key(graph.node(edge.target))): True for edge in graph.edges("SUPPORTS")}


def said_results(ref: Ref) -> Facts:
    return {
        ((LABELS[kind], text_of(item)), plain(text)): True
        for kind, item in items(ref)
        for text in (*item.get("outcome", ()), *item.get("output", ()))
    }


def read_results(graph: PlanGraph) -> Facts:
    return {(key(graph.node(edge.source)), plain(graph.node(edge.target).text)): True for edge in graph.edges("ACHIEVES")}


def said_pagu(ref: Ref) -> Facts:
    known = keys(ref)
    return {(known[item["of"]], item["unit"], item["tahun"]): (item["rupiah"], [item["line"]]) for item in ref["pagu"]}


def read_pagu(graph: PlanGraph) -> Facts:
    found: Facts = {}
    for edge in (*graph.edges("FUNDED_BY"), *graph.edges("END_BUDGET")):
        budget = graph.node(edge.target)
        of = (key(graph.node(edge.source)), one_unit(graph, budget.id, "SPENT_BY"), budget.properties.get("year"))
        assert of not in found, f"two figures: {of}"
        found[of] = (budget.properties["rupiah"], stated(graph, budget.id))
    return found


def said_indicators(ref: Ref) -> Facts:
    known = keys(ref)
    return {
        (known[item["of"]], item["unit"], plain(item["text"])): {
            "unit": item["satuan"],
            "formula": item["formulasi"],
            "kinds": sorted(item["jenis"]),
            "baseline": item["baseline"] and (item["baseline"]["nilai"], item["baseline"]["tahun"]),
        }
        for item in ref["indikator"]
    }


def owned_indicators(graph: PlanGraph) -> Iterator[tuple[Node, tuple[tuple[str, str], str | None, str]]]:
    """Every indicator with its key: what it measures, the unit of work, the text."""
    for node in graph.nodes("Indicator"):
        owners = graph.sources(node.id, "MEASURED_BY")
        assert len(owners) <= 1, f"{node.id} measures several"
        yield node, (key(owners[0]) if owners else ("", ""), one_unit(graph, node.id, "REPORTED_BY"), plain(node.text))


def read_indicators(graph: PlanGraph) -> Facts:
    found: Facts = {}
    for node, name in owned_indicators(graph):
        of = node.properties
        baseline = of.get("baseline")
        found[name] = {
            "unit": of.get("unit"),
            "formula": of.get("formula"),
            "kinds": listed(of.get("kinds")),
            "baseline": baseline and (baseline, of.get("baseline_year")),
        }
    return found


def said_targets(ref: Ref) -> Facts:
    known = keys(ref)
    found: Facts = {}
    for item in ref["indikator"]:
        name = (known[item["of"]], item["unit"], plain(item["text"]))
        found |= {(name, int(year)): value for year, value in item["target"].items()}
        if item["akhir"] is not None:
            found[name, None] = item["akhir"]
    return found


def read_targets(graph: PlanGraph) -> Facts:
    found: Facts = {}
    for node, name in owned_indicators(graph):
        for target in graph.targets(node.id, "HAS_TARGET", "END_TARGET"):
            found[name, target.properties.get("year")] = target.text
            assert set(stated(graph, target.id)) <= set(stated(graph, node.id)), f"{target.id} stands elsewhere than its indicator"
    return found


SECTIONS = {
    "identity": (said_identity, read_identity),
    "statements": (said_statements, read_statements),
    "hierarchy": (said_hierarchy, read_hierarchy),
    "supports": (said_supports, read_supports),
    "results": (said_results, read_results),
    "pagu": (said_pagu, read_pagu),
    "indicators": (said_indicators, read_indicators),
    "targets": (said_targets, read_targets),
}


def differences(said: Facts, read: Facts) -> list[str]:
    """Every fact that the two sides do not state alike, one a line."""
    missing = [f"not read: {name} = {said[name]}" for name in said if name not in read]
    extra = [f"not in the document: {name} = {read[name]}" for name in read if name not in said]
    other = [f"{name}: {said[name]} is printed, {read[name]} was read" for name in said if name in read and said[name] != read[name]]
    return missing + extra + other


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("name", NAMES)
def test_reading_says_what_the_document_says(name: str, section: str) -> None:
    said, read = SECTIONS[section]
    wrong = differences(said(reference(name)), read(graph_of(name)))
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", NAMES)
def test_statements_are_found_on_the_lines_that_print_them(name: str) -> None:
    """The lines of the reference are among the origins, and no other line is than one that prints the very words."""
    graph, ref, lines = graph_of(name), reference(name), lines_of(name)
    known = keys(ref)
    said: Facts = {(LABELS[kind], text_of(item)): item["lines"] for kind, item in items(ref)}
    said |= {(known[item["of"]], item["unit"], plain(item["text"])): item["lines"] for item in ref["indikator"]}
    read: Facts = {key(node): stated(graph, node.id) for label in LABELS.values() for node in graph.nodes(label)}
    read |= {indicator: stated(graph, node.id) for node, indicator in owned_indicators(graph)}
    missing = [
        f"{what}: {sorted(set(said[what]) - set(read[what]))} missing"
        for what in said
        if what in read and set(said[what]) - set(read[what])
    ]
    stray = [
        f"{what}: {line} does not print it"
        for what in said
        for line in read.get(what, ())
        if line not in said[what] and fold(what[-1]) not in fold(lines[line - 1])
    ]
    assert not missing + stray, "\n".join(missing + stray)


@pytest.mark.parametrize("name", NAMES)
def test_no_figure_is_contradicted(name: str) -> None:
    """The documents print every figure alike wherever they repeat it."""
    assert not [f"{edge.source} {edge.target}" for edge in graph_of(name).edges("CONTRADICTED_BY")]


# -- documents and references by themselves --------------------------------------------------------------------------


def test_every_document_has_a_reference() -> None:
    assert len(NAMES) >= 3
    assert sorted(path.stem for path in DOCUMENTS.glob("*.txt")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_reference_names_lines_that_print_its_facts(name: str) -> None:
    """Amounts and indicators stand on the lines that the reference gives, so neither side can drift from the document."""
    lines = lines_of(name)
    for item in reference(name)["pagu"]:
        cells = [re.sub(r"[., ]", "", cell) for cell in lines[item["line"] - 1].split("\t")]
        assert (str(item["rupiah"]) if item["rupiah"] else "-") in cells, item
    for item in reference(name)["indikator"]:
        for line in item["lines"]:
            assert item["text"] in lines[line - 1], item
        printed = "\n".join(lines[line - 1] for line in item["lines"])
        assert all(value in printed for value in (*item["target"].values(), *([item["akhir"]] if item["akhir"] else []))), item


@pytest.mark.parametrize("name", NAMES)
def test_documents_have_the_size_of_an_example(name: str) -> None:
    ref = reference(name)
    assert 4 <= len(ref["program"]) <= 6
    assert 6 <= len(ref["kegiatan"]) <= 10
    assert 10 <= len(ref["subkegiatan"]) <= 20


def test_plans_belong_to_one_region_and_share_misi_4() -> None:
    graphs = [graph_of(name) for name in NAMES]
    united = PlanGraph()
    for graph in graphs:
        united.merge(graph)
    assert len(list(united.nodes("Region"))) == 1
    assert len(list(united.nodes("Agency"))) == len(NAMES)
    assert len(list(united.nodes("Vision"))) == 1
    assert sorted(int(str(node.properties["number"])) for node in united.nodes("Mission")) == [1, 2, 3, 4, 5]
    supported = [{graph.node(edge.target).properties.get("number") for edge in graph.edges("SUPPORTS")} - {None} for graph in graphs]
    assert all(4 in missions for missions in supported)
    assert sorted(len(missions) for missions in supported) == [1, 1, 2]


# -- planted faults --------------------------------------------------------------------------------------------------


def planted(name: str, *, follows: bool | None = None) -> set[tuple[str, int]]:
    """The planted faults; those that follow from another, those that do not, or (None) all."""
    faults = [fault for fault in reference(name)["document_errors"] if follows is None or fault.get("follows", False) is follows]
    return {(fault["rule"], line) for fault in faults for line in fault["lines"]}


def stating(graph: PlanGraph, node: str) -> set[int]:
    """The lines that state a node, or a pagu of it."""
    stated = [edge for id in (node, *(budget.id for budget in graph.targets(node, "FUNDED_BY"))) for edge in graph.out(id, "STATED_IN")]
    return {line for edge in stated if isinstance(line := edge.properties.get("line"), int)}


@pytest.mark.parametrize("name", NAMES)
def test_audit_finds_exactly_the_planted_faults(name: str) -> None:
    """Each finding names a line that the indicator, statement or amount is printed on, and stands for what follows from it."""
    graph = graph_of(name)
    found = audit(graph, only=RULES).findings
    assert all(finding.cause == "plan" for finding in found)
    assert {(finding.rule, finding.line) for finding in found} == planted(name, follows=False)
    followers = [(finding.rule, stating(graph, node)) for finding in found for node in finding.stands_for]
    assert len(followers) == len(planted(name, follows=True))
    for rule, line in planted(name, follows=True):
        assert any(rule == own and line in lines for own, lines in followers), (rule, line)


def test_every_rule_has_a_planted_fault() -> None:
    assert {rule for name in NAMES for rule, _ in planted(name)} == set(RULES)


def test_readme_lists_the_planted_faults() -> None:
    text = (DOCUMENTS / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\w+) \| ([A-E]\d\d) \| ([\d, ]+) \|", text, re.MULTILINE)
    listed_faults = {(agency.lower(), rule, int(line)) for agency, rule, cell in rows for line in cell.split(",")}
    assert listed_faults == {(name.split("-")[2], rule, line) for name in NAMES for rule, line in planted(name)}

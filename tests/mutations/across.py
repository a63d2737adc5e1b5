"""Faults between plans: five agencies of one region with clean plans, their misi and sasaran RPJMD, and one fault planted in one of them.

    cd tests; uv run python -m mutations.across 50

prints, for so many plantings a rule, how many were found at their place, and in how many nothing else was found across the plans.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import selaras
from selaras.graph.concepts.alignment import aligned_graph
from selaras.graph.concepts.lexicon import built_in
from selaras.graph.model import PlanGraph
from selaras.queries.audit.findings import Finding
from selaras.queries.audit.run import audit

from .layouts import parts, random_style, sheets, write
from .plans import plan

RULES = ("E01", "E02", "E03", "E04")
AGENCIES = ("Wringinsari", "Tlogobiru", "Karanganyelir", "Gunungdara", "Sumberlangit")
MISSIONS = ("Membangun desa yang mandiri", "Merawat hutan dan sungai", "Menata layanan publik", "Menguatkan ekonomi warga")
SASARAN = ("Menurunnya kemiskinan ekstrem", "Terjaganya tutupan hutan lindung", "Terwujudnya layanan yang cepat")
_SETS = 3

Told = dict[str, Any]
Fault = Callable[[Random, Told], str]


@cache
def clean(number: int) -> PlanGraph:
    """Five agencies with one plan each, of the same programs; each serves every misi, and a RPJMD gives every sasaran to all of them."""
    random = Random(number)
    made, style = plan(random), random_style(random)
    style.layout = "columns"
    whole = PlanGraph()
    with tempfile.TemporaryDirectory() as folder:
        for name in AGENCIES:
            path = Path(folder) / f"{name}.txt"
            own = replace(made, agency=f"Kecamatan {name}", region="Kabupaten Tirtamulya")
            path.write_bytes(write(parts(own, sheets(own, style)), ".txt"))
            whole.merge(selaras.read(str(path)))
    _add_region(whole)
    return aligned_graph(whole, built_in())


def _add_region(graph: PlanGraph) -> None:
    """What the region states, as its own plan and those of its agencies print it."""
    region = next(graph.nodes("Region")).id
    plans = {owner.id: document.id for document in graph.nodes("Document") for owner in graph.sources(document.id, "HAS_PLAN")}
    rpjmd = f"{region}/rpjmd-2025-2029"
    graph.add_node(rpjmd, "Document", title="RPJMD", kind="RPJMD", period_start=2025, period_end=2029)
    graph.add_edge(region, "HAS_PLAN", rpjmd, documents=[rpjmd])
    for label, texts in (("Mission", MISSIONS), ("RegionalSasaran", SASARAN)):
        for number, words in enumerate(texts, 1):
            node = f"{region}/2025-2029/{label.lower()}/{number}"
            graph.add_node(node, label, text=words)
            graph.add_edge(node, "STATED_IN", rpjmd, line=number, cell=words)
            for agency, document in plans.items():
                graph.add_edge(node, "STATED_IN", document, line=number, cell=words)
                if label == "RegionalSasaran":
                    graph.add_edge(node, "ASSIGNED_TO", agency, documents=[rpjmd])
                for goal in graph.targets(agency, "HAS_GOAL"):
                    graph.add_edge(goal.id, "SUPPORTS", node, documents=[document], how="stated")


def _nodes(told: Told, label: str) -> list[Told]:
    return [node for node in told["nodes"] if node["label"] == label]


def _edges(told: Told, type: str) -> Iterator[Told]:
    return (edge for edge in told["edges"] if edge["type"] == type)


def measured_otherwise(random: Random, told: Told) -> str:
    """A subkegiatan of one plan is measured by another indicator."""
    listed = {edge["source"] for edge in _edges(told, "CLASSIFIED_AS")}
    subs = sorted(node["id"] for node in _nodes(told, "SubActivity") if node["id"] in listed)
    sub = random.choice(subs)
    own = {edge["target"] for edge in _edges(told, "MEASURED_BY") if edge["source"] == sub}
    for node in told["nodes"]:
        if node["id"] in own:
            node["properties"] |= {"text": "Tingkat kehadiran pegawai pada apel pagi", "unit": "Persen"}
    return str(sub)


def misi_not_served(random: Random, told: Told) -> str:
    """No plan serves one of the misi."""
    node = random.choice(sorted(node["id"] for node in _nodes(told, "Mission")))
    told["edges"] = [edge for edge in told["edges"] if not (edge["type"] == "SUPPORTS" and edge["target"] == node)]
    return str(node)


def target_out_of_line(random: Random, told: Told) -> str:
    """The targets of one plan's tujuan are on another scale."""
    goals = {node["id"] for node in _nodes(told, "Goal")}
    indicators = sorted(edge["target"] for edge in _edges(told, "MEASURED_BY") if edge["source"] in goals)
    indicator = random.choice(indicators)
    own = {edge["target"] for edge in _edges(told, "HAS_TARGET") if edge["source"] == indicator}
    for node in told["nodes"]:
        if node["id"] in own:
            value = round(node["properties"]["value"] / 20, 1)
            node["properties"] |= {"value": value, "text": str(value).replace(".", ",")}
    return str(indicator)


def sasaran_not_taken_on(random: Random, told: Told) -> str:
    """The RPJMD gives a sasaran to one agency, and its plan does not mention it."""
    rpjmd = next(node["id"] for node in _nodes(told, "Document") if node["properties"]["kind"] == "RPJMD")
    plans = {edge["source"]: edge["target"] for edge in _edges(told, "HAS_PLAN") if edge["target"] != rpjmd}
    agency = random.choice(sorted(plans))
    node = f"{rpjmd.rpartition('/')[0]}/2025-2029/regionalsasaran/lain"
    words = random.choice(("Meningkatnya produksi garam rakyat", "Berkurangnya kecelakaan di perlintasan kereta"))
    told["nodes"].append({"id": node, "label": "RegionalSasaran", "properties": {"text": words}})
    told["edges"] += [
        {"source": node, "type": "STATED_IN", "target": rpjmd, "properties": {"line": 90, "cell": words, "wording": words}},
        {"source": node, "type": "ASSIGNED_TO", "target": agency, "properties": {"documents": [rpjmd]}},
    ]
    for other, goal in sorted((edge["source"], edge["target"]) for edge in _edges(told, "HAS_GOAL")):
        if other != agency:
            place = {"line": 90, "cell": words, "wording": words}
            supports = {"documents": [plans[other]], "how": "stated"}
            told["edges"] += [
                {"source": node, "type": "STATED_IN", "target": plans[other], "properties": place},
                {"source": goal, "type": "SUPPORTS", "target": node, "properties": supports},
            ]
    return str(plans[agency])


ACROSS: dict[str, Fault] = {
    "E01": measured_otherwise,
    "E02": misi_not_served,
    "E03": target_out_of_line,
    "E04": sasaran_not_taken_on,
}


def found_across(graph: PlanGraph) -> list[Finding]:
    """What the comparison of the plans blames them for."""
    return [finding for finding in audit(graph, RULES).findings if finding.cause == "plan"]


def planted(rule: str, seed: int) -> tuple[bool, list[Finding]]:
    """Whether a fault of this rule is found at its node, and what else is."""
    random = Random(f"{rule} {seed}")
    told = clean(seed % _SETS).to_dict()
    node = ACROSS[rule](random, told)
    found = found_across(PlanGraph.from_dict(told))
    hits = [finding for finding in found if (finding.rule, finding.node) == (rule, node)]
    return bool(hits), [finding for finding in found if finding not in hits]


def main(arguments: list[str]) -> None:
    """Measure and print."""
    count = int(arguments[0]) if arguments else 50
    for rule in ACROSS:
        told: Counter[str] = Counter()
        for seed in range(count):
            hit, beside = planted(rule, seed)
            told["found" if hit else "silent"] += 1
            told["nothing beside"] += not beside
        sys.stdout.write(f"{rule} {dict(told)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])

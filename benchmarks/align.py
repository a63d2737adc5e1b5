"""How settling a region grows with its plans.

    uv run python benchmarks/align.py [PLANS…]

The plans are the example ones, all of one region, each a copy under the name of another agency, with the noise of real quotations
in what it says of the region: a letter lost, a word broken or joined, the result verb told or not, another number (default 16 and
100 plans; 450 take some 3 GB). Told are seconds: of settling in memory, and of the load. `queries.py` asks of the same plans.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from selaras.examples import documents, plans
from selaras.graph import ids
from selaras.graph.model import PlanGraph
from selaras.graph.settling.layer import layer_of
from selaras.graph.settling.region import settled
from selaras.graph.stores import open_store
from selaras.loaders import load
from selaras.ontology.schema import schema

REGION = "uji"
VERBS = ("", "Terwujudnya ", "Meningkatnya ")


def noisy(text: str, noise: random.Random) -> str:
    """A text as another plan would quote it."""
    words = text.split()
    at = noise.randrange(len(words))
    chance = noise.random()
    if chance < 0.15 and len(words[at]) > 6:
        cut = noise.randrange(2, len(words[at]) - 1)
        words[at] = words[at][:cut] + words[at][cut + 1 :]
    elif chance < 0.25 and len(words[at]) > 6:
        words[at] = f"{words[at][:4]} {words[at][4:]}"
    elif chance < 0.35 and at:
        words[at - 1 : at + 1] = ["".join(words[at - 1 : at + 1])]
    elif chance < 0.5:
        return text.upper()
    return " ".join(words)


def copied(graph: PlanGraph, number: int, into: PlanGraph) -> None:
    """The graph as a plan of the one region, of an agency of its own."""
    noise = random.Random(number)
    region = next(graph.nodes("Region")).id
    names: dict[str, str] = {}
    for node in graph.nodes():
        values = dict(node.properties)
        if schema().node_types[node.label].shared:
            text = str(values["text"])
            values["text"] = noisy(text, noise)
            if "number" in values and noise.random() < 0.2:
                values["number"] = noise.randrange(1, 6)
            level = node.id.split("/")[2]
            names[node.id] = ids.shared_id(REGION, 2025, 2029, level, None if node.label == "Vision" else str(values["text"]))
        elif node.id == region:
            names[node.id] = REGION
        elif node.id.startswith(f"{region}/"):
            names[node.id] = f"{REGION}/{number}-{node.id.removeprefix(f'{region}/')}"
            if node.label == "Agency":
                values["name"] = f"{number}-{values['name']}"
            if node.label == "Document":
                values |= {"period_start": 2025, "period_end": 2029}
        else:
            names[node.id] = node.id
        into.add_node(names[node.id], node.label, **values)
    for edge in graph.edges():
        properties = {name: value for name, value in edge.properties.items() if name not in ("wording", "number")}
        if "documents" in properties:
            properties["documents"] = [names[id] for id in edge.documents]
        into.add_edge(names[edge.source], edge.type, names[edge.target], **properties)


def made(number: int) -> PlanGraph:
    """So many plans in one graph."""
    graphs = [load(file) for file in sorted([*documents(), *plans()], key=lambda file: file.stat().st_size)[:4]]
    whole = PlanGraph()
    for at in range(number):
        copied(graphs[at % len(graphs)], at, whole)
    return whole


def say(line: str) -> None:
    """Tell at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def clock(work: Callable[[], object]) -> float:
    """Seconds that a call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure(number: int) -> None:
    """One size."""
    graph = made(number)
    layer = layer_of(graph)
    seconds = clock(lambda: settled(layer))
    say(f"{number} plans, {len(graph)} nodes: settled in {seconds:.2f} s")
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "uji.selaras", create=True) as store:
        say(f"  loaded in {clock(lambda: store.load(graph)):.1f} s")


if __name__ == "__main__":
    for size in [int(given) for given in sys.argv[1:]] or [16, 100]:
        measure(size)

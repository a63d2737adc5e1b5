"""How settling a region and the named queries grow with its plans.

    uv run python benchmarks/align.py [PLANS…] [--neo4j]

The plans are the example ones, all of one region, each a copy under the name of another agency, with the noise of real quotations
in what it says of the region: a letter lost, a word broken or joined, the result verb told or not, another number (default 16 and
100 plans; 450 take some 3 GB). Told are seconds: of settling in memory, of the load, and of each named query with its defaults; with
--neo4j beside those of the server of the tests, in use: its memory and compiler, each query asked once before it is measured.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

from selaras.examples import documents, plans
from selaras.graph import ids
from selaras.graph.model import PlanGraph
from selaras.graph.settling.layer import layer_of
from selaras.graph.settling.region import settled
from selaras.graph.stores import Store, open_store
from selaras.loaders import load
from selaras.ontology.schema import schema
from selaras.queries.library.named import named_queries
from selaras.queries.run import run

SERVE = [sys.executable, str(Path(__file__).parents[1] / "tests" / "neo4j" / "serve.py"), "--large"]
REGION = "uji"
VERBS = ("", "Terwujudnya ", "Meningkatnya ")
GIVEN = {"agency": "1-", "code": "7.01.01", "text": "pelayanan umum"}  # of parameters without a default


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


def asked(store: Store) -> dict[str, float]:
    """Seconds of each named query."""
    found: dict[str, float] = {}
    for name, query in named_queries().items():
        given = {parameter.name: GIVEN[parameter.name] for parameter in query.parameters if parameter.required}
        run(store, name, given)
        found[name] = clock(partial(run, store, name, given))
    return found


@contextmanager
def server() -> Iterator[str]:
    """The server of the tests."""
    with subprocess.Popen(SERVE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        told = json.loads(process.stdout.readline())
        os.environ |= {"NEO4J_USERNAME": told["user"], "NEO4J_PASSWORD": told["password"]}
        yield str(told["uri"])
        process.communicate()


def measure(number: int, neo4j: bool) -> None:
    """One size."""
    graph = made(number)
    layer = layer_of(graph)
    seconds = clock(lambda: settled(layer))
    say(f"{number} plans, {len(graph)} nodes: settled in {seconds:.2f} s")
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        store = stack.enter_context(open_store(Path(folder) / "uji.selaras", create=True))
        say(f"  loaded in {clock(lambda: store.load(graph)):.1f} s")
        folder_times = asked(store)
        server_times: dict[str, float] = {}
        if neo4j:
            other = stack.enter_context(open_store(stack.enter_context(server()), write=True))
            other.load(graph)
            server_times = asked(other)
        for name, took in sorted(folder_times.items(), key=lambda item: -item[1]):
            beside = f" {server_times[name]:8.2f} {took / max(server_times[name], 1e-3):6.1f} times" if neo4j else ""
            say(f"  {name:24} {took:8.2f}{beside}")


if __name__ == "__main__":
    sizes = [int(given) for given in sys.argv[1:] if given.isdigit()] or [16, 100]
    for size in sizes:
        measure(size, "--neo4j" in sys.argv)

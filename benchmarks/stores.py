"""How fast graphs go into each engine, against one MERGE per row and against `neo4j-admin database import`.

    uv run python benchmarks/stores.py [COPIES]

The graph is the example plans, COPIES times over (default 3), each copy a region of its own. Neo4j is the server of the tests
(tests/neo4j/serve.py: Java and Maven must be there), with the small memory that it has there. The baseline writes a part of the
rows, each by a statement of its own in transactions of 1,000, and is told in rows a second, so that the ratio holds on a noisy
machine; a row is a node or a relation.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import neo4j
from selaras.examples import documents, plans
from selaras.graph.exports.bulk import ARGUMENTS, write_import
from selaras.graph.model import Edge, PlanGraph
from selaras.graph.stores import Store, open_store
from selaras.graph.stores.held import batches
from selaras.loaders import load

SERVE = Path(__file__).parents[1] / "tests" / "neo4j" / "serve.py"
SAMPLE = 3_000  # rows of the baseline


def copied(graph: PlanGraph, number: int) -> PlanGraph:
    """The graph with other ids: plans of another region."""

    def other(id: str) -> str:
        return f"salinan-{number}/{id}"

    copy = PlanGraph()
    for node in graph.nodes():
        copy.add_node(other(node.id), node.label, **node.properties)
    for edge in graph.edges():
        properties = dict(edge.properties)
        if "documents" in properties:
            properties["documents"] = [other(id) for id in edge.documents]
        copy.put_edge(Edge(other(edge.source), edge.type, other(edge.target), properties))
    return copy


def rows_of(graphs: list[PlanGraph]) -> int:
    """Nodes and relations."""
    return sum(graph.network.number_of_nodes() + graph.network.number_of_edges() for graph in graphs)


def statements(graph: PlanGraph) -> Iterator[tuple[str, dict[str, Any]]]:
    """One MERGE per node, then one per relation."""
    for node in graph.nodes():
        yield f"MERGE (n:{node.label} {{id: $id}}) SET n = $p", {"id": node.id, "p": {**node.properties, "id": node.id}}
    for edge in graph.edges():
        source, target = graph.node(edge.source).label, graph.node(edge.target).label
        cypher = f"MATCH (a:{source} {{id: $s}}) MATCH (b:{target} {{id: $t}}) MERGE (a)-[r:{edge.type}]->(b) SET r = $p"
        yield cypher, {"s": edge.source, "t": edge.target, "p": dict(edge.properties)}


def sample(graph: PlanGraph) -> list[tuple[str, dict[str, Any]]]:
    """As many nodes as relations, so that neither kind is told for the other."""
    nodes = list(islice(statements(graph), SAMPLE // 2))
    placed = {given["id"] for _, given in nodes}
    rest = islice(statements(graph), len(graph), None)
    return nodes + list(islice((one for one in rest if one[1]["s"] in placed and one[1]["t"] in placed), SAMPLE // 2))


def one_by_one(store: Store, chosen: list[tuple[str, dict[str, Any]]]) -> None:
    """The baseline."""
    for batch in batches(chosen, 1_000):

        def write(tx: neo4j.ManagedTransaction, batch: list[Any] = batch) -> None:
            for cypher, given in batch:
                tx.run(cypher, given).consume()

        store._engine.write(write)


def seconds(work: Callable[[], object]) -> float:
    """How long the work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


@contextmanager
def server() -> Iterator[dict[str, Any]]:
    """The Neo4j server of the tests."""
    process = subprocess.Popen([sys.executable, str(SERVE)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield json.loads(process.stdout.readline())
    finally:
        process.communicate()


def measure(name: str, url: str, graphs: list[PlanGraph], **login: str) -> None:
    """Load, load again, and the baseline beside it."""
    with open_store(url, write=True, create=True, **login) as store:
        for cypher, given in islice(statements(graphs[0]), 50):  # so that neither way pays for the engine's warming up
            one_by_one(store, [(cypher, given)])
        store.load(graphs[0])
        first = rows_of(graphs[1:]) / seconds(lambda: [store.load(graph) for graph in graphs[1:]])
        again = rows_of(graphs) / seconds(lambda: [store.load(graph) for graph in graphs])
        chosen = sample(copied(graphs[0], -1))
        baseline = len(chosen) / seconds(lambda: one_by_one(store, chosen))
    sys.stdout.write(
        f"{name:9} first load {first:8,.0f} rows/s   same again {again:8,.0f} rows/s   one MERGE per row {baseline:8,.0f} rows/s"
        f"   ratio {first / baseline:5.1f}\n"
    )
    sys.stdout.flush()


def main() -> None:
    """Measure and print."""
    copies = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    one = PlanGraph()
    for file in (*documents(), *plans()):
        one.merge(load(file))
    graphs = [copied(one, number) for number in range(copies + 1)]
    sys.stdout.write(f"{copies} x {rows_of(graphs[:1]):,} rows\n")
    with tempfile.TemporaryDirectory() as folder:
        measure("embedded", f"{folder}/uji.selaras", graphs)
        with server() as told:
            measure("Neo4j", told["uri"], graphs, user=told["user"], password=told["password"])
        home, whole = Path(folder) / "neo4j", PlanGraph()
        home.mkdir()
        for graph in graphs:
            whole.merge(graph)
        write_import(whole, Path(folder) / "csv")
        admin = ["database", "import", "full", "neo4j", f"@{ARGUMENTS}"]
        command = [sys.executable, str(SERVE), "--home", str(home), "--admin", *admin]
        took = seconds(lambda: subprocess.run(command, cwd=Path(folder) / "csv", check=True))
        sys.stdout.write(f"neo4j-admin import {rows_of([whole]) / took:8,.0f} rows/s, {took:.1f} s with its start\n")


if __name__ == "__main__":
    main()

"""How fast graphs go into each engine, against one MERGE per row and against `neo4j-admin database import`.

    uv run python benchmarks/stores.py [NODES]

The graph is the example plans, each copy of them those of another region, until there are NODES nodes (default 30,000; with
1,000,000 it takes some 8 GB and, on two cores, half an hour). A row is a node or a relation, STATED_IN among them. Neo4j is
the server of the tests (tests/neo4j/serve.py: Java and Maven must be there) with the memory and the compiler of a server in
use, for the import too. The baseline is the plain driver: MERGE for one row after the other, each in a transaction of its own,
or 1,000 together. It comes last, to a server that is warm and a store that is full, writes a part of the rows, and is told in
rows a second, so that the ratio holds on a noisy machine.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import neo4j
from selaras.examples import documents, plans
from selaras.graph.exports.bulk import ARGUMENTS, write_import
from selaras.graph.model import Edge, PlanGraph
from selaras.graph.stores import open_store
from selaras.graph.stores.loading.existing import batches
from selaras.loaders import load

SERVE = [sys.executable, str(Path(__file__).parents[1] / "tests" / "neo4j" / "serve.py"), "--large"]
SAMPLE = 3_000  # rows of the baseline, half of them nodes
Statement = tuple[str, dict[str, Any]]


def copied(graph: PlanGraph, number: int, into: PlanGraph | None = None) -> PlanGraph:
    """The graph with other ids: plans of another region."""

    def other(id: str) -> str:
        return f"salinan-{number}/{id}"

    copy = PlanGraph() if into is None else into
    for node in graph.nodes():
        copy.add_node(other(node.id), node.label, **node.properties)
    for edge in graph.edges():
        properties = dict(edge.properties)
        if "documents" in properties:
            properties["documents"] = [other(id) for id in edge.documents]
        copy.put_edge(Edge(other(edge.source), edge.type, other(edge.target), properties))
    return copy


def rows_of(graph: PlanGraph) -> int:
    """Nodes and relations."""
    return graph.network.number_of_nodes() + graph.network.number_of_edges()


def statements(graph: PlanGraph) -> Iterator[Statement]:
    """One MERGE per node, then one per relation."""
    for node in graph.nodes():
        yield f"MERGE (n:{node.label} {{id: $id}}) SET n = $p", {"id": node.id, "p": {**node.properties, "id": node.id}}
    for edge in graph.edges():
        source, target = graph.node(edge.source).label, graph.node(edge.target).label
        cypher = f"MATCH (a:{source} {{id: $s}}) MATCH (b:{target} {{id: $t}}) MERGE (a)-[r:{edge.type}]->(b) SET r = $p"
        yield cypher, {"s": edge.source, "t": edge.target, "p": dict(edge.properties)}


def sample(graph: PlanGraph) -> list[Statement]:
    """As many nodes as relations, so that neither kind is told for the other."""
    nodes = list(islice(statements(graph), SAMPLE // 2))
    placed = {given["id"] for _, given in nodes}
    rest = islice(statements(graph), len(graph), None)
    return nodes + list(islice((one for one in rest if one[1]["s"] in placed and one[1]["t"] in placed), SAMPLE // 2))


def each_by_itself(driver: neo4j.Driver, database: str, chosen: list[Statement]) -> None:
    """The baseline: a transaction a row."""
    for cypher, given in chosen:
        driver.execute_query(neo4j.Query(cypher), given, database_=database)


def thousand_together(driver: neo4j.Driver, database: str, chosen: list[Statement]) -> None:
    """The baseline with fewer transactions."""

    def write(tx: neo4j.ManagedTransaction, batch: list[Statement]) -> None:
        for cypher, given in batch:
            tx.run(cypher, given).consume()

    with driver.session(database=database) as session:
        for batch in batches(chosen, 1_000):
            session.execute_write(write, batch)


def seconds(work: Callable[[], object]) -> float:
    """How long the work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


@contextmanager
def server() -> Iterator[dict[str, Any]]:
    """The Neo4j server of the tests."""
    process = subprocess.Popen(SERVE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield json.loads(process.stdout.readline())
    finally:
        process.communicate()


def say(text: str) -> None:
    """Print at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def measure(name: str, url: str, graph: PlanGraph, baselines: list[list[Statement]], login: Mapping[str, str]) -> float:
    """Load into an empty store, and the baselines into the full one; the rows a second of the load."""
    with open_store(url, write=True, create=True, user=login.get("user"), password=login.get("password")) as store:
        took = seconds(lambda: store.load(graph))
        first = rows_of(graph) / took
        engine: Any = store._engine
        database = "neo4j" if login else "selaras"
        alone, together = baselines
        by_row = len(alone) / seconds(lambda: each_by_itself(engine._driver, database, alone))
        by_thousand = len(together) / seconds(lambda: thousand_together(engine._driver, database, together))
    say(f"{name}: first load {took:.1f} s, {first:,.0f} rows/s")
    say(f"  one MERGE per row, a transaction each     {by_row:8,.0f} rows/s   ratio {first / by_row:5.1f}")
    say(f"  one MERGE per row, 1,000 a transaction    {by_thousand:8,.0f} rows/s   ratio {first / by_thousand:5.1f}")
    return first


def main() -> None:
    """Measure and print."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 30_000
    one, whole = PlanGraph(), PlanGraph()
    for file in (*documents(), *plans()):
        one.merge(load(file))
    copies = 0
    while len(whole) < wanted:
        copied(one, copies, whole)
        copies += 1
    plain = [sample(copied(one, -1)), sample(copied(one, -2))]
    say(f"{len(whole):,} nodes, {whole.network.number_of_edges():,} relations, {copies * sum(1 for _ in one.nodes('Document'))} documents")
    with tempfile.TemporaryDirectory() as folder:
        measure("embedded", f"{folder}/uji.selaras", whole, plain, {})
        with server() as told:
            over_bolt = measure("Neo4j", told["uri"], whole, plain, {"user": told["user"], "password": told["password"]})
        home, files = Path(folder) / "neo4j", Path(folder) / "csv"
        home.mkdir()
        took = seconds(lambda: write_import(whole, files))
        say(f"neo4j-admin import: files written in {took:.1f} s, {rows_of(whole) / took:,.0f} rows/s")
        command = [*SERVE, "--home", str(home), "--admin", "database", "import", "full", "neo4j", f"@{ARGUMENTS}"]
        imported = seconds(lambda: subprocess.run(command, cwd=files, check=True))
        say(f"  imported, the program's start included, in {imported:.1f} s, {rows_of(whole) / imported:,.0f} rows/s")
        say(f"  the load over Bolt takes {rows_of(whole) / over_bolt / imported:.1f} times as long as the import alone,")
        say(f"  {rows_of(whole) / over_bolt / (imported + took):.1f} times as long as writing the files and importing them")
    say(f"peak memory of this process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB, which holds the whole graph")


if __name__ == "__main__":
    main()

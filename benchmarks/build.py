"""How long reading and storing plans takes, against storing the same graph with one MERGE per node and relation.

    uv run python benchmarks/build.py [FILE…]

Without files it takes the example documents. Both ways run in the same process on fresh stores, so that their ratio holds
on a noisy machine; the seconds are those of this machine.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import neo4j
from selaras.examples import documents
from selaras.graph.model import PlanGraph
from selaras.graph.stores import open_store
from selaras.loaders import load

Result = TypeVar("Result")


def timed(work: Callable[[], Result]) -> tuple[float, Result]:
    """Seconds that `work` takes, and its result."""
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def one_by_one(folder: Path, graphs: list[PlanGraph]) -> None:
    """The baseline: every node and relation by a statement of its own, in one managed transaction per graph."""
    with open_store(str(folder), write=True, create=True) as store:
        engine: Any = store._engine

        def write(tx: neo4j.ManagedTransaction, graph: PlanGraph) -> None:
            for node in graph.nodes():
                tx.run(f"MERGE (n:{node.label} {{id: $id}}) SET n += $properties", id=node.id, properties=dict(node.properties)).consume()
            for edge in graph.edges():
                source, target = graph.node(edge.source).label, graph.node(edge.target).label
                tx.run(
                    f"MATCH (a:{source} {{id: $source}}), (b:{target} {{id: $target}}) CREATE (a)-[r:{edge.type}]->(b) SET r = $properties",
                    source=edge.source,
                    target=edge.target,
                    properties=dict(edge.properties),
                ).consume()

        with engine._driver.session(database="selaras") as session:
            for graph in graphs:
                session.execute_write(write, graph)


def main() -> None:
    """Measure and print."""
    files = [Path(name) for name in sys.argv[1:]] or documents()
    reading, graphs = timed(lambda: [load(path) for path in files])
    with tempfile.TemporaryDirectory() as folder:

        def build() -> None:
            with open_store(f"{folder}/ours.selaras", write=True, create=True) as store:
                for graph in graphs:
                    store.load(graph)

        first, _ = timed(build)
        again, _ = timed(build)
        baseline, _ = timed(lambda: one_by_one(Path(folder) / "baseline.selaras", graphs))
    nodes = sum(len(graph) for graph in graphs)
    relations = sum(1 for graph in graphs for _ in graph.edges())
    sys.stdout.write(
        f"{len(files)} plans, {nodes} nodes, {relations} relations\n"
        f"reading            {reading:7.2f} s\n"
        f"first load         {first:7.2f} s\n"
        f"same load again    {again:7.2f} s (nothing written)\n"
        f"one MERGE per row  {baseline:7.2f} s (baseline)\n"
        f"first load is {baseline / first:.1f} times as fast as the baseline\n"
    )


if __name__ == "__main__":
    main()

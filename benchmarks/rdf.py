"""How long a graph takes to become RDF and to be read back, by selaras (pyoxigraph) and by rdflib.

    uv run python benchmarks/rdf.py [TRIPLES]

TRIPLES (a million unless told) is how many the made-up graph has at least. rdflib gets the same N-Triples lines to read and write
with nothing of selaras around it, so that the ratio flatters it; its times are measured on a tenth and multiplied.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from functools import partial
from itertools import islice
from typing import TypeVar

import pyoxigraph
import rdflib
from selaras.graph.exports.rdf import parse_rdf, to_jsonld, to_nquads, to_turtle
from selaras.graph.exports.triples import triples
from selaras.graph.model import PlanGraph

Result = TypeVar("Result")
BASE = "https://data.example.org/"


def timed(work: Callable[[], Result]) -> tuple[float, Result]:
    """Seconds of the processor that `work` takes (one thread; whatever else the machine does), and its result."""
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def written_by(write: Callable[[PlanGraph, str], Iterable[str]], graph: PlanGraph) -> bytes:
    """The whole file of one format."""
    return "".join(write(graph, BASE)).encode()


def made_up(wanted: int) -> PlanGraph:
    """A plan of programs with indicators and targets, of about `wanted` triples."""
    graph = PlanGraph()
    document = "contoh/kec-contoh/renstra-2025-2029"
    graph.add_node(document, "Document", kind="Renstra", period_start=2025, period_end=2029)
    for number in range(max(1, wanted // 117)):  # triples that one program makes below
        program = f"{document}/prog/{number}"
        graph.add_node(program, "Program", name=f"Program nomor {number}", code=f"7.01.{number}")
        graph.add_edge(program, "STATED_IN", document, line=number, cell=f"Program nomor {number}")
        indicator = f"{program}/ind/persentase"
        graph.add_node(indicator, "Indicator", text=f"Persentase capaian program {number}", unit="%", kinds=["IKU"], baseline_value=12.5)
        graph.add_edge(indicator, "STATED_IN", document, line=number, cell="Persentase capaian")
        graph.add_edge(program, "MEASURED_BY", indicator, documents=[document])
        for year in range(2025, 2030):
            target = f"{indicator}/target/{year}"
            graph.add_node(target, "Target", year=year, text="95,5", value=95.5)
            graph.add_edge(target, "STATED_IN", document, line=number, cell="95,5")
            graph.add_edge(indicator, "HAS_TARGET", target, documents=[document])
    return graph


def main() -> None:
    """Measure and print."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    graph = made_up(wanted)
    count = sum(1 for _ in triples(graph, BASE))
    sys.stdout.write(f"{count} triples, {len(graph)} nodes\n")
    for name, kind, write in (("Turtle", "TURTLE", to_turtle), ("N-Quads", "N_QUADS", to_nquads), ("JSON-LD", "JSON_LD", to_jsonld)):
        out, text = timed(partial(written_by, write, graph))
        back, read = timed(partial(parse_rdf, text, kind))
        assert len(read) == len(graph)
        sys.stdout.write(f"{name:8} export {out:7.2f} s  import {back:7.2f} s  {len(text) / 1e6:7.1f} MB\n")
        del text, read
    lines = list(
        islice((line.replace(f" <{BASE}contoh/kec-contoh/renstra-2025-2029> .", " .") for line in to_nquads(graph, BASE)), count // 10)
    )
    part = "".join(lines)
    parsed, quads = timed(lambda: list(pyoxigraph.parse(part, format=pyoxigraph.RdfFormat.N_TRIPLES)))
    written, _ = timed(lambda: pyoxigraph.serialize((quad.triple for quad in quads), format=pyoxigraph.RdfFormat.TURTLE))
    slow_parsed, held = timed(lambda: rdflib.Graph().parse(data=part, format="nt"))
    slow_written, _ = timed(lambda: held.serialize(format="turtle"))
    for name, fast, slow in (("parsing", parsed, slow_parsed), ("writing Turtle", written, slow_written)):
        sys.stdout.write(f"{name}: pyoxigraph {fast * 10:.2f} s, rdflib {slow * 10:.2f} s for all: {slow / fast:.0f} times\n")


if __name__ == "__main__":
    main()

"""Some plans of a store as one graph, with the ways up to misi and visi that only other plans know; the rest of the store stays unread."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from ...ontology.schema import schema
from ..model import Edge, PlanGraph
from ..selection import DOWN, UP, of_documents
from ..wording import ORIGIN


class Holding(Protocol):
    """The part of a store that is needed here."""

    def graph(self, document: str | None = None) -> PlanGraph:
        """What one document states."""
        ...

    def rows(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> Any:
        """Run Cypher that only reads."""
        ...


def plans_with_ways_up(store: Holding, documents: Iterable[str]) -> PlanGraph:
    """What these documents state, and what others know of the levels above. StoreError for a document that is not there."""
    plans = list(dict.fromkeys(documents))
    if set(plans) == {id for (id,) in store.rows("MATCH (d:Document) RETURN d.id AS id")}:
        return of_documents(store.graph(), plans)  # read at once, what they share read once
    graph = PlanGraph()
    for plan in plans:
        graph.merge(store.graph(plan))
    pending = {node.id: node.label for node in graph.nodes() if _leads_up(node.label)}
    seen: set[str] = set()
    while pending:
        seen.update(pending)
        pending = {id: label for id, label in _above(store, graph, pending).items() if id not in seen}
    _add_origins(store, graph)
    return of_documents(graph, plans)


def _leads_up(label: str) -> bool:
    return schema().node_types[label].shared or any(end[0] == label for end in schema().relation_types[UP].ends if label != "Agency")


def _above(store: Holding, graph: PlanGraph, below: Mapping[str, str]) -> dict[str, str]:
    """Add what stands directly above these nodes (id to label), whoever says so; what was added or looked at, id to label."""
    by_label: dict[str, list[str]] = {}
    for id, label in below.items():
        by_label.setdefault(label, []).append(id)
    found: dict[str, str] = {}
    for label, ids in by_label.items():
        ways = [f"MATCH (n)-[r:{UP}]->(m)"] + ([f"MATCH (n)<-[r:{'|'.join(DOWN)}]-(m)"] if schema().node_types[label].shared else [])
        for way in ways:
            for id, type, above, labels, said, properties in store.rows(
                f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) {way} "
                "RETURN n.id AS id, type(r) AS type, m.id AS above, labels(m) AS labels, properties(r) AS said, properties(m) AS p",
                {"ids": ids},
            ):
                known = next((one for one in labels if one in schema().node_types), None)
                if known is None:
                    continue
                if not graph.has(above):
                    graph.add_node(above, known, **_without_id(properties))
                ends = (id, above) if type == UP else (above, id)
                graph.put_edge(Edge(ends[0], type, ends[1], said))
                if schema().node_types[known].shared:
                    found[above] = known
    return found


def _add_origins(store: Holding, graph: PlanGraph) -> None:
    """Where the shared nodes of the graph are stated, by whichever document."""
    for label, known in schema().node_types.items():
        ids = [node.id for node in graph.nodes(label)] if known.shared else []
        for id, document, said, properties in store.rows(
            f"UNWIND $ids AS id MATCH (n:{label} {{id: id}})-[r:{ORIGIN}]->(d:Document) "
            "RETURN n.id AS id, d.id AS document, properties(r) AS said, properties(d) AS properties",
            {"ids": ids},
        ) if ids else ():  # fmt: skip
            if not graph.has(document):
                graph.add_node(document, "Document", **_without_id(properties))
                owners = store.rows(
                    "MATCH (d:Document {id: $id})<-[r:HAS_PLAN]-(o:Region) RETURN o.id AS id, properties(o) AS p, properties(r) AS said",
                    {"id": document},
                )
                for owner, about, stated in owners:  # a region's own plan is the best witness of its ways
                    if not graph.has(owner):
                        graph.add_node(owner, "Region", **_without_id(about))
                    graph.put_edge(Edge(owner, "HAS_PLAN", document, stated))
            graph.put_edge(Edge(id, ORIGIN, document, said))


def _without_id(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if name != "id"}

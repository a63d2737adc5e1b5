"""A graph taken apart by document: what each one states is loaded in a transaction of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ....ontology.schema import schema
from ...errors import GraphError
from ...model import Edge, PlanGraph
from ...wording import ORIGIN, Properties, Value

Key = tuple[str, str, str]  # source id, relation, target id


@dataclass(slots=True)
class Part:
    """What one document states; `document` is None for what needs none (a list of nomenclature).

    `nodes`: properties by id, of shared nodes as all documents of the region settle them. `edges`: properties by (source, relation,
    target). `origins`: the STATED_IN relations of each statement to this document.
    """

    document: str | None
    labels: dict[str, str] = field(default_factory=dict)
    nodes: dict[str, Mapping[str, Value]] = field(default_factory=dict)
    edges: dict[Key, Properties] = field(default_factory=dict)
    origins: dict[str, list[Mapping[str, Value]]] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """How many nodes and relations."""
        return len(self.nodes) + len(self.edges) + sum(len(found) for found in self.origins.values())


def free(label: str) -> bool:
    """Whether no document owns nodes of this label: they are neither statements nor documents."""
    return label != "Document" and not schema().node_types[label].stated


def passing(label: str) -> bool:
    """Whether nodes of this label go when no relation reaches them any more (actors, but not official lists)."""
    return free(label) and not schema().node_types[label].reference


def parts(graph: PlanGraph) -> list[Part]:
    """The parts of a graph, documents in the order of their ids, then what no document states.

    GraphError where the graph has statements without origin, since they could neither be kept nor replaced.
    """
    faults = graph.check()
    if faults:
        more = len(faults) - 1
        raise GraphError(
            {
                "id": f"graf tidak utuh: {faults[0]}" + (f" (dan {more} lagi)" if more else ""),
                "en": f"the graph is not whole: {faults[0]}" + (f" (and {more} more)" if more else ""),
            }
        )
    documents = sorted(node.id for node in graph.nodes("Document"))
    found = {id: Part(id) for id in documents}
    rest = Part(None)
    for edge in graph.edges():
        _share_out(edge, found, rest)
    labels = {node.id: node.label for node in graph.nodes()}
    free_labels = {label for label in set(labels.values()) if free(label)}
    for part in found.values():
        ends = {end for source, _, target in part.edges for end in (source, target) if labels[end] in free_labels}
        _add_nodes(part, graph, {part.document or "", *part.origins, *ends})
    covered = {id for part in found.values() for id in part.nodes}
    _add_nodes(rest, graph, (node.id for node in graph.nodes() if node.id not in covered))
    for part in (*found.values(), rest):
        for source, _, target in part.edges:
            part.labels.setdefault(source, labels[source])
            part.labels.setdefault(target, labels[target])
    return [*found.values(), rest] if rest.size else list(found.values())


def _share_out(edge: Edge, found: Mapping[str, Part], rest: Part) -> None:
    if edge.type == ORIGIN:
        found[edge.target].origins.setdefault(edge.source, []).append(edge.properties)
        return
    key, documents = (edge.source, edge.type, edge.target), edge.documents
    for document in documents:
        found[document].edges[key] = dict(edge.properties)
    if not documents:
        rest.edges[key] = dict(edge.properties)


def _add_nodes(part: Part, graph: PlanGraph, ids: Iterable[str]) -> None:
    for id in ids:
        node = graph.node(id)
        part.labels[id] = node.label
        part.nodes[id] = node.properties

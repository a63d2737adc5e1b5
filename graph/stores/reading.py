"""What documents state, read out of a store: many at a time, each as a graph in its own words.

A driver takes longer over a row than over what it holds, and a misi is stated by every plan of its region. So each statement of Cypher
answers with one row a document, and looks through the relations of what several state together once for all the documents that are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ...ontology.schema import schema
from ..model import Edge, PlanGraph
from ..wording import ORIGIN, as_said, recognised_pages
from .loading.by_document import free
from .loading.existing import Held, Run, batches, grouped, own_label, read_nodes

AT_ONCE = 20  # documents: as many as fit into little memory
_EACH = "UNWIND $ids AS id MATCH (d:Document {id: id})"


def read_stated(run: Run, documents: Sequence[str]) -> Iterator[tuple[str, PlanGraph]]:
    """Each of the documents that the store holds, in the order given, with what it states."""
    for ids in batches(documents, AT_ONCE):
        found = _read(run, ids)
        for id in ids:
            if id in found:
                yield id, _graph(id, found.pop(id))


def _read(run: Run, ids: Sequence[str]) -> dict[str, Held]:
    found: dict[str, Held] = {}
    places = f"[(d)<-[s:{ORIGIN}]-(n) | [n.id, labels(n), properties(n), properties(s)]]"
    for id, properties, rows in run(f"{_EACH} RETURN id, properties(d), {places}", {"ids": ids}):
        held = found[id] = Held()
        _keep(held, id, "Document", properties)
        for node, labels, values, place in rows:
            if node not in held.nodes:
                _keep(held, node, own_label(labels), values)
            held.origins.setdefault(node, []).append(place)
    if found:
        _read_from_statements(run, found)
        _read_from_free(run, found)
        _read_free(run, found)
    return found


def _keep(held: Held, id: str, label: str, properties: Mapping[str, Any]) -> None:
    held.labels[id] = label
    held.nodes[id] = {name: value for name, value in properties.items() if name != "id"}


def _read_from_statements(run: Run, found: Mapping[str, Held]) -> None:
    """The relations that name a document, out of what it states and out of itself."""
    types = _types(name for name in schema().relation_types if name != ORIGIN)
    # Of what others state too only this document's name is told: a misi's relations name every plan of the region.
    told = "[a.id, type(r), b.id, labels(b), r{.*, documents: null}]"
    stated = f"{_EACH}<-[:{ORIGIN}]-(a) WITH DISTINCT id, a"
    for start in (stated, f"{_EACH} WITH id, d AS a"):
        cypher = f"{start} MATCH (a)-[r:{types}]->(b) WHERE id IN r.documents RETURN id, collect({told})"
        for id, rows in run(cypher, {"ids": list(found)}):
            held = found[id]
            for source, type, target, labels, properties in rows:
                held.labels.setdefault(target, own_label(labels))
                held.edges[source, type, target] = properties


def _read_from_free(run: Run, found: Mapping[str, Held]) -> None:
    """The relations that name a document, out of regions, agencies, units and official names: to what it states, and among them."""
    given = {"ids": list(found), "free": [name for name in schema().node_types if free(name)]}
    ends = {name: type.ends for name, type in schema().relation_types.items() if any(free(source) for source, _ in type.ends)}
    asked = "any(document IN r.documents WHERE document IN $ids)"
    told = "[a.id, labels(a), type(r), b.id, labels(b), [document IN r.documents WHERE document IN $ids], r{.*, documents: null}]"
    reaching = {
        name: reached
        for name, pairs in ends.items()
        if (reached := {target for source, target in pairs if free(source) and target != "Document" and not free(target)})
    }
    into_documents = _types(name for name, pairs in ends.items() if any(target == "Document" for _, target in pairs))
    # Labels are asked for first: few statements have such a relation, and a list of documents may name every plan of the region.
    where = f"WHERE any(label IN labels(a) WHERE label IN $free) AND {asked} RETURN collect({told})"
    reached_by_these = f"{_EACH}<-[:{ORIGIN}]-(b) WHERE any(label IN labels(b) WHERE label IN $reached) WITH DISTINCT b"
    ends_there = sorted(set[str]().union(*reaching.values()))
    for (rows,) in run(f"{reached_by_these} MATCH (a)-[r:{_types(reaching)}]->(b) {where}", {**given, "reached": ends_there}):
        _keep_edges(found, rows)
    for (rows,) in run(f"{_EACH} WITH d AS b MATCH (a)-[r:{into_documents}]->(b) {where}", given):
        _keep_edges(found, rows)
    # Among themselves they are followed rather than looked for: a store of many regions has a great many.
    among = _types(name for name, pairs in ends.items() if any(free(source) and free(target) for source, target in pairs))
    seen: set[str] = set()
    while fresh := {id: label for held in found.values() for id, label in held.labels.items() if id not in seen and free(label)}:
        seen.update(fresh)
        for label, names in grouped(fresh, fresh).items():
            for pattern in (f"(a:{label} {{id: name}})-[r:{among}]->(b)", f"(b:{label} {{id: name}})<-[r:{among}]-(a)"):
                cypher = f"UNWIND $names AS name MATCH {pattern} WHERE {asked} RETURN collect({told})"
                for (rows,) in run(cypher, {**given, "names": names}):
                    _keep_edges(found, rows)


def _keep_edges(found: Mapping[str, Held], rows: Iterable[Sequence[Any]]) -> None:
    for source, source_labels, type, target, target_labels, documents, properties in rows:
        for document in documents:
            held = found[document]
            held.labels.setdefault(source, own_label(source_labels))
            held.labels.setdefault(target, own_label(target_labels))
            held.edges[source, type, target] = properties


def _read_free(run: Run, found: Mapping[str, Held]) -> None:
    """The regions, agencies, units and official names that the relations reach."""
    wanted = {id: label for held in found.values() for id, label in held.labels.items() if free(label)}
    known = Held()
    read_nodes(run, wanted, wanted, known)
    for held in found.values():
        held.nodes.update({id: known.nodes[id] for id in held.labels if id in known.nodes})


def _graph(document: str, held: Held) -> PlanGraph:
    graph = PlanGraph()
    pages = recognised_pages(held.nodes.get(document, {}))
    for id, properties in held.nodes.items():
        graph.add_node(id, held.labels[id], **as_said(held.labels[id], properties, held.origins.get(id, ()), pages))
    for id, places in held.origins.items():
        for place in places:
            graph.put_edge(Edge(id, ORIGIN, document, place))
    for (source, type, target), properties in sorted(held.edges.items(), key=lambda item: item[0]):
        if graph.has(source) and graph.has(target):  # not from or to what this document does not state
            graph.put_edge(Edge(source, type, target, {**properties, "documents": [document]}))
    return graph


def _types(names: Iterable[str]) -> str:
    return "|".join(names)

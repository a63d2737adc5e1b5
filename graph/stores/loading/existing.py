"""What a store holds that a document's part has to do with, read within the transaction that will replace it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from ....ontology.schema import schema
from ...settling.layer import is_derived
from ...wording import ORIGIN, Properties, Value
from .by_document import Key, Part, free

BATCH = 2_000  # rows a statement: large enough to be fast, small enough for a server's memory limits

Run = Callable[[str, Mapping[str, Any]], Iterable[Sequence[Any]]]  # a Cypher text with its parameters, to rows


@dataclass(slots=True)
class Held:
    """`nodes` are those of the part and those the document stated before, as they stand in the store.

    `origins`, `edges`: what the store holds as stated by this document; `edges` also the part's own that others state.
    `elsewhere`: statements that another document states too.
    """

    labels: dict[str, str] = field(default_factory=dict)
    nodes: dict[str, Properties] = field(default_factory=dict)
    origins: dict[str, list[Properties]] = field(default_factory=dict)
    edges: dict[Key, Properties] = field(default_factory=dict)
    elsewhere: set[str] = field(default_factory=set)


def batches(items: Iterable[Any], size: int = BATCH) -> Iterator[list[Any]]:
    """The items in lists of at most `size`."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


def grouped(ids: Iterable[str], labels: Mapping[str, str]) -> dict[str, list[str]]:
    """Ids by label: a database finds nodes by label and id."""
    groups: dict[str, list[str]] = {}
    for id in ids:
        groups.setdefault(labels[id], []).append(id)
    return groups


def own_label(labels: Iterable[str]) -> str:
    """The label that is ours: users of a server may have given a node more of them."""
    known = schema().node_types
    return next(label for label in labels if label in known)


def read_held(run: Run, part: Part) -> Held:
    """Read what the store holds for the part. Costs next to nothing where the store is empty."""
    held = Held()
    if not any(True for _ in run("MATCH (d:Document) RETURN d.id LIMIT 1", {})) and not _any_reference(run):
        return held
    if part.document is not None:
        _read_document(run, part.document, held)
        # What follows from several documents' words is made anew once they are all there: see `settling.py`.
        held.edges = {key: values for key, values in held.edges.items() if not is_derived(key[1], values)}
    read_nodes(run, (id for id in part.labels if id not in held.nodes), part.labels, held)
    read_edges(run, part.edges, part.labels, held)
    return held


def _any_reference(run: Run) -> bool:
    labels = [name for name, kind in schema().node_types.items() if kind.reference]
    return any(True for label in labels for _ in run(f"MATCH (n:{label}) RETURN n.id LIMIT 1", {}))


def _read_document(run: Run, document: str, held: Held) -> None:
    """Statements with their origins in the document, and the relations that name it. One statement where it is not there."""
    one = {"id": document}
    rows = run("MATCH (d:Document {id: $id}) RETURN properties(d)", one)
    for (properties,) in rows:
        _keep_node(held, document, "Document", properties)
    if document not in held.nodes:
        return  # nothing can be stated in a document that is not there
    stated = f"MATCH (n)-[s:{ORIGIN}]->(:Document {{id: $id}})"
    for id, labels, properties, origin in run(f"{stated} RETURN n.id, labels(n), properties(n), properties(s)", one):
        if id not in held.nodes:
            _keep_node(held, id, own_label(labels), properties)
        held.origins.setdefault(id, []).append(dict(origin))
    there = f"MATCH (n)-[:{ORIGIN}]->(:Document {{id: $id}}) WITH DISTINCT n"
    for (id,) in run(f"{there} MATCH (n)-[:{ORIGIN}]->(o:Document) WHERE o.id <> $id RETURN DISTINCT n.id", one):
        held.elsewhere.add(id)
    ends = "RETURN a.id, labels(a), type(r), b.id, labels(b), properties(r)"
    _keep_edges(held, run(f"{there} MATCH (n)-[r]->(b) WHERE $id IN r.documents WITH n AS a, r, b {ends}", one))
    # From another document's statement, or from what no document owns, to one of this: those from its own are known already.
    from_free = [name for name, type in schema().relation_types.items() if any(free(end) for end, _ in type.ends)]
    others = "(size(r.documents) > 1 OR type(r) IN $types) AND $id IN r.documents"
    _keep_edges(held, run(f"{there} MATCH (a)-[r]->(n) WHERE {others} WITH a, r, n AS b {ends}", {**one, "types": from_free}))
    _keep_edges(held, run(f"MATCH (d:Document {{id: $id}}) MATCH (a)-[r]->(d) WHERE $id IN r.documents WITH a, r, d AS b {ends}", one))
    _keep_edges(held, run(f"MATCH (d:Document {{id: $id}}) MATCH (d)-[r]->(b) WHERE $id IN r.documents WITH d AS a, r, b {ends}", one))
    _read_between_free(run, document, held)


def _read_between_free(run: Run, document: str, held: Held) -> None:
    """Relations among regions, agencies, units and official names that name the document, outwards from those it relates to.

    They are followed rather than looked for over all such nodes, of which a store of many regions has a great many.
    """
    types = [name for name, type in schema().relation_types.items() if any(free(one) and free(other) for one, other in type.ends)]
    seen: set[str] = set()
    while fresh := [id for id, label in held.labels.items() if id not in seen and free(label)]:
        seen.update(fresh)
        for label, ids in grouped(fresh, held.labels).items():
            for batch in batches(ids):
                given = {"ids": batch, "document": document, "types": types}
                for pattern in (f"(a:{label} {{id: id}})-[r]->(b)", f"(b:{label} {{id: id}})<-[r]-(a)"):
                    cypher = (
                        f"UNWIND $ids AS id MATCH {pattern} WHERE type(r) IN $types AND $document IN r.documents "
                        "RETURN a.id, labels(a), type(r), b.id, labels(b), properties(r)"
                    )
                    _keep_edges(held, run(cypher, given))


def _keep_node(held: Held, id: str, label: str, properties: Mapping[str, Value]) -> None:
    held.labels[id] = label
    held.nodes[id] = {name: value for name, value in properties.items() if name != "id"}


def _keep_edges(held: Held, rows: Iterable[Sequence[Any]]) -> None:
    for source, source_labels, type, target, target_labels, properties in rows:
        held.edges[source, type, target] = dict(properties)
        held.labels.setdefault(source, own_label(source_labels))
        held.labels.setdefault(target, own_label(target_labels))


def read_nodes(run: Run, ids: Iterable[str], labels: Mapping[str, str], held: Held) -> None:
    """Those of the nodes that the store holds."""
    for label, wanted in grouped(ids, labels).items():
        for batch in batches(wanted):
            cypher = f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) RETURN n.id, properties(n)"
            for id, properties in run(cypher, {"ids": batch}):
                _keep_node(held, id, label, properties)


def read_edges(run: Run, keys: Iterable[Key], labels: Mapping[str, str], held: Held) -> None:
    """Those of the relations that the store holds by the word of other documents; their ends then stand there already."""
    groups: dict[Key, list[dict[str, str]]] = {}
    for source, type, target in keys:
        if (source, type, target) not in held.edges and source in held.nodes and target in held.nodes:
            groups.setdefault((labels[source], type, labels[target]), []).append({"s": source, "t": target})
    for (label, type, target_label), rows in groups.items():
        for batch in batches(rows):
            cypher = (
                f"UNWIND $rows AS row MATCH (a:{label} {{id: row.s}})-[r:{type}]->(b:{target_label} {{id: row.t}}) "
                "RETURN a.id, b.id, properties(r)"
            )
            for source, target, properties in run(cypher, {"rows": batch}):
                held.edges[source, type, target] = dict(properties)

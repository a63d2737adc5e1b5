"""Changes as batched Cypher, grouped by label and relation so that each statement finds its nodes by their index."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ...wording import ORIGIN, Value
from .by_document import Key
from .changes import Changes
from .existing import batches, grouped
from .new_documents import Additions, by_label

Write = Callable[[str, Mapping[str, Any]], None]


def apply(write: Write, changes: Changes, document: str | None) -> None:
    """Write the changes: what goes first, then nodes, then relations, then what was left alone."""
    labels = changes.labels
    _remove(write, changes, document)
    _merge_nodes(write, {**changes.created, **changes.updated}, labels)
    _write_edges(write, {**changes.edges_created, **changes.edges_updated}, labels, "MERGE")
    for label, ids in grouped(changes.origins, labels).items():
        cypher = (
            f"MATCH (d:Document {{id: $document}}) UNWIND $rows AS row MATCH (n:{label} {{id: row.s}}) "
            f"CREATE (n)-[r:{ORIGIN}]->(d) SET r = row.p"
        )
        for batch in batches(_origin_rows(changes.origins, ids)):
            write(cypher, {"rows": batch, "document": document})
    for label, ids in grouped(changes.lonely, labels).items():
        for batch in batches(ids):
            write(f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) WHERE NOT (n)--() DELETE n", {"ids": batch})


def add(write: Write, adding: Additions) -> None:
    """Write what is new. What is known not to be there is created, without looking for it first.

    A node goes together with its places of origin, which spares finding it a second time.
    """
    labels, origins = adding.labels, adding.origins
    for label, ids in by_label(adding.nodes, labels):
        for batch in batches({**adding.nodes[id], "id": id} for id in ids if id not in origins):
            write(f"UNWIND $rows AS row CREATE (n:{label}) SET n = row", {"rows": batch})
        cypher = (
            f"UNWIND $rows AS row CREATE (n:{label}) SET n = row.n WITH n, row UNWIND row.o AS origin "
            f"MATCH (d:Document {{id: origin.d}}) CREATE (n)-[r:{ORIGIN}]->(d) SET r = origin.p"
        )
        for batch in batches({"n": {**adding.nodes[id], "id": id}, "o": _stated(origins[id])} for id in ids if id in origins):
            write(cypher, {"rows": batch})
    _merge_nodes(write, adding.updated, labels)
    for label, ids in grouped((id for id in origins if id not in adding.nodes), labels).items():
        cypher = (
            f"UNWIND $rows AS row MATCH (n:{label} {{id: row.s}}) UNWIND row.o AS origin "
            f"MATCH (d:Document {{id: origin.d}}) CREATE (n)-[r:{ORIGIN}]->(d) SET r = origin.p"
        )
        for batch in batches({"s": id, "o": _stated(origins[id])} for id in ids):
            write(cypher, {"rows": batch})
    _write_edges(write, adding.edges, labels, "CREATE")
    _write_edges(write, adding.edges_updated, labels, "MERGE")


def _stated(origins: Iterable[tuple[str, Mapping[str, Value]]]) -> list[dict[str, Any]]:
    return [{"d": document, "p": dict(origin)} for document, origin in origins]


def _merge_nodes(write: Write, nodes: Mapping[str, Mapping[str, Value]], labels: Mapping[str, str]) -> None:
    for label, ids in grouped(nodes, labels).items():
        for batch in batches({**nodes[id], "id": id} for id in ids):
            # SET n = row, not +=, so that a property that is stated no more vanishes.
            write(f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET n = row", {"rows": batch})


def _write_edges(write: Write, edges: Mapping[Key, Any], labels: Mapping[str, str], verb: str) -> None:
    for (label, type, target_label), keys in _edge_groups(edges, labels).items():
        cypher = (
            f"UNWIND $rows AS row MATCH (a:{label} {{id: row.s}}) MATCH (b:{target_label} {{id: row.t}}) "
            f"{verb} (a)-[r:{type}]->(b) SET r = row.p"
        )
        for batch in batches({"s": key[0], "t": key[2], "p": edges[key]} for key in keys):
            write(cypher, {"rows": batch})


def _remove(write: Write, changes: Changes, document: str | None) -> None:
    labels = changes.labels
    for label, ids in grouped(changes.origins_removed, labels).items():
        cypher = f"UNWIND $ids AS id MATCH (n:{label} {{id: id}})-[r:{ORIGIN}]->(:Document {{id: $document}}) DELETE r"
        for batch in batches(ids):
            write(cypher, {"ids": batch, "document": document})
    for (label, type, target_label), keys in _edge_groups(changes.edges_removed, labels).items():
        cypher = f"UNWIND $rows AS row MATCH (:{label} {{id: row.s}})-[r:{type}]->(:{target_label} {{id: row.t}}) DELETE r"
        for batch in batches({"s": key[0], "t": key[2]} for key in keys):
            write(cypher, {"rows": batch})
    for label, ids in grouped(changes.removed, labels).items():
        for batch in batches(ids):
            write(f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) DETACH DELETE n", {"ids": batch})


def _edge_groups(keys: Iterable[Key], labels: Mapping[str, str]) -> dict[Key, list[Key]]:
    groups: dict[Key, list[Key]] = {}
    for key in keys:
        groups.setdefault((labels[key[0]], key[1], labels[key[2]]), []).append(key)
    return groups


def _origin_rows(origins: Mapping[str, list[Mapping[str, Value]]], ids: Iterable[str]) -> Iterable[dict[str, Any]]:
    return ({"s": id, "p": dict(origin)} for id in ids for origin in origins[id])

"""Changes as batched Cypher, grouped by label and relation so that each statement finds its nodes by their index."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..wording import ORIGIN, Value
from .changes import Changes
from .held import batches, grouped
from .part import Key

Write = Callable[[str, Mapping[str, Any]], None]


def apply(write: Write, changes: Changes, document: str | None) -> None:
    """Write the changes: what goes first, then nodes, then relations, then what was left alone."""
    labels = changes.labels
    _remove(write, changes, document)
    _write_nodes(write, changes, document)
    for group, keys in _edge_groups(changes.edges_created, labels).items():
        _write_edges(write, group, keys, changes.edges_created, "CREATE")  # what is known not to be there need not be looked for
    for group, keys in _edge_groups(changes.edges_updated, labels).items():
        _write_edges(write, group, keys, changes.edges_updated, "MERGE")
    with_node = changes.created.keys()
    for label, ids in grouped((id for id in changes.origins if id not in with_node), labels).items():
        cypher = (
            f"MATCH (d:Document {{id: $document}}) UNWIND $rows AS row MATCH (n:{label} {{id: row.s}}) "
            f"CREATE (n)-[r:{ORIGIN}]->(d) SET r = row.p"
        )
        for batch in batches(_origin_rows(changes.origins, ids)):
            write(cypher, {"rows": batch, "document": document})
    for label, ids in grouped(changes.lonely, labels).items():
        for batch in batches(ids):
            write(f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) WHERE NOT (n)--() DELETE n", {"ids": batch})


def _write_nodes(write: Write, changes: Changes, document: str | None) -> None:
    """New nodes together with their origins, which spares looking each of them up a second time; then those that changed."""
    labels, origins = changes.labels, changes.origins
    groups = grouped(sorted(changes.created, key=lambda id: labels[id] != "Document"), labels)  # which the others are stated in
    for label, ids in groups.items():
        plain = (id for id in ids if id not in origins)
        for batch in batches({**changes.created[id], "id": id} for id in plain):
            write(f"UNWIND $rows AS row CREATE (n:{label}) SET n = row", {"rows": batch})
        cypher = (
            f"MATCH (d:Document {{id: $document}}) UNWIND $rows AS row CREATE (n:{label}) SET n = row.n "
            f"WITH d, n, row UNWIND row.o AS origin CREATE (n)-[r:{ORIGIN}]->(d) SET r = origin"
        )
        stated = ({"n": {**changes.created[id], "id": id}, "o": [dict(one) for one in origins[id]]} for id in ids if id in origins)
        for batch in batches(stated):
            write(cypher, {"rows": batch, "document": document})
    for label, ids in grouped(changes.updated, labels).items():
        for batch in batches({**changes.updated[id], "id": id} for id in ids):
            # SET n = row, not +=, so that a property that is stated no more vanishes.
            write(f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET n = row", {"rows": batch})


def _write_edges(write: Write, group: Key, keys: list[Key], rows: Mapping[Key, Any], verb: str) -> None:
    label, type, target_label = group
    cypher = (
        f"UNWIND $rows AS row MATCH (a:{label} {{id: row.s}}) MATCH (b:{target_label} {{id: row.t}}) "
        f"{verb} (a)-[r:{type}]->(b) SET r = row.p"
    )
    for batch in batches({"s": key[0], "t": key[2], "p": rows[key]} for key in keys):
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

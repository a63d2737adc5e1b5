"""Puts a graph into an empty database by the embedded engine's own bulk writer, many times as fast as by statements.

It keeps no log and commits as it goes: whoever calls it must be able to do away with all that came of it. Where its pages
cannot be written (a disk that fills up) it does not say so: before, there must be room enough; afterwards, all must be there.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from ...wording import ORIGIN
from ..loading.by_document import Key
from ..loading.existing import Run, batches
from ..loading.new_documents import Additions, by_label

CHUNK = 20_000  # rows that cross into the engine at once
SAMPLE = 2_000  # nodes of a label that are looked for by their ids


def fill(database: Any, additions: Additions, progress: Callable[[int, int], None]) -> None:
    """Write all nodes, then all relations between them. `progress` is called with the rows done and their total."""
    total, done = additions.size, 0
    places: dict[str, str] = {}  # where the engine put each node
    relations = sum(map(len, additions.origins.values())) + len(additions.edges)
    with database.graph_batch(use_wal=False, expected_edge_count=relations) as batch:
        for label, ids in by_label(additions.nodes, additions.labels):
            for some in batches(ids, CHUNK):
                rows = [{**additions.nodes[id], "id": id} for id in some]
                places.update(zip(some, batch.create_vertices(label, rows), strict=True))
                progress(done := done + len(some), total)
        for type, edges in _by_type(additions.edges).items():
            for keys in batches(edges, CHUNK):
                ends = [places[key[0]] for key in keys], [places[key[2]] for key in keys]
                batch.new_edges(ends[0], type, ends[1], [additions.edges[key] for key in keys])
                progress(done := done + len(keys), total)
        stated = ((places[id], places[document], dict(origin)) for id, found in additions.origins.items() for document, origin in found)
        for some in batches(stated, CHUNK):
            sources, targets, properties = zip(*some, strict=True)
            batch.new_edges(sources, ORIGIN, targets, properties)
            progress(done := done + len(some), total)


def room_needed(additions: Additions) -> int:
    """How many bytes of disk it may take, told generously: twice what was measured, and the empty files."""
    texts = sum(len(value) for row in _rows(additions) for value in row.values() if isinstance(value, str))
    return (32 << 20) + 600 * additions.size + 4 * texts


def _rows(additions: Additions) -> Iterator[Mapping[str, Any]]:
    yield from additions.nodes.values()
    yield from additions.edges.values()
    for found in additions.origins.values():
        yield from (origin for _, origin in found)


def is_whole(run: Run, additions: Additions) -> bool:
    """Whether a database opened anew holds all of it: every node, every relation from its source on, ids by their index."""
    edges: Counter[str] = Counter(key[1] for key in additions.edges)
    edges[ORIGIN] += sum(map(len, additions.origins.values()))
    found: Counter[str] = Counter()
    for label, ids in by_label(additions.nodes, additions.labels):
        if list(run(f"MATCH (n:{label}) WHERE n.id IS NOT NULL RETURN count(n)", {})) != [(len(ids),)]:
            return False
        some = random.sample(ids, min(SAMPLE, len(ids)))
        if list(run(f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) RETURN count(n)", {"ids": some})) != [(len(some),)]:
            return False
        for type, count in run(f"MATCH (n:{label})-[r]->(m) WHERE m.id IS NOT NULL RETURN type(r), count(r)", {}):
            found[type] += count
    return found == +edges


def _by_type(edges: Iterable[Key]) -> Mapping[str, list[Key]]:
    found: dict[str, list[Key]] = {}
    for key in edges:
        found.setdefault(key[1], []).append(key)
    return found

"""What several documents that a store does not hold yet add to it, taken together. Pure but for what is read of the store.

Documents are added many at a time: each statement then carries many rows, and what they share is written once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ....ontology.schema import schema
from ...wording import Properties, Value
from .by_document import Key, Part, free
from .changes import Changes, difference
from .existing import Held, Run, grouped, read_edges, read_nodes

GROUP = 25_000  # nodes and relations a transaction: many rows a statement, and still little to a server's memory


@dataclass(slots=True)
class Additions:
    """`nodes`, `edges`: what is not there yet. `updated`, `edges_updated`: what is, and is to be as said here.

    `origins`: by the id of a node, the documents that state it, each with the properties of STATED_IN. `changes`: by document.
    """

    labels: dict[str, str] = field(default_factory=dict)
    nodes: dict[str, Properties] = field(default_factory=dict)
    updated: dict[str, Properties] = field(default_factory=dict)
    edges: dict[Key, Properties] = field(default_factory=dict)
    edges_updated: dict[Key, Properties] = field(default_factory=dict)
    origins: dict[str, list[tuple[str, Mapping[str, Value]]]] = field(default_factory=dict)
    changes: list[Changes] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many nodes and relations."""
        return (
            len(self.nodes)
            + len(self.updated)
            + len(self.edges)
            + len(self.edges_updated)
            + sum(len(found) for found in self.origins.values())
        )


def groups(parts: Iterable[Part], size: int = GROUP) -> Iterator[list[Part]]:
    """The parts in lists of together at most `size` nodes and relations, or of one part that is larger."""
    group: list[Part] = []
    filled = 0
    for part in parts:
        if group and filled + part.size > size:
            yield group
            group, filled = [], 0
        group.append(part)
        filled += part.size
    if group:
        yield group


def present(run: Run, documents: Iterable[str]) -> set[str]:
    """Those of the documents that the store holds."""
    found = run("UNWIND $ids AS id MATCH (d:Document {id: id}) RETURN d.id", {"ids": list(documents)})
    return {id for (id,) in found}


def is_empty(run: Run) -> bool:
    """Whether the store holds nothing."""
    return not any(True for _ in run("MATCH (n) RETURN n.id LIMIT 1", {}))


def read_common(run: Run, parts: Sequence[Part]) -> Held:
    """What the store may hold for documents that it does not: what they share with others, and what they relate to."""
    own = {id for part in parts for id in part.nodes if _own(part.labels[id])}
    labels = {id: label for part in parts for id, label in part.labels.items() if id not in own}
    held = Held(labels)
    read_nodes(run, labels, labels, held)
    read_edges(run, (key for part in parts for key in part.edges), held.labels, held)
    return held


def _own(label: str) -> bool:
    """Whether nodes of this label are a document, or the statements of one document alone."""
    return not free(label) and not schema().node_types[label].shared


def additions(parts: Iterable[Part], held: Held, loading: Iterable[str]) -> Additions:
    """What the parts add to what is held, which is changed to what is held then. `loading` as in `difference`."""
    found, together = Additions(), list(loading)
    for part in parts:
        changes = difference(part, _near(part, held), together)
        found.changes.append(changes)
        found.labels.update(changes.labels)
        _fold(part, changes, held)
        _sort_in(changes.created | changes.updated, changes.created, found.nodes, found.updated)
        _sort_in(changes.edges_created | changes.edges_updated, changes.edges_created, found.edges, found.edges_updated)
        for id, origins in changes.origins.items():
            found.origins.setdefault(id, []).extend((part.document or "", origin) for origin in origins)
    return found


def _near(part: Part, held: Held) -> Held:
    """The part of what is held that a part's document has to do with: a difference goes through all that it is given."""
    near = Held(dict(part.labels))
    near.nodes = {id: held.nodes[id] for id in part.labels if id in held.nodes}
    near.edges = {key: held.edges[key] for key in part.edges if key in held.edges}
    return near


def _sort_in(all: Mapping[Any, Properties], created: Mapping[Any, Any], new: dict[Any, Properties], known: dict[Any, Properties]) -> None:
    """What another part of the same load made is not there yet, though that part's followers find it."""
    for key, properties in all.items():
        (new if key in created or key in new else known)[key] = properties


def _fold(part: Part, changes: Changes, held: Held) -> None:
    """Let `held` be what the store holds after the changes."""
    held.labels.update(part.labels)
    held.nodes.update(changes.created)
    held.nodes.update(changes.updated)
    held.edges.update(changes.edges_created)
    held.edges.update(changes.edges_updated)


def by_label(ids: Iterable[str], labels: Mapping[str, str]) -> list[tuple[str, list[str]]]:
    """Ids by label, documents first: what is stated in them can then be written together with that."""
    return sorted(grouped(ids, labels).items(), key=lambda item: item[0] != "Document")

"""The difference between what a document states and what a store holds of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ....ontology.schema import schema
from ...wording import Properties, Value, agree
from .by_document import Key, Part, free, passing
from .existing import Held, Run, read_held


@dataclass(slots=True)
class Changes:
    """What to write so that the store holds exactly what the part states, besides what others state.

    `lonely`: nodes that go if these changes leave them without any relation.
    """

    labels: dict[str, str]
    created: dict[str, Properties] = field(default_factory=dict)
    updated: dict[str, Properties] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)
    edges_created: dict[Key, Properties] = field(default_factory=dict)
    edges_updated: dict[Key, Properties] = field(default_factory=dict)
    edges_removed: list[Key] = field(default_factory=list)
    origins: dict[str, list[Mapping[str, Value]]] = field(default_factory=dict)  # replaces those of the statement
    origins_removed: list[str] = field(default_factory=list)
    lonely: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return any(
            (
                self.created,
                self.updated,
                self.removed,
                self.edges_created,
                self.edges_updated,
                self.edges_removed,
                self.origins,
                self.origins_removed,
            )
        )


def difference(part: Part, held: Held, loading: Iterable[str]) -> Changes:
    """What to change. `loading`: the ids of all documents of this load, which may state a relation together."""
    changes = Changes({**held.labels, **part.labels})
    _nodes(part, held, changes)
    _edges(part, held, changes, set(loading))
    for id, origins in part.origins.items():
        if id not in held.origins or _canonical(origins) != _canonical(held.origins[id]):
            changes.origins[id] = origins
            if id in held.origins:
                changes.origins_removed.append(id)
    gone = set(changes.removed)
    changes.origins_removed += [id for id in held.origins if id not in part.origins and id not in gone]
    left = {end for source, _, target in changes.edges_removed for end in (source, target)}
    changes.lonely = sorted(id for id in left if id not in part.nodes and passing(changes.labels[id]))
    return changes


def removal(run: Run, document: str) -> Changes:
    """What to change so that a document is there no more, nor what it alone states."""
    part = Part(document)
    changes = difference(part, read_held(run, part), ())
    changes.labels[document] = "Document"
    changes.removed.append(document)
    return changes


def _nodes(part: Part, held: Held, changes: Changes) -> None:
    for id, stated in part.nodes.items():
        wanted = _wanted(id, stated, part, held)
        if id not in held.nodes:
            changes.created[id] = wanted
        elif wanted != held.nodes[id]:
            changes.updated[id] = wanted
    for id in held.origins:
        if id in part.nodes:
            continue
        if id not in held.elsewhere:
            changes.removed.append(id)


def _wanted(id: str, stated: Mapping[str, Value], part: Part, held: Held) -> Properties:
    """The properties a node of the part is to have, given what others say of it."""
    node_type = schema().node_types[part.labels[id]]
    if free(node_type.name) and part.document is not None and id in held.nodes:
        return agree(node_type, held.nodes[id], stated)
    return dict(stated)


def _edges(part: Part, held: Held, changes: Changes, loading: set[str]) -> None:
    for key, stated in part.edges.items():
        source, _, target = key
        before = held.edges.get(key)
        wanted: Properties = dict(stated)
        documents = _documents(before) if before else set()
        if part.document is not None:
            documents.add(part.document)
        if not (source in part.nodes and target in part.nodes):
            if not all(end in part.nodes or end in held.nodes for end in (source, target)):
                continue  # a statement of a document yet to come in this load, which makes the relation for both
            documents |= _documents(stated) & loading
        if documents:
            wanted["documents"] = sorted(documents)
        if before is None:
            changes.edges_created[key] = wanted
        elif wanted != before:
            changes.edges_updated[key] = wanted
    for key, before in held.edges.items():
        if key in part.edges or part.document not in _documents(before):
            continue
        others = sorted(_documents(before) - {part.document})
        if others and not _between(key, held):
            changes.edges_updated[key] = {**before, "documents": others}
        else:
            changes.edges_removed.append(key)


def _between(key: Key, held: Held) -> bool:
    """Whether a relation joins the document's statement to another document's: it then stands by the word of both."""
    types = schema().node_types
    return any(types[held.labels[end]].stated and end not in held.origins for end in (key[0], key[2]))


def _documents(properties: Mapping[str, Value]) -> set[str]:
    value = properties.get("documents")
    return {str(item) for item in value} if isinstance(value, list) else set()


def _canonical(origins: Iterable[Mapping[str, Value]]) -> list[str]:
    return sorted(json.dumps(dict(origin), sort_keys=True, ensure_ascii=False) for origin in origins)

"""The hubs of a store, made anew from what all its plans state: only what differs from what is stored is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ...concepts.alignment import KINDS, Alignment, Member, align, own_names, place_names
from ...concepts.decisions import Decision
from ...concepts.lexicon import Lexicon
from ...wording import Properties
from .by_document import Key
from .changes import Changes
from .existing import Run


@dataclass(frozen=True, slots=True)
class Aligned:
    """The hubs of a store and the changes that make it hold them."""

    found: Alignment
    changes: Changes


def read_members(run: Run) -> list[Member]:
    """What the store holds that can be aligned."""
    names = place_names(
        ((name, kind) for name, kind in run("MATCH (a:Agency) RETURN a.name, a.kind", {})),
        (name for (name,) in run("MATCH (r:Region) RETURN r.name", {})),
    )
    own = own_names(
        (id, name, kind) for id, name, kind in run("MATCH (a:Agency)-[:HAS_PLAN]->(d:Document) RETURN d.id, a.name, a.kind", {})
    )
    return [
        Member(id, kind, text, unit, tuple(sorted(documents)), names, own.get(min(documents), ""))
        for kind in KINDS
        for id, text, unit, documents in run(
            f"MATCH (n:{kind})-[:STATED_IN]->(d:Document) RETURN n.id, n.text, n.unit, collect(DISTINCT d.id)", {}
        )
    ]


def aligning(run: Run, lexicon: Lexicon, decisions: Iterable[Decision]) -> Aligned:
    """What to write so that the store's statements are aligned as these decisions and this lexicon say."""
    members = read_members(run)
    official = [
        (text, unit) for text, unit in run("MATCH (n:Nomenclature) WHERE n.indicator IS NOT NULL RETURN DISTINCT n.indicator, n.unit", {})
    ]
    found = align(members, lexicon, decisions, official)
    concepts: dict[str, Properties] = {
        id: {name: value for name, value in properties.items() if name != "id"}
        for id, properties in run("MATCH (c:Concept) RETURN c.id, properties(c)", {})
    }
    edges: dict[Key, Properties] = {}
    labels = dict.fromkeys((*concepts, *found.concepts), "Concept") | {member.id: member.kind for member in members}
    for kind in KINDS:
        for member, concept, properties in run(f"MATCH (n:{kind})-[r:ALIGNED_WITH]->(c:Concept) RETURN n.id, c.id, properties(r)", {}):
            edges[member, "ALIGNED_WITH", concept] = dict(properties)
            labels[member] = kind
    documents = {member.id: member.documents for member in members}
    wanted = {(link.member, "ALIGNED_WITH", link.concept): link.properties(documents[link.member]) for link in found.links}
    changes = Changes(labels)
    changes.created = {id: wanted for id, wanted in found.concepts.items() if id not in concepts}
    changes.updated = {id: wanted for id, wanted in found.concepts.items() if id in concepts and concepts[id] != wanted}
    changes.removed = [id for id in concepts if id not in found.concepts]
    gone = set(changes.removed)
    changes.edges_created = {key: properties for key, properties in wanted.items() if key not in edges}
    changes.edges_updated = {key: properties for key, properties in wanted.items() if key in edges and edges[key] != properties}
    changes.edges_removed = [key for key in edges if key not in wanted and key[2] not in gone]
    return Aligned(found, changes)

"""Indicators, sasaran and tujuan of all plans to hubs: what plans have in common is one Concept, to which each of them is aligned. Pure.

Likeness proposes, the difference decides (`difference`): what differs in more than a slip is proposed to a reviewer and never merged.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from .. import ids
from ..model import PlanGraph
from ..wording import Properties
from .clusters import Near, Words, clusters, known_words, near_pairs
from .decisions import Decision
from .lexicon import Entry, Lexicon
from .official import official_entries
from .words import words_of

KINDS = ("Indicator", "Sasaran", "Goal")
_PLACE_KINDS = frozenset({"Kecamatan", "Kelurahan", "Kapanewon", "Kemantren", "Distrik"})  # agencies whose name is a place's, not a task's
_SHORT = 7  # letters of a name that is a word of its own too
_MOST_PROPOSED = 3  # proposals for one wording


@dataclass(frozen=True, slots=True)
class Member:
    """A statement to align: node id, its kind (label), text, unit, the documents that state it, and the names of places in them, folded.

    `own` is the folded name of the agency whose plan states it, where that name is a task's and no place's.
    """

    id: str
    kind: str
    text: str
    unit: str | None = None
    documents: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()
    own: str = ""

    @property
    def told(self) -> str:
        """Its text without the agency's own name at its end, in it as "perangkat daerah": all have a "Nilai SAKIP Dinas Sosial"."""
        if not self.own or self.own not in ids.fold(self.text):
            return self.text
        name = _whole_name(self.own)
        return name.sub("perangkat daerah", re.sub(rf"\s+{name.pattern}\W*$", "", self.text, flags=re.IGNORECASE))


@cache
def _whole_name(own: str) -> re.Pattern[str]:
    words = r"\W+".join(map(re.escape, own.split()))
    return re.compile(rf"\b{words}\b(?:\s+(?:kabupaten|kota|provinsi)\b)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Link:
    """One ALIGNED_WITH: `status` "accepted", "proposed" or "rejected"; `score` 0 to 1; `because` says what differs."""

    member: str
    concept: str
    predicate: str
    method: str
    score: float
    status: str
    because: str

    def properties(self, documents: Iterable[str]) -> Properties:
        """As the relation carries them."""
        return {
            "predicate": self.predicate, "method": self.method, "score": round(self.score, 4), "status": self.status,
            "because": self.because, "documents": sorted(documents),
        }  # fmt: skip


@dataclass(slots=True)
class Alignment:
    """The hubs (properties by node id), the links to them, and the decisions of which no plan here has the words."""

    concepts: dict[str, Properties] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    unused: list[Decision] = field(default_factory=list)


def members_of(graph: PlanGraph) -> list[Member]:
    """What a graph states that can be aligned."""
    places = place_names(
        ((node.properties["name"], node.properties.get("kind")) for node in graph.nodes("Agency")),
        (node.properties["name"] for node in graph.nodes("Region")),
    )
    own = own_names(
        (edge.target, agency.properties["name"], agency.properties.get("kind"))
        for agency in graph.nodes("Agency")
        for edge in graph.out(agency.id, "HAS_PLAN")
    )
    found = []
    for kind in KINDS:
        for node in graph.nodes(kind):
            documents = tuple(sorted({edge.target for edge in graph.out(node.id, "STATED_IN")}))
            text, unit = str(node.properties["text"]), _text(node.properties.get("unit"))
            found.append(Member(node.id, kind, text, unit, documents, places, own.get(documents[0], "") if documents else ""))
    return found


def own_names(plans: Iterable[tuple[str, object, object]]) -> dict[str, str]:
    """By document the folded name of its agency where it tells a task ("dinas sosial"); `plans`: document, name and kind of agency."""
    return {document: words for document, name, kind in plans if kind not in _PLACE_KINDS and len(words := ids.fold(str(name))) > _SHORT}


def place_names(agencies: Iterable[tuple[object, object]], regions: Iterable[object]) -> frozenset[str]:
    """The words that name places in what is loaded ("awangga" of "Kecamatan Awangga"): an indicator's own place makes it no other one."""
    found: set[str] = set()
    for name, kind in agencies:
        if kind in _PLACE_KINDS:
            found.update(ids.fold(str(name)).split()[1:])
    for name in regions:
        words = ids.fold(str(name)).split()
        found.update(words[1:] if len(words) > 1 else words)
    return frozenset(found)


def align(
    members: Iterable[Member], lexicon: Lexicon, decisions: Iterable[Decision] = (), official: Iterable[tuple[str, str | None]] = ()
) -> Alignment:
    """The hubs of what at least two plans, or a plan and the lexicon, have in common; the same in whatever order members are given.

    `official`: the official indicators, with their units, of the subkegiatan that these plans have. They are hubs too.
    """
    by_kind: dict[str, list[Member]] = defaultdict(list)
    for member in members:
        by_kind[member.kind].append(member)
    found = Alignment()
    decided = list(decisions)
    entries = {words_of(entry.text, lexicon.vocabulary): entry for entry in reversed(official_entries(official))} | dict(lexicon.wordings())
    for kind in KINDS:
        known = entries if kind == "Indicator" else {}
        _align_kind(kind, sorted(by_kind[kind], key=lambda member: member.id), lexicon, known, decided, found)
    return found


def _align_kind(
    kind: str, members: list[Member], lexicon: Lexicon, entries: Mapping[Words, Entry], decisions: list[Decision], found: Alignment
) -> None:
    vocabulary = lexicon.vocabulary
    texts = {(member.told, member.names) for member in members}
    plain = {words_of(text, vocabulary, names=names) for text, names in texts}
    known = known_words(plain | set(entries))
    words_in = {(text, names): words_of(text, vocabulary, names=names, known=known) for text, names in texts}
    of: dict[Words, list[Member]] = defaultdict(list)
    for member in members:
        words = words_in[member.told, member.names]
        if words:
            of[words].append(member)
    wordings = set(of) | set(entries)
    verdicts = {
        frozenset((words_of(d.one, vocabulary, known=known), words_of(d.other, vocabulary, known=known))): d
        for d in decisions
        if d.kind == kind
    }
    found.unused += [decision for pair_of_words, decision in verdicts.items() if not pair_of_words <= wordings]
    weights = {words: len({document for member in of.get(words, ()) for document in member.documents}) for words in wordings}
    weights.update((words, weights[words] + 1) for words in entries)
    near = list(near_pairs(weights, known))
    joined = [(pair.one, pair.other) for pair in near if _is_same(pair, verdicts.get(frozenset((pair.one, pair.other))))]
    for pair_of_words, decision in verdicts.items():
        if decision.same and len(pair_of_words) > 1 and pair_of_words <= wordings:
            first, second = sorted(pair_of_words)
            joined.append((first, second))
    by_entry: dict[str, Words] = {}
    for words, item in entries.items():
        joined.append((by_entry.setdefault(item.key, words), words))
    hub: dict[Words, str] = {}
    for group in clusters(wordings, joined):
        told = [entries[words] for words in group if words in entries]
        entry = min(told, key=lambda entry: entry.origin) if told else None  # the lexicon's words before the nomenclature's
        inside = [member for words in group for member in of.get(words, ())]
        if not inside or (entry is None and len({d for member in inside for d in member.documents}) < 2):
            continue
        id = _concept(kind, group, inside, entry, found)
        hub.update(dict.fromkeys(group, id))
        for words in group:
            for member in of.get(words, ()):
                found.links.append(_accepted(member, id, words, group, entry, verdicts))
    _propose(near, hub, of, verdicts, found)


def _is_same(pair: Near, decision: Decision | None) -> bool:
    return pair.difference.same if decision is None else decision.same


def _concept(kind: str, group: list[Words], members: list[Member], entry: Entry | None, found: Alignment) -> str:
    """The hub of a group: named by the lexicon, else by its commonest wording (ties: the first in the alphabet)."""
    texts = Counter(member.text for member in members)
    text = entry.text if entry else min(texts, key=lambda text: (-texts[text], text))
    alternatives = sorted({member.text for member in members} - {text})
    units = Counter(member.unit for member in members if member.unit)
    unit = (entry.unit if entry else None) or (min(units, key=lambda unit: (-units[unit], unit)) if units else None)
    key = entry.key if entry else ids.slug_hash(" ".join(group[0]))
    id = ids.concept_id(kind, key)
    properties: Properties = {"text": text, "kind": kind, "origin": entry.origin if entry else "cluster"}
    if alternatives:
        properties["alternatives"] = alternatives
    if unit:
        properties["unit"] = unit
    if entry and entry.direction:
        properties["direction"] = entry.direction
    found.concepts[id] = properties
    return id


def _accepted(
    member: Member, concept: str, words: Words, group: list[Words], entry: Entry | None, verdicts: Mapping[frozenset[Words], Decision]
) -> Link:
    reviewed = next((d for pair, d in verdicts.items() if d.same and words in pair and pair <= set(group)), None)
    method = "reviewed" if reviewed else entry.origin if entry else "words"
    because = f"{reviewed.reviewer} {reviewed.date}".strip() if reviewed else ""
    return Link(member.id, concept, "exact", method, 1.0, "accepted", because)


def _propose(
    near: list[Near], hub: Mapping[Words, str], of: Mapping[Words, list[Member]], verdicts: Mapping[frozenset[Words], Decision],
    found: Alignment,
) -> None:  # fmt: skip
    """What is near a hub and differs in more than a slip: the nearest few, and what a reviewer refused."""
    offers: dict[Words, list[tuple[float, str, Near]]] = defaultdict(list)
    for pair in near:
        for one, other in ((pair.one, pair.other), (pair.other, pair.one)):
            if one in of and other in hub and hub.get(one) != hub[other]:
                offers[one].append((pair.score, hub[other], pair))
    for words, some in sorted(offers.items()):
        taken: set[str] = set()
        for score, concept, pair in sorted(some, key=lambda offer: (-offer[0], offer[1])):
            decision = verdicts.get(frozenset((pair.one, pair.other)))
            if concept in taken or (len(taken) >= _MOST_PROPOSED and decision is None):
                continue
            taken.add(concept)
            differs = (pair.difference.left, pair.difference.right)
            because = " | ".join(part or "–" for part in (differs if words == pair.one else reversed(differs)))
            for member in of[words]:
                status = "rejected" if decision and not decision.same else "proposed"
                found.links.append(Link(member.id, concept, "close", "reviewed" if decision else "words", score / 100, status, because))


def aligned_graph(graph: PlanGraph, lexicon: Lexicon, decisions: Iterable[Decision] = ()) -> PlanGraph:
    """The graph with its hubs, in place of those that it had."""
    for node in list(graph.nodes("Concept")):
        graph.remove_node(node.id)
    members = members_of(graph)
    documents = {member.id: member.documents for member in members}
    found = align(members, lexicon, decisions, official_indicators(graph))
    for id, properties in found.concepts.items():
        graph.add_node(id, "Concept", **properties)
    for link in found.links:
        graph.add_edge(link.member, "ALIGNED_WITH", link.concept, **link.properties(documents[link.member]))
    return graph


def official_indicators(graph: PlanGraph) -> list[tuple[str, str | None]]:
    """The official indicators of a graph's nomenclature, with their units."""
    return [
        (str(node.properties["indicator"]), _text(node.properties.get("unit")))
        for node in graph.nodes("Nomenclature")
        if node.properties.get("indicator")
    ]


def _text(value: object) -> str | None:
    return None if value is None else str(value)

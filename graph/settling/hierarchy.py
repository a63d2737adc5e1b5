"""Misi that a plan does not quote but reaches: by the sasaran or tujuan RPJMD it quotes, or by a longer quotation.

The order of evidence: the plan's own words; then the place of its sasaran or tujuan RPJMD under a misi, as any document of the
region states it, the region's own plan before all others, else most of them. Where they are divided, nothing follows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..wording import Value
from .layer import Key, documents_of
from .words import core, stands_in

_DOWN = ("HAS_GOAL", "HAS_SASARAN")
_RPJMD = "RPJMD"


@dataclass(slots=True)
class Told:
    """The settled statements of one region. `said`: the words of a misi by document; `regional`: ids of the region's own plans."""

    labels: Mapping[str, str]
    lists: Mapping[str, Value]
    edges: Mapping[Key, Mapping[str, Value]]
    said: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    regional: frozenset[str] = frozenset()


def derived(told: Told) -> dict[Key, dict[str, Value]]:
    """The relations SUPPORTS that follow, with `how` and the documents that they follow from."""
    found: dict[Key, dict[str, Value]] = {}
    stated = _supports(told)
    quoted: dict[str, set[str]] = defaultdict(set)  # misi of the RPJMD that a document's words reach
    reached: set[str] = set()
    for source, target, documents in stated:
        if told.labels[target] != "Mission":
            continue
        for document in documents:
            for mission in _meant(told, target, document):
                quoted[document].add(mission)
                reached.add(source)
                if mission != target:
                    _add(found, source, mission, "quoted", {document, min(told.said[mission])})
    places = _Places(told)
    for source, target, documents in stated:
        if told.labels[target] == "Mission" or source in reached:
            continue
        for mission, evidence in places.of(target).items():
            for document in documents:
                if told.lists.get(mission) in (_RPJMD, None) and (mission in quoted[document] or not quoted[document]):
                    _add(found, source, mission, "hierarchy", {document, *evidence})
    return {key: value for key, value in found.items() if key not in told.edges}


def _add(found: dict[Key, dict[str, Value]], source: str, mission: str, how: str, documents: set[str]) -> None:
    held = found.setdefault((source, "SUPPORTS", mission), {"how": how, "documents": []})
    held["documents"] = sorted({*documents_of(held), *documents})


def _supports(told: Told) -> list[tuple[str, str, list[str]]]:
    return [(key[0], key[2], documents_of(values)) for key, values in sorted(told.edges.items()) if key[1] == "SUPPORTS"]


def _meant(told: Told, mission: str, document: str) -> list[str]:
    """The misi of the RPJMD that a quoted one is; where it stands in another list, the one whose whole words it begins or ends with.

    Not where the document prints the RPJMD's list itself: it then says which of the two it means. One that states of the RPJMD
    nothing but that misi quotes it shortly here and at length there.
    """
    if told.lists.get(mission) in (_RPJMD, None):
        return [mission]
    words = told.said.get(mission, {}).get(document)
    if words is None:
        return []
    region = mission.partition("/")[0]
    fits = [
        other
        for other, said in told.said.items()
        if told.lists.get(other) == _RPJMD
        and other.partition("/")[0] == region
        and (document not in said or _states_alone(told, region, other, document))
        and any(stands_in(core(wording)[0], core(words)[0]) for wording in said.values())
    ]
    return fits if len(fits) == 1 else []


def _states_alone(told: Told, region: str, mission: str, document: str) -> bool:
    """Whether this misi is the only one of the RPJMD that the document states."""
    return not any(
        document in said and other != mission and told.lists.get(other) == _RPJMD and other.partition("/")[0] == region
        for other, said in told.said.items()
    )


class _Places:
    """Under which misi a tujuan or sasaran RPJMD stands, with the documents that say so."""

    def __init__(self, told: Told) -> None:
        self.told = told
        self.above: dict[str, list[tuple[str, set[str]]]] = defaultdict(list)
        for (source, type, target), values in sorted(told.edges.items()):
            if type in _DOWN and told.labels[source] in ("Mission", "RegionalGoal"):
                self.above[target].append((source, set(documents_of(values))))
        self.known: dict[str, dict[str, set[str]]] = {}

    def of(self, id: str) -> dict[str, set[str]]:
        """The misi above, each with its evidence; none where documents are divided."""
        if id not in self.known:
            self.known[id] = {}  # a circle, which only a damaged graph has, ends here
            self.known[id] = self._of(id)
        return self.known[id]

    def _meant(self, mission: str, documents: set[str]) -> dict[str, set[str]]:
        return {
            meant: set() if meant == mission else {min(self.told.said[meant])}
            for document in sorted(documents)
            for meant in _meant(self.told, mission, document)
        }

    def _of(self, id: str) -> dict[str, set[str]]:
        votes: dict[str, set[str]] = defaultdict(set)
        evidence: dict[str, set[str]] = defaultdict(set)
        for parent, documents in self.above[id]:
            upper = self._meant(parent, documents) if self.told.labels[parent] == "Mission" else self.of(parent)
            for mission, further in upper.items():
                votes[mission] |= documents
                evidence[mission] |= documents | further
        own = {mission for mission, documents in votes.items() if documents & self.told.regional}
        if own:
            return {mission: evidence[mission] for mission in sorted(own)}
        most = max((len(documents) for documents in votes.values()), default=0)
        best = sorted(mission for mission, documents in votes.items() if len(documents) == most)
        if len(best) > 1 and any(votes[mission] != votes[best[0]] for mission in best):
            return {}
        return {mission: evidence[mission] for mission in best}

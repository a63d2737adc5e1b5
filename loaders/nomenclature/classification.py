"""A plan's programs, kegiatan and subkegiatan to their official names: CLASSIFIED_AS with how it is known, INSTANCE_OF what all share.

An official name is PART_OF those above it, up to the urusan as far as a list names it. A printed code counts; a name without one is
looked up. Where a row's official parent is another than the one it is printed under, the relation says which that was (`printed_below`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache

from ...graph.model import Node, PlanGraph
from ..language import codes
from ..language.likeness import key
from . import special
from .editions import KABKOT, PROV, Edition, Entry, entry
from .lookup import Nomenclature
from .official import GENERIC, PREFIX, Found, Listed, Official, Scope, authority_of, generic

_LEVELS = ("Program", "Activity", "SubActivity")
_DOWN = ("HAS_ACTIVITY", "HAS_SUBACTIVITY")
_HEAD = len(GENERIC)
_FIELDS = {0: "Urusan", 1: "Bidang"}  # by the dots of a code


def classify(graph: PlanGraph, nomenclature: Nomenclature, only: Callable[[Node], bool] | None = None) -> None:
    """Join the programs, kegiatan and subkegiatan of one document's graph (those that `only` takes) to their official names."""
    document = next(graph.nodes("Document"), None)
    if document is not None:
        _Classifier(graph, document, nomenclature).all(only)


class _Classifier:
    def __init__(self, graph: PlanGraph, document: Node, nomenclature: Nomenclature) -> None:
        self.graph = graph
        self.by = {"documents": [document.id]}
        self.named = [node for level in _LEVELS for node in graph.nodes(level)]
        self.printed = [str(node.properties["code"]) for node in self.named if node.properties.get("code")]
        region = next((edge.source for edge in graph.into(document.id, "HAS_PLAN")), None)
        while region is not None and graph.node(region).label != "Region":
            region = next((edge.target for edge in graph.out(region, "PART_OF")), None)
        known = graph.node(region).properties if region is not None else {}
        self.authority = authority_of(str(known.get("level") or ""))
        digits = special.digits_of(str(known.get("name") or ""), self.printed)
        scope = Scope(_year(document), self.authority, digits)
        self.official = official(nomenclature.editions, nomenclature.by_plans, scope)
        self.home = _most(code[:_HEAD] for code in self.printed if generic(code) != code) or _most(code[:_HEAD] for code in self.printed)
        self.fields = frozenset(code[:_HEAD] for code in self.printed)
        self.codes: dict[str, str] = {}

    def all(self, only: Callable[[Node], bool] | None) -> None:
        for node in self.named:
            for edge in self.graph.out(node.id, "CLASSIFIED_AS"):
                self.codes[node.id] = str(self.graph.node(edge.target).properties["code"])
        self._fields_by_names()
        for level in _LEVELS:
            for node in [node for node in self.named if node.label == level]:
                if only is None or only(node):
                    self._classify(node)

    def _fields_by_names(self) -> None:
        """The fields of government that names of programs tell; where no code is printed, the only one is the plan's."""
        told = set()
        for node in self.named:
            if node.label == "Program" and not node.properties.get("code"):
                found = self.official.of_name(str(node.properties["name"]), "Program", None, self.fields, None)
                if found and not found.code.startswith(GENERIC):
                    told.add(found.code[:_HEAD])
        self.fields |= told
        if self.home is None and len(told) == 1:
            self.home = next(iter(told))

    def _classify(self, node: Node) -> None:
        name, code = str(node.properties["name"]), node.properties.get("code")
        below = self._code_above(node)
        found = self._by_name(node, name, below) if not isinstance(code, str) or self._is_older(node, code, name) else None
        if found is not None:
            code, listed, method, score = found.code, found.listed, "name", found.score
        elif isinstance(code, str):
            of_code = self.official.of_code(code, name)
            listed, method, score = of_code or Listed(entry(code, name), None), "printed code", 1.0
        else:
            return
        self.codes[node.id] = code
        target = self._node(code, listed, node.label)
        elsewhere = below if below and not f"{code}.".startswith(f"{below}.") and generic(code) != code[: len(below)] else None
        if elsewhere and generic(code).startswith(f"{generic(elsewhere)}."):
            elsewhere = None  # below the same generic parent: the plan's field was not known when one of the two was found
        self.graph.add_edge(
            node.id, "CLASSIFIED_AS", target, method=method, score=round(score, 4), printed_below=elsewhere, **self.by,
        )  # fmt: skip
        hub_code, hub = self.official.hub(code, listed)
        above = self._node(hub_code, hub, node.label)
        if above != target:
            self.graph.add_edge(target, "INSTANCE_OF", above, **self.by)
            self._join_above(above, hub_code, hub, node.label)
        self._join_above(target, code, listed, node.label)

    def _join_above(self, id: str, code: str, listed: Listed, level: str) -> None:
        """What an official name is part of, up to the urusan: as the lists have it, or as the plan prints a code that they lack."""
        while (higher := codes.above(code)) is not None and not self._joined(id):
            found = self.official.above(code, listed)
            if found is not None:
                code, listed = found
                up = self._node(code, listed, level)
            elif self.graph.has(up := f"{PREFIX}{higher}"):
                code, listed = higher, Listed(entry(higher, str(self.graph.node(up).properties["name"])), None)
            else:
                return  # nobody names it
            self.graph.add_edge(id, "PART_OF", up, **self.by)
            id = up

    def _joined(self, id: str) -> bool:
        return any(True for _ in self.graph.out(id, "PART_OF"))

    def _by_name(self, node: Node, name: str, below: str | None) -> Found | None:
        if isinstance(node.properties.get("code"), str):  # printed in an older form: only a name that is wholly the same tells more
            return self._exact(node, name)
        indicators = [str(measured.properties["text"]) for measured in self.graph.targets(node.id, "MEASURED_BY")]
        found = self.official.of_name(name, node.label, below, self.fields, self.home, indicators)
        if found is None and codes.is_older(str(node.properties.get("printed_code") or "")):
            found = self.official.of_older(name, node.label, self.fields, self.home)
        return found

    def _exact(self, node: Node, name: str) -> Found | None:
        found = self.official.of_name(name, node.label, None, self.fields, self.home)
        return found if found is not None and found.listed.entry.key == key(name) else None

    def _is_older(self, node: Node, code: str, name: str) -> bool:
        """Whether a code is printed with two digits, as older lists do, and is another name's in the lists that are known."""
        printed = str(node.properties.get("printed_code") or "")
        if node.label != "SubActivity" or not re.search(r"(?<!\d)\d{1,2}\W*$", printed):
            return False
        listed = self.official.of_code(code, name)
        return listed is None or listed.entry.key != key(name)

    def _code_above(self, node: Node) -> str | None:
        """The official code of what a node stands below, if all that it stands below have one and the same."""
        above = {self.codes.get(up.id) for up in self.graph.sources(node.id, *_DOWN) if up.label in _LEVELS}
        return above.pop() if len(above) == 1 else None

    def _node(self, code: str, listed: Listed, level: str) -> str:
        newest = self.official.newest(code, listed)
        id, item, field = self.official.id_of(code, newest), newest.entry, _FIELDS.get(code.count("."))
        if not self.graph.has(id):
            self.graph.add_node(
                id, "Nomenclature", code=code, name=item.name, level=field or codes.level(code) or item.level or level,
                authority=None if field else self.official.authorities(newest) or self._authority(code),
                edition=newest.edition.name if newest.edition else None,
                output=item.output or None, indicator=item.indicator or None, unit=item.unit or None,
            )  # fmt: skip
        return id

    def _authority(self, code: str) -> str | None:
        """For whom a code holds that no list states: by its digit, else by the kind of the plan's region."""
        digit = special.whose(code)
        return {special.PROVINCE: PROV, special.REGENCY: KABKOT}.get(digit or "", self.authority)


@lru_cache(maxsize=16)
def official(editions: tuple[Edition, ...], learnt: tuple[Entry, ...], scope: Scope) -> Official:
    """The lists as a plan sees them, made once for all plans that see the same."""
    return Official(editions, learnt, scope)


def _year(document: Node) -> int | None:
    """The year whose edition a plan follows: its first, or, of a change of a plan, the year of the change."""
    start = document.properties.get("period_start")
    first = start if isinstance(start, int) else None
    dated = re.search(r"\b20\d\d\b", str(document.properties.get("date") or ""))
    if dated and first is not None and str(document.properties.get("kind", "")).startswith("Perubahan"):
        return max(first, int(dated[0]))
    return first


def _most(found: Iterable[str]) -> str | None:
    counted = Counter(found)
    return min(counted, key=lambda name: (-counted[name], name)) if counted else None

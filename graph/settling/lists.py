"""The two lists of misi that a region's plans print, and which of them the words of one plan mean at each place.

A plan that quotes a misi shortly here and at length there has one misi, as far as it can tell. Where the region has a list with the
short words and another list with the long ones, it has quoted both: each place counts for the statement that its words are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations, product

from rapidfuzz import fuzz

from ..wording import Value
from .clusters import FULL, bare_core
from .layer import Key, Layer, documents_of, stated
from .words import extends, letters, same_words

Name = tuple[str, str]  # a document, and the node that it states
_LISTS = ("HAS_MISSION",)  # relations by which a misi is printed, whatever else is said of it


@dataclass(slots=True)
class Parted:
    """A layer in which each part of such a misi is a node of its own; `parts` are those of a document's node, with their places.

    `bearing`: the parts on which the plan's relations hang: those in its tables, else all, as running text quotes a misi anywhere.
    """

    layer: Layer
    parts: dict[Name, dict[str, list[Mapping[str, Value]]]] = field(default_factory=dict)
    bearing: dict[Name, tuple[str, ...]] = field(default_factory=dict)

    def of(self, document: str, node: str, type: str = "") -> tuple[str, ...]:
        """What a document's node is here, as an end of a relation of that type."""
        if (document, node) not in self.parts:
            return (node,)
        return tuple(self.parts[document, node]) if type in _LISTS else self.bearing[document, node]

    def placed(self, document: str, node: str, origins: list[Mapping[str, Value]]) -> Iterator[tuple[str, list[Mapping[str, Value]]]]:
        """A document's node as the nodes that it is here, each with its places."""
        yield from self.parts.get((document, node), {node: origins}).items()


def told_apart(layer: Layer, region: str, names: Iterable[Name], pairs: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Those pairs of wordings (letters, the shorter first) of which the region has the one in one whole list and the other in another."""
    wanted = set(pairs)
    if not wanted:
        return set()
    lists = _whole_lists(layer, region, names)
    return {pair for pair in wanted if _in_two_lists(*pair, lists)}


def _whole_lists(layer: Layer, region: str, names: Iterable[Name]) -> list[tuple[str, frozenset[str]]]:
    nodes: dict[tuple[str, str], set[str]] = defaultdict(set)
    words: dict[tuple[str, str], set[str]] = defaultdict(set)
    for document, node in names:
        for place in layer.origins[node][document]:
            if "list" in place and "wording" in place:
                key = (document, str(place["list"]))
                nodes[key].add(node)
                words[key].add(bare_core(str(place["wording"]), region)[0])
    return sorted({(key[1], frozenset(words[key])) for key, made_of in nodes.items() if len(made_of) >= FULL}, key=repr)


def _in_two_lists(short: str, long: str, lists: Iterable[tuple[str, frozenset[str]]]) -> bool:
    ours = [entry for entry in lists if _has(entry[1], short)]
    theirs = [entry for entry in lists if _has(entry[1], long)]
    return any(one != other and not _same_list(a, b) for (one, a), (other, b) in product(ours, theirs))


def _has(words: Iterable[str], wanted: str) -> bool:
    return any(same_words(one, wanted) for one in words)


def _same_list(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = sum(_has(other, words) for words in one)
    return 2 * shared >= min(len(one), len(other))


def parted(layer: Layer, groups: Iterable[tuple[str, list[Name]]]) -> Parted:
    """The layer with the misi parted; `groups` are regions, each with all that documents state as misi of one term."""
    found = Parted(layer)
    for region, names in groups:
        wordings = {name: _wordings(layer, region, name) for name in names}
        pairs = {name: _pairs(words) for name, words in wordings.items() if len(words) > 1}
        apart = told_apart(layer, region, names, (pair for several in pairs.values() for pair in several))
        for name, several in pairs.items():
            pair = next((pair for pair in several if pair in apart), None)
            if pair is not None:
                _part(found, layer, region, name, pair)
    if found.parts:
        found.layer = _rewritten(layer, found)
    return found


def _wordings(layer: Layer, region: str, name: Name) -> list[str]:
    places = layer.origins[name[1]][name[0]]
    return sorted({bare_core(str(place["wording"]), region)[0] for place in places if "wording" in place})


def _pairs(words: Iterable[str]) -> list[tuple[str, str]]:
    ordered = sorted(words, key=lambda one: (len(letters(one)), one))
    return [(short, long) for short, long in combinations(ordered, 2) if extends(short, long)]


def _part(found: Parted, layer: Layer, region: str, name: Name, pair: tuple[str, str]) -> None:
    document, node = name
    parts: dict[str, list[Mapping[str, Value]]] = {f"{node}~{at}": [] for at in range(2)}
    for place in layer.origins[node][document]:
        own = letters(bare_core(str(place.get("wording", "")), region)[0])
        likest = max(range(2), key=lambda at: (fuzz.ratio(own, letters(pair[at])), -at))
        parts[f"{node}~{likest}"].append(place)
    found.parts[name] = parts
    in_tables = tuple(id for id, places in parts.items() if any("table" in place for place in places))
    found.bearing[name] = in_tables or tuple(parts)


def _rewritten(layer: Layer, found: Parted) -> Layer:
    new = replace(layer, labels=dict(layer.labels), nodes=dict(layer.nodes), origins={}, edges={})
    for node, by_document in layer.origins.items():
        new.origins.setdefault(node, {})
        for document, places in by_document.items():
            for id, own in found.placed(document, node, places):
                new.origins.setdefault(id, {})[document] = own
                new.labels[id], new.nodes[id] = layer.labels[node], layer.nodes[node]
    for key, properties in layer.edges.items():
        for name, documents in renamed(found, key, properties).items():
            new.edges[name] = stated(properties, [*documents_of(new.edges.get(name, {})), *documents])
    return new


def renamed(found: Parted, key: Key, properties: Mapping[str, Value]) -> dict[Key, list[str]]:
    """A relation between what documents state as the relations between the parts, each with its documents."""
    source, type, target = key
    names: dict[Key, list[str]] = {}
    for document in documents_of(properties):
        for one, other in product(found.of(document, source, type), found.of(document, target, type)):
            names.setdefault((one, type, other), []).append(document)
    return names

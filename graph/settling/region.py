"""One region's statements settled: which nodes there are, what they say, and what each document's own statements are called."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import permutations

from .. import ids
from ..concepts.decisions import Decision
from ..wording import Properties, Saying, Value, is_recognised, is_regional, kept_on_origin, said_by_document, settle
from .clusters import Cluster, Said, bare_core, clustered, united
from .hierarchy import Told, derived
from .layer import LEVELS, Key, Layer, Period, documents_of, is_worded, region_of, stated
from .lists import Name, Parted, parted, renamed, told_apart
from .words import extends


@dataclass(slots=True)
class Settled:
    """`nodes`, `labels`: the settled statements. `names`: what a document's statement is called now, by its names in `parts`.

    `edges`: the layer's relations between the settled nodes, `derived` those that follow from them.
    """

    parts: Parted = field(default_factory=lambda: Parted(Layer()))
    names: dict[Name, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    nodes: dict[str, Properties] = field(default_factory=dict)
    edges: dict[Key, Properties] = field(default_factory=dict)
    derived: dict[Key, Properties] = field(default_factory=dict)

    def renamed(self, key: Key, properties: Mapping[str, Value]) -> dict[Key, list[str]]:
        """A relation as its documents mean it: the relations it becomes, each with its documents."""
        found: dict[Key, list[str]] = {}
        for (source, type, target), documents in renamed(self.parts, key, properties).items():
            for document in documents:
                name = self.names.get((document, source), source), type, self.names.get((document, target), target)
                found.setdefault(name, []).append(document)
        return found

    def placed(self, layer: Layer, document: str, node: str) -> Iterator[tuple[str, list[Mapping[str, Value]]]]:
        """A document's statement in the layer that was settled: the settled ones that it is, each with its places there."""
        found: dict[str, list[Mapping[str, Value]]] = defaultdict(list)
        for part, places in self.parts.placed(document, node, layer.origins[node][document]):
            found[self.names[document, part]] += places
        yield from found.items()

    def said(self, layer: Layer) -> Iterator[tuple[str, str, str, list[Mapping[str, Value]]]]:
        """All that documents state in the layer: document, its node, the settled one, and the places."""
        for node, by_document in layer.origins.items():
            for document in by_document:
                for name, places in self.placed(layer, document, node):
                    yield document, node, name, places


def settled(layer: Layer, decisions: Iterable[Decision] = ()) -> Settled:
    """Settle all regions of a layer. The outcome depends on what documents say, not on what nodes were called before.

    Of `decisions` those that two wordings are one statement of the region are honoured.
    """
    missions = [(region, names) for (region, _, label), names in sorted(_groups(layer).items()) if label == "Mission"]
    found = Settled(parted(layer, missions))
    layer = found.parts.layer
    decided: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for decision in decisions:
        if decision.same and decision.kind in LEVELS:
            decided[decision.kind].append((decision.one, decision.other))
    said: dict[str, dict[str, str]] = {}
    both = _with_both_lists(layer)
    for (region, period, label), nodes in sorted(_groups(layer).items()):
        for cluster in _clusters(layer, region, label, nodes, decided[label]):
            sayings = _sayings(layer, label, cluster)
            values = _values(layer, label, cluster, sayings, both)
            text = None if label == "Vision" else str(values["text"])
            id = ids.shared_id(region, period.start, period.end, LEVELS[label], text)
            found.labels[id], found.nodes[id] = label, values
            found.names.update((name, id) for name in cluster)
            if label == "Mission":
                said[id] = {saying.document: str(saying.properties["text"]) for saying in sayings if "text" in saying.properties}
    for id, by_document in layer.origins.items():
        if by_document and not is_worded(layer.labels[id], id):
            names = [(document, id) for document in by_document]
            found.labels[id] = layer.labels[id]
            found.nodes[id] = _values(layer, layer.labels[id], names, _sayings(layer, layer.labels[id], names), both)
            found.names.update((name, id) for name in names)
    for id, label in layer.labels.items():
        found.labels.setdefault(id, label)
    for key, properties in sorted(layer.edges.items()):
        for name, documents in found.renamed(key, properties).items():
            together = [*documents_of(found.edges.get(name, {})), *documents]
            found.edges[name] = stated(properties, together)
    regional = frozenset(id for id, (kind, _) in layer.documents.items() if is_regional(kind))
    lists = {id: values["list"] for id, values in found.nodes.items() if "list" in values}
    found.derived = dict(derived(Told(found.labels, lists, found.edges, said, regional)))
    return found


def _groups(layer: Layer) -> dict[tuple[str, Period, str], list[Name]]:
    """What documents state, by region, period and level. Overlapping periods are one, under the years that most of them have."""
    by_region: dict[str, list[Name]] = defaultdict(list)
    for node, by_document in layer.origins.items():
        if is_worded(layer.labels[node], node):
            by_region[region_of(node)] += [(document, node) for document in by_document]
    found: dict[tuple[str, Period, str], list[Name]] = defaultdict(list)
    for region, names in by_region.items():
        periods = _periods(layer, {document for document, _ in names})
        for document, node in names:
            found[region, periods[layer.documents[document][1]], layer.labels[node]].append((document, node))
    return found


def _periods(layer: Layer, documents: Iterable[str]) -> dict[Period, Period]:
    votes: Counter[Period] = Counter()
    own: set[Period] = set()
    for document in documents:
        kind, period = layer.documents[document]
        votes[period] += 1
        if is_regional(kind):
            own.add(period)
    heads: list[Period] = []
    found: dict[Period, Period] = {}
    for period in sorted(votes, key=lambda period: (period not in own, -votes[period], period)):
        head = next((head for head in heads if _same_term(head, period)), None)
        if head is None:
            heads.append(period)
        found[period] = head or period
    return found


def _same_term(one: Period, other: Period) -> bool:
    """Whether two periods share more than half of the shorter one's years: an RPJMD's plans do, those of two terms do not."""
    shared = min(one.end, other.end) - max(one.start, other.start) + 1
    return 2 * shared > min(one.end - one.start, other.end - other.start) + 1


def _clusters(layer: Layer, region: str, label: str, names: list[Name], decided: Iterable[tuple[str, str]]) -> list[list[Name]]:
    """The statements of one level, those that are one together."""
    if label == "Vision":  # a region has one, however it is quoted
        return [names]
    own: dict[str, list[list[str]]] = {}
    by_document: dict[str, list[str]] = defaultdict(list)
    for document, node in names:
        by_document[document].append(node)
    said: list[Said] = []
    for document, nodes in sorted(by_document.items()):
        own[document] = _own(layer, region, label, document, nodes)
        if label == "Mission":
            own[document] = _longer(layer, region, names, document, own[document])
        said += [_said(layer, label, document, group) for group in own[document]]
    return [_members(cluster, own) for cluster in clustered(said, region, decided)]


def _own(layer: Layer, region: str, label: str, document: str, nodes: list[str]) -> list[list[str]]:
    """One document's statements, those put together that its own words make one."""
    groups = [[node] for node in sorted(nodes)]
    while True:
        said = [_said(layer, label, document, group) for group in groups]
        head_of = united(said, region)
        merged: dict[str, list[str]] = defaultdict(list)
        for group in groups:
            merged[head_of[group[0]]] += group
        if len(merged) == len(groups):
            return groups
        groups = [sorted(group) for _, group in sorted(merged.items())]


def _longer(layer: Layer, region: str, names: list[Name], document: str, groups: list[list[str]]) -> list[list[str]]:
    """One document's misi, those put together of which one is another at length, where the region has no two lists with one each."""
    said = {group[0]: _said(layer, "Mission", document, group) for group in groups}
    words = {node: bare_core(one.text, region)[0] for node, one in said.items()}
    pairs = [
        (one, other)
        for one, other in permutations(sorted(said), 2)
        if said[one].listing == said[other].listing and extends(words[one], words[other])
    ]
    apart = told_apart(layer, region, names, ((words[one], words[other]) for one, other in pairs))
    joined = {group[0]: list(group) for group in groups}
    for one, other in pairs:
        if (words[one], words[other]) not in apart and one in joined and other in joined and _one_number(layer, document, one, other):
            joined[other] = sorted(joined[other] + joined.pop(one))
    return [sorted(group) for _, group in sorted(joined.items())]


def _one_number(layer: Layer, document: str, one: str, other: str) -> bool:
    numbers = [{place["number"] for place in layer.origins[node][document] if "number" in place} for node in (one, other)]
    return not numbers[0] or not numbers[1] or bool(numbers[0] & numbers[1])


def _members(cluster: Cluster, own: Mapping[str, list[list[str]]]) -> list[Name]:
    return [(one.document, node) for one in cluster.members for group in own[one.document] if group[0] == one.node for node in group]


def _said(layer: Layer, label: str, document: str, nodes: list[str]) -> Said:
    places = [place for node in nodes for place in layer.origins[node][document]]
    pages = layer.recognised.get(document, frozenset())
    words = said_by_document(label, places, pages)
    text = str(words.get("text") or layer.nodes[nodes[0]].get("text", ""))
    listing = words.get("list")
    own = is_regional(layer.documents[document][0])
    return Said(document, nodes[0], text, str(listing) if listing else None, own, len(places), is_recognised(places, pages))


def _values(layer: Layer, label: str, names: list[Name], sayings: list[Saying], both: set[str]) -> Properties:
    """What a statement says. Documents that print both lists of misi know best in which a misi stands, and under which number."""
    values = settle(label, sayings)
    kept = kept_on_origin(label)
    for name, value in layer.nodes[min(node for _, node in names)].items():
        if name == "text" or name not in kept:  # what origins repeat is theirs alone
            values.setdefault(name, value)
    knowing = [saying for saying in sayings if saying.document in both and "list" in saying.properties]
    if knowing and not any(is_regional(saying.kind) for saying in sayings):
        values["list"] = listing = settle(label, knowing)["list"]
        number = settle(label, [saying for saying in sayings if saying.properties.get("list") in (None, listing)]).get("number")
        if number is not None:
            values["number"] = number
    return values


def _with_both_lists(layer: Layer) -> set[str]:
    """The documents that print misi of more than one list."""
    lists: dict[str, set[Value]] = defaultdict(set)
    for id, by_document in layer.origins.items():
        for document, places in by_document.items() if layer.labels[id] == "Mission" else ():
            lists[document].update(place["list"] for place in places if "list" in place)
    return {document for document, found in lists.items() if len(found) > 1}


def _sayings(layer: Layer, label: str, names: list[Name]) -> list[Saying]:
    places: dict[str, list[Mapping[str, Value]]] = defaultdict(list)
    for document, node in names:
        places[document] += layer.origins[node][document]
    found: list[Saying] = []
    for document, own in sorted(places.items()):
        pages = layer.recognised.get(document, frozenset())
        found.append(Saying(document, layer.documents[document][0], said_by_document(label, own, pages), is_recognised(own, pages)))
    return found

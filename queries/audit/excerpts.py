"""What a comparison of several plans needs of each, kept when the plan's graph is gone; and which plans stand beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ...graph.ids import fold
from ...graph.model import Node, PlanGraph
from .findings import Place
from .places import agency_of, indicators, integer, is_recognised, path_of, place_of, text
from .printed.series import END_OF_PERIOD, targets
from .printed.unread import lost_tables

REGIONAL = ("Mission", "RegionalGoal", "RegionalSasaran")
_UP = ("HAS_SASARAN", "HAS_GOAL", "HAS_MISSION")
_OWNERS = ("Goal", "Sasaran", "Program", "Activity", "SubActivity")
_SAID = ("Goal", "Sasaran", "RegionalGoal", "RegionalSasaran", "Strategy", "Program")


@dataclass(frozen=True, slots=True)
class Site:
    """A node where one plan states it: its words, its way down from the agency, the place, and whether that was read from a picture."""

    node: str
    text: str
    agency: str
    path: tuple[str, ...]
    place: Place
    recognised: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """A subkegiatan with the entry of the nomenclature that all agencies share, the official indicator, and its own ones with units."""

    hub: str
    code: str
    name: str
    official: str
    site: Site
    indicators: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator of a plan that is aligned with a concept: the level of what it measures, its unit, its targets by year."""

    concept: str
    name: str
    level: int
    unit: str
    site: Site
    values: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A misi or a tujuan or sasaran RPJMD as one plan states it."""

    label: str
    number: int | None
    listing: str
    site: Site


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One plan: whose it is and for which years, and of its graph what other plans are compared with.

    `serves` are the statements of the region that its agency, tujuan and sasaran name, `above` what the plan states of their order (lower,
    upper), `said` the folded words of its own statements, `assigned` sasaran of the region with the agencies that they are given to, `lost`
    the tables and pictures of the cascade that were not read.
    """

    document: str
    title: str
    kind: str
    agency: str
    owner: str
    region: str
    region_name: str
    start: int
    end: int
    lost: int
    listed: tuple[Listed, ...] = ()
    measured: tuple[Measured, ...] = ()
    statements: tuple[Statement, ...] = ()
    serves: frozenset[str] = frozenset()
    above: tuple[tuple[str, str], ...] = ()
    said: frozenset[str] = frozenset()
    assigned: tuple[tuple[Site, str], ...] = ()
    site: Site = field(default=Site("", "", "", (), Place()))

    @property
    def is_regional(self) -> bool:
        """Whether it is the region's own plan (RPJMD, RPD)."""
        return self.owner == self.region

    @property
    def nodes(self) -> Iterator[str]:
        """The ids of all that it states here."""
        yield self.document
        for listed in (self.listed, self.measured, self.statements):
            yield from (entry.site.node for entry in listed)
        yield from (site.node for site, _ in self.assigned)


def excerpts(graph: PlanGraph) -> list[Excerpt]:
    """Those of all plans of a graph, in the order of their ids."""
    documents = sorted(document.id for document in graph.nodes("Document"))
    if len(documents) == 1:
        return [excerpt(graph, documents[0])]
    return [excerpt(graph.of_document(id), id) for id in documents]


def excerpt(graph: PlanGraph, document: str) -> Excerpt:
    """The excerpt of one plan, from the graph of what it states."""
    told = graph.node(document).properties
    owners = sorted(graph.sources(document, "HAS_PLAN"), key=lambda node: (node.label != "Agency", node.id))
    owner = owners[0].id if owners else ""
    regions = [owners[0]] if owners and owners[0].label == "Region" else graph.targets(owner, "PART_OF", label="Region") if owner else []
    region = min(regions, key=lambda node: node.id) if regions else None
    return Excerpt(
        document=document,
        title=graph.node(document).text,
        kind=text(told.get("kind")),
        agency=agency_of(graph, document),
        owner=owner,
        region=region.id if region else "",
        region_name=region.text if region else "",
        start=integer(told.get("period_start")) or 0,
        end=integer(told.get("period_end")) or 0,
        lost=len(lost_tables(graph).get(document, ())),
        listed=tuple(_listed(graph)),
        measured=tuple(_measured(graph)),
        statements=tuple(_statements(graph, document)),
        serves=frozenset(edge.target for edge in graph.edges("SUPPORTS") if graph.node(edge.target).label in REGIONAL),
        above=tuple(_above(graph)),
        said=frozenset(_said(graph)),
        assigned=tuple((_site(graph, edge.source), edge.target) for edge in graph.edges("ASSIGNED_TO")),
        site=_site(graph, document),
    )


def _site(graph: PlanGraph, node: str) -> Site:
    """A node as it is stated; the document itself at its first tujuan, where what it serves has its place."""
    stated = next((goal.id for goal in graph.nodes("Goal")), node) if graph.node(node).label == "Document" else node
    place = place_of(graph, stated)
    if place.document is None:
        place = Place(node)
    return Site(
        node, graph.node(node).text, agency_of(graph, place.document), path_of(graph, node), place, recognised=is_recognised(graph, place)
    )


def _listed(graph: PlanGraph) -> Iterator[Listed]:
    own = {node.id for node in indicators(graph)}
    for node in graph.nodes("SubActivity"):
        entry = next(iter(graph.targets(node.id, "CLASSIFIED_AS")), None)
        measured = [one for one in graph.targets(node.id, "MEASURED_BY") if one.id in own and not _is_pictured(graph, one.id)]
        if entry is None or not measured:
            continue
        hub = next(iter(graph.targets(entry.id, "INSTANCE_OF")), entry)
        official = text(entry.properties.get("indicator")) or text(hub.properties.get("indicator"))
        told = tuple((one.text, text(one.properties.get("unit"))) for one in measured)
        yield Listed(hub.id, text(hub.properties.get("code")), hub.text, official, _site(graph, node.id), told)


def _is_pictured(graph: PlanGraph, node: str) -> bool:
    """Whether a page that states a node was read from a picture: its words or unit may be the recognition's."""
    return any(is_recognised(graph, place_of(graph, node, among=[edge])) for edge in graph.out(node, "STATED_IN"))


def _measured(graph: PlanGraph) -> Iterator[Measured]:
    for node in indicators(graph):
        concept = _concept(graph, node)
        owners = [_OWNERS.index(owner.label) for owner in graph.sources(node.id, "MEASURED_BY") if owner.label in _OWNERS]
        if concept is None or not owners or _is_pictured(graph, node.id):
            continue
        row = targets(graph, node.id)
        values = tuple((year, told.value) for year, told in sorted(row.items()) if told.value is not None and year != END_OF_PERIOD)
        if values:
            unit = text(node.properties.get("unit"))
            yield Measured(concept.id, concept.text, min(owners), unit, _site(graph, node.id), values)


def _concept(graph: PlanGraph, node: Node) -> Node | None:
    for edge in graph.out(node.id, "ALIGNED_WITH"):
        if edge.properties.get("status") == "accepted" and edge.properties.get("predicate") == "exact":
            return graph.node(edge.target)
    return None


def _statements(graph: PlanGraph, document: str) -> Iterator[Statement]:
    for label in REGIONAL:
        for node in graph.nodes(label):
            if any(edge.target == document for edge in graph.out(node.id, "STATED_IN")):
                told = node.properties
                yield Statement(label, integer(told.get("number")), text(told.get("list")), _site(graph, node.id))


def _above(graph: PlanGraph) -> Iterator[tuple[str, str]]:
    for relation in _UP:
        for edge in graph.edges(relation):
            if graph.node(edge.source).label in REGIONAL and graph.node(edge.target).label in REGIONAL:
                yield edge.target, edge.source


def _said(graph: PlanGraph) -> Iterator[str]:
    for label in _SAID:
        for node in graph.nodes(label):
            yield fold(node.text)
            yield from (fold(told) for edge in graph.out(node.id, "STATED_IN") if (told := text(edge.properties.get("wording"))))


def together(plans: Iterable[Excerpt]) -> list[list[Excerpt]]:
    """The plans of one region whose years overlap, of each agency the latest: the groups that are compared, in the order of their ids."""
    of_region: dict[str, list[Excerpt]] = {}
    for plan in sorted(plans, key=lambda plan: plan.document):
        if plan.region:
            of_region.setdefault(plan.region, []).append(plan)
    found: list[list[Excerpt]] = []
    for several in of_region.values():
        groups: list[list[Excerpt]] = []
        for plan in sorted(_latest(several), key=lambda plan: (plan.start, plan.document)):
            if groups and any(_overlap(plan, other) for other in groups[-1]):
                groups[-1].append(plan)
            else:
                groups.append([plan])
        found += groups
    return found


def _latest(plans: Sequence[Excerpt]) -> list[Excerpt]:
    """Without former editions: plans of the same agency for overlapping years that begin earlier, or were changed since."""
    return [plan for plan in plans if not any(_replaces(other, plan) for other in plans)]


def _replaces(one: Excerpt, other: Excerpt) -> bool:
    if one is other or one.owner != other.owner or not _overlap(one, other):
        return False
    return _edition(one) > _edition(other)


def _edition(plan: Excerpt) -> tuple[int, bool, str]:
    return plan.start, plan.kind.startswith("Perubahan"), plan.document


def _overlap(one: Excerpt, other: Excerpt) -> bool:
    return one.start <= other.end and other.start <= one.end


def agencies(plans: Iterable[Excerpt]) -> list[Excerpt]:
    """The plans of agencies among them, without the region's own."""
    return [plan for plan in plans if not plan.is_regional]


def names(plans: Iterable[Excerpt], shown: int = 6) -> str:
    """Whose plans they are, for a reader."""
    listed = sorted({plan.agency or plan.title for plan in plans})
    return ", ".join(listed[:shown]) + (f" (+{len(listed) - shown})" if len(listed) > shown else "")

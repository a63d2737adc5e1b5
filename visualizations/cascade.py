"""From a graph of many plans to one cascade per plan: which nodes it shows, what stands under what, what hangs loose.

A cascade is a forest over the levels from Visi to Subkegiatan. It holds what one document states, and of the region's own
levels (visi, misi, tujuan and sasaran RPJMD) also the ancestors that only another document states, so that every plan
can be read from the top.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ..graph.model import Edge, Node, PlanGraph

LEVELS = (
    "Vision", "Mission", "RegionalGoal", "RegionalSasaran", "Goal", "Sasaran", "Program", "Activity", "SubActivity",
)  # fmt: skip
LEVEL_OF: Mapping[str, int] = {label: index for index, label in enumerate(LEVELS)}
SHARED = frozenset(LEVELS[:4])
DOWNWARD = ("HAS_MISSION", "HAS_GOAL", "HAS_SASARAN", "HAS_PROGRAM", "HAS_ACTIVITY", "HAS_SUBACTIVITY")
NEEDS_GOAL = frozenset(("Sasaran", "Program", "Activity", "SubActivity"))
# Never shown as items of their own: the frame that the selectors and titles show.
FRAME = frozenset(("Document", "Region", "Agency", "Unit", "Nomenclature"))


@dataclass(frozen=True, slots=True)
class Cascade:
    """One plan as a forest. `nodes` are in reading order and parents come before children; `parents` keeps the nearest parents only.

    `loose` are the parentless nodes below Goal, shown under a branch of their own; `unreached` are all nodes from Sasaran down to
    which no path leads from a Goal (rule A01's meaning of an orphan), `stated` is everything the document states, cards or not.
    """

    key: str
    document: Node | None
    owner: Node | None
    region: Node | None
    nodes: tuple[Node, ...] = ()
    parents: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    loose: tuple[str, ...] = ()
    unreached: frozenset[str] = frozenset()
    stated: tuple[Node, ...] = ()


class Statements:
    """What each document states. All relations are looked up in one pass: the view asks for most of them, by node and type."""

    def __init__(self, graph: PlanGraph) -> None:
        self.graph = graph
        self.nodes = {node.id: node for node in graph.nodes()}
        self._out: dict[tuple[str, str], list[Edge]] = {}
        self._into: dict[tuple[str, str], list[Edge]] = {}
        self.by_document: dict[str, list[str]] = {}
        self.origins: dict[str, list[Edge]] = {}
        for edge in graph.edges():
            if edge.type != "STATED_IN":
                self._out.setdefault((edge.source, edge.type), []).append(edge)
                self._into.setdefault((edge.target, edge.type), []).append(edge)
                continue
            known = self.origins.setdefault(edge.source, [])
            if all(other.target != edge.target for other in known):
                self.by_document.setdefault(edge.target, []).append(edge.source)
            known.append(edge)

    def says(self, edge: Edge, document: str | None) -> bool:
        """Whether `document` states this relation; a relation without documents counts for all of them."""
        documents = edge.properties.get("documents")
        return document is None or not documents or (isinstance(documents, (list, tuple)) and document in documents)

    def out(self, node: str, document: str | None, *types: str) -> list[Node]:
        """What the relations of these types lead to from `node`, as `document` states them (None: any)."""
        edges = (edge for type in types for edge in self._out.get((node, type), ()))
        return _unique(self.nodes[edge.target] for edge in edges if self.says(edge, document))

    def into(self, node: str, document: str | None, *types: str) -> list[Node]:
        """Where the relations of these types come from that lead to `node`."""
        edges = (edge for type in types for edge in self._into.get((node, type), ()))
        return _unique(self.nodes[edge.source] for edge in edges if self.says(edge, document))

    def edges(self, node: str, type: str) -> list[Edge]:
        """The relations of a type that go out from `node`, whoever states them."""
        return self._out.get((node, type), [])

    def place(self, node: str, document: str | None) -> tuple[int, int]:
        """(page, line) of the first origin in `document`, for sorting; unknown places come last."""
        places = [
            (_whole(edge.properties.get("page")), _whole(edge.properties.get("line")))
            for edge in self.origins.get(node, ())
            if document is None or edge.target == document
        ]
        return min(places, default=(_LAST, _LAST))


def cascades(graph: PlanGraph, statements: Statements) -> Iterator[Cascade]:
    """Every plan of the graph; agencies and regions without one too; last what no document states, so that nothing vanishes."""
    planned: set[str] = set()
    for document in graph.nodes("Document"):
        owners = [*graph.sources(document.id, "HAS_PLAN", label="Agency"), *graph.sources(document.id, "HAS_PLAN", label="Region")]
        planned.update(owner.id for owner in owners)
        owner = owners[0] if owners else None
        if owner is None and _lends(statements, document.id):
            continue
        region = _region(graph, owner)
        if region is not None:
            planned.add(region.id)
        yield _cascade(statements, document, owner, region)
    for agency in graph.nodes("Agency"):
        region = _region(graph, agency)
        if region is not None:
            planned.add(region.id)
        if agency.id not in planned:
            yield Cascade(agency.id, None, agency, region)
    for region in graph.nodes("Region"):
        if region.id not in planned and not graph.sources(region.id, "PART_OF"):
            yield Cascade(region.id, None, region, region)
    unstated = [node.id for node in graph.nodes() if node.label not in FRAME and node.id not in statements.origins]
    if unstated:
        yield _cascade(statements, None, None, None, unstated)


def _lends(statements: Statements, document: str) -> bool:
    """Whether a document is there only for what it knows of the way up from another plan (graph.selection): it is no plan by itself."""
    stated = statements.by_document.get(document, ())
    return bool(stated) and all(statements.nodes[id].label in SHARED for id in stated)


def _cascade(
    statements: Statements, document: Node | None, owner: Node | None, region: Node | None, members: Iterable[str] | None = None
) -> Cascade:
    doc = document.id if document is not None else None
    ids = list(members if members is not None else statements.by_document.get(doc or "", ()))
    scope = {node.id: node for node in (statements.nodes[i] for i in ids) if node.label in LEVEL_OF}
    parents: dict[str, list[str]] = {}
    pending = list(scope)
    while pending:  # parents that the plan names but does not state itself join the scope, and are looked at in their turn
        child = pending.pop()
        parents[child] = []
        for parent in _parents(statements, statements.nodes[child], doc):
            parents[child].append(parent.id)
            if parent.id not in scope:
                scope[parent.id] = parent
                pending.append(parent.id)
    ancestors: dict[str, frozenset[str]] = {}
    for node_id in sorted(scope, key=lambda i: LEVEL_OF[scope[i].label]):  # a parent is always of a higher level
        ancestors[node_id] = frozenset(parents[node_id]).union(*(ancestors[p] for p in parents[node_id]))
    nearest = {
        child: tuple(p for p in own if not any(p in ancestors[other] for other in own if other != p)) for child, own in parents.items()
    }
    order = sorted(scope.values(), key=lambda node: _reading_order(statements, node, doc))
    goals = {node.id for node in order if node.label == "Goal"}
    unreached = frozenset(n.id for n in order if n.label in NEEDS_GOAL and not (ancestors[n.id] & goals))
    return Cascade(
        key=doc if doc is not None else "",
        document=document,
        owner=owner,
        region=region,
        nodes=tuple(order),
        parents=nearest,
        loose=tuple(n.id for n in order if n.label in NEEDS_GOAL and not nearest[n.id]),
        unreached=unreached,
        stated=tuple(statements.nodes[i] for i in ids),
    )


def _parents(statements: Statements, node: Node, doc: str | None) -> list[Node]:
    """Nodes of a higher level that stand directly above `node`: the containing one and, from Tujuan and Sasaran, what they support."""
    found = _above(statements, node, doc)
    if not found and node.label in SHARED:
        found = _above(statements, node, None)
    return found


def _above(statements: Statements, node: Node, doc: str | None) -> list[Node]:
    above = [*statements.into(node.id, doc, *DOWNWARD), *statements.out(node.id, doc, "SUPPORTS")]
    return _unique(n for n in above if n.label in LEVEL_OF and LEVEL_OF[n.label] < LEVEL_OF[node.label])


def _region(graph: PlanGraph, owner: Node | None) -> Node | None:
    if owner is None or owner.label == "Region":
        return owner
    return next(iter(graph.targets(owner.id, "PART_OF", label="Region")), None)


_LAST = 10**9


def _reading_order(statements: Statements, node: Node, doc: str | None) -> tuple[object, ...]:
    number = node.properties.get("number", node.properties.get("code"))
    parts = tuple(int(part) for part in re.findall(r"\d{1,9}", str(number))) if number is not None else ()
    return (LEVEL_OF[node.label], 0 if parts else 1, parts, statements.place(node.id, doc), node.id)


def _whole(value: object) -> int:
    return value if isinstance(value, int) else _LAST


def _unique(nodes: Iterable[Node]) -> list[Node]:
    return list({node.id: node for node in nodes}.values())

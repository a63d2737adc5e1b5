"""Where in the plan, and where in the cascade, a node of the graph stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ...graph.ids import fold
from ...graph.indexed import IndexedGraph
from ...graph.model import Edge, Node, PlanGraph
from ..texts import Text, both
from .findings import Place
from .once import each, once

# From a node to what stands above it in the cascade; the nearer relation first.
UPWARD = (
    "END_BUDGET",
    "FUNDED_BY",
    "END_TARGET",
    "HAS_TARGET",
    "MEASURED_BY",
    "ACHIEVES",
    "HAS_SUBACTIVITY",
    "HAS_ACTIVITY",
    "HAS_PROGRAM",
    "DIRECTED_BY",
    "PURSUED_BY",
    "HAS_SASARAN",
    "HAS_GOAL",
    "HAS_MISSION",
    "HAS_VISION",
)
CASCADE = ("HAS_SASARAN", "HAS_PROGRAM", "HAS_ACTIVITY", "HAS_SUBACTIVITY")


def integer(value: object) -> int | None:
    """A property's value if it is a whole number (booleans are not), else None."""
    return value if type(value) is int else None


def text(value: object) -> str:
    """A property's value if it is text, else the empty text."""
    return value if isinstance(value, str) else ""


def place_of(graph: PlanGraph, node: str, *, among: Iterable[Edge] | None = None) -> Place:
    """The first place in the document where `node` is stated (or the first of the STATED_IN edges `among`)."""
    edges = list(graph.out(node, "STATED_IN") if among is None else among)
    if not edges:
        return Place()
    first = min(edges, key=_position)
    return Place(
        document=first.target,
        page=integer(first.properties.get("page")),
        line=integer(first.properties.get("line")),
        table=text(first.properties.get("table")) or None,
        words=text(first.properties.get("cell")),
    )


Position = tuple[str, int, int, str]
_NOWHERE: Position = ("", 0, 0, "")


def _position(edge: Edge) -> Position:
    """Order in the document; what has no place at all comes last, so that a known place is preferred."""
    page, line = integer(edge.properties.get("page")), integer(edge.properties.get("line"))
    unplaced = 10**9 if page is None and line is None else 0
    return edge.target, (page or 0) + unplaced, line or 0, text(edge.properties.get("table"))


def in_printed_order(graph: PlanGraph) -> PlanGraph:
    """The same graph with its nodes in the order in which they are printed first.

    So the row that stands for others is the same one wherever the graph came from: a document, a file, a store.
    """
    first: dict[str, Position] = {}
    edges = list(graph.edges())
    for edge in edges:
        if edge.type == "STATED_IN":
            here = _position(edge)
            if edge.source not in first or here < first[edge.source]:
                first[edge.source] = here
    nodes = {node.id: node for node in graph.nodes()}
    return IndexedGraph(graph, sorted(nodes, key=lambda node: (first.get(node, _NOWHERE), node)), nodes, edges)


def documents_of(graph: PlanGraph, node: str) -> Sequence[str]:
    """Ids of the documents that state `node`, sorted; a Document is its own."""
    return each(graph, _documents_of, node)


def stating(graph: PlanGraph) -> Mapping[str, Sequence[str]]:
    """The same of every node that documents state, for who asks about all of them; made anew unless kept by `once`."""
    found: dict[str, set[str]] = {document.id: {document.id} for document in graph.nodes("Document")}
    for edge in graph.edges("STATED_IN"):
        found.setdefault(edge.source, set()).add(edge.target)
    return {node: sorted(documents) for node, documents in found.items()}


def _documents_of(graph: PlanGraph, node: str) -> tuple[str, ...]:
    return (node,) if graph.node(node).label == "Document" else tuple(sorted({edge.target for edge in graph.out(node, "STATED_IN")}))


def agency_of(graph: PlanGraph, document: str | None) -> str:
    """Name of the agency whose plan `document` is; else the region's, else the document's id, else empty."""
    if document is None or not graph.has(document):
        return ""
    owners = once(graph, _owners).get(document, [])
    agencies = [owner for owner in owners if owner.label == "Agency"] or owners
    return min((name_of(owner) for owner in agencies), default=document)


def _owners(graph: PlanGraph) -> dict[str, list[Node]]:
    """Whose each document is: asked of a document itself, all that it states would have to be gone through for it."""
    found: dict[str, list[Node]] = {}
    for edge in graph.edges("HAS_PLAN"):
        found.setdefault(edge.target, []).append(graph.node(edge.source))
    return found


def name_of(node: Node) -> str:
    """What a reader calls the node: its name, title or text, else its id."""
    return node.text or node.id


def path_of(graph: PlanGraph, node: str) -> tuple[str, ...]:
    """Names from the agency down to `node`, along the first parent of each level (by relation, then by id)."""
    trail = [node]
    while (parent := _parent(graph, trail[-1], trail)) is not None:
        trail.append(parent)
    names = [name_of(graph.node(step)) for step in reversed(trail)]
    if graph.node(trail[-1]).label not in ("Agency", "Region"):
        owner = agency_of(graph, next(iter(documents_of(graph, node)), None))
        if owner and owner != names[0]:
            names.insert(0, owner)
    return tuple(names)


def _parent(graph: PlanGraph, node: str, seen: list[str]) -> str | None:
    for parents in each(graph, _above, node):
        for parent in parents:
            if parent not in seen:
                return parent
    return None


def _above(graph: PlanGraph, node: str) -> tuple[list[str], ...]:
    """What stands above a node, sorted, relation by relation."""
    if graph.node(node).label == "Document":
        return (sorted(owner.id for owner in graph.sources(node, "HAS_PLAN", label="Agency")),)
    found: dict[str, set[str]] = {}
    for edge in graph.into(node):
        found.setdefault(edge.type, set()).add(edge.source)
    return tuple(sorted(found[relation]) for relation in UPWARD if relation in found)


def below_goals(graph: PlanGraph) -> set[str]:
    """Ids of every Goal and of all that the cascade reaches from one, down to the subactivities."""
    reached = {goal.id for goal in graph.nodes("Goal")}
    waiting = list(reached)
    while waiting:
        for edge in graph.out(waiting.pop(), *CASCADE):
            if edge.target not in reached:
                reached.add(edge.target)
                waiting.append(edge.target)
    return reached


def tops(graph: PlanGraph, node: str) -> list[str]:
    """Ids of the highest nodes that the cascade reaches upward from `node` (itself, where it hangs on nothing), sorted."""
    seen, waiting, found = {node}, [node], []
    while waiting:
        current = waiting.pop()
        above = graph.into(current, *CASCADE)
        if not above:
            found.append(current)
        for edge in above:
            if edge.source not in seen:
                seen.add(edge.source)
                waiting.append(edge.source)
    return sorted(found)


def by_document(graph: PlanGraph, nodes: Iterable[str]) -> dict[str, list[str]]:
    """Nodes by the first document that states them, in the order of that document."""
    found: dict[str, list[str]] = {}
    for node in in_order(graph, nodes):
        found.setdefault(next(iter(documents_of(graph, node)), ""), []).append(node)
    return found


def in_order(graph: PlanGraph, nodes: Iterable[str]) -> list[str]:
    """Nodes as the documents print them: the order of a graph depends on what was loaded when, and the first of many names a finding."""
    return sorted(nodes, key=lambda node: (each(graph, _first, node), node))


def _first(graph: PlanGraph, node: str) -> Position:
    return min(map(_position, graph.out(node, "STATED_IN")), default=_NOWHERE)


def origins(graph: PlanGraph, node: str) -> list[Edge]:
    """The places that state a node, as the documents print them."""
    return sorted(graph.out(node, "STATED_IN"), key=_position)


def tables_of(graph: PlanGraph, node: str) -> set[tuple[str, str]]:
    """The tables that state `node`, each by its document and name."""
    return {(edge.target, text(edge.properties.get("table"))) for edge in graph.out(node, "STATED_IN")}


def called(graph: PlanGraph, document: str, table: str) -> Text:
    """What a table is called: its name, with its first place where another of the plan bears the same one ("Tabel 4.3", "TABEL 4.3")."""
    starts = once(graph, _starts)
    twice = sum(fold(name) == fold(table) for of, name in starts if of == document) > 1
    page, line = starts.get((document, table), (0, 0))
    if not twice or not (page or line):
        return both(table or "tabel")
    where = Text(f"hlm. {page}", f"p. {page}") if page else Text(f"baris {line}", f"line {line}")
    return Text(f"{table} ({where.id})", f"{table} ({where.en})")


def _starts(graph: PlanGraph) -> dict[tuple[str, str], tuple[int, int]]:
    """The first page or line of every table, by document and name."""
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for edge in graph.edges("STATED_IN"):
        if name := text(edge.properties.get("table")):
            here = integer(edge.properties.get("page")) or 0, integer(edge.properties.get("line")) or 0
            found[edge.target, name] = min(found.get((edge.target, name), here), here)
    return found


def words_of(graph: PlanGraph, node: str) -> list[str]:
    """The printed words of every place that states `node`."""
    return [words for edge in graph.out(node, "STATED_IN") if (words := text(edge.properties.get("cell")))]


def indicators(graph: PlanGraph) -> Iterator[Node]:
    """The indicators that a plan states, without the other readings of one (CONTRADICTED_BY) that differ in baseline or unit."""
    return iter(once(graph, _indicators))


def _indicators(graph: PlanGraph) -> list[Node]:
    alone = (node.id for node in graph.nodes("Indicator") if not graph.into(node.id, "CONTRADICTED_BY"))
    return [graph.node(id) for id in in_order(graph, alone)]


def is_recognised(graph: PlanGraph, place: Place) -> bool:
    """Whether the page of a place was read from a picture (OCR)."""
    if place.page is None or not place.document or not graph.has(place.document):
        return False
    pages = graph.node(place.document).properties.get("recognised")
    return isinstance(pages, list) and place.page in pages

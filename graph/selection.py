"""A part of a graph: the plans of an agency, what serves a misi, the branch of a node with its path up. Pure.

What comes out is a whole graph: every statement has an origin, every relation its documents. Where a way up is known from another
plan only, that document comes along with what it states of that way, without its agency and with nothing else of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..ontology.schema import schema
from .errors import InputError
from .model import Edge, Node, PlanGraph
from .wording import ORIGIN, Properties

DOWN = ("HAS_VISION", "HAS_MISSION", "HAS_GOAL", "HAS_SASARAN", "HAS_PROGRAM", "HAS_ACTIVITY", "HAS_SUBACTIVITY")
UP = "SUPPORTS"
_ACTORS = frozenset(("Agency", "Region", "Document"))
_LISTED, _WORDS = 12, 70  # names in an error, and letters of each


def select(graph: PlanGraph, *, agency: str = "", misi: str = "", root: str = "") -> PlanGraph:
    """What is left of a graph when all that is asked for holds; nothing asked for leaves it as it is.

    `agency`: an id, or a part of ids or names, of which all are taken. `misi`: an id, a number or a part of its words. `root`: an id or
    its end. InputError where there is none, or more than one misi or root.
    """
    for text, narrowed in ((agency, of_agencies), (misi, of_mission), (root, branch)):
        if text.strip():
            graph = narrowed(graph, text.strip())
    return graph


def of_agencies(graph: PlanGraph, text: str) -> PlanGraph:
    """The plans of the agencies that have `text` in their id or name."""
    known = list(graph.nodes("Agency"))
    chosen = [node for node in known if node.id == text] or [n for n in known if text.casefold() in f"{n.id} {n.text}".casefold()]
    if not chosen:
        raise _none("perangkat daerah", "agency", text, known)
    documents = {plan.id for node in chosen for plan in graph.targets(node.id, "HAS_PLAN")}
    return of_documents(graph, documents, {node.id for node in chosen})


def of_documents(graph: PlanGraph, documents: Iterable[str], actors: Iterable[str] = ()) -> PlanGraph:
    """What these documents state, with the ways up to misi and visi that other plans know."""
    plans = set(documents)
    stated = {edge.source for plan in plans for edge in graph.into(plan, ORIGIN)}
    return _cut(graph, _upward(graph, stated) | plans | set(actors), plans)


def of_mission(graph: PlanGraph, text: str) -> PlanGraph:
    """What serves a misi, of all plans."""
    known = list(graph.nodes("Mission"))
    chosen = [node for node in known if node.id == text]
    if not chosen and text.isdecimal():
        chosen = [node for node in known if str(node.properties.get("number")) == text]
        chosen = [node for node in chosen if node.properties.get("list") == "RPJMD"] or chosen  # an elected head's list has its own numbers
    elif not chosen:
        chosen = [node for node in known if text.casefold() in f"{node.id} {node.text}".casefold()]
    return _branch(graph, _one("misi", "misi", text, chosen, known))


def branch(graph: PlanGraph, text: str) -> PlanGraph:
    """A node, all below it, and its path up. An agency's, a region's or a document's branch is all its plans."""
    ending = f"/{text.strip('/')}"
    chosen = [graph.node(text)] if graph.has(text) else [n for n in graph.nodes() if n.id.endswith(ending) and not _is_reference(n)]
    node = _one("simpul", "node", text, chosen, [])
    if node.label == "Document":
        return of_documents(graph, [node.id])
    if node.label in ("Agency", "Region"):
        below = {node.id, *_closure([node.id], lambda id: (n.id for n in graph.sources(id, "PART_OF") if n.label in _ACTORS))}
        return of_documents(graph, {plan.id for id in below for plan in graph.targets(id, "HAS_PLAN")}, below)
    return _branch(graph, node)


def _branch(graph: PlanGraph, root: Node) -> PlanGraph:
    types = schema().node_types
    below = _closure([root.id], lambda id: _below(graph, id))
    own = {id for id in below if types[graph.node(id).label].stated and not types[graph.node(id).label].shared}
    actors = {id for id in below if graph.node(id).label == "Agency"}  # whose plan says no more than that it supports the misi
    documents = {edge.target for id in own for edge in graph.out(id, ORIGIN)}
    documents |= {name for id in actors for edge in graph.out(id, UP) if edge.target in below for name in edge.documents}
    documents |= {edge.target for id in below for edge in graph.out(id, ORIGIN)} & _regions_own(graph)
    unread = {edge.source for plan in documents for edge in graph.into(plan, ORIGIN) if graph.node(edge.source).label == "Unread"}
    return _cut(graph, _upward(graph, [root.id]) | below | unread | documents, documents)


def _below(graph: PlanGraph, id: str) -> Iterable[str]:
    """What stands directly below a node, and what is said of it; a unit, a code or a concept leads to no other plan."""
    if graph.node(id).label in _ACTORS:
        return
    for edge in graph.out(id):
        if edge.type not in (UP, ORIGIN) and graph.node(edge.target).label not in _ACTORS:
            yield edge.target
    for edge in graph.into(id, UP):
        yield edge.source


def _upward(graph: PlanGraph, ids: Iterable[str]) -> set[str]:
    """The nodes themselves with all above them, to the region."""

    def above(id: str) -> Iterable[str]:
        node = graph.node(id)
        if node.label in _ACTORS:
            return (other.id for other in graph.targets(id, "PART_OF"))
        held = [edge.source for edge in graph.into(id, *DOWN)]
        if not held and not graph.out(id, UP):  # an indicator, a figure: what it belongs to
            held = [edge.source for edge in graph.into(id) if edge.type != UP]
        return (*held, *(edge.target for edge in graph.out(id, UP)))

    return _closure(ids, above)


def _closure(ids: Iterable[str], following: Callable[[str], Iterable[str]]) -> set[str]:
    pending = list(ids)
    seen: set[str] = set()
    while pending:
        id = pending.pop()
        if id not in seen:
            seen.add(id)
            pending.extend(following(id))
    return seen


def _cut(graph: PlanGraph, members: set[str], documents: set[str]) -> PlanGraph:
    """The graph of these members with the actors, units, codes and concepts that they name."""
    plans = _with_those_needed(graph, members, documents)
    kept = members | plans
    kept |= {owner.id for plan in documents for owner in graph.sources(plan, "HAS_PLAN")}
    kept = _closure(kept, lambda id: _named(graph, id))
    found = PlanGraph()
    for node in graph.nodes():
        if node.id in kept and (node.label != "Document" or node.id in plans):
            found.network.add_node(node.id, label=node.label, properties=dict(node.properties))
    for edge in graph.edges():
        if found.has(edge.source) and found.has(edge.target):
            said = [name for name in edge.documents if name in plans]
            if edge.type == ORIGIN:
                found.put_edge(edge)
            elif said or not edge.documents:
                only: Properties = {"documents": said} if said else {}
                found.put_edge(Edge(edge.source, edge.type, edge.target, {**edge.properties, **only}))
    return found


def _named(graph: PlanGraph, id: str) -> Iterable[str]:
    """What has no plan of its own and is named by a node: units, codes, concepts, an agency's region."""
    types = schema().node_types
    return (
        edge.target for edge in graph.out(id) if edge.type != ORIGIN and graph.node(edge.target).label != "Document"
        and not types[graph.node(edge.target).label].stated and edge.type != "ASSIGNED_TO"
    )  # fmt: skip


def _with_those_needed(graph: PlanGraph, members: set[str], documents: set[str]) -> set[str]:
    """The documents, and as few more as it takes for each member to have an origin and each way up to be stated."""
    plans = set(documents)
    origins = {id: {edge.target for edge in graph.out(id, ORIGIN)} for id in sorted(members)}
    regions_own = _regions_own(graph)

    def need(candidates: Iterable[str]) -> None:
        plans.add(min(candidates, key=lambda plan: (plan not in regions_own, plan)))

    for found in origins.values():
        if found and found.isdisjoint(plans):
            need(found)
    for id in origins:
        ways = [*graph.into(id, *DOWN), *graph.out(id, UP)]
        within = [edge for edge in ways if {edge.source, edge.target} <= members and edge.documents]
        if within and all(plans.isdisjoint(edge.documents) for edge in within):
            need(name for edge in within for name in edge.documents)
        for edge in within:
            said = plans.intersection(edge.documents)
            for end in (edge.source, edge.target):
                if said and origins.get(end) and origins[end].isdisjoint(said) and origins[end].intersection(edge.documents):
                    need(origins[end].intersection(edge.documents))
                    said = plans.intersection(edge.documents)
    return plans


def _is_reference(node: Node) -> bool:
    return schema().node_types[node.label].reference


def _regions_own(graph: PlanGraph) -> set[str]:
    return {edge.target for region in graph.nodes("Region") for edge in graph.out(region.id, "HAS_PLAN")}


def _one(id: str, en: str, text: str, chosen: list[Node], known: list[Node]) -> Node:
    if len(chosen) == 1:
        return chosen[0]
    if not chosen:
        raise _none(id, en, text, known)
    raise InputError(
        {"id": f"ada {len(chosen)} {id} yang cocok dengan “{text}”", "en": f"“{text}” fits {len(chosen)} of them ({en})"},
        cure={
            "id": f"Sebutkan id-nya: {_told(chosen, 'id', by_id=True)}.",
            "en": f"Name one by its id: {_told(chosen, 'en', by_id=True)}.",
        },
    )


def _none(id: str, en: str, text: str, known: list[Node]) -> InputError:
    cure = {"id": f"Yang ada: {_told(known, 'id')}.", "en": f"There are: {_told(known, 'en')}."} if known else None
    return InputError({"id": f"tidak ada {id} “{text}”", "en": f"there is no {en} “{text}”"}, cure=cure)


def _told(nodes: list[Node], lang: str, *, by_id: bool = False) -> str:
    """Some nodes by number and words, which is what a reader knows of them, or by name; their ids beside where these are asked for."""
    found = sorted(nodes, key=_order)
    names = [f"{node.id} ({_named_as(node, lang)})" if by_id else _named_as(node, lang) for node in found[:_LISTED]]
    return "; ".join(names) + ("; …" if len(found) > _LISTED else "")


def _order(node: Node) -> tuple[bool, bool, int, str]:
    """The region's own list first, by number; all else by id."""
    number = node.properties.get("number")
    return (node.properties.get("list", "RPJMD") != "RPJMD", not isinstance(number, int), number if isinstance(number, int) else 0, node.id)


def _named_as(node: Node, lang: str) -> str:
    words = node.text if len(node.text) <= _WORDS else node.text[:_WORDS].rsplit(" ", 1)[0] + " …"
    if node.label != "Mission":
        return words
    of = {"id": "janji kampanye ", "en": "campaign "}[lang] if node.properties.get("list") == "campaign" else ""
    number = node.properties.get("number")
    return f"{of}{number} “{words}”" if number is not None else f"{of}“{words}”"


__all__ = ["branch", "of_agencies", "of_documents", "of_mission", "select"]

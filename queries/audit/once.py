"""What several rules work out of one graph, worked out once in a run of the audit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from ...graph.model import PlanGraph

Made = TypeVar("Made")


class _Held:
    """A graph that does not change, and what was made of it and of its nodes."""

    __slots__ = ("graph", "of_graph", "of_nodes")

    def __init__(self, graph: PlanGraph) -> None:
        self.graph = graph
        self.of_graph: dict[Any, Any] = {}
        self.of_nodes: dict[Any, dict[str, Any]] = {}


_held: ContextVar[_Held | None] = ContextVar("held", default=None)


@contextmanager
def unchanged(graph: PlanGraph) -> Iterator[None]:
    """While this lasts, the graph does not change, and what `once` made of it is kept."""
    token = _held.set(_Held(graph))
    try:
        yield
    finally:
        _held.reset(token)


def once(graph: PlanGraph, make: Callable[[PlanGraph], Made]) -> Made:
    """What `make` makes of the graph: made once as long as it is `unchanged`, else each time."""
    held = _held.get()
    if held is None or held.graph is not graph:
        return make(graph)
    if make not in held.of_graph:
        held.of_graph[make] = make(graph)
    made: Made = held.of_graph[make]
    return made


def each(graph: PlanGraph, make: Callable[[PlanGraph, str], Made], node: str) -> Made:
    """What `make` makes of one node, kept in the same way."""
    held = _held.get()
    if held is None or held.graph is not graph:
        return make(graph, node)
    kept: dict[str, Made] | None = held.of_nodes.get(make)
    if kept is None:
        kept = held.of_nodes[make] = {}
    if node not in kept:
        kept[node] = make(graph, node)
    return kept[node]

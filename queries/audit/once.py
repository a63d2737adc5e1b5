"""What several rules work out of one graph, worked out once in a run of the audit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from ...graph.model import PlanGraph

Made = TypeVar("Made")
_held: ContextVar[tuple[PlanGraph, dict[Any, Any]] | None] = ContextVar("held", default=None)


@contextmanager
def unchanged(graph: PlanGraph) -> Iterator[None]:
    """While this lasts, the graph does not change, and what `once` made of it is kept."""
    token = _held.set((graph, {}))
    try:
        yield
    finally:
        _held.reset(token)


def once(graph: PlanGraph, make: Callable[[PlanGraph], Made]) -> Made:
    """What `make` makes of the graph: made once as long as it is `unchanged`, else each time."""
    held = _held.get()
    if held is None or held[0] is not graph:
        return make(graph)
    if make not in held[1]:
        held[1][make] = make(graph)
    made: Made = held[1][make]
    return made


def each(graph: PlanGraph, make: Callable[[PlanGraph, str], Made], node: str) -> Made:
    """What `make` makes of one node, kept in the same way."""
    held = _held.get()
    if held is None or held[0] is not graph:
        return make(graph, node)
    kept: dict[str, Made] = held[1].setdefault((each, make), {})
    if node not in kept:
        kept[node] = make(graph, node)
    return kept[node]

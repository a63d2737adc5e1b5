"""Documents in: readers → blocks → tables → the facts of a plan, each with its origin → its typed graph.

Names are imported when they are first used: the processes that read a PDF's pages start without the graph.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .files import load, read_plan

__all__ = ["load", "read_plan"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from . import files

    value = globals()[name] = getattr(files, name)  # the next use finds it without coming here
    return value

"""What people see of plans: `view.render` writes the page, `network` gives a pyvis Network to go on with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .vis.network import network

__all__ = ["network"]


def __getattr__(name: str) -> Any:
    if name != "network":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from .vis.network import network  # pyvis imports IPython: more than a second, which no page need wait for

    return network

"""Selaras reads Renstra into a typed graph of the planning cascade, to be queried, explored and audited.

    import selaras

    graph = selaras.read("renstra.txt")
    print(selaras.audit(graph).findings)

Names are imported when they are first used, so that `import selaras` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .graph.comparison.compare import compare
    from .graph.errors import SelarasError
    from .graph.files import read_json, write_json
    from .graph.model import PlanGraph
    from .graph.stores import open_store
    from .loaders import load as read
    from .ontology.schema import schema
    from .queries.audit.run import audit
    from .visualizations.view import render

    __version__: str

__all__ = [
    "PlanGraph",
    "SelarasError",
    "__version__",
    "audit",
    "compare",
    "open_store",
    "read",
    "read_json",
    "render",
    "schema",
    "write_json",
]

# Public name -> where it lives and what it is called there.
_HOMES = {
    "PlanGraph": (".graph.model", "PlanGraph"),
    "SelarasError": (".graph.errors", "SelarasError"),
    "audit": (".queries.audit.run", "audit"),
    "compare": (".graph.comparison.compare", "compare"),
    "open_store": (".graph.stores", "open_store"),
    "read": (".loaders", "load"),
    "read_json": (".graph.files", "read_json"),
    "render": (".visualizations.view", "render"),
    "schema": (".ontology.schema", "schema"),
    "write_json": (".graph.files", "write_json"),
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        value: Any = version(__name__)
    elif name in _HOMES:
        module, known_as = _HOMES[name]
        value = getattr(import_module(module, __name__), known_as)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value  # the next use finds it without coming here
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

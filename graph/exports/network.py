"""A graph for programs that draw networks: GraphML (yEd, Gephi, Cytoscape) and GEXF (Gephi)."""

from __future__ import annotations

import io
import re
from typing import Any

import networkx

from ..model import PlanGraph
from ..wording import Value
from .tables import text_of

# What no XML 1.0 document may hold, not even as a reference.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OWN = (
    "label",
    "type",
    "relation",
    "id",
    "weight",
    "start",
    "end",
    "viz",
    "pid",
    "parents",
    "slices",
    "spells",
)  # words with a meaning there


def to_graphml(graph: PlanGraph) -> bytes:
    """The graph as GraphML."""
    buffer = io.BytesIO()
    networkx.write_graphml_xml(_plain(graph), buffer, encoding="utf-8")
    return buffer.getvalue()


def to_gexf(graph: PlanGraph) -> bytes:
    """The graph as GEXF."""
    buffer = io.BytesIO()
    networkx.write_gexf(_plain(graph), buffer, encoding="utf-8", version="1.2draft")
    return buffer.getvalue()


def _plain(graph: PlanGraph) -> networkx.MultiDiGraph[str]:
    """Labels and relations as attributes, lists as text; nodes and relations numbered, as ids from texts need not suit XML."""
    plain: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    names = {}
    for number, node in enumerate(sorted(graph.nodes(), key=lambda node: node.id)):
        names[node.id] = f"n{number}"
        values = {_name(name): _value(value) for name, value in sorted(node.properties.items())}
        plain.add_node(names[node.id], label=_clean(node.text), type=node.label, selaras_id=_clean(node.id), **values)
    ordered = sorted(graph.edges(), key=lambda e: (e.source, e.type, e.target, repr(sorted(e.properties.items()))))
    for number, edge in enumerate(ordered):
        values = {_name(name): _value(value) for name, value in sorted(edge.properties.items())}
        plain.add_edge(names[edge.source], names[edge.target], key=f"e{number}", label=edge.type, relation=edge.type, **values)
    return plain


def _name(name: str) -> str:
    return f"{name}_" if name in _OWN else name


def _value(value: Value) -> Any:
    return value if isinstance(value, bool | int | float) else _clean(text_of(value))


def _clean(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)

"""What a plan states beside its cascade, as the panel shows it: results of past years, priorities, and the places that were not read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..graph.model import Node
from .cascade import Cascade
from .details import Json, Sheet, present

# Never cards, and never without a parent: they stand beside the cascade, not in it.
LABELS = frozenset(("Unread", "Realisation", "Priority"))


def beside(cascade: Cascade, sheet: Sheet) -> Json:
    """{"unread", "past", "priorities"}: what hangs on no card. Every node is given its home, so that findings on it reach the plan."""
    home = cascade.document.id if cascade.document is not None else ""
    left = [node for node in cascade.stated if node.label in LABELS and node.id not in sheet.home]
    for node in left:
        sheet.home[node.id] = home
    found: Json = {
        "unread": [_unread(node, sheet) for node in _of("Unread", left)],
        "past": sheet.realised(list(_of("Realisation", left))),
        "priorities": [present(text=node.text, origins=sheet.places(node.id)) for node in _of("Priority", left)],
    }
    return {name: entries for name, entries in found.items() if entries}


def _of(label: str, nodes: Sequence[Node]) -> Iterable[Node]:
    return (node for node in nodes if node.label == label)


def _unread(node: Node, sheet: Sheet) -> Json:
    """A place that was not read: what stands there, why it was not read, how many figures of money it holds."""
    p = node.properties
    told = {name: p.get(name) for name in ("what", "reason", "words")}
    return present(**told, amounts=p.get("amounts") or None, origins=sheet.places(node.id))

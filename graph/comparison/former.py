"""The former edition of a plan that prints both ("semula | menjadi"), made of what its graph keeps of it."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import GraphError
from ..model import PlanGraph

FORMER = "former"  # value of `edition` on CONTRADICTED_BY
ONLY_FORMER = "hanya ada di edisi sebelum perubahan"  # reason of what the former edition alone states, which is listed and not read


@dataclass(frozen=True, slots=True)
class Gone:
    """A row that the former edition alone prints: its words, with page or line."""

    words: str
    page: int | None = None
    line: int | None = None


def former_edition(graph: PlanGraph) -> PlanGraph:
    """The same plan with the figures of its former edition in place of those that hold now.

    GraphError where it prints no former edition, or one that says the same.
    """
    former = {edge.source: edge.target for edge in graph.edges("CONTRADICTED_BY") if edge.properties.get("edition") == FORMER}
    if not former and not only_former(graph):
        raise GraphError(
            {
                "id": "rencana ini tidak memuat edisi semula dan menjadi yang berbeda",
                "en": "this plan prints no former edition that differs",
            },
            cure={"id": "Berikan dua rencana untuk dibandingkan.", "en": "Give two plans to compare."},
        )
    old = PlanGraph()
    for node in graph.nodes():
        kept = graph.node(former[node.id]) if node.id in former else node
        old.add_node(node.id, node.label, **kept.properties)
    for edge in graph.edges():
        if edge.type == "CONTRADICTED_BY":
            continue
        if edge.type == "STATED_IN" and edge.source in former:
            continue
        old.put_edge(edge)
    for new, other in former.items():
        for edge in graph.out(other, "STATED_IN"):
            old.add_edge(new, "STATED_IN", edge.target, **edge.properties)
    return old


def only_former(graph: PlanGraph) -> list[Gone]:
    """The rows that the former edition alone prints, in the order of the document."""
    found: list[Gone] = []
    for node in graph.nodes("Unread"):
        if node.properties.get("reason") != ONLY_FORMER:
            continue
        place = next((edge.properties for edge in graph.out(node.id, "STATED_IN")), {})
        page, line = place.get("page"), place.get("line")
        found.append(
            Gone(
                str(node.properties.get("words", "")),
                page if isinstance(page, int) else None,
                line if isinstance(line, int) else None,
            )
        )
    return sorted(found, key=lambda gone: (gone.page or 0, gone.line or 0))

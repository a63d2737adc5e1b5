"""What was printed and not read, as the graph tells it: places that no rule may judge as if they were empty."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ...graph.model import PlanGraph
from ..texts import Text
from .places import integer, text

LABEL = "Unread"


@dataclass(frozen=True, slots=True)
class Unread:
    """One thing that was not read: what it is ("table", "row", "cell" …), where, its words, and how many amounts of money it holds."""

    node: str
    what: str
    document: str
    page: int | None
    line: int | None
    table: str
    words: str
    amounts: int

    def place_words(self) -> Text:
        """The place for a reader."""
        if self.page is not None:
            return Text(f"hlm. {self.page}", f"p. {self.page}")
        return Text(f"baris {self.line}", f"line {self.line}") if self.line is not None else Text(self.table, self.table)


def unread(graph: PlanGraph) -> list[Unread]:
    """All of it, in the order of the graph."""
    found = []
    for node in graph.nodes(LABEL):
        told = node.properties
        for edge in graph.out(node.id, "STATED_IN"):
            where = edge.properties
            found.append(
                Unread(
                    node.id, text(told.get("what")), edge.target, integer(where.get("page")), integer(where.get("line")),
                    text(where.get("table")), text(told.get("words")), integer(told.get("amounts")) or 0,
                )  # fmt: skip
            )
    return found


def of_table(entries: Iterable[Unread], document: str, table: str) -> list[Unread]:
    """Those that lie in a table."""
    return [entry for entry in entries if entry.document == document and entry.table == table]

"""What was printed and not read, as the graph tells it: places that no rule may judge as if they were empty."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ...graph.model import PlanGraph
from ..texts import Text, join
from .places import integer, text

LABEL = "Unread"
_WHOLE = ("page", "picture", "table")


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
                    node.id,
                    text(told.get("what")),
                    edge.target,
                    integer(where.get("page")),
                    integer(where.get("line")),
                    text(where.get("table")),
                    text(told.get("words")),
                    integer(told.get("amounts")) or 0,
                )
            )
    return found


def lost_tables(graph: PlanGraph) -> dict[str, list[Unread]]:
    """By document what was not read as a whole and may hold a table of the cascade: a table with money, a picture of one."""
    found: dict[str, list[Unread]] = {}
    for entry in unread(graph):
        if entry.what in _WHOLE and (entry.amounts or entry.what == "picture"):
            found.setdefault(entry.document, []).append(entry)
    return found


def lost_words(entries: Iterable[Unread]) -> Text:
    """Where it lies, for a reader."""
    places = list(dict.fromkeys(entry.place_words() for entry in entries))
    more = len(places) - 4
    shown = join(places[:4], ", ")
    return Text(f"{shown.id}{f' dan {more} lagi' if more > 0 else ''}", f"{shown.en}{f' and {more} more' if more > 0 else ''}")

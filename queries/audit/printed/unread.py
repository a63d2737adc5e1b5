"""What was printed and not read, as the graph tells it: places that no rule may judge as if they were empty."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ....graph.model import PlanGraph
from ...texts import Text, join
from ..places import integer, text

LABEL = "Unread"
_CASCADE = re.compile(r"(?is)\bsasaran\b.*\b(?:program|kegiatan|tujuan)\b|\b(?:program|kegiatan|tujuan)\b.*\bsasaran\b")
_PAST = re.compile(r"(?i)\brealisasi\b|\brasio\b")
_COVERS = 3  # pages at the beginning that are mostly pictures


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
    reason: str
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
                    text(told.get("reason")),
                    integer(told.get("amounts")) or 0,
                )
            )
    return found


def lost_tables(graph: PlanGraph) -> dict[str, list[Unread]]:
    """By document what was not read as a whole and may join statements of the cascade.

    That is a table whose header speaks of sasaran and of what stands above or below them, a picture of a table, and pages of pictures
    that follow upon each other; a cover, a single picture and a table of past results are none.
    """
    entries = unread(graph)
    pictured = {(entry.document, entry.page) for entry in entries if entry.what == "page"}
    found: dict[str, list[Unread]] = {}
    for entry in entries:
        beside = entry.page is not None and any((entry.document, entry.page + step) in pictured for step in (-1, 1))
        if (
            entry.what == "picture"
            or (entry.what == "table" and _CASCADE.search(entry.words) and not _PAST.search(f"{entry.words} {entry.reason}"))
            or (entry.what == "page" and beside and (entry.page or 0) > _COVERS)
        ):
            found.setdefault(entry.document, []).append(entry)
    return found


def lost_words(entries: Iterable[Unread]) -> Text:
    """Where it lies, for a reader."""
    places = list(dict.fromkeys(entry.place_words() for entry in entries))
    more = len(places) - 4
    shown = join(places[:4], ", ")
    return Text(f"{shown.id}{f' dan {more} lagi' if more > 0 else ''}", f"{shown.en}{f' and {more} more' if more > 0 else ''}")

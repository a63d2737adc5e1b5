"""List numbers of a Word document: Word computes them when it draws the page, so that the file holds only how to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from ...language.numerals import formatted

if TYPE_CHECKING:
    from lxml import etree


def local(element: etree._Element) -> str:
    """An element's name without its namespace: both editions of the standard are read alike. "" for what is no element."""
    tag: object = element.tag  # a function for comments and the like
    return _bare(tag) if isinstance(tag, str) else ""


@cache
def _bare(tag: str) -> str:
    return tag.rsplit("}", 1)[-1]


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """The element at the end of a path of children's names, or None."""
    for name in names:
        if element is None:
            return None
        for entry in element:
            if local(entry) == name:
                element = entry
                break
        else:
            return None
    return element


def value(element: etree._Element | None, name: str = "val") -> str | None:
    """An attribute by its name without namespace."""
    if element is None:
        return None
    return next((str(text) for key, text in element.attrib.items() if str(key).rsplit("}", 1)[-1] == name), None)


def number(text: str | None, default: int = 0) -> int:
    """A whole number as an attribute states it, within what a document can mean."""
    return int(text) if text and re.fullmatch(r"-?\d{1,9}", text) else default


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: the number's form, the text around it ("%1.%2."), the first number."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    plain: bool = False  # numbers of upper levels in decimal too ("legal" numbering)


@dataclass(slots=True)
class Lists:
    """The lists of a document, and how far each has counted. `label` must be called once a paragraph, in reading order."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)  # list → its levels
    family: dict[str, str] = field(default_factory=dict)  # lists of one family count on from each other
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)  # list → level → where it begins anew
    by_style: dict[str, tuple[str, int]] = field(default_factory=dict)  # paragraph style → (list, level)
    counters: dict[str, list[int | None]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, properties: etree._Element | None) -> str:
        """The number or bullet that Word prints before a paragraph of these properties, "" for none."""
        found = self._of(properties)
        if found is None:
            return ""
        name, depth = found
        levels = self.levels.get(name)
        if levels is None or depth not in levels:
            return ""
        level = levels[depth]
        if level.form == "bullet":
            return "•"
        counters = self.counters.setdefault(self.family.get(name, name), [None] * 9)
        restart = self.restarts.get(name, {}).get(depth)
        if restart is not None and (name, depth) not in self.begun:
            self.begun.add((name, depth))
            counters[depth] = restart
        else:
            before = counters[depth]
            counters[depth] = level.start if before is None else before + 1
        counters[depth + 1 :] = [None] * (8 - depth)

        def shown(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            upper = levels.get(at, Level())
            count = counters[at]
            form = "decimal" if level.plain else upper.form
            return formatted(count if count is not None else upper.start, form)

        return re.sub(r"%([1-9])", shown, level.text).strip()

    def _of(self, properties: etree._Element | None) -> tuple[str, int] | None:
        own = child(properties, "numPr")
        style = self.by_style.get(value(child(properties, "pStyle")) or "")
        if own is None:
            return style
        name = value(child(own, "numId")) or (style[0] if style else "0")
        depth = number(value(child(own, "ilvl")), style[1] if style else 0)
        return None if name == "0" or not 0 <= depth <= 8 else (name, depth)


def lists_of(numbering: etree._Element | None, styles: etree._Element | None) -> Lists:
    """The lists that a document's numbering and styles define."""
    lists = Lists()
    abstract: dict[str, dict[int, Level]] = {}
    for entry in numbering if numbering is not None else ():
        if local(entry) == "abstractNum":
            abstract[value(entry, "abstractNumId") or ""] = _levels(entry)
    for entry in numbering if numbering is not None else ():
        if local(entry) != "num":
            continue
        name, family = value(entry, "numId") or "", value(child(entry, "abstractNumId")) or ""
        lists.family[name] = family
        lists.levels[name] = dict(abstract.get(family, {}))
        for override in entry:
            if local(override) == "lvlOverride":
                depth = number(value(override, "ilvl"))
                lists.levels[name] |= _levels(override)
                start = child(override, "startOverride")
                if start is not None:
                    lists.restarts.setdefault(name, {})[depth] = number(value(start), 1)
    _read_styles(lists, styles)
    return lists


def _levels(entries: Iterable[etree._Element]) -> dict[int, Level]:
    return {
        number(value(entry, "ilvl")): Level(
            value(child(entry, "numFmt")) or "decimal", value(child(entry, "lvlText")) or "", number(value(child(entry, "start")), 1),
            child(entry, "isLgl") is not None,
        )
        for entry in entries if local(entry) == "lvl"
    }  # fmt: skip


def _read_styles(lists: Lists, styles: etree._Element | None) -> None:
    """A style's list is its own or that of the nearest style it is based on."""
    found = {value(entry, "styleId") or "": entry for entry in styles if local(entry) == "style"} if styles is not None else {}
    for name, entry in found.items():
        at: etree._Element | None = entry
        for _ in range(12):  # Word allows eleven generations
            own = child(at, "pPr", "numPr")
            if own is not None:
                number_id = value(child(own, "numId"))
                if number_id and number_id != "0":
                    lists.by_style[name] = (number_id, number(value(child(own, "ilvl"))))
                break
            at = found.get(value(child(at, "basedOn")) or "")
            if at is None:
                break

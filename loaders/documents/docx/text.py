"""The printed text of a Word paragraph or cell, without what is deleted, hidden or a field's instruction."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...language.cleaning import clean, without_rule
from .numbering import child, local, value

if TYPE_CHECKING:
    from lxml import etree

_SKIPPED = frozenset({
    "pPr", "rPr", "sdtPr", "sdtEndPr", "del", "moveFrom", "delText", "instrText", "delInstrText", "fldData", "tblPr", "trPr", "tcPr",
})  # fmt: skip


_STRIKES = ("strike", "dstrike")  # what a draft drops
_VANISH = ("vanish",)


@dataclass(frozen=True, slots=True)
class Styles:
    """What styles say of the text in them: those that strike it through, those that hide it."""

    struck: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()


def styles_of(styles: etree._Element | None) -> Styles:
    """The styles of a document; each inherits from the one that it is based on."""
    found = {value(entry, "styleId") or "": entry for entry in styles if local(entry) == "style"} if styles is not None else {}

    def says(name: str, marks: tuple[str, ...]) -> bool:
        for _ in range(12):  # Word allows eleven generations
            entry = found.get(name)
            if entry is None:
                return False
            own = [_mark(entry, mark) for mark in marks]
            if any(mark is not None for mark in own):
                return any(own)
            name = value(child(entry, "basedOn")) or ""
        return False

    return Styles(
        frozenset(name for name in found if says(name, _STRIKES)),
        frozenset(name for name in found if says(name, _VANISH)),
    )


@dataclass(slots=True)
class Text:
    """The text of a paragraph or cell, the text boxes and inner tables in it, and the page marks that it passes."""

    parts: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    inner: list[etree._Element] = field(default_factory=list)
    marks: int = 0
    marks_before: int = 0  # those before its first word: the text begins behind them
    struck: str = ""  # what stands there struck through
    styles: Styles = field(default_factory=Styles)
    paragraph: str = ""  # the style of the paragraph

    def add(self, text: str) -> None:
        """Add printed text."""
        self.parts.append(text)

    def mark(self, count: int = 1) -> None:
        """Note that so many pages begin here."""
        self.marks += count
        if not any(part.strip() for part in self.parts):
            self.marks_before += count

    @property
    def text(self) -> str:
        """The words so far, cleaned."""
        text = clean("".join(self.parts))
        return without_rule(text)


def inline(element: etree._Element, text: Text) -> None:
    """Add the printed text inside a paragraph or run, in reading order."""
    for entry in element:
        name = local(entry)
        if name == "t":
            text.add(entry.text or "")
        elif name in ("tab", "ptab"):
            text.add(" ")
        elif name in ("br", "cr"):
            text.add(" " if value(entry, "type") in ("page", "column") else "\n")
        elif name == "noBreakHyphen":
            text.add("-")
        elif name == "sym":
            text.add(_symbol(value(entry, "char") or ""))
        elif name == "lastRenderedPageBreak":
            text.mark()
        elif name == "txbxContent":
            text.boxes.append(entry)
        elif name == "AlternateContent":
            # The same drawing twice, for new and for old Word: one of them is printed.
            chosen = child(entry, "Choice")
            inline(chosen if chosen is not None else entry, text)
        elif name == "r" and _is(entry, _STRIKES, text.paragraph, text.styles.struck) and any((part.text or "").strip() for part in entry):
            text.struck = f"{text.struck} {' '.join(map(str, entry.itertext()))}".strip()
        elif name not in _SKIPPED and not (name == "r" and _is(entry, _VANISH, text.paragraph, text.styles.hidden)):
            inline(entry, text)


def _symbol(code: str) -> str:
    """The character of a symbol font, given in hexadecimal; half a surrogate pair is none."""
    if not re.fullmatch(r"[0-9A-Fa-f]{2,4}", code):
        return ""
    letter = int(code, 16)
    return "" if 0xD800 <= letter <= 0xDFFF or letter < 0x20 else chr(letter)


def _is(run: etree._Element, marks: tuple[str, ...], paragraph: str, styles: frozenset[str]) -> bool:
    """True for a run that is marked so by itself, or by the style of it or of its paragraph where it says nothing itself."""
    own = [_mark(run, mark) for mark in marks]
    if any(mark is not None for mark in own):
        return any(own)
    return paragraph in styles or value(child(run, "rPr", "rStyle")) in styles


def _mark(element: etree._Element, name: str) -> bool | None:
    """Whether the properties of a run or style set a mark or take it away; None where they say nothing of it."""
    mark = child(element, "rPr", name)
    return None if mark is None else value(mark) not in ("0", "false", "off")

"""A comparison of two plans as one self-contained HTML page, to read, print and send on: `render_comparison` is pure.

There is no script in it. Words of documents are escaped; a Content-Security-Policy forbids every request and every style but its own.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib import resources

from ..graph.comparison.compare import Change, Comparison, Entry, entries
from ..graph.comparison.former import Gone
from ..graph.comparison.items import LEVELS, Place, Side
from .comparison_texts import WORDS, amount, compared_years, level_name, place_name, value, what_name, year_name
from .texts import LANGUAGES

_MOVES = 15  # largest moves of money that are listed before all details
_BELOW = ("Outcome", "Output", "Indicator")  # levels of which nobody reads one by one what came or went with what they hang on


def render_comparison(comparison: Comparison, *, lang: str = "id", gone: Sequence[Gone] = ()) -> str:
    """The whole HTML page; `gone` are rows that a plan's former edition alone prints.

    `lang` is "id" or "en" (ValueError otherwise); the words of the documents stay as printed.
    """
    if lang not in LANGUAGES:
        raise ValueError(f"lang is {lang!r}, not one of {', '.join(LANGUAGES)}")
    style = resources.files(__package__).joinpath("assets", "comparison.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    page = _Page(comparison, lang)
    title = escape(WORDS[lang]["title"])
    return "\n".join(
        (
            f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">',
            f'<meta name="color-scheme" content="light dark">\n<title>{title}</title>\n<link rel="icon" href="data:,">',
            f"<style>{style}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>",
            *page.parts(gone),
            "</main>\n</body>\n</html>\n",
        )
    )


class _Page:
    def __init__(self, comparison: Comparison, lang: str) -> None:
        self.comparison, self.lang, self.words = comparison, lang, WORDS[lang]
        self.entries = [entry for entry in entries(comparison.changes) if entry.status != "respelt"]

    def parts(self, gone: Sequence[Gone]) -> Iterator[str]:
        found = self.comparison
        yield f'<div class="sides">{self._side("left", found.left)}{self._side("right", found.right)}</div>'
        yield "".join(f"<p class=note>{escape(note)}</p>" for note in self._notes())
        yield self._section("counts", self._counts())
        if found.money:
            told = self.words["moved"].format(level=level_name(found.moved_level, self.lang).lower())
            yield self._section("perYear", f"{self._money()}<p class=note>{escape(told)}</p>")
        moves = [entry for entry in self.entries if entry.difference and entry.level == found.moved_level][:_MOVES]
        if moves:
            yield self._section("moves", self._moves(moves))
        if gone:
            yield self._section("former", self._gone(gone))
        yield from self._details()

    def _notes(self) -> Iterator[str]:
        found = self.comparison
        yield compared_years(found, self.lang)
        if any(found.unread):
            yield self.words["unread"].format(left=found.unread[0], right=found.unread[1])

    def _side(self, name: str, side: Side) -> str:
        period = f"{side.period[0]}–{side.period[1]}"
        lines = (side.title, f"{side.agency} · {side.region}".strip(" ·"), f"{side.kind} {period}", side.document)
        told = "".join(f"<div>{escape(line)}</div>" for line in lines if line)
        return f'<section class="side {name}"><h2>{escape(self.words[name])}</h2>{told}</section>'

    def _section(self, name: str, inside: str) -> str:
        return f'<section class="{name}"><h2>{escape(self.words[name])}</h2>{inside}</section>'

    def _table(self, columns: Sequence[str], rows: Iterable[Sequence[str]], first: int = 1) -> str:
        """A table whose columns behind the first ones are numbers."""
        head = "".join(f"<th{'' if at < first else ' class=n'}>{escape(column)}</th>" for at, column in enumerate(columns))
        body = "".join(
            "<tr>" + "".join(f"<td{'' if at < first else ' class=n'}>{escape(cell)}</td>" for at, cell in enumerate(row)) + "</tr>"
            for row in rows
        )
        return f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'

    def _counts(self) -> str:
        names = ("left", "right", "changed", "added", "removed", "same", "respelt")
        rows = []
        for level in LEVELS:
            count = self.comparison.counts[level]
            if count.left or count.right:
                rows.append([level_name(level, self.lang), *(str(getattr(count, name) or "–") for name in names)])
        return self._table([self.words["level"], *(self.words[name] for name in names)], rows)

    def _money(self) -> str:
        columns = [self.words[name] for name in ("year", "left", "right", "difference", "more", "less")]
        rows = []
        for year in self.comparison.money:
            both = year.left is not None and year.right is not None
            difference = (year.right or 0) - (year.left or 0) if both else None
            amounts = (year.left, year.right)
            moved = (year.more or None, -year.less if year.less else None)
            rows.append(
                [
                    year_name(year.year, self.lang), *(amount(number, self.lang) for number in amounts),
                    amount(difference, self.lang, signed=True), *(amount(number, self.lang, signed=True) for number in moved),
                ]
            )  # fmt: skip
        return self._table(columns, rows)

    def _moves(self, moves: Sequence[Entry]) -> str:
        columns = [self.words["status"], self.words["item"], self.words["difference"]]
        rows = [[self.words[entry.status], entry.item, amount(entry.difference, self.lang, signed=True)] for entry in moves]
        return self._table(columns, rows, 2)

    def _gone(self, gone: Sequence[Gone]) -> str:
        lines = (f"{escape(one.words)} <small>{escape(place_name(Place(one.page, one.line), self.lang))}</small>" for one in gone)
        return f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"

    def _details(self) -> Iterator[str]:
        folded = 0
        shown = 0
        for level in LEVELS:
            own = [entry for entry in self.entries if entry.level == level]
            listed = [entry for entry in own if not (entry.follows and level in _BELOW)]
            folded += len(own) - len(listed)
            shown += len(listed)
            if listed:
                name = level_name(level, self.lang)
                yield f'<section class="level"><h2>{escape(name)} <small>{len(listed)}</small></h2>'
                yield from (self._entry(entry) for entry in listed)
                yield "</section>"
        if not shown:
            yield f"<p>{escape(self.words['nothing'])}</p>"
        respelt = sum(count.respelt for count in self.comparison.counts.values())
        for name, number in (("folded", folded), ("hidden", respelt)):
            if number:
                yield f"<p class=note>{escape(self.words[name].format(n=number))}</p>"

    def _entry(self, entry: Entry) -> str:
        path = " › ".join(entry.path[-2:])
        office = f" <small>{escape(entry.office)}</small>" if entry.office else ""
        lines = "".join(self._change(change) for change in (*entry.changes, *entry.money) if change.what != "item")
        near = f"<p class=near>{escape(self.words['perhaps'])}: {escape(entry.near)}</p>" if entry.near else ""
        moved = f'<span class="moved">{amount(entry.difference, self.lang, signed=True)}</span>' if entry.difference else ""
        return (
            f'<article class="{entry.status}"><header><span class="state">{escape(self.words[entry.status])}</span>'
            f"<h3>{escape(entry.item)}{office}</h3>{moved}</header>"
            f"<p class=path>{escape(path)}{self._places(entry)}</p>{near}{f'<table>{lines}</table>' if lines else ''}</article>"
        )

    def _places(self, entry: Entry) -> str:
        places = [place_name(place, self.lang) for place in (entry.left_place, entry.right_place)]
        told = " → ".join(place for place in places if place)
        return f" <small>{escape(told)}</small>" if told else ""

    def _change(self, change: Change) -> str:
        left, right = (escape(value(change, text, self.lang)) for text in (change.left, change.right))
        moved = amount(change.difference, self.lang, signed=True) if change.difference is not None else ""
        kind = ' class="n"' if change.what == "money" else ""
        return (
            f"<tr><th>{escape(what_name(change, self.lang))}</th><td{kind}><del>{left}</del></td><td{kind}><ins>{right}</ins></td>"
            f'<td class="n">{moved}</td></tr>'
        )

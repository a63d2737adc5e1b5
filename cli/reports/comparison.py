"""A comparison on the terminal, and as the sheets of a workbook."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from rich.console import RenderableType

from ...graph.comparison.compare import Change, Comparison, Entry, entries
from ...graph.comparison.former import Gone
from ...graph.comparison.items import LEVELS, Side
from ...visualizations.comparison_texts import WORDS, amount, compared_years, level_name, place_name, value, what_name, year_name
from ..common import short, table_text

_MOVES = 10  # of the largest moves of money, and of other differences, that one screen has room for
_OTHERS = 8
_COUNTED = ("left", "right", "changed", "added", "removed", "same", "respelt")


def terminal(found: Comparison, lang: str, width: int, *, everything: bool, gone: Sequence[Gone] = ()) -> Iterator[RenderableType]:
    """What differs: counts first, then money by year, then the largest moves; with `everything` all differences."""
    words = WORDS[lang]
    yield _side(words["left"], found.left)
    yield _side(words["right"], found.right)
    yield ""
    yield table_text([words["level"], *(words[name] for name in _COUNTED)], _counts(found, lang), lang)
    if any(year.left != year.right or year.more or year.less for year in found.money):
        columns = [words[name] for name in ("year", "left", "right", "difference", "more", "less")]
        yield ""
        yield table_text(columns, _money(found, lang), lang)
    yield ""
    yield compared_years(found, lang)
    if any(found.unread):
        yield words["unread"].format(left=found.unread[0], right=found.unread[1])
    listed = [entry for entry in entries(found.changes) if everything or entry.status != "respelt"]
    if not listed and not gone:
        yield words["nothing"]
    elif everything:
        yield from _all(listed, lang, width)
        yield from _gone(gone, lang)
    else:
        yield from _largest(found, listed, lang, width)
        yield from _gone(gone, lang)
        yield ""
        yield words["all"]


def _side(name: str, side: Side) -> str:
    return f"{name}: {side.agency or side.region} · {side.kind} {side.period[0]}–{side.period[1]} · {side.document}"


def _counts(found: Comparison, lang: str) -> list[list[Any]]:
    return [
        [level_name(level, lang), *(getattr(found.counts[level], name) or None for name in _COUNTED)]
        for level in LEVELS
        if found.counts[level].left or found.counts[level].right
    ]


def _money(found: Comparison, lang: str) -> list[list[Any]]:
    rows: list[list[Any]] = []
    for year in found.money:
        difference = year.right - year.left if year.left is not None and year.right is not None else None
        rows.append([year_name(year.year, lang), year.left, year.right, difference, year.more or None, -year.less or None])
    return rows


def _largest(found: Comparison, listed: Sequence[Entry], lang: str, width: int) -> Iterator[RenderableType]:
    words = WORDS[lang]
    moves = [entry for entry in listed if entry.difference and entry.level == found.moved_level][:_MOVES]
    if moves:
        yield ""
        yield words["moves"]
        columns = [words["difference"], words["status"], words["item"]]
        yield table_text(
            columns, [[entry.difference, words[entry.status], short(entry.item, 90)] for entry in moves], lang, cut=columns[2:]
        )
    others = [entry for entry in listed if not entry.difference and not entry.follows]
    if others:
        yield ""
        yield words["others"].format(n=len(others))
        for entry in others[:_OTHERS]:
            yield short(f"{words[entry.status]}: {level_name(entry.level, lang)} {entry.item}{_told(entry, lang)}", width)


def _told(entry: Entry, lang: str) -> str:
    """What of an item that both have is another, as far as a line has room."""
    change = next((change for change in entry.changes if change.what != "item"), None)
    if change is None:
        return ""
    left, right = (short(value(change, text, lang), 40) for text in (change.left, change.right))
    return f" · {what_name(change, lang)}: {left} → {right}"


def _all(listed: Iterable[Entry], lang: str, width: int) -> Iterator[str]:
    words = WORDS[lang]
    for entry in listed:
        moved = f" ({amount(entry.difference, lang, signed=True)})" if entry.difference else ""
        office = f" · {entry.office}" if entry.office else ""
        yield ""
        yield from textwrap.wrap(
            f"{words[entry.status]}: {level_name(entry.level, lang)} {entry.item}{office}{moved}", width, subsequent_indent="    "
        )
        places = " → ".join(name for name in (place_name(place, lang) for place in (entry.left_place, entry.right_place)) if name)
        if above := " › ".join(entry.path[-2:]):
            yield short(f"    {above}", width)
        if places:
            yield f"    {places}"
        if entry.near:
            yield from textwrap.wrap(f"    {words['perhaps']}: {entry.near}", width, subsequent_indent="      ")
        for change in (*entry.changes, *entry.money):
            if change.what != "item":
                yield from textwrap.wrap(_line(change, lang), width, initial_indent="    ", subsequent_indent="      ")


def _line(change: Change, lang: str) -> str:
    moved = f" ({amount(change.difference, lang, signed=True)})" if change.difference is not None else ""
    return f"{what_name(change, lang)}: {value(change, change.left, lang)} → {value(change, change.right, lang)}{moved}"


def _gone(gone: Sequence[Gone], lang: str) -> Iterator[str]:
    if gone:
        yield ""
        yield WORDS[lang]["former"]
        for one in gone:
            place = (
                f"{WORDS[lang]['page'].format(n=one.page)}: "
                if one.page
                else f"{WORDS[lang]['line'].format(n=one.line)}: "
                if one.line
                else ""
            )
            yield f"{place}{one.words}"


def sheets(found: Comparison, lang: str) -> dict[str, tuple[Sequence[str], Sequence[Sequence[Any]]]]:
    """The sheets of a workbook: all differences, a row each, the summary by level, and money by year."""
    words = WORDS[lang]
    columns = (
        "level", "status", "what", "item", "path", "year", "office", "left", "right", "difference", "near", "follows", "left_place",
        "right_place", "node",
    )  # fmt: skip
    money = [words[name] for name in ("year", "left", "right", "difference", "more", "less")]
    return {
        words["changed"]: ([words[name] for name in columns], [_row(change, lang) for change in found.changes]),
        words["counts"]: ([words["level"], *(words[name] for name in _COUNTED)], _counts(found, lang)),
        words["perYear"]: (money, _money(found, lang)),
    }


def _row(change: Change, lang: str) -> list[Any]:
    words = WORDS[lang]
    figures = change.what == "money"
    left, right = (int(text) if figures and text is not None else text for text in (change.left, change.right))
    return [
        level_name(change.level, lang), words[change.status], words["whole" if change.what == "item" else change.what], change.item,
        " › ".join(change.path), year_name(change.year, lang) if change.what in ("money", "target") else None, change.office, left, right,
        change.difference, change.near, words["yes"] if change.follows else None, place_name(change.left_place, lang),
        place_name(change.right_place, lang), change.node,
    ]  # fmt: skip


def as_dict(found: Comparison) -> dict[str, Any]:
    """The comparison as JSON data; names are those of the Python API."""
    return {
        **{name: _side_dict(side) for name, side in (("left", found.left), ("right", found.right))},
        "counts": {level: asdict(count) for level, count in found.counts.items()},
        "money": [asdict(year) for year in found.money],
        "moved_level": found.moved_level,
        "years": list(found.years),
        "target_years": list(found.target_years),
        "unread": list(found.unread),
        "changes": [asdict(change) for change in found.changes],
    }


def _side_dict(side: Side) -> dict[str, Any]:
    return {
        "document": side.document, "kind": side.kind, "title": side.title, "agency": side.agency, "region": side.region,
        "period": list(side.period),
    }  # fmt: skip

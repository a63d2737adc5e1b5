"""Tables that print each outcome or output above the name that it is of, not below it: their rows in the usual order. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ....graph.ids import fold
from ...language import codes
from .row import Parts

_VOTES = 3  # results that are worded like the name below them and unlike the one above, from which on words tell
_AGAINST = 0.2  # share of such results that may say otherwise
_NEARER = 0.25  # share of a name's words by which a result is nearer to it
_ALIKE = 0.5  # share of a name's words that a result worded like it has
_LETTERS = 4  # shorter words tell nothing
_TWO = 2  # below a program: its own result, and that of the name below
_NAMES = 4  # below programs, from which on the order of the rows alone tells


def below_their_names(rows: Sequence[Parts]) -> list[Parts]:
    """The rows with each result below its name, where the table prints them above.

    What any reader goes by: the words of a result are those of the next name and not of the last one; or, where words do not tell,
    below each program stand its own result and another, and below the last name before the next program stands none.
    """
    if not (_said_by_words(rows) or _said_by_order(rows)):
        return list(rows)
    found: list[Parts] = []
    for name, run, following in _runs(rows):
        kept = _own(name, run, following)
        moved = run[kept:] if following is not None else []
        found += run[:kept] if following is not None else run
        if following is not None:
            found += [following, *moved]
    return found


def _runs(rows: Sequence[Parts]) -> Iterator[tuple[Parts | None, list[Parts], Parts | None]]:
    """Each name's row (None before the first) with the rows up to the next name, and that name (None behind the last)."""
    name: Parts | None = None
    run: list[Parts] = []
    for row in rows:
        if row.kind in ("name", "total"):
            yield name, run, row
            name, run = row, []
        else:
            run.append(row)
    yield name, run, None


def _own(name: Parts | None, run: Sequence[Parts], following: Parts | None) -> int:
    """How many rows of a run belong to the name above it: all before its first result, and a program's own results."""
    first = next((at for at, row in enumerate(run) if row.kind == "result"), len(run))
    if following is None or following.kind == "total":
        return len(run)
    if name is None or not _is_program(name):
        return first
    results = [at for at in range(first, len(run)) if run[at].kind == "result"]
    if not results:
        return len(run)
    nearer = [at for at in results if _likeness(run[at], following) >= _likeness(run[at], name) + _NEARER]
    if nearer:
        return nearer[0]
    return results[-1] if len(results) > 1 else len(run)


def _said_by_words(rows: Sequence[Parts]) -> bool:
    votes = against = 0
    for name, run, following in _runs(rows):
        result = next((row for row in reversed(run) if row.kind == "result"), None)
        if name is None or following is None or result is None or "total" in (name.kind, following.kind):
            continue
        above, below = _likeness(result, name), _likeness(result, following)
        votes += below >= _ALIKE and below >= above + _NEARER
        against += above >= _ALIKE and above >= below + _NEARER and not _is_program(name)
    return votes >= _VOTES and against <= _AGAINST * votes


def _said_by_order(rows: Sequence[Parts]) -> bool:
    """True where two results stand below each program, one above each further name, and none below the last one before the next."""
    lower = 0
    seen = False
    for name, run, following in _runs(rows):
        results = sum(row.kind == "result" for row in run)
        if name is None or name.kind == "total":
            if results:
                return False
            continue
        ends = following is None or following.kind == "total" or _is_program(following)
        if _is_program(name):
            if ends or results < _TWO:
                return False
            seen = True
        else:
            lower += 1
            if not seen or (results > 0) == ends:
                return False
    return lower >= _NAMES


def _is_program(row: Parts) -> bool:
    return codes.level(row.code) == "Program" if row.code else row.label == "Program" or re.match(r"(?i)program\b", row.name) is not None


def _likeness(result: Parts, name: Parts) -> float:
    """Which share of a name's words a result or its indicator has."""
    words = _words(name.name)
    said = _words(f"{result.result} {result.indicator}")
    return len(words & said) / len(words) if words else 0.0


def _words(text: str) -> set[str]:
    return {word for word in fold(text).split() if len(word) >= _LETTERS and word != "program"}

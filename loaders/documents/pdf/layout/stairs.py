"""The headings of drawn columns that stand one above the other with no line between them: which columns each is over. Pure functions.

The columns are known by the lines of the rows below; a heading of several of them stands in their middle, or begins where they begin.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from .open_columns import Region, Text, TextLine
from .open_header import Label, heads_by_itself, is_sentence, says_columns

_EXACT = 1.3  # points: what is printed in the middle of columns, or at their left side, is so near to it
_CLOSE = 0.8  # of a letter's height: two lines of one heading are nearer


def headings_over(region: Region) -> list[Label] | None:
    """The headings over several columns, None where the words of a region do not head its columns."""
    lines = region.lines
    if any(is_sentence(region, text) for line in lines for text in line.texts):
        return None
    left = _begin_at_sides(region)
    found: list[Label] = []
    words: list[str] = []
    own: list[list[str]] = [[] for _ in region.reach]
    for at, line in enumerate(lines):
        below = _single(region, lines[at + 1 :])
        over = [_from_left(region, at, text, below) for text in line.texts] if left else _about_middle(region, line, below)
        for text, columns in zip(line.texts, over, strict=True):
            if len(columns) == 1:
                own[columns[0]].append(text.words)
            elif set(columns) <= below:
                words.append(text.words)
                _add(found, Label(columns, text.bottom), text.top, region.high)
            else:
                return None
    if not all(own) or not says_columns([*(" ".join(parts) for parts in own), *words]):
        return None
    return found


def _single(region: Region, lines: Sequence[TextLine]) -> set[int]:
    """The columns with a heading of their own on these lines."""
    return {columns[0] for line in lines for text in line.texts if len(columns := region.columns(text)) == 1}


def _add(found: list[Label], label: Label, top: float, high: float) -> None:
    """Add a heading, or a further line of one."""
    for at, other in enumerate(found):
        if other.columns == label.columns and 0 < top - other.bottom + high < (1 + _CLOSE) * high:
            found[at] = label
            return
    found.append(label)


def _begin_at_sides(region: Region) -> bool:
    """True where most headings begin at the left sides of their columns, as far from them each, and do not stand in the middle."""
    texts = [(text, columns[0]) for line in region.lines for text in line.texts if len(columns := region.columns(text)) == 1]
    rooms = [text.x0 - region.xs[column] for text, column in texts]
    if not rooms:
        return False
    usual = median(rooms)
    middle = sum(abs(text.centre - _middle(region, range(column, column + 1))) < _EXACT for text, column in texts)
    return sum(abs(room - usual) < _EXACT for room in rooms) > max(middle, 0.6 * len(rooms))


def _middle(region: Region, columns: range) -> float:
    return (region.xs[columns[0]] + region.xs[columns[-1] + 1]) / 2


def _about_middle(region: Region, line: TextLine, below: set[int]) -> list[range]:
    """For each heading of a line the columns in whose middle it stands, so that all of a line are over as many as may be.

    Those with headings below are its columns; where it stands in the middle of none, it is over those that it is printed on.
    """
    # The best choice for the headings so far, by the column behind the last one's.
    best: dict[int, tuple[int, list[range]]] = {0: (0, [])}
    for text in line.texts:
        after: dict[int, tuple[int, list[range]]] = {}
        for columns in _stretches(region, text, below):
            end = columns[-1] + 1
            for start, (covered, chosen) in best.items():
                if start <= columns[0] and covered + len(columns) > after.get(end, (-1, []))[0]:
                    after[end] = covered + len(columns), [*chosen, columns]
        best = after
    return max(best.values(), key=lambda choice: choice[0])[1] if best else [region.columns(text) for text in line.texts]


def _stretches(region: Region, text: Text, below: set[int]) -> list[range]:
    """The stretches of columns that a heading may be over."""
    own = region.columns(text)
    if own[0] not in below or (len(own) == 1 and abs(_middle(region, own) - text.centre) < _EXACT):
        return [own]
    firsts, lasts = [own[0]], [own[-1]]
    while firsts[-1] - 1 in below:
        firsts.append(firsts[-1] - 1)
    while lasts[-1] + 1 in below:
        lasts.append(lasts[-1] + 1)
    wider = [range(first, last + 1) for first in firsts for last in lasts]
    return [own, *(c for c in wider if c != own and abs(_middle(region, c) - text.centre) < _EXACT)]


def _from_left(region: Region, at: int, text: Text, below: set[int]) -> range:
    """The columns from the one at whose side a heading begins to the next heading beside it, where those below it say what they hold."""
    own = region.columns(text)
    beside = {column for other in region.lines[at].texts if other is not text for column in region.columns(other)}
    under = next((lower.words for line in region.lines[at + 1 :] for lower in line.texts if own[0] in region.columns(lower)), "")
    if len(own) == 1 and not heads_by_itself(under):
        return own
    last = own[-1]
    while last + 1 in below and last + 1 not in beside:
        last += 1
    return range(own[0], last + 1)

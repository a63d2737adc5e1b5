"""The indicators of one cell: several where several values stand stacked beside them, one where a line only ends early. Pure functions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ...language.cleaning import joined, one_line
from ...language.lexicon import INDICATOR, is_measure, items, without_local
from ...language.likeness import key
from ...language.statements import is_open
from ..facts import Aim
from .row import Parts

_VALUES = re.compile(r"[-–\d][\d.,]*\s*(?:%|[A-Za-z]+)?")
_LISTED = re.compile(r"\d[.)]\s?\D")
_UNIT_ALONE = re.compile(r"\(([^()]{1,40})\)\W*")
_WRAPPED_UNIT = re.compile(r"\s*\n\s*(\([^()\n]{1,40}\))(?=\s*(?:\n|$))")
_GOES_ON = re.compile(r"(?i)\b(?:yang|dan|atau|serta|di|ke|dari|untuk|dengan|pada|dalam|oleh|per|sesuai|terhadap|bagi)$")


def indicator_texts(row: Parts) -> list[str]:
    """The indicators that a row's cell holds, each on one line."""
    cell = _WRAPPED_UNIT.sub(r" \1", row.indicator)
    if not _LISTED.search(cell) and "\n" not in cell:
        texts = [cell]
    else:
        texts = _glued(items(cell))
        if len(texts) > 1 and not _LISTED.search(cell):
            texts = _as_many(texts, _stacked(row))
    whole = [without_local(one_line(text)) for text in texts]
    return [text for text in whole if len(key(text)) > 3]


def aims_of(aims: list[Aim], at: int, count: int) -> list[Aim]:
    """The targets of the indicator at `at` of the `count` that its cell holds."""
    if count == 1:
        return aims
    return [Aim(aim.year, values[at].strip(), aim.origin) for aim in aims if len(values := _VALUES.findall(aim.text)) == count]


def baseline_of(row: Parts, at: int, count: int) -> str | None:
    """The baseline of the indicator at `at` of the `count` that its cell holds."""
    if count == 1 or row.baseline is None:
        return row.baseline
    values = _VALUES.findall(row.baseline)
    return values[at].strip() if len(values) == count else None


def unit_of(row: Parts, at: int, count: int) -> str:
    """The unit of the indicator at `at` of the `count` that its cell holds: one of as many units, each on its line or one word long."""
    if count == 1 or not row.unit:
        return row.unit
    printed = row.record.get("unit")
    for units in (items(printed), [text.strip() for text in printed.split("\n") if text.strip()], _one_worded(row.unit)):
        if len(units) == count:
            return one_line(units[at])
    return row.unit


def _one_worded(unit: str) -> list[str]:
    """The units that stand behind each other where each is one word ("Persen Indeks"); none where a word is no unit by itself."""
    words = [word for word in unit.split() if not re.fullmatch(r"\d+[.)]", word)]
    return words if all(is_measure(word) for word in words) else []


def _stacked(row: Parts) -> int:
    """How many values most of the row's figures hold; 0 for a row without figures."""
    texts = [aim.text for aim in row.aims] + [row.baseline or ""]
    counts = Counter(max(1, len(_VALUES.findall(text))) for text in texts if text.strip())
    return counts.most_common(1)[0][0] if counts else 0


def _glued(pieces: Sequence[str]) -> list[str]:
    """The pieces of a cell without those that only go on: a unit in brackets, a beginning in lower case, words left open above."""
    found: list[str] = []
    for piece in pieces:
        unit = _UNIT_ALONE.fullmatch(piece.strip())
        goes_on = piece[:1].islower() or (unit is not None and (is_measure(unit[1]) or not INDICATOR.match(unit[1])))
        if found and (goes_on or _GOES_ON.search(found[-1].strip()) or is_open(found[-1])):
            found[-1] = joined(found[-1], piece)
        else:
            found.append(piece)
    return found


def _as_many(texts: list[str], values: int) -> list[str]:
    """As many indicators as values are stacked beside them: pieces that do not begin like one go on with the piece above."""
    if values == len(texts) or (not values and not INDICATOR.match(texts[0])):
        return texts
    if values == 1:
        return [joined(*texts)]
    found: list[str] = []
    for text in texts:
        if found and not INDICATOR.match(text):
            found[-1] = joined(found[-1], text)
        else:
            found.append(text)
    return found if len(found) == values or not values else texts

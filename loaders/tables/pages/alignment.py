"""Fitting a page's columns to the table it continues, when the page lost its header and some of its columns."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from ...language import codes
from ...language.lexicon import ACTIVITY, INDICATOR, RESULT, is_measure, is_total, is_unit_of_work, local_number
from ...language.numbers import looks_like_rupiah, rupiah

# What a role's cells usually are: evidence for a column that has few filled cells yet.
_EXPECTED: dict[str, dict[str, float]] = {
    "regional": {"regional": 0.4, "text": 0.3, "result": 0.3},
    "goal": {"result": 0.7, "#goal": 0.2, "text": 0.1},
    "sasaran": {"result": 0.7, "#sasaran": 0.2, "text": 0.1},
    "name": {"name": 0.9, "text": 0.1},
    "name_result": {"name": 0.7, "result": 0.2, "text": 0.1},  # names with their outcome or output below them
    "code": {"code": 1.0},
    "indicator": {"indicator": 0.9, "text": 0.1},
    "outcome": {"result": 0.8, "#outcome": 0.2},
    "output": {"result": 0.8, "#output": 0.2},
    "result_name": {"result": 1.0},
    "result": {"result": 1.0},
    "unit": {"measure": 1.0},
    "target": {"figure": 1.0},
    "end_target": {"figure": 1.0},
    "baseline": {"figure": 1.0},
    "pagu": {"amount": 0.9, "figure": 0.1},
    "end_pagu": {"amount": 1.0},
    "responsible": {"office": 0.8, "text": 0.2},
    "strategy": {"text": 0.5, "result": 0.2, "name": 0.3},
    "policy": {"text": 0.5, "result": 0.1, "name": 0.4},
    "formula": {"indicator": 0.5, "text": 0.5},
}
_NUMBERED = {"S": "#sasaran", "SS": "#sasaran", "T": "#goal", "TJ": "#goal", "OC": "#outcome", "OT": "#output"}
_QUOTED_LABEL = re.compile(r"(?i)^\W*(?:visi|misi|tujuan|sasaran|n[sp]{2}k)\b[\s\w]{0,12}[:;]")  # "Misi 5: …", as quoted from the RPJMD
_SAYS_MONEY = re.compile(r"(?i)rp\W*\d[\d.,]*\W*|\d[\d.]*,[-–]")  # an amount that says so, however small, as of a table in thousands
_SAID = 4.0  # more than the kinds of all other columns can say against it
_PRIOR = 6.0  # how many rows the expectation of a role counts for

Kinds = dict[str, float]  # share of each kind of cell in a column, the empty ones included


@lru_cache(maxsize=50_000)  # the same cells are judged again for every page that may continue a table
def kind_of(cell: str) -> str:
    """What a cell is by itself: code, amount, figure, measure, unit of work, result, indicator, name or other text."""
    text = cell.strip()
    if not text:
        return "empty"
    if looks_like_rupiah(text) or _SAYS_MONEY.fullmatch(text):
        return "amount"
    if is_total(text):
        return "name"  # "Jumlah" alone begins no indicator
    return _by_label(text) or _by_form(text) or _by_first_words(text)


def _by_label(text: str) -> str:
    """The kind that the plan's own numbering ("SUBKEG.1.2.1 …") or a quotation's label ("Misi 5: …") says, else ""."""
    found = local_number(text)
    if found is None:
        return "regional" if _QUOTED_LABEL.match(text) else ""
    if found[0] in ("KEG", "SUBKEG", "PROG"):
        return "name"
    return "indicator" if found[2] and INDICATOR.match(found[2]) else _NUMBERED.get(found[0], "numbered")


def _by_form(text: str) -> str:
    """The kind of a code, number, unit of work or unit of measure, else ""."""
    printed, rest = codes.split_leading(text)
    if printed:
        return "name" if rest else "code"
    if rupiah(text) is not None:
        return "figure"
    if is_unit_of_work(text) and len(text) < 60:
        return "office"
    if is_measure(text):
        return "measure"
    return "figure" if len(text) < 25 and any(letter.isdigit() for letter in text) else ""


def _by_first_words(text: str) -> str:
    for kind, pattern in (("indicator", INDICATOR), ("name", ACTIVITY), ("result", RESULT)):
        if pattern.match(text):
            return kind
    return "text"


def profile(rows: Sequence[Sequence[str]], width: int, roles: Sequence[str] = ()) -> list[Kinds]:
    """The kinds of cells in each of `width` columns, as shares of the rows; roles, where known, add what their cells usually are."""
    counts: list[dict[str, float]] = [defaultdict(float) for _ in range(width)]
    for at, role in enumerate(roles[:width]):
        for kind, share in _EXPECTED.get(role, {}).items():
            counts[at][kind] += share * _PRIOR
    for row in rows:
        for at in range(width):
            counts[at][kind_of(row[at]) if at < len(row) else "empty"] += 1
    return [{kind: number / max(1.0, sum(count.values())) for kind, number in count.items()} for count in counts]


def _filled(kinds: Kinds) -> Kinds:
    """The kinds of a column's filled cells, as shares of these alone."""
    total = sum(share for kind, share in kinds.items() if kind != "empty")
    return {kind: share / total for kind, share in kinds.items() if kind != "empty"} if total else {}


def _fit(page: Kinds, table: Kinds, empty: float) -> float:
    """How well the filled cells of a page's column fit those of a table's column, of whose cells the share `empty` is empty."""
    if not page:
        return 0.15 + 0.2 * empty
    if not table:
        return -0.2
    shared = 0.0
    for kind, share in page.items():  # the innermost step of all: most of a long plan's time was spent here
        other = table.get(kind)
        if other is not None:
            shared += share if share < other else other
    # A quotation from the RPJMD stands only where such quotations stand.
    quoted = 0.8 if "regional" in page and "regional" not in table else 0.0
    return 2 * shared - 0.6 - quoted


def align(
    rows: Sequence[Sequence[str]], width: int, table: list[Kinds], said: Sequence[str] = (), roles: Sequence[str] = ()
) -> list[int | None]:
    """For each of a page's columns the position of the table's column that it continues, order kept; None for one too many.

    Dynamic programming over (page column, table column). Leading columns are lost most easily (a merged cell that began
    on the page before leaves nothing on this one), so a gap costs less there than in the middle. A page's column of which is `said`
    what role it has goes to the column of that role among the table's `roles`: words say more than kinds.
    """
    page = [_filled(kinds) for kinds in profile(rows, width)]
    known = [(_filled(kinds), kinds.get("empty", 0.0)) for kinds in table]
    columns = len(table)
    above = [-0.02 * j for j in range(columns + 1)]
    choice: dict[tuple[int, int], str] = {}
    for i in range(1, width + 1):
        kinds = page[i - 1]
        dropped, skipped = 2.0 if kinds else 0.1, 0.05 if i == width else 0.6
        best = [above[0] - dropped]
        choice[i, 0] = "drop"
        for j in range(1, columns + 1):
            value, step = above[j] - dropped, "drop"
            told = said[i - 1] if said else ""
            words = 0.0 if not told else _SAID if roles[j - 1] == told else -_SAID
            if (matched := above[j - 1] + _fit(kinds, *known[j - 1]) + words) >= value:
                value, step = matched, "match"
            if (left := best[j - 1] - skipped) >= value:
                value, step = left, "skip"
            best.append(value)
            choice[i, j] = step
        above = best
    positions: list[int | None] = [None] * width
    i, j = width, columns
    while i > 0:
        step = choice[i, j]
        if step == "match":
            i, j = i - 1, j - 1
            positions[i] = j
        elif step == "skip":
            j -= 1
        else:
            i -= 1
    return positions

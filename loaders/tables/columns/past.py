"""Tables of the past (T-C.23, T-C.24): blocks of year columns beside each other, what was planned, what came of it, and their ratio.

They are known by their words and by years that come again: "Target Renstra Tahun ke- | Realisasi Capaian Tahun ke- | Rasio …" above
2020 … 2024 three times, or "Target | Realisasi" below each year. A torn heading is made up for by the order that the forms prescribe.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from ...documents.blocks import Row
from ...language.header_words import compact, role_of
from ...language.numbers import looks_like_rupiah, year_in
from ...language.years import counted_year, periods
from .roles import Column

PLANNED, REALISED, RATIO, GROWTH = "planned", "realised", "ratio", "growth"
_DEEPEST = 5
_FIRST_YEAR = 100  # below it a year is one that the header counts
# Letters of a heading → its block; the first match wins: "Rasio antara Realisasi dan Anggaran" is a ratio.
_BLOCKS = (
    (GROWTH, re.compile(r"pertumbuhan")),
    (
        RATIO,
        re.compile(
            r"ras+io|tingkatcapaian|persentasecapaian|persentaserealisasi|capaiankinerja$|^persen|^capaian$|tingkatrealisasi|serapan"
        ),
    ),
    (REALISED, re.compile(r"reali[sz]asi|^capaian(?:kinerja)?(?:pada)?tahun")),
    (PLANNED, re.compile(r"anggaran|pagu|^target(?!nspk|ikk|iku|spm|sdg|indikator)")),
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}
_COUNT = re.compile(r"(?i)\W*(?:tahun\W*)?(?:ke\W*)?([1-6]|vi|iv|v|i{1,3})\W*")


def past_header(rows: Sequence[Row]) -> int:
    """How many rows at the top are the header of a table of the past; 0 where they are none."""
    count = 0
    for row in rows[:_DEEPEST]:
        if not _may_head(row, count):
            break
        count += 1
    while count:
        head = rows[:count]
        if _complete(head):
            return count
        count -= 1
    return 0


def _may_head(row: Row, above: int) -> bool:
    """A row of headings, years, or counts of years or columns; no amounts, values or statements."""
    filled = [cell.strip() for cell in row.cells if cell.strip()]
    named = [cell for cell in filled if _block(cell) or role_of(cell) or _year(cell)]
    if not filled or any(looks_like_rupiah(cell) for cell in filled):
        return False
    if not above:
        return len(named) >= 0.4 * len(filled)
    if len(filled) < 2:
        return False
    if len(_year_cells(row.cells)) >= 2:
        return True
    counts = [_ordinal(cell) or (int(re.sub(r"\D", "", cell)) if re.fullmatch(r"\W*\d{1,2}\W*", cell) else None) for cell in filled]
    if any(counts):
        numbers = [number for number in counts if number is not None]
        return len(numbers) == len(filled) and len(numbers) >= 3 and all(b == a + 1 for a, b in pairwise(numbers))
    return len(named) >= 0.7 * len(filled) and all(len(cell.split()) < 8 for cell in filled)


def _complete(head: Sequence[Row]) -> bool:
    """True for headings of what was realised above years, beside what was planned for the same years or its ratio."""
    found = _blocks(head, "").values()
    realised = {year or ordinal for block, year, ordinal in found if block == REALISED}
    planned = {year or ordinal for block, year, ordinal in found if block == PLANNED}
    if not realised:
        return False
    if planned:  # targets of years to come beside results of the last ones make no table of the past
        return len(planned & realised) >= 0.5 * len(planned) and len(planned - realised) <= 1
    return len(realised) >= 2 and (any(block == RATIO for block, _, _ in found) or len(realised) >= 3)


def past_columns(head: Sequence[Row], body: Sequence[Row], title: str) -> list[Column]:
    """The columns under the header of a table of the past; years that it only counts are named where the title prints the span."""
    width = max(len(row.cells) for row in [*head, *body])
    grid = [[*(cell.strip() for cell in row.cells), *[""] * (width - len(row.cells))] for row in head]
    found = _blocks(head, title)
    columns = []
    for at in range(width):
        header = " / ".join(dict.fromkeys(text for text in _path(grid, at) if text))
        if at in found:
            block, year, ordinal = found[at]
            columns.append(Column(at, "past", header, year, ordinal, block=block))
            continue
        own = next((role for row in reversed(grid) if (role := role_of(row[at]))), "")
        columns.append(Column(at, own if own in ("number", "code", "unit", "indicator", "name", "goal", "sasaran", "note") else "", header))
    named = next((column for column in columns if column.role in ("indicator", "name")), None)
    if named is None:
        return _with_name(columns, min(found), body)
    # Of several only the first says whose figures a row holds: "Target Indikator Lainnya" is a mark.
    return [replace(c, role="") if c is not named and c.role in ("indicator", "name") else c for c in columns]


def _with_name(columns: list[Column], first: int, body: Sequence[Row]) -> list[Column]:
    """The column that says whose figures a row holds, where its heading is torn: that of the most words left of the figures."""

    def words(at: int) -> int:
        return sum(len(row.cells[at].split()) for row in body if at < len(row.cells) and re.search(r"[A-Za-z]{3}", row.cells[at]))

    best = max(range(first), key=words, default=None)
    if best is None or not words(best):
        return columns
    column = columns[best]
    return [*columns[:best], Column(column.position, "name", column.header), *columns[best + 1 :]]


Blocks = dict[int, tuple[str, int | None, int | None]]


def _blocks(head: Sequence[Row], title: str) -> Blocks:
    """Position → (block, year, counted year) of the columns of figures; empty where the header has none."""
    width = max((len(row.cells) for row in head), default=0)
    grid = [[*(cell.strip() for cell in row.cells), *[""] * (width - len(row.cells))] for row in head]
    years = _year_cells(_year_row(grid)) if grid else {}
    if len(years) < 2:
        return {}
    counted = max(years.values()) < _FIRST_YEAR
    first = _first_year(title, max(years.values())) if counted else 1
    kinds = _kinds(grid, years)
    found: Blocks = {}
    last: int | None = None
    for at in range(min(years), width):
        last = number = years.get(at) or (last if _spans(grid, at) else None)
        if at not in years and any(_block(text) == GROWTH for text in _path(grid, at)):
            found[at] = (GROWTH, None, None)
        elif number is not None and kinds.get(at):
            found[at] = (kinds[at], first + number - 1 if first else None, number if counted else None)
    return found


def _kinds(grid: list[list[str]], years: dict[int, int]) -> dict[int, str]:
    """Position → block: by the headings, or by the order of the blocks where those are torn or slid off their years."""
    kinds = _by_heading(grid, years)
    year_row = _year_row(grid)
    if all(_block(year_row[at]) for at in years):  # "Target 2021 | Realisasi 2021"
        return kinds
    runs = _runs(sorted(years.items()))
    torn = any(len({kinds.get(at, "") for at, _ in run}) > 1 or not kinds.get(run[0][0]) for run in runs)
    if len(runs) > 1 and (torn or _slid(grid, runs)):
        return _by_order(grid, runs) or kinds
    return kinds


def _year_row(grid: list[list[str]]) -> list[str]:
    return max(grid, key=lambda row: len(_year_cells(row)))


def _spans(grid: list[list[str]], at: int) -> bool:
    """True where the year to the left spans to this column: the row of years is empty here, and a row below it is not."""
    year_row = _year_row(grid)
    return not year_row[at] and any(row[at] for row in grid[grid.index(year_row) + 1 :])


def _by_heading(grid: list[list[str]], years: dict[int, int]) -> dict[int, str]:
    """Position → block by the words above or below the years."""
    found = {}
    for at in range(min(years), len(grid[0])):
        kinds = [kind for text in reversed(_path(grid, at)) if (kind := _block(text))]
        if kinds:
            found[at] = kinds[0]
    return found


def _slid(grid: list[list[str]], runs: list[list[tuple[int, int]]]) -> bool:
    """True where headings of blocks do not begin where the years begin."""
    starts = {run[0][0] for run in runs}
    heads = [at for row in grid for at, text in enumerate(row) if _block(text) in (PLANNED, REALISED, RATIO) and not _year(text)]
    return bool(heads) and max(map(len, runs)) > 1 and sum(at in starts for at in heads) < min(len(runs), 2)


def _by_order(grid: list[list[str]], runs: list[list[tuple[int, int]]]) -> dict[int, str]:
    """Position → block by the order in which the headings name them, or that of the forms where they are torn."""
    cells = [text for row in grid for text in row if text and not _year(text)]
    named = [kind for text in cells if (kind := _block(text)) in (PLANNED, REALISED, RATIO)]
    order = list(dict.fromkeys(named))
    if len(order) != len(runs):
        letters = compact("".join(cells))
        if not (re.search(r"realisasi", letters) and re.search(r"anggaran|target|pagu", letters)) or len(runs) > 3:
            return {}
        order = [PLANNED, REALISED, RATIO][: len(runs)]
    return {at: kind for run, kind in zip(runs, order, strict=True) for at, _ in run}


def _runs(years: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """The years' columns as ascending runs: each block begins again."""
    runs: list[list[tuple[int, int]]] = []
    for at, year in years:
        if runs and year > runs[-1][-1][1]:
            runs[-1].append((at, year))
        else:
            runs.append([(at, year)])
    return runs


def _year_cells(row: Sequence[str]) -> dict[int, int]:
    """Position → year, printed or counted from 1, of a row of years."""
    printed = {at: year for at, text in enumerate(row) if (year := _year(text))}
    if len(printed) >= 2:
        return printed
    counted = {at: number for at, text in enumerate(row) if (number := _ordinal(text) or counted_year(text))}
    runs = _runs(sorted(counted.items()))
    once = all([number for _, number in run] == list(range(1, len(run) + 1)) for run in runs)
    return counted if len(runs) >= 2 and once and len(runs[0]) >= 2 else {}


def _year(text: str) -> int | None:
    return year_in(text) if len(text) <= 60 else None


@lru_cache(maxsize=20_000)  # every row is looked at as a header of results
def _ordinal(text: str) -> int | None:
    match = _COUNT.fullmatch(text.strip()) if text.strip() else None
    return (int(match[1]) if match[1].isdigit() else _ROMAN[match[1].lower()]) if match else None


def _first_year(title: str, last: int) -> int | None:
    """The first year of the one span of as many years as the header counts that the title prints."""
    spans = {first for _, (first, end) in periods(title) if end - first + 1 == last}
    return spans.pop() if len(spans) == 1 else None


def _path(grid: list[list[str]], at: int) -> list[str]:
    """The header's texts above a column; a cell left empty by a spanning heading takes the text to its left."""
    path = []
    for number, row in enumerate(grid):
        text = row[at]
        if not text and any(lower[at] for lower in grid[number + 1 :]):
            left = next((row[n] for n in range(at - 1, -1, -1) if row[n]), "")
            text = left if _block(left) or _year(left) else ""
        path.append(text)
    return path


@lru_cache(maxsize=20_000)  # every row is looked at as a header of results
def _block(text: str) -> str:
    """The block that a heading names, or ""."""
    if not text or len(text) > 130:
        return ""
    if re.fullmatch(r"\W*%\W*", text):
        return RATIO
    letters = compact(text)
    return next((block for block, pattern in _BLOCKS if pattern.search(letters)), "")

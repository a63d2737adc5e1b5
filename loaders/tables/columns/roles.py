"""What each column of a table holds and for which year: decided by the header's words and, for figures, by the cells themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ...documents.blocks import Row
from ...language.codes import level
from ...language.header_words import compact, role_of
from ...language.lexicon import is_measure, is_unit_of_work
from ...language.money import scale_of
from ...language.numbers import looks_like_rupiah, year_in
from ...language.years import counted_year, counted_years, heading_year, heads_counted_years

# Headers that may span several columns below them.
BASELINE_MONEY = "baseline_pagu"  # the role of what was spent or planned in the year before the plan's first
_FIRST_YEAR = 100  # below it a year is one that the header counts: the first, the second of the period
_OWN_YEAR = frozenset({"baseline", "end", "goal_target"})  # a year in their heading is none of a row of years
_GROUP_ROLES = frozenset({"past", "end", "target", "pagu", "goal_target", ""})


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its position, what it holds, for which year, and its printed header."""

    position: int
    role: str
    header: str
    year: int | None = None
    ordinal: int | None = None  # "tahun ke-2" where the header counts years instead of naming them
    scale: int = 1  # how many rupiah one unit of its money is, as its header says
    block: str = ""  # in a table of the past: whether it holds what was planned, what was realised, their ratio or growth


_LEVEL_ROLES = frozenset({"mission", "regional_goal", "regional", "goal", "sasaran", "name"})
_NAME, _NAMED = 8, 0.7  # letters of a name; the share of codes with one beside them
_STATEMENT_HEADS = frozenset({"uraian", "kinerja", "pernyataan", "rumusan", "narasi"})


def columns_of(head: Sequence[Row], body: Sequence[Row]) -> list[Column]:
    """The columns under a header: role by words, year by the row of years, target or pagu by words and by the cells."""
    width = max(len(row.cells) for row in [*head, *body])
    grid = [[*(cell.strip() for cell in row.cells), *[""] * (width - len(row.cells))] for row in head]
    columns = [_by_words(position, grid) for position in range(width)]
    # Amounts below "Ket." or a unit's heading say that the heading slid over them: what they are follows from their neighbours.
    columns = [replace(c, role="") if c.role in ("note", "responsible") and _money_share(c, body) > 0.5 else c for c in columns]
    columns = _with_years(columns, grid, body)
    columns = [_by_cells(column, body) for column in _settled_money(columns, grid, body)]
    return _without_years([_counted(column) for column in _with_names(columns, body)])


def _with_names(columns: list[Column], body: Sequence[Row]) -> list[Column]:
    """The column of names whose heading nobody can read, known by the codes of programs that stand beside most of its words."""
    roles = {column.role for column in columns}
    coded = next((column for column in columns if column.role == "code"), None)
    beside = next((column for column in columns if coded is not None and column.position == coded.position + 1), None)
    if coded is None or beside is None or beside.role or roles & _LEVEL_ROLES or "pagu" not in roles:
        return columns
    at, own = coded.position, beside.position
    named = [row.cells[own].strip() for row in body if max(at, own) < len(row.cells) and level(row.cells[at].strip())]
    words = sum(len(name) > _NAME and " " in name for name in named)
    return [replace(c, role="name") if c is beside and words > max(1, _NAMED * len(named)) else c for c in columns]


def _settled_money(columns: list[Column], grid: list[list[str]], body: Sequence[Row]) -> list[Column]:
    """Which of the columns of a year are targets, and which money: as they are headed, whatever their size.

    Large figures make money only of a column that is not headed as a target beside one of money; a column headed as money is a target
    only where the figures of the two have changed places, as below a header that slid.
    """
    shares = {column: _money_share(column, body) for column in columns}
    headed = {column: _headed(column.position, grid) for column in columns}
    values = [column for column in columns if column.year and column.role in ("target", "pagu", "")]
    money = any(share > 0.5 for share in shares.values())
    of_programs = any(column.role == "name" for column in columns)

    def settled(column: Column) -> Column:
        if column not in values or not _cells(column, body):
            return column
        others = [other for other in values if other.year == column.year and other != column]
        if shares[column] > 0.5:
            beside = any(headed[other] == "pagu" and (shares[other] > 0.4 or not _sized(other, body)) for other in others)
            return column if headed[column] == "target" and (beside or not of_programs) else replace(column, role="pagu")
        if column.role == "pagu" and money and shares[column] < 0.4 and column.scale == 1 and len(_cells(column, body)) >= 2:
            swapped = any(headed[other] == "target" and shares[other] > 0.5 for other in others)
            return replace(column, role="target") if headed[column] != "pagu" or swapped else column
        return column

    return [settled(column) for column in columns]


def _headed(position: int, grid: list[list[str]]) -> str:
    """Whether a column's own header cell, not one that spans several, says target or money."""
    roles = (role_of(texts[position]) for texts in reversed(grid) if texts[position])
    return next((role for role in roles if role in ("target", "pagu")), "")


def _sized(column: Column, body: Sequence[Row]) -> bool:
    """True for a column that holds more than zeros and dashes."""
    return any(not re.fullmatch(r"[-–0]+", cell) for cell in _cells(column, body))


def _without_years(columns: list[Column]) -> list[Column]:
    """A lone column "Target" of a table that names no years holds what is to be reached in the end."""
    targets = [column for column in columns if column.role in ("target", "end_target")]
    if len(targets) != 1 or targets[0].year or targets[0].ordinal or not compact(targets[0].header).startswith("target"):
        return columns
    return [replace(column, role="end_target") if column is targets[0] else column for column in columns]


def _counted(column: Column) -> Column:
    """A column whose header counts the years of the period: which one it is stands in `ordinal`."""
    return replace(column, year=None, ordinal=column.year) if column.year is not None and column.year < _FIRST_YEAR else column


def _cells(column: Column, body: Sequence[Row]) -> list[str]:
    return [text for row in body if column.position < len(row.cells) and (text := row.cells[column.position].strip())]


def _money_share(column: Column, body: Sequence[Row]) -> float:
    cells = [cell for cell in _cells(column, body) if not re.fullmatch(r"[-–0]+", cell)]  # "-" and 0 speak for neither
    return sum(looks_like_rupiah(cell) for cell in cells) / len(cells) if cells else 0.0


def _by_words(position: int, grid: list[list[str]]) -> Column:
    path = _path(position, grid)
    roles = [role for role in (role_of(text) for text in path) if role]
    role = roles[-1] if roles else ""
    if len(roles) > 1 and roles[0] in _LEVEL_ROLES and compact(path[-1] or "") in _STATEMENT_HEADS:
        role = roles[0]  # "Kinerja" or "Uraian" below "Sasaran" heads the sasaran themselves
    if role == "result" and len(roles) > 1:
        role = roles[-2]  # "outcome/output" below "Indikator" says whose indicators they are
    compound = role_of(" ".join(grid[row][position] for row in range(len(grid))))
    if compound and role not in ("target", "pagu") and compound != role and grid[0][position]:
        role = compound  # a header wrapped over rows: "Bidang Urusan/" + "Program/Outcome/" + "Output"
    for group in ("past", "end"):
        if group in roles:
            role = group if group == "past" else ("end_pagu" if "pagu" in roles[roles.index("end") + 1 :] else "end_target")
    if role in ("target", "pagu") and "baseline" in roles:
        role = "baseline" if role == "target" else BASELINE_MONEY
    header = " / ".join(dict.fromkeys(text for text in path if text))
    year = next((found for text in reversed(path) if (found := year_in(text) or counted_year(text))), None)
    scale = max(map(scale_of, path), default=1) if role in ("pagu", "end_pagu") else 1
    return Column(position, role, header, year if role in ("target", "pagu", "baseline", "") else None, scale=scale)


def _path(position: int, grid: list[list[str]]) -> list[str]:
    """Header texts above a column, top to bottom; a cell left empty by a spanning header takes the text to its left."""
    path: list[str] = []
    for row, texts in enumerate(grid):
        text = texts[position]
        if not text and any(lower[position] for lower in grid[row + 1 :]):
            left = next((at for at in range(position - 1, -1, -1) if texts[at]), None)
            if left is not None and role_of(texts[left]) in _GROUP_ROLES and not _ended(grid[:row], left + 1, position):
                text = texts[left]
        path.append(text)
    return path


def _ended(above: list[list[str]], first: int, last: int) -> bool:
    """True where a heading for the end of the period begins above: what a lower row says left of it reaches no further."""
    return any(role_of(texts[at]) == "end" for texts in above for at in range(first, last + 1))


def _with_years(columns: list[Column], grid: list[list[str]], body: Sequence[Row]) -> list[Column]:
    """Years for the columns of figures, from the one header row that names most years."""
    row, anchors = _year_row(grid)
    if not anchors:
        return columns
    pairs = _years_of_pairs(columns, anchors, body)
    return [_with_year(column, row, anchors, pairs, body) for column in columns]


def _year_row(grid: list[list[str]]) -> tuple[list[str], dict[int, int]]:
    """The header row that names most years, and position → year in it; a baseline's year is another thing.

    Years that a row only counts ("Tahun ke-1", or "1 2 3" below "Tahun ke-") are 1, 2, 3; those that another row names are preferred.
    """
    rows = [(row, {at: year for at, text in enumerate(row) if (year := _year_of(text)) and role_of(text) not in _OWN_YEAR}) for row in grid]
    for number, row in enumerate(grid):
        counted = counted_years(row)
        if counted and any(heads_counted_years(text) for upper in grid[:number] for text in upper[: min(counted) + 1]):
            rows.append((row, counted))

    def worth(found: tuple[list[str], dict[int, int]]) -> tuple[int, bool, int]:
        years = set(found[1].values())
        return len(years), min(years, default=0) >= _FIRST_YEAR, -len(found[1])

    row, anchors = max(rows, key=worth, default=([], {}))
    return row, _with_years_beside(_completed_years(anchors), grid)


def _with_years_beside(anchors: dict[int, int], grid: list[list[str]]) -> dict[int, int]:
    """The years with those that stand alone beside their heading, a row higher or lower, and go on with them."""
    found = dict(anchors)
    for at in range(len(grid[0])):
        texts = [row[at] for row in grid if row[at]]
        if len(found) > 1 and at > max(found) and len(texts) == 1 and re.fullmatch(r"20\d\d", texts[0].strip()):
            year, step = int(texts[0]), max(found) - sorted(found)[-2]
            if year == found[max(found)] + 1 and at - max(found) == step:
                found[at] = year
    return found


def _year_of(text: str) -> int | None:
    return heading_year(text) or counted_year(text) or year_in(text)


def _years_of_pairs(columns: list[Column], anchors: dict[int, int], body: Sequence[Row]) -> dict[int, int]:
    """Position → year where a damaged header's years stand between target and pagu: the pairs are counted instead."""
    values = [column for column in columns if column.role in ("target", "pagu")]
    years = sorted(set(anchors.values()))
    before = any(column.position < min(anchors) and _has_figures(column, body) for column in values)
    return {column.position: years[n // 2] for n, column in enumerate(values)} if before and len(values) == 2 * len(years) else {}


def _with_year(column: Column, row: list[str], anchors: dict[int, int], pairs: dict[int, int], body: Sequence[Row]) -> Column:
    """One column with its year: its own in the row of years, else that of the year to its left."""
    at = column.position
    if at in anchors and column.role not in ("target", "pagu", "past", "baseline", "end_target", "end_pagu") and _has_figures(column, body):
        return replace(column, year=anchors[at], role="target")  # the year beside a header that slid over it
    if column.role not in ("target", "pagu", ""):
        return column
    if at in pairs:
        return replace(column, year=pairs[at])
    if at in anchors:
        return replace(column, year=anchors[at], role=column.role or "target")
    if at < min(anchors):
        return column
    anchor = max(position for position in anchors if position < at)
    if anchor == max(anchors) and any(row[position] for position in range(anchor + 1, at + 1)):
        # Behind the last year a further pair of figures without a year is the end of the period.
        role = {"target": "end_target", "pagu": "end_pagu"}.get(column.role, "")
        return replace(column, role=role or _end_role(column, body), year=None)
    return replace(column, year=anchors[anchor]) if column.role or _has_figures(column, body) else column


def _end_role(column: Column, body: Sequence[Row]) -> str:
    return "end_pagu" if _money_share(column, body) > 0.5 else ""


def _completed_years(anchors: dict[int, int]) -> dict[int, int]:
    """A year that its damaged header lost, where its neighbours leave one step and one year between them."""
    found = dict(anchors)
    ordered = sorted(anchors.items())
    for (a, year_a), (b, year_b) in pairwise(ordered):
        if year_b - year_a > 1 and (b - a) % (year_b - year_a) == 0:
            step = (b - a) // (year_b - year_a)
            found.update({a + step * n: year_a + n for n in range(1, year_b - year_a)})
    return found


def _has_figures(column: Column, body: Sequence[Row]) -> bool:
    cells = _cells(column, body)
    return not cells or sum(bool(re.search(r"\d|^-+$", cell)) and len(cell) < 40 for cell in cells) >= 0.6 * len(cells)


def _by_cells(column: Column, body: Sequence[Row]) -> Column:
    """What the cells say where the header does not: a "Ket." column that names units of work as the one responsible, units of measure."""
    cells = _cells(column, body)
    if not cells:
        return column
    if column.role in ("note", "", "end_target", "end_pagu", "end") and column.year is None:
        if sum(is_unit_of_work(cell) for cell in cells) > 0.5 * len(cells):
            return replace(column, role="responsible")
        if column.role == "" and sum(is_measure(cell) for cell in cells) > 0.7 * len(cells) and len(cells) > 2:
            return replace(column, role="unit")
    return column

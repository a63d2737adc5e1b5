"""Header rows and what each column holds, decided by the header's words and, for figures, by the cells themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .blocks import Row
from .codes import split_leading
from .numbers import looks_like_rupiah, year_in
from .words import INDICATOR, RESULT, is_measure, is_unit_of_work, local_number


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its position, what it holds, for which year, and its printed header."""

    position: int
    role: str
    header: str
    year: int | None = None
    ordinal: int | None = None  # "tahun ke-2" where the header counts years instead of naming them


# Compact header text (letters only, since narrow cells break words) → role; the first match wins, so the order is part of the rule.
_ROLES: tuple[tuple[str, str], ...] = (
    ("past", r"realisasi|rasiocapaian|tingkatcapaian|capaiantahun(?!an)"),
    ("baseline", r"baseline|(?:kondisi|capaian|data)\w*awal|tahunawal|^awal"),
    ("end", r"kondisi\w*akhir|akhirperiode|akhirrenstra|akhirtahunp|targetakhir|^akhir"),
    ("regional_policy", r"(?:kebijakan|strategi)\w*rpjmd"),
    ("strategy_policy", r"strategi(?:dan)?(?:arah)?kebijakan"),
    ("regional", r"n[sp]{2}k\w*sasaran|sasaranrp|sasaranpembangunandaerah|operasionalisasi|^n[sp]{2}k$"),
    ("regional_goal", r"tujuanrpj?m?d"),
    ("formula", r"formula|definisioperasional|carap\w*hitung|rumus|metodep\w*hitung|meta?data|penjelasan"),
    ("source", r"sumberdata|alasan"),
    ("goal_indicator", r"^indikatortujuan$|^indikatorkinerjatujuan$"),
    ("goal_target", r"^targettujuan"),
    ("indicator", r"indikator|kinerjautama$|tolokukur"),
    ("unit", r"^satuan"),
    ("result_name", r"^sasaran(?:program|kegiatan|sub)"),
    (
        "name",
        r"(?:program|kegiatan|urusan)\w*(?:program|kegiatan|outcome|output)|^program$|^kegiatan$|^subkegiatan$|^programprior|^nomenklatur|^bidangurusan|^uraian",
    ),
    ("outcome", r"^outcomes?$"),
    ("output", r"^outputs?$"),
    ("strategy", r"strategi$|^strategi"),
    ("policy", r"kebijakan"),
    ("responsible", r"penanggung|unitkerja|pelaksana|perangkatdaerah|opd|skpd|lokasi"),
    ("code", r"^kode"),
    ("mission", r"^misi"),
    ("goal", r"^tujuan"),
    ("sasaran", r"^sasaran"),
    ("pagu", r"pagu|^rp$|^anggaran|pendanaan|^dana|biaya|rupiah"),
    ("target", r"^t?arget|^k$|^kinerja$|^volume$|tahun$|^targ|capaian"),
    ("note", r"^ket|catatan"),
    ("number", r"^no$|^nomor"),
)
_PATTERNS = tuple((role, re.compile(pattern)) for role, pattern in _ROLES)
_NUMBERING = re.compile(r"\(+\s*\d{0,2}\s*\)?|\d{1,2}\)?")
_LABEL = re.compile(r"(?i)^\W*(?P<key>visi|misi)\b(?P<rest>.*)$", re.DOTALL)
_GROUP_ROLES = frozenset({"past", "end", "target", "pagu", "goal_target", ""})


def _compact(text: str) -> str:
    text = re.sub(r"\(\s*\d{1,2}\s*\)", "", text.replace("\n", " "))
    return re.sub(r"[^a-z]", "", text.lower())


def role_of(text: str) -> str:
    """The role that a header cell's words stand for, or ""."""
    compact = _compact(text)
    if not compact:
        return ""
    return next((role for role, pattern in _PATTERNS if pattern.search(compact)), "")


def is_numbering(row: Row) -> bool:
    """True for the row that only counts the columns: "(1) (2) (3)", "11 12 13"."""
    filled = [cell.strip() for cell in row.cells if cell.strip()]
    if len(filled) < 3 or not all(_NUMBERING.fullmatch(cell) for cell in filled):
        return False
    numbers = [int(digits) for cell in filled if (digits := re.sub(r"\D", "", cell))]
    if numbers and numbers[0] == 1 and len(row.cells) > 3 and not any(cell.strip() for cell in row.cells[:2]):
        return False  # "tahun ke- 1 2 3 4 5": the years are counted, not the columns
    return len(numbers) >= 3 and sum(b - a in (1, 2) for a, b in zip(numbers, numbers[1:], strict=False)) >= 0.8 * (len(numbers) - 1)


def label_row(row: Row) -> str | None:
    """The text of a row that states visi or misi for the whole table ("Visi : …", "Misi | …"), else None."""
    filled = [cell for cell in row.cells if cell.strip()]
    if not filled or len(filled) > 2:
        return None
    match = _LABEL.match(filled[0])
    if not match:
        return None
    rest = match["rest"].strip(" :\n")
    if len(filled) == 1:
        return filled[0] if len(rest) > 8 else None
    if _compact(filled[0]) in ("visi", "misi") and len(filled[1]) > 12 and not role_of(filled[1]):
        return f"{filled[0].strip(' :')}: {filled[1]}"
    return None


def _is_header_cell(text: str) -> bool:
    return len(text) <= 130 and bool(
        role_of(text) or year_in(text) or _NUMBERING.fullmatch(text.strip()) or re.fullmatch(r"(?i)tahun|ke\s*-?|[a-z]|\W*", text.strip())
    )


def header_rows(rows: Sequence[Row]) -> int:
    """How many rows at the top are header: rows of header words, years and column numbers; 0 where the first row is none."""
    count, roles = 0, set()
    for row in rows[:6]:
        filled = [cell for cell in row.cells if cell.strip()]
        if is_numbering(row):
            return count + 1 if roles else 0
        known = [cell for cell in filled if _is_header_cell(cell)]
        figures = sum(looks_like_rupiah(cell) for cell in filled)
        years = sum(year_in(cell) is not None and len(cell) < 12 for cell in filled)
        mine = {role_of(cell) for cell in filled if len(cell) <= 130} - {""}
        if count == 0:
            # At least two columns must be named; one long sentence or amount shows that data has begun.
            header = len(mine) >= 2 and len(known) >= 0.6 * len(filled) and not figures and not any(_is_statement(cell) for cell in filled)
        else:
            header = (
                years >= 3
                or (not figures
                and (len(known) >= 0.7 * len(filled))
                and bool(years or mine)
                and not any(len(cell) > 60 and not role_of(cell) for cell in filled))
            )
            header = header and (years >= 3 or not _is_data(row))
        if not header:
            break
        roles |= mine
        count += 1
    return count if len(roles) >= 2 else 0


def _is_statement(text: str) -> bool:
    """A coded name, a result or an indicator in words: it stands in a table's body, never in its header."""
    printed, rest = split_leading(text)
    if (printed and rest) or local_number(text):
        return True
    return (
        len(text.split()) >= 4
        and "/" not in text
        and role_of(text) not in ("indicator", "baseline", "end")
        and bool(INDICATOR.match(text) or RESULT.match(text))
    )


def _is_data(row: Row) -> bool:
    """A row whose words start like a statement ("Program Penunjang …", "Indeks Kepuasan …") is data, whatever words it uses."""
    return any(len(cell.split()) >= 4 and not re.search(r"[/]", cell) and year_in(cell) is None for cell in row.cells if cell.strip())


def columns_of(head: Sequence[Row], body: Sequence[Row]) -> list[Column]:
    """The columns under a header: role by words, year by the row of years, target or pagu by words and by the cells."""
    width = max(len(row.cells) for row in [*head, *body])
    grid = [[*(cell.strip() for cell in row.cells), *[""] * (width - len(row.cells))] for row in head]
    columns = [_by_words(position, grid) for position in range(width)]
    columns = _with_years(columns, grid, body)
    money = any(_money_share(column, body) > 0.5 for column in columns)
    return [_by_cells(column, body, money) for column in columns]


def _cells(column: Column, body: Sequence[Row]) -> list[str]:
    return [text for row in body if column.position < len(row.cells) and (text := row.cells[column.position].strip())]


def _money_share(column: Column, body: Sequence[Row]) -> float:
    cells = [cell for cell in _cells(column, body) if not re.fullmatch(r"[-–0]+", cell)]  # "-" and 0 speak for neither
    return sum(looks_like_rupiah(cell) for cell in cells) / len(cells) if cells else 0.0


def _by_words(position: int, grid: list[list[str]]) -> Column:
    path = _path(position, grid)
    roles = [role for role in (role_of(text) for text in path) if role]
    role = roles[-1] if roles else ""
    compound = role_of(" ".join(grid[row][position] for row in range(len(grid))))
    if compound and role not in ("target", "pagu") and compound != role and grid[0][position]:
        role = compound  # a header wrapped over rows: "Bidang Urusan/" + "Program/Outcome/" + "Output"
    for group in ("past", "end"):
        if group in roles:
            role = group if group == "past" else ("end_pagu" if "pagu" in roles[roles.index("end") + 1 :] else "end_target")
    if role in ("target", "pagu") and "baseline" in roles:
        role = "baseline"
    header = " / ".join(dict.fromkeys(text for text in path if text))
    year = next((found for text in reversed(path) if (found := year_in(text))), None)
    ordinal = None
    if (
        role in ("target", "")
        and path
        and re.fullmatch(r"(?i)(?:tahun)?\s*(?:ke)?\s*-?\s*[1-6]", path[-1].strip())
        and any("tahunke" in _compact(text) for text in path)
    ):
        ordinal, role = int(re.sub(r"\D", "", path[-1])), "target"
    return Column(position, role, header, year if role in ("target", "pagu", "baseline", "") else None, ordinal)


def _path(position: int, grid: list[list[str]]) -> list[str]:
    """Header texts above a column, top to bottom; a cell left empty by a spanning header takes the text to its left."""
    path: list[str] = []
    for row, texts in enumerate(grid):
        text = texts[position]
        if not text and any(lower[position] for lower in grid[row + 1 :]):
            left = next((at for at in range(position - 1, -1, -1) if texts[at]), None)
            if left is not None and role_of(texts[left]) in _GROUP_ROLES | {"target", "pagu"}:
                text = texts[left]
        path.append(text)
    return path


def _with_years(columns: list[Column], grid: list[list[str]], body: Sequence[Row]) -> list[Column]:
    """Years for the columns of figures, from the one header row that names most years."""
    if not grid:
        return columns
    anchors_of = [{at: year for at, text in enumerate(row) if (year := year_in(text)) and not role_of(text) == "baseline"} for row in grid]
    anchors = max(anchors_of, key=lambda found: (len(set(found.values())), -len(found)))
    if not anchors:
        return columns
    anchors = _completed_years(anchors)
    row = grid[anchors_of.index(max(anchors_of, key=lambda found: (len(set(found.values())), -len(found))))]
    first, last = min(anchors), max(anchors)
    figures = [
        c
        for c in columns
        if c.role in ("target", "pagu", "") and (c.position >= first or c.role in ("target", "pagu")) and _has_figures(c, body)
    ]
    before = [c for c in figures if c.position < first and c.role in ("target", "pagu")]
    years = sorted(set(anchors.values()))
    chunk: dict[int, int] = {}
    value_columns = [c for c in columns if c.role in ("target", "pagu")]
    if before and value_columns and len(value_columns) == 2 * len(years):
        # A damaged header whose years stand in the middle of their pair: the pairs are counted instead.
        chunk = {c.position: years[n // 2] for n, c in enumerate(value_columns)}
    result = []
    for column in columns:
        at = column.position
        if at in anchors and column.role not in ("target", "pagu", "past", "end_target", "end_pagu") and _has_figures(column, body):
            result.append(replace(column, year=anchors[at], role="target"))  # the year beside a header that slid over it
        elif column.role not in ("target", "pagu", "") or column.ordinal:
            result.append(column)
        elif at in chunk:
            result.append(replace(column, year=chunk[at]))
        elif at in anchors:
            result.append(replace(column, year=anchors[at], role=column.role or "target"))
        elif first < at:
            anchor = max(position for position in anchors if position < at)
            stop = next((position for position in range(anchor + 1, at + 1) if row[position] and position not in anchors), None)
            if stop is not None and at >= stop and anchor == last:
                # Behind the last year a further pair of figures without a year is the end of the period.
                role = {"target": "end_target", "pagu": "end_pagu"}.get(column.role, "")
                result.append(replace(column, role=role or _end_role(column, body), year=None))
            elif column.role or _has_figures(column, body):
                result.append(replace(column, year=anchors[anchor]))
            else:
                result.append(column)
        else:
            result.append(column)
    return result


def _end_role(column: Column, body: Sequence[Row]) -> str:
    return "end_pagu" if _money_share(column, body) > 0.5 else ""


def _completed_years(anchors: dict[int, int]) -> dict[int, int]:
    """A year that its damaged header lost, where its neighbours leave one step and one year between them."""
    found = dict(anchors)
    ordered = sorted(anchors.items())
    for (a, year_a), (b, year_b) in zip(ordered, ordered[1:], strict=False):
        if year_b - year_a > 1 and (b - a) % (year_b - year_a) == 0:
            step = (b - a) // (year_b - year_a)
            found.update({a + step * n: year_a + n for n in range(1, year_b - year_a)})
    return found


def _has_figures(column: Column, body: Sequence[Row]) -> bool:
    cells = _cells(column, body)
    return not cells or sum(bool(re.search(r"\d|^-+$", cell)) and len(cell) < 40 for cell in cells) >= 0.6 * len(cells)


def _by_cells(column: Column, body: Sequence[Row], table_has_money: bool) -> Column:
    """Target or pagu as the cells say, and a "Ket." column that names organisational units as the one responsible."""
    cells = _cells(column, body)
    if not cells:
        return column
    if column.role in ("target", "pagu", "") and column.year:
        money = _money_share(column, body)
        if money > 0.5:
            return replace(column, role="pagu")
        if column.role == "pagu" and table_has_money and money < 0.4 and len(cells) >= 2:
            return replace(column, role="target")
    if column.role in ("note", "", "end_target", "end_pagu", "end") and column.year is None:
        if sum(is_unit_of_work(cell) for cell in cells) > 0.5 * len(cells):
            return replace(column, role="responsible")
        if column.role == "" and sum(is_measure(cell) for cell in cells) > 0.7 * len(cells) and len(cells) > 2:
            return replace(column, role="unit")
    return column

"""Header rows: which rows are one, what their words stand for, and rows that state visi or misi above a header."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from .blocks import Row
from .codes import split_leading
from .numbers import looks_like_rupiah, year_in
from .words import INDICATOR, RESULT, local_number

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
        r"(?:program|kegiatan|urusan)\w*(?:program|kegiatan|outcome|output)|^program$|^kegiatan$|^subkegiatan$"
        r"|^programprior|^nomenklatur|^bidangurusan|^uraian",
    ),
    ("outcome", r"^outcomes?$"),
    ("output", r"^outputs?$"),
    ("strategy", r"strategi$|^strategi"),
    ("policy", r"kebijakan"),
    ("responsible", r"penanggung|unitkerja|pelaksana|perangkatdaerah|opd|skpd|lokasi"),
    ("code", r"^kode"),
    ("mission", r"^misi"),
    ("goal_sasaran", r"^tujuan(?:dan|atau|serta)?sasaran(?!rp)"),
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


def compact(text: str) -> str:
    """A header's letters: narrow cells break words, and some print the column's number below the words."""
    text = re.sub(r"\(\s*\d{1,2}\s*\)", "", text.replace("\n", " "))
    return re.sub(r"[^a-z]", "", text.lower())


@lru_cache(maxsize=50_000)  # every row is looked at as the header that it may be
def role_of(text: str) -> str:
    """The role that a header cell's words stand for, or ""."""
    letters = compact(text)
    if not letters:
        return ""
    return next((role for role, pattern in _PATTERNS if pattern.search(letters)), "")


def is_numbering(row: Row) -> bool:
    """True for the row that only counts the columns: "(1) (2) (3)", "11 12 13"."""
    filled = [cell.strip() for cell in row.cells if cell.strip()]
    if len(filled) < 3 or not all(_NUMBERING.fullmatch(cell) for cell in filled):
        return False
    numbers = [int(digits) for cell in filled if (digits := re.sub(r"\D", "", cell))]
    plain = not any("(" in cell for cell in filled)
    if plain and numbers and numbers[0] == 1 and len(row.cells) > 3 and not any(cell.strip() for cell in row.cells[:2]):
        return False  # "tahun ke- 1 2 3 4 5": the years are counted, not the columns
    return len(numbers) >= 3 and sum(b - a in (1, 2) for a, b in pairwise(numbers)) >= 0.8 * (len(numbers) - 1)


def without_numbering(row: Row) -> Row | None:
    """The row without the columns' numbers, where those were printed into its cells ("1 | 2 Meningkatnya … | 3"); else None."""
    filled = [(at, cell.strip()) for at, cell in enumerate(row.cells) if cell.strip()]
    numbers = [match for _, cell in filled if (match := re.match(r"\(?(\d{1,2})\)?(?:\s|$)", cell))]
    if len(numbers) < len(filled) or len(filled) < 4:
        return None
    counted = sum(int(b[1]) - int(a[1]) in (0, 1) for a, b in pairwise(numbers))
    alone = sum(_NUMBERING.fullmatch(cell) is not None for _, cell in filled)
    if int(numbers[0][1]) != 1 or counted < 0.8 * (len(numbers) - 1) or not 0.5 * len(filled) <= alone < len(filled):
        return None
    cells = list(row.cells)
    for (at, cell), match in zip(filled, numbers, strict=True):
        cells[at] = cell[match.end() :].strip()
    return replace(row, cells=tuple(cells))


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
    if compact(filled[0]) in ("visi", "misi") and len(filled[1]) > 12 and not role_of(filled[1]):
        return f"{filled[0].strip(' :')}: {filled[1]}"
    return None


def _is_header_cell(text: str) -> bool:
    return len(text) <= 130 and bool(
        role_of(text) or year_in(text) or _NUMBERING.fullmatch(text.strip()) or re.fullmatch(r"(?i)tahun|ke\s*-?|[a-z]|\W*", text.strip())
    )


DEEPEST = 6  # rows that a header has at most


def header_rows(rows: Sequence[Row]) -> int:
    """How many rows at the top are header: rows of header words, years and column numbers; 0 where the first row is none."""
    count, roles = 0, set[str]()
    for row in rows[:DEEPEST]:
        if is_numbering(row):
            return count + 1 if roles else 0
        filled = [cell for cell in row.cells if cell.strip()]
        mine = {role_of(cell) for cell in filled if len(cell) <= 130} - {""}
        if not (_goes_on(row, filled, mine) if count else _begins(filled, mine)):
            break
        roles |= mine
        count += 1
    return count if len(roles) >= 2 else 0


def _begins(filled: Sequence[str], roles: set[str]) -> bool:
    """True for a header's first row: at least two columns named, and no long sentence or amount, which shows that data has begun."""
    known = sum(_is_header_cell(cell) for cell in filled)
    spoken = any(looks_like_rupiah(cell) or _is_statement(cell) for cell in filled)
    return len(roles) >= 2 and known >= 0.6 * len(filled) and not spoken


def _goes_on(row: Row, filled: Sequence[str], roles: set[str]) -> bool:
    """True for a further row of a header: a row of years, or of header words without figures and statements."""
    years = sum(year_in(cell) is not None and len(cell) < 12 for cell in filled)
    if years >= 3 or _counts_years(row, filled):
        return True
    if not (years or roles) or _is_data(row) or any(looks_like_rupiah(cell) for cell in filled):
        return False
    return sum(_is_header_cell(cell) for cell in filled) >= 0.7 * len(filled) and not any(
        len(cell) > 60 and not role_of(cell) for cell in filled
    )


def _counts_years(row: Row, filled: Sequence[str]) -> bool:
    """True for the row "1 2 3 4 5" below "pada tahun ke-": it counts the years of the period, right of columns it leaves empty."""
    return len(filled) >= 3 and not any(cell.strip() for cell in row.cells[:2]) and filled == [str(n) for n in range(1, len(filled) + 1)]


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

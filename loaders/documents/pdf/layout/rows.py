"""Rows of a table that no line parts: figures that stand one below the other in several columns say where each begins. Pure functions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ....language.lexicon import INDICATOR, is_measure
from .grid import Cell
from .lines import Line, is_amount, may_be_broken, may_end, paragraphs

_FIGURE = re.compile(r"(?=.*\d|[\-–]+$)[\d.,%()\s<>≤≥+\-–]{1,14}[A-D]{0,2}[+-]?\)?")
_OPEN_RANGE = re.compile(r"[\d.,%]*\d%?\s*[-–]")
_RANGE_END = re.compile(r"[-–]?\s?\d[\d.,]*%?")
_PLAIN = re.compile(r"\d[\d.,]*%?")
_WHOLE = re.compile(r"\d{1,3}(?:[.,]\d{3})*|\d+")
_CODE = re.compile(r"\d{1,2}(?:\.(?:\d{1,4}|[xX]{1,2})){2,}")
_ORDINAL = re.compile(r"\(?(\d{1,2})[.)]?")

Texts = list[tuple[Cell, list[Line]]]


def split_row(cells: Texts, padding: float) -> list[Texts]:
    """One drawn row as the rows that it holds, from top to bottom; a row that holds one stays as it is."""
    cells = [(cell, with_whole_ranges(lines)) for cell, lines in cells]
    anchors = _anchors(cells, padding)
    if len(anchors) < 2:
        return [cells]
    rows: list[Texts] = [[] for _ in anchors]
    codes = _broken_codes(cells, padding)
    for at_cell, (cell, lines) in enumerate(cells):
        for at, part in enumerate([lines] if at_cell in codes else _shared_out(cell, lines, anchors, padding)):
            if part:
                rows[at].append((cell, part))
    return [row for row in rows if row]


def with_whole_ranges(lines: list[Line]) -> list[Line]:
    """The lines of a cell, those of a range wrapped at its hyphen ("82,05-" above "82,2") or a figure at its comma ("65," "1") as one.

    So are those of an amount broken at the blank between two groups of its digits.
    """
    found: list[Line] = []
    for line in lines:
        before = found[-1] if found else None
        halves = (before.text.strip(), line.text.strip()) if before is not None else None
        if before is not None and halves is not None and (_is_range(*halves) or _is_decimal(*halves) or _is_grouped(*halves)):
            apart = before.text.strip()[-2:-1].isspace() or _is_grouped(*halves)
            text = f"{before.text.strip()}{' ' if apart else ''}{line.text.strip()}"
            found[-1] = Line(text, min(before.x0, line.x0), before.top, max(before.x1, line.x1), line.bottom)
        else:
            found.append(line)
    return found


def _is_decimal(first: str, last: str) -> bool:
    """True for a figure that its narrow cell broke behind the comma."""
    return bool(re.fullmatch(r"\d{1,3},", first) and re.fullmatch(r"\d{1,2}%?", last))


def _is_grouped(first: str, last: str) -> bool:
    """True for an amount whose groups stand apart by blanks ("1 258 449 360"), broken behind one of these."""
    return bool(re.fullmatch(r"\d{1,3}(?: \d{3})+", first) and re.fullmatch(r"\d{3}(?: \d{3})*", last))


def _is_range(first: str, last: str) -> bool:
    """True for the two halves of a range: the hyphen ends the one, or begins the other, which is the greater then."""
    if not _RANGE_END.fullmatch(last):
        return False
    if _OPEN_RANGE.fullmatch(first):
        return last[:1].isdigit()
    if last[:1].isdigit() or not _PLAIN.fullmatch(first):
        return False
    values = [
        float(re.sub(r"[^\d.]", "", text.replace(",", ".")) or 0) if text.count(".") + text.count(",") < 2 else 0.0
        for text in (first, last)
    ]
    return 0 < values[0] < values[1] < 2 * values[0]


def _anchors(cells: Texts, padding: float) -> list[float]:
    """The heights at which the rows stand: those of figures in two columns or more, or of a column that counts 1, 2, 3."""
    if sum(_is_wrapped(lines) for _, lines in cells) > 1:
        return []  # amounts that narrow cells broke, so the figures beside them may be broken too
    codes = _broken_codes(cells, padding)
    columns = [[line.middle for line in lines] for at, (_, lines) in enumerate(cells) if at not in codes and _is_figures(lines)]
    sizes = Counter(len(column) for column in columns)
    for size, often in sizes.most_common():
        same = [column for column in columns if len(column) == size]
        slack = 0.5 * min(line.height for _, lines in cells for line in lines)
        level = [column for column in same if all(abs(a - b) < slack for a, b in zip(column, same[0], strict=True))]
        if often >= 2 and len(level) >= 2:
            return [] if _are_broken(cells, size, padding) else same[0]
    counted = [lines for at, (_, lines) in enumerate(cells) if at not in codes and _counts(lines)]
    return [line.middle for line in counted[0]] if counted else []


def _are_broken(cells: Texts, size: int, padding: float) -> bool:
    """True where every figure of so many lines may be one that its narrow cell broke, and no text beside them is in as many parts."""
    for cell, lines in cells:
        width = cell.x1 - cell.x0 - 2 * padding
        if _is_figures(lines):
            if len(lines) == size and not all(may_be_broken(a, b, width) for a, b in pairwise(lines)):
                return False
        elif len(paragraphs(lines, cell.x0 + padding, cell.x1 - padding)) == size:
            return False
    return True


def _is_figures(lines: Sequence[Line]) -> bool:
    """True for figures one below the other that are not the pieces of one wrapped figure."""
    if len(lines) < 2 or not all(_FIGURE.fullmatch(line.text.strip()) for line in lines):
        return False
    return not is_amount("".join(line.text for line in lines)) and not _is_broken_code([line.text.strip() for line in lines])


def _is_broken_code(texts: Sequence[str]) -> bool:
    """True for the pieces of one code that a narrow cell broke at its dots ("2.23.01." above "2.04", "2.23.01.2.04" above ".0005")."""
    ends = all(before.endswith(".") or after.startswith(".") for before, after in pairwise(texts))
    return ends and bool(_CODE.fullmatch("".join(texts)))


def _broken_codes(cells: Texts, padding: float) -> set[int]:
    """The cells before the first words of a row whose figures are parts of a code that its narrow column broke ("2" above "5")."""
    broken, counting = set[int](), set[int]()
    for at, (cell, lines) in sorted(enumerate(cells), key=lambda entry: entry[1][0].x0):
        if any(char.isalpha() for line in lines for char in line.text):
            break
        width = cell.x1 - cell.x0 - 2 * padding
        narrow = len(lines) > 1 and all(may_be_broken(a, b, width) for a, b in pairwise(lines))
        if narrow and all(re.fullmatch(r"[\d.]+", line.text.strip()) for line in lines):
            (counting if _counts(lines) and lines[0].text.strip()[0] != "0" else broken).add(at)
    return broken | counting if broken else set()  # "1" above "2" are two rows, unless the parts of the code beside them are broken


def _is_wrapped(lines: Sequence[Line]) -> bool:
    """True for one amount in pieces of which the first is none by itself ("2.315.00" above "0.000")."""
    texts = [line.text.strip() for line in lines]
    return len(texts) > 1 and is_amount("".join(texts)) and not _WHOLE.fullmatch(texts[0])


def _counts(lines: Sequence[Line]) -> bool:
    numbers = [int(match[1]) if (match := _ORDINAL.fullmatch(line.text.strip())) else -9 for line in lines]
    return len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _shared_out(cell: Cell, lines: list[Line], anchors: Sequence[float], padding: float) -> list[list[Line]]:
    """The lines of a cell for each row: its paragraphs one by one where there are as many, else each from the height it begins at."""
    shares: list[list[Line]] = [[] for _ in anchors]
    parts = paragraphs(lines, cell.x0 + padding, cell.x1 - padding)
    if len(parts) == len(anchors):
        return parts
    if (named := _by_measures(lines)) and len(named) == len(anchors):
        return named
    # Words that go on from line to line are one text, also where the lines stand beside the figures of the rows.
    several = len(parts) > 1 or _is_figures(lines) or all(is_measure(line.text) or INDICATOR.match(line.text) for line in lines)
    beside = several and len(lines) == len(anchors) and all(abs(a.middle - b) < 0.6 * a.height for a, b in zip(lines, anchors, strict=True))
    if beside or (len(lines) == len(anchors) and _is_figures(lines)):
        return [[line] for line in lines]
    for part in parts:
        at = max((n for n, anchor in enumerate(anchors) if anchor <= part[0].bottom), default=0)
        shares[at] += part
    return shares


def _by_measures(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of a cell as indicators that each begin with the word for a measure ("Jumlah …"), where the line before may end a text."""
    found: list[list[Line]] = []
    for line in lines:
        begins = bool(INDICATOR.match(line.text))
        if begins and (not found or (len(" ".join(part.text for part in found[-1]).split()) > 1 and may_end(found[-1][-1]))):
            found.append([line])
        elif found:
            found[-1].append(line)
        else:
            return []
    return found

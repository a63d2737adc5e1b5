"""A scanned page as grey dots: straightened, its ruling lines found and wiped out, its cells cut out. Pure functions on bytes.

No library for pictures is needed: long runs of dark dots are found by searches in the bytes of all rows, and columns are slices
with a step, both at the speed of C.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from .layout.grid import Grid, find_grids
from .marks.objects import Edge
from .strokes import Stroke, filled_boxes, level_runs, sides_of, slope_of, strokes_of, thin, turned, without_boxes, without_letters

_DARK_SHARE = 0.74  # of the paper's own brightness: darker dots are ink
_BELOW_FILLS, _PALE = 0.6, 0.93  # printed lines on coloured boxes; the lines of a spreadsheet's window
_SHARES = (_DARK_SHARE, _BELOW_FILLS, _PALE)
_GROUNDS = 3  # tones of a table's grounds
_LONG, _FEW_LINES = 0.3, 2  # of a picture's width: a line of its table; how many there are at least
_MOST_RUNS = 30_000  # more are no lines but a photograph or dirt
_MIDDLE, _OF_GROUND, _CONTRAST = 170, 0.08, 50  # tones: lighter grounds have dark letters; the share of a ground; letters against it
_WHITE, _DARK, _GRAIN = 235, 110, 12  # tones: paper; a ground with light letters; what a ground's own dots differ by
_LEAST_LEVEL = 16.0  # points: shorter level runs are parts of letters
_LEAST_UPRIGHT = 11.0  # letters have upright strokes, but none as high as a table's row
_THICKEST = 4.0  # points: thicker is no line but a filled box
_STRAIGHT = 0.0006  # rise by width: a page that is turned by less needs no straightening


@dataclass(frozen=True, slots=True)
class Bitmap:
    """Grey dots row by row (0 is black), and how many stand on a point."""

    dots: bytes
    width: int
    height: int
    scale: float

    def pgm(self) -> bytes:
        """The picture as a file that any OCR program reads."""
        return b"P5 %d %d 255\n" % (self.width, self.height) + self.dots


def ink_of(bitmap: Bitmap, share: float = _DARK_SHARE) -> bytes:
    """The page in two tones: b"#" for ink, b" " for paper, whatever the paper's grey; ink is darker than a share of the paper's tone."""
    limit = max(40, int(share * paper_of(bitmap)[0]))
    return bitmap.dots.translate(bytes(0x23 if tone < limit else 0x20 for tone in range(256)))


@lru_cache(maxsize=4)  # a picture is looked at at several tones
def paper_of(bitmap: Bitmap) -> tuple[int, float]:
    """The paper's tone, and the share of the page that is blank paper: little of a photograph is."""
    sample = bitmap.dots[:: max(1, len(bitmap.dots) // 60_000)]
    counts = Counter(sample)
    paper = max(counts, key=lambda tone: (counts[tone], -tone), default=255)
    return paper, sum(count for tone, count in counts.items() if abs(tone - paper) <= 6) / max(1, len(sample))


def flat_share(bitmap: Bitmap) -> float:
    """The share of a picture that is of its few commonest tones, as paper and coloured rows are."""
    counts = Counter(bitmap.dots[:: max(1, len(bitmap.dots) // 60_000)])
    whole, found = sum(counts.values()), 0
    for _ in range(_GROUNDS):
        tone = max(counts, key=lambda tone: counts[tone], default=0)
        found += sum(counts.pop(near, 0) for near in range(tone - 6, tone + 7))
    return found / max(1, whole)


def quarter_turned(bitmap: Bitmap) -> Bitmap:
    """The page turned by a quarter with the clock."""
    dots = b"".join(bitmap.dots[x :: bitmap.width][::-1] for x in range(bitmap.width))
    return Bitmap(dots, bitmap.height, bitmap.width, bitmap.scale)


def straightened(bitmap: Bitmap, slope: float) -> Bitmap:
    """The page turned by its slope, in two shears: rows are moved along, and then parts of rows up or down."""
    width, height = bitmap.width, bitmap.height
    rows = []
    for y in range(height):
        by = round(slope * (y - height / 2))
        row = bitmap.dots[y * width : (y + 1) * width]
        rows.append((b"\xff" * min(width, by) + row)[:width] if by > 0 else (row[-by:] + b"\xff" * min(width, -by))[:width])
    shifts = [round(slope * (x - width / 2)) for x in range(width)]
    rising = sorted(set(shifts))
    bounds = []
    ordered = shifts if slope > 0 else shifts[::-1]
    for shift in rising:
        first = bisect_left(ordered, shift)
        last = bisect_left(ordered, shift + 1)
        bounds.append((first, last, shift) if slope > 0 else (width - last, width - first, shift))
    bounds.sort()
    empty = b"\xff" * width
    dots = b"".join(
        (rows[y + shift] if 0 <= y + shift < height else empty)[first:last] for y in range(height) for first, last, shift in bounds
    )
    return Bitmap(dots, width, height, bitmap.scale)


@dataclass(slots=True)
class Ruled:
    """A straight page with its ruling lines in points, and the same page with them wiped out."""

    page: Bitmap
    level: list[Edge]
    upright: list[Edge]


def best_ruled(bitmap: Bitmap) -> tuple[Ruled, list[Grid]]:
    """The lines of a picture of a table, and the tables that they draw, at the tone that shows most cells.

    Lines of a spreadsheet on a screen are pale; boxes filled with colour are darker than these, and lighter than printed lines.
    """
    best: tuple[_Lined, list[Grid]] | None = None
    for share in _SHARES:
        found = _lined(bitmap, share)
        grids = _grids(found)
        if best is None or _cells(grids) > 1.2 * _cells(best[1]):
            best = found, grids
    assert best is not None
    return best[0].ruled(), best[1]


def grids_at_tones(bitmap: Bitmap) -> Iterator[list[Grid]]:
    """The tables that the lines of a picture draw, at one tone after the other where some lines run over much of the picture."""
    for share in _SHARES:
        if _has_long_lines(ink_of(bitmap, share), bitmap.width):  # a quick look before all lines are followed
            yield _grids(_lined(bitmap, share))


def _grids(found: _Lined) -> list[Grid]:
    level, upright = found.edges()
    return find_grids(level, upright, found.page.width / found.page.scale, found.page.height / found.page.scale)


def _has_long_lines(ink: bytes, width: int) -> bool:
    """True where some lines run over much of a picture."""
    rows = sorted({row for row, _, _ in level_runs(ink, width, max(8, round(_LONG * width)))})
    return sum(after - before > 3 for before, after in pairwise([-9, *rows])) >= _FEW_LINES


def _cells(grids: Iterable[Grid]) -> int:
    return sum(len(grid.cells) for grid in grids)


@dataclass(slots=True)
class _Lined:
    """A straight page and the strokes that are its lines."""

    page: Bitmap
    level: list[Stroke]
    upright: list[Stroke]

    def edges(self) -> tuple[list[Edge], list[Edge]]:
        """The strokes in points."""
        scale = self.page.scale
        return [_edge(stroke, scale) for stroke in self.level], [_edge(stroke, scale) for stroke in self.upright]

    def ruled(self) -> Ruled:
        """The lines in points, and the page without them."""
        width, height = self.page.width, self.page.height
        dots = bytearray(self.page.dots)
        for row, start, end in (run for stroke in self.level for run in stroke.runs):
            for y in range(max(0, row - 1), min(height, row + 2)):
                dots[y * width + start : y * width + end] = b"\xff" * (end - start)
        for column, start, end in (run for stroke in self.upright for run in stroke.runs):
            for x in range(max(0, column - 1), min(width, column + 2)):
                dots[start * width + x : (end - 1) * width + x + 1 : width] = b"\xff" * (end - start)
        return Ruled(Bitmap(bytes(dots), width, height, self.page.scale), *self.edges())


def ruled(bitmap: Bitmap, share: float = _DARK_SHARE) -> Ruled:
    """Straighten a page, find its lines and wipe them out."""
    return _lined(bitmap, share).ruled()


def _lined(bitmap: Bitmap, share: float) -> _Lined:
    """Straighten a page and find its lines."""
    least = round(_LEAST_LEVEL * bitmap.scale)
    ink = ink_of(bitmap, share)
    all_level = _strokes(level_runs(ink, bitmap.width, least))
    level = _thin(all_level, bitmap)
    slope = slope_of(level, bitmap.width // 6)
    if abs(slope) > _STRAIGHT:
        bitmap = straightened(bitmap, slope)
        ink = ink_of(bitmap, share)
        all_level = _strokes(level_runs(ink, bitmap.width, least))
        level = _thin(all_level, bitmap)
    boxes = filled_boxes(all_level, _THICKEST * bitmap.scale)
    if boxes:  # the lines of the columns below a dark header end in it
        ink = without_boxes(ink, bitmap.width, boxes)
    upright = _thin(_strokes(level_runs(turned(ink, bitmap.width), bitmap.height, round(_LEAST_UPRIGHT * bitmap.scale))), bitmap)
    level, upright = without_letters(level, upright, bitmap.scale)
    for box in boxes:
        across, down = sides_of(box)
        level, upright = level + across, upright + down
    return _Lined(bitmap, level, upright)


def _strokes(runs: list[tuple[int, int, int]]) -> list[Stroke]:
    return strokes_of(runs) if len(runs) < _MOST_RUNS else []


def _thin(strokes: Iterable[Stroke], bitmap: Bitmap) -> list[Stroke]:
    return [stroke for stroke in strokes if thin(stroke, _THICKEST * bitmap.scale)]


def _edge(stroke: Stroke, scale: float) -> Edge:
    """A stroke as a ruling line: at the middle of its dots."""
    weight = sum(end - start for _, start, end in stroke.runs)
    middle = sum((at + 0.5) * (end - start) for at, start, end in stroke.runs) / weight
    return Edge(middle / scale, stroke.start / scale, stroke.end / scale)


def cut_out(bitmap: Bitmap, box: tuple[float, float, float, float], margin: int) -> tuple[Bitmap, int, int]:
    """The part of a page in a box of points (left, top, right, bottom) with white paper around, and where its corner stood in dots."""
    x0, y0 = max(0, round(box[0] * bitmap.scale)), max(0, round(box[1] * bitmap.scale))
    x1, y1 = min(bitmap.width, round(box[2] * bitmap.scale)), min(bitmap.height, round(box[3] * bitmap.scale))
    rows = [bitmap.dots[y * bitmap.width + x0 : y * bitmap.width + x1] for y in range(y0, y1)] if x1 > x0 else []
    part = Bitmap(b"".join(rows), x1 - x0 if rows else 0, len(rows), bitmap.scale)
    return framed(part, margin), x0 - margin, y0 - margin


def framed(bitmap: Bitmap, margin: int) -> Bitmap:
    """A picture with white paper around it."""
    width, height = bitmap.width + 2 * margin, bitmap.height + 2 * margin
    side, empty = b"\xff" * margin, b"\xff" * width * margin
    rows = [side + bitmap.dots[y * bitmap.width : (y + 1) * bitmap.width] + side for y in range(bitmap.height)]
    return Bitmap(empty + b"".join(rows) + empty, width, height, bitmap.scale)


def on_white(bitmap: Bitmap) -> Bitmap:
    """The picture of a coloured cell as dark letters on white paper: a recogniser takes a ground of colour for ink."""
    ground = paper_of(bitmap)[0]
    if ground >= _WHITE:
        return bitmap
    counts = Counter(bitmap.dots)
    grounds = [tone for tone in range(_MIDDLE) if sum(counts[near] for near in range(tone - 3, tone + 4)) >= _OF_GROUND * len(bitmap.dots)]
    if ground < _MIDDLE and grounds and _has_light_letters(counts, min(grounds), max(grounds), ground):
        lightest = max(grounds)
        table = bytes(255 - max(0, tone - lightest) * 255 // (255 - lightest) for tone in range(256))
    else:
        table = bytes(min(255, tone * 255 // max(1, ground - _GRAIN)) for tone in range(256))
    return Bitmap(bitmap.dots.translate(table), bitmap.width, bitmap.height, bitmap.scale)


def _has_light_letters(counts: Counter[int], darkest: int, lightest: int, ground: int) -> bool:
    """True for a dark ground, or one of a middle tone on which more is lighter than darker."""
    lighter = sum(count for tone, count in counts.items() if tone > lightest + _CONTRAST)
    return ground < _DARK or lighter > sum(count for tone, count in counts.items() if tone < darkest - _CONTRAST)


def blanked(bitmap: Bitmap, boxes: Iterable[tuple[float, float, float, float]]) -> Bitmap:
    """The page with boxes of points wiped out."""
    dots = bytearray(bitmap.dots)
    for left, top, right, bottom in boxes:
        x0, x1 = max(0, round(left * bitmap.scale)), min(bitmap.width, round(right * bitmap.scale))
        for y in range(max(0, round(top * bitmap.scale)), min(bitmap.height, round(bottom * bitmap.scale))):
            dots[y * bitmap.width + x0 : y * bitmap.width + x1] = b"\xff" * max(0, x1 - x0)
    return Bitmap(bytes(dots), bitmap.width, bitmap.height, bitmap.scale)

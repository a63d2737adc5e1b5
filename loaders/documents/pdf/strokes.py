"""Runs of dark dots in a picture's rows, or columns, and the strokes that they make: ruling lines, boxes, parts of letters.

Pure functions on bytes: long runs are found by searches in the bytes of all rows, at the speed of C.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_MOST_TURNED = 0.06  # what runs steeper is no line of a page that was laid askew
_BRIDGE = 2  # rows or columns between two runs that are still of one stroke
_LONG_LEVEL, _LONG_UPRIGHT = 90.0, 40.0  # points: no letter of a title has such strokes
_MEET = 3.0  # points: what is nearer touches
_FULL = 0.45  # of its box: what is dark in a filled box with light words


@dataclass(slots=True)
class Stroke:
    """Runs of dark dots (place, start, end) in neighbouring rows, or columns, that make one drawn line."""

    runs: list[tuple[int, int, int]]

    @property
    def start(self) -> int:
        """Where it begins."""
        return min(run[1] for run in self.runs)

    @property
    def end(self) -> int:
        """Where it ends."""
        return max(run[2] for run in self.runs)

    @property
    def slope(self) -> float:
        """How much it rises or falls on its way: the places of its two ends, by its length."""
        first = [at for at, start, _ in self.runs if start < self.start + 8]
        last = [at for at, _, end in self.runs if end > self.end - 8]
        return (sum(last) / len(last) - sum(first) / len(first)) / max(1, self.end - self.start)


def level_runs(ink: bytes, width: int, least: int) -> list[tuple[int, int, int]]:
    """Runs of at least so many dark dots in the rows of a page, as (row, start, end)."""
    found = []
    for first, end in _long_runs(ink, least):
        row, start = divmod(first, width)
        length = end - first
        while length > 0:  # a run may go over a row's end
            part = min(length, width - start)
            if part >= least:
                found.append((row, start, start + part))
            length -= part
            row, start = row + 1, 0
    return found


def _long_runs(ink: bytes, least: int) -> Iterator[tuple[int, int]]:
    """Runs of at least so many dark dots, whatever the rows: one dot in so many is looked at, since a long run holds one of these."""
    done, sample = 0, ink[::least]
    at = sample.find(b"#")
    while at >= 0:
        start = ink.rfind(b" ", done, at * least) + 1 or done
        end = ink.find(b" ", at * least)
        done = len(ink) if end < 0 else end
        if done - start >= least:
            yield start, done
        at = sample.find(b"#", -(-done // least))


def turned(ink: bytes, width: int) -> bytes:
    """The page with rows and columns exchanged."""
    return b"".join(ink[x::width] for x in range(width))


def strokes_of(runs: Iterable[tuple[int, int, int]]) -> list[Stroke]:
    """Runs that lie beside one another in neighbouring rows as strokes."""
    open_: list[tuple[int, Stroke]] = []  # strokes with the last row that they reached
    done: list[Stroke] = []
    reached = -1
    for run in sorted(runs):
        row, start, end = run
        if row != reached:
            done += [stroke for last, stroke in open_ if row - last > _BRIDGE]
            open_ = [entry for entry in open_ if row - entry[0] <= _BRIDGE]
            reached = row
        near = [entry for entry in open_ if _beside(entry[1].runs, row, start, end)]
        if near:
            open_ = [entry for entry in open_ if entry not in near] if len(near) > 1 else open_
            whole = near[0][1]
            if len(near) > 1:
                whole = Stroke(sorted(piece for _, stroke in near for piece in stroke.runs))
            else:
                open_.remove(near[0])
            whole.runs.append(run)  # the last of all by its row
        else:
            whole = Stroke([run])
        open_.append((row, whole))
    return done + [stroke for _, stroke in open_]


def _beside(runs: Sequence[tuple[int, int, int]], row: int, start: int, end: int) -> bool:
    """True where a run lies beside one of the last of a stroke."""
    for at, low, high in reversed(runs[-12:]):
        if row - at > _BRIDGE:
            return False
        if low <= end + 2 and high >= start - 2:
            return True
    return False


def thin(stroke: Stroke, thickest: float) -> bool:
    """True for a stroke that is a line, not a filled box: its runs together cover little more than its length."""
    covered = sum(end - start for _, start, end in stroke.runs)
    return covered <= thickest * (stroke.end - stroke.start)


def slope_of(strokes: Sequence[Stroke], least: int) -> float:
    """By how much the page's long level lines rise or fall, as most of their length says."""
    long = sorted((stroke.slope, stroke.end - stroke.start) for stroke in strokes if stroke.end - stroke.start >= least)
    long = [(slope, length) for slope, length in long if abs(slope) < _MOST_TURNED]
    half, passed = sum(length for _, length in long) / 2, 0
    for slope, length in long:
        passed += length
        if passed >= half:
            return slope
    return 0.0


def without_letters(level: list[Stroke], upright: list[Stroke], scale: float) -> tuple[list[Stroke], list[Stroke]]:
    """The strokes without those of large letters: one of a table is long, or runs between two that cross it."""
    while True:
        down = [stroke for stroke in upright if _is_ruling(stroke, level, _LONG_UPRIGHT * scale, _MEET * scale)]
        across = [stroke for stroke in level if _is_ruling(stroke, down, _LONG_LEVEL * scale, _MEET * scale)]
        if len(down) == len(upright) and len(across) == len(level):
            return level, upright
        level, upright = across, down


def _is_ruling(stroke: Stroke, crossing: Sequence[Stroke], long: float, near: float) -> bool:
    """True for a stroke that is long, or that others meet near both its ends or cross at two places."""
    start, end = stroke.start, stroke.end
    if end - start >= long:
        return True
    places = (stroke.runs[0][0] - near, stroke.runs[-1][0] + near)
    met = [
        other.runs[0][0]
        for other in crossing
        if start - near <= other.runs[0][0] <= end + near and other.start <= places[1] and other.end >= places[0]
    ]
    return bool(met) and max(met) - min(met) > near


Box = tuple[int, int, int, int]  # first row, first column, behind the last row and column


def filled_boxes(strokes: Iterable[Stroke], thickest: float) -> list[Box]:
    """The boxes that level strokes fill which are no lines: grounds of a header or of rows, with light words in them."""
    found = []
    for stroke in strokes:
        top, bottom, start, end = stroke.runs[0][0], stroke.runs[-1][0] + 1, stroke.start, stroke.end
        if bottom - top > thickest and sum(b - a for _, a, b in stroke.runs) >= _FULL * (bottom - top) * (end - start):
            found.append((top, start, bottom, end))
    return found


def sides_of(box: Box) -> tuple[list[Stroke], list[Stroke]]:
    """The level and the upright sides of a box, as strokes."""
    top, start, bottom, end = box
    level = [Stroke([(row, start, end)]) for row in (top, bottom - 1)]
    return level, [Stroke([(column, top, bottom)]) for column in (start, end - 1)]


def without_boxes(ink: bytes, width: int, boxes: Iterable[Box]) -> bytes:
    """The ink of a page without that of boxes."""
    dots = bytearray(ink)
    for top, start, bottom, end in boxes:
        for row in range(top, bottom):
            dots[row * width + start : row * width + end] = b" " * (end - start)
    return bytes(dots)

"""Lines that are drawn as rows of dots, one small shape each. Pure functions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

Line = tuple[float, float, float, float]
_FEWEST = 8  # dots of a line
_FAR = 4.5  # points from one dot to the next
_LEVEL = 0.3  # points: dots of one line differ by no more


def dotted_lines(dots: Sequence[tuple[float, float]]) -> list[Line]:
    """The level and upright lines (x0, y0, x1, y1) that dots make which stand closely one beside the other."""
    if len(dots) < _FEWEST:
        return []
    level = [(start, at, end, at) for at, start, end in _rows((y, x) for x, y in dots)]
    return level + [(at, start, at, end) for at, start, end in _rows((x, y) for x, y in dots)]


def _rows(dots: Iterator[tuple[float, float]]) -> Iterator[tuple[float, float, float]]:
    """Where dots (their height, their place) stand in rows: the height of each row, and from where to where it reaches."""
    band: list[tuple[float, float]] = []
    for dot in sorted(dots):
        if band and dot[0] - band[0][0] > _LEVEL:
            yield from _runs(band)
            band = []
        band.append(dot)
    yield from _runs(band)


def _runs(band: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float, float]]:
    """The stretches of a band in which dots stand closely."""
    if len(band) < _FEWEST:
        return
    height = sum(at for at, _ in band) / len(band)
    run: list[float] = []
    for place in sorted({round(place, 2) for _, place in band}):
        if run and place - run[-1] > _FAR:
            if len(run) >= _FEWEST:
                yield height, run[0], run[-1]
            run = []
        run.append(place)
    if len(run) >= _FEWEST:
        yield height, run[0], run[-1]

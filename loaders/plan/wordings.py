"""Whether a place words a statement differently: other words, or fewer that stand there whole. Pure."""

from __future__ import annotations

import re
from itertools import chain

from ...graph.ids import fold
from ..documents.blocks import Place
from ..language.statements import is_open
from .facts import Origin, Plan

Row = tuple[str, int | None, int]  # file, page, and the position of a row among those of all tables

_SAYS = 3  # words of a wording that says something by itself
_MORE = 2  # words that another one has beyond it
_BRACKETS = re.compile(r"\([^()]*\)")  # a short form, or the unit


def last_rows(plan: Plan) -> frozenset[Row]:
    """The last row of tables on each page: what it prints may go on overleaf."""
    last: dict[tuple[str, int | None], int] = {}
    measures = (*plan.loose_measures, *(measure for item in plan.items for measure in item.measures))
    told = [*(item.origins for item in plan.items), *(measure.origins for measure in measures)]
    for origin in chain.from_iterable(told):
        if origin.position is not None and origin.place.page is not None:
            spot = _page(origin.place)
            last[spot] = max(last.get(spot, 0), origin.position)
    return frozenset((*spot, position) for spot, position in last.items())


def other_wording(settled: str, printed: str, origin: Origin | None, last: frozenset[Row], own: tuple[str, ...]) -> str | None:
    """What a place prints where that is another wording: not the same letters, nor a part of one that was cut or wrapped.

    `origin` is given where fewer words count: they have to fill a cell of their own that no page's end has cut.
    """
    one, other = (fold(text).replace(" ", "") for text in (settled, printed))
    if not other or one == other:
        return None
    if other not in one and one not in other:
        return printed
    return printed if origin is not None and not _is_last(origin, last) and _is_whole(settled, printed, origin.cell, own) else None


def _page(place: Place) -> tuple[str, int | None]:
    return place.file or "", place.page


def _is_last(origin: Origin, last: frozenset[Row]) -> bool:
    return origin.position is not None and (*_page(origin.place), origin.position) in last


def _is_whole(settled: str, printed: str, cell: str, own: tuple[str, ...]) -> bool:
    """True where a wording that is a part of another, or has one as its part, says something and fills a cell.

    What an edge cuts breaks off in a word, leaves few or leaves off open. A short form in brackets and the names
    of the agency and its region, `own`, go without saying.
    """
    if fold(printed) not in [fold(text) for text in cell.split(" | ")]:
        return False
    short, long = sorted((_bare(printed, own), _bare(settled, own)), key=len)
    at = next((at for at in range(len(long) - len(short) + 1) if long[at : at + len(short)] == short), None)
    return at is not None and len(short) >= _SAYS and len(long) - len(short) >= _MORE and not is_open(" ".join(short))


def _bare(words: str, own: tuple[str, ...]) -> list[str]:
    bare = fold(_BRACKETS.sub(" ", words))
    for name in own:
        bare = bare.removesuffix(fold(name)).strip()
    return bare.split()

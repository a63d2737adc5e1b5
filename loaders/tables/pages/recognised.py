"""Tables recognised in pictures beside tables that the document prints as text: where the text tells the same, the text is read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ...documents.blocks import Block, Fragment
from ...language.numbers import looks_like_rupiah

_CODE = re.compile(r"\d[\d.,\s]{7,}\d")
_LEAST_DIGITS, _MOST_DIGITS = 8, 14  # of the code of a kegiatan or subkegiatan
_SAME = 0.5  # of the codes in the pictures: as many in tables with money say that it is the same table


def recognised_of(blocks: Iterable[Block], recognised: frozenset[int]) -> tuple[list[Fragment], list[Fragment]]:
    """The fragments of a file that were recognised in pictures, and those that it prints as text."""
    fragments = [block for block in blocks if isinstance(block, Fragment) and block.rows]
    seen = [fragment for fragment in fragments if fragment.rows[0].place.page in recognised]
    return seen, [fragment for fragment in fragments if fragment.rows[0].place.page not in recognised]


def told_twice(seen: Sequence[Fragment], printed: Iterable[Fragment]) -> list[Fragment]:
    """The fragments seen in pictures, where most codes in them are printed too, with money beside them.

    A recogniser confuses letters and digits; what is printed as text is not to be mixed with that.
    """
    own = [code for fragment in seen for code in _codes(fragment)]
    codes = {code for fragment in printed for code in _codes(fragment, with_money=True)} if own else set()
    return list(seen) if own and sum(code in codes for code in own) >= _SAME * len(own) else []


def _codes(fragment: Fragment, *, with_money: bool = False) -> list[str]:
    """The digits of the codes that begin a cell, of rows with an amount only where asked."""
    rows = [row for row in fragment.rows if not with_money or any(looks_like_rupiah(cell) for cell in row.cells)]
    found = [
        re.sub(r"\D", "", match[0]) for row in rows for cell in row.cells if (match := _CODE.match(cell)) and not looks_like_rupiah(cell)
    ]
    return [code for code in found if _LEAST_DIGITS <= len(code) <= _MOST_DIGITS]

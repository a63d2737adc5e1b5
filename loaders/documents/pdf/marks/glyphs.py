"""Letters of a page of which nobody can tell which they are: their font does not say, or says it wrongly.

They look right on paper, and what a program takes from them is a string of other letters, signs and control characters.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from itertools import repeat

from ....language.spelling import CIDS, ENOUGH, LEGIBLE, RARE, is_legible, usual_pairs
from . import calls

UNMAPPED = ""
_STEP = 4  # of a page's letters each fourth is asked for its meaning first
_RUN = 3  # letters beside one another: fewer are the marks of a list or a formula
_FEWEST = 6  # of a page
_DOUBTFUL = 15  # pairs of letters that are not usual: a page with as many is looked at font by font
_RARE = 0.03  # of a page's letters: more signs that are rare in plans may stand for figures
_AFTER_OTHERS = 10  # pairs: how few tell of a font on a page where another one is known to be spoilt
_KNOWN_CONTROLS = frozenset((2, 9, 10, 13))
_CONTROLS = dict.fromkeys(range(32), " ")
_OWN = 0xE000  # where private code points begin


def meaningless(handle: int, codes: Sequence[int], suspected: Set[str] = frozenset()) -> tuple[Set[int], Set[str]]:
    """The places of the letters of a page (its text, as pdfium gives it) that mean nothing, and the names of fonts that tell wrong ones.

    UNMAPPED stands for those that tell none. Where such fonts are `suspected`, since they spoil other pages, fewer letters are enough.
    """
    count = len(codes)
    odd = {code for code in set(codes) if _is_odd(code)}
    unmapped = 1 in map(calls.has_no_unicode, repeat(handle), range(0, count, 1 if suspected else _STEP))
    found: set[int] = set()
    if odd or unmapped:
        marked = {at for at, code in enumerate(codes) if code in odd}
        marked |= {at for at, error in enumerate(map(calls.has_no_unicode, repeat(handle, count), range(count))) if error == 1}
        runs = [run for run in _runs(marked) if len(run) >= _RUN and len({codes[at] for at in run}) > 1]
        if suspected or sum(map(len, runs)) >= _FEWEST:
            lone = {at for run in _runs(marked) if len(run) == 1 for at in run if _OWN <= codes[at] <= 0xF8FF}  # marks of lists
            found = marked - lone
    text = "".join(map(chr, codes)).translate(_CONTROLS)
    if found:
        text = "".join(" " if at in found else letter for at, letter in enumerate(text))
    for match in CIDS.finditer(text):
        found.update(range(*match.span()))
    usual, known = usual_pairs(text)
    rare = RARE.findall(text)
    names = {UNMAPPED} if found else set()
    if suspected - {UNMAPPED} or known - usual >= _DOUBTFUL or (len(set(rare)) > 2 and len(rare) > _RARE * len(text)):
        wrong = _of_spoilt_fonts(handle, text, suspected)
        found |= wrong
        names |= {calls.font_name(font) for font in {_font_of(handle, at) for at in wrong}}
    return found, names


def _is_odd(code: int) -> bool:
    """True for a code that is no letter anywhere: of control, of private use, or the sign for what is unknown."""
    return (code < 32 and code not in _KNOWN_CONTROLS) or 0x7F <= code < 0xA0 or _OWN <= code <= 0xF8FF or code in (0, 0xFFFD)


def _runs(places: Iterable[int]) -> list[list[int]]:
    """Places one behind the other as runs."""
    found: list[list[int]] = []
    for at in sorted(places):
        if found and at == found[-1][-1] + 1:
            found[-1].append(at)
        else:
            found.append([at])
    return found


def _font_of(handle: int, at: int) -> int:
    item = calls.text_object(handle, at)
    return (calls.font_of(item) or 0) if item else 0


def _of_spoilt_fonts(handle: int, text: str, suspected: Set[str]) -> set[int]:
    """The places of the letters of those fonts whose letters make no words on a page."""
    by_font: dict[int, list[int]] = {}
    for at in range(len(text)):
        font = _font_of(handle, at)
        if font:
            by_font.setdefault(font, []).append(at)
    # What another font or a blank stands between are two words.
    own = {
        font: "".join(text[at] if before == at - 1 else f" {text[at]}" for before, at in zip([-9, *places], places, strict=False))
        for font, places in by_font.items()
    }
    spoilt = {font for font, letters in own.items() if not is_legible(letters)}
    if spoilt:  # the fonts of one document were made by one program
        spoilt |= {font for font, letters in own.items() if not is_legible(letters, _AFTER_OTHERS, acronyms=False)}
    for font, letters in own.items():
        usual, known = usual_pairs(letters)
        if suspected and calls.font_name(font) in suspected and (known < ENOUGH or usual < LEGIBLE * known):
            spoilt.add(font)
    return {at for font in spoilt for at in by_font[font]}

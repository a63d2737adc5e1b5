"""Two wordings of one statement or name: whether a place prints one, and whether two are other words or slips of the pen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from ....graph.concepts.difference import difference
from ....graph.ids import fold
from ....graph.model import Edge
from ..places import text
from .words import CUT

_SLIPS = ("slip", "ending")  # of the pen: a letter, the end of a word
_HEADS = frozenset({"terwujudnya", "mewujudkan", "untuk mewujudkan", "visi", "misi", "tujuan", "sasaran"})
_SPELT = 80  # of 100; words less alike are no slips of each other
_OPENING = "\"“”„'‘’:;(*_>-–•"


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording and a place that prints it."""

    words: str
    edge: Edge


def is_printed(words: str, edge: Edge) -> bool:
    """Whether the place prints these words in one piece, as a statement and not within a sentence."""
    cell = text(edge.properties.get("cell"))
    if not cell or (len(cell) >= CUT and fold(words) not in fold(cell)):
        return False
    at = " ".join(cell.split()).casefold().find(" ".join(words.split()).casefold())
    if at < 0:
        return False
    if edge.properties.get("table"):
        return True
    before = " ".join(cell.split())[:at].rstrip()
    return not before or before[-1] in _OPENING or before.split()[-1].strip(",").casefold() in ("yaitu", "yakni", "adalah")


def pair_of(several: list[Wording], differ_as: Callable[[str, str, bool], bool], *, apart: bool) -> tuple[Wording, Wording] | None:
    """The first two wordings that differ as asked, the most printed one first; of two tables where they have to stand `apart`.

    One table has a name once: two wordings there are those of two rows, or of the row of a unit.
    """
    counts: dict[str, list[Wording]] = {}
    for told in several:
        counts.setdefault(" ".join(plain(told)), []).append(told)
    (usual, places), *others = sorted(counts.items(), key=lambda item: -len(item[1]))
    for words, several_told in others:
        pairs = ((one, told) for told in several_told for one in places)
        pair = next(((one, told) for one, told in pairs if not apart or table_of(one) != table_of(told)), None)
        if pair is not None and differ_as(usual, words, not (table_of(pair[0]) and table_of(pair[1]))):
            return pair
    return None


def table_of(told: Wording) -> str:
    """The table that prints a wording, or nothing."""
    return text(told.edge.properties.get("table"))


def is_slip_of(one: str, other: str, prose: bool) -> bool:
    """Whether two names of tables are one but for a letter or the end of a word, none of them the last, which a cell's edge may cut."""
    a, b = (words.replace("prosentase", "persentase").split() for words in (one, other))  # of old either is right
    told = difference(tuple(a), tuple(b))
    return told.kind in _SLIPS and not prose and a[-1] == b[-1]


def differ(one: str, other: str, prose: bool) -> bool:
    """Whether two wordings differ in more than a slip."""
    a, b = tuple(one.split()), tuple(other.split())
    told = difference(a, b)
    if (told.same and not is_reordered(a, b)) or (prose and (a[: len(b)] == b or b[: len(a)] == a)):
        return False  # prose may go on behind a statement
    if not (told.left and told.right) and (told.left or told.right) in _HEADS:
        return False  # "terwujudnya" before a visi is often left out where it is quoted
    return not (_abbreviates(told.left, told.right) or _abbreviates(told.right, told.left))


def is_reordered(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two wordings have the same words in another order: "strategis infrastruktur" and "infrastruktur strategis"."""
    same = len(one) == len(other) and all(fuzz.ratio(*pair) >= _SPELT for pair in zip(sorted(one), sorted(other), strict=True))
    return same and sum(fuzz.ratio(*pair) < _SPELT for pair in zip(one, other, strict=True)) > 1


def reordered(one: Sequence[str], other: Sequence[str]) -> tuple[str, str]:
    """Of two wordings of as many words all from the first to the last word that differs."""
    apart = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return " ".join(one[apart[0] : apart[-1] + 1]), " ".join(other[apart[0] : apart[-1] + 1])


def _abbreviates(short: str, long: str) -> bool:
    """Whether some words stand for others by their letters: "kec sk" for "kecamatan sukamaju", "SDM" for its three words."""
    letters, rest = short.replace(" ", ""), iter(long.replace(" ", ""))
    return 1 < len(letters) < len(long.replace(" ", "")) * 0.75 and letters[0] == long[:1] and all(letter in rest for letter in letters)


def plain(told: Wording) -> tuple[str, ...]:
    """Its words for comparing them."""
    return tuple(fold(told.words.replace("&", " dan ")).split())

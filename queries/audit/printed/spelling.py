"""Words of statements and names that the plan itself spells otherwise nearly everywhere: a letter too many, too few, or two exchanged."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ....graph.model import Edge, PlanGraph
from ..places import is_recognised, origins, place_of, text
from .copied import is_copied
from .slips import is_miss, is_slip
from .vocabulary import WORDS, meant, sounds_like

_SPELT = (
    "Vision", "Mission", "RegionalGoal", "RegionalSasaran", "Goal", "Sasaran", "Strategy", "Policy", "Program", "Activity", "SubActivity",
    "Outcome", "Output", "Indicator",
)  # fmt: skip
_FIGURES = ("Budget", "Target")  # their cells are those of the rows that they stand in
_SHORTEST = 7  # letters; shorter words are like others by themselves
_WORD = re.compile(rf"[^\W\d_]{{{_SHORTEST},}}")
_USUAL = 4  # times that the plan prints the usual spelling
_OFTEN = 8  # times, where the other is more than a letter away
_ONCE = 2  # times that a cell and the one below it print it
_RARE = 2  # and that many times as often as the other
# Words that are right, though a letter makes them others which are right too, or are spelt in two ways by regulations.
_RIGHT = frozenset(
    {
        "keutuhan",
        "kebutuhan",
        "ketenteraman",
        "ketentraman",
        "pelindungan",
        "perlindungan",
        "bhinneka",
        "bhineka",
        "berkala",
        "berskala",
        "profesional",
        "professional",
    }
)
# Words of their own, a letter beside others; a third spelling near them is a slip all the same.
_WORDS = frozenset({
    "pendataan", "penataan", "pemukiman", "permukiman", "pedesaan", "perdesaan", "pengajian", "pengkajian", "penerangan", "penerbangan",
    "konsultansi", "konsultasi", "berkoperasi", "beroperasi", "pengenalan", "pengenaan", "diversifikasi", "diverifikasi", "penyimpangan",
    "penyimpanan", "penyerapan", "penerapan", "perimbangan", "pertimbangan", "menaati", "mentaati", "assessor", "assesor", "pengelolaan",
    "pengolahan", "mebeler", "mebeleur",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Misspelt:
    """A word, its usual spelling and how often the plan prints that (0: the official list does), and the nodes and first place."""

    word: str
    usual: str
    count: int
    nodes: tuple[str, ...]
    edge: Edge


def misspelt(graph: PlanGraph, is_told: Callable[[str, str], bool] = lambda node, usual: False) -> dict[str, list[Misspelt]]:
    """By document what is misspelt, in printed order; without the nodes of which `is_told` knows that another rule tells the spelling."""
    printed: dict[str, set[str]] = defaultdict(set)
    for edge in graph.edges("STATED_IN"):
        if graph.node(edge.source).label not in _FIGURES:
            printed[edge.target].add(text(edge.properties.get("cell")))
    found: dict[str, list[Misspelt]] = {}
    for document, cells in printed.items():
        counts: Counter[str] = Counter()
        for cell in cells:
            counts.update(set(words_of(cell)))
        usual = {word: count for word, count in counts.items() if count >= _USUAL}
        near = _by_ends(usual)
        rare = {word: right for word in counts if (right := _usual_spelling(word, counts[word], near)) is not None}
        rare = {word: rare.get(right, right) for word, right in rare.items()}  # a slip is none of another slip
        listed = {word: right for word in counts if (right := _listed_spelling(word, counts[word])) and right not in usual}
        voiced = {word: right for word in counts if (right := sounds_like(word, counts)) is not None}
        found[document] = list(_located(graph, document, voiced | listed | rare, usual, is_told)) if rare or listed or voiced else []
    return {document: listed for document, listed in found.items() if listed}


def words_of(cell: str) -> Iterator[str]:
    """The longer words of a cell."""
    return map(str.casefold, _WORD.findall(cell))


def _by_ends(usual: dict[str, int]) -> dict[tuple[str, str], list[tuple[str, int]]]:
    """The usual spellings by first and last letter, which a slip leaves as they are."""
    found: dict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
    for word, count in usual.items():
        found[word[0], word[-1]].append((word, count))
    return found


def _usual_spelling(word: str, count: int, usual: Mapping[tuple[str, str], Sequence[tuple[str, int]]]) -> str | None:
    """The word that this one is a slip of: within it, since beginnings and endings make other words of one."""
    if word in _RIGHT or word in _WORDS:
        return None
    near = [(other, often) for other, often in usual.get((word[0], word[-1]), ()) if often >= _RARE * count and other not in _RIGHT]
    by_letter = next((other for other, _ in near if is_slip(word, other, WORDS)), None)
    if by_letter is not None or word in WORDS or count > _ONCE:
        return by_letter
    return next((other for other, often in near if often >= _OFTEN and is_miss(word, other)), None)


def _listed_spelling(word: str, count: int) -> str | None:
    """The word of the official list that a seldom printed one is a slip of."""
    return meant(word) if count < _USUAL and word not in _RIGHT and word not in _WORDS else None


def _located(
    graph: PlanGraph, document: str, rare: dict[str, str], usual: dict[str, int], is_told: Callable[[str, str], bool]
) -> Iterator[Misspelt]:
    nodes: dict[str, list[str]] = defaultdict(list)
    first: dict[str, Edge] = {}
    for node in (node for label in _SPELT for node in graph.nodes(label)):
        for edge in origins(graph, node.id):
            words = text(edge.properties.get("wording")) or node.text
            for word in set(words_of(words)) & rare.keys() if edge.target == document else ():
                if (
                    word in text(edge.properties.get("cell")).casefold()
                    and not is_told(node.id, rare[word])
                    and not is_copied(graph, node.id, word)
                    and not is_recognised(graph, place_of(graph, node.id, among=[edge]))  # where a letter may have been read amiss
                ):
                    first.setdefault(word, edge)
                    if node.id not in nodes[word]:
                        nodes[word].append(node.id)
    for word, edge in first.items():
        yield Misspelt(word, rare[word], usual.get(rare[word], 0), tuple(nodes[word]), edge)

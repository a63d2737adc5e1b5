"""Which statements of several documents are one: forms of one wording first, then quotations that were cut off.

Heads are taken in the order of their votes, and each form is compared with the heads alone: the work grows with the plans, not
with their square. What one document prints as two statements is two, whatever third one lies between them; so what a document
states of a cluster is one statement, and taking a document away undoes exactly what it joined.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from ..ids import fold
from .words import begins_with_verb, core, is_cut_of, letters, likeness, opposed, same_words, stands_in

_NAMED = 7  # letters of a region's name in which a misprint is looked for
FULL = 3  # misi that a list has at least which is taken for a whole one


@dataclass(frozen=True, slots=True)
class Said:
    """One statement as one document makes it. `weight`: how often it prints that, `own`: by the region's own plan.

    `recognised`: its words were read from a picture.
    """

    document: str
    node: str
    text: str
    listing: str | None = None
    own: bool = False
    weight: int = 1
    recognised: bool = False


@dataclass(slots=True, eq=False)
class Cluster:
    """Statements that are one; `core` and `direction` are those of its head, the form that most documents print."""

    core: str
    direction: str
    members: list[Said] = field(default_factory=list)

    @property
    def documents(self) -> set[str]:
        """The documents that make the statement."""
        return {said.document for said in self.members}

    def takes(self, other: Cluster) -> bool:
        """Whether the other may be the same as far as directions and documents go."""
        return not opposed(self.direction, other.direction) and self.documents.isdisjoint(other.documents)


def clustered(said: Iterable[Said], region: str, decided: Iterable[tuple[str, str]] = ()) -> list[Cluster]:
    """The clusters of one region's statements of one level, in an order that depends on what they say alone.

    `decided` are pairs of wordings that a reviewer found to be one statement.
    """
    clusters = _alike(_forms(said, region))
    _join_cuts(clusters)
    for one, other in sorted(decided):
        _join_decided(clusters, region, one, other)
    return clusters


def _join_decided(clusters: list[Cluster], region: str, one: str, other: str) -> None:
    """Join the clusters that have these two wordings, if there are both."""
    wanted = [letters(bare_core(text, region)[0]) for text in (one, other)]
    first, second = (
        next((cluster for cluster in clusters if any(letters(bare_core(said.text, region)[0]) == words for said in cluster.members)), None)
        for words in wanted
    )
    if first is None or second is None or first is second:
        return
    head, joined = sorted((first, second), key=clusters.index)
    _take(head, joined)
    clusters.remove(joined)


def united(said: Iterable[Said], region: str) -> dict[str, str]:
    """Of one document's statements: the node that each is united with, by its words, until nothing is left to unite."""
    heads: list[tuple[str, str, str]] = []
    found: dict[str, str] = {}
    for one in sorted(said, key=lambda one: (-one.weight, one.node)):
        words, direction = bare_core(one.text, region)
        head = next((node for node, other, way in heads if not opposed(direction, way) and same_words(words, other)), None)
        if head is None:
            heads.append((one.node, words, direction))
        found[one.node] = head or one.node
    return found


def bare_core(text: str, region: str) -> tuple[str, str]:
    """The core of a statement without the region's own name, which one plan writes out and the next does not."""
    words, direction = core(text)
    name = region.replace("-", " ")
    bare = " ".join(f" {words} ".replace(f" {name} ", " ").split())
    if bare == words and len(name) >= _NAMED and " " not in name:
        bare = " ".join(left for word in words.split() if (left := _without_name(word, name)))
    return (bare or words), direction


def _without_name(word: str, name: str) -> str:
    """A word of a statement, or what is left of it where it is the region's name, misprinted by a letter or glued to the next word."""
    if word.startswith(name):
        return word[len(name) :]
    return "" if OSA.distance(word, name, score_cutoff=1) <= 1 else word


def _forms(said: Iterable[Said], region: str) -> list[Cluster]:
    """Statements of the very same words put together, those of most documents first."""
    forms: dict[tuple[str, str], Cluster] = {}
    for one in said:
        words, direction = bare_core(one.text, region)
        forms.setdefault((letters(words), direction), Cluster(words, direction)).members.append(one)
    for form in forms.values():
        form.members.sort(key=lambda one: (one.document, one.node))
        form.core = min(bare_core(one.text, region)[0] for one in form.members)
    return sorted(forms.values(), key=_rank)


def _rank(form: Cluster) -> tuple[bool, int, int, str, str]:
    printed = {one.document for one in form.members if not one.recognised}
    return (not any(one.own for one in form.members), -len(printed), -len(form.documents), form.core, form.direction)


def _alike(forms: Iterable[Cluster]) -> list[Cluster]:
    heads: list[Cluster] = []
    for form in forms:
        scores = ((likeness(form.core, head.core), at) for at, head in enumerate(heads))
        near = sorted((-score, at) for score, at in scores if score > 0)
        found = next((heads[at] for _, at in near if heads[at].takes(form) and same_words(form.core, heads[at].core)), None)
        if found is None:
            heads.append(form)
        else:
            _take(found, form)
    return heads


def _take(head: Cluster, form: Cluster) -> None:
    head.members += form.members
    head.direction = head.direction or form.direction


def _join_cuts(clusters: list[Cluster]) -> None:
    """Join to a cluster those that are cut quotations of it and of no other one, but of such as say still more."""
    lists = _full_lists(clusters)
    for part, wholes in _cuts(clusters):
        fitting = [one for one in wholes if one in clusters and one.takes(part) and not _of_other_list(part, one, lists)]
        nearest = min(fitting, key=lambda one: len(letters(one.core)), default=None)
        found = [nearest] if nearest and all(one is nearest or stands_in(nearest.core, one.core) for one in fitting) else []
        if found and part in clusters:
            _take(found[0], part)
            if len(letters(part.core)) > len(letters(found[0].core)):
                found[0].core = part.core
            clusters.remove(part)
            for number in lists.values():
                if id(part) in number:
                    number.add(id(found[0]))


def _cuts(clusters: list[Cluster]) -> Iterator[tuple[Cluster, list[Cluster]]]:
    """Each cluster that is the beginning or the end of others, with those; a sorted list finds them without comparing all."""
    for turned in (False, True):
        keyed = sorted(((letters(one.core)[:: -1 if turned else 1], at) for at, one in enumerate(clusters)), key=lambda item: item)
        ordered = [(key, clusters[at]) for key, at in keyed]
        keys = [key for key, _ in ordered]
        for key, part in ordered:
            wholes: list[Cluster] = []
            at = bisect_left(keys, key)
            while at < len(keys) and keys[at].startswith(key):
                whole = ordered[at][1]
                if is_cut_of(part.core, whole.core) and not (turned and _has_its_beginning(part, whole)):
                    wholes.append(whole)
                at += 1
            if wholes:
                yield part, wholes


def _has_its_beginning(part: Cluster, whole: Cluster) -> bool:
    """Whether a result verb stands ahead of the part that the whole does not have at that place: nothing was cut off before it.

    "Meningkatnya ekonomi warga" is no cut "Meningkatnya keberdayaan ekonomi warga" but has another head.
    """
    begun = {letters(fold(text)) for text in {said.text for said in part.members} if begins_with_verb(text)}
    told = {letters(fold(text)) for text in {said.text for said in whole.members}}
    return any(not any(words.endswith(own) for words in told) for own in begun)


def _full_lists(clusters: Iterable[Cluster]) -> dict[tuple[str, str | None], set[int]]:
    """The whole lists of misi that documents print: which clusters (by identity) each is made of."""
    lists: dict[tuple[str, str | None], set[int]] = defaultdict(set)
    for cluster in clusters:
        for one in cluster.members:
            lists[one.document, one.listing].add(id(cluster))
    return {name: made_of for name, made_of in lists.items() if len(made_of) >= FULL and name[1] is not None}


def _of_other_list(part: Cluster, whole: Cluster, lists: Mapping[tuple[str, str | None], set[int]]) -> bool:
    """Whether two clusters stand in whole lists that are not the same list: few of whose other statements agree."""
    ours = [lists[one.document, one.listing] for one in part.members if (one.document, one.listing) in lists]
    theirs = [lists[one.document, one.listing] for one in whole.members if (one.document, one.listing) in lists]
    return any(len(a & b) < min(len(a), len(b)) / 2 for a in ours for b in theirs)

"""Which words a node gets when several documents speak of it, whatever the order in which they were read.

A shared statement (visi, misi, tujuan and sasaran RPJMD) has the wording of the region's own plan where that was read,
else the wording most documents have, ties going to the smallest document id. Words that a program recognised in a picture
count only where nobody prints any. What each document says is kept on its STATED_IN relations, so that the choice can be made
anew whenever a document comes or goes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from ..ontology.schema import NodeType, schema
from .ids import fold

Value: TypeAlias = str | int | float | bool | list[str] | list[int]
Properties: TypeAlias = dict[str, Value]

ORIGIN = "STATED_IN"
_SYLLABLE = 3  # letters that a narrow cell may part from the end of a word
_SHORT = frozenset(("dan", "di", "ke", "per", "pd", "sdm", "ibu", "air", "hak"))  # whole words of that length, which a line may have joined
_REGIONAL_PLANS = ("rpjmd", "rpd")  # kinds of document that are the region's own plan, whose words others repeat


@dataclass(frozen=True, slots=True)
class Saying:
    """What one document (its id and kind) says of a shared node; `recognised` where it prints that in pictures only."""

    document: str
    kind: str
    properties: Mapping[str, Value]
    recognised: bool = False


def origin_name(name: str) -> str:
    """The name that a property of a shared node has on STATED_IN."""
    return "wording" if name == "text" else name


def kept_on_origin(label: str) -> list[str]:
    """The properties of a shared node type that its STATED_IN relations repeat, per document."""
    node_type = schema().node_types[label]
    carried = schema().relation_types[ORIGIN].properties
    return [name for name in node_type.properties if origin_name(name) in carried] if node_type.shared else []


def recognised_pages(properties: Mapping[str, Value]) -> frozenset[int]:
    """The pages of a document, given its properties, that were read from pictures."""
    pages = properties.get("recognised")
    return frozenset(page for page in pages if isinstance(page, int)) if isinstance(pages, list | tuple) else frozenset()


def is_recognised(origins: Iterable[Mapping[str, Value]], pages: frozenset[int]) -> bool:
    """Whether all these places of a document are on the pages that were read from pictures."""
    return bool(pages) and all(origin.get("page") in pages for origin in origins)


def said_by_document(label: str, origins: Iterable[Mapping[str, Value]], pages: frozenset[int] = frozenset()) -> Properties:
    """The properties of a shared node according to one document, from its STATED_IN relations there.

    Where the document itself is of two minds, the more frequent counts, then the one printed first; what was recognised in
    pictures (on `pages`) only where it prints nothing else.
    """
    ordered = sorted(origins, key=_place)
    if not is_recognised(ordered, pages):
        ordered = [origin for origin in ordered if origin.get("page") not in pages]
    said: Properties = {}
    for name in kept_on_origin(label):
        values = [origin[origin_name(name)] for origin in ordered if origin.get(origin_name(name)) is not None]
        if values:
            said[name] = _commonest(values)  # equal counts keep the order of the places
    return said


def as_said(
    label: str, properties: Mapping[str, Value], origins: Iterable[Mapping[str, Value]], pages: frozenset[int] = frozenset()
) -> Properties:
    """A node's properties as one document has them, from its STATED_IN relations there: of a shared node, that document's own words."""
    if not schema().node_types[label].shared:
        return dict(properties)
    said = said_by_document(label, origins, pages)
    if not said:
        return dict(properties)
    # Only what the origins can repeat may be taken from them; "" would be no document's words.
    own = kept_on_origin(label)
    return {**{name: value for name, value in properties.items() if name not in own}, **said}


def settle(label: str, sayings: Iterable[Saying]) -> Properties:
    """The properties of a shared node on which its documents together settle."""
    ordered = sorted(sayings, key=lambda saying: saying.document)
    settled: Properties = {}
    for name in sorted(schema().node_types[label].properties, key="number".__eq__):  # after the list
        saying_it = [saying for saying in ordered if name in saying.properties]
        own = [saying for saying in saying_it if is_regional(saying.kind)]
        counted = own or [saying for saying in saying_it if not saying.recognised] or saying_it
        if name == "number":  # a number counts within its list
            counted = [saying for saying in counted if saying.properties.get("list") in (None, settled.get("list"))] or counted
        values = [saying.properties[name] for saying in counted]
        if values:
            settled[name] = _most_stated(values)
    return settled


def is_regional(kind: str) -> bool:
    """Whether a kind of document is the region's own plan."""
    return bool(set(_REGIONAL_PLANS) & set(kind.casefold().split()))


def _most_stated(values: Sequence[Value]) -> Value:
    """The value that most state, however they write it; of the ways to write it the commonest. The first of equals."""
    folded = [fold(value).replace(" ", "") or value if isinstance(value, str) else value for value in values]  # cells break words
    most = Counter(map(repr, folded)).most_common(1)[0][0]
    return _commonest([value for value, key in zip(values, folded, strict=True) if repr(key) == most])


def _commonest(values: Sequence[Value]) -> Value:
    """The commonest value, the first of equals; but none whose words a narrow cell broke where others write them whole."""
    counted = Counter(map(repr, values))
    ways = list({repr(value): value for value in values}.values())  # few, however many say them; in the order of the values
    whole = [value for value in ways if not any(_is_broken(value, other) for other in ways)]
    return max(whole or ways, key=lambda value: counted[repr(value)])


def _is_broken(value: Value, other: Value) -> bool:
    """Whether the two differ by blanks alone, and a blank of `value` parts the last syllable from a word that `other` writes whole.

    >>> _is_broken("Meningkat nya layanan", "Meningkatnya Layanan"), _is_broken("layanan dan data", "layanandan data")
    (True, False)
    """
    if not isinstance(value, str) or not isinstance(other, str):
        return False
    ours, theirs = _words_at(value), _words_at(other)
    if "".join(ours.values()) != "".join(theirs.values()):
        return False
    return any(len(word) <= _SYLLABLE and word not in _SHORT for at, word in ours.items() if at not in theirs)


def _words_at(text: str) -> dict[int, str]:
    """The words, each by the number of letters ahead of it."""
    found: dict[int, str] = {}
    for word in text.casefold().split():
        found[sum(map(len, found.values()))] = word
    return found


def agree(node_type: NodeType, one: Mapping[str, Value], other: Mapping[str, Value]) -> Properties:
    """The properties of a node that no document owns (region, agency, unit), given two readings of them.

    Symmetric and associative, so that the order of reading does not matter: mixed case before capitals (which tables use
    for emphasis), the longer before the shorter (which abbreviates), then the first in the order of the alphabet.
    """
    agreed: Properties = {}
    for name in node_type.properties:
        values = [reading[name] for reading in (one, other) if name in reading]
        if values:
            agreed[name] = min(values, key=_preference)
    return agreed


def _preference(value: Value) -> tuple[bool, int, str]:
    text = str(value)
    return (text.isupper(), -len(text), text)


def _place(origin: Mapping[str, Value]) -> tuple[int, int, str, bool, str, str]:
    """The order of print. Of one page a place that says nothing else, as a list does, comes before a sentence that quotes it."""
    page, line, words = origin.get("page"), origin.get("line"), str(origin.get("wording", ""))
    return (
        page if isinstance(page, int) else 0,
        line if isinstance(line, int) else 0,
        str(origin.get("table", "")),
        fold(str(origin.get("cell", ""))) != fold(words),
        words,
        str(origin.get("number", "")),
    )

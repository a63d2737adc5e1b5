"""The region's visi: one statement, with the wordings that the plan prints of it. Running text and tables are heard together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ...language.labels import label_of
from ...language.likeness import alike, key
from ..builder import Builder
from ..facts import Item, Origin, Plan
from .mission_lists import own_vision, refers_to_nobody
from .passages import Passage, is_foreign

_QUOTED = re.compile(r"[“\"”‘]{1,2}\s*(?P<text>[^“”\"’]{12,250}?)\s*[”\"“’]")
# "visi Bapenda Kabupaten … yaitu": an agency by its short name, in one word of its own.
_CALLED = re.compile(
    r"^[Vv]isi\s+(?!(?i:pemerintah\w*|provinsi|propinsi|kabupaten|kota|daerah|kepala|gubernur|bupati|wali\w*|indonesia|nasional|negara|presiden"
    r"|pembangunan|misi|dan|yang|rpj\w*)\b)[A-Z]\w{3,}\s+(?:Provinsi|Propinsi|Kabupaten|Kota|yaitu|adalah|ialah)\b"
)
_OF_ITSELF = re.compile(r"(?i)\b(?:opd|skpd|perangkat\s+daerah|dinas|badan)\b")
_FAR = 400
_NEAR = 160  # letters between the word "visi" and what is quoted as the agency's own
_ALIKE = 72.0  # similarity from which two quotations word one visi


def read_visions(builder: Builder, texts: Sequence[Passage], *, province: bool = False) -> None:
    """Make one visi of all that the plan quotes as the region's: its commonest wording, the others kept with their places.

    A plan of the older form has a visi of its own beside it.
    """
    plan = builder.plan
    own = _own(texts, plan) if plan.has_own_vision else []
    stated = [(item.text, origin) for item in plan.of_level("Vision") for origin in item.origins]
    stated += _quoted(texts, province=province)
    stated = [entry for entry in stated if not any(alike(entry[0], words) >= _ALIKE for words, _ in own)]
    mine = _one(own, "agency")
    if not stated:
        _put(plan, mine)
        return
    clusters: list[list[tuple[str, Origin]]] = []
    for text, origin in stated:
        cluster = next((known for known in clusters if any(alike(text, words) >= _ALIKE for words, _ in known)), None)
        if cluster is None:
            clusters.append([(text, origin)])
        else:
            cluster.append((text, origin))
    name = key(plan.region.split(" ", 1)[-1]) if plan.region else ""
    # The visi of a region speaks of it by name; one that does not may be the agency's own.
    best = max(clusters, key=lambda cluster: (bool(name) and any(name in key(text) for text, _ in cluster), len(cluster)))
    _put(plan, [*_one(best, None), *mine])


def _one(stated: Sequence[tuple[str, Origin]], listing: str | None) -> list[Item]:
    """One visi of all the places that state it."""
    if not stated:
        return []
    counted = Counter(key(text) for text, _ in stated)
    item = Item("Vision", max(stated, key=lambda entry: counted[key(entry[0])])[0], listing=listing)
    for words, origin in stated:
        item.add_origin(Origin(origin.place, origin.cell, origin.table, wording=words))
    return [item]


def _put(plan: Plan, visions: Sequence[Item]) -> None:
    """Put these visi in the place of what was read as such."""
    first = next((at for at, known in enumerate(plan.items) if known.level == "Vision"), len(plan.items))
    plan.items[first:first] = visions
    plan.items[:] = [known for known in plan.items if known.level != "Vision" or any(known is one for one in visions)]


def _own(texts: Sequence[Passage], plan: Plan) -> list[tuple[str, Origin]]:
    """The quotations that the plan gives as the agency's own visi, by its kind, its short name, or what the visi says of itself."""
    region = key(plan.region.split(" ", 1)[-1]) if plan.region else ""
    found = []
    for passage in texts:
        for named in re.finditer(r"(?i)\bvisi\b", passage.text):
            tail = passage.text[named.start() :]
            match = _QUOTED.search(tail)
            if match is None:
                continue
            between = tail[: match.start()]
            called = bool(_CALLED.match(between)) and refers_to_nobody(between) and not (region and region in key(match["text"]))
            if match.start() < _NEAR and (own_vision(between) or called):
                found.append((match["text"].strip(" .,*_"), Origin(passage.place, tail[:300])))
                break
            of_itself = next((other for other in _QUOTED.finditer(tail[:_FAR]) if _OF_ITSELF.search(other["text"])), None)
            if of_itself is not None:
                found.append((of_itself["text"].strip(" .,*_"), Origin(passage.place, tail[:300])))
                break
    return found


def _quoted(texts: Sequence[Passage], *, province: bool) -> list[tuple[str, Origin]]:
    """The sentences in quotation marks that follow the word "visi" in the same passage, and texts labelled "Visi :"."""
    found = []
    for passage in texts:
        label = label_of(passage.text)
        if passage.foreign or (label is not None and label.level != "vision" and len(passage.text) < 120):
            continue
        if label is not None and label.level == "vision" and 12 < len(label.rest) < 160 and not _QUOTED.search(passage.text):
            found.append((label.rest.strip(' .,“”"'), Origin(passage.place, passage.text[:300])))
            continue
        for named in re.finditer(r"(?i)\bvisi\b", passage.text):
            tail = passage.text[named.start() :]
            match = _QUOTED.search(tail)
            if match is None or match.start() > 500 or not _names_it(tail[: match.start()], province=province):
                continue
            found.append((match["text"].strip(" .,*_"), Origin(passage.place, tail[:300])))
            break
    return list(dict.fromkeys(found))


def _names_it(between: str, *, province: bool) -> bool:
    """True where what stands between "visi" and a quotation leads to it, and not to a misi or another government's visi."""
    if re.search(r"(?i)\bmisi\b", between.rsplit(".", maxsplit=1)[-1]):
        return False
    return not re.search(r"(?i)\b(?:variabel|kata\s+kunci)\b|jangka\s+panjang|\bindonesia\b|\bnasional\b", between) and not is_foreign(
        between, province=province
    )

"""The region's visi: one statement, with the wordings that the plan prints of it. Running text and tables are heard together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ...language.labels import label_of
from ...language.likeness import alike, key
from ..builder import Builder
from ..facts import Item, Origin
from .passages import Passage, is_foreign

_QUOTED = re.compile(r"[“\"”‘]{1,2}\s*(?P<text>[^“”\"’]{12,250}?)\s*[”\"“’]")
_ALIKE = 72.0  # similarity from which two quotations word one visi


def read_visions(builder: Builder, texts: Sequence[Passage], *, province: bool = False) -> None:
    """Make one visi of all that the plan quotes as the region's: its commonest wording, the others kept with their places."""
    plan = builder.plan
    stated = [(item.text, origin) for item in plan.of_level("Vision") for origin in item.origins]
    stated += _quoted(texts, province=province)
    if not stated:
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
    counted = Counter(key(text) for text, _ in best)
    text = max(best, key=lambda entry: counted[key(entry[0])])[0]
    item = Item("Vision", text)
    for words, origin in best:
        item.add_origin(Origin(origin.place, origin.cell, origin.table, wording=words))
    first = next((at for at, known in enumerate(plan.items) if known.level == "Vision"), len(plan.items))
    plan.items[first:first] = [item]
    plan.items[:] = [known for known in plan.items if known.level != "Vision" or known is item]


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

"""One name for each unit of work of an agency, however its tables spell it. Pure functions but for `settle_offices`, which renames."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from ....graph.ids import fold
from ...language.lexicon import ROMAN, is_unit_of_work
from ...language.likeness import similarity
from ..builder import Builder

_CODE = re.compile(r"^[\W\d]*\d[\d.]*\s*[-–:]\s*(?=[^\W\d])")  # "0000 - Badan …": the end of the agency's code
_AGENCY = frozenset({"opd", "skpd", "pd", "perangkat daerah", "kecamatan", "dinas", "badan", "kantor", "inspektorat", "sekretariat"})
_KELURAHAN = re.compile(r"^(?:kelurahan|kel|desa)\s+(?=\S)")
_HEADING = re.compile(r"(?i)\W*(?:bab|halaman|hal)\b[\s\divxlc.]*")
_SLIP = 83.0  # likeness from which a rare name may be a slip of a common one
_RARE = 3  # a slip is this many times as rare as the name it means


def settle_offices(builder: Builder) -> None:
    """Rename the units of work that figures and indicators of a plan name, each to its commonest whole form."""
    plan = builder.plan
    counts: Counter[str] = Counter()
    for item in plan.items:
        counts.update(amount.unit for amount in item.amounts if amount.unit)
        counts.update(measure.office for measure in item.measures if measure.office)
    names = settled(counts, plan.agency)
    for item in plan.items:
        amounts, measures = item.amounts, item.measures
        printed = {amount.unit for amount in amounts} | {measure.office for measure in measures}
        if all(name is None or names[name] == name for name in printed):
            continue
        item.amounts, item.measures = [], []
        for amount in amounts:
            amount.unit = names[amount.unit] if amount.unit else None
            builder.amount(item, amount)
        for measure in measures:
            measure.office = names[measure.office] if measure.office else None
            builder.measure(item, measure)


def settled(counts: Mapping[str, int], agency: str) -> dict[str, str | None]:
    """For each printed name the one that stands for its unit of work, None for what names none; `counts` says how often each is printed."""
    names: dict[str, str | None] = {}
    groups: dict[str, Counter[str]] = {}
    for printed, count in counts.items():
        name = _CODE.sub("", printed).strip(" -–:,;.")
        if not _names_something(name):
            names[printed] = None
            continue
        names[printed] = name
        groups.setdefault(_key(name, agency), Counter())[name] += count
    kelurahan = {key for key, group in groups.items() if any(_KELURAHAN.match(fold(name)) for name in group)}
    chosen = {key: agency if key == _OWN else _whole_form(group) for key, group in groups.items()}
    meant = {key: _meant(key, groups, kelurahan) for key in groups}
    return {printed: None if name is None else chosen[meant[_key(name, agency)]] for printed, name in names.items()}


_OWN = "@"


def _names_something(name: str) -> bool:
    """False for what stands in the column of units and is none: figures, marks, a running head, half of a bracket."""
    letters = sum(char.isalpha() for char in name)
    return letters >= 3 and not _HEADING.fullmatch(name) and name.count("[") == name.count("]") and not name.startswith("[")


def _key(name: str, agency: str) -> str:
    """What is the same for all spellings of one unit: its letters, without the word for a kelurahan."""
    text = fold(name)
    if text in _AGENCY or text.replace(" ", "") == fold(agency).replace(" ", ""):
        return _OWN
    return _KELURAHAN.sub("", text).replace(" ", "")


def _meant(key: str, groups: Mapping[str, Counter[str]], kelurahan: Iterable[str]) -> str:
    """The key of the unit that a rare misspelt name means, else its own."""
    mine = sum(groups[key].values())
    if key == _OWN or re.search(r"\d", key):
        return key
    best, likest = key, _SLIP
    name, numerals = _proper(groups[key])
    for other, group in groups.items():
        if other in (key, _OWN) or sum(group.values()) < _RARE * mine or (key in kelurahan and other not in kelurahan):
            continue
        meant, others = _proper(group)
        found = similarity(name, meant)
        if found >= likest and name[:1] == meant[:1] and numerals == others:
            best, likest = other, found
    return best


def _proper(group: Counter[str]) -> tuple[str, list[str]]:
    """The letters of a unit's own name, without the word for its kind, and its numerals ("Seksi II")."""
    words = fold(max(group, key=lambda name: (group[name], name))).split()
    own = words[1:] if len(words) > 1 and is_unit_of_work(words[0]) else words
    return "".join(own), [word for word in own if len(word) == 1 or word in ROMAN]


def _whole_form(group: Counter[str]) -> str:
    """The commonest of the forms that say what kind of unit it is, else of all; of equally common ones the longest."""
    whole = {name: count for name, count in group.items() if is_unit_of_work(name)} or group
    return max(whole, key=lambda name: (whole[name], len(name), name))

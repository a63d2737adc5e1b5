"""Lists of misi in running text: several printings of one list put together, and the two lists that many plans print told apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ...language.labels import label_of
from ...language.likeness import alike
from ...language.offices import AGENCY_KINDS
from ..facts import Origin
from .passages import Passage, is_foreign
from .quotations import begins_with_verb, last_sentence, listed, statement

_STATED_COUNT = re.compile(
    r"(?i)(?<![\w.])(?:(?P<digits>\d{1,2})|(?P<word>dua|tiga|empat|lima|enam|tujuh|delapan|sembilan))\b[^.:]{0,12}\bmisi\b"
)
_COUNTS = {"dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9}
# What a lead calls the list: the misi of the region's own plan, those of the campaign, those of the agency itself (the layout of 2010).
_OF_REGION = re.compile(r"(?i)\b(?:rpj?m?d|rpd|pembangunan)\b")
_OF_CAMPAIGN = re.compile(r"(?i)\b(?:politis|pilkada|kampanye|pasangan\s+calon|terpilih|kepala\s+daerah)\b")
_OF_AGENCY = re.compile(rf"(?ix)\bmisi\s+(?:organisasi|opd|skpd|perangkat\s+daerah|{AGENCY_KINDS})\b|mencerminkan\s+value\s+organisasi")
_OWN_VISION = re.compile(
    rf"(?ix)\b(?:visi|misi)\s+(?:(?:dan|serta)\s+misi\s+)?(?:dari\s+|untuk\s+)?(?:organisasi|[os]pd|skpd|perangkat\s+daerah|{AGENCY_KINDS})\b"
)
_REFERS = re.compile(
    r"(?i)\b(?:me?ngacu|merujuk|mendukung|mengikuti|berpedoman|selaras|sejalan|bupati|wali\s?kota|gubernur|kepala\s+daerah|rpj?m?d|rpjpd)\b"
)
_BEFORE = 30  # passages before a list within which the visi that it serves was quoted
FULL = 3  # statements that a list has at least which is taken for a whole one
_INTO = re.compile(r"(?i)\b(?:ke\s*dalam|dalam|menjadi|kepada|melalui)\b")


@dataclass(frozen=True, slots=True)
class Stated:
    """One printed misi with its number there."""

    number: int | None
    text: str
    origin: Origin


@dataclass(slots=True)
class Group:
    """A list of misi, with the other places that print the same; `numbered` where the places number their statements."""

    kind: str
    entries: list[Stated] = field(default_factory=list)
    again: list[list[Stated]] = field(default_factory=list)


def mission_lists(texts: Sequence[Passage], *, province: bool, own: bool) -> tuple[list[tuple[str, list[Stated]]], set[int]]:
    """The lists of misi as (what the lead calls them, statements), and which passages (by identity) they are made of.

    `own` for a plan of the years when agencies had a visi and misi of their own.
    """
    found: list[tuple[str, list[Stated]]] = []
    used: set[int] = set()
    for at, passage in enumerate(texts):
        if passage.foreign or id(passage) in used:
            continue
        label = label_of(passage.text)
        if label is not None and label.level == "mission" and label.number == 1 and label.rest:
            run = _run(texts, at)
            lead = texts[at - 1].text if at else ""
            members = [member for member, _ in run]
            entries = [entry for _, entry in run]
        elif listed(passage.text) == "misi" and not is_foreign(last_sentence(passage.text), province=province):
            members = passage.items or (_unmarked(texts, at) if passage.text.rstrip().endswith(":") else [])
            members = members[: _stated_count(passage.text) or len(members)]
            entries = [entry for member in members if (entry := _entry(member)) is not None]
            lead = passage.text
            if _is_of_support(lead) and not _OF_AGENCY.search(lead):
                continue
        else:
            continue
        if len(entries) >= 2 and len(entries) >= 0.7 * len(members):
            found.append(("agency" if own and _is_of_agency(texts, at, lead) else _kind(lead), entries))
            used |= {id(member) for member in members}
    return found, used


def _is_of_agency(texts: Sequence[Passage], at: int, lead: str) -> bool:
    """True where the list's lead, the visi last quoted before it or its heading says that the misi are the agency's own."""
    sentence = last_sentence(lead)
    if _OF_REGION.search(sentence) or _OF_CAMPAIGN.search(sentence):
        return False
    if _OWN_VISION.search(sentence):
        return True
    for passage in reversed(texts[max(0, at - _BEFORE) : at]):
        if passage.heading != texts[at].heading and _OWN_VISION.search(texts[at].heading):
            return True
        spoken = list(re.finditer(r"(?i)\bvisi\b[^“\"”]{0,120}[“\"”]", passage.text))
        if spoken:
            return own_vision(spoken[-1][0])
    return bool(_OWN_VISION.search(texts[at].heading))


def own_vision(words: str) -> bool:
    """True for words between "visi" and its quotation that give it to the agency and refer it to nobody else.

    >>> own_vision("visi Dinas Pasar adalah “"), own_vision("visi Dinas Pasar mengacu pada visi Bupati yaitu “")
    (True, False)
    """
    return _OWN_VISION.search(words) is not None and refers_to_nobody(words)


def refers_to_nobody(words: str) -> bool:
    """True for words that name no other plan or head whose visi is meant."""
    return not _REFERS.search(words)


def _run(texts: Sequence[Passage], at: int) -> list[tuple[Passage, Stated]]:
    """The passages "Misi 1: …", "Misi 2: …" that follow each other, explanations between them."""
    run: list[tuple[Passage, Stated]] = []
    for passage in texts[at : at + 40]:
        label = label_of(passage.text)
        if label is None or label.level != "mission" or not label.rest:
            continue
        if label.number != len(run) + 1:
            break
        run.append((passage, Stated(label.number, statement(label.rest), _origin(passage))))
    return run


def _unmarked(texts: Sequence[Passage], at: int) -> list[Passage]:
    """The statements behind a lead whose marks were lost: short lines that each begin with what is to be done."""
    found: list[Passage] = []
    for passage in texts[at + 1 : at + 13]:
        if passage.mark is not None or not begins_with_verb(passage.text) or not 18 < len(passage.text) < 260 or passage.items:
            break
        found.append(passage)
    return found if len(found) >= 2 else []


def _entry(passage: Passage) -> Stated | None:
    label = label_of(passage.text)
    if label is not None and label.level == "mission" and label.rest:
        return Stated(label.number, statement(label.rest), _origin(passage))
    words = statement(passage.text)
    if not 12 < len(words) < 260 or len(words.split()) < 3:
        return None
    return Stated(int(passage.mark) if passage.mark and passage.mark.isdigit() else None, words, _origin(passage))


def _stated_count(lead: str) -> int | None:
    found = list(_STATED_COUNT.finditer(last_sentence(lead)))
    return (int(found[-1]["digits"]) if found[-1]["digits"] else _COUNTS[found[-1]["word"].lower()]) if found else None


def _kind(lead: str) -> str:
    """What a lead calls the misi that it lists: those of the "RPJMD", of the "campaign", the "agency"'s own, or ""."""
    sentence = last_sentence(lead)
    if _OF_AGENCY.search(sentence):
        return "agency"
    at = max((match.start() for match in re.finditer(r"(?i)\bmisi\b", sentence)), default=0)
    phrase = sentence[at:]
    into = _INTO.search(phrase)
    if into and not re.search(r"(?i)\brpj?m?d\b", phrase):
        return ""  # "… digambarkan dalam …": what it calls the list it was made of
    if _OF_REGION.search(phrase):
        return "RPJMD"
    return "campaign" if _OF_CAMPAIGN.search(phrase) or _OF_CAMPAIGN.search(sentence) else ""


def _is_of_support(lead: str) -> bool:
    """True for a lead to only those misi that the agency supports: "misi … yang terkait dengan tugas …", "mendukung misi …:"."""
    sentence = last_sentence(lead)
    behind = re.search(r"(?i)\bmisi\b(?P<rest>.*)$", sentence)
    terms = r"terkait|diemban|diampu|diamanatkan|relevan|didukung|diterjemahkan|menjadi\s+tanggung"
    if behind and re.search(rf"(?i)\b(?:{terms})", behind["rest"]):
        return True
    return bool(
        re.search(r"(?i)\b(?:mendukung|mengemban|mengampu|mendorong|berperan\s+dalam|menjalankan)\b[^.,“\"]{0,60}\bmisi\b", sentence)
    )


def grouped(lists: Sequence[tuple[str, list[Stated]]]) -> list[Group]:
    """Lists that print the same misi put together; the wording of the later one stands where the two are much alike only."""
    groups: list[Group] = []
    for kind, entries in lists:
        group = next((group for group in groups if _same_list(group.entries, entries)), None)
        if group is None:
            groups.append(Group(kind, list(entries)))
            continue
        group.kind = group.kind or kind
        if len(entries) == len(group.entries):  # a later list words them better, where the two differ; numbers only one may print
            group.again.append(group.entries)
            group.entries = [_numbered_like(entry, group.again[-1]) for entry in entries]
        else:
            group.again.append(list(entries))
    for group in groups:
        if all(entry.number is None for entry in group.entries) and not any(e.number for other in group.again for e in other):
            group.entries = [Stated(at, entry.text, entry.origin) for at, entry in enumerate(group.entries, 1)]
    return groups


def _numbered_like(entry: Stated, others: Sequence[Stated]) -> Stated:
    """A statement with the number that another printing of its list gives it, where its own gives none."""
    best = max(others, key=lambda other: alike(entry.text, other.text))
    return entry if entry.number is not None else Stated(best.number, entry.text, entry.origin)


def _same_list(one: Sequence[Stated], other: Sequence[Stated]) -> bool:
    same = sum(any(alike(a.text, b.text) >= 85 for a in one) for b in other)
    return same >= 0.6 * max(len(one), len(other))


def tell_apart(groups: list[Group]) -> None:
    """Name the kinds that their leads leave open: of two lists one is the RPJMD's; a list by itself is the region's."""
    regional = [group for group in groups if group.kind != "agency"]
    if len(regional) == 1:
        regional[0].kind = "RPJMD"
    elif len(regional) == 2 and regional[0].kind == regional[1].kind == "RPJMD":
        regional[0].kind = ""  # two wordings of one list, or of two: not said
    elif len(regional) == 2:
        for group, other in zip(regional, reversed(regional), strict=True):
            if not group.kind:
                group.kind = "campaign" if other.kind == "RPJMD" else "RPJMD" if other.kind == "campaign" else ""


def _origin(passage: Passage) -> Origin:
    label = label_of(passage.text)
    number = label.number if label is not None else int(passage.mark) if passage.mark and passage.mark.isdigit() else None
    words = statement(label.rest if label is not None and label.rest else passage.text)
    return Origin(passage.place, passage.text[:300], wording=words, number=number)

"""What a plan says in running text: whose plan it is, for which years, the visi and the list of misi."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ..documents.blocks import Pages, Paragraph, Place
from ..language.cleaning import joined, one_line
from ..language.lexicon import AGENCY_KINDS, MONTHS, NAME_ENDS, ORDINALS, PROVINCE, bare, list_number
from ..language.likeness import key
from .builder import Builder
from .facts import Item, Origin, Plan
from .identity import from_name
from .regional import mission_number

_PERIOD = re.compile(r"(20\d\d)\s*[-–—]\s*(20\d\d)|(20\d\d)\s+(?:s\.?d\.?|s/d|sampai(?:\s+dengan)?)\s+(20\d\d)")
_NAME = r"(?:[A-Z][\w'’.]*|[A-Z]+)(?:[ \t]+(?:[A-Z][\w'’]*|dan|DAN|[IVX]+\b))*"
_REGION = re.compile(rf"\b(?P<level>KABUPATEN|KOTA|Kabupaten|Kota)[ \t]+(?P<name>{_NAME})")
_AGENCY = re.compile(rf"(?ix) ^(?P<kind>{AGENCY_KINDS}) \b[ \t]* (?P<name>[^\n\d]*) $")
# An agency named in running text: "Dinas … Kabupaten …", "Rencana Strategis Badan … Tahun …".
_NAMED_AGENCY = re.compile(
    r"(?i)\b(?P<kind>dinas|badan|inspektorat|sekretariat)[ \t]+(?P<name>(?!kabupaten|kota|provinsi|daerah\b)[a-z]+(?:[ \t]+[a-z]+){0,7}?)"
    r"[ \t]+(?=kabupaten|kota|tahun|periode)"
)
_DATE = re.compile(rf"(?i)^[A-Z][a-z]+(?: [A-Z][a-z]+)?\s*,\s*(\d{{1,2}})\s+({'|'.join(MONTHS)})\W+(20\d\d)\s*$")


def read_identity(plan: Plan, pages: Pages) -> None:
    """Fill in region, agency, period, kind and date of the plan from its first lines, and from what it repeats most."""
    lines = [(one_line(p.text), p.place) for p in pages.paragraphs()]
    front = [text for text, _ in lines[:40]]
    everything = "\n".join(text for text, _ in lines)
    head = "\n".join(front)
    plan.kind = (
        "Perubahan Renstra" if re.search(r"(?i)\bperubahan\s+(?:renstra|rencana\s+strategis|\(?perubahan renstra)", head) else "Renstra"
    )
    if re.search(r"(?i)rencana\s+strategis", head) and re.search(r"(?im)^\W*(?:\()?perubahan\b", head):
        plan.kind = "Perubahan Renstra"
    plan.agency, plan.agency_kind = _agency(front, everything)
    plan.region, plan.region_level = _region(front, everything)
    plan.period = _period(head, everything)
    _complete(plan, pages)
    provinces = Counter(" ".join(m.split()).title() for m in PROVINCE.findall(everything))
    plan.province = provinces.most_common(1)[0][0] if provinces else None
    for text, _ in lines:
        if match := _DATE.match(text):
            plan.date = f"{match[3]}-{MONTHS.index(match[2].lower()) + 1:02d}-{int(match[1]):02d}"
            break
    plan.title = " ".join(
        part for part in (plan.kind, plan.agency, plan.region, f"{plan.period[0]}–{plan.period[1]}" if plan.period else "") if part
    )


def _complete(plan: Plan, pages: Pages) -> None:
    """What the user says of the plan counts; what neither the user nor the document says its file's name may."""
    named = from_name(plan.file_name)
    agency = pages.told.agency or (named.agency if not plan.agency else None)
    if agency:
        plan.agency, plan.agency_kind = agency, agency.split()[0]
    region = pages.told.region or (named.region if not plan.region else None)
    if region:
        plan.region, plan.region_level = region, region.split()[0]
    plan.period = pages.told.period or plan.period or named.period


def _proper(name: str) -> str:
    words = [word for word in re.split(r"\s+", name.strip(" .,:;()\"'")) if word]
    kept: list[str] = []
    for word in words:
        if word.lower() in NAME_ENDS and word.lower() != "dan":
            break
        kept.append(word.lower() if word.lower() == "dan" else word if word.isupper() and len(word) <= 3 else word.capitalize())
    while kept and kept[-1] == "dan":
        kept.pop()
    return " ".join(kept)


def _agency(front: Sequence[str], everything: str) -> tuple[str, str]:
    for text in front:
        match = _AGENCY.match(text.strip(" *#"))
        if match and len(text) < 90:
            kind = _proper(match["kind"])
            name = _proper(re.sub(r"(?i)\b(?:kabupaten|kota|tahun|provinsi)\b.*$", "", match["name"]))
            if name or kind.split()[0] in ("Inspektorat", "Sekretariat", "Satuan"):
                return f"{kind} {name}".strip(), "Satuan" if kind.startswith("Satuan") else kind.split()[0]
    counted = Counter(_proper(m) for m in re.findall(rf"\bKecamatan[ \t]+({_NAME})", everything))
    other = Counter((_proper(m["kind"]), _proper(m["name"])) for m in _NAMED_AGENCY.finditer(everything))
    if other and (not counted or other.most_common(1)[0][1] > counted.most_common(1)[0][1]):
        kind, name = other.most_common(1)[0][0]
        return f"{kind} {name}", kind.split()[0]
    if counted:
        return f"Kecamatan {counted.most_common(1)[0][0]}", "Kecamatan"
    return "", ""


def _region(front: Sequence[str], everything: str) -> tuple[str, str]:
    for text in front:
        match = re.fullmatch(r"(?i)\W*(?:pemerintah(?:an)?\s+)?(?:daerah\s+)?(kabupaten|kota)\s+([A-Za-z .']+?)\W*", text)
        if match and len(_proper(match[2])) > 2:
            level = match[1].capitalize()
            return f"{level} {_proper(match[2])}", level
    counted = Counter((m["level"].capitalize(), _proper(m["name"]).split(" Tahun")[0]) for m in _REGION.finditer(everything))
    if counted:
        level, name = counted.most_common(1)[0][0]
        return f"{level} {name}", level
    return "", ""


def _period(head: str, everything: str) -> tuple[int, int] | None:
    for text in (head, everything):
        found = Counter(
            (a, b) for match in _PERIOD.finditer(text) if 2 <= (b := int(match[2] or match[4])) - (a := int(match[1] or match[3])) <= 6
        )
        if found:
            return found.most_common(1)[0][0]
    return None


# -- visi and misi ---------------------------------------------------------------------------------------------------

_QUOTED = re.compile(r"[“\"”]{1,2}\s*([^“”\"]{12,250}?)\s*[“”\"]")
_ORDINAL = "pertama|kedua|ketiga|keempat|kelima|keenam|ketujuh"
_MISSION_LINE = re.compile(
    rf"(?i)^\W*(?:o\s+)?misi\s*(?:ke\s*)?-?\s*(?P<number>\d{{1,2}}|[ivx]{{1,4}}|{_ORDINAL})\s*[:.\-–)]+\s*(?P<text>.+)$"
)
_LIST_LEAD = re.compile(r"(?i)\bmisi\b.*(?:sebagai berikut|berikut|yaitu|adalah|meliputi)?\s*:\s*$")
_SUPPORTED = re.compile(rf"(?i)misi\s*(?:yang\s+)?(?:ke\s*-?\s*)?\W*(?P<number>\d{{1,2}}|{_ORDINAL}|[ivx]{{1,4}})\b")


def read_visions(builder: Builder, pages: Pages) -> None:
    """The visi from running text, where no table stated it: the quoted sentence that follows the word."""
    if next(builder.plan.of_level("Vision"), None) is not None:
        return
    found: list[tuple[str, Place, str]] = []
    paragraphs = list(pages.paragraphs())
    for at, paragraph in enumerate(paragraphs):
        text = one_line(paragraph.text)
        named = re.search(r"(?i)\bvisi\b", text)
        if named is None:
            continue
        # The quotation stands in the same paragraph or is the next one; a long-term or national visi is another one.
        tail = text[named.start() :]
        if re.search(r"(?i)visi\W+(?:\w+\W+){0,4}(?:rpjpd|jangka panjang|indonesia|nasional|presiden|provinsi)", tail):
            continue
        for source, place in (
            (tail, paragraph.place),
            *(((one_line(p.text), p.place) for p in paragraphs[at + 1 : at + 3]) if len(text) < 900 else ()),
        ):
            match = _QUOTED.search(source)
            if match and not re.search(r"(?i)\bmisi\b", source[: match.start()].split(".")[-1]):
                found.append((match[1].strip(" .,"), place, source))
                break
    if not found:
        return
    counted = Counter(key(text) for text, _, _ in found)
    best = max(found, key=lambda entry: counted[key(entry[0])])
    for text, place, source in found:
        if key(text) == key(best[0]):
            builder.item("Vision", best[0], Origin(place, source[:300]))


def read_missions(builder: Builder, pages: Pages) -> None:
    """The misi from running text: lines "Misi 1: …", or the unnumbered list behind "misi sebagai berikut:"."""
    paragraphs = list(pages.paragraphs())
    numbered = _numbered_missions(paragraphs)
    listed = [] if len(numbered) >= 2 else _listed_missions(paragraphs)
    for number, text, place, source in numbered or listed:
        builder.item("Mission", text, Origin(place, source[:300]), number=number, threshold=85.0)
    _read_support(builder, paragraphs)


def _numbered_missions(paragraphs: Sequence[Paragraph]) -> list[tuple[int | None, str, Place, str]]:
    found: list[tuple[int | None, str, Place, str]] = []
    for at, paragraph in enumerate(paragraphs):
        text = one_line(paragraph.text)
        match = _MISSION_LINE.match(bare(text))
        if not match or len(match["text"]) > 260:
            continue
        words = match["text"]
        for following in paragraphs[at + 1 : at + 4]:  # a wrapped line goes on in lower case, or behind a hyphen
            more = one_line(following.text)
            if not (more[:1].islower() or words.endswith("-")) or len(more) > 120 or re.match(r"(?i)^o\s", more):
                break
            words = joined(words, more)
        number = mission_number(match["number"]) or ORDINALS.get(match["number"].lower())
        found.append((number, bare(words).rstrip(" .;,"), paragraph.place, text))
    return found


def _listed_missions(paragraphs: Sequence[Paragraph]) -> list[tuple[int | None, str, Place, str]]:
    best: list[tuple[int | None, str, Place, str]] = []
    best_decided = False  # a list that the RPJMD lays down is preferred to that of an elected head
    for at, paragraph in enumerate(paragraphs):
        text = one_line(paragraph.text)
        if (
            not _LIST_LEAD.search(re.split(r"(?<=[a-z)])\.\s", text)[-1])
            or len(text) > 600
            or re.search(r"(?i)asta cita|presiden|provinsi", text)
        ):
            continue
        entries: list[tuple[int | None, str, Place, str]] = []
        for following in paragraphs[at + 1 : at + 14]:
            line = one_line(following.text)
            if len(line) > 260 or re.match(r"(?i)^(?:tabel|bab|gambar|\d+\.\d+)\b", line):
                break
            words = bare(line).rstrip(" .;,")
            if entries and line[:1].islower():
                number, before, place, source = entries[-1]
                entries[-1] = (number, joined(before, words), place, source)
            elif re.match(r"(?i)^(?:me\w+|pe\w+|ter\w+|optimalisasi|akselerasi|transformasi|reformasi)\b", words) and len(words) > 18:
                entries.append((list_number(line), words, following.place, line))
            else:
                break
        decided = bool(re.search(r"(?i)\brpjmd\b|ditetapkan", text))
        if 2 <= len(entries) <= 12 and (decided, len(entries)) >= (best_decided, len(best)):
            best_decided = decided
            numbers = [entry[0] for entry in entries]
            if numbers != list(range(1, len(entries) + 1)):
                entries = [(position, *entry[1:]) for position, entry in enumerate(entries, 1)]
            best = entries
    return best


def _read_support(builder: Builder, paragraphs: Sequence[Paragraph]) -> None:
    """Which misi the agency says it supports ("mensukseskan misi yang kelima, yakni …", "Misi ke-5: …")."""
    plan = builder.plan
    words_of_support = re.compile(r"(?i)\b(?:mendukung|mensukseskan|menyukseskan|mengemban|dukung\w*|relevan|berperan|sejalan|selaras)\b")
    for paragraph in paragraphs:
        text = one_line(paragraph.text)
        if len(text) > 1500 or not words_of_support.search(text):
            continue
        for match in _SUPPORTED.finditer(text):
            number = mission_number(match["number"]) or ORDINALS.get(match["number"].lower())
            quoted = re.search(r"[:“\"*]+\s*([A-Z][^“”\".*]{20,220})", text[match.end() : match.end() + 260])
            item: Item | None = None
            if quoted:
                item = builder.find("Mission", bare(quoted[1]).rstrip(" .,"), threshold=80.0)
            if item is None and number is not None:
                item = next((mission for mission in plan.of_level("Mission") if mission.number == number), None)
            if item is None and quoted and number is not None and next(plan.of_level("Mission"), None) is None:
                item = builder.item("Mission", bare(quoted[1]).rstrip(" .,"), Origin(paragraph.place, text[:300]), number=number)
            if item is not None:
                if number is not None and item.number is None:
                    item.number = number
                if all(item is not known for known in plan.supported):
                    plan.supported.append(item)

"""Whose plan a document is and for which years, as its title page and its running text say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ..documents.blocks import Pages
from ..language.cleaning import one_line
from ..language.lexicon import AGENCY_KINDS, MONTHS, NAME_ENDS, PROVINCE
from .facts import Plan
from .identity import from_name

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

"""Where running text names another agency, region or period as its own: what a text copied from another plan does.

Of an agency that has a territory ("Kecamatan …") every naming of another of its kind is kept, with the words around it. Of all others
only a claim is: a sentence that speaks of the plan itself ("Renstra … disusun", "gambaran pelayanan …") in another's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ....graph.ids import fold
from ...documents.blocks import Pages, Place
from ...language.cleaning import one_line
from ...language.offices import AGENCY_KINDS, Named, offices, regions
from ...language.years import periods
from ..facts import Plan

_TERRITORIAL = frozenset({"Kecamatan", "Kapanewon", "Kemantren", "Distrik"})  # kinds of which a region has many, whose plans are alike
_AROUND = 90  # letters that tell how it is named
_MOST = 40  # namings that are kept
_SHORT = 160  # letters of a caption or heading
_LONGEST = 20_000  # letters; a longer paragraph is none
_SENTENCE = re.compile(r"(?<=[a-z)\"”\d])[.;:]\s+(?=[A-Z“\"])")
_PLAN = r"(?:renstra(?:[-\s]+(?:pd|opd|skpd))?|rencana\s+strategis(?:\s+\(\s*renstra[-\s]*(?:pd|opd|skpd)?\s*\))?)"
# What leads to the name of the agency whose plan it is.
_LEADS = re.compile(
    rf"(?i)(?:\b{_PLAN}(?:\s+(?:pada|untuk|bagi|dari))?"
    r"|\b(?:dicapai|diwujudkan|dirumuskan)\s+oleh|\bdokumen\s+perencanaan(?:\s+(?:strategis|jangka\s+menengah|lima\s+tahunan?))?"
    r"|\b(?:gambaran|permasalahan|kinerja|pengembangan)\s+pelayanan|\bsumber\s+daya(?:\s+(?:manusia|aparatur))?|\bstruktur\s+organisasi"
    r"|\b(?:visi(?:\s+dan\s+misi)?|tujuan(?:\s+dan\s+sasaran)?(?:\s+jangka\s+menengah)?(?:\s+pelayanan)?)"
    r"|\bisu(?:-isu)?\s+strategis)\s+$"
)
# Said of a plan that is this one: it was worked out, contains, serves; before it or behind it.
_THIS_BEFORE = re.compile(
    r"(?i)(?:\b(?:demikian(?:lah)?|maksud|tujuan|latar\s+belakang|sistematika|landasan\s+hukum|dasar\s+hukum|penyusunan|tersusunnya|disusunnya"
    r"|dokumen|ini|naskah)\b[^.;]{0,90})$"
)
_THIS_ONE = re.compile(rf"(?i)\b(?:{_PLAN}|dokumen)\s+ini\b[^.;]{{0,60}}$")
_THIS_BEHIND = re.compile(
    r"(?i)^[^.;]{0,90}?\b(?:ini|disusun|memuat|menjadi|merupakan|adalah|berfungsi|digunakan|dimaksudkan|diharapkan|ditetapkan|dijabarkan"
    r"|berpedoman|mengacu)\b"
)
_RENSTRA_LED = re.compile(rf"(?i)\b{_PLAN}(?:\s+(?:pada|untuk|bagi|dari))?\s+$")
_OWN_AIM = re.compile(r"(?i)\b(?:(?:dicapai|diwujudkan|dirumuskan)\s+oleh|\bdokumen\s+perencanaan(?:\s+\S+){0,3})\s+$")
_CAPTION = re.compile(r"(?i)^\W*(?:(?:tabel|gambar|bagan|grafik)\b|(?:bab\s+)?[ivx\d]+(?:\.\d+)*\.?\s+[A-Z])")
# "Tugas pokok … adalah", "… mempunyai tugas membantu Bupati": what only a plan's own agency is told of.
_TASK = re.compile(r"(?i)\b(?:visi(?:\s+dan\s+misi)?|tugas(?:\s+pokok)?(?:\s+dan\s+fungsi)?)\s+$")
_IS = re.compile(r"(?i)^[^.;]{0,60}?\b(?:adalah|yaitu|yakni|ialah)\b")
_HELPS = re.compile(r"(?i)^[^.;]{0,60}?\b(?:mempunyai|memiliki)\s+tugas(?:\s+pokok)?\s+(?:membantu|melaksanakan|menyelenggarakan)\b")
_ACTS = re.compile(
    r"(?i)^\s+(?:mempunyai\s+(?:tugas|fungsi)|berkomitmen|menetapkan|menyusun|merumuskan|dituntut|bertanggung\s?jawab|sebagai\s+(?:perangkat|salah|unsur))\b"
)
# Where others are named as others: another level's plans are studied, neighbours told, an agency's own past, an official title.
_AS_OTHERS = re.compile(
    r"(?i)telaah|kementerian|lembaga\b|sinergi|sinkron|selaras|keterkaitan|hubungan\s+antar|koordinasi|kerja\s?sama|bekerja\s?sama|berbatas|sebelah"
    r"|banding|tetangga|pemekaran|gabung|semula|sebelumnya|dahulu|dulu|berubah\s+menjadi|perubahan\s+nomenklatur|dibentuk|pembentukan|lintas"
    r"|mitra|instansi\s+terkait|pengampu|perangkat\s+daerah\s+lain|antara\s+lain|seperti|misalnya|mengadopsi|contoh|studi"
    r"|\bnomor\b|\bno\.|lampiran\s+peraturan|periode\s+(?:lalu|sebelumnya)|evaluasi|capaian|pencapaian|tahun\s+lalu"
)
_HEADING = re.compile(r"(?i)^\W*(?:bab\s+[ivx\d]+\b|\d{1,2}(?:\.\d{1,2})+\.?\s|[A-Z]\.\s+[A-Z])")
_STUDIES = re.compile(r"(?i)\b(?:tela+h\w*|penelaahan)\b.*\b(?:tetangga|lain(?:nya)?|sekitar)\b|\bstudi\s+banding\b")
_GOES_ON = re.compile(
    r"(?i)\b(?:lima|5)\s*(?:\(\s*(?:lima|5)\s*\)\s*)?tahun(?:an)?\s+(?:ke\s*depan|mendatang|yang\s+akan\s+datang)|\bdemikian(?:lah)?\b|\bini\s+disusun\b"
)
_OF_REGION = re.compile(r"(?i)\b(?:rpjmd|rencana\s+pembangunan\s+jangka\s+menengah(?:\s+daerah)?(?:\s+\(\s*rpjmd\s*\))?)\s+$")
_GENERIC_WORDS = """
    daerah dinas badan kantor lembaga kabupaten kota provinsi terkait teknis perangkat satuan kerja umum sekretariat bagian pelayanan
    """
_GENERIC = frozenset(_GENERIC_WORDS.split())


@dataclass(frozen=True, slots=True)
class _Whose:
    """Whose plan it is, as names are compared."""

    name: str
    words: frozenset[str]
    region: frozenset[str]
    level: str
    whole: str  # the agency that it is a part of, as a pattern; what cannot be known is anything


def other_agencies(plan: Plan, pages: Pages) -> list[str]:
    """Each naming as "p7 | Kecamatan … | the words around it"; lists of several, and what a text says of neighbours, among them.

    A claim has a fourth part, what is claimed: "agency", "region" or "period".
    """
    found: list[str] = []
    whose = _whose(plan)
    own = fold(plan.agency)
    studied = False  # below a heading that other plans are studied under, until the next one
    for paragraph in pages.paragraphs():
        text = one_line(paragraph.text)[:_LONGEST]
        if len(text) < _SHORT and _HEADING.match(text):
            studied = _STUDIES.search(text) is not None
        if studied:
            continue
        if plan.agency_kind in _TERRITORIAL and plan.agency_kind in text:
            for office in offices(text):
                if office.kind == plan.agency_kind and not fold(office.name).startswith(own):
                    found.append(_entry(paragraph.place, office.name, text, office.start, office.end))
        if whose is not None:
            found += _claims(plan, whose, text, paragraph.place)
    return found[:_MOST]


def _whose(plan: Plan) -> _Whose | None:
    own = next(offices(plan.agency), None)
    if own is None or not plan.agency:
        return None
    return _Whose(_known_name(plan.agency), _content(plan.agency), _content(plan.region), plan.region_level, _whole(own))


def _whole(own: Named) -> str:
    if not own.part:
        return r"(?!)"
    health = re.match(r"(?i)rs|rumah sakit|puskesmas|laboratorium", own.name)
    return r"kesehatan" if health else r"sekretariat|setda" if re.match(r"(?i)bagian|biro", own.name) else ""


def _claims(plan: Plan, whose: _Whose, text: str, place: Place) -> Iterator[str]:
    """What the sentences of a text claim for another."""
    for sentence in _SENTENCE.split(text):
        if not _AS_OTHERS.search(sentence):
            for what, name, first, last in (*_by_agency(plan, whose, sentence), *_by_region(whose, sentence), *_by_period(plan, sentence)):
                yield f"{_entry(place, name, sentence, first, last)} | {what}"


def _by_agency(plan: Plan, whose: _Whose, sentence: str) -> Iterator[tuple[str, str, int, int]]:
    """Another agency whose plan the sentence says it is, or this one in another region of the same level."""
    named = list(offices(sentence))
    places = list(regions(sentence))
    for office in named:
        before, behind = sentence[: office.start], sentence[office.end :]
        region = next((place for place in places if 0 <= place.start - office.end <= 3), None)
        acts = region is not None and _ACTS.match(sentence[region.end :]) is not None and not before.strip(' "“”*')
        if not (acts or _is_this(sentence, before, behind)):
            continue
        same_level = region is None or region.kind == whose.level or {region.kind, whose.level} == {"Kabupaten", "Kota"}
        if not same_level and not _THIS_ONE.search(before):
            continue  # the province's plan is an example for the kabupaten's, and theirs are its parts
        words = _content(office.name)
        if _is_other(plan, whose, office, words):
            broken = not behind.strip() and not _CAPTION.match(sentence)  # at a line's end, where the name may go on
            if len(named) > 1 or broken or (acts and not _HELPS.match(behind)):
                continue
            yield "agency", office.name, office.start, office.end
        elif words & whose.words and region is not None and not _content(region.name) & whose.region:
            yield "region", region.name, office.start, region.end


def _is_this(sentence: str, before: str, behind: str) -> bool:
    """Whether a sentence speaks of the plan itself: in its caption or heading, or by what it says of it."""
    if (_TASK.search(before) and _IS.match(behind)) or (not before.strip(' "“”*') and _HELPS.match(behind)):
        return True
    lead = _LEADS.search(before)
    if lead is None:
        return False
    if _CAPTION.match(sentence) and len(sentence) < _SHORT:
        return True
    led = before[: lead.start()]
    if not _RENSTRA_LED.search(before):
        return _OWN_AIM.search(before) is not None and (_THIS_BEFORE.search(led) is not None or "dokumen" in lead[0].lower())
    return _THIS_BEFORE.search(led) is not None or (not led.strip() and _THIS_BEHIND.match(behind) is not None)


def _is_other(plan: Plan, whose: _Whose, office: Named, words: frozenset[str]) -> bool:
    """Whether an agency is another one: no word of its name is the plan's own, and it is no part and no whole of it."""
    name = _known_name(office.name)
    if office.part or re.search(whose.whole, name) or (office.territorial and plan.agency_kind in _TERRITORIAL):
        return False
    return bool(words) and not words & whose.words and not (abbreviates(name, whose.name) or abbreviates(whose.name, name))


def _by_region(whose: _Whose, sentence: str) -> Iterator[tuple[str, str, int, int]]:
    """Another region of the same level, whose RPJMD the plan says it follows."""
    for region in regions(sentence):
        same = region.kind == whose.level or {region.kind, whose.level} == {"Kabupaten", "Kota"}
        if same and _OF_REGION.search(sentence[: region.start]) and not _content(region.name) & whose.region:
            yield "region", region.name, region.start, region.end


def _by_period(plan: Plan, sentence: str) -> Iterator[tuple[str, str, int, int]]:
    """A period that is over, or has not begun, in a sentence that says what the plan of these years will do."""
    if plan.period is None or not _GOES_ON.search(sentence):
        return
    told = list(periods(sentence))
    for at, (first, last) in told if len(told) == 1 else ():
        lead = re.search(rf"(?i)\b{_PLAN}\b[^.;]{{0,120}}$", sentence[:at])
        if lead and (last < plan.period[0] or first > plan.period[1]):
            yield "period", f"{first}–{last}", at, at + 9


def _content(name: str) -> frozenset[str]:
    words = (word for word in _known_name(name).split() if len(word) > 3 and word not in _GENERIC)
    return frozenset(words) or frozenset(fold(name).split()[:1] if re.fullmatch(rf"(?i){AGENCY_KINDS}.*", name) else ())


def _known_name(name: str) -> str:
    """A name for comparing: the council is called in full, in short, and cut at a line's end."""
    return re.sub(r"\bdewan(?: perwakilan)?(?: rakyat)?(?: daerah)?\b|\bdpr\w\b", "dprd", fold(name))


def abbreviates(short: str, long: str) -> bool:
    """Whether a folded name may stand for a longer one by its letters: "satpol pp", "sekretariat dprd", "dinkes"."""
    rest = iter(long.replace(" ", ""))
    letters = short.replace(" ", "")
    return len(letters) < len(long.replace(" ", "")) and letters[0] == long[0] and all(letter in rest for letter in letters)


def _entry(place: Place, name: str, text: str, start: int, end: int) -> str:
    words = text[max(0, start - _AROUND) : end + _AROUND]
    return f"{_place(place)} | {name} | {words.replace('|', '/')}"


def _place(place: Place) -> str:
    return f"p{place.page}" if place.page else f"l{place.line}" if place.line else ""

"""What running text lists of programs, kegiatan and subkegiatan, and words of tujuan and sasaran that no table has.

Neither makes a node: a list names what the tables state, and a tujuan of the text beside another one in the tables is a contradiction
of the plan, which the audit tells. Each entry is "place | list | level | words"; the lines of a list whose level its words do not tell
have none, and "0" for the list stands for a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from ....graph.ids import fold
from ...documents.blocks import Place
from ...language.lexicon import ORDINALS
from ...language.years import periods
from ..facts import Item, Plan
from ..statements.misi import best_mission
from .passages import Passage
from .quotations import begins_with_verb, last_sentence, mission_quotations, sentences_of, statement
from .sentences import OF_DOCUMENT, said_in, tells_of_other_period

_NAMED = ("Program", "Activity", "SubActivity")
_STATED = {"goal": "Goal", "sasaran": "Sasaran"}
_LIKE = 88  # likeness from which a line of a list is the name
_KNOWN = 85  # and from which a statement of the text is one of the tables, or of the region
_GAP = 6  # passages between two names of one list
_SHARE = 0.5  # of a level's names, of which a list has as many at least
_FEWEST = 3
_REST = 2  # lines behind the last one, over which its name may go on
_MOST = 400  # entries that are kept
_LONGEST = 220
_NUMBERING = re.compile(r"^\W*(?:(?:\d{1,2}|[A-Za-z]|[IVX]{1,4})(?:[.)]\s*|\s+(?=[A-Z])))*(?:\d{1,2}\.?\s+)?(?:\d+(?:\.\d+)+\.?\s*)?")
_LABEL = re.compile(r"(?i)^(?:sub\s?-?\s?)?keg(?:iatan)?\b[\s.:]+(?=\S)")
# "…; dan - 5. …": two lines of a list that the reading of sentences has joined.
_ITEMS = re.compile(r"(?i)[;,]?\s*(?:\bdan)?\s+[-–•]\s*(?=(?:\d{1,2}|[a-z])[.)]\s)")
_TAIL = re.compile(r"(?i)[\s;:.,]*(?:;\s*dan)?[\s;:.,]*$")
# "Program … dengan kegiatan sebagai berikut:" leads to what stands below it.
_LEADS = re.compile(
    r"(?i)[\s;,]*\b(?:dengan|yang\s+(?:terdiri|meliputi)|terdiri|meliputi)\s+(?:dari\s+|atas\s+)?(?:sub\s?-?\s?)?kegiatan\b[^;]{0,40}$"
)
# "Sasaran pertama adalah …": in its own words, which the sentence goes on with.
_COUNTED = re.compile(
    rf"(?i)^\W*sasaran\s+(?:ke-?\s?)?(?P<number>{'|'.join(ORDINALS)}|\d)(?:\s+(?:renstra|kecamatan|perangkat\s+daerah|strategis)){{0,2}}"
    r"\s+(?:adalah|yaitu|yakni|ialah)\s*:?\s*(?P<words>[^.;]{12,200})"
)
# "sasaran … RPJMD, yaitu …": a sentence that words a sasaran of the region as its own object.
_OF_RPJMD = re.compile(
    r"(?i)\bsasaran\b[^.;:“”\"]{0,40}\brpj?m?d\b[^.;:“”\"]{0,30}?,?\s*\b(?:yaitu|yakni|adalah)\s*:?\s*[“\"]?(?P<words>[^.;:“”\"]{20,200})"
)
_LED = re.compile(
    r"(?i)\b(?P<noun>tujuan|sasaran)\b(?P<of>[^.;:“”\"]{0,120})\b(?:dirumuskan|ditetapkan|adalah)\s+(?:sebagai\s+berikut)?\s*:\s*$"
)
# "… tujuan tersebut, digunakan indikator … berupa …", "Indikator sasaran adalah …": what a sentence says measures them.
_MEASURED = re.compile(
    r"(?i)\b(?P<noun>tujuan|sasaran)\b(?P<of>[^.;:“”\"]{0,60}?)\b(?:digunakan|diukur\s+(?:dengan|melalui|menggunakan))\s+indikator"
    r"[^.;:“”\"]{0,40}?\b(?:berupa|yaitu|yakni|adalah)\s*:?\s*[“\"]?(?P<words>[^.;:“”\"]{8,160})"
)
_INDICATOR_OF = re.compile(
    r"(?i)\bindikator\s+(?P<noun>tujuan|sasaran)\b(?P<of>[^.;:“”\"]{0,40}?)\b(?:berupa|yaitu|yakni|adalah)\s*:?\s*[“\"]?(?P<words>[^.;:“”\"]{8,160})"
)
# "memiliki 1 (satu) tujuan dan 3 (tiga) sasaran": how many of a level a sentence says there are.
_HAS = re.compile(
    r"(?i)\b(?:memiliki|mempunyai|menetapkan|ditetapkan|merumuskan|dirumuskan|terdiri|sebanyak|sejumlah|dijabarkan|melaksanakan)\b"
)
_COUNT = re.compile(
    r"(?i)(?<![\d.,])(?P<number>\d{1,2})\s*\(\s*[a-z]+(?:\s+[a-z]+)?\s*\)\s+(?P<noun>tujuan|sasaran|program|kegiatan)\b"
    r"(?!\s+(?:\S+\s+)?(?:rpj?m?d|prioritas|penunjang|unggulan|pembangunan|daerah|kabupaten|kota|provinsi|nasional))"
)
_LEVELS = {"tujuan": "Goal", "sasaran": "Sasaran", "program": "Program", "kegiatan": "Activity"}
_QUOTED = re.compile(r"^\W*[“\"](?P<words>[^“”\"]{12,240})[”\"]\W*$")
_REGION = re.compile(r"(?i)\b(?:rpj?m?d|rpd|daerah|kabupaten|kota|provinsi|bupati|wali\s?kota|gubernur|misi|nasional|nawa\s?cita)\b")
_ELSEWHERE = re.compile(
    r"(?i)\b(?:presiden|nasional|asta\s?cita|nawa\s?cita|rpjmn|rpjp\w*|pr?opinsi|provinsi|gubernur|kementerian|sdgs?)\b"
)
_PAST = re.compile(r"(?i)(?:periode|tahun)\s+(?:lalu|sebelumnya|yang\s+lalu)|\bcapaian\b")
_OF_RPJMD_ALONE = re.compile(r"(?i)\brpj?m?d\b")
_FURTHER = re.compile(r"(?i)\s+(?:serta|dengan\s+(?:target|satuan))\s+|\s+dan\s+(?=\d)")
_AGENCY = re.compile(r"(?i)\bperangkat\s+daerah\b")


@dataclass(frozen=True, slots=True)
class _Line:
    at: int
    place: Place
    level: str
    words: str
    name: str  # the name of the tables that it is, or empty


def text_statements(plan: Plan, texts: Sequence[Passage]) -> list[str]:
    """All of it, in printed order of either kind."""
    lists = [f"{_where(line.place)} | {number} | {line.level} | {line.words}" for number, line in _lists(plan, texts)]
    said = dict.fromkeys(f"{_where(place)} | 0 | {level} | {words}" for place, level, words in _said(plan, texts))
    return [*lists, *said][:_MOST]


def _lists(plan: Plan, texts: Sequence[Passage]) -> Iterator[tuple[int, _Line]]:
    """The lines of each list that names half of a level: from the one that leads to it to the one behind it, which may be a name's rest."""
    known = {fold(item.text): item.level for item in plan.of_level(*_NAMED)}
    if not known:
        return
    lines = [_line(at, passage.place, part, known) for at, passage in enumerate(texts) for part in _ITEMS.split(passage.text)]
    named = [line for line in lines if line.name]
    runs: list[list[_Line]] = []
    for line in named:
        if runs and line.at - runs[-1][-1].at <= _GAP:
            runs[-1].append(line)
        else:
            runs.append([line])
    for number, run in enumerate(runs, start=1):
        if _names_most(plan, run):
            first, last = run[0].at - 1, run[-1].at + _REST
            for line in lines:
                if first <= line.at <= last and line.words:
                    yield number, line


def _names_most(plan: Plan, run: Sequence[_Line]) -> bool:
    """True for lines that name half of a level, or of what hangs below the programs or kegiatan that they name."""
    told = {line.name for line in run}
    above: list[Item] = []
    for level in _NAMED:
        items = list(plan.of_level(level))
        items = [item for item in items if any(up is named for up in item.parents for named in above)] or items
        above = [item for item in items if fold(item.text) in told]
        if items and len({fold(item.text) for item in above}) >= max(_FEWEST, _SHARE * len({fold(item.text) for item in items})):
            return True
    return False


def _line(at: int, place: Place, text: str, known: dict[str, str]) -> _Line:
    words = _LEADS.sub("", _TAIL.sub("", _LABEL.sub("", _NUMBERING.sub("", text))))
    if not 8 < len(words) <= _LONGEST:
        return _Line(at, place, "", words[:_LONGEST], "")
    folded = fold(words)
    name = process.extractOne(folded, known.keys(), scorer=fuzz.ratio, score_cutoff=_LIKE)
    if name is None and folded.startswith("program "):
        return _Line(at, place, "Program" if words.count(" ") < 16 else "", words, "")
    return _Line(at, place, known[name[0]] if name else "", words, name[0] if name else "")


def _said(plan: Plan, texts: Sequence[Passage]) -> Iterator[tuple[Place, str, str]]:
    """The tujuan and sasaran that sentences word as the plan's own, with those of its tables among the counted ones."""
    regional = [fold(item.text) for item in plan.of_level("RegionalGoal", "RegionalSasaran", "Mission", "Vision")]
    own = {level: [fold(item.text) for item in plan.of_level(level)] for level in (*_STATED.values(), "RegionalSasaran")}
    for at, passage in enumerate(texts):
        if passage.foreign or tells_of_other_period(passage.text, plan.period):
            continue
        for level, words in (*_told_of(plan, passage.text), *_beyond(plan, passage.text)):
            yield passage.place, level, words
        for level, words, counted in _worded(texts, at):
            folded = fold(words)
            if (counted or not _is_known(folded, own[level])) and not _is_known(folded, regional):
                yield passage.place, level, words


def _told_of(plan: Plan, words: str) -> Iterator[tuple[str, str]]:
    """What sentences say measures a tujuan or sasaran, and how many tujuan, sasaran, programs and kegiatan the plan of its years has."""
    if _PAST.search(words):
        return
    own = plan.period is not None and any(period[0] == plan.period[0] for _, period in periods(words))
    for sentence in sentences_of(words):
        if (match := _MEASURED.search(sentence) or _INDICATOR_OF.search(sentence)) and not _REGION.search(_AGENCY.sub("", match["of"])):
            yield f"{_LEVELS[match['noun'].lower()]}/Indicator", _FURTHER.split(match["words"].strip())[0]
        has = _HAS.search(sentence) if own and not _OF_RPJMD_ALONE.search(sentence) else None
        for count in _COUNT.finditer(sentence, has.end()) if has else ():
            yield f"{_LEVELS[count['noun'].lower()]}/Count", f"{int(count['number'])} {sentence[max(0, count.start() - 60) : count.end()]}"


def _beyond(plan: Plan, text: str) -> Iterator[tuple[str, str]]:
    """A misi that a sentence numbers and quotes, where the plan's list of misi ends before that number and has none of these words."""
    missions = list(plan.of_level("Mission"))
    numbers = {item.number for item in missions if item.listing == "RPJMD"}
    last = max((number for number in numbers if number is not None), default=0)
    if last < _FEWEST or numbers != {*range(1, last + 1)} or any(item.listing != "RPJMD" for item in missions):
        return
    for sentence in sentences_of(text):
        for number, quoted in mission_quotations(sentence) if not _ELSEWHERE.search(sentence) else ():
            words = statement(quoted)
            if number is not None and number > last and begins_with_verb(words) and best_mission(missions, words) is None:
                yield "Mission/Number", f"{number} {words}"


def _is_known(words: str, known: Sequence[str]) -> bool:
    return any(words in other or other in words or fuzz.ratio(words, other) >= _KNOWN for other in known)


def _worded(texts: Sequence[Passage], at: int) -> Iterator[tuple[str, str, bool]]:
    passage = texts[at]
    for sentence in sentences_of(passage.text):
        if (match := _COUNTED.match(sentence)) is not None:
            if begins_with_verb(words := statement(match["words"])):
                yield "Sasaran", words, True
            continue
        if (match := _OF_RPJMD.search(sentence)) is not None:
            if begins_with_verb(words := statement(match["words"])):
                yield "RegionalSasaran", words, False
            continue
        for one in said_in(sentence):
            if one.level in _STATED and one.scope == "own" and "“" in sentence:
                yield _STATED[one.level], one.words, False
    lead = _LED.search(last_sentence(passage.text))
    if lead is None or OF_DOCUMENT.search(lead["of"]) or _REGION.search(_AGENCY.sub("", lead["of"])):
        return
    following = texts[at + 1 : at + 2]
    quoted = _QUOTED.match(following[0].text) if following else None
    if quoted is not None and begins_with_verb(words := statement(quoted["words"])):
        yield _STATED["goal" if lead["noun"].lower() == "tujuan" else "sasaran"], words, False


def _where(place: Place) -> str:
    return f"p{place.page}" if place.page else f"l{place.line}" if place.line else ""

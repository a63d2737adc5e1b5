"""The plan's own tujuan and sasaran in labelled lines ("Tujuan 1 : …", "Sasaran 1.1 : …") and behind sentences that lead to them.

A sasaran stands below the tujuan before it. Below a misi they are the plan's own only where the misi is the agency's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from ...language.labels import label_of, number_of
from ...language.lexicon import ORDINALS
from ...language.likeness import closest
from ...language.offices import AGENCY_KINDS
from ..builder import Builder
from ..facts import Item, Measure, Origin
from ..statements.fresh import is_new_statement
from ..statements.label_tables import read_labelled_lines
from ..statements.misi import best_mission
from .own_titles import MEASURED, MEASURED_BY, OwnTitles
from .passages import Passage
from .quotations import WITH_INDICATOR, begins_with_verb, last_sentence, statement
from .sentences import OF_DOCUMENT

_NAMES = {"goal": "Goal", "sasaran": "Sasaran"}
_NOUNS = {"tujuan": "goal", "sasaran": "sasaran"}
_KNOWN = 85.0
_REGION = re.compile(r"(?i)\b(?:tujuan|sasaran)\s+(?:strategis\s+)?(?:pembangunan|daerah|rpj?m?d|pemerintah|kabupaten|kota|provinsi)\b")
# "Tujuan untuk melaksanakan Misi 1 adalah :", "Sasarannya :", "Sasaran dari tujuan tersebut yaitu :".
_LEADS = re.compile(
    r"(?i)^\W*(?:adapun\s+|maka\s+)?(?P<noun>tujuan|sasaran)(?:nya)?\b"
    r"(?P<of>[^.;“”\"]{0,120}?)(?:\s*(?:adalah|yaitu|yakni|ialah|berikut))*\s*:\s*$"
)
# "Tujuan misi 2 adalah: Terkendalinya …", the statement on the line of what it is set for.
_OF_MISSION = re.compile(
    r"(?i)^\W*tujuan\s+(?P<of>(?:(?:dari|untuk|pada|atas)\s+)?misi\s+[^.;:“”\"]{1,30}?)\s*(?:\b(?:adalah|yaitu|yakni|ialah)\b\s*:?|:)\s*(?P<words>\S.{10,240})$"
)
_BEFORE = 12  # passages in which what a list states was said, and which it has at most
_WHOLE = 0.85  # of a paragraph's letters that are its statement: it says nothing else
_TITLE = re.compile(r"[^.:;]{3,60}")  # a line that may be a title, as no statement and no sentence is
_SASARAN_BEGIN = re.compile(r"(?i)^\W*(?:[\d.]+\s*|[a-z]\.\s*)?sasaran\b")  # the heading under which the sasaran of those tujuan stand
_OF_GOAL = re.compile(rf"(?i)\btujuan\s+(?:ke\s*[-–]?\s*)?(?P<number>\d{{1,2}}|[ivx]{{1,4}}\b|{'|'.join(ORDINALS)})")
_ASKS_SASARAN = re.compile(r"(?i)\bsasaran\b")
# "Tujuan Renstra … adalah “…”", "Sasaran pertama yaitu “…”".
_QUOTES = re.compile(
    rf"(?i)\b(?P<noun>tujuan|sasaran)(?:\s+(?:ke\s*[-–]?\s*)?(?P<number>\d{{1,2}}|{'|'.join(ORDINALS)}))?(?P<of>(?:[^.:;“”\"]|(?<=\b[Dd]r)\.|(?<=\bdrg)\.){{0,90}}?)"
    r"\s+(?:adalah|yaitu|yakni|ialah)\s*:?\s*[“\"](?P<words>[^“”\"]{12,240})[”\"]"
)
# "…, dengan sasaran “…” dan “…”", behind the tujuan.
_WITH_SASARAN = re.compile(r"(?i)^\W*(?:dengan|dan|serta)\s+sasaran(?:nya)?(?:\s+(?:adalah|yaitu|yakni))?\s*:?\s*(?P<all>[“\"].*)$")
_MARKED = re.compile(r"[“\"](?P<words>[^“”\"]{12,240})[”\"]")
_MEASURED_BY = re.compile(rf"(?i)^\W*(?:yang\s+)?(?:di\w+\s+)?{WITH_INDICATOR.pattern.removeprefix('(?i)')}")
_OF_AGENCY = re.compile(rf"(?i)\b(?:renstra|perangkat\s+daerah|{AGENCY_KINDS})\b")
_OF_PLAN = re.compile(r"(?i)\bmaksud\b|\bpenyusunan\b")  # what the document is written for is no tujuan of the agency
_REFERS = re.compile(
    rf"(?i)\b(?:misi|tujuan|renstra|perangkat\s+daerah|{AGENCY_KINDS})\b|^\W*$|^\s*(?:yang\s+)?(?:ingin|akan|hendak)\b"
    r"|^\s*(?:strategis\s+|jangka\s+menengah\s+)*(?:yang\s+(?:telah\s+)?(?:ditetapkan|dirumuskan)\s*)?(?:adalah|sebagai|ini|$)"
)


@dataclass(frozen=True, slots=True)
class _Line:
    """One statement: its level, the misi that its label or lead places it below, whether a label says that it is the plan's own."""

    level: str
    words: str
    passage: Passage
    missions: tuple[Item, ...] = ()
    led: bool = False
    of: int | None = None  # which of the tujuan above it a sasaran's lead numbers
    among: bool = False  # one of several in a list
    behind: str = ""  # what its sentence goes on to say


def read_own_chain(builder: Builder, texts: Sequence[Passage], missions: Callable[[str], list[Item]]) -> None:
    """Read such chains: where no table states a tujuan and a sasaran all of them, else only the misi that they stand below."""
    tabled = {name for name in _NAMES.values() if next(builder.plan.of_level(name), None) is not None}
    for chain in _chains(builder, texts, missions):
        stated = {_NAMES[line.level] for line in chain}
        lists = _known_lists(builder, chain)
        if stated <= tabled:
            _measure_known(builder, chain)
            if any(mission.listing == "agency" for line in chain for mission in line.missions):
                below = [(line.level, line.words, line.passage.place, line.missions) for line in chain]
                read_labelled_lines(builder, below, chain[0].passage.heading)
        if stated | tabled != set(_NAMES.values()) or stated <= tabled:
            continue  # a tujuan or a sasaran by itself: what else is said of it tells whose it is
        goal: Item | None = None
        goals: list[Item | None] = []
        for above, line in zip([None, *chain], chain, strict=False):
            parent = goal
            if line.of is not None:
                parent = goals[line.of - 1] if line.of <= len(goals) else None
            elif len(goals) > 1 and above is not None and above.among and above.level == "goal":
                goal = parent = None  # a list of several tujuan, and then sasaran: whose each is, nothing says
            made = _item(builder, line, parent, tabled - lists)
            if made is not None and (indicator := _MEASURED_BY.match(line.behind) or MEASURED_BY.match(line.behind)) is not None:
                origin = Origin(line.passage.place, line.passage.text[:300])
                builder.measure(made, Measure(statement(indicator["words"]), origins=[origin]))
            if line.level == "goal":
                goal = made
                goals.append(made)
                if made is not None:
                    for mission in line.missions:
                        made.add_support(mission)


def _known_lists(builder: Builder, chain: Sequence[_Line]) -> set[str]:
    """The levels of which a chain words what the tables state, and others: a table of money names but those with programs."""
    found = set()
    for level, name in _NAMES.items():
        known = [(item.text, item) for item in builder.plan.of_level(name)]
        words = [line.words for line in chain if line.level == level]
        told = [closest(text, known, _KNOWN) is not None for text in words]
        new = [text for text, is_told in zip(words, told, strict=True) if not is_told]
        if any(told) and new and all(is_new_statement(builder.plan, name, text) for text in new):
            found.add(name)
    return found


def _measure_known(builder: Builder, chain: Sequence[_Line]) -> None:
    """Note the indicators that sentences give to tujuan and sasaran for which no table prints any."""
    for line in chain:
        known = closest(line.words, [(item.text, item) for item in builder.plan.of_level(_NAMES[line.level])], _KNOWN)
        indicator = _MEASURED_BY.match(line.behind) or MEASURED_BY.match(line.behind)
        if known is not None and indicator is not None and not known[0].measures:
            origin = Origin(line.passage.place, line.passage.text[:300])
            builder.measure(known[0], Measure(statement(indicator["words"]), origins=[origin]))


def _item(builder: Builder, line: _Line, goal: Item | None, tabled: set[str]) -> Item | None:
    name, origin = _NAMES[line.level], Origin(line.passage.place, line.passage.text[:300])
    known = closest(line.words, [(item.text, item) for item in builder.plan.of_level(name)], _KNOWN)
    if known is not None:
        known[0].add_origin(origin)
        if goal is not None and not known[0].parents:
            known[0].add_parent(goal)
        return known[0]
    upper = [(item.text, item) for item in builder.plan.of_level("RegionalGoal", "RegionalSasaran")]
    if name in tabled or closest(line.words, upper, 88.0) is not None:
        return None
    return builder.item(name, line.words, origin, parent=goal if name == "Sasaran" else None)


def _chains(builder: Builder, texts: Sequence[Passage], missions: Callable[[str], list[Item]]) -> Iterator[list[_Line]]:
    """Runs of statements below one heading that each begin with a tujuan; what a misi of the region stands above is none."""
    chain: list[_Line] = []
    above: list[Item] = []
    heading, regional, aside, taken = "", False, False, set[int]()
    titles = OwnTitles()
    known = list(builder.plan.of_level("Mission"))
    for at, passage in enumerate(texts):
        label = label_of(passage.text)
        titled = label is None and passage.mark is None and id(passage) not in taken and _TITLE.fullmatch(passage.text) is not None
        if passage.heading != heading or titled:
            if {line.level for line in chain} != {"goal"} or not _SASARAN_BEGIN.match(passage.text if titled else passage.heading):
                yield chain
                chain = []
            heading, above, regional = passage.heading, [], False
            aside = _OF_PLAN.search(passage.text if titled else heading) is not None
        level = titles.below(passage, aside=aside)
        if id(passage) in taken or aside:
            continue
        if (label is not None and label.level == "mission") or (label is None and re.match(r"(?i)\W*misi\b", passage.text)):
            rest = statement(label.rest) if label is not None else ""
            found = best_mission(known, rest) if rest else _numbered(known, label.number if label is not None else None)
            regional = found is None or found.listing != "agency"
            above = [found] if found is not None and not regional else []
            continue
        lines = list(_lines(texts, at, missions)) or _quoted(passage) or (_titled(passage, level) if not regional else [])
        taken |= {id(line.passage) for line in lines if line.passage is not passage}
        if label is not None and label.scope:
            regional = label.scope == "region"
        for line in lines:
            own = all(mission.listing == "agency" for mission in line.missions)
            if (regional and not line.led) or not own or (line.level == "sasaran" and not chain):
                continue
            chain.append(replace(line, missions=line.missions or tuple(above)))
        if regional and not lines and label is None:
            regional = False  # running text ends what stands below the region's misi
    yield chain


def _titled(passage: Passage, level: str) -> list[_Line]:
    """The statement that a paragraph or an item of a list is, below a heading that names nothing but its level."""
    parts = MEASURED.split(passage.text.strip(" .;"), maxsplit=1) if level else []
    words = statement(parts[0]) if parts else ""
    if not _is_statement(words) or OF_DOCUMENT.search(words) or len(words) < _WHOLE * len(parts[0].strip(' .;“”"')):
        return []
    return [_Line(level, words, passage, (), True, None, passage.mark is not None, passage.text.strip()[len(parts[0]) :])]


def _quoted(passage: Passage) -> list[_Line]:
    """The plan's tujuan or sasaran that sentences quote one by one ("Sasaran pertama yaitu “…”, sedangkan sasaran kedua yaitu “…”")."""
    matches = list(_QUOTES.finditer(passage.text))
    found: list[_Line] = []
    for match, following in zip(matches, [*matches[1:], None], strict=False):
        if not match["number"] and (not _is_own(match["of"], passage) or _REGION.search(match["noun"] + match["of"])):
            continue
        rest = passage.text[match.end() : following.start() if following is not None else None].strip(" ,")
        level = _NOUNS[match["noun"].lower()]
        found.append(_Line(level, statement(match["words"]), passage, (), True, None, match["number"] is not None, rest))
        if level == "goal" and (behind := _WITH_SASARAN.search(rest)) is not None:
            below = [statement(marked["words"]) for marked in _MARKED.finditer(behind["all"])]
            found += [_Line("sasaran", words, passage, led=True, of=number_of(match["number"] or "")) for words in below]
    return [line for line in found if _is_statement(line.words)]


def _is_own(of: str, passage: Passage) -> bool:
    """True where a sentence says whose tujuan it quotes, or the heading above it does ("3.1 Tujuan dan Sasaran Perangkat Daerah")."""
    if _OF_AGENCY.search(of):
        return True
    aimed = re.fullmatch(r"(?i)\s*(?:yang\s+)?(?:(?:ingin|akan|hendak)\s+\w+|(?:telah\s+)?di\w+)\s*", of) is not None
    return aimed and _OF_AGENCY.search(passage.heading) is not None and _REGION.search(passage.heading) is None


def _numbered(known: Sequence[Item], number: int | None) -> Item | None:
    fitting = [item for item in known if item.number == number and item.listing == "agency"]
    return fitting[0] if len(fitting) == 1 else None


def _lines(texts: Sequence[Passage], at: int, missions: Callable[[str], list[Item]]) -> Iterator[_Line]:
    """The statements of a labelled line, or of the list or the paragraph behind a sentence that leads to it."""
    passage = texts[at]
    label = label_of(passage.text)
    if label is not None and label.level in _NAMES and label.rest:
        words = statement(label.rest)
        if label.scope != "region" and _is_statement(words):
            yield _Line(label.level, words, passage)
            if label.level == "goal":
                yield from _below_label(texts, at)
        return
    if (stated := _OF_MISSION.match(passage.text)) is not None and _is_statement(words := statement(stated["words"])):
        yield _Line("goal", words, passage, tuple(missions(stated["of"])), True)
        return
    lead = last_sentence(passage.text)
    match = _LEADS.match(lead)
    if match is None or _REGION.search(lead) or OF_DOCUMENT.search(match["of"]):
        return
    if not _REFERS.search(match["of"]):
        return
    below = missions(lead) if "misi" in lead.lower() else []
    of = _OF_GOAL.search(match["of"])
    number = number_of(of["number"]) if of is not None else None
    followers = passage.items or [follower for follower in texts[at + 1 : at + 2] if follower.mark is None]
    for follower in followers:
        words = statement(follower.text)
        if _is_statement(words) and label_of(follower.text) is None:
            measured = WITH_INDICATOR.search(follower.text)
            behind = measured[0] if measured is not None else ""
            yield _Line(_NOUNS[match["noun"].lower()], words, follower, tuple(below), True, number, len(followers) > 1, behind)


def _below_label(texts: Sequence[Passage], at: int) -> Iterator[_Line]:
    """The sasaran in a list below a labelled tujuan ("Tujuan 1 : …", "a. …", "b. …"), where what stands above speaks of sasaran."""
    spoken = [texts[at].heading, *(passage.text for passage in texts[max(0, at - _BEFORE) : at])]
    if not any(_ASKS_SASARAN.search(text) for text in spoken):
        return
    kind = texts[at].mark
    for passage in texts[at + 1 : at + _BEFORE]:
        other = passage.mark is not None and (kind is None or passage.mark.isdigit() != kind.isdigit())
        if not other or label_of(passage.text) is not None or not _is_statement(words := statement(passage.text)):
            return
        yield _Line("sasaran", words, passage)


def _is_statement(words: str) -> bool:
    return begins_with_verb(words) and 12 < len(words) < 240 and len(words.split()) >= 3

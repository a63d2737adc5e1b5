"""The plan's own tujuan and sasaran in sentences and lists ("Tujuan Dinas … adalah …"), where no table states them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...language.labels import label_of
from ...language.likeness import closest
from ...language.offices import AGENCY_KINDS
from ..builder import Builder
from ..facts import Item, Measure, Origin
from ..statements.fresh import is_new_statement
from .own_titles import MEASURED, MEASURED_BY, heads
from .passages import Passage
from .quotations import WITH_INDICATOR, begins_with_verb, last_sentence, listed, sentences_of, statement
from .sentences import OF_DOCUMENT

OF_REGION = re.compile(r"(?i)\b(?:tujuan|sasaran)\s+(?:strategis\s+)?(?:pembangunan|daerah|rpj?m?d|pemerintah|kabupaten|kota)\b")
REFERS_BACK = re.compile(r"(?i)\b(?:misi|tujuan)\s+(?:\w+\s+)?(?:tersebut|di\s?atas|dimaksud)\b")
_OWN = re.compile(
    r"(?i)\b(?:renstra|rencana\s+strategis|perangkat\s+daerah|[os]k?pd|pd|strategis|dinas|badan|kecamatan|sekretariat|satuan|inspektorat|kelurahan|rsud"
    rf"|puskesmas|bagian|biro|kantor|{AGENCY_KINDS})\b"
)
_OWN_GOAL = re.compile(
    r"(?i)\btujuan\b(?P<whose>[^.:;“\"]{0,160}?)\s*(?:adalah|yaitu|yakni|pada|ialah|berikut\s*:|:|>+)\s*"
    r"(?P<goal>[“\"]?(?:me|ter|pe|ber|optimal)\w{3,}\b[^“”\"]{8,240})"
)
_DEFINITION = re.compile(r"(?i)^\s*(?:adalah|merupakan)|\b(?:pernyataan|penjabaran|sesuatu|kondisi\s+yang|tahap)\b")
# "Dinas … menetapkan tujuan …": whose it is stands before it; and what it is set for, which says nothing of whose it is.
_SET_BY_AGENCY = re.compile(rf"(?i)\b{AGENCY_KINDS}\b[^.;:“”\"]{{0,90}}\b(?:menetapkan|merumuskan|memiliki|mempunyai)\s+(?:\w+\s+){{0,2}}$")
_SET_FOR = re.compile(r"(?i)\b(?:untuk|guna|demi|dalam(?:\s+rangka)?)\s+(?:me\w+|pencapaian)\s+[^.;:“”\"]{4,140}?(?:,|\btersebut\b)")
# "Tujuan Dinas … untuk mendukung misi 3 “…” adalah …": what is quoted in between is the misi.
_SET_FOR_QUOTED = re.compile(
    r"(?i)\s*\b(?:untuk|guna|dalam(?:\s+rangka)?)\s+(?:me\w+|pencapaian)\s+(?:misi|tujuan|sasaran)\b[^.;:“”\"]{0,90}[“\"][^“”\"]{12,240}[”\"]"
    r"(?=\s*,?\s*(?:adalah|yaitu|yakni|ialah)\b)"
)
_THIS_MEASURED = re.compile(r"(?i)^\W*tujuan\s+(?:ini|itu|tersebut|dimaksud)\b")


def listed_phrase(sentence: str) -> str:
    """What a lead says from the sasaran on that it lists: "sasaran strategis Dinas … adalah", whatever it refers to before."""
    return sentence[max((match.start() for match in re.finditer(r"(?i)\bsasaran\b", sentence)), default=0) :]


def read_own_goals(builder: Builder, texts: Sequence[Passage]) -> None:
    """The plan's own tujuan ("Tujuan Dinas … adalah …", "Tujuan >> …"), where no table states one."""
    if next(builder.plan.of_level("Goal"), None) is not None:
        return
    regional = [(item.text, item) for item in builder.plan.of_level("RegionalGoal")]
    goals: list[tuple[Passage, Item]] = []
    for passage in texts:
        lead = last_sentence(passage.text)
        if re.search(r"(?i)\bmaksud\b", passage.heading):
            continue
        own_list = listed(passage.text) == "tujuan" and _OWN.search(lead) and not OF_REGION.search(lead) and not OF_DOCUMENT.search(lead)
        if passage.items and own_list:
            for listed_item in passage.items:
                words = statement(listed_item.text)
                if begins_with_verb(words) and 12 < len(words) < 240 and closest(words, regional, 88.0) is None:
                    builder.item("Goal", words, Origin(listed_item.place, listed_item.text[:300]))
        for printed in sentences_of(passage.text):
            sentence = _SET_FOR_QUOTED.sub("", printed)
            match = _OWN_GOAL.search(sentence)
            if match is None:
                if goals and goals[-1][0] is passage and _THIS_MEASURED.match(sentence) and (said := MEASURED.search(sentence)) is not None:
                    _measured(builder, goals[-1][1], sentence[said.end() :], passage)
                continue
            whose = _SET_FOR.sub(" ", match["whose"])
            if _DEFINITION.search(whose) or OF_DOCUMENT.search(whose) or re.search(r"(?i)\bmisi\b|\brpj?m?d\b|pembangunan", whose):
                continue
            own = _OWN.search(whose) or label_of(sentence) is not None or _SET_BY_AGENCY.search(sentence[: match.start()])
            words = statement(match["goal"])
            if not own or not begins_with_verb(words) or not 12 < len(words) < 240 or closest(words, regional, 88.0) is not None:
                continue
            origin = Origin(passage.place, sentence[:300])
            item = builder.item("Goal", words, origin)
            goals.append((passage, item))
            if indicator := WITH_INDICATOR.search(sentence[match.end("whose") :]):
                builder.measure(item, Measure(statement(indicator["words"]), origins=[origin]))


def _measured(builder: Builder, goal: Item, words: str, passage: Passage) -> None:
    """Note the indicator that a sentence behind the tujuan gives it ("Tujuan ini diukur dengan …")."""
    if (indicator := MEASURED_BY.match(words)) is not None:
        builder.measure(goal, Measure(statement(indicator["words"]), origins=[Origin(passage.place, passage.text[:300])]))


def read_own_sasaran(builder: Builder, texts: Sequence[Passage]) -> None:
    """The plan's own sasaran in a list: where no table states any, or where the list has those of the tables among others."""
    plan = builder.plan
    tabled = [(item.text, item) for item in plan.of_level("Sasaran")]
    regional = [(item.text, item) for item in plan.of_level("RegionalSasaran", "RegionalGoal")]
    goals = list(plan.of_level("Goal"))
    for before, passage in zip([None, *texts], texts, strict=False):
        sentence = last_sentence(passage.text)
        if not passage.items or listed(passage.text) != "sasaran":
            continue
        refers = REFERS_BACK.search(sentence) and (_state_goal(goals, before, passage) or heads(passage.heading) == "sasaran")
        if not _OWN.search(sentence) and not refers:
            continue
        if OF_REGION.search(listed_phrase(sentence)) or OF_DOCUMENT.search(listed_phrase(sentence)):
            continue
        stated = [(statement(item.text), item) for item in passage.items]
        known = [closest(words, tabled, 85.0) for words, _ in stated]
        some = sum(entry is not None for entry in known)
        if tabled and not some:
            continue
        sure = not tabled or some >= 0.5 * len(stated)  # else it must say a new thing: a list may word anew what the tables state
        for (words, item), entry in zip(stated, known, strict=True):
            origin = Origin(item.place, item.text[:300])
            if entry is not None:
                entry[0].add_origin(origin, words)
            elif not sure and not is_new_statement(plan, "Sasaran", words):
                continue
            elif begins_with_verb(words) and 12 < len(words) < 240 and closest(words, regional, 88.0) is None:
                made = builder.item("Sasaran", words, origin, parent=goals[0] if len(goals) == 1 else None)
                if indicator := WITH_INDICATOR.search(item.text):
                    builder.measure(made, Measure(statement(indicator["words"]), origins=[origin]))
        tabled = [(item.text, item) for item in plan.of_level("Sasaran")]


def _state_goal(goals: Sequence[Item], *texts: Passage | None) -> bool:
    """True where one of the passages states a tujuan of the plan's own, which "tujuan tersebut" then means."""
    return any(origin.place == passage.place for goal in goals for origin in goal.origins for passage in texts if passage is not None)

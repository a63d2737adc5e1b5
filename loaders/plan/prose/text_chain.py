"""Tujuan and sasaran in running text: those of the region as the plan quotes them, and the plan's own where no table states them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...language.labels import Label, label_of
from ...language.likeness import closest
from ..builder import Builder
from ..facts import Item, Measure, Origin
from ..statements.misi import best_mission, quoted_missions
from ..statements.regional import regional_item
from .passages import Passage, is_foreign
from .quotations import begins_with_verb, last_sentence, listed, mission_numbers, mission_quotations, sentences_of, statement

_AFTER = 12  # passages within which the parts of one chain of labels follow each other
_WITH_SASARAN = re.compile(r"(?i)[,;]?\s*\b(?:dengan|dan)\s+sasaran\b[^:]{0,60}:?\s*$")
_GOAL_OF_REGION = re.compile(
    r"(?i)\btujuan(?:\s+(?:pembangunan|daerah|strategis|rpj?m?d|yang|ditetapkan|dicapai|akan|ingin|kabupaten|kota)){0,6}"
    r"\s*(?:adalah|yaitu|yakni|berupa|:)?\s*(?P<goal>[“\"]?(?:me|ter|pe|ber|optimal)\w{3,}\b.*)$"
)
_OF_REGION = re.compile(r"(?i)\b(?:tujuan|sasaran)\s+(?:strategis\s+)?(?:pembangunan|daerah|rpj?m?d|pemerintah|kabupaten|kota)\b")
_OWN = re.compile(
    r"(?i)\b(?:renstra|rencana\s+strategis|perangkat\s+daerah|[os]k?pd|pd|strategis|dinas|badan|kecamatan|sekretariat|satuan|inspektorat|kelurahan|rsud"
    r"|puskesmas|bagian|biro|kantor)\b"
)
_OWN_GOAL = re.compile(
    r"(?i)\btujuan\b(?P<whose>[^.:;“\"]{0,160}?)\s*(?:adalah|yaitu|yakni|pada|ialah|berikut\s*:|:|>+)\s*"
    r"(?P<goal>[“\"]?(?:me|ter|pe|ber|optimal)\w{3,}\b[^“”\"]{8,240})"
)
_DEFINITION = re.compile(r"(?i)^\s*(?:adalah|merupakan)|\b(?:pernyataan|penjabaran|sesuatu|kondisi\s+yang|tahap)\b")
_INDICATOR = re.compile(r"(?i)\bdengan\s+indikator(?:\s+kinerja)?(?:\s+(?:tujuan|sasaran))?\s*:?\s*[“\"]?(?P<words>[^“”\"]{4,160})")


def read_text_chain(builder: Builder, texts: Sequence[Passage], *, province: bool = False) -> None:
    """Read the tujuan and sasaran of running text: the region's always, the plan's own where its tables leave them out."""
    told = [passage for passage in texts if not passage.foreign and not is_foreign(last_sentence(passage.text), province=province)]
    _Region(builder, told).read()
    _own_goals(builder, told)
    _own_sasaran(builder, told)


class _Region:
    """The region's tujuan and sasaran, in sentences with a list behind them and in labelled lines below a misi."""

    def __init__(self, builder: Builder, texts: Sequence[Passage]) -> None:
        self.builder = builder
        self.texts = texts

    def read(self) -> None:
        for at, passage in enumerate(self.texts):
            label = label_of(passage.text)
            if label is not None and label.level == "mission":
                self._labels(at, label)
            if passage.items and listed(passage.text) == "sasaran":
                self._sentence(at, passage)

    def _labels(self, at: int, label: Label) -> None:
        """Lines "Tujuan : …", "Sasaran 2 : …" below a line "Misi 2 : …"; the first other line ends them."""
        mission = self._mission(self.texts[at], label)
        goal: Item | None = None
        if mission is None:
            return
        for passage in self.texts[at + 1 : at + 1 + _AFTER]:
            found = label_of(re.sub(r"(?i)^(tujuan|sasaran)nya\b", r"\1", passage.text))
            if found is None or found.level in ("mission", "vision") or found.scope == "own":
                return
            words = statement(found.rest)
            if found.level not in ("goal", "sasaran") or len(words) < 12:
                continue
            origin = Origin(passage.place, passage.text[:300])
            if found.level == "goal":
                goal = regional_item(self.builder, "RegionalGoal", words, origin, mission)
            else:
                regional_item(self.builder, "RegionalSasaran", words, origin, goal or mission)

    def _sentence(self, at: int, passage: Passage) -> None:
        """A sentence with its list: "maka tujuan pembangunan adalah …, dengan sasaran pembangunan sebagai berikut:"."""
        sentence = last_sentence(passage.text)
        if re.match(r"(?i)dengan\s+sasaran\b", sentence):  # the tujuan stands in the sentence before
            sentence = " ".join(sentences_of(passage.text)[-2:])
        before = self.texts[at - 1] if at else None
        head = _WITH_SASARAN.sub("", sentence)
        stated = _GOAL_OF_REGION.search(head)
        goal_words = statement(stated["goal"]) if stated else ""
        missions = self._missions(sentence)
        if stated is None and before is not None and listed(before.text) == "tujuan" and begins_with_verb(head):
            goal_words, missions = statement(head), self._missions(before.text)
        if not missions and not _OF_REGION.search(_listed_phrase(sentence)):
            return
        parent = missions[0] if len(missions) == 1 else None
        goal = None
        if len(goal_words) > 12:
            goal = regional_item(self.builder, "RegionalGoal", goal_words, Origin(passage.place, sentence[:300]), parent)
        if goal is None and not _OF_REGION.search(_listed_phrase(sentence)):
            return  # a misi is spoken of, but whose sasaran are listed is not said
        for item in passage.items:
            words, label = statement(item.text), label_of(item.text)
            if 10 < len(words) < 200 and (label is None or label.level not in ("mission", "goal")):
                regional_item(self.builder, "RegionalSasaran", words, Origin(item.place, item.text[:300]), goal or parent)

    def _mission(self, passage: Passage, label: Label) -> Item | None:
        known = list(self.builder.plan.of_level("Mission"))
        if label.rest:
            return best_mission(known, statement(label.rest))
        numbered = [item for item in known if item.number == label.number and item.listing != "campaign"]
        return numbered[0] if len(numbered) == 1 else None

    def _missions(self, sentence: str) -> list[Item]:
        """The misi that a sentence quotes, else those that it numbers."""
        known = list(self.builder.plan.of_level("Mission"))
        quoted = [words for _, words in mission_quotations(sentence)]
        label = label_of(sentence)
        if label is not None and label.level == "mission" and label.rest:
            quoted.append(label.rest)
        if quoted:
            found: list[Item] = []
            for words in quoted:
                best = best_mission(known, statement(words))
                found += quoted_missions(known, words) or ([best] if best is not None else [])
            return list(dict.fromkeys(found))
        numbers = mission_numbers(sentence)
        fitting = [item for item in known if item.number in numbers and item.listing != "campaign"]
        return fitting if len(fitting) == len(numbers) else []


def _listed_phrase(sentence: str) -> str:
    """What a lead says from the sasaran on that it lists: "sasaran strategis Dinas … adalah", whatever it refers to before."""
    return sentence[max((match.start() for match in re.finditer(r"(?i)\bsasaran\b", sentence)), default=0) :]


def _own_goals(builder: Builder, texts: Sequence[Passage]) -> None:
    """The plan's own tujuan ("Tujuan Dinas … adalah …", "Tujuan >> …"), where no table states one."""
    if next(builder.plan.of_level("Goal"), None) is not None:
        return
    regional = [(item.text, item) for item in builder.plan.of_level("RegionalGoal")]
    for passage in texts:
        for sentence in sentences_of(passage.text):
            match = _OWN_GOAL.search(sentence)
            if match is None or _DEFINITION.search(match["whose"]) or re.search(r"(?i)\bmisi\b|\brpj?m?d\b|pembangunan", match["whose"]):
                continue
            own = _OWN.search(match["whose"]) or label_of(sentence) is not None
            words = statement(match["goal"])
            if not own or not begins_with_verb(words) or not 12 < len(words) < 240 or closest(words, regional, 88.0) is not None:
                continue
            origin = Origin(passage.place, sentence[:300])
            item = builder.item("Goal", words, origin)
            if indicator := _INDICATOR.search(sentence[match.end("whose") :]):
                builder.measure(item, Measure(statement(indicator["words"]), origins=[origin]))


def _own_sasaran(builder: Builder, texts: Sequence[Passage]) -> None:
    """The plan's own sasaran in a list: where no table states any, or where the list has those of the tables among others."""
    plan = builder.plan
    tabled = [(item.text, item) for item in plan.of_level("Sasaran")]
    regional = [(item.text, item) for item in plan.of_level("RegionalSasaran", "RegionalGoal")]
    goals = list(plan.of_level("Goal"))
    for passage in texts:
        sentence = last_sentence(passage.text)
        if not passage.items or listed(passage.text) != "sasaran" or not _OWN.search(sentence):
            continue
        if _OF_REGION.search(_listed_phrase(sentence)):
            continue
        stated = [(statement(item.text), item) for item in passage.items]
        known = [closest(words, tabled, 85.0) for words, _ in stated]
        if tabled and sum(entry is not None for entry in known) < max(1, 0.5 * len(stated)):
            continue
        for (words, item), entry in zip(stated, known, strict=True):
            origin = Origin(item.place, item.text[:300])
            if entry is not None:
                entry[0].add_origin(origin)
            elif begins_with_verb(words) and 12 < len(words) < 240 and closest(words, regional, 88.0) is None:
                made = builder.item("Sasaran", words, origin, parent=goals[0] if len(goals) == 1 else None)
                if indicator := _INDICATOR.search(item.text):
                    builder.measure(made, Measure(statement(indicator["words"]), origins=[origin]))
        tabled = [(item.text, item) for item in plan.of_level("Sasaran")]

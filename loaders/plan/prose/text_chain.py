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
from .own_chain import read_own_chain
from .own_statements import OF_REGION, REFERS_BACK, listed_phrase, read_own_goals, read_own_sasaran
from .passages import Passage, is_foreign
from .quotations import (
    INDICATOR_WORD,
    begins_with_verb,
    last_sentence,
    listed,
    mission_numbers,
    mission_quotations,
    sentences_of,
    statement,
)
from .sentences import Said, said_in, tells_of_other_period
from .taken_up import read_taken_up

_BELOW = ("goal", "sasaran")
# Words by which a plan takes a statement of the region upon its agency.
_TAKES = re.compile(
    r"(?i)\b(?:(?:men|di)dukung|(?:mengambil|mempunyai|memiliki)\s+(?:bagian|peran)|mengampu|diampu|mengemban|diemban|ber(?:kontribusi|peran)|menjalankan|men[sy]uk?[sc]es\w*kan)\b"
)
_REWORDED = 82.0  # likeness from which running text only rewords a statement that is known
_THAT_MISSION = re.compile(r"(?i)\bmisi\s+(?:ini|itu|tersebut|dimaksud|di\s?atas)\b")
_AFTER = 12  # passages within which the parts of one chain of labels follow each other
_WITH_SASARAN = re.compile(r"(?i)[,;]?\s*\b(?:dengan|dan)\s+sasaran\b[^:]{0,60}:?\s*$")
_GOAL_OF_REGION = re.compile(
    r"(?i)\btujuan(?:\s+(?:pembangunan|daerah|strategis|rpj?m?d|yang|ditetapkan|dicapai|akan|ingin|kabupaten|kota|provinsi)){0,6}"
    r"(?:\s+(?:pada|dari|untuk|dalam|atas)\s+(?:\w+\s+){0,2}misi\s+(?:\w+[\s-]){0,3}?(?=adalah|yaitu|yakni))?"
    r"\s*(?:adalah|yaitu|yakni|berupa|:)?\s*(?P<goal>[“\"]?(?:me|ter|pe|ber|optimal)\w{3,}\b.*)$"
)
_BRACKETED = re.compile(rf"(?i)\((?:indikator\s*:\s*)?(?P<words>{INDICATOR_WORD}[^()]{{2,120}})\)\W*$")


def read_text_chain(builder: Builder, texts: Sequence[Passage], *, province: bool = False) -> None:
    """Read the tujuan and sasaran of running text: the region's always, the plan's own where its tables leave them out."""
    others = [passage for passage in texts if passage.foreign or is_foreign(last_sentence(passage.text), province=province)]
    left = {id(one) for passage in others for one in (passage, *passage.items)}
    told = [passage for passage in texts if id(passage) not in left]
    region = _Region(builder, told)
    region.read()
    read_own_chain(builder, [passage for passage in told if id(passage) not in region.taken], region.missions)
    read_own_goals(builder, told)
    read_own_sasaran(builder, [passage for passage in told if id(passage) not in region.taken])
    for words, upper in region.named:
        if (goal := _closest(builder, "Goal", words, 85.0)) is not None:
            goal.add_support(upper)
    _links(builder, told)
    read_taken_up(builder, told, region.missions)


class _Region:
    """The region's tujuan and sasaran, in sentences with a list behind them and in labelled lines below a misi."""

    def __init__(self, builder: Builder, texts: Sequence[Passage]) -> None:
        self.builder = builder
        self.texts = texts
        self.taken: set[int] = set()  # the passages whose lists are the region's
        self.recent: list[Item] = []  # the misi that the text spoke of last
        self.named: list[tuple[str, Item]] = []  # the words of the plan's own tujuan that stand below a statement of the region

    def read(self) -> None:
        before: Item | None = None  # the tujuan that the passage above words
        for at, passage in enumerate(self.texts):
            label = label_of(passage.text)
            if label is not None and (label.level == "mission" or (label.level in _BELOW and label.scope == "region" and label.rest)):
                self._labels(at, label)
            said = self._said(passage)
            goal = said or (before if REFERS_BACK.search(last_sentence(passage.text)) else None)
            before = said
            if passage.items and listed(passage.text) == "sasaran":
                self._sentence(at, passage, goal)

    def _labels(self, at: int, label: Label) -> None:
        """Lines "Tujuan : …", "Sasaran 2 : …" below a line "Misi 2 : …", and the plan's own tujuan below them; any other line ends them."""
        mission = self._mission(self.texts[at], label) if label.level == "mission" else None
        goal: Item | None = None
        sasaran: list[Item] = []
        if label.level == "mission" and (mission is None or mission.listing == "agency"):
            return
        start = at + 1 if label.level == "mission" else at
        for passage in self.texts[start : start + _AFTER]:
            found = label_of(re.sub(r"(?i)^(tujuan|sasaran)nya\b", r"\1", passage.text))
            own = [one.words for one in said_in(passage.text) if one.scope == "own" and one.level == "goal"]
            if found is not None and found.scope == "own" and found.level == "goal":
                own = [statement(found.rest)]
            if own:
                above = sasaran or ([goal] if goal is not None else [mission] if mission is not None else [])
                self.named += [(own[0], item) for item in above]
                return
            if found is None or found.level in ("mission", "vision") or found.scope == "own":
                return
            words = statement(found.rest)
            if not found.scope and found.level in _OWN_LEVELS and _closest(self.builder, _OWN_LEVELS[found.level], words) is not None:
                if found.level == "goal":  # by its words the plan's own, whatever stands above
                    self.named += [(words, item) for item in ([mission] if mission is not None else [])]
                continue
            if found.level not in _BELOW or len(words) < 12 or re.match(r"(?i)(?:misi|tujuan|sasaran|indikator)\b", words):
                continue
            origin = Origin(passage.place, passage.text[:300])
            if found.level == "goal":
                goal, sasaran = regional_item(self.builder, "RegionalGoal", words, origin, mission), []
            else:
                sasaran.append(regional_item(self.builder, "RegionalSasaran", words, origin, goal or mission))

    def _said(self, passage: Passage) -> Item | None:
        """The region's statements that the sentences of a passage word; returns the tujuan, where it is a single one."""
        goals: list[Item] = []
        for sentence in sentences_of(passage.text):
            if tells_of_other_period(sentence, self.builder.plan.period):
                continue
            said = said_in(sentence)
            regional = [one for one in said if one.level != "Mission" and self._is_region(one)]
            missions = self.missions(sentence)
            if missions and all(item.listing == "agency" for item in missions):
                continue
            parent = missions[0] if len(missions) == 1 else None
            origin = Origin(passage.place, sentence[:300])
            stated = [self._region_item("RegionalGoal", one.words, origin, parent) for one in regional if one.level == "goal"]
            goals += stated
            above = stated[0] if len(stated) == 1 else parent if not stated else None
            for one in regional:
                if one.level == "sasaran":
                    self._region_item("RegionalSasaran", one.words, origin, above)
        return goals[0] if len(set(map(id, goals))) == 1 else None

    def _is_region(self, said: Said) -> bool:
        """True for a statement that the sentence calls the region's, and that is none of the plan's own by its words."""
        own = [(item.text, item) for item in self.builder.plan.of_level("Goal" if said.level == "goal" else "Sasaran")]
        if said.chained and own:  # the plan's own are known, and are others
            return closest(said.words, own, 92.0) is None
        return said.scope == "region" and (said.level == "goal" or closest(said.words, own, 88.0) is None)

    def _region_item(self, level: str, words: str, origin: Origin, parent: Item | None) -> Item:
        known = closest(words, [(item.text, item) for item in self.builder.plan.of_level(level)], _REWORDED)
        return regional_item(self.builder, level, known[0].text if known else words, origin, parent)

    def _sentence(self, at: int, passage: Passage, above: Item | None) -> None:
        """A sentence with its list: "maka tujuan pembangunan adalah …, dengan sasaran pembangunan sebagai berikut:"."""
        sentence = last_sentence(passage.text)
        if re.match(r"(?i)dengan\s+sasaran\b", sentence):  # the tujuan stands in the sentence before
            sentence = " ".join(sentences_of(passage.text)[-2:])
        before = self.texts[at - 1] if at else None
        head = _WITH_SASARAN.sub("", sentence)
        stated = _GOAL_OF_REGION.search(head)
        goal_words = statement(stated["goal"]) if stated else ""
        missions = self.missions(sentence)
        if stated is None and before is not None and listed(before.text) == "tujuan" and begins_with_verb(head):
            goal_words, missions = statement(head), self.missions(before.text)
        known = list(self.builder.plan.of_level("Mission"))
        worded = [found for one in said_in(sentence) if one.level == "goal" and (found := best_mission(known, one.words)) is not None]
        if not missions and len(worded) == 1:  # "tujuan ke 4 “…”": by its words a misi, whatever the sentence calls it
            missions = worded
        if not missions and not OF_REGION.search(listed_phrase(sentence)):
            return
        parent = missions[0] if len(missions) == 1 else None
        goal = None
        if len(goal_words) > 12:
            goal = regional_item(self.builder, "RegionalGoal", goal_words, Origin(passage.place, sentence[:300]), parent)
        if goal is None and not worded and not OF_REGION.search(listed_phrase(sentence)):
            return  # a misi is spoken of, but whose sasaran are listed is not said
        goal = goal or above  # the tujuan of a sentence before
        self.taken.add(id(passage))
        for item in passage.items:
            words, label = statement(item.text), label_of(item.text)
            if 10 < len(words) < 200 and (label is None or label.level not in ("mission", "goal")):
                origin = Origin(item.place, item.text[:300])
                made = regional_item(self.builder, "RegionalSasaran", words, origin, goal or parent)
                if (indicator := _BRACKETED.search(item.text)) is not None:
                    self.builder.measure(made, Measure(indicator["words"].strip(), origins=[origin]))

    def _mission(self, passage: Passage, label: Label) -> Item | None:
        known = list(self.builder.plan.of_level("Mission"))
        if label.rest:
            return best_mission(known, statement(label.rest))
        numbered = [item for item in known if item.number == label.number and item.listing != "campaign"]
        return numbered[0] if len(numbered) == 1 else None

    def missions(self, sentence: str) -> list[Item]:
        """The misi that a sentence quotes, else those that it numbers, else the one that it refers back to."""
        if not re.search(r"(?i)\bmisi\b", sentence):
            return []
        found = self._misi_said(sentence) or (self.recent if len(self.recent) == 1 and _THAT_MISSION.search(sentence) else [])
        self.recent = found or self.recent
        return found

    def _misi_said(self, sentence: str) -> list[Item]:
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
        numbers = list(dict.fromkeys(mission_numbers(sentence)))
        fitting = [item for item in known if item.number in numbers and item.listing != "campaign"]
        return fitting if len(fitting) == len(numbers) else []


def _links(builder: Builder, texts: Sequence[Passage]) -> None:
    """What sentences say in one breath of the plan's own tujuan or sasaran (or of an agency of one tujuan) and of the region's."""
    plan = builder.plan
    for passage in texts:
        for sentence in sentences_of(passage.text):
            said = said_in(sentence) if not tells_of_other_period(sentence, plan.period) else []
            own, others = [], []
            for one in said:
                item = _closest(builder, _OWN_LEVELS.get(one.level, ""), one.words) if one.scope != "region" else None
                own += [item] if item is not None else []
                others += [one] if item is None else []
            upper = _lowest(builder, others)
            if len(upper) != 1:
                continue
            goals = list(plan.of_level("Goal"))
            if not own and _TAKES.search(sentence) and len(goals) == 1 and upper[0].level != "Mission":
                own = goals
            if len(own) == 1 or [item.level for item in own] == ["Goal", "Sasaran"]:
                own[0].add_support(upper[0])


_OWN_LEVELS = {"goal": "Goal", "sasaran": "Sasaran"}
_REGIONAL_LEVELS = {"Mission": "Mission", "goal": "RegionalGoal", "sasaran": "RegionalSasaran"}


def _lowest(builder: Builder, said: Sequence[Said]) -> list[Item]:
    """The region's statements of the lowest level among those that a sentence words."""
    for level in ("sasaran", "goal", "Mission"):
        of_level = [one for one in said if one.level == level and one.scope != "own"]
        found = [item for one in of_level if (item := _closest(builder, _REGIONAL_LEVELS[level], one.words)) is not None]
        if found:
            return list(dict.fromkeys(found))
    return []


def _closest(builder: Builder, level: str, words: str, threshold: float = 90.0) -> Item | None:
    found = closest(words, [(item.text, item) for item in builder.plan.of_level(level)], threshold) if level else None
    return found[0] if found is not None else None

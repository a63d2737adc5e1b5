"""The misi that running text prints, in lists and single quotations, and which of them the plan says its agency supports."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...language.labels import label_of
from ...language.likeness import alike, similarity
from ...language.offices import AGENCY_KINDS
from ..builder import Builder, differ_in_a_word
from ..facts import Item, Origin
from ..statements.misi import best_mission, is_listed_apart, quoted_missions
from .mission_lists import FULL, Group, Stated, grouped, mission_lists, tell_apart
from .passages import Passage, is_foreign
from .quotations import begins_with_verb, listed, mission_numbers, mission_quotations, sentences_of, statement
from .sentences import tells_of_other_period

# Words by which a plan says that the agency supports a misi.
_SUPPORT = re.compile(
    r"""(?ix)\b(?: (?:men|di|pen)?dukung\w* | men?[sy]uk?[sc]es\w*kan | meng?emban | diemban | (?:men|pen)?gampu | diampu | relevan
        | (?:men|pe|di)n?unjang\w* | (?:turut|ikut)\s+(?:serta\s+)?(?:dalam\s+)?me\w+
        | berperan | peran | sejalan | selaras | menyelaraskan | mengambil\s+(?:bagian|peran)
        | (?:ber)?kontribusi | terkait | diamanatkan | diterjemahkan
        | bertolak | berangkat | berpijak | menindaklanjuti
        | (?:memiliki|mempunyai)\s+keterkaitan | (?:ber)?(?:kaitan|hubungan)\s+(?:\w+\s+)?dengan
        | (?:ber)?tanggung\s+jawab | (?:paling\s+)?erat
        | (?:terdapat|tercantum|termasuk|masuk|berada|terletak)\s+(?:\w+\s+)?(?:pada|dalam|ke)\s+misi
        | menjalankan | menjawab | dijabarkan\s+dalam | diacu | mengacu | pencapaian | tercapainya | sesuai )\b"""
)

# "Visi tersebut dijabarkan dalam misi sebagai berikut: …": the region's list, which nobody is said to support.
_OF_VISION = re.compile(r"(?i)\bvisi\b(?:(?!\bmisi\b)[^.;:])*\bdijabarkan\s+(?:ke\s*)?dalam\b")

_THAT_MISSION = re.compile(r"(?i)\bmisi\s+(?:ini|itu|tersebut|dimaksud|di\s?atas)\b")
_DOES = re.compile(rf"(?i)\b{AGENCY_KINDS}\b[^.:;“]{{0,80}}\b(?:melaksanakan|mewujudkan|mengawal)\s+(?:\w+\s+)?misi\b")
# "… dan misi pemerintah daerah dengan tujuan :", its words in the next paragraph.
_ANNOUNCES = re.compile(r"(?i)\bmisi\b(?:(?!\b(?:visi|sasaran|indikator|strategi|program|kegiatan|tabel|gambar)\b)[^.:;“\"]){0,80}:\s*$")


def read_missions(builder: Builder, texts: Sequence[Passage], *, province: bool = False) -> None:
    """The misi of running text, those of the two lists apart, and those that the plan says its agency supports."""
    lists, used = mission_lists(texts, province=province, own=builder.plan.has_own_vision)
    groups = grouped(lists)
    tell_apart(groups)
    for group in sorted(groups, key=lambda group: group.kind == "campaign"):  # what both lists print is the RPJMD's
        listed: list[Item] = []
        for entry in group.entries:
            listed.append(_item(builder, entry, group.kind, listed))
        for other in group.again:
            for entry in other:
                _again(builder, group, entry)
    whole = any(len(group.entries) >= FULL and group.kind != "agency" for group in groups)
    quotations = _Quotations(builder, texts, used, whole=whole, province=province)
    quotations.read()
    builder.later.append(quotations.settle)


def _item(builder: Builder, entry: Stated, kind: str, listed: Sequence[Item] = ()) -> Item:
    """The misi that an entry states; `listed` are those of its own list, which states each once."""
    known = next(
        (
            item
            for item in builder.plan.of_level("Mission")
            if similarity(item.text, entry.text) >= 92
            and not is_listed_apart(item, entry.text, entry.number)
            and not (differ_in_a_word(item.text, entry.text) and any(item is one for one in listed))
        ),
        None,
    )
    if known is None:
        known = Item("Mission", entry.text, number=entry.number, listing=kind or None)
        builder.plan.items.append(known)
    known.add_origin(entry.origin)
    return known


def _again(builder: Builder, group: Group, entry: Stated) -> None:
    """Note another place that prints a statement of a list, maybe worded a little differently."""
    found = best_mission([item for item in builder.plan.of_level("Mission") if item.listing in (group.kind, "RPJMD")], entry.text, 70.0)
    if found is None:
        _item(builder, entry, group.kind)
        return
    found.add_origin(entry.origin)
    if found.number is None:
        found.number = entry.number


class _Quotations:
    """Misi that sentences quote or number; `whole` where a whole list was read, so that other words are no further misi."""

    def __init__(self, builder: Builder, texts: Sequence[Passage], used: set[int], *, whole: bool, province: bool) -> None:
        self.builder = builder
        self.plan = builder.plan
        self.texts = texts
        self.used = used
        self.whole = whole
        self.open: list[str] = []  # sentences that number misi which no text states
        self.province = province
        self.before: list[Item] = []  # the one misi that a sentence before in the same passage quotes

    def read(self) -> None:
        for at, passage in enumerate(self.texts):
            if id(passage) in self.used or passage.foreign or not re.search(r"(?i)\bmisi\b", passage.text):
                continue
            self.before = []
            sentences = sentences_of(passage.text)
            for number, sentence in enumerate(sentences):
                if re.search(r"(?i)\bmisi\b", sentence) and not tells_of_other_period(sentence, self.plan.period):
                    following = self._following(at) if number == len(sentences) - 1 else []
                    self._sentence(sentence, passage, following)

    def _following(self, at: int) -> list[Passage]:
        """The list behind a passage, or the labelled misi that stand directly below it."""
        passage = self.texts[at]
        if passage.items and not any(id(item) in self.used for item in passage.items):
            return passage.items if listed(passage.text) in ("misi", "") else []
        found = []
        for follower in self.texts[at + 1 : at + 4] if passage.text.rstrip().endswith(":") else ():
            label = label_of(follower.text)
            if label is None or label.level != "mission" or not label.rest:
                break
            found.append(follower)
        if (
            not found and at + 1 < len(self.texts) and _ANNOUNCES.search(passage.text)
        ):  # one misi, without mark or label, in a paragraph of its own
            follower = self.texts[at + 1]
            found = [follower] if follower.mark is None and not follower.foreign and begins_with_verb(follower.text) else []
        return found

    def _sentence(self, sentence: str, passage: Passage, following: Sequence[Passage]) -> None:
        foreign = is_foreign(sentence, province=self.province)
        supports = bool(_SUPPORT.search(_OF_VISION.sub("", sentence)) or _DOES.search(sentence))
        meant: list[Item] = []
        spoken = False
        for number, words in mission_quotations(sentence):
            spoken = True
            several = quoted_missions(list(self.plan.of_level("Mission")), words)
            if len(several) > 1:
                meant += several
                continue
            item = self._quoted(number, statement(words), passage, create=not foreign)
            meant += [item] if item is not None else []
        self.before = meant if spoken and len(meant) == 1 else self.before
        if supports:
            for follower in following:
                label = label_of(follower.text)
                words = statement(label.rest if label is not None and label.rest else follower.text)
                number = label.number if label is not None else None
                item = self._quoted(number, words, follower, create=(label is not None or follower.mark is None) and not foreign)
                spoken = spoken or item is not None
                meant += [item] if item is not None else []
        if not supports or (foreign and not meant):
            return
        if not spoken:
            meant = self._numbered(sentence) or (self.before if _THAT_MISSION.search(sentence) else [])
            if not meant and mission_numbers(sentence):
                self.open.append(sentence)
        self._support(meant)

    def _support(self, meant: Sequence[Item]) -> None:
        for item in meant:
            if all(item is not known for known in self.plan.supported):
                self.plan.supported.append(item)

    def settle(self) -> None:
        """The misi that sentences only number and that tables have stated since."""
        for sentence in self.open:
            self._support(self._numbered(sentence))

    def _quoted(self, number: int | None, words: str, passage: Passage, *, create: bool) -> Item | None:
        """The misi that some words quote; a new one only where no whole list stands against it."""
        if len(words) < 12:
            return None
        missions = list(self.plan.of_level("Mission"))
        found = best_mission(missions, words)
        if found is None and number is not None:
            found = next((item for item in missions if item.number == number and alike(item.text, words) > 70), None)
        if found is None:
            if not create or self.whole or len(words.split()) < 4 or not begins_with_verb(words) or len(words) > 260:
                return None
            found = Item("Mission", words, number=number, listing="RPJMD" if number is not None else None)
            self.plan.items.append(found)
        if found.number is None and number is not None:
            found.number = number
        found.add_origin(Origin(passage.place, passage.text[:300], wording=words, number=number))
        return found

    def _numbered(self, sentence: str) -> list[Item]:
        """The misi that a sentence only numbers; of two lists the RPJMD's, or the campaign's where it says so."""
        campaign = bool(re.search(r"(?i)\bmisi\s+(?:politis|kepala\s+daerah|bupati)", sentence))
        known = list(self.plan.of_level("Mission"))
        two = {item.listing for item in known} >= {"RPJMD", "campaign"}
        wanted = ("campaign" if campaign else "RPJMD") if two else None
        found = []
        for number in mission_numbers(sentence):
            of_list = (item for item in known if item.listing != "agency" and (wanted is None or item.listing == wanted))
            fitting = [item for item in of_list if item.number == number]
            found += fitting if len(fitting) == 1 else []
        return found

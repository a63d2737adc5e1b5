"""Labels above a table or across its rows ("Misi 2 : …", "Tujuan : …", "Sasaran RPJMD : …"): what they state for the rows below them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ...language.cleaning import one_line
from ...language.labels import Label, label_of
from ...language.lexicon import bare
from ...language.likeness import closest
from ...tables.columns.table import Band, Table
from ..builder import Builder, differ_in_a_word
from ..facts import Item, Measure, Origin
from .misi import missions_of
from .regional import regional_item, regional_statements

_INDICATOR = re.compile(r"(?i)\s*\(\s*indikator\s*:?\s*(?P<words>[^()]{3,120})\)\s*[;,]?\s*")


_LEADS_ON = re.compile(r"(?i)\s*[,;]?\s*\b(?:yang\s+)?di\w{4,}\s+(?:melalui|dengan|oleh)\W*$")  # "…, dilaksanakan melalui:"


@dataclass(slots=True)
class Held:
    """What holds at a row by the labels above it: of the region misi, tujuan and sasaran, and the plan's own tujuan and sasaran."""

    missions: list[Item] = field(default_factory=list)
    goals: list[Item] = field(default_factory=list)
    sasaran: list[Item] = field(default_factory=list)
    own_goal: Item | None = None
    own_sasaran: Item | None = None

    def supported(self) -> list[Item]:
        """What the plan's own tujuan and sasaran below the labels support; a tujuan RPJMD only where no sasaran RPJMD is named."""
        return [*self.missions, *(self.sasaran or self.goals)]


class Bands:
    """The labels of one table, read once, as what they state from each record on."""

    def __init__(self, builder: Builder, table: Table) -> None:
        self.builder = builder
        self.table = table
        self.roles = table.roles()
        self.steps: list[tuple[int, Held]] = []
        held = Held()
        for band in table.bands:
            held = self._next(held, band)
            self.steps.append((band.first, held))
        if not table.bands and (missions := self._captioned()):
            self.steps.append((0, Held(missions)))

    def at(self, number: int) -> Held:
        """What holds at record `number`."""
        return next((held for first, held in reversed(self.steps) if first <= number), Held())

    @property
    def missions(self) -> list[Item]:
        """The misi of all labels."""
        return list(dict.fromkeys(item for _, held in self.steps for item in held.missions))

    def _next(self, held: Held, band: Band) -> Held:
        label = label_of(band.text) or label_of(re.sub(r"^\W*\w{1,3}[.)]\s+", "", band.text))
        origin = Origin(band.place, band.text[:300], self.table.name)
        if label is None or not label.rest:
            return held
        words = _LEADS_ON.sub("", bare(label.rest)).strip(' .;:“”"')
        if label.level == "vision":
            self.builder.item("Vision", words, origin)
        elif label.level == "mission":
            return Held(missions_of(self.builder, words, origin, label.number))
        elif label.level == "goal":
            return self._goal(held, label, words, origin)
        elif label.level == "sasaran" and self._is_regional(label, words, "sasaran", "Sasaran"):
            parent = held.goals[0] if len(held.goals) == 1 else held.missions[0] if len(held.missions) == 1 else None
            found = [self._sasaran(text, indicator, origin, parent) for text, indicator in _statements(label.rest)]
            return Held(held.missions, held.goals, found, held.own_goal)
        elif label.level == "sasaran" and label.scope != "region":
            return self._own_sasaran(held, words, origin)
        return held

    def _own_sasaran(self, held: Held, words: str, origin: Origin) -> Held:
        """A known sasaran of the plan above the rows of what serves it."""
        known = _own_sasaran(self.builder, words)
        if known is None or all(known is not one for one in _headed(self.builder)):
            return held
        known.add_origin(origin, words)
        goal = next((up for up in known.parents if up.level == "Goal"), held.own_goal)
        return Held(held.missions, held.goals, held.sasaran, goal, known)

    def _goal(self, held: Held, label: Label, words: str, origin: Origin) -> Held:
        if self._is_regional(label, words, "goal", "Goal"):
            parent = held.missions[0] if len(held.missions) == 1 else None
            return Held(held.missions, [regional_item(self.builder, "RegionalGoal", words, origin, parent)])
        known = closest(words, [(item.text, item) for item in self.builder.plan.of_level("Goal")], 85.0)
        if known is None and "sasaran" not in self.roles:
            return held  # nothing below it says whose tujuan it is
        goal = known[0] if known else self.builder.item("Goal", words, origin)
        goal.add_origin(origin, words)
        return Held(held.missions, held.goals, held.sasaran, goal)

    def _is_regional(self, label: Label, words: str, role: str, level: str) -> bool:
        """Whose a tujuan or sasaran is: as its label says; the plan's own stand in a column below, or are worded elsewhere."""
        if label.scope:
            return label.scope == "region"
        printed = [text for record in self.table.records if (text := one_line(record.get(role)))]  # of this table, not read yet
        known = closest(
            words, [*((item.text, item.text) for item in self.builder.plan.of_level(level)), *zip(printed, printed, strict=True)], 88.0
        )
        return known is None and (role in self.roles or "goal_sasaran" in self.roles)

    def _sasaran(self, text: str, indicator: str, origin: Origin, parent: Item | None) -> Item:
        item = regional_item(self.builder, "RegionalSasaran", text, origin, parent)
        if indicator:
            self.builder.measure(item, Measure(indicator, origins=[origin]))
        return item

    def _captioned(self) -> list[Item]:
        """The misi that a caption numbers ("Cascading pada Misi Kesatu RPJMD"), where it is one of those known."""
        match = re.search(r"(?i)\bmisi\b.{0,60}$", self.table.caption)
        label = label_of(match[0]) or label_of(" ".join(match[0].split()[:2])) if match else None
        if label is None or label.number is None:
            return []
        known = [item for item in self.builder.plan.of_level("Mission") if item.number == label.number and item.listing != "campaign"]
        return known if len(known) == 1 else []


def _own_sasaran(builder: Builder, words: str) -> Item | None:
    """The plan's own sasaran that a label words whole."""
    known = closest(words, [(item.text, item) for item in builder.plan.of_level("Sasaran")])
    return known[0] if known is not None and not differ_in_a_word(known[0].text, words) else None


def _headed(builder: Builder) -> list[Item]:
    """The sasaran that each head rows of their own: the last of a list that happens to stand above a table heads none of it.

    Who parts the programs by sasaran does so for more than one, where the plan has more than one.
    """
    at: dict[tuple[int, int], list[Item]] = {}
    for number, table in enumerate(builder.tables):
        for band in table.bands:
            label = label_of(band.text) or label_of(re.sub(r"^\W*\w{1,3}[.)]\s+", "", band.text))
            own = label is not None and label.level == "sasaran" and label.scope != "region"
            item = _own_sasaran(builder, bare(label.rest).strip(' .;:“”"')) if own and label is not None else None
            if item is not None:
                at.setdefault((number, band.first), []).append(item)
    alone = {id(items[0]): items[0] for items in at.values() if len(items) == 1}
    several = sum(1 for _ in builder.plan.of_level("Sasaran")) > 1
    return list(alone.values()) if len(alone) > 1 or not several else []


def _statements(text: str) -> list[tuple[str, str]]:
    """The sasaran that a label states, each with the indicator in brackets behind it, if any."""
    pieces = _INDICATOR.split(text)
    found: list[tuple[str, str]] = []
    for at in range(0, len(pieces), 2):
        statements = regional_statements(pieces[at])
        indicator = pieces[at + 1] if at + 1 < len(pieces) else ""
        found += [(words, indicator if number == len(statements) - 1 else "") for number, words in enumerate(statements)]
    return found

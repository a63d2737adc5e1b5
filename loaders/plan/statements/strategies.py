"""Tables of strategi and arah kebijakan (T-C.26 of Permendagri 86/2017 and the tables of chapter III of Inmendagri 2/2025)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ...language.cleaning import joined, one_line
from ...language.lexicon import RESULT, bare, items, list_number, without_local
from ...language.likeness import SAME, closest, key, similarity
from ...language.statements import continues
from ...tables.columns.table import Record, Table
from ..builder import Builder, same_measure
from ..facts import Item, Origin
from .bands import Bands
from .fresh import is_new_statement, quotes_plan
from .regional import mission_cells, regional_groups, supporters

_OPEN_LIST = re.compile(r"(?i)\s*(?:\b(?:melalui|yaitu|antara lain|meliputi|dengan)\s*)?:\s*$")  # "… melalui :" before its items
_NEAR = 75.0  # likeness from which a table that quotes the plan's statements words one of them anew
_APART = 3.0  # by how much the nearest statement must be nearer than the next
_PARTS = re.compile(r"(?i)\b(strategi|arah\s+kebijakan|kebijakan)\s*:\s*")


def _statement(text: str) -> str:
    return without_local(bare(one_line(text))).rstrip(" ;")


def read_strategies(builder: Builder, table: Table) -> int:
    """Read a table of strategi and arah kebijakan; returns the number of statements."""
    return _read_combined(builder, table) if "strategy_policy" in table.roles() else _StrategyTable(builder, table).read()


class _StrategyTable:
    """The reading of one table with columns for strategi and arah kebijakan: what holds at a row, and what stood above it."""

    def __init__(self, builder: Builder, table: Table) -> None:
        self.builder = builder
        self.table = table
        self.bands = Bands(builder, table)
        self.groups = regional_groups(builder, table, lambda row: self.bands.at(row).missions) if "regional" in table.roles() else []
        self.states_sasaran = next(builder.plan.of_level("Sasaran"), None) is None  # no other table has stated them
        self.states_goal = next(builder.plan.of_level("Goal"), None) is None and any(record.get("sasaran") for record in table.records)
        self.missions: list[Item] = []  # of the table's own misi column, until another is stated
        # below labels of the region's misi and sasaran, or beside known tujuan and sasaran: what it states besides is the plan's too
        self.quotes = quotes_plan(builder.plan, table) or any(held.missions or held.sasaran for _, held in self.bands.steps)
        self.linked = False  # a tujuan or sasaran of the plan stands below the labels
        self.new: list[Item] = []  # what this table alone states
        self.claims = _claims(builder, table, "Goal", "goal") | _claims(builder, table, "Sasaran", "sasaran")
        self.goal: Item | None = None
        self.sasaran: list[Item] = []
        self.strategies: list[Item] = []
        self.policies: list[Item] = []
        self.before = {"strategy": "", "policy": ""}
        self.facts = 0

    def read(self) -> int:
        for number, record in enumerate(self.table.records):
            origin = Origin(record.place, record.words, self.table.name, (), self.table.part, record.position)
            self._upper(record, origin, number)
            strategy, policy = record.get("strategy"), record.get("policy")
            if strategy:
                policy = self._strategy(strategy, policy, origin)
            if policy:
                self._policy(policy, origin)
            self.before = {"strategy": strategy or self.before["strategy"], "policy": policy or self.before["policy"]}
        if not self.linked:  # strategies below a misi whose tujuan no table states: the agency supports it
            supported = self.builder.plan.supported
            supported += [item for item in dict.fromkeys(self.bands.missions) if all(item is not known for known in supported)]
        return self.facts

    def _upper(self, record: Record, origin: Origin, number: int) -> None:
        """The row's tujuan and sasaran: those that the table of goals states, worded alike."""
        goal, sasaran = _statement(record.get("goal")), _statement(record.get("sasaran"))
        if len(goal) > 8:
            known_goal = _known(self.builder, "Goal", goal, origin, own=self.states_goal, claims=self.claims)
            self.goal = known_goal or self._stated_goal(goal, record, origin)
        missions, regional = supporters(self.groups, number)
        self.missions = mission_cells(self.builder, self.table, record) or self.missions
        supported = [*self.bands.at(number).supported(), *missions, *self.missions, *regional]
        known = [item for item in (self.goal, *self.sasaran) if item is not None and all(item is not one for one in self.new)]
        self.linked = self.linked or bool(known)
        if len(goal) > 8 and self.goal is not None:
            for target in supported:
                self.goal.add_support(target)
        several = _several(self.builder, record.get("sasaran"), origin) or self._stated_several(record, origin)
        if several:
            self.sasaran, self.strategies, self.policies = several, [], []
        elif len(sasaran) > 8 and not sasaran[:1].islower():
            found = _known(self.builder, "Sasaran", sasaran, origin, own=self.states_sasaran, claims=self.claims)
            if found is None and self.states_sasaran:
                found = self.builder.item("Sasaran", sasaran, origin, parent=self.goal)
            found = found or self._measured(sasaran, record, origin) or self._new("Sasaran", sasaran, record, origin)
            if found is not None and self.goal is not None and not found.parents:
                found.add_parent(self.goal)  # running text had listed it by itself
            self.sasaran, self.strategies, self.policies = [found] if found else [], [], []
        if "goal" not in self.table.roles() and (several or len(sasaran) > 8):
            for item in self.sasaran:
                for target in supported:
                    item.add_support(target)

    def _measured(self, text: str, record: Record, origin: Origin) -> Item | None:
        """The one sasaran that the row's indicator measures, where the row words it in other words of its own and no other row does.

        Where words are near to several sasaran, the indicator says which; where they are near to others only, it says nothing.
        """
        indicator = one_line(record.get("indicator"))
        items = list(self.builder.plan.of_level("Sasaran")) if len(indicator) > 8 else []
        waiting = [(owner, measure) for owner, measure, _ in self.builder.weak]  # of tables without figures
        measured = [*((item, measure) for item in items for measure in item.measures), *waiting]
        found = list(dict.fromkeys(owner for owner, measure in measured if owner in items and same_measure(measure.text, indicator)))
        if len(found) != 1 or self.claims.get(id(found[0]), key(text)) != key(text):
            return None
        near = [item for item in items if similarity(text, item.text) >= _NEAR and self.claims.get(id(item), key(text)) == key(text)]
        shared = _content(text) & _content(found[0].text)
        if (near and found[0] not in near) or 2 * len(shared) < len(_content(found[0].text)):
            return None
        found[0].add_origin(origin, text)
        return found[0]

    def _stated_goal(self, text: str, record: Record, origin: Origin) -> Item | None:
        """A tujuan that no other table states; where none states any, all of this table's are the plan's."""
        if self.states_goal and not text[:1].islower():
            return self.builder.item("Goal", text, origin)
        return self._new("Goal", text, record, origin)

    def _stated_several(self, record: Record, origin: Origin) -> list[Item]:
        """The sasaran that a cell counts ("a. … b. …"), where no other table states any."""
        parts = items(record.get("sasaran")) if self.states_sasaran else []
        if len(parts) < 2 or not all(RESULT.match(part) and len(part.split()) > 2 for part in parts):
            return []
        return [self.builder.item("Sasaran", _statement(part), origin, parent=self.goal) for part in parts]

    def _new(self, level: str, text: str, record: Record, origin: Origin) -> Item | None:
        """A tujuan or sasaran that this table alone states, on a row that is filled as far as its columns go."""
        whole = all(record.get(role) for role in ("sasaran", "strategy", "policy") if role in self.table.roles())
        if not self.quotes or not whole or not is_new_statement(self.builder.plan, level, text, drawn=self.table.ruled):
            return None
        self.facts += 1
        self.new.append(self.builder.item(level, text, origin, parent=self.goal if level == "Sasaran" else None))
        return self.new[-1]

    def _strategy(self, text: str, policy: str, origin: Origin) -> str:
        """Read the cell of strategi; returns the row's text of arah kebijakan, which may stand in this cell."""
        if self.strategies and continues(text, self.before["strategy"]):
            self.strategies[-1].text = joined(self.strategies[-1].text, _statement(text))
        elif self.strategies and not policy and "policy" in self.table.roles():
            # A strategy always has a policy beside it: a text alone in the strategies' column is a policy whose own column
            # the extraction lost.
            return text
        else:
            sections = _sections(text, len(self.sasaran))
            self.strategies = []
            for at, section in enumerate(sections):
                for words in section:
                    item = self.builder.item("Strategy", _statement(words), origin)
                    self.strategies.append(item)
                    for parent in self.sasaran if len(sections) == 1 else self.sasaran[at : at + 1]:
                        item.add_parent(parent)
            self.facts += len(self.strategies)
        return policy

    def _policy(self, text: str, origin: Origin) -> None:
        if self.policies and continues(text, self.before["policy"]):
            first, *rest = items(text) or [text]
            self.policies[-1].text = joined(self.policies[-1].text, first)
        else:
            rest, self.policies = items(text), []
        for words in rest:
            item = self.builder.item("Policy", _statement(words), origin)
            self.facts += 1
            self.policies.append(item)
            for parent in self.strategies:
                item.add_parent(parent)


def _content(text: str) -> set[str]:
    return set(re.findall(r"\w{4,}", text.lower()))


def _several(builder: Builder, text: str, origin: Origin) -> list[Item]:
    """The known sasaran that one cell lists ("1. … 2. …"), where it lists at least two."""
    parts = items(text)
    if len(parts) < 2:
        return []
    found = [item for words in parts if (item := _known(builder, "Sasaran", _statement(words), origin)) is not None]
    return found if len(found) == len(parts) and len({id(item) for item in found}) == len(found) else []


def _sections(text: str, count: int) -> list[list[str]]:
    """The statements of a cell, one list for each of the `count` sasaran beside it where the cell counts them too ("1. a. … b. … 2. …")."""
    sections: list[list[str]] = []
    for line in text.split("\n"):
        number = list_number(line)
        if number == len(sections) + 1 and number <= count:
            sections.append([])
        if not sections:
            break
        sections[-1] += [_OPEN_LIST.sub("", words) for words in items(line)]
    return sections if len(sections) == count > 1 else [items(text)]


def _claims(builder: Builder, table: Table, level: str, role: str) -> dict[int, str]:
    """By statement (its identity) the key of the words that the table prints nearest to it: other words of the table mean another one."""
    best: dict[int, tuple[float, str]] = {}
    known = list(builder.plan.of_level(level))
    for text in {_statement(record.get(role)) for record in table.records}:
        for item in known if len(text) > 8 else ():
            claim = similarity(text, item.text), key(text)
            if claim[0] >= _NEAR and claim > best.get(id(item), (0.0, "")):
                best[id(item)] = claim
    return {one: words for one, (_, words) in best.items()}


def _is_undecided(text: str, best: tuple[Item, float], items: Sequence[Item]) -> bool:
    """True where a text is as near to another statement, so that its words alone do not say which of the two it is."""
    beside = (item for item in items if item is not best[0] and key(item.text) != key(best[0].text))
    return best[1] < SAME and any(best[1] - similarity(text, item.text) < _APART for item in beside)


def _known(
    builder: Builder, level: str, text: str, origin: Origin, *, own: bool = False, claims: Mapping[int, str] | None = None
) -> Item | None:
    """The statement that a text words; among a table's `own`, which no other states, two that are only near are two.

    `claims` are the words by which the table states each of them: none is stated by others of its words that are only near.
    """
    items = [item for item in builder.plan.of_level(level) if (claims or {}).get(id(item), key(text)) == key(text)]
    found = closest(text, [(item.text, item) for item in items], SAME if own else _NEAR)
    if found is not None and _is_undecided(text, found, items):
        return None
    begun = [item for item in items if len(key(text)) > 20 and key(item.text).startswith(key(text))]
    if found is None and len(begun) == 1:
        found = begun[0], 90.0  # the same statement, worded shorter
    if found is None:
        return None
    found[0].add_origin(origin, text)
    return found[0]


def _read_combined(builder: Builder, table: Table) -> int:
    """A column that holds "Strategi: … Arah Kebijakan: …" beside the misi and sasaran RPJMD that they answer to."""
    groups = regional_groups(builder, table)
    strategies: list[Item] = []
    label, facts, group_start = "", 0, -1
    for number, record in enumerate(table.records):
        text = record.get("strategy_policy")
        missions, regional = supporters(groups, number)
        start = next((group.first for group in groups if group.first <= number < group.last), -1)
        if start != group_start:
            strategies, group_start = [], start
        if not text:
            continue
        origin = Origin(record.place, record.words, table.name, (), table.part, record.position)
        sasaran = _sasaran_of(builder, missions, regional)
        pieces = _PARTS.split(text)
        parts = ([(label, pieces[0])] if pieces[0].strip() and label else []) + list(zip(pieces[1::2], pieces[2::2], strict=True))
        for printed, words in parts:
            label = printed.lower()
            for statement in items(words):
                facts += 1
                if label == "strategi":
                    item = builder.item("Strategy", _statement(statement).rstrip("."), origin)
                    for parent in sasaran:
                        item.add_parent(parent)
                    strategies.append(item)
                else:
                    item = builder.item("Policy", _statement(statement).rstrip("."), origin)
                    for parent in strategies:
                        item.add_parent(parent)
    return facts


def _sasaran_of(builder: Builder, missions: list[Item], regional: list[Item]) -> list[Item]:
    """The plan's sasaran that support the given sasaran RPJMD, else the given misi."""
    for targets in (regional, missions):
        found = [item for item in builder.plan.of_level("Sasaran") if any(up is target for up in item.supports for target in targets)]
        if found:
            return found
    return []

"""Tables of tujuan and sasaran with their indicators.

Source of their form: T-C.25 of Permendagri 86/2017, the tables of chapters III and IV of Inmendagri 2/2025.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from ...documents.reasons import Reason
from ...language.cleaning import joined, one_line
from ...language.labels import statements, without_label
from ...language.lexicon import RESULT, items, local_number, split_measure, without_local
from ...language.likeness import closest, similarity
from ...language.statements import continues
from ...tables.columns.editions import FORMER
from ...tables.columns.table import Record, Table
from ..builder import Builder
from ..facts import Aim, Item, Measure, Origin, Plan
from .bands import Bands
from .ranges import joined_ranges
from .regional import is_dash, is_for, leaves_out, mission_cells, regional_groups, supporters
from .regional_indicators import measure_region, name_regional_indicators
from .stacked import indicators_of, without_formula

_OF_GOAL = {"end_target": "goal_target", "unit": "goal_unit"}
_FIGURES = {"target", "end_target", "goal_target", "baseline"}
_COUNTED = re.compile(r"\d{1,2}")
_OUTLINED = re.compile(r"(?P<upper>\d{1,2})\.\d{1,2}")


def year_of(column_year: int | None, ordinal: int | None, plan: Plan) -> int | None:
    """A column's year; "tahun ke-2" is the period's second year."""
    if column_year is not None:
        return column_year
    return plan.period[0] + ordinal - 1 if ordinal and plan.period else None


def aims_of(record: Record, table: Table, plan: Plan) -> list[Aim]:
    """The targets printed on a row, the end-of-period one included."""
    return _aims(record, table, plan)


def former_aims_of(record: Record, table: Table, plan: Plan) -> list[Aim]:
    """The targets printed on a row as those of the plan's former edition."""
    return _aims(record, table, plan, FORMER)


def _aims(record: Record, table: Table, plan: Plan, edition: str = "") -> list[Aim]:
    aims = [
        Aim(year, text, Origin(record.place, text, table.name, (), table.part, record.position))
        for column, text in record.columns(f"{edition}target")
        if text and (year := year_of(column.year, column.ordinal, plan)) is not None
    ]
    aims += [
        Aim(None, text, Origin(record.place, text, table.name, (), table.part, record.position))
        for _, text in record.columns(f"{edition}end_target")[:1]
        if text
    ]
    return aims


def years_of(table: Table, plan: Plan) -> tuple[int, ...]:
    """The years that a table has target columns for."""
    return tuple(sorted({year for c in table.columns if c.role == "target" and (year := year_of(c.year, c.ordinal, plan)) is not None}))


def baseline_of(record: Record) -> tuple[str | None, int | None]:
    """The baseline printed on a row and its year."""
    for column, text in record.columns("baseline"):
        if text:
            return text, column.year
    return None, None


def name_goal_figures(table: Table) -> None:
    """Head what stands between the indicators of the tujuan and the column of sasaran as the tujuan's own: its unit, its end target."""
    if "name" in table.roles():
        return
    _name_goal_indicator(table)
    places = {column.role: column.position for column in reversed(table.columns)}  # the first of each role
    first, last = places.get("goal_indicator"), places.get("sasaran")
    if first is None or last is None:
        return
    for column in [column for column in table.columns if first < column.position < last and column.role in _OF_GOAL]:
        table.rename(column, _OF_GOAL[column.role])


def _name_goal_indicator(table: Table) -> None:
    """Of two columns of indicators, without figures, the one between tujuan and sasaran measures the tujuan, whoever its head names."""
    if table.roles() & _FIGURES:
        return
    roles = [column.role for column in table.columns if column.role not in ("unit", "number")]
    if [role for role in roles if role in ("goal", "indicator", "sasaran")] == ["goal", "indicator", "sasaran", "indicator"]:
        table.rename(next(column for column in table.columns if column.role == "indicator"), "goal_indicator")


def read_goals(builder: Builder, table: Table) -> int:
    """Read a table of tujuan and sasaran; returns the number of facts."""
    name_regional_indicators(table)
    return _GoalTable(builder, table).read()


class _GoalTable:
    """The reading of one table, row by row: the tujuan and sasaran that hold at a row, and what stood in the row above."""

    def __init__(self, builder: Builder, table: Table) -> None:
        self.builder = builder
        self.plan = builder.plan
        self.table = table
        self.goal = _only_goal(builder.plan) if not table.roles() & {"goal", "goal_sasaran"} else None
        self.sasaran: Item | None = None
        self.last: Measure | None = None
        self.figureless = not table.roles() & _FIGURES
        numbers = {one_line(record.get("number")).rstrip(".") for record in table.records}
        below = {match["upper"] for number in numbers if (match := _OUTLINED.fullmatch(number)) is not None}
        self.outlined = bool(below) and below == {number for number in numbers if _COUNTED.fullmatch(number)}
        self.missions: list[Item] = []  # of the table's own misi column, until another is stated
        self.label: str | None = None  # "Tujuan :" on a row of its own
        self.before = {"goal": "", "sasaran": "", "indicator": ""}
        self.facts = 0

    def read(self) -> int:
        bands = Bands(self.builder, self.table)
        groups = regional_groups(self.builder, self.table, lambda row: bands.at(row).missions)
        own: Item | None = None  # the tujuan that a label above the rows states
        for number, record, below in joined_ranges(self.table.records):
            held = bands.at(number)
            if held.own_goal is not None and held.own_goal is not own:
                self.goal, self.sasaran = held.own_goal, None
            own = held.own_goal
            origin = Origin(record.place, record.words, self.table.name, years_of(self.table, self.plan), self.table.part, record.position)
            fresh = {role: self._statement(one_line(record.get(role)), role, origin, record.first) for role in ("goal",)}
            listed = self._listed(record)
            fresh["sasaran"] = self._statement(listed[0] if listed else one_line(record.get("sasaran")), "sasaran", origin, record.first)
            for label, text in statements(record.get("goal_sasaran")):
                if not text:
                    self.label = label
                    continue
                role = label or _coded_role(record) or self._counted_role(record) or self._role(text)
                fresh[role] = self._statement(text, role, origin, record.first) or fresh[role]
            missions, regional = supporters(groups, number)
            ended = any(is_dash(text) for _, text in record.columns("mission"))
            self.missions = mission_cells(self.builder, self.table, record) or ([] if ended else self.missions)
            supported = [*missions, *held.supported(), *self.missions, *regional]
            for item in (self.goal, self._lowest(fresh)):
                if item is not None:
                    apart = [] if is_for(groups, number, item.level.lower()) else regional
                    for target in supported:
                        if all(target is not one for one in apart):
                            item.add_support(target)
            for words in listed[1:]:
                self._statement(words, "sasaran", origin, record.first)
                if self.sasaran is not None:
                    for target in supported:
                        self.sasaran.add_support(target)
            if self.sasaran is not None and fresh["sasaran"] and leaves_out(self.table, groups, number):
                self.builder.apart.add(id(self.sasaran))
            self.facts += measure_region(self.builder, record, regional, origin)
            self._goal_indicators(record, origin, fresh)
            self._indicator(record, origin, fresh)
            if self.last is not None and record.get("indicator"):
                self.last.origins += [replace(origin, place=row.place, cell=row.words, position=row.position) for row in below]
            self._programs(record, origin)
        return self.facts

    def _listed(self, record: Record) -> list[str]:
        """The several sasaran that a cell counts ("1. … 2. …") on a row without an indicator of one of them; else none."""
        cell = record.get("sasaran")
        if not re.match(r"\W*(?:1|a)\s?[.)]", cell) or record.get("indicator"):
            return []
        parts = items(cell)
        return parts if len(parts) > 1 and all(RESULT.match(part) and len(part.split()) > 2 for part in parts) else []

    def _programs(self, record: Record, origin: Origin) -> None:
        """The programs that serve the row's sasaran, where the table names them behind its targets."""
        for _, text in record.columns("name"):
            for words in items(text) if self.sasaran is not None else ():
                name = without_local(words).rstrip(" .")
                if len(name) > 8:
                    self.builder.item("Program", name, origin).add_parent(self.sasaran)
                    self.facts += 1

    def _lowest(self, fresh: dict[str, bool]) -> Item | None:
        """The sasaran that holds at the row, else its tujuan: a new tujuan without a sasaran ends the sasaran above."""
        return self.sasaran if self.sasaran is not None and (fresh["sasaran"] or not fresh["goal"]) else self.goal

    def _counted_role(self, record: Record) -> str | None:
        """What a row's number says in a column of tujuan and sasaran that counts both: "2" a tujuan, "2.1" a sasaran."""
        if not self.outlined:
            return None
        number = one_line(record.get("number")).rstrip(".")
        return "goal" if _COUNTED.fullmatch(number) else "sasaran" if _OUTLINED.fullmatch(number) else None

    def _role(self, text: str) -> str:
        """What an unlabelled statement is in a column of tujuan and sasaran: as other tables say; the first one is a tujuan."""
        label, self.label = self.label, None
        if label is not None:
            return label
        for role, level in (("goal", "Goal"), ("sasaran", "Sasaran")):
            if closest(text, [(item.text, item) for item in self.plan.of_level(level)]) is not None:
                return role
        return "goal" if self.goal is None else "sasaran"

    def _statement(self, text: str, role: str, origin: Origin, first: bool) -> bool:
        """Read the row's tujuan or sasaran; True where it states a new one."""
        if not text:
            self.before[role] = self.before[role] if first else ""
            return False
        current = self.goal if role == "goal" else self.sasaran
        begun, self.before[role] = self.before[role], text
        words = without_local(without_label(text))
        if current is not None and continues(text, begun) and not self._is_known(words, role, current):
            _extend(self.builder, current, text)
            return False
        if len(words) <= 8:
            return False
        self.facts += 1
        if role == "goal":
            self.goal, self.sasaran = self.builder.item("Goal", words, origin), None
        else:
            self.sasaran = self.builder.item("Sasaran", words, origin, parent=self.goal)
            if self.goal is None and not self.table.roles() & {"goal", "goal_sasaran"}:
                self.builder.later.append(partial(_hang, self.sasaran, self.plan))
        return True

    def _is_known(self, words: str, role: str, current: Item) -> bool:
        """True for the whole words of another statement: in whatever case they begin, they go on with nothing."""
        level = "Goal" if role == "goal" else "Sasaran"
        found = closest(words, [(item.text, item) for item in self.plan.of_level(level)])
        return found is not None and found[0] is not current

    def _goal_indicators(self, record: Record, origin: Origin, fresh: dict[str, bool]) -> None:
        """Indicators in a column of their own for the tujuan, with their end-of-period targets.

        The only one beside a column of tujuan and sasaran measures whichever stands on its row, however it is headed.
        """
        either = "goal_sasaran" in self.table.roles() and "indicator" not in self.table.roles()
        owner = self._lowest(fresh) if either else self.goal
        alone = len([text for _, text in record.columns("goal_indicator") if text]) == 1
        shared = alone and not (record.get("indicator") or record.get("sasaran") or record.get("goal_sasaran"))
        for _, text in record.columns("goal_indicator"):
            if text and owner is not None:
                words, worked_out = without_formula(without_local(one_line(text)))
                words, unit = split_measure(words)
                unit = one_line(record.get("goal_unit")) or unit
                ends = [Aim(None, value, origin) for _, value in record.columns("goal_target") if value]
                formula = record.get("formula") or worked_out
                value, year = baseline_of(record) if shared else (None, None)
                aims = ends or (aims_of(record, self.table, self.plan) if shared else [])  # the columns of years are both levels'
                unit = record.get("unit") or unit if shared else unit
                new = Measure(words, unit, formula=formula, baseline=value, baseline_year=year, aims=aims, origins=[origin])
                self.builder.measure(owner, new, weak=self.figureless)
                self.facts += 1

    def _indicator(self, record: Record, origin: Origin, fresh: dict[str, bool]) -> None:
        text = one_line(record.get("indicator"))
        if not text:
            return
        aims = aims_of(record, self.table, self.plan)
        begun, self.before["indicator"] = self.before["indicator"], text
        if self.last is not None and continues(text, begun) and not aims:
            self.last.text = joined(self.last.text, text)
            return
        owner = self._owner(text, fresh)
        if owner is None:
            self.builder.skip(origin, Reason.NO_OWNER)
            return
        text, *others = indicators_of(record.get("indicator")) if self.figureless else [text]
        words, worked_out = without_formula(without_local(text))
        words, unit = split_measure(words)
        value, year = baseline_of(record)
        formula = [text for _, text in record.columns("formula") if text] or ([worked_out] if worked_out else [])
        self.last = self.builder.measure(
            owner,
            Measure(
                words, record.get("unit") or unit, formula=one_line(formula[-1]) if formula else None,
                baseline=value, baseline_year=year, aims=aims, origins=[origin], former=former_aims_of(record, self.table, self.plan),
            ),
            weak=self.figureless,
        )  # fmt: skip
        self.facts += 1 + len(self.last.aims)
        for other in others:
            self._more(other, origin, self._owner(other, fresh) or owner)

    def _more(self, text: str, origin: Origin, owner: Item) -> None:
        """A further indicator of a cell that counts several."""
        words, formula = without_formula(without_local(text))
        words, unit = split_measure(words)
        self.last = self.builder.measure(owner, Measure(words, unit, formula=formula, origins=[origin]), weak=True)
        self.facts += 1

    def _owner(self, text: str, fresh: dict[str, bool]) -> Item | None:
        """What an indicator of the row measures: the plan's own numbering decides ("T.1.1", "S.2.1"), else the lowest item stated."""
        numbered = local_number(text)
        if numbered and numbered[0] in ("T", "TJ") and self.goal is not None:
            return self.goal
        if numbered and numbered[0] in ("S", "SS") and self.sasaran is not None:
            return self.sasaran
        return self._lowest(fresh)


def _coded_role(record: Record) -> str | None:
    """What the code or number beside a statement says that it is ("T1", "S1.2")."""
    printed = next((text for role in ("code", "number") if (text := one_line(record.get(role)))), "")
    found = local_number(printed)
    return {"T": "goal", "TJ": "goal", "S": "sasaran", "SS": "sasaran"}.get(found[0]) if found is not None else None


def _only_goal(plan: Plan) -> Item | None:
    """The plan's tujuan, where it states one: what a table of sasaran alone lists stands below it."""
    goals = list(plan.of_level("Goal"))
    return goals[0] if len(goals) == 1 else None


def _hang(sasaran: Item, plan: Plan) -> None:
    """A sasaran of a table without tujuan stands below the plan's only one, also where running text states it behind the table."""
    if not sasaran.parents and (goal := _only_goal(plan)) is not None:
        sasaran.add_parent(goal)


def _extend(builder: Builder, item: Item, text: str) -> None:
    """Add the rest of a wrapped text to an item; where that makes it one already known, the two become one."""
    longer = joined(item.text, text)
    if similarity(item.text, longer) < 100 and not item.text.replace(" ", "").endswith(text.replace(" ", "")):
        item.text = longer
    for known in list(builder.plan.of_level(item.level)):
        if known is not item and similarity(known.text, item.text) >= 95:
            item.text = known.text if len(known.text) >= len(item.text) else item.text

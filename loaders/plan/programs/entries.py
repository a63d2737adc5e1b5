"""Rows of a program table gathered into entries: a name row and what belongs to it, below the tujuan and sasaran of its row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ...documents.reasons import Reason
from ...language import codes
from ...language.cleaning import one_line
from ...language.labels import label_of
from ...language.lexicon import INDICATOR, RESULT, bare, items, local_number, split_measure, without_local
from ...language.likeness import EQUAL, SAME, closest, key, same
from ...language.statements import begins_whole, continues, is_open
from ...tables.columns.table import Record, Table
from ...tables.levels import is_levelled, unfolded
from ..builder import Builder
from ..facts import Amount, Item, Measure, Origin, Plan
from ..statements.bands import Bands
from ..statements.fresh import is_new_statement, quotes_plan
from ..statements.goals import years_of
from ..statements.regional import is_for, mission_cells, regional_groups, supporters
from .merged import belongs_to, join_figures, names_nothing
from .results_above import below_their_names
from .row import Parts, merged_text
from .rows import rows_of
from .small_letters import is_lower

_LONGEST = 1_000  # letters of a row that are kept: long names, and behind them the figures of all years


@dataclass(slots=True)
class Entry:
    """A name row with the rows that belong to it, before its level is known.

    `sure` tells a level that the document itself says from a guessed one; `known` is an item of another table that a shorter or
    misspelt name means; a `total` states the money of the whole agency or of an urusan.
    """

    parts: Parts
    rows: list[Parts] = field(default_factory=list)
    level: str | None = None
    sure: bool = False
    known: Item | None = None
    goal: Item | None = None
    sasaran: Item | None = None
    also: list[Item] = field(default_factory=list)  # further sasaran of the same cell
    total: bool = False
    above: str | None = None  # the code of what is right above, where its own lost its last digits

    def sums(self) -> dict[int | None, int]:
        """Per year the amount of the name row, or of its first row that prints one, over all units."""
        found: dict[int | None, int] = {}
        rows = self.rows[:1] if _is_sum_of_units(self.rows) else self.rows
        for row in rows:
            for year, value, _ in row.money:
                if row.kind != "result" or year not in found:
                    found[year] = found.get(year, 0) + value
        return found


def _is_sum_of_units(rows: Sequence[Parts]) -> bool:
    """True where a name row without a unit of work prints the sums of the rows of the units below it, in most of its years."""
    if not rows or rows[0].office or not rows[0].money:
        return False
    added: dict[int | None, int] = {}
    for row in rows[1:]:
        for year, value, _ in row.money if row.office else ():
            added[year] = added.get(year, 0) + value
    whole = [(year, value) for year, value, _ in rows[0].money if value]
    return bool(whole) and 2 * sum(added.get(year) == value for year, value in whole) > len(whole)


def origin_of(record: Record, table: Table, plan: Plan) -> Origin:
    """Where a row is printed, with its words and the years of its table."""
    return Origin(record.place, record.words[:_LONGEST], table.name, years_of(table, plan), table.part, record.position)


def figure_of(origin: Origin, printed: str) -> Origin:
    """Where a figure of a row is printed, with its own words."""
    return replace(origin, cell=printed, years=())


class Gathering:
    """Gathers one table's rows; notes on its way what the table says of tujuan and sasaran."""

    def __init__(self, builder: Builder, table: Table, *, with_figures: bool) -> None:
        self.builder = builder
        self.plan = builder.plan
        self.table = table
        self.with_figures = with_figures
        self.goal: Item | None = None
        self.sasaran: Item | None = None
        self.also: list[Item] = []
        self.levelled = is_levelled(table)
        # The levels above programs that no other table has stated: this one does.
        self.states = {level for level in ("Goal", "Sasaran") if next(self.plan.of_level(level), None) is None}
        self.quotes = quotes_plan(builder.plan, table)
        self.before = {"goal": "", "sasaran": ""}
        self.lower = {role for role in self.before if is_lower(table, role)}  # whose statements all begin in lower case
        self.entries: list[Entry] = []
        self.holder: Entry | None = None  # what the row above belongs to
        self.measured: Item | None = None  # the tujuan or sasaran whose indicator the row above prints, with no name beside it

    def read(self) -> list[Entry]:
        """The table's entries in printed order."""
        shown, places = unfolded(self.table)
        rows = below_their_names(rows_of(shown, self.plan))
        bands = Bands(self.builder, self.table)
        regional_columns = self.table.roles() & {"regional", "regional_goal"}
        groups = regional_groups(self.builder, self.table, lambda row: bands.at(row).missions) if regional_columns else []
        own: Item | None = None  # the tujuan that a label above the rows states
        below: Item | None = None  # and the sasaran
        own_missions: list[Item] = []  # of the table's misi column, until another is stated
        numbers = {id(record): number for record, number in zip(shown.records, places, strict=True)}
        for parts in rows:
            number = numbers.get(id(parts.record), -1)
            missions, regional = supporters(groups, number)
            held = bands.at(number)
            own_missions = (mission_cells(self.builder, self.table, self.table.records[number]) if number >= 0 else []) or own_missions
            if held.own_goal is not None and held.own_goal is not own:
                self.goal, self.sasaran, self.also = held.own_goal, None, []
            own = held.own_goal
            if held.own_sasaran is not None and held.own_sasaran is not below:
                self.sasaran, self.also = held.own_sasaran, []
            below = held.own_sasaran
            if self._is_band(parts):
                continue
            stated = parts.kind != "total" and self._upper(parts)
            carried = not parts.record.get("regional") and id(self.sasaran) in self.builder.apart
            for item in (self.goal if stated else None, self.sasaran if stated or missions or regional else None):
                if item is None:
                    continue
                apart = regional if not is_for(groups, number, item.level.lower()) or (carried and item is self.sasaran) else []
                for target in (*missions, *own_missions, *regional, *held.supported()):
                    if all(target is not one for one in apart):
                        item.add_support(target)
            self._place(parts, stated)
        for entry in self.entries:
            join_figures(entry.rows)
        return self.entries

    def _is_band(self, parts: Parts) -> bool:
        """Take over a known tujuan or sasaran that a row states across the table, for the rows below it ("Sasaran 2 : …")."""
        filled = [text for text in parts.record.cells.values() if text]
        label = label_of(one_line(filled[0])) if len(filled) == 1 else None
        if label is None or label.level not in ("goal", "sasaran") or label.scope == "region" or not label.rest:
            return False
        level = "Goal" if label.level == "goal" else "Sasaran"
        known = closest(bare(label.rest).strip(' .;:"'), [(item.text, item) for item in self.plan.of_level(level)], 85.0)
        if known is None:
            return False
        known[0].add_origin(self._origin(parts), bare(label.rest).strip(' .;:"'))
        if level == "Goal":
            self.goal, self.sasaran = known[0], None
        else:
            self.goal, self.sasaran = next((up for up in known[0].parents if up.level == "Goal"), self.goal), known[0]
        self.also = []
        return True

    def _place(self, parts: Parts, stated: bool) -> None:
        """Begin an entry with a row, or add the row to the entry, tujuan or sasaran that it belongs to."""
        last = self.entries[-1] if self.entries else None
        if parts.kind == "empty":
            return
        before, self.measured = self.measured, None
        if parts.kind == "total":
            self.entries.append(Entry(parts, [parts], total=True))
        elif parts.kind == "indicator" and not parts.name and (stated or before is not None):
            self._upper_measure(parts, None if stated else before)
        elif parts.kind == "rest" and last is not None:
            _attach_rest(last, parts)
        elif parts.kind == "name" and not (last is not None and self._repeats(last, parts)):
            self.entries.append(Entry(parts, [parts], goal=self.goal, sasaran=self.sasaran, also=self.also))
            self.holder = self.entries[-1]
        elif last is not None and names_nothing(parts) and not belongs_to(parts, (self.holder or last).rows):
            self.builder.skip(self._origin(parts), Reason.NAMELESS, figures=parts.figures)
        elif last is not None and not last.total:
            self.holder = self._owner_of(parts) or self._repeated_for(parts, last) or (self.holder if parts.kind != "result" else last)
            (self.holder or last).rows.append(parts)
        elif parts.money and last is None and not (parts.indicator or parts.aims or RESULT.match(parts.result)):
            self.entries.append(Entry(parts, [parts], total=True))
        elif parts.indicator and (self.sasaran or self.goal):
            self._upper_measure(parts)
        else:
            self.builder.skip(self._origin(parts), Reason.NO_PROGRAM, figures=parts.figures)

    def _owner_of(self, parts: Parts) -> Entry | None:
        """The entry above of the level that a result's own column says it is of."""
        if parts.kind != "result" or parts.of is None:
            return None
        return next((entry for entry in reversed(self.entries) if not entry.total and _level_said(entry.parts) == parts.of), None)

    def _repeated_for(self, parts: Parts, last: Entry) -> Entry | None:
        """The entry above `last` whose result a row prints again, as tables do that list a program's rows once for each unit."""
        if parts.kind != "result" or not last.parts.code or not any(row.result for row in last.rows):
            return None
        for entry in reversed(self.entries):
            if entry.parts.code and last.parts.code.startswith(entry.parts.code + "."):
                same_result = any(key(row.result) == key(parts.result) for row in entry.rows if row.result)
                if same_result and all(key(row.result) != key(parts.result) for row in last.rows):
                    return entry
            elif entry.parts.code and not entry.parts.code.startswith(last.parts.code.split(".2.")[0]):
                return None
        return None

    def _origin(self, parts: Parts) -> Origin:
        return origin_of(parts.record, self.table, self.plan)

    def _upper(self, parts: Parts) -> bool:
        """Take over the tujuan and sasaran that a row states; True where it states one."""
        stated = False
        for role, level in (("goal", "Goal"), ("sasaran", "Sasaran")):
            text = parts.goal if role == "goal" else parts.sasaran
            if not text:
                if parts.kind in ("name", "result") and not parts.record.first and not is_open(self.before[role]):
                    self.before[role] = ""  # a filled row lies between: what comes is no rest of what stands above
                continue
            current = self.goal if role == "goal" else self.sasaran
            begun, self.before[role] = self.before[role], text
            if role == "sasaran" and self._several(parts):
                stated = True
                continue
            words = without_local(text)
            whole = closest(words, [(item.text, item) for item in self.plan.of_level(level)])
            is_known = whole is not None and whole[0] is not current
            lower = role in self.lower and begins_whole(text, begun)
            rest = current is not None and not is_known and local_number(text) is None and not lower
            rest = rest and current is not None and _is_part(words, text, begun, current)
            if rest or len(words) < 8:
                continue
            found = self._stated_upper(level, words, parts)
            if found is None:
                continue
            stated = True
            if found.level != level:
                parts.goal, parts.sasaran = (text, "") if found.level == "Goal" else ("", text)
            if found.level == "Sasaran":
                self.sasaran, self.also = found, []
                found.add_parent(self.goal if not found.parents else None)
            elif found is not self.goal:
                self.goal, self.sasaran, self.also = found, None, []
        return stated

    def _several(self, parts: Parts) -> bool:
        """Take over the sasaran that one cell lists ("1. … 2. …"), where it lists several known ones."""
        texts = items(parts.record.get("sasaran"))
        found = [item for words in texts if (item := self._known_upper("Sasaran", without_local(words))) is not None]
        if len(texts) < 2 or len(found) < len(texts) or len({id(item) for item in found}) < len(found):
            return False
        self.sasaran, self.also = found[0], found[1:]
        for item in found:
            if (origin := self._origin(parts)) not in item.origins:
                item.origins.append(origin)
        return True

    def _stated_upper(self, level: str, words: str, parts: Parts) -> Item | None:
        """The tujuan or sasaran that a cell states: one of the table of goals; a new one where no other table stated any.

        A new one too where a column per level, or a whole sentence of a sasaran, states it with an indicator beside it, or where the
        table quotes others of the plan and no known statement is worded alike.
        """
        origin, measured = self._origin(parts), bool(parts.indicator)
        found = self._known_upper(level, words)
        is_tail = split_measure(words)[1] is not None  # "… pajaknya (Unit)": the rest of an indicator
        whole = level == "Sasaran" and RESULT.match(words) is not None and len(words.split()) >= 4
        whole = whole and closest(words, [(item.text, item) for item in self.plan.of_level("Goal")]) is None
        held = self.quotes and (measured or bool(parts.name or parts.sasaran)) and is_new_statement(self.plan, level, words)
        if found is None and not is_tail and (level in self.states or held or (measured and (self.levelled or whole))):
            parent = self.goal if level == "Sasaran" else None
            found = self.builder.item(level, words, origin, parent=parent, threshold=EQUAL if self.levelled else SAME)
        if found is None and level not in self.states:  # in the other's column: its words say what it is
            found = self._known_upper("Sasaran" if level == "Goal" else "Goal", words)
        if found is None:
            self.builder.skip(origin, Reason.UNKNOWN_GOAL if level == "Goal" else Reason.UNKNOWN_SASARAN)
        else:
            if not is_tail and _goes_further(words, found.text):
                found.text = words  # the table read first had it cut
            found.add_origin(origin, words)
        return found

    def _known_upper(self, level: str, words: str) -> Item | None:
        """The tujuan or sasaran that a cell means; cells are often cut, worded a little differently, or only begun on this row."""
        candidates = [(item.text, item) for item in self.plan.of_level(level)]
        # What one table states in columns of their own, it states twice only in the same words.
        found = closest(words, candidates, (EQUAL if self.levelled else SAME) if level in self.states else 80.0)
        if found:
            return found[0]
        if self.levelled and level in self.states:
            return None
        begun = [item for text, item in candidates if key(text).startswith(key(words)) and len(key(words)) > 8]
        if len(begun) == 1:
            return begun[0]
        longer = [item for text, item in candidates if key(words).startswith(key(text)[: max(20, int(0.8 * len(key(text))))])]
        return longer[0] if len(longer) == 1 else None

    def _upper_measure(self, parts: Parts, owner: Item | None = None) -> None:
        """Indicators of tujuan and sasaran that a cascading table repeats, with figures where it prints some.

        `owner` is the tujuan or sasaran that a row above states, where this one has a further indicator of it.
        """
        origin = self._origin(parts)
        text = one_line(parts.indicator)
        numbered = local_number(text)
        own_number = numbered is not None and numbered[0] in ("T", "TJ")
        if owner is None:
            owner = self.sasaran if self.sasaran is not None and not own_number and (parts.sasaran or not parts.goal) else self.goal
        self.measured = owner
        if owner is None or not text or (numbered and numbered[0] in ("OC", "OT")):
            return
        words, unit = split_measure(without_local(text))
        strong = bool(parts.aims) and (not owner.measures or owner.level in self.states)
        measure = Measure(
            words, parts.unit or unit, formula=parts.formula or None,
            baseline=parts.baseline, baseline_year=parts.baseline_year, aims=parts.aims, origins=[origin], former=parts.former_aims,
        )  # fmt: skip
        self.builder.measure(owner, measure, weak=not strong and not any(same(words, known.text, 85) for known in owner.measures))
        for year, value, printed in parts.money:
            self.builder.amount(owner, Amount(year, value, None, figure_of(origin, printed)))
        owner.former += [Amount(year, value, None, figure_of(origin, printed)) for year, value, printed in parts.former_money]

    def _repeats(self, entry: Entry, parts: Parts) -> bool:
        """True when a name row is the same node printed again for its next indicator (cascading tables do this)."""
        if entry.total or parts.label != entry.parts.label:
            return False
        if parts.code or entry.parts.code:
            return parts.code is not None and parts.code == entry.parts.code and not parts.money
        return not self.with_figures and key(parts.name) == key(entry.parts.name)


def _goes_further(words: str, text: str) -> bool:
    """True for a statement that goes on where a known one ends, in words that are no indicator and no other result."""
    rest = words[len(text) :].strip()
    begins = key(words).startswith(key(text)) and words[: len(text)].lower() == text.lower()
    return begins and bool(rest) and len(rest) < len(text) and not (INDICATOR.match(rest) or RESULT.match(rest))


def _level_said(parts: Parts) -> str | None:
    return codes.level(parts.code) if parts.code else parts.label or ("Program" if re.match(r"(?i)program\b", parts.name) else None)


def _is_part(words: str, text: str, begun: str, current: Item) -> bool:
    """True for a cell that goes on with the statement above, or prints a part of it again."""
    return continues(text, begun) or (key(words) in key(current.text) and len(words) < 0.8 * len(current.text))


def _attach_rest(entry: Entry, parts: Parts) -> None:
    """Text that went over to the next page is put behind the text it belongs to."""
    row = entry.rows[-1]
    if parts.name:
        apart = any(row.record.get(role) for role in ("result_name", "result", "outcome", "output"))  # results have a column of their own
        if row.result and not apart and not RESULT.match(parts.name):
            row.result = merged_text(row.result, parts.name)
        else:
            row.name = merged_text(row.name, parts.name)
    if parts.result:
        row.result = merged_text(row.result, parts.result)
    if parts.indicator:
        row.indicator = merged_text(one_line(row.indicator), one_line(parts.indicator))
    if parts.formula:
        row.formula = merged_text(row.formula, parts.formula)

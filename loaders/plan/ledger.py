"""What the facts of a plan say, row by row: against it every printed cell is held, whichever reader made the facts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from ...graph.ids import fold
from ..documents.blocks import Place
from ..language import codes
from ..language.cleaning import one_line
from ..language.lexicon import bare, is_nothing, items, split_measure, without_local
from ..language.likeness import key, similarity
from ..language.numbers import amount as amount_of
from ..language.numbers import is_cut_rupiah, looks_like_rupiah, rupiah
from ..tables.columns.editions import FORMER
from ..tables.columns.roles import Column
from ..tables.columns.table import Record, Table
from .beside.told import Beside
from .builder import same_value
from .by_row import ByRow
from .facts import Amount, Item, Measure, Plan
from .statements.goals import year_of

FIGURES = frozenset({"pagu", "end_pagu", "target", "end_target", "goal_target", "baseline"})
_WORDED = frozenset({"name", "code", "outcome", "output", "result", "result_name", "indicator", "goal", "sasaran", ""})
_UNITS_OF_MONEY = (1, 1_000, 1_000_000)
# What is stated of the plan elsewhere and only named in a row: who answers for it, the unit of measure, what the region states.
_NAMED = frozenset({"responsible", "unit", "goal_unit", "formula", "regional", "regional_goal", "nspk", "mission", "code"})
_REACH = 12  # rows that a wrapped or merged cell may reach over
_LEAST = 4  # letters; what is shorter is a mark, a serial number or the column of one
_WORD = re.compile(r"[A-Za-z]{4}")
_RANGE = re.compile(r"\s*(?:[-–—]|s\s*/\s*d\.?|s\.?d\.?|sampai)\s*")
_LEVEL_WORD = re.compile(r"(?i)^(?:sub\s*-?\s*)?kegiatan\s*:?\s*")  # before a name: what it is
_LABEL = re.compile(r"(?i)(?:^|\s)(?:outcomes?|out?puts?|tujuan|sasaran|misi|visi|program|(?:sub\s*)?kegiatan)[\w\s]{0,12}[:;]+\s*")


class Said:
    """The texts and figures of a plan's facts; `of(record)` narrows them to what one row states."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._by_row: ByRow[Item] = ByRow()
        self._measures: ByRow[Measure] = ByRow()
        self._amounts: ByRow[Amount] = ByRow()
        self._beside = Beside(plan)
        self._whole: dict[str, bool] = {}
        texts = [plan.agency, plan.region, plan.title, *(told.of for told in plan.realised), *(one.text for one in plan.priorities)]
        for item in plan.items:
            texts += [item.text, *item.names, item.code or "", item.printed_code or "", *(text for text, _ in item.results)]
            texts += [origin.wording for origin in item.origins if origin.wording] + item.assigned
            for origin in (*item.origins, *(where for _, where in item.results)):
                self._by_row.note(origin, item)
            for measure in item.measures:
                self._measure(measure, item)
            for amount in (*item.amounts, *item.former):
                self._by_row.note(amount.origin, item)
                self._amounts.note(amount.origin, amount)
                texts.append(amount.unit or "")
        for measure in plan.loose_measures:
            self._measure(measure, None)
        for label, amount in plan.totals:
            texts.append(label)
            self._amounts.note(amount.origin, amount)
        for measure in _all_measures(plan):
            texts += [measure.text, measure.unit or "", measure.formula or "", measure.office or "", measure.baseline or ""]
        self._series: list[tuple[Item | None, set[tuple[int | None, int | None]]]] = [
            (item, {(amount.year, amount.rupiah) for amount in item.amounts}) for item in plan.items if len(item.amounts) > 1
        ]
        totals: dict[str, set[tuple[int | None, int | None]]] = defaultdict(set)
        for label, amount in plan.totals:
            totals[label].add((amount.year, amount.rupiah))
        self._series += [(None, series) for series in totals.values()]
        self._texts = "\n".join({key(text) for text in texts if text})
        self._exact = {key(text) for text in texts if text}
        self._at: dict[int, str] = {}

    def _measure(self, measure: Measure, item: Item | None) -> None:
        for one in (measure, *measure.contradicted):
            for origin in (*one.origins, *(aim.origin for aim in (*one.aims, *one.former))):
                self._measures.note(origin, measure)
                if item is not None:
                    self._by_row.note(origin, item)

    def has(self, table: Table, record: Record, column: Column | None, text: str) -> bool:
        """True where a fact says what a cell says."""
        words = one_line(text)
        if is_nothing(words) or not key(words):
            return True
        if column is not None and column.block:
            return self._beside.figure(record, column, words)
        if column is not None and column.role.removeprefix(FORMER) in FIGURES:
            return self._figure(table, record, column, words) or self._is_label(record, words)
        if looks_like_rupiah(words):  # money below words, or beyond the columns: only where it was read as money all the same
            return any(amount.rupiah == rupiah(words) for amount in self._amounts.of(record))
        if _is_mark(table, column, words):
            return True
        if (column is not None and column.role in _NAMED) or self._heads(record, words):
            return self._words(text)
        if self._beside.serves(table, record, text):
            return True
        return self._printed_again(column, words) or self._alike(record, words) or self._in_reach(table, record, column, text)

    def states_something(self, record: Record) -> bool:
        """True for a row that some fact is printed on."""
        return any(found.has(record) for found in (self._by_row, self._measures, self._amounts, self._beside))

    # -- words -----------------------------------------------------------------------------------------------------

    def _heads(self, record: Record, words: str) -> bool:
        """True for the words of a total, and for an agency or field of government with its code above its rows."""
        printed = codes.split_leading(words)[0] or ""
        totals = {id(amount) for _, amount in self.plan.totals}
        return codes.is_business(printed) or codes.is_organisation(printed) or any(id(a) in totals for a in self._amounts.of(record))

    def _is_label(self, record: Record, words: str) -> bool:
        """True for the words of a total's row, whatever column they are merged over."""
        own = self._amounts.of(record)
        return any(key(label) == key(words) for label, amount in self.plan.totals if any(amount is one for one in own))

    def says(self, place: Place, text: str) -> bool:
        """True where a fact says a label above or across the rows of a table, or all that it holds besides its mark."""
        return self._words(text) or any(key(text) in key(item.text) for item in self._by_row.of(Record({}, place, text)))

    def _printed_again(self, column: Column | None, words: str) -> bool:
        """True for a statement printed once more, word for word, in a column that says what it is."""
        return column is not None and bool(column.role) and len(key(words)) > 2 * _LEAST and key(bare(words)) in self._exact

    def _in_reach(self, table: Table, record: Record, column: Column | None, text: str) -> bool:
        """True where the facts of the row say the text; of a row without any, or a wrapped cell, those of the rows that it belongs to."""
        if not self._words(text):
            return False  # no fact of the whole plan says it
        at = next((number for number, other in enumerate(table.records) if other is record), 0)
        near = [record]
        if not self.states_something(record):
            near += table.records[at + 1 : at + 2]
            for above in reversed(table.records[max(0, at - _REACH) : at]):
                near.append(above)
                if self.states_something(above):
                    break
        if column is not None and column.role:
            near += [above for above in table.records[max(0, at - _REACH) : at] if above.cells.get(column)]
        said = "\n".join(map(self._row, near))
        return any(all(not key(part) or key(part) in said for part in parts) for parts in _readings(text) if parts)

    def _row(self, record: Record) -> str:
        """All that the facts of a row say, as letters."""
        if id(record) not in self._at:
            items = self._by_row.of(record)
            texts = [text for item in items for text in _texts_of(item)]
            texts += [origin.wording for item in items for origin in item.origins]
            measures = [*self._measures.of(record), *(measure for item in items for measure in item.measures)]
            for one in (one for measure in measures for one in (measure, *measure.contradicted)):
                texts += [one.text, one.unit or "", one.formula or "", one.office or "", one.baseline or "", *one.kinds]
            texts += [label for label, amount in self.plan.totals if any(amount is own for own in self._amounts.of(record))]
            texts += self._beside.of(record)
            self._at[id(record)] = "\n".join(key(text) for text in texts)
        return self._at[id(record)]

    def _words(self, text: str) -> bool:
        if text not in self._whole:
            self._whole[text] = any(all(map(self._text, parts)) for parts in _readings(text) if parts)
        return self._whole[text]

    def _text(self, part: str) -> bool:
        letters = key(part)
        return not letters or letters in self._texts

    def _alike(self, record: Record, words: str) -> bool:
        """True for a cell that words an item of its row a little differently, as a slip or a cut does."""
        texts = [text for item in self._by_row.of(record) for text in (item.text, *item.names, *(t for t, _ in item.results))]
        texts += [measure.text for measure in self._measures.of(record)]
        plain = without_local(words)
        if any(similarity(plain, text) >= 75 or (len(key(plain)) > 20 and key(plain)[:20] in key(text)) for text in texts):
            return True
        # A name torn over two columns: all whole words of the piece stand in it.
        whole = [word for word in fold(plain).split() if len(word) >= _LEAST]
        return bool(whole) and any(all(word in fold(text) for word in whole) for text in texts)

    # -- figures ---------------------------------------------------------------------------------------------------

    def _figure(self, table: Table, record: Record, column: Column, words: str) -> bool:
        role = column.role.removeprefix(FORMER)
        if role in ("pagu", "end_pagu"):
            return self._money(record, column, words)
        items = self._by_row.of(record)
        measures = [*self._measures.of(record), *(measure for item in items for measure in item.measures)]
        told = [one for measure in measures for one in (measure, *measure.contradicted)]
        if role == "baseline":
            return any(one.baseline and _same(words, one.baseline) for one in told)
        ends = role in ("end_target", "goal_target")
        year = None if ends else year_of(column.year, column.ordinal, self.plan)
        return any(aim.year == year and _same(words, aim.text) for one in told for aim in (*one.aims, *one.former))

    def _money(self, record: Record, column: Column, words: str) -> bool:
        value = rupiah(words)
        own = self._amounts.of(record)
        if value == 0 or (is_cut_rupiah(words) and own):
            return True
        figures = [*own, *(amount for item in self._by_row.of(record) for amount in (*item.amounts, *item.former))]
        year = year_of(column.year, column.ordinal, self.plan) if column.role.removeprefix(FORMER) == "pagu" else None
        values = {amount_of(words, times) for times in _UNITS_OF_MONEY} - {None}
        if any(figure.year == year and (_prints(figure.origin.cell, words) or figure.rupiah in values) for figure in figures):
            return True
        return self._again(record)

    def _again(self, record: Record) -> bool:
        """True for a row whose figures are those of one node, printed again: alone at a page's head, or with that node's own words."""
        filled = [(column, one_line(text)) for column, text in record.cells.items() if one_line(text)]
        money = [(column, text) for column, text in filled if column.role in ("pagu", "end_pagu")]
        if len(money) < 2:
            return False
        figures = {(year_of(column.year, column.ordinal, self.plan), rupiah(text)) for column, text in money}
        words = [key(text) for column, text in filled if column.role in _WORDED]
        for item, series in self._series:
            if figures <= series:
                own = [key(text) for text in _texts_of(item)] if item is not None else []
                if all(any(word in text for text in own) for word in words):
                    return True
        return False


def _is_mark(table: Table, column: Column | None, words: str) -> bool:
    """True for a serial number or a stray mark; a number in a column that no header explains is a figure, unless it counts the rows."""
    if column is not None and column.role == "number":
        return not _WORD.search(words)
    if len(key(words)) >= _LEAST or (column is not None and column.role):
        return False
    return column is None or not re.search(r"\d", words) or column.position == min(one.position for one in table.columns)


def _texts_of(item: Item) -> Iterator[str]:
    yield from (item.text, *item.names, item.code or "", item.printed_code or "")
    yield from (text for text, _ in item.results)
    yield from (measure.text for measure in item.measures)


def _all_measures(plan: Plan) -> Iterator[Measure]:
    for measure in (*(m for item in plan.items for m in item.measures), *plan.loose_measures):
        yield measure
        yield from measure.contradicted


def _readings(text: str) -> Iterable[list[str]]:
    """The ways in which a cell may have been taken apart; in one of them every part must be said."""
    words = one_line(text)
    yield [words]
    yield [without_local(bare(words))]
    yield [split_measure(without_local(words))[0]]
    code, name = codes.split_leading(words)
    if code:
        yield [part for part in (without_local(name), *(codes.official(code) or code,)) if part]
        yield [without_local(name)] if name else [code]
    yield [_LEVEL_WORD.sub("", name if code else codes.split_damaged(words)[1])]
    yield [without_local(part) for part in items(text)]
    yield [split_measure(without_local(part))[0] for part in items(text)]
    labelled = [piece for piece in _LABEL.split(words) if key(piece)]
    yield [without_local(codes.split_leading(piece)[1] or piece) for piece in labelled]


def _same(words: str, said: str) -> bool:
    ends = _RANGE.split(said)  # of a range each end may stand in a row of its own
    if same_value(words, said) or (len(ends) == 2 and any(same_value(words, end) for end in ends)):
        return True
    if not re.search(r"\d", said):
        return key(said) in key(words)
    return re.search(rf"(?<![\d.,]){re.escape(one_line(said))}(?![.,]?\d)", words) is not None  # a whole number of it, no part of one


def _prints(cell: str, words: str) -> bool:
    """Whether the cell of a figure has these words, or they are the head or tail of it that a wrapped cell parted."""
    return cell == words or (is_cut_rupiah(words) and (cell.startswith(words) or cell.endswith(words)))

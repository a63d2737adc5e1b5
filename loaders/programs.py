"""Tables of program, kegiatan and subkegiatan: with pagu (T-C.27, "target dan pagu indikatif") or without (cascading).

The rows are first gathered into entries: a name row and what belongs to it. An entry's level follows from evidence: code,
printed prefix, names known from other tables, nomenclature, the wording, and the sums of the rows below.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from . import codes
from .builder import Builder
from .clean import joined, one_line
from .facts import Aim, Amount, Item, Origin
from .goals import continues, years_of
from .match import closest, interleaved, key, same, similarity
from .nomenclature import Nomenclature
from .regional import regional_groups, supporters, table_missions
from .rows import Parts, merged_text, parts_of, split_inner, split_office
from .tables import Record, Table
from .words import INDICATOR, RESULT, bare, is_unit_of_work, items, local_number, split_measure, without_local

_UPPER = {"Program": None, "Activity": "Program", "SubActivity": "Activity"}
_DEPTH = {"Program": 1, "Activity": 2, "SubActivity": 3}
_VALUES = re.compile(r"[-\d][\d.,]*\s*(?:%|[A-Za-z]+)?")


@dataclass(slots=True)
class Entry:
    """A name row with the rows that belong to it, before its level is known."""

    parts: Parts
    rows: list[Parts] = field(default_factory=list)
    level: str | None = None
    sure: bool = False
    known: Item | None = None
    goal: Item | None = None
    sasaran: Item | None = None
    total: bool = False

    def first_amount(self) -> tuple[int | None, int] | None:
        """The first amount printed for the entry: (year, rupiah)."""
        return next(((year, value) for row in self.rows for year, value, _ in row.money if value), None)

    def sums(self) -> dict[int | None, int]:
        """Per year the amount of the name row, or of its first row that prints one, over all units."""
        found: dict[int | None, int] = {}
        for row in self.rows:
            for year, value, _ in row.money:
                if row.kind != "result" or year not in found:
                    found[year] = found.get(year, 0) + value
        return found


class ProgramTable:
    """Reads one table of programs into the builder; `with_figures` is False for a cascading table without any figures."""

    def __init__(self, builder: Builder, table: Table, nomenclature: Nomenclature) -> None:
        self.builder = builder
        self.plan = builder.plan
        self.table = table
        self.nomenclature = nomenclature
        self.with_figures = any(column.role in ("pagu", "target", "end_pagu") for column in table.columns)
        self.context: dict[str, Item | None] = {"Program": None, "Activity": None, "SubActivity": None}
        self.facts = 0

    # -- gathering -----------------------------------------------------------------------------------------------

    def read(self) -> int:
        """Read the table; returns the number of facts."""
        if not self.with_figures:
            self.builder.figureless.add(self.table.name)
        entries = self._gather()
        self._settle_levels(entries)
        self._order_parents(entries)
        for entry in entries:
            self._emit(entry)
        return self.facts

    def _origin(self, record: Record) -> Origin:
        return Origin(record.place, record.words[:300], self.table.name, years_of(self.table, self.plan))

    def _gather(self) -> list[Entry]:
        rows = self._rows()
        groups = regional_groups(self.builder, self.table) if "regional" in self.table.roles() else []
        above = table_missions(self.builder, self.table)
        numbers = {id(record): number for number, record in enumerate(self.table.records)}
        entries: list[Entry] = []
        goal: Item | None = None
        sasaran: Item | None = None
        before = {"goal": "", "sasaran": ""}
        for parts in rows:
            missions, regional = supporters(groups, numbers.get(id(parts.record), -1))
            goal, sasaran, stated = self._upper(parts, goal, sasaran, before)
            for item in (goal if stated else None, sasaran if stated or missions or regional else None):
                for target in (*missions, *regional, *above):
                    if item is not None:
                        item.add_support(target)
            if parts.kind == "empty":
                continue
            if parts.kind == "total":
                entries.append(Entry(parts, [parts], total=True))
                continue
            if stated and parts.kind == "indicator" and not parts.name:
                self._upper_measure(parts, goal, sasaran)
                continue
            if parts.kind == "rest" and entries:
                _attach_rest(entries[-1], parts)
                continue
            if parts.kind == "name" and not (entries and self._repeats(entries[-1], parts)):
                entry = Entry(parts, [parts], goal=goal, sasaran=sasaran)
                entries.append(entry)
                continue
            if not entries or entries[-1].total:
                if parts.kind != "name" and parts.money and not entries:
                    entries.append(Entry(parts, [parts], total=True))
                elif parts.indicator and (sasaran or goal):
                    self._upper_measure(parts, goal, sasaran)
                else:
                    self.builder.skip(self._origin(parts.record), "baris tanpa program di atasnya")
                continue
            entries[-1].rows.append(parts)
        return entries

    def _rows(self) -> list[Parts]:
        """The table's rows as parts; labelled names that were wrapped over rows or run into each other are put right first."""
        labelled = sum(local_number(one_line(record.get("name"))) is not None for record in self.table.records) >= 0.3 * max(
            1, len(self.table.records)
        )
        coded = sum(codes.split_leading(one_line(record.get("code") or record.get("name")))[0] is not None for record in self.table.records)
        all_coded = coded >= 0.6 * sum(bool(one_line(record.get("name"))) for record in self.table.records)
        rows: list[Parts] = []
        previous: Parts | None = None
        for record in self.table.records:
            name = one_line(record.get("name"))
            pieces = split_inner(name) if name else []
            if len(pieces) > 1 and labelled:
                head, name = pieces[0], pieces[-1]
                column = next(column for column, text in record.cells.items() if column.role == "name" and text)
                record.cells[column] = name
                if local_number(head) is None and one_line(record.get("output")) and local_number(one_line(record.get("output"))):
                    upper = Parts(record, "name", name=head, label="Activity", result=without_local(one_line(record.get("output"))))
                    rows.append(upper)
            if labelled:
                self._split_indicator(previous, record)
            parts = parts_of(record, self.table, self.plan)
            if (
                all_coded
                and previous is not None
                and record.first
                and parts.kind in ("name", "indicator", "result")
                and not parts.printed_code
                and not parts.has_figures
            ):
                parts.kind = (
                    "rest"  # where every name has a code, a page that begins without code and figures goes on with the row before it
                )
            if (
                labelled
                and previous is not None
                and parts.kind in ("name", "result")
                and parts.label is None
                and not parts.printed_code
                and local_number(name) is None
            ):
                # In a table of labelled names a name without its label is the rest of the one above.
                if parts.name or (parts.result and RESULT.match(name)):
                    previous.name = merged_text(previous.name, parts.name or name)
                    parts.name = ""
                    parts.kind = "indicator" if parts.indicator else "rest" if parts.result else "empty"
            if labelled and previous is not None and parts.kind in ("indicator", "rest", "empty", "result"):
                self._wrapped(previous, parts)
            elif (
                labelled
                and previous is not None
                and parts.label in ("Activity", "SubActivity")
                and previous.label in ("Program", "Activity")
            ):
                self._wrapped_result(previous, parts)
            rows.append(parts)
            if parts.kind == "name":
                previous = parts
        return rows

    def _split_indicator(self, previous: Parts | None, record: Record) -> None:
        """Give the beginning of an indicator cell back to the indicator above when the cell's own label stands further in."""
        column, text = next(
            ((column, one_line(text)) for column, text in record.cells.items() if column.role == "indicator" and text), (None, "")
        )
        inner = re.search(r"\s(?=O[TC][.\s]?\s?\d)", text)
        if column is not None and inner and local_number(text) is None and previous is not None:
            previous.indicator = joined(one_line(previous.indicator), text[: inner.start()])
            record.cells[column] = text[inner.end() :]

    def _wrapped(self, previous: Parts, parts: Parts) -> None:
        """An indicator or result that goes on from the row above, in a table where new ones carry a label."""
        text = one_line(parts.indicator)
        if text and local_number(text) is None and not parts.has_figures:
            previous.indicator = joined(one_line(previous.indicator), text)
            parts.indicator = ""
        output = one_line(parts.record.get("output") or parts.record.get("outcome"))
        if output and local_number(output) is None and previous.result:
            previous.result = joined(previous.result, output)
            parts.result = ""
        if not parts.indicator and not parts.result:
            parts.kind = "empty"

    def _wrapped_result(self, previous: Parts, parts: Parts) -> None:
        """The rest of the result above that stands on the next name's row, told by its missing label."""
        for role, level in (("outcome", "Program"), ("output", "Activity")):
            text = one_line(parts.record.get(role))
            if text and local_number(text) is None and previous.label == level and previous.result:
                previous.result = joined(previous.result, text)
                parts.result = " ".join(
                    found[2] for other in ("outcome", "output") if (found := local_number(one_line(parts.record.get(other))))
                )

    def _upper(
        self, parts: Parts, goal: Item | None, sasaran: Item | None, before: dict[str, str]
    ) -> tuple[Item | None, Item | None, bool]:
        """The tujuan and sasaran that hold from this row on, and whether the row states one of them anew."""
        stated = False
        for role in ("goal", "sasaran"):
            text = parts.goal if role == "goal" else parts.sasaran
            if not text:
                continue
            current = goal if role == "goal" else sasaran
            words = without_local(text)
            if (
                current is not None
                and local_number(text) is None
                and (continues(text, before[role]) or (key(words) in key(current.text) and len(words) < 0.8 * len(current.text)))
            ):
                before[role] = text
                continue
            level = "Goal" if role == "goal" else "Sasaran"
            before[role] = text
            if len(words) < 8:
                continue
            found = self._known_upper(level, words)
            origin = self._origin(parts.record)
            if found is None and next(self.plan.of_level(level), None) is None:
                found = self.builder.item(level, words, origin, parent=goal if level == "Sasaran" else None)
            if found is None:
                self.builder.skip(origin, f"{'tujuan' if role == 'goal' else 'sasaran'} yang tidak ada di tabel tujuan dan sasaran")
                continue
            if origin not in found.origins:
                found.origins.append(origin)
            stated = True
            if level == "Goal":
                if found is not goal:
                    goal, sasaran = found, None
            else:
                sasaran = found
                sasaran.add_parent(goal if not sasaran.parents else None)
        return goal, sasaran, stated

    def _known_upper(self, level: str, words: str) -> Item | None:
        """The tujuan or sasaran that a cell means; cells are often cut, worded a little differently, or only begun on this row."""
        candidates = [(item.text, item) for item in self.plan.of_level(level)]
        found = closest(words, candidates, 80.0)
        if found:
            return found[0]
        begun = [item for text, item in candidates if key(text).startswith(key(words)) and len(key(words)) > 8]
        if len(begun) == 1:
            return begun[0]
        longer = [item for text, item in candidates if key(words).startswith(key(text)[: max(20, int(0.8 * len(key(text))))])]
        return longer[0] if len(longer) == 1 else None

    def _upper_measure(self, parts: Parts, goal: Item | None, sasaran: Item | None) -> None:
        """Indicators of tujuan and sasaran that a cascading table repeats, with figures where it prints some."""
        origin = self._origin(parts.record)
        text = one_line(parts.indicator)
        numbered = local_number(text)
        owner = (
            goal
            if numbered and numbered[0] in ("T", "TJ")
            else sasaran
            if sasaran is not None and (parts.sasaran or not parts.goal)
            else goal
        )
        if owner is None or not text or (numbered and numbered[0] in ("OC", "OT")):
            return
        words, unit = split_measure(without_local(text))
        strong = bool(parts.aims) and not owner.measures
        self.builder.measure(
            owner, words, origin, unit=parts.unit or unit, baseline=parts.baseline, baseline_year=parts.baseline_year,
            aims=parts.aims, formula=parts.formula or None, weak=not strong and not any(same(words, m.text, 85) for m in owner.measures),
        )  # fmt: skip
        for year, value, printed in parts.money:
            self.builder.amount(owner, Amount(year, value, None, Origin(origin.place, printed, origin.table)))

    def _repeats(self, entry: Entry, parts: Parts) -> bool:
        """True when a name row is the same node printed again for its next indicator (cascading tables do this)."""
        if entry.total or parts.label != entry.parts.label:
            return False
        if parts.code or entry.parts.code:
            return parts.code is not None and parts.code == entry.parts.code and not parts.money
        return not self.with_figures and key(parts.name) == key(entry.parts.name)

    # -- levels --------------------------------------------------------------------------------------------------

    def _settle_levels(self, entries: list[Entry]) -> None:
        program: str | None = None
        activity: str | None = None
        named = [entry for entry in entries if not entry.total]
        for entry in named:
            parts = entry.parts
            if parts.printed_code and parts.code is None:
                parts.code = codes.completed(parts.printed_code, program, activity)
            if parts.code:
                level = codes.level(parts.code)
                entry.level, entry.sure = level, level is not None
                if level == "Program":
                    program, activity = parts.code, None
                elif level == "Activity":
                    program, activity = codes.parent(parts.code) or program, parts.code
            if parts.torn:
                parts.name = parts.name and self._untorn(parts.torn, ("Program", "Activity", "SubActivity"))
            name, parts.office = split_office(parts.name, parts.office)
            parts.name = name
            if entry.level is None:
                self._by_words(entry)
        self._first_rows_are_totals(entries)
        for at, entry in enumerate(entries):
            if entry.level is None and not entry.total:
                self._by_neighbours(entries, at)

    def _untorn(self, torn: tuple[str, str], levels: Sequence[str]) -> str:
        known = [item.text for item in self.plan.of_level(*levels)]
        found = interleaved(*torn, known) or interleaved(*torn, self.nomenclature.names())
        return found or joined(*torn)

    def _by_words(self, entry: Entry) -> None:
        parts = entry.parts
        if parts.label:
            entry.level, entry.sure = parts.label, True
        elif re.match(r"(?i)^kegiatan\b", parts.name):
            entry.level, entry.sure = "Activity", True
        elif re.match(r"(?i)^program\b", parts.name):
            entry.level, entry.sure = "Program", True
            if not any(similarity(parts.name, item.text) >= 92 for item in self.plan.of_level("Program")):
                found = closest(parts.name, [(item.text, item) for item in self.plan.of_level("Program")], 72.0)
                entry.known = found[0] if found and not parts.code else None
        else:
            candidates = [(item.text, item) for item in self.plan.of_level("Activity", "SubActivity", "Program")]
            found = closest(parts.name, candidates, 92.0)
            if found is None and not parts.code and candidates:
                found = closest(parts.name, [(text, item) for text, item in candidates if not item.amounts and not item.measures], 74.0)
                if found is not None and same(parts.name, found[0].text, 74.0):
                    entry.known = found[0]
            if found is not None:
                entry.level, entry.sure = found[0].level, found[1] >= 92
            elif (level := self.nomenclature.level_of(parts.name)) is not None:
                entry.level, entry.sure = level, True

    def _first_rows_are_totals(self, entries: list[Entry]) -> None:
        """What stands above the first program with amounts and no indicator is the total of the urusan or the agency."""
        if not any(entry.level == "Program" for entry in entries):
            return
        for entry in entries:
            if entry.level == "Program":
                break
            if not entry.total and not entry.sure and not any(row.indicator or row.result for row in entry.rows):
                entry.total = True

    def _by_neighbours(self, entries: list[Entry], at: int) -> None:
        """Kegiatan or subkegiatan, told by the columns that are filled, by the sums below, by the unit of work, by order."""
        entry = entries[at]
        roles = self.table.roles()
        if not self.with_figures and {"output", "outcome"} & roles:
            filled = {role for role in ("outcome", "output") if any(row.record.get(role) for row in entry.rows)}
            entry.level = (
                "Activity" if "output" in filled else "Program" if "outcome" in filled and not entries[at - 1 : at] else "SubActivity"
            )
            return
        before = next((other.level for other in reversed(entries[:at]) if other.level), None)
        offices = any(row.office and is_unit_of_work(row.office) for row in entry.rows)
        others = sum(any(row.office for row in other.rows) for other in entries)
        if offices and others < 0.95 * len(entries):
            entry.level = "SubActivity"  # only the lowest level is split over, or given to, units of work
            return
        mine = entry.sums()
        years = [year for year, value in mine.items() if value and year is not None]
        if years:
            running: dict[int | None, int] = {}
            for other in entries[at + 1 : at + 60]:
                if other.total or other.level in ("Program",) or (other.sure and other.level == "Activity"):
                    break
                for year, value in other.sums().items():
                    running[year] = running.get(year, 0) + value
                hits = sum(running.get(year) == mine[year] for year in years)
                if hits and hits >= 0.5 * len(years):
                    entry.level = "Activity"
                    return
                if all(running.get(year, 0) > mine[year] for year in years):
                    break
        entry.level = "Activity" if before in (None, "Program") else "SubActivity"

    def _order_parents(self, entries: Iterable[Entry]) -> None:
        """A subkegiatan right below a program whose table does name kegiatan keeps that program as parent (the level is skipped)."""
        for entry in entries:
            if entry.level is None and not entry.total:
                entry.level = "SubActivity"

    # -- facts ---------------------------------------------------------------------------------------------------

    def _emit(self, entry: Entry) -> None:
        if entry.total:
            self._emit_total(entry)
            return
        parts = entry.parts
        assert entry.level is not None
        origin = self._origin(parts.record)
        if len(key(parts.name)) < 4:
            if not parts.result:
                self.builder.skip(origin, "nama program, kegiatan atau subkegiatan tidak terbaca")
                return
            parts.name = parts.result
        parent = self._parent(entry)
        name = bare(parts.name).rstrip(" .")
        if entry.known is not None:
            item = entry.known
            if origin not in item.origins:
                item.origins.append(origin)
            item.add_parent(parent if not item.parents else None)
        else:
            item = self.builder.item(entry.level, name, origin, parent=parent, code=parts.code)
        item.printed_code = item.printed_code or parts.printed_code
        self._set_context(entry.level, item)
        self.facts += 1
        if entry.level == "Program" and entry.sasaran is not None:
            item.add_parent(entry.sasaran)
        elif entry.level == "Program" and entry.goal is not None and not item.parents and not next(self.plan.of_level("Sasaran"), None):
            item.add_parent(entry.goal)
        for block in _blocks(entry.rows):
            self._emit_block(item, entry, block)

    def _parent(self, entry: Entry) -> Item | None:
        code = entry.parts.code
        if code and (upper := codes.parent(code)) is not None:
            known = self.builder._by_code.get(upper)
            if known is not None:
                return known
        level = _UPPER[entry.level or "SubActivity"]
        while level is not None:
            item = self.context[level]
            if item is not None:
                if code and item.code and not code.startswith(item.code + "."):
                    return None
                return item
            level = _UPPER[level]
        return None

    def _set_context(self, level: str, item: Item) -> None:
        for name, depth in _DEPTH.items():
            if depth > _DEPTH[level]:
                self.context[name] = None
        self.context[level] = item

    def _emit_total(self, entry: Entry) -> None:
        parts = entry.parts
        label = parts.printed_code or parts.name or "Jumlah"
        for year, value, printed in parts.money:
            self.plan.totals.append((label, Amount(year, value, None, Origin(parts.record.place, f"{label}: {printed}", self.table.name))))
            self.facts += 1

    def _emit_block(self, item: Item, entry: Entry, rows: list[Parts]) -> None:
        # A program is the whole agency's, whoever its row names.
        office = next((row.office for row in rows if row.office), None) if item.level != "Program" else None
        named: set[int | None] = set()
        for row in rows:
            origin = self._origin(row.record)
            if row.torn and row.kind == "result":
                row.result = interleaved(*row.torn, [text for known in self.plan.items for text, _ in known.results]) or joined(*row.torn)
            if row.result and item.level in ("Program", "Activity", "SubActivity"):
                text = bare(row.result)
                self._add_result(item, text, origin)
            for year, value, printed in row.money:
                source = "result" if (row.kind == "result" and year in named) else "name"
                self.builder.amount(item, Amount(year, value, office, Origin(origin.place, printed, origin.table), source))
                named.add(year)
                self.facts += 1
            for words in row.damaged:
                self.builder.skip(origin, f"jumlah uang rusak: {words}")
            self._emit_measures(item, row, office, origin)

    def _add_result(self, item: Item, text: str, origin: Origin) -> None:
        """Note an outcome or output once: the wording of the table with figures stands, then that of the table read first."""
        known = next((n for n, (words, _) in enumerate(item.results) if similarity(words, text) > 80 or key(text) in key(words)), None)
        sketched = bool(item.results) and all(where.table in self.builder.figureless for _, where in item.results)
        if self.with_figures and sketched:
            whole = known is not None and len(key(text)) < 0.9 * len(key(item.results[known][0]))
            item.results = item.results if whole else [(text, origin)]
        elif known is None and all(where.table == self.table.name for _, where in item.results):
            item.results.append((text, origin))
            self.facts += 1

    def _emit_measures(self, item: Item, row: Parts, office: str | None, origin: Origin) -> None:
        texts = [
            text
            for text in (items(row.indicator) if re.search(r"\d[.)]\s?\D", row.indicator) or "\n" in row.indicator else [row.indicator])
            if text
        ]
        texts = [text for text in (without_local(one_line(text)) for text in texts) if len(key(text)) > 3]
        if not texts:
            return
        for at, text in enumerate(texts):
            words, unit = split_measure(text)
            aims = row.aims
            if len(texts) > 1:
                aims = [
                    Aim(aim.year, values[at].strip(), aim.origin)
                    for aim in row.aims
                    if len(values := _VALUES.findall(aim.text)) == len(texts)
                ]
            measure = self.builder.measure(
                item, words, origin, unit=row.unit or unit, office=office, formula=row.formula or None, aims=aims,
                baseline=row.baseline if len(texts) == 1 else None, baseline_year=row.baseline_year, weak=not self.with_figures,
            )  # fmt: skip
            self.facts += 1 + len(measure.aims)


def _attach_rest(entry: Entry, parts: Parts) -> None:
    """Text that went over to the next page is put behind the text it belongs to."""
    row = entry.rows[-1]
    if parts.name:
        if row.result and not RESULT.match(parts.name):
            row.result = merged_text(row.result, parts.name)
        else:
            row.name = merged_text(row.name, parts.name)
    if parts.result:
        row.result = merged_text(row.result, parts.result)
    if parts.indicator:
        row.indicator = merged_text(one_line(row.indicator), one_line(parts.indicator))
    if parts.formula:
        row.formula = merged_text(row.formula, parts.formula)


def _blocks(rows: list[Parts]) -> list[list[Parts]]:
    """The rows of an entry, one block for each unit of work that they are split over.

    A unit and its amount may stand on any row of its block (a merged cell's text sits in its middle); a new block begins with
    a unit when the block has one already, or where the first indicator is printed again.
    """
    blocks: list[list[Parts]] = []
    seen: list[str] = []
    for row in rows:
        text = key(row.indicator)
        repeats = bool(text) and any(text == known for known in seen)
        has_office = bool(blocks) and any(other.office for other in blocks[-1])
        if (blocks and row.kind in ("indicator", "result") and not repeats and not (row.office and has_office)) or (blocks and row.kind == "result"):
            blocks[-1].append(row)
        else:
            blocks.append([row])
            seen = []
        if text:
            seen.append(text)
    return blocks


def is_indicator_like(text: str) -> bool:
    """True for a text that begins as indicators do."""
    return bool(INDICATOR.match(text))

"""Tables of program, kegiatan and subkegiatan: with pagu (T-C.27, "target dan pagu indikatif") or without (cascading).

Rows become parts (row, rows), parts entries (entries), entries get their levels (levels); here they become facts.
"""

from __future__ import annotations

from dataclasses import replace

from ....graph.ids import fold
from ...documents.reasons import Reason
from ...language import codes
from ...language.cleaning import joined, one_line
from ...language.lexicon import bare, local_number, split_measure
from ...language.likeness import EQUAL, SAME, interleaved, key, similarity
from ...nomenclature.lookup import Nomenclature
from ...tables.columns.editions import FORMER
from ...tables.columns.table import Table
from ...tables.levels import is_levelled
from ..builder import Builder
from ..facts import Amount, Item, Measure, Origin
from ..identity.kinds import OF_REGION
from .apart import are_two
from .entries import Entry, Gathering, figure_of, origin_of
from .indicators import aims_of, baseline_of, indicator_texts, unit_of
from .levels import Levels
from .row import Parts
from .rows import MEASURED

_UPPER = {"Program": None, "Activity": "Program", "SubActivity": "Activity"}
_REWORDED = 60.0
_WORDED = ("Program", "Activity")  # of which each table words the result itself; a subkegiatan's is the official one
_OF_UPPER = ("T", "TJ", "S", "SS")  # what the numbers of the indicators of tujuan and sasaran begin with
_DEPTH = {"Program": 1, "Activity": 2, "SubActivity": 3}


def read_programs(builder: Builder, table: Table, nomenclature: Nomenclature) -> int:
    """Read a table of programs into the builder; returns the number of facts."""
    return _ProgramTable(builder, table, nomenclature).read()


class _ProgramTable:
    """One table of programs; `with_figures` is False for a cascading table without any figures."""

    def __init__(self, builder: Builder, table: Table, nomenclature: Nomenclature) -> None:
        self.builder = builder
        self.plan = builder.plan
        self.table = table
        self.nomenclature = nomenclature
        self.with_figures = any(column.role.removeprefix(FORMER) in ("pagu", "target", "end_pagu") for column in table.columns)
        self.context: dict[str, Item | None] = {"Program": None, "Activity": None, "SubActivity": None}
        self.names: set[tuple[str | None, str]] = set()  # of a table with a column per level
        self.entries: list[Entry] = []
        self.printed: set[str] = set()  # the names that have a row of their own, as keys
        self.facts = 0

    def read(self) -> int:
        if not self.with_figures:
            self.builder.figureless.add(self.table.name)
        entries = Gathering(self.builder, self.table, with_figures=self.with_figures).read()
        Levels(self.plan, self.table, self.nomenclature, with_figures=self.with_figures).settle(entries)
        self.printed = {key(bare(entry.parts.name)) for entry in entries}
        self.names = {(entry.level, bare(entry.parts.name).rstrip(" .")) for entry in entries} if is_levelled(self.table) else set()
        self.entries = entries
        for entry in entries:
            self._emit(entry)
        return self.facts

    def _emit(self, entry: Entry) -> None:
        if entry.total:
            self._emit_total(entry)
            return
        parts = entry.parts
        assert entry.level is not None
        origin = origin_of(parts.record, self.table, self.plan)
        if len(key(parts.name)) < 4:
            if not parts.result:
                self.builder.skip(origin, Reason.NO_NAME)
                return
            parts.name = parts.result
        if MEASURED.match(parts.name) and parts.code is None and not any(row.money for row in entry.rows):
            self.builder.skip(origin, Reason.NO_NAME)  # the name and the indicator beside it ran into each other
            return
        parent = self._parent(entry)
        if parent is not None and parent.level in self.context and parent.code is None and entry.parts.code is None:
            self.context[parent.level] = parent  # another table's, whose row this one lost: the rows below are its own too
        name = bare(parts.name).rstrip(" .")
        if entry.known is not None:
            item = entry.known
            if origin not in item.origins:
                item.origins.append(origin)
            item.wordings.setdefault(origin, name)
            item.add_parent(parent if not item.parents else None)
        else:
            # Two names that one table prints in columns of their own are two, however alike they are.
            alike = any(level == entry.level and key(name) != key(other) and similarity(name, other) >= SAME for level, other in self.names)
            alike = alike or any(are_two(entry, other) for other in self.entries)
            item = self.builder.item(entry.level, name, origin, parent=parent, code=parts.code, threshold=EQUAL if alike else SAME)
        item.printed_code = item.printed_code or parts.printed_code
        self._set_context(entry.level, item)
        self.facts += 1
        if entry.level == "Program" and entry.sasaran is not None:
            for sasaran in (entry.sasaran, *entry.also):
                item.add_parent(sasaran)
        elif entry.level == "Program" and entry.goal is not None and not item.parents and not next(self.plan.of_level("Sasaran"), None):
            item.add_parent(entry.goal)
        for block in _blocks(entry.rows):
            self._emit_block(item, block)

    def _parent(self, entry: Entry) -> Item | None:
        code = entry.parts.code
        if code and (upper := codes.parent(code)) is not None:
            known = self.builder.by_code(upper)
            if known is not None:
                return known
        if entry.above is not None and (stated := self.builder.by_code(entry.above)) is not None:
            return stated
        if not code and (elsewhere := self._parent_elsewhere(entry)) is not None:
            return elsewhere
        level = _UPPER[entry.level or "SubActivity"]
        while level is not None:
            item = self.context[level]
            if item is not None:
                if code and item.code and not code.startswith(item.code + "."):
                    return None
                return item
            level = _UPPER[level]
        return None

    def _parent_elsewhere(self, entry: Entry) -> Item | None:
        """The parent that another table prints for this name, where this one lost that parent's row (at a page's edge, say).

        The name above it is not its parent then: it has rows of its own below it in that other table.
        """
        upper = _UPPER[entry.level or "SubActivity"]
        above = self.context[upper] if upper is not None else None
        if upper is None or above is None or not any(above is parent for item in self.plan.items for parent in item.parents):
            return None
        name = key(bare(entry.parts.name))
        known = [item for item in self.plan.of_level(entry.level or "") if key(item.text) == name]
        parents = [parent for item in known for parent in item.parents if parent.level == upper]
        if len(parents) != 1 or key(parents[0].text) in self.printed:
            return None
        return parents[0]

    def _set_context(self, level: str, item: Item) -> None:
        for name, depth in _DEPTH.items():
            if depth > _DEPTH[level]:
                self.context[name] = None
        self.context[level] = item

    def _emit_total(self, entry: Entry) -> None:
        parts = entry.parts
        label = parts.printed_code or parts.name or "Jumlah"
        origin = origin_of(parts.record, self.table, self.plan)
        for year, value, printed in parts.money:
            self.plan.totals.append((label, Amount(year, value, None, figure_of(origin, f"{label}: {printed}"))))
            self.facts += 1

    def _emit_block(self, item: Item, rows: list[Parts]) -> None:
        # A program of an agency's plan is the whole agency's, whoever its row names; in a region's plan the row says whose it is.
        whole = item.level == "Program" and self.plan.kind not in OF_REGION
        office = next((row.office for row in rows if row.office), None) if not whole else None
        named: set[int | None] = set()
        for row in rows:
            origin = origin_of(row.record, self.table, self.plan)
            if row.torn and row.kind == "result":
                row.result = interleaved(*row.torn, [text for known in self.plan.items for text, _ in known.results]) or joined(*row.torn)
            if row.result:
                self._add_result(item, bare(row.result), origin)
            for year, value, printed in row.money:
                source = "result" if (row.kind == "result" and year in named) else "name"
                self.builder.amount(item, Amount(year, value, office, figure_of(origin, printed), source))
                named.add(year)
                self.facts += 1
            source = "result" if row.kind == "result" else "name"
            item.former += [Amount(year, value, office, figure_of(origin, printed), source) for year, value, printed in row.former_money]
            if {year for year, _, _ in row.former_money} - {year for year, _, _ in row.money} - {amount.year for amount in item.amounts}:
                self.builder.skip(origin, Reason.FORMER)
            for words in row.damaged:
                self.builder.skip(origin, Reason.DAMAGED_AMOUNT, words)
            self._emit_measures(item, row, office, origin)

    def _add_result(self, item: Item, text: str, origin: Origin) -> None:
        """Note an outcome or output once: the wording of the table with figures stands, then that of the table read first."""
        worded = [r for r in item.results if r[1].wording]
        before = item.results = [r for r in item.results if not r[1].wording]
        self._settle_result(item, text, origin)
        lost = [r for r in [*before, (text, origin)] if r not in item.results] if item.level in _WORDED else []
        kept, settled = item.results, {text for text, _ in item.results}
        if len(settled) != 1:
            return  # of several results it is not sure which one another table words
        item.results = kept + [(kept[0][0], where) for _, where in worded]
        for words, where in lost:
            if not any(other.table == where.table for _, other in item.results) and _is_reworded(words, kept[0][0]):
                item.results.append((kept[0][0], replace(where, wording=words)))

    def _settle_result(self, item: Item, text: str, origin: Origin) -> None:
        known = next((r for r in item.results if _same_result(text, r[0], same_table=r[1].table == self.table.name)), None)
        sketched = [r for r in item.results if r[1].table in self.builder.figureless] if self.with_figures else []
        if known is not None and (known not in sketched or len(key(text)) < 0.9 * len(key(known[0]))):
            return
        rest = [r for r in item.results if r not in sketched]
        if known is None and any(where.table != self.table.name for _, where in rest) and any(_reworded(text, words) for words, _ in rest):
            return
        item.results = rest + [(text, origin)] + [r for r in sketched if r is not known and not _reworded(text, r[0])]
        self.facts += known is None

    def _emit_measures(self, item: Item, row: Parts, office: str | None, origin: Origin) -> None:
        """The indicators of a row: several in one cell share out the targets that stand as several in theirs."""
        numbered = local_number(one_line(row.indicator))
        if numbered and numbered[0] in _OF_UPPER and not self.with_figures:
            return  # the plan's own numbering says that it is the sasaran's
        texts = indicator_texts(row)
        beside = bool(row.name) or "name" in row.record.covered
        for at, text in enumerate(texts):
            words, unit = split_measure(text)
            measure = Measure(
                words, unit_of(row, at, len(texts)) or unit, office, row.formula or None, baseline=baseline_of(row, at, len(texts)),
                baseline_year=row.baseline_year, aims=aims_of(row.aims, at, len(texts)), origins=[origin],
                former=aims_of(row.former_aims, at, len(texts)),
            )  # fmt: skip
            self.facts += 1 + len(self.builder.measure(item, measure, weak=not self.with_figures, beside=beside).aims)


def _is_reworded(words: str, settled: str) -> bool:
    """True for another wording of a result, of which neither is the other with letters left out, as a cut cell or a torn column has it."""
    one, other = key(words), key(settled)
    return _reworded(words, settled) and similarity(words, settled) < 100 and not (_is_within(one, other) or _is_within(other, one))


def _is_within(short: str, long: str) -> bool:
    letters = iter(long)
    return all(letter in letters for letter in short)


def _reworded(text: str, words: str) -> bool:
    """True where a result may be another table's in other words."""
    return similarity(text, words) >= _REWORDED or key(text) in key(words) or key(words) in key(text)


def _same_result(text: str, words: str, *, same_table: bool) -> bool:
    """True where a text words a known result again, or a part of it; in one table another word makes it another result."""
    alike = similarity(words, text) > 80 or key(text) in key(words)
    return alike and not (same_table and _other_words(text, words) and _other_words(words, text))


def _other_words(text: str, words: str) -> bool:
    """True where a text has a word of its own, which is no slip of the pen."""
    known = fold(words).split()
    return any(all(similarity(word, other) < 80 for other in known) for word in fold(text).split() if word not in known)


def _blocks(rows: list[Parts]) -> list[list[Parts]]:
    """The rows of an entry, one block for each unit of work that they are split over.

    A unit and its amount may stand on any row of its block (a merged cell's text sits in its middle); a new block begins with
    a unit when the block has one already, or where the first indicator is printed again.
    """
    blocks: list[list[Parts]] = []
    seen: list[str] = []
    for row in rows:
        text = key(row.indicator)
        repeats = bool(text) and text in seen
        has_office = bool(blocks) and any(other.office for other in blocks[-1])
        same_unit = row.kind == "indicator" and not repeats and not (row.office and has_office)
        if blocks and (row.kind == "result" or same_unit):
            blocks[-1].append(row)
        else:
            blocks.append([row])
            seen = []
        if text:
            seen.append(text)
    return blocks

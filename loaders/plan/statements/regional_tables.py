"""Tables of the region's own misi, tujuan and sasaran, as a plan quotes them from the RPJMD, with their indicators."""

from __future__ import annotations

import re

from ...language.cleaning import one_line
from ...language.header_words import compact
from ...language.labels import label_of, number_of, statements, without_label
from ...language.lexicon import bare, split_measure, without_local
from ...language.statements import continues
from ...tables.columns.roles import Column
from ...tables.columns.table import Record, Table
from ..builder import Builder
from ..facts import Item, Measure, Origin
from .bands import Bands
from .goals import aims_of, baseline_of, years_of
from .key_indicators import join_indicator
from .misi import missions_of
from .regional import printed_code, regional_item, regional_statements

_COLUMNS = (("RegionalGoal", ("regional_goal", "goal")), ("RegionalSasaran", ("regional", "sasaran")))
_ONLY_NUMBER = re.compile(r"(?i)\W*(?:misi\W*)?(?:ke\W*)?(?P<number>\d{1,2}|[ivx]{1,4}|ke\w+|pertama)\W*")
_SHORTEST = 12  # letters of a visi
_VISION = re.compile(r"visi(?:rpj?m?d|daerah|kepaladaerah|pembangunan|kabupaten|kota|provinsi|bupati|gubernur|walikota)*")
_OF_REGION = re.compile(r"(?i)rpj?m?d|\brpd\b")


def read_regional_table(builder: Builder, table: Table) -> int:
    """A table that lists misi, tujuan and sasaran of the RPJMD; returns the number of statements."""
    return _RegionalTable(builder, table).read()


def read_vision_column(builder: Builder, table: Table) -> None:
    """The region's visi in a column beside its misi; a plan of the older form may mean its agency's, and is left alone."""
    if builder.plan.has_own_vision or not table.roles() & {"mission", "regional", "regional_goal"}:
        return
    for column in (column for column in table.columns if _VISION.fullmatch(compact(column.header))):
        for record in table.records:
            if len(words := bare(one_line(record.cells.get(column, ""))).strip(' “”"')) > _SHORTEST:
                origin = Origin(record.place, record.words[:300], table.name, part=table.part, position=record.position)
                builder.item("Vision", words, origin)


class _RegionalTable:
    """The reading of one table, row by row: the misi, tujuan and sasaran that hold at a row, and what stood in the row above."""

    def __init__(self, builder: Builder, table: Table) -> None:
        self.builder = builder
        self.table = table
        self.bands = Bands(builder, table)
        self.mission: Item | None = None
        self.goal: Item | None = None
        self.sasaran: Item | None = None
        self.before: dict[str, str] = {}
        self.count = 0
        self.counts_missions = _counts_missions(table)
        heads = [label_of(column.header) for column in table.columns if column.role == "mission"]
        self.headed = heads[0].number if heads and heads[0] is not None else None  # "Misi II" over its words

    def read(self) -> int:
        above: list[Item] = []
        for number, record in enumerate(self.table.records):
            held = self.bands.at(number)
            if held.missions and held.missions != above:
                above = held.missions
                self.mission, self.goal, self.sasaran = above[0] if len(above) == 1 else None, None, None
            origin = Origin(
                record.place, record.words[:300], self.table.name, years_of(self.table, self.builder.plan), self.table.part, record.position
            )
            counted = number_of(record.get("number").strip(" .)")) if self.counts_missions else self.headed
            self._numbered(self._text(record, ("mission",)))
            stated = self._stated("Mission", self._text(record, ("mission",)), origin, counted)
            stated |= self._listed(record, origin)
            for level, roles in _COLUMNS:
                found = self._stated(level, text := self._text(record, roles), origin)
                item = self.goal if level == "RegionalGoal" else self.sasaran
                if found and item is not None and item.printed_code is None:
                    item.printed_code = printed_code(text, one_line(record.get("code")), one_line(record.get("number")))
                stated |= found
            self._indicators(record, origin, stated)
        return self.count

    @staticmethod
    def _text(record: Record, roles: tuple[str, ...]) -> str:
        return next((text for role in roles for column, text in record.columns(role) if text and not is_own(column)), "")

    def _numbered(self, cell: str) -> None:
        """Take a misi that a cell only numbers for the one of the list that bears the number; another number leaves none."""
        if (match := _ONLY_NUMBER.fullmatch(one_line(cell))) is None or (number := number_of(match["number"])) is None:
            return
        known = [
            item for item in self.builder.plan.of_level("Mission") if item.number == number and item.listing not in ("campaign", "agency")
        ]
        self.mission, self.goal, self.sasaran = known[0] if len(known) == 1 else None, None, None

    def _listed(self, record: Record, origin: Origin) -> set[str]:
        """The statements of a column of tujuan and sasaran; their indicators stand in lists that nothing pairs."""
        found: set[str] = set()
        for role, words in statements(record.get("goal_sasaran")):
            text = words.rstrip(".;")
            if len(text) < 8:
                continue
            if (label := label_of(text)) is not None and label.level == "mission" and label.rest:
                found |= self._stated("Mission", text, origin)
                continue
            self.count += 1
            found.add("listed")
            if role == "sasaran" or (role is None and self.goal is not None):
                self.sasaran = regional_item(self.builder, "RegionalSasaran", text, origin, self.goal or self.mission)
            else:
                self.goal, self.sasaran = regional_item(self.builder, "RegionalGoal", text, origin, self.mission), None
        return found

    def _stated(self, level: str, cell: str, origin: Origin, number: int | None = None) -> set[str]:
        """Take over what a cell states; a cell that goes on with the one above adds to it."""
        text = without_local(without_label(bare(one_line(cell))))
        if len(text) < 8:
            return set()
        begun, self.before[level] = self.before.get(level, ""), text
        current = {"Mission": self.mission, "RegionalGoal": self.goal, "RegionalSasaran": self.sasaran}[level]
        if current is not None and continues(cell.strip(), begun):
            current.text = f"{current.text} {text}"
            return set()
        self.count += 1
        if level == "Mission":
            found = missions_of(self.builder, text, origin, number)
            self.mission, self.goal, self.sasaran = found[0] if len(found) == 1 else None, None, None
        elif level == "RegionalGoal":
            self.goal, self.sasaran = regional_item(self.builder, level, text, origin, self.mission), None
        else:
            for words in regional_statements(cell) or [text]:
                self.sasaran = regional_item(self.builder, level, words, origin, self.goal or self.mission)
        return {level}

    def _indicators(self, record: Record, origin: Origin, stated: set[str]) -> None:
        """The indicators of a row, each of the statement that its column stands behind."""
        columns = [(column, text) for column, text in record.cells.items() if column.role in ("goal_indicator", "indicator") and text]
        for column, text in columns if "listed" not in stated else ():
            owner = self._owner(column, stated)
            words, unit = split_measure(without_local(one_line(text)))
            if self._is_of_agency(column) and len(words) >= 3:
                join_indicator(self.builder, Measure(words, unit, origins=[origin]))
                self.count += 1
                continue
            if owner is None or len(words) < 3:
                continue
            single = len(columns) == 1
            value, year = baseline_of(record) if single else (None, None)
            self.builder.measure(
                owner,
                Measure(
                    words, record.get("unit") or unit, baseline=value, baseline_year=year,
                    aims=aims_of(record, self.table, self.builder.plan) if single else [], origins=[origin],
                ),
            )  # fmt: skip
            self.count += 1

    def _is_of_agency(self, column: Column) -> bool:
        """True for a column of the agency's own indicators: its head says so, or only another one's says that it is the RPJMD's."""
        regional = [
            other for other in self.table.columns if other.role in ("goal_indicator", "indicator") and _OF_REGION.search(other.header)
        ]
        says_whose = not re.fullmatch(r"indikator(?:kinerja)?(?:tujuan|sasaran)?(?:daerah)?", compact(column.header))
        return is_own(column) or (says_whose and bool(regional) and column not in regional)

    def _owner(self, column: Column, stated: set[str]) -> Item | None:
        left = [other for other in self.table.columns if other.position < column.position]
        nearest = next((other.role for other in reversed(left) if other.role in ("regional_goal", "goal", "regional", "sasaran")), "")
        if column.role == "goal_indicator" or nearest in ("regional_goal", "goal"):
            return self.goal
        # A column of both: a row that states a tujuan and no sasaran measures the tujuan.
        only_goal = "RegionalGoal" in stated and "RegionalSasaran" not in stated
        return self.goal if only_goal or self.sasaran is None else self.sasaran


def _counts_missions(table: Table) -> bool:
    """True where the table's numbers count its misi: each misi has one, in their order, and no other row has any."""
    rows = [(one_line(record.get("mission")), one_line(record.get("number")).strip(" .)")) for record in table.records]
    numbers = [number_of(number) for _, number in rows if number]
    return len(numbers) > 1 and all(mission for mission, number in rows if number) and numbers == list(range(1, len(numbers) + 1))


def is_own(column: Column) -> bool:
    """True for a column of the agency's own statements beside those of the region ("Sasaran Perangkat Daerah")."""
    return bool(re.search(r"perangkatdaerah|[so]k?pd$|renstra", compact(column.header)))

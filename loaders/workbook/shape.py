"""The shape of a correction workbook: its sheets, columns and lines, and the levels of the cascade that have a sheet."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from ...graph.model import Value
from ...ontology.schema import schema

Kind = Literal["text", "integer", "rupiah"]
CellValue = str | int | None

END = "akhir"  # stands for the year of the end-of-period column
DOCUMENT_SHEET, UNIT_SHEET, INDICATOR_SHEET, BUDGET_SHEET, OTHER_SHEET = "Dokumen", "Unit kerja", "Indikator", "Pagu", "Angka lain"
RESULT_SHEET = "Outcome-Output"
ROOTS = frozenset({"Region", "Agency", "Vision"})  # parents that follow by themselves and are not shown
# Excel takes no control characters in a cell, and no more than 32,767 characters.
_NOT_FOR_EXCEL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST = 32_000


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `choices` names the list of its drop-down, `strict` says whether nothing else may be typed.

    `fixed` columns only inform and are not read back.
    """

    key: str
    title: str
    width: int = 14
    kind: Kind = "text"
    choices: str = ""
    strict: bool = False
    fixed: bool = False
    optional: bool = False  # workbooks written before the column was there are read as if it said what is shown


@dataclass(slots=True)
class Line:
    """One row: `key` is the hidden id, `cells` what each column shows, `nodes` what node or nodes a cell refers to."""

    key: str
    cells: dict[str, CellValue]
    nodes: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(slots=True)
class Sheet:
    """A sheet with its lines; `level` holds what is stated where the sheet shows levels of the cascade."""

    name: str
    columns: list[Column]
    lines: list[Line]
    level: Level | None = None

    def column(self, key: str) -> Column:
        """The column of that key."""
        return next(column for column in self.columns if column.key == key)


@dataclass(frozen=True, slots=True)
class Level:
    """A sheet of statements: their labels and properties, and the relations that lead to them from their parents."""

    sheet: str
    labels: tuple[str, ...]
    properties: tuple[str, ...]
    parents: tuple[str, ...] = ()
    parent_title: str = "Induk"
    parent_columns: int = 1
    supports: bool = False


LEVELS = (
    Level("Visi-Misi", ("Vision", "Mission"), ("number", "list", "text")),
    Level("Tujuan-Sasaran RPJMD", ("RegionalGoal", "RegionalSasaran"), ("code", "text"), ("HAS_GOAL", "HAS_SASARAN"), "Induk", 1),
    Level("Tujuan", ("Goal",), ("text",), supports=True),
    Level("Sasaran", ("Sasaran",), ("text",), ("HAS_SASARAN",), "Tujuan", 1, supports=True),
    Level("Strategi-Arah kebijakan", ("Strategy", "Policy"), ("text",), ("PURSUED_BY", "DIRECTED_BY"), "Sasaran atau strategi", 2),
    Level("Program", ("Program",), ("code", "printed_code", "name"), ("HAS_PROGRAM",), "Sasaran", 2),
    Level("Kegiatan", ("Activity",), ("code", "printed_code", "name"), ("HAS_ACTIVITY",), "Program"),
    Level("Subkegiatan", ("SubActivity",), ("code", "printed_code", "name"), ("HAS_SUBACTIVITY",), "Kegiatan"),
    Level(RESULT_SHEET, ("Outcome", "Output"), ("text",), ("ACHIEVES",), "Milik"),
    Level(
        INDICATOR_SHEET, ("Indicator",), ("text", "unit", "formula", "kinds", "baseline", "baseline_year"), ("MEASURED_BY",), "Mengukur"
    ),
)  # fmt: skip
SHEETS = (DOCUMENT_SHEET, *(level.sheet for level in LEVELS), BUDGET_SHEET, OTHER_SHEET, UNIT_SHEET)
FUNDED = ("Document", "Goal", "Sasaran", "Program", "Activity", "SubActivity")
TARGET_EDGES = ("HAS_TARGET", "END_TARGET")
BUDGET_EDGES = ("FUNDED_BY", "END_BUDGET")


def term(name: str) -> str:
    """The Indonesian term of a label or property, as a heading."""
    told = schema().label(name)
    return told[:1].upper() + told[1:]


# Whose list a misi is printed in, in the words of the sheets.
MISSION_LISTS = {"RPJMD": "RPJMD", "campaign": "kepala daerah", "agency": "perangkat daerah"}


def clean(value: Value | None) -> CellValue:
    """A property as a cell can hold it."""
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    text = "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return _NOT_FOR_EXCEL.sub("", text)[:_LONGEST]


def said(name: str, value: Value | None) -> CellValue:
    """A property as its cell says it."""
    shown = clean(value)
    return MISSION_LISTS.get(str(shown), shown) if name == "list" else shown


def parent_labels(level: Level) -> list[str]:
    """The labels that may be shown as parents of a level."""
    ends = {end for relation in level.parents for end in schema().relation_types[relation].ends if end[1] in level.labels}
    return [label for label in schema().node_types if label not in ROOTS and any(label == source for source, _ in ends)]


def relation_to(level: Level, parent: str, label: str) -> str | None:
    """The relation that joins a parent to a statement of a level, by their labels; None where there is none."""
    return next((relation for relation in level.parents if schema().allows(parent, relation, label)), None)


def year_column(prefix: str, year: int | str) -> str:
    """The key of the column of a year, or of the end of the period."""
    return f"{prefix}:{year}"

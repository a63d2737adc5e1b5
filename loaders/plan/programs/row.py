"""One row of a program table as its parts: code, name, result, indicator, figures. Repairs what extraction tore apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ...language import codes
from ...language.cleaning import joined, one_line
from ...language.header_words import compact, levels_named
from ...language.lexicon import (
    ACTIVITY,
    INDICATOR,
    RESULT,
    TOTAL,
    counts_rows,
    is_nothing,
    is_total,
    is_unit_of_work,
    local_number,
    without_outline,
)
from ...language.likeness import key
from ...language.numbers import amount, is_cut_rupiah, looks_like_rupiah, rejoined, rupiah
from ...tables.columns.editions import FORMER
from ...tables.columns.split_codes import closed
from ...tables.columns.table import Record, Table
from ..facts import Aim, Plan
from ..statements.goals import aims_of, baseline_of, former_aims_of

_SUMS_ONE = re.compile(r"(?i)\W*jumlah\W+(?:program|kegiatan|sub\s*-?\s*kegiatan)\W+(?!yang\b)\w")  # "Jumlah Program Pelayanan Publik"
_NOTE = re.compile(
    r"""(?ix) \s*\*+\s*\) | \s*\(\*+\) | (?:catatan|keterangan|ket\.?|sumber(?:\s+data)?)\s*:
        | \W*lanjutan\W*$ | \W*(?:lanjutan|sambungan)\s+tabel\b | tabel\s+[\dIVXTC][\w.\-]*\b.*\b(?:lanjutan|sambungan)\W*$"""
)
_SECTION = re.compile(r"(?:bidang)?urusan(?:wajib|pilihan|pemerintahan)")  # letters only: narrow cells break words
_RESULT_IN_NAME = re.compile(r"(?i)\b(?:outcomes?|out?puts?)\s*[:;]+\s*")
_INNER_LABEL = re.compile(r"\s(?=(?:PROG|KEG|SUB\s?KEG)[. ]\s?\d)")
_RESULTS = ("result_name", "outcome", "output", "result")
LEVEL_OF_LABEL = {"PROG": "Program", "KEG": "Activity", "SUBKEG": "SubActivity"}
# Indonesian words that a name never ends with: the rest of it was cut off.
LEVEL_OF_HEADER = (("subkegiatan", "SubActivity"), ("kegiatan", "Activity"), ("program", "Program"))


@dataclass(slots=True)
class Parts:
    """A row's parts; `kind` is "name", "result", "total", "indicator", "rest" (of the row before) or "empty"."""

    record: Record
    kind: str = "empty"
    printed_code: str | None = None
    code: str | None = None
    name: str = ""
    label: str | None = None  # the level that a printed prefix or the name's own column gives
    of: str | None = None  # the level of what a result is of, where its column says that
    result: str = ""
    goal: str = ""
    sasaran: str = ""
    indicator: str = ""
    unit: str = ""
    formula: str = ""
    office: str | None = None
    baseline: str | None = None
    baseline_year: int | None = None
    aims: list[Aim] = field(default_factory=list)
    money: list[tuple[int | None, int, str]] = field(default_factory=list)  # (year, rupiah, printed words)
    damaged: list[str] = field(default_factory=list)
    former_aims: list[Aim] = field(default_factory=list)
    former_money: list[tuple[int | None, int, str]] = field(default_factory=list)  # before the plan was changed
    torn: tuple[str, str] | None = None  # a name that lies over the name and the indicator column

    @property
    def has_figures(self) -> bool:
        """True when the row prints a target, an amount or a baseline."""
        return self.figures > 0

    @property
    def figures(self) -> int:
        """How many targets, amounts and baselines the row prints."""
        return len(self.aims) + len(self.money) + len(self.former_aims) + len(self.former_money) + bool(self.baseline)


def parts_of(record: Record, table: Table, plan: Plan) -> Parts:
    """Take a row apart; decisions that need its neighbours are left to the caller."""
    parts = Parts(record)
    parts.goal, parts.sasaran = one_line(record.get("goal")), one_line(record.get("sasaran"))
    parts.indicator = record.get("indicator")
    parts.unit, parts.formula = one_line(record.get("unit")), one_line(record.get("formula"))
    parts.aims, parts.former_aims = aims_of(record, table, plan), former_aims_of(record, table, plan)
    parts.baseline, parts.baseline_year = baseline_of(record)
    parts.money, parts.damaged = _money(record, table)
    parts.former_money, damaged = _money(record, table, FORMER)
    parts.damaged += damaged
    offices = [one_line(text) for _, text in record.columns("responsible") if one_line(text)]
    office = next((text for text in offices if not looks_like_rupiah(text)), None)
    if office:
        office = re.sub(r"^[\d.]+\s*[-–]?\s*", "", office).strip() or None
    parts.office = office
    _take_name(parts, record, levelled=table.levelled)
    _take_name_beside(parts, record)
    _take_displaced(parts)
    _take_kind(parts, plan, ruled=table.ruled)
    return parts


def _take_name(parts: Parts, record: Record, *, levelled: bool) -> None:
    code_cell = closed(one_line(record.get("code")))
    columns = [(column, text) for column, text in record.columns("name") if one_line(text)]
    text = ""
    if columns:
        column, text = columns[-1]
        if levelled:
            levels = levels_named(column.header)
            parts.label = next(iter(levels)) if len(levels) == 1 and levels <= {"Program", "Activity", "SubActivity"} else None
        elif len(record.columns("name")) > 1:
            parts.label = _level_of(column.header)
        if parts.label and RESULT.match(one_line(text)):  # a program's outcomes below its name, in the programs' column
            parts.label, parts.of = None, parts.label
    elif record.get("outcome") and not record.get("output"):
        parts.of = "Program"
    results = [
        one_line(text) for role in ("result_name", "outcome", "output", "result") for _, text in record.columns(role) if one_line(text)
    ]
    match = _RESULT_IN_NAME.search(text)
    if match:
        results.insert(0, one_line(text[match.end() :]))
        text = text[: match.start()]
    text = one_line(text)
    if not text and (total := _total_beside(record)):
        text, code_cell = total, ""
    printed, name = codes.split_leading(text)
    if printed is None and code_cell:
        printed, name = code_cell, text
    elif printed is None:
        printed, name = codes.split_damaged(text)
    name = re.sub(r"(?i)^\W*program\s*:\s*(?=program\b)", "", name)
    found = local_number(name)
    if found:
        parts.label = LEVEL_OF_LABEL.get(found[0], parts.label)
        name = found[2]
    if printed:
        parts.printed_code, parts.code = printed, codes.official(printed)
    parts.name = (name if printed or found else without_outline(name)).strip(" :-–")
    parts.result = " ".join(dict.fromkeys(local[2] if (local := local_number(text)) else text for text in results)).strip()


def _level_of(header: str) -> str | None:
    """The level that a column of names is headed by ("Sub Kegiatan")."""
    compact = re.sub(r"[^a-z]", "", header.lower())
    return next((level for word, level in LEVEL_OF_HEADER if compact.startswith(word)), None)


def _take_name_beside(parts: Parts, record: Record) -> None:
    """A program or kegiatan in the column of outcomes or outputs of a table whose one column of names is for subkegiatan alone."""
    names = [column for column, _ in record.columns("name")]
    if parts.name or len(names) != 1 or _level_of(names[0].header) != "SubActivity":
        return
    for role, level in (("outcome", "Program"), ("output", "Activity")):
        text = one_line(record.get(role))
        if text and text == parts.result and not RESULT.match(text) and (parts.indicator or not INDICATOR.match(text)):
            if level == "Program" and not re.match(r"(?i)program\b", text):
                return
            parts.name, parts.result, parts.label, parts.of = text, "", level, None


def _total_beside(record: Record) -> str:
    """The "Jumlah" of a row whose columns up to the name are one merged cell: it stands in the first of them."""
    for column, text in record.cells.items():
        if column.role == "name":
            break
        if text:
            return one_line(text) if is_total(one_line(text)) else ""
    return ""


def _take_displaced(parts: Parts) -> None:
    """Texts that slid one column to the right: "Output : …" or "Program …" standing where indicators do."""
    text = one_line(parts.indicator)
    labelled = _RESULT_IN_NAME.match(text)
    if labelled and not parts.result:
        parts.result = text[labelled.end() :]
        parts.indicator = parts.result if parts.aims else ""  # what is measured here is the result itself
        return
    if parts.name or parts.result or not re.match(r"(?i)program\s+\w+\s+\w+", text) or not parts.money:
        return
    parts.name, parts.indicator = text, ""
    head = re.split(r"\s:\s", parts.formula, maxsplit=1)[0]
    if INDICATOR.match(head):
        parts.indicator, parts.formula = head, parts.formula[len(head) :].strip(" :")


def _sums_up(parts: Parts) -> bool:
    """True for a row whose words say that it sums up others: alone, or before money that nothing else on the row explains."""
    if parts.printed_code or is_total(parts.name):
        return not parts.printed_code
    explained = parts.label or parts.indicator or parts.result or parts.unit or any(re.search(r"\d", aim.text) for aim in parts.aims)
    if counts_rows(parts.name) and not (parts.indicator or parts.result or parts.unit):
        return True
    sums = TOTAL.match(parts.name)  # "Jumlah kasus …" is what an indicator begins with: there only the sums tell
    return bool(sums and (not re.match(r"(?i)\W*jumlah", parts.name) or _SUMS_ONE.match(parts.name)) and parts.money and not explained)


def _is_field(parts: Parts) -> bool:
    """True for the row of a field of government, whose code is one digit: "7 UNSUR KEWILAYAHAN"."""
    return bool(re.fullmatch(r"\d", parts.printed_code or "") and re.match(r"(?i)(?:non\s*-?\s*)?(?:unsur|urusan)\b", parts.name))


def _is_section(parts: Parts) -> bool:
    """True for the row of an urusan by its name ("URUSAN PEMERINTAHAN BIDANG …"), which no program, kegiatan or subkegiatan is called."""
    alone = not (parts.indicator or parts.result or parts.unit or any(re.search(r"\d", aim.text) for aim in parts.aims))
    return alone and not parts.printed_code and bool(_SECTION.match(compact(parts.name)))


def _is_known_indicator(parts: Parts, plan: Plan) -> bool:
    """True for an indicator cell that another table states word for word: no rest of the name beside it."""
    text = key(parts.indicator)
    return len(text) > 12 and any(key(measure.text) == text for item in plan.items for measure in item.measures)


def _is_note(parts: Parts) -> bool:
    """True for a row that is one remark about the table ("*) angka sementara", "Sumber : …") or its title again ("Lanjutan Tabel 4.2")."""
    return (
        not parts.has_figures and bool(_NOTE.match(parts.record.words)) and (sum(bool(text) for text in parts.record.cells.values()) == 1)
    )


def _take_kind(parts: Parts, plan: Plan, *, ruled: bool) -> None:
    name = parts.name
    if (
        not name
        and parts.money
        and TOTAL.match(parts.result)
        and not (parts.printed_code or parts.indicator or parts.unit or parts.baseline)
    ):
        parts.name, parts.result = parts.result, ""  # the words of a total in the column of results
        name = parts.name
    if _is_note(parts):
        parts.kind, parts.name = "empty", ""
    elif _sums_up(parts) or _is_section(parts) or (parts.printed_code and (codes.is_business(parts.printed_code) or _is_field(parts))):
        parts.kind = "total"
    elif parts.printed_code and codes.is_organisation(parts.printed_code) and not ACTIVITY.match(name):  # an older code is as long
        parts.kind = "empty"
    elif name and not parts.printed_code and parts.label is None and RESULT.match(name) and not parts.result:
        parts.kind, parts.result, parts.name = "result", name, ""
    elif name or (parts.label in ("Program", "Activity", "SubActivity") and parts.record.get("name")):
        parts.kind = "name"
    elif parts.printed_code:
        parts.kind = "name" if parts.result else "empty"
    elif parts.result and not parts.indicator:
        parts.kind = "result"
    elif parts.indicator or parts.result:
        parts.kind = "result" if parts.result else "indicator"
    elif parts.has_figures:
        parts.kind = "indicator"
    if parts.kind in ("name", "result", "indicator") and not parts.has_figures and not parts.printed_code and parts.record.first:
        head = parts.name or parts.result or parts.indicator
        if head[:1].islower():
            parts.kind = "rest"
    # A name wrapped in a narrow column may lie over two: its tail then stands where an indicator should.
    text = one_line(parts.indicator)
    head = parts.name or parts.result
    if (
        (
            head
            and text
            and (not ruled or (head.isupper() and text.isupper()))  # where lines are drawn, only a name in capitals shows that it goes on
            and parts.kind in ("name", "result")
            and not parts.unit
            and not parts.aims
            and not parts.baseline
            and not INDICATOR.match(text)
        )
        and (text[:1].islower() or not text[:1].isalnum() or (parts.money and len(text.split()) <= 8))
        and not _is_known_indicator(parts, plan)
    ):
        parts.torn = (head, text)
        parts.indicator = ""


def _money(record: Record, table: Table, edition: str = "") -> tuple[list[tuple[int | None, int, str]], list[str]]:
    """The amounts on a row; halves of one amount in two neighbouring cells are joined, impossible ones reported.

    How many rupiah one unit is says the column's own header, else the table; `edition` begins the roles of the columns meant.
    """
    amounts: list[tuple[int | None, int, str]] = []
    damaged: list[str] = []
    cells = list(record.cells.items())
    printed = [rupiah(text) for column, text in cells if column.role == f"{edition}pagu" and text]
    usual = max((value for value in printed if value), default=0)
    for at, (column, text) in enumerate(cells):
        if column.role not in (f"{edition}pagu", f"{edition}end_pagu") or not text:
            continue
        unit = column.scale if column.scale > 1 else table.scale
        value = 0 if is_nothing(text) else amount(text, unit, table.decimal)
        if unit == 1 and is_cut_rupiah(text) and (value is None or value < 1000):
            near = next((other for step in (1, -1) if 0 <= at + step < len(cells) and is_cut_rupiah(other := cells[at + step][1])), None)
            whole = rejoined(text, near) if near else None
            if whole is None and usual >= 100_000:
                damaged.append(text)
                continue
            if whole is not None:
                amounts.append((column.year if column.role == f"{edition}pagu" else None, rupiah(whole) or 0, whole))
                continue
        if value is None:
            damaged.append(text)
        else:
            amounts.append((column.year if column.role == f"{edition}pagu" else None, value, text))
    return amounts, damaged


def split_office(name: str, office: str | None) -> tuple[str, str | None]:
    """A name with the unit of work in brackets behind it: "Evaluasi Kelurahan (Banjarsari)" → name and unit.

    The unit as its own column prints it is preferred; brackets that name no unit stay part of the name.
    """
    match = re.match(r"(?s)^(.{8,}?)\s*\(([^()]{3,40})\)\s*$", name)
    if not match:
        return name, office
    inner = match[2].strip()
    if office and (inner.lower() in office.lower() or office.lower().startswith(inner.lower())):
        return match[1], office
    if office and is_unit_of_work(office) and re.match(r"(?i)kel|desa", office):
        return match[1], office
    if is_unit_of_work(inner):
        return match[1], office or inner
    return name, office


def split_inner(text: str) -> list[str]:
    """A cell that holds the end of one name and the labelled beginning of the next ("… Kecamatan SUBKEG.3.2.1 Penyelenggaraan …")."""
    return [piece.strip() for piece in _INNER_LABEL.split(text) if piece.strip()]


def merged_text(before: str, text: str) -> str:
    """A wrapped text put together again."""
    return joined(before, text)

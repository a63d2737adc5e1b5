"""The rows of a program table as parts; names that were wrapped over rows, or run into each other, are put right first."""

from __future__ import annotations

import re
from collections import Counter

from ...language import codes
from ...language.cleaning import joined, one_line
from ...language.lexicon import INDICATOR, RESULT, bare, local_number, without_local
from ...language.likeness import closest, key
from ...language.statements import continues, is_open
from ...tables.columns.table import Record, Table
from ..facts import Item, Plan
from .row import Parts, merged_text, parts_of, split_inner

_PREFIX = re.compile(r"(?i:^sub\s*-?\s*kegiatan)(?:\s*:?\s+(?=\w{4})|(?=[A-Z]\w{3}))")
# What results are worded with and names of program, kegiatan and subkegiatan never begin with.
MEASURED = re.compile(r"(?i)(?:p[re]{2}sentase|jumlah|cakupan|indeks|prevalensi|rasio|angka|rata\s*-?\s*rata)\b")
_LABEL_ABOVE = re.compile(r"(?i)^kegiatan\s*:\s*(?=\w{4})")
_PREFIX_ABOVE = re.compile(r"(?i)^kegiatan\s*:?\s+(?=\w{4})")


def rows_of(table: Table, plan: Plan) -> list[Parts]:
    """The table's rows, each repaired by what the rows above it and the table's own habits say."""
    labelled, coded, prefixed = _labelled(table), _coded(table), _prefixed(table)
    rows: list[Parts] = []
    previous: Parts | None = None
    office: str | None = None
    results: set[str] = set()
    figured = _figured(table)
    bare_names = coded and _bare_names(table)
    labels: dict[int, str] = {}
    names = [(item.text, item) for item in plan.of_level("Program", "Activity", "SubActivity")]
    above = {"goal": "", "sasaran": ""}
    for record in table.records:
        if prefixed:
            labels |= _take_prefix(record)
        if labelled:
            rows += _run_together(record)
            _split_indicator(previous, record)
        parts = parts_of(record, table, plan)
        parts.label = parts.label or labels.get(id(record))
        if parts.kind == "name" and parts.code is None and not re.match(r"(?i)program\b", parts.name):
            parts.label = parts.label or record.under or None
        # A unit's cell that reaches down over the rows below it names them all.
        office = parts.office = parts.office or (office if "responsible" in record.covered else None)
        anew = _states_anew(parts, above, plan)
        whole = previous is not None and (coded or is_open(previous.name) or figured or _completes(previous, parts, names))
        if previous is not None and _goes_on(parts) and not anew and (whole or _ends_indicator(rows[-1], parts)):
            parts.kind = "rest"
        elif (
            previous is not None
            and coded
            and _is_result(previous, parts, results, below=rows[-1] is previous, bare_names=bare_names, ruled=table.ruled)
        ):
            parts.kind, parts.result, parts.name = "result", parts.name, ""
        if previous is not None and labelled:
            _unlabelled(previous, parts)
        rows.append(parts)
        if parts.kind == "name":
            previous = parts
        elif parts.kind == "result":
            results.add(key(parts.result))
    _carry_units(rows)
    return rows


def _labelled(table: Table) -> bool:
    """True for a table whose names carry the plan's own numbering ("KEG.1.2 …")."""
    told = sum(local_number(one_line(record.get("name"))) is not None for record in table.records)
    return told >= 0.3 * max(1, len(table.records))


def _coded(table: Table) -> bool:
    """True for a table that prints a code with most of its names; results in the names' column count as none."""
    cells = [one_line(record.get("code") or record.get("name")) for record in table.records]
    told = [codes.split_leading(cell)[0] is not None for cell in cells]
    results = sum(before and not now and bool(cell) for before, now, cell in zip([False, *told], told, cells, strict=False))
    names = sum(bool(cell) and not RESULT.match(cell) for cell in cells)
    return sum(told) >= 0.6 * min(names, sum(map(bool, cells)) - results)


def _prefixed(table: Table) -> bool:
    """True for a table whose names begin with what they are: "Sub Kegiatan Penyediaan …", with or without a code before it.

    In one without subkegiatan, as those of before 2021 are, the label of a kegiatan is one by its colon.
    """
    names = [_uncoded(one_line(record.get("name"))[:80])[1] for record in table.records]
    return any(sum(bool(pattern.match(name)) for name in names) >= 2 for pattern in (_PREFIX, _LABEL_ABOVE))


def _uncoded(text: str) -> tuple[str, str]:
    """A printed code with what parts it from the name, and the name; ("", text) where there is none."""
    printed, name = codes.split_leading(text)
    if printed is None:
        printed, name = codes.split_damaged(text)
    at = text.find(name) if printed and name else 0
    return text[:at], text[at:]


def _take_prefix(record: Record) -> dict[int, str]:
    """Take "Kegiatan" or "Sub Kegiatan" off a name; returns the level that it says, by the record."""
    for column, text in record.cells.items():
        code, name = _uncoded(text) if column.role == "name" else ("", "")
        match = _PREFIX.match(name) or _PREFIX_ABOVE.match(name)
        if match:
            record.cells[column] = code + name[match.end() :]
            return {id(record): "SubActivity" if match[0][0] in "sS" else "Activity"}
    return {}


def _bare_names(table: Table) -> bool:
    """True for a table of at least 20 coded names of which hardly one has an indicator beside it: those stand with the results."""
    coded = [record for record in table.records if codes.split_leading(one_line(record.get("code") or record.get("name")))[0]]
    return len(coded) >= 20 and sum(bool(record.get("indicator")) for record in coded) <= 0.05 * len(coded)


def _figured(table: Table) -> bool:
    """True for a table in drawn cells that prints figures on nearly every row: a row without any is the rest of the one above."""
    told = [any(text for column, text in record.cells.items() if column.role in ("target", "pagu", "baseline")) for record in table.records]
    return table.ruled and sum(told) >= 0.9 * len(told)


def _goes_on(parts: Parts) -> bool:
    """A page that begins without code and figures may go on with the row before it, but not with an indicator of a tujuan or sasaran."""
    if parts.kind == "indicator" and (parts.goal or parts.sasaran) and INDICATOR.match(one_line(parts.indicator)):
        return False
    return parts.record.first and parts.kind in ("name", "indicator", "result") and not parts.printed_code and not parts.has_figures


def _states_anew(parts: Parts, above: dict[str, str], plan: Plan) -> bool:
    """True for an indicator beside another tujuan or sasaran than the one `above` (which is kept up): it is the first of that one."""
    anew = False
    for role, level in (("goal", "Goal"), ("sasaran", "Sasaran")):
        text = parts.goal if role == "goal" else parts.sasaran
        if not text:
            continue
        other = key(text) not in key(above[role]) and not continues(text, above[role])
        whole = (
            RESULT.match(without_local(text)) or local_number(text) or closest(text, [(item.text, item) for item in plan.of_level(level)])
        )
        anew |= bool(other and whole)
        above[role] = text
    return anew and parts.kind == "indicator"


def _completes(previous: Parts, parts: Parts, names: list[tuple[str, Item]]) -> bool:
    """True where a page begins with the end of a name that another table prints whole."""
    name = without_local(bare(previous.name))
    if not parts.name or closest(parts.name, names) is not None:
        return False
    return closest(merged_text(name, parts.name), names) is not None


def _ends_indicator(above: Parts, parts: Parts) -> bool:
    """True where a page begins with words in the column of indicators alone that begin none: the rest of the one above."""
    return parts.kind == "indicator" and bool(above.indicator) and not parts.unit and not INDICATOR.match(one_line(parts.indicator))


def _is_result(previous: Parts, parts: Parts, results: set[str], *, below: bool, bare_names: bool, ruled: bool) -> bool:
    """In a table of codes a text without one is the result of the name right above it, or a result printed again.

    What tells it from a name is its indicator, which the name above (or no name of the table: `bare_names`) has, or the same money
    printed again.
    """
    if parts.kind != "name" or parts.printed_code or parts.result:
        return False
    if MEASURED.match(parts.name) and parts.indicator:
        return True
    if key(parts.name) in results or (bare_names and (ruled or parts.indicator)):
        return True
    told = bool(parts.indicator) or (bool(parts.money) and [entry[:2] for entry in parts.money] == [entry[:2] for entry in previous.money])
    return below and told and bool(previous.printed_code) and not previous.indicator and not previous.result


def _carry_units(rows: list[Parts]) -> None:
    """Where a table lists its codes once for each unit and names the unit only at the head of each list, it holds for all of the list.

    The head is the program's result printed again; kegiatan and subkegiatan name no unit of their own.
    """
    if any(parts.office and parts.code and codes.level(parts.code) != "Program" for parts in rows):
        return
    printed = Counter(parts.code for parts in rows if parts.code)
    heads = sum(bool(parts.office) for parts in rows)
    if heads < 3 or sum(count > 1 for count in printed.values()) < 2:
        return
    office: str | None = None
    for parts in rows:
        if parts.kind == "total" or (parts.code and codes.level(parts.code) == "Program"):
            office = None
        office = parts.office = parts.office or office


def _run_together(record: Record) -> list[Parts]:
    """Take a labelled name off the end of the name above it, with which it shares a cell.

    The record keeps the labelled name. The end of the one above is a row of its own where an output stands beside it, else the
    row above has it already.
    """
    pieces = split_inner(one_line(record.get("name")))
    if len(pieces) < 2:
        return []
    column = next(column for column, text in record.cells.items() if column.role == "name" and text)
    record.cells[column] = pieces[-1]
    output = one_line(record.get("output"))
    if local_number(pieces[0]) is None and local_number(output):
        return [Parts(record, "name", name=pieces[0], label="Activity", result=without_local(output))]
    return []


def _unlabelled(previous: Parts, parts: Parts) -> None:
    """In a table of labelled names a text without its label is the rest of the one above."""
    name = one_line(parts.record.get("name"))
    told = parts.label is not None or parts.printed_code or local_number(name) is not None
    if parts.kind in ("name", "result") and not told and (parts.name or (parts.result and RESULT.match(name))):
        previous.name = merged_text(previous.name, parts.name or name)
        parts.name = ""
        parts.kind = "indicator" if parts.indicator else "rest" if parts.result else "empty"
    if parts.kind in ("indicator", "rest", "empty", "result"):
        _wrapped(previous, parts)
    elif parts.label in ("Activity", "SubActivity") and previous.label in ("Program", "Activity"):
        _wrapped_result(previous, parts)


def _split_indicator(previous: Parts | None, record: Record) -> None:
    """Give the beginning of an indicator cell back to the indicator above when the cell's own label stands further in."""
    column, text = next(
        ((column, one_line(text)) for column, text in record.cells.items() if column.role == "indicator" and text), (None, "")
    )
    inner = re.search(r"\s(?=O[TC][.\s]?\s?\d)", text)
    if column is not None and inner and local_number(text) is None and previous is not None:
        previous.indicator = joined(one_line(previous.indicator), text[: inner.start()])
        record.cells[column] = text[inner.end() :]


def _wrapped(previous: Parts, parts: Parts) -> None:
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


def _wrapped_result(previous: Parts, parts: Parts) -> None:
    """The rest of the result above that stands on the next name's row, told by its missing label."""
    for role, level in (("outcome", "Program"), ("output", "Activity")):
        text = one_line(parts.record.get(role))
        if text and local_number(text) is None and previous.label == level and previous.result:
            previous.result = joined(previous.result, text)
            parts.result = " ".join(
                found[2] for other in ("outcome", "output") if (found := local_number(one_line(parts.record.get(other))))
            )

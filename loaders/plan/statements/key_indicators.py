"""Tables of the key indicators IKU and IKK, and of indicators by sasaran and outcome: they join what other tables state."""

from __future__ import annotations

import re
from dataclasses import replace

from ...language.cleaning import one_line
from ...language.lexicon import split_measure, without_local
from ...language.likeness import closest, similarity
from ...tables.columns.table import Table
from ..builder import Builder, same_measure
from ..facts import Item, Measure, Origin, Plan
from .goals import aims_of, baseline_of, years_of
from .ranges import joined_ranges


def read_key_indicators(builder: Builder, table: Table, kind: str) -> int:
    """Read a table of IKU or IKK: it names no node, so its rows join the indicators of tujuan and sasaran by their text."""
    plan = builder.plan
    facts = 0
    for _, record, below in joined_ranges(table.records):
        columns = [one_line(text) for _, text in record.columns("indicator") if text]
        if not columns:
            continue
        words, unit = split_measure(without_local(columns[-1]))
        short = len(words) < 3 or not (words.isalpha() and words.isupper() and record.columns("target"))
        if (len(words) < 6 and short) or words.lower() in ("nihil", "tidak ada"):
            continue
        origin = Origin(record.place, record.words, table.name, years_of(table, plan), table.part, record.position)
        origins = [origin, *(replace(origin, place=row.place, cell=row.words, position=row.position) for row in below)]
        value, year = baseline_of(record)
        formula = next((one_line(text) for _, text in reversed(record.columns("formula")) if text), "")  # the definition stands before it
        new = Measure(
            words, record.get("unit") or unit, formula=formula or None, kinds={kind} if kind else set(),
            baseline=value if value not in ("-", "–") else None, baseline_year=year,
            aims=[aim for aim in aims_of(record, table, plan) if aim.text not in ("-", "–")], origins=origins,
        )  # fmt: skip
        join_indicator(builder, new)
        facts += 1 + len(new.aims)
    return facts


def join_indicator(builder: Builder, new: Measure) -> None:
    """Join an indicator that a table prints without what it measures to the plan's own of its words, or keep it as one without an owner."""
    plan = builder.plan
    found = _key_owner(plan, new.text) or next((measure for measure in plan.loose_measures if same_measure(measure.text, new.text)), None)
    if found is None:
        plan.loose_measures.append(new)
    else:
        builder.complete(found, new)


def link_programs(builder: Builder, table: Table) -> int:
    """In a table of indicators by sasaran and outcome, a program's outcome below a sasaran says whom the program serves.

    Sasaran carry the list's number, or repeat a known sasaran where no outcome reads the same; returns the links made.
    """
    plan = builder.plan
    links = 0
    sasaran: Item | None = None
    for record in table.records:
        text = without_local(one_line(record.get("sasaran")))
        if len(text) < 12:
            continue
        meant = [
            item for item in plan.of_level("Program") for words, _ in item.results
            if similarity(text, words) >= 85 or (len(text) > 40 and similarity(text, words[: len(text)]) >= 92)
        ]  # fmt: skip
        # Two programs may print one outcome (a copied one): the rows then stand in the programs' order.
        program = next((item for item in meant if not any(up.level == "Sasaran" for up in item.parents)), None)
        known = closest(text, [(item.text, item) for item in plan.of_level("Sasaran")], 88.0)
        if known is not None and (record.get("number") or program is None):
            sasaran = known[0]
        elif program is not None and sasaran is not None:
            program.add_parent(sasaran)
            links += 1
    return links


def _key_owner(plan: Plan, words: str) -> Measure | None:
    best: tuple[float, Measure] | None = None
    for level in ("Goal", "Sasaran", "Program"):
        for item in plan.of_level(level):
            for measure in item.measures:
                if same_measure(measure.text, words):
                    return measure
                score = _without_agency(plan, measure.text, words)
                if score >= 93 and (best is None or score > best[0]):
                    best = score, measure
    return best[1] if best else None


def _without_agency(plan: Plan, one: str, other: str) -> float:
    """Similarity with the agency's own name taken off both: "Indeks … Kecamatan" and "Indeks … Kecamatan X" are one."""
    name = re.escape(plan.agency.split(" ", 1)[-1]) if plan.agency else r"(?!)"
    named = re.compile(rf"(?i)\s*(?:\([^)]*\)|\b{name}\b|\b(?:kecamatan|perangkat daerah|pd)\b)")
    return similarity(named.sub("", one), named.sub("", other))

"""Units of measure that no column gives: printed behind the values of an indicator ("9 paket", "81,50 Skor"). Pure functions."""

from __future__ import annotations

import re

from ..language.lexicon import is_measure
from .facts import Measure, Plan

_VALUE = re.compile(r"[<>≤≥±]?\s*\d[\d.,]*(?:\s*[-–]\s*\d[\d.,]*)?\s*(?P<unit>%|[^\W\d][^\d%()]{0,38})")
_OWN = 2  # values that must share a word which no list of units knows


def settle_units(plan: Plan) -> None:
    """Give each indicator without a unit the one that all its values share."""
    for item in plan.items:
        for measure in item.measures:
            measure.unit = measure.unit or unit_of_values(measure)
    for measure in plan.loose_measures:
        measure.unit = measure.unit or unit_of_values(measure)


def unit_of_values(measure: Measure) -> str | None:
    """The word or sign printed behind each of an indicator's values; None where one has none or another."""
    printed = [aim.text for aim in measure.aims] + ([measure.baseline] if measure.baseline else [])
    found = [match["unit"].strip(" .") if (match := _VALUE.fullmatch(text.strip())) else None for text in printed]
    units = [unit for unit in found if unit]
    if not units or len(units) < len(printed) or len({unit.casefold() for unit in units}) > 1:
        return None
    return units[-1] if is_measure(units[0]) or (len(units) >= _OWN and len(units[0].split()) <= 3) else None

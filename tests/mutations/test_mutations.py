"""A sample of what measure.py counts: every harmless change once, every fault once, in text and in office documents."""

from __future__ import annotations

import pytest

from .across import ACROSS, clean, found_across, planted
from .changes import CHANGES
from .faults import FAULTS, Fault
from .measure import EVERY, blamed, outcome

_ALL_FAULTS = [fault for faults in EVERY.values() for fault in faults]


@pytest.mark.parametrize("change", CHANGES)
def test_no_layout_is_a_fault(change: str) -> None:
    assert [(finding.rule, finding.path[-1], finding.because.en) for finding in blamed(3, [change])] == []


@pytest.mark.parametrize("form", [".xlsx", ".docx", ".html"])
def test_nor_is_it_in_another_form(form: str) -> None:
    assert [(finding.rule, finding.path[-1]) for finding in blamed(5, ["repeated_header", "section_rows", "total_words"], form)] == []


@pytest.mark.parametrize(
    ("change", "form"),
    [
        ("years_again", ".xlsx"),
        ("years_again", ".docx"),
        ("short_headings", ".docx"),
        ("feet_among_rows", ".docx"),
        ("signed_rows", ".xlsx"),
    ],
)
def test_nor_are_rows_and_words_that_pages_bring(change: str, form: str) -> None:
    for seed in (7, 8):
        assert [(finding.rule, finding.path[-1]) for finding in blamed(seed, [change], form)] == []


@pytest.mark.parametrize(
    ("change", "form"),
    [
        ("not_planned", ".xlsx"),
        ("sums_of_programs", ".docx"),
        ("names_with_codes_behind", ".docx"),
        ("grades", ".xlsx"),
        ("ranges", ".docx"),
        ("counted", ".pdf"),
        ("idem", ".pdf"),
        ("empty_column", ".xlsx"),
    ],
)
def test_nor_are_habits_of_planners(change: str, form: str) -> None:
    for seed in (9, 10):
        assert [(finding.rule, finding.path[-1]) for finding in blamed(seed, [change], form)] == []


@pytest.mark.parametrize("fault", _ALL_FAULTS, ids=lambda fault: str(fault.__name__))
def test_a_fault_is_found_and_nothing_beside_it(fault: Fault) -> None:
    found = outcome(fault, 1)
    assert found.kind == "found" or (not found.planted.proven and found.kind == "question")
    assert [(finding.rule, finding.path[-1]) for finding in found.beside] == []


@pytest.mark.parametrize(("rule", "form"), [("D01", ".xlsx"), ("B01", ".docx"), ("A02", ".xlsx")])
def test_a_fault_is_found_in_another_form(rule: str, form: str) -> None:
    found = outcome(FAULTS[rule][0], 2, form)
    assert (found.kind, found.beside) == ("found", ())


def test_clean_plans_beside_each_other_are_not_blamed() -> None:
    assert [(finding.rule, finding.path[-1], finding.because.en) for finding in found_across(clean(1))] == []


@pytest.mark.parametrize("rule", ACROSS)
def test_a_fault_between_plans_is_found_and_nothing_beside_it(rule: str) -> None:
    found, beside = planted(rule, 1)
    assert found
    assert [(finding.rule, finding.path[-1]) for finding in beside] == []

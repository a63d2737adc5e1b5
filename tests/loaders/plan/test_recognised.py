"""Amounts read from pictures that two sums mend, and those that they only doubt."""

from __future__ import annotations

import pytest
from selaras.loaders.documents.blocks import Place
from selaras.loaders.documents.reasons import Reason
from selaras.loaders.plan.facts import Aim, Amount, Item, Measure, NotUnderstood, Origin, Plan
from selaras.loaders.plan.recognised import is_slip, settle_recognised

PAGE = Origin(Place(page=4), "")
NAMES = ("program", "kegiatan a", "a1", "a2", "kegiatan b", "b1")
ABOVE = {"kegiatan a": "program", "kegiatan b": "program", "a1": "kegiatan a", "a2": "kegiatan a", "b1": "kegiatan b"}
TRUE = {"program": 91_350_000, "kegiatan a": 61_350_000, "a1": 45_120_000, "a2": 16_230_000, "kegiatan b": 30_000_000, "b1": 30_000_000}


def plan(recognised: frozenset[int] = frozenset({4}), end: dict[str, int] | None = None, total: int = 91_350_000, **read: int) -> Plan:
    """A program whose money of 2026 is read as told (with doubts), else as it is; `end` are figures for the end of the period."""
    levels = {"p": "Program", "k": "Activity"}
    items = {name: Item(levels.get(name[0], "SubActivity"), name) for name in NAMES}
    for name, item in items.items():
        item.amounts.append(Amount(2026, read.get(name.replace(" ", "_"), TRUE[name]), None, PAGE))
        if end and name in end:
            item.amounts.append(Amount(None, end[name], None, PAGE))
        if name in ABOVE:
            item.add_parent(items[ABOVE[name]])
    doubts = NotUnderstood(PAGE.place, " | ".join(f"{amount:,}".replace(",", ".") for amount in read.values()), Reason.OCR_UNSURE)
    found = Plan("plan.pdf", "", items=list(items.values()), totals=[("Jumlah", Amount(2026, total, None, PAGE))], recognised=recognised)
    found.not_understood.append(doubts)
    return found


def money(plan: Plan) -> dict[str, int]:
    return {item.text: item.amounts[0].rupiah for item in plan.items}


def test_a_parent_that_the_sums_below_and_above_it_give_is_that() -> None:
    read = plan(kegiatan_a=61_850_000)
    settle_recognised(read)
    assert money(read) == TRUE
    _, told = read.not_understood
    assert (told.reason, told.words, told.place.page) == (Reason.OCR_MENDED, "61.850.000 → 61.350.000 (= 61.350.000)", 4)


def test_a_figure_that_the_recogniser_does_not_doubt_stays_and_is_asked_about() -> None:
    """A planner slips by one digit too: what is printed so is no misreading, whatever the sums say."""
    read = plan(kegiatan_a=61_850_000)
    read.not_understood[0] = NotUnderstood(PAGE.place, "45.120.000", Reason.OCR_UNSURE)
    settle_recognised(read)
    assert money(read) == TRUE | {"kegiatan a": 61_850_000}
    _, told = read.not_understood
    assert (told.reason, told.words, told.place.page) == (Reason.OCR_SLIP, "61.850.000 ≠ 61.350.000 (= 61.350.000)", 4)


@pytest.mark.parametrize("read", [plan(b1=80_000_000), plan(a1=4_512_000)])
def test_a_child_is_what_its_parent_needs_where_that_is_confirmed(read: Plan) -> None:
    settle_recognised(read)
    assert money(read) == TRUE


def test_of_two_children_that_may_be_misread_the_row_decides() -> None:
    read = plan(a1=45_110_000, end={"a1": 45_120_000, "a2": 16_230_000})
    settle_recognised(read)
    assert money(read) == TRUE


def test_where_several_amounts_could_be_it_all_are_named_and_none_is_changed() -> None:
    read = plan(a1=45_110_000)
    settle_recognised(read)
    assert money(read) == TRUE | {"a1": 45_110_000}
    _, told = read.not_understood
    assert (told.reason, told.words) == (Reason.OCR_UNSURE, "45.110.000 | 16.230.000 | 61.350.000")


@pytest.mark.parametrize(
    ("read", "why"),
    [
        (plan(recognised=frozenset({9}), kegiatan_a=61_850_000), "printed text is never changed"),
        (plan(kegiatan_a=68_850_000), "two digits are no slip"),
        (plan(kegiatan_a=61_850_000, program=95_000_000, total=5), "nothing above closes"),
    ],
)
def test_what_no_two_sums_tell_stays(read: Plan, why: str) -> None:
    before = money(read)
    settle_recognised(read)
    assert money(read) == before, why


def test_a_slip_is_one_digit() -> None:
    assert is_slip(1_250, 1_280) and is_slip(125, 1_250) and is_slip(1_250, 150)
    assert not is_slip(1_250, 1_250) and not is_slip(1_250, 2_150) and not is_slip(12, -2)


def test_an_amount_without_the_points_of_its_table_is_no_amount() -> None:
    shown = ("25.000.000", "26.000.000", "27.000.000", "28.000.000", "29.000.000", "20001000")
    items = [Item("SubActivity", f"s{at}") for at, _ in enumerate(shown)]
    for item, cell in zip(items, shown, strict=True):
        item.amounts.append(Amount(2026, int(cell.replace(".", "")), None, Origin(Place(page=4), cell, "Tabel 4.1")))
    read = Plan("plan.pdf", "", items=items, recognised=frozenset({4}))
    settle_recognised(read)
    assert [len(item.amounts) for item in items] == [1, 1, 1, 1, 1, 0]
    (told,) = read.not_understood
    assert (told.reason, told.words, told.figures) == (Reason.DAMAGED_AMOUNT, "20001000", 1)


@pytest.mark.parametrize(("words", "kept"), [("|", False), ("2800,0001000", False), ("189", True), ("-", True), ("BB", True)])
def test_what_no_target_can_be_is_none(words: str, kept: bool) -> None:
    origin = Origin(Place(page=4), words, "Tabel 4.1")
    item = Item("SubActivity", "a", measures=[Measure("Jumlah desa", aims=[Aim(2026, words, origin)])])
    read = Plan("plan.pdf", "", items=[item], recognised=frozenset({4}))
    settle_recognised(read)
    assert bool(item.measures[0].aims) is kept and bool(read.not_understood) is not kept

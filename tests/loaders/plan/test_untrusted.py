"""Recognised figures that are wrong as often as right: no fact is made of them, but where a sum bears one out."""

from __future__ import annotations

from selaras.loaders.documents.blocks import Place
from selaras.loaders.documents.reasons import Reason
from selaras.loaders.plan.facts import Aim, Amount, Item, Measure, NotUnderstood, Origin, Plan
from selaras.loaders.plan.untrusted import leave_untrusted

PAGE = Place(page=4)


def _origin(words: str) -> Origin:
    return Origin(PAGE, words, table="Tabel 4.1")


def _printed(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def _plan(doubted: str, parent: int, children: tuple[int, ...], targets: tuple[str, ...] = (), *, picture: bool = True) -> Plan:
    above = Item("Activity", "Penataan Kandang")
    above.amounts.append(Amount(2026, parent, None, _origin(_printed(parent))))
    below = []
    for at, value in enumerate(children):
        item = Item("SubActivity", f"Kandang {at}")
        item.amounts.append(Amount(2026, value, None, _origin(_printed(value))))
        item.add_parent(above)
        below.append(item)
    aims = [Aim(2026 + at, text, _origin("Persentase kandang")) for at, text in enumerate(targets)]
    below[0].measures.append(Measure("Persentase kandang", baseline="61", aims=aims, origins=[_origin("Persentase kandang")]))
    found = Plan("plan.pdf", "", items=[above, *below], recognised=frozenset({4} if picture else ()))
    found.not_understood.append(NotUnderstood(PAGE, doubted, Reason.OCR_UNTRUSTED))
    return found


def test_a_figure_that_is_not_to_be_trusted_is_named_and_no_fact() -> None:
    plan = _plan("2.000.000 | 7 | 61", 27_000_000, (2_000_000, 22_000_000), ("70", "7", "74"))
    leave_untrusted(plan)
    assert [amount.rupiah for item in plan.items for amount in item.amounts] == [27_000_000, 22_000_000]
    (measure,) = plan.items[1].measures
    assert [(aim.year, aim.text) for aim in measure.aims] == [(2026, "70"), (2028, "74")]
    assert measure.baseline is None
    assert [(entry.words, entry.amounts, entry.figures, entry.place.page) for entry in plan.not_understood] == [
        ("2.000.000", 1, 1, 4), ("7", 0, 1, 4), ("61", 0, 1, 4),
    ]  # fmt: skip
    assert {entry.reason for entry in plan.not_understood} == {Reason.OCR_UNTRUSTED}


def test_an_amount_that_a_sum_bears_out_stays() -> None:
    plan = _plan("5.000.000", 27_000_000, (5_000_000, 22_000_000))
    leave_untrusted(plan)
    assert [amount.rupiah for item in plan.items for amount in item.amounts] == [27_000_000, 5_000_000, 22_000_000]
    assert plan.not_understood == []


def test_a_target_that_lost_its_comma_among_decimals_is_none() -> None:
    plan = _plan("-", 27_000_000, (5_000_000, 22_000_000), ("82,5", "83,5", "845", "85,5"))
    leave_untrusted(plan)
    assert [aim.text for aim in plan.items[1].measures[0].aims] == ["82,5", "83,5", "85,5"]
    assert [entry.words for entry in plan.not_understood] == ["845"]


def test_printed_figures_stay() -> None:
    plan = _plan("2.000.000", 27_000_000, (2_000_000, 22_000_000), ("82,5", "83,5", "845"), picture=False)
    leave_untrusted(plan)
    assert [amount.rupiah for item in plan.items for amount in item.amounts] == [27_000_000, 2_000_000, 22_000_000]
    assert len(plan.items[1].measures[0].aims) == 3

"""Tables of tujuan and sasaran without any year: the plan's own where nothing else states them, no second statement where it does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selaras.loaders.plan.facts import Plan

ROWS = (
    ("1", "Meningkatnya mutu layanan kecamatan", "Meningkatnya kepuasan warga", "Indeks Kepuasan Masyarakat"),
    ("", "", "Meningkatnya akuntabilitas kinerja", "Nilai SAKIP"),
    ("2", "Terwujudnya ketenteraman wilayah", "Menurunnya gangguan ketertiban", "Persentase gangguan yang ditangani"),
)
HEADS = ("No", "Tujuan", "Sasaran", "Indikator Sasaran")


def table(caption: str, *columns: int) -> str:
    lines = [HEADS, *ROWS]
    return "\n".join([caption, *("| " + " | ".join(line[at] for at in columns) + " |" for line in lines)]) + "\n"


def chain(read: Plan) -> list[tuple[str | None, str, list[str]]]:
    return [
        (item.parents[0].text if item.parents else None, item.text, [measure.text for measure in item.measures])
        for item in read.of_level("Sasaran")
    ]


@pytest.mark.parametrize("caption", ["Tabel 4.1 Tujuan dan Sasaran", "Tujuan, sasaran dan indikatornya sebagai berikut:"])
def test_the_only_table_of_tujuan_and_sasaran_states_them(plan: Callable[[str], Plan], caption: str) -> None:
    goals = [ROWS[0][1], ROWS[0][1], ROWS[2][1]]
    assert chain(plan(table(caption, 0, 1, 2, 3))) == [(goal, row[2], [row[3]]) for goal, row in zip(goals, ROWS, strict=True)]
    assert [(goal, text) for goal, text, _ in chain(plan(table(caption, 1, 2)))] == [
        (goal, row[2]) for goal, row in zip(goals, ROWS, strict=True)
    ]


def test_sasaran_with_their_indicators_alone(plan: Callable[[str], Plan]) -> None:
    assert [(text, measures) for _, text, measures in chain(plan(table("Tabel 4.2 Sasaran", 0, 2, 3)))] == [
        (row[2], [row[3]]) for row in ROWS
    ]


@pytest.mark.parametrize(
    "caption", ["Tabel 3.4 Telaahan Renstra K/L", "Tabel 3.5 Tujuan dan Sasaran RPJMN", "Tabel 3.2 Sasaran dan Permasalahan"]
)
def test_those_of_another_plan_are_none(plan: Callable[[str], Plan], caption: str) -> None:
    assert chain(plan(table(caption, 0, 1, 2, 3))) == []


def test_where_a_table_states_them_with_figures_the_other_adds_nothing(plan: Callable[[str], Plan]) -> None:
    figures = (
        "Tabel 4.3 Target\n| Tujuan | Sasaran | Indikator | Satuan | 2026 | 2027 |\n"
        "| Meningkatnya mutu layanan kecamatan | Meningkatnya kepuasan warga | Indeks Kepuasan Masyarakat | Indeks | 80 | 81 |\n"
    )
    assert len(chain(plan(table("Tabel 4.1 Tujuan dan Sasaran", 0, 1, 2, 3) + "\n" + figures))) == 1


@pytest.mark.parametrize("caption", ["Tabel 4.1 Sasaran dan Indikator Kinerja", "Tabel 4.1 Indikator Kinerja Utama"])
def test_a_list_of_indicators_by_sasaran_states_these_where_nothing_else_does(plan: Callable[[str], Plan], caption: str) -> None:
    read = plan(
        f"{caption}\n| No | Sasaran | Indikator | Satuan | 2026 | 2027 |\n"
        "| 1 | Meningkatnya kepuasan warga | Indeks Kepuasan Masyarakat | Indeks | 80 | 81 |\n"
        "| 2 | Meningkatnya akuntabilitas kinerja | Nilai SAKIP | Nilai | 70 | 71 |\n"
    )
    assert [(text, measures) for _, text, measures in chain(read)] == [
        ("Meningkatnya kepuasan warga", ["Indeks Kepuasan Masyarakat"]), ("Meningkatnya akuntabilitas kinerja", ["Nilai SAKIP"]),
    ]  # fmt: skip
    assert [len(measure.aims) for item in read.of_level("Sasaran") for measure in item.measures] == [2, 2]

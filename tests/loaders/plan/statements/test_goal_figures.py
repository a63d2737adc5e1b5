"""Indicators of the region beside those of the plan, and figures that the tujuan's own indicator shares with the sasaran's."""

from __future__ import annotations

from collections.abc import Callable

from selaras.loaders.plan.facts import Plan

Read = Callable[[str], Plan]


def told(plan: Plan, level: str) -> list[tuple[str, list[str], list[str]]]:
    return [
        (item.text, [measure.text for measure in item.measures], [aim.text for measure in item.measures for aim in measure.aims])
        for item in plan.of_level(level)
    ]


def test_an_indicator_of_the_region_beside_those_of_the_plan(plan: Read) -> None:
    read = plan(
        "Tabel 1 Cascading\n"
        "| Tujuan RPJMD | Indikator Tujuan RPJMD | Sasaran RPJMD | Indikator | Tujuan | Sasaran |"
        " Indikator Tujuan/Sasaran | 2025 | 2026 |\n"
        "| Terwujudnya warga sehat | Indeks warga sehat | Meningkatnya usia warga | Usia harapan hidup | Terwujudnya layanan cepat |"
        " | Indeks layanan | 70 | 71 |\n"
        "| | | | | | Meningkatnya mutu loket | Persentase loket | 80 | 81 |\n"
    )
    assert told(read, "RegionalGoal") == [("Terwujudnya warga sehat", ["Indeks warga sehat"], [])]
    assert told(read, "RegionalSasaran") == [("Meningkatnya usia warga", ["Usia harapan hidup"], [])]
    assert told(read, "Goal") == [("Terwujudnya layanan cepat", ["Indeks layanan"], ["70", "71"])]
    assert told(read, "Sasaran") == [("Meningkatnya mutu loket", ["Persentase loket"], ["80", "81"])]
    years = {origin.years for item in read.of_level("RegionalSasaran") for measure in item.measures for origin in measure.origins}
    assert years == {()}  # the years of the table are the plan's


def test_the_years_behind_both_columns_of_indicators_are_the_row_s(plan: Read) -> None:
    read = plan(
        "Tabel 1 Tujuan dan Sasaran\n"
        "| Tujuan | Indikator Tujuan | Sasaran | Indikator Sasaran | Kondisi Awal 2024 | 2025 | 2026 |\n"
        "| Terwujudnya layanan cepat | Indeks layanan | | | 69 | 70 | 71 |\n"
        "| | | Meningkatnya mutu loket | Persentase loket | 79 | 80 | 81 |\n"
        "| Terwujudnya desa sehat | Indeks desa | Meningkatnya mutu air | Persentase air | 59 | 60 | 61 |\n"
        "| Terwujudnya desa ramai | Indeks ramai | Meningkatnya mutu pasar | | 49 | 50 | 51 |\n"
    )
    assert told(read, "Goal") == [
        ("Terwujudnya layanan cepat", ["Indeks layanan"], ["70", "71"]),
        ("Terwujudnya desa sehat", ["Indeks desa"], []),  # the row's figures are those of the indicator beside them
        ("Terwujudnya desa ramai", ["Indeks ramai"], []),  # a sasaran stands there: whose they are, nothing says
    ]
    assert [measure.baseline for item in read.of_level("Goal") for measure in item.measures] == ["69", None, None]
    assert told(read, "Sasaran")[0] == ("Meningkatnya mutu loket", ["Persentase loket"], ["80", "81"])

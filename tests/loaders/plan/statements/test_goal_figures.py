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


def test_programs_between_the_indicators_of_the_sasaran_and_their_targets(plan: Read) -> None:
    rows = (
        "| Terwujudnya layanan cepat | Indeks layanan | | | | 70 | 71 |\n"
        "| | | Meningkatnya mutu loket | Persentase loket | Program Loket | 80 | 81 |\n"
        "| | | | | Program Antrean | | |\n"
    )
    read = plan("Tabel 1\n| Tujuan | Indikator Tujuan | Sasaran | Indikator Sasaran | Program | 2025 | 2026 |\n" + rows)
    assert told(read, "Sasaran") == [("Meningkatnya mutu loket", ["Persentase loket"], ["80", "81"])]
    assert [(item.text, [up.text for up in item.parents]) for item in read.of_level("Program")] == [
        ("Program Loket", ["Meningkatnya mutu loket"]),
        ("Program Antrean", ["Meningkatnya mutu loket"]),
    ]
    assert told(read, "Program") == [("Program Loket", [], []), ("Program Antrean", [], [])]


def test_the_condition_of_a_year_before_the_targets_is_a_baseline(plan: Read) -> None:
    read = plan(
        "Tabel 1 Tujuan dan Sasaran\n| Tujuan | Sasaran | Indikator | Kondisi 2024 | Target 2025 | Target 2026 |\n"
        "| Terwujudnya layanan cepat | Meningkatnya mutu loket | Persentase loket | 79 | 80 | 81 |\n"
    )
    (measure,) = next(read.of_level("Sasaran")).measures
    assert (measure.baseline, measure.baseline_year) == ("79", 2024)
    assert [(aim.year, aim.text) for aim in measure.aims] == [(2025, "80"), (2026, "81")]


def test_a_sasaran_in_other_words_beside_its_own_indicator(plan: Read) -> None:
    goals = (
        "Tabel 1 Tujuan dan Sasaran\n| Tujuan | Sasaran | Indikator | 2025 | 2026 |\n"
        "| Terwujudnya pasar yang ramai | Meningkatnya koperasi yang sehat | Persentase koperasi sehat | 50 | 51 |\n"
        "| | Meningkatnya usaha mikro | Persentase usaha mikro | 5 | 6 |\n"
    )
    strategies = "\nTabel 2 Strategi\n| Sasaran | Indikator Sasaran | Strategi |\n| {} | {} | Memeriksa koperasi secara berkala |\n"

    def parents(words: str, indicator: str) -> list[str]:
        other = "| Meningkatnya usaha mikro | Persentase usaha mikro | Mendampingi usaha mikro dalam perizinan |\n"
        (strategy, _) = plan(goals + strategies.format(words, indicator) + other).of_level("Strategy")
        return [up.text for up in strategy.parents]

    assert parents("Koperasi sehat meningkat", "Persentase koperasi sehat") == ["Meningkatnya koperasi yang sehat"]
    assert parents("Pasar rakyat tertata", "Persentase koperasi sehat") == []  # no word of it
    assert parents("Koperasi sehat meningkat", "Persentase usaha mikro") == []  # the other row's


def test_years_counted_over_two_tables(plan: Read) -> None:
    names = ["Program Penataan Pasar Desa", "Program Penataan Jalan Desa", "Program Penataan Air Desa"]
    head = "| Kode | Program dan Kegiatan | Indikator | Satuan | Data Capaian Awal (2024) | Target dan Pendanaan |"

    def rows(first: int, figures: str) -> str:
        return "".join(
            f"| 7.01.0{at} | {name} | Persentase {at} | Persen | 7{at} | {figures} |\n" for at, name in enumerate(names[first:], first + 2)
        )

    read = plan(
        f"Tabel 6.2 Program\n{head} | |\n| | | | | | Tahun ke-1 | Tahun ke-2 | |\n| | | | | | Target | Target | Pagu |\n"
        + rows(0, "75 | 76 | 247.189.280")
        + f"\nTabel 6.2 Program (lanjutan)\n{head} | | |\n| | | | | | Tahun ke-3 | | Tahun ke-4 | |\n"
        "| | | | | | Target | Pagu | Target | Pagu |\n"
        + rows(0, "77 | 256.696.560 | 78 | 266.203.840")[: -len(rows(2, "77 | 256.696.560 | 78 | 266.203.840"))]
        + "\n" + rows(2, "77 | 256.696.560 | 78 | 266.203.840")
    )  # fmt: skip
    assert [(item.text, [(amount.year, amount.rupiah) for amount in item.amounts]) for item in read.of_level("Program")] == [
        (name, [(2026, 247189280), (2027, 256696560), (2028, 266203840)]) for name in names
    ]
    assert {(aim.year, aim.text) for item in read.of_level("Program") for measure in item.measures for aim in measure.aims} == {
        (2025, "75"), (2026, "76"), (2027, "77"), (2028, "78"),
    }  # fmt: skip


def test_whose_the_columns_are_beside_a_heading_over_the_years(plan: Read) -> None:
    read = plan(
        "Tabel 4.1 Sinkronisasi\n| RPJMD KABUPATEN SUKARAMAI | | | RENSTRA DINAS | | | TARGET | |\n"
        "| Misi | Tujuan | Sasaran | Tujuan | Sasaran | Indikator | 2025 | 2026 |\n"
        "| Misi 2 : Meningkatkan daya saing daerah | Meningkatnya investasi daerah | Meningkatnya realisasi investasi |"
        " Meningkatnya nilai usaha | | Nilai usaha | 500 | 550 |\n"
        "| | | | | Meningkatnya jumlah investor | Jumlah investor | 20 | 25 |\n"
    )
    assert [item.text for item in read.of_level("RegionalGoal", "RegionalSasaran")] == [
        "Meningkatnya investasi daerah",
        "Meningkatnya realisasi investasi",
    ]
    assert told(read, "Goal") == [("Meningkatnya nilai usaha", ["Nilai usaha"], ["500", "550"])]
    assert told(read, "Sasaran") == [("Meningkatnya jumlah investor", ["Jumlah investor"], ["20", "25"])]
    years = [aim.year for item in read.of_level("Sasaran") for measure in item.measures for aim in measure.aims]
    assert years == [2025, 2026]


def test_an_indicator_headed_as_the_rpjmds_where_the_plan_has_none(plan: Read) -> None:
    read = plan(
        "Tabel 1 Cascading\n| Misi | Tujuan RPJMD | Indikator Tujuan RPJMD | Sasaran RPJMD | Indikator Sasaran RPJMD |"
        " Tujuan Renstra | Sasaran Renstra |\n"
        "| Misi 3 Memperkuat kota kepulauan | Meningkatnya mutu kota | Indeks kota | Menurunnya kawasan kumuh | Luas kawasan kumuh |"
        " Meningkatnya rumah warga | Meningkatnya rumah layak |\n"
    )
    assert told(read, "RegionalGoal") == [("Meningkatnya mutu kota", ["Indeks kota"], [])]
    assert told(read, "RegionalSasaran") == [("Menurunnya kawasan kumuh", ["Luas kawasan kumuh"], [])]
    assert told(read, "Goal") == [("Meningkatnya rumah warga", [], [])]
    assert told(read, "Sasaran") == [("Meningkatnya rumah layak", [], [])]

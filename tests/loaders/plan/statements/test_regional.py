"""The chain above the plan's own tujuan: labels above tables and across their rows, tables of the RPJMD, norms beside its sasaran."""

from __future__ import annotations

from collections.abc import Callable

from selaras.loaders.plan.facts import Item, Plan
from selaras.loaders.plan.statements.regional import regional_statements

Read = Callable[[str], Plan]


def one(plan: Plan, level: str, words: str) -> Item:
    (found,) = [item for item in plan.of_level(level) if words in item.text]
    return found


def test_labels_above_a_header_are_the_chain_of_its_rows(plan: Read) -> None:
    found = plan("""
Tabel 3.3 Strategi
| VISI | Terwujudnya Sukaramai yang Rukun | | |
| MISI III : Menata pasar rakyat yang ramai | | | |
| Tujuan : Meningkatnya pendapatan pedagang kecil | | | |
| Sasaran Daerah : | Meningkatnya omzet pasar rakyat | | |
| Tujuan | Sasaran | Indikator | 2025 | 2026 |
| Meningkatnya layanan kecamatan | | Indeks layanan | 81 | 82 |
| | Meningkatnya mutu perizinan | Nilai survei | 86 | 87 |
""")
    goal = one(found, "Goal", "layanan kecamatan")
    sasaran = one(found, "RegionalSasaran", "omzet")
    upper = one(found, "RegionalGoal", "pendapatan")
    mission = one(found, "Mission", "pasar")
    assert (goal.supports, sasaran.parents, upper.parents, mission.number) == ([mission, sasaran], [upper], [mission], 3)
    assert len(list(found.of_level("Goal"))) == len(list(found.of_level("Vision"))) == 1


def test_a_band_counts_for_the_rows_below_it_only(plan: Read) -> None:
    found = plan("""
Tabel 3.1 Tujuan dan Sasaran
| Tujuan | Sasaran | Indikator | 2025 | 2026 |
| Misi 1 : Menata desa yang rukun dan damai | | | | |
| Meningkatnya kerukunan warga desa | | Indeks rukun | 81 | 82 |
| Misi 4 : Memajukan pasar rakyat secara adil | | | | |
| Meningkatnya layanan pasar kecamatan | | Indeks pasar | 61 | 62 |
""")
    supports = {item.text: [mission.number for mission in item.supports] for item in found.of_level("Goal")}
    assert supports == {"Meningkatnya kerukunan warga desa": [1], "Meningkatnya layanan pasar kecamatan": [4]}


def test_a_line_of_text_above_a_table_of_sasaran_is_the_plans_own_tujuan(plan: Read) -> None:
    found = plan("""
Tabel 4.1 Sasaran Strategis
Misi 2 : Memajukan pasar rakyat secara adil
Tujuan 1 : Meningkatnya layanan pasar kecamatan
| Sasaran | Indikator | 2025 | 2026 | Program |
| Meningkatnya kebersihan kios pasar | Nilai kebersihan | 70 | 72 | Program Penataan Pasar Rakyat |
""")
    goal = one(found, "Goal", "layanan pasar")
    assert one(found, "Sasaran", "kebersihan").parents == [goal] and [item.number for item in goal.supports] == [2]
    assert one(found, "Program", "Penataan").parents == [one(found, "Sasaran", "kebersihan")]


def test_a_list_of_misi_in_front_of_a_table_says_nothing_of_it(plan: Read) -> None:
    found = plan("""
Misi 1 : Menata desa yang rukun dan damai
Misi 2 : Memajukan pasar rakyat secara adil
| Tujuan | Sasaran | Indikator | 2025 | 2026 |
| Meningkatnya kerukunan warga desa | | Indeks rukun | 81 | 82 |
""")
    assert len(list(found.of_level("Mission"))) == 2 and not one(found, "Goal", "kerukunan").supports


def test_a_table_of_the_rpjmd_is_the_regions_own(plan: Read) -> None:
    found = plan("""
Misi Kabupaten Sukaramai adalah:
1. Menata desa yang rukun dan damai
2. Memajukan pasar rakyat secara adil
Tabel 3.1 Cascading Misi Kedua RPJMD Kabupaten Sukaramai
| Tujuan Daerah | Indikator | Sasaran Daerah | Indikator |
| Meningkatnya hasil pasar rakyat | Omzet | Meningkatnya jumlah pedagang tetap | Pedagang |
| | | Terjaganya harga bahan pokok | Inflasi |
Tabel 3.2 Sasaran dan Target RPJMD Kabupaten Sukaramai
| Tujuan | Sasaran | Indikator | 2025 | 2026 |
| Meningkatnya kerukunan antarwarga | | Indeks rukun | 81 | 82 |
| | Menurunnya sengketa tanah warga | Jumlah sengketa | 9 | 8 |
Tabel 3.3 Tujuan dan Sasaran Renstra
| Tujuan | Sasaran | Indikator | 2025 | 2026 |
| Meningkatnya layanan kecamatan | | Indeks layanan | 81 | 82 |
""")
    upper = one(found, "RegionalGoal", "hasil pasar")
    assert [item.number for item in upper.parents] == [2] and [measure.text for measure in upper.measures] == ["Omzet"]
    assert one(found, "RegionalSasaran", "harga").parents == [upper]
    assert [measure.text for measure in one(found, "RegionalSasaran", "harga").measures] == ["Inflasi"]
    assert one(found, "RegionalSasaran", "sengketa").parents == [one(found, "RegionalGoal", "kerukunan")]
    assert [aim.text for aim in one(found, "RegionalSasaran", "sengketa").measures[0].aims] == ["9", "8"]
    assert [item.text for item in found.of_level("Goal")] == ["Meningkatnya layanan kecamatan"]


def test_norms_of_the_field_are_no_sasaran_of_the_region(plan: Read) -> None:
    found = plan("""
Tabel 3.1 Tujuan dan Sasaran
| NSPK | Sasaran RPJMD | Tujuan | Sasaran | Indikator | 2025 | 2026 |
| Urusan Perdagangan | - Meningkatnya omzet pasar - Terjaganya harga pangan | Meningkatnya layanan pasar | | Indeks pasar | 81 | 82 |
| Urusan Penunjang | | | Meningkatnya kinerja kecamatan | Nilai | 71 | 72 |
""")
    texts = [item.text for item in found.of_level("RegionalSasaran")]
    assert texts == ["Meningkatnya omzet pasar", "Terjaganya harga pangan"]
    assert [item.text for item in one(found, "Goal", "layanan").supports] == texts


def test_tables_of_other_governments_plans_are_left_out(plan: Read) -> None:
    found = plan("""
Tabel 2.9 Telaah Renstra Provinsi
| Tujuan | Sasaran | Indikator | 2025 | 2026 |
| Meningkatnya kerukunan se-provinsi | | Indeks rukun | 81 | 82 |
Tabel 3.3 Tujuan dan Sasaran Renstra
| Tujuan | Sasaran | Indikator | 2025 | 2026 |
| Meningkatnya layanan kecamatan | | Indeks layanan | 81 | 82 |
""")
    assert [item.text for item in found.of_level("Goal")] == ["Meningkatnya layanan kecamatan"]


def test_a_result_word_in_front_makes_no_other_statement(plan: Read) -> None:
    found = plan("""
Tabel 3.1 Sasaran dan Target RPJMD Kabupaten Sukaramai
| Tujuan | Sasaran | Indikator | 2025 | 2026 |
| Meningkatnya tata kelola daerah | Layanan Publik yang Prima | Indeks layanan | 3 | 4 |
Tabel 3.2 Tujuan dan Sasaran Renstra
| Sasaran RPJMD | Tujuan | Sasaran | Indikator | 2025 | 2026 |
| Terwujudnya Layanan Publik yang Prima | Meningkatnya layanan kecamatan | | Indeks layanan | 81 | 82 |
""")
    (sasaran,) = found.of_level("RegionalSasaran")
    assert [item.text for item in one(found, "Goal", "kecamatan").supports] == [sasaran.text] and len(sasaran.parents) == 1


def test_one_statement_a_mark() -> None:
    assert regional_statements("1. Meningkatnya omzet\npasar rakyat\n2. Terjaganya harga pangan") == [
        "Meningkatnya omzet pasar rakyat",
        "Terjaganya harga pangan",
    ]
    assert regional_statements("1. Meningkatnya omzet pasar 2. Terjaganya harga") == ["Meningkatnya omzet pasar", "Terjaganya harga"]
    assert regional_statements("SKPD : IN DI KA TOR 2025 2026") == []


def test_the_rest_of_an_indicator_is_no_sasaran(plan: Read) -> None:
    found = plan("""
Tabel 4.1 Program
| Sasaran | Program/Kegiatan | Indikator | Target 2025 | Pagu 2025 |
| Meningkatnya mutu perizinan kecamatan | 7.01.01 PROGRAM PENATAAN LOKET | Loket | 2 | 20.000.000 |
| Pajaknya (Unit) | 7.01.01.2.01 Penataan Loket Warga | Loket | 2 | 20.000.000 |
""")
    assert [item.text for item in found.of_level("Sasaran")] == ["Meningkatnya mutu perizinan kecamatan"]


def test_a_sasaran_that_only_the_table_of_programs_states_takes_its_own_programs(plan: Read) -> None:
    found = plan("""
Tabel 3.1 Tujuan dan Sasaran
| Tujuan | Sasaran | Indikator | 2025 | 2026 |
| Meningkatnya layanan kecamatan | | Indeks layanan | 81 | 82 |
| | Meningkatnya mutu perizinan kecamatan | Nilai survei | 86 | 87 |
Tabel 4.1 Program
| Sasaran | Indikator | Program/Kegiatan | Target 2025 | Pagu 2025 |
| Meningkatnya mutu perizinan kecamatan | Nilai survei | | 86 | |
| | Loket | 7.01.02 PROGRAM PENATAAN LOKET | 2 | 20.000.000 |
| Meningkatnya tertib kinerja perangkat daerah | Nilai SAKIP | | 71 | |
| | Dokumen | 7.01.01 PROGRAM PENUNJANG URUSAN | 2 | 30.000.000 |
""")
    assert {item.text: [up.text for up in item.parents] for item in found.of_level("Program")} == {
        "PROGRAM PENATAAN LOKET": ["Meningkatnya mutu perizinan kecamatan"],
        "PROGRAM PENUNJANG URUSAN": ["Meningkatnya tertib kinerja perangkat daerah"],
    }


def test_a_row_of_another_field_beside_an_empty_sasaran_of_the_region_has_none(plan: Read) -> None:
    found = plan("""
Tabel 3.1 Tujuan dan Sasaran
| NSPK | Sasaran RPJMD | Tujuan | Sasaran | Indikator | 2025 | 2026 |
| Urusan Pasar | Meningkatnya niaga rakyat | Meningkatnya mutu pasar | | Indeks pasar | 61 | 62 |
| | | | Meningkatnya kebersihan kios pasar | Nilai kebersihan | 70 | 72 |
| Unsur Penunjang | | | Meningkatnya akuntabilitas dinas | Nilai SAKIP | 70 | 72 |
""")
    assert [len(item.supports) for item in found.of_level("Sasaran")] == [1, 0]


def test_statements_stacked_beside_one_tujuan_are_the_tujuans_alone(plan: Read) -> None:
    found = plan("""
Tabel 3.1 Tujuan dan Sasaran
| Sasaran RPJMD | Tujuan | Sasaran | Indikator | 2025 | 2026 |
| Meningkatnya niaga rakyat | Meningkatnya mutu pasar | | Indeks pasar | 61 | 62 |
| Menurunnya harga bahan pokok | | Meningkatnya kebersihan kios pasar | Nilai kebersihan | 70 | 72 |
| | | Meningkatnya akuntabilitas dinas | Nilai SAKIP | 70 | 72 |
""")
    (goal,) = found.of_level("Goal")
    assert len(goal.supports) == 2 and not any(item.supports for item in found.of_level("Sasaran"))


def test_a_column_of_misi_holds_until_the_next_one_and_says_its_number(plan: Read) -> None:
    found = plan("""
Tabel 3.1 Cascading
| Misi RPJMD | Sasaran RPJMD | Tujuan | Sasaran | Indikator | 2026 |
| Misi 2: Memajukan pasar rakyat | Meningkatnya niaga rakyat | Meningkatnya mutu pasar | Meningkatnya kebersihan | Nilai kebersihan | 70 |
| | | | Meningkatnya tertib pedagang kios | Nilai tertib | 70 |
| Misi 3: Membenahi layanan kantor | Meningkatnya kepuasan warga | Meningkatnya mutu kantor | Meningkatnya kinerja | Nilai SAKIP | 70 |
""")
    numbers = {item.text: [up.number for up in item.supports if up.level == "Mission"] for item in found.of_level("Sasaran")}
    assert list(numbers.values()) == [[2], [2], [3]]


def test_a_sasaran_of_the_region_hangs_below_the_tujuan_of_its_code(plan: Read) -> None:
    found = plan("""
| Kode | Tujuan Pemerintah Daerah |
| T1 | Terwujudnya kantor yang melayani |
| T2 | Meningkatnya niaga rakyat |

Sasaran daerah menyusul.

| Kode | Sasaran Pemerintah Daerah |
| T2. S1 | Meningkatnya omzet pasar rakyat |
| T1.S4 | Meningkatnya kepuasan warga kabupaten |
""")
    assert one(found, "RegionalSasaran", "omzet").parents == [one(found, "RegionalGoal", "niaga")]
    assert one(found, "RegionalSasaran", "kepuasan").parents == [one(found, "RegionalGoal", "kantor")]


def test_a_row_that_names_the_regions_sasaran_within_a_table_holds_for_the_rows_below(plan: Read) -> None:
    found = plan("""
Tabel 3.1 Tujuan dan Sasaran
| Tujuan | Sasaran | Indikator | 2025 | 2026 |
| Sasaran RPJMD : Meningkatnya niaga rakyat | | | | |
| Meningkatnya mutu pasar | | Indeks pasar | 61 | 62 |
| | Meningkatnya kebersihan kios pasar | Nilai kebersihan | 70 | 72 |
| Sasaran RPJMD : Meningkatnya kepuasan warga kabupaten | | | | |
| Meningkatnya mutu layanan kantor | | Indeks layanan | 61 | 62 |
""")
    assert [[up.text for up in item.supports] for item in found.of_level("Goal")] == [
        ["Meningkatnya niaga rakyat"],
        ["Meningkatnya kepuasan warga kabupaten"],
    ]


def test_indicators_of_the_agency_beside_the_regions_measure_no_statement_of_the_region(plan: Read) -> None:
    found = plan("""
Tabel 7.2 Linearitas Indikator
| No | Sasaran RPJMD | Indikator Sasaran RPJMD | Indikator Sasaran Dinas Pasar |
| 1 | Meningkatnya niaga rakyat | Indeks niaga | Nilai kebersihan kios |
| | | | Nilai SAKIP dinas |
""")
    assert [measure.text for measure in one(found, "RegionalSasaran", "niaga").measures] == ["Indeks niaga"]


def test_misi_that_only_a_table_counts_are_supported_by_their_number(plan: Read) -> None:
    found = plan("""
Dinas Pasar mengampu misi kedua.

Tabel 2.1 Misi, Tujuan dan Sasaran RPJMD
| No | Misi | Tujuan | Sasaran | Indikator Sasaran |
| 1 | Membenahi layanan kantor | Terwujudnya kantor yang melayani | Meningkatnya kepuasan warga kabupaten | Indeks kepuasan |
| 2 | Memajukan pasar rakyat | Meningkatnya niaga rakyat | Meningkatnya omzet pasar rakyat | Omzet |
""")
    assert [item.number for item in found.of_level("Mission")] == [1, 2]
    assert [item.text for item in found.supported] == ["Memajukan pasar rakyat"]


def test_outline_numbers_are_no_words_of_a_statement(plan: Read) -> None:
    found = plan("""
Tabel 3.1 Tujuan dan Sasaran
| Tujuan dan Sasaran | Indikator | 2025 | 2026 |
| Tujuan 1: Meningkatnya mutu pasar | Indeks pasar | 61 | 62 |
| Sasaran 1.1: Meningkatnya kebersihan kios pasar | Nilai kebersihan | 70 | 72 |
| 1.2 Meningkatnya tertib pedagang kios | Nilai tertib | 70 | 72 |
""")
    assert [item.text for item in found.of_level("Sasaran")] == ["Meningkatnya kebersihan kios pasar", "Meningkatnya tertib pedagang kios"]


def test_a_numbered_table_of_sasaran_alone_states_them_below_the_one_tujuan(plan: Read) -> None:
    found = plan("""
Tabel 3.1 Tujuan Renstra
| No | Tujuan | Indikator Tujuan | 2025 | 2026 |
| 1 | Meningkatnya mutu pasar | Indeks pasar | 61 | 62 |

Tabel 3.2 Sasaran Renstra
| No | Sasaran | Indikator Sasaran | 2025 | 2026 |
| 1 | Meningkatnya kebersihan kios pasar | Nilai kebersihan | 70 | 72 |
| 2 | Meningkatnya tertib pedagang kios | Nilai tertib | 70 | 72 |
""")
    (goal,) = found.of_level("Goal")
    assert [item.parents for item in found.of_level("Sasaran")] == [[goal], [goal]]


def test_a_column_of_the_rpjmd_holds_its_chain_in_one_cell(plan: Read) -> None:
    found = plan("""
Tabel 3.1 Keterkaitan
| RPJMD | Tujuan Renstra | Sasaran Renstra | Indikator | 2026 |
| Misi 2: Memajukan pasar Tujuan: Meningkatnya niaga rakyat Sasaran: Meningkatnya omzet | Meningkatnya mutu pasar | | Indeks | 70 |
""")
    sasaran = one(found, "RegionalSasaran", "omzet")
    assert sasaran.parents == [one(found, "RegionalGoal", "niaga")] and sasaran in one(found, "Goal", "mutu").supports
    assert [item.number for item in found.of_level("Mission")] == [2]


def test_a_code_beside_a_statement_says_its_level(plan: Read) -> None:
    found = plan("""
Tabel 3.1 Tujuan dan Sasaran
| Kode | Tujuan/Sasaran | Indikator | 2025 | 2026 |
| T1 | Meningkatnya mutu pasar | Indeks pasar | 61 | 62 |
| S1.1 | Meningkatnya kebersihan kios pasar | Nilai kebersihan | 70 | 72 |
| T2 | Meningkatnya mutu kantor | Indeks kantor | 61 | 62 |
| S2.1 | Meningkatnya kecepatan izin usaha | Nilai tertib | 70 | 72 |
""")
    assert {item.text: item.parents[0].text for item in found.of_level("Sasaran")} == {
        "Meningkatnya kebersihan kios pasar": "Meningkatnya mutu pasar",
        "Meningkatnya kecepatan izin usaha": "Meningkatnya mutu kantor",
    }


def test_a_misi_with_its_number_and_no_sign(plan: Read) -> None:
    found = plan("""
Tabel 3.1 Tujuan dan Sasaran RPJMD
| Misi | Tujuan | Sasaran | Indikator Sasaran |
| Misi ke-1 Memajukan pasar rakyat | Meningkatnya niaga rakyat | Meningkatnya omzet pasar rakyat | Omzet |
| M2. Membenahi layanan kantor | Terwujudnya kantor yang melayani | Meningkatnya kepuasan warga kabupaten | Indeks |
""")
    assert {item.number: item.text for item in found.of_level("Mission")} == {1: "Memajukan pasar rakyat", 2: "Membenahi layanan kantor"}


def test_tujuan_and_sasaran_of_the_region_stand_each_beside_the_plans_own(plan: Read) -> None:
    found = plan("""
Tabel 3.1 Cascading
| Tujuan / Sasaran RPJMD | Tujuan / Sasaran Dinas Pasar | Indikator | 2025 | 2026 |
| Tujuan: Meningkatnya niaga rakyat | Tujuan: Meningkatnya mutu pasar | Indeks pasar | 61 | 62 |
| Sasaran: Meningkatnya omzet pedagang kecil | Sasaran: Meningkatnya kebersihan kios pasar | Nilai kebersihan | 70 | 72 |
""")
    assert [[up.text for up in item.supports] for item in found.of_level("Goal", "Sasaran")] == [
        ["Meningkatnya niaga rakyat"],
        ["Meningkatnya omzet pedagang kecil"],
    ]


def test_a_table_whose_first_column_labels_its_rows(plan: Read) -> None:
    found = plan("""
Tabel 3.1 Keterkaitan
| Misi 4 | : | Membenahi layanan kantor |
| Tujuan RPJMD | : | Terwujudnya kantor yang melayani |
| Sasaran RPJMD | : | 1. Meningkatnya kepuasan warga kabupaten |
| | | 2. Meningkatnya kejujuran aparat daerah |

Tabel 3.2 Tujuan dan Sasaran Renstra Kecamatan Sukaramai
| Tujuan | : | Meningkatnya mutu loket kecamatan |
| Sasaran | : | 1. Meningkatnya kecepatan izin usaha |
| | | 2. Meningkatnya kebersihan balai warga |
""")
    goal = one(found, "RegionalGoal", "melayani")
    assert [item.number for item in goal.parents] == [4]
    assert [item.parents for item in found.of_level("RegionalSasaran")] == [[goal], [goal]]
    assert [item.parents for item in found.of_level("Sasaran")] == [[one(found, "Goal", "loket")]] * 2


def test_a_table_of_both_chains_without_figures_links_them(plan: Read) -> None:
    found = plan("""
Tabel 3.3 Penyelarasan
| No | Misi | Tujuan RPJMD | Sasaran RPJMD | Tujuan Renstra | Sasaran Renstra | Indikator Sasaran Renstra |
| 1 | Misi 3 : Memajukan pasar | Meningkatnya niaga rakyat | Meningkatnya omzet pedagang | Meningkatnya mutu pasar | Kios bersih | Nilai |
""")
    goal = one(found, "Goal", "mutu pasar")
    assert {up.text for up in goal.supports} == {"Memajukan pasar", "Meningkatnya omzet pedagang"}


def test_statements_in_small_letters_are_no_marks_of_a_list(plan: Read) -> None:
    found = plan("""
Tabel 3.2 Keterkaitan
| Misi 2 | mewujudkan pelayanan yang mudah dan cepat |
| Tujuan | meningkatnya mutu pelayanan warga |
| Sasaran | menurunnya keluhan warga |
Tabel 3.3 Tujuan dan Sasaran
| Tujuan | Sasaran | Indikator | 2025 | 2026 |
| Meningkatnya mutu pelayanan warga | | Indeks layanan | 81 | 82 |
| | Menurunnya keluhan warga | Nilai survei | 86 | 87 |
""")
    mission = one(found, "Mission", "pelayanan yang mudah")
    goal = one(found, "Goal", "mutu pelayanan")
    assert (mission.number, goal.supports) == (2, [mission])

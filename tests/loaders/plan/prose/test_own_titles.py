"""Tujuan and sasaran below headings that name nothing but their level, and the headings below which they are none of the plan's."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selaras.loaders.plan.facts import Plan

Read = Callable[[str], Plan]
SASARAN = "Sasaran dari tujuan kesatu:\na. Meningkatnya mutu jalan desa\n\nSasaran dari tujuan kedua:\na. Meningkatnya mutu air warga\n"


def chain(plan: Plan) -> list[str]:
    return [f"{item.text} < {', '.join(up.text for up in item.parents)}" for item in plan.of_level("Goal", "Sasaran")]


@pytest.mark.parametrize(
    "goals",
    [
        "A. TUJUAN\n1. Terwujudnya desa yang terhubung\n2. Terwujudnya desa yang sehat\n\nB. SASARAN\n",
        "4.1 Tujuan Strategis\nKantor ini memiliki dua tujuan yaitu:\n1. Terwujudnya desa yang terhubung\n"
        "2. Terwujudnya desa yang sehat\n\n4.2 Sasaran\n",
    ],
)
def test_lists_below_bare_headings(plan: Read, goals: str) -> None:
    read = plan(f"BAB IV TUJUAN DAN SASARAN\n\n{goals}{SASARAN}")
    assert chain(read) == [
        "Terwujudnya desa yang terhubung < ",
        "Terwujudnya desa yang sehat < ",
        "Meningkatnya mutu jalan desa < Terwujudnya desa yang terhubung",
        "Meningkatnya mutu air warga < Terwujudnya desa yang sehat",
    ]


def test_a_paragraph_below_a_bare_heading_with_what_measures_it(plan: Read) -> None:
    read = plan(
        "BAB III\n\n1. Tujuan\nTerwujudnya desa yang sehat, diukur dengan Indeks desa sehat.\n\n"
        "2. Sasaran\na. Meningkatnya mutu air warga\n"
    )
    assert chain(read) == ["Terwujudnya desa yang sehat < ", "Meningkatnya mutu air warga < Terwujudnya desa yang sehat"]
    assert [measure.text for item in read.of_level("Goal") for measure in item.measures] == ["Indeks desa sehat"]


@pytest.mark.parametrize(
    "head",
    [
        "BAB I PENDAHULUAN\n\nB. Tujuan\n",  # the document's own
        "BAB I\n\n1.3 Maksud dan Tujuan\n\nA. Maksud\nMemberi arah.\n\nB. Tujuan\n",
        "BAB III\n\n3.3 Telaahan Renstra Kementerian Desa\n\n3.3.1 Tujuan\n",
        "BAB III\n\n3.3 Telaahan Renstra Kementerian Desa\n\nA. Tujuan\n",
        "BAB III\n\nA. Tujuan RPJMD\n",
        "BAB IV\n\nA. Tujuan\nPermasalahan yang dihadapi adalah:\n",
    ],
)
def test_what_stands_below_other_headings_is_none_of_the_plans(plan: Read, head: str) -> None:
    read = plan(f"{head}1. Terwujudnya desa yang terhubung\n2. Terwujudnya desa yang sehat\n\nB. Sasaran\n1. Meningkatnya mutu air\n")
    assert not list(read.of_level("Goal"))


def test_a_foreign_lead_takes_its_list_with_it(plan: Read) -> None:
    read = plan("BAB IV\n\nA. Tujuan\nTujuan Kementerian Desa adalah:\n1. Terwujudnya desa maju\n2. Terwujudnya desa sehat\n")
    assert not list(read.of_level("Goal"))


def test_an_agency_sets_a_tujuan_for_what_the_region_aims_at(plan: Read) -> None:
    read = plan(
        "Kecamatan Awangga melaksanakan misi 2. Tujuan RPJMD adalah “Terwujudnya birokrasi yang baik” "
        "dan sasaran RPJMD adalah “Meningkatnya kapasitas birokrasi”.\n\n4.1 Tujuan\n\n"
        "Kecamatan Awangga menetapkan tujuan untuk mendukung sasaran RPJMD tersebut, yaitu “Terwujudnya layanan yang cepat”. "
        "Tujuan ini diukur melalui Indeks layanan.\n\n4.2 Sasaran\n\nDari tujuan di atas diturunkan 2 sasaran, yaitu:\n"
        "- Meningkatnya mutu layanan loket\n- Meningkatnya mutu layanan lapangan\n"
    )
    assert chain(read) == [
        "Terwujudnya layanan yang cepat < ",
        "Meningkatnya mutu layanan loket < Terwujudnya layanan yang cepat",
        "Meningkatnya mutu layanan lapangan < Terwujudnya layanan yang cepat",
    ]
    [goal] = read.of_level("Goal")
    assert [up.text for up in goal.supports] == ["Meningkatnya kapasitas birokrasi"]
    assert [measure.text for measure in goal.measures] == ["Indeks layanan"]
    assert [item.text for item in read.of_level("RegionalSasaran")] == ["Meningkatnya kapasitas birokrasi"]


def test_a_list_adds_the_sasaran_that_the_table_of_money_has_no_program_for(plan: Read) -> None:
    table = (
        "\nTabel 5.1 Program\n| Sasaran | Program | Indikator | Target 2025 | Rp 2025 |\n"
        "| Meningkatnya mutu air warga | Program Air Bersih | Persentase air layak | 50 % | 100.000.000 |\n"
        "| | Program Sumur Desa | Jumlah sumur | 5 unit | 50.000.000 |\n"
    )
    labels = "Tujuan : Terwujudnya desa yang sehat\nSasaran : a. Meningkatnya kebersihan lingkungan pasar\nb. {}\n"
    both = ["Meningkatnya kebersihan lingkungan pasar", "Meningkatnya mutu air warga"]
    assert sorted(item.text for item in plan(labels.format(both[1]) + table).of_level("Sasaran")) == both
    # Where no line is the table's, the text may word anew what the table states.
    assert [item.text for item in plan(labels.format("Meningkatnya air yang layak minum") + table).of_level("Sasaran")] == both[1:]

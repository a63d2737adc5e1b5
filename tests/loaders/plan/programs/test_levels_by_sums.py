"""Tables that print no codes: what is a kegiatan and what a subkegiatan is proved by their sums, over pages and units of work."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from selaras.loaders.plan.facts import Plan

HEAD = "Program/Kegiatan/Sub Kegiatan\tIndikator\tSatuan\tTarget 2026\tPagu 2026\tTarget 2027\tPagu 2027\tUnit Kerja"
ROWS = (
    ("PROGRAM TERNAK RAKYAT", "Persentase kandang sehat", "Persen", 60, 65),
    ("Kandang Bersama", "Persentase kandang terisi", "Persen", 28, 30),
    ("Kandang di Lereng", "Jumlah kandang lereng", "Unit", 20, 21),
    ("Kandang di Pesisir", "Jumlah kandang pesisir", "Unit", 8, 9),
    ("Pakan Hijauan", "Persentase lahan pakan", "Persen", 32, 35),
    ("Kebun Rumput", "Jumlah kebun rumput", "Lokasi", 12, 15),
    ("Silase Desa", "Jumlah silase desa", "Ton", 20, 20),
)


def _row(name: str, indicator: str, unit: str, one: int, other: int, office: str = "") -> str:
    return f"{name}\t{indicator}\t{unit}\t4\t{one}.000.000\t5\t{other}.000.000\t{office}"


def _levels(read: Plan) -> dict[str, str]:
    return {item.text: item.level for item in read.of_level("Program", "Activity", "SubActivity")}


LEVELS = {
    name: level
    for (name, *_), level in zip(
        ROWS, ["Program", "Activity", "SubActivity", "SubActivity", "Activity", "SubActivity", "SubActivity"], strict=True
    )
}


@pytest.mark.parametrize("offices", [(), (1, 2, 3, 4, 5)])
def test_the_sums_tell_the_levels(plan: Callable[[str], Plan], offices: Sequence[int]) -> None:
    rows = [_row(*row, "Dinas Peternakan" if at in offices else "") for at, row in enumerate(ROWS)]
    read = plan("\n".join(["Tabel 4.2 Program", HEAD, *rows]))
    assert _levels(read) == LEVELS
    assert [item.parents[0].text for item in read.of_level("SubActivity")] == [ROWS[at][0] for at in (1, 1, 4, 4)]


def test_a_sum_that_is_wrong_in_one_year_tells_them_too(plan: Callable[[str], Plan]) -> None:
    rows = [_row(*row[:4], row[4] + (3 if row[0] == "Kandang Bersama" else 0)) for row in ROWS]
    assert _levels(plan("\n".join(["Tabel 4.2 Program", HEAD, *rows]))) == LEVELS


def test_a_name_row_that_sums_up_its_units_counts_once(plan: Callable[[str], Plan]) -> None:
    rows = [_row(*row) for row in ROWS]
    units = ("15.000.000\t2\t15.000.000\tKelurahan Batu", "5.000.000\t3\t6.000.000\tKelurahan Air")
    split = [f"\tJumlah kandang lereng\tUnit\t2\t{figures}" for figures in units]
    read = plan("\n".join(["Tabel 4.2 Program", HEAD, *rows[:3], *split, *rows[3:]]))
    assert _levels(read) == LEVELS


@pytest.mark.parametrize("caption", ["Tabel 4.2 (lanjutan)", "Lanjutan Tabel 4.2", "Tabel 4.2 Program Ternak"])
def test_a_caption_printed_anew_parts_no_table(plan: Callable[[str], Plan], caption: str) -> None:
    rows = [_row(*row) for row in ROWS]
    read = plan("\n".join(["Tabel 4.2 Program Ternak", HEAD, *rows[:3], "", caption, "", HEAD, *rows[3:]]))
    assert _levels(read) == LEVELS
    assert len(read.tables) == 1


@pytest.mark.parametrize(
    "urusan", ["URUSAN PEMERINTAHAN BIDANG PERTANIAN", "URUSAN PEMERINTAHA N BIDANG PERTANIAN", "Bidang Urusan Pilihan Pertanian"]
)
def test_the_row_of_an_urusan_in_the_column_of_programs_is_none(plan: Callable[[str], Plan], urusan: str) -> None:
    head = "No\tProgram\tKegiatan\tSub Kegiatan\tIndikator\tSatuan\tTarget 2026\tPagu 2026"
    rows = (
        f"\t{urusan}\t\t\t\t\t\t20.000.000",
        "\tPROGRAM TERNAK RAKYAT\t\t\tPersentase kandang sehat\tPersen\t70\t20.000.000",
        "\t\tKandang Bersama\t\tPersentase kandang terisi\tPersen\t80\t20.000.000",
        "\t\t\tKandang di Lereng\tJumlah kandang lereng\tUnit\t3\t20.000.000",
    )
    read = plan("\n".join(["Tabel 4.2 Program", head, *rows]))
    assert [item.text for item in read.of_level("Program")] == ["PROGRAM TERNAK RAKYAT"]
    assert [amount.rupiah for _, amount in read.totals] == [20_000_000]


def test_the_end_target_of_a_tujuan_is_none_of_its_sasaran(plan: Callable[[str], Plan]) -> None:
    for words in ("TARGET AKHIR TUJUAN", "TARGET TUJUAN TAHUN 2029", "KONDISI AKHIR TUJUAN"):
        head = f"TUJUAN\tINDIKATOR TUJUAN\t{words}\tSASARAN\tINDIKATOR SASARAN\tTARGET 2026\tTARGET 2027"
        row = "Terwujudnya peternakan yang maju\tIndeks usaha ternak\t81\tMeningkatnya hasil ternak rakyat\tJumlah hasil ternak\t10\t12"
        read = plan("\n".join(["Tabel 3.1 Tujuan dan Sasaran", head, row]))
        goal, sasaran = next(read.of_level("Goal")), next(read.of_level("Sasaran"))
        assert [(aim.year, aim.text) for aim in goal.measures[0].aims] == [(None, "81")]
        assert [(aim.year, aim.text) for aim in sasaran.measures[0].aims] == [(2026, "10"), (2027, "12")]


def test_rows_of_kabupaten_or_kota_are_no_header(plan: Callable[[str], Plan]) -> None:
    head = "TUJUAN\tSASARAN\tOUTCOME\tOUTPUT\tINDIKATOR\tPROGRAM/ KEGIATAN/ SUBKEGIATAN\tKET"
    rows = (
        "Terwujudnya peternakan yang maju\t\t\t\tIndeks usaha ternak\t\t",
        "\tMeningkatnya hasil ternak rakyat\t\t\tJumlah hasil ternak\t\t",
        "\t\tMeningkatnya kandang\t\tPersentase kandang sehat\t7.01.02 PROGRAM TERNAK RAKYAT\t",
        "\t\t\tTersedianya Telaahan Kebijakan Ternak Kabupaten/Kota\tJumlah Telaahan Kebijakan Ternak Kabupaten/Kota\t"
        "7.01.02.2.01 Pengendalian Pelaksanaan Ternak Kabupaten/Kota\t",
        "\tMeningkatnya kesehatan hewan di desa\t\t\tPersentase hewan sehat\t\t",
        "\t\tMeningkatnya obat\t\tPersentase obat\t7.01.03 PROGRAM KESEHATAN HEWAN\t",
    )
    read = plan("\n".join(["Tabel 4.1 Perumusan Program", head, *rows]))
    assert len(read.tables) == 1
    assert [parent.text for item in read.of_level("Program") for parent in item.parents] == [
        "Meningkatnya hasil ternak rakyat", "Meningkatnya kesehatan hewan di desa",
    ]  # fmt: skip


def test_remarks_and_sub_totals_are_no_rows(plan: Callable[[str], Plan]) -> None:
    head = "Kode\tSasaran Program/Kegiatan\tProgram/Kegiatan/Sub Kegiatan\tIndikator\tSatuan\tTarget 2026\tPagu 2026"
    rows = (
        "3.27.02\tMeningkatnya kandang\tProgram : PROGRAM TERNAK RAKYAT\tPersentase kandang sehat\tPersen\t70\t20.000.000",
        "3.27.02.2.01\tTerisinya kandang\tKandang Bersama\tPersentase kandang terisi\tPersen\t80\t20.000.000",
        "3.27.02.2.01.0001\tTersedianya kandang\tKandang di Lereng\tJumlah kandang lereng\tUnit\t3\t20.000.000",
        "\tSub Total Program Ternak Rakyat\t\t\t\t\t20.000.000",
        "\t\t*) Pagu menyesuaikan kemampuan keuangan daerah\t\t\t\t",
    )
    read = plan("\n".join(["Tabel 4.2 Program", head, *rows]))
    assert list(_levels(read)) == ["PROGRAM TERNAK RAKYAT", "Kandang Bersama", "Kandang di Lereng"]
    assert [amount.rupiah for _, amount in read.totals] == [20_000_000]
    assert [[amount.rupiah for amount in item.amounts] for item in read.of_level("SubActivity")] == [[20_000_000]]


def test_a_kegiatan_and_its_subkegiatan_may_bear_one_name(plan: Callable[[str], Plan]) -> None:
    cascade = (
        "Tabel 4.1 Cascading\n| Output | Indikator | Program/Kegiatan/Sub Kegiatan |\n"
        "|  | Persentase jalan aman | 2.15.02 PROGRAM LALU LINTAS |\n"
        "| Terpenuhinya rambu jalan | Persentase rambu | 2.15.02.1.02 Penyediaan Perlengkapan Jalan |\n"
        "|  | Jumlah rambu | 2.15.02.1.02.0002 Penyediaan Perlengkapan Jalan |\n"
        "|  | Jumlah rambu terawat | 2.15.02.1.02.0003 Pemeliharaan Perlengkapan Jalan |\n\n"
    )
    money = (
        "Tabel 4.2 Pendanaan\n| Program/Kegiatan/Sub Kegiatan | Indikator | Satuan | Target 2026 | Pagu 2026 | Target 2027 | Pagu 2027 |\n"
        "| PROGRAM LALU LINTAS | Persentase jalan aman | Persen | 60 | 90.500.000 | 65 | 95.500.000 |\n"
        "| Penyediaan Perlengkapan Jalan | Persentase rambu | Persen | 60 | 90.500.000 | 65 | 95.500.000 |\n"
        "| Penyediaan Perlengkapan Jalan | Jumlah rambu | Unit | 6 | 60.500.000 | 7 | 64.500.000 |\n"
        "| Pemeliharaan Perlengkapan Jalan | Jumlah rambu terawat | Unit | 6 | 30.000.000 | 7 | 31.000.000 |\n"
    )
    read = plan(cascade + money)
    amounts = {item.code: [amount.rupiah for amount in item.amounts] for item in read.of_level("Activity", "SubActivity")}
    assert amounts["2.15.02.1.02"] == [90_500_000, 95_500_000] and amounts["2.15.02.1.02.0002"] == [60_500_000, 64_500_000]


@pytest.mark.parametrize(
    "signs",
    [
        ("I.", "1.1", "1.1.1", "II."),
        ("A.", "1.", "a.", "B."),
        ("I.", "A.", "1)", "II."),
        ("1", "1.1", "1.1.1", "2"),
        ("A.", "A", "-", "B."),
    ],
)
def test_the_outline_of_one_table_is_no_part_of_its_names(plan: Callable[[str], Plan], signs: Sequence[str]) -> None:
    first, second, third, next_ = (f"{sign} " if sign[-1] in ".)" or "." in sign else "" for sign in signs)
    cascade = (
        "Tabel 4.1 Cascading\n| Outcome | Output | Indikator | Program/Kegiatan/Sub Kegiatan |\n"
        f"| Meningkatnya mutu kandang |  | Persentase kandang sehat | {first}PROGRAM TERNAK RAKYAT |\n"
        f"|  | Terisinya kandang | Persentase kandang terisi | {second}Kandang Bersama |\n"
        f"|  |  | Jumlah kandang lereng | {third}Kandang di Lereng |\n"
        f"| Meningkatnya hasil ikan |  | Persentase kolam sehat | {next_}PROGRAM IKAN RAKYAT |\n\n"
    )
    money = (
        "Tabel 4.2 Pendanaan\n| Program/Kegiatan/Sub Kegiatan | Indikator | Satuan | Target 2026 | Pagu 2026 | Target 2027 | Pagu 2027 |\n"
        "| PROGRAM TERNAK RAKYAT | Persentase kandang sehat | Persen | 60 | 60.500.000 | 65 | 65.500.000 |\n"
        "| Kandang Bersama | Persentase kandang terisi | Persen | 60 | 60.500.000 | 65 | 65.500.000 |\n"
        "| Kandang di Lereng | Jumlah kandang lereng | Unit | 6 | 60.500.000 | 7 | 65.500.000 |\n"
        "| PROGRAM IKAN RAKYAT | Persentase kolam sehat | Persen | 6 | 30.000.000 | 7 | 31.000.000 |\n"
    )
    read = plan(cascade + money)
    named = [
        (item.level, item.text, len({origin.table for origin in item.origins}))
        for item in read.of_level("Program", "Activity", "SubActivity")
    ]
    assert sorted(named) == [
        ("Activity", "Kandang Bersama", 2), ("Program", "PROGRAM IKAN RAKYAT", 2), ("Program", "PROGRAM TERNAK RAKYAT", 2),
        ("SubActivity", "Kandang di Lereng", 2),
    ]  # fmt: skip

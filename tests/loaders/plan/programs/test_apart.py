"""What one table prints on two rows is two things, however alike their names are; a slip between two tables is none."""

from __future__ import annotations

from collections.abc import Callable

from selaras.loaders.plan.facts import Plan

HEAD = "| Program/Kegiatan/Sub Kegiatan | Indikator | Satuan | Target 2026 | Pagu 2026 | Target 2027 | Pagu 2027 |"
PROGRAM = "| PROGRAM SARANA KESEHATAN | Persentase sarana | % | 90 | 30.000.000 | 91 | 33.000.000 |"
KEGIATAN = "| Penyediaan Fasilitas Pelayanan | Persentase fasilitas | % | 2 | 30.000.000 | 2 | 33.000.000 |"


def _rows(one: str, other: str) -> str:
    return "\n".join([
        "Tabel 4.2 Program dan Pendanaan", HEAD, PROGRAM, KEGIATAN,
        f"| {one} | Jumlah fasilitas yang dibangun | Unit | 3 | 10.000.000 | 3 | 12.000.000 |",
        f"| {other} | Jumlah fasilitas yang ditingkatkan | Unit | 5 | 20.000.000 | 5 | 21.000.000 |",
    ])  # fmt: skip


def _subs(read: Plan) -> dict[str, list[int]]:
    return {item.text: [amount.rupiah for amount in item.amounts] for item in read.of_level("SubActivity")}


def test_two_rows_with_money_of_their_own_are_two(plan: Callable[[str], Plan]) -> None:
    one, other = "Pembangunan Fasilitas Kesehatan Lainnya", "Pengembangan Fasilitas Kesehatan Lainnya"
    assert _subs(plan(_rows(one, other))) == {one: [10_000_000, 12_000_000], other: [20_000_000, 21_000_000]}


def test_so_they_are_in_a_table_without_money_before(plan: Callable[[str], Plan]) -> None:
    one, other = "Pembangunan Fasilitas Kesehatan Lainnya", "Pengembangan Fasilitas Kesehatan Lainnya"
    cascade = "\n".join([
        "Tabel 4.1 Perumusan Program", "| SASARAN | INDIKATOR | PROGRAM/ KEGIATAN/ SUBKEGIATAN | KET |",
        "| Meningkatnya mutu sarana | Indeks sarana | | |",
        "| | Persentase sarana | PROGRAM SARANA KESEHATAN | |",
        "| | Persentase fasilitas | Penyediaan Fasilitas Pelayanan | |",
        f"| | Jumlah fasilitas yang dibangun | {one} | |",
        f"| | Jumlah fasilitas yang ditingkatkan | {other} | |",
    ])  # fmt: skip
    read = plan(f"{cascade}\n\n{_rows(one, other)}")
    assert _subs(read) == {one: [10_000_000, 12_000_000], other: [20_000_000, 21_000_000]}
    assert [len(item.origins) for item in read.of_level("SubActivity")] == [2, 2]


def test_programs_of_two_tables_that_differ_in_a_word_are_two(plan: Callable[[str], Plan]) -> None:
    tables = [
        "\n".join([f"Tabel 4.{at} {name}", HEAD,
                   f"| {name} | Persentase hasil {name.split()[-1]} | % | 90 | {at}0.000.000 | 91 | {at}3.000.000 |",
                   f"| Pembinaan {name.split()[-1]} | Jumlah kelompok | Kelompok | 2 | {at}0.000.000 | 2 | {at}3.000.000 |"])
        for at, name in enumerate(("Program Pengelolaan Perikanan Tangkap", "Program Pengelolaan Perikanan Budidaya"), 2)
    ]  # fmt: skip
    read = plan("\n\n".join(tables))
    assert [item.text for item in read.of_level("Program")] == [
        "Program Pengelolaan Perikanan Tangkap", "Program Pengelolaan Perikanan Budidaya",
    ]  # fmt: skip


def test_a_slip_between_two_tables_is_none(plan: Callable[[str], Plan]) -> None:
    again = _rows("Pembangunan Fasilitas Kesehatan Laiinya", "Pengadaan Alat").replace("4.2", "4.3")
    read = plan(f"{_rows('Pembangunan Fasilitas Kesehatan Lainnya', 'Pengadaan Alat')}\n\n{again}")
    assert len(list(read.of_level("SubActivity"))) == 2

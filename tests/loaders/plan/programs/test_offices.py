"""One unit of work has one name, however the tables of a plan spell it; what names none is none."""

from __future__ import annotations

from collections.abc import Callable

from selaras.loaders.plan.facts import Plan
from selaras.loaders.plan.programs.offices import settled


def test_spellings_codes_and_slips_mean_the_commonest_whole_form() -> None:
    counts = {
        "Melati": 30, "Kelurahan Melati": 12, "Mela ti": 2, "Kel. Melati": 1, "Kelurahan Malati": 2, "Kelurahan Melani": 25,
        "Kecamatan": 9, "Kecamatan Awangga": 4, "7.01.0.00.0.00.15.0000 - Kecamatan Awangga": 3, "Awangga": 5, "Kelurahan Awangga": 6,
        "Seksi I": 2, "Seksi II": 9, "-14": 6, "BAB V": 7, "[Pick the": 7, "'": 2,
    }  # fmt: skip
    names = settled(counts, "Kecamatan Awangga")
    assert {names[name] for name in ("Melati", "Kelurahan Melati", "Mela ti", "Kel. Melati", "Kelurahan Malati")} == {"Kelurahan Melati"}
    assert names["Kelurahan Melani"] == "Kelurahan Melani", "another kelurahan, printed as often"
    assert {names[name] for name in ("Kecamatan", "Kecamatan Awangga", "7.01.0.00.0.00.15.0000 - Kecamatan Awangga")} == {
        "Kecamatan Awangga"
    }
    assert names["Awangga"] == names["Kelurahan Awangga"] == "Kelurahan Awangga", "the kelurahan of the same name is not the kecamatan"
    assert (names["Seksi I"], names["Seksi II"]) == ("Seksi I", "Seksi II")
    assert {names[name] for name in ("-14", "BAB V", "[Pick the", "'")} == {None}


def test_rows_of_two_tables_are_of_one_unit(plan: Callable[[str], Plan]) -> None:
    head = "| Program/Kegiatan/Sub Kegiatan | Indikator | Target {year} | Pagu {year} | Unit Kerja |"
    rows = """| 7.01.02 Program Pelayanan Publik | Indeks layanan | 80 | 9.000.000 | |
| 7.01.02.2.01 Koordinasi Pemerintahan | Jumlah rapat | 4 | 9.000.000 | |
| 7.01.02.2.01.0002 Rapat Koordinasi Wilayah | Jumlah laporan | 4 | 9.000.000 | {unit} |"""
    read = plan(
        "\n".join([
            "Tabel 6.1 Program dan Pendanaan", head.format(year=2026), rows.format(unit="Melati"), "",
            "Tabel 6.2 Program dan Pendanaan", head.format(year=2027), rows.format(unit="Kelurahan Melati"),
        ])
    )  # fmt: skip
    item = next(read.of_level("SubActivity"))
    assert [(amount.year, amount.unit) for amount in item.amounts] == [(2026, "Kelurahan Melati"), (2027, "Kelurahan Melati")]
    assert [measure.office for measure in item.measures] == ["Kelurahan Melati"]
    assert [aim.year for aim in item.measures[0].aims] == [2026, 2027]

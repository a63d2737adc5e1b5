"""Findings that need a document's own rows: small plans, read and audited."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import selaras
from selaras.queries.audit.rules import rules

Told = Callable[[str, str], list[dict[str, Any]]]

HEAD = "Rencana Strategis Kecamatan Sukamaju Kabupaten Contoh Tahun 2025-2029\n\n"
YEARS = "\tTarget 2026\tPagu 2026\tTarget 2027\tPagu 2027\tTarget 2028\tPagu 2028\tTarget 2029\tPagu 2029\n"
TABLE = (
    "Tabel 4.1 Rencana Program dan Pendanaan\nProgram/Outcome\tIndikator" + YEARS + "7.01.02 - Program Pelayanan Publik Kecamatan Terpadu"
    "\t\t\t45.024.525,00\t\t46.100.000,00\t\t47.200.000,00\t\t48.300.000,00\n"
    "Meningkatnya mutu layanan warga\tIndeks kepuasan warga\t80\t{2026}\t81\t46.100.000,00\t82\t47.200.000,00\t83\t48.300.000,00\n"
)


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """The findings of a rule on a snippet."""

    def of(rule: str, snippet: str) -> list[dict[str, Any]]:
        (tmp_path / "plan.txt").write_text(HEAD + snippet, encoding="utf-8")
        return [finding.to_dict() for finding in rules()[rule].findings(selaras.read(tmp_path / "plan.txt"))]

    return of


def test_the_end_of_an_amount_in_its_place_is_told(told: Told) -> None:
    (found,) = told("D05", TABLE.replace("{2026}", "5,00"))
    assert (found["cause"], found["severity"]) == ("plan", "warning")
    assert "“5,00”" in found["because"] and "2026" in found["because"] and "45.024.525,00" in found["because"]


@pytest.mark.parametrize("cell", ["45.024.525,00", "", "-"])
def test_a_result_that_repeats_or_leaves_out_the_money_is_none(told: Told, cell: str) -> None:
    assert told("D05", TABLE.replace("{2026}", cell)) == []


def _on_one_line(cut: str) -> str:
    """The table and one more program as HTML without a line end; `cut` stands for one of that program's amounts."""
    _, *lines = TABLE.replace("{2026}", "5,00").splitlines()
    lines.append("7.01.03 - Program Pemberdayaan Desa Terpadu Warga\t\t\t85.024.525,00\t\t86.100.000,00\t\t87.200.000,00\t\t88.300.000,00")
    lines.append(f"Meningkatnya mandirinya warga\tIndeks desa\t80\t85.024.525,00\t81\t86.100.000,00\t82\t{cut}\t83\t88.300.000,00")
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in line.split("\t")) + "</tr>" for line in lines)
    return f"<html><body><h1>{HEAD.strip()}</h1><p>Tabel 4.1 Rencana Program dan Pendanaan</p><table>{rows}</table></body></html>"


@pytest.mark.parametrize(("cut", "count"), [("87.200.000,00", 1), ("7,00", 2)])
def test_a_table_on_one_line_of_its_file_has_rows_all_the_same(tmp_path: Path, cut: str, count: int) -> None:
    (tmp_path / "plan.html").write_text(_on_one_line(cut), encoding="utf-8")
    found = [finding.because.en for finding in rules()["D05"].findings(selaras.read(tmp_path / "plan.html"))]
    assert len(found) == count and "“5,00”" in found[0] and "45.024.525,00" in found[0]


NAMES = (
    "Program Penunjang Urusan {0} Daerah Kabupaten/Kota",
    "Program Pelayanan Publik Warga",
    "Program Pembinaan Lembaga Warga",
    "Program Ketertiban Lingkungan Warga",
)
LIST = "Program yang ditetapkan yaitu:\n\n- 1. {0};\n\n- 2. {1};\n\n- 3. {2}; dan - 4. {3}.\n\n"


def plan(of_table: str, of_list: str) -> str:
    rows = "".join(f"{name.format(of_table)}\tIndeks {at}\t80\t10.000.000\n" for at, name in enumerate(NAMES))
    table = f"Tabel 4.1 Rencana Program dan Pendanaan\nProgram\tIndikator\tTarget 2026\tPagu 2026\n{rows}"
    return LIST.format(*(name.format(of_list).removesuffix(" Kabupaten/Kota") for name in NAMES)) + table


def test_a_list_that_has_another_form_of_a_words_is_told(told: Told) -> None:
    (found,) = told("C04", plan("Pemerintah", "Pemerintahan"))
    assert found["severity"] == "note" and "Urusan Pemerintahan Daerah" in found["because"]


def test_a_list_that_only_ends_sooner_is_none(told: Told) -> None:
    assert told("C04", plan("Pemerintahan", "Pemerintahan")) == []


def test_a_list_that_names_one_program_in_both_forms_is_told(told: Told) -> None:
    twice = "Program yang menunjang yaitu " + NAMES[0].format("Pemerintahan") + "\n\n"
    both = plan("Pemerintahan", "Pemerintah").replace("Tabel 4.1", f"{NAMES[0].format('Pemerintahan')}\n\nTabel 4.1")
    (found,) = told("C04", both)
    assert "Urusan Pemerintah Daerah" in found["because"]
    assert told("C04", twice + plan("Pemerintahan", "Pemerintahan")) == []


LISTED = (
    "Tabel 3.9 Program dan Kegiatan\nOutcome\tIndikator\tProgram\nMutu layanan warga meningkat\tIndeks kepuasan warga\t"
    "7.01.02 - Program Pelayanan Publik Kecamatan Terpadu\n\n"
)


def test_an_idle_year_is_shown_by_the_row_that_prints_it(told: Told) -> None:
    table = TABLE.replace("45.024.525,00", "-").replace("{2026}", "-")
    (found,) = told("D02", LISTED + table)
    assert found["line"] == (HEAD + LISTED + table).split("\n").index(next(row for row in table.split("\n") if "Terpadu" in row)) + 1
    assert "46.100.000,00" in found["words"]


def test_an_amount_parted_over_two_cells_is_shown_whole(told: Told) -> None:
    rows = (
        "7.01.02.2.01 - Kegiatan Layanan Warga Desa\t\t\t10.000.000,00\t\t20.000.000,00\t\t42,00\t30.000.0\n"
        "7.01.02.2.01.0001 - Pelayanan Loket Warga Keliling\tJumlah loket\t1\t10.000.000,00\t1\t20.000.000,00\t1\t20.000.000,00\t\n"
    )
    head = "Tabel 4.1 Rencana\nProgram/Kegiatan\tIndikator\tTarget 2026\tPagu 2026\tTarget 2027\tPagu 2027\tTarget 2028\tPagu 2028\tKet\n"
    (found,) = told("D01", head + rows)
    assert "30.000.042,00" in found["words"] and found["words"].count("42,00") == 1


MISSIONS = (
    "Misi Kabupaten Contoh:\n\n1. Membangun manusia yang sehat dan cerdas\n\n2. Memajukan ekonomi kerakyatan yang mandiri\n\n"
    "3. Mewujudkan tata kelola yang bersih dan melayani\n\n4. Memeratakan prasarana wilayah hingga pelosok\n\n"
)
SENTENCE = "Kecamatan Sukamaju mendukung misi Kabupaten Contoh yang {0} yaitu {1}.\n\n"


def test_a_misi_numbered_beyond_the_list_is_told(told: Told) -> None:
    (found,) = told("C06", MISSIONS + SENTENCE.format("keenam", "memajukan pertanian dan perikanan rakyat") + TABLE)
    assert (found["cause"], found["severity"]) == ("plan", "warning")
    assert "misi 6" in found["found"] and "4 misi" in found["because"]


@pytest.mark.parametrize(
    ("number", "words"),
    [("ketiga", "mewujudkan tata kelola yang bersih dan melayani"), ("keenam dari RPJMN", "memajukan pertanian dan perikanan rakyat")],
)
def test_a_misi_of_the_list_or_of_another_is_not_told(told: Told, number: str, words: str) -> None:
    assert told("C06", MISSIONS + SENTENCE.format(number, words) + TABLE) == []

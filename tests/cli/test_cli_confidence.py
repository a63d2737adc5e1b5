"""The headline of `read`: what of the document was not read keeps it from being high, wherever it stands, in whatever form."""

from __future__ import annotations

from pathlib import Path

import pytest
from selaras.cli.main import main
from selaras.cli.reports.reading import Report, report_of_plan
from selaras.examples.make import FORMS, parts_of
from selaras.loaders.files import read_plan
from selaras.loaders.plan.to_graph import to_graph

PLAN = """RENCANA STRATEGIS
KECAMATAN AWANGGA
KABUPATEN SUKARAMAI
TAHUN 2025-2029

Tabel 3.1 Tujuan dan Sasaran
Tujuan\tSasaran\tIndikator\tTarget 2026\tTarget 2027
Terwujudnya pelayanan prima\tMeningkatnya kepuasan warga\tIndeks kepuasan warga\t81\t82

Tabel 4.2 Program dan Pagu
Kode\tProgram/Kegiatan\tIndikator\tTarget 2026\tPagu 2026\tTarget 2027\tPagu 2027
7.01.02\tPROGRAM PELAYANAN PUBLIK\tIndeks layanan\t81\t900.000.000\t82\t950.000.000
7.01.02.2.01\tKoordinasi Layanan Terpadu\tPersentase layanan terpadu\t90\t400.000.000\t91\t450.000.000
7.01.02.2.02\tPelayanan Keliling\tJumlah layanan keliling\t12\t500.000.000\t12\t500.000.000

"""
GOODS = """Tabel 2.2 Sarana dan Prasarana
No\tNama Barang\tJumlah\tHarga (Rp)
1\tMobil dinas\t2\t412.500.000
2\tGedung kantor\t1\t1.750.000.000
3\tKomputer\t14\t154.000.000
"""
PEOPLE = """Tabel 2.1 Jumlah Penduduk menurut Kelurahan
No\tKelurahan\tLuas (ha)\tLaki-laki\tPerempuan
1\tAwangga Kidul\t1.250\t112.410\t113.999
2\tAwangga Lor\t1.310\t101.220\t104.128
"""
TARGETS = """Tabel 5.2 Target sasaran
TARGET TAHUN NO INDIKATOR KINERJA 2026 2027 2028\t\t\t\t
Warga puas\t81\t82\t83\t84
Warga aman\t71\t72\t73\t74
"""


def report(text: str, form: str, folder: Path) -> Report:
    path = folder / f"plan{form}"
    if form == ".txt":
        path.write_text(text, encoding="utf-8")
    else:
        path.write_bytes(FORMS[form](parts_of(text)))
    plan = read_plan(path)
    return report_of_plan(plan, to_graph(plan))


@pytest.mark.parametrize("form", [".txt", ".docx", ".xlsx"])
@pytest.mark.parametrize(("beside", "level"), [("", "high"), (PEOPLE, "high"), (GOODS, "medium"), (TARGETS, "medium")])
def test_a_table_with_money_or_figures_of_the_cascade_counts_and_people_do_not(beside: str, level: str, form: str, tmp_path: Path) -> None:
    found = report(PLAN + beside, form, tmp_path).overall
    assert found is not None and found.level == level
    assert any("tidak terbaca" in reason.id for reason in found.reasons) == (level != "high")


def test_a_column_of_figures_without_a_role_counts(tmp_path: Path) -> None:
    text = PLAN.replace("Target 2026\tTarget 2027\nTerw", "Target 2026\tAmbang\nTerw")
    text = text.replace("warga\t81\t82", "warga\t81\t82\n\tMeningkatnya ketertiban\tJumlah gangguan\t30\t15")
    found = report(text, ".txt", tmp_path).overall
    assert found is not None and found.level == "medium" and "kolom angka" in found.reasons[1].id


PAST = """
Tabel 2.3 Pencapaian Kinerja Pelayanan
No\tIndikator Kinerja\tTarget Renstra Tahun\t\tRealisasi Capaian Tahun\t
\t\t2023\t2024\t2023\t2024
1\tIndeks kepuasan warga\t80,5\t81,5\t80,1\t82,4
2\tJumlah keluhan yang ditangani\t31\t32\t33\t34

Tabel 4.3 Daftar Kegiatan Prioritas
No\tProgram Prioritas\tKegiatan
1\tLayanan Cepat Warga\tKoordinasi Layanan Terpadu
"""


@pytest.mark.parametrize("form", [".txt", ".docx"])
def test_tables_beside_the_cascade_are_said_to_be_read_where_they_are(form: str, tmp_path: Path) -> None:
    tables = {entry.table.kind: entry for entry in report(PLAN + PAST, form, tmp_path).tables}
    for kind in ("past", "priorities"):
        found = tables[kind].confidence
        assert found is not None and found.level == "high" and "baris terbaca" in found.reasons[0].id


def test_what_lost_figures_is_told_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "plan.txt"
    contents = "DAFTAR ISI\nBab\tIsi\tHalaman\nI\tPendahuluan\t1\nII\tGambaran\t7\n\n"
    path.write_text(PLAN.replace("Tabel 3.1", contents + "Tabel 3.1", 1) + GOODS, encoding="utf-8")
    with pytest.raises(SystemExit):
        main(["read", str(path)])
    told = capsys.readouterr().out.partition("Tidak dipahami")[2].splitlines()
    assert "Nama Barang" in told[1] and any("Pendahuluan" in line or "Halaman" in line for line in told[2:])

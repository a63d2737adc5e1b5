"""The form that every rule has, and that a finding keeps on its way out."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

import pytest
from selaras.queries.audit.findings import SEVERITIES, Finding
from selaras.queries.audit.rule import LKE, SOURCES
from selaras.queries.audit.rules import modules, rules
from selaras.queries.texts import Text

FILES = sorted(modules(), key=lambda name: name.rpartition(".")[2])
WINGS = {"A": "cascade", "B": "indicators", "C": "wording", "D": "money", "E": "crosscutting"}
KEYS = {"id", "rule", "severity", "agency", "node", "path", "document", "line", "words", "expected", "found"}
KEYS |= {"cause", "because", "cure", "source", "stands_for"}

FAULTY = """
document 2026=900
goal T1
  sasaran S1
    program P1 2026=100
      activity K1 2026=60
  sasaran S2
  sasaran S9
    program P3 2026=17_350_000 2027=19_120_000 2028=0
      indicator I9 t2028=5
    program P4 2026=17_350_000 2027=19_120_000 2028=0
    program P3 in=B 2026~17_000_000 2027~19_000_000
      indicator I9 in=B
    program P4 in=B
    program P5 text="Penataan desa"
    program P6 text="Ketenteraman umum" in=B
    program P5 text="Penataan desa" in=B
    program P6 text="Ketenteraman umum"
indicator I1 years=2026-2027 t2026=1
program P2
sub SK7 official="7.01.01.2.01.0001|Jumlah Laporan Keuangan|Laporan"
  indicator I7 text="Tingkat kepuasan pegawai"
"""

WORDED = """
sasaran S3
  strategy ST3 in=B
  indicator I2 text="Persentase desa tertib" unit=Dokumen t2026=75 t2027=75 t2028=75
again I2 in=B t2026=70 t2027=70 t2028=70
sub SK1
  indicator I3 text="Jumlah rapat" years=2026 baseline=3 t2026=4 cell="Jumlah rapat | 3 | 4"
  indicator I4 text="Jumlah surat" years=2026 baseline=6 t2026=7 cell="Jumlah surat | 6 | 7"
  indicator I5 text="Jumlah tamu" years=2026 baseline=9 t2026=10 cell="Jumlah tamu | 9 | 10"
  indicator I6 text="Jumlah orang" unit=Orang years=2026 t2026=1,5 cell="Jumlah orang | 1,5"
sasaran S4 text="Meningkatkan ketertiban"
  strategy ST4 in=B
  indicator I7 text="Nilai SAKIP kecamatan" kinds=IKU baseline=80 baseline_year=2024 years=2025 t2025=81 r2024=70
  indicator I8 text="Jumlah laporan yang disusun"
  indicator I9 text="Indeks kepuasan warga"
  indicator I10 text="Persentase jalan mantap"
  indicator I11 text="Angka kriminalitas"
  indicator I12 text="Persentase surat terbalas"
  program P3 text="Program tata kelola desa"
    indicator I13 text="Nilai SAKIP"
    indicator I14 text="Persentase tata kelola desa"
    sub SK8
again S4 in=B wording="Meningkatkan ketertiban umum" cell="Meningkatkan ketertiban umum"
program P4 code=7.01.04 text="Program pertama"
  indicator I15 text="Persentase sampah terangkut dan jumlah taman terawat"
  outcome O1 text="Meningkatnya kepuasan warga atas layanan"
  activity K2 code=7.01.04.2.01 text="Kegiatan kedua" classified=7.01.04.2.01
    sub SK2 code=7.01.04.2.01.0001 text="Sub kedua" classified=7.01.05.2.01.0001
program P5 code=7.01.05 text="Program kedua"
  indicator I16 text="Persentase kebakaran padam"
  activity K3 code=7.01.05.2.01 text="Kegiatan ketiga"
    sub SK3 code=7.01.05.2.01.0001 text="Sub ketiga"
program P6 code=7.01.06 text="Lainnya semua" cell="7.01.06 | Lainnya semua"
  outcome O2 text="Meningkatnya kepuasan warga atas layanan"
sasaran S5 text="Terjaganya hutan kota" cell="Kecamatan Mekarsari mengemban: Terjaganya hutan kota"
  strategy ST1 in=B
sasaran S6 text="Meningkatnya akuntabilitas" in=C
  strategy ST2 in=B
sasaran S7 text="Terawatnya taman kota"
indicator I17 text="Perekaman KTP elektronik" kinds=IKK t2026=4
goal T1
mission M3 text="Membangun birokrasi"
again M3 in=B number=3 cell="Misi 3: Membangun birokrasi"
again M3 in=C number=5 cell="misi yang kelima, yakni membangun birokrasi"
"""

CODED = """
sub SK7 text="Fasilitas Layanan Minimal" cell="Fasilitas Layanan Minimal" official="7.01.01.2.01.0001|||Fasilitasi Layanan Minimal"
program P1 code=7.01.02 printed_code=7.01.02
  sub SK1 code=7.01.02.2.01.0001 printed_code=7.01.02.2.01.0001
  sub SK2 code=7.01.02.2.01.0002 printed_code=7.01.02.2.01.0002
  sub SK3 code=7.01.02.2.01.0003 printed_code=7.01.02.2.01.0003
  sub SK4 code=7.01.02.2.01.0004 printed_code=4
unread what=row in=T text="5 | 25.000.000 | 6 | 26.500.000"
"""

UNREACHED = """
mission M2
mission M5
goal T1 supports=M5
support M2
"""

ACROSS = """
concept C1 text="Indeks Kepuasan Masyarakat"
mission M1
mission M2
goal T1 supports=M1
  indicator I1 text="Indeks Kepuasan Masyarakat" unit=Indeks t2027=4,2 aligned=C1
sub SK1 classified=7.01.01.2.06.0008
  indicator I2 text="Jumlah tamu yang dilayani" unit=Orang
"""
ACROSS += "".join(
    f"""
agency "Kecamatan {name}"
mission M1
mission M2
goal T1{name} supports=M1
  indicator I1{name} text="Indeks Kepuasan Masyarakat" unit=Indeks t2027={target} aligned=C1
sub SK1{name} classified=7.01.01.2.06.0008
  indicator I2{name} text="Jumlah Laporan Fasilitasi Kunjungan" unit=Laporan
"""
    for name, target in (("Dua", 84), ("Tiga", 86), ("Empat", 88), ("Lima", 90))
)

ASSIGNED = """
region
rsasaran SR1 text="Terjaganya hutan kota" assigned="Kecamatan Contoh"
agency "Kecamatan Contoh"
goal T1
"""


def _found(outline: Any) -> list[Finding]:
    """What all rules find in outlines that have every fault: in one plan, and across plans."""
    one = [outline(FAULTY), outline(WORDED), outline(CODED), outline(UNREACHED)]
    several = [outline(ACROSS), outline(ASSIGNED)]
    return [
        finding for rule in rules().values() for graph in (several if rule.across else one) for finding in rule.findings(graph)
    ]  # fmt: skip


def test_one_file_is_one_rule() -> None:
    assert [rule.lower() for rule in rules()] == [name.rpartition(".")[2] for name in FILES]
    assert {"A01", "A02", "A04", "A05", "B01", "D01"} <= set(rules())


def test_no_two_rules_share_a_name() -> None:
    assert len({rule.name for rule in rules().values()}) == len(rules())


@pytest.mark.parametrize("name", FILES, ids=[name.rpartition(".")[2] for name in FILES])
def test_form(name: str) -> None:
    module = import_module(name)
    rule = module.RULE
    assert re.fullmatch(r"[A-E]\d\d", rule.id)
    assert name.endswith(f".{WINGS[rule.id[0]]}.{rule.id.lower()}")
    assert module.__doc__ is not None
    assert module.__doc__.startswith(f"{rule.id}: ")
    assert rule.severity in SEVERITIES
    assert rule.source
    assert set(rule.source) <= set(SOURCES)
    assert re.fullmatch(r"[a-z]+\.[a-z]+(-[a-z]+)*", rule.name)
    assert rule.lke in LKE
    for text in (rule.title, rule.why, rule.cure, rule.bad, rule.good):
        assert text.id.strip()
        assert text.en.strip()
        assert text.id != text.en
    assert rule.check is module.check
    assert rule.items is module.items
    assert module.check.__doc__
    assert module.items.__doc__


def test_every_finding_says_everything_in_both_languages(outline: Any) -> None:
    found = _found(outline)
    assert {finding.rule for finding in found} == set(rules())
    for finding in found:
        indonesian, english = finding.to_dict(), finding.to_dict("en")
        assert indonesian.keys() == english.keys() == KEYS
        for key in ("expected", "found", "because", "cure"):
            assert indonesian[key]
            assert english[key]
        assert indonesian["because"] != english["because"]
        assert indonesian["cure"] != english["cure"]
        assert finding.severity in SEVERITIES
        assert finding.cause in ("plan", "reading")
        assert finding.agency == "Kecamatan Contoh"
        assert finding.document == "contoh/kec-contoh/renstra-2025-2029"


def test_findings_point_at_items_of_their_rule(outline: Any) -> None:
    """What fails must have been counted, else the share of passing items would be wrong."""
    for graph in map(outline, (FAULTY, WORDED, CODED, UNREACHED, ACROSS, ASSIGNED)):
        for rule in rules().values():
            items = set(rule.judged(graph))
            assert {finding.node for finding in rule.findings(graph)} <= items


def test_a_graph_without_plans_has_no_findings(outline: Any) -> None:
    graph = outline('agency "Kecamatan Contoh"')
    assert [finding for rule in rules().values() for finding in rule.findings(graph)] == []


def test_text() -> None:
    text = Text("satu", "one")
    assert (text.get(), text.get("en"), text.get("fr"), str(text)) == ("satu", "one", "satu", "satu")

"""`selaras audit`: one screen, in full, against the audit before, with exceptions, and in every form that it writes."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from selaras import audit, read
from selaras.cli.common import Settings
from selaras.cli.reports.audit_text import differing, how_many
from selaras.examples import documents
from selaras.queries.audit.rule import LKE
from selaras.queries.audit.rules import rules

from .conftest import Run


def test_the_first_screen_has_counts_and_leads_on(selaras: Run, small: Path) -> None:
    told = selaras("audit", small).out
    findings = json.loads(selaras("audit", small, "--format", "json").out)["findings"]
    assert len(told.splitlines()) <= 50
    blamed = {finding["rule"] for finding in findings if finding["cause"] == "plan"}
    for rule in blamed:
        assert f"{rule} {rules()[rule].title.id}: {sum(f['rule'] == rule and f['cause'] == 'plan' for f in findings)}" in told
        assert LKE[rules()[rule].lke].id in told
    assert "--all" in told


def test_a_rule_of_several_severities_says_how_many_of_each(small: Path) -> None:
    first, *_ = audit(read(small)).faults
    several = [replace(first, severity=severity) for severity in ("error", "warning", "warning")]
    assert how_many(Settings(lang="id"), several) == "3 (1 galat, 2 peringatan)"
    assert how_many(Settings(lang="en"), several[1:]) == "2 (warning)"
    assert how_many(Settings(lang="id"), [replace(first, cause="reading")]) == "1 (pertanyaan)"


def test_in_full_every_finding_has_its_id_and_cure(selaras: Run, small: Path) -> None:
    told = selaras("audit", small, "--all").out
    for finding in json.loads(selaras("audit", small, "--format", "json").out)["findings"]:
        assert finding["id"] in told


def test_many_plans_are_a_table(selaras: Run, small: Path, folder: Path) -> None:
    text = small.read_text(encoding="utf-8")
    name = next(line for line in text.splitlines() if "KECAMATAN" in line.upper())
    place = name.upper().split("KECAMATAN", 1)[1].split()[0]
    (folder / "lain.txt").write_text(text.replace(place, "AWANGGA").replace(place.title(), "Awangga"), encoding="utf-8")
    lines = selaras("audit", small, "lain.txt").out.splitlines()
    assert lines[0].split()[:2] == ["perangkat", "daerah"]
    assert any("Awangga" in line for line in lines)
    assert any(line.startswith("Paling sering") for line in lines)


def test_the_next_audit_says_what_is_new(selaras: Run, small: Path, folder: Path) -> None:
    selaras("audit", small, "-o", "dulu.json")
    before = json.loads((folder / "dulu.json").read_text(encoding="utf-8"))
    known, left = before["findings"][0], before["findings"][1:]
    before["findings"] = [*left, {**known, "id": f"{known['rule']}-ffffffffff"}]
    (folder / "dulu.json").write_text(json.dumps(before), encoding="utf-8")
    now = json.loads(selaras("audit", small, "--baseline", "dulu.json", "--format", "json").out)
    assert {finding["id"] for finding in now["findings"] if finding["change"] == "new"} == {known["id"]}
    assert [entry["id"] for entry in now["gone"]] == [f"{known['rule']}-ffffffffff"]
    assert f"1 baru, {len(left)} masih ada, 1 hilang" in selaras("audit", small, "--baseline", "dulu.json").out


def test_answers_survive_in_the_workbook(selaras: Run, small: Path, folder: Path) -> None:
    selaras("audit", small, "-o", "temuan.xlsx")
    book = load_workbook("temuan.xlsx")
    sheet = book["temuan"]
    heads = [cell.value for cell in sheet[1]]
    assert heads[-4:] == ["jawaban", "nama", "tanggal", "status"]
    sheet.cell(2, heads.index("jawaban") + 1, "Akan dicetak ulang")
    sheet.cell(2, heads.index("status") + 1, "ditindaklanjuti")
    assert next(str(one.sqref) for one in sheet.data_validations.dataValidation).startswith("V2")
    book.save("temuan.xlsx")
    selaras("audit", small, "--baseline", "temuan.xlsx", "-o", "lagi.xlsx")
    again = load_workbook("lagi.xlsx")["temuan"]
    assert again.cell(2, heads.index("jawaban") + 1).value == "Akan dicetak ulang"
    assert again.cell(2, heads.index("status") + 1).value == "ditindaklanjuti"
    assert again.cell(2, heads.index("perubahan") + 1).value == "masih ada"


def test_exceptions(selaras: Run, small: Path, folder: Path) -> None:
    findings = json.loads(selaras("audit", small, "--format", "json").out)["findings"]
    grave = [finding for finding in findings if finding["severity"] == "error"]
    accept = "".join(f'[[terima]]\ntemuan = "{finding["id"]}"\nalasan = "dibahas"\noleh = "Tim"\n' for finding in grave)
    (folder / "kecuali.toml").write_text(accept, encoding="utf-8")
    ended = selaras("audit", small, "--exceptions", "kecuali.toml", "--format", "json")
    assert ended.code == 0, "no error is left"
    assert {entry["id"] for entry in json.loads(ended.out)["accepted"]} == {finding["id"] for finding in grave}
    (folder / "kecuali.toml").write_text('[[terima]]\ntemuan = "D01-x"\nalasan = "a"\noleh = "b"\n', encoding="utf-8")
    assert "D01-x" in selaras("audit", small, "--exceptions", "kecuali.toml").err


@pytest.mark.parametrize("kind", ["html", "docx", "sarif"])
def test_reports_are_written_by_the_name_of_the_file(selaras: Run, small: Path, folder: Path, kind: str) -> None:
    assert selaras("audit", small, "-o", f"laporan.{kind}", "--office", "Inspektorat Daerah").code == 1
    assert (folder / f"laporan.{kind}").stat().st_size > 2000


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_a_binary_form_needs_a_file(selaras: Run, small: Path, kind: str) -> None:
    assert f"-o temuan.{kind}" in selaras("audit", small, "--format", kind).error


def test_a_store_of_many_plans_is_audited_plan_by_plan_with_the_same_findings(selaras: Run, folder: Path) -> None:
    texts = [path for path in documents() if path.suffix == ".txt"]
    selaras("build", *texts)
    stored = json.loads(selaras("audit", "--format", "json").out)
    read = json.loads(selaras("audit", *texts, "--format", "json").out)
    assert [finding["id"] for finding in stored["findings"]] == [finding["id"] for finding in read["findings"]]
    assert stored["passed"] == read["passed"]
    assert len(stored["passed"]) == len(texts)


def test_what_is_found_across_plans_is_in_every_report(selaras: Run, folder: Path) -> None:
    texts = [path for path in documents() if path.suffix == ".txt"]
    rule = ("--rule", "E01")
    told = json.loads(selaras("audit", *texts, *rule, "--format", "json").out)
    ids = {finding["id"] for finding in told["findings"]}
    assert ids
    assert {finding["rule"] for finding in told["findings"]} == {"E01"}
    assert any(share["1.b.9"]["passed"] < share["1.b.9"]["items"] for share in told["lke"].values())
    assert all(id in selaras("audit", *texts, *rule, "--all").out for id in ids)
    assert "E01" in selaras("audit", *texts, *rule).out
    assert "E01" in selaras("audit", *texts, *rule, "--format", "sarif").out
    assert all(finding["path"][-1] in selaras("audit", *texts, *rule, "--format", "html").out for finding in told["findings"])
    assert json.loads(selaras("audit", texts[0], *rule, "--format", "json").out)["findings"] == []
    selaras("audit", *texts, *rule, "-o", "dulu.json")
    again = json.loads(selaras("audit", *texts, *rule, "--baseline", "dulu.json", "--format", "json").out)
    assert {finding["change"] for finding in again["findings"]} == {"still"}
    (folder / "kecuali.toml").write_text("[aturan.E01]\naktif = false\n", encoding="utf-8")
    assert json.loads(selaras("audit", *texts, *rule, "--exceptions", "kecuali.toml", "--format", "json").out)["findings"] == []


@pytest.mark.parametrize(
    ("found", "shown"),
    [
        ("“Meningkatnya mutu layanan kepada warga di semua desa kita”", "“… mutu layanan kepada warga di …”"),
        ("“Meningkatnya mutu layanan di semua desa kita”", "“… mutu layanan di semua …”"),
        ("“Menurunnya angka kemiskinan”", "“Menurunnya angka kemiskinan”"),
        ("satuan “Nilai”", "satuan “Nilai”"),
    ],
)
def test_a_line_shows_where_two_wordings_differ(found: str, shown: str) -> None:
    assert differing(found, "Meningkatnya mutu layanan bagi warga di semua desa kita") == shown

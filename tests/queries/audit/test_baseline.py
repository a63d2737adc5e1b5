"""An audit against the one before: new, still there, gone, and the answers carried over."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from selaras.graph.errors import InputError
from selaras.queries.audit.baseline import read_baseline
from selaras.queries.audit.run import audit

BEFORE = """
goal T1
  sasaran S1
    program P1
  sasaran S2
    indicator I2
"""
AFTER = """
goal T1
  indicator I1
  sasaran S1
    program P1
  sasaran S2
    indicator I2
  sasaran S3
"""
DOCUMENT = "contoh/kec-contoh/renstra-2025-2029"


def _json(path: Path, graph: Any) -> Path:
    path.write_text(json.dumps(audit(graph).to_dict()), encoding="utf-8")
    return path


def test_changes(outline: Any, tmp_path: Path) -> None:
    baseline = read_baseline(_json(tmp_path / "a.json", outline(BEFORE)))
    now = audit(outline(AFTER), ["A02"])
    assert {(finding.node.rsplit("/", 1)[-1], baseline.change(finding)) for finding in now.findings} == {("S1", "still"), ("S3", "new")}
    gone = baseline.gone(now.findings, documents=[entry.document for entry in now.documents], rules=now.ran)
    assert [entry.rule for entry in gone] == ["A02"], "T1 has its indicator now"
    assert baseline.gone(now.findings, documents=["other"], rules=now.ran) == [], "of plans not looked at nothing is known"
    assert baseline.gone(now.findings, documents=[entry.document for entry in now.documents], rules=["B01"]) == [], (
        "nor of rules that did not run"
    )


def test_answers_of_a_workbook_are_carried_over(outline: Any, tmp_path: Path) -> None:
    finding = audit(outline(BEFORE), ["A02"]).findings[0]
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "temuan"
    sheet.append(["id", "aturan", "judul", "dokumen", "jawaban", "nama", "tanggal", "status"])
    sheet.append([finding.id, "A02", "x", DOCUMENT, "Akan dilengkapi", "Sekcam", "2026-02-01", "terbuka"])
    sheet.append([None, None, "catatan di bawah tabel"])
    book.save(tmp_path / "a.xlsx")
    baseline = read_baseline(tmp_path / "a.xlsx")
    assert baseline.change(finding) == "still"
    assert baseline.answers(finding) == {"answer": "Akan dilengkapi", "person": "Sekcam", "date": "2026-02-01", "status": "terbuka"}
    assert len(baseline.found) == 1


def test_a_workbook_without_findings_is_an_audit_too(tmp_path: Path) -> None:
    book = Workbook()
    assert book.active is not None
    book.active.title = "temuan"
    book.save(tmp_path / "a.xlsx")
    assert read_baseline(tmp_path / "a.xlsx").found == {}


@pytest.mark.parametrize("name", ["a.json", "a.xlsx"])
def test_another_file_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("[1, 2]", encoding="utf-8")
    with pytest.raises(InputError, match="laporan audit"):
        read_baseline(tmp_path / name)
    (tmp_path / "b.json").write_text('{"nodes": []}', encoding="utf-8")
    with pytest.raises(InputError, match="laporan audit"):
        read_baseline(tmp_path / "b.json")


def test_another_workbook_is_refused(tmp_path: Path) -> None:
    Workbook().save(tmp_path / "a.xlsx")
    with pytest.raises(InputError, match="laporan audit"):
        read_baseline(tmp_path / "a.xlsx")

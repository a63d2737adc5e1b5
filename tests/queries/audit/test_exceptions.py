"""What a user excepts from an audit: read strictly, applied, and told in the report."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from selaras.graph.errors import InputError
from selaras.queries.audit.exceptions import read_exceptions
from selaras.queries.audit.rules import rules
from selaras.queries.audit.run import audit

PLAN = """
goal T1
  sasaran S1
    indicator I1
    program P1 2026=6_000 2027=9_700 2028=4_500
      activity K1 2026=1_000 2027=2_000 2028=2_000
      activity K2 2026=2_000 2027=2_500 2028=2_500
  sasaran S2
"""
TODAY = datetime.date(2026, 1, 31)


@pytest.fixture
def excepted(tmp_path: Path) -> Any:
    def read(text: str) -> Any:
        path = tmp_path / "kecuali.toml"
        path.write_text(text, encoding="utf-8")
        return read_exceptions(path, rules(), today=TODAY)

    return read


def test_a_rule_is_switched_off_and_another_gets_a_severity(outline: Any, excepted: Any) -> None:
    graph = outline(PLAN)
    plain = audit(graph)
    report = audit(graph, exceptions=excepted('[aturan.A02]\naktif = false\n[rules."budget.sum"]\nseverity = "note"\n'))
    report_d = [finding for finding in report.findings if finding.rule == "D01" and not finding.is_question]
    assert {finding.rule for finding in plain.findings} >= {"A02", "D01"}
    assert {finding.rule for finding in report.findings} == {finding.rule for finding in plain.findings} - {"A02"}
    assert report.off == ("A02",)
    assert "A02" not in report.ran
    assert report_d
    assert all(finding.severity == "note" for finding in report_d)


def test_both_languages_of_keys_may_stand_in_one_file(excepted: Any) -> None:
    told = excepted('[aturan.A02]\nenabled = false\n[rules.a04]\naktif = false\nalasan = "x"\n')
    assert told.off == {"A02", "A04"}


def test_an_accepted_finding_counts_as_passed_and_is_listed(outline: Any, excepted: Any) -> None:
    graph = outline(PLAN)
    plain = audit(graph, ["A02"])
    id = plain.findings[0].id
    report = audit(graph, ["A02"], excepted(f'[[terima]]\ntemuan = "{id}"\nalasan = "ada di lampiran"\noleh = "Inspektorat"\n'))
    assert [(entry.finding.id, entry.reason, entry.by) for entry in report.accepted] == [(id, "ada di lampiran", "Inspektorat")]
    assert id not in {finding.id for finding in report.findings}
    assert report.passed[0].passed == plain.passed[0].passed + 1
    assert report.unused == ()


def test_what_fits_nothing_is_told(outline: Any, excepted: Any) -> None:
    accept = '[[terima]]\ntemuan = "{}"\nalasan = "x"\noleh = "y"\n'
    report = audit(outline(PLAN), exceptions=excepted(accept.format("A02-0000000000")))
    assert report.unused == ("A02-0000000000",)
    off = audit(outline(PLAN), exceptions=excepted("[aturan.A02]\naktif = false\n" + accept.format("A02-0000000000")))
    assert off.unused == (), "of a rule that did not run nothing is known"


@pytest.mark.parametrize(("day", "left"), [("2026-01-30", True), ("2026-01-31", False)])
def test_an_acceptance_may_end(outline: Any, excepted: Any, day: str, left: bool) -> None:
    graph = outline(PLAN)
    id = audit(graph, ["A02"]).findings[0].id
    told = f'[[accept]]\nfinding = "{id}"\nreason = "x"\nby = "y"\nuntil = {day}\n'
    report = audit(graph, ["A02"], excepted(told))
    assert (id in {finding.id for finding in report.findings}) == left
    assert report.unused == ((id,) if left else ())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[aturan", "bukan TOML"),
        ("[atura.A02]\naktif = false\n", "atura"),
        ("[aturan.Z99]\naktif = false\n", "Z99"),
        ("[aturan.A02]\naktip = false\n", "aktip"),
        ('[aturan.A02]\ntingkat = "parah"\n', "parah"),
        ("[aturan.A02]\nbatas = { most = 3 }\n", "most"),
        ("aturan = 3\n", "aturan"),
        ("[terima]\n", "terima"),
        ('[[terima]]\ntemuan = "A02-1"\noleh = "y"\n', "reason"),
    ],
)
def test_what_cannot_be_is_refused(excepted: Any, text: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        excepted(text)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        read_exceptions(tmp_path / "tidak-ada.toml", rules())

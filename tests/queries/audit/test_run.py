"""The audit as a whole: which rules run, what passes, in which order, and what a finding tells."""

from __future__ import annotations

import json
from typing import Any

import pytest
from selaras.graph.errors import QueryError
from selaras.graph.model import PlanGraph
from selaras.queries.audit.exceptions import Exceptions
from selaras.queries.audit.excerpts import excerpts, together
from selaras.queries.audit.findings import at_or_above, count_by_severity
from selaras.queries.audit.rules import rules
from selaras.queries.audit.run import audit, audit_each
from selaras.queries.audit.shares import grade
from selaras.queries.texts import rupiah, years

TWO_PLANS = """
agency "Kecamatan Satu"
goal T1
  indicator I1
  sasaran S1
    indicator I2
    program P1 2026=6_000 2027=9_700 2028=4_500
      activity K1 2026=1_000 2027=2_000 2028=2_000
      activity K2 2026=2_000 2027=2_500 2028=2_500
agency "Kecamatan Dua"
goal T1
  sasaran S1
  sasaran S2
    indicator I1
    program P1
"""
SATU, DUA = "contoh/kec-satu/renstra-2025-2029", "contoh/kec-dua/renstra-2025-2029"


def test_shares_are_by_document_and_rule(outline: Any) -> None:
    report = audit(outline(TWO_PLANS))
    share = {(item.document, item.rule): item for item in report.passed}
    assert set(share) == {(document, rule) for document in (SATU, DUA) for rule in rules()}
    assert (share[SATU, "A02"].items, share[SATU, "A02"].passed, share[SATU, "A02"].grade) == (2, 2, "A")
    assert (share[DUA, "A02"].items, share[DUA, "A02"].passed, share[DUA, "A02"].grade) == (3, 1, "D")
    assert (share[DUA, "A04"].items, share[DUA, "A04"].passed, share[DUA, "A04"].grade) == (2, 1, "C")
    assert (share[DUA, "D01"].items, share[DUA, "D01"].grade) == (0, None)
    assert share[DUA, "A02"].agency == "Kecamatan Dua"


def test_a_node_with_two_findings_fails_once(outline: Any) -> None:
    report = audit(outline(TWO_PLANS), ["D01"])
    assert [(finding.node, finding.found.id.split(" ")[0]) for finding in report.findings] == [
        (f"{SATU}/program/P1", "2026"),
        (f"{SATU}/program/P1", "2027"),
    ]
    satu = next(item for item in report.passed if item.document == SATU)
    assert (satu.items, satu.passed, satu.grade) == (1, 0, "E")


def test_what_stands_on_a_page_read_from_a_picture_blames_nobody(outline: Any) -> None:
    graph = outline(TWO_PLANS)
    document = next(graph.nodes("Document")).id
    for edge in graph.edges("STATED_IN"):
        if edge.target == document:
            edge.properties["page"] = 7 * bool(edge.properties.pop("line"))
    blamed = [finding for finding in audit(graph).faults if finding.place.document == document]
    assert blamed
    graph.add_node(document, "Document", recognised=[7])
    report = audit(graph)
    assert not [finding for finding in report.faults if finding.place.document == document]
    asked = [finding for finding in report.questions if finding.place.document == document]
    assert [finding.severity for finding in asked] == ["warning"], "one page is one question"
    assert {finding.node for finding in blamed} <= {asked[0].node, *asked[0].stands_for}


@pytest.mark.parametrize(
    ("passed", "items", "letter"),
    [
        (0, 0, None),
        (100, 100, "A"),
        (91, 100, "A"),
        (90, 100, "B"),
        (76, 100, "B"),
        (75, 100, "C"),
        (41, 100, "C"),
        (40, 100, "D"),
        (11, 100, "D"),
        (10, 100, "E"),
        (0, 3, "E"),
    ],
)
def test_grades(passed: int, items: int, letter: str | None) -> None:
    assert grade(passed, items) == letter


def test_only_some_rules(outline: Any) -> None:
    graph = outline(TWO_PLANS)
    assert {finding.rule for finding in audit(graph, ["a04", "A02"]).findings} == {"A02", "A04"}
    assert audit(graph, []).findings == ()


def test_unknown_rule_is_refused_with_near_ones(outline: Any) -> None:
    with pytest.raises(QueryError, match=r"A19.*A1"):
        audit(outline(TWO_PLANS), ["A19"])


def test_ids_are_stable_and_distinct(outline: Any) -> None:
    """Reading the plan again, or another plan beside it, changes no id."""
    whole = audit(outline(TWO_PLANS)).findings
    alone = audit(outline("agency" + TWO_PLANS.split("agency")[2])).findings
    again = audit(PlanGraph.from_dict(outline(TWO_PLANS).to_dict())).findings
    assert len({finding.id for finding in whole}) == len(whole)
    assert {finding.id for finding in alone} == {finding.id for finding in whole if finding.document == DUA}
    assert [finding.id for finding in again] == [finding.id for finding in whole]


def test_order_is_document_then_gravity(outline: Any) -> None:
    report = audit(
        outline(
            """
agency "Kecamatan Satu"
goal T1
  indicator I0
  sasaran S1
    indicator I1
    program P0
    program P3
program P1 code=7.01.01
program P2 code=7.01.02
agency "Kecamatan Dua"
goal T1
  sasaran S1
    indicator I1
"""
        )
    )
    told = [(finding.agency, finding.severity, finding.rule) for finding in report.findings]
    assert told == [
        ("Kecamatan Dua", "error", "A02"),
        ("Kecamatan Dua", "warning", "A04"),
        ("Kecamatan Satu", "error", "A05"),
        ("Kecamatan Satu", "warning", "A05"),
    ]


def test_report_as_json(outline: Any) -> None:
    report = audit(outline(TWO_PLANS), ["A04"])
    assert report.to_dict()["findings"] == [
        {
            "id": report.findings[0].id,
            "rule": "A04",
            "severity": "error",
            "agency": "Kecamatan Dua",
            "node": f"{DUA}/sasaran/S1",
            "path": ["Kecamatan Dua", "T1", "S1"],
            "document": DUA,
            "line": 12,
            "words": "sasaran S1",
            "expected": "sedikitnya satu program",
            "found": "tidak ada program",
            "cause": "plan",
            "because": "Rencana ini menempatkan setiap programnya di bawah 1 sasaran lain, tidak satu pun di bawah sasaran ini.",
            "cure": "Nyatakan program mana yang mendukung sasaran ini, atau gabungkan sasaran ini dengan yang lain.",
            "source": ["P88"],
            "stands_for": [],
        }
    ]
    english = report.to_dict("en")["findings"]
    assert isinstance(english, list)
    assert english[0]["found"] == "no program"
    assert report.to_dict()["passed"] == {
        DUA: {"A04": {"agency": "Kecamatan Dua", "items": 2, "passed": 1, "share": 50.0, "grade": "C"}},
        SATU: {"A04": {"agency": "Kecamatan Satu", "items": 1, "passed": 1, "share": 100.0, "grade": "A"}},
    }


def test_pages_win_over_lines() -> None:
    graph = PlanGraph()
    graph.add_node("d", "Document", kind="Renstra", period_start=2025, period_end=2029)
    graph.add_node("d/s", "Sasaran", text="S")
    graph.add_edge("d/s", "STATED_IN", "d", page=7, cell="S")
    told = audit(graph, ["A02"]).findings[0].to_dict()
    assert told["page"] == 7
    assert "line" not in told


def test_counts_and_threshold(outline: Any) -> None:
    plan = "goal T1\n  indicator I0\n  sasaran S1\n    indicator I1\n    program P3\n    program P4\nprogram P1 code=7.01.01\nprogram P2"
    findings = audit(outline(plan)).findings
    assert count_by_severity(findings) == {"error": 1, "warning": 1, "note": 0}
    assert [finding.severity for finding in at_or_above(findings, "error")] == ["error"]
    assert len(list(at_or_above(findings, "note"))) == 2


def test_questions_are_no_errors_and_count_for_nothing(outline: Any) -> None:
    report = audit(
        outline("goal T1\n  sasaran S1\n  sasaran S2\n  sasaran S3\n    indicator I1\n    program P1 2026=5\n      activity K1 2026=3")
    )
    assert {finding.rule for finding in report.questions} == {"A04", "D01"}
    assert all(finding.severity != "error" for finding in report.questions)
    assert not list(at_or_above(report.questions, "note")), "they set no exit code"
    share = {item.rule: item for item in report.passed}
    assert (share["D01"].items, share["D01"].grade) == (0, None), "what was not read rightly is graded neither well nor badly"
    assert (share["A04"].items, share["A04"].passed) == (1, 1), "the one question stands for two sasaran"


def test_amounts_and_years_are_written_for_readers() -> None:
    assert (rupiah(1_642_014_563).id, rupiah(1_642_014_563).en) == ("1.642.014.563", "1,642,014,563")
    assert years([2030, 2025, 2027, 2028, 2029, 2025]) == "2025, 2027–2030"
    assert years([2026, 2027]) == "2026, 2027"
    assert years([]) == ""


def test_a_known_place_is_preferred_and_then_the_first() -> None:
    graph = PlanGraph()
    graph.add_node("d", "Document", kind="Renstra", period_start=2025, period_end=2029)
    graph.add_node("d/s", "Sasaran", text="S")
    graph.add_edge("d/s", "STATED_IN", "d", cell="nowhere")
    assert audit(graph, ["A02"]).findings[0].words == "nowhere"
    graph.add_edge("d/s", "STATED_IN", "d", line=90, cell="later")
    graph.add_edge("d/s", "STATED_IN", "d", line=9, cell="first")
    finding = audit(graph, ["A02"]).findings[0]
    assert (finding.line, finding.words) == (9, "first")


def test_another_reading_of_an_indicator_is_no_orphan() -> None:
    graph = PlanGraph()
    graph.add_node("r", "Region", name="Kabupaten R", level="Kabupaten")
    graph.add_node("r/a", "Agency", name="Kecamatan A", kind="Kecamatan")
    graph.add_node("d", "Document", title="Renstra", kind="Renstra", period_start=2025, period_end=2029, file_name="a.txt")
    graph.add_edge("r/a", "HAS_PLAN", "d", documents=["d"])
    graph.add_node("g", "Goal", text="Terwujudnya A")
    graph.add_edge("r/a", "HAS_GOAL", "g", documents=["d"])
    graph.add_node("i", "Indicator", text="Indeks A", baseline="70")
    graph.add_node("i~1", "Indicator", text="Indeks A", baseline="71")
    for line, node in enumerate(("g", "i", "i~1"), 1):
        graph.add_edge(node, "STATED_IN", "d", line=line, cell="…", years=[2026] if node != "g" else None)
    graph.add_node("t", "Target", year=2026, text="72")
    graph.add_edge("t", "STATED_IN", "d", line=2, cell="72")
    graph.add_edge("g", "MEASURED_BY", "i", documents=["d"])
    graph.add_edge("i", "HAS_TARGET", "t", documents=["d"])
    assert {finding.node for finding in audit(graph, ["A01", "B01"]).findings} == {"i~1"}, "unconnected, it is an orphan"
    graph.add_edge("i", "CONTRADICTED_BY", "i~1", documents=["d"])
    assert not audit(graph, ["A01", "B01"]).findings


ACROSS = """
mission M1
mission M2
goal T1 supports=M1
sub SK1 classified=7.01.01.2.06.0008
  indicator I1 text="Jumlah tamu yang dilayani" unit=Orang
agency "Kecamatan Dua"
mission M1
mission M2
goal T2 supports=M1
sub SK2 classified=7.01.01.2.06.0008
  indicator I2 text="Jumlah laporan fasilitasi kunjungan" unit=Laporan
agency "Kecamatan Tiga"
mission M1
goal T3 supports=M1
sub SK3 classified=7.01.01.2.06.0008
  indicator I3 text="Jumlah laporan fasilitasi kunjungan" unit=Laporan
"""
ACROSS_RULES = ["E01", "E02"]


def test_plans_are_compared_after_each_was_audited(outline: Any) -> None:
    """The same whether all are in one graph, or come one by one."""
    graph = outline(ACROSS)
    report = audit(graph, ACROSS_RULES)
    assert [(finding.rule, finding.node.rpartition("/")[2], finding.document) for finding in report.findings] == [
        ("E01", "SK1", "contoh/kec-contoh/renstra-2025-2029"),
        ("E02", "M2", "contoh/kec-contoh/renstra-2025-2029"),
    ]
    ids = sorted(document.id for document in graph.nodes("Document"))
    assert audit_each((graph.of_document(id) for id in ids), ACROSS_RULES) == report
    assert audit(graph.of_document(ids[0]), ACROSS_RULES).findings == ()


def test_shares_and_exceptions_hold_for_what_is_found_across_plans(outline: Any) -> None:
    graph = outline(ACROSS)
    report = audit(graph, ACROSS_RULES)
    contoh = {share.of: (share.items, share.passed) for share in report.passed if share.document.startswith("contoh/kec-contoh/")}
    assert contoh == {"E01": (1, 0), "E02": (2, 1)}
    assert {share.document.split("/")[1]: (share.of, share.items, share.passed) for share in report.items} == {
        "kec-contoh": ("1.b.9", 3, 1), "kec-dua": ("1.b.9", 3, 2), "kec-tiga": ("1.b.9", 2, 2),
    }  # fmt: skip
    accepted = Exceptions(accepted={report.findings[0].id: ("kecamatan kota", "Bappeda")}, limits={"E02": {"least": 4}})
    again = audit(graph, ACROSS_RULES, accepted)
    assert (again.findings, [entry.finding.rule for entry in again.accepted], again.unused) == ((), ["E01"], ())
    assert audit(graph, None, Exceptions(off=frozenset(ACROSS_RULES))).off == ("E01", "E02")


def test_a_former_edition_of_a_plan_is_not_compared(outline: Any) -> None:
    graph = outline(ACROSS)
    old, new = "contoh/kec-dua/renstra-2025-2029", "contoh/kec-dua/perubahan-renstra-2025-2029"
    told = graph.of_document(old).to_dict()
    text = json.dumps(told).replace(old, new).replace('"kind": "Renstra"', '"kind": "Perubahan Renstra"')
    changed = PlanGraph.from_dict(json.loads(text.replace("Jumlah laporan fasilitasi kunjungan", "Jumlah tamu terlayani")))
    graph.merge(changed)
    (group,) = together(excerpts(graph))
    assert [plan.document for plan in group if plan.agency == "Kecamatan Dua"] == [new]

"""The audit as a report to file: nothing of a document becomes markup, nothing is fetched, and all that was found is in it."""

from __future__ import annotations

import datetime
import io
import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from selaras.examples import documents
from selaras.graph.model import PlanGraph
from selaras.loaders import load
from selaras.queries.audit.baseline import Baseline, Earlier
from selaras.queries.audit.exceptions import Exceptions
from selaras.queries.audit.run import AuditReport, audit
from selaras.visualizations.reports.content import Content, content
from selaras.visualizations.reports.page import as_html
from selaras.visualizations.reports.sarif import as_sarif
from selaras.visualizations.reports.word import as_docx

DAY = datetime.date(2026, 2, 3)
HOSTILE = "</style><script>alert(1)</script><img src=x onerror=alert(1)>\x01"


@pytest.fixture(scope="module")
def graph() -> PlanGraph:
    """The example plan with the least in it."""
    return load(min(documents(), key=lambda path: path.stat().st_size))


@pytest.fixture(scope="module")
def report(graph: PlanGraph) -> AuditReport:
    """What is found in it."""
    return audit(graph)


@pytest.fixture(scope="module")
def told(graph: PlanGraph, report: AuditReport) -> Content:
    """The report of it."""
    return content(report, office="Inspektorat Daerah", today=DAY)


def test_the_page_has_every_finding_with_words_and_cure(told: Content, report: AuditReport) -> None:
    page = unescape(as_html(told))
    assert "3 Februari 2026" in page
    assert "Inspektorat Daerah" in page
    for finding in report.findings:
        for words in (finding.words, finding.expected.id, finding.found.id, finding.cure.id):
            assert words in page


def test_the_page_runs_nothing_and_fetches_nothing(told: Content) -> None:
    page = as_html(told)
    assert "default-src 'none'" in page
    assert not re.search(r"<script|<link|<img|\bsrc=|\bhref=|url\(|@import", page)


def test_hostile_words_stay_words(graph: PlanGraph) -> None:
    data = json.loads(json.dumps(graph.to_dict()))
    for node in data["nodes"]:
        for name in ("text", "name", "title", "file_name"):
            if node["properties"].get(name):
                node["properties"][name] = HOSTILE + node["properties"][name]
    for edge in data["edges"]:
        if edge["type"] == "STATED_IN" and edge["properties"].get("cell"):
            edge["properties"]["cell"] = HOSTILE + edge["properties"]["cell"]
    hostile = PlanGraph.from_dict(data)
    told = content(audit(hostile), Baseline({"x": Earlier("x", "D01", HOSTILE, HOSTILE)}), office=HOSTILE, today=DAY)
    page = as_html(told)
    assert not re.search(r"<script|<img", page)
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert(1)" in "\n".join(paragraph.text for paragraph in Document(io.BytesIO(as_docx(told))).paragraphs)


def test_the_word_document_has_every_finding(told: Content, report: AuditReport) -> None:
    document = Document(io.BytesIO(as_docx(told)))
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for finding in report.findings:
        assert finding.found.id in words
        assert finding.cure.id in words
    assert len(document.tables) >= 2


def test_english(graph: PlanGraph, report: AuditReport) -> None:
    page = as_html(content(report, lang="en", today=DAY))
    assert '<html lang="en">' in page
    assert "2026-02-03" in page
    assert report.findings[0].cure.en in unescape(page)


def test_sarif(graph: PlanGraph, report: AuditReport) -> None:
    kept, accepted = report.findings[1:], report.findings[0]
    excepted = audit(graph, exceptions=Exceptions(accepted={accepted.id: ("dibahas", "Tim")}))
    baseline = Baseline({finding.id: Earlier(finding.id, finding.rule, str(finding.document)) for finding in kept})
    log: dict[str, Any] = as_sarif(excepted, baseline, [Earlier("D01-x", "D01", "d", "Judul")])
    run = log["runs"][0]
    by_id = {result["partialFingerprints"]["selaras/v1"]: result for result in run["results"]}
    assert log["version"] == "2.1.0"
    assert set(by_id) == {finding.id for finding in report.findings} | {"D01-x"}
    assert by_id["D01-x"]["baselineState"] == "absent"
    assert by_id[accepted.id]["suppressions"][0]["justification"] == "dibahas (Tim)"
    ruled = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    for finding in kept:
        result = by_id[finding.id]
        assert result["ruleId"] in ruled
        assert result["baselineState"] == "unchanged"
        assert (result["kind"], result["level"]) == (("review", "none") if finding.is_question else ("fail", finding.severity))
        physical = result["locations"][0]["physicalLocation"]
        assert Path(physical["artifactLocation"]["uri"]).suffix
        assert physical["region"]["startLine"] == finding.line

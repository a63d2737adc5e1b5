"""An audit as SARIF 2.1.0, the form in which tools exchange findings (OASIS standard)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from ...queries.audit.baseline import Baseline, Earlier
from ...queries.audit.findings import Finding
from ...queries.audit.rules import rules
from ...queries.audit.run import AuditReport
from .content import place_words

_STATES = {"new": "new", "still": "unchanged"}


def as_sarif(report: AuditReport, before: Baseline | None = None, gone: Sequence[Earlier] = (), *, lang: str = "id") -> dict[str, Any]:
    """The log as JSON values. A question to the reader is of kind "review" and has no level; what is accepted is suppressed."""
    files = {entry.document: quote(entry.file_name) for entry in report.documents}
    results = [_result(files, finding, before, lang) for finding in report.findings]
    for entry in report.accepted:
        told = _result(files, entry.finding, before, lang)
        results.append({**told, "suppressions": [{"kind": "external", "justification": f"{entry.reason} ({entry.by})"}]})
    for earlier in gone:
        results.append({
            "ruleId": earlier.rule,
            "message": {"text": earlier.title or earlier.id},
            "partialFingerprints": {"selaras/v1": earlier.id},
            "baselineState": "absent",
        })  # fmt: skip
    driver = {"name": "selaras", "version": version("selaras"), "language": lang, "rules": _rules(report, lang)}
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return {"$schema": schema, "version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results}]}


def _rules(report: AuditReport, lang: str) -> list[dict[str, Any]]:
    return [
        {
            "id": rule.id,
            "name": rule.name,
            "shortDescription": {"text": rule.title.get(lang)},
            "fullDescription": {"text": rule.why.get(lang)},
            "help": {"text": rule.cure.get(lang)},
            "defaultConfiguration": {"level": rule.severity},
            "properties": {"lke": rule.lke, "source": list(rule.source)},
        }
        for rule in rules().values()
        if rule.id in report.ran
    ]


def _result(files: Mapping[str, str], finding: Finding, before: Baseline | None, lang: str) -> dict[str, Any]:
    file = files.get(finding.document or "", "")
    place = place_words(finding).get(lang)
    name = finding.path[-1] if finding.path else finding.node
    told: dict[str, Any] = {
        "ruleId": finding.rule,
        "kind": "review" if finding.is_question else "fail",
        "level": "none" if finding.is_question else finding.severity,
        "message": {"text": f"{place}: {name}: {finding.found.get(lang)}. {finding.because.get(lang)}".removeprefix(": ")},
        "locations": [_location(finding, file)],
        "partialFingerprints": {"selaras/v1": finding.id},
        "properties": {"agency": finding.agency, "expected": finding.expected.get(lang), "standsFor": list(finding.stands_for)},
    }
    if finding.page is not None:
        told["properties"]["page"] = finding.page
    if before is not None:
        told["baselineState"] = _STATES[before.change(finding)]
    return told


def _location(finding: Finding, file: str) -> dict[str, Any]:
    logical = [{"fullyQualifiedName": " › ".join(finding.path), "kind": "element"}]
    if not file:
        return {"logicalLocations": logical}
    physical: dict[str, Any] = {"artifactLocation": {"uri": file}}
    if finding.line is not None:
        physical["region"] = {"startLine": finding.line}
        if finding.words:
            physical["region"]["snippet"] = {"text": finding.words}
    return {"physicalLocation": physical, "logicalLocations": logical}

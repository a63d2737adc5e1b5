"""An audit as a workbook to work through: a row per finding with columns for the answer, which the next audit carries over."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ...queries.audit.baseline import ANSWERS, CHANGES, Baseline, Earlier
from ...queries.audit.findings import Finding
from ...queries.audit.rule import LKE
from ...queries.audit.rules import rules
from ...queries.audit.run import AuditReport
from ...queries.audit.summary import most_frequent, plans
from ..common import Settings, said, write_xlsx
from .audit_text import place_of, severity_name, stands_for

STATUS = ("terbuka|ditindaklanjuti|selesai|bukan kesalahan", "open|in progress|done|no fault")
_COLUMNS = (
    "id|aturan|LKE|tingkat|perubahan|judul|perangkat daerah|jalur|dokumen|tempat|tercetak|seharusnya|ditemukan|sebab|alasan|perbaikan|dasar"
    "|termasuk|jawaban|nama|tanggal|status",
    "id|rule|LKE|severity|change|title|agency|path|document|place|words|expected|found|cause|because|cure|source"
    "|stands for|answer|person|date|status",
)

Sheet = tuple[Sequence[str], Sequence[Sequence[Any]]]


def write_workbook(
    settings: Settings, report: AuditReport, path: Path, baseline: Baseline | None = None, gone: Sequence[Earlier] = ()
) -> None:
    """Write the workbook; InputError where the file cannot be written."""
    headers = said(settings, *_COLUMNS).split("|")
    before = baseline or Baseline()
    sheets: dict[str, Sheet] = {
        said(settings, "temuan", "findings"): (headers, [_row(settings, finding, before, baseline) for finding in report.faults]),
        said(settings, "pertanyaan", "questions"): (headers, [_row(settings, finding, before, baseline) for finding in report.questions]),
        said(settings, "kelulusan", "passed"): _passed(settings, report),
        said(settings, "ringkasan", "summary"): _summary(settings, report),
    }
    if gone:
        names = said(settings, "id|aturan|dokumen|judul|jawaban|nama|tanggal|status", "id|rule|document|title|answer|person|date|status")
        rows = [(e.id, e.rule, e.document, e.title, *(e.answers.get(name) for name in ANSWERS)) for e in gone]
        sheets[said(settings, "hilang", "gone")] = (names.split("|"), rows)
    if report.accepted:
        names = said(settings, "id|aturan|perangkat daerah|tempat|ditemukan|alasan|oleh", "id|rule|agency|place|found|reason|by")
        told = [
            (
                e.finding.id,
                e.finding.rule,
                e.finding.agency,
                place_of(settings, e.finding),
                e.finding.found.get(settings.lang),
                e.reason,
                e.by,
            )
            for e in report.accepted
        ]
        sheets[said(settings, "diterima", "accepted")] = (names.split("|"), told)
    write_xlsx(path, sheets, choices={said(settings, "status", "status"): said(settings, *STATUS).split("|")})


def _row(settings: Settings, finding: Finding, before: Baseline, baseline: Baseline | None) -> Sequence[Any]:
    lang = settings.lang
    answers = before.answers(finding)
    return (
        finding.id, finding.rule, rules()[finding.rule].lke, severity_name(settings, finding.severity),
        CHANGES[before.change(finding)].get(lang) if baseline is not None else None, finding.title.get(lang), finding.agency,
        " › ".join(finding.path), finding.document, place_of(settings, finding), finding.words, finding.expected.get(lang),
        finding.found.get(lang), _cause(settings, finding), finding.because.get(lang), finding.cure.get(lang), ", ".join(finding.source),
        stands_for(settings, finding), *(answers.get(name) for name in ANSWERS),
    )  # fmt: skip


def _cause(settings: Settings, finding: Finding) -> str:
    return said(settings, "rencana", "the plan") if finding.cause == "plan" else said(settings, "pembacaan", "the reading")


def _passed(settings: Settings, report: AuditReport) -> Sheet:
    names = said(settings, "dokumen|butir LKE/aturan||butir|lolos|%|nilai", "document|LKE item/rule||items|passed|%|grade").split("|")
    known = rules()
    rows = [
        (s.document, s.of, (LKE[s.of] if s.of in LKE else known[s.of].title).get(settings.lang), s.items, s.passed, s.per_cent, s.grade)
        for s in (*report.items, *report.passed)
        if s.items
    ]
    return names, rows


def _summary(settings: Settings, report: AuditReport) -> Sheet:
    """Agencies by rules, with how much of each was read."""
    listed = plans(report)
    ids = sorted(entry.rule for entry in most_frequent(listed))
    names = said(
        settings,
        "perangkat daerah|dokumen|galat|peringatan|catatan|pertanyaan|angka terbaca|pagu tidak terbaca|tabel tidak terbaca",
        "agency|document|errors|warnings|notes|questions|figures read|amounts unread|tables unread",
    ).split("|")
    rows: list[Sequence[Any]] = []
    for plan in listed:
        read = plan.of.read
        counts = (*plan.counts.values(), plan.questions, read.figures, read.unread, read.lost)
        rows.append((plan.of.agency, plan.of.document, *counts, *(plan.by_rule.get(id) for id in ids)))
    return [*names, *ids], rows

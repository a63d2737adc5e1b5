"""What a printed audit report says, and in which order: pure data, from which the HTML page and the Word document are made."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from ...queries.audit.baseline import CHANGES, Baseline, Earlier
from ...queries.audit.findings import SEVERITIES, Finding
from ...queries.audit.rule import LKE, SOURCES
from ...queries.audit.rules import rules
from ...queries.audit.run import AuditReport
from ...queries.audit.summary import Plan, most_frequent, plans
from ...queries.texts import Text

SEVERITY_WORDS = {
    "error": Text("galat", "error"),
    "warning": Text("peringatan", "warning"),
    "note": Text("catatan", "note"),
    "question": Text("pertanyaan", "question"),
}
_MONTHS = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"]
_UNREAD = 40  # places that are listed one by one; the rest is counted


@dataclass(frozen=True, slots=True)
class Row:
    """One finding: its number, how grave it is, where it stands, and the labelled texts below its head."""

    number: int
    rule: str
    severity: str
    word: str
    title: str
    place: str
    path: str
    words: str
    texts: tuple[tuple[str, str], ...]
    change: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """The findings of one item of the working sheet, with the share that passes."""

    heading: str
    share: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class PlanPart:
    """One plan: what was read of it, its shares, findings and questions, and what was not read."""

    agency: str
    title: str
    read: str
    grades: tuple[tuple[str, str, str, str], ...]
    sections: tuple[Section, ...]
    questions: tuple[Row, ...]
    unread: tuple[tuple[str, str, str], ...]
    more_unread: int


@dataclass(frozen=True, slots=True)
class Content:
    """A whole report."""

    lang: str
    region: str
    office: str
    title: str
    date: str
    summary: tuple[tuple[str, ...], ...]
    frequent: tuple[tuple[str, ...], ...]
    clean: tuple[str, ...]
    plans: tuple[PlanPart, ...]
    accepted: tuple[tuple[str, ...], ...]
    gone: tuple[tuple[str, ...], ...]
    off: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]

    def say(self, indonesian: str, english: str) -> str:
        """The words in the report's language."""
        return english if self.lang == "en" else indonesian


def content(
    report: AuditReport,
    before: Baseline | None = None,
    gone: Sequence[Earlier] = (),
    *,
    office: str | None = None,
    lang: str = "id",
    today: datetime.date | None = None,
) -> Content:
    """What the report of an audit says. `office` is who audits; `today` the report's date (else the machine's)."""
    listed = plans(report)
    known = rules()
    names = {name for plan in listed for name in plan.of.regions}
    cited = sorted({source for finding in report.findings for source in finding.source})
    return Content(
        lang=lang,
        region=names.pop() if len(names) == 1 else "",  # a head names one office of one region
        office=office or "",
        title=Text("LAPORAN HASIL PEMERIKSAAN RENCANA STRATEGIS", "AUDIT REPORT ON STRATEGIC PLANS").get(lang),
        date=_date(today or datetime.datetime.now(tz=datetime.UTC).astimezone().date(), lang),
        summary=tuple((plan.of.agency, *map(str, plan.counts.values()), str(plan.questions)) for plan in listed),
        frequent=tuple(
            (entry.rule, known[entry.rule].title.get(lang), str(entry.plans), str(entry.findings)) for entry in most_frequent(listed)
        ),
        clean=tuple(plan.of.agency for plan in listed if plan.is_clean),
        plans=tuple(_plan(report, plan, before, lang) for plan in listed),
        accepted=tuple(
            (e.finding.id, e.finding.rule, e.finding.agency, e.finding.found.get(lang), e.reason, e.by) for e in report.accepted
        ),
        gone=tuple((entry.id, entry.rule, entry.title, entry.answers.get("answer", "")) for entry in gone),
        off=report.off,
        sources=tuple((source, SOURCES[source].get(lang)) for source in cited),
    )


def _plan(report: AuditReport, plan: Plan, before: Baseline | None, lang: str) -> PlanPart:
    known = rules()
    faults = [finding for finding in report.faults if finding.document == plan.of.document]
    faults.sort(key=lambda finding: (list(LKE).index(known[finding.rule].lke), SEVERITIES.index(finding.severity)))
    number = {finding.id: at for at, finding in enumerate(faults, 1)}
    sections = []
    grades = []
    for item, asks in LKE.items():
        share = next((share for share in plan.items if share.of == item), None)
        own = [finding for finding in faults if known[finding.rule].lke == item]
        told = ""
        if share is not None and share.items:
            told = Text(f"{share.passed} dari {share.items} butir lolos", f"{share.passed} of {share.items} items pass").get(lang)
            grades.append((item, asks.get(lang), told, str(share.grade)))
        if own:
            rows = tuple(_row(finding, number[finding.id], before, lang) for finding in own)
            sections.append(Section(f"{item} {asks.get(lang)}", told, rows))
    asked = [finding for finding in report.questions if finding.document == plan.of.document]
    read = plan.of.read
    words = Text(
        f"Terbaca {read.figures} angka (target dan pagu); tidak terbaca {read.unread} angka pagu.",
        f"{read.figures} figures (targets and money) were read; {read.unread} amounts were not.",
    ).get(lang)
    if read.lost:
        words += Text(
            f" {read.lost} tabel atau gambar kaskade tidak terbaca.", f" {read.lost} tables or pictures of the cascade were not read."
        ).get(lang)
    return PlanPart(
        plan.of.agency,
        f"{plan.of.title or plan.of.document}{f' ({plan.of.file_name})' if plan.of.file_name else ''}",
        words,
        tuple(grades),
        tuple(sections),
        tuple(_row(finding, at, before, lang) for at, finding in enumerate(asked, 1)),
        tuple((entry.place_words().get(lang), entry.reason, entry.words) for entry in plan.of.unread[:_UNREAD]),
        max(0, len(plan.of.unread) - _UNREAD),
    )


def _row(finding: Finding, number: int, before: Baseline | None, lang: str) -> Row:
    told = [
        (Text("seharusnya", "expected"), finding.expected.get(lang)),
        (Text("ditemukan", "found"), finding.found.get(lang)),
        (Text("alasan", "because"), finding.because.get(lang)),
    ]
    if finding.stands_for:
        count = len(finding.stands_for)
        told.append((Text("termasuk", "stands for"), Text(f"{count} baris lain", f"{count} other rows").get(lang)))
    told.append((Text("perbaikan", "cure"), f"{finding.cure.get(lang)} ({', '.join(finding.source)})"))
    severity = "question" if finding.is_question else finding.severity
    change = CHANGES[before.change(finding)].get(lang) if before is not None else ""
    return Row(
        number, finding.rule, severity, SEVERITY_WORDS[severity].get(lang), finding.title.get(lang), place_words(finding).get(lang),
        " › ".join(finding.path[-3:]), finding.words, tuple((name.get(lang), text) for name, text in told), change,
    )  # fmt: skip


def place_words(finding: Finding) -> Text:
    """Page or line of a finding; empty where it has neither."""
    if finding.page is not None:
        return Text(f"hlm. {finding.page}", f"p. {finding.page}")
    return Text(f"baris {finding.line}", f"line {finding.line}") if finding.line is not None else Text("", "")


def _date(day: datetime.date, lang: str) -> str:
    return day.isoformat() if lang == "en" else f"{day.day} {_MONTHS[day.month - 1]} {day.year}"

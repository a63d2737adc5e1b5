"""An audit on the terminal: one screen, counts first; or every finding in full."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher

import click

from ...queries.audit.baseline import CHANGES, Baseline, Earlier
from ...queries.audit.findings import SEVERITIES, Finding, count_by_severity
from ...queries.audit.rule import LKE
from ...queries.audit.rules import rules
from ...queries.audit.run import AuditReport
from ...queries.audit.shares import Share
from ...queries.audit.summary import Plan, most_frequent, plans
from ..common import Settings, console, said, short, table_text, text_width

SEVERITY_NAMES = {"error": ("galat", "error"), "warning": ("peringatan", "warning"), "note": ("catatan", "note")}
_LINES = 24  # of findings on the first screen, shared out among the rules
_ROWS = 25  # plans and rules in the tables of many plans


def severity_name(settings: Settings, severity: str) -> str:
    """A severity's name in the run's language."""
    return said(settings, *SEVERITY_NAMES[severity])


def place_of(settings: Settings, finding: Finding) -> str:
    """Line or page of a finding, in words."""
    if finding.page is not None:
        return f"{said(settings, 'hlm.', 'p.')} {finding.page}"
    return f"{said(settings, 'baris', 'line')} {finding.line}" if finding.line is not None else ""


# One screen


def show(settings: Settings, report: AuditReport, baseline: Baseline | None = None, gone: Sequence[Earlier] = ()) -> None:
    """Print what there is to know first: of one plan its findings by item of the working sheet, of many a table of them."""
    listed = plans(report)
    if len(listed) == 1:
        _show_plan(settings, listed[0], report, baseline)
    elif listed:
        _show_many(settings, listed)
    click.echo(totals(settings, report, baseline, gone))
    if report.findings:
        click.echo(
            said(
                settings,
                "Semuanya dengan alasan dan perbaikan: --all; buku kerja: --format xlsx -o temuan.xlsx; "
                "untuk dicetak: --format html -o laporan.html",
                "All with reason and cure: --all; workbook: --format xlsx -o findings.xlsx; to print: --format html -o report.html",
            )
        )


def _show_plan(settings: Settings, plan: Plan, report: AuditReport, baseline: Baseline | None) -> None:
    click.echo(f"{plan.of.agency} · {plan.of.title or plan.of.document}")
    click.echo(read_words(settings, plan))
    known = rules()
    kinds = len({(finding.rule, finding.is_question) for finding in report.findings}) or 1
    for item in LKE:
        own = [finding for finding in report.faults if known[finding.rule].lke == item]
        share = next((share for share in plan.items if share.of == item), None)
        if own or (share is not None and share.items):
            click.echo(f"\n{item}  {LKE[item].get(settings.lang)}{_grade_words(settings, share)}")
            _show_findings(settings, own, baseline, kinds)
    if report.questions:
        click.echo(f"\n{said(settings, 'Pertanyaan kepada pembaca (periksa dulu pembacaannya)', 'Questions to the reader')}")
        _show_findings(settings, report.questions, baseline, kinds)
    click.echo()


def _show_findings(settings: Settings, findings: Sequence[Finding], baseline: Baseline | None, kinds: int) -> None:
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    for rule, own in by_rule.items():
        shown = max(1, min(3, _LINES // kinds))
        click.echo(f"  {rule} {own[0].title.get(settings.lang)}: {how_many(settings, own)}")
        for finding in own[:shown]:
            click.echo(f"      {short(_one_line(settings, finding, baseline), max(60, text_width()) - 6)}")
        if len(own) > shown:
            click.echo(f"      {said(settings, f'dan {len(own) - shown} lagi', f'and {len(own) - shown} more')}")


def how_many(settings: Settings, own: Sequence[Finding]) -> str:
    """How many findings of one rule, and how grave: one rule may find faults of several severities."""
    if own[0].is_question:
        return f"{len(own)} ({said(settings, 'pertanyaan', 'question')})"
    counts = [(severity, number) for severity, number in count_by_severity(own).items() if number]
    if len(counts) == 1:
        return f"{len(own)} ({severity_name(settings, counts[0][0])})"
    return f"{len(own)} ({', '.join(f'{number} {severity_name(settings, severity)}' for severity, number in counts)})"


def _one_line(settings: Settings, finding: Finding, baseline: Baseline | None) -> str:
    new = f"[{CHANGES['new'].get(settings.lang)}] " if baseline is not None and baseline.change(finding) == "new" else ""
    place = place_of(settings, finding)
    more = f" (+{len(finding.stands_for)})" if finding.stands_for else ""
    found = finding.found.get(settings.lang)
    others = (finding.path[-1], *re.findall("“([^”]+)”", finding.because.get(settings.lang)))
    # Against the first other wording: the row's own name, else the one that the reason quotes.
    found = next((told for other in others if (told := differing(found, other)) != found), found)
    return f"{new}{f'{place}: ' if place else ''}{short(finding.path[-1], 36 if found.startswith('“') else 60)}: {found}{more}"


def differing(found: str, usual: str) -> str:
    """A long wording that stands against another one, as the words around what differs: where both begin alike, a line would hide it.

    >>> differing("“Terwujudnya desa mandiri yang aman dan tertib”", "Terwujudnya desa mandiri yang rukun dan tertib")
    '“… mandiri yang aman dan tertib”'
    """
    quoted = re.fullmatch("“([^”]+)”", found)
    if quoted is None:
        return found
    words, others = quoted[1].split(), usual.split()
    folded = [[word.casefold() for word in text] for text in (words, others)]
    parts = [part for part in SequenceMatcher(None, folded[0], folded[1], autojunk=False).get_opcodes() if part[0] != "equal"]
    if not parts or sum(part[2] - part[1] for part in parts) * 2 > len(words):
        return found  # alike in capitals only, or other words altogether
    first, last = max(0, parts[0][1] - 2), min(len(words), parts[-1][2] + 2)
    return f"“{'… ' if first else ''}{' '.join(words[first:last])}{' …' if last < len(words) else ''}”"


def read_words(settings: Settings, plan: Plan) -> str:
    """How much of a plan was read, as words."""
    read = plan.of.read
    told = said(
        settings,
        f"Terbaca {read.figures} angka (target dan pagu), tidak terbaca {read.unread} angka pagu",
        f"{read.figures} figures (targets and money) were read, {read.unread} amounts were not",
    )
    if read.lost:
        told += said(settings, f", {read.lost} tabel atau gambar kaskade", f", {read.lost} tables or pictures of the cascade")
    return told


def _grade_words(settings: Settings, share: Share | None) -> str:
    if share is None or not share.items:
        return ""
    passed = said(settings, f"{share.passed} dari {share.items} lolos", f"{share.passed} of {share.items} pass")
    return f": {passed}, {said(settings, 'nilai', 'grade')} {share.grade}"


def _show_many(settings: Settings, listed: Sequence[Plan]) -> None:
    items = [item for item in LKE if any(share.of == item and share.items for plan in listed for share in plan.items)]
    heads = said(
        settings, "perangkat daerah|galat|peringatan|catatan|pertanyaan", "agency|errors|warnings|notes|questions"
    ).split("|")  # fmt: skip
    rows = [
        (short(plan.of.agency, 40), *plan.counts.values(), plan.questions, *(_grade(plan, item) for item in items))
        for plan in listed[:_ROWS]
    ]  # fmt: skip
    console().print(table_text([*heads, *items], rows, settings.lang))
    _more(settings, len(listed) - _ROWS)
    known = rules()
    frequent = most_frequent(list(listed))
    if frequent:
        click.echo(f"\n{said(settings, 'Paling sering', 'Most frequent')}:")
        told = [(entry.rule, known[entry.rule].title.get(settings.lang), entry.plans, entry.findings) for entry in frequent[:_ROWS]]
        console().print(table_text(said(settings, "aturan||rencana|temuan", "rule||plans|findings").split("|"), told, settings.lang))
    clean = [plan.of.agency for plan in listed if plan.is_clean]
    if clean:
        click.echo(f"\n{said(settings, 'Tanpa temuan', 'Without findings')}: {'; '.join(clean)}")
    click.echo()


def _grade(plan: Plan, item: str) -> str:
    return next((share.grade or "" for share in plan.items if share.of == item), "")


def _more(settings: Settings, count: int) -> None:
    if count > 0:
        click.echo(said(settings, f"dan {count} lagi (--agency NAMA, --all)", f"and {count} more (--agency NAME, --all)"))


def totals(settings: Settings, report: AuditReport, baseline: Baseline | None, gone: Sequence[Earlier] = ()) -> str:
    """The last line: how many findings there are of each severity, and against the audit before."""
    counts = count_by_severity(report.faults)
    words = ", ".join(f"{number} {severity_name(settings, severity)}" for severity, number in counts.items())
    if report.questions:
        words += f", {len(report.questions)} {said(settings, 'pertanyaan', 'questions')}"
    if report.accepted:
        words += f", {len(report.accepted)} {said(settings, 'diterima', 'accepted')}"
    line = f"{said(settings, 'Jumlah', 'Total')}: {words}"
    if baseline is not None:
        new = sum(baseline.change(finding) == "new" for finding in report.findings)
        told = (("new", new), ("still", len(report.findings) - new), ("gone", len(gone)))
        line += f" ({', '.join(f'{number} {CHANGES[change].get(settings.lang)}' for change, number in told)})"
    return line


# In full


def in_full(settings: Settings, report: AuditReport, width: int) -> str:
    """Every finding in a paragraph, by document and item of the working sheet; questions, then what is accepted, after them."""
    lines = _by_document(settings, report.faults, width)
    if report.questions:
        lines += [
            said(
                settings,
                "Pertanyaan kepada pembaca: periksa dulu pembacaannya (tidak memengaruhi kode keluar dan nilai)",
                "Questions to the reader: check the reading first (without effect on exit code and grades)",
            ),
            "",
            *_by_document(settings, report.questions, width),
        ]
    if report.accepted:
        lines += [said(settings, "Diterima", "Accepted"), ""]
        for entry in report.accepted:
            finding = entry.finding
            lines.append(f"{finding.rule} · {place_of(settings, finding)} · {finding.path[-1]}: {entry.reason} ({entry.by}; {finding.id})")
        lines.append("")
    return "\n".join(lines)


def _by_document(settings: Settings, findings: Sequence[Finding], width: int) -> list[str]:
    lines: list[str] = []
    known = rules()
    for document, own in _grouped(findings, lambda finding: finding.document or finding.agency):
        lines += [f"{own[0].agency} · {document}" if own[0].agency else document, ""]
        for item, of_item in sorted(_grouped(own, lambda finding: known[finding.rule].lke)):
            lines += [f"{item}  {LKE[item].get(settings.lang)}", ""]
            for finding in sorted(of_item, key=lambda finding: SEVERITIES.index(finding.severity)):
                lines += [*_paragraph(settings, finding, width), ""]
    return lines


def _grouped(findings: Iterable[Finding], key: Callable[[Finding], str]) -> list[tuple[str, list[Finding]]]:
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(key(finding), []).append(finding)
    return list(groups.items())


def _paragraph(settings: Settings, finding: Finding, width: int) -> list[str]:
    lang = settings.lang
    grave = said(settings, "pertanyaan", "question") if finding.is_question else severity_name(settings, finding.severity)
    head = [finding.rule, grave, place_of(settings, finding), finding.title.get(lang), finding.id]
    parts = (
        (said(settings, "jalur", "path"), " › ".join(finding.path[-3:])),
        (said(settings, "tercetak", "printed"), short(finding.words, 240)),
        (said(settings, "seharusnya", "expected"), finding.expected.get(lang)),
        (said(settings, "ditemukan", "found"), finding.found.get(lang)),
        (said(settings, "alasan", "because"), finding.because.get(lang)),
        (said(settings, "termasuk", "stands for"), stands_for(settings, finding)),
        (said(settings, "perbaikan", "cure"), f"{finding.cure.get(lang)} ({', '.join(finding.source)})"),
    )
    margin = max(len(name) for name, _ in parts) + 6
    lines = [" · ".join(part for part in head if part)]
    for name, text in parts:
        lines += textwrap.wrap(
            text, max(width, margin + 30), initial_indent=f"    {name}".ljust(margin), subsequent_indent=" " * margin,
            break_long_words=False, break_on_hyphens=False,
        )  # fmt: skip
    return lines


def stands_for(settings: Settings, finding: Finding) -> str:
    """How many other rows a finding stands for, as words; empty for none."""
    count = len(finding.stands_for)
    return said(settings, f"{count} baris lain karena sebab yang sama", f"{count} other rows for the same reason") if count else ""

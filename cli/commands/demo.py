"""`selaras demo`: the example plans from reading to view, with a screenful of what was found."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from ...examples import documents, plans
from ...graph.concepts.decisions import stored_decisions
from ...graph.concepts.lexicon import lexicon
from ...graph.model import PlanGraph
from ...graph.settling.unite import settled_graph
from ...loaders import load
from ...queries.audit.findings import SEVERITIES, Finding, faults
from ...queries.audit.run import audit
from ...queries.run import run
from ..common import Settings, console, lang_option, made, opened, pass_settings, said, short, table_text, working
from ..reports.audit_text import place_of, severity_name
from ..shell.help import Command
from .view import write_view

_RULES = 10  # of the findings that are told
COUNTED = ("Goal", "Sasaran", "Program", "Activity", "SubActivity", "Indicator")


@click.command("demo", cls=Command)
@click.option(
    "-d", "--directory", default="selaras-demo", show_default=True, metavar="FOLDER", help="Folder untuk penyimpanan dan tampilan."
)
@lang_option
@pass_settings
def command(settings: Settings, directory: str) -> None:
    """Coba semuanya: baca dokumen contoh, muat rencana contoh, jawab, periksa, dan tulis tampilannya.

    Tidak memerlukan internet, peladen, atau berkas apa pun.
    """
    folder = made(Path(directory))
    path, view = folder / "plans.selaras", folder / "kaskade.html"
    files = [*documents(), *plans()]
    whole = PlanGraph()
    with working() as say:
        for file in files:
            say(f"{said(settings, 'membaca', 'reading')} {file.name}")
            whole.merge(load(file))
        whole = settled_graph(whole)
        with opened(str(path), write=True) as store:
            say(said(settings, "menyimpan", "storing"))
            store.load(whole)
            store.align(lexicon(), stored_decisions())
        say(said(settings, "memeriksa", "auditing"))
        with opened(str(path)) as store:
            money = run(store, "money-by-mission")
        report = audit(whole)
        say(said(settings, "menulis tampilan", "writing the view"))
        write_view(settings, whole, report.findings, view)
    _print_plans(settings, whole)
    _print_money(settings, [row for row in money.dicts() if row["part"] != "total"])
    _print_findings(settings, report.faults)
    click.echo(f"\n{said(settings, 'Tampilan', 'View')}: {view}  ({said(settings, 'buka di peramban', 'open it in a browser')})")
    click.echo(f"\n{said(settings, 'Selanjutnya', 'Next')}:")
    for line in ("query cascade -p agency=ranupuspa", "audit", "view --open"):
        click.echo(f"  selaras {line} --store {path}")


def _print_plans(settings: Settings, graph: PlanGraph) -> None:
    rows = []
    for document in graph.nodes("Document"):
        counts = Counter(node.label for node in graph.sources(document.id, "STATED_IN"))
        agency = next(iter(graph.sources(document.id, "HAS_PLAN", label="Agency")))
        period = f"{document.properties['period_start']}–{document.properties['period_end']}"
        rows.append((agency.text, period, *(counts[label] for label in COUNTED)))
    headers = said(
        settings,
        "perangkat daerah|periode|tujuan|sasaran|program|kegiatan|subkegiatan|indikator",
        "agency|period|goals|sasaran|programs|activities|subactivities|indicators",
    ).split("|")
    console().print(table_text(headers, rows, settings.lang))


def _print_money(settings: Settings, rows: list[dict[str, object]]) -> None:
    """Money by mission, all years together: what each agency's money serves."""
    sums: dict[tuple[object, str], list[int]] = {}
    for row in rows:
        words = str(row["mission"] or "")
        name = (
            f"{said(settings, 'misi', 'mission')} {row['number'] or ''} {words}".strip()
            if words
            else said(settings, "(tanpa misi)", "(no mission)")
        )
        entry = sums.setdefault((row["agency"], name), [0, 0])
        entry[0] += int(str(row["own" if words else "rupiah"] or 0))
        entry[1] += int(str(row["shared"] or 0))
    shown = [(agency, short(name, 58), own, shared or None) for (agency, name), (own, shared) in sums.items()]
    title = said(
        settings,
        "Uang menurut misi (rupiah, semua tahun; “bersama”: yang mencapai beberapa misi)",
        "Money by mission (rupiah, all years; “shared”: what reaches several missions)",
    )
    click.echo(f"\n{title}:")
    console().print(
        table_text(
            said(settings, "perangkat daerah|misi|sendiri|bersama", "agency|mission|own|shared").split("|"),
            shown,
            settings.lang,
            cut=said(settings, "misi|", "mission|").split("|"),
        )
    )


def _print_findings(settings: Settings, findings: list[Finding]) -> None:
    """How many findings of which rules there are, the gravest first, and three of the sums that do not fit."""
    blamed = faults(findings)
    counts = Counter((finding.rule, finding.severity) for finding in blamed)
    titles = {finding.rule: finding.title.get(settings.lang) for finding in findings}
    asked = said(settings, f", {len(findings) - len(blamed)} pertanyaan", f", {len(findings) - len(blamed)} questions")
    click.echo(f"\n{said(settings, 'Temuan', 'Findings')}: {len(blamed)}{asked if len(blamed) < len(findings) else ''}")
    gravest = sorted(counts.items(), key=lambda item: (SEVERITIES.index(item[0][1]), -item[1], item[0]))
    rows = [(rule, severity_name(settings, severity), number, titles[rule]) for (rule, severity), number in gravest[:_RULES]]
    console().print(table_text(["", "", "", ""], rows, settings.lang))
    if len(gravest) > _RULES:
        left = len(gravest) - _RULES
        click.echo(
            said(
                settings, f"dan {left} aturan lagi (selaras audit, selaras rules)", f"and {left} more rules (selaras audit, selaras rules)"
            )
        )
    for finding in [finding for finding in blamed if finding.rule == "D01"][:3]:
        place = f"{finding.agency}, {place_of(settings, finding)}"
        click.echo(f"  {finding.rule} {place}: {short(finding.path[-1], 70)}: {finding.found.get(settings.lang).split(';')[0]}")

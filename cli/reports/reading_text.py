"""The reading report as text on a terminal."""

from __future__ import annotations

import textwrap
from collections import Counter

import click

from ...graph.model import PlanGraph
from ...loaders.plan.facts import Plan, TableReport
from ...ontology.schema import schema
from ...queries.audit.sums.confidence import LEVEL_WORDS
from ...queries.audit.sums.figures import END_OF_PERIOD
from ...queries.audit.sums.verdicts import Verdict
from ..common import Settings, console, said, short, table_text, text_width
from ..storing.guesses import guessed_line
from .reading import Report, TableVerdict, confidence_words, owner_name

KINDS = {
    "goals": ("tujuan dan sasaran", "goals"),
    "cascade": ("cascading", "cascade"),
    "names": ("cascading", "cascade"),
    "programs": ("program dan pagu", "programs and money"),
    "strategies": ("strategi, arah kebijakan", "strategies"),
    "key": ("indikator kinerja", "key indicators"),
    "regional": ("visi, misi, RPJMD", "regional goals"),
    "labels": ("visi dan misi", "vision and mission"),
    "missions": ("visi dan misi", "vision and mission"),
    "past": ("hasil tahun-tahun lalu", "results of past years"),
    "priorities": ("subkegiatan prioritas", "priority subactivities"),
    "unknown": ("tidak dibaca", "not read"),
}
# What a column holds, by its role.
ROLES = {
    "baseline": ("baseline", "baseline"), "code": ("kode", "code"), "end_pagu": ("pagu akhir", "end-of-period money"),
    "end_target": ("target akhir", "end-of-period target"), "formula": ("formula", "formula"), "goal": ("tujuan", "goal"),
    "goal_indicator": ("indikator tujuan", "goal indicator"), "goal_sasaran": ("tujuan dan sasaran", "goal and sasaran"),
    "goal_target": ("target tujuan", "goal target"),
    "indicator": ("indikator", "indicator"), "mission": ("misi", "mission"), "name": ("nama", "name"), "note": ("keterangan", "note"),
    "number": ("nomor", "number"), "outcome": ("outcome", "outcome"), "output": ("output", "output"), "pagu": ("pagu", "money"),
    "past": ("realisasi", "past results"), "policy": ("arah kebijakan", "policy"), "regional": ("sasaran RPJMD", "regional sasaran"),
    "regional_goal": ("tujuan RPJMD", "regional goal"), "regional_policy": ("kebijakan RPJMD", "regional policy"),
    "responsible": ("penanggung jawab", "responsible"), "result_name": ("hasil", "result"), "sasaran": ("sasaran", "sasaran"),
    "result": ("hasil", "result"), "nspk": ("NSPK", "norms and standards"), "change": ("perubahan", "change"),
    "source": ("sumber", "source"), "strategy": ("strategi", "strategy"),
    "strategy_policy": ("strategi dan arah kebijakan", "strategy and policy"), "target": ("target", "target"), "unit": ("satuan", "unit"),
}  # fmt: skip
LEVELS = (
    "Vision", "Mission", "RegionalGoal", "RegionalSasaran", "Goal", "Sasaran", "Strategy", "Policy", "Program", "Activity", "SubActivity",
    "Outcome", "Output", "Indicator", "Target", "Budget", "Realisation", "Priority", "Unit", "Unread",
)  # fmt: skip
_FIRST = 12  # rows that are shown of a long list without --all
_CAUSES = {"plan": ("rencana", "plan"), "reading": ("pembacaan", "reading")}
# How a sum fails, by the kind of its gap.
_GAPS = {
    "double": ("tercetak dua kali lipat", "printed double"), "half": ("rinciannya dua kali lipat", "rows add up to double"),
    "scaled": ("kelipatan 10, 100 atau 1.000", "10, 100 or 1,000 times"), "echo": ("mengikuti selisih lain", "follows from another gap"),
    "row": ("selisih sama dengan satu baris", "the gap is one row"), "odd": ("satu unit kerja berbeda", "one unit is off"),
    "shared": ("baris di bawah dua induk", "rows below two parents"), "moved": ("baris di bawah induk lain", "a row below another parent"),
    "swapped": ("dua tahun tertukar", "two years swapped"), "shifted": ("kolom tahun bergeser", "year columns shifted"),
    "digits": ("salah ketik angka", "a slip of a digit"), "empty": ("ada baris tanpa angka", "a row without a figure"),
    "other": ("selisih tanpa pola", "no pattern"),
}  # fmt: skip


def period_word(year: int, lang: str = "id") -> str:
    """A year, or the end-of-period column."""
    return ("akhir" if lang == "id" else "end") if year == END_OF_PERIOD else str(year)


def print_report(settings: Settings, report: Report, everything: bool) -> None:
    """The whole report."""
    plan = report.plan
    document = next(report.graph.nodes("Document"), None)
    click.echo(f"{report.name}: {document.text if document else ''}")
    if document is not None:
        click.echo(f"  {said(settings, 'dokumen', 'document')}: {document.id}")
    if guess := guessed_line(settings, report.graph):
        click.echo(f"  {said(settings, 'dugaan', 'guess')}: {guess}")
    if document is not None and document.properties.get("date"):
        click.echo(f"  {said(settings, 'tanggal', 'date')}: {document.properties['date']}")
    if report.overall is not None:
        click.echo(f"  {said(settings, 'keyakinan', 'confidence')}: {confidence_words(report.overall).get(settings.lang)}")
    if plan is not None:
        _print_tables(settings, report.tables, everything)
    _print_counts(settings, report.graph)
    _print_sums(settings, report, everything)
    if report.edits is not None:
        _print_edits(settings, report, everything)
    if plan is not None:
        entries = [(_place(settings, entry.place.line, entry.place.page), entry.why(settings.lang), entry.words) for entry in plan.by_loss]
        _print_notes(settings, entries, everything)
    elif report.edits is not None:
        _print_notes(settings, [(_place(settings, *note[:2]), str(note[2]), str(note[3])) for note in report.notes], everything)


def print_tables(settings: Settings, plan: Plan) -> None:
    """Only the tables, all of them: what can be said of a document that cannot be read as a plan."""
    _print_tables(settings, [TableVerdict(table, None) for table in plan.tables], everything=True)


def _place(settings: Settings, line: object, page: object) -> str:
    if line:
        return f"{said(settings, 'baris', 'line')} {line}"
    return f"{said(settings, 'hlm.', 'p.')} {page}" if page else "–"


def _more(settings: Settings, hidden: int) -> None:
    if hidden > 0:
        click.echo(said(settings, f"  … dan {hidden} lagi (--all)", f"  … and {hidden} more (--all)"))


def _print_notes(settings: Settings, entries: list[tuple[str, str, str]], everything: bool) -> None:
    click.echo(f"\n{said(settings, 'Tidak dipahami', 'Not understood')}: {len(entries)}")
    shown = entries if everything else entries[:10]
    for place, why, words in shown:
        click.echo(": ".join(part for part in (f"  {place}", why, short(words, 110)) if part))
    _more(settings, len(entries) - len(shown))


def _print_tables(settings: Settings, tables: list[TableVerdict], everything: bool) -> None:
    rows = []
    skipped = 0
    for entry in tables:
        table = entry.table
        if table.reason is not None and not everything:
            skipped += 1
            continue
        place = str(table.place.line or table.place.page or "")
        name = short(table.name, 24) if table.caption and not table.name.startswith("tabel ") else "–"
        contents = said(settings, *KINDS[table.kind]) + (f" ({table.reason.text(settings.lang)})" if table.reason else "")
        level = LEVEL_WORDS[entry.confidence.level].get(settings.lang) if entry.confidence else ""
        cells = f"{table.used} + {table.listed}" if table.used or table.listed else ""
        rows.append((place, name, contents, table.rows, table.facts, cells, level, _columns(settings, table)))
    click.echo(f"\n{said(settings, 'Tabel yang dibaca', 'Tables read')}:")
    titles = ("baris|tabel|isi|butir|fakta|sel|keyakinan|kolom", "line|table|contents|rows|facts|cells|confidence|columns")
    headers = said(settings, *titles).split("|")
    if any(table.place.page for table in (entry.table for entry in tables)):
        headers[0] = said(settings, "hlm.", "page")
    console().print(table_text(headers, rows, settings.lang))
    if any(entry.table.listed for entry in tables):
        click.echo(
            said(settings, "  sel: yang menjadi fakta + yang tercatat tidak dipahami", "  cells: in facts + listed as not understood")
        )
    for entry in tables:
        if entry.confidence is not None and (everything or entry.confidence.level != "high"):
            click.echo(f"  {entry.table.name}: {confidence_words(entry.confidence).get(settings.lang)}")
    if skipped:
        click.echo(
            said(
                settings,
                f"{skipped} tabel lain bukan bagian cascading (--all menampilkannya)",
                f"{skipped} other tables are no part of the cascade (--all shows them)",
            )
        )


def _columns(settings: Settings, table: TableReport) -> str:
    """What a table's columns hold; the years of one role are put together: "target 2025–2030"."""
    years: dict[str, list[int]] = {}
    for role, year in table.columns:
        years.setdefault(role, []).extend([year] if year else [])
    spans = {
        role: f" {min(found)}–{max(found)}" if len(set(found)) > 1 else f" {found[0]}" if found else "" for role, found in years.items()
    }
    return ", ".join(said(settings, *ROLES.get(role, (role, role))) + span for role, span in spans.items())


def _print_counts(settings: Settings, graph: PlanGraph) -> None:
    counts = Counter(node.label for node in graph.nodes())
    names = {label: schema().label(label, settings.lang) for label in LEVELS if counts[label]}
    names = {label: name if name.isupper() else name[0].lower() + name[1:] for label, name in names.items()}
    told = (f"{name}: {counts[label]}" if settings.lang == "en" else f"{counts[label]} {name}" for label, name in names.items())
    text = f"{said(settings, 'Yang dibaca', 'What was read')}: {', '.join(told)}"
    click.echo("\n" + textwrap.fill(text, text_width(), subsequent_indent="  "))


def _print_sums(settings: Settings, report: Report, everything: bool) -> None:
    tally, total = report.tally(), len(report.sums)
    click.echo(
        said(
            settings,
            f"\nJumlah pagu: {tally['fits']} dari {total} pasangan induk dan tahun cocok dengan baris di bawahnya.",
            f"\nSums: {tally['fits']} of {total} pairs of parent and year equal the rows below them.",
        )
    )
    for cause, told in (
        ("plan", ("karena rencananya", "because of the plan")),
        ("reading", ("dan pembacaannya perlu diperiksa", "and their reading needs a look")),
    ):
        if tally[cause]:
            kinds = Counter(entry.kind for entry in report.sums if entry.status == cause).most_common()
            how = ", ".join(f"{number} {said(settings, *_GAPS[kind])}" for kind, number in kinds)
            click.echo(said(settings, f"  {tally[cause]} tidak cocok {told[0]}: {how}.", f"  {tally[cause]} do not {told[1]}: {how}."))
    wrong = sorted((entry for entry in report.sums if entry.status != "fits"), key=lambda entry: entry.status != "reading")
    shown = wrong if everything else wrong[:_FIRST]
    if shown:
        headers = said(
            settings, "tahun|induk|tercetak|jumlah anak|selisih|penyebab|selisih apa",
            "year|parent|printed|children|gap|cause|what gap",
        ).split("|")  # fmt: skip
        rows = [_sum_row(settings, report.graph, entry) for entry in shown]
        console().print(table_text(headers, rows, settings.lang, cut=headers[1:2]))
    _more(settings, len(wrong) - len(shown))
    for text in dict.fromkeys(
        f"{owner_name(report.graph, entry.sum.owner)}: {entry.because.get(settings.lang)}" for entry in shown if everything
    ):
        click.echo(textwrap.fill(text, text_width(), initial_indent="  ", subsequent_indent="    "))


def _sum_row(settings: Settings, graph: PlanGraph, entry: Verdict) -> tuple[object, ...]:
    item, name = entry.sum, short(owner_name(graph, entry.sum.owner), 60)
    cause, gap = said(settings, *_CAUSES[entry.status]), said(settings, *_GAPS[entry.kind])
    return (period_word(item.year, settings.lang), name, item.printed, item.added, item.gap, cause, gap)


def _print_edits(settings: Settings, report: Report, everything: bool) -> None:
    edits = report.edits or []
    click.echo(f"\n{said(settings, 'Dikoreksi dengan tangan', 'Corrected by hand')}: {len(edits)}")
    words = {
        "changed": ("diubah", "changed"), "added": ("ditambahkan", "added"), "removed": ("dihapus", "removed"),
        "along": ("ikut terhapus", "removed along"),
    }  # fmt: skip
    for edit in edits if everything else edits[:_FIRST]:
        kind = said(settings, *words["along" if edit.what == "along" else edit.kind])
        where = f"{edit.sheet}!{edit.cell}" if edit.cell else edit.sheet
        told = (
            f"{edit.what}: “{short(edit.before, 50)}” → “{short(edit.after, 50)}”"
            if edit.kind == "changed"
            else short(edit.after or edit.before, 100)
        )
        click.echo(f"  {where}: {kind}: {told}")
    _more(settings, len(edits) - (len(edits) if everything else _FIRST))

"""`selaras read`: how a document was read, table by table, with the sums that do and do not reconcile."""

from __future__ import annotations

import textwrap
from collections import Counter

import click

from ..graph.errors import InputError
from ..graph.files import read_json
from ..graph.model import PlanGraph
from ..loaders import read_plan
from ..loaders.facts import Plan, TableReport
from ..loaders.files import is_cascade_file
from ..loaders.to_graph import to_graph
from ..ontology.schema import schema
from ..queries.sums import END_OF_PERIOD, Figures, Sum
from .build import expanded
from .common import Settings, console, lang_option, pass_settings, said, short, table_text, text_width
from .help import Command

KINDS = {
    "goals": ("tujuan dan sasaran", "goals"),
    "cascade": ("cascading", "cascade"),
    "names": ("cascading", "cascade"),
    "programs": ("program dan pagu", "programs and money"),
    "strategies": ("strategi, arah kebijakan", "strategies"),
    "key": ("indikator kinerja", "key indicators"),
    "regional": ("visi, misi, RPJMD", "regional goals"),
    "labels": ("visi dan misi", "vision and mission"),
    "past": ("realisasi lalu: tidak dibaca", "past results: not read"),
    "unknown": ("tidak dibaca", "not read"),
}
# What a column holds, by its role.
ROLES = {
    "baseline": ("baseline", "baseline"), "code": ("kode", "code"), "end_pagu": ("pagu akhir", "end-of-period money"),
    "end_target": ("target akhir", "end-of-period target"), "formula": ("formula", "formula"), "goal": ("tujuan", "goal"),
    "goal_indicator": ("indikator tujuan", "goal indicator"), "goal_target": ("target tujuan", "goal target"),
    "indicator": ("indikator", "indicator"), "mission": ("misi", "mission"), "name": ("nama", "name"), "note": ("keterangan", "note"),
    "number": ("nomor", "number"), "outcome": ("outcome", "outcome"), "output": ("output", "output"), "pagu": ("pagu", "money"),
    "past": ("realisasi", "past results"), "policy": ("arah kebijakan", "policy"), "regional": ("sasaran RPJMD", "regional sasaran"),
    "regional_goal": ("tujuan RPJMD", "regional goal"), "regional_policy": ("kebijakan RPJMD", "regional policy"),
    "responsible": ("penanggung jawab", "responsible"), "result_name": ("hasil", "result"), "sasaran": ("sasaran", "sasaran"),
    "source": ("sumber", "source"), "strategy": ("strategi", "strategy"),
    "strategy_policy": ("strategi dan arah kebijakan", "strategy and policy"), "target": ("target", "target"), "unit": ("satuan", "unit"),
}  # fmt: skip
LEVELS = (
    "Vision", "Mission", "RegionalGoal", "RegionalSasaran", "Goal", "Sasaran", "Strategy", "Policy", "Program", "Activity", "SubActivity",
    "Outcome", "Output", "Indicator", "Target", "Budget", "Unit",
)  # fmt: skip


@click.command("read", cls=Command, short_help="Laporan pembacaan sebuah dokumen.")
@click.argument("files", nargs=-1, required=True, metavar="BERKAS…")
@click.option(
    "--all", "everything", is_flag=True, help="Tampilkan semua baris, juga tabel yang tidak dibaca dan semua yang tidak dipahami."
)
@lang_option
@pass_settings
def command(settings: Settings, files: tuple[str, ...], everything: bool) -> None:
    """Laporan pembacaan: bagaimana sebuah dokumen dibaca.

    Isinya: tabel yang ditemukan dan artinya, banyaknya butir tiap jenjang, jumlah pagu yang cocok dan yang tidak, dan apa yang tidak
    dipahami beserta alasannya.
    """
    for number, name in enumerate(expanded(files)):
        if number:
            click.echo()
        if is_cascade_file(name):
            _report_graph(settings, read_json(name), everything)
            continue
        plan = read_plan(name)
        try:
            graph = to_graph(plan)
        except InputError:
            _report_tables(settings, plan, everything=True)
            raise
        _report(settings, plan, graph, everything)


def _report(settings: Settings, plan: Plan, graph: PlanGraph, everything: bool) -> None:
    click.echo(f"{plan.file_name}: {plan.title}")
    click.echo(f"  {said(settings, 'dokumen', 'document')}: {next(graph.nodes('Document')).id}")
    if plan.date:
        click.echo(f"  {said(settings, 'tanggal', 'date')}: {plan.date}")
    _report_tables(settings, plan, everything)
    _report_graph(settings, graph, everything)
    click.echo(f"\n{said(settings, 'Tidak dipahami', 'Not understood')}: {len(plan.not_understood)}")
    for entry in plan.not_understood[: None if everything else 10]:
        place = (
            f"{said(settings, 'baris', 'line')} {entry.place.line}"
            if entry.place.line
            else f"{said(settings, 'hlm.', 'p.')} {entry.place.page}"
        )
        click.echo(f"  {place}: {entry.why(settings.lang)}: {short(entry.words, 110)}")
    if not everything and len(plan.not_understood) > 10:
        click.echo(
            said(settings, f"  … dan {len(plan.not_understood) - 10} lagi (--all)", f"  … and {len(plan.not_understood) - 10} more (--all)")
        )


def _report_tables(settings: Settings, plan: Plan, everything: bool) -> None:
    rows = []
    skipped = 0
    for table in plan.tables:
        if table.kind in ("unknown", "past") and not everything:
            skipped += 1
            continue
        place = str(table.place.line or table.place.page or "")
        name = short(table.name, 24) if table.caption and not table.name.startswith("tabel ") else "–"
        contents = said(settings, *KINDS[table.kind]) + (f" ({table.reason.text(settings.lang)})" if table.reason else "")
        rows.append((place, name, contents, table.rows, table.facts, _columns(settings, table)))
    click.echo(f"\n{said(settings, 'Tabel yang dibaca', 'Tables read')}:")
    headers = said(settings, "baris|tabel|isi|butir|fakta|kolom", "line|table|contents|rows|facts|columns").split("|")
    if any(table.place.page for table in plan.tables):
        headers[0] = said(settings, "hlm.", "page")
    console().print(table_text(headers, rows, settings.lang))
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


def _report_graph(settings: Settings, graph: PlanGraph, everything: bool) -> None:
    counts = Counter(node.label for node in graph.nodes())
    names = {label: schema().label(label, settings.lang) for label in LEVELS if counts[label]}
    names = {label: name if name.isupper() else name[0].lower() + name[1:] for label, name in names.items()}
    told = (f"{name}: {counts[label]}" if settings.lang == "en" else f"{counts[label]} {name}" for label, name in names.items())
    text = f"{said(settings, 'Yang dibaca', 'What was read')}: {', '.join(told)}"
    click.echo("\n" + textwrap.fill(text, text_width(), subsequent_indent="  "))
    figures = Figures(graph)
    sums = [entry for owner in figures.parents for entry in figures.sums(owner)]
    right = [entry for entry in sums if entry.direct_fits and entry.lowest_fits]
    wrong = [entry for entry in sums if not (entry.direct_fits and entry.lowest_fits)]
    click.echo(
        said(
            settings,
            f"\nJumlah pagu: {len(right)} dari {len(sums)} pasangan induk dan tahun cocok dengan baris di bawahnya.",
            f"\nSums: {len(right)} of {len(sums)} pairs of parent and year equal the rows below them.",
        )
    )
    rows = [_sum_row(settings, graph, entry) for entry in wrong]
    if rows:
        headers = said(
            settings, "tahun|induk|tercetak|jumlah anak|selisih|terbawah|selisih", "year|parent|printed|children|gap|lowest|gap"
        ).split("|")
        console().print(table_text(headers, rows[: None if everything else 12], settings.lang, cut=headers[1:2]))
        if not everything and len(rows) > 12:
            click.echo(said(settings, f"… dan {len(rows) - 12} lagi (--all)", f"… and {len(rows) - 12} more (--all)"))


def _sum_row(settings: Settings, graph: PlanGraph, entry: Sum) -> tuple[object, ...]:
    node = graph.node(entry.owner)
    code = node.properties.get("code")
    name = f"{code} {node.text}" if code else node.text
    year = said(settings, "akhir", "end") if entry.year == END_OF_PERIOD else str(entry.year)
    return (year, short(name, 60), entry.printed, entry.direct, entry.direct_gap, entry.lowest, entry.lowest_gap)

"""`selaras read`: how a document was read, table by table, with the sums that do and do not reconcile."""

from __future__ import annotations

from collections import Counter

import click

from ..graph.errors import InputError
from ..graph.files import read_json
from ..graph.model import PlanGraph
from ..loaders import read_plan
from ..loaders.facts import Plan
from ..loaders.files import is_cascade_file
from ..loaders.to_graph import to_graph
from ..ontology.schema import schema
from ..queries.sums import END_OF_PERIOD, Figures, Sum
from .build import expanded
from .common import Settings, console, lang_option, pass_settings, said, table_text

KINDS = {
    "goals": ("tujuan dan sasaran", "goals"), "cascade": ("cascading", "cascade"), "names": ("cascading", "cascade"), "programs": ("program dan pagu", "programs and money"),
    "strategies": ("strategi dan arah kebijakan", "strategies"), "key": ("indikator kinerja", "key indicators"), "regional": ("visi, misi, RPJMD", "regional goals"),
    "labels": ("visi dan misi", "vision and mission"), "past": ("realisasi lalu: tidak dibaca", "past results: not read"), "unknown": ("tidak dibaca", "not read"),
}  # fmt: skip
LEVELS = (
    "Vision", "Mission", "RegionalGoal", "RegionalSasaran", "Goal", "Sasaran", "Strategy", "Policy", "Program", "Activity", "SubActivity",
    "Outcome", "Output", "Indicator", "Target", "Budget", "Unit",
)  # fmt: skip


@click.command("read")
@click.argument("files", nargs=-1, required=True, metavar="BERKAS…")
@click.option(
    "--all", "everything", is_flag=True, help="Tampilkan semua baris, juga tabel yang tidak dibaca dan semua yang tidak dipahami."
)
@lang_option
@pass_settings
def command(settings: Settings, files: tuple[str, ...], everything: bool) -> None:
    """Laporan pembacaan: tabel apa yang ditemukan, apa artinya, berapa butir tiap jenjang, jumlah yang cocok dan tidak, dan yang tidak dipahami."""
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
        click.echo(f"  {place}: {entry.why(settings.lang)}: {' '.join(entry.words.split())[:110]}")
    if not everything and len(plan.not_understood) > 10:
        click.echo(
            said(settings, f"  … dan {len(plan.not_understood) - 10} lagi (--all)", f"  … and {len(plan.not_understood) - 10} more (--all)")
        )


def _report_tables(settings: Settings, plan: Plan, everything: bool) -> None:
    at = 1 if settings.lang == "en" else 0
    rows = []
    skipped = 0
    for table in plan.tables:
        if table.kind in ("unknown", "past") and not everything:
            skipped += 1
            continue
        place = table.place.line if table.place.line is not None else table.place.page
        rows.append(
            (
                place,
                " ".join(table.name.split())[:24],
                KINDS[table.kind][at],
                table.rows,
                table.facts,
                " ".join(table.columns.split())[: 400 if everything else 90],
            )
        )
    click.echo(f"\n{said(settings, 'Tabel yang dibaca', 'Tables read')}:")
    headers = said(settings, "baris/hlm.|tabel|isi|jumlah baris|fakta|kolom", "line/page|table|contents|rows|facts|columns").split("|")
    console().print(table_text(headers, rows))
    if skipped:
        click.echo(
            said(
                settings,
                f"{skipped} tabel lain bukan bagian cascading (--all menampilkannya)",
                f"{skipped} other tables are no part of the cascade (--all shows them)",
            )
        )


def _report_graph(settings: Settings, graph: PlanGraph, everything: bool) -> None:
    counts = Counter(node.label for node in graph.nodes())
    click.echo(
        f"\n{said(settings, 'Yang dibaca', 'What was read')}: "
        + ", ".join(f"{counts[label]} {schema().label(label, settings.lang).lower()}" for label in LEVELS if counts[label])
    )
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
    rows = [_sum_row(graph, entry) for entry in wrong]
    if rows:
        headers = said(
            settings, "tahun|induk|tercetak|jumlah anak|selisih|jumlah terbawah|selisih", "year|parent|printed|children|gap|lowest rows|gap"
        ).split("|")
        console().print(table_text(headers, rows[: None if everything else 12]))
        if not everything and len(rows) > 12:
            click.echo(said(settings, f"… dan {len(rows) - 12} lagi (--all)", f"… and {len(rows) - 12} more (--all)"))


def _sum_row(graph: PlanGraph, entry: Sum) -> tuple[object, ...]:
    node = graph.node(entry.owner)
    code = node.properties.get("code")
    name = f"{code} {node.text}" if code else node.text
    year = "akhir" if entry.year == END_OF_PERIOD else str(entry.year)
    return (year, name[:60], entry.printed, entry.direct, entry.direct_gap, entry.lowest, entry.lowest_gap)

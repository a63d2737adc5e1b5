"""`selaras queries`: the named queries, or one of them in full."""

from __future__ import annotations

import click

from ...queries.library.named import get, named_queries
from ...queries.sparql.answer import get_sparql, named_sparql
from ..common import Settings, console, lang_option, pass_settings, said, table_text
from ..shell.completion import query_names
from ..shell.help import Command


@click.command("queries", cls=Command)
@click.argument("name", required=False, metavar="[NAMA]", shell_complete=query_names)
@click.option("--sparql", is_flag=True, is_eager=True, help="Hanya yang punya bentuk SPARQL; dengan NAMA: teks SPARQL-nya.")
@lang_option
@pass_settings
def command(settings: Settings, name: str | None, sparql: bool) -> None:
    """Daftar kueri bernama; dengan NAMA: parameter, kolom dan Cypher-nya."""
    lang = settings.lang
    twins = named_sparql()
    if name is None:
        rows = [
            (
                query.name,
                query.title[lang],
                " ".join(f"-p {p.name}=…" if p.required else f"[-p {p.name}=…]" for p in query.parameters),
                "--sparql" if query.name in twins else "",
            )
            for query in named_queries().values()
            if query.name in twins or not sparql
        ]
        headers = said(settings, "nama|judul|parameter|juga", "name|title|parameters|also").split("|")
        console().print(table_text(headers, rows, lang))
        return
    query = get_sparql(name).query if sparql else get(name)
    click.echo(f"{query.name}: {query.title[lang]}\n\n{query.description[lang]}\n")
    for parameter in query.parameters:
        default = (
            said(settings, "wajib", "required") if parameter.required else f"{said(settings, 'bawaan', 'default')} {parameter.default!r}"
        )
        click.echo(f"  -p {parameter.name}=…  ({parameter.kind}, {default}): {parameter.meaning.get(lang)}")
    for column in query.columns:
        click.echo(f"  {column.name}: {column.meaning.get(lang)}")
    click.echo(f"\n{query.cypher}")
    if name.strip() in twins and not sparql:
        click.echo(
            said(
                settings,
                f"\nJuga dalam SPARQL: selaras queries {name} --sparql; dijalankan oleh selaras query {name} --sparql.",
                f"\nIn SPARQL, too: selaras queries {name} --sparql; run by selaras query {name} --sparql.",
            )
        )

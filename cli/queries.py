"""`selaras queries`: the named queries, or one of them in full."""

from __future__ import annotations

import click

from ..queries.library import get, named_queries
from .common import Settings, console, lang_option, pass_settings, said, table_text
from .help import Command


@click.command("queries", cls=Command)
@click.argument("name", required=False, metavar="[NAMA]")
@lang_option
@pass_settings
def command(settings: Settings, name: str | None) -> None:
    """Daftar kueri bernama; dengan NAMA: parameter, kolom dan Cypher-nya."""
    lang = settings.lang
    if name is None:
        rows = [
            (query.name, query.title[lang], " ".join(f"-p {p.name}=…" if p.required else f"[-p {p.name}=…]" for p in query.parameters))
            for query in named_queries().values()
        ]
        console().print(table_text(said(settings, "nama|judul|parameter", "name|title|parameters").split("|"), rows, lang))
        return
    query = get(name)
    click.echo(f"{query.name}: {query.title[lang]}\n\n{query.description[lang]}\n")
    for parameter in query.parameters:
        default = (
            said(settings, "wajib", "required") if parameter.required else f"{said(settings, 'bawaan', 'default')} {parameter.default!r}"
        )
        click.echo(f"  -p {parameter.name}=…  ({parameter.kind}, {default}): {parameter.meaning.get(lang)}")
    for column in query.columns:
        click.echo(f"  {column.name}: {column.meaning.get(lang)}")
    click.echo(f"\n{query.cypher}")

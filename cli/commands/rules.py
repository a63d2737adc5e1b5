"""`selaras rules`: the audit rules, or one of them in full."""

from __future__ import annotations

import json

import click

from ...queries.audit.rule import LKE, SOURCES, Rule
from ...queries.audit.rules import rules
from ...queries.audit.run import known_rule
from ..common import Settings, console, emit, lang_option, pass_settings, said, table_text
from ..reports.audit_text import severity_name
from ..shell.completion import rule_names
from ..shell.help import Command

_CANDIDATES = (
    "Kueri (selaras query) untuk semua yang mungkin; temuan hanya yang terbukti di halamannya:",
    "As a query (selaras query), all that may be; only what its page proves is a finding:",
)


@click.command("rules", cls=Command)
@click.argument("name", required=False, metavar="[ID]", shell_complete=rule_names)
@click.option("--format", "kind", type=click.Choice(["table", "json"]), default="table", show_default=True, help="Bentuk keluaran.")
@lang_option
@pass_settings
def command(settings: Settings, name: str | None, kind: str) -> None:
    """Daftar aturan audit; dengan ID: apa yang diperiksa, mengapa, contoh yang salah dan yang benar, perbaikan, dan dasarnya."""
    known = rules()
    chosen = [known[known_rule(name)]] if name else list(known.values())
    if kind == "json":
        emit(json.dumps([_as_dict(rule, settings.lang) for rule in chosen], ensure_ascii=False, indent=1) + "\n", None)
    elif name:
        click.echo(explained(settings, chosen[0]))
    else:
        headers = said(settings, "id|LKE|tingkat|yang diperiksa|nama", "id|LKE|severity|what is wrong|name").split("|")
        rows = [(rule.id, rule.lke, severity_name(settings, rule.severity), rule.title.get(settings.lang), rule.name) for rule in chosen]
        console().print(table_text(headers, rows, settings.lang))


def explained(settings: Settings, rule: Rule) -> str:
    """All that there is to say of one rule, a line or two each."""
    lang = settings.lang
    parts = (
        (said(settings, "mengapa", "why"), rule.why.get(lang)),
        (said(settings, "salah", "bad"), rule.bad.get(lang)),
        (said(settings, "benar", "good"), rule.good.get(lang)),
        (said(settings, "perbaikan", "cure"), rule.cure.get(lang)),
        ("LKE", f"{rule.lke}: {LKE[rule.lke].get(lang)}"),
        (said(settings, "dasar", "based on"), "; ".join(SOURCES[source].get(lang) for source in rule.source)),
    )
    head = f"{rule.id} · {rule.title.get(lang)} · {severity_name(settings, rule.severity)} · {rule.name}"
    lines = [head, "", *(f"  {name + ':':<11} {text}" for name, text in parts)]
    if rule.candidates:
        lines += ["", f"  {said(settings, *_CANDIDATES)}", "", *(f"    {line}" for line in rule.candidates.strip().splitlines())]
    return "\n".join(lines)


def _as_dict(rule: Rule, lang: str) -> dict[str, object]:
    texts = {name: getattr(rule, name).get(lang) for name in ("title", "why", "bad", "good", "cure")}
    told = {"id": rule.id, "name": rule.name, "lke": rule.lke, "severity": rule.severity, "source": list(rule.source), **texts}
    return {**told, "cypher": rule.candidates.strip() or None}

"""What the shell offers on TAB: names of queries, their parameters, values of yes and no. No store is opened for it, and nothing fails.

Opening one would take the time of starting an engine, might ask for a password, and would keep a load out meanwhile.
"""

from __future__ import annotations

from collections.abc import Mapping

import click
from click.shell_completion import CompletionItem

from ...queries.library.named import NamedQuery, named_queries
from ...queries.run import is_name, used_parameters
from ..common import Settings


def query_names(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """Names of queries with their titles; with `--sparql` those that have that form."""
    return _offered({name: query.title[_lang(context)] for name, query in _known(context).items()}, incomplete)


def parameter_values(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """`name=` for what the query takes and was not given, and behind it the values, where they are a closed list."""
    # Where -p ends the line, click gives up before it gives the words beside the options their meaning.
    asked = str(context.params.get("query") or next(iter(context.args), ""))
    name, sign, begun = incomplete.partition("=")
    known = _known(context).get(asked.strip())
    if known:
        takes = {item.name: item.meaning.get(_lang(context)) for item in known.parameters}
        yes_or_no = {item.name for item in known.parameters if item.kind == "boolean"}
    else:
        takes = dict.fromkeys(() if context.params.get("sparql") or is_name(asked) else sorted(used_parameters(asked)), "")
        yes_or_no = set()
    if sign:
        return [CompletionItem(f"{name}={value}") for value in ("true", "false") if name in yes_or_no and value.startswith(begun)]
    given = {str(text).partition("=")[0].strip() for text in context.params.get("parameters") or ()}
    return _offered({f"{item}=": meaning for item, meaning in takes.items() if item not in given}, incomplete)


def _known(context: click.Context) -> Mapping[str, NamedQuery]:
    """The named queries that the line may mean."""
    if not context.params.get("sparql"):
        return named_queries()
    from ...queries.sparql.answer import named_sparql

    return {name: item.query for name, item in named_sparql().items()}


def rule_names(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """Ids of audit rules with their titles."""
    from ...queries.audit.rules import rules

    return _offered({name: rule.title.get(_lang(context)) for name, rule in rules().items()}, incomplete.upper())


def edition_names(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """Editions of the official list that were imported, with the file that each was read from."""
    from ...graph.errors import InputError
    from ...loaders.nomenclature.editions import stored

    try:
        return _offered({edition.name: edition.source for edition in stored()}, incomplete)
    except InputError:
        return []


def _lang(context: click.Context) -> str:
    settings = context.find_object(Settings)
    return settings.lang if settings else "id"


def _offered(told: Mapping[str, str], incomplete: str) -> list[CompletionItem[str]]:
    return [CompletionItem(name, help=" ".join(meaning.split()) or None) for name, meaning in told.items() if name.startswith(incomplete)]

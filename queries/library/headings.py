"""How the columns of named queries, and the words in them, are called in tables for people: `headings.toml`.

CSV, JSON and Python keep the names that the query itself gives; so do queries that somebody wrote.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from ...ontology.schema import schema

_KINDS = frozenset(("level", "kind", "label", "through", "stops_at"))  # columns whose words are types of the ontology
_OF_YEAR = re.compile(r"(?P<column>\w+) (?P<year>\d{4})")  # "printed 2026", as workbooks have it
_TYPED = re.compile(r"(?P<type>[A-Z][A-Za-z]+): (?P<text>.*)", re.DOTALL)  # "Goal: …", a step of a path


@cache
def _data() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads((resources.files(__package__) / "headings.toml").read_text(encoding="utf-8"))


def has_heading(column: str) -> bool:
    """Whether a column of that name has a heading of its own."""
    return column in _data()["columns"]


def heading(column: str, lang: str) -> str:
    """The heading of a column in the language ("id", "en"), also of one year of it; its name with spaces where none is written down."""
    if of_year := _OF_YEAR.fullmatch(column):
        return f"{heading(of_year['column'], lang)} {of_year['year']}"
    plain = column.replace("_", " ")
    return str(_data()["english"].get(column, plain) if lang == "en" else _data()["columns"].get(column, plain))


def worded(column: str, value: Any, lang: str) -> Any:
    """What a query says in a column, in the language: types by the ontology's labels, others by the list; texts of plans as they are."""
    if isinstance(value, list):
        return [worded(column, entry, lang) for entry in value]
    if not isinstance(value, str):
        return value
    if column in _KINDS:
        return schema().label(value, lang)
    if column == "path" and (step := _TYPED.fullmatch(value)):
        return f"{schema().label(step['type'], lang)}: {step['text']}"
    both = _data()["words"].get(column, {}).get(value)
    return value if both is None else both[lang == "en"]

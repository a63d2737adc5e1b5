"""What would run, without running it: a query's text, the values of its parameters, and the engine's plan."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from .library.named import NamedQuery
from .run import ask

if TYPE_CHECKING:
    from ..graph.stores import Plan

# The word ahead of a Cypher text, behind nothing but comments.
_ASKED = re.compile(r"(?P<ahead>(?:\s|//[^\n]*(?:\n|$)|/\*.*?\*/)*)EXPLAIN\b", re.IGNORECASE | re.DOTALL)


class Explaining(Protocol):
    """The part of a store that explaining needs."""

    def explain(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> Plan:
        """How the engine would run Cypher that only reads."""
        ...


@dataclass(frozen=True, slots=True)
class Explanation:
    """A query as it would run. `query` is None for a free one, `plan` where the engine tells none (SPARQL)."""

    language: str
    query: NamedQuery | None
    text: str
    parameters: Mapping[str, Any]
    plan: Plan | None

    def to_dict(self, lang: str = "id") -> dict[str, object]:
        """As JSON values."""
        told: dict[str, object] = {"name": self.query.name, "title": self.query.title[lang]} if self.query else {}
        steps = [
            {"depth": step.depth, "operator": step.operator, "details": step.details, "rows": step.rows}
            for step in (self.plan.steps if self.plan else ())
        ]
        plan = {"engine": self.plan.engine, "text": self.plan.text, "steps": steps} if self.plan else None
        return {**told, "language": self.language, "parameters": dict(self.parameters), "text": self.text, "plan": plan}


def explain(store: Explaining, name_or_cypher: str, parameters: Mapping[str, Any] | None = None) -> Explanation:
    """Explain a named query or free Cypher. QueryError as where it is run, and where it would write."""
    asked = ask(name_or_cypher, parameters)
    return Explanation("cypher", asked.query, asked.cypher, asked.parameters, store.explain(asked.cypher, asked.parameters))


def without_explain(cypher: str) -> tuple[bool, str]:
    """Whether a text asks by its first word to be explained, and the text without that word."""
    found = _ASKED.match(cypher)
    return (True, found["ahead"] + cypher[found.end() :].lstrip()) if found else (False, cypher)

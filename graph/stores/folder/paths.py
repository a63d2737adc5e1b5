"""Shortest paths on conditions: the engine would look for the shortest path first and ask about the conditions then.

Neo4j gives the shortest of the paths that meet them. Where the shortest of all does not, the engine would give no row at all,
without a word: so it is not asked.
"""

from __future__ import annotations

import re

from ...errors import QueryError

_SAID = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|//[^\n]*|/\*.*?\*/", re.DOTALL)
_SHORTEST = re.compile(r"(?:(?P<name>\w+|`[^`]+`)\s*=\s*)?\b(?:allShortestPaths|shortestPath)\s*\(", re.IGNORECASE)
_RELATION = re.compile(r"\[\s*(?P<name>\w+|`[^`]+`)")
_CLAUSE = re.compile(
    r"\b(?:OPTIONAL|MATCH|WITH|RETURN|UNWIND|CALL|UNION|ORDER|SKIP|LIMIT|CREATE|MERGE|SET|DELETE|DETACH|REMOVE|FOREACH)\b", re.IGNORECASE
)
_WHERE = re.compile(r"\bWHERE\b", re.IGNORECASE)


def check_paths(cypher: str) -> None:
    """QueryError where a text puts conditions on a shortest path, or on its relations, in the clause that looks for it."""
    text = _SAID.sub(lambda match: " " * len(match[0]), cypher)
    for match in _SHORTEST.finditer(text):
        end = _closed(text, match.end())
        names = {found["name"] for found in _RELATION.finditer(text[match.end() : end])}
        names |= {match["name"]} if match["name"] else set()
        clause = _rest_of_clause(text, end)
        where = _WHERE.search(clause)
        if where and any(re.search(rf"(?<![\w.`$]){re.escape(name)}(?!\w)", clause[where.end() :]) for name in names):
            raise QueryError(
                {
                    "id": "penyimpanan dalam folder tidak mencari jalan terpendek di antara yang memenuhi syarat: hasilnya dapat kosong",
                    "en": "a store in a folder does not look for the shortest among the paths that meet a condition: it could give none",
                },
                cure={
                    "id": "Untuk menyaring yang terpendek tulis WITH p WHERE …; untuk yang terpendek di antara yang memenuhi syarat, "
                    "p = (a)-[*..6]-(b) WHERE … lalu ORDER BY length(p); atau tanyakan kepada Neo4j.",
                    "en": "To filter what is shortest write WITH p WHERE …; for the shortest that meets it, "
                    "p = (a)-[*..6]-(b) WHERE …, then ORDER BY length(p); or ask Neo4j.",
                },
            )


def _closed(text: str, at: int) -> int:
    """Where the bracket closes that was opened before `at`."""
    depth = 1
    while at < len(text) and depth:
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        at += 1
    return at


def _rest_of_clause(text: str, at: int) -> str:
    """The text until the next clause, which no bracket encloses."""
    depth, start = 0, at
    while at < len(text) and depth >= 0:
        depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(text[at], 0)
        if depth == 0 and _CLAUSE.match(text, at):
            break
        at += 1
    return text[start:at]

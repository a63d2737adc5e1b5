"""How an engine would run a query: its own words, and its steps in one form for both engines. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

# A line of ArcadeDB's plan: "  + MATCH NODE (n) [rows=5]", or the bare name of a step that has no words of its own.
_STEP = re.compile(r"(?P<indent> *)(?:\+ (?P<told>.+)|(?P<bare>\w+Step))")
# What such a line begins with: a name in one word, or words in capitals.
_OPERATOR = re.compile(r"[A-Z][A-Z ]*[A-Z]\b|\w+")
_ROWS = re.compile(r"\brows=(\d+)")


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a plan; `depth` counts from 0, and steps further in feed the one above them.

    `rows`: how many the engine expects, None where it does not say.
    """

    depth: int
    operator: str
    details: str
    rows: float | None


@dataclass(frozen=True, slots=True)
class Plan:
    """What an engine means to do: its name with its version, its own words, and its steps in the order of those words."""

    engine: str
    text: str
    steps: tuple[Step, ...]


def neo4j_plan(agent: str, plan: Mapping[str, Any]) -> Plan:
    """The plan in the summary of a result. `agent`: what the server calls itself, such as Neo4j/5.26.0."""
    steps = tuple(_operators(plan, 0))
    drawn = plan.get("args", {}).get("string-representation")
    text = str(drawn) if drawn else "\n".join(f"{'  ' * step.depth}+ {step.operator} {step.details}".rstrip() for step in steps)
    return Plan(agent.replace("/", " "), text.strip(), steps)


def _operators(plan: Mapping[str, Any], depth: int) -> Iterator[Step]:
    known = plan.get("args", {})
    name = str(plan.get("operatorType", "")).partition("@")[0]  # behind it stands the database
    yield Step(depth, name, " ".join(str(known.get("Details", "")).split()), known.get("EstimatedRows"))
    for child in plan.get("children") or ():
        yield from _operators(child, depth + 1)


def arcadedb_plan(engine: str, text: str) -> Plan:
    """The plan as ArcadeDB prints it."""
    found = (_STEP.fullmatch(line.rstrip()) for line in text.splitlines())
    return Plan(engine, text.strip(), tuple(_step(match) for match in found if match))


def _step(match: re.Match[str]) -> Step:
    told = match["told"] or match["bare"]
    operator = _OPERATOR.match(told)
    end = operator.end() if operator else len(told)
    rows = _ROWS.search(told)
    return Step(len(match["indent"]) // 2, told[:end], told[end:].strip(), float(rows[1]) if rows else None)

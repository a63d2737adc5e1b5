"""What a plan states beside its cascade becomes nodes: results of past years, and priority programs with what serves them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ....graph import ids
from ....graph.model import PlanGraph
from ...language.numbers import value_of
from ..facts import Origin, Plan

Stated = Callable[[str, Iterable[Origin]], None]
Scalar = str | int | float | None


def add_priorities(out: PlanGraph, plan: Plan, document: str, keys: Mapping[int, str], stated: Stated) -> None:
    """The priority programs of a plan; `keys` are the ids of its items, `stated` notes where a node is printed."""
    for priority in plan.priorities:
        key = ids.priority_id(document, priority.text)
        if not out.has(key):
            out.add_node(key, "Priority", text=priority.text)
        stated(key, priority.origins)
        for item in priority.served_by:
            out.add_edge(keys[id(item)], "SERVES_PRIORITY", key, documents=[document])


def add_realisations(out: PlanGraph, plan: Plan, document: str, keys: Mapping[int, str], stated: Stated) -> None:
    """The results of past years, each on the indicator, program, kegiatan or subkegiatan that it is of, else on the document."""
    for realised in plan.realised:
        states: dict[str, Scalar] = {
            "year": realised.year, "of": realised.of, "text": realised.text, "rupiah": realised.rupiah, "planned": realised.planned,
            "planned_rupiah": realised.planned_rupiah,
            "value": value_of(realised.text) if realised.text else None,
        }  # fmt: skip
        key = ids.realisation_id(document, realised.of, realised.year)
        if out.has(key) and out.node(key).properties != {name: value for name, value in states.items() if value is not None}:
            told = "|".join(str(states[name]) for name in ("text", "rupiah", "planned", "planned_rupiah"))
            key = ids.realisation_id(document, realised.of, realised.year, told)
        if not out.has(key):
            out.add_node(key, "Realisation", **states)
        stated(key, [realised.origin])
        owners = [keys[id(item)] for item in realised.items]
        owners += [
            ids.indicator_id(ids.measured_id(document, keys[id(item)] if item is not None else document), measure.text, measure.office)
            for item, measure in realised.measures
        ]
        for owner in owners or [document]:
            out.add_edge(owner, "HAS_REALISATION", key, documents=[document])

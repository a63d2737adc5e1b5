"""Which misi and which sasaran RPJMD the money of a plan reaches, and how each is known to be supported.

These are the numbers of the named queries `mission-matrix` and `regional-sasaran-matrix`. The page works without a store, so what
they ask of one is worked out here on the graph; tests hold the two to the same cells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..graph.model import Node
from .cascade import Statements

_ROWS = frozenset(("Program", "Activity", "SubActivity"))
_BELOW = ("HAS_ACTIVITY", "HAS_SUBACTIVITY")
_STRENGTH = {"hierarchy": 3, "quoted": 2}  # all else is the plan's own word, or a reviewer's


@dataclass(frozen=True, slots=True)
class Flow:
    """Rupiah per year of the lowest printed rows under one program (None: under none) that reach just these misi and sasaran RPJMD."""

    program: str | None
    missions: tuple[str, ...]
    sasaran: tuple[str, ...]
    years: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Support:
    """A misi or sasaran RPJMD that a plan supports: how that is known, the strongest first, and which node says so."""

    target: str
    how: str
    by: str


def flows(statements: Statements, document: str, agency: str) -> list[Flow]:
    """Every rupiah of the plan once, by program and by what it reaches through program and sasaran."""
    stated = [node for node in statements.out(agency, document, "SUPPORTS") if node.label == "Mission"]
    sums: dict[tuple[str | None, tuple[str, ...], tuple[str, ...]], dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for key in statements.by_document.get(document, ()):
        node = statements.nodes[key]
        if node.label not in _ROWS:
            continue
        programs = _programs(statements, node)
        first = programs[0].id if programs else None
        missions = _missions(_reached(statements, programs, "Mission", stated))
        reached = first, missions, _ids(_reached(statements, programs, "RegionalSasaran"))
        for year, amount in _amounts(statements, node).items():
            sums[reached][year] += amount
    return [Flow(*reached, dict(sorted(years.items()))) for reached, years in sums.items() if any(years.values())]


def supports(statements: Statements, document: str, agency: str, label: str = "Mission") -> list[Support]:
    """The misi, or what else `label` says, that the plan's tujuan and sasaran, or the agency in this plan, are known to support."""
    nodes = [statements.nodes[key] for key in statements.by_document.get(document, ())]
    edges = [edge for node in nodes if node.label in ("Goal", "Sasaran") for edge in statements.edges(node.id, "SUPPORTS")]
    edges += [edge for edge in statements.edges(agency, "SUPPORTS") if document in edge.documents]
    found: dict[str, Support] = {}
    for edge in edges:
        if statements.nodes[edge.target].label != label:
            continue
        how = str(edge.properties.get("how") or "stated")
        known = found.get(edge.target)
        if known is None or _STRENGTH.get(how, 1) < _STRENGTH.get(known.how, 1):
            found[edge.target] = Support(edge.target, how, edge.source)
    return list(found.values())


def _programs(statements: Statements, node: Node) -> list[Node]:
    found: list[Node] = []
    level = [node]
    for _ in range(3):  # the row itself, and up to two levels above it
        found += [one for one in level if one.label == "Program"]
        level = _unique(above for one in level for above in statements.into(one.id, None, *_BELOW))
    return _unique(found)


def _reached(statements: Statements, programs: Iterable[Node], label: str, stated: Sequence[Node] = ()) -> list[Node]:
    """What sasaran above the programs support; where one says nothing its tujuan counts, and where that says nothing the agency."""
    reached: list[Node] = []
    for program in programs:
        for sasaran in statements.into(program.id, None, "HAS_PROGRAM"):
            if sasaran.label == "Sasaran":
                goals = [goal for goal in statements.into(sasaran.id, None, "HAS_SASARAN") if goal.label == "Goal"]
                reached += _supported(statements, [sasaran], label) or _supported(statements, goals, label) or stated
    return reached


def _missions(reached: Iterable[Node]) -> tuple[str, ...]:
    """Their ids; a misi of the campaign beside one of the RPJMD is the same pledge, and the RPJMD's counts."""
    found = list(reached)
    return _ids([node for node in found if node.properties.get("list", "RPJMD") == "RPJMD"] or found)


def _ids(nodes: Iterable[Node]) -> tuple[str, ...]:
    return tuple(sorted({node.id for node in nodes}))


def _supported(statements: Statements, nodes: Iterable[Node], label: str) -> list[Node]:
    return [target for node in nodes for target in statements.out(node.id, None, "SUPPORTS") if target.label == label]


def _amounts(statements: Statements, node: Node) -> dict[int, int]:
    """Rupiah per year that count at this row: a year that rows below it print counts there; its own figure before those of its units."""
    children = statements.out(node.id, None, *_BELOW)
    children = _unique([*children, *(below for child in children for below in statements.out(child.id, None, *_BELOW))])
    elsewhere = {year for child in children for year, _, _ in _figures(statements, child)}
    own = [figure for figure in _figures(statements, node) if figure[0] not in elsewhere]
    whole = {year for year, _, split in own if not split}
    amounts: dict[int, int] = defaultdict(int)
    for year, rupiah, split in own:
        if not (split and year in whole):
            amounts[year] += rupiah
    return amounts


def _figures(statements: Statements, node: Node) -> list[tuple[int, int, bool]]:
    """(year, rupiah, of one unit) of the pagu printed for a node."""
    found = []
    for budget in statements.out(node.id, None, "FUNDED_BY"):
        year, rupiah = budget.properties.get("year"), budget.properties.get("rupiah")
        if isinstance(year, int):
            units = statements.out(budget.id, None, "SPENT_BY")
            found.append((year, rupiah if isinstance(rupiah, int) else 0, bool(units)))
    return found


def _unique(nodes: Iterable[Node]) -> list[Node]:
    return list({node.id: node for node in nodes}.values())

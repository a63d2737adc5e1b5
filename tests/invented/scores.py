"""What of an invented plan a graph tells rightly, wrongly, not at all, or beyond it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from selaras.graph.ids import fold
from selaras.graph.model import PlanGraph
from selaras.queries.audit.findings import Finding

from .files import Part
from .grids import Style
from .world import Item, Measure, World


@dataclass
class Made:
    """A plan, how it is laid out, and as what file."""

    world: World
    style: Style
    parts: list[Part]
    form: str
    data: bytes


@dataclass
class Score:
    """Of one document."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    more: list[str] = field(default_factory=list)
    false: list[Finding] = field(default_factory=list)
    questions: list[Finding] = field(default_factory=list)


def _number(text: object) -> str:
    return "".join(letter for letter in str(text or "").split(" ")[0].replace(".", ",") if letter.isdigit() or letter == ",").rstrip(",")


class _Read:
    """A graph by its names."""

    def __init__(self, graph: PlanGraph) -> None:
        self.nodes: dict[str, Any] = {node.id: node for node in graph.nodes()}
        self.out: dict[tuple[str, str], list[str]] = {}
        self.into: dict[tuple[str, str], list[str]] = {}
        for edge in graph.edges():
            self.out.setdefault((edge.source, edge.type), []).append(edge.target)
            self.into.setdefault((edge.target, edge.type), []).append(edge.source)

    def all(self, label: str) -> list[Any]:
        return [node for node in self.nodes.values() if node.label == label]

    def text(self, node: Any) -> str:
        return fold(str(node.properties.get("text") or node.properties.get("name") or ""))

    def named(self, label: str, text: str) -> list[Any]:
        return [node for node in self.all(label) if self.text(node) == fold(text)]

    def below(self, node: Any, *types: str) -> list[Any]:
        return [self.nodes[id] for type in types for id in self.out.get((node.id, type), [])]

    def above(self, node: Any, *types: str) -> list[Any]:
        return [self.nodes[id] for type in types for id in self.into.get((node.id, type), [])]


LINKED = ("tc27", "tc54", "stairs", "wide")  # tables of money that say which sasaran a program serves
LABELS = ("Program", "Activity", "SubActivity")
OVER = ("HAS_PROGRAM", "HAS_ACTIVITY", "HAS_SUBACTIVITY")


def score(made: Made, graph: PlanGraph) -> Score:
    """What of the plan the graph has."""
    told, it, found = made.world, _Read(graph), Score()
    documents = it.all("Document")
    ours = [one for one in documents if one.properties.get("kind") in ("Renstra", "Perubahan Renstra")]
    _same(found, "agency", fold(told.agency), [it.text(one) for one in it.all("Agency")][:1])
    _same(
        found,
        "region",
        fold(told.region),
        [
            fold(f"{one.properties.get('level')} {one.properties.get('name')}")
            if fold(str(one.properties.get("level"))) not in it.text(one)
            else it.text(one)
            for one in it.all("Region")
        ][:1],
    )
    _same(
        found,
        "period",
        f"{told.start}-{told.end}",
        [f"{one.properties.get('period_start')}-{one.properties.get('period_end')}" for one in ours][:1],
    )
    missions = [it.text(one) for one in it.all("Mission")]
    for mission in told.missions:
        _has(found, "mission", mission, fold(mission) in missions)
    found.more += [f"mission {one}" for one in missions if one not in [fold(each) for each in told.missions]]
    _has(found, "vision", told.vision, any(it.text(one) == fold(told.vision) for one in it.all("Vision")))
    for goal, sasaran, _ in told.regional if made.style.regional else ():
        _has(found, "tujuan RPJMD", goal, bool(it.named("RegionalGoal", goal)))
        _has(found, "sasaran RPJMD", sasaran, bool(it.named("RegionalSasaran", sasaran)))
    served = {it.text(one) for label in ("Agency", "Goal", "Sasaran") for node in it.all(label) for one in it.below(node, "SUPPORTS")
              if one.label == "Mission"}  # fmt: skip
    _has(found, "misi served", told.missions[told.mission], fold(told.missions[told.mission]) in served)
    found.wrong += [f"misi served: {one}" for one in served if one != fold(told.missions[told.mission])]
    kind = "Perubahan Renstra" if made.style.edition else "Renstra"
    _same(found, "kind", kind, [str(one.properties.get("kind")) for one in ours][:1])
    _aims(found, it, told, made)
    _items(found, it, told, made)
    return found


def _same(found: Score, kind: str, wanted: str, had: list[str]) -> None:
    if had == [wanted]:
        found.right[kind] += 1
    elif had:
        found.wrong.append(f"{kind}: {had[0]!r}, not {wanted!r}")
    else:
        found.lost.append(f"{kind}: {wanted!r}")


def _has(found: Score, kind: str, words: str, there: bool) -> None:
    if there:
        found.right[kind] += 1
    else:
        found.lost.append(f"{kind}: {words}")


def _aims(found: Score, it: _Read, told: World, made: Made) -> None:
    goals, sasaran = it.all("Goal"), it.all("Sasaran")
    linked = made.style.cascade or made.style.money_table in LINKED
    for label, aims, nodes in (("Goal", [goal for goal, _ in told.goals], goals), ("Sasaran", told.aims, sasaran)):
        for aim in aims:
            own = it.named(label, aim.text)
            _has(found, label, aim.text, bool(own))
            for node in own[:1]:
                if label == "Sasaran":
                    above = [it.text(one) for one in it.above(node, "HAS_SASARAN") if one.label == "Goal"]
                    _same(found, f"goal of {aim.text[:30]}", fold((aim.goal or told.goal).text), above[:1])
                    programs = {it.text(one) for one in it.below(node, "HAS_PROGRAM")}
                    for program in aim.programs if linked else ():
                        _has(found, "sasaran-program", f"{aim.text[:40]} > {program.name[:40]}", fold(program.name) in programs)
                    wrong = programs - {fold(program.name) for program in aim.programs}
                    found.wrong += [f"sasaran-program: {aim.text[:40]} > {one[:50]}" for one in wrong]
                    for strategy, policies in aim.strategies:
                        strategies = [one for one in it.below(node, "PURSUED_BY") if it.text(one) == fold(strategy)]
                        _has(found, "strategy", strategy, bool(strategies))
                        had = [it.text(one) for each in strategies for one in it.below(each, "DIRECTED_BY")]
                        for policy in policies:
                            _has(found, "policy", policy, fold(policy) in had)
                _measures(found, it, node, aim.measures, told, made, goal_beside=made.style.goal_table == "beside" and label == "Goal")
        found.more += [f"{label} {it.text(node)[:80]}" for node in nodes if it.text(node) not in [fold(aim.text) for aim in aims]]


def _figured(made: Made) -> bool:
    """Whether a table of money states the targets of tujuan and sasaran too."""
    return made.style.money_table in ("stairs", "wide") or (made.style.money_table == "tc27" and not made.style.merged_aims)


def _measures(found: Score, it: _Read, node: Any, measures: Sequence[Measure], told: World, made: Made, goal_beside: bool = False) -> None:
    had = it.below(node, "MEASURED_BY") + [one for each in it.below(node, "ACHIEVES") for one in it.below(each, "MEASURED_BY")]
    for measure in (measure for measure in measures if measure.text):
        same = [one for one in had if it.text(one) == fold(measure.text)]
        _has(found, "indicator", f"{it.text(node)[:40]} | {measure.text}", bool(same))
        if not same:
            continue
        unit = fold(str(same[0].properties.get("unit") or ""))
        ends_only = goal_beside and not made.style.iku and (made.style.money_table != "tc27" or made.style.merged_aims)
        ends_only = ends_only or (made.style.prose_aims and node.label in ("Goal", "Sasaran") and not _figured(made))
        unstated = (ends_only and not unit) or (made.style.money_table == "plain" and made.style.percent and not unit)
        if unit == fold(measure.unit) or unstated or (unit in ("", "%", "persen") and fold(measure.unit) in ("persen", "%")):
            found.right["unit"] += 1
        else:
            found.wrong.append(f"unit of {measure.text[:60]}: {unit!r}, not {measure.unit!r}")
        targets = {one.properties.get("year"): one for each in same for one in it.below(each, "HAS_TARGET")}
        for year in told.years if not ends_only else ():
            if year not in measure.targets:
                if year in targets and targets[year].properties.get("text") not in ("", "-", None):
                    found.wrong.append(f"target invented {measure.text[:50]} {year}: {targets[year].properties}")
            elif year not in targets:
                found.lost.append(f"target {measure.text[:60]} {year}")
            elif _number(targets[year].properties.get("text")) != _number(measure.targets[year]):
                found.wrong.append(
                    f"target {measure.text[:60]} {year}: {targets[year].properties.get('text')!r}, not {measure.targets[year]!r}"
                )
            else:
                found.right["target"] += 1
    found.more += [
        f"indicator of {it.text(node)[:40]}: {it.text(one)[:60]}"
        for one in had
        if it.text(one) not in [fold(measure.text) for measure in measures]
    ]


def _items(found: Score, it: _Read, told: World, made: Made) -> None:
    parents: dict[int, Item | None] = {}
    for item in told.items:
        for below in item.below:
            parents[id(below)] = item
    known: Counter[tuple[int, str]] = Counter((item.level, fold(item.name)) for item in told.items)
    for level in range(3):
        for node in it.all(LABELS[level]):
            if not known[level, it.text(node)]:
                found.more.append(f"{LABELS[level]} {it.text(node)[:80]}")
    by_code = made.style.money_table == "results" or made.style.codes != "none"
    for item in told.items:
        parent = parents.get(id(item))
        own = it.named(LABELS[item.level], item.name)
        if len(own) > 1:
            under = [node for node in own if parent and fold(parent.name) in [it.text(one) for one in it.above(node, OVER[item.level])]]
            coded = [node for node in own if node.properties.get("code") == item.code]
            own = (coded if by_code else []) or under or own
        _has(found, LABELS[item.level], item.name, bool(own))
        for node in own[:1]:
            if parent:
                above = [it.text(one) for one in it.above(node, OVER[item.level])]
                _same(found, f"parent of {item.name[:40]}", fold(parent.name), above[:1])
            money = {
                one.properties.get("year"): one.properties.get("rupiah")
                for one in it.below(node, "FUNDED_BY")
                if not it.out.get((one.id, "SPENT_BY")) or not item.units
            }
            skipped = made.style.money_table == "flat" and item.level < 2
            for year in told.years if not skipped else ():
                told_at_all = item.money.get(year) or made.style.zero != "n/a" or not made.style.rough
                _amount(found, item, year, money.get(year)) if told_at_all else None
            if item.units:
                spent = {
                    (fold(str(it.nodes[unit].properties.get("name"))), one.properties.get("year")): one.properties.get("rupiah")
                    for one in it.below(node, "FUNDED_BY")
                    for unit in it.out.get((one.id, "SPENT_BY"), [])
                }
                for unit, amounts in item.units.items():
                    for year, amount in amounts.items():
                        had = spent.get((fold(unit), year), spent.get((fold(unit.split(" ", 1)[1]), year)))
                        _has(found, "unit money", f"{item.name[:30]} {unit} {year} {amount} (had {had})", had == amount)
            printed = made.style.money_table in ("results", "slash", "formula", "lines") or (made.style.cascade and not made.style.matrix)
            if printed and not skipped:
                _has(found, "result", item.result, fold(item.result) in [it.text(one) for one in it.below(node, "ACHIEVES")])
            if not skipped:
                _measures(found, it, node, item.measures, told, made)


def _amount(found: Score, item: Item, year: int, had: object) -> None:
    wanted = item.money.get(year)
    if wanted is None and had is None:
        return
    if had == wanted:
        found.right["amount"] += 1
    elif had is None:
        found.lost.append(f"amount {item.name[:50]} {year}: {wanted}")
    else:
        found.wrong.append(f"amount {item.name[:50]} {year}: {had}, not {wanted}")

"""Several agencies of one invented region beside each other, each plan in its own planner's layout, and a fault between them.

    cd tests; uv run python -m invented.groups 20 [FIRST]

prints, for so many groups a rule, how many planted faults were found at their place and how many findings stood beside; and how many
groups with other wordings of the same things (`clean`) had none. The plans are text: what other forms do, `measure.py` tells.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

import selaras
from selaras.graph.concepts.alignment import aligned_graph
from selaras.graph.concepts.lexicon import built_in
from selaras.graph.model import PlanGraph
from selaras.queries.audit.findings import Finding
from selaras.queries.audit.run import audit

from . import grids
from .measure import prepare
from .papers import FORMS, parts
from .world import Measure, World, measured, world

RULES = ("E01", "E02", "E03", "E04")
_MOST = 400  # worlds that are tried for those of one period
_SHARED = "Indeks Kepuasan Masyarakat"
_SASARAN = ("Menurunnya kemiskinan ekstrem", "Terjaganya tutupan hutan lindung", "Terwujudnya layanan publik yang cepat")
_SILENT = "Meningkatnya produksi garam rakyat"

# A fault changes one of the plans, or what the region's plan gives to one; it returns what must be at the end of the finding's path.
Fault = Callable[[Random, list[World], dict[str, list[str]]], str]


def group(random: Random, size: int = 5) -> list[World]:
    """So many agencies of one regency, their plans of one period, every one with the same supporting program and the same index."""
    found: list[World] = []
    for _ in range(_MOST):
        one = world(random)
        if one.region.startswith("Provinsi") or one.start != 2025 or any(one.agency == other.agency for other in found):
            continue
        if found:
            one.region, one.years = found[0].region, found[0].years
            one.mission = found[0].missions.index(one.missions[one.mission])
            one.missions = found[0].missions
            _in_years(random, one)
        found.append(one)
        if len(found) == size:
            break
    for at, one in enumerate(found):
        series = {year: str(74 + at + step) for step, year in enumerate(one.years, 1)}
        one.aims[-1].measures = [Measure(_SHARED, "Indeks", str(74 + at), dict(series))]
        if one.goal.measures[0].text == _SHARED:
            one.goal.measures[0] = Measure("Indeks Tata Kelola Wilayah", "Indeks", str(74 + at), series)
    return found


def _in_years(random: Random, one: World) -> None:
    """Give all of a plan figures for its years."""
    for aim in (one.goal, *one.aims):
        aim.measures = [measured(random, told.text, told.unit, one.years, True) for told in aim.measures]
    for item in one.items:
        item.measures = [measured(random, told.text, told.unit, one.years, item.level == 0) for told in item.measures]
        item.units = {}
        first = next(iter(item.money.values()))
        item.money = {year: first * (100 + 4 * step) // 100 for step, year in enumerate(one.years)}
    one.add_up()


def reworded(random: Random, worlds: Sequence[World]) -> None:
    """What makes nothing wrong: a misi in capitals or with a slip, an index with a word more, another order of what is listed."""
    for one in worlds:
        words = list(one.missions)
        at = random.randrange(len(words))
        words[at] = random.choice(
            (words[at].upper(), words[at].replace("yang", "yg"), f"{words[at]}.", words[at].replace("masyarakat", "masyarakt"))
        )
        one.missions = tuple(words)
        told = one.aims[-1].measures[0]
        told.text = random.choice((_SHARED, f"{_SHARED} (IKM)", "Nilai Indeks Kepuasan Masyarakat", _SHARED.upper()))


def target_out_of_line(random: Random, worlds: list[World], given: dict[str, list[str]]) -> str:
    """E03: one agency's targets are on another scale."""
    one = random.choice(worlds)
    told = one.aims[-1].measures[0]
    told.baseline = f"{int(told.baseline) / 25:.2f}".replace(".", ",")
    told.targets = {year: f"{int(value) / 25:.2f}".replace(".", ",") for year, value in told.targets.items()}
    return one.agency


def sasaran_not_taken_on(random: Random, worlds: list[World], given: dict[str, list[str]]) -> str:
    """E04: the region's plan gives a sasaran to an agency whose plan does not mention it."""
    one = random.choice(worlds)
    given[one.agency] = [*given[one.agency], _SILENT]
    return one.agency


def measured_otherwise(random: Random, worlds: list[World], given: dict[str, list[str]]) -> str:
    """E01: a subkegiatan that two agencies have is measured in another way by one of them."""
    shared = [
        (one, item) for one in worlds for item in one.items
        if item.level == 2 and any(item.name == other.name for two in worlds if two is not one for other in two.items)
    ]  # fmt: skip
    if not shared:
        return ""
    _, item = random.choice(shared)
    item.measures[0].text, item.measures[0].unit = "Tingkat kehadiran pegawai pada apel pagi", "Persen"
    return item.name


def served_by_nobody(random: Random, worlds: list[World], given: dict[str, list[str]]) -> str:
    """E02: the region's plan states a sasaran that no agency's plan serves."""
    given[""] = [_SILENT]
    return _SILENT


def named_after_itself(random: Random, worlds: list[World], given: dict[str, list[str]]) -> str:
    """E03: dinas and badan have their own names behind the index, and the targets of one agency are on another scale."""
    for one in worlds:
        told = one.aims[-1].measures[0]
        if not one.agency.startswith(("Kecamatan", "Distrik", "Kapanewon", "Kemantren")):
            told.text = f"{told.text} {random.choice((one.agency, one.agency.upper()))}"
    return target_out_of_line(random, worlds, given)


FAULTS: dict[str, tuple[Fault, ...]] = {
    "E01": (measured_otherwise,),
    "E02": (served_by_nobody,),
    "E03": (target_out_of_line, named_after_itself),
    "E04": (sasaran_not_taken_on,),
}


def united(random: Random, worlds: Sequence[World], given: dict[str, list[str]]) -> PlanGraph:
    """All plans as read, beside what the region's plan gives to whom."""
    whole = PlanGraph()
    with tempfile.TemporaryDirectory() as folder:
        for number, one in enumerate(worlds):
            style = grids.style(random, one)
            style.codes, style.money_table = "one", random.choice(("tc27", "columns", "formula"))
            prepare(one, style)
            path = Path(folder) / f"{number}.txt"
            path.write_bytes(FORMS["text"][1](random, parts(random, one, style), style))
            whole.merge(selaras.read(str(path)))
    _add_region(whole, worlds, given)
    return aligned_graph(whole, built_in())


def _add_region(graph: PlanGraph, worlds: Sequence[World], given: dict[str, list[str]]) -> None:
    """The region's plan: its sasaran, each given to agencies, those of which it is known serve it."""
    region = next(graph.nodes("Region")).id
    plans = {
        owner.text.casefold(): (owner.id, document.id)
        for document in graph.nodes("Document")
        for owner in graph.sources(document.id, "HAS_PLAN")
    }
    rpjmd = f"{region}/rpjmd-2025-2029"
    graph.add_node(rpjmd, "Document", title="RPJMD", kind="RPJMD", period_start=2025, period_end=2029)
    graph.add_edge(region, "HAS_PLAN", rpjmd, documents=[rpjmd])
    for number, words in enumerate(dict.fromkeys(text for texts in given.values() for text in texts), 1):
        node = f"{region}/2025-2029/regionalsasaran/{number}"
        graph.add_node(node, "RegionalSasaran", text=words)
        graph.add_edge(node, "STATED_IN", rpjmd, line=number, cell=words)
        for one in worlds:
            agency, document = next(ids for name, ids in plans.items() if name.startswith(one.agency.casefold()))
            if words not in given[one.agency]:
                continue
            graph.add_edge(node, "ASSIGNED_TO", agency, documents=[rpjmd])
            if words == _SILENT:
                continue
            graph.add_edge(node, "STATED_IN", document, line=number, cell=words)
            for goal in graph.targets(agency, "HAS_GOAL"):
                graph.add_edge(goal.id, "SUPPORTS", node, documents=[document], how="stated")


def tried(rule: str, seed: int) -> tuple[str, list[Finding]]:
    """ "found", "silent" or "none" (no such group), and what else is said across the plans; nothing is planted for "clean"."""
    random = Random(f"group {rule} {seed}")
    worlds = group(random)
    reworded(random, worlds)
    given = {one.agency: random.sample(_SASARAN, 2) for one in worlds}
    faults = FAULTS.get(rule, ())
    place = faults[seed % len(faults)](random, worlds, given) if faults else ""
    if faults and not place:
        return "none", []
    findings = [one for one in audit(united(random, worlds, given), RULES).findings if one.cause == "plan"]
    hits = [one for one in findings if one.rule == rule and place and _is_at(one, place)]
    served = {text for one in worlds for text in given[one.agency]} - {_SILENT}
    return "found" if hits else "silent", [one for one in findings if one not in hits and not _is_left_out(one, served)]


def _is_at(finding: Finding, place: str) -> bool:
    told = (finding.because.id,) if finding.rule == "E02" else (finding.agency, *finding.path)
    return any(place.casefold() in words.casefold() for words in told)


def _is_left_out(finding: Finding, served: set[str]) -> bool:
    """Whether a finding tells of misi and sasaran that these few plans leave out in truth."""
    return finding.rule == "E02" and not any(text in finding.because.id for text in served)


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    count, first = int(arguments[0]), int(arguments[1]) if len(arguments) > 1 else 0
    for rule in (*FAULTS, "clean"):
        told: Counter[str] = Counter()
        for seed in range(first, first + count):
            kind, beside = tried(rule, seed)
            told[kind] += 1
            told["nothing beside"] += not beside
            for one in beside:
                sys.stdout.write(f"   {rule} {seed} beside: {one.rule} {one.agency}: {one.path[-1][:60]}: {one.because.en[:200]}\n")
            if kind == "silent" and rule in FAULTS:
                sys.stdout.write(f"   {rule} {seed} silent\n")
        sys.stdout.write(f"{rule} {dict(told)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])

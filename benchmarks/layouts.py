"""How well tables are read from PDFs, by how they are drawn and by which program: cells right, wrong and unread.

    uv run python benchmarks/layouts.py [--keep FOLDER] [--verbose] [WORD …]

Lays one invented plan (a table of sasaran and one of programs, six years of target and money) out in many ways: all lines, level lines
only, bands of colour only, lines about the header only, none at all; across and upright sheets; narrow columns; headers that are repeated
or not; rows cut by the page's end; turned pages. Each is printed by reportlab, by Chromium (from HTML) and by LibreOffice (from DOCX);
the last two are skipped with the reason where they are not installed. Every fact of the plan is then looked up in the graph that was
read: right, wrong (another value in its place), unread; of the unread, those that nothing listed tells of are silent. WORDs choose
layouts and programs by a part of their name.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import selaras
from drawn_plans import AIMS, ENGINES, GOAL, LAYOUTS, YEARS, Skipped, drawn, entries, rupiah
from selaras.graph.errors import SelarasError
from selaras.graph.model import PlanGraph

Slot = tuple[str, str, str]  # whose, what, which year


def expected() -> dict[Slot, str]:
    """Every fact of the plan by its place."""
    found: dict[Slot, str] = {}
    above: dict[int, str] = {}
    for entry in [*AIMS, *entries()]:
        own = _fold(entry.name)
        found[own, "row", ""] = _fold(entry.name)
        above[entry.level] = own
        if entry.level:
            found[own, "code", ""] = entry.code
        if entry.level > 1 or entry.level == 0:
            found[own, "parent", ""] = above[entry.level - 1] if entry.level else _fold(GOAL)
        found[own, "indicator", ""] = _fold(entry.indicator)
        found[own, "unit", ""] = _fold(entry.unit)
        found[own, "baseline", ""] = entry.baseline
        found |= {(own, "target", str(year)): target for year, target in zip(YEARS, entry.targets, strict=True)}
        found |= {(own, "pagu", str(year)): str(money) for year, money in zip(YEARS, entry.money, strict=False)}
    return found


def read_facts(graph: PlanGraph) -> dict[Slot, set[str]]:
    """What a graph says, by the same places."""
    found: dict[Slot, set[str]] = {}

    def put(slot: Slot, value: object) -> None:
        if value not in (None, ""):
            found.setdefault(slot, set()).add(str(value))

    for label in ("Sasaran", "Program", "Activity", "SubActivity"):
        for node in graph.nodes(label):
            own = _fold(str(node.properties["name"] if label != "Sasaran" else node.properties["text"]))
            put((own, "row", ""), own)
            put((own, "code", ""), node.properties.get("code"))
            for above in graph.sources(node.id, "HAS_SASARAN", "HAS_ACTIVITY", "HAS_SUBACTIVITY"):
                if above.label in ("Goal", "Program", "Activity"):
                    put((own, "parent", ""), _fold(str(above.properties.get("name") or above.properties.get("text"))))
            results = [node, *graph.targets(node.id, "ACHIEVES")]
            for indicator in (one for result in results for one in graph.targets(result.id, "MEASURED_BY")):
                put((own, "indicator", ""), _fold(str(indicator.properties["text"])))
                put((own, "unit", ""), _fold(str(indicator.properties.get("unit") or "")))
                put((own, "baseline", ""), indicator.properties.get("baseline"))
                for target in graph.targets(indicator.id, "HAS_TARGET"):
                    put((own, "target", str(target.properties["year"])), target.properties["text"])
            for budget in graph.targets(node.id, "FUNDED_BY"):
                put((own, "pagu", str(budget.properties["year"])), budget.properties["rupiah"])
    return found


def _fold(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()


@dataclass
class Score:
    """How many facts are right, wrong, unread, and of those unread how many nothing tells of."""

    right: int = 0
    wrong: int = 0
    unread: int = 0
    silent: int = 0
    seen: list[str] = field(default_factory=list)


def score(path: Path) -> Score:
    """Read a PDF of the plan and compare every fact."""
    wanted = expected()
    found = Score()
    try:
        graph = selaras.read(path)
    except SelarasError as error:
        found.unread = len(wanted)
        found.seen.append(f"refused: {error}")
        return found
    have = read_facts(graph)
    listed = list(graph.nodes("Unread"))
    whole = any(node.properties["what"] in ("table", "page", "picture") for node in listed)
    words = " ".join(str(node.properties.get("words") or "") for node in listed)
    owners = {slot[0] for slot in wanted}
    for slot, value in wanted.items():
        own = have.get(slot, set())
        if own == {value}:
            found.right += 1
        elif own:
            found.wrong += 1
            found.seen.append(f"wrong {slot}: {value} read as {sorted(own)}")
        else:
            found.unread += 1
            shown = rupiah(int(value)) if slot[1] == "pagu" else value
            if not whole and shown not in words:
                found.silent += 1
            found.seen.append(f"unread {slot}: {value}")
    invented = {slot for slot in have if slot[0] not in owners or slot not in wanted}
    found.wrong += len(invented)
    found.seen += [f"invented {slot}: {sorted(have[slot])}" for slot in sorted(invented)]
    return found


def main() -> int:
    """Print, read and compare every layout by every program; 1 where anything is wrong or silently lost."""
    options = argparse.ArgumentParser()
    options.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the PDFs there")
    options.add_argument("--verbose", action="store_true", help="tell each fact that is not right")
    options.add_argument("words", nargs="*", help="parts of names of layouts and programs")
    given = options.parse_args()
    totals: dict[str, Counter[str]] = {}
    bad = False
    with tempfile.TemporaryDirectory() as folder:
        where = given.keep or Path(folder)
        where.mkdir(parents=True, exist_ok=True)
        for engine in ENGINES:
            for layout in LAYOUTS:
                name = f"{layout.name} {engine}"
                if not all(word in name.split() or word in name for word in given.words):
                    continue
                try:
                    path = drawn(engine, layout, where / f"{layout.name}-{engine}.pdf")
                except Skipped as reason:
                    sys.stdout.write(f"{engine}: skipped, {reason}\n")
                    break
                told = score(path)
                bad = bad or bool(told.wrong or told.silent)
                own = {"right": told.right, "wrong": told.wrong, "unread": told.unread, "silent": told.silent}
                totals.setdefault(engine, Counter()).update(own)
                sys.stdout.write(f"{name:36} " + "  ".join(f"{key} {count:4}" for key, count in own.items()) + "\n")
                if given.verbose:
                    sys.stdout.writelines(f"    {line}\n" for line in told.seen[:60])
                sys.stdout.flush()
    for engine, counts in totals.items():
        sys.stdout.write(f"{engine:36} " + "  ".join(f"{key} {count:4}" for key, count in counts.items()) + "\n")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())

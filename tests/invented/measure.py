"""How whole plans of invented agencies are read: what is right, wrong, lost or invented, and whom the audit blames.

    cd tests; uv run python -m invented.measure 1 25 [rough] [real] [text word excel …]

makes the plans of the seeds 1 to 25, one form each in turn, and prints what came of each; `rough` makes harder ones, `real` gives them
the habits of real plans.
"""

from __future__ import annotations

import io
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

import selaras
from selaras.graph.model import PlanGraph
from selaras.loaders.files import read_together
from selaras.loaders.plan.to_graph import to_graph
from selaras.queries.audit.findings import Finding

from . import grids, habits
from .papers import FORMS, parts
from .rough import roughen_style, roughen_world
from .scores import LINKED, Made, Score, score
from .world import World, world

HARD = True


def made(seed: int, form: str, *, rough: bool = False, real: bool = False) -> Made:
    """The plan of a seed; `rough` for a harder one, `real` for one with the habits of real plans."""
    random = Random(f"invented {seed}")
    one = world(random)
    style = grids.style(random, one)
    if HARD:
        grids.harden(random, style, one)
    if rough:
        roughen_world(random, one)
        roughen_style(random, style, one)
    if real:
        habits.real_world(random, one)
        habits.real_style(random, style, one)
    prepare(one, style)
    found = parts(random, one, style)
    return Made(one, style, found, form, FORMS[form][1](random, found, style))


def prepare(one: World, style: grids.Style) -> None:
    """What a style asks of a plan: round thousands, units that a cell can hold."""
    style.thousands = "000" in style.money_word
    if style.thousands or style.scale > 1:
        step = 100_000 if style.scale == 1_000_000 else 1_000
        for item in reversed(one.items):
            item.units = {unit: {year: amount // step * step for year, amount in money.items()} for unit, money in item.units.items()}
            item.money = {
                year: sum(sub.money[year] for sub in item.below) if item.below else item.money.get(year, 0) // step * step
                for year in one.years
            }
            if item.units:
                item.money = {year: sum(money[year] for money in item.units.values()) for year in one.years}
        for item in reversed(one.items):
            if item.below:
                item.money = {year: sum(sub.money[year] for sub in item.below) for year in one.years}
    if style.edition:
        for item in reversed(one.items):
            item.former = {
                year: sum(sub.former[year] for sub in item.below) if item.below else item.money[year] // 10_000 * 9_000
                for year in one.years
            }
    if style.target_first:
        for item in one.items:
            item.money = {year: amount for year, amount in item.money.items() if year != one.years[0]}
            item.units = {u: {year: amount for year, amount in m.items() if year != one.years[0]} for u, m in item.units.items()}


def read(made: Made) -> PlanGraph:
    """As selaras reads it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"berkas{FORMS[made.form][0]}"
        if path.suffix == ".zip":  # a file per chapter
            with zipfile.ZipFile(io.BytesIO(made.data)) as chapters:
                chapters.extractall(folder)
            return to_graph(read_together(sorted(Path(folder).iterdir())))
        path.write_bytes(made.data)
        return selaras.read(str(path))


def _is_true(made: Made, finding: Finding) -> bool:
    """Whether a finding tells what the layout really leaves out: formulas, codes, units, a table that links sasaran and programs."""
    style = made.style
    linked = style.cascade or style.money_table in LINKED
    bare = any(not item.measures[0].text for item in made.world.items)
    without_unit = style.money_table == "plain" and style.percent
    return (
        finding.rule == "B07"
        or (finding.rule == "D03" and "tanpa kode" in finding.found.id)
        or (finding.rule == "A05" and not linked)
        or (bare and finding.rule in ("A03", "D02"))
        or (finding.rule == "B03" and finding.severity == "note" and without_unit)
    )


def judged(made: Made) -> Score:
    """Read, compared, audited."""
    graph = read(made)
    found = score(made, graph)
    for finding in selaras.audit(graph).findings:
        if not _is_true(made, finding):
            (found.false if finding.cause == "plan" else found.questions).append(finding)
    return found


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _shown(counts: Mapping[str, int]) -> str:
    return " ".join(f"{name} {count}" for name, count in counts.items())


def _layout(style: grids.Style) -> str:
    habits = [name for name in ("merged", "stacked", "cascade") if getattr(style, name)]
    return "/".join((style.money_table, style.codes, style.goal_table, *habits))


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    first, last = int(arguments[0]), int(arguments[1])
    rough, real = "rough" in arguments, "real" in arguments
    forms = [word for word in arguments[2:] if word not in ("rough", "real")] or [
        "text",
        "word",
        "excel",
        "word-pdf",
        "web-pdf",
        "markdown",
    ]
    total: Counter[str] = Counter()
    for seed in range(first, last + 1):
        form = forms[seed % len(forms)]
        one = made(seed, form, rough=rough, real=real)
        try:
            found = judged(one)
        except Exception as error:  # a document that is not read at all is the finding of this run
            _tell(f"== {seed} {form} {one.style.money_table} {one.world.agency}, {one.world.region}: FAILED {type(error).__name__} {error}")
            total["failed"] += 1
            continue
        counts = {
            "right": sum(found.right.values()),
            "wrong": len(found.wrong),
            "lost": len(found.lost),
            "more": len(found.more),
            "plan": len(found.false),
            "questions": len(found.questions),
        }
        _tell(f"== {seed} {form} {_layout(one.style)} {one.world.agency}, {one.world.region}: {_shown(counts)}")
        for name, lines in (("wrong", found.wrong), ("lost", found.lost), ("more", found.more)):
            for line in lines[:8]:
                _tell(f"   {name}: {line}")
        for name, findings in (("PLAN", found.false), ("question", found.questions)):
            for finding in findings[:10]:
                where = finding.path[-1][:60] if finding.path else ""
                _tell(f"   {name}: {finding.rule} {finding.severity} {where}: {finding.because.en[:150]}")
        total.update({**counts, "grave": sum(finding.severity != "note" for finding in found.false), "documents": 1})
    _tell(_shown(total))


if __name__ == "__main__":
    main(sys.argv[1:])

"""How the audit judges whole invented plans with one fault: found at its place or not, and who is blamed beside it.

    cd tests; uv run python -m invented.plants 10 [--first SEED] [--rules D01 …] [--forms text word …] [--misses] [--jobs N]

plants so many faults a rule, over the file forms in turn, and prints a table of one screen.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import selaras
from selaras.queries.audit.findings import Finding

from .faults_cascade import CASCADE
from .faults_indicators import INDICATORS
from .faults_money import MONEY
from .faults_wording import WORDING
from .measure import _is_true, read
from .planting import Attempt, Fault, Impossible, Listed, Planted, attempt, imported
from .scores import Made

EVERY: dict[str, tuple[Fault, ...]] = {**CASCADE, **INDICATORS, **WORDING, **MONEY}
MIXED = ("text", "excel", "word", "markdown", "web", "web-pdf")


@dataclass(frozen=True)
class Outcome:
    """Of one planted plan: "found", "question" or "silent", and the graver findings that blame it for anything else."""

    rule: str
    kind: str
    false: tuple[Finding, ...] = ()
    questions: int = 0
    lines: tuple[str, ...] = field(default=())


def audited(made: Made, listed: Sequence[Listed] = ()) -> list[Finding]:
    """All that the audit says of a document."""
    with tempfile.TemporaryDirectory() as folder, imported(Path(folder) / "daftar.json", listed):
        return list(selaras.audit(read(made)).findings)


def is_at(finding: Finding, planted: Planted) -> bool:
    """Whether a finding tells the planted fault, at its place: by its rule, or by one that tells it from another side."""
    end = finding.path[-1].casefold() if finding.path else ""
    return finding.rule in (planted.rule, *planted.also) and any(name and end.startswith(name.casefold()[:40]) for name in planted.names)


def outcome(one: Attempt) -> Outcome:
    """Read, audited, compared with what was planted."""
    planted = one.planted
    found = [finding for finding in audited(one.made, planted.listed) if finding.rule == planted.rule or not _is_true(one.made, finding)]
    hits = [finding for finding in found if is_at(finding, planted)]
    blamed = [finding for finding in hits if finding.cause == "plan"]
    same = [finding for finding in found if finding.rule == planted.rule and finding.cause == "reading"]
    kind = "found" if blamed else "question" if same else "silent"
    rest = [finding for finding in found if finding not in hits and finding.rule not in planted.also]
    false = tuple(finding for finding in rest if finding.cause == "plan" and finding.severity != "note")
    return Outcome(planted.rule, kind, false, sum(finding.cause == "reading" for finding in rest))


def tried(task: tuple[str, int, str]) -> Outcome:
    """One planting."""
    rule, number, form = task
    fault = EVERY[rule][number % len(EVERY[rule])]
    words = f"{rule} {number} {form} {fault.__name__}"
    try:
        one = attempt(fault, number, form)
    except Impossible as error:
        return Outcome(rule, "silent", lines=(str(error),))
    found = outcome(one)
    lines = []
    if found.kind != "found":
        lines.append(f"{words} [{one.made.style.money_table}/{one.made.style.goal_table}]: {found.kind}: {one.planted.names[0][:90]}")
    lines += [f"{words} beside: {shown(finding)}" for finding in found.false]
    return Outcome(rule, found.kind, found.false, found.questions, tuple(lines))


def shown(finding: Finding) -> str:
    """A finding on a line."""
    return f"{finding.rule} {finding.severity} {finding.path[-1][:60] if finding.path else ''}: {finding.because.en[:170]}"


def table(results: Sequence[Outcome]) -> list[str]:
    """The rules in two columns."""
    rows = []
    for rule in [*sorted({one.rule for one in results}), "all"]:
        own = [one for one in results if rule in (one.rule, "all")]
        kinds = Counter(one.kind for one in own)
        counts = (len(own), kinds["found"], kinds["question"], kinds["silent"], sum(len(one.false) for one in own))
        rows.append(f"{rule:4}" + "".join(f"{count:7}" for count in (*counts, sum(one.questions for one in own))))
    head = "rule     of  found  asked silent  false  asks+"
    half = (len(rows) + 1) // 2
    left, right = [head, *rows[:half]], [head, *rows[half:]]
    return [f"{one}   {right[at] if at < len(right) else ''}".rstrip() for at, one in enumerate(left)]


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="invented.plants")
    parser.add_argument("count", type=int, nargs="?", default=10)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--rules", nargs="*", default=list(EVERY))
    parser.add_argument("--forms", nargs="*", default=list(MIXED))
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--misses", action="store_true", help="tell each miss and each false accusation")
    chosen = parser.parse_args(arguments)
    numbers = range(chosen.first, chosen.first + chosen.count)
    tasks = [(rule, number, chosen.forms[(number + at) % len(chosen.forms)]) for at, rule in enumerate(chosen.rules) for number in numbers]
    results = []
    with ProcessPoolExecutor(chosen.jobs) as pool:
        for result in pool.map(tried, tasks):
            results.append(result)
            if chosen.misses:
                for line in result.lines:
                    sys.stdout.write(f"   {line}\n")
                    sys.stdout.flush()
    sys.stdout.write("\n".join(table(results)) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])

"""How the audit judges plans that it has never seen: clean ones laid out in many ways, and the same with one fault planted.

    cd tests; uv run python -m mutations.measure 50 [--first SEED] [--rules D01 B02 …] [--forms .txt .xlsx …] [--misses] [--jobs N]

prints, for so many plans a rule, how many faults were found at their place, how many were only asked about or missed, and in how many
plans nothing else was found; and how many plans with harmless changes are blamed for nothing. The numbers of a seed are the same on
every run. A plan is planted before it is written, so none is read twice: what makes it fast is that the plans are read side by side.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

import selaras
from selaras.loaders.language.likeness import key
from selaras.loaders.nomenclature.imported import VARIABLE
from selaras.queries.audit.findings import Finding

from . import harmless
from .across import ACROSS
from .across import planted as planted_across
from .cascade import CASCADE
from .changes import CHANGES, make
from .codes import CODES
from .faults import FAULTS, Fault, Listed, Planted
from .indicators import INDICATORS
from .layouts import COUNTS, parts, random_style, write
from .plans import Plan, plan, plan_of_office
from .wording import WORDING

KINDS = (plan, plan_of_office)
_MERGING = (".docx", ".html", ".pdf")  # here an empty cell belongs to the filled one above it
EVERY = {**FAULTS, **CASCADE, **INDICATORS, **WORDING, **CODES}


@dataclass(frozen=True)
class Outcome:
    """What came of a planted fault: "found", "question" or "silent"; and the findings that blame the plan for anything else."""

    kind: str
    planted: Planted
    beside: tuple[Finding, ...]


def judged(document: bytes, form: str, listed: Sequence[Listed] = ()) -> list[Finding]:
    """What the audit says of a document, beside an imported list of these codes and names."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"plan{form}"
        path.write_bytes(document)
        with imported(Path(folder) / "daftar.json", listed):
            found = selaras.audit(selaras.read(str(path))).findings
            return [finding for finding in found if not _is_true(finding)]


def _is_true(finding: Finding) -> bool:
    """Whether a finding tells what a layout really leaves out: several have no place for codes."""
    return finding.rule == "D03" and "tanpa kode" in finding.found.id


@contextmanager
def imported(path: Path, listed: Sequence[Listed]) -> Iterator[None]:
    before = os.environ.get(VARIABLE)
    if listed:
        rows = [[code, name, key(name), "", "", indicator, unit] for code, name, indicator, unit in listed]
        edition = {"name": "Daftar uji", "valid_from": None, "source": "", "entries": rows}
        path.write_text(json.dumps({"form": 2, "editions": [edition]}), encoding="utf-8")
        os.environ[VARIABLE] = str(path)
    try:
        yield
    finally:
        os.environ.pop(VARIABLE, None)
        if before is not None:
            os.environ[VARIABLE] = before


def blamed(seed: int, changes: Sequence[str], form: str = ".txt", of: Callable[[Random], Plan] = plan) -> list[Finding]:
    """The findings that blame a clean plan, laid out with these changes: each of them is false."""
    random = Random(seed)
    made, style = of(random), random_style(random)
    found = make(random, made, style, list(changes))
    return [finding for finding in judged(write(parts(made, found), form), form) if finding.cause == "plan"]


def outcome(fault: Fault, seed: int, form: str = ".txt") -> Outcome:
    """What the audit says of a plan with one fault, its columns counted in some form, its tables cut over pages or not."""
    random = Random(f"{fault.__name__} {seed}")
    made, style = plan(random), random_style(random)
    sheets, planted = fault(random, made, style)
    for sheet in sheets:
        sheet.counted = random.choice(COUNTS)
    if random.random() < 0.4:
        harmless.mixed_breaks(random, made, style, sheets)
    if planted.merges and form in _MERGING:
        form = ".txt"
    findings = judged(write(parts(made, sheets), form), form, planted.listed)
    plans = [finding for finding in findings if finding.cause == "plan"]
    hits = [finding for finding in plans if _is_at(finding, planted)]
    asked = any(finding.rule == planted.rule and finding.cause == "reading" for finding in findings)
    kind = "found" if hits else "question" if asked else "silent"
    return Outcome(kind, planted, tuple(finding for finding in plans if finding not in hits))


def _is_at(finding: Finding, planted: Planted) -> bool:
    return finding.rule == planted.rule and any(finding.path[-1].casefold().startswith(name.casefold()[:40]) for name in planted.names)


@dataclass(frozen=True)
class Tried:
    """What came of one plan: the rule planted ("harmless" where nothing was), the kind of outcome, and the lines that tell of it."""

    rule: str
    kind: str
    alone: bool
    lines: tuple[str, ...] = ()


def _named(finding: Finding) -> str:
    return f"{finding.rule} {finding.severity} {finding.path[-1][:60] if finding.path else ''}: {finding.because.en[:160]}"


def tried(task: tuple[str, int, str]) -> Tried:
    """One planting of a rule's fault, or one plan with harmless changes."""
    rule, number, form = task
    if rule in ACROSS:
        hit, beside = planted_across(rule, number)
        told = [f"{rule} {number}: silent"] if not hit else []
        told += [f"{rule} {number} beside: {_named(finding)}" for finding in beside]
        return Tried(rule, "found" if hit else "silent", not beside, tuple(told))
    if rule == HARMLESS:
        random = Random(number)
        changes = list(dict.fromkeys((CHANGES[number % len(CHANGES)], *random.sample(CHANGES, random.randrange(3)))))
        false = blamed(number, changes, form, KINDS[number // len(CHANGES) % len(KINDS)])
        lines = [f"harmless {number}{form} {'+'.join(changes)}: {_named(finding)}" for finding in false]
        return Tried(rule, "blamed" if false else "clean", not false, tuple(lines))
    fault = EVERY[rule][number % len(EVERY[rule])]
    found = outcome(fault, number, form)
    words = f"{rule} {number}{form} {fault.__name__}"
    lines = [f"{words}: {found.kind} {found.planted.names[0][:70]}"] if found.kind != "found" and found.planted.proven else []
    lines += [f"{words} beside: {_named(finding)}" for finding in found.beside]
    kind = "unproven" if found.kind != "found" and not found.planted.proven else found.kind
    return Tried(rule, kind, not found.beside, tuple(lines))


COLUMNS = ("found", "unproven", "question", "silent")
HARMLESS = "harmless"


def table(results: Sequence[Tried]) -> list[str]:
    """The rules in two columns: planted, found at the place, silent or asked for want of proof, asked, missed, nothing beside it."""
    rules = sorted({one.rule for one in results if one.rule != HARMLESS})
    rows = []
    for rule in rules:
        own = [one for one in results if one.rule == rule]
        kinds = Counter(one.kind for one in own)
        rows.append(f"{rule} {len(own):4} {' '.join(f'{kinds[name]:8}' for name in COLUMNS)} {sum(one.alone for one in own):6}")
    head = f"rule   of {' '.join(f'{name:>8}' for name in COLUMNS)}  alone"
    half = (len(rows) + 1) // 2
    columns = [head, *rows[:half]], [head, *rows[half:]] if rows[half:] else []
    lines = [f"{left}   {columns[1][at] if at < len(columns[1]) else ''}".rstrip() for at, left in enumerate(columns[0])] if rows else []
    clean = [one for one in results if one.rule == HARMLESS]
    if clean:
        lines.append(f"harmless: {sum(one.alone for one in clean)} of {len(clean)} plans without a finding that blames them")
    return lines


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="mutations.measure")
    parser.add_argument("count", type=int, nargs="?", default=50)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--rules", nargs="*", default=[*EVERY, *ACROSS, HARMLESS])
    parser.add_argument("--forms", nargs="*", default=[".txt"])
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--misses", action="store_true", help="tell each miss and each finding beside a planted fault")
    chosen = parser.parse_args(arguments)
    forms = chosen.forms
    tasks = [
        (rule, number, forms[number % len(forms)])
        for rule in chosen.rules
        for number in range(chosen.first, chosen.first + chosen.count * (len(CHANGES) if rule == HARMLESS else 1))
    ]
    results = []
    with ProcessPoolExecutor(chosen.jobs) as pool:
        for result in pool.map(tried, tasks, chunksize=5):
            results.append(result)
            if chosen.misses:
                for line in result.lines:
                    _tell(f"   {line}")
    for line in table(results):
        _tell(line)


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])

"""How the audit judges plans that it has never seen: clean ones laid out in many ways, and the same with one fault planted.

    cd tests; uv run python -m mutations.measure 50 [.txt .xlsx …]

prints, for so many plans a rule, how many faults were found at their place, how many were only asked about or missed, and how many
findings blamed a plan for something that was not planted. The numbers are the same on every run.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

import selaras
from selaras.loaders.language.likeness import key
from selaras.loaders.nomenclature.imported import VARIABLE
from selaras.queries.audit.findings import Finding

from . import harmless
from .cascade import CASCADE
from .changes import CHANGES, make
from .codes import CODES
from .faults import FAULTS, Fault, Listed, Planted
from .indicators import INDICATORS
from .layouts import COUNTS, parts, random_style, write
from .plans import Plan, plan, plan_of_office
from .wording import WORDING

KINDS = (plan, plan_of_office)
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
        with _imported(Path(folder) / "daftar.json", listed):
            return list(selaras.audit(selaras.read(str(path))).findings)


@contextmanager
def _imported(path: Path, listed: Sequence[Listed]) -> Iterator[None]:
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
    findings = judged(write(parts(made, sheets), form), form, planted.listed)
    plans = [finding for finding in findings if finding.cause == "plan"]
    hits = [finding for finding in plans if _is_at(finding, planted)]
    asked = any(finding.rule == planted.rule and finding.cause == "reading" for finding in findings)
    kind = "found" if hits else "question" if asked else "silent"
    return Outcome(kind, planted, tuple(finding for finding in plans if finding not in hits))


def _is_at(finding: Finding, planted: Planted) -> bool:
    return finding.rule == planted.rule and any(finding.path[-1].casefold().startswith(name.casefold()[:40]) for name in planted.names)


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    count = int(arguments[0]) if arguments else 50
    forms = arguments[1:] or [".txt"]
    for rule, faults in EVERY.items():
        told: Counter[str] = Counter()
        for number in range(count):
            found = outcome(faults[number % len(faults)], number, forms[number % len(forms)])
            told[found.kind] += 1
            told["nothing beside"] += not found.beside
        _tell(f"{rule} {dict(told)}")
    clean = 0
    for number in range(count * len(CHANGES)):
        random = Random(number)
        changes = dict.fromkeys((CHANGES[number % len(CHANGES)], *random.sample(CHANGES, random.randrange(3))))
        found_false = blamed(number, list(changes), forms[number % len(forms)], KINDS[number % len(KINDS)])
        clean += not found_false
        for finding in found_false[:1]:
            _tell(f"   false: {number} {list(changes)} {finding.rule} {finding.path[-1]}: {finding.found.id}")
    _tell(f"harmless: {clean} of {count * len(CHANGES)} plans without a finding that blames them")


if __name__ == "__main__":
    main(sys.argv[1:])

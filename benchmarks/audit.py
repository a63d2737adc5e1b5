"""How long an audit takes, and how much memory: of the example plans in memory, and of many made plans in a store.

    uv run python benchmarks/audit.py [PLANS]

The made plans (default 50) are the example ones under the names of other agencies, as in align.py. Told are seconds of processor and
wall clock; the baseline that the ratio is against is reading the same graphs out of the store without auditing them. The audit of
the store runs in a process of its own, of which the greatest memory is told, the engine's included.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from align import copied, say
from selaras.examples import documents, plans
from selaras.graph.model import PlanGraph
from selaras.graph.stores import open_store
from selaras.loaders import load
from selaras.queries.audit.run import audit, audit_each

_AT_ONCE = 20  # plans that one load takes


def measured(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds of processor and of wall clock that a call takes."""
    processor, wall = time.process_time(), time.perf_counter()
    work()
    return time.process_time() - processor, time.perf_counter() - wall


def filled(folder: Path, number: int) -> None:
    """Load so many made plans into a store."""
    graphs = [load(file) for file in sorted([*documents(), *plans()], key=lambda file: file.stat().st_size)[:4]]
    with open_store(str(folder), create=True) as store:
        for first in range(0, number, _AT_ONCE):
            whole = PlanGraph()
            for at in range(first, min(first + _AT_ONCE, number)):
                copied(graphs[at % len(graphs)], at, whole)
            store.load(whole)
            say(f"  {min(first + _AT_ONCE, number)} of {number} plans stored")


def child(folder: str) -> None:
    """Read every graph of a store, then audit each; tell seconds and the greatest memory as JSON."""
    with open_store(folder) as store:
        ids = [document.id for document in store.documents()]
        reading = measured(lambda: [None for _ in store.graphs(ids)])
        found: list[int] = []
        auditing = measured(lambda: found.append(len(audit_each(store.graphs(ids)).findings)))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    say(json.dumps({"reading": reading, "auditing": auditing, "findings": found[0], "memory": memory}))


def main() -> None:
    """Measure and tell."""
    if sys.argv[1:2] == ["--child"]:
        child(sys.argv[2])
        return
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    five = [load(path) for path in plans()]
    processor, wall = measured(lambda: [audit(graph) for graph in five])
    say(f"{len(five)} plans in memory: {processor:.2f} s of processor, {wall:.2f} s")
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "plans.selaras"
        filled(store, number)
        ended = subprocess.run([sys.executable, __file__, "--child", str(store)], check=True, capture_output=True, text=True)
    told = json.loads(ended.stdout)
    reading, auditing = told["reading"], told["auditing"]
    say(f"{number} plans in a store: read {reading[0]:.1f} s of processor ({reading[1]:.1f} s)")
    say(f"read and audited {auditing[0]:.1f} s of processor ({auditing[1]:.1f} s), {told['findings']} findings")
    say(f"audit against reading alone: {auditing[1] / reading[1]:.2f}; greatest memory {told['memory']} MB")


if __name__ == "__main__":
    main()

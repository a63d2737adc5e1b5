"""How the named queries grow with the plans, on the embedded engine and on Neo4j.

    uv run python benchmarks/queries.py [PLANS…] [--only NAME …] [--folder]

The plans are those of `align.py` (default 16, 100 and 450 of them; 870 come to half a million nodes), loaded into both engines and
aligned. Either is asked as users do: a folder open for reading, and the server of the tests, in use: its memory and compiler. Each
query is asked with its defaults three times, or twice where that took ten seconds. Told are the least seconds of the processor, of this
process and of the server, so that other work on the machine does not count (where there is no /proc: of the clock), the exponent of
growth from the size before, how many times as long the folder takes, and whether both gave the same rows. --folder leaves Neo4j out.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from align import made, say
from selaras.graph.concepts.lexicon import built_in
from selaras.graph.stores import Store, open_store
from selaras.queries.library.named import named_queries
from selaras.queries.run import Table, run

SERVE = [sys.executable, str(Path(__file__).parents[1] / "tests" / "neo4j" / "serve.py"), "--large"]
GIVEN = {"agency": "1-", "code": "7.01.01", "text": "pelayanan umum", "concept": "kepuasan"}  # of parameters without a default
TIMES, ENOUGH = 3, 10.0
MEASURABLE = 0.02  # seconds: the server tells its own in hundredths


Clock = Callable[[], float]


def processor(pid: int | None = None) -> Clock:
    """A clock that counts the processor's seconds of this process, and of another one that answers it."""
    stat = Path(f"/proc/{pid}/stat")
    if pid is not None and not stat.is_file():
        return time.perf_counter

    def seconds() -> float:
        if pid is None:
            return time.process_time()
        fields = stat.read_text(encoding="utf-8").rpartition(")")[2].split()
        return time.process_time() + (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    return seconds


@dataclass(frozen=True, slots=True)
class Asked:
    """The least seconds that an answer took, and the answer."""

    seconds: float
    table: Table


Past = tuple[int, Asked, Asked | None]  # plans, the folder's answer, the server's


def asked(store: Store, names: Iterable[str], clock: Clock) -> dict[str, Asked]:
    """Each of these named queries, answered."""
    found: dict[str, Asked] = {}
    for name in names:
        given = {parameter.name: GIVEN[parameter.name] for parameter in named_queries()[name].parameters if parameter.required}
        least, spent = math.inf, 0.0
        for turn in range(TIMES):
            start = clock()
            table = run(store, name, given)
            took = clock() - start
            least, spent = min(least, took), spent + took
            if turn and spent > ENOUGH:  # the first one makes the plan
                break
        found[name] = Asked(least, table)
    return found


@contextmanager
def server() -> Iterator[tuple[str, int]]:
    """The server of the tests: its address and process."""
    with subprocess.Popen(SERVE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        told = json.loads(process.stdout.readline())
        os.environ |= {"NEO4J_USERNAME": told["user"], "NEO4J_PASSWORD": told["password"]}
        yield str(told["uri"]), int(told["pid"])
        process.communicate()


def exponent(number: int, seconds: float, before: tuple[int, float] | None) -> str:
    """How the time grows with the plans: 1 is linearly."""
    if before is None or min(seconds, before[1]) < MEASURABLE:
        return "    –"
    return f"{math.log(seconds / before[1]) / math.log(number / before[0]):5.2f}"


def measure(number: int, names: Iterable[str], neo4j: bool, before: Mapping[str, Past]) -> dict[str, Past]:
    """One size, told a line a query."""
    graph = made(number)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "uji.selaras"
        with open_store(folder, create=True) as store:
            store.load(graph)
            store.align(built_in())
        with open_store(folder) as store:
            ours = asked(store, names, processor())
        theirs: dict[str, Asked] = {}
        if neo4j:
            uri, pid = stack.enter_context(server())
            other = stack.enter_context(open_store(uri, write=True))
            other.load(graph)
            other.align(built_in())
            theirs = asked(other, names, processor(pid))
    say(f"{number} plans, {len(graph)} nodes")
    for name, one in sorted(ours.items(), key=lambda item: -item[1].seconds):
        past = before.get(name)
        grown = exponent(number, one.seconds, (past[0], past[1].seconds) if past else None)
        line = f"  {name:24} {len(one.table.rows):7} rows {one.seconds:8.3f} s {grown}"
        if name in theirs:
            two, old = theirs[name], past[2] if past else None
            line += f"   Neo4j {two.seconds:8.3f} s {exponent(number, two.seconds, (past[0], old.seconds) if past and old else None)}"
            line += f"   {one.seconds / max(two.seconds, MEASURABLE):5.1f} times{'' if one.table == two.table else '   OTHER ROWS'}"
        say(line)
    return {name: (number, one, theirs.get(name)) for name, one in ours.items()}


def main() -> None:
    """Print each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("plans", nargs="*", type=int, default=[16, 100, 450])
    parser.add_argument("--only", nargs="*", default=list(named_queries()))
    parser.add_argument("--folder", action="store_true")
    given = parser.parse_args()
    before: dict[str, Past] = {}
    for number in given.plans:
        before = measure(number, given.only, not given.folder, before)


if __name__ == "__main__":
    main()

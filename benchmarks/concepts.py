"""How long it takes to find what many plans have in common, and how that grows.

    uv run python benchmarks/concepts.py [PLANS…]

The plans (default 50, 500, 5000 of them) are made from the facts of the examples, with slips of the pen and words that no other has.
A line a size tells seconds of the processor, links a member, and the exponent of growth from the size before. The baseline, in the
same run and at the smallest size, is every pair of wordings compared by likeness alone.
"""

from __future__ import annotations

import math
import random
import sys
import time
from itertools import combinations

from rapidfuzz import fuzz
from selaras.examples import plans
from selaras.graph.concepts.alignment import Alignment, Member, align, members_of
from selaras.graph.concepts.lexicon import built_in
from selaras.loaders import load

_SLIPS, _OWN = 0.05, 0.15  # of all texts: with a slip of the pen; with a word that no other plan has


def made(count: int, seed: int = 12) -> list[Member]:
    """The indicators, sasaran and tujuan of so many plans, made from those of the examples."""
    rng = random.Random(seed)
    real = [[member for member in members_of(load(file)) if member.text] for file in plans()]
    found: list[Member] = []
    for number in range(count):
        for at, member in enumerate(rng.choice(real)):
            text = member.text
            if rng.random() < _SLIPS and len(text) > 8:
                place = rng.randrange(3, len(text) - 1)
                text = text[:place] + text[place + 1 :]
            if rng.random() < _OWN:
                text = f"{text} {rng.choice('bcdfghjklm')}{number:x}a{rng.randrange(99):x}u"
            found.append(Member(f"{number}/{at}", member.kind, text, member.unit, (str(number),), member.names))
    return found


def every_pair(members: list[Member]) -> float:
    """Seconds for the likeness of every pair of wordings."""
    texts = sorted({member.text for member in members})
    start = time.process_time()
    for one, other in combinations(texts, 2):
        fuzz.ratio(one, other)
    return time.process_time() - start


def main(sizes: list[int]) -> None:
    """Print a line a size."""
    before: tuple[int, float] | None = None
    for count in sizes:
        members = made(count)
        start = time.process_time()
        found: Alignment = align(members, built_in())
        seconds = time.process_time() - start
        line = f"{count:6} plans {len(members):9} members {len(found.concepts):7} concepts {seconds:8.2f} s "
        line += f"{len(found.links) / max(1, len(members)):5.2f} links a member"
        if before is None:
            pairs = every_pair(members)
            line += f"; every pair by likeness {pairs:.2f} s: {pairs / seconds:.1f} times as long"
        else:
            line += f"; exponent {math.log(seconds / before[1]) / math.log(count / before[0]):.2f}"
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
        before = (count, seconds)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [50, 500, 5000])

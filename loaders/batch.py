"""Several files at once: each is read by a process of its own, as many at a time as the machine has cores."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from ..graph.errors import SelarasError
from ..graph.model import PlanGraph
from .chapters import united_chapters
from .documents.blocks import Identity
from .files import load

# A process needs about a second to start. Below so many bytes of documents (a PDF has far more for the same plan) one is sooner done.
_WORTH_IT = 1_500_000

Path_ = str | os.PathLike[str]


def load_several(
    paths: Sequence[Path_],
    told: Identity | None = None,
    *,
    processes: int | None = None,
    progress: Callable[[int, Path_], None] | None = None,
) -> list[PlanGraph | SelarasError]:
    """The graph of each file in the order given, or the error that kept it from being read.

    Files that tell parts of one plan, as its chapters do, are read together: each of them then gives that plan's one graph.
    `processes` is how many read at a time (by default as many as there are cores, and one where the files are small);
    `progress` is called with the number of files read so far and the one that comes next.
    """
    found: list[PlanGraph | SelarasError] = []
    results = _results(paths, told, processes or _processes(paths))
    for number, path in enumerate(paths):
        if progress is not None:
            progress(number, path)
        found.append(next(results))
    return united_chapters(paths, found, told)


def _results(paths: Sequence[Path_], told: Identity | None, processes: int) -> Iterator[PlanGraph | SelarasError]:
    if processes < 2 or len(paths) < 2:
        yield from (_loaded(path, told) for path in paths)
        return
    # Spawned, not forked: the same on all systems, and the parent may hold threads and an open store.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(processes, len(paths)), mp_context=context) as pool:
        yield from pool.map(_loaded, paths, [told] * len(paths))


def _loaded(path: Path_, told: Identity | None) -> PlanGraph | SelarasError:
    try:
        return load(path, told)
    except SelarasError as error:
        return error


def _processes(paths: Sequence[Path_]) -> int:
    sizes = [Path(path).stat().st_size if Path(path).is_file() else 0 for path in paths]
    return (os.cpu_count() or 1) if sum(sizes) - max(sizes, default=0) >= _WORTH_IT else 1

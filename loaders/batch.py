"""Several files at once: each is read by a process of its own, as many at a time as the machine has cores."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from ..graph.errors import InputError, SelarasError
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
    held: dict[int, PlanGraph | SelarasError] = {}
    arriving = load_as_read(paths, told, processes=processes)
    for at in range(len(paths)):
        while at not in held:
            place, result = next(arriving)
            held[place] = result
        yield held.pop(at)


def load_as_read(
    paths: Sequence[Path_], told: Identity | Mapping[int, Identity] | None = None, *, processes: int | None = None
) -> Generator[tuple[int, PlanGraph | SelarasError], None, None]:
    """The place of each file and its graph or error, as soon as it is read. Files wait for nothing that is done with other files' graphs.

    `told` is what is said of all files, or of single ones by their place.

    A generator that is closed, or left by an interruption, ends the processes that still read.
    """
    many = min(processes or _processes(paths), len(paths))
    if many < 2:
        yield from ((at, _loaded(path, _said_of(told, at))) for at, path in enumerate(paths))
        return
    left = yield from _read_beside(list(enumerate(paths)), told, many)
    for at, path in left:  # a process fell over while these were read or waited: by itself, the one that fells it is known
        alone = yield from _read_beside([(at, path)], told, 1)
        if alone:
            yield at, _fell_over(path)


def _said_of(told: Identity | Mapping[int, Identity] | None, at: int) -> Identity | None:
    return told.get(at) if isinstance(told, Mapping) else told


def _read_beside(
    files: Sequence[tuple[int, Path_]], told: Identity | Mapping[int, Identity] | None, processes: int
) -> Generator[tuple[int, PlanGraph | SelarasError], None, list[tuple[int, Path_]]]:
    """The results of processes of their own, as they come; returns the files that were not read since a process fell over."""
    # Spawned, not forked: the same on all systems, and the parent may hold threads and an open store.
    pool = ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn"), initializer=_undisturbed)
    left: list[tuple[int, Path_]] = []
    try:
        waiting = {pool.submit(_loaded, path, _said_of(told, at)): (at, path) for at, path in files}
        for future in as_completed(list(waiting)):
            file = waiting.pop(future)  # with what it gave, which is not kept
            try:
                yield file[0], future.result()
            except BrokenProcessPool:
                left.append(file)
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        for process in multiprocessing.active_children():
            process.terminate()
        raise
    pool.shutdown()
    return sorted(left, key=lambda file: file[0])


def _undisturbed() -> None:
    """An interruption (Ctrl-C) reaches all processes of a terminal: the one that started these ends them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _fell_over(path: Path_) -> SelarasError:
    return InputError(
        {"id": "proses yang membacanya terhenti (memori habis?)", "en": "the process that read it fell over (out of memory?)"},
        place=str(path),
        cure={"id": "Tutup program lain, lalu baca berkas ini sendiri.", "en": "Close other programs, then read this file by itself."},
    )


def _loaded(path: Path_, told: Identity | None) -> PlanGraph | SelarasError:
    try:
        return load(path, told)
    except SelarasError as error:
        return error
    except Exception as error:  # a fault of ours at one file is no reason to lose the others
        what = f"{type(error).__name__}: {' '.join(str(error).split())[:300]}"
        return InputError({"id": f"kesalahan tak terduga: {what}", "en": f"unexpected error: {what}"}, place=str(path))


def _processes(paths: Sequence[Path_]) -> int:
    sizes = [Path(path).stat().st_size if Path(path).is_file() else 0 for path in paths]
    return (os.cpu_count() or 1) if sum(sizes) - max(sizes, default=0) >= _WORTH_IT else 1

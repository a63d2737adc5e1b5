"""Files of one command that make one plan together, as its chapters do: read as one document, so that none replaces another."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from ..graph.errors import InputError, PartError, SelarasError
from ..graph.model import PlanGraph
from .documents.blocks import Identity
from .files import is_cascade_file, read_plan, read_together
from .plan.to_graph import to_graph
from .workbook import is_workbook

Path_ = str | os.PathLike[str]
Result = PlanGraph | SelarasError

_SAME = 0.5  # share of the smaller file's pagu that the other states too, from which two files are versions of one plan, not chapters


def united_chapters(paths: Sequence[Path_], results: Sequence[Result], told: Identity | None = None) -> list[Result]:
    """The results of reading each file by itself, with one graph for all files that state parts of one plan.

    Two versions of one plan that state different pagu are an InputError that names both: which of them counts, only the user can tell.
    """
    found = list(results)
    for group in _groups(paths, results):
        graphs = [result for at in group if isinstance(result := results[at], PlanGraph)]
        if any(_money(graph) == _money(graphs[0]) != {} for graph in graphs[1:]):
            continue  # one version in two forms: either says the same
        versions = next(((a, b) for n, a in enumerate(group) for b in group[n + 1 :] if _are_versions(results[a], results[b])), None)
        if versions is not None:
            found[versions[1]] = _refused(paths[versions[0]], paths[versions[1]])
            continue
        whole = _read(paths, group, told)
        for at in group:
            found[at] = whole
    return found


def _groups(paths: Sequence[Path_], results: Sequence[Result]) -> list[list[int]]:
    """The files of each plan that several of them tell of; one that does not say whose it is belongs to the one plan there is."""
    plans: dict[str, list[int]] = defaultdict(list)
    parts: list[int] = []
    guessed: list[tuple[int, str]] = []
    for at, (path, result) in enumerate(zip(paths, results, strict=True)):
        if isinstance(result, PlanGraph) and _is_document(path):
            document = next(iter(result.nodes("Document")))
            if _is_guessed(document.properties.get("guessed")):
                guessed.append((at, document.id))
            else:
                plans[document.id].append(at)
        elif isinstance(result, PartError):
            parts.append(at)
    alone = len(plans) == 1
    for at, document_id in guessed:  # a chapter that only seems to be another's belongs to the one plan that says whose it is
        if alone:
            parts.append(at)
        else:
            plans[document_id].append(at)
    if parts and len(plans) <= 1 and len(parts) + len(plans) > 1:
        told_of = [at for at in parts if any(table.facts for table in read_plan(paths[at]).tables)]
        if told_of:
            known = next(iter(plans.values()), [])
            return [sorted([*known, *told_of])] if len(known) + len(told_of) > 1 else []
    return [group for group in plans.values() if len(group) > 1]


def _is_guessed(guesses: object) -> bool:
    """True where whose plan a file is was guessed from its text alone; a file's name was given by somebody."""
    return isinstance(guesses, list) and any(not str(guess).endswith("file name") for guess in guesses)


def _is_document(path: Path_) -> bool:
    return not is_cascade_file(path) and not is_workbook(Path(path))


def _money(graph: PlanGraph) -> dict[str, object]:
    counted = {edge.target for relation in ("FUNDED_BY", "END_BUDGET") for edge in graph.edges(relation)}
    return {node.id: node.properties.get("rupiah") for node in graph.nodes("Budget") if node.id in counted}


def _are_versions(one: Result, other: Result) -> bool:
    if not isinstance(one, PlanGraph) or not isinstance(other, PlanGraph):
        return False
    mine, theirs = _money(one), _money(other)
    both = mine.keys() & theirs.keys()
    return len(both) > _SAME * min(len(mine), len(theirs)) and any(mine[key] != theirs[key] for key in both)


def _refused(one: Path_, other: Path_) -> InputError:
    name = Path(one).name
    return InputError(
        {
            "id": f"menyatakan rencana yang sama dengan {name}, dengan pagu lain",
            "en": f"states the same plan as {name}, with other amounts",
        },
        place=str(other),
        cure={"id": "Berikan hanya berkas yang berlaku.", "en": "Give only the file that counts."},
    )


def _read(paths: Sequence[Path_], group: Sequence[int], told: Identity | None) -> Result:
    try:
        return to_graph(read_together([paths[at] for at in group], told))
    except SelarasError as error:
        return error

"""Files of one command that make one plan together, as its chapters do: read as one document, so that none replaces another."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..graph.errors import InputError, PartError, SelarasError
from ..graph.ids import agency_id, fold, region_id
from ..graph.model import Node, PlanGraph
from .documents.blocks import Identity, Paragraph
from .files import is_cascade_file, read_pages, read_plan, read_together
from .language.offices import AGENCY_KINDS
from .plan.facts import Plan
from .plan.identity.kinds import CHANGED, RENSTRA
from .plan.identity.others import abbreviates
from .plan.to_graph import to_graph
from .workbook import is_workbook

Path_ = str | os.PathLike[str]
Result = PlanGraph | SelarasError

_CHAPTER = re.compile(r" bab (?:[ivx]+|\d+)\b")  # the first words of a file
_SAME = 0.5  # share of the smaller file's pagu that the other states too, from which two files are versions of one plan, not chapters


@dataclass(frozen=True, slots=True)
class Told:
    """What is kept of a file's result: the documents it states, and what tells a chapter from a version of the same plan."""

    documents: tuple[str, ...] = ()
    guessed: bool = False
    part: bool = False
    whose: Identity | None = None
    money: Mapping[str, object] = field(default_factory=dict)

    @property
    def agency(self) -> str:
        """The agency's name, "" where it is not known."""
        return (self.whose and self.whose.agency) or ""


def told_by(path: Path_, result: Result) -> Told:
    """What is kept of a file's result. A cascade file or corrected workbook is no chapter of anything."""
    if not isinstance(result, PlanGraph):
        return Told(part=isinstance(result, PartError))
    documents = list(result.nodes("Document"))
    if not _is_document(path):
        return Told(tuple(document.id for document in documents))
    guessed = _is_guessed(documents[0].properties.get("guessed"))
    return Told((documents[0].id,), guessed, whose=_whose(result, documents[0]), money=_money(result))


def _whose(graph: PlanGraph, document: Node) -> Identity | None:
    agency = next((node for node in graph.sources(document.id, "HAS_PLAN") if node.label == "Agency"), None)
    regions = graph.targets(agency.id, "PART_OF") if agency else []
    start, end = document.properties.get("period_start"), document.properties.get("period_end")
    period = (start, end) if isinstance(start, int) and isinstance(end, int) else None
    return Identity(agency.text, regions[0].text, period) if agency and regions else None


def united_chapters(paths: Sequence[Path_], results: Sequence[Result], told: Identity | None = None) -> list[Result]:
    """The results of reading each file by itself, with one graph for all files that state parts of one plan.

    Two versions of one plan that state different pagu are an InputError that names both: which of them counts, only the user can tell.
    """
    found = list(results)
    for at, result in together(paths, [told_by(path, result) for path, result in zip(paths, results, strict=True)], told).items():
        found[at] = result
    return found


def together(paths: Sequence[Path_], known: Sequence[Told], told: Identity | Mapping[int, Identity] | None = None) -> dict[int, Result]:
    """What files give that state parts of one plan, by their place: one graph for each plan, or an InputError for its other version.

    `told` is what is said of all files, or of single ones by their place.
    """
    found: dict[int, Result] = {}
    for lead, group in _groups(paths, known):
        graphs = [known[at].money for at in group if known[at].documents]
        if any(money == graphs[0] != {} for money in graphs[1:]):
            continue  # one version in two forms: either says the same
        versions = next(((a, b) for n, a in enumerate(group) for b in group[n + 1 :] if _are_versions(known[a], known[b])), None)
        if versions is not None:
            found[versions[1]] = _refused(paths[versions[0]], paths[versions[1]])
            continue
        said = next((told[at] for at in group if at in told), None) if isinstance(told, Mapping) else told
        whole = _read(paths, group, said or (known[lead].whose if lead is not None and not known[lead].guessed else None))
        for at in group:
            found[at] = whole
    return found


def _groups(paths: Sequence[Path_], known: Sequence[Told]) -> list[tuple[int | None, list[int]]]:
    """The files of each plan that several of them tell of, behind the one that says whose it is.

    A file that does not say it belongs to the one plan there is.
    """
    plans: dict[str, list[int]] = defaultdict(list)
    parts: list[int] = []
    guessed: list[tuple[int, str]] = []
    for at, (path, entry) in enumerate(zip(paths, known, strict=True)):
        if entry.part:
            parts.append(at)
        elif entry.documents and _is_document(path):
            if entry.guessed:
                guessed.append((at, entry.documents[0]))
            else:
                plans[entry.documents[0]].append(at)
    for short, long in _same_agencies(plans, paths, known):
        plans[long] += plans.pop(short)
    alone = len(plans) == 1
    for at, document_id in guessed:  # a chapter that only seems to be another's belongs to the one plan that says whose it is
        if alone or (not known[at].money and _of_agency(plans, document_id) == [_only_plan(plans, paths, at)]):
            parts.append(at)
        else:
            plans[document_id].append(at)
    loose: list[int] = []
    for at in parts:
        own = _only_plan(plans, paths, at)
        if own is None and len(plans) > 1:
            continue
        read = read_plan(paths[at])
        if own is not None:
            files = [paths[at], *(paths[file] for file in plans[own])]
            if _is_chapter(read, files, own, known[plans[own][0]].agency):
                plans[own].append(at)
        elif any(table.facts for table in read.tables):
            loose.append(at)  # no file says whose plan it is; the user may have
    found: list[tuple[int | None, list[int]]] = [*((group[0], group) for group in plans.values()), (None, loose)]
    return [(lead, sorted(group)) for lead, group in found if len(group) > 1]


def _same_agencies(plans: Mapping[str, Sequence[int]], paths: Sequence[Path_], known: Sequence[Told]) -> list[tuple[str, str]]:
    """Two plans of one folder, region and period whose agencies are one: a chapter calls it "Satpol PP", another by its full name.

    A name may stand for several others by its letters; that it does is believed where one of the files prints both, and of one alone.
    """
    found: dict[str, list[str]] = {}
    for short in plans:
        for long in plans:
            one, other = (known[plans[document][0]].agency for document in (short, long))
            if short == long or not one or not other or not _is_short_for(one, other):
                continue
            (region, _, *plan), (other_region, _, *other_plan) = short.split("/"), long.split("/")
            files = [paths[at] for at in (*plans[short], *plans[long])]
            together = region == other_region and plan == other_plan and len({Path(file).parent for file in files}) == 1
            if together and _names_both(one, other, files):
                found.setdefault(short, []).append(long)
    return [(short, longs[0]) for short, longs in found.items() if len(longs) == 1 and longs[0] not in found]


def _of_agency(plans: Iterable[str], document: str) -> list[str | None]:
    """The plans of a document's agency, of whatever years: a chapter on what was reached prints those of the plan before."""
    owner = document.rpartition("/")[0]
    return [plan for plan in plans if plan.rpartition("/")[0] == owner]


def _names_both(one: str, other: str, files: Sequence[Path_]) -> bool:
    """True where one of two names may stand for the other and a file prints both."""
    if not (one and other and (_is_short_for(one, other) or _is_short_for(other, one))):
        return False
    return any(f" {fold(one)} " in text and f" {fold(other)} " in text for text in map(_text_of, files))


def _is_short_for(short: str, long: str) -> bool:
    """True for an agency's name that is made of letters of the longer one; two names of one kind in full words are two agencies."""
    first, rest = short.split(maxsplit=1)[0], [word for word in short.split() if word.lower() not in long.lower().split()]
    whole = bool(re.fullmatch(AGENCY_KINDS, first, re.IGNORECASE))
    return abbreviates(fold(short), fold(long)) and bool(rest) and not (whole and any(not word.isupper() for word in rest))


def _text_of(path: Path_) -> str:
    """All words of a document, folded."""
    blocks = read_pages(path).blocks
    texts = (block.text if isinstance(block, Paragraph) else " ".join(cell for row in block.rows for cell in row.cells) for block in blocks)
    return f" {fold(' '.join(texts))} "


def _only_plan(plans: Mapping[str, Sequence[int]], paths: Sequence[Path_], at: int) -> str | None:
    """The plan that a part belongs to if to any: the only one there is, or the only one with a file in the part's own folder."""
    near = [document for document, files in plans.items() if any(Path(paths[file]).parent == Path(paths[at]).parent for file in files)]
    return next(iter(plans)) if len(plans) == 1 else near[0] if len(near) == 1 else None


def _is_chapter(part: Plan, files: Sequence[Path_], document: str, agency: str) -> bool:
    """True for a file that tells facts of a plan, or says that it is this plan's: its first chapters have no table of the cascade.

    `files` are the part's own and those of the plan, any of which may say what an agency is called in short.
    """
    if any(table.facts for table in part.tables):
        return True
    region, own, *_ = document.split("/")
    if part.kind not in (RENSTRA, CHANGED) or (part.region and region_id(part.region) != region):
        return False
    guessed = _is_guessed([guess.source for guess in part.guesses if guess.what == "agency"])
    if (guessed or not part.agency) and not _CHAPTER.match(_text_of(files[0])):
        return False
    if not part.agency:
        return True
    return agency_id(region, part.agency) == f"{region}/{own}" or _names_both(part.agency, agency, files)


def _is_guessed(guesses: object) -> bool:
    """True where whose plan a file is was guessed from its text alone; a file's name was given by somebody."""
    return isinstance(guesses, list) and any(not str(guess).endswith("file name") for guess in guesses)


def _is_document(path: Path_) -> bool:
    return not is_cascade_file(path) and not is_workbook(Path(path))


def _money(graph: PlanGraph) -> dict[str, object]:
    counted = {edge.target for relation in ("FUNDED_BY", "END_BUDGET") for edge in graph.edges(relation)}
    return {node.id: node.properties.get("rupiah") for node in graph.nodes("Budget") if node.id in counted}


def _are_versions(one: Told, other: Told) -> bool:
    mine, theirs = one.money, other.money
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

"""How many files get into a store: read beside each other, stored as they come, with what became of each.

The rest is stored where one cannot be read. A document that several files state waits until all are read, so that the order in which
they come does not matter.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from ...graph.concepts.decisions import stored_decisions
from ...graph.errors import NoPlanError, SelarasError
from ...graph.model import PlanGraph
from ...loaders.batch import load_as_read
from ...loaders.chapters import Told, together, told_by
from ...loaders.documents.blocks import Identity
from ...loaders.files import is_cascade_file
from ...loaders.unchanged import digests, marked, reader, remembered, unchanged
from ...loaders.workbook import is_workbook
from ..common import Settings, said
from .guesses import guessed_line
from .target import Target

Say = Callable[[str], None]

_SECONDS = 20.0  # between two times of storing: one load of many is faster than many loads, and an interruption loses little
_SIZE = 200_000  # nodes and relations that wait at most


@dataclass(slots=True)
class Building:
    """One run over the files. `target` is the store; `whole` stores all or nothing; `named` are files that were given by their own name.

    What became of the files, by their place: `lines` for what was stored, `errors`, `strays` (no plans, which merely lay in a folder),
    `same` (unchanged, with the document in the store), `doubles` (the place of the same file under another name).
    """

    settings: Settings
    paths: Sequence[str]
    target: Target
    told: Identity | None = None
    whole: bool = False
    named: Set[str] = frozenset()
    say: Say = field(default=lambda _: None)
    lines: dict[int, str] = field(default_factory=dict)
    errors: dict[int, SelarasError] = field(default_factory=dict)
    strays: dict[int, SelarasError] = field(default_factory=dict)
    same: dict[int, str] = field(default_factory=dict)
    doubles: dict[int, int] = field(default_factory=dict)
    _by: str = field(default_factory=reader)
    _digests: list[str | None] = field(default_factory=list)
    _given: dict[int, Identity] = field(default_factory=dict)  # what was said of files when they were loaded before
    _known: dict[int, Told] = field(default_factory=dict)  # of the files that were read
    _waiting: dict[int, PlanGraph] = field(default_factory=dict)  # to be stored with the next load
    _later: dict[int, PlanGraph] = field(default_factory=dict)  # to be stored when all are read
    _stored_at: float = field(default_factory=time.monotonic)

    def run(self, *, again: bool) -> None:
        """Read and store what is not in the store yet as it is. What users said of a file when they loaded it holds until they say else."""
        self._digests = digests(self.paths)
        first: dict[str, int] = {}
        for at, digest in enumerate(self._digests):
            if digest is not None and first.setdefault(digest, at) != at:
                self.doubles[at] = first[digest]
        documents = self.target.documents()  # also refuses at once what is no store
        if self.told is None:
            self._given = remembered(self._digests, documents)
            if not again:
                self.same = dict(unchanged(self.paths, self._digests, documents, self._by))
        self._read([at for at in range(len(self.paths)) if at not in self.same and at not in self.doubles])
        if recalled := self._recalled():
            self.same = {at: document for at, document in self.same.items() if at not in recalled}
            self._read([at for at in recalled if at not in self.doubles])
        self._settle()

    def _read(self, places: Sequence[int]) -> None:
        done = 0
        self._tell(done, places)
        with closing(load_as_read([self.paths[at] for at in places], self._said_of(places))) as results:
            for number, result in results:
                done += 1
                self._take(places[number], result)
                self._tell(done, places)
                if time.monotonic() - self._stored_at > _SECONDS or sum(map(_size, self._waiting.values())) > _SIZE:
                    self._store_waiting()
                    self._tell(done, places)

    def _said_of(self, places: Sequence[int]) -> Identity | dict[int, Identity] | None:
        """What is said of some files: of all of them now, or of single ones before, by their place among these."""
        return self.told or {number: self._given[at] for number, at in enumerate(places) if at in self._given}

    def _tell(self, done: int, places: Sequence[int]) -> None:
        left = [Path(self.paths[at]).name for at in places if at not in self._known][:2]
        self.say(f"[{done}/{len(places)}] {said(self.settings, 'membaca', 'reading')} {', '.join(left)} …")

    def _take(self, at: int, result: PlanGraph | SelarasError) -> None:
        told = told_by(self.paths[at], result)
        seen = {document for other in self._known.values() for document in other.documents}
        self._known[at] = told
        if isinstance(result, NoPlanError) and self.paths[at] not in self.named:
            self.strays[at] = result
        elif isinstance(result, SelarasError):
            self.errors[at] = result
        elif self.whole or told.guessed or seen & set(told.documents):
            self._later[at] = result
        else:
            self._waiting[at] = result

    def _recalled(self) -> list[int]:
        """Files not read since nothing changed, that tell of a plan of which a file that was read tells too, or may."""
        read = {document for told in self._known.values() for document in told.documents}
        loose = any(told.part or told.guessed for told in self._known.values())
        alone = loose and len(read | set(self.same.values())) == 1
        return [at for at, document in self.same.items() if document in read or alone]

    def _settle(self) -> None:
        """Store what waited for all the files: chapters as one plan, and what several files state by the later one."""
        known = {**{at: Told((document,)) for at, document in self.same.items()}, **self._known}
        places = sorted(known)
        paths = [self.paths[at] for at in places]
        united = {places[at]: result for at, result in together(paths, [known[at] for at in places], self._said_of(places)).items()}
        groups: dict[int, list[int]] = {}
        for at, result in united.items():
            self._waiting.pop(at, None)
            self._later.pop(at, None)
            self.errors.pop(at, None)
            self.lines.pop(at, None)
            if isinstance(result, SelarasError):
                if not any(known is result for known in self.errors.values()):
                    self.errors[at] = result
            else:
                groups.setdefault(id(result), []).append(at)
        if self.whole and self.errors:
            return
        with self.target.holding():
            self._store_waiting()
            for group in groups.values():
                graph = united[group[0]]
                assert isinstance(graph, PlanGraph)
                self._store([(group, graph)])
            for places_of_one in self._several(set(united)):
                self._store_in_order(places_of_one)
            self._store([([at], graph) for at, graph in self._later.items()])
            self._later.clear()

    def _several(self, united: set[int]) -> Iterator[list[int]]:
        """The files that state one document each by itself, as forms of it or cascade files do."""
        of: dict[str, list[int]] = {}
        for at in sorted(self._known):
            for document in self._known[at].documents if at not in united else ():
                of.setdefault(document, []).append(at)
        seen: set[int] = set()
        for group in of.values():
            if len(group) > 1 and not seen & set(group):
                seen |= set(group)
                yield group

    def _store_in_order(self, group: list[int]) -> None:
        """Store the last of these files again where others of them came later, with all of them as its sources."""
        held = {at: self._later.pop(at) for at in group if at in self._later}
        last = group[-1]
        if last not in held and held and all(self._is_document(at) for at in group):
            last = max(held)  # forms of one plan say the same
        for at in group:
            if at in held and at != last:
                self._store([([at], held[at])])
        if last in held:
            self._store([([last, *(at for at in group if at != last)], held[last])])
        elif held:
            with closing(load_as_read([self.paths[last]], self._said_of([last]))) as results:
                self._store([([last], graph) for _, graph in results if isinstance(graph, PlanGraph)])

    def _is_document(self, at: int) -> bool:
        return not is_cascade_file(self.paths[at]) and not is_workbook(Path(self.paths[at]))

    def _store_waiting(self) -> None:
        self._store([([at], graph) for at, graph in sorted(self._waiting.items())])
        self._waiting.clear()
        self._stored_at = time.monotonic()

    def _store(self, some: Sequence[tuple[list[int], PlanGraph]]) -> None:
        """Store graphs in one load, each with the places of the files that gave it, the first of which names it."""
        if not some:
            return
        names = Path(self.paths[some[0][0][0]]).name + (f" … {Path(self.paths[some[-1][0][0]]).name}" if len(some) > 1 else "")
        doing = f"{said(self.settings, 'menyimpan', 'storing')} {names}"
        self.say(doing)
        with self.target.holding():
            whole = PlanGraph()
            for places, graph in some:
                self._mark(places, graph)
                whole.merge(graph)
            report = self.target.store().load(
                whole, lambda done, total: self.say(f"{doing}: {100 * done // max(1, total)} %"), stored_decisions()
            )
        changed = {part.document for part in report.parts if part.changed}
        for places, graph in some:
            name = ", ".join(Path(self.paths[at]).name for at in sorted(places))
            for at in places:
                self.lines.pop(at, None)
            self.lines[min(places)] = _line(self.settings, name, graph, changed)

    def _mark(self, places: Iterable[int], graph: PlanGraph) -> None:
        """Have the documents say what they were read from. An export knows its own; a workbook corrects what was read from a document."""
        sources = [digest for at in places if (digest := self._digests[at]) is not None]
        if any(document.properties.get("sources") for document in graph.nodes("Document")):
            return
        if not all(is_workbook(Path(self.paths[at])) for at in places) or not self._as_stored(graph):
            marked(graph, sources, self._by, self.told or next((self._given[at] for at in places if at in self._given), None))

    def _as_stored(self, graph: PlanGraph) -> bool:
        """Have documents that the store holds already keep what they were read from; whether there are any."""
        stored = {document.id: document.properties for document in self.target.store().documents()}
        known = [document.id for document in graph.nodes("Document") if stored.get(document.id, {}).get("sources")]
        for id in known:
            graph.add_node(id, "Document", sources=stored[id]["sources"], reader=stored[id].get("reader"))
        return bool(known)


def _size(graph: PlanGraph) -> int:
    return len(graph) + graph.network.number_of_edges()


def _line(settings: Settings, name: str, graph: PlanGraph, changed: set[str | None]) -> str:
    documents = [document.id for document in graph.nodes("Document")]
    stored = bool(changed & {*documents} if documents else None in changed)
    state = said(settings, "tersimpan", "stored") if stored else said(settings, "tidak berubah", "unchanged")
    line = f"{name}: {', '.join(documents)}: {len(graph)} {said(settings, 'simpul', 'nodes')}, {state}"
    guess = guessed_line(settings, graph)
    return f"{line}\n  {guess}" if guess else line

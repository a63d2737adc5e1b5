"""The one store: takes plans in by document, and answers questions."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import Any, Self

from ...ontology.schema import schema
from ..concepts.alignment import Alignment
from ..concepts.decisions import Decision
from ..concepts.lexicon import Lexicon
from ..errors import QueryError, StoreError
from ..model import Edge, Node, PlanGraph
from ..settling.layer import Layer, layer_of
from .bolt import Engine, Stream, Transaction
from .failures import AlreadyThereError
from .loading.aligning import aligning
from .loading.by_document import Part, parts
from .loading.changes import Changes, difference, removal
from .loading.existing import Held, read_held
from .loading.new_documents import Additions, additions, groups, is_empty, present, read_common
from .loading.settling import Resettling, afterwards, named, read_layer, regions_of, regions_stated, resettle, resettling
from .loading.write import add, apply
from .plans import Plan
from .reading import read_stated

WORTH_FILLING = 5_000  # nodes and relations from which the engine's own way of filling an empty store is the faster one


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a query: iterates over tuples, in the order of `columns`."""

    columns: tuple[str, ...]
    tuples: list[tuple[Any, ...]]

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return iter(self.tuples)

    def __len__(self) -> int:
        return len(self.tuples)

    def dicts(self) -> list[dict[str, Any]]:
        """Each row by column name."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.tuples]


@dataclass(frozen=True, slots=True)
class PartReport:
    """What loading one document changed; `document` is None for what no document states. STATED_IN is not counted."""

    document: str | None
    nodes: int
    relations: int
    nodes_created: int = 0
    nodes_updated: int = 0
    nodes_removed: int = 0
    relations_created: int = 0
    relations_updated: int = 0
    relations_removed: int = 0
    origins_changed: int = 0  # statements whose places of origin are new or other ones

    @property
    def changed(self) -> bool:
        """Whether anything was written."""
        return any(
            (
                self.nodes_created,
                self.nodes_updated,
                self.nodes_removed,
                self.relations_created,
                self.relations_updated,
                self.relations_removed,
                self.origins_changed,
            )
        )


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load changed, by document."""

    parts: list[PartReport] = field(default_factory=list)
    resettled: bool = False  # other documents' statements, or what follows from several documents' words, are other ones now

    @property
    def changed(self) -> bool:
        """Whether anything was written."""
        return self.resettled or any(part.changed for part in self.parts)


class Store:
    """A graph kept in an engine. A context manager: closing it lets the engine go."""

    def __init__(self, engine: Engine, *, writable: bool, limit: float | None = None) -> None:
        """`limit` in seconds, for each query that names no time limit of its own."""
        self._engine = engine
        self._writable = writable
        self._limit = limit
        self._loading = threading.Lock()

    @property
    def url(self) -> str:
        """How users name the store: a path, or an address without password."""
        return self._engine.url

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the store; twice does no harm."""
        self._engine.close()

    def load(self, graph: PlanGraph, progress: Callable[[int, int], None] | None = None, decisions: Iterable[Decision] = ()) -> LoadReport:
        """Replace what each document of the graph stated by what it states now, each document whole or not at all.

        What other documents state stays; the statements of a region are settled by their words over all its documents. Where
        nothing differs, nothing is written. `progress` is called with the nodes and relations done and their total. `decisions` say
        which wordings are one statement though they differ.
        GraphError where the graph has statements without origin; then nothing is written. Loads of several threads wait for
        each other. While a folder's empty store is filled, its engine is started anew: queries of other threads may fail then.
        """
        self._check_writable()
        parts(graph)  # whether it is whole
        with self._loading:
            own, decided = layer_of(graph), list(decisions)
            documents = sorted(own.documents)
            regions = regions_of(own) | self._engine.look(lambda tx: regions_stated(tx.rows, documents))
            stored = self._engine.look(lambda tx: read_layer(tx.rows, regions))
            whole = named(graph, stored, decided)
            report = self._load(parts(whole), progress)
            if self._engine.shared:  # `stored` may be old by now: who looks last sees what all have loaded, and puts it right
                return replace(report, resettled=self._resettle(regions, decided))
            if not resettling(afterwards(stored, whole, documents), decided):
                return report  # nothing that others state is another now: the region need not be read a second time
            return replace(report, resettled=self._resettle(regions, decided, expected=True))

    def align(self, lexicon: Lexicon, decisions: Iterable[Decision] = ()) -> Alignment:
        """Make the hubs of what all plans of the store have in common, in place of those that it held; what differs is written, in one go.

        `lexicon` and `decisions` say what is the same beyond doubt. Where nothing differs, nothing is written.
        """
        self._check_writable()
        decided = list(decisions)

        def work(tx: Transaction) -> None:
            apply(tx.write, aligning(tx.rows, lexicon, decided).changes, None)

        with self._loading:
            wanted = self._engine.look(lambda tx: aligning(tx.rows, lexicon, decided))
            if wanted.changes:
                self._engine.write(work)
        return wanted.found

    def remove(self, documents: Iterable[str], decisions: Iterable[Decision] = ()) -> list[str]:
        """Take documents away with all that they alone state; what they said of their region counts no more.

        Gives those that were there.
        """
        self._check_writable()
        decided = list(decisions)
        with self._loading:
            known = self._engine.look(lambda tx: sorted(present(tx.rows, list(documents))))
            regions = self._engine.look(lambda tx: regions_stated(tx.rows, known))
            for document in known:
                self._remove(document)
            self._resettle(regions, decided)
        return known

    def _remove(self, document: str) -> None:
        def work(tx: Transaction) -> None:
            apply(tx.write, removal(tx.rows, document), document)

        self._engine.write(work)

    def settle(self, decisions: Iterable[Decision] = ()) -> bool:
        """Settle the statements of all regions anew, by these decisions; whether anything is another now."""
        self._check_writable()
        with self._loading:
            regions = self._engine.look(lambda tx: regions_stated(tx.rows, [id for (id,) in tx.rows("MATCH (d:Document) RETURN d.id", {})]))
            return self._resettle(regions, list(decisions))

    def layer(self, regions: Iterable[str] | None = None) -> Layer:
        """What all documents state of these regions, or of all of them."""
        if regions is None:
            regions = regions_stated(self._read, [document.id for document in self.documents()])
        return read_layer(self._read, regions)

    def _read(self, cypher: str, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        return self._engine.read(cypher, parameters, self._limit).rows

    def _resettle(self, regions: Iterable[str], decisions: Sequence[Decision], *, expected: bool = False) -> bool:
        """Put right what other documents state of these regions, and what follows; whether anything had to be.

        Where something is `expected` to be another, it is not looked at first whether it is.
        """

        def look(tx: Transaction) -> Resettling:
            return resettling(read_layer(tx.rows, regions), decisions)

        def work(tx: Transaction) -> bool:
            wanted = look(tx)
            resettle(tx.write, wanted)
            return bool(wanted)

        if not regions or not (expected or self._engine.look(look)):
            return False
        return self._engine.write(work)

    def _load(self, stated: Sequence[Part], progress: Callable[[int, int], None] | None) -> LoadReport:
        sizes = {part.document: part.size for part in stated}
        total = sum(sizes.values())
        done: dict[str | None, PartReport] = {}
        loading = [part.document for part in stated if part.document is not None]

        def tell(reports: Iterable[PartReport]) -> None:
            done.update((report.document, report) for report in reports)
            if progress is not None:
                progress(sum(sizes[document] for document in done), total)

        known, empty = self._engine.look(lambda tx: (present(tx.rows, loading), is_empty(tx.rows)))
        if empty and total >= WORTH_FILLING and self._engine.fills:
            filling = additions(stated, Held(), loading)
            if self._engine.fill(filling, progress or (lambda _done, _total: None)):
                return LoadReport([_report(part, changes) for part, changes in zip(stated, filling.changes, strict=True)])
        for group in groups(part for part in stated if part.document is not None and part.document not in known):
            tell(self._add(group, loading))
        for part in stated:
            if part.document not in done:
                tell([self._load_part(part, loading)])
        return LoadReport([done[part.document] for part in stated])

    def _add(self, group: Sequence[Part], loading: Sequence[str]) -> list[PartReport]:
        """Load documents that the store does not hold yet, all in one transaction; one by one where they turn out to be there."""

        def work(tx: Transaction) -> Additions | None:
            if present(tx.rows, [part.document or "" for part in group]):
                return None  # another load has come between
            adding = additions(group, read_common(tx.rows, group), loading)
            add(tx.write, adding)
            return adding

        try:
            added = self._engine.write(work)
        except AlreadyThereError:  # another document states what by its id is this one's own
            added = None
        if added is None:
            return [self._load_part(part, loading) for part in group]
        return [_report(part, changes) for part, changes in zip(group, added.changes, strict=True)]

    def _check_writable(self) -> None:
        if not self._writable:
            raise StoreError(
                {"id": "penyimpanan dibuka hanya untuk dibaca", "en": "the store is open for reading only"},
                place=self.url,
            )

    def _load_part(self, part: Part, loading: Sequence[str]) -> PartReport:
        def look(tx: Transaction) -> Changes:
            return difference(part, read_held(tx.rows, part), loading)

        def replace(tx: Transaction) -> Changes:
            changes = look(tx)  # again: another load may have come between
            apply(tx.write, changes, part.document)
            return changes

        changes = self._engine.look(look)
        if changes:
            changes = self._engine.write(replace)
        return _report(part, changes)

    def make_indexes(self) -> None:
        """Index what nodes are looked up by and the words of their texts, as the ontology names them; twice does no harm.

        For users' own queries on large graphs: no query of selaras needs them, and each load takes longer with them.
        """
        self._check_writable()
        self._engine.make_indexes()

    def rows(self, cypher: str, parameters: Mapping[str, Any] | None = None, *, timeout: float | None = None) -> Rows:
        """Answer a query that only reads; the engine refuses one that writes. `timeout` in seconds.

        QueryError where the query is wrong (with the engine's position in it), writes, or takes too long.
        """
        _check_text(cypher)
        found = self._engine.read(cypher, parameters or {}, self._limit if timeout is None else timeout)
        return Rows(found.columns, found.rows)

    @contextmanager
    def stream(self, cypher: str, parameters: Mapping[str, Any] | None = None, *, timeout: float | None = None) -> Iterator[Stream]:
        """The same for answers too large to hold: `with store.stream(…) as rows:` gives `columns`, and tuples as they are fetched.

        The query ends with the block, whether all its rows were read or not. `timeout` in seconds, for reading them all.
        """
        _check_text(cypher)
        with self._engine.stream(cypher, parameters or {}, self._limit if timeout is None else timeout) as rows:
            yield rows

    def explain(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> Plan:
        """How the engine would run a query that only reads; it is not run. QueryError as for `rows`.

        Positions in errors count from the first character of the text that is no space.
        """
        _check_text(cypher)
        return self._engine.explain(cypher.strip(), parameters or {})

    def documents(self) -> list[Node]:
        """The documents in the store, by id."""
        found = self.rows("MATCH (d:Document) RETURN d.id AS id, properties(d) AS properties ORDER BY id")
        return [Node(id, "Document", _without_id(properties)) for id, properties in found]

    def graph(self, document: str | None = None) -> PlanGraph:
        """The whole graph that the store holds, or what one document states, in that document's own words.

        StoreError where it does not hold that document.
        """
        return self._whole() if document is None else self._of_document(document)

    def graphs(self, documents: Iterable[str]) -> Iterator[PlanGraph]:
        """What each of these documents states, in its own words, as `graph` gives it: read many at a time, and given one by one.

        A document that the store does not hold is left out.
        """
        return (graph for _, graph in read_stated(self._read, list(documents)))

    def _whole(self) -> PlanGraph:
        graph = PlanGraph()
        for label in schema().node_types:
            for id, properties in self.rows(f"MATCH (n:{label}) RETURN n.id AS id, properties(n) AS p ORDER BY id"):
                if not isinstance(id, str):
                    raise self._foreign(label)
                graph.add_node(id, label, **_without_id(properties))
        known = {"types": list(schema().relation_types)}  # a server's users may have added relations of their own
        for label in schema().node_types:
            cypher = f"MATCH (a:{label})-[r]->(b) WHERE type(r) IN $types RETURN a.id AS s, type(r) AS type, b.id AS t, properties(r) AS p"
            for source, type, target, properties in sorted(self.rows(cypher, known), key=lambda row: row[:3]):
                graph.put_edge(Edge(source, type, target, properties))
        return graph

    def _foreign(self, label: str) -> StoreError:
        return StoreError(
            {"id": f"ada simpul {label} tanpa id, bukan dari selaras", "en": f"there is a {label} without id, not from selaras"},
            place=self.url,
            cure={"id": "Pindahkan atau hapus simpul itu.", "en": "Move or delete that node."},
        )

    def _of_document(self, document: str) -> PlanGraph:
        for _, graph in read_stated(self._read, [document]):
            return graph
        known = ", ".join(node.id for node in self.documents())
        raise StoreError(
            {"id": f"dokumen {document} tidak ada", "en": f"there is no document {document}"},
            place=self.url,
            cure={"id": f"Yang ada: {known or '-'}.", "en": f"There are: {known or '-'}."},
        )


def _check_text(cypher: str) -> None:
    if not cypher.strip():
        raise QueryError({"id": "kueri kosong", "en": "the query is empty"})


def _without_id(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if name != "id"}


def _report(part: Part, changes: Changes) -> PartReport:
    return PartReport(
        document=part.document,
        nodes=len(part.nodes),
        relations=len(part.edges),
        nodes_created=len(changes.created),
        nodes_updated=len(changes.updated),
        nodes_removed=len(changes.removed),
        relations_created=len(changes.edges_created),
        relations_updated=len(changes.edges_updated),
        relations_removed=len(changes.edges_removed),
        origins_changed=len(changes.origins.keys() | set(changes.origins_removed)),
    )

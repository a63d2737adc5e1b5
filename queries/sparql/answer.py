"""SPARQL on a graph: named queries from .rq files, and free ones. Only reads, and only the graph: nothing is fetched.

A .rq file has the header of a .cypher file (see library.py) with "#" for "//", and besides it `list: column …`, the columns whose
texts are lists, joined by a record separator (U+001E). A parameter is a variable of its name with a dollar sign, as in Cypher.
In the answer the columns of the header name the query's columns, in their order. The prefixes of our JSON-LD context are known
without being declared.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from ...graph.errors import QueryError
from ...graph.exports.iris import DEFAULT_BASE
from ...graph.exports.triples import Object, triples
from ...graph.model import PlanGraph
from ...ontology.context import PREFIXES
from ..explain import Explanation
from ..library.named import NamedQuery, named_queries, parse
from ..nearest import near
from ..run import NAME, Table, arguments

if TYPE_CHECKING:
    import pyoxigraph

_SEPARATOR = "\u001e"
_XSD = "http://www.w3.org/2001/XMLSchema#"
# What SERVICE must not be looked for in: strings, IRIs, comments.
_QUOTED = re.compile(r"\"\"\".*?\"\"\"|'''.*?'''|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|<[^<>\s]*>|#[^\n]*", re.DOTALL)
_REMOTE = re.compile(r"\bSERVICE\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NamedSparql:
    """A named query (its `cypher` is SPARQL here) and which of its columns are lists."""

    query: NamedQuery
    lists: frozenset[str]


@cache
def named_sparql() -> Mapping[str, NamedSparql]:
    """All named SPARQL queries, in alphabetical order."""
    folder = resources.files(__package__)
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".rq")), key=lambda file: file.name)
    return {(name := file.name.removesuffix(".rq")): _parse(name, file.read_text(encoding="utf-8")) for file in files}


def _parse(name: str, source: str) -> NamedSparql:
    lists: set[str] = set()
    lines = []
    for line in source.splitlines():
        if line.startswith("# list:"):
            lists.update(line.removeprefix("# list:").split())
        else:
            lines.append(f"//{line[1:]}" if line.startswith("#") else line)
    query = parse(name, "\n".join(lines))
    if unknown := lists - {column.name for column in query.columns}:
        raise ValueError(f"{name}.rq: no such column: {', '.join(sorted(unknown))}")
    return NamedSparql(query, frozenset(lists))


def is_sparql_name(text: str) -> bool:
    """Whether the text is a name rather than SPARQL, whose shortest query has more than a word."""
    return NAME.fullmatch(text.strip()) is not None


def run_sparql(graph: PlanGraph, name_or_sparql: str, parameters: Mapping[str, Any] | None = None, *, base: str = DEFAULT_BASE) -> Table:
    """Answer a named query or free SPARQL. QueryError where it is unknown, wrong, writes, or asks another server."""
    given = dict(parameters or {})
    if not is_sparql_name(name_or_sparql):
        return _answer(_dataset(graph, base), name_or_sparql, given)
    known = get_sparql(name_or_sparql)
    table = _answer(_dataset(graph, base), known.query.cypher, arguments(known.query, given))
    columns = tuple(column.name for column in known.query.columns)
    split = [at for at, column in enumerate(columns) if column in known.lists]
    rows = [tuple(_items(cell) if at in split else cell for at, cell in enumerate(row)) for row in table.rows]
    return Table(columns, tuple(sorted(rows, key=_order)))


def get_sparql(name: str) -> NamedSparql:
    """The SPARQL query of that name. QueryError, with near matches, where there is none; a Cypher query of that name is told."""
    known = named_sparql().get(name.strip())
    if known is not None:
        return known
    if name.strip() in named_queries():
        twins = ", ".join(named_sparql())
        raise QueryError(
            {"id": f"kueri “{name}” tidak punya bentuk SPARQL", "en": f"the query “{name}” has no SPARQL form"},
            cure={"id": f"Jalankan tanpa --sparql. Yang punya: {twins}.", "en": f"Run it without --sparql. These have one: {twins}."},
        )
    raise QueryError(
        {"id": f"kueri SPARQL “{name}” tidak dikenal", "en": f"there is no SPARQL query “{name}”"},
        cure=near(name, named_sparql()),
    )


def explain_sparql(name_or_sparql: str, parameters: Mapping[str, Any] | None = None) -> Explanation:
    """What would be asked, parameters filled in; the engine tells no plan. QueryError for an unknown name or wrong parameters."""
    given = dict(parameters or {})
    if not is_sparql_name(name_or_sparql):
        return Explanation("sparql", None, _filled(name_or_sparql, given), given, None)
    query = get_sparql(name_or_sparql).query
    values = arguments(query, given)
    return Explanation("sparql", query, _filled(query.cypher, values), values, None)


def _dataset(graph: PlanGraph, base: str) -> pyoxigraph.Store:
    """The triples in memory, each in the graphs of its documents; all of them together are what a query without GRAPH sees."""
    import pyoxigraph as ox

    terms: dict[Object, Any] = {}

    def term(found: Object) -> Any:
        if found not in terms:
            datatype, text = found
            if datatype == "id":
                terms[found] = ox.NamedNode(text)
            elif datatype == "string":
                terms[found] = ox.Literal(text)
            else:
                terms[found] = ox.Literal(text, datatype=ox.NamedNode((PREFIXES["rdf"] if datatype == "JSON" else _XSD) + datatype))
        return terms[found]

    store = ox.Store()
    store.bulk_extend(
        ox.Quad(term(("id", subject)), term(("id", predicate)), term(found), term(("id", document)) if document else ox.DefaultGraph())
        for subject, predicate, found, documents in triples(graph, base)
        for document in (documents or (None,))
    )
    return store


def _answer(store: pyoxigraph.Store, sparql: str, parameters: Mapping[str, Any]) -> Table:
    import pyoxigraph as ox

    if _REMOTE.search(_QUOTED.sub(" ", sparql)):
        raise QueryError(
            {"id": "SERVICE tidak diizinkan: kueri hanya membaca graf ini", "en": "SERVICE is not allowed: a query reads this graph only"}
        )
    sparql = _filled(sparql, parameters)
    try:
        found: Any = store.query(sparql, prefixes=dict(PREFIXES), use_default_graph_as_union=True)
        if isinstance(found, ox.QueryBoolean):
            return Table(("answer",), ((bool(found),),))
        if isinstance(found, ox.QuerySolutions):
            columns = tuple(variable.value for variable in found.variables)
            return Table(columns, tuple(tuple(_plain(solution[at]) for at in range(len(columns))) for solution in found))
        return Table(("subject", "predicate", "object"), tuple(tuple(map(_plain, triple)) for triple in found))
    except (SyntaxError, ValueError, RuntimeError, OSError) as error:
        told = " ".join(str(error).split())
        raise QueryError(
            {"id": f"SPARQL tidak dimengerti: {told:.160}", "en": f"SPARQL not understood: {told:.160}"},
            place="SPARQL",
            cure={"id": "Hanya SELECT, ASK, CONSTRUCT dan DESCRIBE.", "en": "Only SELECT, ASK, CONSTRUCT and DESCRIBE."},
        ) from error


def _filled(sparql: str, parameters: Mapping[str, Any]) -> str:
    """The query with its parameters as literals, which pyoxigraph escapes; what is quoted stays as it is."""
    import pyoxigraph as ox

    used = set()

    def fill(found: re.Match[str]) -> str:
        name = found["name"]
        if name not in parameters:  # a string, a comment, or a variable: SPARQL takes $x and ?x for the same
            return found[0]
        used.add(name)
        value = parameters[name]
        return str(ox.Literal(value if isinstance(value, str | int | float | bool) else str(value)))

    filled = re.sub(rf"{_QUOTED.pattern}|\$(?P<name>\w+)", fill, sparql, flags=re.DOTALL)
    for name in parameters.keys() - used:
        raise QueryError({"id": f"parameter {name} tidak dipakai kueri ini", "en": f"this query has no parameter {name}"}, place="SPARQL")
    return filled


def _plain(term: Any) -> Any:
    """A term as plain data: numbers and years as numbers, all else as text."""
    if term is None:
        return None
    datatype = getattr(getattr(term, "datatype", None), "value", "")
    text = str(getattr(term, "value", term))
    try:
        if datatype in (_XSD + "integer", _XSD + "gYear"):
            return int(text)
        if datatype in (_XSD + "decimal", _XSD + "double", _XSD + "float"):
            return float(text)
    except ValueError:
        return text
    return text == "true" if datatype == _XSD + "boolean" else text


def _items(cell: Any) -> list[str]:
    return sorted(item for item in str(cell or "").split(_SEPARATOR) if item)


def _order(row: Sequence[Any]) -> list[tuple[bool, float, str]]:
    """By the columns from the left, as people would: what is absent last, numbers by size, texts by the alphabet."""
    return [
        (cell is None, cell if isinstance(cell, int | float) else 0.0, "" if isinstance(cell, int | float) else str(cell)) for cell in row
    ]

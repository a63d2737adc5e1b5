"""RDF files: Turtle, JSON-LD and N-Quads out, and all of them (N-Triples, TriG and RDF/XML too) in."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...ontology.context import PREFIXES, context
from ...ontology.schema import schema
from ..errors import GraphError, InputError
from ..model import PlanGraph
from .iris import DEFAULT_BASE, checked_base
from .triples import RDF, XSD, Object, Triple, from_triples, triples

if TYPE_CHECKING:
    import pyoxigraph

SUFFIXES = {
    ".ttl": "TURTLE", ".turtle": "TURTLE", ".jsonld": "JSON_LD", ".nq": "N_QUADS", ".nquads": "N_QUADS",
    ".nt": "N_TRIPLES", ".trig": "TRIG", ".rdf": "RDF_XML",
}  # fmt: skip
_ESCAPES = {char: f"\\u{char:04X}" for char in (*range(0x20), 0x7F)} | {
    ord("\\"): "\\\\", ord('"'): '\\"', ord("\n"): "\\n", ord("\r"): "\\r", ord("\t"): "\\t",
}  # fmt: skip
_EXACT = 2**53  # beyond it, many readers of JSON round integers


def to_turtle(graph: PlanGraph, base: str = DEFAULT_BASE) -> Iterator[str]:
    """The graph as Turtle, piece by piece: a resource after the other, each with all that is said of it."""
    checked_base(base)
    for prefix, namespace in PREFIXES.items():
        yield f"@prefix {prefix}: <{namespace}> .\n"
    short = _Short()
    for subject, facts in groupby(triples(graph, base), key=lambda triple: triple[0]):
        lines = []
        for predicate, same in groupby(facts, key=lambda triple: triple[1]):
            name = "a" if predicate == RDF + "type" else short[predicate]
            lines.append(f"{name} " + ", ".join(_turtle_object(fact[2], short) for fact in same))
        yield f"\n<{subject}> " + " ;\n    ".join(lines) + " .\n"


def to_nquads(graph: PlanGraph, base: str = DEFAULT_BASE) -> Iterator[str]:
    """The graph as N-Quads: what a document states stands in the graph named by its IRI, what none states in the default one."""
    checked_base(base)
    for subject, predicate, found, documents in triples(graph, base):
        line = f"<{subject}> <{predicate}> {_plain_object(found)}"
        if documents:
            yield "".join(f"{line} <{document}> .\n" for document in documents)
        else:
            yield f"{line} .\n"


def to_jsonld(graph: PlanGraph, base: str = DEFAULT_BASE) -> Iterator[str]:
    """The graph as JSON-LD with its context inside, a resource a line."""
    checked_base(base)
    yield '{"@context": ' + json.dumps(context(schema()), ensure_ascii=False) + ',\n"@graph": ['
    divider = "\n"
    known = schema()
    short = _Short({term.iri: term.name for term in (*known.kinds(), *known.properties().values())})
    for subject, facts in groupby(triples(graph, base), key=lambda triple: triple[0]):
        yield divider + json.dumps(_json_resource(subject, facts, short), ensure_ascii=False)
        divider = ",\n"
    yield "\n]}\n"


def _json_resource(subject: str, facts: Iterable[Triple], short: _Short) -> dict[str, Any]:
    resource: dict[str, Any] = {"@id": subject}
    for predicate, same in groupby(facts, key=lambda triple: triple[1]):
        values = [_json_value(fact[2], predicate, short) for fact in same]
        resource["@type" if predicate == RDF + "type" else short[predicate]] = values if len(values) > 1 else values[0]
    return resource


def _json_value(found: Object, predicate: str, short: _Short) -> Any:
    datatype, text = found
    if datatype == "id":
        return short[text] if predicate == RDF + "type" else text  # the context knows which terms are resources
    if datatype == "integer" and abs(int(text)) < _EXACT:
        return int(text)
    if datatype == "JSON":
        return {"@value": text, "@type": RDF + "JSON"}
    return text


class _Short(dict[str, str]):
    """IRIs as names: those given, else prefix and local name where the prefix is known, else whole."""

    def __init__(self, names: dict[str, str] | None = None) -> None:
        super().__init__(names or {})
        self._whole = names is not None  # JSON-LD writes an IRI without the brackets of Turtle

    def __missing__(self, iri: str) -> str:
        self[iri] = name = next(
            (f"{prefix}:{iri[len(space) :]}" for prefix, space in PREFIXES.items() if iri.startswith(space) and _local(iri[len(space) :])),
            iri if self._whole else f"<{iri}>",
        )
        return name


def _local(name: str) -> bool:
    return name.isascii() and name.replace("_", "a").isalnum() and not name[0].isdigit()


def _turtle_object(found: Object, short: _Short) -> str:
    datatype, text = found
    if datatype == "id":
        return short[text] if "#" in text or text.startswith("http://rdfs.org/") else f"<{text}>"
    if datatype == "integer" or (datatype == "decimal" and "." in text):
        return text  # Turtle's own words for numbers
    return _plain_object(found) if datatype in ("string", "JSON") else f'"{text}"^^xsd:{datatype}'


def _plain_object(found: Object) -> str:
    datatype, text = found
    if datatype == "id":
        return f"<{text}>"
    escaped = text.translate(_ESCAPES)
    if datatype == "string":
        return f'"{escaped}"'
    return f'"{escaped}"^^<{RDF if datatype == "JSON" else XSD}{datatype}>'


def read_rdf(path: str | os.PathLike[str]) -> PlanGraph:
    """The graph of an RDF file, by its suffix. InputError with the place in the file where it is not as it should be."""
    file = Path(path)
    kind = SUFFIXES.get(file.suffix.lower())
    if kind is None:
        raise InputError({"id": "bukan berkas RDF", "en": "not an RDF file"}, place=str(file))
    try:
        data = file.read_bytes()
    except OSError as error:
        raise InputError(
            {"id": f"tidak dapat dibaca ({error.strerror})", "en": f"cannot be read ({error.strerror})"}, place=str(file)
        ) from error
    return parse_rdf(data.removeprefix(b"\xef\xbb\xbf"), kind, place=str(file))


def parse_rdf(data: bytes, kind: str, *, place: str = "RDF") -> PlanGraph:
    """The graph that RDF text tells; `kind` is a name of pyoxigraph's formats. Names of graphs are passed over."""
    import pyoxigraph  # native and not small: only for RDF

    facts: dict[str, dict[str, dict[Object, None]]] = {}
    try:
        for quad in pyoxigraph.parse(data, format=getattr(pyoxigraph.RdfFormat, kind)):
            # A dict for its keys: each once (several graphs of one file may say the same), in order.
            facts.setdefault(_name(quad.subject), {}).setdefault(quad.predicate.value, {})[_object(quad.object)] = None
        return from_triples(facts)
    except GraphError as error:
        raise InputError(error.message, place=f"{place}: {error.place}", cure=error.cure_text) from error
    except (SyntaxError, ValueError) as error:
        told = " ".join(str(getattr(error, "msg", None) or error).split())
        line = getattr(error, "lineno", None)
        raise InputError(
            {"id": f"RDF tidak sah: {told:.200}", "en": f"not valid RDF: {told:.200}"}, place=f"{place}:{line}" if line else place
        ) from error


def _name(term: Any) -> str:
    value = getattr(term, "value", None)
    if value is None:
        raise GraphError({"id": "pernyataan sebagai subjek tidak didukung", "en": "a triple as subject is not supported"}, place=str(term))
    return str(value)


def _object(term: pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple) -> Object:
    datatype = getattr(term, "datatype", None)
    if datatype is None:
        return "id", _name(term)
    return datatype.value.rsplit("#", 1)[-1], _name(term)

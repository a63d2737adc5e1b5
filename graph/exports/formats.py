"""The formats that a graph can be written in: which suffix means which, and how each is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import TypeAlias

from ..errors import InputError
from ..files import to_json
from ..model import PlanGraph

Writer: TypeAlias = Callable[[PlanGraph, str, str], bytes]  # graph, base IRI and language to the content of a file


@dataclass(frozen=True, slots=True)
class Format:
    """A format that is one file; `suffixes` are those of its files, the usual one first."""

    suffixes: tuple[str, ...]
    write: Writer


# The writers import what they need when they are called: most commands write none of these.
def _json(graph: PlanGraph, _base: str, _lang: str) -> bytes:
    return to_json(graph).encode()


def _yaml(graph: PlanGraph, _base: str, _lang: str) -> bytes:
    from ..yaml_files import to_yaml

    return to_yaml(graph).encode()


def _turtle(graph: PlanGraph, base: str, _lang: str) -> bytes:
    from .rdf import to_turtle

    return _joined(to_turtle(graph, base))


def _jsonld(graph: PlanGraph, base: str, _lang: str) -> bytes:
    from .rdf import to_jsonld

    return _joined(to_jsonld(graph, base))


def _nquads(graph: PlanGraph, base: str, _lang: str) -> bytes:
    from .rdf import to_nquads

    return _joined(to_nquads(graph, base))


def _graphml(graph: PlanGraph, _base: str, _lang: str) -> bytes:
    from .network import to_graphml

    return to_graphml(graph)


def _gexf(graph: PlanGraph, _base: str, _lang: str) -> bytes:
    from .network import to_gexf

    return to_gexf(graph)


def _stratml(graph: PlanGraph, base: str, lang: str) -> bytes:
    from .stratml import to_stratml

    return to_stratml(graph, base, lang)


def _joined(parts: Iterable[str]) -> bytes:
    return "".join(parts).encode()


FORMATS: Mapping[str, Format] = {
    "json": Format((".json",), _json),
    "yaml": Format((".yaml", ".yml"), _yaml),
    "turtle": Format((".ttl", ".turtle"), _turtle),
    "jsonld": Format((".jsonld",), _jsonld),
    "nquads": Format((".nq", ".nquads"), _nquads),
    "graphml": Format((".graphml",), _graphml),
    "gexf": Format((".gexf",), _gexf),
    "stratml": Format((".xml", ".stratml"), _stratml),
}
_OTHERS = {".zip": "csv", ".xlsx": "xlsx"}  # those that are no one stretch of bytes are written by the command
NAMES = (*FORMATS, *_OTHERS.values())


def format_of(output: str) -> str:
    """The format that a file's name asks for. InputError where it asks for none that is known."""
    suffix = PurePath(output).suffix.lower()
    if suffix in _OTHERS:
        return _OTHERS[suffix]
    for name, known in FORMATS.items():
        if suffix in known.suffixes:
            return name
    usual = ", ".join([*(known.suffixes[0] for known in FORMATS.values()), *_OTHERS])
    if suffix == ".csv":
        raise InputError(
            {"id": "CSV terdiri atas beberapa berkas", "en": "CSV is several files"},
            place=output,
            cure={
                "id": "Berikan arsip (-o graf.zip), atau folder dengan --format csv.",
                "en": "Give an archive (-o graph.zip), or a folder with --format csv.",
            },
        )
    raise InputError(
        {"id": f"akhiran {suffix or '-'} tidak menunjukkan bentuk berkas", "en": f"the suffix {suffix or '-'} tells no format"},
        place=output,
        cure={"id": f"Berikan --format, atau salah satu akhiran ini: {usual}", "en": f"Give --format, or one of these suffixes: {usual}"},
    )

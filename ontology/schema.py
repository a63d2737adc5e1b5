"""The one Python view of the ontology: node types, relation types and their properties, frozen and built once.

`selaras.ttl` states them. `schema.json` is generated from it (`python -m selaras.ontology.schema`), so that a command need
not parse Turtle to start; it counts only while the digest recorded in it is that of the Turtle file.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from .terms import NAMESPACE, Kind, NodeType, Property, RelationType, Schema, by_name

__all__ = [
    "CONTEXT",
    "JSON",
    "NAMESPACE",
    "TURTLE",
    "VARIABLE",
    "Kind",
    "NodeType",
    "Property",
    "RelationType",
    "Schema",
    "digest",
    "extend",
    "parse",
    "schema",
    "to_dict",
]

TURTLE = Path(__file__).with_name("selaras.ttl")
JSON = Path(__file__).with_name("schema.json")
CONTEXT = Path(__file__).with_name("context.jsonld")
VARIABLE = "SELARAS_ONTOLOGY"  # names the Turtle files that extend the ontology, divided as PATH is


@cache
def schema() -> Schema:
    """The ontology in force: the one that ships with selaras, and what extends it."""
    extensions = [Path(name) for name in os.environ.get(VARIABLE, "").split(os.pathsep) if name]
    if extensions:
        return parse(TURTLE, *extensions)
    try:
        data = json.loads(JSON.read_text(encoding="utf-8"))
        if data["source_sha256"] == digest(TURTLE):
            return _from_dict(data)
    except (OSError, ValueError, KeyError):
        pass  # missing, stale or damaged: the Turtle is what counts
    return parse(TURTLE)


def extend(*turtle: Path) -> None:
    """Let Turtle files extend the ontology, for this process and those that it starts; without files, the shipped one alone counts.

    OSError where a file cannot be read, ValueError where it is no Turtle or contradicts the ontology; nothing changes then.
    """
    before = os.environ.pop(VARIABLE, None)
    if turtle:
        os.environ[VARIABLE] = os.pathsep.join(str(path.absolute()) for path in turtle)
    schema.cache_clear()
    try:
        schema()
    except (OSError, ValueError):
        os.environ.pop(VARIABLE, None)
        if before is not None:
            os.environ[VARIABLE] = before
        schema.cache_clear()
        raise


def digest(path: Path) -> str:
    """SHA-256 of a text file, the same whether its lines end as on Windows or not."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def parse(*turtle: Path) -> Schema:
    """The schema stated by Turtle files taken together. ValueError where one is no Turtle, or they contradict themselves."""
    import rdflib  # slow to import, and needed only where schema.json does not serve

    from .read import Reader

    graph = rdflib.Graph()
    for path in turtle:
        try:
            graph.parse(data=path.read_bytes(), format="turtle")
        except Exception as error:
            if isinstance(error, OSError):
                raise
            told = " ".join(str(error).split())
            raise ValueError(f"{path}: not Turtle: {told:.200}") from error
    return Reader(graph).schema()


def to_dict(known: Schema, source_sha256: str) -> dict[str, Any]:
    """What schema.json holds."""
    terms: dict[str, dict[str, Any]] = {}  # by IRI: what a property means is the same wherever it is used

    def uses(items: Mapping[str, Property]) -> list[dict[str, Any]]:
        for p in items.values():
            terms[p.iri] = {"name": p.name, "datatype": p.datatype, "labels": dict(p.labels), "definitions": dict(p.definitions)}
        return [{"iri": p.iri, "kind": p.kind, "required": p.required} for p in items.values()]

    def told(item: NodeType | RelationType) -> dict[str, Any]:
        return {"name": item.name, "iri": item.iri, "labels": dict(item.labels), "definitions": dict(item.definitions)}

    return {
        "generated": "by python -m selaras.ontology.schema from selaras.ttl; do not edit",
        "source_sha256": source_sha256,
        "node_types": [
            {
                **told(t),
                "shared": t.shared,
                "stated": t.stated,
                "reference": t.reference,
                "found_by": list(t.found_by),
                "searched": list(t.searched),
                "properties": uses(t.properties),
            }
            for t in known.node_types.values()
        ],
        "relation_types": [
            {**told(r), "ends": sorted(list(end) for end in r.ends), "properties": uses(r.properties)}
            for r in known.relation_types.values()
        ],
        "properties": dict(sorted(terms.items())),
    }


def _from_dict(data: Mapping[str, Any]) -> Schema:
    def term(item: Mapping[str, Any]) -> dict[str, Any]:
        labels, definitions = MappingProxyType(item["labels"]), MappingProxyType(item["definitions"])
        return {"name": item["name"], "labels": labels, "definitions": definitions}

    def properties(items: Iterable[Mapping[str, Any]]) -> Mapping[str, Property]:
        known = data["properties"]
        return by_name(Property(**term(known[use["iri"]]), datatype=known[use["iri"]]["datatype"], **use) for use in items)

    def node_type(t: Mapping[str, Any]) -> NodeType:
        flags = {name: t[name] for name in ("shared", "stated", "reference")}
        found_by, searched = tuple(t["found_by"]), tuple(t["searched"])
        return NodeType(**term(t), iri=t["iri"], properties=properties(t["properties"]), **flags, found_by=found_by, searched=searched)

    def relation_type(r: Mapping[str, Any]) -> RelationType:
        ends = frozenset((source, target) for source, target in r["ends"])
        return RelationType(**term(r), iri=r["iri"], properties=properties(r["properties"]), ends=ends)

    nodes, relations = map(node_type, data["node_types"]), map(relation_type, data["relation_types"])
    return Schema(by_name(nodes), by_name(relations))


def main() -> None:
    """Regenerate what is derived from selaras.ttl: schema.json, the JSON-LD context that others may fetch, the shapes of structure."""
    from .context import context
    from .shapes import STRUCTURE, structure

    known = parse(TURTLE)
    for path, data in ((JSON, to_dict(known, digest(TURTLE))), (CONTEXT, {"@context": context(known)})):
        path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    STRUCTURE.write_text(structure(known), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()

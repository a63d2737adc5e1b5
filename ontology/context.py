"""The JSON-LD context: by it the names that selaras uses in JSON are terms of the ontology, for whoever reads RDF."""

from __future__ import annotations

from typing import Any

from .terms import NAMESPACE, Schema

PREFIXES = {
    "selaras": NAMESPACE,
    "dcterms": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def context(schema: Schema) -> dict[str, Any]:
    """The value of `@context`: prefixes, then a term for every node type, relation and property."""
    terms: dict[str, Any] = {"@version": 1.1, **PREFIXES}
    for name in ("rdf:subject", "rdf:predicate", "rdf:object", "dcterms:conformsTo", "skos:inScheme"):
        terms[name] = {"@id": name, "@type": "@id"}
    for kind in schema.node_types.values():
        terms[kind.name] = kind.iri
    for relation in schema.relation_types.values():
        terms[relation.name] = {"@id": relation.iri, "@type": "@id"}
    for item in schema.properties().values():
        types = {"id": "@id", "string": None}
        datatype = types.get(item.datatype, f"xsd:{item.datatype}")
        terms[item.name] = item.iri if datatype is None else {"@id": item.iri, "@type": datatype}
    return terms

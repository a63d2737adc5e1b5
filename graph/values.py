"""Values as the ontology wants them: the kinds of properties, checked when a node or relation is made."""

from __future__ import annotations

import difflib
import math
from collections.abc import Iterable, Mapping
from typing import Any

from ..ontology.schema import Kind, Property
from .errors import GraphError
from .wording import Properties, Value

_BOUND = 2**63  # whole numbers beyond it no store takes
_PLAIN: dict[Kind, type[str | int]] = {"string": str, "integer": int}


def complete(values: Mapping[str, Value], required: frozenset[str], place: str) -> None:
    """GraphError where a required property is missing."""
    if not required <= values.keys():
        missing = sorted(required - values.keys())
        raise GraphError({"id": f"sifat wajib tidak ada: {', '.join(missing)}", "en": f"missing: {', '.join(missing)}"}, place=place)


def checked(given: Mapping[str, Value | None], allowed: Mapping[str, Property], place: str) -> Properties:
    """The properties that say something, converted to their kinds. GraphError for an unknown name or a wrong kind."""
    values: Properties = {}
    for name, value in given.items():
        known = allowed.get(name)
        if known is None:
            raise unknown("sifat", "property", name, allowed, place)
        if type(value) is _PLAIN.get(known.kind) and (value.isascii() if isinstance(value, str) else -_BOUND <= value < _BOUND):
            values[name] = value  # most of all values, which need not be looked at twice
            continue
        if value is None or value in ([], ()):
            continue  # an empty list says as little as None, and not every format can tell the two apart
        values[name] = converted(value, known.kind, f"{place}.{name}")
    return values


def converted(value: Value, kind: Kind, place: str) -> Value:
    """A value of the kind: numbers as float, integers within 64 bits (a store's limit). GraphError for any other."""
    if kind in ("strings", "integers"):
        if isinstance(value, list | tuple):
            items: Any = [converted(item, "string" if kind == "strings" else "integer", place) for item in value]
            return list(items)
    elif kind == "string" and isinstance(value, str):
        return encodable(value, place)
    elif isinstance(value, bool):
        if kind == "boolean":
            return value
    elif kind == "integer" and isinstance(value, int) and -_BOUND <= value < _BOUND:
        return value
    elif kind == "number" and isinstance(value, int | float) and math.isfinite(value):
        return float(value)
    raise GraphError({"id": f"bukan {kind}: {value!r:.80}", "en": f"not of kind {kind}: {value!r:.80}"}, place=place)


def encodable(text: str, place: str) -> str:
    """The text itself. GraphError where it holds half a character, as badly decoded files do, which no store takes."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        told = ascii(text)[:80]
        raise GraphError({"id": f"bukan teks Unicode yang sah: {told}", "en": f"not valid Unicode: {told}"}, place=ascii(place)) from error
    return text


def unknown(kind_id: str, kind_en: str, name: str, known: Iterable[str], place: str) -> GraphError:
    """The error for a name that is not among the known ones, with the nearest that is."""
    near = difflib.get_close_matches(str(name), list(known), n=1)
    cure = {"id": f"Maksudnya {near[0]}?", "en": f"Did you mean {near[0]}?"} if near else None
    return GraphError({"id": f"{kind_id} {name} tidak dikenal", "en": f"unknown {kind_en} {name}"}, place=place, cure=cure)

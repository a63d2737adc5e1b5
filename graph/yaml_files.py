"""A graph as a YAML file: the same nodes and relations as the JSON form, for people who read or write a cascade file by hand.

What a scalar is says the ontology, not YAML's guesses: a code `7.01` stays a text and a unit `No` too. Nesting and repetition by
aliases are bounded, and nothing in a file can make objects.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ..ontology.schema import Property, schema
from .errors import GraphError, InputError, Text
from .files import read_utf8
from .model import PlanGraph

_DEEPEST = 20  # levels; the form has five
_LARGEST = 5_000_000  # values, with aliases written out
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_TAGS = "tag:yaml.org,2002:"


@dataclass(frozen=True, slots=True)
class _Scalar:
    text: str
    quoted: bool
    line: int


@dataclass(slots=True)
class _List:
    items: list[_Node]
    line: int


@dataclass(slots=True)
class _Map:
    items: list[tuple[_Scalar, _Node]]
    line: int

    def get(self, name: str) -> _Node | None:
        return next((node for key, node in self.items if key.text == name), None)


_Node = _Scalar | _List | _Map


class _Fault(Exception):
    """What is wrong on a line (from 0)."""

    def __init__(self, message: Text, line: int) -> None:
        super().__init__(message)
        self.message, self.line = message, line


def to_yaml(graph: PlanGraph) -> str:
    """The graph as YAML text."""
    dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

    class Plain(dumper):  # type: ignore[misc]
        """Writes no anchors: equal lists are written out."""

        def ignore_aliases(self, data: Any) -> bool:
            return True

    data = graph.to_dict()
    text: str = yaml.dump(data, Dumper=Plain, allow_unicode=True, sort_keys=False, width=140)
    return text


def read_yaml(path: str | os.PathLike[str]) -> PlanGraph:
    """Read a graph from YAML. InputError, with the line, where it is anything else."""
    file = Path(path)
    text = read_utf8(file)
    try:
        root = _parsed(text)
        data, lines = _data(root)
    except _Fault as fault:
        raise InputError(fault.message, place=f"{file}:{fault.line + 1}", cure=_CURE) from fault
    try:
        return PlanGraph.from_dict(data)
    except GraphError as error:
        at = re.match(r"(nodes|edges)\[(\d+)\]", error.place or "")
        place = f"{file}:{lines[at[1]][int(at[2])] + 1}: {error.place}" if at else str(file)
        raise InputError(error.message, place=place, cure=error.cure_text) from error


_CURE = {
    "id": "Bentuknya sama dengan selaras export --format yaml: daftar nodes dan edges.",
    "en": "The form is that of selaras export --format yaml: the lists nodes and edges.",
}


_TOO_DEEP = {"id": "terlalu dalam bersarang", "en": "nested too deeply"}


def _parsed(text: str) -> _Node:
    """The one document of a file. `_Fault` where there is none, or more than the bounds allow."""
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _built(yaml.parse(text, Loader=loader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = str(getattr(error, "problem", None) or error).splitlines()[0]
        if "nesting depth" in problem:  # newer parsers have a bound of their own, which may be met first
            raise _Fault(_TOO_DEEP, mark.line if mark else 0) from error
        raise _Fault({"id": f"bukan YAML yang sah: {problem}", "en": f"not valid YAML: {problem}"}, mark.line if mark else 0) from error


def _built(events: Iterator[Any]) -> _Node:
    """The tree of a stream of events, built without recursion."""
    root: _Node | None = None
    open_: list[tuple[_List | _Map, str | None, list[_Node], int]] = []  # collection, its anchor, what it holds so far, size before
    anchors: dict[str, tuple[_Node, int]] = {}
    size = documents = 0
    for event in events:
        line = event.start_mark.line if event.start_mark else 0
        done: _Node | None = None
        anchor: str | None = None
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise _Fault({"id": "lebih dari satu dokumen YAML", "en": "more than one YAML document"}, line)
        elif isinstance(event, yaml.AliasEvent):
            if event.anchor not in anchors:
                raise _Fault({"id": f"alias *{event.anchor} tidak dikenal", "en": f"unknown alias *{event.anchor}"}, line)
            done, added = anchors[event.anchor]
            size += added
        elif isinstance(event, yaml.ScalarEvent):
            _check_tag(event, line)
            done, anchor, size = _Scalar(event.value, bool(event.style), line), event.anchor, size + 1
            if anchor:
                anchors[anchor] = (done, 1)
        elif isinstance(event, yaml.CollectionStartEvent):
            _check_tag(event, line)
            new = _Map([], line) if isinstance(event, yaml.MappingStartEvent) else _List([], line)
            open_.append((new, event.anchor, [], size))
            if len(open_) > _DEEPEST:
                raise _Fault(_TOO_DEEP, line)
        elif isinstance(event, yaml.CollectionEndEvent):
            found, anchor, held, before = open_.pop()
            _fill(found, held)
            done, size = found, size + 1
            if anchor:
                anchors[anchor] = (done, size - before)
        if size > _LARGEST:
            raise _Fault({"id": "terlalu banyak isi, atau alias yang berlipat", "en": "too much in it, or multiplied by aliases"}, line)
        if done is not None and open_:
            open_[-1][2].append(done)
        elif done is not None:
            root = done
    if root is None:
        raise _Fault({"id": "YAML kosong", "en": "an empty YAML"}, 0)
    return root


def _check_tag(event: Any, line: int) -> None:
    if event.tag and event.tag != "!" and not event.tag.startswith(_TAGS):
        raise _Fault({"id": f"tag {event.tag} tidak diterima", "en": f"the tag {event.tag} is not accepted"}, line)
    if event.tag and "python" in event.tag:
        raise _Fault({"id": f"tag {event.tag} tidak diterima", "en": f"the tag {event.tag} is not accepted"}, line)


def _fill(found: _List | _Map, held: list[_Node]) -> None:
    if isinstance(found, _List):
        found.items = held
        return
    seen = set()
    for key, value in zip(held[::2], held[1::2], strict=True):
        if not isinstance(key, _Scalar):
            raise _Fault({"id": "kunci harus berupa teks", "en": "a key must be a text"}, key.line)
        if key.text in seen:
            raise _Fault({"id": f"kunci “{key.text}” dua kali", "en": f"the key “{key.text}” twice"}, key.line)
        seen.add(key.text)
        found.items.append((key, value))


def _data(root: _Node) -> tuple[dict[str, Any], dict[str, list[int]]]:
    """The data that PlanGraph takes, and the line of each of its records."""
    if not isinstance(root, _Map):
        raise _Fault({"id": "bukan pemetaan dengan nodes dan edges", "en": "no mapping with nodes and edges"}, root.line)
    unknown = next((key for key, _ in root.items if key.text not in ("nodes", "edges")), None)
    if unknown is not None:
        raise _Fault({"id": f"kunci “{unknown.text}” tidak dikenal", "en": f"unknown key “{unknown.text}”"}, unknown.line)
    data: dict[str, Any] = {"nodes": [], "edges": []}
    lines: dict[str, list[int]] = {"nodes": [], "edges": []}
    for name in ("nodes", "edges"):
        found = root.get(name)
        if found is None or (isinstance(found, _Scalar) and not found.text):
            continue
        if not isinstance(found, _List):
            raise _Fault({"id": f"“{name}” bukan daftar", "en": f"“{name}” is no list"}, found.line)
        for item in found.items:
            data[name].append(_record(item, name))
            lines[name].append(item.line)
    return data, lines


def _record(item: _Node, name: str) -> dict[str, Any]:
    allowed = ("id", "label", "properties") if name == "nodes" else ("source", "type", "target", "properties")
    if not isinstance(item, _Map):
        raise _Fault({"id": f"isi “{name}” harus berupa pemetaan", "en": f"“{name}” must hold mappings"}, item.line)
    record: dict[str, Any] = {}
    for key, value in item.items:
        if key.text not in allowed:
            told = ", ".join(allowed)
            raise _Fault({"id": f"kunci “{key.text}” tidak dikenal ({told})", "en": f"unknown key “{key.text}” ({told})"}, key.line)
        if key.text == "properties":
            continue
        if not isinstance(value, _Scalar) or not value.text:
            raise _Fault({"id": f"“{key.text}” bukan teks", "en": f"“{key.text}” is no text"}, value.line)
        record[key.text] = value.text
    kinds = schema().node_types if name == "nodes" else schema().relation_types
    known = kinds.get(record.get("label" if name == "nodes" else "type", ""))
    record["properties"] = _properties(item.get("properties"), known.properties if known else {})
    return record


def _properties(found: _Node | None, known: Mapping[str, Property]) -> dict[str, Any]:
    if found is None or (isinstance(found, _Scalar) and not found.quoted and found.text in _NOTHING):
        return {}
    if not isinstance(found, _Map):
        raise _Fault({"id": "“properties” bukan pemetaan", "en": "“properties” is no mapping"}, found.line)
    return {key.text: _value(value, known.get(key.text)) for key, value in found.items}


def _value(node: _Node, known: Property | None) -> Any:
    """A property as the ontology wants it; what cannot be that stays a text, which the graph refuses by name."""
    if isinstance(node, _Map):
        raise _Fault({"id": "pemetaan di tempat nilai", "en": "a mapping where a value belongs"}, node.line)
    kind = known.kind if known else "string"
    if isinstance(node, _List):
        if kind not in ("strings", "integers"):
            raise _Fault({"id": "daftar di tempat satu nilai", "en": "a list where one value belongs"}, node.line)
        return [_scalar(item, kind.removesuffix("s")) for item in node.items]
    return _scalar(node, kind)


def _scalar(node: _Node, kind: str) -> Any:
    if not isinstance(node, _Scalar):
        raise _Fault({"id": "daftar di dalam daftar", "en": "a list within a list"}, node.line)
    if not node.quoted and node.text in _NOTHING:
        return None
    if kind == "integer" and re.fullmatch(r"[-+]?\d{1,19}", node.text):
        return int(node.text)
    if kind == "number" and re.fullmatch(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?", node.text):
        return float(node.text)
    if kind == "boolean" and node.text in ("true", "false"):
        return node.text == "true"
    return node.text

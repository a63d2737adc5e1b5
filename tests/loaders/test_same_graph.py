"""The same plan gives the same graph in whatever form it comes: only where things stand, and the file itself, differ."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from selaras.examples import documents
from selaras.examples.make import FORMS, make
from selaras.graph.model import PlanGraph
from selaras.loaders.files import READERS, SUFFIXES, load, read_pages

# Every form that can be read. A reader that comes adds its form here; `test_every_form_is_compared` sees to it.
READ = [".pdf", ".docx", ".xlsx", ".csv", ".html"]
NAMES = [path.stem for path in documents()]
PLACE = {"page", "line", "sheet", "table", "cell", "part", "position"}
FILE = {"file_name", "sha256"}


def facts(graph: PlanGraph) -> set[str]:
    """Every node and relation as a line, without places and the file's own properties."""
    told = graph.to_dict()
    lines = set()
    # What was not read is told by its place and with the words as they lie there, which each form has its own of.
    unread = {node.id: f"{node.properties['what']}, {node.properties['amounts']} figures" for node in graph.nodes("Unread")}
    for node in told["nodes"]:
        properties = {name: value for name, value in node["properties"].items() if node["label"] != "Document" or name not in FILE}
        lines.add(unread.get(node["id"]) or f"{node['label']} {node['id']} {sorted(properties.items())}")
    for edge in told["edges"]:
        properties = {name: value for name, value in edge["properties"].items() if edge["type"] != "STATED_IN" or name not in PLACE}
        lines.add(f"{unread.get(edge['source'], edge['source'])} {edge['type']} {edge['target']} {sorted(properties.items())}")
    return lines


@cache
def of_text(name: str) -> frozenset[str]:
    return frozenset(facts(load(next(path for path in documents() if path.stem == name))))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", READ)
def test_the_same_document_gives_the_same_graph(name: str, form: str, tmp_path: Path) -> None:
    document = next(path for path in documents() if path.stem == name)
    read, said = facts(load(make(document, form, tmp_path))), of_text(name)
    assert len(said) > 500
    wrong = [f"only in the text: {line}" for line in sorted(said - read)] + [f"only in {form}: {line}" for line in sorted(read - said)]
    assert not wrong, f"{len(wrong)} differences\n" + "\n".join(wrong[:40])


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_shipped_forms_are_fresh(form: str, tmp_path: Path) -> None:
    """`python -m selaras.examples.make` writes them anew; what they hold counts, not the date of packing."""
    shipped = documents(form)
    assert shipped
    for path in shipped:
        document = next(text for text in documents() if text.stem == path.stem)
        assert read_pages(path).blocks == read_pages(make(document, f".{form}", tmp_path)).blocks


def test_every_form_is_compared() -> None:
    assert {form for form in FORMS if SUFFIXES[form] in READERS} == set(READ)

"""A graph as YAML: what is written is read again, and what is wrong is told with its line."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selaras.examples import plans
from selaras.graph.errors import InputError
from selaras.graph.files import read_json
from selaras.graph.model import PlanGraph
from selaras.graph.yaml_files import read_yaml, to_yaml
from selaras.loaders import load

SMALL = """\
nodes:
- {id: j/k/r, label: Document, properties: {kind: Renstra, period_start: 2025, period_end: 2029, date: 2025-09-01, title: ~}}
- id: j/k/r/prog/7.01
  label: Program
  properties: {name: Yes, code: 7.01}
- id: j/k/r/ind
  label: Indicator
  properties:
    text: 75
    unit: No
    baseline: 0075
    baseline_value: 75
    kinds: [IKU, 'null']
edges:
- {source: j/k/r/prog/7.01, type: MEASURED_BY, target: j/k/r/ind, properties: {documents: [j/k/r]}}
- {source: j/k/r/prog/7.01, type: STATED_IN, target: j/k/r, properties: {line: 3}}
- {source: j/k/r/ind, type: STATED_IN, target: j/k/r, properties: {page: 12, years: [2026, 2027]}}
"""
BOMB = "a: &a [1,1,1,1,1,1,1,1,1,1]\n"
BOMB += "".join(f"{new}: &{new} [{','.join([f'*{old}'] * 10)}]\n" for old, new in pairwise("abcdefghi"))


def read(tmp_path: Path, text: str) -> PlanGraph:
    path = tmp_path / "rencana.yaml"
    path.write_text(text, encoding="utf-8")
    return read_yaml(path)


def test_the_ontology_says_what_a_scalar_is(tmp_path: Path) -> None:
    graph = read(tmp_path, SMALL)
    assert graph.check() == []
    assert graph.node("j/k/r").properties == {"kind": "Renstra", "period_start": 2025, "period_end": 2029, "date": "2025-09-01"}
    assert graph.node("j/k/r/prog/7.01").properties == {"name": "Yes", "code": "7.01"}
    found = graph.node("j/k/r/ind").properties
    assert found == {"text": "75", "unit": "No", "baseline": "0075", "baseline_value": 75.0, "kinds": ["IKU", "null"]}
    assert next(iter(graph.out("j/k/r/ind", "STATED_IN"))).properties == {"page": 12, "years": [2026, 2027]}


def test_the_same_as_json(tmp_path: Path) -> None:
    graph = read_json(min(plans(), key=lambda path: path.stat().st_size))
    path = tmp_path / "rencana.yml"
    path.write_text(to_yaml(graph), encoding="utf-8")
    assert load(path).to_dict() == graph.to_dict()


texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: text.strip())


@given(texts, texts, st.integers(-(2**63), 2**63 - 1), st.floats(allow_nan=False, allow_infinity=False))
def test_round_trip(name: str, unit: str, line: int, value: float) -> None:
    import tempfile

    graph = PlanGraph()
    graph.add_node("d", "Document", kind=name, period_start=2025, period_end=2029)
    graph.add_node("i", "Indicator", text=name, unit=unit, baseline_value=value, kinds=[unit, name])
    graph.add_edge("i", "STATED_IN", "d", line=line, cell=unit)
    with tempfile.TemporaryDirectory() as folder:
        assert read(Path(folder), to_yaml(graph)).to_dict() == graph.to_dict()


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("nodes:\n- {id: [}\n", 2, "bukan YAML yang sah"),
        ("", 1, "YAML kosong"),
        ("- 1\n", 1, "bukan pemetaan"),
        ("nodes: 3\n", 1, "“nodes” bukan daftar"),
        ("simpul: []\n", 1, "kunci “simpul” tidak dikenal"),
        ("nodes:\n- x\n", 2, "harus berupa pemetaan"),
        ("nodes:\n- id: a\n  labl: Program\n", 3, "kunci “labl” tidak dikenal"),
        ("nodes:\n- id: a\n  id: b\n", 3, "kunci “id” dua kali"),
        ("nodes:\n- id: [a]\n", 2, "“id” bukan teks"),
        ("nodes:\n- {id: a, label: Unit, properties: {name: x}}\n\n- id: b\n  label: Progam\n", 4, "Maksudnya Program?"),
        ("nodes:\n- id: b\n  label: Program\n", 2, "sifat wajib tidak ada: name"),
        ("nodes:\n- {id: b, label: Budget, properties: {rupiah: 1.000}}\n", 2, "bukan integer: '1.000'"),
        ("nodes:\n- id: b\n  label: Program\n  properties:\n    name: [a]\n", 5, "daftar di tempat satu nilai"),
        ("nodes:\n- id: b\n  label: Program\n  properties:\n    name: {a: 1}\n", 5, "pemetaan di tempat nilai"),
        ("edges:\n- {source: a, type: HAS_PLAN, target: b}\n", 2, "simpul a belum ada"),
        ("nodes: []\n---\nnodes: []\n", 2, "lebih dari satu dokumen"),
        ("nodes: [*x]\n", 1, "alias *x tidak dikenal"),
        ("nodes: &x [*x]\n", 1, "alias *x tidak dikenal"),
        ("nodes: !!python/object/apply:os.system [echo]\n", 1, "tidak diterima"),
        ("nodes: !rahasia []\n", 1, "tidak diterima"),
        ("nodes: " + "[" * 100_000, 1, "terlalu dalam bersarang"),
        (BOMB, 7, "alias yang berlipat"),
        ("? [a]\n: 1\n", 1, "kunci harus berupa teks"),
    ],
)  # fmt: skip
def test_errors_name_the_line(text: str, line: int, words: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path, text)
    assert words in str(caught.value)
    assert f"rencana.yaml:{line}" in str(caught.value)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="tidak dapat dibaca"):
        read_yaml(tmp_path / "tidak-ada.yaml")
    (tmp_path / "latin.yaml").write_bytes(b"nodes: \xff")
    with pytest.raises(InputError, match="bukan UTF-8"):
        read_yaml(tmp_path / "latin.yaml")


def test_bounded_aliases_are_fine(tmp_path: Path) -> None:
    text = (
        SMALL.replace("{documents: [j/k/r]}", "{documents: &d [j/k/r]}")
        + "- {source: j/k/r/prog/7.01, type: MEASURED_BY, target: j/k/r/ind, properties: {documents: *d}}\n"
    )
    assert read(tmp_path, text).to_dict() == read(tmp_path, SMALL).to_dict()

"""JSON files: exact round trips, and errors that say where."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selaras.graph.errors import InputError
from selaras.graph.files import read_json, write_json
from selaras.graph.model import PlanGraph

DOCUMENT = {"kind": "Renstra", "period_start": 2025, "period_end": 2029}


def small() -> PlanGraph:
    graph = PlanGraph()
    graph.add_node("d", "Document", **DOCUMENT)  # type: ignore[arg-type]
    graph.add_node("b", "Budget", year=2026, rupiah=9_007_199_254_740_993)
    graph.add_node("i", "Indicator", text="Indeks “baik” – 100 % ✓ ꦗꦮ", kinds=["IKU"], baseline_value=71.01)
    for id in ("b", "i"):
        graph.add_edge(id, "STATED_IN", "d", line=3, table="T-C.27", cell="9.007.199.254.740.993", years=[2025, 2026])
    graph.add_edge("d", "FUNDED_BY", "b", documents=["d"])
    return graph


def test_round_trip(tmp_path: Path) -> None:
    write_json(small(), tmp_path / "x.json")
    again = read_json(tmp_path / "x.json")
    assert again.to_dict() == small().to_dict()
    assert again.node("b").properties["rupiah"] == 9_007_199_254_740_993
    assert "ꦗꦮ" in (tmp_path / "x.json").read_text(encoding="utf-8")
    write_json(again, tmp_path / "y.json")
    assert (tmp_path / "x.json").read_bytes() == (tmp_path / "y.json").read_bytes()


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_bytes(b"\xef\xbb\xbf" + json.dumps(small().to_dict()).encode("utf-8"))
    assert len(read_json(tmp_path / "x.json")) == 3


@given(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False, allow_infinity=False),
)
def test_any_value_survives(text: str, rupiah: int, value: float) -> None:
    graph = PlanGraph()
    graph.add_node("b", "Budget", rupiah=rupiah)
    graph.add_node("t", "Target", text=text, value=value)
    assert PlanGraph.from_dict(json.loads(json.dumps(graph.to_dict()))).to_dict() == graph.to_dict()


def _data(**changes: Any) -> str:
    data = {"nodes": [{"id": "d", "label": "Document", "properties": DOCUMENT}], "edges": []}
    return json.dumps({**data, **changes})


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b'{"nodes": [', ":1:"),
        (b'{\n "nodes": [}\n', ":2:"),
        (b"\x89PNG\r\n\x1a\n", "UTF-8"),
        (b"", "JSON"),
        (b"[]", "nodes"),
        (b'{"nodes": []}', "edges"),
        (_data(nodes=[7]), "nodes[0]"),
        (_data(nodes=[{"id": "a"}]), "nodes[0]"),
        (_data(nodes=[{"id": "a", "label": "Visi", "properties": {}}]), "nodes[0] (a)"),
        (_data(nodes=[{"id": "a", "label": "Budget", "properties": {"rupiah": "1"}}]), "nodes[0]"),
        (_data(nodes=[{"id": "a", "label": "Budget", "properties": [1]}]), "nodes[0]"),
        (_data(nodes=[{"id": "a", "label": "Budget", "properties": {"id": "b", "rupiah": 1}}]), "nodes[0]"),
        (_data(edges=[{"source": "d", "type": "FUNDED_BY", "target": "x", "properties": {"documents": ["d"]}}]), "edges[0]"),
        (_data(edges=[{"source": "d", "type": "FUNDED_BY"}]), "edges[0]"),
        ("[" * 200_000, "x.json"),
    ],
)
def test_damage_is_told_with_its_place(tmp_path: Path, content: bytes | str, place: str) -> None:
    file = tmp_path / "x.json"
    file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    with pytest.raises(InputError) as caught:
        read_json(file)
    told = str(caught.value)
    assert told.startswith(str(file))
    assert place in told
    assert "\n" not in told
    assert caught.value.line("en") != told


def test_files_that_cannot_be_opened(tmp_path: Path) -> None:
    for path in (tmp_path / "tiada.json", tmp_path):
        with pytest.raises(InputError, match="tidak dapat dibaca"):
            read_json(path)
    with pytest.raises(InputError, match="tidak dapat ditulis"):
        write_json(small(), tmp_path / "tiada" / "x.json")

"""Where outputs stand above their names, in any form of file, each indicator is read at its own: an audit of it all would not tell."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
import selaras

from .layouts import parts, random_style, sheets, write
from .plans import plan, plan_of_office


@pytest.mark.parametrize("form", [".txt", ".xlsx", ".docx", ".html", ".pdf"])
@pytest.mark.parametrize("seed", [3, 4])
def test_in_a_whole_plan_of_any_form_each_has_its_own_indicator(tmp_path: Path, form: str, seed: int) -> None:
    random = Random(seed)
    made = (plan, plan_of_office)[seed % 2](random)
    style = random_style(random)
    style.layout = "result-above"
    path = tmp_path / f"plan{form}"
    path.write_bytes(write(parts(made, sheets(made, style)), form))
    graph = selaras.read(str(path))
    found = {
        node.text.casefold(): [one.text for one in graph.targets(node.id, "MEASURED_BY") if graph.out(one.id, "HAS_TARGET")]
        for label in ("Program", "Activity", "SubActivity")
        for node in graph.nodes(label)
    }
    assert found == {item.name.casefold(): [item.measure.name] for item in made.items}

from __future__ import annotations

from pathlib import Path

import pytest
from selaras.examples import documents
from selaras.graph.errors import InputError
from selaras.graph.model import PlanGraph
from selaras.loaders import load
from selaras.loaders.batch import load_several


@pytest.mark.parametrize("processes", [1, 2])
def test_several_files_are_read_in_order_and_errors_stay_with_theirs(processes: int, tmp_path: Path) -> None:
    empty = tmp_path / "kosong.txt"
    empty.write_bytes(b"")
    first, second = documents()[:2]
    told: list[int] = []
    results = load_several([first, empty, second, tmp_path / "hilang.txt"], processes=processes, progress=lambda at, _: told.append(at))
    assert told == [0, 1, 2, 3]
    read = [result.to_dict() for result in results if isinstance(result, PlanGraph)]
    assert read == [load(first).to_dict(), load(second).to_dict()]
    errors = [result for result in results if isinstance(result, InputError)]
    assert ["kosong.txt" in errors[0].line("en"), "the file is empty" in errors[0].line("en")] == [True, True]
    assert "hilang.txt" in errors[1].line(), "place and cure come back from the other process"
    assert "Periksa" in errors[1].line()


def test_nothing_is_read_of_nothing() -> None:
    assert load_several([]) == []

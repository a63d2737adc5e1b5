"""What the reader's tests share: invented snippets are read as a file would be, and a plan is told as lines of text.

In a snippet a line "| a | b |" stands for a table row, "a TAB b".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from selaras.loaders.blocks import Pages
from selaras.loaders.facts import Amount, Item, Measure, Plan
from selaras.loaders.text import read_text
from selaras.loaders.understand import understand

FRONT = "RENCANA STRATEGIS\nKECAMATAN AWANGGA\nKABUPATEN SUKARAMAI\nTAHUN 2025-2029\n"


@pytest.fixture
def pages(tmp_path: Path) -> Callable[[str], Pages]:
    """A snippet as blocks."""

    def read(snippet: str) -> Pages:
        lines = [
            "\t".join(cell.strip() for cell in line.strip()[1:-1].split("|")) if line.strip()[:1] == "|" else line
            for line in snippet.splitlines()
        ]
        path = tmp_path / "snippet.txt"
        path.write_text("\n".join(lines), encoding="utf-8")
        return read_text(path)

    return read


@pytest.fixture
def plan(pages: Callable[[str], Pages]) -> Callable[[str], Plan]:
    """A snippet behind a title page as the facts of a plan."""
    return lambda snippet: understand(pages(FRONT + snippet))


@pytest.fixture
def outline() -> Callable[[Plan], str]:
    """The items of a plan, each with its parents, results, indicators and money on lines below it."""
    return lambda plan: "\n".join(line for item in plan.items for line in _lines(item))


def _lines(item: Item) -> Iterator[str]:
    yield f"{item.level} {item.code or item.number or ''} {item.text}".replace("  ", " ")
    yield from (f"  < {parent.text}" for parent in item.parents)
    yield from (f"  -> {target.level} {target.text}" for target in item.supports)
    yield from (f"  = {text}" for text, _ in item.results)
    yield from (f"  # {_measure(measure)}" for measure in item.measures)
    yield from (f"  {_money(amount)}" for amount in item.amounts)


def _measure(measure: Measure) -> str:
    aims = " ".join(f"{aim.year or 'akhir'}={aim.text}" for aim in measure.aims)
    parts = (measure.text, f"[{measure.unit}]" if measure.unit else "", f"({measure.office})" if measure.office else "")
    start = f"{measure.baseline_year or 'awal'}:{measure.baseline}" if measure.baseline else ""
    return " ".join(part for part in (*parts, start, aims) if part)


def _money(amount: Amount) -> str:
    unit = f" ({amount.unit})" if amount.unit else ""
    return f"Rp {amount.year or 'akhir'} {amount.rupiah}{unit}{' result' if amount.source == 'result' else ''}"

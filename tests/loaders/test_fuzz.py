"""Damaged documents: the reader ends, with a plan or one clear error, and no amount of the plan is one that nothing prints; and every
amount printed in its tables is in the plan or listed as not read.

A mutation is drawn from a seed, so that a failure can be repeated: rows cut, pages shuffled, columns deleted, lines spliced, bytes
overwritten. Longer runs: SELARAS_FUZZ=500 pytest tests/loaders/test_fuzz.py
"""

from __future__ import annotations

import io
import os
import random
import re
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from selaras.examples import documents
from selaras.examples.make import FORMS, parts_of
from selaras.graph.errors import InputError
from selaras.graph.model import PlanGraph
from selaras.loaders.documents.blocks import Pages
from selaras.loaders.files import READERS, SUFFIXES, read_pages, read_plan
from selaras.loaders.plan.facts import Plan
from selaras.loaders.plan.to_graph import to_graph

SEEDS = int(os.environ.get("SELARAS_FUZZ", "2"))
OFFICE = {".docx": "word/document.xml", ".xlsx": "xl/worksheets/sheet"}
LINES = [path.read_text(encoding="utf-8").split("\n") for path in documents()]
Unaccounted = Callable[[Plan, Pages], list[str]]
Mutation = Callable[[random.Random, list[str]], list[str]]


# -- mutations of a text's lines -------------------------------------------------------------------------------------


def rows_cut(chance: random.Random, lines: list[str]) -> list[str]:
    share = chance.choice((0.02, 0.1, 0.4))
    return [line for line in lines if "\t" not in line or chance.random() > share]


def pages_shuffled(chance: random.Random, lines: list[str]) -> list[str]:
    pages = "\n".join(lines).split("\n\n")
    at, size = chance.randrange(len(pages)), chance.choice((3, 12, len(pages)))
    some = pages[at : at + size]
    chance.shuffle(some)
    pages[at : at + size] = some
    return "\n\n".join(pages).split("\n")


def column_deleted(chance: random.Random, lines: list[str]) -> list[str]:
    """In every table, or on some of its pages only."""
    at, share = chance.randrange(8), chance.choice((0.5, 1.0))
    found = []
    drop = True
    for line in lines:
        cells = line.split("\t")
        if len(cells) == 1:
            drop = chance.random() < share
        found.append("\t".join(cells[:at] + cells[at + 1 :]) if drop and len(cells) > 2 else line)
    return found


def cells_moved(chance: random.Random, lines: list[str]) -> list[str]:
    """A cell added, emptied or swapped with its neighbour in some rows."""
    found = []
    for line in lines:
        cells = line.split("\t")
        if len(cells) > 2 and chance.random() < 0.1:
            at = chance.randrange(len(cells) - 1)
            kind = chance.randrange(3)
            if kind == 0:
                cells.insert(at, "")
            elif kind == 1:
                cells[at] = ""
            else:
                cells[at], cells[at + 1] = cells[at + 1], cells[at]
        found.append("\t".join(cells))
    return found


def lines_spliced(chance: random.Random, lines: list[str]) -> list[str]:
    """The beginning of one line with the end of another, at a boundary of words or cells: figures stay whole."""
    found = list(lines)
    for _ in range(chance.randrange(1, 15)):
        one, other = (re.split(r"([\t ])", chance.choice(found)) for _ in range(2))
        found[chance.randrange(len(found))] = "".join(one[: chance.randrange(len(one))] + other[chance.randrange(len(other)) :])
    return found


def letters_changed(chance: random.Random, lines: list[str]) -> list[str]:
    text = list("\n".join(lines))
    for _ in range(chance.choice((3, 60, 600))):
        text[chance.randrange(len(text))] = chance.choice("\t\n 0.,-|<>&\"'~\u00e9\u200b\uf0b7Ω;:()")
    return "".join(text).split("\n")


MUTATIONS: list[Mutation] = [rows_cut, pages_shuffled, column_deleted, cells_moved, lines_spliced, letters_changed]


# -- what may be read ------------------------------------------------------------------------------------------------


def printed_amounts(text: str) -> set[int]:
    """Every whole number that a document prints: the figures of each cell, also when blanks or a line break divide them.

    The one repair that makes a figure of two cells is that of a figure cut in two, in neighbouring cells of a row, with separators.
    """
    found = {0}
    for line in text.split("\n"):
        cells = re.split(r"[\t;|<>\"]", line)
        for cell in cells:
            for part in (cell, re.sub(r"(?<=[\d.,])\s+(?=[\d.,])", "", cell)):
                found |= _numbers(part)
        cut = [cell.strip() for cell in cells if re.fullmatch(r"\s*\d{1,3}[.,][\d.,]*\s*", cell)]
        for one in cut:
            for other in cut:
                found |= _numbers(one + other)
    return found


def _numbers(text: str) -> set[int]:
    found = set()
    for token in re.findall(r"\d[\d.,]*", text):
        for digits in (token, re.sub(r"[.,]\d{1,2}[.,;]*$", "", token)):
            if whole := re.sub(r"[.,]", "", digits):
                found.add(int(whole))
    return found


def invented(plan: Plan, printed: set[int]) -> list[str]:
    """The amounts of a plan that the document does not print."""
    amounts = [(item.text, amount) for item in plan.items for amount in item.amounts] + plan.totals
    return [f"{name}: {amount.rupiah} ({amount.origin.cell})" for name, amount in amounts if amount.rupiah not in printed]


def check(path: Path, printed: set[int], unaccounted: Unaccounted) -> str:
    """Read a file; "plan" or "error". Fails where an amount was invented, the error is no line, or the reading takes long."""
    started = time.monotonic()
    try:
        plan = read_plan(path)
        wrong = invented(plan, printed)
        assert not wrong, "\n".join(wrong)
        assert not (vanished := unaccounted(plan, read_pages(path))), vanished
        graph: PlanGraph = to_graph(plan)
        assert all(int(str(node.properties["rupiah"])) in printed for node in graph.nodes("Budget"))
        assert not graph.check()
    except InputError as error:
        _check_line(error)
        return "error"
    finally:
        assert time.monotonic() - started < 30
    return "plan"


def _check_line(error: InputError) -> None:
    assert error.line() and "\n" not in error.line("id") + error.line("en")


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.__name__)
def test_a_damaged_text_ends_and_invents_nothing(mutation: Mutation, tmp_path: Path, unaccounted: Unaccounted) -> None:
    path = tmp_path / "plan.txt"
    ends = []
    for seed in range(2 * SEEDS):
        chance = random.Random(f"{mutation.__name__} {seed}")
        text = "\n".join(mutation(chance, LINES[seed % len(LINES)]))
        path.write_text(text, encoding="utf-8", newline="")
        ends.append(check(path, printed_amounts(text), unaccounted))
    assert "plan" in ends, "a plan that lost a little is still a plan"


@pytest.mark.parametrize("form", [form for form in FORMS if SUFFIXES[form] in READERS])
def test_a_damaged_plan_in_any_form_ends_and_invents_nothing(form: str, tmp_path: Path, unaccounted: Unaccounted) -> None:
    path = tmp_path / f"plan{form}"
    for seed in range(SEEDS):
        chance = random.Random(f"{form} {seed}")
        lines = chance.choice(MUTATIONS[:-1])(chance, LINES[seed % len(LINES)])
        path.write_bytes(FORMS[form](parts_of("\n".join(lines))))
        check(path, printed_amounts("\n".join(lines)), unaccounted)


def bytes_changed(chance: random.Random, data: bytes) -> bytes:
    """Bytes overwritten, a stretch taken out or doubled, the end cut off."""
    found = bytearray(data)
    for _ in range(chance.choice((1, 20, 400))):
        found[chance.randrange(len(found))] = chance.randrange(256)
    at, size = chance.randrange(len(found)), chance.randrange(2000)
    kind = chance.randrange(4)
    if kind == 0:
        del found[at : at + size]
    elif kind == 1:
        found[at:at] = found[at : at + size]
    elif kind == 2:
        del found[at:]
    return bytes(found) or b"x"


@pytest.mark.parametrize("form", [".txt", *(form for form in FORMS if SUFFIXES[form] in READERS)])
def test_random_bytes_end_in_a_plan_or_an_error(form: str, tmp_path: Path) -> None:
    """Of an Office file the archive itself, and the XML inside it in a whole archive, which only then reaches the reader."""
    path = tmp_path / f"plan{form}"
    source = documents()[2]
    good = FORMS[form](parts_of(source.read_text(encoding="utf-8"))) if form in FORMS else source.read_bytes()
    for seed in range(2 * SEEDS):
        chance = random.Random(f"bytes {form} {seed}")
        if form in OFFICE and seed % 2:
            path.write_bytes(_repacked(good, lambda name, data, chance=chance: _inside(chance, form, name, data)))  # type: ignore[misc]
        else:
            path.write_bytes(bytes_changed(chance, good))
        try:
            to_graph(read_plan(path))
        except InputError as error:
            _check_line(error)


def _inside(chance: random.Random, form: str, name: str, data: bytes) -> bytes:
    """An XML part with some of its elements lost, doubled or renamed: still XML, often no document any more."""
    if not (name.startswith(OFFICE[form]) or chance.random() < 0.1):
        return data
    tags = re.split(rb"(<[^<>]+>)", data)
    for _ in range(chance.choice((1, 5, 50))):
        at = chance.randrange(len(tags))
        kind = chance.randrange(3)
        tags[at] = b"" if kind == 0 else re.sub(rb"\d+", str(chance.randrange(10**6)).encode(), tags[at]) if kind == 1 else tags[at][:-1]
    return b"".join(tags)


def _repacked(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()

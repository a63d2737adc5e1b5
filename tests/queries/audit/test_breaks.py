"""A page that ends among the rows of a sum: evidence for the reading where it could explain the gap, none where all follows on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from selaras.graph.model import PlanGraph
from selaras.queries.audit.sums.verdicts import verdicts

# 2027 fits, so all rows that have money in both years were read; a row with money in 2026 alone may still be lost where the page ends.
LACKING = """
program P1 2026=173_500 2027=100_000
  activity K1 code={one} 2026=100_000 2027=50_000
  activity K2 code={other} 2026=50_000 2027=50_000
"""
OVER = LACKING.replace("173_500", "123_500")
DOUBLED = LACKING.replace("173_500", "300_000")
CUT = """
program P1 2026=200_000 2027=200_000 2028=200_000
  activity K1 code=7.01.01.2.01 2026=100_000 2027=100_000 2028=100_000
  activity K2 code=7.01.01.2.02 2026=1_000 2027=100_000 2028=100_000
"""


def on_pages(graph: PlanGraph, pages: Mapping[int, int]) -> None:
    """Move lines to pages; each row keeps its position."""
    for edge in graph.edges("STATED_IN"):
        told: Any = edge.properties
        line = told.pop("line")
        told.update(page=pages[line], position=line)


def on_lines(graph: PlanGraph, lines: Mapping[int, int]) -> None:
    """Rows of a text, as where a header printed again stands between them."""
    for edge in graph.edges("STATED_IN"):
        told: Any = edge.properties
        told.update(line=lines[told["line"]], position=told["line"])


def status(graph: PlanGraph) -> dict[str, str]:
    return {entry.sum.owner.rsplit("/", 1)[-1]: entry.status for entry in verdicts(graph).sums if entry.status != "fits"}


NEXT, GAP, NONE = ("7.01.01.2.01", "7.01.01.2.02"), ("7.01.01.2.01", "7.01.01.2.05"), ("", "")


@pytest.mark.parametrize(
    ("plan", "codes", "pages", "cause"),
    [
        (LACKING, GAP, {2: 7, 3: 7, 4: 7}, "plan"),  # no page ends there
        (LACKING, NEXT, {2: 7, 3: 7, 4: 8}, "plan"),  # one does, and the codes follow on
        (LACKING, GAP, {2: 7, 3: 7, 4: 8}, "reading"),  # and a code is missing just there
        (LACKING, NONE, {2: 7, 3: 7, 4: 8}, "reading"),  # and nothing shows that they follow on
        (LACKING, NEXT, {2: 7, 3: 8, 4: 8}, "plan"),  # the first of its codes begins the page
        (LACKING, ("7.01.01.2.03", "7.01.01.2.04"), {2: 7, 3: 8, 4: 8}, "reading"),
        (OVER, GAP, {2: 7, 3: 7, 4: 8}, "plan"),  # a lost row would make it less
        (DOUBLED, GAP, {2: 7, 3: 7, 4: 8}, "plan"),  # no lost row is just what the others come to
    ],
)
def test_a_page_ends_among_its_rows(outline: Any, plan: str, codes: tuple[str, str], pages: dict[int, int], cause: str) -> None:
    graph = outline(plan.format(one=codes[0], other=codes[1]).replace("code= ", ""))
    on_pages(graph, pages)
    assert status(graph) == {"P1": cause}


@pytest.mark.parametrize(("lines", "cause"), [({2: 40, 3: 41, 4: 42}, "plan"), ({2: 40, 3: 41, 4: 46}, "reading")])
def test_in_a_text_lines_that_are_no_rows_are_such_a_break(outline: Any, lines: dict[int, int], cause: str) -> None:
    graph = outline(LACKING.format(one=GAP[0], other=GAP[1]))
    on_lines(graph, lines)
    assert status(graph) == {"P1": cause}


def test_a_break_within_the_rows_of_a_kegiatan_hides_no_other_kegiatan(outline: Any) -> None:
    graph = outline("""
program P1 2026=173_500 2027=100_000
  activity K1 code=7.01.01.2.01 2026=100_000 2027=50_000
    sub S1 code=7.01.01.2.01.0001 2026=40_000 2027=25_000
    sub S2 code=7.01.01.2.01.0006 2026=60_000 2027=25_000
  activity K2 code=7.01.01.2.05 2026=50_000 2027=50_000
""")
    on_pages(graph, {2: 7, 3: 7, 4: 7, 5: 8, 6: 9})
    assert status(graph) == {"P1": "plan"}


@pytest.mark.parametrize(("pages", "cause"), [({2: 7, 3: 7, 4: 7}, "plan"), ({2: 7, 3: 7, 4: 8}, "reading")])
def test_a_figure_far_shorter_than_its_other_years_may_be_cut_by_the_page(outline: Any, pages: dict[int, int], cause: str) -> None:
    graph = outline(CUT)
    on_pages(graph, pages)
    assert status(graph) == {"P1": cause}


def test_a_page_that_was_not_read_lies_between(outline: Any) -> None:
    graph = outline(LACKING.format(one=NEXT[0], other=NEXT[1]))
    on_pages(graph, {2: 7, 3: 7, 4: 9})
    document = next(graph.nodes("Document")).id
    graph.add_node(f"{document}/unread/1", "Unread", what="page", reason="gambar", amounts=0)
    graph.add_edge(f"{document}/unread/1", "STATED_IN", document, page=8)
    assert status(graph) == {"P1": "reading"}


def test_the_break_is_named(outline: Any) -> None:
    graph = outline(LACKING.format(one=GAP[0], other=GAP[1]))
    on_pages(graph, {2: 7, 3: 7, 4: 8})
    (told,) = (entry.because for entry in verdicts(graph).sums if entry.status != "fits")
    assert "(hlm. 7–8)" in told.id and "(pp. 7–8)" in told.en

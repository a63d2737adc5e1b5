"""C03: a sasaran with more indicators than can steer it."""

from __future__ import annotations

from collections.abc import Iterator

from .....graph.model import PlanGraph
from ....texts import Text, both, join
from ...findings import Finding, Verdict
from ...places import place_of
from ...printed.words import is_fragment, same_indicator
from ...rule import Rule


def items(graph: PlanGraph) -> Iterator[str]:
    """Every sasaran with an indicator."""
    yield from (node.id for node in graph.nodes("Sasaran") if graph.out(node.id, "MEASURED_BY"))


def check(graph: PlanGraph, *, most: int = 5) -> Iterator[Finding]:
    """A note per sasaran with more than `most` indicators; one worded in two ways counts once."""
    for id in items(graph):
        distinct: list[str] = []
        for indicator in graph.targets(id, "MEASURED_BY"):
            words = indicator.text
            known = (
                is_fragment(words) or graph.into(indicator.id, "CONTRADICTED_BY") or any(same_indicator(words, told) for told in distinct)
            )
            if not known:
                distinct.append(words)
        if len(distinct) > most:
            yield _finding(graph, id, distinct, most)


def _finding(graph: PlanGraph, sasaran: str, distinct: list[str], most: int) -> Finding:
    names = join((both(f"“{words}”") for words in distinct[:4]), ", ")
    because = Text(
        f"Indikatornya {names.id} dan {len(distinct) - 4} lagi.",
        f"Its indicators are {names.en} and {len(distinct) - 4} more.",
    )
    if len(distinct) <= 4:
        because = Text(f"Indikatornya {names.id}.", f"Its indicators are {names.en}.")
    expected = Text(f"paling banyak {most} indikator", f"{most} indicators at most")
    found = Text(f"{len(distinct)} indikator", f"{len(distinct)} indicators")
    return RULE.finding(graph, sasaran, Verdict(expected, found, "plan", because), place=place_of(graph, sasaran))


RULE = Rule(
    id="C03",
    name="sasaran.many-indicators",
    lke="1.b.6",
    severity="note",
    title=Text("Sasaran dengan terlalu banyak indikator", "Sasaran with too many indicators"),
    why=Text(
        "Banyak indikator pada satu sasaran menandakan bahwa sasaran itu memuat beberapa hal, atau bahwa indikatornya bukan yang utama.",
        "Many indicators of one sasaran show that it holds several things, or that not all of them are key.",
    ),
    source=("P88",),
    cure=Text(
        "Pilih indikator yang cukup menggambarkan sasarannya, dan pindahkan yang lain ke program atau kegiatannya.",
        "Choose those that suffice to tell the sasaran, and move the others to its programs or activities.",
    ),
    bad=Text("Satu sasaran dengan delapan indikator.", "One sasaran with eight indicators."),
    good=Text(
        "Satu sasaran dengan dua indikator, yang lain pada programnya.", "One sasaran with two indicators, the others on its programs."
    ),
    items=items,
    check=check,
    candidates="""
MATCH (n:Sasaran)-[:MEASURED_BY]->(i:Indicator)
WITH n, count(DISTINCT i) AS indicators
WHERE indicators > 5
RETURN DISTINCT n.id AS node ORDER BY node
""",
)

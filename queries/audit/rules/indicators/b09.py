"""B09: a double-barrelled indicator, which measures two things in one figure."""

from __future__ import annotations

from collections.abc import Iterator

from .....graph.model import PlanGraph
from ....texts import Text, both
from ...findings import Finding, Verdict
from ...places import indicators
from ...printed.measures import names_two_measures
from ...printed.series import main_row, owners, place_in
from ...printed.words import is_fragment
from ...rule import Rule

LEVELS = ("Goal", "Sasaran", "Program")


def items(graph: PlanGraph) -> Iterator[str]:
    """Every indicator of a tujuan, sasaran or program."""
    yield from (node.id for node in indicators(graph) if any(owner.label in LEVELS for owner in owners(graph, node.id)))


def check(graph: PlanGraph) -> Iterator[Finding]:
    """A note per indicator whose words name two measures."""
    for id in items(graph):
        words = graph.node(id).text
        if names_two_measures(words) and not is_fragment(words):
            because = Text(
                "Indikator ini menyebut dua ukuran, sedangkan targetnya satu angka: capaiannya tidak dapat dinilai.",
                "This indicator names two measures, but its target is one figure: nobody can tell what was reached.",
            )
            expected = Text("satu ukuran untuk satu indikator", "one measure for one indicator")
            place = place_in(graph, id, main_row(graph, id)[0])
            yield RULE.finding(graph, id, Verdict(expected, both(f"“{words}”"), "plan", because), place=place)


RULE = Rule(
    id="B09",
    name="indicator.double",
    lke="1.b.6",
    severity="note",
    title=Text("Indikator dengan dua ukuran", "Indicator with two measures"),
    why=Text(
        "Bila satu naik dan yang lain turun, capaiannya tidak berarti apa-apa.",
        "If one goes up and the other down, what was reached means nothing.",
    ),
    source=("P88",),
    cure=Text("Pisahkan menjadi dua indikator.", "Split it into two indicators."),
    bad=Text(
        "“Persentase surat terbalas dan jumlah tamu terlayani”.", "“Persentase surat terbalas dan jumlah tamu terlayani” (two measures)."
    ),
    good=Text("“Persentase surat terbalas”; “Jumlah tamu terlayani”.", "“Persentase surat terbalas”; “Jumlah tamu terlayani”, a row each."),
    items=items,
    check=check,
)

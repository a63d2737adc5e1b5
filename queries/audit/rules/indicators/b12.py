"""B12: an indicator that measures nothing: it repeats a name, divides a thing by itself, or carries another's figures."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .....graph.ids import fold
from .....graph.model import Node, PlanGraph
from ....texts import Text, both, join
from ...findings import Finding, Severity, Verdict
from ...places import by_document, documents_of, indicators, text
from ...printed.measures import kind_of
from ...printed.series import END_OF_PERIOD, main_row, owners, place_in, says_the_name, shown, shows, targets
from ...printed.words import cells, is_fragment
from ...rule import Rule

_DIVIDED = re.compile(r"\s*(?:/|:|÷|\bdibagi(?: dengan)?\b)\s*", re.IGNORECASE)
_TIMES = re.compile(r"(?i)\s*(?:x|×|\*|dikali(?:kan)?|kali)\s*100\s*(?:%|persen)?.*$|[()\[\]]")
_WHOLE = re.compile(r"\b(?:jumlah|seluruh|semua|total|keseluruhan)\b|Σ|∑")
_RESULT = re.compile(r"(?i)^\W*out\s?(?:come|put)s?\s*[:;]+\s*(?P<words>.+)$")
_FEWEST = 4  # years of a series that two indicators may not share by chance
_DISTINCT = 3


def items(graph: PlanGraph) -> Iterator[str]:
    """Every indicator of some level."""
    yield from (node.id for node in indicators(graph) if graph.into(node.id, "MEASURED_BY") and not is_fragment(node.text))


def check(graph: PlanGraph) -> Iterator[Finding]:
    """One finding per plan for indicators that repeat a name, and for bare results; one per formula, and per pair with one series."""
    named: list[str] = []
    for id in items(graph):
        node = graph.node(id)
        if says_the_name(graph, node):
            named.append(id)
        if _divides_itself(text(node.properties.get("formula"))):
            yield _formula(graph, node)
    for several in by_document(graph, named).values():
        yield _names(graph, several)
    results = [id for id in items(graph) if _is_a_result(graph, graph.node(id))]
    for several in by_document(graph, results).values():
        yield _results(graph, several)
    for one, other in _copies(graph):
        yield _copied(graph, one, other)


def _is_a_result(graph: PlanGraph, node: Node) -> bool:
    """Whether the row prints targets for an outcome or output, which it labels as such, and names no indicator of it."""
    if kind_of(node.text) or not targets(graph, node.id):
        return False
    words = fold(node.text)
    return any(
        fold(match["words"]).startswith(words)
        for edge in graph.out(node.id, "STATED_IN")
        for cell in cells(text(edge.properties.get("cell")))
        if (match := _RESULT.match(cell)) is not None
    )


def _results(graph: PlanGraph, several: Sequence[str]) -> Finding:
    names = join((both(f"“{graph.node(id).text}”") for id in several[:3]), ", ")
    more = len(several) - 3
    because = Text(
        f"Target tercetak pada hasil, tanpa indikator yang mengukurnya: {names.id}{f' dan {more} lagi' if more > 0 else ''}.",
        f"Targets are printed for a result, without an indicator that measures it: {names.en}{f' and {more} more' if more > 0 else ''}.",
    )
    found = Text(f"{len(several)} hasil bertarget tanpa indikator", f"{len(several)} results with targets and without an indicator")
    expected = Text("indikator pada setiap baris bertarget", "an indicator on every row with targets")
    return _finding(graph, several, Verdict(expected, found, "plan", because), "result", "warning")


def _divides_itself(formula: str) -> bool:
    parts = _DIVIDED.split(_TIMES.sub(" ", formula))
    if len(parts) != 2:
        return False
    above, below = (" ".join(_WHOLE.sub(" ", fold(part)).split()) for part in parts)
    return len(above) > 3 and above == below


def _copies(graph: PlanGraph) -> Iterator[tuple[str, str]]:
    """Pairs of a count and a percentage on different nodes with one series, baseline and all, that no step of its own explains."""
    alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for id in items(graph):
        if kind_of(graph.node(id).text) not in ("percent", "count"):
            continue
        row = targets(graph, id)
        told = [row[year] for year in sorted(row) if year != END_OF_PERIOD]
        values = [item.value for item in told if item.value is not None]
        if len(values) < max(_FEWEST, len(told)) or len(set(values)) < _DISTINCT:
            continue
        steps = {round(after - before, 6) for before, after in pairwise(values)}
        if len(steps) > 1:
            told_before = graph.node(id).properties  # "52%" and "52 Unit" are one figure
            before = told_before.get("baseline_value")
            baseline = f"{before:g}" if isinstance(before, float | int) else fold(text(told_before.get("baseline")))
            alike[(documents_of(graph, id)[0], baseline, *(f"{value:g}" for value in values))].append(id)
    for several in alike.values():
        kinds = {id: kind_of(graph.node(id).text) for id in several}
        percent = next((id for id in several if kinds[id] == "percent"), None)
        count = next((id for id in several if kinds[id] == "count"), None)
        if percent and count and not {owner.id for owner in owners(graph, percent)} & {owner.id for owner in owners(graph, count)}:
            yield count, percent


def _names(graph: PlanGraph, several: Sequence[str]) -> Finding:
    names = join((both(f"“{graph.node(id).text}”") for id in several[:3]), ", ")
    more = len(several) - 3
    because = Text(
        f"Tidak terlihat apa yang diukur, karena hanya namanya yang diulang: {names.id}{f' dan {more} lagi' if more > 0 else ''}.",
        f"It cannot be seen what is measured, as only the name is repeated: {names.en}{f' and {more} more' if more > 0 else ''}.",
    )
    found = Text(
        f"{len(several)} indikator mengulang nama yang diukurnya", f"{len(several)} indicators repeat the name of what they measure"
    )
    expected = Text("ukuran hasil, bukan nama", "a measure of the result, not the name")
    return _finding(graph, several, Verdict(expected, found, "plan", because), "name", "note")


def _formula(graph: PlanGraph, node: Node) -> Finding:
    formula = text(node.properties.get("formula"))
    because = Text("Pembilang dan penyebutnya sama, sehingga hasilnya selalu 100%.", "Both sides are the same, so that it is always 100%.")
    expected = Text("pembilang yang merupakan bagian dari penyebut", "a numerator that is a part of the denominator")
    return _finding(graph, [node.id], Verdict(expected, both(f"“{formula}”"), "plan", because), "formula", "note")


def _copied(graph: PlanGraph, one: str, other: str) -> Finding:
    rows = [main_row(graph, id) for id in (one, other)]
    sure = all(shows(place_in(graph, id, table).words, row.values()) for id, (table, row) in zip((one, other), rows, strict=True))
    told = shown({year: item for year, item in rows[0][1].items() if year != END_OF_PERIOD})
    because = Text(
        f"Suatu jumlah memuat angka yang sama dengan persentase “{graph.node(other).text}”, termasuk kondisi awalnya.",
        f"A count carries the very figures of the percentage “{graph.node(other).text}”, baseline and all.",
    )
    expected = Text("target yang dihitung untuk indikator ini sendiri", "targets of its own")
    return _finding(graph, [one, other], Verdict(expected, both(told), "plan" if sure else "reading", because), "series", "warning")


def _finding(graph: PlanGraph, several: Sequence[str], verdict: Verdict, key: str, severity: Severity) -> Finding:
    place = place_in(graph, several[0], main_row(graph, several[0])[0])
    return RULE.finding(graph, several[0], verdict, key=key, severity=severity, place=place, stands_for=tuple(several[1:]))


RULE = Rule(
    id="B12",
    name="indicator.empty",
    lke="1.b.6",
    severity="warning",
    title=Text("Indikator yang tidak mengukur", "Indicator that measures nothing"),
    why=Text(
        "Indikator yang mengulang namanya, selalu 100%, atau memakai angka indikator lain tidak menunjukkan hasil.",
        "An indicator that repeats a name, is always 100%, or carries another's figures shows no result.",
    ),
    source=("P88",),
    cure=Text(
        "Rumuskan ulang: hasil apa, pada siapa, dihitung bagaimana; dan hitung targetnya sendiri.",
        "Reword it: which result, for whom, counted how; and work out its own targets.",
    ),
    bad=Text(
        "“Persentase administrasi umum perangkat daerah” pada kegiatan “Administrasi Umum Perangkat Daerah”.",
        "“Persentase administrasi umum perangkat daerah” on the activity “Administrasi Umum Perangkat Daerah”.",
    ),
    good=Text(
        "“Persentase permintaan kebutuhan kantor yang dipenuhi tepat waktu”.",
        "“Persentase permintaan kebutuhan kantor yang dipenuhi tepat waktu” (requests that were met in time).",
    ),
    items=items,
    check=check,
)

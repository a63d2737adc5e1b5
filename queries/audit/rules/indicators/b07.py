"""B07: key indicators (IKU) without a formula: one note per plan."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from .....graph.model import Node, PlanGraph
from ....texts import Text, both, join
from ...findings import Finding, Verdict
from ...places import by_document, documents_of, indicators, integer, origins, place_of, text, words_of
from ...printed.unread import unread
from ...printed.words import is_fragment, same_indicator
from ...rule import Rule

_RECKONED = re.compile(r"(?i)\bdibagi\b|[x×]\s*100\b|\bformula\w*\s*:|\b(?:jumlah|nilai|total)\b[^|:]{4,80}\s:\s(?:jumlah|total|nilai)\b")
_FORMULA = re.compile(r"(?i)\b(?:formula\w*|rumus\w*|definisi operasional|cara (?:meng|per)hitung\w*|penjelasan)\b")


def items(graph: PlanGraph) -> Iterator[str]:
    """Every indicator that the plan calls a key indicator (IKU)."""
    yield from (node.id for node in indicators(graph) if _is_key(node))


def check(graph: PlanGraph) -> Iterator[Finding]:
    """One note per plan; a question where something that speaks of formulas was not read."""
    telling = [node for node in indicators(graph) if node.properties.get("formula")]
    lost = {entry.document for entry in unread(graph) if _FORMULA.search(entry.words)}
    for document, keys in by_document(graph, items(graph)).items():
        own = [node for node in telling if document in documents_of(graph, node.id)]
        whole = [id for id in keys if not is_fragment(graph.node(id).text)]
        without = [id for id in whole if not _told(graph.node(id), own) and not _beside(graph, id)]
        if 2 * len(without) > len(keys):  # one of several may have its formula under other words
            yield _finding(graph, without, len(whole), _table_of(graph, without, document), doubtful=document in lost)


def _is_key(node: Node) -> bool:
    kinds = node.properties.get("kinds")
    return isinstance(kinds, list) and "IKU" in kinds


def _beside(graph: PlanGraph, id: str) -> bool:
    """Whether a row of it says in some column how it is reckoned: "nilai total … dibagi jumlah …"."""
    return any(_RECKONED.search(words) for words in words_of(graph, id))


def _told(node: Node, telling: Sequence[Node]) -> bool:
    """Whether its formula is told, with itself or where another table has the same words."""
    return bool(node.properties.get("formula")) or any(same_indicator(node.text, other.text) for other in telling)


def _table_of(graph: PlanGraph, keys: Sequence[str], document: str) -> str:
    """The table of the key indicators: the one that states most of them, the last of those, as it stands behind what it gathers."""
    counts: Counter[str] = Counter()
    ends: dict[str, tuple[int, int]] = {}
    for id in keys:
        for edge in origins(graph, id):
            if edge.target == document and (name := text(edge.properties.get("table"))):
                counts[name] += 1
                here = integer(edge.properties.get("page")) or 0, integer(edge.properties.get("line")) or 0
                ends[name] = max(ends.get(name, (0, 0)), here)
    return max(counts, key=lambda name: (counts[name], ends[name]), default="")


def _finding(graph: PlanGraph, without: Sequence[str], of: int, table: str, *, doubtful: bool) -> Finding:
    names = join((both(f"“{graph.node(id).text}”") for id in without[:4]), ", ")
    more = len(without) - 4
    because = Text(
        f"Tidak ada formulasi untuk {names.id}{f' dan {more} lagi' if more > 0 else ''}.",
        f"There is no formula for {names.en}{f' and {more} more' if more > 0 else ''}.",
    )
    if doubtful:
        because = join((because, Text("Ada sel atau tabel formulasi yang tidak terbaca.", "Cells or tables of formulas were not read.")))
    found = Text(f"{len(without)} dari {of} IKU tanpa formulasi", f"{len(without)} of {of} IKU without formula")
    expected = Text("formulasi atau definisi operasional tiap IKU", "a formula or operational definition of every IKU")
    verdict = Verdict(expected, found, "reading" if doubtful else "plan", because)
    here = {id: [edge for edge in origins(graph, id) if text(edge.properties.get("table")) == table] for id in without}
    first = next((id for id in without if here[id]), without[0])
    place = place_of(graph, first, among=here[first] or None)
    return RULE.finding(graph, first, verdict, place=place, stands_for=tuple(id for id in without if id != first))


RULE = Rule(
    id="B07",
    name="iku.without-formula",
    lke="1.b.6",
    severity="note",
    title=Text("IKU tanpa formulasi", "IKU without formula"),
    why=Text(
        "Tanpa cara menghitung, capaian IKU tidak dapat diperiksa oleh orang lain.",
        "Without the way to calculate it, nobody else can check what was reached.",
    ),
    source=("P88",),
    cure=Text(
        "Tambahkan formulasi, sumber data, dan penanggung jawab pada tabel IKU.",
        "Add formula, source of data and who is responsible to the table of IKU.",
    ),
    bad=Text(
        "Tabel IKU memuat indikator dan target saja.",
        "The table of IKU holds indicators and targets alone.",
    ),
    good=Text(
        "“Persentase desa tertib”: jumlah desa tertib / jumlah desa × 100%.",
        "“Persentase desa tertib”: villages in order / villages × 100%.",
    ),
    items=items,
    check=check,
    candidates="""
MATCH (n:Indicator)
WHERE "IKU" IN n.kinds AND n.formula IS NULL
RETURN DISTINCT n.id AS node ORDER BY node
""",
)

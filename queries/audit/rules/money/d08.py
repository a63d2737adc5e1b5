"""D08: targets or money on a row that names nothing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from .....graph.model import PlanGraph
from ....texts import Text
from ...findings import Finding, Place, Verdict
from ...places import text
from ...printed.unread import Unread, unread
from ...printed.words import cells, figures
from ...rule import Rule

_NAMED = ("Program", "Activity", "SubActivity", "Goal", "Sasaran", "Indicator")
_WORD = re.compile(r"[A-Za-z]{3,}")
_UNIT = re.compile(r"^[-–\d.,\s]*(?:%|[A-Za-z]+)?[-–\d.,\s]*$")
_PAST = re.compile(r"(?i)\brealisasi\b|\bresults?\b|\brasio\b")
_MONEY = re.compile(r"^(?:Rp\.?\s*)?\d{1,3}(?:[.,]\d{3}){2,}(?:[.,]\d{1,2})?$|^\d{7,}$")


def items(graph: PlanGraph) -> Iterator[str]:
    """The documents: what is judged is not of the graph's nodes but beside them."""
    yield from (document.id for document in graph.nodes("Document"))


def check(graph: PlanGraph, *, least: int = 2) -> Iterator[Finding]:
    """A finding per table with such rows of at least `least` figures."""
    tables: dict[tuple[str, str], list[Unread]] = defaultdict(list)
    read = _tables_read(graph)
    sums = _totals(graph)
    for entry in unread(graph):
        place = entry.document, entry.table
        if entry.what != "row" or place not in read or _PAST.search(entry.reason):
            continue
        if _names_nothing(entry.words, least) and not _is_total(entry.words, sums.get(entry.document, set())):
            tables[place].append(entry)
    for (document, table), rows in tables.items():
        yield _finding(graph, document, table, rows)


def _tables_read(graph: PlanGraph) -> set[tuple[str, str]]:
    """The tables of which other rows were read."""
    return {
        (edge.target, text(edge.properties.get("table"))) for label in _NAMED for node in graph.nodes(label)
        for edge in graph.out(node.id, "STATED_IN")
    }  # fmt: skip


def _names_nothing(words: str, least: int) -> bool:
    """Whether a row prints figures and no word but a unit."""
    listed = cells(words)
    told = [cell for cell in listed if _WORD.search(cell) and not _UNIT.match(cell)]
    told += [cell for cell in listed[:1] if cell.isupper() and len(cell) > 2]  # an abbreviation is a name
    units = [cell for cell in listed if _WORD.fullmatch(cell.strip("() "))]
    amounts = [cell for cell in listed if _MONEY.match(cell)]
    values = figures(f"- | {words}")
    return not told and len(units) < 2 and len(amounts) + len(values) >= least


def _totals(graph: PlanGraph) -> dict[str, set[int]]:
    """By document what a total may print: the sums of its programs' money, and the totals that were read, of each year."""
    found: dict[str, set[int]] = defaultdict(set)
    for label in ("Program", "Sasaran", "Goal"):
        by_year: dict[tuple[str, object], int] = defaultdict(int)
        for node in graph.nodes(label):
            for budget in graph.targets(node.id, "FUNDED_BY", "END_BUDGET"):
                for edge in graph.out(budget.id, "STATED_IN")[:1]:
                    amount = budget.properties.get("rupiah")
                    by_year[edge.target, budget.properties.get("year")] += amount if isinstance(amount, int) else 0
        for (document, _), amount in by_year.items():
            found[document].add(amount)
    for plan in graph.nodes("Document"):
        for budget in graph.targets(plan.id, "FUNDED_BY", "END_BUDGET"):
            amount = budget.properties.get("rupiah")
            if isinstance(amount, int):
                found[plan.id].add(amount)
    return found


def _is_total(words: str, totals: set[int]) -> bool:
    """Whether a row prints the plan's total in one year or more: it only lacks its word."""
    amounts = {int(re.sub(r"\D", "", re.sub(r"[.,]\d{1,2}$", "", cell))) for cell in cells(words) if _MONEY.match(cell)}
    return bool(amounts & totals)


def _finding(graph: PlanGraph, document: str, table: str, rows: list[Unread]) -> Finding:
    first = rows[0]
    place = Place(document, first.page, first.line, table or None, first.words)
    # On a page the row may be a line of the cells above; in a text or a sheet it is a row of its own.
    doubtful = first.page is not None
    shown = "; ".join(f"{row.place_words().id}: {row.words[:60]}" for row in rows[:3])
    because = Text(
        f"Sel nama dan indikatornya kosong, baris lain pada tabel itu terbaca: {shown}.",
        f"Its cells of name and indicator are empty, the other rows of that table were read: {shown}.",
    )
    verdict = Verdict(
        Text("nama program, kegiatan, atau indikator pada setiap baris", "the name of a program, kegiatan or indicator on every row"),
        Text(f"{len(rows)} baris angka tanpa nama", f"{len(rows)} rows of figures without a name"),
        "reading" if doubtful else "plan",
        because,
    )
    return RULE.finding(graph, document, verdict, key=f"{table} {first.words[:80]}", place=place)


RULE = Rule(
    id="D08",
    name="row.without-name",
    lke="1.b.6",
    severity="warning",
    title=Text("Target atau pagu pada baris tanpa nama", "Targets or money on a row that names nothing"),
    why=Text(
        "Angka yang tidak disebut namanya tidak dapat ditagih, dan jumlah di atasnya tidak dapat diperiksa.",
        "Nobody can be held to a figure without a name, and the sum above it cannot be checked.",
    ),
    source=("I25",),
    cure=Text(
        "Lengkapi nama dan indikator pada baris itu, atau gabungkan dengan baris yang dimaksud.",
        "Complete the name and the indicator of that row, or merge it with the row that it belongs to.",
    ),
    bad=Text(
        "Baris “… | 5 | 25.000.000 | 6 | 26.500.000” dengan sel nama kosong.",
        "A row “… | 5 | 25,000,000 | 6 | 26,500,000” with an empty cell of the name.",
    ),
    good=Text(
        "Setiap baris angka didahului nama subkegiatan dan indikatornya.",
        "Every row of figures begins with its subkegiatan and indicator.",
    ),
    items=items,
    check=check,
)

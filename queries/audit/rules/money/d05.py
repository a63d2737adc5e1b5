"""D05: one amount printed differently in two tables of a plan, or on the rows of a name and its result."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .....graph.ids import fold
from .....graph.model import PlanGraph
from ....texts import Text, both, join, rupiah
from ...findings import Finding, Place, Verdict
from ...once import once
from ...places import text
from ...printed.words import cells
from ...rule import Rule
from ...sums.cut_figures import Cut, cut_figures
from ...sums.figures import END_OF_PERIOD, Figure, Money, MoneyTable
from ...sums.sentences import row_name

_SHOWN = 3
_REPEATED = 2  # years in which a result's row prints the money of the name's row, so that it is known to be a repetition of it
_WITH_RESULT = ("Program", "Activity", "SubActivity")
_ALIKE = 0.5  # of the differing figures; where so many differ in one way, a column or a unit of money was read amiss


@dataclass(frozen=True, slots=True)
class Difference:
    """One node and year with the figures of two tables."""

    one: Figure
    other: Figure

    @property
    def size(self) -> int:
        """By how many rupiah they differ."""
        return abs(self.one.rupiah - self.other.rupiah)


Pair = tuple[str, Text, Text]


def items(graph: PlanGraph) -> Iterator[str]:
    """Every node whose money two tables print."""
    yield from dict.fromkeys(one.owner for shared in once(graph, _shared).values() for one, _ in shared)


def check(graph: PlanGraph) -> Iterator[Finding]:
    """A finding per pair of tables, with the number of amounts and the three that differ most; one per node whose result's row differs."""
    for (_, one, other), shared in once(graph, _shared).items():
        differing = [Difference(a, b) for a, b in shared if a.rupiah != b.rupiah]
        if differing:
            differing.sort(key=lambda difference: (-difference.size, difference.one.owner, difference.one.year))
            yield _finding(graph, one, other, differing, len(shared))
    yield from _on_two_rows(graph)
    yield from (_of_cut(graph, cut) for cut in cut_figures(graph, once(graph, Money)))


def _shared(graph: PlanGraph) -> dict[Pair, list[tuple[Figure, Figure]]]:
    """The figures of one node and year that two tables print, by document and pair of tables.

    Compared is what stands for a whole node: a figure without unit of work, or of the one unit that both tables give it. A figure of a
    former edition, which stands beside the new one by design, is none, nor is a row that a table prints with several figures.
    """
    former = {edge.target for edge in graph.edges("CONTRADICTED_BY") if edge.properties.get("edition")}
    by_key: dict[tuple[str, str, int], dict[int, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    units: dict[tuple[str, str, int], set[str | None]] = defaultdict(set)
    tables = once(graph, Money).tables
    for at, table in enumerate(tables):
        for figure in table.figures:
            if figure.budget not in former and figure.table and not figure.label:
                by_key[figure.document, figure.owner, figure.year][at].append(figure)
                units[figure.document, figure.owner, at].add(figure.unit)
    first = [min((figure.page or 0, figure.line or 0) for figure in table.figures) for table in tables]
    named = _named(tables)
    found: dict[Pair, list[tuple[Figure, Figure]]] = defaultdict(list)
    for (document, owner, _), printed in by_key.items():
        whole = [at for at, figures in printed.items() if len({figure.rupiah for figure in figures}) == 1]
        whole.sort(key=lambda at: (first[at], tables[at].name))
        for place, one in enumerate(whole):
            for other in whole[place + 1 :]:
                theirs = units[document, owner, one], units[document, owner, other]
                if theirs[0] == theirs[1] and len(theirs[0]) == 1:
                    found[document, named[one], named[other]].append((printed[one][0], printed[other][0]))
    return found


def _named(tables: Sequence[MoneyTable]) -> list[Text]:
    """What each table is called: its name, with its first place where another of the plan bears the same one."""
    names = Counter((table.document, fold(table.name)) for table in tables)
    found = []
    for table in tables:
        place = _place(min(table.figures, key=lambda figure: (figure.page or 0, figure.line or 0)))
        twice = names[table.document, fold(table.name)] > 1 and place.id != table.name
        found.append(Text(f"{table.name} ({place.id})", f"{table.name} ({place.en})") if twice else both(table.name))
    return found


def _on_two_rows(graph: PlanGraph) -> Iterator[Finding]:
    """Nodes whose result's row repeats the money of the name's row in some years and prints another figure in others.

    What equals the sum of the rows below it is told with that sum.
    """
    former = {edge.target for edge in graph.edges("CONTRADICTED_BY") if edge.properties.get("edition")}
    for table in once(graph, Money).tables:
        found: dict[str, list[Difference]] = defaultdict(list)
        for owner in table.owners:
            for year in table.years(owner) if graph.node(owner).label in _WITH_RESULT else ():
                figures = [figure for figure in table.of(owner, year) if figure.budget not in former]
                chosen = [figure for figure in figures if figure.chosen]
                if len(figures) != 2 or len(chosen) != 1 or not all(figure.rupiah for figure in figures):
                    continue
                other = next(figure for figure in figures if not figure.chosen)
                if other.rupiah != _sum_below(graph, table, owner, year) and _repeats(graph, table, chosen[0], other):
                    found[owner].append(Difference(chosen[0], other))
        for owner, differing in found.items():
            yield _two_rows(graph, owner, differing)


def _sum_below(graph: PlanGraph, table: MoneyTable, owner: str, year: int) -> int:
    """What the rows right below a node come to in its table."""
    below = graph.targets(owner, "HAS_ACTIVITY", "HAS_SUBACTIVITY")
    return sum(figure.rupiah for child in below for figure in table.of(child.id, year) if figure.chosen)


def _repeats(graph: PlanGraph, table: MoneyTable, name: Figure, result: Figure) -> bool:
    """Whether the row of a figure is that of the node's own result, and repeats what the name's row prints in two other years or more."""
    rows = [
        edge.properties
        for node in graph.targets(name.owner, "ACHIEVES")
        for edge in graph.out(node.id, "STATED_IN")
        if (edge.properties.get("page"), edge.properties.get("line"), edge.properties.get("table"))
        == (result.page, result.line, result.table)
    ]
    told = {_digits(cell) for row in rows for cell in cells(text(row.get("cell")))}
    others = [figure for year in table.years(name.owner) if year != name.year for figure in table.of(name.owner, year) if figure.chosen]
    return _digits(result.words) in told and sum(bool(figure.rupiah) and _digits(figure.words) in told for figure in others) >= _REPEATED


def _digits(words: str) -> str:
    """The digits of a printed figure."""
    return "".join(letter for letter in words if letter.isdigit())


def _two_rows(graph: PlanGraph, owner: str, differing: list[Difference]) -> Finding:
    shown = join((_told(graph, difference) for difference in differing[:_SHOWN]), "; ")
    because = Text(
        f"Baris hasilnya mengulang pagu baris namanya untuk tahun lain, tetapi tidak di sini: {shown.id}.",
        f"The row of its result repeats the money of its name's row in other years, but not here: {shown.en}.",
    )
    years = ", ".join(str(difference.one.year) for difference in differing)
    verdict = Verdict(
        Text("pagu yang sama pada baris nama dan baris hasil", "the same money on the rows of name and result"),
        Text(f"dua pagu untuk {years}", f"two figures for {years}"),
        "plan",
        because,
    )
    first = differing[0].one
    words = f"{first.words} | {differing[0].other.words}"
    place = Place(first.document, first.page, first.line, first.table, words)
    return RULE.finding(graph, owner, verdict, key="two rows", place=place)


def _of_cut(graph: PlanGraph, cut: Cut) -> Finding:
    """A result's row that prints a few digits in the place of the money."""
    figure = cut.figure
    because = Text(
        f"Baris hasilnya mencetak “{cut.instead}” pada kolom pagu {figure.year} (baris {cut.line}), baris namanya {figure.words} "
        f"({_place(figure).id}); untuk tahun lain baris hasil itu memuat pagu utuh.",
        f"The row of its result prints “{cut.instead}” in the column of money of {figure.year} (line {cut.line}), its name's row "
        f"{figure.words} ({_place(figure).en}); for the other years the row of the result has whole amounts.",
    )
    verdict = Verdict(
        Text("pagu yang sama pada baris nama dan baris hasil", "the same money on the rows of name and result"),
        Text(f"“{cut.instead}” sebagai pagu {figure.year}", f"“{cut.instead}” as money of {figure.year}"),
        "plan",
        because,
    )
    place = Place(figure.document, None, cut.line, figure.table, cut.instead)
    return RULE.finding(graph, figure.owner, verdict, key=f"cut {figure.year}", severity="warning", place=place)


def _finding(graph: PlanGraph, one: Text, other: Text, differing: list[Difference], shared: int) -> Finding:
    worst = differing[0]
    nodes = list(dict.fromkeys(difference.one.owner for difference in differing))
    shown = join((_told(graph, difference) for difference in differing[:_SHOWN]), "; ")
    if len(differing) > _SHOWN:
        shown = join((shown, Text(f"dan {len(differing) - _SHOWN} lagi", f"and {len(differing) - _SHOWN} more")), "; ")
    amiss = _shifted(differing) or _scaled(differing)
    because = Text(
        f"{len(differing)} dari {shared} angka yang tercetak pada kedua tabel berbeda: {shown.id}.",
        f"Of {shared} figures that both tables print, {len(differing)} differ: {shown.en}.",
    )
    verdict = Verdict(
        Text(f"pagu yang sama pada {one.id} dan {other.id}", f"the same money in {one.en} and {other.en}"),
        Text(
            f"{len(differing)} angka berbeda antara {one.id} dan {other.id}",
            f"{len(differing)} figures differ between {one.en} and {other.en}",
        ),
        "reading" if amiss else "plan",
        because,
    )
    words = f"{_place(worst.one).id}: {worst.one.words} | {_place(worst.other).id}: {worst.other.words}"
    place = Place(worst.one.document, worst.one.page, worst.one.line, worst.one.table, words)
    return RULE.finding(graph, nodes[0], verdict, key=f"{one.id} {other.id}", place=place, stands_for=tuple(nodes[1:]))


def _shifted(differing: list[Difference]) -> bool:
    """Whether the one table has in most cases what the other prints for the year before or after: columns of years read one beside."""
    other = {(difference.other.owner, difference.other.year): difference.other.rupiah for difference in differing}
    return any(
        sum(other.get((d.one.owner, d.one.year + step)) == d.one.rupiah for d in differing) > _ALIKE * len(differing) for step in (-1, 1)
    )


def _scaled(differing: list[Difference]) -> bool:
    """Whether the figures differ by one power of ten in most cases: thousands or millions of rupiah."""
    return any(
        sum(max(d.one.rupiah, d.other.rupiah) == power * min(d.one.rupiah, d.other.rupiah) for d in differing) > _ALIKE * len(differing)
        for power in (10, 100, 1_000, 1_000_000)
    )


def _told(graph: PlanGraph, difference: Difference) -> Text:
    one, other = difference.one, difference.other
    name = row_name(graph, one.owner)
    year = Text("akhir periode", "end of period") if one.year == END_OF_PERIOD else Text(str(one.year), str(one.year))
    a, b = _place(one), _place(other)
    return Text(
        f"{name.id} {year.id}: {rupiah(one.rupiah).id} ({a.id}), {rupiah(other.rupiah).id} ({b.id})",
        f"{name.en} {year.en}: {rupiah(one.rupiah).en} ({a.en}), {rupiah(other.rupiah).en} ({b.en})",
    )


def _place(figure: Figure) -> Text:
    if figure.page is not None:
        return Text(f"hlm. {figure.page}", f"p. {figure.page}")
    return Text(f"baris {figure.line}", f"line {figure.line}") if figure.line is not None else Text(figure.table, figure.table)


RULE = Rule(
    id="D05",
    name="budget.two-tables",
    lke="1.c.1",
    severity="error",
    title=Text("Pagu berbeda antara dua tabel", "Money differs between two tables"),
    why=Text(
        "Bila dua tabel menyebut pagu yang berbeda, tidak jelas mana yang berlaku.",
        "Where two tables print different money, nobody can tell which is meant.",
    ),
    source=("I25",),
    cure=Text(
        "Tetapkan tabel mana yang benar, dan samakan yang lain.",
        "Decide which table is right, and make the other the same.",
    ),
    bad=Text(
        "Program 2026: 1.500.000.000 pada tabel program, dan 1.450.000.000 pada tabel pagu per unit.",
        "A program in 2026: 1,500,000,000 in the table of programs, and 1,450,000,000 in the table of money by unit.",
    ),
    good=Text(
        "Kedua tabel menyebut 1.500.000.000.",
        "Both tables print 1,500,000,000.",
    ),
    items=items,
    check=check,
)

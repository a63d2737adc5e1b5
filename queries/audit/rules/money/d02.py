"""D02: a target in a year for which the same row prints 0 or a dash as its money, while it has money in other years; no money at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from .....graph.model import Edge, PlanGraph
from ....texts import Text, both, join, years
from ...findings import Finding, Place, Verdict
from ...once import each, once
from ...places import integer, is_recognised, origins, place_of, text
from ...printed.unread import unread
from ...printed.words import CUT, cells, figures, is_money, says_nothing
from ...rule import Rule
from ...sums.figures import END_OF_PERIOD, Figure, Money

_LEVELS = ("Program", "Activity", "SubActivity")
_MOST = 0.3  # of a table's rows; where more have targets without money, its columns were hardly read as they are meant
_FEWEST = 4
_ABOVE = {"Program": ("HAS_ACTIVITY", "HAS_SUBACTIVITY"), "Activity": ("HAS_SUBACTIVITY",)}
_BESIDE = 2  # rows of a level with money, by which its table is known to print it there


def items(graph: PlanGraph) -> Iterator[str]:
    """Every program, kegiatan and subkegiatan with targets and money."""
    money = once(graph, _by_owner)
    return (node.id for label in _LEVELS for node in graph.nodes(label) if node.id in money and each(graph, _targets, node.id))


def check(graph: PlanGraph) -> Iterator[Finding]:
    """A finding per row; a kegiatan's idle years are told with those of its subkegiatan."""
    money = once(graph, _by_owner)
    judged: dict[tuple[str, str], int] = defaultdict(int)
    found: dict[tuple[str, str], dict[str, tuple[list[int], Figure]]] = defaultdict(dict)
    for node in items(graph):
        amounts = money[node]
        first = min((figure for listed in amounts.values() for figure in listed), key=lambda figure: (figure.document, figure.position))
        table = first.document, first.table
        judged[table] += 1
        idle = [
            year
            for year, told in each(graph, _targets, node).items()
            if _is_zero(amounts.get(year, ())) and not all(map(says_nothing, told))
        ]
        if idle and any(figure.rupiah for listed in amounts.values() for figure in listed):
            found[table][node] = sorted(idle), amounts[min(idle)][0]
    for table, nodes in found.items():
        doubtful = len(nodes) >= _FEWEST and len(nodes) > _MOST * judged[table]
        if doubtful:
            yield _question(graph, nodes, judged[table])
            continue
        above = {node: parent for node in nodes if (parent := _same_above(graph, node, nodes)) is not None}
        for node, (idle, figure) in nodes.items():
            if node not in above:
                yield _finding(graph, node, idle, figure, tuple(one for one in above if _root(one, above) == node))
    for table, moneyless in _without_money(graph).items():
        yield _empty(graph, table[1], moneyless)
    for table, nodes in _left_out(graph).items():
        yield _empty_years(graph, table[1], nodes)


def _without_money(graph: PlanGraph) -> dict[tuple[str, str], dict[str, Edge]]:
    """By table the programs and kegiatan with targets and empty cells for money, while what stands beside and below has money there."""
    funded = {(figure.document, figure.table, figure.owner) for table in once(graph, Money).tables for figure in table.figures}
    lost = {(entry.document, entry.table) for entry in unread(graph) if entry.what in ("row", "column", "table") or entry.amounts}
    found: dict[tuple[str, str], dict[str, Edge]] = defaultdict(dict)
    for label, below in _ABOVE.items():
        owners = {owner for _, _, owner in funded if graph.node(owner).label == label}
        for node in graph.nodes(label):
            children = [child.id for child in graph.targets(node.id, *below)]
            children += [child.id for one in children for child in graph.targets(one, "HAS_SUBACTIVITY")]
            for edge in origins(graph, node.id):
                here = edge.target, text(edge.properties.get("table"))
                has = [(*here, child) in funded for child in children]
                beside = sum((*here, owner) in funded for owner in owners)
                if not here[1] or here in lost or (*here, node.id) in funded or not any(has) or beside < _BESIDE:
                    continue
                if _prints_targets(graph, node.id, edge) and not any(map(is_money, cells(text(edge.properties.get("cell"))))):
                    found[here].setdefault(node.id, edge)
    return found


def _left_out(graph: PlanGraph) -> dict[tuple[str, str], dict[str, tuple[list[int], Figure]]]:
    """By table the rows with targets and an empty cell for money, in years between others with money."""
    found: dict[tuple[str, str], dict[str, tuple[list[int], Figure]]] = defaultdict(dict)
    for table in once(graph, Money).tables:
        columns = {figure.year for figure in table.figures if not figure.label} - {END_OF_PERIOD}
        for owner in table.owners if len(columns) > _BESIDE else ():
            node, money = graph.node(owner), set(table.years(owner)) - {END_OF_PERIOD}
            gap = sorted(year for year in columns - money if money and min(money) < year < max(money))
            if node.label not in _LEVELS or not gap:
                continue
            first = table.of(owner, min(money))[0]
            targets = _targets_in(graph, owner, (table.document, table.name))
            idle = [year for year in gap if targets.get(year) and not any(map(says_nothing, targets[year]))]
            if idle and _shows_all(_place(graph, owner, first), len(table.years(owner))) and not _is_beside_lost(graph, first):
                found[table.document, table.name][owner] = idle, first
    return found


def _targets_in(graph: PlanGraph, node: str, table: tuple[str, str]) -> Mapping[int, set[str]]:
    """The targets of a node by year that one table prints."""
    found: dict[int, set[str]] = defaultdict(set)
    for indicator in graph.targets(node, "MEASURED_BY"):
        for target in graph.targets(indicator.id, "HAS_TARGET"):
            year = integer(target.properties.get("year"))
            places = ((edge.target, text(edge.properties.get("table"))) for edge in graph.out(target.id, "STATED_IN"))
            if year is not None and table in places:
                found[year].add(text(target.properties.get("text")).strip())
    return found


def _shows_all(place: Place, amounts: int) -> bool:
    """Whether a row, all of it kept, prints as many amounts as were read of it."""
    return len(place.words) < CUT and sum(map(is_money, cells(place.words))) == amounts


def _is_beside_lost(graph: PlanGraph, figure: Figure) -> bool:
    """Whether something on the row of a figure was not read, or its page only recognised."""
    here = figure.document, figure.page, figure.line
    lost = any((entry.document, entry.page, entry.line) == here and entry.table in ("", figure.table) for entry in unread(graph))
    return lost or is_recognised(graph, Place(figure.document, figure.page, figure.line))


def _empty_years(graph: PlanGraph, table: str, nodes: Mapping[str, tuple[list[int], Figure]]) -> Finding:
    first, *others = nodes
    idle, figure = nodes[first]
    names = join((both(f"“{graph.node(node).text}”") for node in list(nodes)[:3]), ", ")
    because = Text(
        f"Pada {table} sel pagu {years(idle)} kosong pada {names.id}, padahal targetnya tercetak dan tahun sebelum dan sesudahnya berpagu.",
        f"In {table} the cell for the money of {years(idle)} is empty at {names.en}, while its target is printed and the years before and "
        "after have money.",
    )
    verdict = Verdict(
        Text("pagu pada setiap tahun yang bertarget", "money in every year that has a target"),
        Text(f"sel pagu {years(idle)} kosong", f"empty cell for the money of {years(idle)}"),
        "plan",
        because,
    )
    return RULE.finding(graph, first, verdict, key=f"left out {table}", place=_place(graph, first, figure), stands_for=tuple(others))


def _prints_targets(graph: PlanGraph, node: str, edge: Edge) -> bool:
    """Whether the row of a name itself shows an indicator and figures of its years, of several where there are, all of it kept."""
    words, table = text(edge.properties.get("cell")), edge.properties.get("table")
    measured = [
        place.properties.get("years")
        for indicator in graph.targets(node, "MEASURED_BY")
        for place in graph.out(indicator.id, "STATED_IN")
        if place.target == edge.target and place.properties.get("table") == table
    ]
    columns = max((len(listed) for listed in measured if isinstance(listed, (list, tuple))), default=_FEWEST)
    return bool(measured) and len(words) < CUT and len(figures(words)) >= min(_FEWEST, columns)


def _empty(graph: PlanGraph, table: str, nodes: Mapping[str, Edge]) -> Finding:
    first, *others = nodes
    names = join((both(f"“{graph.node(node).text}”") for node in list(nodes)[:3]), ", ")
    because = Text(
        f"Pada {table} baris {names.id} memuat target, tetapi sel pagunya kosong di semua tahun, "
        "padahal baris di bawahnya dan baris lain sejenjang memuat pagu.",
        f"In {table} the row of {names.en} has targets and empty cells for money in every year, "
        "while the rows below it and others of its level have money.",
    )
    verdict = Verdict(
        Text("pagu pada setiap tahun yang bertarget", "money in every year that has a target"),
        Text(f"{len(nodes)} baris bertarget tanpa pagu pada {table}", f"{len(nodes)} rows with targets and without money in {table}"),
        "plan",
        because,
    )
    place = place_of(graph, first, among=[nodes[first]])
    return RULE.finding(graph, first, verdict, key=f"empty {table}", place=place, stands_for=tuple(others))


def _by_owner(graph: PlanGraph) -> dict[str, dict[int, list[Figure]]]:
    found: dict[str, dict[int, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for table in once(graph, Money).tables:
        for figure in table.figures:
            if figure.year != END_OF_PERIOD and not figure.label:
                found[figure.owner][figure.year].append(figure)
    return found


def _is_zero(figures: list[Figure] | tuple[()]) -> bool:
    """Whether a 0 or a dash is printed, over all units and tables."""
    return bool(figures) and not any(figure.rupiah for figure in figures)


def _targets(graph: PlanGraph, node: str) -> Mapping[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for indicator in graph.targets(node, "MEASURED_BY"):
        for target in graph.targets(indicator.id, "HAS_TARGET"):
            year = integer(target.properties.get("year"))
            if year is not None:
                found[year].add(text(target.properties.get("text")).strip())
    return found


def _same_above(graph: PlanGraph, node: str, found: Mapping[str, tuple[list[int], Figure]]) -> str | None:
    """The node right above with the same idle years."""
    parents = [edge.source for edge in graph.into(node, "HAS_ACTIVITY", "HAS_SUBACTIVITY")]
    return next((parent for parent in parents if parent in found and found[parent][0] == found[node][0]), None)


def _root(node: str, above: Mapping[str, str]) -> str:
    while node in above:
        node = above[node]
    return node


def _finding(graph: PlanGraph, node: str, idle: list[int], figure: Figure, below: tuple[str, ...]) -> Finding:
    targets = each(graph, _targets, node)
    printed = "; ".join(f"{year}: {', '.join(sorted(targets[year]))}" for year in idle)
    place = _place(graph, node, figure)
    because = Text(
        f"Untuk {years(idle)} tercetak 0 atau “-” sebagai pagu, dan target {printed}; untuk tahun lain tercetak pagu.",
        f"For {years(idle)} 0 or “-” is printed as money, and the target {printed}; for other years money is printed.",
    )
    verdict = Verdict(
        Text("pagu pada setiap tahun yang bertarget", "money in every year that has a target"),
        Text(f"target {years(idle)} tanpa pagu", f"a target without money in {years(idle)}"),
        "plan",
        because,
    )
    return RULE.finding(graph, node, verdict, key=years(idle), place=place, stands_for=below)


def _place(graph: PlanGraph, node: str, figure: Figure) -> Place:
    """The row that prints the figure, with its own words: a name stands in tables without money too."""
    here = figure.document, figure.page, figure.line, figure.table
    rows = [
        edge
        for edge in origins(graph, node)
        if (edge.target, integer(edge.properties.get("page")), integer(edge.properties.get("line")), text(edge.properties.get("table")))
        == here
    ]
    if rows:
        return place_of(graph, node, among=rows)
    return Place(figure.document, figure.page, figure.line, figure.table or None, figure.words)


def _question(graph: PlanGraph, nodes: Mapping[str, tuple[list[int], Figure]], of: int) -> Finding:
    first, *others = nodes
    because = Text(
        f"Pada {len(nodes)} dari {of} baris tabel ini terbaca target tanpa pagu.",
        f"On {len(nodes)} of the {of} rows of this table a target without money was read.",
    )
    idle = nodes[first][0]
    verdict = Verdict(
        Text("pagu pada setiap tahun yang bertarget", "money in every year that has a target"),
        Text(f"target {years(idle)} tanpa pagu", f"a target without money in {years(idle)}"),
        "reading",
        because,
    )
    return RULE.finding(graph, first, verdict, key="table", stands_for=tuple(others))


RULE = Rule(
    id="D02",
    name="budget.target-without-money",
    lke="1.c.1",
    severity="warning",
    title=Text("Target tanpa pagu", "Target without money"),
    why=Text(
        "Target pada tahun tanpa anggaran tidak akan tercapai, atau tidak membutuhkan anggaran itu.",
        "A target in a year without money will not be reached, or did not need the money.",
    ),
    source=("P88",),
    cure=Text(
        "Anggarkan tahun tersebut, atau hapus targetnya.",
        "Give that year money, or delete its target.",
    ),
    bad=Text(
        "Subkegiatan dengan target 2 dokumen pada 2027, dan pagu 2027 tercetak “-”.",
        "A subkegiatan with a target of 2 documents in 2027, and “-” printed as the money of 2027.",
    ),
    good=Text(
        "Target 2027 kosong pada tahun yang tidak dianggarkan.",
        "No target in the year for which nothing is budgeted.",
    ),
    items=items,
    check=check,
)

"""What a correction workbook shows of a graph: sheets, columns and lines, with the node that each cell speaks of.

The same layout is laid out when a workbook is written and again when it is read back: a cell that still says what the layout
puts there was not touched. All texts of the sheets are Indonesian, like the plans themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ...graph.model import Node, PlanGraph
from ...ontology.schema import schema
from .names import Names
from .shape import (
    BUDGET_EDGES,
    BUDGET_SHEET,
    DOCUMENT_SHEET,
    END,
    FUNDED,
    INDICATOR_SHEET,
    LEVELS,
    MISSION_LISTS,
    OTHER_SHEET,
    ROOTS,
    TARGET_EDGES,
    UNIT_SHEET,
    Column,
    Kind,
    Level,
    Line,
    Sheet,
    clean,
    parent_labels,
    said,
    term,
    year_column,
)

_WIDTHS = {"text": 60, "name": 60, "code": 20, "printed_code": 20, "formula": 40, "unit": 14, "number": 8, "list": 16, "baseline": 14}
_IDENTITY = (
    ("Document", "title"), ("Document", "kind"), ("Document", "period_start"), ("Document", "period_end"), ("Document", "date"),
    ("Agency", "name"), ("Agency", "kind"), ("Region", "name"), ("Region", "level"),
)  # fmt: skip


def lay_out(graph: PlanGraph, names: Names) -> list[Sheet]:
    """All sheets of a graph that holds one document."""
    years = _years(graph)
    sheets = [_document(graph)]
    sheets += [_level(graph, level, names, years) for level in LEVELS]
    return [*sheets, _budgets(graph, names, years), _others(graph, names), _units(graph)]


def choices(graph: PlanGraph, names: Names) -> dict[str, list[str]]:
    """The lists behind the drop-downs: names of nodes that may be parents, of units, of kinds and levels."""
    lists = {level.sheet: names.of_labels(parent_labels(level)) for level in LEVELS if level.parents}
    lists["Pagu"] = names.of_labels(FUNDED)
    lists["supports"] = names.of_labels(("Mission", "RegionalSasaran"))
    lists["units"] = sorted({str(node.properties["name"]) for node in graph.nodes("Unit")})
    lists["list"] = list(MISSION_LISTS.values())
    lists["kinds"] = ["IKU", "IKK", "IKK; IKU"]
    lists["document kinds"] = ["Renstra", "Perubahan Renstra", "RPJMD", "RPD"]
    lists |= {f"level {level.sheet}": [term(label) for label in level.labels] for level in LEVELS if len(level.labels) > 1}
    return {name: items for name, items in lists.items() if items}


def _years(graph: PlanGraph) -> list[int | str]:
    found: set[int] = set()
    for document in graph.nodes("Document"):
        start, end = (document.properties[name] for name in ("period_start", "period_end"))
        if isinstance(start, int) and isinstance(end, int) and 0 <= end - start <= 20:
            found.update(range(start, end + 1))
    for label in ("Target", "Budget"):
        found.update(year for node in graph.nodes(label) if isinstance(year := node.properties.get("year"), int))
    return [*sorted(found), END]


def _document(graph: PlanGraph) -> Sheet:
    lines = []
    for label, name in _IDENTITY:
        for node in list(graph.nodes(label))[:1] if label != "Agency" else _planner(graph):
            heading = f"{term(label)}: {term(name)}" if label != "Document" else term(name)
            lines.append(Line(f"{label}.{name}", {"what": heading, "value": clean(node.properties.get(name))}, {"value": (node.id,)}))
    return Sheet(DOCUMENT_SHEET, [Column("what", "Sifat", 34, fixed=True), Column("value", "Isi", 70)], lines)


def _planner(graph: PlanGraph) -> list[Node]:
    """The agency whose plan the document is."""
    return [node for document in graph.nodes("Document") for node in graph.sources(document.id, "HAS_PLAN", label="Agency")][:1]


def _level(graph: PlanGraph, level: Level, names: Names, years: list[int | str]) -> Sheet:
    nodes = [node for node in graph.nodes() if node.label in level.labels and not graph.into(node.id, "CONTRADICTED_BY")]
    parents = {node.id: visible_parents(graph, node.id, level) for node in nodes}
    width = max([level.parent_columns, *map(len, parents.values())]) if level.parents else 0
    served = {node.id: tuple(target.id for target in graph.targets(node.id, "SUPPORTS")) if level.supports else () for node in nodes}
    helps = max([2, *map(len, served.values())]) if level.supports else 0
    is_indicator = level.sheet == INDICATOR_SHEET
    columns = [Column("level", "Jenjang", 14, choices=f"level {level.sheet}", strict=True)] if len(level.labels) > 1 else []
    columns += [Column(f"parent:{n}", _numbered(level.parent_title, n, width), 44, choices=level.sheet) for n in range(width)]
    columns += [_property(level.labels[-1], name) for name in level.properties]
    columns += [Column(f"supports:{n}", _numbered("Mendukung", n, helps), 40, choices="supports") for n in range(helps)]
    if is_indicator:
        columns.append(Column("unit_of_work", "Unit kerja", 24, choices="units"))
        columns += [Column(year_column("target", year), f"Target {_year_name(year)}", 12) for year in years]
    columns.append(Column("place", "Tempat dalam dokumen", 22, fixed=True))
    lines = []
    for node in nodes:
        line = Line(node.id, {name: said(name, node.properties.get(name)) for name in level.properties})
        if len(level.labels) > 1:
            line.cells["level"] = term(node.label)
        _refer(line, "parent", parents[node.id], width, names)
        _refer(line, "supports", served[node.id], helps, names)
        if is_indicator:
            _units_of(graph, line, node.id, "REPORTED_BY")
            _figures(
                graph, line, "target", ((edge.type == "END_TARGET", edge.target) for edge in graph.out(node.id, *TARGET_EDGES)), "text"
            )
        line.cells["place"] = place_text(graph, node.id)
        lines.append(line)
    return Sheet(level.sheet, columns, lines, level)


def visible_parents(graph: PlanGraph, node: str, level: Level) -> tuple[str, ...]:
    """The parents that a level's sheet shows for a node."""
    return tuple(up.id for up in graph.sources(node, *level.parents) if up.label not in ROOTS) if level.parents else ()


def _property(label: str, name: str) -> Column:
    kind: Kind = "integer" if schema().node_types[label].properties[name].kind == "integer" else "text"
    return Column(name, term(name), _WIDTHS.get(name, 14), kind, choices=name if name in ("kinds", "list") else "", optional=name == "list")


def _numbered(title: str, number: int, of: int) -> str:
    return title if of == 1 else f"{title} {number + 1}"


def _year_name(year: int | str) -> str:
    return "akhir periode" if year == END else str(year)


def _refer(line: Line, prefix: str, ids: tuple[str, ...], width: int, names: Names) -> None:
    for n in range(width):
        key = f"{prefix}:{n}"
        line.cells[key] = names.name(ids[n]) if n < len(ids) else None
        line.nodes[key] = ids[n : n + 1]


def _units_of(graph: PlanGraph, line: Line, node: str, relation: str) -> None:
    units = sorted(graph.targets(node, relation), key=lambda unit: unit.id)
    line.cells["unit_of_work"] = clean("; ".join(str(unit.properties["name"]) for unit in units)) or None
    line.nodes["unit_of_work"] = tuple(unit.id for unit in units)


def _figures(graph: PlanGraph, line: Line, prefix: str, found: Iterable[tuple[bool, str]], name: str) -> None:
    """Put a node's figures under their years; of two for one year the first is shown, the other stays as it is."""
    for at_end, id in found:
        node = graph.node(id)
        year = END if at_end else node.properties.get("year")
        if isinstance(year, int | str) and year_column(prefix, year) not in line.cells:
            line.cells[year_column(prefix, year)] = clean(node.properties.get(name))
            line.nodes[year_column(prefix, year)] = (id,)


def _budgets(graph: PlanGraph, names: Names, years: list[int | str]) -> Sheet:
    columns = [
        Column("owner", "Milik", 60, choices="Pagu"), Column("unit_of_work", "Unit kerja", 24, choices="units"),
        *(Column(year_column("pagu", year), f"Pagu {_year_name(year)} (Rp)", 18, "rupiah") for year in years),
        Column("place", "Tempat dalam dokumen", 22, fixed=True),
    ]  # fmt: skip
    lines: dict[tuple[str, str, tuple[str, ...], int], Line] = {}
    for edge in (edge for kind in BUDGET_EDGES for edge in graph.edges(kind)):
        budget = graph.node(edge.target)
        year = END if edge.type == "END_BUDGET" else budget.properties.get("year")
        if not isinstance(year, int | str):
            continue
        column = year_column("pagu", year)
        units = tuple(sorted(unit.id for unit in graph.targets(budget.id, "SPENT_BY")))
        group = (edge.source, budget.id.split("/pagu/")[0], units)
        number = next(n for n in range(len(lines) + 1) if (*group, n) not in lines or column not in lines[*group, n].cells)
        line = lines.setdefault((*group, number), Line(budget.id, {"owner": names.name(edge.source)}, {"owner": (edge.source,)}))
        line.cells[column] = clean(budget.properties["rupiah"])
        line.nodes[column] = (budget.id,)
        _units_of(graph, line, budget.id, "SPENT_BY")
        line.cells.setdefault("place", place_text(graph, budget.id))
    order = {node.id: n for n, node in enumerate(graph.nodes())}
    ordered = sorted(lines.items(), key=lambda item: (order[item[0][0]], item[0][1:]))
    return Sheet(BUDGET_SHEET, columns, [line for _, line in ordered])


def _others(graph: PlanGraph, names: Names) -> Sheet:
    """Figures that the plan prints a second time and differently."""
    columns = [
        Column("what", "Jenis", 12, fixed=True), Column("owner", "Milik", 60, fixed=True), Column("year", "Tahun", 10, fixed=True),
        Column("value", "Angka lain yang tercetak", 26), Column("unit", "Satuan lain", 16),
        Column("first", "Angka yang dipakai", 26, fixed=True), Column("place", "Tempat dalam dokumen", 22, fixed=True),
    ]  # fmt: skip
    lines = []
    for node, first in contradicting(graph):
        value = {"Budget": "rupiah", "Target": "text", "Indicator": "baseline"}[node.label]
        year = node.properties.get("baseline_year" if node.label == "Indicator" else "year")
        cells = {
            "what": term(node.label), "owner": names.name(owner_of(graph, first.id)), "year": clean(year),
            "value": clean(node.properties.get(value)), "unit": clean(node.properties.get("unit")),
            "first": clean(first.properties.get(value)), "place": place_text(graph, node.id),
        }  # fmt: skip
        lines.append(Line(node.id, cells, {"value": (node.id,)}))
    return Sheet(OTHER_SHEET, columns, lines)


def contradicting(graph: PlanGraph) -> Iterator[tuple[Node, Node]]:
    """Every node that contradicts another, once, with one that it contradicts."""
    seen: set[str] = set()
    for edge in graph.edges("CONTRADICTED_BY"):
        if edge.target not in seen and edge.target != edge.source:
            seen.add(edge.target)
            yield graph.node(edge.target), graph.node(edge.source)


def owner_of(graph: PlanGraph, node: str) -> str:
    """The statement that a target, budget or indicator belongs to; the node itself where there is none."""
    for relation in (*TARGET_EDGES, *BUDGET_EDGES, "MEASURED_BY"):
        above = graph.into(node, relation)
        if above:
            return above[0].source if relation not in TARGET_EDGES else owner_of(graph, above[0].source)
    return node


def _units(graph: PlanGraph) -> Sheet:
    lines = [Line(node.id, {"name": clean(node.properties["name"])}) for node in graph.nodes("Unit")]
    return Sheet(UNIT_SHEET, [Column("name", "Nama", 60)], lines)


def place_text(graph: PlanGraph, node: str) -> str | None:
    """Where a node is printed first: "baris 120", "hlm. 33", with its table."""
    found: list[tuple[int, str]] = []
    for edge in graph.out(node, "STATED_IN"):
        line, page, table = (edge.properties.get(name) for name in ("line", "page", "table"))
        where = f"baris {line}" if line else f"hlm. {page}" if page else ""
        found.append(((page if isinstance(page, int) else 0) * 100_000 + (line if isinstance(line, int) else 0), _with_table(where, table)))
    told = [text for _, text in sorted(found, key=lambda item: item[0]) if text]
    return str(clean(told[0])) if told else None


def _with_table(where: str, table: object) -> str:
    return ", ".join(part for part in (where, str(table) if isinstance(table, str) and where not in table else "") if part)


def by_key(sheets: Iterable[Sheet]) -> Mapping[str, Sheet]:
    """The sheets by their names."""
    return {sheet.name: sheet for sheet in sheets}

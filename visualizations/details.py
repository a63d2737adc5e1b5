"""What the side panel says of one node: indicators with targets, pagu, strategies, results, origins. Plain JSON-able data, no text of ours.

Every function also notes in `Sheet.home` on which card a node of the graph ended up, so that findings on an indicator or a figure
reach the card that shows it, and what ended up nowhere can be shown as loose.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ..graph.model import Edge, Node
from .cascade import Statements

Json = dict[str, Any]


class Sheet:
    """Describes the nodes of one plan. `home` maps each described node of the graph to the card (a graph id) that shows it."""

    def __init__(self, statements: Statements, document: Node | None) -> None:
        self.statements = statements
        self.document = document.id if document is not None else None
        self.home: dict[str, str] = {}

    def describe(self, node: Node) -> Json:
        """Everything the panel shows of `node` but its full text, which the card itself carries."""
        self.home.setdefault(node.id, node.id)
        properties = node.properties
        described: Json = {
            "key": node.id,
            "code": properties.get("code"),
            "printed": properties.get("printed_code") if properties.get("printed_code") != properties.get("code") else None,
            "supports": [n.id for n in self._out(node.id, "SUPPORTS")],
            "indicators": self.indicators(node, [node] if node.label == "Indicator" else self._out(node.id, "MEASURED_BY")),
            "pagu": self.pagu(node.id),
            "strategies": self._worded(node, self._strategies(node), self._policies),
            "results": self._worded(node, self._out(node.id, "ACHIEVES")),
            "past": self.realised(self._out(node.id, "HAS_REALISATION"), node),
            "priorities": self._worded(node, self._out(node.id, "SERVES_PRIORITY")),
            "classified": [self._nomenclature(edge) for edge in self.statements.edges(node.id, "CLASSIFIED_AS")],
            "origins": self.origins(node.id),
            **self._concept(node),
        }
        return {key: value for key, value in described.items() if value not in (None, [], {})}

    # indicators ----------------------------------------------------------------------------------------------------------

    def indicators(self, owner: Node, found: Sequence[Node]) -> list[Json]:
        """Indicators of one text and unit of measure are one entry with a row per work unit (kelurahan, seksi)."""
        entries: dict[tuple[object, ...], Json] = {}
        for indicator in found:
            self.home.setdefault(indicator.id, owner.id)
            p = indicator.properties
            entry = entries.setdefault(
                (p.get("text"), p.get("unit"), p.get("formula")),
                present(text=str(p.get("text", "")), unit=p.get("unit"), formula=p.get("formula"), kinds=p.get("kinds"), rows=[]),
            )
            entry["rows"].append(self._indicator_row(indicator, owner))
            if "concept" not in entry:
                entry.update(self._concept(indicator))
        return list(entries.values())

    def _indicator_row(self, indicator: Node, owner: Node) -> Json:
        p = indicator.properties
        others: list[Json] = []
        targets: dict[str, str] = {}
        for target in self._out(indicator.id, "HAS_TARGET"):
            year = str(target.properties.get("year", ""))
            targets[year] = _printed(target)
            others += self._contradictions(target, owner, year)
        ends = self._out(indicator.id, "END_TARGET")
        for end in ends:
            others += self._contradictions(end, owner, None)
        for other in self._out(indicator.id, "CONTRADICTED_BY"):
            self.home.setdefault(other.id, owner.id)
            q = other.properties
            value = present(baseline=q.get("baseline"), baselineYear=q.get("baseline_year"), unit=q.get("unit"))
            others.append({**value, "origins": self.origins(other.id)})
        for figure in (*self._out(indicator.id, "HAS_TARGET"), *ends):
            self.home.setdefault(figure.id, owner.id)
        return present(
            key=indicator.id,
            who=self._units(indicator.id, "REPORTED_BY"),
            baseline=p.get("baseline", _figure(p.get("baseline_value"))),
            baselineYear=p.get("baseline_year"),
            targets=dict(sorted(targets.items())),
            end=_printed(ends[0]) if ends else None,
            others=others,
            past=self.realised(self._out(indicator.id, "HAS_REALISATION"), owner),
            origins=self.origins(indicator.id),
        )

    # results of past years -----------------------------------------------------------------------------------------------

    def realised(self, found: Sequence[Node], owner: Node | None = None) -> list[Json]:
        """Results of past years by what their rows name: {"of", "years": [[year, planned, realised], …], "origins"}."""
        rows: dict[str, Json] = {}
        for node in sorted(found, key=lambda node: _whole(node.properties.get("year"))):
            if owner is not None:
                self.home.setdefault(node.id, owner.id)
            p = node.properties
            row = rows.setdefault(str(p.get("of", "")), {"of": p.get("of"), "years": [], "origins": []})
            planned, realised = p.get("planned", p.get("planned_rupiah")), p.get("text", p.get("rupiah"))
            row["years"].append([p.get("year"), planned, realised])
            row["origins"] = _distinct([*row["origins"], *self.places(node.id)])
        return list(rows.values())

    # pagu ----------------------------------------------------------------------------------------------------------------

    def pagu(self, owner_id: str) -> Json | None:
        """Rupiah per work unit and year as printed: {"years", "rows": [{"who", "values": {year: [rupiah, …]}, "end"}], "others"}.

        A year has several figures of one unit only where the plan prints several (a document's total and its urusan rows).
        """
        rows: dict[str, Json] = {}
        others: list[Json] = []
        years: set[int] = set()
        for relation in ("FUNDED_BY", "END_BUDGET"):
            for budget in self._out(owner_id, relation):
                self.home.setdefault(budget.id, owner_id)
                rupiah, year = budget.properties.get("rupiah"), budget.properties.get("year")
                who = self._units(budget.id, "SPENT_BY")
                row = rows.setdefault(", ".join(who), present(who=who, values={}, end=[], origins=[]))
                if relation == "END_BUDGET" or not isinstance(year, int):
                    row["end"].append(rupiah)
                else:
                    years.add(year)
                    row["values"].setdefault(str(year), []).append(rupiah)
                row["origins"] = _distinct([*row["origins"], *self.places(budget.id)])
                for other in self._contradictions_of(budget):
                    self.home.setdefault(other.id, owner_id)
                    figure = present(who=who, year=year, rupiah=other.properties.get("rupiah"), origins=self.origins(other.id))
                    others.append(figure)
        if not rows:
            return None
        whole_first = sorted(rows.items(), key=lambda item: item[0] != "")
        return present(years=sorted(years), rows=[present(**row) for _, row in whole_first], others=others)

    # words ---------------------------------------------------------------------------------------------------------------

    def origins(self, node_id: str) -> list[Json]:
        """Where the node is stated, this plan's own places first: page or line, table, printed words, the other document if it is one."""
        edges = sorted(self.statements.origins.get(node_id, ()), key=lambda edge: edge.target != self.document)
        text = self.statements.nodes[node_id].text
        return _distinct([self._origin(edge, text) for edge in edges])

    def places(self, node_id: str) -> list[Json]:
        """The same without the words: those of a figure are the figure again."""
        return _distinct([{k: v for k, v in origin.items() if k not in ("words", "wording")} for origin in self.origins(node_id)])

    def _origin(self, edge: Edge, text: str) -> Json:
        p = edge.properties
        wording = p.get("wording")  # of a shared node, where this document words it in its own way
        document = None
        if edge.target != self.document:
            document = str(self.statements.nodes[edge.target].properties.get("title") or edge.target)
        return present(
            document=document,
            of=edge.target if document is not None else None,
            page=p.get("page"),
            line=p.get("line"),
            table=p.get("table"),
            words=p.get("cell"),
            wording=wording if wording != text else None,
        )

    def _strategies(self, node: Node) -> list[Node]:
        return [node] if node.label in ("Strategy", "Policy") else self._out(node.id, "PURSUED_BY")

    def _policies(self, strategy: Node) -> list[Node]:
        return self._out(strategy.id, "DIRECTED_BY")

    def _worded(self, owner: Node, found: Sequence[Node], below: Any = None) -> list[Json]:
        entries = []
        for node in found:
            self.home.setdefault(node.id, owner.id)
            entry = present(
                key=node.id, label=node.label, text=node.text, origins=self.origins(node.id), indicators=self._own_indicators(node, owner)
            )
            if below is not None:
                entry["below"] = self._worded(owner, below(node))
            entries.append(entry)
        return entries

    def _own_indicators(self, node: Node, owner: Node) -> list[Json]:
        """Indicators that hang on a strategy or a result itself, where the ontology allows it; never those of the card again."""
        return [] if node.id == owner.id else self.indicators(owner, self._out(node.id, "MEASURED_BY"))

    def _concept(self, node: Node) -> Json:
        """{"concept": its id, "proposed": whether nobody has accepted it yet}; what was rejected is none."""
        edges = [edge for edge in self.statements.edges(node.id, "ALIGNED_WITH") if edge.properties.get("status") != "rejected"]
        if not edges:
            return {}
        best = min(edges, key=lambda edge: (edge.properties.get("status") != "accepted", -_score(edge), edge.target))
        return present(concept=best.target, proposed=True if best.properties.get("status") != "accepted" else None)

    def _nomenclature(self, edge: Edge) -> Json:
        official = self.statements.nodes[edge.target].properties
        return present(code=official.get("code"), name=official.get("name"), method=edge.properties.get("method"))

    def _contradictions(self, figure: Node, owner: Node, year: str | None) -> list[Json]:
        others = []
        for other in self._contradictions_of(figure):
            self.home.setdefault(other.id, owner.id)
            others.append(present(year=year, text=_printed(other), origins=self.origins(other.id)))
        return others

    def _contradictions_of(self, figure: Node) -> list[Node]:
        return self._out(figure.id, "CONTRADICTED_BY")

    def _units(self, node_id: str, relation: str) -> list[str]:
        return [unit.text for unit in self._out(node_id, relation)]

    def _out(self, node_id: str, *types: str) -> list[Node]:
        return self.statements.out(node_id, self.document, *types)


def by_year(pagu: Json | None) -> dict[int, tuple[int, bool]]:
    """{year: (rupiah, added up)}: of each year the row without a unit where there is one, else the units' sum."""
    found: dict[int, tuple[int, bool]] = {}
    for year in (pagu or {}).get("years", ()):
        rows: list[Json] = [row for row in (pagu or {})["rows"] if row.get("values", {}).get(str(year))]
        whole = [row for row in rows if not row.get("who")]
        chosen = whole[:1] or rows
        figures = [row["values"][str(year)][0] or 0 for row in chosen]
        found[int(year)] = (sum(figures), len(figures) > 1)
    return found


def _score(edge: Edge) -> float:
    score = edge.properties.get("score")
    return float(score) if isinstance(score, (int, float)) else 0.0


def _printed(target: Node) -> str:
    return str(target.properties.get("text", _figure(target.properties.get("value")) or ""))


def _figure(value: object) -> str | None:
    """A number the Indonesian way (decimal comma); printed figures never come through here."""
    return None if value is None else f"{value:g}".replace(".", ",") if isinstance(value, float) else str(value)


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


def present(**values: Any) -> Json:
    """Only what is there: the file stays small, and the view never prints an empty line."""
    return {key: value for key, value in values.items() if value is not None and (value != [] or key in _KEPT)}


_KEPT = frozenset(("rows", "end", "origins"))


def _distinct(entries: Iterable[Json]) -> list[Json]:
    kept: list[Json] = []
    for entry in entries:
        if entry and entry not in kept:
            kept.append(entry)
    return kept

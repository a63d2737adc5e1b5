"""From the facts of a plan to its typed graph: ids, relations, and which of two printed figures counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from ...graph import ids
from ...graph.model import PlanGraph
from ..language.numbers import value_of
from ..language.offices import is_office, kind_of_office
from ..nomenclature.classification import classify
from ..nomenclature.imported import known
from ..nomenclature.lookup import Nomenclature
from .beside.nodes import add_priorities, add_realisations
from .builder import same_value
from .facts import Aim, Amount, Item, Measure, NotUnderstood, Origin, Plan
from .identity.acceptance import check
from .identity.kinds import OF_REGION
from .wordings import last_rows, other_wording

_AGENCYS = "agency"  # the list of an agency's own misi
_REGIONAL = {"Vision": "visi", "Mission": "misi", "RegionalGoal": "tujuan", "RegionalSasaran": "sasaran"}
_OWN = {
    "Goal": "tujuan",
    "Sasaran": "sasaran",
    "Strategy": "strategi",
    "Policy": "arah",
    "Program": "prog",
    "Activity": "keg",
    "SubActivity": "sub",
}
_DOWN = {
    "RegionalGoal": "HAS_GOAL", "RegionalSasaran": "HAS_SASARAN", "Goal": "HAS_GOAL", "Sasaran": "HAS_SASARAN", "Strategy": "PURSUED_BY",
    "Policy": "DIRECTED_BY", "Program": "HAS_PROGRAM", "Activity": "HAS_ACTIVITY", "SubActivity": "HAS_SUBACTIVITY",
}  # fmt: skip
_NAMED = frozenset({"Program", "Activity", "SubActivity"})
_BELOW = frozenset({"Activity", "SubActivity"})  # their indicators are long and official


def to_graph(plan: Plan, nomenclature: Nomenclature | None = None) -> PlanGraph:
    """The graph of one plan. InputError where the document is of another kind, or does not say whose plan it is or for which years."""
    check(plan)
    return _Writer(plan, nomenclature or known()).graph()


class _Writer:
    def __init__(self, plan: Plan, nomenclature: Nomenclature) -> None:
        assert plan.period is not None
        self.plan = plan
        self.nomenclature = nomenclature
        self.out = PlanGraph()
        self.region = ids.region_id(plan.region)
        # An RPJMD is its region's, a Renstra an agency's.
        self.agency = ids.agency_id(self.region, plan.agency) if plan.kind not in OF_REGION else None
        self.document = ids.document_id(self.agency or self.region, plan.kind, *plan.period)
        self.by = {"documents": [self.document]}
        self.ids: dict[int, str] = {}
        self.last, self.own = last_rows(plan), (plan.region, plan.agency)
        self.rank = Counter(_printed_in(amount) for item in plan.items for amount in item.amounts)
        self.aim_rank = Counter(aim.origin.table for item in plan.items for measure in item.measures for aim in measure.aims)

    def graph(self) -> PlanGraph:
        plan, out = self.plan, self.out
        assert plan.period is not None
        out.add_node(self.region, "Region", name=plan.region, level=plan.region_level)
        if self.agency is not None:
            out.add_node(self.agency, "Agency", name=plan.agency, kind=plan.agency_kind)
            out.add_edge(self.agency, "PART_OF", self.region, **self.by)
        out.add_node(
            self.document, "Document", title=plan.title, kind=plan.kind, period_start=plan.period[0], period_end=plan.period[1],
            date=plan.date, file_name=plan.file_name, sha256=plan.sha256,
            guessed=[f"{guess.what}: {guess.source}" for guess in plan.guesses] or None, recognised=sorted(plan.recognised) or None,
            other_agencies=plan.others or None, text_statements=plan.text_statements or None,
        )  # fmt: skip
        out.add_edge(self.agency or self.region, "HAS_PLAN", self.document, **self.by)
        for item in plan.items:
            self._node(item)
        for item in plan.items:
            self._relations(item)
        for item in plan.items:
            self._money(self.ids[id(item)], item.amounts, item.level)
            self._former_money(self.ids[id(item)], item.former)
            for text, origin in item.results:
                label = "Outcome" if item.level == "Program" else "Output"
                node = f"{self.ids[id(item)]}/{label.lower()}/{ids.slug_hash(text)}"
                out.add_node(node, label, text=text)
                out.add_edge(self.ids[id(item)], "ACHIEVES", node, **self.by)
                self._stated(node, [origin])
            for measure in item.measures:
                self._measure(measure, self.ids[id(item)])
        classify(out, self.nomenclature)
        for measure in plan.loose_measures:
            self._measure(measure, None)
        totals: dict[str, list[Amount]] = defaultdict(list)
        for label, amount in plan.totals:
            totals[label].append(amount)
        labels = list(totals)
        for label in labels:
            # One total row is the document's own figure; further ones (an urusan each) keep their code in the key.
            owner = self.document if len(labels) == 1 else f"{self.document}/{ids.slug(label)}"
            self._money(owner, totals[label], "Document", holder=self.document)
        add_priorities(out, plan, self.document, self.ids, self._stated)
        add_realisations(out, plan, self.document, self.ids, self._stated)
        for entry in plan.unread:
            self._unread(entry)
        reached = {edge.target for edge in out.edges("SUPPORTS")}
        for mission in plan.supported:  # where the plan says no more than that
            if self.ids[id(mission)] not in reached:
                out.add_edge(self.agency or self.region, "SUPPORTS", self.ids[id(mission)], how="stated", **self.by)
        return out

    def _unread(self, entry: NotUnderstood) -> None:
        """Something printed that became no fact, with its place: what the graph does not know is known to it."""
        place, why = entry.place, entry.why()
        at = [
            word for word in (place.file, place.sheet, f"p{place.page}" if place.page else f"l{place.line}" if place.line else None) if word
        ]
        key = ids.unread_id(self.document, " ".join([entry.what, *at]), f"{why} {entry.table} {entry.words}")
        words = entry.words or None
        self.out.add_node(key, "Unread", what=entry.what, reason=why, words=words, amounts=entry.amounts)
        self._stated(key, [Origin(place, entry.words, entry.table)])

    # -- nodes of the cascade ------------------------------------------------------------------------------------

    def _key(self, item: Item) -> str:
        assert self.plan.period is not None
        if item.listing == _AGENCYS:
            return ids.statement_id(self.document, _REGIONAL[item.level], item.text)
        if item.level in _REGIONAL:
            # Statements are the same because their words are: one region's misi are numbered otherwise from plan to plan and list to list.
            text = None if item.level == "Vision" else item.text
            return ids.shared_id(self.region, *self.plan.period, _REGIONAL[item.level], text)
        if item.level in _NAMED and not item.code:
            parent = next((up for up in item.parents if up.level in _NAMED), None)
            if parent is not None:
                return ids.child_id(self._id(parent), item.text)
        return ids.statement_id(self.document, _OWN[item.level], item.text, item.code)

    def _id(self, item: Item) -> str:
        if id(item) not in self.ids:
            self.ids[id(item)] = self._key(item)
        return self.ids[id(item)]

    def _node(self, item: Item) -> None:
        key = self._id(item)
        if self.out.has(key) and item.level in _NAMED:  # one code printed for two names
            key = f"{key}/{ids.short_hash(item.text)}"
            self.ids[id(item)] = key
        if item.level in _NAMED:
            self.out.add_node(key, item.level, name=item.text, code=item.code, printed_code=item.printed_code)
        elif item.level == "Mission":
            self.out.add_node(key, item.level, text=item.text, number=item.number, list=item.listing)
        elif item.level in ("RegionalGoal", "RegionalSasaran"):
            self.out.add_node(key, item.level, text=item.text, code=item.printed_code)
        else:
            self.out.add_node(key, item.level, text=item.text)
        self._stated(key, item.origins, item.wordings, is_whole=item.level not in _NAMED)

    def _stated(self, key: str, origins: Iterable[Origin], wordings: Mapping[Origin, str] | None = None, *, is_whole: bool = False) -> None:
        """Note where a node is printed; fewer words are another wording where its texts are whole: no names cut by narrow columns."""
        label, words = self.out.node(key).label, self.out.node(key).text
        for origin in origins:
            place, told = origin.place, (wordings or {}).get(origin, "")
            worded = origin.wording or other_wording(words, told, origin if is_whole else None, self.last, self.own)
            # Where in which table a figure stands, the sums need to know.
            row = {"part": origin.part, "position": origin.position} if label == "Budget" else {}
            self.out.add_edge(
                key, "STATED_IN", self.document, page=place.page, line=place.line, sheet=place.sheet, file=place.file,
                table=origin.table or None, cell=origin.cell, years=list(origin.years) if origin.years and label == "Indicator" else None,
                **row, wording=worded, number=origin.number,
            )  # fmt: skip

    def _relations(self, item: Item) -> None:
        key, out = self.ids[id(item)], self.out
        if item.level == "Vision":
            out.add_edge(self._holder(item), "HAS_VISION", key, **self.by)
        if item.level == "Mission":
            own = item.listing == _AGENCYS
            vision = next((one for one in self.plan.of_level("Vision") if (one.listing == _AGENCYS) == own), None)
            out.add_edge(self.ids[id(vision)] if vision else self._holder(item), "HAS_MISSION", key, **self.by)
        if item.level == "Goal" and self.agency is not None:
            out.add_edge(self.agency, "HAS_GOAL", key, **self.by)
        if item.level in ("RegionalGoal", "RegionalSasaran") and not item.parents:
            out.add_edge(self.region, _DOWN[item.level], key, **self.by)
        for parent in item.parents:
            out.add_edge(self.ids[id(parent)], _DOWN[item.level], key, **self.by)
        for name in item.assigned:
            if (agency := self._named_agency(name)) is not None:
                out.add_edge(key, "ASSIGNED_TO", agency, **self.by)
        for target in item.supports:
            out.add_edge(key, "SUPPORTS", self.ids[id(target)], how="stated", **self.by)

    def _holder(self, item: Item) -> str:
        """Whose a visi or misi is: the region's, or in plans of the older form the agency's own."""
        return self.agency if item.listing == _AGENCYS and self.agency is not None else self.region

    # -- figures -------------------------------------------------------------------------------------------------

    def _unit(self, name: str) -> str:
        agency = self.agency or self._named_agency(name)
        key = ids.unit_id(agency or self.document, name)
        if not self.out.has(key):
            self.out.add_node(key, "Unit", name=name)
            if agency is not None:
                self.out.add_edge(key, "PART_OF", agency, **self.by)
        return key

    def _named_agency(self, name: str) -> str | None:
        """The agency that a row of a region's plan names, or None for other words ("Semua perangkat daerah")."""
        if not is_office(name):
            return None
        key = ids.agency_id(self.region, name)
        self.out.add_node(key, "Agency", name=name, kind=kind_of_office(name))
        self.out.add_edge(key, "PART_OF", self.region, **self.by)
        return key

    def _money(self, owner: str, amounts: list[Amount], level: str, holder: str | None = None) -> None:
        """Amounts of one node: per year the table with the most figures counts, there the name row; others contradict it."""
        per_year: dict[int | None, list[Amount]] = defaultdict(list)
        for amount in amounts:
            per_year[amount.year].append(amount)
        for year, figures in per_year.items():
            shares = _shares(figures)
            tables = {_printed_in(amount) for amount in figures if not any(amount is share for share in shares)}
            best_table = max(tables, key=lambda table: (self.rank[table], table))
            # A name row without any money leaves a "0" behind only where its result row prints nothing else.
            chosen: dict[str | None, Amount] = {}
            for amount in sorted(figures, key=lambda amount: amount.source != "name"):
                if _printed_in(amount) == best_table:
                    chosen.setdefault(amount.unit, amount)
            total = sum(amount.rupiah for amount in chosen.values())
            for amount in chosen.values():
                self._budget(owner, amount, holder or owner)
            for amount in figures:
                mine = chosen.get(amount.unit)
                if any(amount is known for known in (*chosen.values(), *shares)):
                    continue
                if mine is None and amount.rupiah in (total, 0):  # the same money printed once whole, once split over units
                    for unit in chosen if amount.rupiah and _printed_in(amount) != best_table else ():
                        self._stated(ids.budget_id(owner, year, unit), [amount.origin])
                    continue
                against = mine or next(iter(chosen.values()))
                if against.rupiah == amount.rupiah:
                    if _printed_in(amount) != best_table:  # another table says the same
                        self._stated(ids.budget_id(owner, year, against.unit), [amount.origin])
                    continue
                if amount.source == "result" and amount.rupiah == total:
                    continue
                other = ids.budget_id(owner, year, amount.unit, amount.rupiah)
                if self.out.has(other):
                    self._stated(other, [amount.origin])
                    continue
                self.out.add_node(other, "Budget", year=year, rupiah=amount.rupiah)
                self._stated(other, [amount.origin])
                self.out.add_edge(ids.budget_id(owner, year, against.unit), "CONTRADICTED_BY", other, **self.by)

    def _former_money(self, owner: str, amounts: list[Amount]) -> None:
        """The money of the plan's former edition beside the figure that took its place; the name row's where several print one."""
        seen: set[tuple[int | None, str | None]] = set()
        for amount in sorted(amounts, key=lambda amount: amount.source != "name"):
            budget = ids.budget_id(owner, amount.year, amount.unit)
            if (amount.year, amount.unit) in seen or not self.out.has(budget):
                continue
            seen.add((amount.year, amount.unit))
            other = ids.budget_id(owner, amount.year, amount.unit, amount.rupiah)
            if self.out.node(budget).properties["rupiah"] == amount.rupiah:
                self._stated(budget, [amount.origin])
            elif not self.out.has(other):
                self.out.add_node(other, "Budget", year=amount.year, rupiah=amount.rupiah)
                self._stated(other, [amount.origin])
                self.out.add_edge(budget, "CONTRADICTED_BY", other, edition="former", **self.by)

    def _budget(self, owner: str, amount: Amount, holder: str) -> None:
        key = ids.budget_id(owner, amount.year, amount.unit)
        self.out.add_node(key, "Budget", year=amount.year, rupiah=amount.rupiah)
        self._stated(key, [amount.origin])
        self.out.add_edge(holder, "FUNDED_BY" if amount.year is not None else "END_BUDGET", key, **self.by)
        if amount.unit:
            self.out.add_edge(key, "SPENT_BY", self._unit(amount.unit), **self.by)

    def _measure(self, measure: Measure, owner: str | None) -> None:
        key = ids.indicator_id(ids.measured_id(self.document, owner or self.document), measure.text, measure.office)
        self._indicator(key, measure, measure.unit, is_whole=owner is None or self.out.node(owner).label not in _BELOW)
        if owner is not None:
            self.out.add_edge(owner, "MEASURED_BY", key, **self.by)
        if measure.office:
            self.out.add_edge(key, "REPORTED_BY", self._unit(measure.office), **self.by)
        best: dict[int | None, Aim] = {}
        for aim in sorted(
            [*measure.aims, *(aim for other in measure.contradicted for aim in other.aims)],
            key=lambda aim: -self.aim_rank[aim.origin.table],
        ):
            best.setdefault(aim.year, aim)
        for aim in best.values():
            target = ids.target_id(key, aim.year)
            self._target(target, aim)
            self.out.add_edge(key, "HAS_TARGET" if aim.year is not None else "END_TARGET", target, **self.by)
        self._other_aims(key, [*measure.aims, *(aim for other in measure.contradicted for aim in other.aims)], best)
        for other in measure.contradicted:
            self._contradicted(key, measure, other)
        for aim in measure.former:
            target = ids.target_id(key, aim.year, aim.text)
            if aim.year in best and not same_value(aim.text, best[aim.year].text) and not self.out.has(target):
                self._target(target, aim)
                self.out.add_edge(ids.target_id(key, aim.year), "CONTRADICTED_BY", target, edition="former", **self.by)

    def _indicator(self, key: str, measure: Measure, unit: str | None, *, is_whole: bool = False) -> None:
        self.out.add_node(
            key, "Indicator", text=measure.text, unit=unit, formula=measure.formula, kinds=sorted(measure.kinds) or None,
            baseline=measure.baseline, baseline_year=measure.baseline_year if measure.baseline else None,
            baseline_value=value_of(measure.baseline) if measure.baseline else None,
        )  # fmt: skip
        self._stated(key, measure.origins, measure.wordings, is_whole=is_whole)

    def _target(self, key: str, aim: Aim) -> None:
        self.out.add_node(key, "Target", year=aim.year, text=aim.text, value=value_of(aim.text))
        self._stated(key, [aim.origin])

    def _other_aims(self, key: str, aims: Iterable[Aim], best: dict[int | None, Aim]) -> None:
        """Targets that differ from the one that counts for their year: another table's, or a second column's of the same table."""
        for aim in aims:
            counted = best[aim.year]
            if aim is counted or same_value(aim.text, counted.text):
                continue
            target = ids.target_id(key, aim.year, aim.text)
            if not self.out.has(target):
                self._target(target, aim)
                self.out.add_edge(ids.target_id(key, aim.year), "CONTRADICTED_BY", target, **self.by)

    def _contradicted(self, key: str, measure: Measure, other: Measure) -> None:
        baseline = bool(other.baseline and measure.baseline and not same_value(other.baseline, measure.baseline))
        unit = bool(other.unit and measure.unit and ids.fold(other.unit) != ids.fold(measure.unit))
        if baseline or unit:
            second = f"{key}~{ids.short_hash(f'{other.baseline} {other.unit} {other.origins[0].table}')}"
            if not self.out.has(second):
                self._indicator(second, other, other.unit)
                self.out.add_edge(key, "CONTRADICTED_BY", second, **self.by)


def _printed_in(amount: Amount) -> tuple[str, int]:
    """The table that prints an amount: its name, and which of the tables of that name it is."""
    return amount.origin.table, amount.origin.part or 0


def _shares(figures: list[Amount]) -> list[Amount]:
    """The figures that the rows of several results share out among them, where a row of the name alone prints the whole: no others of it.

    In the same table the whole stands on the name's row above them; where another table prints it, all rows of this one are shares.
    """
    found: list[Amount] = []
    for table, unit in {(_printed_in(amount), amount.unit) for amount in figures}:
        here = [amount for amount in figures if amount.unit == unit and _printed_in(amount) == table]
        elsewhere = {
            amount.rupiah for amount in figures if amount.unit == unit and _printed_in(amount) != table and amount.source == "name"
        }
        if len(here) > 2 and here[0].source == "name" and sum(amount.rupiah for amount in here[1:]) == here[0].rupiah:
            found += here[1:]
        elif len(here) > 1 and all(amount.rupiah for amount in here) and sum(amount.rupiah for amount in here) in elsewhere:
            found += here
    return found

"""A region's own plan as its agencies quote it: what they state of the RPJMD, as a document of the region to correct. Pure.

Each statement has the words on which the documents settle, and what they say of it: who quotes it in which words under which number
and where, and what of it is doubtful.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from .. import ids
from ..concepts.decisions import Decision
from ..errors import GraphError
from ..model import Node, PlanGraph
from ..wording import Properties, Value, is_regional
from .layer import LEVELS, Layer, Period, documents_of
from .near import Near, near_statements
from .region import Settled, settled
from .words import core, same_words

GUESS = "statements: quotations"  # in `guessed` of the document: it is nobody's plan until somebody has corrected it
_DOWN = ("HAS_VISION", "HAS_MISSION", "HAS_GOAL", "HAS_SASARAN")
_NEAREST = ("RegionalGoal", "Mission", "Vision", "Region")  # the parent that counts where plans print several levels above one


@dataclass(frozen=True, slots=True)
class Quotation:
    """One place at which a plan prints a statement."""

    document: str
    wording: str
    number: str | None = None
    listing: str | None = None
    page: int | None = None
    line: int | None = None
    table: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of the region: its id in the draft, its level and words, and its quotations; `doubts` in (Indonesian, English)."""

    id: str
    level: str
    text: str
    quotations: tuple[Quotation, ...]
    doubts: tuple[tuple[str, str], ...] = ()

    @property
    def votes(self) -> int:
        """How many documents state it."""
        return len({quotation.document for quotation in self.quotations})


@dataclass(slots=True)
class Draft:
    """`graph` holds the one document; `statements` in the order of its levels."""

    document: str
    graph: PlanGraph
    statements: list[Statement] = field(default_factory=list)


def drafted(layer: Layer, region: Node, period: tuple[int, int] | None = None, decisions: Iterable[Decision] = ()) -> Draft:
    """The draft of a region's plan, for the period of which most is stated or the one asked for.

    GraphError where no plan states anything of it.
    """
    decided = list(decisions)
    found = settled(layer, decided)
    chosen = _period(found, region.id, period)
    held = [id for id in found.nodes if found.labels[id] in LEVELS and id.startswith(f"{region.id}/{chosen.start}-{chosen.end}/")]
    document = ids.document_id(region.id, "RPJMD", chosen.start, chosen.end)
    draft = Draft(document, _frame(region, document, chosen))
    quotations = _quotations(layer, found, set(held), document)
    near: dict[str, list[Near]] = defaultdict(list)
    for pair in near_statements(layer, found, decided):
        near[pair.one].append(pair)
        near[pair.other].append(pair)
    parents = {id: _parents(found, id, region.id) for id in held}
    for id in sorted(held, key=lambda id: _order(found, id)):
        values, level = found.nodes[id], found.labels[id]
        said = quotations.get(id, ())
        statement = Statement(id, level, str(values.get("text", "")), said, tuple(_doubts(found, id, said, parents[id], near)))
        draft.statements.append(statement)
        draft.graph.add_node(id, level, **values)
        draft.graph.add_edge(id, "STATED_IN", document, **_origin(layer, found, statement, document, values))
    for id in held:
        for source, type in _chosen(parents[id], set(held), region.id):
            draft.graph.add_edge(source, type, id, documents=[document])
    return draft


def _period(found: Settled, region: str, asked: tuple[int, int] | None) -> Period:
    votes: Counter[Period] = Counter()
    for id in found.nodes:
        owner, _, rest = id.partition("/")
        years = rest.partition("/")[0].split("-")
        if owner == region and found.labels[id] in LEVELS and len(years) == 2 and all(year.isdigit() for year in years):
            votes[Period(int(years[0]), int(years[1]))] += 1
    if asked is not None:
        votes = Counter({period: number for period, number in votes.items() if period == asked})
    if not votes:
        told = f"{asked[0]}–{asked[1]}" if asked else ""
        raise GraphError(
            {"id": f"tidak ada rencana yang mengutip RPJMD {told}".strip(), "en": f"no plan quotes the RPJMD {told}".strip()}, place=region,
            cure={
                "id": "Muat dulu rencana perangkat daerahnya dengan selaras build.",
                "en": "Load the plans of its agencies with selaras build first.",
            },
        )  # fmt: skip
    return min(votes, key=lambda period: (-votes[period], -period.start))


def _frame(region: Node, document: str, period: Period) -> PlanGraph:
    graph = PlanGraph()
    graph.add_node(region.id, "Region", **region.properties)
    title = f"RPJMD {region.text} {period.start}–{period.end} (draf dari kutipan rencana perangkat daerah)"
    graph.add_node(document, "Document", title=title, kind="RPJMD", period_start=period.start, period_end=period.end, guessed=[GUESS])
    graph.add_edge(region.id, "HAS_PLAN", document, documents=[document])
    return graph


def _order(found: Settled, id: str) -> tuple[int, str, int, str]:
    values = found.nodes[id]
    number = values.get("number")
    return (
        list(LEVELS).index(found.labels[id]), "" if values.get("list") in (None, "RPJMD") else str(values["list"]),
        number if isinstance(number, int) else 99, str(values.get("text", "")),
    )  # fmt: skip


def _quotations(layer: Layer, found: Settled, held: set[str], own: str) -> dict[str, tuple[Quotation, ...]]:
    said: dict[str, list[Quotation]] = defaultdict(list)
    for document, node, name, places in found.said(layer):
        if name in held and document != own:  # an earlier draft quotes nobody
            said[name] += [_quotation(layer, document, node, place) for place in places]
    return {id: tuple(sorted(found, key=lambda q: (q.document, q.page or 0, q.line or 0, q.wording))) for id, found in said.items()}


def _quotation(layer: Layer, document: str, node: str, place: Mapping[str, Value]) -> Quotation:
    page, line = place.get("page"), place.get("line")
    return Quotation(
        document,
        str(place.get("wording") or layer.nodes[node].get("text", "")),
        next((str(place[name]) for name in ("number", "code") if name in place), None),
        str(place["list"]) if "list" in place else None,
        page if isinstance(page, int) else None,
        line if isinstance(line, int) else None,
        str(place["table"]) if "table" in place else None,
    )


def _origin(layer: Layer, found: Settled, statement: Statement, document: str, values: Mapping[str, Value]) -> Properties:
    """Where the draft has a statement from: its place in the region's own plan where that states it, else the plans that quote it."""
    own = [place for stated_in, _, name, places in found.said(layer) if name == statement.id and stated_in == document for place in places]
    kept = {"wording": statement.text} | {name: values[name] for name in ("number", "list", "code") if name in values}
    if own:
        return {**own[0], **kept}
    return {**kept, "cell": f"dikutip {statement.votes} rencana"}


def _parents(found: Settled, id: str, region: str) -> dict[tuple[str, str], int]:
    """What documents say that a statement hangs on, with how many say so. Only the nearest level counts, and only this region's."""
    votes: dict[tuple[str, str], int] = {}
    for (source, type, target), properties in found.edges.items():
        if target == id and type in _DOWN and (source == region or source.startswith(f"{region}/")):
            votes[source, type] = len(documents_of(properties))
    nearest = next((label for label in _NEAREST if any(found.labels[source] == label for source, _ in votes)), None)
    return {key: number for key, number in votes.items() if found.labels[key[0]] == nearest}


def _chosen(parents: Mapping[tuple[str, str], int], held: set[str], region: str) -> Iterator[tuple[str, str]]:
    """The parent that most say; the first in the order of ids where they are divided."""
    known = {key: number for key, number in parents.items() if key[0] in held or key[0] == region}
    if known:
        yield min(known, key=lambda key: (-known[key], key))


def _doubts(
    found: Settled, id: str, said: Iterable[Quotation], parents: Mapping[tuple[str, str], int], near: Mapping[str, list[Near]]
) -> Iterator[tuple[str, str]]:
    """What a reader should look at before believing a statement."""
    quoted = list(said)
    text = str(found.nodes[id].get("text", ""))
    by = {quotation.document for quotation in quoted}
    if len(by) == 1:
        yield "hanya dikutip satu rencana", "quoted by one plan only"
    words = core(text)[0]
    if parted := sorted({quotation.wording for quotation in quoted if not same_words(core(quotation.wording)[0], words)}):
        told = "; ".join(parted)
        yield f"dikutip dengan bunyi yang lebih pendek, panjang atau lain: {told}", f"quoted in shorter, longer or other words: {told}"
    numbers = Counter(quotation.number for quotation in quoted if quotation.number is not None)
    if len(numbers) > 1:
        told = ", ".join(f"{number} ({count}×)" for number, count in numbers.most_common())
        yield f"nomor tercetak berbeda: {told}", f"printed under several numbers: {told}"
    most = max(parents.values(), default=0)
    if len(parents) > 1:
        names = "; ".join(f"{_named(found, source)} ({number})" for (source, _), number in sorted(parents.items(), key=lambda p: -p[1]))
        same = sum(number == most for number in parents.values()) > 1
        yield (
            f"induk berbeda{', tanpa suara terbanyak' if same else ''}: {names}",
            f"under several parents{', none of them by most votes' if same else ''}: {names}",
        )
    if not parents and found.labels[id] in ("RegionalGoal", "RegionalSasaran"):
        yield "induknya tidak disebut rencana mana pun", "no plan says what it hangs on"
    for pair in near.get(text, ()):
        other = pair.other if pair.one == text else pair.one
        yield f"mungkin sama dengan: {other}", f"perhaps the same as: {other}"


def _named(found: Settled, id: str) -> str:
    return str(found.nodes.get(id, {}).get("text", id))


def is_draft(properties: Mapping[str, Value]) -> bool:
    """Whether a document is such a draft, however it was corrected."""
    guessed = properties.get("guessed")
    return isinstance(guessed, list) and GUESS in guessed


def own_plans(documents: Iterable[Node]) -> list[Node]:
    """Those documents that are a region's own plan and no draft."""
    return [node for node in documents if is_regional(str(node.properties.get("kind", ""))) and not is_draft(node.properties)]

"""A08: a program or kegiatan with nothing below it, where the others of its table have; a level that is skipped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import fuzz

from .....graph.ids import fold
from .....graph.model import Edge, Node, PlanGraph
from ....texts import Text, both, join
from ...findings import Finding, Verdict
from ...once import once
from ...places import by_document, documents_of, place_of, tables_of, text
from ...printed.unread import unread
from ...printed.words import is_fragment
from ...rule import Rule
from ...sums.figures import Money

BELOW = {"Program": ("HAS_ACTIVITY", "HAS_SUBACTIVITY"), "Activity": ("HAS_SUBACTIVITY",)}
_LEVELS = {"Program": Text("program", "programs"), "Activity": Text("kegiatan", "activities")}
_MOST = 0.3  # of a level; where more have nothing below them, the layout has no such rows or they were not read
_LIKE = 85
_MANY = 5  # subkegiatan of a table by which it is known to leave a level out
_BEGIN = 40  # letters by which a name is known


def items(graph: PlanGraph) -> Iterator[str]:
    """Every program and kegiatan."""
    yield from (node.id for label in BELOW for node in graph.nodes(label))


def check(graph: PlanGraph) -> Iterator[Finding]:
    """A finding per plan and level for what has nothing below it, one per plan for subkegiatan right below a program beside kegiatan.

    One more for each table that leaves out the kegiatan which the plan has elsewhere.
    """
    rows_left = {(entry.document, entry.table) for entry in unread(graph) if entry.what in ("row", "table", "page", "picture")}
    for label, relations in BELOW.items():
        of_document = by_document(graph, [node.id for node in graph.nodes(label)])
        for document, ids in of_document.items():
            bare = [id for id in ids if not graph.out(id, *relations)]
            if bare and len(bare) <= max(1, _MOST * len(ids)) and len(ids) > 1:
                sure = [id for id in bare if _is_bare(graph, graph.node(id), ids, relations, rows_left)]
                if sure:
                    yield _bare(graph, sure, label)
            if label == "Program":
                yield from _skipped(graph, document, ids)
    yield from _tables_without_activities(graph, rows_left)


def _is_bare(graph: PlanGraph, node: Node, ids: Sequence[str], relations: tuple[str, ...], left: set[tuple[str, str]]) -> bool:
    """Whether nothing speaks for rows that were lost: its table was read, prints rows below others, and no other has almost its name."""
    tables = tables_of(graph, node.id)
    beside = {table for id in ids if id != node.id and graph.out(id, *relations) for table in tables_of(graph, id)}
    told = node.properties.get("code") or _is_proved(graph, node)
    if not told or is_fragment(node.text) or not tables & beside or tables & left:
        return False
    own = fold(node.text)
    coded = {id for id in ids if graph.node(id).properties.get("printed_code") and tables & tables_of(graph, id)}
    others = (id for id in ids if id != node.id and not {node.id, id} <= coded)  # codes of one table tell two names apart
    return not any(_alike(own, fold(graph.node(id).text)) for id in others)


def _is_proved(graph: PlanGraph, node: Node) -> bool:
    """Whether the money says what a kegiatan without a code is: its program's is the sum with it, and each kegiatan beside it has its own.

    Then no row below it was read as another's, and it is itself no part of the kegiatan above.
    """
    for above in graph.sources(node.id, "HAS_ACTIVITY"):
        beside = graph.targets(above.id, "HAS_ACTIVITY")
        sums = [(above.id, [one.id for one in beside])]
        sums += [(one.id, [sub.id for sub in graph.targets(one.id, "HAS_SUBACTIVITY")]) for one in beside if one.id != node.id]
        if len(beside) > 1 and all(_adds_up(graph, owner, rows) for owner, rows in sums if rows):
            return True
    return False


def _adds_up(graph: PlanGraph, owner: str, rows: Sequence[str]) -> bool:
    money = once(graph, Money)
    printed, parts = money.of(owner), [money.of(row) for row in rows]
    return len(printed) > 1 and all(sum(part.get(year, 0) for part in parts) == amount for year, amount in printed.items())


def _alike(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one) or fuzz.ratio(one, other) >= _LIKE


def _skipped(graph: PlanGraph, document: str, programs: Sequence[str]) -> Iterator[Finding]:
    """Subkegiatan that stand right below a program which has kegiatan too, by their own printed codes."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for program in programs:
        if graph.out(program, "HAS_ACTIVITY"):
            kinds[program] = [child.id for child in graph.targets(program, "HAS_SUBACTIVITY") if child.properties.get("printed_code")]
    skipped = [id for ids in kinds.values() for id in ids if next(iter(documents_of(graph, id)), "") == document]
    if skipped:
        names = join((both(f"“{graph.node(id).text}”") for id in skipped[:3]), ", ")
        because = Text(
            f"Tercetak langsung di bawah program yang juga memiliki kegiatan: {names.id}.",
            f"Printed right below a program that has activities too: {names.en}.",
        )
        expected = Text("subkegiatan di bawah kegiatannya", "subactivities below their activity")
        found = Text(f"{len(skipped)} subkegiatan tanpa kegiatan", f"{len(skipped)} subactivities without activity")
        verdict = Verdict(expected, found, "reading", because)
        yield RULE.finding(
            graph, _parent(graph, skipped[0]), verdict, key="skipped", place=place_of(graph, skipped[0]), stands_for=tuple(skipped)
        )


def _tables_without_activities(graph: PlanGraph, left: set[tuple[str, str]]) -> Iterator[Finding]:
    """Tables with programs, subkegiatan, their indicators and money, and none of the kegiatan below which another table puts the same."""
    listed: dict[tuple[str, str], dict[str, list[tuple[str, Edge]]]] = defaultdict(lambda: defaultdict(list))
    for label in ("Program", "Activity", "SubActivity", "Indicator", "Priority", "Realisation"):
        for node in graph.nodes(label):
            for edge in graph.out(node.id, "STATED_IN"):
                if name := text(edge.properties.get("table")):
                    listed[edge.target, name][label].append((node.id, edge))
    activities = {id for of_label in listed.values() for id, _ in of_label["Activity"]}
    without = {
        table: of_label
        for table, of_label in listed.items()
        if of_label["Program"] and of_label["Indicator"] and of_label["SubActivity"] and table not in left
        and not (of_label["Activity"] or of_label["Priority"] or of_label["Realisation"])
    }  # fmt: skip
    for label in ("Budget", "Target") if without else ():  # most of all nodes, which few plans need be asked about
        for node in graph.nodes(label):
            for edge in graph.out(node.id, "STATED_IN"):
                if of_label := without.get((edge.target, text(edge.properties.get("table")))):
                    of_label[label].append((node.id, edge))
    for table, of_label in without.items():
        if not (of_label["Budget"] and of_label["Target"]):
            continue
        below = {
            id: edge for id, edge in of_label["SubActivity"] if activities & {node.id for node in graph.sources(id, "HAS_SUBACTIVITY")}
        }
        printed = fold(" ".join(text(edge.properties.get("cell")) for told in of_label.values() for _, edge in told))
        above = {node.id: node.text for id in below for node in graph.sources(id, "HAS_SUBACTIVITY", label="Activity")}
        if len(below) < _MANY or 5 * len(below) < 4 * len({id for id, _ in of_label["SubActivity"]}):
            continue
        if any(fold(name)[:_BEGIN] in printed for name in above.values()):
            continue  # a row that prints one was read for something else
        yield _without_activities(graph, table[1], below, len(above))


def _without_activities(graph: PlanGraph, table: str, below: Mapping[str, Edge], of: int) -> Finding:
    first = next(iter(below))
    because = Text(
        f"{table} menempatkan {len(below)} subkegiatan langsung di bawah program; {of} kegiatannya hanya tercetak pada tabel lain.",
        f"{table} puts {len(below)} subactivities right below the programs; their {of} activities are printed in another table only.",
    )
    expected = Text("kegiatan di antara program dan subkegiatan", "activities between programs and subactivities")
    found = Text(f"tidak ada kegiatan pada {table}", f"no activities in {table}")
    place = place_of(graph, first, among=[below[first]])
    return RULE.finding(graph, first, Verdict(expected, found, "plan", because), key=f"table {table}", place=place)


def _parent(graph: PlanGraph, id: str) -> str:
    return min(edge.source for edge in graph.into(id, "HAS_SUBACTIVITY") if graph.node(edge.source).label == "Program")


def _bare(graph: PlanGraph, several: Sequence[str], label: str) -> Finding:
    names = join((both(f"“{graph.node(id).text}”") for id in several[:3]), ", ")
    below = Text("kegiatan atau subkegiatan", "activities or subactivities") if label == "Program" else Text("subkegiatan", "subactivities")
    because = Text(
        f"Tabelnya mencetak {below.id} di bawah yang lain, tetapi tidak satu pun di bawah {names.id}.",
        f"Its table prints {below.en} below the others, but none below {names.en}.",
    )
    found = Text(f"{len(several)} {_LEVELS[label].id} tanpa {below.id}", f"{len(several)} {_LEVELS[label].en} without {below.en}")
    expected = Text(f"sedikitnya satu {below.id}", f"at least one of its {below.en}")
    return RULE.finding(graph, several[0], Verdict(expected, found, "plan", because), key=label, stands_for=tuple(several[1:]))


RULE = Rule(
    id="A08",
    name="cascade.broken",
    lke="1.b.8",
    severity="warning",
    title=Text("Program atau kegiatan tanpa jenjang di bawahnya", "Program or activity with nothing below it"),
    why=Text(
        "Program tanpa kegiatan tidak menjelaskan bagaimana hasilnya dicapai.",
        "A program without activities does not tell how its result will come about.",
    ),
    source=("M86", "P89"),
    cure=Text(
        "Lengkapi kegiatan dan subkegiatannya, atau hapus program yang tidak dilaksanakan.",
        "Complete its activities and subactivities, or remove a program that is not carried out.",
    ),
    bad=Text(
        "Program pembinaan desa dengan outcome dan pagu 0, tanpa kegiatan.",
        "The program on villages with an outcome, no money and no activity.",
    ),
    good=Text(
        "Setiap program dengan kegiatan, setiap kegiatan dengan subkegiatan.",
        "Every program with activities, every activity with subactivities.",
    ),
    items=items,
    check=check,
)

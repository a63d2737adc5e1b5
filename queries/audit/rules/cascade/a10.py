"""A10: a sasaran without strategi, or arah kebijakan without strategi, where a table joins the two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .....graph.ids import fold
from .....graph.model import PlanGraph
from ....texts import Text, both, join
from ...findings import Finding, Verdict
from ...places import by_document, tables_of, words_of
from ...printed.words import is_fragment, related, shows
from ...rule import Rule

_JOINED = (("Sasaran", "PURSUED_BY"), ("Strategy", "DIRECTED_BY"))
_WHAT = {
    "Sasaran": (
        Text("sasaran tanpa strategi", "sasaran without strategy"),
        Text("strategi untuk tiap sasaran", "a strategy for every sasaran"),
    ),
    "Strategy": (
        Text("strategi tanpa arah kebijakan", "strategies without policy"),
        Text("arah kebijakan untuk tiap strategi", "a policy for every strategy"),
    ),
}


def items(graph: PlanGraph) -> Iterator[str]:
    """Every sasaran and strategi of a plan that joins some of its level to the next."""
    for label, relation in _JOINED:
        joined = {edge.source for edge in graph.edges(relation)}
        documents = set(by_document(graph, joined))
        for document, ids in by_document(graph, [node.id for node in graph.nodes(label)]).items():
            if document in documents:
                yield from ids


def check(graph: PlanGraph) -> Iterator[Finding]:
    """A note per plan and level; what the joining table tells in other words is none, and where most are not joined it was not read."""
    every = set(items(graph))
    for label, relation in _JOINED:
        for ids in by_document(graph, [node.id for node in graph.nodes(label) if node.id in every]).values():
            joined = [id for id in ids if graph.out(id, relation)]
            tables = {table for id in joined for next_ in graph.targets(id, relation) for table in tables_of(graph, next_.id)}
            told = [_rest(graph.node(id).text) for id in joined]
            bare = [id for id in ids if id not in joined and _is_bare(graph, id, told, tables)]
            if bare and 2 * len(joined) >= len(ids):
                yield _finding(graph, bare, label)


def _is_bare(graph: PlanGraph, id: str, joined: Sequence[str], tables: set[tuple[str, str]]) -> bool:
    """Whether a statement is whole, and neither it nor one like it stands in the table that joins the two."""
    words = graph.node(id).text
    if is_fragment(words) or not shows(words_of(graph, id), words) or tables & tables_of(graph, id):
        return False
    return not any(related(_rest(words), other) or _of_one_thing(_rest(words), other) for other in joined)


def _of_one_thing(one: str, other: str) -> bool:
    """Whether two statements are about one thing in other words: the same word first, and half of the shorter one's."""
    a, b = ([word for word in text.split() if len(word) > 3] for text in (one, other))
    return bool(a and b) and a[0] == b[0] and 2 * len(set(a) & set(b)) >= min(len(set(a)), len(set(b)))


def _rest(words: str) -> str:
    """A statement without its first word: "meningkatnya" and "terjaganya" the same are one in other words."""
    return " ".join(fold(words).split()[1:])


def _finding(graph: PlanGraph, several: Sequence[str], label: str) -> Finding:
    what, expected = _WHAT[label]
    names = join((both(f"“{graph.node(id).text}”") for id in several[:3]), ", ")
    because = Text(
        f"Tabel yang menghubungkan keduanya tidak memuat {names.id}.",
        f"The table that joins the two does not have {names.en}.",
    )
    found = Text(f"{len(several)} {what.id}", f"{len(several)} {what.en}")
    return RULE.finding(graph, several[0], Verdict(expected, found, "plan", because), key=label, stands_for=tuple(several[1:]))


RULE = Rule(
    id="A10",
    name="strategy.missing",
    lke="1.b.8",
    severity="note",
    title=Text("Sasaran tanpa strategi, atau strategi tanpa arah kebijakan", "Sasaran without strategy, or strategy without policy"),
    why=Text(
        "Tanpa strategi tidak terlihat bagaimana sasaran itu akan dicapai.",
        "Without a strategy nobody sees how the sasaran will be reached.",
    ),
    source=("M86",),
    cure=Text(
        "Lengkapi strategi dan arah kebijakannya pada tabel strategi.",
        "Complete strategy and policy in the table of strategies.",
    ),
    bad=Text(
        "Empat sasaran, tiga di antaranya tercantum pada tabel strategi.",
        "Four sasaran, three of which stand in the table of strategies.",
    ),
    good=Text(
        "Setiap sasaran dengan strategi, setiap strategi dengan arah kebijakan.",
        "Every sasaran with a strategy, every strategy with a policy.",
    ),
    items=items,
    check=check,
)

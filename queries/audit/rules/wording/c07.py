"""C07: a result that was copied: two programs with one outcome, an outcome worded as the sasaran, one text as tujuan and as sasaran."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from .....graph.ids import fold
from .....graph.model import Node, PlanGraph
from ....texts import Text, both, join
from ...findings import Finding, Verdict
from ...places import documents_of, in_order, place_of, words_of
from ...printed.supporting import is_supporting
from ...rule import Rule

_FEWEST = 4  # words of a statement that is not the same by chance


def items(graph: PlanGraph) -> Iterator[str]:
    """Every program with an outcome, and every tujuan."""
    yield from (node.id for node in graph.nodes("Program") if graph.out(node.id, "ACHIEVES"))
    yield from (node.id for node in graph.nodes("Goal"))


def check(graph: PlanGraph) -> Iterator[Finding]:
    """A finding per outcome of several programs, per outcome that is a sasaran, and per tujuan that is its sasaran."""
    of_outcome: dict[tuple[str, str], list[tuple[Node, Node]]] = defaultdict(list)
    for program in map(graph.node, in_order(graph, [node.id for node in graph.nodes("Program")])):
        for outcome in graph.targets(program.id, "ACHIEVES"):
            if _is_whole(graph, outcome):
                of_outcome[documents_of(graph, outcome.id)[0], fold(outcome.text)].append((program, outcome))
    sasaran = {(document, fold(node.text)): node for node in graph.nodes("Sasaran") for document in documents_of(graph, node.id)}
    for told, several in of_outcome.items():
        if told in sasaran and _rows_apart(graph, several[0][1], sasaran[told]):
            yield _as_sasaran(graph, several)
        programs = {program.id: (program, outcome) for program, outcome in several if not is_supporting(program)}
        if len(programs) > 1:
            yield _shared(graph, list(programs.values()))
    for goal in graph.nodes("Goal"):
        for below in graph.targets(goal.id, "HAS_SASARAN"):
            if _is_whole(graph, goal) and fold(below.text) == fold(goal.text) and _rows_apart(graph, goal, below):
                yield _goal(graph, goal, below)
                break


def _is_whole(graph: PlanGraph, node: Node) -> bool:
    """Whether a statement of some words stands in a row that shows it."""
    words = fold(node.text)
    return len(words.split()) >= _FEWEST and any(words in fold(printed) for printed in words_of(graph, node.id))


def _rows_apart(graph: PlanGraph, one: Node, other: Node) -> bool:
    """Whether the two stand at places of their own, or their one row prints the text twice."""
    rows = set(words_of(graph, one.id)) & set(words_of(graph, other.id))
    return not rows or any(fold(row).count(fold(one.text)) > 1 for row in rows)


def _shared(graph: PlanGraph, several: Sequence[tuple[Node, Node]]) -> Finding:
    names = join((both(f"“{program.text}”") for program, _ in several[:4]), ", ")
    because = Text(f"Outcome yang sama tercetak pada {names.id}.", f"The same outcome is printed with {names.en}.")
    expected = Text("outcome tersendiri untuk tiap program", "an outcome of its own for every program")
    return _finding(
        graph,
        [program.id for program, _ in several],
        Verdict(expected, both(f"“{several[0][1].text}”"), "plan", because),
        "shared",
        several[0][1],
    )


def _as_sasaran(graph: PlanGraph, several: Sequence[tuple[Node, Node]]) -> Finding:
    because = Text("Kata-kata yang sama adalah sasaran rencana ini.", "The same words are a sasaran of this plan.")
    expected = Text("hasil program yang mendukung sasarannya", "the program's own result, which serves the sasaran")
    verdict = Verdict(expected, both(f"“{several[0][1].text}”"), "plan", because)
    return _finding(graph, [program.id for program, _ in several], verdict, "sasaran", several[0][1])


def _goal(graph: PlanGraph, goal: Node, below: Node) -> Finding:
    because = Text("Kata-kata yang sama adalah sasaran di bawahnya.", "The same words are the sasaran below it.")
    expected = Text("tujuan yang lebih luas dari sasarannya", "a goal that is wider than its sasaran")
    return _finding(graph, [goal.id, below.id], Verdict(expected, both(f"“{goal.text}”"), "plan", because), "goal", goal)


def _finding(graph: PlanGraph, nodes: Sequence[str], verdict: Verdict, key: str, stated: Node) -> Finding:
    return RULE.finding(graph, nodes[0], verdict, key=key, place=place_of(graph, stated.id), stands_for=tuple(nodes[1:]))


RULE = Rule(
    id="C07",
    name="result.copied",
    lke="1.b.4",
    severity="warning",
    title=Text("Hasil yang disalin dari program atau jenjang lain", "Result copied from another program or level"),
    why=Text(
        "Hasil yang sama pada dua program atau dua jenjang menandakan bahwa salah satunya belum dirumuskan.",
        "The same result on two programs or levels shows that one of them was never worked out.",
    ),
    source=("P89",),
    cure=Text(
        "Rumuskan hasil masing-masing: apa yang berubah karena program ini.",
        "Work out the result of each: what changes because of this program.",
    ),
    bad=Text(
        "Program urusan pemerintahan umum dengan outcome “Meningkatnya kualitas pembinaan pemerintahan desa”, sama dengan program desa.",
        "The program on general affairs with the outcome of the program on villages.",
    ),
    good=Text("Setiap program dengan outcome tersendiri.", "Every program with an outcome of its own."),
    items=items,
    check=check,
)

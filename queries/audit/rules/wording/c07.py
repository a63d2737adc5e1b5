"""C07: a copied result: two programs with one outcome, an outcome as the sasaran, a tujuan as a sasaran, a strategi as its policy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from .....graph.ids import fold
from .....graph.model import Node, PlanGraph
from ....texts import Text, both, join
from ...findings import Finding, Verdict
from ...places import documents_of, in_order, origins, place_of, text, words_of
from ...printed.supporting import is_supporting
from ...printed.words import SEPARATOR
from ...rule import Rule

_FEWEST = 3  # words of a statement that is not the same by chance


def items(graph: PlanGraph) -> Iterator[str]:
    """Every program with an outcome, every tujuan, and every strategi with a policy."""
    yield from (node.id for node in graph.nodes("Program") if graph.out(node.id, "ACHIEVES"))
    yield from (node.id for node in graph.nodes("Goal"))
    yield from (node.id for node in graph.nodes("Strategy") if graph.out(node.id, "DIRECTED_BY"))


def check(graph: PlanGraph) -> Iterator[Finding]:
    """A finding per outcome of several programs, per outcome that is a sasaran, and per tujuan that is a sasaran; a note for policies."""
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
    yield from _goals(graph)
    yield from _policies(graph)


def _goals(graph: PlanGraph) -> Iterator[Finding]:
    """Tujuan that a row prints as its sasaran too, or that are a sasaran of the plan but for the form of the first word."""
    by_words = {(document, _stem(node.text)): node for node in graph.nodes("Sasaran") for document in documents_of(graph, node.id)}
    for goal in graph.nodes("Goal"):
        if not _is_whole(graph, goal):
            continue
        twice = next((edge for edge in origins(graph, goal.id) if _prints_twice(text(edge.properties.get("cell")), goal.text)), None)
        same = [by_words.get((document, _stem(goal.text))) for document in documents_of(graph, goal.id)]
        sasaran = next((node for node in same if node is not None and _rows_apart(graph, goal, node)), None)
        if sasaran is not None:
            yield _goal(graph, goal, sasaran)
        elif twice is not None:
            because = Text("Barisnya mencetak kata-kata yang sama sebagai sasaran.", "Its row prints the same words as its sasaran.")
            expected = Text("tujuan yang lebih luas dari sasarannya", "a goal that is wider than its sasaran")
            verdict = Verdict(expected, both(f"“{goal.text}”"), "plan", because)
            yield RULE.finding(graph, goal.id, verdict, key="goal", place=place_of(graph, goal.id, among=[twice]))


def _stem(words: str) -> tuple[str, str]:
    """A statement's words, the first of them but for its ending: "meningkatnya" and "meningkatkan" begin one statement."""
    first, _, rest = fold(words).partition(" ")
    return first.removesuffix("nya").removesuffix("kan"), rest


def _prints_twice(row: str, words: str) -> bool:
    return [fold(cell) for cell in row.split(SEPARATOR)].count(fold(words)) > 1


def _policies(graph: PlanGraph) -> Iterator[Finding]:
    """A note per plan for strategi that are their own arah kebijakan."""
    found: dict[str, list[Node]] = defaultdict(list)
    for strategy in graph.nodes("Strategy"):
        if len(strategy.text.split()) >= _FEWEST and any(
            fold(policy.text) == fold(strategy.text) and _rows_apart(graph, strategy, policy)
            for policy in graph.targets(strategy.id, "DIRECTED_BY")
        ):
            found[documents_of(graph, strategy.id)[0]].append(strategy)
    for several in found.values():
        names = join((both(f"“{node.text}”") for node in several[:3]), ", ")
        because = Text(f"Arah kebijakannya mengulang kata-kata yang sama: {names.id}.", f"Its policy repeats the words: {names.en}.")
        count = Text(f"{len(several)} strategi sama dengan arah kebijakannya", f"{len(several)} strategies are their own policies")
        expected = Text("arah kebijakan yang merinci strateginya", "a policy that says more than its strategy")
        nodes = [node.id for node in several]
        verdict = Verdict(expected, count, "plan", because)
        place = place_of(graph, nodes[0])
        yield RULE.finding(graph, nodes[0], verdict, key="policy", severity="note", place=place, stands_for=tuple(nodes[1:]))


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
    if below.id not in [node.id for node in graph.targets(goal.id, "HAS_SASARAN")]:
        because = Text(f"Kata-kata yang sama adalah sasaran “{below.text}”.", f"The same words are the sasaran “{below.text}”.")
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

"""Indicators of tujuan, sasaran and programs that a plan words in two ways, told by their figures, their place, or its own sentences."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from ....graph.ids import fold
from ....graph.model import Edge, Node, PlanGraph
from ...texts import Text, both, join
from ..findings import Verdict
from ..places import agency_of, documents_of, origins, text
from .measures import kind_of
from .series import agree, main_row
from .text_lists import Line, text_sentences, where
from .words import CUT, cells, core, is_fragment, same_indicator

_ONE = Text("satu rumusan di seluruh dokumen", "one wording throughout the document")
_INDICATORS = Text("indikator", "indicators")
_OWNERS = ("Goal", "Sasaran", "Program")
_LIKE = 75  # of 100: two wordings of one series of targets
_FLAT = 88  # and of targets that stay the same, which many have
_FEWEST = 3  # years with the same target
_AGENCY = frozenset({"kecamatan", "perangkat", "daerah", "opd", "skpd", "pd", "kabupaten", "kota", "provinsi"})
_RATES = ("tingkat ", "angka ", "cakupan ", "rasio ", "predikat ")  # words that begin an indicator, beside counts, shares and indices
_OPEN = frozenset({"dan", "atau", "yang", "di", "dalam", "untuk", "oleh", "dengan", "dari", "pada", "serta", "terhadap", "ke", "per"})


@dataclass(frozen=True, slots=True)
class Reworded:
    """An indicator, and a place that words it otherwise."""

    node: Node
    words: str
    edge: Edge
    usual_words: str
    usual: Edge


@dataclass(frozen=True, slots=True)
class Said:
    """What a sentence says measures the tujuan or sasaran, whose the tables say it is, and what they have there."""

    line: Line
    owner: Node
    level: str
    tabled: list[Node]


def key_indicators(graph: PlanGraph) -> Iterator[Reworded]:
    """Key indicators that nothing carries by their words, with the very targets of one that a tujuan, sasaran or program has."""
    owned = [node for node in graph.nodes("Indicator") if any(owner.label in _OWNERS for owner in graph.sources(node.id, "MEASURED_BY"))]
    for node in graph.nodes("Indicator"):
        if not node.properties.get("kinds") or graph.into(node.id, "MEASURED_BY"):
            continue
        documents = documents_of(graph, node.id)
        near = [other for other in owned if set(documents) & set(documents_of(graph, other.id)) and _is_one(graph, node, other)]
        own, other_places = _printed(graph, node), [_printed(graph, other) for other in near]
        if len(near) == 1 and own and other_places[0]:
            yield Reworded(near[0], node.text, own[0], near[0].text, other_places[0][0])


def _printed(graph: PlanGraph, node: Node) -> list[Edge]:
    return [edge for edge in origins(graph, node.id) if edge.properties.get("table")]


def _is_one(graph: PlanGraph, one: Node, other: Node) -> bool:
    """Whether two indicators have the same targets year by year, and words that differ in a part only."""
    mine, theirs = main_row(graph, one.id)[1], main_row(graph, other.id)[1]
    shared = [year for year in mine if year in theirs and year > 0]
    if len(shared) < _FEWEST or not all(agree(mine[year], theirs[year]) for year in shared):
        return False
    flat = len({mine[year].text for year in shared}) == 1
    likeness = max(fuzz.ratio(fold(one.text), fold(other.text)), fuzz.token_set_ratio(fold(one.text), fold(other.text)) - 10)
    return likeness >= (_FLAT if flat else _LIKE) and not same_indicator(one.text, other.text)


def named_with_agency(graph: PlanGraph) -> dict[str, list[Reworded]]:
    """By document the indicators of tujuan and sasaran that one table names with the agency, or a short form, and another without."""
    found: dict[str, list[Reworded]] = defaultdict(list)
    for node in graph.nodes("Indicator"):
        if not any(owner.label in ("Goal", "Sasaran") for owner in graph.sources(node.id, "MEASURED_BY")):
            continue
        told: dict[str, tuple[str, Edge]] = {}
        for edge in _printed(graph, node):
            words = _as_printed(node, edge, fold(agency_of(graph, edge.target)))
            if words and edge.target == (next(iter(told.values()))[1].target if told else edge.target):
                told.setdefault(" ".join(_bare(words)), (words, edge))
        if len(told) > 1:
            (usual_words, usual), (words, edge) = list(told.values())[:2]
            if usual.properties.get("table") != edge.properties.get("table"):
                found[edge.target].append(Reworded(node, words, edge, usual_words, usual))
    return found


def _as_printed(node: Node, edge: Edge, agency: str) -> str:
    """The whole cell that prints an indicator at a place: its words, but for the agency's name and a short form in brackets."""
    words = text(edge.properties.get("cell"))
    if len(words) >= CUT:
        return ""
    own = _AGENCY | set(agency.split())
    for cell in cells(words):
        extra = _beyond(_bare(node.text), _bare(cell)) or _beyond(_bare(cell), _bare(node.text))
        whole = cell.strip()
        if fold(whole) == fold(node.text) or (extra is not None and set(extra) <= own and _ends(whole)):
            return whole
    return ""


def _bare(words: str) -> tuple[str, ...]:
    """Words without brackets, which hold a short form or the unit."""
    return tuple(fold(re.sub(r"\([^()]*\)", " ", words)).split())


def _beyond(short: tuple[str, ...], long: tuple[str, ...]) -> tuple[str, ...] | None:
    """What a longer wording has behind a shorter one; None where it does not begin with it."""
    return long[len(short) :] if len(short) > 2 and long[: len(short)] == short else None


def _ends(words: str) -> bool:
    return fold(words).split()[-1:] != [] and fold(words).split()[-1] not in _OPEN


def said_of_others(graph: PlanGraph) -> Iterator[Said]:
    """Sentences that give the tujuan an indicator that the tables give to a sasaran alone, or the other way round."""
    for (document, level), lines in text_sentences(graph).items():
        label, _, what = level.partition("/")
        if what != "Indicator":
            continue
        of_level = {name: _measured(graph, document, name) for name in ("Goal", "Sasaran")}
        for line in lines:
            here = [pair for pair in of_level[label] if _names(line.words, pair[0].text)]
            there = [pair for pair in of_level["Sasaran" if label == "Goal" else "Goal"] if _names(line.words, pair[0].text)]
            if not here and there and of_level[label]:
                yield Said(line, there[0][1], label, [indicator for indicator, _ in of_level[label]])


def said_of_none(graph: PlanGraph) -> Iterator[Said]:
    """Sentences that give the tujuan or sasaran an indicator that no table has for anything, while tables have others for these."""
    for (document, level), lines in text_sentences(graph).items():
        label, _, what = level.partition("/")
        own = _measured(graph, document, label) if what == "Indicator" and label in ("Goal", "Sasaran") else []
        tabled = [node for node in graph.nodes("Indicator") if document in documents_of(graph, node.id)] if own else []
        for line in lines if own else ():
            words = fold(line.words)
            told = (_names(line.words, node.text) or fuzz.token_set_ratio(words, fold(node.text)) >= _LIKE for node in tabled)
            if (kind_of(line.words) or words.startswith(_RATES)) and not any(told):
                yield Said(line, own[0][1], label, list({indicator.id: indicator for indicator, _ in own}.values()))


def of_none(said: Said) -> Verdict:
    """What is told of a sentence with an indicator that no table has."""
    level = "tujuan" if said.level == "Goal" else "sasaran"
    names = ", ".join(f"“{node.text}”" for node in said.tabled[:3])
    because = Text(
        f"Naskah menyebutnya indikator {level}; tidak satu pun tabel memuatnya. Pada tabel {level} diukur dengan {names}.",
        f"The text calls it the indicator of the {level}; no table has it. In the tables the {level} is measured by {names}.",
    )
    expected = Text(f"indikator {level} yang sama pada naskah dan tabel", f"the same indicator of the {level} in text and tables")
    return Verdict(expected, both(f"“{said.line.words}”"), "plan", because)


def _measured(graph: PlanGraph, document: str, label: str) -> list[tuple[Node, Node]]:
    return [
        (indicator, owner)
        for owner in graph.nodes(label)
        for indicator in graph.targets(owner.id, "MEASURED_BY")
        if document in documents_of(graph, indicator.id) and _printed(graph, indicator)
    ]


def _names(words: str, indicator: str) -> bool:
    """Whether a sentence's words are an indicator of the tables, with or without the agency's name behind it."""
    one, other = " ".join(_bare(words)), " ".join(_bare(indicator))
    return not is_fragment(indicator) and (one.startswith(other) or other.startswith(one) or same_indicator(core(one), core(other)))


def counted(graph: PlanGraph) -> Iterator[tuple[str, str, int, Line, dict[str, int]]]:
    """Sentences that count a level of the plan otherwise than its tables, two at least, which all count alike; with what these count."""
    for (document, level), lines in text_sentences(graph).items():
        label, _, what = level.partition("/")
        if what != "Count":
            continue
        tables: dict[str, set[str]] = defaultdict(set)
        for node in graph.nodes(label):
            for edge in origins(graph, node.id):
                if edge.target == document:
                    tables[text(edge.properties.get("table"))].add(node.id)
        counts = {name: len(nodes) for name, nodes in tables.items() if name}
        for line in lines:
            number = int(line.words.partition(" ")[0])
            if len(counts) > 1 and len(set(counts.values())) == 1 and number not in counts.values():
                yield document, label, number, line, counts


def two_wordings(shown: Sequence[Reworded], count: int, what: Text = _INDICATORS) -> Verdict:
    """What is told of indicators, or results, that two tables word differently."""
    pairs = []
    for told in shown:
        a, b = where(told.edge), where(told.usual)
        pairs.append(
            Text(f"“{told.words}” ({a.id}), “{told.usual_words}” ({b.id})", f"“{told.words}” ({a.en}), “{told.usual_words}” ({b.en})")
        )
    because = join(pairs, "; ")
    found = Text(f"{count} {what.id} dengan dua rumusan", f"{count} {what.en} worded in two ways")
    return Verdict(_ONE, found, "plan", Text(f"{because.id}.", f"{because.en}."))


def of_another_level(said: Said) -> Verdict:
    """What is told of a sentence that gives a tujuan the indicator of a sasaran, or the other way round."""
    level = "tujuan" if said.level == "Goal" else "sasaran"
    names = ", ".join(f"“{node.text}”" for node in said.tabled[:2])
    because = Text(
        f"Naskah menyebutnya indikator {level}; pada tabel {level} diukur dengan {names}, dan indikator itu mengukur “{said.owner.text}”.",
        f"The text calls it the indicator of the {level}; in the tables that is {names}, and this one measures “{said.owner.text}”.",
    )
    expected = Text(f"indikator {level} yang sama pada naskah dan tabel", f"the same indicator of the {level} in text and tables")
    return Verdict(expected, both(f"“{said.line.words}”"), "plan", because)

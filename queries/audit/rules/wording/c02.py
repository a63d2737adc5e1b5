"""C02: an indicator of what was done or made, on a program or above, where results are measured."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .....graph.model import PlanGraph
from ....texts import Text, both, join
from ...findings import Finding, Verdict
from ...places import by_document, indicators, words_of
from ...printed.measures import kind_of
from ...printed.series import owners, says_the_name
from ...printed.words import is_fragment, is_output_row
from ...rule import Rule

LEVELS = ("Goal", "Sasaran", "Program")
_BELOW = ("Activity", "SubActivity")
# What is made or done: papers, meetings, and things with what was done to them.
_MADE = re.compile(
    r"^\W*(?:jumlah|banyaknya)\s+(?:\w+\s+)?(?:dokumen|laporan|kegiatan|rapat|paket|sosialisasi|pelatihan|bimbingan|peserta|perjanjian|naskah|"
    r"berkas|surat|koordinasi|fasilitasi|pembinaan|monitoring|evaluasi|audit|publikasi|event|even|lomba)\b",
    re.IGNORECASE,
)
_DONE_TO = re.compile(
    r"\byang\s+(?:telah\s+|akan\s+)?(?:disediakan|dilaksanakan|difasilitasi|dibina|disusun|mengikuti|dipelihara|dilatih|diadakan|disalurkan|"
    r"dibangun|direhabilitasi|diselenggarakan|didampingi|diberikan|dikirim)\b",
    re.IGNORECASE,
)


def items(graph: PlanGraph) -> Iterator[str]:
    """Every indicator of a tujuan, sasaran or program."""
    for node in indicators(graph):
        labels = {owner.label for owner in owners(graph, node.id)}
        if labels & set(LEVELS) and not labels & set(_BELOW) and not any(is_output_row(words) for words in words_of(graph, node.id)):
            yield node.id


def check(graph: PlanGraph) -> Iterator[Finding]:
    """A finding per plan and level, naming the counts of what is made and done."""
    of_level: dict[str, list[str]] = {label: [] for label in LEVELS}
    for id in items(graph):
        node = graph.node(id)
        counts = kind_of(node.text) == "count" and not is_fragment(node.text) and (_MADE.match(node.text) or _DONE_TO.search(node.text))
        if counts and not says_the_name(graph, node):  # that it measures nothing is its one fault, told by its own rule
            labels = {owner.label for owner in owners(graph, id)}
            of_level[next(label for label in LEVELS if label in labels)].append(id)
    for label, found in of_level.items():
        for several in by_document(graph, found).values():
            yield _finding(graph, several, label)


def _finding(graph: PlanGraph, several: Sequence[str], label: str) -> Finding:
    level = {"Goal": Text("tujuan", "goal"), "Sasaran": Text("sasaran", "sasaran"), "Program": Text("program", "program")}[label]
    because = Text(
        f"Pada jenjang {level.id} diukur hasil, sedangkan indikator ini menghitung apa yang dibuat atau dikerjakan.",
        f"On the level of a {level.en} results are measured, but this counts what was made or done.",
    )
    found = both(f"“{graph.node(several[0]).text}”")
    if len(several) > 1:
        names = join((both(f"“{graph.node(id).text}”") for id in several[1:4]), ", ")
        because = join((because, Text(f"Demikian juga {names.id}.", f"Likewise {names.en}.")))
        found = Text(f"{len(several)} indikator keluaran pada {level.id}", f"{len(several)} indicators of outputs on a {level.en}")
    expected = Text("ukuran hasil (outcome)", "a measure of the outcome")
    return RULE.finding(graph, several[0], Verdict(expected, found, "plan", because), stands_for=tuple(several[1:]))


RULE = Rule(
    id="C02",
    name="indicator.output",
    lke="1.b.6",
    severity="warning",
    title=Text("Indikator keluaran pada program atau di atasnya", "Indicator of outputs on a program or above"),
    why=Text(
        "Jumlah dokumen atau rapat tidak menunjukkan apakah keadaan yang dituju tercapai.",
        "The number of papers or meetings does not show whether the condition aimed at was reached.",
    ),
    source=("P88",),
    cure=Text(
        "Pindahkan ke kegiatan atau subkegiatannya, dan ukur hasilnya pada program.",
        "Move it to its activity or subactivity, and measure the result on the program.",
    ),
    bad=Text("Program dengan “Jumlah rapat koordinasi yang dilaksanakan”.", "A program with “Jumlah rapat koordinasi yang dilaksanakan”."),
    good=Text(
        "Program dengan “Persentase hasil koordinasi yang ditindaklanjuti”.",
        "A program with “Persentase hasil koordinasi yang ditindaklanjuti”.",
    ),
    items=items,
    check=check,
)

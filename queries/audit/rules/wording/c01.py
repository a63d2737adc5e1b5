"""C01: a tujuan or sasaran worded as an activity instead of a condition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .....graph.model import PlanGraph
from ....texts import Text, both, join
from ...findings import Finding, Verdict
from ...places import by_document, words_of
from ...printed.words import is_fragment, shows
from ...rule import Rule

LEVELS = {"Goal": Text("tujuan", "goals"), "Sasaran": Text("sasaran", "sasaran")}
_NUMBERING = re.compile(r"^(?:\W*(?:tujuan|sasaran)?\s*(?:\d+|[ivx]+|[a-z])?\s*[.):]\s*)+", re.IGNORECASE)
# What somebody does, not what is then so: "Meningkatkan", "Melaksanakan"; "Penyusunan", "Pembinaan".
_DOING = re.compile(
    r"^(?:me\w+(?:kan|i|in)|melakukan|menjaga|menjadi fasilitator|membangun|membina|mendorong|mengelola|mendukung|menyusun|mengembangkan|"
    r"(?:pelaksanaan|penyelenggaraan|penyediaan|pembangunan|pengadaan|penyusunan|pembinaan|peningkatan|pengembangan|pengelolaan|"
    r"pemberdayaan|fasilitasi|koordinasi|optimalisasi|penguatan|pemantapan|perwujudan))\b",
    re.IGNORECASE,
)


def items(graph: PlanGraph) -> Iterator[str]:
    """Every tujuan and sasaran of a Renstra."""
    yield from (node.id for label in LEVELS for node in graph.nodes(label))


def check(graph: PlanGraph) -> Iterator[Finding]:
    """A note per plan and level, naming the statements whose first word is a deed."""
    for label, level in LEVELS.items():
        doing = [
            node.id
            for node in graph.nodes(label)
            if not is_fragment(node.text) and _DOING.match(_NUMBERING.sub("", node.text)) and shows(words_of(graph, node.id), node.text)
        ]
        for several in by_document(graph, doing).values():
            yield _finding(graph, several, level)


def _finding(graph: PlanGraph, several: Sequence[str], level: Text) -> Finding:
    first = _NUMBERING.sub("", graph.node(several[0]).text).split()[0]
    because = Text(
        f"Kata pertamanya, “{first}”, menyatakan apa yang dikerjakan, bukan keadaan yang akan dicapai.",
        f"Its first word, “{first}”, tells what is done, not what will then be so.",
    )
    found = both(f"“{graph.node(several[0]).text}”")
    if len(several) > 1:
        names = join((both(f"“{graph.node(id).text}”") for id in several[1:4]), ", ")
        because = join((because, Text(f"Demikian juga {names.id}.", f"Likewise {names.en}.")))
        found = Text(f"{len(several)} {level.id} yang dirumuskan sebagai kegiatan", f"{len(several)} {level.en} worded as activities")
    expected = Text("keadaan yang akan dicapai, misalnya “Meningkatnya …”", "the condition to be reached, such as “Meningkatnya …”")
    return RULE.finding(graph, several[0], Verdict(expected, found, "plan", because), stands_for=tuple(several[1:]))


RULE = Rule(
    id="C01",
    name="statement.activity",
    lke="1.b.4",
    severity="note",
    title=Text("Tujuan atau sasaran dirumuskan sebagai kegiatan", "Goal or sasaran worded as an activity"),
    why=Text(
        "Yang dirumuskan sebagai kegiatan tercapai begitu kegiatannya dilaksanakan, apa pun hasilnya.",
        "What is worded as an activity is reached as soon as it was done, whatever came of it.",
    ),
    source=("P88",),
    cure=Text(
        "Rumuskan ulang sebagai keadaan yang akan dicapai.",
        "Reword it as the condition to be reached.",
    ),
    bad=Text("“Meningkatkan pelayanan kepada masyarakat”.", "“Meningkatkan pelayanan kepada masyarakat” (to improve services)."),
    good=Text(
        "“Meningkatnya kepuasan masyarakat atas pelayanan”.", "“Meningkatnya kepuasan masyarakat atas pelayanan” (more are content)."
    ),
    items=items,
    check=check,
)

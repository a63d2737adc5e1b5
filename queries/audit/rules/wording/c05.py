"""C05: a text that names another kecamatan as the one whose plan it is: copied."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from .....graph.ids import fold
from .....graph.model import PlanGraph
from ....texts import Text, both
from ...findings import Finding, Place, Verdict
from ...places import agency_of, integer, text
from ...rule import Rule

# Said of a kecamatan as the one that plans: "Kecamatan X mengemban", "Renstra Kecamatan X".
_ACTS = (
    r"(?:mengemban|mempunyai|memiliki|menetapkan|menyusun|melaksanakan|bertugas|berkomitmen|bertanggung|merumuskan|mendukung|dituntut|"
    r"berupaya|selaku|sebagai\s+(?:perangkat|salah|unsur))"
)
_BEFORE = r"Renstra|Rencana Strategis|Visi|Kinerja|Camat|[Dd]ituntut peran|(?:dicapai|disusun|ditetapkan|dirumuskan)\s+oleh"
_NAMED = re.compile(
    rf"(?:(?P<before>{_BEFORE})\s+)?(?:Pemerintah\s+|Kantor\s+)?Kecamatan\s+"
    rf"(?P<name>[A-Z][a-z]+(?:\s+[A-Z][a-z]+)?)(?P<after>\s+{_ACTS}\b)?"
)
# That follow the word kecamatan in tables and titles, and are no names.
_WORDS = re.compile(
    r"(?:output|outcome|kegiatan|program|laporan|dokumen|persentase|jumlah|indikator|nilai|indeks|yang|dalam|tahun|kabupaten|kota|tingkat|"
    r"sebagai|dan|di|ini|tersebut|lain|lainnya|se|serta|untuk|dengan|unit|bulan|paket|orang|meningkatnya|terlaksananya|kinerja|setempat)\b"
)
_NEIGHBOURS = re.compile(r"(?i)berbatasan|batas wilayah|sebelah (?:utara|selatan|timur|barat)|kerja ?sama|tetangga|pemekaran")
_PLACES = ("Kecamatan", "Kapanewon", "Kemantren", "Distrik")


@dataclass(frozen=True, slots=True)
class Named:
    """Another kecamatan, the node and place that name it."""

    name: str
    node: str
    place: Place


def items(graph: PlanGraph) -> Iterator[str]:
    """Every plan of a kecamatan."""
    yield from (
        document.id for agency in graph.nodes("Agency") if _is_place(graph, agency.id) for document in graph.targets(agency.id, "HAS_PLAN")
    )


def check(graph: PlanGraph) -> Iterator[Finding]:
    """A finding per plan and name; names of neighbours, and what is only mentioned, are none."""
    for document in items(graph):
        own = fold(agency_of(graph, document))
        found: dict[str, list[Named]] = defaultdict(list)
        for node, place in _texts(graph, document):
            if _NEIGHBOURS.search(place.words):
                continue
            for match in _NAMED.finditer(place.words):
                first, _, second = match["name"].partition(" ")
                name = first if _WORDS.match(fold(second)) else match["name"]
                if not (match["before"] or match["after"]) or _is_own(fold(name), own) or _WORDS.match(fold(name)):
                    continue
                found[name].append(Named(name, node, place))
        for several in found.values():
            yield _finding(graph, document, several)


def _texts(graph: PlanGraph, document: str) -> Iterator[tuple[str, Place]]:
    """What of a plan speaks of a kecamatan, with its place: cells of its tables and statements, and where running text names an agency."""
    for edge in graph.into(document, "STATED_IN"):
        where = edge.properties
        words = _plain(text(where.get("cell")))
        if "Kecamatan" not in words:
            continue
        yield edge.source, Place(document, integer(where.get("page")), integer(where.get("line")), text(where.get("table")) or None, words)
    listed = graph.node(document).properties.get("other_agencies")
    for told in listed if isinstance(listed, list) else ():
        where_told, _, rest = str(told).partition(" | ")
        number = int(where_told[1:]) if where_told[1:].isdigit() else None
        page, line = (number, None) if where_told.startswith("p") else (None, number)
        if "Kecamatan" in (words := _plain(rest.partition(" | ")[2])):
            yield document, Place(document, page, line, None, words)


def _plain(words: str) -> str:
    """Words without the signs of their type."""
    return words.replace("*", "").replace("_", "")


def _is_place(graph: PlanGraph, agency: str) -> bool:
    return text(graph.node(agency).properties.get("kind")) in _PLACES


def _is_own(name: str, own: str) -> bool:
    """Whether a name is the agency's own, with another word behind it or spelt in one: "Contoh Tahun" of "Kecamatan Contoh"."""
    first = name.split(maxsplit=1)[0]
    return first in own.split() or first in own.replace(" ", "") or own.removeprefix("kecamatan ").replace(" ", "") in name.replace(" ", "")


def _finding(graph: PlanGraph, document: str, several: list[Named]) -> Finding:
    first = min(several, key=lambda item: (item.place.page or 0, item.place.line or 0, item.node))
    own = agency_of(graph, document)
    because = Text(
        f"Teks ini berbicara tentang Kecamatan {first.name} seakan-akan rencananya, padahal dokumen ini rencana {own}: mungkin disalin.",
        f"This text speaks of Kecamatan {first.name} as if the plan were its own, but it is the plan of {own}: it may be copied.",
    )
    verdict = Verdict(both(own), both(f"Kecamatan {first.name}"), "plan", because)
    return RULE.finding(graph, document, verdict, key=fold(first.name), place=first.place)


RULE = Rule(
    id="C05",
    name="text.copied",
    lke="1.b.4",
    severity="warning",
    title=Text("Nama kecamatan lain: teks salinan", "Name of another kecamatan: a copied text"),
    why=Text(
        "Teks yang disalin dari rencana lain menunjukkan bahwa bagian itu tidak disusun untuk perangkat daerah ini.",
        "A text copied from another plan shows that this part was not worked out for this agency.",
    ),
    source=("M9",),
    cure=Text(
        "Periksa seluruh bagian itu, bukan hanya namanya, dan sesuaikan.",
        "Check the whole part, not the name alone, and adapt it.",
    ),
    bad=Text(
        "“Kecamatan Mekarsari mengemban misi kelima” dalam rencana Kecamatan Sukamaju.",
        "“Kecamatan Mekarsari mengemban misi kelima” in the plan of Kecamatan Sukamaju.",
    ),
    good=Text("“Kecamatan Sukamaju mengemban misi kelima”.", "“Kecamatan Sukamaju mengemban misi kelima” (its own name)."),
    items=items,
    check=check,
)

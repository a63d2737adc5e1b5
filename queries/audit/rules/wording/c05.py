"""C05: a text that names another agency, region or period as the plan's own: copied."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from .....graph.ids import fold
from .....graph.model import Node, PlanGraph
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
    """Another kecamatan, agency, region or period, and the place that names it."""

    name: str
    place: Place


def items(graph: PlanGraph) -> Iterator[str]:
    """Every plan of an agency."""
    yield from (document.id for agency in graph.nodes("Agency") for document in graph.targets(agency.id, "HAS_PLAN"))


def check(graph: PlanGraph) -> Iterator[Finding]:
    """A finding per plan and name; names of neighbours, and what is only mentioned, are none."""
    places = {document.id for agency in graph.nodes("Agency") if _is_place(agency) for document in graph.targets(agency.id, "HAS_PLAN")}
    for document in items(graph):
        found: dict[str, list[Named]] = defaultdict(list)
        for place in _texts(graph, document) if document in places else ():
            for name in _kecamatan(place.words, fold(agency_of(graph, document))):
                found[f"Kecamatan {name}"].append(Named(f"Kecamatan {name}", place))
        for claim in _claims(graph, document):
            found[claim.name].append(claim)
        for several in found.values():
            yield _finding(graph, document, several)


def _kecamatan(words: str, own: str) -> Iterator[str]:
    """The other kecamatan that words speak of as the one that plans."""
    if _NEIGHBOURS.search(words):
        return
    for match in _NAMED.finditer(words):
        first, _, second = match["name"].partition(" ")
        name = first if _WORDS.match(fold(second)) else match["name"]
        if (match["before"] or match["after"]) and not _is_own(fold(name), own) and not _WORDS.match(fold(name)):
            yield name


def _texts(graph: PlanGraph, document: str) -> Iterator[Place]:
    """What a plan prints, each with its place: the cells of its tables and statements, and where running text names another kecamatan."""
    for edge in graph.into(document, "STATED_IN"):
        where = edge.properties
        words = _plain(text(where.get("cell")))
        if "Kecamatan" in words:
            yield Place(document, integer(where.get("page")), integer(where.get("line")), text(where.get("table")) or None, words)
    yield from (named.place for named, claimed in _listed(graph, document) if not claimed)


def _claims(graph: PlanGraph, document: str) -> Iterator[Named]:
    """What running text speaks of as the plan's own agency, region or period."""
    yield from (named for named, claimed in _listed(graph, document) if claimed)


def _listed(graph: PlanGraph, document: str) -> Iterator[tuple[Named, str]]:
    """The namings that the document keeps ("p7 | name | words around it", and what is claimed), each with what it claims."""
    listed = graph.node(document).properties.get("other_agencies")
    for told in listed if isinstance(listed, list) else ():
        where, name, words, claimed = (*str(told).split(" | ", 3), "", "", "")[:4]
        number = int(where[1:]) if where[1:].isdigit() else None
        page, line = (number, None) if where.startswith("p") else (None, number)
        yield Named(name, Place(document, page, line, None, _plain(words))), claimed


def _plain(words: str) -> str:
    """Words without the signs of their type."""
    return words.replace("*", "").replace("_", "")


def _is_place(agency: Node) -> bool:
    return text(agency.properties.get("kind")) in _PLACES


def _is_own(name: str, own: str) -> bool:
    """Whether a name is the agency's own, with another word behind it or spelt in one: "Contoh Tahun" of "Kecamatan Contoh"."""
    first = name.split(maxsplit=1)[0]
    return first in own.split() or first in own.replace(" ", "") or own.removeprefix("kecamatan ").replace(" ", "") in name.replace(" ", "")


def _finding(graph: PlanGraph, document: str, several: list[Named]) -> Finding:
    first = min(several, key=lambda item: (item.place.page or 0, item.place.line or 0, item.place.words))
    title = graph.node(document).text
    because = Text(
        f"Teks ini berbicara tentang {first.name} seakan-akan rencananya, padahal dokumen ini {title}: mungkin disalin.",
        f"This text speaks of {first.name} as if the plan were its own, but it is {title}: it may be copied.",
    )
    verdict = Verdict(both(agency_of(graph, document)), both(first.name), "plan", because)
    return RULE.finding(graph, document, verdict, key=fold(first.name).removeprefix("kecamatan "), place=first.place)


RULE = Rule(
    id="C05",
    name="text.copied",
    lke="1.b.4",
    severity="warning",
    title=Text("Nama perangkat daerah, daerah, atau periode lain: teks salinan", "Name of another agency, region or period: a copied text"),
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

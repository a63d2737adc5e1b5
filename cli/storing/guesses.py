"""What was guessed of whose plan a document is, and names that may be misprints, as lines for their user."""

from __future__ import annotations

from ...graph.model import PlanGraph
from ...graph.settling.draft import GUESS
from ...graph.settling.twins import Named, alike
from ...graph.stores import Store
from ..common import Settings, said

_WHAT = {"agency": ("perangkat daerah", "the agency"), "region": ("daerah", "the region"), "period": ("periode", "the period")}
_SOURCES = {
    "file name": ("dari nama berkas", "from the file's name"),
    "mentions": ("dari yang paling sering disebut", "from what the text names most"),
    "year columns": ("dari kolom tahun tabelnya", "from the years of its tables"),
}


def guessed_line(settings: Settings, graph: PlanGraph) -> str:
    """What was guessed and from what ("periode diduga dari nama berkas"), with the options that correct it; "" for no guess."""
    lang = settings.lang != "id"
    found: list[str] = []
    drafted = False
    options: list[str] = []
    for document in graph.nodes("Document"):
        guesses = document.properties.get("guessed")
        for guess in guesses if isinstance(guesses, list) else ():
            if guess == GUESS:
                drafted = True
                continue
            what, _, source = str(guess).partition(": ")
            words, because = _WHAT.get(what, (what, what))[lang], _SOURCES.get(source, (source, source))[lang]
            found.append(said(settings, f"{words} diduga {because}", f"{words} is a guess {because}"))
            options.append(f"--{what}")
    told = said(settings, "disusun dari kutipan rencana, bukan RPJMD-nya sendiri", "drafted from what plans quote, not the RPJMD itself")
    if not found:
        return told if drafted else ""
    because, correcting = "; ".join(found), " ".join(options)
    return said(settings, f"{because}; bila salah, sebutkan {correcting}", f"{because}; if wrong, give {correcting}")


def named_alike(store: Store) -> list[tuple[Named, Named]]:
    """The regions and agencies of a store whose names differ by a misprint."""
    agencies = store.rows(
        "MATCH (a:Agency)-[:HAS_PLAN]->(d:Document) OPTIONAL MATCH (a)-[:PART_OF]->(r:Region) "
        "WITH a, min(r.id) AS region, collect(DISTINCT d.id) AS documents RETURN a.id AS id, a.name AS name, region, documents"
    )
    regions = store.rows("MATCH (r:Region) RETURN r.id AS id, r.name AS name, r.level AS level")
    found = [Named(id, "Agency", str(name), str(region), tuple(sorted(documents))) for id, name, region, documents in agencies]
    of_region: dict[str, list[str]] = {}
    for one in found:
        of_region.setdefault(one.within, []).extend(one.documents)
    found += [Named(id, "Region", str(name), str(level or ""), tuple(sorted(of_region.get(id, ())))) for id, name, level in regions]
    return alike(found)


def twin_lines(settings: Settings, pairs: list[tuple[Named, Named]]) -> list[str]:
    """A question for each pair, with what to do where the two are one."""
    lines = []
    for one, other in pairs:
        option = "--region" if one.label == "Region" else "--agency"
        document = f" ({', '.join(other.documents)})" if other.documents else ""
        lines.append(
            said(
                settings,
                f"Pertanyaan: “{other.name}”{document} dan “{one.name}”, dua atau satu yang salah ketik? "
                f'Bila satu: baca ulang berkasnya dengan {option} "{one.name}", lalu selaras store remove DOKUMEN',
                f"Question: “{other.name}”{document} and “{one.name}”, two or one with a misprint? "
                f'If one: read the file again with {option} "{one.name}", then selaras store remove DOCUMENT',
            )
        )
    return lines

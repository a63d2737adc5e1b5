"""What was guessed of whose plan a document is, as a line for its user."""

from __future__ import annotations

from ..graph.model import PlanGraph
from .common import Settings, said

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
    options: list[str] = []
    for document in graph.nodes("Document"):
        guesses = document.properties.get("guessed")
        for guess in guesses if isinstance(guesses, list) else ():
            what, _, source = str(guess).partition(": ")
            words, because = _WHAT.get(what, (what, what))[lang], _SOURCES.get(source, (source, source))[lang]
            found.append(said(settings, f"{words} diduga {because}", f"{words} is a guess {because}"))
            options.append(f"--{what}")
    if not found:
        return ""
    because, correcting = "; ".join(found), " ".join(options)
    return said(settings, f"{because}; bila salah, sebutkan {correcting}", f"{because}; if wrong, give {correcting}")

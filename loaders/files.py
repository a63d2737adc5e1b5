"""The way in for a file of any kind that can be read: a plan as a document, or a cascade file (our own JSON export).

What a file holds decides which reader takes it, not its name: what applications export as ".xls" is often HTML, and a renamed file
is told. Its name only says which kind of text a text is.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..graph.errors import InputError
from ..graph.files import read_json
from ..graph.model import PlanGraph
from .documents.blocks import Fragment, Identity, LeftOut, Pages, united
from .documents.office import locked
from .documents.reasons import Reason
from .documents.source import content_of, damaged, read_bytes

if TYPE_CHECKING:
    from .plan.facts import Plan


# Each kind of file has modules of its own, and what makes a plan of them has more than all readers: what is needed is loaded then.


def _read_rdf(path: Path) -> PlanGraph:
    from ..graph.exports.rdf import read_rdf

    return read_rdf(path)


def _read_yaml(path: Path) -> PlanGraph:
    from ..graph.yaml_files import read_yaml

    return read_yaml(path)


# Cascade files: graphs as selaras exports them.
_CASCADES: dict[str, Callable[[Path], PlanGraph]] = {
    ".json": read_json, ".yaml": _read_yaml, ".yml": _read_yaml,
    ".ttl": _read_rdf, ".turtle": _read_rdf, ".jsonld": _read_rdf, ".nq": _read_rdf,
}  # fmt: skip


def _text(path: Path) -> Pages:
    from .documents.text import read_text

    return read_text(path)


def _delimited(path: Path) -> Pages:
    from .documents.delimited import read_delimited

    return read_delimited(path)


def _html(path: Path) -> Pages:
    from .documents.html import read_html

    return read_html(path)


def _docx(path: Path) -> Pages:
    from .documents.docx.read import read_docx

    return read_docx(path)


def _xlsx(path: Path) -> Pages:
    from .documents.xlsx import read_xlsx

    return read_xlsx(path)


def _pdf(path: Path) -> Pages:
    from .documents.pdf.read import read_pdf
    from .tables.pages.joining import joined_pages

    return joined_pages(read_pdf(path), _official_words)


def _official_words() -> Set[str]:
    from .nomenclature.imported import words_of_names

    return words_of_names()


# What a file holds (source.content_of) → its reader. A reader yields Pages or raises InputError, and imports its libraries when called.
READERS: dict[str, Callable[[Path], Pages]] = {
    "text": _text,
    "delimited": _delimited,
    "html": _html,
    "docx": _docx,
    "xlsx": _xlsx,
    "pdf": _pdf,
}
# What the suffix promises. The kinds of text cannot be told apart by their contents; any other promise is only compared with them.
SUFFIXES: dict[str, str] = {
    "": "text", ".txt": "text", ".text": "text", ".md": "text", ".markdown": "text",
    ".csv": "delimited", ".tsv": "delimited", ".tab": "delimited",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".docx": "docx", ".docm": "docx", ".dotx": "docx", ".xlsx": "xlsx", ".xlsm": "xlsx", ".xltx": "xlsx", ".pdf": "pdf",
    ".doc": "doc", ".xls": "xls", ".xlsb": "xlsb", ".odt": "OpenDocument", ".ods": "OpenDocument", ".rtf": "rtf",
}  # fmt: skip
_TEXTS = frozenset({"text", "delimited", "html"})
_NAMES = {
    "delimited": "CSV",
    "text": "teks",
    "doc": "Word 97–2003",
    "xls": "Excel 97–2003",
    "compound": "Office 97–2003",
    "broken zip": "ZIP/Office",
}
_NAMES_EN = {**_NAMES, "text": "text"}

_AS_DOCX = {
    "id": "Buka dengan Word atau LibreOffice lalu simpan sebagai .docx.",
    "en": "Open it in Word or LibreOffice and save it as .docx.",
}
_AS_XLSX = {
    "id": "Buka dengan Excel atau LibreOffice lalu simpan sebagai .xlsx.",
    "en": "Open it in Excel or LibreOffice and save it as .xlsx.",
}
_AS_ANY = {
    "id": "Berikan rencana sebagai .pdf, .docx, .xlsx, .csv, .html atau .txt, atau berkas cascading .json.",
    "en": "Give the plan as .pdf, .docx, .xlsx, .csv, .html or .txt, or a cascade file as .json.",
}
_CURES: Mapping[str, Mapping[str, str]] = {
    "doc": _AS_DOCX, "rtf": _AS_DOCX, "OpenDocument": {
        "id": "Simpan sebagai .docx atau .xlsx.", "en": "Save it as .docx or .xlsx.",
    },
    "xls": _AS_XLSX, "xlsb": _AS_XLSX, "xml": _AS_XLSX,
}  # fmt: skip


def is_cascade_file(path: str | os.PathLike[str]) -> bool:
    """True for a path that names a cascade file: a graph that selaras exported (JSON, YAML, Turtle, JSON-LD, N-Quads)."""
    return Path(path).suffix.lower() in _CASCADES


def kind_of(path: Path) -> str:
    """Which of READERS takes a file. InputError for what none of them reads, and for a text that is none."""
    suffix = path.suffix.lower()
    promised = SUFFIXES.get(suffix)
    held = content_of(path)
    if held == "encrypted":
        raise locked(path)
    if held == "broken zip" and promised not in _TEXTS:
        raise damaged(path, (promised or "zip").upper())
    if held in ("text", "html") and (promised is None or promised not in _TEXTS):
        return _text_kind(path, suffix, promised, held)
    if held == "html" and promised == "delimited":
        return "html"  # a page exported under a table's name
    if held in ("text", "html") and promised is not None:
        return promised
    if promised in _TEXTS or held not in READERS:
        raise _not_read(path, held, promised)
    return held


def _text_kind(path: Path, suffix: str, promised: str | None, held: str) -> str:
    """The reader for text under a name that promises none; only HTML and tables exported as ".xls" are what somebody meant."""
    if held == "html":
        return "html"
    if promised is None:
        read_bytes(path)
        raise InputError(
            {"id": f"jenis berkas {suffix} tidak dikenal", "en": f"files of kind {suffix} are unknown"}, place=str(path), cure=_AS_ANY
        )
    if promised in ("xls", "xlsx"):
        read_bytes(path)
        return "delimited"
    read_bytes(path)
    raise damaged(path, suffix.removeprefix(".").upper())


def _not_read(path: Path, held: str, promised: str | None) -> InputError:
    """The error for contents without a reader, or of another kind than the name promises."""
    name = {"id": _NAMES.get(held, held if held.isupper() or held[:1].isupper() else held.upper())}
    name["en"] = _NAMES_EN.get(held, name["id"])
    if promised in _TEXTS:
        renamed = held in READERS
        cure = (
            {"id": f"Ganti akhiran namanya menjadi .{held}.", "en": f"Change the ending of its name to .{held}."}
            if renamed
            else _CURES.get(held, _AS_ANY)
        )
        return InputError({"id": f"isinya {name['id']}, bukan teks", "en": f"it holds {name['en']}, not text"}, place=str(path), cure=cure)
    return InputError(
        {"id": f"berkas {name['id']} belum dapat dibaca", "en": f"{name['en']} files cannot be read yet"}, place=str(path),
        cure=_CURES.get(held, _AS_ANY),
    )  # fmt: skip


def read_pages(path: str | os.PathLike[str]) -> Pages:
    """Reduce a document to blocks. InputError where it is missing, empty, damaged, or of a kind that is not read."""
    file = Path(path)
    return READERS[kind_of(file)](file)


def read_plan(path: str | os.PathLike[str], told: Identity | None = None) -> Plan:
    """Read a document into the facts of a plan; `told` says what its title page leaves out. InputError as for `read_pages`."""
    from .plan.understand import understand

    pages = read_pages(path)
    pages.told = told or pages.told
    return understand(pages)


def read_together(paths: Sequence[str | os.PathLike[str]], told: Identity | None = None) -> Plan:
    """Read the files of one plan, as its chapters are, into its facts. InputError as for `read_pages`."""
    from .plan.understand import understand

    pages = united(_once([read_pages(path) for path in paths]))
    pages.told = told or pages.told
    return understand(pages)


def _once(parts: Sequence[Pages]) -> list[Pages]:
    """The parts of a plan without the tables in pictures that another part prints as text."""
    if not any(part.recognised for part in parts):
        return list(parts)
    from .tables.pages.recognised import recognised_of, told_twice

    tables = [recognised_of(part.blocks, part.recognised) for part in parts]
    twice = told_twice([one for seen, _ in tables for one in seen], [one for _, printed in tables for one in printed])
    ids = {id(fragment) for fragment in twice}
    return [_without(part, [fragment for fragment in seen if id(fragment) in ids]) for part, (seen, _) in zip(parts, tables, strict=True)]


def _without(part: Pages, twice: Sequence[Fragment]) -> Pages:
    kept = [block for block in part.blocks if not any(block is fragment for fragment in twice)]
    left_out = [LeftOut(fragment.rows[0].place, "", Reason.PICTURE_TWICE) for fragment in twice]
    return replace(part, blocks=kept, left_out=[*part.left_out, *left_out])


def load(path: str | os.PathLike[str], told: Identity | None = None) -> PlanGraph:
    """The graph of a document or a cascade file. InputError with the place and the cure where it cannot be read as one."""
    if is_cascade_file(path):
        read_bytes(Path(path))
        return _CASCADES[Path(path).suffix.lower()](Path(path))
    if Path(path).suffix.lower() == ".xlsx":
        from .workbook import is_workbook, read_workbook

        if is_workbook(Path(path)):
            return read_workbook(path).graph
    from .plan.to_graph import to_graph

    return to_graph(read_plan(path, told))

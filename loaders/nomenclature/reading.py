"""A list as it is published or handed on (CSV, Excel, PDF, Word, HTML) to its entries, whatever its columns are called."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ...graph.errors import InputError
from ...graph.ids import fold
from ..documents.blocks import Fragment
from ..documents.docx.read import read_docx
from ..documents.html import read_html
from ..documents.pdf.page import PageTable
from ..documents.pdf.read import read_pdf
from ..documents.source import content_of, read_bytes
from ..language import codes
from .editions import KABKOT, PROV, Entry, entry

CURE = {
    "id": "Berkas harus memuat tabel dengan kolom “kode” dan “nama” (CSV, XLSX, PDF, DOCX atau HTML).",
    "en": "The file must hold a table with the columns “kode” and “nama” (CSV, XLSX, PDF, DOCX or HTML).",
}
_LARGEST = 100 * 2**20
_HEAD_ROWS = 60  # rows in which the header stands
# The first words of a header cell, folded → the role of its column. The first that fits counts.
_ROLES: dict[str, tuple[str, ...]] = {
    "authority": ("kewenangan", "authority", "tingkat kewenangan"),
    "unit": ("satuan", "unit"),
    "indicator": ("indikator", "indicator"),
    "output": ("kinerja", "keluaran", "output"),
    "code": ("kode", "code", "no kode", "nomor kode"),
    "name": ("nama", "name", "nomenklatur", "uraian", "urusan bidang urusan program"),
}
_PARTS = ("urusan", "bidang", "program", "kegiatan", "sub")  # lists that print a code's parts in columns of their own
_LEVELS = ("program", "kegiatan", "sub kegiatan")  # lists that print each level's code and name in columns of their own
_WIDTHS = (1, 2, 2, 0, 4)  # digits of a code's parts; a kegiatan has two parts
_REGULATION = re.compile(
    r"(?i)\b(?P<kind>kepmendagri|permendagri|keputusan menteri dalam negeri|peraturan menteri dalam negeri)\b[^\d\n]{0,30}"
    r"(?P<number>\d[\d.]*(?:-\d+)?)(?:\s*(?:tahun|/|-)\s*|\s+)(?P<year>20\d\d)\b"
)


@dataclass(slots=True)
class Read:
    """The entries of a list; `fields` name an urusan or bidang, `again` are stated again, `bad` (row, words) are no entries."""

    entries: list[Entry] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    again: int = 0
    bad: list[tuple[int, str]] = field(default_factory=list)
    regulation: str = ""
    year: int | None = None


@dataclass(slots=True)
class _Columns:
    """Where things stand: single roles by column, the parts of a code, or the pairs of code and name of each level."""

    start: int
    roles: dict[str, int]
    parts: list[int] = field(default_factory=list)
    pairs: list[tuple[int, int]] = field(default_factory=list)
    header: tuple[str, ...] = ()
    authority: str = ""


def read_list(path: Path) -> Read:
    """The entries of a list. InputError where the file is none."""
    rows, broken = _table(path)
    columns = _columns(rows, path)
    found = Read()
    _edition(path.stem, [cell for row in rows[: columns.start] for cell in row], found)
    seen: set[tuple[str, str, str]] = set()
    for number, row in _whole(rows, columns, broken=broken):
        for item in _items(row, columns):
            _take(number, item, found, seen)
    if not found.entries:
        raise InputError(
            {"id": "tidak ada kode program, kegiatan atau subkegiatan", "en": "no code of a program, kegiatan or subkegiatan"},
            place=str(path), cure=CURE,
        )  # fmt: skip
    return found


def _take(number: int, item: dict[str, str], found: Read, seen: set[tuple[str, str, str]]) -> None:
    printed, name = item["code"], item["name"]
    if not printed and not name:
        return
    upper = printed.upper()
    code = codes.official(upper) or (upper if codes.older_level(upper) else None)
    if code is None or not (codes.level(code) or codes.older_level(code)) or not name:
        if name and re.fullmatch(r"(?:\d{1,2}|X)(?:\.(?:\d{2}|XX))?", upper):
            found.fields.setdefault(upper, name)
        else:
            found.bad.append((number, f"{printed} {name}".strip()))
        return
    one = entry(code, name, item.get("authority", ""), *(item.get(role, "") for role in ("output", "indicator", "unit")))
    if (code, one.key, one.authority) in seen:
        found.again += 1
        return
    seen.add((code, one.key, one.authority))
    found.entries.append(one)


def _items(row: Sequence[str], columns: _Columns) -> Iterator[dict[str, str]]:
    """The entries that a row states: one, or one of each level."""
    cells = {role: row[at] if at < len(row) else "" for role, at in columns.roles.items()}
    cells["authority"] = authority_in(cells["authority"]) if cells.get("authority") else columns.authority
    if columns.pairs:
        for at, name in columns.pairs:
            lowest = (at, name) == columns.pairs[-1]
            code = row[at] if at < len(row) else ""
            if code or lowest:
                extra = cells if lowest else {"authority": cells["authority"]}
                yield {**extra, "code": code, "name": row[name] if name < len(row) else ""}
        return
    if columns.parts:
        cells["code"] = _joined([row[at] if at < len(row) else "" for at in columns.parts])
    yield cells


def _joined(parts: Sequence[str]) -> str:
    """A code from its parts, each of which may have lost its zeros, or holds the whole code down to it."""
    code = ""
    for part, width in zip(parts, _WIDTHS, strict=False):
        if not part:
            continue
        if code and part.startswith(f"{code}."):
            code = part
            continue
        whole = ".".join(piece.zfill(2) if at else piece for at, piece in enumerate(part.split("."))) if not width else part.zfill(width)
        code = f"{code}.{whole}" if code else whole
    return code


def authority_in(words: str) -> str:
    """For whom a list says that an entry holds: "KABKOT", "PROV", or "" where it says both or nothing."""
    folded = fold(words)
    province, regency = "prov" in folded or "prop" in folded, "kab" in folded or "kota" in folded.split()
    return "" if province == regency else PROV if province else KABKOT


def _edition(stem: str, above: Sequence[str], found: Read) -> None:
    """Which regulation a list is of, as its title or the name of its file says."""
    for text in (" ".join(above), re.sub(r"[_ ]+", " ", stem)):
        if match := _REGULATION.search(text):
            kind = "Kepmendagri" if match["kind"].lower().startswith("kep") else "Permendagri"
            found.regulation, found.year = f"{kind} {match['number'].rstrip('.-')}/{match['year']}", int(match["year"])
            return


def _whole(rows: list[list[str]], columns: _Columns, *, broken: bool) -> Iterator[tuple[int, list[str]]]:
    """The rows below the header, without its repetitions; where pages break rows, the rest of a row is put to its beginning."""
    waiting: tuple[int, list[str]] | None = None
    for number, row in enumerate(rows[columns.start :], columns.start + 1):
        if tuple(fold(cell) for cell in row) == columns.header:
            continue
        placed = columns.parts or [at for at, _ in columns.pairs] or [columns.roles["code"]]
        if broken and waiting and not any(row[at] for at in placed if at < len(row)):
            waiting = waiting[0], [" ".join(filter(None, pair)) for pair in zip(waiting[1], row, strict=False)]
            continue
        if waiting:
            yield waiting
        waiting = number, row
    if waiting:
        yield waiting


def _columns(rows: list[list[str]], path: Path) -> _Columns:
    for at, row in enumerate(rows[:_HEAD_ROWS]):
        folded = [fold(cell) for cell in row]
        below = [fold(cell) for cell in rows[at + 1]] if at + 1 < len(rows) else []
        roles = _roles(folded)
        found = _Columns(at + 1, roles, header=tuple(folded))
        pairs = [pair for level in _LEVELS if (pair := _pair(level, folded))]
        parts = _parts(folded)
        if len(pairs) > 1:
            found.pairs = pairs
        elif "name" in roles and not parts and _parts(below):
            found.parts, found.start = _parts(below), at + 2
        elif "name" in roles and parts and "code" not in roles:
            found.parts = parts
        elif not {"code", "name"} <= set(roles):
            continue
        title = " ".join(cell for line in rows[:at] for cell in line)
        found.authority = authority_in(row[roles["name"]] if "name" in roles else "") or authority_in(title)
        return found
    raise InputError({"id": "kolom kode dan nama tidak ditemukan", "en": "no columns of codes and names"}, place=str(path), cure=CURE)


def _roles(folded: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, cell in enumerate(folded):
        role = next((role for role, words in _ROLES.items() if any(cell == word or cell.startswith(f"{word} ") for word in words)), None)
        if role is not None:
            found.setdefault(role, at)
    return found


def _parts(folded: Sequence[str]) -> list[int]:
    """The columns of a code's parts, where all are there."""
    places = [next((at for at, cell in enumerate(folded) if cell.startswith(word)), None) for word in _PARTS]
    found = [at for at in places if at is not None]
    return found if len(set(found)) == len(_PARTS) else []


def _pair(level: str, folded: Sequence[str]) -> tuple[int, int] | None:
    """The columns of one level's code and name."""
    same = {level, level.replace(" ", "")}
    code = next((at for at, cell in enumerate(folded) if cell.removeprefix("kode ") in same and cell.startswith("kode ")), None)
    heads = ("nama ", "uraian ", "nomenklatur ", "")
    name = next((at for head in heads for at, cell in enumerate(folded) if cell in {f"{head}{word}" for word in same}), None)
    return (code, name) if code is not None and name is not None else None


# -- files ---------------------------------------------------------------------------------------------------------


def _table(path: Path) -> tuple[list[list[str]], bool]:
    """The rows of a file, and whether pages may break them."""
    data = read_bytes(path)
    kind = content_of(path)
    if kind == "pdf":
        tables = (block for page in read_pdf(path).pages for block in page.blocks if isinstance(block, PageTable))
        return [row for table in tables for row in _drawn(table)], True
    if kind == "docx":
        return [list(row.cells) for block in read_docx(path).blocks if isinstance(block, Fragment) for row in block.rows], False
    if data[:4] == b"PK\x03\x04":
        return _excel(data, path), False
    if re.search(rb"(?i)<table\b", data[:200_000]):
        return [list(row.cells) for block in read_html(path).blocks if isinstance(block, Fragment) for row in block.rows], False
    return _delimited(data, path), False


def _drawn(table: PageTable) -> list[list[str]]:
    """A page's table with every cell at its column."""
    found = []
    for row in table.rows:
        cells = [""] * max(len(table.xs) - 1, 1)
        for cell in row:
            cells[min(cell.column, len(cells) - 1)] = " ".join(cell.text.split())
        if any(cells):
            found.append(cells)
    return found


def _delimited(data: bytes, path: Path) -> list[list[str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    if "\0" in text:
        raise InputError({"id": "bukan CSV atau XLSX", "en": "neither CSV nor XLSX"}, place=str(path), cure=CURE)
    lines = text.splitlines()[:20]
    delimiter = max(",;\t", key=lambda sign: sum(line.count(sign) for line in lines))
    try:
        return [[" ".join(cell.split()) for cell in row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)]
    except csv.Error as error:
        raise InputError({"id": f"CSV rusak ({error})", "en": f"a damaged CSV ({error})"}, place=str(path), cure=CURE) from error


def _excel(data: bytes, path: Path) -> list[list[str]]:
    import zipfile

    import openpyxl

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > _LARGEST:
                raise InputError({"id": "isi berkas terlalu besar", "en": "the file unpacks to too much"}, place=str(path), cure=CURE)
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        return [[_cell(value) for value in row] for sheet in book.worksheets for row in sheet.iter_rows(values_only=True)]
    except InputError:
        raise
    except Exception as error:  # a damaged workbook raises whatever the part of it that is read first leads to
        raise InputError(
            {"id": f"buku kerja rusak ({type(error).__name__})", "en": f"a damaged workbook ({type(error).__name__})"},
            place=str(path), cure=CURE,
        ) from error  # fmt: skip


def _cell(value: Any) -> str:
    """A cell as text; a part of a code that Excel holds as a number gets its zero back: 1 is "1", 1.0 too."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else " ".join(str(value).split())

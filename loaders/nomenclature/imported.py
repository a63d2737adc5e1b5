"""The official list that a user imported: read from CSV or Excel, kept in the user's data folder, taken by every later reading."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from ...graph.errors import InputError
from ...graph.ids import fold
from ..documents.source import read_bytes
from ..language import codes
from .lookup import Nomenclature, shipped

VARIABLE = "SELARAS_NOMENCLATURE"
_FORM = 1  # of the stored file
_HEADERS = {
    "code": ("kode", "code", "kode rekening", "kode nomenklatur"),
    "name": ("nama", "name", "nomenklatur", "uraian", "nomenklatur urusan kabupaten kota", "nama nomenklatur"),
    "authority": ("kewenangan", "authority"),
}
# Lists that print a code's parts in columns of their own.
_PARTS = ("urusan", "bidang", "program", "kegiatan", "sub")
_LARGEST = 100 * 2**20
_CURE = {
    "id": "Berkas harus memiliki kolom “kode” dan “nama” (CSV atau XLSX).",
    "en": "The file must have the columns “kode” and “nama” (CSV or XLSX).",
}


@dataclass(slots=True)
class Imported:
    """What an import found: counts by level, rows that state no code of a program, kegiatan or subkegiatan, and where it is kept."""

    path: Path
    counts: Counter[str] = field(default_factory=Counter)
    higher: int = 0
    again: int = 0
    bad: list[tuple[int, str]] = field(default_factory=list)


def stored_path() -> Path | None:
    """Where the imported list is kept; None where the environment says that none is to be used."""
    told = os.environ.get(VARIABLE)
    if told is not None:
        return Path(told) if told.strip() else None
    import platformdirs

    return platformdirs.user_data_path("selaras", appauthor=False) / "nomenclature.json"


def known() -> Nomenclature:
    """The imported list with what the package ships, or the latter alone. InputError where the stored list cannot be read."""
    path = stored_path()
    if path is None or (VARIABLE not in os.environ and not path.is_file()):
        return shipped()
    try:
        state = path.stat()
    except OSError as error:
        raise InputError(
            {"id": "daftar nomenklatur ini tidak ada", "en": "this list of nomenclature is not there"}, place=str(path),
            cure={
                "id": f"Impor dengan selaras nomenclature import, atau kosongkan {VARIABLE}.",
                "en": f"Import it with selaras nomenclature import, or empty {VARIABLE}.",
            },
        ) from error  # fmt: skip
    return _loaded(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=1)
def _loaded(path: Path, _changed: int, _size: int) -> Nomenclature:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["form"] != _FORM:
            raise ValueError(data["form"])
        rows = [(str(code), str(name), str(folded), bool(province)) for code, name, folded, province in data["entries"]]
        entries = {code: name for code, name, _, province in reversed(rows) if not province}
        minor = [(code, name) for code, name, _, province in rows if province or entries.get(code) != name]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(
            {"id": "daftar nomenklatur rusak", "en": "the list of nomenclature is damaged"}, place=str(path),
            cure={"id": "Impor ulang dengan selaras nomenclature import.", "en": "Import it anew with selaras nomenclature import."},
        ) from error  # fmt: skip
    own = shipped().entries
    keys = {name: folded for _, name, folded, _ in rows}
    return Nomenclature({**own, **entries}, official=True, minor=minor, learnt=own, keys=keys)


def import_list(path: Path) -> Imported:
    """Read an official list and keep it. InputError where the file is no such list or cannot be kept."""
    target = stored_path()
    if target is None:
        raise InputError(
            {"id": f"{VARIABLE} kosong: tidak ada tempat menyimpan", "en": f"{VARIABLE} is empty: nowhere to keep the list"},
            cure={"id": f"Isi atau hapus variabel {VARIABLE}.", "en": f"Set or unset the variable {VARIABLE}."},
        )
    found = Imported(target)
    entries = list(_entries(_table(path), found, path))
    if not entries:
        raise InputError(
            {"id": "tidak ada kode program, kegiatan atau subkegiatan", "en": "no code of a program, kegiatan or subkegiatan"},
            place=str(path), cure=_CURE,
        )  # fmt: skip
    kept = [[code, name, fold(name).replace(" ", ""), province] for code, name, province in entries]
    data = {"form": _FORM, "source": path.name, "entries": kept}
    _keep(target, json.dumps(data, ensure_ascii=False))
    return found


def _keep(target: Path, text: str) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f"{target.name}.{os.getpid()}.part")
        part.write_text(text, encoding="utf-8", newline="\n")
        part.replace(target)
    except OSError as error:
        raise InputError(
            {"id": f"tidak dapat ditulis ({error.strerror})", "en": f"cannot be written ({error.strerror})"}, place=str(target),
            cure={"id": f"Pilih tempat lain dengan variabel {VARIABLE}.", "en": f"Choose another place with the variable {VARIABLE}."},
        ) from error  # fmt: skip


def _entries(table: Iterable[Sequence[str]], found: Imported, path: Path) -> Iterator[tuple[str, str, bool]]:
    """The entries (code, name, whether it is the provinces') below the header row; what is none is counted."""
    rows = list(enumerate(table, 1))
    start, columns = _header(rows, path)
    seen: set[tuple[str, str, bool]] = set()
    for number, row in rows[start:]:
        cells = {name: [row[at] for at in places if at < len(row)] for name, places in columns.items()}
        printed, name = ".".join(part for part in cells["code"] if part), next(iter(cells["name"]), "")
        if not printed and not name:
            continue
        code = codes.official(printed)
        if code is None or codes.level(code) is None or not name:
            if name and re.fullmatch(r"[\dX]+(?:\.(?:\d{2}|XX))?", printed):
                found.higher += 1  # an urusan or bidang urusan
            else:
                found.bad.append((number, f"{printed} {name}".strip()))
            continue
        province = any("prov" in text.lower() for text in cells.get("authority", ()))
        if (code, fold(name), province) in seen:
            found.again += 1
            continue
        seen.add((code, fold(name), province))
        found.counts[codes.level(code) or ""] += 1
        yield code, name, province


def _header(rows: list[tuple[int, Sequence[str]]], path: Path) -> tuple[int, dict[str, list[int]]]:
    """The number of the header row, and its columns."""
    for number, row in rows[:40]:
        folded = [fold(cell) for cell in row]
        columns = {name: [at for at, cell in enumerate(folded) if cell in words][:1] for name, words in _HEADERS.items()}
        if not columns["code"]:
            parts = [next((at for at, cell in enumerate(folded) if cell.startswith(word)), None) for word in _PARTS]
            columns["code"] = [at for at in parts if at is not None] if all(at is not None for at in parts) else []
        if columns["code"] and columns["name"]:
            return number, columns
    raise InputError({"id": "kolom kode dan nama tidak ditemukan", "en": "no columns of codes and names"}, place=str(path), cure=_CURE)


def _table(path: Path) -> list[list[str]]:
    data = read_bytes(path)
    if data[:4] == b"PK\x03\x04":
        return _excel(data, path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    if "\0" in text:
        raise InputError({"id": "bukan CSV atau XLSX", "en": "neither CSV nor XLSX"}, place=str(path), cure=_CURE)
    lines = text.splitlines()[:20]
    delimiter = max(",;\t", key=lambda sign: sum(line.count(sign) for line in lines))
    try:
        return [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)]
    except csv.Error as error:
        raise InputError({"id": f"CSV rusak ({error})", "en": f"a damaged CSV ({error})"}, place=str(path), cure=_CURE) from error


def _excel(data: bytes, path: Path) -> list[list[str]]:
    import zipfile

    import openpyxl

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > _LARGEST:
                raise InputError({"id": "isi berkas terlalu besar", "en": "the file unpacks to too much"}, place=str(path), cure=_CURE)
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        return [[_cell(value) for value in row] for sheet in book.worksheets for row in sheet.iter_rows(values_only=True)]
    except InputError:
        raise
    except Exception as error:  # a damaged workbook raises whatever the part of it that is read first leads to
        raise InputError(
            {"id": f"buku kerja rusak ({type(error).__name__})", "en": f"a damaged workbook ({type(error).__name__})"},
            place=str(path), cure=_CURE,
        ) from error  # fmt: skip


def _cell(value: Any) -> str:
    """A cell as text; a part of a code that Excel holds as a number gets its zero back: 1 is "1", 1.0 too."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else " ".join(str(value).split())

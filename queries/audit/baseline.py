"""What an audit says against the one before: which findings are new, still there or gone, and what was answered to them."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from ...graph.errors import InputError
from ..texts import Text
from .findings import Finding

Change = Literal["new", "still"]
CHANGES: Mapping[str, Text] = {
    "new": Text("baru", "new"),
    "still": Text("masih ada", "still there"),
    "gone": Text("hilang", "gone"),
}
ANSWERS = ("answer", "person", "date", "status")  # what people write beside a finding
_HEADERS = {
    "id": "id", "aturan": "rule", "rule": "rule", "dokumen": "document", "document": "document", "judul": "title", "title": "title",
    "jawaban": "answer", "answer": "answer", "nama": "person", "person": "person", "tanggal": "date", "date": "date", "status": "status",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Earlier:
    """One finding of the audit before."""

    id: str
    rule: str
    document: str
    title: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Baseline:
    """The findings of an audit before, by their ids."""

    found: Mapping[str, Earlier] = field(default_factory=dict)

    def change(self, finding: Finding) -> Change:
        """Whether a finding is new."""
        return "still" if finding.id in self.found else "new"

    def answers(self, finding: Finding) -> Mapping[str, str]:
        """What was answered to it before, by ANSWERS."""
        earlier = self.found.get(finding.id)
        return earlier.answers if earlier else {}

    def gone(self, findings: Collection[Finding], *, documents: Collection[str], rules: Collection[str]) -> list[Earlier]:
        """What is no longer found of the documents and rules that were looked at now; of others nothing is known."""
        now = {finding.id for finding in findings}
        return [
            entry for entry in self.found.values() if entry.id not in now and entry.rule in rules and entry.document in documents
        ]  # fmt: skip


def read_baseline(path: Path) -> Baseline:
    """An audit written before as JSON or as a workbook; InputError where the file is neither."""
    try:
        listed = _of_workbook(path) if path.suffix.casefold() == ".xlsx" else _of_json(path)
    except OSError as error:
        raise InputError(
            {"id": f"tidak terbaca ({error.strerror})", "en": f"cannot be read ({error.strerror})"}, place=str(path)
        ) from error
    return Baseline({entry.id: entry for entry in listed})


def _of_json(path: Path) -> list[Earlier]:
    try:
        told = json.loads(path.read_text(encoding="utf-8-sig"))
        listed = told["findings"]
        return [
            Earlier(
                str(entry["id"]), str(entry["rule"]), str(entry["document"] or ""), str(entry.get("title", "")),
                {name: str(entry[name]) for name in ANSWERS if entry.get(name)},
            )
            for entry in listed
        ]  # fmt: skip
    except (ValueError, KeyError, TypeError) as error:
        raise _refused(path) from error


def _of_workbook(path: Path) -> list[Earlier]:
    from zipfile import BadZipFile

    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, KeyError, ValueError) as error:
        raise _refused(path) from error
    found = []
    with _closing(book):
        for sheet in book.worksheets:
            rows = sheet.iter_rows(values_only=True)
            names = [_HEADERS.get(str(value or "").strip().casefold(), "") for value in next(rows, ())]
            if not {"id", "rule", "document"} <= set(names):
                continue
            found += [entry for row in rows if (entry := _entry(dict(zip(names, row, strict=False))))]
    if not found and not any(_is_ours(sheet) for sheet in book.sheetnames):
        raise _refused(path)
    return found


def _entry(row: Mapping[str, Any]) -> Earlier | None:
    told = {name: _written(value) for name, value in row.items()}
    if not told.get("id") or not told.get("rule"):
        return None
    answers = {name: told[name] for name in ANSWERS if told.get(name)}
    return Earlier(told["id"], told["rule"], told.get("document", ""), told.get("title", ""), answers)


def _written(value: Any) -> str:
    """A cell as people read it: a date without the midnight that Excel adds."""
    return "" if value is None else str(value).removesuffix(" 00:00:00").strip()


def _is_ours(sheet: str) -> bool:
    return sheet in ("temuan", "findings")


def _closing(book: Any) -> Any:
    from contextlib import closing

    return closing(book)


def _refused(path: Path) -> InputError:
    return InputError(
        {"id": "bukan laporan audit terdahulu", "en": "is no report of an audit before"},
        place=str(path),
        cure={"id": "Gunakan .json atau .xlsx yang ditulis oleh selaras audit.", "en": "Use a .json or .xlsx that selaras audit wrote."},
    )

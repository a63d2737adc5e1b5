"""What reviewers decided of pairs of wordings, as SSSOM TSV; by their words, so that a decision outlives every id and every reading.

SSSOM (a Simple Standard for Sharing Ontological Mappings): https://mapping-commons.github.io/sssom/.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..errors import InputError
from ..writing import whole_or_nothing

SAME, CLOSE = "skos:exactMatch", "skos:closeMatch"
COLUMNS = ("subject_label", "predicate_id", "predicate_modifier", "object_label", "subject_category", "mapping_justification",
           "author_label", "mapping_date", "confidence", "comment")  # fmt: skip
VARIABLE = "SELARAS_DECISIONS"
_HEAD = "#curie_map:\n#  skos: http://www.w3.org/2004/02/skos/core#\n#  semapv: https://w3id.org/semapv/vocab/\n"
_REVIEWED, _MATCHED = "semapv:ManualMappingCuration", "semapv:LexicalMatching"


@dataclass(frozen=True, slots=True)
class Decision:
    """That two wordings of one kind ("Indicator", "Sasaran", "Goal") say one thing, or two; by whom and when (ISO date)."""

    kind: str
    one: str
    other: str
    same: bool
    reviewer: str = ""
    date: str = ""


def stored_path() -> Path | None:
    """Where decisions are kept: the file that SELARAS_DECISIONS names (empty: none, and None), else one in the user's data folder."""
    told = os.environ.get(VARIABLE)
    if told is not None:
        return Path(told) if told.strip() else None
    import platformdirs

    return platformdirs.user_data_path("selaras", appauthor=False) / "decisions.sssom.tsv"


def stored_decisions() -> list[Decision]:
    """The decisions that every build honours."""
    path = stored_path()
    return read_decisions(path) if path is not None else []


def read_decisions(path: Path) -> list[Decision]:
    """The decisions in a file, without rows that nobody has decided; none where there is no file. InputError for another form."""
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise _refused(path, str(error)) from error
    return parsed(text, path)


def parsed(text: str, path: Path) -> list[Decision]:
    """The decisions in SSSOM TSV."""
    rows = csv.DictReader((line for line in io.StringIO(text) if not line.startswith("#")), delimiter="\t")
    if rows.fieldnames is None or not {"subject_label", "object_label", "predicate_id"} <= set(rows.fieldnames):
        raise _refused(path, "subject_label, predicate_id, object_label?")
    return [
        Decision(
            row.get("subject_category") or "Indicator", row["subject_label"], row["object_label"],
            row["predicate_id"] == SAME and (row.get("predicate_modifier") or "") != "Not",
            row.get("author_label") or "", row.get("mapping_date") or "",
        )
        for row in rows
        if (row.get("mapping_justification") or _REVIEWED) == _REVIEWED
    ]  # fmt: skip


def written(decisions: Iterable[Decision]) -> str:
    """The decisions as SSSOM TSV, in the order of their words."""
    out = io.StringIO()
    out.write(_HEAD)
    table = csv.DictWriter(out, COLUMNS, delimiter="\t", lineterminator="\n")
    table.writeheader()
    for d in sorted(decisions, key=lambda d: (d.kind, d.one, d.other)):
        table.writerow(
            {
                "subject_label": d.one, "predicate_id": SAME, "predicate_modifier": "" if d.same else "Not", "object_label": d.other,
                "subject_category": d.kind, "mapping_justification": _REVIEWED, "author_label": d.reviewer, "mapping_date": d.date,
            }
        )  # fmt: skip
    return out.getvalue()


def proposals(rows: Iterable[tuple[str, str, str, str, float]]) -> str:
    """Undecided pairs as SSSOM TSV: kind, wording, concept, what differs, likeness (0 to 1).

    To decide is to write semapv:ManualMappingCuration and skos:exactMatch, with the modifier Not where the two are other things.
    """
    out = io.StringIO()
    out.write(_HEAD)
    table = csv.DictWriter(out, COLUMNS, delimiter="\t", lineterminator="\n")
    table.writeheader()
    for kind, one, other, differs, score in rows:
        table.writerow(
            {
                "subject_label": one, "predicate_id": CLOSE, "object_label": other, "subject_category": kind,
                "mapping_justification": _MATCHED, "confidence": score, "comment": differs,
            }
        )  # fmt: skip
    return out.getvalue()


def united(known: Iterable[Decision], new: Iterable[Decision]) -> list[Decision]:
    """Both, a later decision on the same two wordings taking the place of an earlier one."""
    found = {(d.kind, frozenset((d.one, d.other))): d for d in (*known, *new)}
    return list(found.values())


def write_decisions(path: Path, decisions: Iterable[Decision]) -> None:
    """Write the file, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole_or_nothing(path) as file:
        file.write(written(decisions).encode("utf-8"))


def _refused(path: Path, told: str) -> InputError:
    return InputError(
        {"id": f"bukan berkas keputusan SSSOM ({told})", "en": f"no SSSOM file of decisions ({told})"}, place=str(path),
        cure={"id": "Buat berkasnya dengan `selaras align export`.", "en": "Make the file with `selaras align export`."},
    )  # fmt: skip

"""What whoever makes the page may ask of its first sight."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ViewOptions:
    """How the page opens; everything stays within reach of whoever reads it.

    `agency` is an id or a part of a name, `misi` an id or a number, `year` the year whose figures show, `root` the id of the node whose
    branch is in focus, `only_findings` shows only what carries findings, `sources` gives per document (id) the address of its PDF, to which
    page numbers then point.
    """

    agency: str = ""
    misi: str = ""
    year: int | None = None
    root: str = ""
    only_findings: bool = False
    sources: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, object]:
        """Only what was asked for, under the names that the page reads."""
        asked = {
            "agency": self.agency, "misi": self.misi, "year": self.year, "root": self.root, "onlyFindings": self.only_findings,
            "sources": dict(self.sources),
        }  # fmt: skip
        return {name: value for name, value in asked.items() if value}


__all__ = ["ViewOptions"]

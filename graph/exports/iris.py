"""IRIs of nodes: the base that the user sets, then the id, readable and percent-encoded so that no id can leave the base.

Whatever separates the parts of an IRI elsewhere ("?", "#", brackets, "%") and all that is not ASCII is encoded. A step that
consists of dots alone ("..") would be resolved away by whoever reads the IRI, encoded or not, so it gets an exclamation mark
in front; that of an id itself is always encoded, and so tells nothing else.
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

from ..errors import InputError

DEFAULT_BASE = "https://selaras.example/id/"  # a name that nobody can own (RFC 2606), until the user gives one
_SAFE = "@:$&'()*+,;=-._~"  # what a step of a path may hold as it is (RFC 3986), but for "!"
_DOTS = re.compile(r"\.+")
_BASE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]*[/#:=]")


def checked_base(base: str) -> str:
    """The base itself. InputError where it is no absolute IRI, or ends so that an id would run into its last word."""
    if _BASE.fullmatch(base) is None:
        raise InputError(
            {"id": f"bukan IRI dasar yang sah: {base!r:.80}", "en": f"not a valid base IRI: {base!r:.80}"},
            place="--base-iri",
            cure={
                "id": "Berikan IRI lengkap yang berakhir dengan / atau #, misalnya https://data.contoh.go.id/rencana/.",
                "en": "Give a whole IRI that ends in / or #, such as https://data.example.org/plans/.",
            },
        )
    return base


def iri_of(id: str, base: str) -> str:
    """The IRI of the node of that id."""
    return base + "/".join(_step(step) for step in id.split("/"))


def id_of(iri: str, base: str) -> str | None:
    """The id whose IRI this is; None where it does not lie below the base."""
    if not iri.startswith(base) or iri == base:
        return None
    return "/".join(unquote(step[1:] if step.startswith("!") else step) for step in iri[len(base) :].split("/"))


def _step(step: str) -> str:
    return f"!{step}" if _DOTS.fullmatch(step) else quote(step, safe=_SAFE)

"""Whether the installed engine may open a store that another version of it wrote. Pure.

A store records the version of the engine that last opened it for writing. A newer one of the same major series may open it: engines
read what their predecessors wrote, and say so where they cannot. An older one may not, not even for reading: it does not know what
its successor may have written, might take it for something else without noticing, and even a store that is only to be read is
opened for writing once after an unclean stop. Between major series nothing is promised in either direction.
"""

from __future__ import annotations

import re
from typing import Literal

from ...errors import StoreError

Verdict = Literal["same", "newer", "older", "other series", "unknown"]  # what is installed, seen from what the store records

# "26.11.1.dev2", "26.11.1", "27.1rc1": releases with what comes before and after them.
_VERSION = re.compile(r"(\d+(?:\.\d+)*)(?:[.-]?(dev|a|b|rc|post)(\d+))?")
_STAGES = {"dev": 0, "a": 1, "b": 2, "rc": 3, None: 4, "post": 5}
_Key = tuple[tuple[int, ...], int, int]

_BY_EXPORT = {
    "id": "Ekspor dengan versi lama (selaras export -o graf.json) lalu muat ke penyimpanan baru (selaras build graf.json --store BARU), "
    "atau bangun ulang dari dokumennya.",
    "en": "Export it with the old version (selaras export -o graph.json) and load that into a new store (selaras build graph.json "
    "--store NEW), or build it anew from the documents.",
}
_BY_UPGRADE = {
    "id": "Perbarui selaras di komputer ini, pulihkan cadangan yang lebih lama (selaras store restore), atau bangun ulang dari dokumennya.",
    "en": "Upgrade selaras on this machine, restore an older backup (selaras store restore), or build it anew from the documents.",
}


def verdict(recorded: str, installed: str) -> Verdict:
    """How the installed engine stands to the recorded one; both as name and version, such as "arcadedb 26.11.1"."""
    if recorded == installed:
        return "same"
    name, _, version = recorded.partition(" ")
    own, _, own_version = installed.partition(" ")
    made, here = _key(version), _key(own_version)
    if name != own or made is None or here is None:
        return "unknown"
    if made == here:
        return "same"
    if made > here:
        return "older"
    return "newer" if made[0][0] == here[0][0] else "other series"


def check_engine(recorded: str, installed: str, place: str) -> None:
    """StoreError, with both versions, where the installed engine should not open what the recorded one wrote."""
    found = verdict(recorded, installed)
    if found in ("same", "newer"):
        return
    made = {
        "id": f"dibuat dengan {recorded}, sedangkan yang terpasang {installed}",
        "en": f"made with {recorded}, installed is {installed}",
    }
    why = {
        "older": {"id": "yang lebih lama", "en": "which is older"},
        "other series": {"id": "dari seri lain", "en": "of another series"},
        "unknown": {"id": "dan yang pertama itu tidak dikenal", "en": "and the former is unknown"},
    }[found]
    raise StoreError(
        {lang: f"{made[lang]}, {why[lang]}" for lang in made}, place=place, cure=_BY_UPGRADE if found == "older" else _BY_EXPORT
    )


def cannot_open(recorded: str, installed: str, place: str, reason: str) -> StoreError:
    """The error for a store that the installed engine was to open and could not."""
    words = " ".join(reason.split())
    words = words if len(words) <= 200 else f"{words[:199]}…"
    return StoreError(
        {
            "id": f"dibuat dengan {recorded} dan tidak dapat dibuka dengan yang terpasang, {installed} ({words})",
            "en": f"made with {recorded} and cannot be opened with what is installed, {installed} ({words})",
        },
        place=place,
        cure=_BY_EXPORT,
    )


def _key(version: str) -> _Key | None:
    """A version to compare: numbers without zeros at the end, then the stage."""
    found = _VERSION.fullmatch(version.strip())
    if found is None:
        return None
    numbers = [int(number) for number in found[1].split(".")]
    while len(numbers) > 1 and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers), _STAGES[found[2]], int(found[3] or 0)

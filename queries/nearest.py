"""Near matches for a mistyped name, as a sentence for the error that refuses it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping


def near(name: str, known: Iterable[str]) -> Mapping[str, str]:
    """What the user probably meant, else all there is to choose from, in both languages."""
    names = {item.casefold(): item for item in known}
    close = difflib.get_close_matches(name.casefold(), names, n=3, cutoff=0.5)
    close += [item for item in names if name.casefold() in item and item not in close]
    if close:
        listed = ", ".join(names[item] for item in close)
        return {"id": f"Maksudnya {listed}?", "en": f"Did you mean {listed}?"}
    listed = ", ".join(names.values())
    return {"id": f"Yang ada: {listed}.", "en": f"There are: {listed}."}

"""The lexicon: spellings, abbreviations, neutral words, and the indicators that everybody has. Data (lexicon.toml), which users add to."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from ..errors import InputError
from .words import Vocabulary, words_of

VARIABLE = "SELARAS_LEXICON"
_DIRECTIONS = ("up", "down")


@dataclass(frozen=True, slots=True)
class Entry:
    """An indicator that nearly everybody has: its key and text, other wordings, usual unit, and which way is better ("up", "down").

    `origin`: "lexicon", or "nomenclature" for the official indicator of a subkegiatan.
    """

    key: str
    text: str
    alternatives: tuple[str, ...] = ()
    unit: str | None = None
    direction: str | None = None
    origin: str = "lexicon"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """How words are written, and what everybody measures."""

    vocabulary: Vocabulary
    entries: tuple[Entry, ...]

    def wordings(self) -> Iterable[tuple[tuple[str, ...], Entry]]:
        """Each wording of each entry as folded words."""
        for entry in self.entries:
            for text in (entry.text, *entry.alternatives):
                yield words_of(text, self.vocabulary), entry


@cache
def built_in() -> Lexicon:
    """The lexicon that selaras brings along."""
    return _lexicon([tomllib.loads(files(__package__).joinpath("lexicon.toml").read_text("utf-8"))])


def lexicon(path: Path | None = None) -> Lexicon:
    """The lexicon, with a user's own file (or the one that SELARAS_LEXICON names) added, which counts before what is built in.

    InputError for a file of another form.
    """
    if path is None and os.environ.get(VARIABLE, "").strip():
        path = Path(os.environ[VARIABLE])
    if path is None:
        return built_in()
    try:
        own = tomllib.loads(path.read_text("utf-8"))
        return _lexicon([tomllib.loads(files(__package__).joinpath("lexicon.toml").read_text("utf-8")), own])
    except OSError as error:
        told = error.strerror or str(error)
        raise InputError(
            {"id": f"leksikon tidak dapat dibuka ({told})", "en": f"the lexicon cannot be opened ({told})"}, place=str(path)
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(
            {"id": f"bukan leksikon yang sah ({error})", "en": f"no valid lexicon ({error})"}, place=str(path),
            cure={
                "id": "Bentuknya TOML: neutral, [spellings], [abbreviations] dan [[concept]] dengan key dan text.",
                "en": "Its form is TOML: neutral, [spellings], [abbreviations] and [[concept]] with key and text.",
            },
        ) from error  # fmt: skip


def _lexicon(sources: Iterable[Mapping[str, Any]]) -> Lexicon:
    spellings: dict[str, str] = {}
    abbreviations: dict[str, tuple[str, ...]] = {}
    neutral: set[str] = set()
    entries: dict[str, Entry] = {}
    for source in sources:
        for wrong, right in source.get("spellings", {}).items():
            if " " in right:
                abbreviations[wrong] = tuple(right.split())
            else:
                spellings[wrong] = right
        abbreviations.update({short: tuple(words.split()) for short, words in source.get("abbreviations", {}).items()})
        neutral.update(source.get("neutral", ()))
        for concept in source.get("concept", ()):
            direction = concept.get("direction")
            if direction not in (None, *_DIRECTIONS):
                raise ValueError(f"direction: {direction}")
            entries[concept["key"]] = Entry(
                concept["key"], concept["text"], tuple(concept.get("alternatives", ())), concept.get("unit"), direction
            )
    return Lexicon(Vocabulary(spellings, abbreviations, frozenset(neutral)), tuple(entries.values()))

"""The view's own words. Names of levels, relations and properties come from the ontology, not from here."""

from __future__ import annotations

from collections.abc import Mapping

from . import english, indonesian

LANGUAGES: Mapping[str, Mapping[str, str]] = {"id": indonesian.WORDS, "en": english.WORDS}

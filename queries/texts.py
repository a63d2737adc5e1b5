"""Texts for end users in Indonesian and English, with the forms of amounts and years in each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

LANGUAGES = ("id", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """One text for end users in both languages; which of them is shown is decided only at output."""

    id: str
    en: str

    def get(self, lang: str = "id") -> str:
        """The text in `lang` ("id" or "en"); any other language gets the Indonesian one."""
        return self.en if lang == "en" else self.id

    def __str__(self) -> str:
        return self.id


def both(text: str) -> Text:
    """A text that is the same in every language: printed words, names, codes."""
    return Text(text, text)


def join(texts: Iterable[Text], separator: str = " ") -> Text:
    """Texts strung together in each language; empty ones leave no separator behind."""
    parts = list(texts)
    return Text(
        separator.join(part.id for part in parts if part.id),
        separator.join(part.en for part in parts if part.en),
    )


def rupiah(amount: int) -> Text:
    """An amount in whole rupiah with the thousands separator of each language."""
    english = f"{amount:,}"
    return Text(english.replace(",", "."), english)


def years(values: Iterable[int]) -> str:
    """Years in order, runs of three or more joined by a dash: 2025, 2027–2030."""
    runs: list[list[int]] = []
    for year in sorted(set(values)):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)

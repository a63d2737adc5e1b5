"""The words that a document prints, and those of a plan's statements made whole by them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..documents.blocks import Pages, Paragraph
from ..language.broken import Words
from .facts import Plan


def vocabulary_of(pages: Pages) -> Counter[str]:
    """How often the document prints each word, in lower case."""
    words: Counter[str] = Counter()
    for text in _texts(pages):
        words.update(text.lower().split())
    return words


def mend_words(plan: Plan, pages: Pages) -> None:
    """Make whole what narrow cells broke in the words of statements, results and indicators."""
    words = Words(_texts(pages))
    for item in plan.items:
        item.text = words.whole(item.text)
        item.results = [(words.whole(text), origin) for text, origin in item.results]
    for measure in (*(measure for item in plan.items for measure in item.measures), *plan.loose_measures):
        measure.text = words.whole(measure.text)


def _texts(pages: Pages) -> Iterator[str]:
    for block in pages.blocks:
        yield from [block.text] if isinstance(block, Paragraph) else (cell for row in block.rows for cell in row.cells if cell)

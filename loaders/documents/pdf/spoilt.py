"""What is left of a page some of whose letters nobody can tell, where nothing can recognise them. Pure functions."""

from __future__ import annotations

from dataclasses import replace

from ...language.spelling import SPOILT
from .page import PageCell, PageContent, PageTable, PageText

_OF_TEXT = 0.1  # of a text's letters: more that nobody can tell make it none
_OF_TABLE = 0.1  # of a table's filled cells


def cleared(page: PageContent) -> PageContent:
    """The page without paragraphs and cells whose letters nobody can tell; a table with more than a few of these is none."""
    if not page.spoilt:
        return page
    blocks: list[PageText | PageTable] = []
    for block in page.blocks:
        if isinstance(block, PageText):
            if not _is_spoilt(block.text):
                blocks.append(replace(block, text=block.text.replace(SPOILT, "")))
            continue
        cells = [cell for row in block.rows for cell in row if cell.text]
        if sum(_is_spoilt(cell.text) for cell in cells) <= _OF_TABLE * len(cells):
            blocks.append(replace(block, rows=[[_cleared_cell(cell) for cell in row] for row in block.rows]))
    chars = sum(
        len(text.replace(" ", ""))
        for block in blocks
        for text in ([block.text] if isinstance(block, PageText) else [cell.text for row in block.rows for cell in row])
    )
    return replace(page, blocks=blocks, chars=chars)


def _is_spoilt(text: str) -> bool:
    """True for a text of which too much means nothing for the rest to mean anything."""
    return text.count(SPOILT) > _OF_TEXT * len(text.replace(" ", ""))


def _cleared_cell(cell: PageCell) -> PageCell:
    return cell._replace(text="" if _is_spoilt(cell.text) else cell.text.replace(SPOILT, ""))

"""Tables inside text files: those of Markdown, drawn with "|", and those in HTML. Pure functions on the file's lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*")
_BAR = re.compile(r"(?<!\\)\|")
_TABLE = re.compile(r"(?i)<(/?)table\b[^<>]*>")
_LONGEST = 5_000  # lines of one HTML table that was never closed


def bars(lines: Sequence[str], at: int) -> int:
    """How many lines from `at` on are a table drawn with "|"; 0 for none.

    It begins with a line above a rule ("|---|---|"), or with two lines that begin and end with "|" and have as many of them.
    """
    first, second = lines[at], lines[at + 1] if at + 1 < len(lines) else ""
    count = len(_BAR.findall(first))
    ruled = count > 0 and bool(_RULE.fullmatch(second)) and second.count("|") >= 1
    if not ruled and not (count >= 3 and _is_closed(first) and _is_closed(second) and len(_BAR.findall(second)) == count):
        return 0
    end = at + 2
    while end < len(lines) and _BAR.search(lines[end]) and "\t" not in lines[end]:
        end += 1
    return end - at


def _is_closed(line: str) -> bool:
    words = line.strip()
    return len(words) > 1 and words.startswith("|") and words.endswith("|")


def cells_of(line: str) -> list[str]:
    """The cells of a line drawn with "|"; none of the rule below the header."""
    if _RULE.fullmatch(line):
        return []
    words = line.strip()
    words = words.removeprefix("|")
    if words.endswith("|") and not words.endswith("\\|"):
        words = words[:-1]
    return [cell.strip().replace("\\|", "|") for cell in _BAR.split(words)]


def html_table(lines: Sequence[str], at: int) -> tuple[int, str, str, str] | None:
    """An HTML table that begins on a line: how many lines it takes, the text before it, itself, the text behind it.

    One that is never closed ends at the next empty line.
    """
    begin = _TABLE.search(lines[at])
    if begin is None or begin[1]:
        return None
    depth = 0
    for number in range(at, min(len(lines), at + _LONGEST)):
        for tag in _TABLE.finditer(lines[number], begin.start() if number == at else 0):
            depth += -1 if tag[1] else 1
            if depth == 0:
                inside = [*lines[at:number], lines[number][: tag.end()]]
                return number - at + 1, lines[at][: begin.start()], "\n".join(inside)[begin.start() :], lines[number][tag.end() :]
    end = next((number for number in range(at + 1, len(lines)) if not lines[number].strip()), len(lines))
    return end - at, lines[at][: begin.start()], "\n".join(lines[at:end])[begin.start() :], ""

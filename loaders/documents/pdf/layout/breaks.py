"""Words that a line's end may have broken: one or two, as the words of the document and of the official names say. Pure functions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import pairwise

BREAK = "\x1f"  # stands where a line ended and its last word may go on in the next
_WORD_END = re.compile(r"[^\W\d_]+$")
_WORD_START = re.compile(r"[^\W\d_]+")
_WHOLE_WORD = re.compile(rf"(?<![^\W\d_])(?<!{BREAK})[^\W\d_]+(?![^\W\d_]|{BREAK})")
_AT_BREAK = re.compile(rf"(?<![^\W\d_])(?<!{BREAK})([^\W\d_]+){BREAK}([^\W\d_]+)(?![^\W\d_]|{BREAK})")
# A word with a beginning and an ending that belong together, as "ke…an"; shorter ones may be the beginning of a longer word.
_FORMED = re.compile(
    r"(?:ke|pe|per|pem|pen|peng|peny|pel)\w{4,}an|(?:me|mem|men|meng|meny|memper)\w{3,}(?:kan|i)|di\w{3,}kan|\w{4,}(?:nya|isasi)"
)


class Vocabulary(Counter[str]):
    """The words that a document prints whole, and whether its lines are known to end between words only.

    `official` gives further words: those of the official names. It is called where the document's own words do not say enough.
    """

    between_words = False
    official: Callable[[], Set[str]] = frozenset


_IN_PARTS = re.compile(rf"[^\W\d_]+(?:{BREAK}[^\W\d_]+)+")
_FEWEST_WHOLE = 2  # line ends between two known words: with so many, and none within a word, a document's lines end between words
_SMALL_WORDS = frozenset({
    "yang", "dan", "atau", "serta", "dengan", "untuk", "oleh", "dari", "dalam", "pada", "kepada", "terhadap", "sesuai", "melalui",
})  # fmt: skip
_BEGUN = re.compile(r"(?:ber|ter|me|pe|ke|di|se)\w{6,}")  # begins as a word does, too long for the ending of another


# What is printed solid behind a whole word, and is none itself: "pemerintah-annya", "dokumen-tasi", "organisasi-onal".
_ENDING = re.compile(r"\w{1,3}|(?:an|kan|i)?nya|\w{0,3}(?:asi|itas|isme|onal|istik|ansi)(?:nya)?|(?:kan|an)lah")
_PREFIX = re.compile(
    r"(?:memper|diper|ber|ter|me[mn]?|meng|meny|pe[mnlr]?|peng|peny|pember|pemer|keber|keter|ketidak|ketak|ke|di|se|antar|inter|infra|supra"
    r"|pasca|pra|non|sub|multi|maha|swa|tuna|anti|semi|mikro|makro|tele|agro|pari|eko|geo|bio|hidro)+"
)


def vocabulary_of(texts: Iterable[str], official: Callable[[], Set[str]] = frozenset) -> Vocabulary:
    """The words of a document's texts, and what its own line ends tell: a program that breaks words breaks some that are known."""
    kept = list(texts)
    words = Vocabulary(word for text in kept for word in words_in(text))
    words.official = official
    whole = 0
    for text in kept:
        for match in _AT_BREAK.finditer(text):
            one, other = match[1].lower(), match[2].lower()
            parts = one in words and other in words
            if one + other in words and not parts:
                return words
            whole += parts and one + other not in words
    words.between_words = whole >= _FEWEST_WHOLE
    return words


def mended(text: str, words: Mapping[str, int]) -> str:
    """A text whose possible breaks within words are decided by the words that the document prints elsewhere on one line."""
    text = _known_made_whole(text, words)
    while BREAK in text:
        head, tail = text.split(BREAK, 1)
        last, first = _WORD_END.search(head), _WORD_START.match(tail)
        if last is None or first is None:
            text = head + tail if head[-1:].isdigit() or head[-1:] in ".," else f"{head} {tail}"
            continue
        one, other = last[0].lower(), first[0].lower()
        glued = (one + other in words and _goes_on(last[0], first[0])) or (
            other[:1] == first[0][:1] and not (one in words and other in words) and not _both_whole(one, other, words)
        )
        text = head + tail if glued else f"{head} {tail}"
    return text


def _known_made_whole(text: str, words: Mapping[str, int]) -> str:
    """A text in which the words that the document prints whole are so, however many breaks they have: they may stand beside others."""
    if BREAK not in text:
        return text
    return _IN_PARTS.sub(lambda match: "".join(_in_words(match[0].split(BREAK), words)), text)


def _in_words(parts: Sequence[str], words: Mapping[str, int]) -> Iterator[str]:
    """Parts of words with BREAK between them, but for those that together make a word of the document's, the longest first."""
    at = 0
    while at < len(parts):
        end = next(
            (
                end
                for end in range(len(parts), at + 1, -1)
                if "".join(parts[at:end]).lower() in words and all(_goes_on(*pair) for pair in pairwise(parts[at:end]))
            ),
            at + 1,
        )
        yield (BREAK if at else "") + "".join(parts[at:end])
        at = end


def _goes_on(one: str, other: str) -> bool:
    """False for a capital behind a small letter: "Sumber" and "Daya" are two words, though the document prints "Sumberdaya" elsewhere."""
    return not (other[:1].isupper() and one[-1:].islower())


def _both_whole(one: str, other: str, words: Mapping[str, int]) -> bool:
    """True for two words of which each is known, or one is and the other begins and ends as whole words do.

    In a document whose lines end between words only, two parts are one word only where together alone they begin and end as one.
    """
    if (one in _SMALL_WORDS and len(other) >= 4) or (len(one) > 6 and one.endswith("nya")):  # nothing goes on behind "…nya"
        return True
    official = words.official() if isinstance(words, Vocabulary) else frozenset()
    if one + other in official:
        return False
    if other in _SMALL_WORDS and other != "pada" and len(one) > 3 and not _FORMED.fullmatch(one + other):  # "perwuju" and "dan" are one
        return True
    known = (one in words or one in official, other in words or other in official)
    if known[0] and len(one) > 4 and (_BEGUN.fullmatch(other) or other in _SMALL_WORDS):
        return True
    formed = _FORMED.fullmatch(one + other) and not _FORMED.fullmatch(one) and not _FORMED.fullmatch(other.removesuffix("nya"))
    if isinstance(words, Vocabulary) and words.between_words and (any(known) or not formed):
        return True
    if all(known) or (known[1] and bool(_FORMED.fullmatch(one))) or (known[0] and bool(_FORMED.fullmatch(other))):
        return True
    if known[0] and len(one) > 4:  # what goes on solid behind a whole word is an ending
        return not _ENDING.fullmatch(other)
    return known[1] and len(other) > 4 and len(one) > 3 and not _PREFIX.fullmatch(one)


def words_in(text: str) -> list[str]:
    """The words of a text that surely are whole: those at a possible break are left out."""
    return [match[0].lower() for match in _WHOLE_WORD.finditer(text)]

"""When two statements of a region are the same: likeness proposes, the difference decides.

What may differ is the result verb in front ("terwujudnya", "meningkatkan"), neutral words, blanks that a narrow cell broke or
lost, and slips of a letter or two. A statement that is cut off at an end is another matter: see `is_cut_of`.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from ..ids import fold

_NEUTRAL = frozenset(
    (
        *("yang", "dan", "serta", "di", "ke", "dari", "dengan", "untuk", "secara", "pada", "oleh", "melalui", "dalam", "guna", "para"),
        *("atau", "semakin", "lebih", "kabupaten", "kota"),
    )
)
# What is to come about is said in many forms; only its direction tells two statements apart.
_UP = r"(?:meningkat|peningkatan|ditingkatkan|tingkatkan|bertambah|menambah|penambahan|naik|menaikkan)"
_DOWN = r"(?:menurun|penurunan|diturunkan|berkurang|mengurang|pengurangan|menekan|penekanan|meminimal)"
_ABOUT = (
    r"(?:terwujud|mewujudkan|perwujudan|tercipta|menciptakan|tercapai|mencapai|terselenggara|menyelenggarakan|terlaksana|"
    r"terbangun|membangun|memabangun|terjaga|menjaga|terpenuhi|memenuhi|tersedia|menyediakan|terbina|"
    r"optimal|mengoptimal|optimalisasi|pengoptimal|menguat|memperkuat|penguatan|memperkokoh|memantap|memantab|pemantapan|mantap|"
    r"membaik|memperbaiki|perbaikan|mempercepat|percepatan|mendorong|mengembang|berkembang|terkendali|mengendali)"
)
_VERB = re.compile(rf"^(?:(?P<up>{_UP})|(?P<down>{_DOWN})|{_ABOUT})(?:kan)?(?: ?n?ya| ?kannya| ?kan| ?i)?\b ?")
_LONG = 8  # letters of a verb in which a misprint is looked for
_TAIL = 3  # letters of "nya", "kan", which a narrow cell parts from their verb, and at least of a word glued to a verb
_SPELT = (
    *("meningkatnya", "meningkatkan", "peningkatan", "menurunnya", "menurunkan", "penurunan", "berkurangnya", "terwujudnya", "mewujudkan"),
    *("perwujudan", "terciptanya", "menciptakan", "tercapainya", "terselenggaranya", "menyelenggarakan", "terlaksananya", "terbangunnya"),
    *("membangun", "terpenuhinya", "tersedianya", "optimalnya", "mengoptimalkan", "menguatnya", "memperkuat", "memperkokoh", "memantapkan"),
    *("memantabkan", "memperbaiki", "mempercepat", "mendorong", "mengembangkan", "berkembangnya", "terkendalinya", "mengendalikan"),
)
_LEAST = 0.86  # of the letters that two statements share: below that, the words are not looked at
_KEPT = 0.5  # of a statement's letters that a quotation cut off at an end keeps at least
_FEWEST = 20  # letters of such a quotation
_FURTHER = 6  # letters at least by which one statement goes further than another, and
_BEGUN = 0.92  # the likeness of what both have


@lru_cache(maxsize=100_000)
def core(text: str) -> tuple[str, str]:
    """The folded words behind the result verb, and where that verb points: "up", "down" or "".

    >>> core("Meningkatnya Kualitas Pelayanan")
    ('kualitas pelayanan', 'up')
    >>> core("Terwujudnya layanan yang prima"), core("Layanan yang prima")
    (('layanan yang prima', ''), ('layanan yang prima', ''))
    """
    words = _without_slip(fold(text))
    match = _VERB.match(words)
    rest = words[match.end() :] if match else words
    if match is None or len(rest) < 8:  # a statement of nothing but a verb is its own words
        return words, ""
    return rest, "up" if match["up"] else "down" if match["down"] else ""


def _without_slip(words: str) -> str:
    """The words with their result verb put right, where a letter of it is misprinted, a cell broke it or glued it to what follows.

    It would make another beginning of the statement.
    """
    first, blank, rest = words.partition(" ")
    if _VERB.fullmatch(first):
        return words
    second, _, behind = rest.partition(" ")
    whole = first + second
    if whole in _SPELT or (len(second) <= _TAIL and _spelt(whole)):
        return f"{_spelt(whole)} {behind}"
    glued = next((verb for verb in _SPELT if first.startswith(verb) and len(first) >= len(verb) + _TAIL), None)
    if glued is not None:
        return f"{glued} {words[len(glued) :]}"
    return f"{meant}{blank}{rest}" if (meant := _spelt(first)) else words


def _spelt(word: str) -> str:
    """The verb that a word is, or would be but for a letter; "" for another word."""
    if word in _SPELT or len(word) < _LONG:
        return word if word in _SPELT else ""
    return next((verb for verb in _SPELT if OSA.distance(word, verb, score_cutoff=1) <= 1), "")


def begins_with_verb(text: str) -> bool:
    """Whether the result verb stands ahead of a statement: its beginning is printed, whatever may have been cut off at its end.

    >>> begins_with_verb("Meningkatnya ekonomi warga"), begins_with_verb("ekonomi warga")
    (True, False)
    """
    return core(text)[0] != fold(text)


@lru_cache(maxsize=100_000)
def letters(words: str) -> str:
    """Folded words as what tells statements apart: without neutral words and blanks.

    >>> letters("layanan yang prima")
    'layananprima'
    """
    return "".join(word for word in words.split() if word not in _NEUTRAL)


def opposed(one: str, other: str) -> bool:
    """Whether two directions contradict each other."""
    return bool(one) and bool(other) and one != other


def likeness(one: str, other: str) -> float:
    """0 to 1 for two cores: which of several candidates is the nearest one. 0 below what could be the same."""
    return float(fuzz.ratio(letters(one), letters(other), score_cutoff=100 * _LEAST)) / 100


def same_words(one: str, other: str) -> bool:
    """Whether two cores are the same but for slips, broken or joined words, and neutral words.

    >>> same_words("pemerintah daerah yang akuntabel", "pemerin tah daerah akuntable")
    True
    >>> same_words("keberdayaan ekonomi masyarakat miskin", "ekonomi masyarakat miskin")
    False
    """
    if letters(one) == letters(other):
        return True
    if likeness(one, other) < _LEAST:
        return False
    a, b = one.split(), other.split()
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    return all(kind == "equal" or _is_slip(a[i:j], b[k:m]) for kind, i, j, k, m in blocks)


def _is_slip(one: list[str], other: list[str]) -> bool:
    whole, whole_other = "".join(one), "".join(other)
    if _is_near(whole, whole_other):
        return True
    bare, bare_other = (["".join(word for word in words if word not in _NEUTRAL)] for words in (one, other))
    return _is_near(bare[0], bare_other[0]) or _each(one, other)


def _each(one: list[str], other: list[str]) -> bool:
    """Whether the words of a block differ by a slip each."""
    a = [word for word in one if word not in _NEUTRAL]
    b = [word for word in other if word not in _NEUTRAL]
    return len(a) == len(b) and all(_is_near(x, y) for x, y in zip(a, b, strict=True))


def _is_near(one: str, other: str) -> bool:
    """Whether two words are one with slips: a letter, or two of a long word whose beginning is right. Figures have no slips."""
    if one == other:
        return True
    if not one or not other or any(char.isdigit() for char in one + other):
        return False
    distance = OSA.distance(one, other, score_cutoff=3)
    short = min(len(one), len(other))
    if {one, other} <= _PAIRS:
        return False
    return (distance == 1 and short >= 4) or (distance == 2 and short >= 7 and one[:2] == other[:2])


_PAIRS = frozenset(("kualitas", "kuantitas"))  # words of the field that a slip would make of each other


def is_cut_of(part: str, whole: str) -> bool:
    """Whether a core is another one that was cut off at its end or its beginning, letter by letter.

    >>> is_cut_of("kualitas lingkungan sebagai penunjang", "kualitas lingkungan sebagai penunjang ekonomi")
    True
    """
    return len(letters(part)) >= _KEPT * len(letters(whole)) and stands_in(part, whole)


def extends(short: str, long: str) -> bool:
    """Whether a core says what another one says, slips aside, and goes on behind it or begins before it.

    >>> extends("sdm unggul dan berkarakter", "sdm unggul dan berkharakter yang memegang nilai keagamaan")
    True
    """
    a, b = letters(short), letters(long)
    if len(a) < _FEWEST or len(b) < len(a) + _FURTHER:
        return False
    return max(fuzz.ratio(a, b[: len(a)]), fuzz.ratio(a, b[-len(a) :])) >= 100 * _BEGUN


def stands_in(part: str, whole: str) -> bool:
    """Whether the words of a core are the first or the last words of another, longer one.

    >>> stands_in("sdm unggul dan berkarakter", "sdm unggul dan berkarakter yang memegang nilai keagamaan dan kearifan lokal")
    True
    """
    a, b = letters(part), letters(whole)
    return len(b) > len(a) >= _FEWEST and (b.startswith(a) or b.endswith(a))

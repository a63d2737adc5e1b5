"""Official names of program, kegiatan and subkegiatan, as far as known here: learnt from the example plans, or imported by the user.

Source of the names and codes: Permendagri 90/2019 with Kepmendagri 050-5889/2021 and 900.1.15.5-3406/2024, as printed in plans. The
official list states the supporting program of every agency once, under X.XX instead of the code of its field (bidang urusan).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from importlib import resources

from rapidfuzz import fuzz, process

from ..language import codes
from ..language.likeness import key, same
from .editions import Edition, Entry, entry
from .official import GENERIC, generic

Pair = tuple[str, str]  # name and code


class _Index:
    """Names to be found by likeness: folded once, compared in one call. `minor` pairs count only where no other is as near."""

    def __init__(self, pairs: Iterable[Pair], keys: Mapping[str, str], minor: frozenset[Pair]) -> None:
        self.pairs = list(pairs)
        self.keys = [keys[name] for name, _ in self.pairs]
        self.minor = minor
        self._exact: dict[str, list[int]] = {}
        for at, folded in enumerate(self.keys):
            self._exact.setdefault(folded, []).append(at)
        self._known: dict[tuple[str, float], tuple[list[int], float]] = {}  # plans repeat their names

    def near(self, text: str, threshold: float) -> list[tuple[str, float]]:
        """The codes of the names that are most like `text`, in the order of the list, with their likeness."""
        nearest, best = self._nearest(key(text), threshold)
        major = [at for at in nearest if self.pairs[at] not in self.minor]
        return [(self.pairs[at][1], best) for at in major or nearest]

    def _nearest(self, wanted: str, threshold: float) -> tuple[list[int], float]:
        """Where the names most like a folded text stand, and how like they are."""
        if wanted in self._exact:
            return self._exact[wanted], 100.0
        if (wanted, threshold) not in self._known:
            # Enough for every name that is official under several codes.
            found = process.extract(wanted, self.keys, scorer=fuzz.ratio, score_cutoff=threshold, limit=40)
            best = max((score for _, score, _ in found), default=0.0)
            self._known[wanted, threshold] = (sorted(at for _, score, at in found if score == best), best)
        return self._known[wanted, threshold]


class Nomenclature:
    """Code → name; looked up by code or by a name that may have slips of the pen.

    `official` marks an imported list: it is complete, so what is found several times in it is ambiguous. `minor` are further
    entries (code, name), those of the provinces' list, which states many names again under other codes; `learnt` are codes that
    plans have printed, preferred among equals; `editions` are the lists themselves, for what asks more than a name.
    """

    def __init__(
        self,
        entries: Mapping[str, str],
        *,
        official: bool = False,
        minor: Sequence[tuple[str, str]] = (),
        learnt: Iterable[str] = (),
        keys: Mapping[str, str] | None = None,
        editions: tuple[Edition, ...] = (),
    ) -> None:
        self.entries = dict(entries)
        self.editions = editions
        self.official = official
        self._learnt = frozenset(learnt)
        names = [(name, code) for code, name in self.entries.items() if codes.level(code)]
        names += [(name, code) for code, name in minor if codes.level(code)]
        self._minor = frozenset(names[len(names) - len(minor) :] if minor else ())
        for code, name in minor:
            self.entries.setdefault(code, name)
        known = keys or {}
        self._keys = {name: known.get(name) or key(name) for name, _ in names}
        self._all = _Index(names, self._keys, self._minor)
        self._levels: dict[str, _Index] = {}
        self._below: dict[tuple[str, str], _Index] = {}
        self._letters: list[str] = []

    @cached_property
    def by_plans(self) -> tuple[Entry, ...]:
        """What plans that come with the package print; of their supporting program, the generic code that all agencies share."""
        own = self.entries if not self.editions else shipped().entries
        found = {generic(code): entry(generic(code), name) for code, name in own.items()}
        return tuple(found.values())

    def names(self) -> list[str]:
        """All names."""
        return [name for name, _ in self._all.pairs]

    def names_like(self, *parts: str) -> list[str]:
        """The names that a text torn into parts may be: all of a short list, those of nearly the same letters of a long one."""
        if not self.official:
            return self.names()
        if not self._letters:
            self._letters = ["".join(sorted(text)) for text in self._all.keys]
        wanted = "".join(sorted("".join(key(part) for part in parts)))
        found = process.extract(wanted, self._letters, scorer=fuzz.ratio, score_cutoff=85.0, limit=20)
        return [self._all.pairs[at][0] for _, _, at in found]

    def name_of(self, code: str) -> str | None:
        """The official name of a code."""
        return self.entries.get(code) or (self.entries.get(GENERIC + code[len(GENERIC) :]) if self.official else None)

    def level_of(self, name: str, threshold: float = 92.0) -> str | None:
        """The node label that a name officially is at; None where it is unknown or official at several levels."""
        found = [code for code, _ in self._all.near(name, threshold) if same(name, self._name(code, name), threshold)]
        levels = {codes.level(code) for code in (found if self.official else found[:1])}
        return levels.pop() if len(levels) == 1 else None

    def _name(self, code: str, like: str) -> str:
        """The name of a code that is most like a text: a code may have one of the list and one of the provinces' list."""
        index = self._level(codes.level(code) or "")
        names = [name for name, other in index.pairs if other == code]
        return max(names, key=lambda name: fuzz.ratio(key(like), self._keys[name]))

    def lookup(
        self, name: str, level: str, below: str | None = None, threshold: float = 90.0, bidang: str | None = None
    ) -> tuple[str, float] | None:
        """The code and similarity (0 to 1) of a name at a level, below the code `below` if given; None when there is none near enough.

        `bidang` ("7.01") is the field of government of the plan: it decides between equals, and stands for X.XX.
        """
        index = self._index_below(level, below) if below else self._level(level)
        found = index.near(name, threshold)
        if not found:
            return None
        code = self._chosen([code for code, _ in found], below[: len(GENERIC)] if below else bidang)
        return (code, found[0][1] / 100) if code else None

    def _chosen(self, found: Sequence[str], bidang: str | None) -> str | None:
        """One of several codes of the same name, or None where nothing decides."""
        if not self.official or len(set(found)) == 1:
            code = found[0]
            return bidang + code[len(GENERIC) :] if bidang and code.startswith(GENERIC) else code
        for wanted in (bidang, GENERIC):
            own = list(dict.fromkeys(code for code in found if wanted and code.startswith(wanted)))
            if len(own) == 1 and bidang:
                return bidang + own[0][len(GENERIC) :]
        learnt = [code for code in dict.fromkeys(found) if code in self._learnt]
        return learnt[0] if len(learnt) == 1 else None

    def repaired(self, printed: str, name: str, program: str | None, activity: str | None) -> str | None:
        """The code whose digits a printed one begins or ends with or lacks one of, and whose name this is; None where that leaves a doubt.

        Only with the official list, which knows all names below `program` and `activity`, the codes of the rows above.
        """
        digits = re.sub(r"\D", "", printed)
        if not self.official or len(digits) < 2:
            return None
        fitting = set()
        for above, level in ((activity, "SubActivity"), (program, "Activity"), (None, "Program")):
            found = self.lookup(name, level, above, 92.0) if above or level == "Program" else None
            if found and same(name, self.name_of(found[0]) or "", 92.0) and _may_be(digits, re.sub(r"\D", "", found[0])):
                fitting.add(found[0])
        return fitting.pop() if len(fitting) == 1 else None

    def _level(self, level: str) -> _Index:
        if level not in self._levels:
            self._levels[level] = _Index([pair for pair in self._all.pairs if codes.level(pair[1]) == level], self._keys, self._minor)
        return self._levels[level]

    def _index_below(self, level: str, below: str) -> _Index:
        if (level, below) not in self._below:
            bidang, heads = below[: len(GENERIC)], [f"{below}."]
            if self.official:
                heads.append(f"{GENERIC}{below[len(GENERIC) :]}.")
            own = [(name, code) for head in heads for name, code in self._level(level).pairs if code.startswith(head)]
            pairs = {pair: (pair[0], bidang + pair[1][len(GENERIC) :]) for pair in own}
            minor = frozenset(found for pair, found in pairs.items() if pair in self._minor)
            self._below[level, below] = _Index(dict.fromkeys(pairs.values()), self._keys, minor)
        return self._below[level, below]


def _may_be(digits: str, whole: str) -> bool:
    """Whether a damaged code is the beginning, the end or, but for one or two lost digits, the whole of a code."""
    if whole.startswith(digits) or whole.endswith(digits):
        return True
    rest = iter(whole)
    return len(whole) - len(digits) <= 2 and all(digit in rest for digit in digits)


@lru_cache(maxsize=1)
def shipped() -> Nomenclature:
    """What the package ships (nomenclature.json beside this module)."""
    text = resources.files(__package__).joinpath("nomenclature.json").read_text(encoding="utf-8")
    return Nomenclature(json.loads(text))

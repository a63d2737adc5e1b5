"""All editions of the official list as one plan sees them: of its years, its level of government and its province. Pure.

A name is looked for below the code that its row is printed under, then in the plan's fields of government (bidang urusan). Nothing is
linked where several codes bear the name and nothing decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from ...graph import ids
from ..language import codes
from . import special
from .editions import KABKOT, PROV, Edition, Entry, newest_first
from .matching import Grade, Names, known_words, name_words, same_name

GENERIC = "X.XX"
_HEAD = len(GENERIC)
_SUPPORT = "01"  # the program of every field of government that the list states once, under X.XX
PREFIX = "nomenklatur/"


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry with its edition: None for what is only known from plans that come with the package."""

    entry: Entry
    edition: Edition | None


@dataclass(frozen=True, slots=True)
class Found:
    """What a name is officially: its code in the plan's own field, the entry, and how like the names are (0 to 1)."""

    code: str
    listed: Listed
    score: float


@dataclass(frozen=True, slots=True)
class Scope:
    """What of the lists holds for a plan: the year that chooses the edition, its level of government, its special autonomy."""

    year: int | None = None
    authority: str | None = None
    digits: frozenset[str] = frozenset()

    def holds(self, entry: Entry, of_program: frozenset[str]) -> bool:
        """Whether an entry holds here; `of_program` are the digits of the kegiatan of a program, which itself has none."""
        authorities = {self.authority, PROV if special.ADMINISTRATIVE in self.digits else self.authority, ""}
        if self.authority and entry.authority and not authorities & set(entry.authority.split("/")):
            return False
        digit = special.whose(entry.code)
        if digit is None:
            return not of_program or any(self._holds(other) for other in of_program)
        return self._holds(digit)

    def _holds(self, digit: str) -> bool:
        if special.is_special(digit):
            return digit in self.digits
        return self.authority is None or digit == (special.PROVINCE if self.authority == PROV else special.REGENCY)


class Layer:
    """One edition's entries that hold for a plan, to be found by code and by name. A `whole` one is a complete list."""

    def __init__(self, edition: Edition | None, entries: Iterable[Entry], scope: Scope) -> None:
        self.edition = edition
        every = list(entries)
        digits: dict[str, set[str]] = defaultdict(set)
        for entry in every:
            if (digit := special.whose(entry.code)) is not None:
                digits[".".join(entry.code.split(".")[:3])].add(digit)
        self.entries = [entry for entry in every if scope.holds(entry, frozenset(digits.get(entry.code, ())))]
        self.by_code: dict[str, Entry] = {}
        for entry in self.entries:
            self.by_code.setdefault(entry.code, entry)
        self._names: dict[tuple[str, str | frozenset[str] | None], Names] = {}

    @property
    def whole(self) -> bool:
        """Whether the list has all names that there are, so that a name below a known parent is one of its few."""
        return self.edition is not None

    @cached_property
    def known(self) -> frozenset[str]:
        """The words of its names."""
        return known_words(self.entries)

    @cached_property
    def by_level(self) -> dict[str, list[Entry]]:
        """Its entries by the node label that they stand for."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            found[entry.level or ""].append(entry)
        return found

    def of_code(self, code: str) -> Entry | None:
        """The entry of a code: its own, or the generic one that it is an instance of."""
        return self.by_code.get(code) or self.by_code.get(generic(code))

    def below(self, level: str, code: str) -> Names:
        """The names that may stand at a level below a code."""
        if (level, code) not in self._names:
            heads = (f"{code}.", f"{generic(code)}.")
            self._names[level, code] = Names([entry for entry in self.by_level.get(level, ()) if entry.code.startswith(heads)])
        return self._names[level, code]

    def within(self, level: str, fields: frozenset[str] | None) -> Names:
        """The names of a level in fields of government and of what all have; of all fields for None."""
        if (level, fields) not in self._names:
            some = self.by_level.get(level, [])
            own = [entry for entry in some if fields is None or entry.code[:_HEAD] in fields or entry.code.startswith(GENERIC)]
            self._names[level, fields] = Names(own)
        return self._names[level, fields]


def generic(code: str) -> str:
    """The code under which the list states the supporting program of all fields: `1.06.01.2.08` → `X.XX.01.2.08`; others as they are."""
    parts = code.split(".")
    return f"{GENERIC}{code[_HEAD:]}" if len(parts) > 2 and parts[2] == _SUPPORT and len(parts[0]) == 1 else code


class Official:
    """The lists of a plan: the edition of its years first, then the others, then what plans that come with the package print."""

    def __init__(self, editions: Sequence[Edition], learnt: Sequence[Entry], scope: Scope) -> None:
        self.editions = newest_first(editions)
        self.scope = scope
        self.layers = [Layer(edition, edition.entries, scope) for edition in in_order(self.editions, scope.year)]
        self.layers.append(Layer(None, learnt, scope))

    def of_code(self, code: str, name: str) -> Listed | None:
        """The entry of a code: in the first edition where it bears the printed name, else in the first that has it.

        What plans print counts only where no list has the code: their slips of the pen are no other name.
        """
        found = [Listed(entry, layer.edition) for layer in self.layers if (entry := layer.of_code(code)) is not None]
        found = [listed for listed in found if listed.edition is not None] or found
        if not found or same_name(name, found[0].entry.name, frozenset()):
            return found[0] if found else None
        words = name_words(name)
        return next((listed for listed in found if name_words(listed.entry.name) == words), found[0])

    def of_name(
        self, name: str, level: str, below: str | None, fields: frozenset[str], home: str | None, indicators: Sequence[str] = ()
    ) -> Found | None:
        """The code of a name at a level: below the code of its parent, in the plan's fields, and a program by itself.

        `home` is the field that the generic codes are meant for; where it is not known, these stay generic. `indicators`: those
        printed for it.
        """
        for layer in self.layers:
            asked: list[tuple[Names, Grade, str | None]] = []
            for grade in (Grade.EXACT, Grade.SAME):
                if below:
                    asked.append((layer.below(level, below), grade, None if below.startswith(GENERIC) else below[:_HEAD]))
                if fields:
                    asked.append((layer.within(level, fields), grade, home))
            if below and layer.whole:
                asked.append((layer.below(level, below), Grade.CLOSED, None if below.startswith(GENERIC) else below[:_HEAD]))
            if level == "Program" or not (fields or below):
                asked += [(layer.within(level, None), grade, home) for grade in (Grade.EXACT, Grade.SAME)]
            for names, grade, field in asked:
                matches = names.find(name, grade, layer.known, indicators)
                if len({match.entry.code for match in matches}) == 1:
                    match = matches[0]
                    return Found(in_field(match.entry.code, field), Listed(match.entry, layer.edition), match.score / 100)
                if matches:  # the name is official under several codes: a looser look would only find more, an older list decides nothing
                    return None
        return None

    def of_older(self, name: str, level: str, fields: frozenset[str], home: str | None) -> Found | None:
        """The code of exactly this name one level lower: what lists before 2021 call a kegiatan is a subkegiatan today."""
        lower = {"Program": "Activity", "Activity": "SubActivity"}.get(level)
        for layer in self.layers if lower else ():
            assert lower is not None
            matches = layer.within(lower, fields).find(name, Grade.EXACT, frozenset())
            if len({match.entry.code for match in matches}) == 1:
                return Found(in_field(matches[0].entry.code, home), Listed(matches[0].entry, layer.edition), 1.0)
        return None

    def id_of(self, code: str, listed: Listed) -> str:
        """The node of an official name: its code, and what parts it from the newest name of that code where that is another one."""
        first, same = self._bearers(code, listed)
        if same.entry.key == first.entry.key:
            return f"{PREFIX}{code}"
        apart = [same.entry.authority.lower()] if same.entry.authority != first.entry.authority else []
        if same.edition is not first.edition and same.edition is not None:
            apart.append(str(same.edition.valid_from or ids.slug(same.edition.name)))
        return f"{PREFIX}{code}@{'-'.join(apart) or ids.short_hash(same.entry.name)}"

    def newest(self, code: str, listed: Listed) -> Listed:
        """The entry as the newest edition states it that has this name for the code."""
        return self._bearers(code, listed)[1]

    def authorities(self, listed: Listed) -> str:
        """For whom an edition states an entry's code under its name: "KABKOT", "PROV", "KABKOT/PROV", "" where it does not say."""
        if listed.edition is None:
            return listed.entry.authority
        codes_of = self._by_code[listed.edition.name]
        own = {entry.authority for entry in codes_of.get(listed.entry.code, ()) if entry.key == listed.entry.key}
        return "/".join(sorted(own - {""}))

    def above(self, code: str, listed: Listed) -> tuple[str, Listed] | None:
        """What an official code is part of: the code one level up with its entry, in the same edition before the others.

        Above a program that is its bidang and the urusan of that, as far as a list names them. None where nobody names it.
        """
        higher = codes.above(code)
        if higher is None or higher == GENERIC:
            return None
        if codes.level(higher) is None:
            named = ((edition, edition.field_of(higher)) for edition in self.editions)  # the newest first: it is every plan's
            return next(((higher, Listed(field, edition)) for edition, field in named if field is not None), None)
        for wanted in (higher, generic(higher)):
            for edition in self._from(listed):
                own = self._by_code[edition.name].get(wanted, ())
                fitting = [one for one in own if not (one.authority and listed.entry.authority) or one.authority == listed.entry.authority]
                if fitting:
                    return higher, Listed(fitting[0], edition)
        learnt = self.layers[-1].of_code(higher)
        return (higher, Listed(learnt, None)) if learnt is not None else None

    def _from(self, listed: Listed) -> list[Edition]:
        """The editions, an entry's own first."""
        own = [listed.edition] if listed.edition is not None else []
        return own + [edition for edition in self.editions if edition is not listed.edition]

    def hub(self, code: str, listed: Listed) -> tuple[str, Listed]:
        """What an official name is an instance of: the newest code of that name, in its generic form."""
        current = self._current(code, listed)
        if current is None:
            return generic(code), listed
        return generic(in_field(current.entry.code, code[:_HEAD])), current

    def _current(self, code: str, listed: Listed) -> Listed | None:
        entry = listed.entry
        for edition in self.editions:
            if edition is listed.edition or (listed.edition and (edition.valid_from or 0) < (listed.edition.valid_from or 0)):
                return None  # no newer edition has the name
            held = self._by_key[edition.name].get(entry.key, ())
            ours = [other for other in held if not (entry.authority and other.authority) or other.authority == entry.authority]
            same_code = [other for other in ours if other.code in (code, generic(code))]
            near = same_code or [other for other in ours if other.level == entry.level and other.code[:_HEAD] in (code[:_HEAD], GENERIC)]
            if codes.level(entry.code) is None:  # of a list before 2021, whose fields and levels were others
                near = near or ours
            if len({other.code for other in near}) == 1:
                return Listed(near[0], edition)
        return None

    def _bearers(self, code: str, listed: Listed) -> tuple[Listed, Listed]:
        """What the newest edition calls a code, and the newest statement of the code under the entry's own name."""
        everything = [
            Listed(entry, edition)
            for edition in self.editions
            for wanted in dict.fromkeys((code, generic(code)))
            for entry in sorted(self._by_code[edition.name].get(wanted, ()), key=lambda entry: entry.authority == PROV)
        ]
        own = next((other for other in everything if other.entry.key == listed.entry.key), listed)
        return (everything[0] if everything else listed), own

    @cached_property
    def _by_code(self) -> dict[str, dict[str, list[Entry]]]:
        return {edition.name: _grouped(edition.entries, "code") for edition in self.editions}

    @cached_property
    def _by_key(self) -> dict[str, dict[str, list[Entry]]]:
        return {edition.name: _grouped(edition.entries, "key") for edition in self.editions}


def _grouped(entries: Iterable[Entry], by: str) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[getattr(entry, by)].append(entry)
    return found


def in_field(code: str, field: str | None) -> str:
    """A generic code as that of a field of government; any other, or where no field is known, as it is."""
    return f"{field}{code[_HEAD:]}" if field and code.startswith(GENERIC) else code


def in_order(editions: Sequence[Edition], year: int | None) -> list[Edition]:
    """The editions in the order in which a plan of that year looks into them: the one that holds then, then the nearest in years."""
    newest = newest_first(editions)
    if year is None:
        return newest
    holding = [edition for edition in newest if (edition.valid_from or 0) <= year]
    chosen = holding[:1] or newest[-1:]
    rest = [edition for edition in newest if edition not in chosen]
    return [*chosen, *sorted(rest, key=lambda edition: abs((edition.valid_from or 0) - year))]


def authority_of(region_level: str | None) -> str | None:
    """For whom lists state what a region plans, by its kind; None where that is not known."""
    return {"provinsi": PROV, "kabupaten": KABKOT, "kota": KABKOT}.get(ids.fold(region_level or ""))

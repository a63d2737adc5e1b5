"""Collects the items of a plan while its tables are read: what is stated twice becomes one item with two origins."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from ...graph.ids import fold
from ..documents.reasons import Reason
from ..language import codes
from ..language.abbreviations import words_in_full
from ..language.cleaning import unquoted
from ..language.lexicon import INDICATOR, is_nothing, without_mark
from ..language.likeness import closest, key, same, similarity
from ..language.numbers import count_rupiah, value_of
from ..language.statements import is_open
from ..tables.columns.table import Table
from .facts import Amount, Item, Measure, NotUnderstood, Origin, Plan

_SINGLE = frozenset({"Vision", "Mission", "RegionalGoal", "RegionalSasaran", "Goal", "Sasaran", "Strategy", "Policy"})
_SLIP = 75.0  # likeness of two words from which one is the other with a slip of the pen: "pencegahan" and "penanganan" are two
_JOINING = frozenset({"dan", "atau", "serta", "di", "pada", "dalam", "dengan", "untuk", "bagi", "ke", "dari", "oleh"})
_SPLIT = frozenset({"Program", "Activity", "SubActivity"})


_LISTED = 12  # lines of running text, within which two statements are items of one list
_REWORDED = 60.0  # likeness of two indicators of one node, from which a table without figures only words the other's anew


class Builder:
    """The one place where items are found again or made. `weak` holds indicators of tables that print no figures."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.weak: list[tuple[Item, Measure, bool]] = []
        self.figureless: set[str] = set()  # names of the tables that print no figures
        self.later: list[Callable[[], None]] = []  # what can be settled once all tables are read
        self.apart: set[int] = set()  # sasaran (by identity) beside which a table leaves the sasaran RPJMD out, for they serve none
        self.tables: Sequence[Table] = ()  # all of the document
        self._by_code: dict[str, Item] = {}

    def find(
        self, level: str, text: str, *, parent: Item | None = None, threshold: float = 92.0, origin: Origin | None = None
    ) -> Item | None:
        """The item of this level whose text is the same (or a cut part of it), preferring one under `parent`.

        What is printed at `origin` is none that the same table prints in other words on another row.
        """
        of_level = [item for item in self.plan.of_level(level) if origin is None or not stands_beside(item, text, origin)]
        candidates = _named(text, of_level) if level in _SPLIT else [(item.text, item) for item in of_level]
        if parent is not None:
            own = [(words, item) for words, item in candidates if any(up is parent for up in item.parents)]
            if (found := closest(text, own, threshold)) is not None:
                return found[0]
        if (found := closest(text, candidates, threshold)) is not None and (level in _SINGLE or same(text, found[0].text, threshold)):
            return found[0]
        if level in _SINGLE and len(key(text)) > 24:  # a page break cut the text short
            for words, item in candidates:
                short, long = sorted((key(text), key(words)), key=len)
                if long.startswith(short) and len(short) > 24:
                    return item
        return None

    def by_code(self, code: str) -> Item | None:
        """The item with this official code."""
        return self._by_code.get(code)

    def item(
        self,
        level: str,
        text: str,
        origin: Origin,
        *,
        parent: Item | None = None,
        code: str | None = None,
        number: int | None = None,
        threshold: float = 92.0,
    ) -> Item:
        """The item of this level, code or text: found again, or new; the origin is noted on it."""
        if level in ("Vision", "Mission"):
            text = unquoted(text)
        if level in _SINGLE:
            text = without_mark(text)
        found = self._by_code.get(code) if code else None
        if found is None:
            found = self._by_text(level, text, origin, parent, code=code, threshold=threshold, number=number)
        if found is None:
            found = Item(level, text, code=code, number=number)
            self.plan.items.append(found)
        elif level in _SPLIT and text not in found.names:
            found.names.append(text)
        if code:
            found.code = found.code or code
            self._by_code.setdefault(code, found)
        if number is not None and found.number is None:
            found.number = number
        if level in _SINGLE and len(text) > len(found.text) and key(text).startswith(key(found.text)):
            found.text = text
        if origin not in found.origins:
            found.origins.append(origin)
        found.wordings.setdefault(origin, text)
        if parent is not None and not is_below(found, parent) and not _belongs_elsewhere(found, parent):
            found.add_parent(parent)
        return found

    def _by_text(
        self, level: str, text: str, origin: Origin, parent: Item | None, *, code: str | None, threshold: float, number: int | None
    ) -> Item | None:
        if level in ("Activity", "SubActivity") and code is None and parent is not None:
            own = [(item.text, item) for item in self.plan.of_level(level) if is_below(item, parent)]
            found = closest(text, _named(text, (item for _, item in own)), threshold)
            if found is None and parent.code is None:  # below a kegiatan that is worded otherwise elsewhere
                coded = (item for item in self.plan.of_level(level) if item.code)
                own = [(item.text, item) for item in coded if any(is_below(item, up) for up in parent.parents)]
                found = closest(text, _named(text, (item for _, item in own)), threshold)
            if found is not None and same(text, found[0].text, threshold):
                return found[0]
            cut = [item for words, item in own if len(key(text)) >= 20 and key(words).startswith(key(text))]
            return cut[0] if len(cut) == 1 and cut[0].code else None  # a page's edge cut the name short
        if code is not None:
            uncoded = (item for item in self.plan.of_level(level) if item.code is None and _may_have(item, code))
            return next((item for words, item in _named(text, uncoded) if same(words, text)), None)
        if level == "Mission" and number is not None:
            by_number = next(
                (item for item in self.plan.of_level(level) if item.number == number and similarity(item.text, text) > 70), None
            )
            if by_number is not None:
                return by_number
        return self.find(level, text, parent=parent, threshold=threshold, origin=origin if level in _SINGLE else None)

    def measure(self, owner: Item, new: Measure, *, weak: bool = False, beside: bool = True) -> Measure:
        """An indicator of `owner`: the known one of its text and unit of work, completed by what `new` states, or `new` itself.

        The first table's values stay; a later table's differing values are kept beside them as contradicted. A `weak` one comes
        from a table without figures and waits for `finish`; it is sure to be the owner's where it stands `beside` its words.
        """
        new.baseline = _value(new.baseline)
        new.aims = [aim for aim in new.aims if _value(aim.text)]
        new.former = [aim for aim in new.former if _value(aim.text)]
        if weak:
            self.weak.append((owner, new, beside))
            return new
        known = next((m for m in owner.measures if (m.office or "") == (new.office or "") and same_measure(m.text, new.text)), None)
        if known is None and new.office is None and owner.level in _SPLIT:  # a row that names no unit is the agency's own
            known = next((m for m in owner.measures if same(m.office or "", self.plan.agency) and same_measure(m.text, new.text)), None)
        if known is None and owner.level in _SPLIT and same(new.office or "", self.plan.agency):
            known = next((m for m in owner.measures if m.office is None and same_measure(m.text, new.text)), None)
            if known is not None:
                known.office = new.office
        if known is None:
            owner.measures.append(new)
            return new
        self.complete(known, new)
        return known

    def absorb(self, item: Item, twin: Item) -> None:
        """Make two items one: all that was read of `twin` is `item`'s, and what hangs below `twin` hangs below `item`."""
        items = self.plan.items
        first = min(items.index(item), items.index(twin))
        items.remove(twin)
        items.remove(item)
        items.insert(first, item)
        for other in items:
            if any(parent is twin for parent in other.parents):
                other.parents = [parent for parent in other.parents if parent is not twin]
                other.add_parent(item)
        if not item.parents:
            item.parents = list(twin.parents)
        for target in twin.supports:
            item.add_support(target)
        item.names += [name for name in (twin.text, *twin.names) if name not in item.names]
        item.origins += [origin for origin in twin.origins if origin not in item.origins]
        item.wordings = twin.wordings | item.wordings
        item.results += [(text, origin) for text, origin in twin.results if not any(same(text, known) for known, _ in item.results)]
        for measure in twin.measures:
            self.measure(item, measure)
        for amount in twin.amounts:
            self.amount(item, amount)

    def complete(self, known: Measure, new: Measure) -> None:
        """Fill what a known indicator lacks from another statement of it; note what that states differently."""
        known.unit = known.unit or new.unit
        known.formula = known.formula or new.formula
        known.kinds |= new.kinds
        known.former += new.former
        known.wordings = new.wordings | known.wordings
        known.origins += [origin for origin in new.origins if origin not in known.origins]
        if known.baseline is None:
            known.baseline, known.baseline_year = new.baseline, new.baseline_year
        differs = bool(new.baseline and known.baseline and not same_value(new.baseline, known.baseline))
        differs = differs or bool(new.unit and known.unit and key(new.unit) != key(known.unit))
        have = {aim.year: aim for aim in known.aims}
        for aim in new.aims:
            if aim.year not in have:
                known.aims.append(aim)
            elif not same_value(aim.text, have[aim.year].text):
                differs = True
        if differs:
            known.contradicted.append(new)

    @contextmanager
    def only_known(self) -> Iterator[None]:
        """While a table of the plan's former edition is read: what it says of known items stays, what it alone states goes."""
        items, totals = list(self.plan.items), list(self.plan.totals)
        lists = [(item, list(item.measures), list(item.results), list(item.parents), list(item.supports)) for item in items]
        yield
        kept = set(map(id, items))
        for item in self.plan.items:
            if id(item) not in kept and item.origins:
                self.skip(item.origins[0], Reason.FORMER)
        self.plan.items[:], self.plan.totals[:] = items, totals
        for item, measures, results, parents, supports in lists:
            item.measures[:], item.results[:], item.parents[:], item.supports[:] = measures, results, parents, supports
        self._by_code = {code: item for code, item in self._by_code.items() if id(item) in kept}
        self.weak = [entry for entry in self.weak if id(entry[0]) in kept]

    def amount(self, item: Item, amount: Amount) -> None:
        """Note a printed figure; the very same figure printed again in its table is noted once."""

        def told(figure: Amount) -> tuple[object, ...]:
            return figure.year, figure.unit, figure.rupiah, figure.origin.table, figure.origin.part

        if any(told(known) == told(amount) for known in item.amounts):
            return
        item.amounts.append(amount)

    def skip(self, origin: Origin, reason: Reason, detail: str = "", *, figures: int = 0) -> None:
        """List something that no fact was made of; `figures` says how many figures of the cascade were lost with it."""
        damaged = int(reason is Reason.DAMAGED_AMOUNT and any(char.isdigit() for char in detail))
        amounts = damaged if reason.what == "cell" else count_rupiah(origin.cell.split(" | "))
        figures = max(figures, damaged, amounts if reason.what == "row" else 0)
        place, table, words = origin.place, origin.table, origin.cell[:160]
        self.plan.not_understood.append(NotUnderstood(place, words, reason, detail, table, amounts=amounts, figures=figures))

    def finish(self) -> None:
        """What only the whole document settles."""
        for settle in self.later:
            settle()
        self._hang_by_code()
        self._finish_weak()
        self._finish_loose()

    def _finish_loose(self) -> None:
        """A list of key indicators gives its figures to those that only a table without figures hangs on what they measure."""
        bare = [m for item in self.plan.of_level("Goal", "Sasaran", "Program") for m in item.measures if not m.aims]
        for loose in list(self.plan.loose_measures):
            known = next((measure for measure in bare if same_measure(measure.text, loose.text)), None)
            if known is not None:
                self.complete(known, loose)
                self.plan.loose_measures.remove(loose)

    def _hang_by_code(self) -> None:
        """Put what was read before its kegiatan or program below it: its code says below which."""
        for item in self.plan.of_level("Activity", "SubActivity"):
            upper = codes.parent(item.code) if item.code and not item.parents else None
            item.add_parent(self.by_code(upper) if upper is not None else None)

    def _finish_weak(self) -> None:
        """Indicators of tables without figures complete those with figures; what is none of these in other words is one more."""
        with_figures = {id(item): list(item.measures) for item in self.plan.items if item.measures}
        for owner, measure, beside in self.weak:
            strong = with_figures.get(id(owner), [])
            known = next(
                (m for m in owner.measures if same_measure(m.text, measure.text) and (not strong or m.office == measure.office)), None
            )
            known = known or next((m for m in strong if same_measure(m.text, measure.text)), None)
            known = known or next((m for m in _above(owner) if same_measure(m.text, measure.text)), None)
            if known is None:
                if not strong or (beside and _is_whole(measure.text) and all(similarity(m.text, measure.text) < _REWORDED for m in strong)):
                    owner.measures.append(measure)
            elif measure.aims or (not strong and any(known is m for m in owner.measures)):
                self.complete(known, measure)
            else:
                known.unit = known.unit or measure.unit
                known.formula = known.formula or measure.formula
                known.wordings = measure.wordings | known.wordings
                known.origins += [origin for origin in measure.origins if origin not in known.origins]


def _above(owner: Item) -> list[Measure]:
    """The indicators of the tujuan right above a sasaran, whose own row a table may leave out."""
    return [measure for up in owner.parents if owner.level == "Sasaran" and up.level == "Goal" for measure in up.measures]


def _is_whole(text: str) -> bool:
    """True for an indicator that is no mere piece of one, which a page's edge or a narrow cell left."""
    return (
        not is_open(text) and len(key(text)) > 8 and (INDICATOR.match(text) is not None or (text[:1].isupper() and len(text.split()) > 3))
    )


def _may_have(item: Item, code: str) -> bool:
    """False for an item that hangs below another kegiatan or program than its code would say."""
    return all(code.startswith(f"{up.code}.") for up in item.parents if up.level in _SPLIT and up.code)


def _belongs_elsewhere(item: Item, parent: Item) -> bool:
    """True where the item's code, or the kegiatan of a coded table that it hangs below, says that it is no child of `parent`."""
    if item.code and parent.code:
        return not item.code.startswith(parent.code + ".")
    return bool(item.code and item.level == "SubActivity" and any(up.level == "Activity" and up.code for up in item.parents))


def is_below(item: Item, upper: Item) -> bool:
    """True for an item that hangs below another one, over however many levels."""
    return any(up is upper or is_below(up, upper) for up in item.parents)


def _value(text: str | None) -> str | None:
    """A printed value, or None where nothing is stated ("-", "N/A", empty)."""
    text = (text or "").replace("\n", " ").strip()
    return None if is_nothing(text) else text


def same_value(one: str, other: str) -> bool:
    """True when two printed values state the same figure ("75,3" and "75,30", "100 %" and "100")."""
    a, b = value_of(one), value_of(other)
    return a == b if a is not None and b is not None else key(one) == key(other)


def same_measure(one: str, other: str) -> bool:
    """True when two indicator texts are the same, a slip of the pen, an abbreviation or an agency's name at the end apart."""
    a, b = key(one), key(other)
    if a == b or words_in_full(one) == words_in_full(other):
        return True
    short, long = sorted((a, b), key=len)
    if len(short) >= 20 and long.startswith(short) and len(long) - len(short) <= 24:
        return True
    return same(one, other, 95.0) and not differ_in_a_word(one, other)


def _named(text: str, items: Iterable[Item]) -> list[tuple[str, Item]]:
    """Those items with their names whose name may be `text`: "Pengadaan …" and "Pemeliharaan …" of the same thing are two kegiatan."""
    return [(item.text, item) for item in items if not differ_in_a_word(text, item.text)]


def stands_beside(item: Item, text: str, origin: Origin) -> bool:
    """True where one table prints an item and, on another row, a text that differs from it in a word: it states both.

    Two tables may word one statement in two ways; one table, or one list of a page, says two things.
    """
    for other in item.origins:
        if other.place.file != origin.place.file or other.table != origin.table:
            continue
        if origin.table and origin.part is not None and other.part is not None:
            beside = other.part == origin.part and other.position != origin.position
        else:
            beside = other.place != origin.place if origin.table else 0 < _lines_between(other, origin) <= _LISTED
        if beside and differ_in_a_word(other.wording or item.wordings.get(other, item.text), text):
            return key(item.text) != key(text)
    return False


def _lines_between(one: Origin, other: Origin) -> int:
    """How many lines further down a text something stands; 0 where that is not known."""
    return abs((one.place.line or 0) - (other.place.line or 0)) if one.place.line and other.place.line else 0


def differ_in_a_word(one: str, other: str) -> bool:
    """True when texts of as many words differ in a word that is no slip of the pen ("RKPDes" and "APBDes"), "dan" and "atau" apart."""
    a, b = fold(one).split(), fold(other).split()
    told = ((x, y) for x, y in zip(a, b, strict=True) if x != y and not {x, y} <= _JOINING) if len(a) == len(b) else ()
    return any(similarity(x, y) < _SLIP for x, y in told)

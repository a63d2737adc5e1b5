"""Results of a kegiatan or program that a table prints between its parts, each above the parts that it is reached by. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence

from ...language import codes
from .entries import Entry
from .row import Parts

Money = dict[int | None, int]


def return_results(entries: Sequence[Entry]) -> None:
    """Give the result rows that sum up what is printed below them back to the kegiatan or program that those are parts of.

    Below a part's own result a further one, without a code and with other money, stands for the next parts where their amounts make
    its own in every year.
    """
    for at, entry in enumerate(entries):
        above = codes.parent(entry.parts.code or "")
        owner = next((other for other in reversed(entries[:at]) if above and other.parts.code == above), None)
        if owner is None or entry.total:
            continue
        for group in _groups(entry.rows)[1:]:
            money = _money(group)
            if money and money != _money(entry.rows[:1]) and _sums(money, entries[at + 1 :], above or ""):
                entry.rows = [row for row in entry.rows if all(row is not other for other in group)]
                owner.rows += group


def _groups(rows: Sequence[Parts]) -> list[list[Parts]]:
    """The rows behind an entry's name, parted where a result begins; the first group is the entry's own."""
    found: list[list[Parts]] = [[]]
    for row in rows[1:]:
        if row.kind == "result" and row.result and found[-1]:
            found.append([])
        found[-1].append(row)
    return found


def _money(rows: Sequence[Parts]) -> Money:
    money: Money = {}
    for row in rows:
        for year, value, _ in row.money:
            money.setdefault(year, value)
    return money


def _sums(money: Money, following: Sequence[Entry], above: str) -> bool:
    """True where the amounts of some entries right below, all parts of `above`, make the money in every year."""
    running: Money = {}
    for entry in following:
        if codes.parent(entry.parts.code or "") != above:
            return False
        for year, value in _money(entry.rows[:1]).items():
            running[year] = running.get(year, 0) + value
        if all(running.get(year, 0) == value for year, value in money.items()):
            return True
        if any(running.get(year, 0) > value for year, value in money.items()):
            return False
    return False

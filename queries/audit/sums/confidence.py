"""How far the reading of one table can be trusted, by what shows in the reading itself; pure functions on counts.

A table that was read rightly gives facts on nearly every row, has its cells under known columns, its amounts whole, and its sums
reconcile; those that the plan itself got wrong speak neither for the reading nor against it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ...texts import Text

Level = Literal["high", "medium", "low"]
LEVEL_WORDS = {"high": Text("tinggi", "high"), "medium": Text("sedang", "medium"), "low": Text("rendah", "low")}
# From these shares on a table counts as read well, and below these as read badly. Rows and cells that carry nothing by themselves
# (a name wrapped over two rows, numbers of rows) are common; a damaged amount or a sum that fails for no reason is not.
_HIGH = {"rows": 0.85, "cells": 0.85, "amounts": 0.99, "sums": 0.9}
_LOW = {"rows": 0.5, "cells": 0.5, "amounts": 0.95, "sums": 0.6}
_OCR = Text("dibaca dengan OCR", "read by OCR")
_FEWEST_SUMS = 3  # fewer say nothing of a table


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was counted in one table: of the first number in each pair, how many are as they should be.

    Rows that gave a fact; filled cells under known columns; amounts that are whole; sums that reconcile, of those that the plan is not
    blamed for.
    """

    rows: tuple[int, int] = (0, 0)
    cells: tuple[int, int] = (0, 0)
    amounts: tuple[int, int] = (0, 0)
    sums: tuple[int, int] = (0, 0)
    recognised: bool = False  # read from a picture (OCR): a figure that was misread may look as good as any other


@dataclass(frozen=True, slots=True)
class Confidence:
    """The level, and the reasons for it: what is missing, or what speaks for it."""

    level: Level
    reasons: tuple[Text, ...]


def share(pair: tuple[int, int]) -> float:
    """How much of the first number the second is; 1 of nothing."""
    return min(1.0, pair[1] / pair[0]) if pair[0] else 1.0


def confidence(found: Evidence) -> Confidence:
    """The confidence in one table, by its weakest evidence."""
    shares = {"rows": share(found.rows), "cells": share(found.cells), "amounts": share(found.amounts)}
    if found.sums[0] >= _FEWEST_SUMS:
        shares["sums"] = share(found.sums)
    weak = [name for name, value in shares.items() if value < _HIGH[name]]
    told = tuple(_reason(name, found) for name in weak)
    if not found.rows[0] or not found.rows[1]:
        return Confidence("low", (Text("tidak satu baris pun terbaca", "not one row was read"),))
    if weak:
        return Confidence(
            "low" if any(shares[name] < _LOW[name] for name in weak) else "medium", told + ((_OCR,) if found.recognised else ())
        )
    if found.recognised:
        return Confidence("medium", (_reason("sums" if "sums" in shares else "rows", found), _OCR))
    return Confidence("high", (_reason("sums" if "sums" in shares else "rows", found),))


def overall(tables: list[tuple[Confidence, int]]) -> Confidence | None:
    """The confidence in the whole reading: the level that at least half of the facts (the numbers) stand at or below."""
    total = sum(facts for _, facts in tables)
    if not total:
        return None
    counted = 0
    for level in ("low", "medium", "high"):
        facts = sum(number for found, number in tables if found.level == level)
        counted += facts
        if 2 * counted >= total:
            of = Text(f"{facts} dari {total} fakta berasal dari tabel demikian", f"{facts} of {total} facts come from such tables")
            return Confidence(level, (of,))
    return None


def _reason(name: str, found: Evidence) -> Text:
    if name == "rows":
        return Text(f"{_of(found.rows)} baris terbaca", f"{_of(found.rows, 'of')} rows read")
    if name == "cells":
        return Text(f"{_of(found.cells)} sel di bawah kolom yang dikenali", f"{_of(found.cells, 'of')} cells under known columns")
    if name == "amounts":
        broken = found.amounts[0] - found.amounts[1]
        return Text(f"{broken} dari {found.amounts[0]} jumlah uang rusak", f"{broken} of {found.amounts[0]} amounts of money are damaged")
    return Text(f"{_of(found.sums)} jumlah cocok", f"{_of(found.sums, 'of')} sums reconcile")


def _of(pair: tuple[int, int], word: str = "dari") -> str:
    return f"{pair[1]} {word} {pair[0]}"

"""How far the reading of one table can be trusted, by what shows in the reading itself; pure functions on counts.

A table that was read rightly gives facts on nearly every row and of nearly every cell, has its amounts whole, and its sums
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
_HANDFUL = 5  # figures whose loss does not yet say anything of the whole
_FEWEST_SUMS = 3  # fewer say nothing of a table


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was counted in one table: of the first number in each pair, how many are as they should be.

    Rows of which facts say something; filled cells that facts say; amounts that are whole; sums that reconcile, of those that the plan
    is not blamed for.
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


@dataclass(frozen=True, slots=True)
class Gaps:
    """What of the document no fact was made of, wherever the rest reads well: figures of the cascade that were lost and that were read.

    `tables` are whole tables, pages or pictures with figures, `columns` columns of figures; `doubled` nodes of `nodes` with figures
    have another figure printed elsewhere.
    """

    tables: int = 0
    columns: int = 0
    figures: int = 0
    read: int = 0
    nodes: int = 0
    doubled: int = 0


def of_document(found: Confidence | None, gaps: Gaps) -> Confidence | None:
    """The confidence in the document: that in what was read, less what was not; high is impossible where much is missing."""
    told: list[Text] = []
    if gaps.tables:
        told.append(Text(f"{gaps.tables} tabel berisi angka tidak terbaca", f"{gaps.tables} tables of figures were not read"))
    if gaps.columns:
        told.append(Text(f"{gaps.columns} kolom angka tidak terbaca", f"{gaps.columns} columns of figures were not read"))
    if gaps.figures > _HANDFUL:
        told.append(Text(f"{gaps.figures} angka tidak terbaca", f"{gaps.figures} figures were not read"))
    if gaps.nodes > _HANDFUL and 2 * gaps.doubled > gaps.nodes:
        words = f"{gaps.doubled} dari {gaps.nodes} simpul berangka lain di tempat lain"
        told.append(Text(words, f"{gaps.doubled} of {gaps.nodes} nodes have other figures elsewhere"))
    if found is None or not told:
        return found
    level: Level = "low" if found.level == "low" or gaps.figures > gaps.read else "medium"
    return Confidence(level, (*found.reasons, *told))


def _reason(name: str, found: Evidence) -> Text:
    if name == "rows":
        return Text(f"{_of(found.rows)} baris terbaca", f"{_of(found.rows, 'of')} rows read")
    if name == "cells":
        return Text(f"{_of(found.cells)} sel menjadi fakta", f"{_of(found.cells, 'of')} cells became facts")
    if name == "amounts":
        broken = found.amounts[0] - found.amounts[1]
        return Text(f"{broken} dari {found.amounts[0]} jumlah uang rusak", f"{broken} of {found.amounts[0]} amounts of money are damaged")
    return Text(f"{_of(found.sums)} jumlah cocok", f"{_of(found.sums, 'of')} sums reconcile")


def _of(pair: tuple[int, int], word: str = "dari") -> str:
    return f"{pair[1]} {word} {pair[0]}"

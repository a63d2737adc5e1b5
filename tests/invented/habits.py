"""Habits of real plans that tidy ones lack: columns at other places, amounts before targets, levels in colour, chapters in prose."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from . import stairs
from .grids import Grid, Style, counted
from .world import Measure, World

LEADS = ("end", "tail")


def real_world(random: Random, world: World) -> None:
    """Subkegiatan without indicators, programs with several indicators and one pagu."""
    if random.random() < 0.25:
        for item in world.items:
            if item.level == 2:
                item.measures = [Measure("", "", "", {})]
    if random.random() < 0.4:
        for program in world.programs:
            low = program.name.lower().removeprefix("program ")
            targets = {year: str(72 + 2 * at) for at, year in enumerate(world.years)}
            program.measures.append(Measure(f"Persentase layanan tepat waktu pada {low[:60].rstrip()}", "Persen", "70", targets))


def real_style(random: Random, style: Style, world: World) -> None:
    """What planners do that the other styles do not."""
    style.real = True
    units = any(item.units for item in world.items)
    if not units and random.random() < 0.6:
        style.money_table = random.choice(stairs.KINDS)
        style.edition, style.parted, style.one_head, style.target_first = "", False, False, False
        if style.money_table == "lines":
            style.name_money = random.random() < 0.3
        if style.codes == "five":
            style.codes = "one"
    style.around = random.random() < 0.7
    style.prose_aims = random.random() < 0.3 and (style.cascade or style.money_table in ("tc27", "stairs", "wide"))
    for aim in [*(goal for goal, _ in world.goals), *world.aims] if style.prose_aims else ():
        aim.measures = aim.measures[:1]  # sentences name one
    style.colour = random.random() < 0.5
    style.backdrop = random.random() < 0.3
    style.turned = random.random() < 0.4
    told = style.money_table in ("columns", "per-program", "levels", "tc27", "lines", "tc54", "wide", "stairs") and not style.edition
    style.moved = tuple(word for word in ("money first", "end early", "office early") if random.random() < 0.25) if told else ()
    if style.target_first:
        style.moved = ()


def moved(grid: Grid, style: Style, world: World) -> Grid:
    """A table of money with its columns in this planner's order."""
    heads = grid.rows[: grid.head - bool(style.counted)]
    width = len(grid.rows[0])
    last = [next((heads[r][c] for r in reversed(range(len(heads))) if heads[r][c]), "") for c in range(width)]
    order = list(range(width))
    if "money first" in style.moved and style.target_word != style.money_word:
        for c in range(width - 1):
            if last[c] == style.target_word and last[c + 1] == style.money_word:
                order[c], order[c + 1] = c + 1, c
    first = next((c for c in range(width) if last[c] in (style.target_word, style.money_word)), None)
    if first is None:
        return grid
    for word, starts in (("end early", "Kondisi Kinerja pada Akhir"), ("office early", ("Unit Kerja", "Perangkat Daerah Pen", "Lokasi"))):
        if word in style.moved:
            block = [c for c in range(width) if _top(grid, heads, c).startswith(starts)]
            place = (
                order.index(first)
                if order.index(first) < order.index(first + 1) or last[first] != style.target_word
                else order.index(first + 1)
            )
            rest = [c for c in order if c not in block]
            place = min(place, len(rest))
            order = [*rest[:place], *(c for c in order if c in block), *rest[place:]]
    new = {old: at for at, old in enumerate(order)}
    rows = [[row[c] for c in order] for row in grid.rows]
    spans = {}
    for (r, c), (down, across) in grid.spans.items():
        left = min(new[column] for column in range(c, c + across))
        spans[r, left] = (down, across)
        if left != new[c]:
            rows[r][left], rows[r][new[c]] = rows[r][new[c]], rows[r][left]
    if style.counted:
        rows[grid.head - 1] = counted(style, width)
    return replace(grid, rows=rows, spans=spans)


def _top(grid: Grid, heads: list[list[str]], column: int) -> str:
    """The words of the first header row above a column."""
    for (r, c), (_, across) in grid.spans.items():
        if r == 0 and c <= column < c + across:
            return heads[0][c]
    return heads[0][column]

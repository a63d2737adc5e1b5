"""Where the cards of a cascade stand: a column a level, children beside their first parent, no two cards on one spot. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

COLUMN = 380  # from one column's middle to the next
GAP = 22  # between two cards


def places(
    order: Sequence[str], parents: Mapping[str, Sequence[str]], levels: Mapping[str, int], heights: Mapping[str, int]
) -> dict[str, tuple[int, int]]:
    """(x, y) of each card's middle. `order` is the order in which they are read, `parents` their parents among them.

    Each card has a block as high as itself or as its children's blocks together, whichever is more, so blocks never meet.
    """
    children: dict[str, list[str]] = {id: [] for id in order}
    roots: list[str] = []
    for id in order:
        first = next(iter(parents.get(id, ())), None)
        (roots if first is None else children[first]).append(id)
    down = _from_the_top(roots, children)
    blocks: dict[str, int] = {}
    for id in reversed(down):
        blocks[id] = max(heights[id] + GAP, sum(blocks[child] for child in children[id]))
    found: dict[str, tuple[int, int]] = {}
    tops: dict[str, int] = {}
    top = 0
    for root in roots:
        tops[root] = top
        top += blocks[root]
    for id in down:
        found[id] = (levels[id] * COLUMN, tops[id] + blocks[id] // 2)
        beside = tops[id] + (blocks[id] - sum(blocks[child] for child in children[id])) // 2
        for child in children[id]:
            tops[child] = beside
            beside += blocks[child]
    return found


def _from_the_top(roots: Sequence[str], children: Mapping[str, Sequence[str]]) -> list[str]:
    """All cards, each after its parent; what only leads to itself is left out of no graph that the ontology allows."""
    found: list[str] = []
    pending = list(reversed(roots))
    while pending:
        id = pending.pop()
        found.append(id)
        pending.extend(reversed(children[id]))
    return found

"""Which sasaran a program serves, as tables say that list the programs beside the sasaran without money: by row, or by column.

The words of the cells say what stands in which column; what a cell is worded like is not enough, a statement must be printed whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...language.cleaning import one_line
from ...language.header_words import compact
from ...language.labels import label_of, without_label
from ...language.lexicon import bare, items, without_local
from ...language.likeness import closest, key
from ...tables.columns.table import Table
from ..builder import Builder, differ_in_a_word
from ..facts import Item, Origin, Plan
from .naming import names_in

# Heads of columns that name what other agencies do beside the plan's own.
_OF_OTHERS = re.compile(r"terkait|lain(?:nya)?$|mitra|lintas|cross?cutting|kolaborasi|sinerg")
_CODE = re.compile(r"(?i)^\W*(?P<goal>tj?[\s.]?\d{1,2}[\s.\-/]*)?(?:sasaran|ss|s)[\s.\-]*(?P<number>\d{1,2}(?:\.\d{1,2})*)\W*$")
_SHORTEST = 10  # letters of a statement or a name
_LONGEST_CODES = 30  # letters of several codes ("Sasaran 1.1, Sasaran 1.2")
_MOST_LINES = 30  # of a table turned on its side, whose rows are levels
_TICK = re.compile(r"(?i)\s*(?:[√✓✔●■☑v]|ya)\s*")
_COUNT = re.compile(r"^\W*(?P<number>\d{1,2}\.\d{1,2})\W*$")  # an outline number says what it numbers, a mere count does not


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of a table by the places of its columns; `reached` are those that a cell above reaches down over."""

    cells: Mapping[int, str]
    reached: frozenset[int]
    origin: Origin


def read_served(builder: Builder, tables: Sequence[Table], coded: Sequence[Table], stating: Sequence[Table]) -> dict[int, int]:
    """Hang programs below the sasaran that tables print them beside; of the `coded` ones, read for their money, only codes say whom.

    `stating` are the tables that may print the codes. Returns the number of links that each table states, by its identity.
    """
    codes = codes_of(builder, stating)
    links = {id(table): _read(builder, table, codes) for table in tables}
    for table in coded:
        lines = list(_lines(table)) if codes else []
        if any(_code(text) in codes for line in lines for text in line.cells.values()):
            links[id(table)] = _by_row(builder, lines, codes, _of_others(table), drawn=table.ruled, worded=False)
    return links


def _read(builder: Builder, table: Table, codes: Mapping[str, Item]) -> int:
    lines = list(_lines(table))
    ticked = any(_TICK.fullmatch(text) for line in lines for text in line.cells.values())
    links = _by_tick(builder, table, lines, codes) if ticked else 0
    if links := links or _by_row(builder, lines, codes, _of_others(table), drawn=table.ruled):
        return links
    return _by_column(builder, lines) + _below_missions(builder, table, lines) if len(lines) <= _MOST_LINES else 0


def _of_others(table: Table) -> set[int]:
    return {column.position for column in table.columns if _OF_OTHERS.search(compact(column.header))}


def codes_of(builder: Builder, tables: Sequence[Table]) -> dict[str, Item]:
    """The plan's sasaran by the code or outline number that is printed beside or before their words, where it is that of one alone."""
    found: dict[str, list[Item]] = {}
    for table in tables:
        places = [column.position for column in table.columns if column.role in ("sasaran", "goal_sasaran")]
        for line in _lines(table) if places else ():
            for place in places:
                item = sasaran_named(builder, line.cells.get(place, ""))
                if item is None:
                    continue
                before = re.match(r"\W*(?:(?:sasaran|ss|s)[\s.\-]*)?\d{1,2}(?:\.\d{1,2})*(?=[\s.:)])", line.cells[place], re.IGNORECASE)
                for text in (line.cells.get(place - 1, ""), before[0] if before else ""):
                    if (code := _code(text)) is not None:
                        found.setdefault(code, []).append(item)
                        if code.startswith("T"):  # "S1" is "T1.S1" where no other tujuan has one of that number
                            found.setdefault(code.split(".", maxsplit=1)[1], []).append(item)
    return {code: items[0] for code, items in found.items() if len({id(item) for item in items}) == 1}


def sasaran_named(builder: Builder, text: str) -> Item | None:
    """The plan's own sasaran that a text words whole, its label and number apart."""
    label = label_of(one_line(text))
    words = label.rest if label is not None and label.level == "sasaran" and label.scope != "region" and label.rest else one_line(text)
    found = _statement(words, [(item.text, item) for item in builder.plan.of_level("Sasaran")])
    return found[0] if found else None


def serve(program: Item, sasaran: Item, origin: Origin) -> int:
    """Hang a program below a sasaran as stated at `origin`; one that stood below a tujuan alone stands below its sasaran now."""
    program.parents[:] = [up for up in program.parents if up.level != "Goal"]
    program.add_parent(sasaran)
    program.add_origin(origin)
    sasaran.add_origin(origin)
    return 1


def serve_as_worded(plan: Plan) -> int:
    """Hang a program that stands nowhere else below the sasaran that its own row prints as its result, where other programs have places."""
    programs = list(plan.of_level("Program"))
    alone = [program for program in programs if not any(up.level == "Sasaran" for up in program.parents)]
    if not alone or len(alone) == len(programs):
        return 0
    known = {key(sasaran.text): sasaran for sasaran in plan.of_level("Sasaran")}
    links = 0
    for program in alone:
        worded = [(known[words], origin) for text, origin in program.results if (words := key(without_local(text))) in known]
        if len({id(sasaran) for sasaran, _ in worded}) == 1:
            links += serve(program, *worded[0])
    return links


def _lines(table: Table) -> Iterator[_Line]:
    for record in table.records:
        cells = {column.position: text for column, text in record.cells.items() if text.strip()}
        reached = frozenset(column.position for column in table.columns if column.role and column.role in record.covered)
        yield _Line(cells, reached, Origin(record.place, record.words[:300], table.name, (), table.part, record.position))
    for row in table.raw if not table.records else ():
        cells = {at: text for at, text in enumerate(row.cells) if text.strip()}
        yield _Line(cells, frozenset(row.covered), Origin(row.place, " | ".join(cells.values())[:300], table.name, (), table.part))


def _code(text: str) -> str | None:
    match = _CODE.match(text)
    if match is not None:
        goal = re.sub(r"\D", "", match["goal"] or "")
        return f"T{goal}.S{match['number']}" if goal else f"S{match['number']}"
    counted = _COUNT.match(text)
    return counted["number"] if counted is not None else None


def _meant(builder: Builder, text: str, codes: Mapping[str, Item], *, worded: bool = True) -> list[Item]:
    """The sasaran that a cell words, one or a list of them, or names by the code alone that it has in the plan's tables."""
    if len(text) < _SHORTEST or not worded or (codes and len(text) < _LONGEST_CODES and re.search(r"\d\W*$", text)):
        found = [codes.get(_code(part) or "") for part in re.split(r"[,;\n&]|\bdan\b", one_line(text))] if codes else []
        return [item for item in found if item is not None] if all(item is not None for item in found) else []
    if (item := sasaran_named(builder, text)) is not None:
        return [item]
    parts = items(text)
    several = [item for part in parts if len(parts) > 1 and (item := sasaran_named(builder, part)) is not None]
    return several if len(several) > 1 and len(several) == len(parts) else []


def _programs(builder: Builder, text: str) -> list[Item]:
    """The plan's programs that a cell names, one or a list; none where it names something else besides."""
    if len(text) < _SHORTEST or not re.search(r"[A-Za-z]{4}", text):
        return []
    found = list(names_in(builder, text, ("Program",)))
    return [item for item in found if isinstance(item, Item)] if all(isinstance(item, Item) for item in found) else []


def _by_row(
    builder: Builder, lines: Sequence[_Line], codes: Mapping[str, Item], others: set[int], *, drawn: bool, worded: bool = True
) -> int:
    """Each row's programs serve the sasaran of that row, or the one whose cell reaches down to it."""
    meant = [{at: found for at, text in line.cells.items() if (found := _meant(builder, text, codes, worded=worded))} for line in lines]
    places = {at for row in meant for at in row}
    if len(places) != 1:
        return 0
    others = others | places
    named = [{at: found for at, text in line.cells.items() if at not in others and (found := _programs(builder, text))} for line in lines]
    columns = {at for row in named for at in row}
    if len(columns) != 1:
        return 0
    place, column = next(iter(places)), next(iter(columns))
    links = 0
    current: list[Item] = []
    begun = False
    for line, sasaran, programs in zip(lines, meant, named, strict=True):
        found = programs.get(column, [])
        if place in line.cells:
            current, begun = sasaran.get(place, []), bool(found)
        elif place not in line.reached and (drawn or not begun):
            current = []  # nothing reaches down here, or what follows is no list that began beside the sasaran
        if len(current) == 1 or len(found) == 1:  # several beside several: which serves which, the row does not say
            links += sum(serve(program, one, line.origin) for program in found for one in current)
    return links


def _by_tick(builder: Builder, table: Table, lines: Sequence[_Line], codes: Mapping[str, Item]) -> int:
    """A matrix of programs and sasaran: a tick where the one serves the other."""
    heads: Mapping[int, str] = {column.position: column.header for column in table.columns}
    heads = heads or (lines[0].cells if lines else {})
    links = 0
    for line in lines:
        ticked = [at for at, text in line.cells.items() if _TICK.fullmatch(text)]
        rest = [text for at, text in line.cells.items() if at not in ticked]
        beside = [found for text in rest if len(found := _meant(builder, text, codes)) == 1]
        programs = [found for text in rest if len(found := _programs(builder, text)) == 1]
        for head in (heads.get(at, "") for at in ticked):
            if len(programs) == 1 and len(above := _meant(builder, head, codes)) == 1:
                links += serve(programs[0][0], above[0], line.origin)
            elif len(beside) == 1 and len(below := _programs(builder, head)) == 1:
                links += serve(below[0], beside[0][0], line.origin)
    return links


def _by_column(builder: Builder, lines: Sequence[_Line]) -> int:
    """A table turned on its side: one row states the sasaran, each in a column, another row the programs of each."""
    stated = [{at: item for at, text in line.cells.items() if (item := sasaran_named(builder, text)) is not None} for line in lines]
    row = max(range(len(lines)), key=lambda number: len(stated[number]), default=None)
    if row is None or len({id(item) for item in stated[row].values()}) < max(2, len(stated[row])):
        return 0
    if any(stated[number] for number in range(len(lines)) if number != row):
        return 0
    links = 0
    for line in lines[row + 1 :]:
        programs = {at: found for at, text in line.cells.items() if (found := _programs(builder, text))}
        if not programs or set(programs) - set(stated[row]):
            continue
        for at, found in programs.items():
            links += sum(serve(program, stated[row][at], line.origin) for program in found)
    return links


def _below_missions(builder: Builder, table: Table, lines: Sequence[_Line]) -> int:
    """A table with a misi in each column: the tujuan and the sasaran of a column support its misi."""
    heads = [column.header for column in table.columns]
    if not any(re.match(r"(?i)\W*misi\b", text) for text in (*heads, *(text for line in lines for text in line.cells.values()))):
        return 0
    missions = {at: item for line in lines for at, text in line.cells.items() if (item := _mission(builder, text)) is not None}
    for column in table.columns:
        if column.position not in missions and (item := _mission(builder, column.header)) is not None:
            missions[column.position] = item
    if len({id(item) for item in missions.values()}) < max(2, len(missions)):
        return 0
    links = 0
    for level in ("Goal", "Sasaran"):
        known = [(item.text, item) for item in builder.plan.of_level(level)]
        rows = [{at: found[0] for at, text in line.cells.items() if (found := _statement(text, known))} for line in lines]
        for line, row in zip(lines, rows, strict=True):
            if len({id(item) for item in row.values()}) == len(row) > 1 and set(row) <= set(missions):
                for at, item in row.items():
                    item.add_support(missions[at])
                    item.add_origin(line.origin)
                    links += 1
    return links


def _statement(text: str, known: Sequence[tuple[str, Item]]) -> list[Item]:
    words = without_local(without_label(bare(one_line(text)))).strip(' .;:“”"')
    found = closest(words, known) if len(words) > 9 else None
    return [found[0]] if found is not None and not differ_in_a_word(found[0].text, words) else []


def _mission(builder: Builder, text: str) -> Item | None:
    """The known misi of the region that a cell words whole, or only counts ("Misi 2") where one has that number."""
    known = [item for item in builder.plan.of_level("Mission") if item.listing != "campaign"]
    label = label_of(one_line(text))
    if label is not None and label.level == "mission":
        if not label.rest:
            counted = [item for item in known if label.number is not None and item.number == label.number]
            return counted[0] if len(counted) == 1 else None
        text = label.rest
    found = _statement(text, [(item.text, item) for item in known])
    return found[0] if found else None

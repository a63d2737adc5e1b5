"""What a plan quotes from the RPJMD: misi, tujuan and sasaran of the region, often several in one labelled cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ...language import codes
from ...language.cleaning import joined, one_line, unquoted
from ...language.header_words import compact
from ...language.labels import label_of, number_of, statements
from ...language.lexicon import bare
from ...language.likeness import similarity
from ...tables.columns.table import Record, Table
from ..builder import Builder, is_below
from ..facts import Item, Origin, Plan
from .misi import missions_of, settle_wordings

_DASH = re.compile(r"[-–—]+")
_LABELS = re.compile(
    r"(?i)(?:^|(?<=[\s.;,]))(?P<label>visi|misi(?:\s+ke)?(?:\s*-?\s*(?P<number>\d{1,2}|[ivx]{1,4})\b)?|tujuan(?:\s+rpj?m?d)?|sasaran(?:\s+rpj?m?d)?|n[sp]{2}k)\s*(?P<sign>[:;])"
)
_CODE = re.compile(r"^\s*(?P<code>[ST]\.?\s?\d+(?:\.\d+)*)\s*\.?\s+(?=\S)")
_OWN_CODE = re.compile(r"(?i)^\s*(?P<code>TJ?\.?\s?\d{1,2}(?:\s?[.\-]?\s?SS?\.?\s?\d{1,2})?)(?:\s*[.:)\-]*\s|\s*[.:]?$)")
_BELOW_CODE = re.compile(r"(?P<upper>TJ?\d+)SS?\d+$")
# The region's own code in the cell of its words ("SS.3 Menurunnya …", "T1.S4 Terwujudnya …").
_BEFORE_WORDS = re.compile(r"\s*(?:(?:TJ?|SS?|ST)[.\s-]?\d{1,2}(?:\.\d{1,2})*[.:)-]?\s*){1,2}\s(?=[A-Z][a-z]{2})")
_OF_HEAD = re.compile(r"(?i)rpj?m?d|daerah|gubernur|bupati|wali\s?kota|provinsi|kabupaten|kota\b")


@dataclass(slots=True)
class Group:
    """The regional items stated beside a run of rows: rows `first` … `last` (exclusive) of the table."""

    first: int
    last: int
    missions: list[Item] = field(default_factory=list)
    sasaran: list[Item] = field(default_factory=list)
    only: str = ""  # "goal" or "sasaran": the level of the plan's own that it stands beside, where it tells nothing of the other


def read_labelled(builder: Builder, text: str, origin: Origin, above: Item | None = None) -> tuple[list[Item], list[Item]] | None:
    """Make items of a labelled text ("Misi 2: … Tujuan: … Sasaran: S2.2. …"); None where it has no such label.

    `above` is what stands above all of it. Returns the misi and the sasaran RPJMD that it names.
    """
    matches = list(_LABELS.finditer(text))
    if not matches:
        return None
    mission = goal = None
    missions: list[Item] = []
    sasaran: list[Item] = []
    for match, following in zip(matches, [*matches[1:], None], strict=True):
        words = bare(text[match.end() : following.start() if following else len(text)]).strip(" .;,-")
        label = match["label"].lower()
        if len(words) < 5:
            continue
        if label.startswith("visi"):
            builder.item("Vision", words, origin)
        elif label.startswith("misi"):
            found = missions_of(builder, words, origin, number_of(match["number"] or ""))
            mission = found[0]
            missions += found
            goal = None
        elif label.startswith("tujuan"):
            goal = regional_item(builder, "RegionalGoal", words, origin, mission or above)
        elif label.startswith("sasaran"):
            code = _CODE.match(words)
            item = regional_item(builder, "RegionalSasaran", words[code.end() :] if code else words, origin, goal or mission or above)
            item.printed_code = item.printed_code or (code["code"].replace(" ", "") if code else None)
            sasaran.append(item)
    return missions, sasaran


def regional_groups(builder: Builder, table: Table, held: Callable[[int], Sequence[Item]] = lambda _: ()) -> list[Group]:
    """The regional items of a table's columns of sasaran (and tujuan) RPJMD, with the rows that each of them stands beside.

    `held` gives the misi that the labels above a row state: what stands below one misi is its own.
    """
    records = table.records
    role = "regional" if "regional" in table.roles() else "nspk"
    cells = [(number, record.get(role)) for number, record in enumerate(records)]
    labelled = any(_LABELS.search(text) for _, text in cells)
    if role == "nspk" and not labelled:  # norms of the field by themselves; what labels call misi or sasaran is read
        return []
    norms = any("nspk" in compact(column.header) for column in table.columns if column.role == "regional")
    upper = _upper(builder, table, held)
    groups: list[Group] = []
    buffer: list[str] = []
    start = 0

    def close(end: int) -> None:
        if not buffer:
            return
        record = records[start]
        origin = Origin(record.place, joined(*buffer)[:300], table.name, (), table.part, record.position)
        group = Group(start, end)
        found = read_labelled(builder, joined(*buffer), origin, upper[start]) if labelled else None
        if found is not None:
            group.missions, group.sasaran = found
        elif not labelled:
            texts = regional_statements(_rejoined(buffer), norms=norms)
            group.sasaran = [regional_item(builder, "RegionalSasaran", text, origin, upper[start]) for text in texts]
        groups.extend(_by_level(group, records, role) if labelled else [group])

    for number, text in cells:
        if is_dash(text):  # printed: this row serves none, the one above has ended
            close(number)
            buffer = []
            continue
        if not text:
            if buffer and role == "regional" and _begins_anew(records, start, number):
                close(number)
                buffer = []
            continue
        begins = bool(re.match(r"(?i)\W*(?:visi|misi|n[sp]{2}k|sasaran rpj?m?d)\b", text)) if labelled else not text[:1].islower()
        if buffer and begins and not (labelled and re.search(r"(?i)(?:visi|n[sp]{2}k)\W*$", buffer[-1])):
            close(number)
            buffer = []
        if not buffer:
            start = number
        buffer.append(text)
    close(len(records))
    _mark_stacked(groups, records)
    return groups


def _by_level(group: Group, records: Sequence[Record], role: str) -> list[Group]:
    """A labelled group, parted where its tujuan RPJMD stands beside the plan's own tujuan and its sasaran RPJMD beside the sasaran."""
    goals = {id(up): up for item in group.sasaran for up in item.parents if up.level == "RegionalGoal"}
    at = next((n for n in range(group.first + 1, group.last) if re.match(r"(?i)\W*sasaran\b", records[n].get(role))), None)
    if at is None or len(goals) != 1:
        return [group]
    above = [level for record in records[group.first : at] for level in _levels_of(record)]
    if set(above) != {"goal"} or "sasaran" not in _levels_of(records[at]):
        return [group]
    below = Group(at, group.last, group.missions, group.sasaran, "sasaran")
    return [Group(group.first, at, group.missions, list(goals.values())), below]


def _levels_of(record: Record) -> list[str]:
    """The levels of the plan's own statements on a row."""
    own = [role for role in ("goal", "sasaran") if one_line(record.get(role))]
    return own + [label for label, text in statements(record.get("goal_sasaran")) if label is not None and text]


def _mark_stacked(groups: Sequence[Group], records: Sequence[Record]) -> None:
    """Mark statements stacked beside one tujuan: the first has no sasaran beside it, the next begins below the tujuan's first row."""
    for above, below in pairwise(group for group in groups if group.sasaran):  # norms of the field stand there too
        first, rest = records[above.first], records[above.first : above.last]
        stacked = (first.get("goal") or above.only == "goal") and not any(record.get("sasaran") for record in rest)
        if stacked and not records[below.first].get("goal"):
            above.only = below.only = "goal"


def _begins_anew(records: Sequence[Record], start: int, number: int) -> bool:
    """True where a row names another field of government beside an empty sasaran RPJMD: the one above reaches no further."""
    norms = [one_line(record.get("nspk")) for record in records[start : number + 1]]
    return bool(norms[-1]) and any(norms[:-1]) and not norms[-1][:1].islower() and similarity(norms[-1], max(norms[:-1], key=len)) < 85


def _upper(builder: Builder, table: Table, held: Callable[[int], Sequence[Item]]) -> list[Item | None]:
    """For each record the tujuan RPJMD, else the misi, that its sasaran RPJMD stands below by the table's own columns or labels."""
    found: list[Item | None] = []
    above: Sequence[Item] = ()
    mission = goal = None
    for number, record in enumerate(table.records):
        if (missions := held(number)) and list(missions) != list(above):
            above, mission, goal = missions, missions[0] if len(missions) == 1 else None, None
        stated = mission_cells(builder, table, record)
        if stated:
            mission, goal = stated[0] if len(stated) == 1 else None, None
        text = bare(one_line(record.get("regional_goal")))
        if len(text) > 10:
            goal = regional_item(
                builder,
                "RegionalGoal",
                text,
                Origin(record.place, record.words[:300], table.name, (), table.part, record.position),
                mission,
            )
        found.append(goal or mission)
    return found


def _rejoined(cells: Sequence[str]) -> str:
    """Cells of one statement, or of one list, as one text."""
    text = ""
    for cell in cells:
        text = f"{text}\n{cell}" if text and not cell[:1].islower() else joined(text, cell) if text else cell
    return text


_MARK = re.compile(r"^\s*(?:[-–—•▪●■□◦·*➢✓]\s*(?=\w)|\(?\d{1,2}[.)]\)?\s*(?=[A-Z])|[a-z][.)]\s*(?=[A-Z]))")
_RESULT = re.compile(
    r"(?i)^(?:(?:ter|men?[gy]?|ber|di)\w+nya|meningkat(?:kan|nya)?|mewujudkan|terwujudnya|optimalnya|menurunkan|terciptanya)\s+(?=\w)"
)
# A result word in capitals behind a statement begins the next one, where no word leads on to it.
_LEADS_ON = re.compile(
    r"(?i)(?:,|\b(?:dan|serta|melalui|untuk|dengan|yang|demi|guna|bagi|dari|oleh|pada|secara|menuju|dalam|atas|agar|sebagai))$"
)
_NEXT = re.compile(r"(?<=[a-z])\s(?=(?:Ter|Men|Mem|Ber)[a-z]+nya\s)")
# Norms of a field of government, which the column "NSPK dan sasaran RPJMD" holds too.
_NORM = re.compile(
    r"(?i)^(?:(?:melaksanakan\s+)?(?:sub\s+)?urusan|penyelenggaraan|pelaksanaan|undang|uu\b|peraturan|permen|pp\b|perda|perpres|keputusan|norma|standar|spm\b"
    r"|n[sp]{2}k|kewenangan)"
)


def regional_statements(text: str, *, norms: bool = False) -> list[str]:
    """The statements of the region in a cell, one for each mark of a list; `norms` where norms of the field may stand there too.

    >>> regional_statements("- Meningkatnya investasi daerah\\n- Terjaganya daya beli")
    ['Meningkatnya investasi daerah', 'Terjaganya daya beli']
    """
    text = _NEXT.sub(lambda match: " " if _LEADS_ON.search(text[: match.start()]) else "\n", text)
    marked = bool(_MARK.match(text))
    if re.match(r"\W*1[.)]", text):  # a list that was run together
        text = re.sub(r"\s(?=\d{1,2}[.)]\s?[A-Z])", "\n", text)
    lines = [line for line in re.split(r"\n|\s(?=[-–•]\s[A-Z])" if marked else r"\n", text) if line.strip()]
    marked = any(_MARK.match(line) for line in lines)
    found: list[str] = []
    for line in lines:
        if found and not (_MARK.match(line) if marked else _RESULT.match(line)):
            found[-1] = joined(found[-1], line)
        else:
            found.append(line)
    words = [bare(line).strip(' .;:“”"') for line in found]
    return [text for text in words if _is_statement(text) and not (norms and _NORM.match(text))]


def _is_statement(text: str) -> bool:
    """False for what a damaged page leaves in a column of statements: headings, names of agencies, letters torn apart."""
    tokens = text.split()
    if len(text) <= 10 or len(tokens) < 2 or codes.names_agency(text) or re.search(r"\b20\d\d\b", text):
        return False
    return sum(map(len, tokens)) / len(tokens) >= 3.2


def regional_item(builder: Builder, level: str, text: str, origin: Origin, parent: Item | None = None) -> Item:
    """A tujuan or sasaran RPJMD: the known one of these words, its result word ("terwujudnya") told or not; else a new one."""
    code = _BEFORE_WORDS.match(text)
    text = unquoted(text[code.end() :] if code is not None else text).strip(' .;:“”"')
    found = builder.find(level, text, origin=origin) or _without_result(builder, level, text)
    if found is None:
        found = Item(level, text)
        builder.plan.items.append(found)
    if code is not None and found.printed_code is None:
        found.printed_code = re.sub(r"[\s.]+$", "", code[0])
    found.add_origin(replace(origin, wording=text))
    if parent is not None and not is_below(found, parent):
        found.parents[:] = [up for up in found.parents if not is_below(parent, up)]
        if not found.parents or parent.level == "RegionalGoal":
            found.add_parent(parent)
    return found


def _without_result(builder: Builder, level: str, text: str) -> Item | None:
    """The statement that says the same with or without its result word in front; two different result words say two things."""
    own = _RESULT.match(text)
    for item in builder.plan.of_level(level):
        other = _RESULT.match(item.text)
        if (own is None) != (other is None):
            one = text[own.end() :] if own else text
            two = item.text[other.end() :] if other else item.text
            if len(one) > 12 and similarity(one, two) >= 94:
                return item
    return None


def printed_code(*texts: str) -> str | None:
    """The code of a tujuan or sasaran RPJMD, in a column of its own or before its words ("T1", "T1. S4"), without blanks and dots."""
    for text in texts:
        if (match := _OWN_CODE.match(text)) is not None:
            return re.sub(r"[\s.]", "", match["code"]).upper()
    return None


def settle_quoted(plan: Plan) -> None:
    """What all tables and texts together tell of the region's statements: their wording, and by their codes what stands above which."""
    settle_wordings(plan)
    _hang_by_code(plan)


def _hang_by_code(plan: Plan) -> None:
    """Put each sasaran RPJMD that nothing stands above below the tujuan whose code its own begins with ("T1.S4" below "T1")."""
    coded: dict[str, list[Item]] = {}
    for goal in plan.of_level("RegionalGoal"):
        if goal.printed_code:
            coded.setdefault(re.sub(r"[\s.]", "", goal.printed_code).upper(), []).append(goal)
    for item in plan.of_level("RegionalSasaran"):
        match = _BELOW_CODE.match(re.sub(r"[\s.]", "", item.printed_code or "").upper())
        goals = coded.get(match["upper"], []) if match is not None else []
        if len(goals) == 1 and not any(up.level == "RegionalGoal" for up in item.parents):
            item.parents[:] = [up for up in item.parents if not is_below(goals[0], up)]
            item.add_parent(goals[0])


def supporters(groups: Sequence[Group], number: int) -> tuple[list[Item], list[Item]]:
    """The misi and sasaran RPJMD that stand beside row `number`."""
    group = _group_at(groups, number)
    return (group.missions, group.sasaran) if group is not None else ([], [])


def is_for(groups: Sequence[Group], number: int, level: str) -> bool:
    """False where what stands beside row `number` stands beside the plan's own tujuan or sasaran alone, and `level` is the other."""
    group = _group_at(groups, number)
    return group is None or group.only in ("", level)


def _group_at(groups: Sequence[Group], number: int) -> Group | None:
    return next((group for group in groups if group.first <= number < group.last), None)


def is_dash(text: str) -> bool:
    """True for a cell that says that there is nothing, instead of being left empty or merged."""
    return bool(_DASH.fullmatch(text.strip()))


def leaves_out(table: Table, groups: Sequence[Group], number: int) -> bool:
    """True for a row that names a field of government beside an empty sasaran RPJMD, where the rows above state one: it has none."""
    record = table.records[number]
    stated = any(group.sasaran and group.last <= number for group in groups)
    return stated and _group_at(groups, number) is None and bool(record.get("nspk")) and not record.get("regional")


# Where the next misi of a cell begins, which extraction ran together.
_NEXT_MISSION = re.compile(r"(?<=\S)\s+(?=(?:Misi|MISI)\s+(?:[Kk][Ee]\s?-?\s?)?(?:\d{1,2}|[IVX]{1,4})\b\s*[:.]?)")


_NUMBER = re.compile(r"\s*(?:\d{1,2}|[IVX]{1,4})\s*\.?\s*")  # below the head "Misi"


def _numbered_mission(known: Sequence[Item], text: str) -> list[Item]:
    """The misi that a cell only numbers ("Misi 2"), where one known misi of the region has that number."""
    label = label_of(text)
    if label is None or label.level != "mission" or label.number is None:
        return []
    fitting = [item for item in known if item.number == label.number and item.listing != "campaign"]
    return fitting if len(fitting) == 1 else []


def mission_cells(builder: Builder, table: Table, record: Record) -> list[Item]:
    """The misi of a row's own misi column; one that nothing else states is the agency's own in a plan of the years when it had any."""
    found: list[Item] = []
    pieces = [(column, piece) for column, text in record.columns("mission") for piece in _NEXT_MISSION.split(text)]
    for column, text in pieces:
        words = bare(text).rstrip(" ")
        known = list(builder.plan.of_level("Mission"))
        if len(words) <= 10:
            alone = not any(len(bare(other)) > 10 for _, other in pieces)
            found += _numbered_mission(known, f"Misi {text}" if alone and _NUMBER.fullmatch(text) else text)
            continue
        head = label_of(column.header)  # "Misi II" over its words
        counted = head.number if head is not None and head.level == "mission" else None
        items = missions_of(builder, words, Origin(record.place, text, table.name, (), table.part, record.position), counted)
        for item in items:
            if builder.plan.has_own_vision and not _OF_HEAD.search(column.header) and all(item is not one for one in known):
                item.listing = "agency"
        found += items
    return found

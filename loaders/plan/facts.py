"""The facts of one plan as its reader found them, each with where it is printed. Plain data, before it becomes a graph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ..documents.blocks import Place
from ..documents.reasons import Reason


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a statement is printed, and its words there; `years` are the year columns of an indicator's table.

    `part` counts the document's tables, of which several may bear one name, `position` the rows of all of them: so the rows of one
    table stand in printed order, also where many of them share a page. `wording` and `number` are a shared statement's own there,
    where they differ from place to place.
    """

    place: Place
    cell: str
    table: str = ""
    years: tuple[int, ...] = ()
    part: int | None = field(default=None, compare=False)
    position: int | None = field(default=None, compare=False)
    wording: str = ""
    number: int | None = None


@dataclass(slots=True)
class Amount:
    """One printed figure of money: a year (None: end of period), whole rupiah, the unit of work it is split to.

    `source` is "name" for a figure on a node's own name row and "result" for one on its outcome or output row.
    """

    year: int | None
    rupiah: int
    unit: str | None
    origin: Origin
    source: str = "name"


@dataclass(slots=True)
class Aim:
    """One printed target: a year (None: end of period) and the text as printed."""

    year: int | None
    text: str
    origin: Origin


@dataclass(slots=True)
class Measure:
    """An indicator of one node and unit of work (`office`, as its row names it), with its baseline and targets.

    `contradicted` are statements of the same indicator, in other tables, that differ in a value or in the unit of measure.
    """

    text: str
    unit: str | None = None
    office: str | None = None
    formula: str | None = None
    kinds: set[str] = field(default_factory=set)
    baseline: str | None = None
    baseline_year: int | None = None
    aims: list[Aim] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    contradicted: list[Measure] = field(default_factory=list)
    former: list[Aim] = field(default_factory=list)  # the targets before the plan was changed, printed beside the new ones
    wordings: dict[Origin, str] = field(default_factory=dict)  # its words at each place

    def __post_init__(self) -> None:
        """What it is made with stands at the places that it is made with."""
        self.wordings = dict.fromkeys(self.origins, self.text) | self.wordings


@dataclass(slots=True, eq=False)
class Item:
    """A statement of the cascade: vision, mission, goal, … subactivity. Compared by identity.

    `parents` are the items right above it in the cascade, `supports` what a goal or sasaran of the plan supports.
    """

    level: str
    text: str
    code: str | None = None
    printed_code: str | None = None
    number: int | None = None
    names: list[str] = field(default_factory=list)  # further ways in which its name is printed
    listing: str | None = None  # the list of misi it stands in: the "RPJMD"'s, the "campaign"'s, the "agency"'s own (of a visi too)
    parents: list[Item] = field(default_factory=list)
    supports: list[Item] = field(default_factory=list)
    results: list[tuple[str, Origin]] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    amounts: list[Amount] = field(default_factory=list)
    former: list[Amount] = field(default_factory=list)  # the money before the plan was changed, printed beside the new one
    origins: list[Origin] = field(default_factory=list)
    assigned: list[str] = field(default_factory=list)  # the agencies that a region's plan gives it to
    wordings: dict[Origin, str] = field(default_factory=dict)  # its words at each place, where those differ from one to the next

    def add_origin(self, origin: Origin, words: str = "") -> None:
        """Note a place that states this item, once, with its words there."""
        if origin not in self.origins:
            self.origins.append(origin)
        if words:
            self.wordings.setdefault(origin, words)

    def add_parent(self, parent: Item | None) -> None:
        """Hang this item below a parent, once."""
        if parent is not None and all(parent is not known for known in self.parents):
            self.parents.append(parent)

    def add_support(self, item: Item | None) -> None:
        """Note that this item supports another, once."""
        if item is not None and all(item is not known for known in self.supports):
            self.supports.append(item)


@dataclass(slots=True)
class Realised:
    """What a table of the past prints of one row (`of`, its words) and year, and what of the plan it tells of: items or indicators.

    `text` and `planned` are as printed; money is told as rupiah alone.
    """

    year: int
    of: str
    origin: Origin
    text: str | None = None
    rupiah: int | None = None
    planned: str | None = None
    planned_rupiah: int | None = None
    items: list[Item] = field(default_factory=list)
    measures: list[tuple[Item | None, Measure]] = field(default_factory=list)

    def says_something(self) -> bool:
        """True where at least one figure was printed."""
        return any(figure is not None for figure in (self.text, self.rupiah, self.planned, self.planned_rupiah))


@dataclass(slots=True)
class Priority:
    """A priority program of the region's development, and which of the plan's programs, kegiatan and subkegiatan serve it."""

    text: str
    origins: list[Origin] = field(default_factory=list)
    served_by: list[Item] = field(default_factory=list)

    def add(self, item: Item) -> int:
        """Note what serves it, once; how many facts that adds."""
        if any(item is known for known in self.served_by):
            return 0
        self.served_by.append(item)
        return 1


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Something printed that no fact was made of: where, the words, and why; `detail` names the part meant, as printed.

    `part` is what it is ("page", "picture", "table", "column", "row", "cell") where the reason does not say so, `amounts` how many
    figures of rupiah it holds, `figures` how many figures of the cascade were lost with it. What stands `aside` is no part of the
    cascade and holds no money but what its table derives from other figures: told, but nothing of the plan is lost. `cells` are the
    numbers of the filled cells that it stands for, where the tables' cells were counted one by one.
    """

    place: Place
    words: str
    reason: Reason
    detail: str = ""
    table: str = ""
    part: str = ""
    amounts: int = 0
    aside: bool = False
    figures: int = 0
    cells: frozenset[int] = field(default=frozenset(), compare=False)

    @property
    def what(self) -> str:
        """What was not read."""
        return self.part or self.reason.what

    def why(self, lang: str = "id") -> str:
        """The reason in a language, with its detail."""
        return f"{self.reason.text(lang)}: {self.detail}" if self.detail else self.reason.text(lang)


@dataclass(slots=True)
class TableReport:
    """How one table was understood: its columns as (role, year); `reason` says why it was not read, where it was not.

    `cells` are its filled cells as printed, with the labels above and across its rows. `used` counts those that facts say, `listed` the
    others that a record of what was not understood holds: each was counted by itself, so what is in neither shows as their difference
    from `cells`. `aside` are those of the listed that are no part of what the plan states, `read` the rows of which facts say something.
    """

    name: str
    caption: str
    place: Place
    kind: str
    rows: int
    columns: tuple[tuple[str, int | None], ...]
    facts: int = 0
    reason: Reason | None = None
    cells: int = 0
    used: int = 0
    listed: int = 0
    aside: int = 0
    read: int = 0


@dataclass(frozen=True, slots=True)
class Guess:
    """What was guessed of whose plan it is: "agency", "region" or "period", the value, and what it rests on.

    `source` is "file name", "mentions" (in running text), or "year columns" (of the tables).
    """

    what: str
    value: str
    source: str


_NO_OWN_VISION = 2017  # first year of plans that take over the visi and misi of their region's head


@dataclass(slots=True)
class Plan:
    """All that was read of one document."""

    file_name: str
    sha256: str
    kind: str = "Renstra"
    title: str = ""
    region: str = ""
    region_level: str = ""
    agency: str = ""
    agency_kind: str = ""
    period: tuple[int, int] | None = None
    date: str | None = None
    guesses: list[Guess] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    totals: list[tuple[str, Amount]] = field(default_factory=list)  # (code or name of the total's row, its figure)
    loose_measures: list[Measure] = field(default_factory=list)  # indicators that name nothing they measure
    supported: list[Item] = field(default_factory=list)  # misi that the plan says its agency supports
    realised: list[Realised] = field(default_factory=list)
    priorities: list[Priority] = field(default_factory=list)
    tables: list[TableReport] = field(default_factory=list)
    not_understood: list[NotUnderstood] = field(default_factory=list)
    recognised: frozenset[int] = frozenset()  # the pages that were read from pictures (OCR)
    others: list[str] = field(default_factory=list)  # namings of other agencies of its kind in running text
    text_statements: list[str] = field(default_factory=list)  # what running text lists and words beside its tables

    @property
    def by_loss(self) -> list[NotUnderstood]:
        """What was not understood, the gravest first: lost figures, then statements, then what stands aside; each in printed order."""
        return sorted(
            self.not_understood, key=lambda entry: (entry.aside or entry.reason.read, -min(1, entry.figures), -min(1, entry.amounts))
        )

    @property
    def unread(self) -> list[NotUnderstood]:
        """What was printed as a part of the plan and not read; without what was read with doubts, and what stands aside."""
        return [entry for entry in self.not_understood if not entry.reason.read and not entry.aside]

    @property
    def has_own_vision(self) -> bool:
        """True for a plan of the years when agencies stated a visi and misi of their own (until Permendagri 86/2017)."""
        return self.period is not None and self.period[0] < _NO_OWN_VISION

    def of_level(self, *levels: str) -> Iterator[Item]:
        """The items of one or several levels, in reading order."""
        return (item for item in self.items if item.level in levels)

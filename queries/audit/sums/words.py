"""The sentences of rule D01: what a pattern in the sums is called, in both languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ....graph.model import PlanGraph
from ...texts import Text, both, join, rupiah, years
from ..places import name_of
from .figures import END_OF_PERIOD, Figures, Row, Sum
from .patterns import Pattern

LEVEL_WORDS = {
    "Program": Text("program", "programs"),
    "Activity": Text("kegiatan", "activities"),
    "SubActivity": Text("subkegiatan", "subactivities"),
}
UNIT_WORDS = Text("rincian unit kerja", "rows of units")


def period(year: int) -> Text:
    """A year, or the end-of-period column."""
    return Text("akhir periode", "end of period") if year == END_OF_PERIOD else both(str(year))


def periods(values: Iterable[int]) -> Text:
    """Years as runs, the end-of-period column named."""
    listed = list(values)
    plain = years(value for value in listed if value != END_OF_PERIOD)
    return join((both(plain), period(END_OF_PERIOD) if END_OF_PERIOD in listed else both("")), ", ")


def level_word(graph: PlanGraph, nodes: Iterable[str], *, units: bool = False) -> Text:
    """What the rows are called: the level that most of them belong to."""
    if units:
        return UNIT_WORDS
    labels = Counter(graph.node(node).label for node in nodes)
    return LEVEL_WORDS.get(labels.most_common(1)[0][0], Text("baris", "rows")) if labels else Text("baris", "rows")


def row_name(graph: PlanGraph, row: Row) -> Text:
    """A row as a reader finds it: code, name and unit."""
    node = graph.node(row.node)
    code = node.properties.get("code")
    name = f"{code} {name_of(node)}" if code else name_of(node)
    return both(f"{name}, {name_of(graph.node(row.unit))}" if row.unit else name)


def listed(items: Iterable[tuple[int, int]]) -> Text:
    """Amounts year by year."""
    return join((join((period(year), rupiah(amount)), " ") for year, amount in items), "; ")


def expected(pattern: Pattern, rows: Text) -> Text:
    """What the rows below add up to."""
    amounts = listed((item.year, pattern.added(item)) for item in pattern.sums)
    return Text(f"jumlah {rows.id}: {amounts.id}", f"sum of the {rows.en}: {amounts.en}")


def found(pattern: Pattern) -> Text:
    """What is printed, and by how much it is off."""

    def one(item: Sum) -> Text:
        gap, sign = pattern.gap(item), "+" if pattern.gap(item) > 0 else "−"
        off, own, year = rupiah(abs(gap)), rupiah(item.printed), period(item.year)
        return Text(f"{year.id} {own.id} (selisih {sign}{off.id})", f"{year.en} {own.en} (off by {sign}{off.en})")

    return join((both(""), join((one(item) for item in pattern.sums), "; ")))


def describe(figures: Figures, pattern: Pattern, rows: Text, children: Text) -> Text:
    """The first sentence of `because`: what the figures show."""
    when = periods(pattern.years)
    lead, tail = Text("", ""), Text("", "")
    if settled_below(pattern):
        tail = Text(
            f"Tingkat terbawah cocok dengan pagu ini; yang keliru {rows.id} di antaranya.",
            f"The lowest printed level fits this pagu; the {rows.en} between are wrong.",
        )
    if pattern.level == "lowest":
        lead = Text(
            f"Jumlah {children.id} di bawahnya cocok, tetapi {rows.id} sebagai tingkat terbawah tidak.",
            f"The {children.en} below add up, but the {rows.en}, the lowest printed level, do not.",
        )
    return join((lead, _what(figures, pattern, rows, when), tail))


def settled_below(pattern: Pattern) -> bool:
    """Whether the figure fits the lowest rows though not those right below: the fault is then not its own."""
    return pattern.level == "direct" and all(
        item.lowest_fits and (item.lowest, item.lowest_count) != (item.direct, item.direct_count) for item in pattern.sums
    )


# What the kinds of patterns without a subject say; `when` are the years, `rows` the rows below.
_PLAIN = {
    "double": Text(
        "Pagu {when} tercetak tepat dua kali jumlah {rows}.",
        "The pagu of {when} is printed exactly double the sum of the {rows}.",
    ),
    "half": Text(
        "Jumlah {rows} {when} tepat dua kali pagu yang tercetak.",
        "The {rows} of {when} add up to exactly double the printed pagu.",
    ),
    "shared": Text(
        "Selisih {when} sama dengan jumlah {rows} yang juga berada di bawah induk lain.",
        "The gap of {when} is the sum of those {rows} that stand under another parent too.",
    ),
    "swapped": Text(
        "Pagu {when} tertukar: masing-masing sama dengan jumlah {rows} tahun yang lain.",
        "The pagu of {when} are swapped: each equals the sum of the {rows} of the other year.",
    ),
    "shifted": Text(
        "Pagu {when} sama dengan jumlah {rows} tahun lain: mungkin kolom tahun bergeser.",
        "The pagu of {when} equals the sum of the {rows} of another year: the year columns may have shifted.",
    ),
    "digits": Text(
        "Pagu {when} berbeda hanya pada satu angka atau urutan angkanya dari jumlah {rows}: mungkin salah ketik.",
        "The pagu of {when} differs from the sum of the {rows} in one digit or in their order: a slip of the pen?",
    ),
    "other": Text(
        "Pagu {when} tidak sama dengan jumlah {rows}.",
        "The pagu of {when} does not equal the sum of the {rows}.",
    ),
}


def _what(figures: Figures, pattern: Pattern, rows: Text, when: Text) -> Text:
    subject = pattern.subject
    if isinstance(subject, Row):
        return _one_row(figures.graph, pattern, subject, when)
    if subject is not None:
        return _other_parent(figures, subject, when)
    if pattern.kind == "empty":
        blank = join((row_name(figures.graph, Row(node, None, 0)) for node in pattern.sums[0].empty[:3]), "; ")
        return Text(
            f"Pagu {when.id} lebih besar daripada jumlah {rows.id}; tanpa angka: {blank.id}.",
            f"The pagu of {when.en} exceeds the sum of the {rows.en}; without a figure: {blank.en}.",
        )
    said = _PLAIN[pattern.kind]
    return Text(said.id.format(when=when.id, rows=rows.id), said.en.format(when=when.en, rows=rows.en))


def _one_row(graph: PlanGraph, pattern: Pattern, row: Row, when: Text) -> Text:
    name, amount = row_name(graph, row), rupiah(row.rupiah)
    if pattern.kind == "odd":
        return Text(
            f"Selisih {when.id} sama dengan kelebihan atau kekurangan satu baris, “{name.id}” ({amount.id}), "
            "dibanding unit kerja lain yang umumnya sama.",
            f"The gap of {when.en} is what one row, “{name.en}” ({amount.en}), differs by from the other units, most of which are alike.",
        )
    twice = pattern.gap(pattern.sums[0]) > 0
    return Text(
        f"Selisih {when.id} sama dengan satu baris, “{name.id}” ({amount.id}): "
        + ("mungkin terhitung dua kali." if twice else "mungkin tidak ikut terhitung."),
        f"The gap of {when.en} equals one row, “{name.en}” ({amount.en}): "
        + ("it was probably counted twice." if twice else "it was probably left out."),
    )


def _other_parent(figures: Figures, parent: str, when: Text) -> Text:
    other = row_name(figures.graph, Row(parent, None, 0))
    if not any(figures.sums(parent)):
        return Text(
            f"Selisih {when.id} sama dengan pagu “{other.id}”, yang tidak memiliki rincian: rincian itu mungkin salah tempat.",
            f"The gap of {when.en} equals the pagu of “{other.en}”, which has no rows: they probably stand here instead.",
        )
    return Text(
        f"Pada “{other.id}” selisih {when.id} sama besar dengan tanda berlawanan: mungkin satu baris salah tempat.",
        f"“{other.en}” is off by the same amount the other way in {when.en}: a row may stand under the wrong parent.",
    )


def contradiction(figures: Figures, pattern: Pattern) -> Text:
    """The sentence on another row of the same node that prints what the rows below add up to, or nothing.

    Plans print a node's amount on its name row and again on its outcome or output row; where these differ, the other
    amount is joined to the first by CONTRADICTED_BY.
    """
    graph = figures.graph
    fitting: list[tuple[int, int]] = []
    for item in pattern.sums:
        for budget in figures.budgets(item.owner, item.year):
            for other in (*graph.targets(budget, "CONTRADICTED_BY"), *graph.sources(budget, "CONTRADICTED_BY")):
                amount = other.properties.get("rupiah")
                if isinstance(amount, int) and abs(amount - pattern.added(item)) <= max(item.lowest_count, item.direct_count):
                    fitting.append((item.year, amount))
    if not fitting:
        return Text("", "")
    label = graph.node(pattern.owner).label
    row = {"Program": Text("Baris outcome", "The outcome row"), "Document": Text("Baris lain", "Another row")}.get(
        label, Text("Baris output", "The output row")
    )
    amounts = listed(dict(fitting).items())
    half = Text("tepat setengahnya", "exactly half of it") if pattern.kind == "double" else Text("jumlah itu", "that sum")
    return Text(f"{row.id} mencetak {half.id} ({amounts.id}).", f"{row.en} prints {half.en} ({amounts.en}).")


def inherited(graph: PlanGraph, pattern: Pattern, failing: Iterable[str]) -> Text:
    """Where the fault of a higher row begins: the rows below that do not add up themselves."""
    names = [row_name(graph, Row(node, None, 0)) for node in failing]
    if pattern.level != "lowest" or not names:
        return Text("", "")
    first = join(names[:3], "; ")
    more = len(names) - 3
    return Text(
        f"Berasal dari: {first.id}{f' dan {more} baris lain' if more > 0 else ''}.",
        f"It comes from: {first.en}{f' and {more} more rows' if more > 0 else ''}.",
    )

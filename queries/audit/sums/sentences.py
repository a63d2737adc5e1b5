"""The sentences of rule D01: what a difference between a figure and its rows is called, in both languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ....graph.model import PlanGraph
from ...texts import Text, both, join, rupiah, years
from ..places import name_of
from .figures import END_OF_PERIOD
from .gaps import Gap, scale
from .sums import Row, Sum

LEVEL_WORDS = {
    "Sasaran": Text("sasaran", "sasaran"),
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


def level_word(graph: PlanGraph, item: Sum) -> Text:
    """What the rows are called: the level that most of them belong to."""
    if item.over_units:
        return UNIT_WORDS
    labels = Counter(graph.node(row.node).label for row in item.rows)
    return LEVEL_WORDS.get(labels.most_common(1)[0][0], Text("baris", "rows"))


def row_name(graph: PlanGraph, id: str, unit: str | None = None) -> Text:
    """A row as a reader finds it: code, name and unit."""
    node = graph.node(id)
    code = node.properties.get("code")
    name = f"{code} {name_of(node)}" if code else name_of(node)
    return both(f"{name}, {name_of(graph.node(unit))}" if unit else name)


def expected(graph: PlanGraph, gap: Gap) -> Text:
    """What the rows below add up to."""
    rows = level_word(graph, gap.sums[0])
    amounts = join((join((period(item.year), rupiah(item.added)), " ") for item in gap.sums), "; ")
    return Text(f"jumlah {rows.id}: {amounts.id}", f"sum of the {rows.en}: {amounts.en}")


def found(gap: Gap) -> Text:
    """What is printed, and by how much it is off."""

    def one(item: Sum) -> Text:
        sign = "+" if item.gap > 0 else "−"
        off, own, year = rupiah(abs(item.gap)), rupiah(item.printed), period(item.year)
        return Text(f"{year.id} {own.id} (selisih {sign}{off.id})", f"{year.en} {own.en} (off by {sign}{off.en})")

    return join((one(item) for item in gap.sums), "; ")


# What the kinds without a subject say; `when` are the years, `rows` the rows below.
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
        "Pagu {when} sama dengan jumlah {rows} tahun lain.",
        "The pagu of {when} equals the sum of the {rows} of another year.",
    ),
    "digits": Text(
        "Pagu {when} berbeda hanya pada satu angka atau urutan angkanya dari jumlah {rows}: mungkin salah ketik.",
        "The pagu of {when} differs from the sum of the {rows} in one digit or in their order: a slip of the pen?",
    ),
    "empty": Text(
        "Pagu {when} lebih besar daripada jumlah {rows}.",
        "The pagu of {when} exceeds the sum of the {rows}.",
    ),
    "other": Text(
        "Pagu {when} tidak sama dengan jumlah {rows}.",
        "The pagu of {when} does not equal the sum of the {rows}.",
    ),
}


def describe(graph: PlanGraph, gap: Gap) -> Text:
    """The first sentence of `because`: what the figures show."""
    when, rows = periods(gap.years), level_word(graph, gap.sums[0])
    if isinstance(gap.subject, Row):
        return _one_row(graph, gap, gap.subject, when)
    if gap.subject is not None:
        other = row_name(graph, gap.subject)
        return Text(
            f"Pada “{other.id}” selisih {when.id} sama besar dengan tanda berlawanan.",
            f"“{other.en}” is off by the same amount the other way in {when.en}.",
        )
    if gap.kind == "scaled":
        return _scaled(gap, rows, when)
    said = _PLAIN[gap.kind]
    return Text(said.id.format(when=when.id, rows=rows.id), said.en.format(when=when.en, rows=rows.en))


def _scaled(gap: Gap, rows: Text, when: Text) -> Text:
    factor = scale(gap.sums[0])
    times = rupiah(abs(factor))
    if factor > 0:
        return Text(
            f"Pagu {when.id} tercetak tepat {times.id} kali jumlah {rows.id}.",
            f"The pagu of {when.en} is printed exactly {times.en} times the sum of the {rows.en}.",
        )
    return Text(
        f"Jumlah {rows.id} {when.id} tepat {times.id} kali pagu yang tercetak.",
        f"The {rows.en} of {when.en} add up to exactly {times.en} times the printed pagu.",
    )


def _one_row(graph: PlanGraph, gap: Gap, row: Row, when: Text) -> Text:
    name, amount = row_name(graph, row.node, row.unit), rupiah(row.rupiah)
    if gap.kind == "odd":
        return Text(
            f"Selisih {when.id} sama dengan kelebihan atau kekurangan satu baris, “{name.id}” ({amount.id}), "
            "dibanding unit kerja lain yang umumnya sama.",
            f"The gap of {when.en} is what one row, “{name.en}” ({amount.en}), differs by from the other units, most of which are alike.",
        )
    twice = gap.sums[0].gap > 0
    return Text(
        f"Selisih {when.id} sama dengan satu baris, “{name.id}” ({amount.id}): "
        + ("pagunya lebih besar sebesar baris itu." if twice else "tanpa baris itu jumlahnya cocok."),
        f"The gap of {when.en} equals one row, “{name.en}” ({amount.en}): "
        + ("the pagu is larger by that row." if twice else "without that row the sum fits."),
    )

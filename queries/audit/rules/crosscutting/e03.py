"""E03: the same measure in one region, with a target out of line with those of the other agencies; the quartiles are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import quantiles

from ....texts import Text, both
from ...excerpts import Excerpt, Measured, agencies, together
from ...findings import Finding, Verdict
from ...printed.measures import is_index, is_percent, kind_of, may_exceed
from ...rule import Rule

_NEAR = 0.05  # of the middle value: quartiles that lie nearer are taken to be as far apart


def items(plans: Sequence[Excerpt]) -> Iterator[str]:
    """Every indicator that measures the same as those of other agencies, where size makes no difference: percentages and indices."""
    for rows, _ in _shared(plans, 2):
        yield from (row.site.node for row in rows)


def check(plans: Sequence[Excerpt], *, least: int = 5, times: float = 3.0) -> Iterator[Finding]:
    """A note per agency whose target lies `times` the distance of the quartiles beyond them, from `least` agencies on."""
    for rows, year in _shared(plans, least):
        values = {row.site.node: dict(row.values)[year] for row in rows}
        low, middle, high = quantiles(values.values(), n=4, method="inclusive")
        span = max(high - low, abs(middle) * _NEAR)  # where nearly all agree, a lower aim is not out of line
        for row in rows:
            value = values[row.site.node]
            if not low - times * span <= value <= high + times * span:
                yield _finding(row, year, value, (low, middle, high), len(rows))


def _shared(plans: Sequence[Excerpt], least: int) -> Iterator[tuple[list[Measured], int]]:
    """For each concept the indicator of each agency at its highest level, and the latest year for which all of them have targets."""
    for group in together(plans):
        of_concept: dict[tuple[str, str], dict[str, Measured]] = {}
        for plan in agencies(group):
            for row in sorted(plan.measured, key=lambda row: (row.level, row.site.node)):
                scale = _scale(row)
                if scale:
                    of_concept.setdefault((row.concept, scale), {}).setdefault(plan.owner, row)
        for _, by_agency in sorted(of_concept.items()):
            counted = Counter(year for row in by_agency.values() for year, _ in row.values)
            if len(by_agency) < least or not counted:
                continue
            most = max(counted.values())
            year = max(year for year, count in counted.items() if count == most)
            rows = [row for _, row in sorted(by_agency.items()) if year in dict(row.values)]
            if len(rows) >= max(2, least):
                yield rows, year


def _scale(row: Measured) -> str:
    """On what scale targets are compared; nothing for counts and rates: they follow the size of the agency."""
    kind = kind_of(row.site.text)
    if may_exceed(row.site.text):
        return ""
    if is_percent(row.unit) or (kind == "percent" and not row.unit):
        return "percent"
    return "index" if is_index(row.unit) or (kind == "index" and not row.unit) else ""


def _finding(row: Measured, year: int, value: float, quartiles: tuple[float, float, float], count: int) -> Finding:
    low, middle, high = (f"{number:g}" for number in quartiles)
    because = Text(
        f"Target {year} dari {count} perangkat daerah untuk “{row.name}”: kuartil bawah {low}, tengah {middle}, atas {high}.",
        f"The targets for {year} of {count} agencies for “{row.name}”: lower quartile {low}, middle {middle}, upper {high}.",
    )
    verdict = Verdict(both(f"{low} – {high}"), both(f"{year}: {value:g}"), "plan", because)
    return RULE.finding_at(row.site, verdict, key=row.concept)


RULE = Rule(
    id="E03",
    name="crosscutting.out-of-line",
    lke="1.b.9",
    severity="note",
    title=Text("Target jauh dari perangkat daerah lain", "Target out of line with those of other agencies"),
    why=Text(
        "Ukuran yang sama di satu daerah dengan target yang jauh berbeda menunjukkan skala lain, salah ketik, atau ambisi yang lain.",
        "The same measure in one region with a target far from the others has another scale, a slip, or another ambition.",
    ),
    source=("P88",),
    cure=Text(
        "Periksa skala dan satuannya, lalu samakan atau beri alasan mengapa targetnya lain.",
        "Check its scale and unit, then bring it in line or say why the target is another.",
    ),
    bad=Text(
        "Indeks Kepuasan Masyarakat 4,2 pada satu kecamatan, 84 sampai 90 pada yang lain.",
        "An Indeks Kepuasan Masyarakat of 4.2 in one kecamatan, of 84 to 90 in the others.",
    ),
    good=Text("Semua antara 84 dan 90.", "All between 84 and 90."),
    items=items,
    check=check,
    across=True,
)

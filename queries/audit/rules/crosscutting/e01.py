"""E01: one entry of the nomenclature, measured by another indicator or in another unit in two agencies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ....texts import Text
from ...excerpts import Excerpt, Listed, together
from ...findings import Finding, Verdict
from ...printed.official import resembles, unit_differs
from ...rule import Rule

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Way:
    """One way of measuring an entry, and the rows that have it."""

    indicator: str
    unit: str
    rows: tuple[Listed, ...]

    @property
    def agencies(self) -> list[str]:
        """Whose rows they are."""
        return sorted({row.site.agency for row in self.rows})


def items(plans: Sequence[Excerpt]) -> Iterator[str]:
    """Every subkegiatan that two agencies of a region have, of which no imported list tells the indicator."""
    for rows in _shared(plans):
        yield from (row.site.node for row in rows)


def check(plans: Sequence[Excerpt], *, like: int = 75) -> Iterator[Finding]:
    """A note per entry. Indicators that resemble each other by `like` of 100 are the same.

    Where a list tells the official indicator, each plan is held against that (B10) and not against the others.
    """
    for rows in _shared(plans):
        ways = _ways(rows, like)
        if len(ways) > 1:
            yield _finding(rows[0], ways)


def _shared(plans: Sequence[Excerpt]) -> Iterator[list[Listed]]:
    for group in together(plans):
        by_entry: dict[str, list[Listed]] = {}
        for plan in group:
            for row in plan.listed:
                by_entry.setdefault(row.hub, []).append(row)
        for _, rows in sorted(by_entry.items()):
            if len({row.site.place.document for row in rows}) > 1 and not any(row.official for row in rows):
                yield rows


def _ways(rows: Sequence[Listed], like: int) -> list[Way]:
    """The ways in which an entry is measured, the most usual first. A row with several indicators has whichever another one has too."""
    found: list[Way] = []
    for row in sorted(rows, key=lambda row: (len(row.indicators), row.site.place.document or "", row.site.node)):
        for at, way in enumerate(found):
            if any(resembles(text, way.indicator, like) and not unit_differs(unit, way.unit) for text, unit in row.indicators):
                found[at] = Way(way.indicator, way.unit, (*way.rows, row))
                break
        else:
            text, unit = row.indicators[0]
            found.append(Way(text, unit, (row,)))
    return sorted(found, key=lambda way: (-len(way.agencies), way.rows[0].site.node))


def _finding(entry: Listed, ways: Sequence[Way]) -> Finding:
    odd = [row for way in ways[1:] for row in way.rows]
    shown = "; ".join(f"{', '.join(way.agencies[:4])}: “{way.indicator}” ({way.unit or '–'})" for way in ways[:_SHOWN])
    more = len(ways) - _SHOWN
    because = Text(
        f"Untuk {entry.code} {entry.name}: {shown}{f'; dan {more} cara lagi' if more > 0 else ''}.",
        f"For {entry.code} {entry.name}: {shown}{f'; and {more} more' if more > 0 else ''}.",
    )
    verdict = Verdict(
        Text("satu indikator dan satuan untuk subkegiatan yang sama", "one indicator and unit for the same subkegiatan"),
        Text(f"diukur dengan {len(ways)} cara", f"measured in {len(ways)} ways"),
        "plan",
        because,
    )
    return RULE.finding_at(odd[0].site, verdict, key=entry.hub, stands_for=tuple(row.site.node for row in odd[1:]))


RULE = Rule(
    id="E01",
    name="crosscutting.measured-otherwise",
    lke="1.b.9",
    severity="note",
    title=Text("Subkegiatan yang sama, indikator atau satuan lain", "The same subkegiatan, another indicator or unit"),
    why=Text(
        "Capaian subkegiatan yang sama hanya dapat dijumlahkan dan dibandingkan bila diukur dengan cara yang sama.",
        "What agencies reach with the same subkegiatan can only be summed and compared where it is measured in the same way.",
    ),
    source=("M9",),
    cure=Text(
        "Samakan indikator dan satuannya antarperangkat daerah, sebaiknya menurut daftar nomenklatur.",
        "Agree on one indicator and unit among the agencies, best that of the official list.",
    ),
    bad=Text(
        "Fasilitasi Kunjungan Tamu: “Jumlah laporan” pada satu kecamatan, “Jumlah tamu” pada kecamatan lain.",
        "Fasilitasi Kunjungan Tamu: “Jumlah laporan” in one kecamatan, “Jumlah tamu” in another.",
    ),
    good=Text(
        "Semua kecamatan memakai “Jumlah Laporan Fasilitasi Kunjungan Tamu” (Laporan).",
        "All kecamatan use “Jumlah Laporan Fasilitasi Kunjungan Tamu” (Laporan).",
    ),
    items=items,
    check=check,
    across=True,
)

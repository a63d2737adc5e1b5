"""E04: the RPJMD gives a sasaran to an agency whose own plan is silent on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from .....graph.ids import fold
from ....texts import Text
from ...excerpts import Excerpt, Site, together
from ...findings import Finding, Verdict
from ...rule import Rule

_SHOWN = 4


def items(plans: Sequence[Excerpt]) -> Iterator[str]:
    """The plans of the agencies to which the region's plan gives a sasaran."""
    yield from dict.fromkeys(plan.document for plan, _, _ in _given(plans))


def check(plans: Sequence[Excerpt], *, like: int = 85) -> Iterator[Finding]:
    """A finding per plan. It speaks of a sasaran where it supports it, quotes it, or has words that resemble it by `like` of 100.

    Where a table of the cascade was not read, that is a question.
    """
    for plan, regional, given in _given(plans):
        silent = [site for site in given if not _speaks(plan, site, like)]
        if silent:
            yield _finding(plan, regional, silent, len(given))


def _given(plans: Sequence[Excerpt]) -> Iterator[tuple[Excerpt, Excerpt, list[Site]]]:
    """The plan of each agency with the region's plan and the sasaran that this gives to it."""
    for group in together(plans):
        for regional in group:
            for plan in group if regional.is_regional else ():
                given = [site for site, agency in regional.assigned if agency == plan.owner]
                if given and not plan.is_regional and plan.start >= regional.start:  # an older one follows an older plan of the region
                    yield plan, regional, given


def _speaks(plan: Excerpt, site: Site, like: int) -> bool:
    if site.node in plan.serves or any(statement.site.node == site.node for statement in plan.statements):
        return True
    words = fold(site.text)
    return any(words in told or fuzz.token_set_ratio(words, told) >= like for told in plan.said)


def _finding(plan: Excerpt, regional: Excerpt, silent: Sequence[Site], of: int) -> Finding:
    shown = "; ".join(f"“{site.text}”" for site in silent[:_SHOWN])
    more = len(silent) - _SHOWN
    source = regional.title or regional.document
    because = Text(
        f"{source} memberikan {of} sasaran kepadanya; tidak disebut: {shown}{f'; dan {more} lagi' if more > 0 else ''}.",
        f"{source} gives {of} sasaran to it; not mentioned: {shown}{f'; and {more} more' if more > 0 else ''}.",
    )
    if plan.lost:
        told = Text(
            f" {plan.lost} tabel atau gambar kaskade rencana itu tidak terbaca.",
            f" {plan.lost} tables or pictures of the cascade of that plan were not read.",
        )
        because = Text(because.id + told.id, because.en + told.en)
    verdict = Verdict(
        Text("tujuan atau sasaran yang mendukung sasaran RPJMD itu", "a goal or sasaran that serves that sasaran of the RPJMD"),
        Text(f"{len(silent)} sasaran RPJMD tidak disebut", f"{len(silent)} sasaran of the RPJMD are not mentioned"),
        "reading" if plan.lost else "plan",
        because,
    )
    return RULE.finding_at(plan.site, verdict, key=regional.document)


RULE = Rule(
    id="E04",
    name="region.not-taken-on",
    lke="1.b.9",
    severity="warning",
    title=Text(
        "Sasaran RPJMD yang diembankan tidak disebut dalam Renstra", "The plan is silent on a sasaran that the RPJMD gives to the agency"
    ),
    why=Text(
        "Sasaran daerah yang diembankan kepada perangkat daerah harus diturunkan ke dalam Renstranya.",
        "A sasaran of the region that is given to an agency has to come down into its Renstra.",
    ),
    source=("I25",),
    cure=Text(
        "Turunkan sasaran itu ke tujuan atau sasaran Renstra, atau perbaiki pembagiannya dalam RPJMD.",
        "Derive a goal or sasaran of the Renstra from it, or correct who carries it in the RPJMD.",
    ),
    bad=Text(
        "RPJMD: “Menurunnya kemiskinan” diembankan kepada Dinas Sosial; Renstranya tidak menyebutnya.",
        "The RPJMD gives “Menurunnya kemiskinan” to Dinas Sosial; its Renstra does not mention it.",
    ),
    good=Text(
        "Tujuan Renstra Dinas Sosial mendukung sasaran RPJMD “Menurunnya kemiskinan”.",
        "A goal of the Renstra of Dinas Sosial serves the sasaran “Menurunnya kemiskinan”.",
    ),
    items=items,
    check=check,
    candidates="""
MATCH (t:RegionalSasaran)-[:ASSIGNED_TO]->(:Agency)-[:HAS_PLAN]->(n:Document)
WHERE NOT EXISTS { MATCH (t)-[:STATED_IN]->(n) }
RETURN DISTINCT n.id AS node ORDER BY node
""",
    across=True,
)

"""Whose plan a document is, for which years and of what kind: from all its evidence, the surest first, and a guess said to be one."""

from __future__ import annotations

import re

from ....graph.ids import fold
from ...documents.blocks import Identity, Pages
from ...language.cleaning import one_line
from ...language.lexicon import MONTHS
from ...language.offices import Named, in_full, kind_of_office
from ..facts import Guess, Plan
from .given import from_name, region_level
from .kinds import OF_REGION, kind_of_document
from .mentions import SURE, Mentions, corrected, mentions
from .others import other_agencies
from .title import Title, read_title, title_lines

_DATE = re.compile(rf"(?i)^[A-Z][a-z]+(?: [A-Z][a-z]+)?\s*,\s*(\d{{1,2}})\s+({'|'.join(MONTHS)})\W+(20\d\d)\s*$")
_LOCAL_KINDS = frozenset({"Kecamatan", "Kapanewon", "Kemantren", "Distrik", "Kelurahan", "Puskesmas"})  # never a province's
_REGIONS_OWN = OF_REGION | {"RPJPD", "RKPD", "LKPJ", "LPPD", "KUA-PPAS"}  # documents of a region, not of an agency


def read_identity(plan: Plan, pages: Pages) -> None:
    """Fill in kind, region, agency, period and date of the plan: from what the user tells, its title page, and what it repeats."""
    lines, paragraphs = title_lines(pages)
    texts = [one_line(paragraph.text) for paragraph in pages.paragraphs()]
    everything = "\n".join(texts)
    title = read_title(lines, everything)
    heard = mentions(pages, paragraphs)
    named = from_name(plan.file_name)
    plan.kind = kind_of_document(lines, heard.captions, everything, plan.file_name, programs=heard.programs)
    office = None if plan.kind in _REGIONS_OWN else _agency(plan, pages.told, title, heard, named)
    _region(plan, pages.told, title, heard, named, office)
    _period(plan, pages.told, title, heard, named)
    plan.others = other_agencies(plan, pages)
    plan.date = next((date for text in texts if (date := _date(text))), None)
    years = f"{plan.period[0]}–{plan.period[1]}" if plan.period else ""
    plan.title = " ".join(part for part in (plan.kind, plan.agency, plan.region, years) if part)


def _date(text: str) -> str | None:
    match = _DATE.match(text)
    return f"{match[3]}-{MONTHS.index(match[2].lower()) + 1:02d}-{int(match[1]):02d}" if match else None


def _agency(plan: Plan, told: Identity, title: Title, heard: Mentions, named: Identity) -> Named | None:
    """Set the plan's agency; returns it as the document names it, where it does."""
    office = _stated_office(title, heard)
    if told.agency:
        plan.agency, plan.agency_kind = told.agency, kind_of_office(told.agency)
        same = office is not None and fold(office.name) == fold(told.agency)
        return office if same else Named(plan.agency_kind, told.agency, 0, 0, plan.agency_kind in _LOCAL_KINDS)
    if office is not None:
        known = Named(office.kind, heard.spelling(office.name), office.start, office.end, office.territorial, office.part)
        plan.agency, plan.agency_kind = in_full(known, [*title.near, *heard.wholes.get(fold(office.name), ())]), office.kind
        return office
    if named.agency:
        plan.agency, plan.agency_kind = named.agency, kind_of_office(named.agency)
        if not heard.plain[fold(named.agency)]:
            plan.guesses.append(Guess("agency", named.agency, "file name"))
        return Named(plan.agency_kind, named.agency, 0, 0, plan.agency_kind in _LOCAL_KINDS)
    if heard.plain:
        best = max(heard.plain, key=lambda key: (heard.strong[key], heard.plain[key]))
        office = heard.offices[heard.full(best)]
        plan.agency, plan.agency_kind = heard.spelling(office.name), office.kind
        plan.guesses.append(Guess("agency", plan.agency, "mentions"))
    return office


def _stated_office(title: Title, heard: Mentions) -> Named | None:
    """The agency that the title page names, in its commonest form, or the one beside the plan's own name, in captions, behind its code."""
    if title.office is not None:
        return corrected(title.office, heard.plain, heard.offices)
    strong = [(score, heard.plain[key], key) for key, score in heard.strong.items() if score >= SURE]
    if not strong:
        return None
    score, _, best = max(strong)
    best = heard.full(best)
    # "Dinas Sosial" is what a wrapped line leaves of "Dinas Sosial, Pemberdayaan Perempuan dan Keluarga Berencana".
    longer = [entry for entry in strong if entry[2].startswith(f"{best} ") and entry[0] >= 0.4 * score]
    return heard.offices[max(longer, default=(score, 0, best))[2]]


def _region(plan: Plan, told: Identity, title: Title, heard: Mentions, named: Identity, office: Named | None) -> None:
    local = plan.agency_kind in _LOCAL_KINDS or (office is not None and office.territorial)
    known = title.region if title.region is not None and not (local and title.region.kind == "Provinsi") else None
    if told.region:
        plan.region, plan.region_level = told.region, region_level(told.region)
        return
    if known is not None:
        region = corrected(known, heard.region_counts, heard.regions)
        plan.region, plan.region_level = heard.spelling(region.name), region.kind
        return
    fitting = {key for key, region in heard.regions.items() if not (local and region.kind == "Provinsi")}
    key = fold(office.name) if office is not None else ""
    votes = {
        place: 5 * count + 2 * heard.governments[place]
        for (agency, place), count in heard.beside.items()
        if agency == key and place in fitting
    } or {place: 2 * count for place, count in heard.governments.items() if place in fitting}
    if votes:
        region = heard.regions[max(votes, key=lambda place: (votes[place], heard.region_counts[place]))]
        plan.region, plan.region_level = heard.spelling(region.name), region.kind
        return
    if named.region:
        plan.region, plan.region_level = named.region, region_level(named.region)
        if not heard.region_counts[fold(named.region)]:
            plan.guesses.append(Guess("region", named.region, "file name"))
        return
    counts = {place: heard.region_counts[place] * (0.3 if heard.regions[place].kind == "Provinsi" else 1.0) for place in fitting}
    if counts:
        region = heard.regions[max(counts, key=lambda place: counts[place])]
        plan.region, plan.region_level = heard.spelling(region.name), region.kind
        plan.guesses.append(Guess("region", plan.region, "mentions"))


def _period(plan: Plan, told: Identity, title: Title, heard: Mentions, named: Identity) -> None:
    if told.period or title.period:
        plan.period = told.period or _settled(title.period, heard)
        return
    own = heard.own_periods
    if own:  # said of the Renstra itself; of several the one that the tables' years agree with
        plan.period = max(own, key=lambda period: (heard.supports(period) > 0, own[period], heard.supports(period), period))
        return
    if named.period:
        plan.period = named.period
        if heard.supports(named.period) <= 0 and not heard.other_periods[named.period]:
            plan.guesses.append(Guess("period", _years(named.period), "file name"))
        return
    others = heard.other_periods
    likely = [period for period in others if not heard.year_rows or heard.supports(period) > 0]
    if likely:
        plan.period = max(likely, key=lambda period: (heard.supports(period), others[period]))
        plan.guesses.append(Guess("period", _years(plan.period), "mentions"))
    elif heard.year_rows:
        plan.period = max(heard.year_rows, key=lambda years: (heard.year_rows[years], years[1] - years[0]))
        plan.guesses.append(Guess("period", _years(plan.period), "year columns"))


def _settled(period: tuple[int, int] | None, heard: Mentions) -> tuple[int, int] | None:
    """The title's period, unless it is a misprint: the text never says it of the plan, and often one that the tables agree with."""
    if period is None or heard.own_periods[period] or heard.supports(period) > 0:
        return period
    better = [other for other, count in heard.own_periods.items() if count >= 3 and heard.supports(other) > 0]
    return max(better, key=lambda other: heard.own_periods[other]) if better else period


def _years(period: tuple[int, int]) -> str:
    return f"{period[0]}–{period[1]}"

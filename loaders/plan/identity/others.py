"""Where running text names an agency of the plan's own kind that is not the plan's own: what a text copied from another plan does."""

from __future__ import annotations

from ....graph.ids import fold
from ...documents.blocks import Pages, Place
from ...language.cleaning import one_line
from ...language.offices import offices
from ..facts import Plan

_TERRITORIAL = frozenset({"Kecamatan", "Kapanewon", "Kemantren", "Distrik"})  # kinds of which a region has many, whose plans are alike
_AROUND = 90  # letters that tell how it is named
_MOST = 40  # namings that are kept


def other_agencies(plan: Plan, pages: Pages) -> list[str]:
    """Each naming as "p7 | Kecamatan … | the words around it"; lists of several, and what a text says of neighbours, among them."""
    found: list[str] = []
    if plan.agency_kind not in _TERRITORIAL:
        return found
    own = fold(plan.agency)
    for paragraph in pages.paragraphs():
        text = one_line(paragraph.text)
        if plan.agency_kind not in text:
            continue
        for office in offices(text):
            if office.kind == plan.agency_kind and not fold(office.name).startswith(own) and len(found) < _MOST:
                words = text[max(0, office.start - _AROUND) : office.end + _AROUND]
                found.append(f"{_place(paragraph.place)} | {office.name} | {words.replace('|', '/')}")
    return found


def _place(place: Place) -> str:
    return f"p{place.page}" if place.page else f"l{place.line}" if place.line else ""

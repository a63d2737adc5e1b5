"""What a graph is made of, and what is refused with its name: documents of other kinds, and plans that do not say whose they are."""

from __future__ import annotations

from ....graph.errors import InputError, NoPlanError, PartError
from ...documents.blocks import page_ranges
from ...documents.reasons import Reason
from ..facts import Plan
from .kinds import CHANGED, FULL, OF_REGION, RENSTRA

# In Indonesian and English, and the option that tells it.
_IDENTITY = (
    ("perangkat daerah", "the agency", '--agency "Kecamatan …"'),
    ("daerah", "the region", '--region "Kabupaten …"'),
    ("periode", "the period", "--period 2025-2029"),
)
_OWN = frozenset({"Goal", "Sasaran", "Program", "Activity", "SubActivity"})
_REGIONAL = frozenset({"Vision", "Mission", "RegionalGoal", "RegionalSasaran"})


def check(plan: Plan) -> None:
    """PartError where agency, region, period or statements lack; NoPlanError for another kind, and where nothing is a plan's."""
    if plan.kind not in {RENSTRA, CHANGED} | OF_REGION:
        raise _other_kind(plan)
    told = (plan.agency or plan.kind in OF_REGION, plan.region, plan.period)
    missing = [names for names, value in zip(_IDENTITY, told, strict=True) if not value]
    if missing:
        silent = not plan.agency and len(missing) > 1 and not plan.items and not any(table.facts for table in plan.tables)
        raise _missing(plan, missing, NoPlanError if silent and not _unread(plan) else PartError)
    levels = {item.level for item in plan.items}
    if not levels & (_OWN | _REGIONAL if plan.kind in OF_REGION else _OWN):
        raise PartError(
            {
                "id": "tidak ada tabel tujuan, sasaran atau program yang dikenali",
                "en": "no table of goals (tujuan), sasaran or programs was recognised",
            },
            place=plan.file_name,
            cure=_unread(plan)
            or {
                "id": "Lihat `selaras read` untuk daftar tabel; tabel teks harus memakai tanda TAB antarkolom.",
                "en": "See `selaras read` for the list of tables; tables in text need TABs between their columns.",
            },
        )


def _unread(plan: Plan) -> dict[str, str] | None:
    """What to do where pages were seen and not read: most likely what is missing stands there."""
    pages: dict[Reason, set[int]] = {}
    for entry in plan.not_understood:
        if entry.reason.unseen and entry.place.page:
            pages.setdefault(entry.reason, set()).add(entry.place.page)
    if not pages:
        return None
    ranges = {reason: page_ranges(numbers) for reason, numbers in pages.items()}
    return {
        "id": " ".join(f"Halaman {ranges[reason]} tidak terbaca: {reason.text('id')}." for reason in pages),
        "en": " ".join(f"Page {ranges[reason]} was not read: {reason.text('en')}." for reason in pages),
    }


def _other_kind(plan: Plan) -> InputError:
    name = f"{plan.kind} ({FULL[plan.kind]})"
    return NoPlanError(
        {"id": f"dokumen ini {name}, bukan Renstra", "en": f"this document is a {name}, not a Renstra"},
        place=plan.file_name,
        cure={
            "id": "Berikan Renstra perangkat daerah, atau RPJMD daerahnya.",
            "en": "Give the Renstra of the agency, or the RPJMD of its region.",
        },
    )


def _missing(plan: Plan, missing: list[tuple[str, str, str]], error: type[InputError]) -> InputError:
    """The error for what is not told, with what was."""
    years = f"{plan.period[0]}–{plan.period[1]}" if plan.period else ""
    found = ", ".join(part for part in (plan.agency, plan.region, years) if part)
    also = {"id": f" (terbaca: {found})", "en": f" (found: {found})"} if found else {"id": "", "en": ""}
    names = " dan ".join(name for name, _, _ in missing)
    names_en = " and ".join(name for _, name, _ in missing)
    options = " ".join(option for _, _, option in missing)
    unread = {lang: f"{words} " for lang, words in (_unread(plan) or {}).items()} or {"id": "", "en": ""}
    return error(
        {
            "id": f"tidak terbaca sebagai {plan.kind}: {names} tidak ditemukan{also['id']}",
            "en": f"cannot be read as a {plan.kind}: {names_en} not found{also['en']}",
        },
        place=plan.file_name,
        cure={
            "id": f"{unread['id']}Pastikan halaman judul ikut terbaca, atau sebutkan {options}.",
            "en": f"{unread['en']}See to it that the title page is part of the file, or give {options}.",
        },
    )

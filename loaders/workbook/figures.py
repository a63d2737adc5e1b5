"""The edits on figures: targets, pagu, the figures printed a second time, the names of units, and whose plan it is."""

from __future__ import annotations

from ...graph import ids
from ...graph.model import Value
from ...ontology.schema import schema
from ..language.numbers import value_of
from . import cells
from .edits import Matched, Session
from .parse import RawRow
from .shape import END, FUNDED, Line

_REQUIRED = {"kind", "period_start", "period_end", "name"}


def targets(session: Session, found: Matched, entries: list[tuple[RawRow, Line | None, str]]) -> None:
    """The targets in the year columns of the indicators' sheet."""
    draft = session.draft
    for row, line, owner in entries:
        if owner in draft.removed:
            continue
        for key, year in _year_columns(found, "target"):
            if not session.edited(found.raw, row, key, line, found.sheet):
                continue
            told = session.taken(cells.text, found.raw, row, key)
            held = line.nodes.get(key, ()) if line else ()
            if told is None:
                draft.remove(held[0])
            elif held:
                draft.set(held[0], "text", told)
                draft.set(held[0], "value", value_of(told))
            else:
                id = draft.add(ids.target_id(owner, year), "Target", {"year": year, "text": told, "value": value_of(told)})
                draft.link(owner, "END_TARGET" if year is None else "HAS_TARGET", id)


def budgets(session: Session, found: Matched) -> None:
    """The sheet of amounts: a line per statement and unit of work, a column per year."""
    for line in found.gone:
        for budget in _budgets_of(line):
            session.draft.remove(budget)
        session.gone(found.sheet, line)
    for row, line in found.kept:
        _budget_line(session, found, row, line)
    for row in found.added:
        _budget_line(session, found, row, None)


def _budgets_of(line: Line) -> list[str]:
    return [id for key, held in line.nodes.items() if key.startswith("pagu:") for id in held]


def _budget_line(session: Session, found: Matched, row: RawRow, line: Line | None) -> None:
    draft, raw, sheet = session.draft, found.raw, found.sheet
    owner = session.refers(raw, row, "owner", line, list(FUNDED), sheet)
    if owner is None:
        raise session.error(
            {"id": "pagu tanpa pemilik", "en": "an amount that belongs to nothing"}, raw, row, "owner",
            {"id": "Pilih program, kegiatan atau subkegiatannya.", "en": "Choose its program, activity or subactivity."},
        )  # fmt: skip
    if owner in draft.removed:  # its row was deleted: what belongs to it goes along
        if line is not None:
            session.gone(sheet, line, along=True)
            return
        raise session.gone_parent(raw, row, "owner", session.names.name(owner))
    new_units = session.edited(raw, row, "unit_of_work", line, sheet)
    units = session.units(raw, row) if new_units else list(line.nodes.get("unit_of_work", ())) if line else []
    was = line.nodes["owner"][0] if line else None
    if line is None:
        session.added(raw, row, session.names.name(owner))
    for key, year in _year_columns(found, "pagu"):
        held = line.nodes.get(key, ()) if line else ()
        id = held[0] if held else None
        if session.edited(raw, row, key, line, sheet):
            value = session.taken(cells.amount, raw, row, key)
            if value is None:
                assert id is not None
                draft.remove(id)
                id = None
            elif id is not None:
                draft.set(id, "rupiah", value)
            else:
                _refuse_twice(session, found, row, key, (owner, year, units))
                unit = str(draft.get(units[0], "name")) if units else None
                id = draft.add(ids.budget_id(owner, year, unit), "Budget", {"year": year, "rupiah": value})
                draft.link(owner, "END_BUDGET" if year is None else "FUNDED_BY", id)
                for name in units:
                    draft.link(id, "SPENT_BY", name)
                continue
        if id is not None and owner != was:
            relation = "END_BUDGET" if year is None else "FUNDED_BY"
            draft.reparent(id, {relation: [owner]}, ("FUNDED_BY", "END_BUDGET"))
        if id is not None and new_units:
            draft.retarget(id, {"SPENT_BY": units}, ("SPENT_BY",))


def _refuse_twice(session: Session, found: Matched, row: RawRow, key: str, figure: tuple[str, int | None, list[str]]) -> None:
    """InputError for an added amount where the statement has one for that year and unit already."""
    draft = session.draft
    owner, year, units = figure
    for edge in draft.out(owner, ("END_BUDGET" if year is None else "FUNDED_BY",)):
        other = edge["target"]
        same_units = {up["target"] for up in draft.out(other, ("SPENT_BY",))} == set(units)
        if other not in draft.removed and draft.get(other, "year") == year and same_units and draft.label(owner) != "Document":
            raise session.error(
                {
                    "id": f"pagu {year or END} untuk {session.names.name(owner)} sudah ada pada baris lain",
                    "en": f"there is a pagu of {year or 'the end of the period'} of {session.names.name(owner)} on another row",
                },
                found.raw, row, key, {"id": "Ubah baris yang sudah ada itu.", "en": "Change the row that is there."},
            )  # fmt: skip


def _year_columns(found: Matched, prefix: str) -> list[tuple[str, int | None]]:
    keys = [column.key for column in found.sheet.columns if column.key.startswith(f"{prefix}:")]
    return [(key, None if (year := key.partition(":")[2]) == END else int(year)) for key in keys]


def others(session: Session, found: Matched) -> None:
    """The figures that are printed a second time: their values may be corrected, their rows deleted."""
    draft, raw = session.draft, found.raw
    for row in found.added:
        raise session.error(
            {"id": "lembar ini tidak menerima baris baru", "en": "this sheet takes no new rows"}, raw, row, "value",
            {"id": "Tulis angkanya di lembar Pagu atau Indikator.", "en": "Write the figure on the sheet Pagu or Indikator."},
        )  # fmt: skip
    for line in found.gone:
        draft.remove(line.key)
        session.gone(found.sheet, line)
    for row, line in found.kept:
        label = draft.label(line.key)
        for key in ("value", "unit"):
            if not session.edited(raw, row, key, line, found.sheet):
                continue
            name = key if key == "unit" else {"Budget": "rupiah", "Target": "text", "Indicator": "baseline"}[label]
            value: Value | None = session.taken(cells.amount if name == "rupiah" else cells.text, raw, row, key)
            known = schema().node_types[label].properties.get(name)
            if known is None or (value is None and known.required):
                raise session.error(
                    {"id": "sel ini tidak dapat diubah begitu", "en": "this cell cannot be changed so"}, raw, row, key,
                    {"id": "Untuk menghapus angka itu, hapus barisnya.", "en": "To delete the figure, delete its row."},
                )  # fmt: skip
            draft.set(line.key, name, value)
            number = {"text": "value", "baseline": "baseline_value"}.get(name)
            if number is not None:
                draft.set(line.key, number, value_of(value) if isinstance(value, str) else None)


def units(session: Session, found: Matched) -> None:
    """The names of units. A deleted unit is taken off its figures, which stay."""
    for row in found.added:
        session.added(found.raw, row, cells.plain(row.cells.get("name")))
        row.cells["unit_of_work"] = row.cells.get("name")
        session.units(found.raw, row)
    for line in found.gone:
        session.draft.remove(line.key)
        session.gone(found.sheet, line)
    for row, line in found.kept:
        if session.edited(found.raw, row, "name", line, found.sheet):
            name = session.taken(cells.text, found.raw, row, "name")
            session.draft.set(line.key, "name", name)


def identity(session: Session, found: Matched) -> None:
    """Whose plan it is, of which kind and for which years."""
    raw = found.raw
    for row in found.added:
        raise session.error(
            {"id": "lembar ini tidak menerima baris baru", "en": "this sheet takes no new rows"}, raw, row, "value",
            {"id": "Ubah isi baris yang ada.", "en": "Change the rows that are there."},
        )  # fmt: skip
    for row, line in found.kept:
        if not session.edited(raw, row, "value", line, found.sheet):
            continue
        label, _, name = line.key.partition(".")
        value: Value | None = session.taken(cells.integer if name.startswith("period_") else cells.text, raw, row, "value")
        if value is None and name in _REQUIRED and (label, name) != ("Agency", "kind"):
            raise session.error(
                {"id": f"{schema().label(name)} kosong", "en": f"{name} is empty"}, raw, row, "value",
                {"id": "Isi sel itu.", "en": "Fill the cell."},
            )  # fmt: skip
        session.draft.set(line.nodes["value"][0], name, value)
    node = session.draft.nodes[session.document.id]["properties"]
    if int(node["period_end"]) < int(node["period_start"]):
        row = next(row for row, line in found.kept if line.key == "Document.period_end")
        raise session.error({"id": "akhir periode sebelum awalnya", "en": "the period ends before it starts"}, raw, row, "value")

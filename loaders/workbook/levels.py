"""The edits on the sheets of statements: texts, levels, parents, what they support; rows that were added or deleted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ...graph import ids
from ...graph.model import Value
from ...ontology.schema import schema
from ..language import codes
from ..language.numbers import value_of
from . import cells
from .edits import Edit, Matched, Session
from .parse import RawRow, RawSheet
from .shape import INDICATOR_SHEET, RESULT_SHEET, Level, Line, parent_labels, relation_to, term

_OFFICIAL = ("PART_OF", "INSTANCE_OF")  # what joins official entries
_CODED = frozenset({"Program", "Activity", "SubActivity"})
_KEYS = {
    "RegionalGoal": "tujuan", "RegionalSasaran": "sasaran", "Goal": "tujuan", "Sasaran": "sasaran", "Strategy": "strategi",
    "Policy": "arah", "Program": "prog", "Activity": "keg", "SubActivity": "sub",
}  # fmt: skip
_OF_RESULTS = {"Program": "Outcome", "Activity": "Output", "SubActivity": "Output"}

Entry = tuple[RawRow, Line | None, str]  # a row, the line it was written from, the id of its node


class LevelEdits:
    """The edits of one sheet of statements."""

    def __init__(self, session: Session, found: Matched) -> None:
        assert found.sheet.level is not None
        self.session, self.draft, self.found = session, session.draft, found
        self.level: Level = found.sheet.level
        self.raw, self.sheet = found.raw, found.sheet
        self.entries: list[Entry] = []

    def statements(self) -> None:
        """First pass: what each row states itself. Rows of a higher level must have had theirs."""
        for row, line in self.found.kept:
            self._relabel(row, line)
            self._properties(row, line)
            self.entries.append((row, line, line.key))
        for row in self.found.added:
            self.entries.append((row, None, self._new(row)))

    def _label(self, row: RawRow) -> str | None:
        """The level that a row says it is at; None where its parent must say so."""
        if len(self.level.labels) == 1:
            return self.level.labels[0]
        told = self.session.taken(cells.text, self.raw, row, "level")
        label = next((label for label in self.level.labels if told and ids.fold(term(label)) == ids.fold(told)), None)
        if label is None and (told or self.level.sheet != RESULT_SHEET):
            names = ", ".join(map(term, self.level.labels))
            raise self.session.error(
                {"id": f"jenjang “{told or ''}” tidak dikenal", "en": f"unknown level “{told or ''}”"}, self.raw, row, "level",
                {"id": f"Pilih salah satu: {names}.", "en": f"Choose one of: {names}."},
            )  # fmt: skip
        return label

    def _relabel(self, row: RawRow, line: Line) -> None:
        before = self.draft.label(line.key)
        if line.cells.get("level") is not None and not self.session.edited(self.raw, row, "level", line, self.sheet):
            return
        label = self._label(row)
        if label is not None and label != before:
            self.draft.relabel(line.key, label)
            self.session.names.relabel(line.key, label)
            if len(self.level.labels) == 1:  # the row was moved here from another level's sheet
                self.session.edits.append(_moved(self.raw, row, before, label))

    def _properties(self, row: RawRow, line: Line) -> None:
        changed = set()
        for name in self.level.properties:
            if self.session.edited(self.raw, row, name, line, self.sheet):
                self.draft.set(line.key, name, self._value(row, name, self.draft.label(line.key)))
                changed.add(name)
        if "baseline" in changed:
            self._baseline(line.key)
        if changed:
            self.session.names.add(line.key, self.draft.label(line.key), self.draft.nodes[line.key]["properties"])
        if changed & {"code", "name"} and self.draft.label(line.key) in _CODED:
            for edge in self.draft.out(line.key, ("CLASSIFIED_AS",)):
                self.draft.unlink(edge)
                self._forget(edge["target"])

    def _forget(self, entry: str) -> None:
        """Let the official entry of what stood there before go, and those above it, where nothing else is one or part of one."""
        if self.draft.into(entry, ("CLASSIFIED_AS", *_OFFICIAL)):
            return
        above = [edge["target"] for edge in self.draft.out(entry, _OFFICIAL)]
        self.draft.remove(entry)
        for other in above:
            self._forget(other)

    def _baseline(self, id: str) -> None:
        told = self.draft.get(id, "baseline")
        value = value_of(told) if isinstance(told, str) else None
        if value != self.draft.get(id, "baseline_value"):
            self.draft.set(id, "baseline_value", value)

    def _value(self, row: RawRow, name: str, label: str) -> Value | None:
        known = schema().node_types[label].properties.get(name)
        convert: Callable[[Any], Any] = {"integer": cells.integer, "strings": cells.names}.get(known.kind if known else "", cells.text)
        if name == "list":
            convert = cells.mission_list
        value: Value | None = self.session.taken(convert, self.raw, row, name) or None
        if known is None and value is not None:
            raise self.session.error(
                {"id": f"{term(label)} tidak memiliki {schema().label(name)}", "en": f"a {label} has no {name}"}, self.raw, row, name,
                {"id": "Kosongkan sel itu.", "en": "Empty the cell."},
            )  # fmt: skip
        if known is not None and known.required and value is None:
            raise self.session.error(
                {"id": f"{schema().label(name)} kosong", "en": f"{name} is empty"}, self.raw, row, name,
                {"id": "Isi sel itu, atau hapus seluruh barisnya.", "en": "Fill the cell, or delete its whole row."},
            )  # fmt: skip
        if name == "code" and label in _CODED and isinstance(value, str):
            value = self._code(row, value, label)
        return value

    def _code(self, row: RawRow, typed: str, label: str) -> str:
        code = codes.official(typed)
        if code is None or codes.level(code) != label:
            raise self.session.error(
                {"id": f"“{typed}” bukan kode {term(label).lower()}", "en": f"“{typed}” is no code of a {label}"}, self.raw, row, "code",
                {
                    "id": "Tulis kode lengkap, misalnya 7.01.02, 7.01.02.2.01 atau 7.01.02.2.01.0001, atau kosongkan.",
                    "en": "Write the whole code, such as 7.01.02, 7.01.02.2.01 or 7.01.02.2.01.0001, or leave it empty.",
                },
            )  # fmt: skip
        return code

    # -- added rows

    def _new(self, row: RawRow) -> str:
        parents = self._parents(row, None)
        label = self._label(row) or _OF_RESULTS.get(self.draft.label(parents[0]) if parents else "", "Output")
        told_values = ((name, self._value(row, name, label)) for name in self.level.properties)
        properties: dict[str, Value] = {name: value for name, value in told_values if value is not None}
        if label == "Indicator" and isinstance(told := properties.get("baseline"), str) and (value := value_of(told)) is not None:
            properties["baseline_value"] = value
        text = str(properties.get("name") or properties["text"])
        self._refuse_twice(row, label, properties, parents)
        id = self.draft.add(self._key(label, text, properties, parents, row), label, properties)
        self.session.names.add(id, label, properties)
        self.session.added(self.raw, row, text)
        return id

    def _refuse_twice(self, row: RawRow, label: str, properties: Mapping[str, Value], parents: list[str]) -> None:
        """InputError for an added row that states again what is there: the code of another row, or the only visi."""
        code, number = properties.get("code"), properties.get("number")
        for id, node in self.draft.nodes.items():
            if node["label"] != label or id in self.draft.removed:
                continue
            name = "code" if label in _CODED and code else "number" if label == "Mission" and number else "text"
            if name == "number" and node["properties"].get("list") != properties.get("list"):
                continue  # both lists count from 1
            if label != "Vision" and (name == "text" or node["properties"].get(name) != properties.get(name)):
                continue
            known = self.session.names.name(id)
            raise self.session.error(
                {"id": f"{term(label)} ini sudah ada: {known}", "en": f"is there already: {known}"},
                self.raw, row, name, {"id": "Ubah baris yang sudah ada itu.", "en": "Change the row that is there."},
            )  # fmt: skip

    def _key(self, label: str, text: str, properties: Mapping[str, Value], parents: list[str], row: RawRow) -> str:
        document = self.session.document
        start, end = (int(str(document.properties[name])) for name in ("period_start", "period_end"))
        if label in ("Vision", "Mission", "RegionalGoal", "RegionalSasaran"):
            region = next((node.id for node in self.session.graph.nodes("Region")), document.id)
            if label == "Vision":
                return ids.shared_id(region, start, end, "visi")
            number = properties.get("number")
            level = "misi" if label == "Mission" else _KEYS[label]
            return ids.shared_id(region, start, end, level, text, str(number) if number is not None else None)
        if label in ("Outcome", "Output"):
            return f"{parents[0] if parents else document.id}/{label.lower()}/{ids.slug_hash(text)}"
        if label == "Indicator":
            units = self.session.taken(cells.names, self.raw, row, "unit_of_work")
            return ids.indicator_id(parents[0] if parents else document.id, text, units[0] if units else None)
        code = properties.get("code")
        if label in _CODED and not code and parents and self.draft.label(parents[0]) in _CODED:
            return ids.child_id(parents[0], text)
        return ids.statement_id(document.id, _KEYS[label], text, str(code) if code else None)

    # -- relations

    def relations(self) -> None:
        """Second pass: parents and what is supported."""
        for row, line, id in self.entries:
            if self.level.parents:
                self._hang(row, line, id)
            elif line is None or any(edge["source"] in self.draft.removed for edge in self.draft.into(id, ("HAS_MISSION",))):
                self._hang_on_root(id)
            if self.level.supports:
                self._support(row, line, id)
            if self.level.sheet == INDICATOR_SHEET and self.session.edited(self.raw, row, "unit_of_work", line, self.sheet):
                self.draft.retarget(id, {"REPORTED_BY": self.session.units(self.raw, row)}, ("REPORTED_BY",))

    def _columns(self, prefix: str) -> list[str]:
        return [column.key for column in self.sheet.columns if column.key.startswith(f"{prefix}:")]

    def _parents(self, row: RawRow, line: Line | None) -> list[str]:
        labels = parent_labels(self.level)
        found = [self.session.refers(self.raw, row, key, line, labels, self.sheet) for key in self._columns("parent")]
        return list(dict.fromkeys(id for id in found if id is not None))

    def _hang(self, row: RawRow, line: Line | None, id: str) -> None:
        parents = self._parents(row, line)
        orphaned = line is not None and bool(parents) and all(up in self.draft.removed for up in parents)
        if line is not None and orphaned and self.draft.label(id) in ("Outcome", "Output", "Indicator"):
            self.draft.remove(id)
            self.session.gone(self.sheet, line, along=True)
            return
        label = self.draft.label(id)
        wanted: dict[str, list[str]] = {}
        for key, up in zip(self._columns("parent"), parents, strict=False):
            if up in self.draft.removed:
                raise self.session.gone_parent(self.raw, row, key, self.session.names.name(up))
            if label in ("Outcome", "Output") and _OF_RESULTS.get(self.draft.label(up), label) != label:
                label = _OF_RESULTS[self.draft.label(up)]
                self.draft.relabel(id, label)
            relation = relation_to(self.level, self.draft.label(up), label)
            if relation is None or up == id:
                raise self.session.error(
                    {
                        "id": f"{term(label)} tidak boleh di bawah {term(self.draft.label(up))}",
                        "en": f"a {label} must not stand below a {self.draft.label(up)}",
                    },
                    self.raw, row, key, {"id": "Pilih induk lain.", "en": "Choose another parent."},
                )  # fmt: skip
            wanted.setdefault(relation, []).append(up)
        roots = {
            edge["source"] for edge in self.draft.into(id, self.level.parents) if self.draft.label(edge["source"]) in ("Region", "Agency")
        }
        changed = line is None or {up for ups in wanted.values() for up in ups} != {
            up for key in self._columns("parent") for up in line.nodes.get(key, ())
        }
        self.draft.reparent(id, wanted, self.level.parents, keep=() if changed and wanted else roots)
        if not wanted and (changed or line is None) and label in ("RegionalGoal", "RegionalSasaran"):
            self._hang_on_root(id)

    def _hang_on_root(self, id: str) -> None:
        """What has no parent on the sheets hangs on the region or the agency."""
        graph, label = self.session.graph, self.draft.label(id)
        region = next((node.id for node in graph.nodes("Region")), None)
        vision = next((key for key, node in self.draft.nodes.items() if node["label"] == "Vision" and key not in self.draft.removed), None)
        agency = next((node.id for node in graph.sources(self.session.document.id, "HAS_PLAN", label="Agency")), None)
        source = {"Goal": agency, "Mission": vision or region}.get(label, region)
        relation = {
            "Vision": "HAS_VISION",
            "Mission": "HAS_MISSION",
            "Goal": "HAS_GOAL",
            "RegionalGoal": "HAS_GOAL",
            "RegionalSasaran": "HAS_SASARAN",
        }[label]
        if source is not None and not any(edge["source"] == source for edge in self.draft.into(id, (relation,))):
            self.draft.link(source, relation, id)

    def _support(self, row: RawRow, line: Line | None, id: str) -> None:
        found = []
        for key in self._columns("supports"):
            target = self.session.refers(self.raw, row, key, line, ["Mission", "RegionalSasaran"], self.sheet)
            if target in self.draft.removed:
                assert target is not None
                raise self.session.gone_parent(self.raw, row, key, self.session.names.name(target))
            found += [target] if target is not None else []
        self.draft.retarget(id, {"SUPPORTS": list(dict.fromkeys(found))}, ("SUPPORTS",))


def _moved(raw: RawSheet, row: RawRow, before: str, after: str) -> Edit:
    """The note on a row that was moved to another level's sheet."""
    return Edit("changed", raw.name, f"{row.number}:{row.number}", "Jenjang", term(before), term(after))

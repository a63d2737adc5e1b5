"""What its user excepts from an audit, each with a reason: rules switched off, severities and thresholds, single findings accepted.

The file is TOML, its keys in Indonesian or English:

    [aturan.C03]
    tingkat = "warning"          # severity: error, warning or note
    batas = { most = 7 }         # the rule's own thresholds
    [aturan.B07]
    aktif = false
    alasan = "rumus ada di lampiran"
    [[terima]]
    temuan = "D01-0123456789"
    alasan = "disepakati pada reviu"
    oleh = "Inspektorat"
    sampai = 2027-12-31          # accepted until that day, where given
"""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from inspect import signature
from pathlib import Path
from typing import Any

from ...graph.errors import InputError
from ..nearest import near
from .findings import SEVERITIES, Finding, Severity
from .rule import Rule

_RULES, _ACCEPT = ("aturan", "rules"), ("terima", "accept")
_RULE_KEYS = {
    "aktif": "enabled", "enabled": "enabled", "tingkat": "severity", "severity": "severity", "batas": "limits", "limits": "limits",
    "alasan": "reason", "reason": "reason",
}  # fmt: skip
_ACCEPT_KEYS = {
    "temuan": "finding", "finding": "finding", "alasan": "reason", "reason": "reason", "oleh": "by", "by": "by",
    "sampai": "until", "until": "until",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding that somebody accepts, with the reason."""

    finding: Finding
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class Exceptions:
    """Ids of rules that are off, severities and thresholds by rule, and accepted findings by their id with reason and name."""

    off: frozenset[str] = frozenset()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    limits: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    accepted: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    expired: tuple[str, ...] = ()

    def at_severity(self, finding: Finding) -> Finding:
        """The finding at the severity that the user gives its rule; a question to the reader stays what it is."""
        wanted = self.severities.get(finding.rule)
        return finding if wanted is None or finding.is_question else replace(finding, severity=wanted)

    def accept(self, finding: Finding) -> Accepted:
        """The accepted finding with what its exception says. KeyError where it has none."""
        return Accepted(finding, *self.accepted[finding.id])

    def unused(self, findings: Collection[Finding], known: Mapping[str, Rule]) -> tuple[str, ...]:
        """Accepted ids that no finding has, and those whose day is past; ids of rules that did not run are not judged."""
        found = {finding.id for finding in findings}
        ran = {name for name in known if name not in self.off}
        return (*self.expired, *(id for id in self.accepted if id not in found and id.partition("-")[0] in ran))


NONE = Exceptions()


def read_exceptions(path: Path, known: Mapping[str, Rule], *, today: datetime.date | None = None) -> Exceptions:
    """The exceptions of a file. InputError, with the place, where it is no TOML, or says what cannot be."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(
            {"id": f"tidak terbaca ({error.strerror})", "en": f"cannot be read ({error.strerror})"}, place=str(path)
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError({"id": f"bukan TOML: {error}", "en": f"no TOML: {error}"}, place=str(path)) from error
    file = _File(path, known, today or datetime.datetime.now(tz=datetime.UTC).astimezone().date())
    for key in data:
        if key not in (*_RULES, *_ACCEPT):
            raise file.unknown(key, (*_RULES, *_ACCEPT))
    off, severities, limits = file.rules({key: value for name in _RULES for key, value in file.table(data.get(name, {}), name).items()})
    accepted, expired = file.accepted([entry for name in _ACCEPT for entry in file.listed(data.get(name, []), name)])
    return Exceptions(frozenset(off), severities, limits, accepted, tuple(expired))


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    known: Mapping[str, Rule]
    today: datetime.date

    def table(self, told: Any, name: str) -> dict[str, Any]:
        if not isinstance(told, dict):
            raise self.refused(name, "bukan tabel TOML", "is no table of TOML")
        return told

    def listed(self, told: Any, name: str) -> list[Any]:
        if not isinstance(told, list):
            raise self.refused(name, "bukan daftar [[…]]", "is no list [[…]]")
        return told

    def rules(self, told: dict[str, Any]) -> tuple[set[str], dict[str, Severity], dict[str, dict[str, float]]]:
        off: set[str] = set()
        severities: dict[str, Severity] = {}
        limits: dict[str, dict[str, float]] = {}
        names = {**{rule.name: id for id, rule in self.known.items()}, **{id.lower(): id for id in self.known}}
        for name, entry in told.items():
            id = names.get(name.lower())
            if id is None:
                raise self.unknown(name, self.known)
            said = self.keys(entry, _RULE_KEYS, name)
            if said.get("enabled") is False:
                off.add(id)
            if "severity" in said:
                severities[id] = self.severity(said["severity"], name)
            if "limits" in said:
                limits[id] = self.limits(said["limits"], self.known[id])
        return off, severities, limits

    def accepted(self, told: list[Any]) -> tuple[dict[str, tuple[str, str]], list[str]]:
        found: dict[str, tuple[str, str]] = {}
        expired = []
        for number, entry in enumerate(told, 1):
            said = self.keys(entry, _ACCEPT_KEYS, f"terima {number}")
            words = {key: str(said.get(key, "")).strip() for key in ("finding", "reason", "by")}
            missing = [key for key, value in words.items() if not value]
            if missing:
                raise self.refused(f"terima {number}", f"tanpa {', '.join(missing)}", f"without {', '.join(missing)}")
            until = said.get("until")
            if isinstance(until, datetime.date) and until < self.today:
                expired.append(words["finding"])
            else:
                found[words["finding"]] = words["reason"], words["by"]
        return found, expired

    def keys(self, entry: Any, known: Mapping[str, str], place: str) -> dict[str, Any]:
        for key in self.table(entry, place):
            if key not in known:
                raise self.unknown(key, known)
        return {known[key]: value for key, value in entry.items()}

    def severity(self, value: Any, place: str) -> Severity:
        for name in SEVERITIES:
            if value == name:
                return name
        raise self.refused(
            place, f"tingkat {value!r} bukan {', '.join(SEVERITIES)}", f"severity {value!r} is none of {', '.join(SEVERITIES)}"
        )

    def limits(self, value: Any, rule: Rule) -> dict[str, float]:
        allowed = thresholds(rule)
        if not isinstance(value, dict) or not all(isinstance(number, int | float) for number in value.values()):
            raise self.refused(rule.id, "batas bukan tabel angka", "limits are no table of numbers")
        for name in value:
            if name not in allowed:
                raise self.unknown(name, allowed or ("-",))
        return dict(value)

    def unknown(self, key: str, known: Collection[str]) -> InputError:
        return InputError({"id": f"“{key}” tidak dikenal", "en": f"“{key}” is not known"}, place=str(self.path), cure=near(key, known))

    def refused(self, place: str, indonesian: str, english: str) -> InputError:
        return InputError({"id": f"{place}: {indonesian}", "en": f"{place}: {english}"}, place=str(self.path))


def thresholds(rule: Rule) -> dict[str, float]:
    """The thresholds of a rule that a user may set, with their usual values: the keywords of its check."""
    check: Callable[..., Any] = rule.check
    found = signature(check).parameters.values()
    return {parameter.name: parameter.default for parameter in found if parameter.kind is parameter.KEYWORD_ONLY}

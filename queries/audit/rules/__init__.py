"""The audit rules, one module each, in wings by what they look at; a module named like a rule (a01) holds its RULE."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module

from ..rule import Rule

MODULE = re.compile(r"[a-z]\d\d")


def modules() -> Iterator[str]:
    """The modules that hold a rule, by their full names."""
    for wing in pkgutil.iter_modules(__path__, f"{__name__}."):
        if wing.ispkg:
            for module in pkgutil.iter_modules(import_module(wing.name).__path__, f"{wing.name}."):
                if MODULE.fullmatch(module.name.rpartition(".")[2]):
                    yield module.name


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule by its id, in the order of the ids."""
    found: list[Rule] = [import_module(name).RULE for name in modules()]
    return {rule.id: rule for rule in sorted(found, key=lambda rule: rule.id)}

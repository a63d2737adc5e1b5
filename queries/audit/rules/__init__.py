"""The audit rules, one module each; a module named like a rule (a01) holds its RULE."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Mapping
from functools import cache
from importlib import import_module

from ..rule import Rule

MODULE = re.compile(r"[a-z]\d\d")


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule by its id, in the order of the ids."""
    found: dict[str, Rule] = {}
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda item: item.name):
        if MODULE.fullmatch(module.name):
            rule = import_module(f"{__name__}.{module.name}").RULE
            found[rule.id] = rule
    return found

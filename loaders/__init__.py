"""Documents in: readers → blocks → tables → the facts of a plan, each with its origin → its typed graph."""

from __future__ import annotations

from .files import load, read_plan

__all__ = ["load", "read_plan"]

"""Tables of strategi and arah kebijakan (T-C.26 of Permendagri 86/2017 and the tables of chapter III of Inmendagri 2/2025)."""

from __future__ import annotations

import re

from .builder import Builder
from .clean import joined, one_line
from .facts import Item, Origin
from .goals import continues
from .match import closest, key
from .regional import regional_groups, supporters, table_missions
from .tables import Table
from .words import bare, items, without_local

_PARTS = re.compile(r"(?i)\b(strategi|arah\s+kebijakan|kebijakan)\s*:\s*")


def _statement(text: str) -> str:
    return without_local(bare(one_line(text))).rstrip(" ;")


def read_strategies(builder: Builder, table: Table) -> int:
    """Read a table of strategi and arah kebijakan; returns the number of statements."""
    if "strategy_policy" in table.roles():
        return _read_combined(builder, table)
    missions = table_missions(builder, table)
    plan = builder.plan
    own_sasaran = list(plan.of_level("Sasaran"))
    sasaran: Item | None = None
    goal: Item | None = None
    strategies: list[Item] = []
    policies: list[Item] = []
    before = {"strategy": "", "policy": ""}
    facts = 0
    for record in table.records:
        origin = Origin(record.place, record.words, table.name)
        goal_text, sasaran_text = _statement(record.get("goal")), _statement(record.get("sasaran"))
        if len(goal_text) > 8:
            goal = _known(builder, "Goal", goal_text, origin) or goal
            for mission in missions:
                if goal is not None:
                    goal.add_support(mission)
        if len(sasaran_text) > 8 and not record.get("sasaran")[:1].islower():
            found = _known(builder, "Sasaran", sasaran_text, origin)
            if found is None and not own_sasaran:
                found = builder.item("Sasaran", sasaran_text, origin, parent=goal)
            sasaran, strategies, policies = found, [], []
        strategy, policy = record.get("strategy"), record.get("policy")
        if strategy:
            if strategies and continues(strategy, before["strategy"]):
                strategies[-1].text = joined(strategies[-1].text, _statement(strategy))
            elif strategies and not policy and "policy" in table.roles():
                # A strategy always has a policy beside it: a text alone in the strategies' column is a policy whose
                # own column the extraction lost.
                policy = strategy
            else:
                strategies = [builder.item("Strategy", _statement(text), origin) for text in items(strategy)]
                facts += len(strategies)
                for item in strategies:
                    item.add_parent(sasaran)
        if policy:
            if policies and continues(policy, before["policy"]):
                first, *rest = items(policy) or [policy]
                policies[-1].text = joined(policies[-1].text, first)
            else:
                rest, policies = items(policy), []
            for text in rest:
                item = builder.item("Policy", _statement(text), origin)
                facts += 1
                policies.append(item)
                for parent in strategies:
                    item.add_parent(parent)
        before = {"strategy": strategy or before["strategy"], "policy": policy or before["policy"]}
    return facts


def _known(builder: Builder, level: str, text: str, origin: Origin) -> Item | None:
    items = list(builder.plan.of_level(level))
    found = closest(text, [(item.text, item) for item in items], 75.0)
    begun = [item for item in items if len(key(text)) > 20 and key(item.text).startswith(key(text))]
    if found is None and len(begun) == 1:
        found = begun[0], 90.0  # the same statement, worded shorter
    if found is None:
        return None
    if origin not in found[0].origins:
        found[0].origins.append(origin)
    return found[0]


def _read_combined(builder: Builder, table: Table) -> int:
    """A column that holds "Strategi: … Arah Kebijakan: …" beside the misi and sasaran RPJMD that they answer to."""
    groups = regional_groups(builder, table)
    strategies: list[Item] = []
    label, facts, group_start = "", 0, -1
    for number, record in enumerate(table.records):
        text = record.get("strategy_policy")
        missions, regional = supporters(groups, number)
        start = next((group.first for group in groups if group.first <= number < group.last), -1)
        if start != group_start:
            strategies, group_start = [], start
        if not text:
            continue
        origin = Origin(record.place, record.words, table.name)
        sasaran = _sasaran_of(builder, missions, regional)
        pieces = _PARTS.split(text)
        parts = ([(label, pieces[0])] if pieces[0].strip() and label else []) + list(zip(pieces[1::2], pieces[2::2], strict=True))
        for label, words in parts:
            label = label.lower()
            for statement in items(words):
                facts += 1
                if label == "strategi":
                    item = builder.item("Strategy", _statement(statement).rstrip("."), origin)
                    for parent in sasaran:
                        item.add_parent(parent)
                    strategies.append(item)
                else:
                    item = builder.item("Policy", _statement(statement).rstrip("."), origin)
                    for parent in strategies:
                        item.add_parent(parent)
    return facts


def _sasaran_of(builder: Builder, missions: list[Item], regional: list[Item]) -> list[Item]:
    """The plan's sasaran that support the given sasaran RPJMD, else the given misi."""
    for targets in (regional, missions):
        found = [item for item in builder.plan.of_level("Sasaran") if any(up is target for up in item.supports for target in targets)]
        if found:
            return found
    return []

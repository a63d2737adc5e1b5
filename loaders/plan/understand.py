"""From a document's tables and running text to the facts of a plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext

from ..documents.blocks import Pages
from ..documents.reasons import Reason
from ..nomenclature.imported import known
from ..nomenclature.lookup import Nomenclature
from ..tables.columns.baselines import part_baselines
from ..tables.columns.editions import part_editions, part_former_tables
from ..tables.columns.table import Table
from ..tables.dates import without_dates
from ..tables.find import find_tables
from ..tables.levels import is_levelled
from .beside.past import read_past
from .beside.priorities import read_priorities
from .beside.served import read_served, serve_as_worded
from .beside.served_text import read_served_text
from .builder import Builder
from .coverage import Cell, account, printed_cells, words_of
from .facts import NotUnderstood, Plan, TableReport
from .identity.evidence import read_identity
from .identity.kinds import OF_REGION
from .ledger import Said
from .programs.offices import settle_offices
from .programs.programs import read_programs
from .programs.reworded import unite_reworded
from .programs.twins import settle_twins
from .prose.cascades import part_shared_programs
from .prose.missions import read_missions
from .prose.passages import passages
from .prose.text_chain import read_text_chain
from .prose.text_statements import text_statements
from .prose.visions import read_visions
from .recognised import settle_recognised
from .statements.assigned import read_assigned
from .statements.goals import name_goal_figures, read_goals
from .statements.key_indicators import link_programs, read_key_indicators
from .statements.label_tables import name_labelled, read_label_table
from .statements.mission_tables import read_mission_table
from .statements.of_region import settle_regional
from .statements.other_forms import with_own_goals
from .statements.own_quoted import with_own_quoted
from .statements.regional import settle_quoted
from .statements.regional_tables import read_regional_table, read_vision_column
from .statements.strategies import read_strategies
from .table_kinds import OF_OTHERS, Kinds, kind_of, reading_order
from .units import settle_units
from .unread_tables import table_not_read
from .untrusted import leave_untrusted
from .words import mend_words, vocabulary_of

_AFTER_TEXT = ("strategies", "key", "labels")  # and these after the tujuan and sasaran of running text
# What stands beside the cascade is read last: it tells of what the other tables state, and adds nothing to them.
_BESIDE = {"past": read_past, "priorities": read_priorities}


def understand(pages: Pages, nomenclature: Nomenclature | None = None) -> Plan:
    """Read a document's blocks as a plan. Nothing is dropped silently: see `tables` and `not_understood` of the result."""
    plan = Plan(pages.file_name, pages.sha256, recognised=pages.recognised)
    plan.not_understood += [NotUnderstood(entry.place, entry.words, entry.reason) for entry in pages.left_out]
    builder = Builder(plan)
    read_identity(plan, pages)
    province = plan.region_level == "Provinsi"
    texts = passages(pages, province=province)
    read_missions(builder, texts, province=province)
    tables = builder.tables = find_tables(pages)
    for table in tables:
        _settle_columns(table, plan)
    plan.not_understood += [NotUnderstood(place, words, Reason.DATE) for place, words in without_dates(tables)]
    plan.not_understood += _left_out(tables)
    names = nomenclature or known()
    kinds = with_own_quoted(with_own_goals([(kind_of(table, plan, names), table) for table in tables]))
    printed = printed_cells(tables)
    counts: dict[int, int] = {}
    former = {id(table) for table in part_former_tables(tables)}
    told = False
    for (kind, _), table in sorted(reading_order(kinds), key=lambda entry: id(entry[1]) in former):
        if not told and (kind in _AFTER_TEXT or id(table) in former):
            read_text_chain(builder, texts, province=province)
            told = True
        with builder.only_known() if id(table) in former else nullcontext():
            counts[id(table)] = _read(kind, builder, table, names)
            read_vision_column(builder, table)
    if not told:
        read_text_chain(builder, texts, province=province)
    builder.finish()
    part_shared_programs(plan, texts)
    _settle_names(builder, names, pages)
    kinds = _serving(builder, kinds, counts, former)
    read_served_text(builder, texts)
    serve_as_worded(plan)
    settle_units(plan)
    settle_offices(builder)
    read_visions(builder, texts, province=province)
    settle_quoted(plan)
    plan.text_statements = text_statements(plan, texts)
    if plan.kind in OF_REGION:
        settle_regional(plan)
        read_assigned(plan, tables)
    for (kind, reason), table in kinds:
        if reason is None and kind in _BESIDE:
            counts[id(table)] = _BESIDE[kind](builder, table)
    _account(plan, kinds, counts, printed)
    settle_recognised(plan)  # last: the cells were counted as they were read
    leave_untrusted(plan)
    return plan


# The tables that other readers leave or read for something else, which may yet print programs beside the sasaran that they serve.
_MAY_SERVE = ("goals", "key", "strategies", "labels", "unknown")
_UNUSED = (None, Reason.NO_FIGURES, Reason.OUTSIDE, Reason.NO_HEADER)


def _serving(builder: Builder, kinds: Kinds, counts: dict[int, int], former: set[int]) -> Kinds:
    """Read which sasaran the programs serve; what says so is a part of the plan, without money too."""
    may = [table for (kind, reason), table in kinds if kind in _MAY_SERVE and reason in _UNUSED and id(table) not in former]
    may = [table for table in may if not OF_OTHERS.search(f"{table.caption} {table.heading}")]
    coded = [table for (kind, _), table in kinds if kind in ("programs", "cascade") and id(table) not in former]
    links = read_served(builder, may, coded, [table for _, table in kinds])
    counts.update({one: counts.get(one, 0) + count for one, count in links.items()})
    return [(("served", None) if links.get(id(table)) and kind[1] and table.records else kind, table) for kind, table in kinds]


def _account(plan: Plan, kinds: Kinds, counts: Mapping[int, int], printed: Mapping[int, list[Cell]]) -> None:
    """Tell of each table what it is and how many of its cells are said, and list what is not."""
    said = Said(plan)
    for (kind, reason), table in kinds:
        rows = len(table.records) or len(table.raw)
        columns = tuple((column.role, column.year) for column in table.columns if column.role)
        facts, cells = counts.get(id(table), 0), printed[id(table)]
        report = TableReport(table.name, table.caption or table.heading, table.place, kind, rows, columns, facts, reason, len(cells))
        plan.tables.append(report)
        if reason is None:
            held = account(plan, said, table, cells)
            report.used, report.listed = len(held.used), len(held.listed - held.used)
            report.aside, report.read = len(held.aside - held.used), held.rows
        else:
            plan.not_understood.append(table_not_read(table, reason, frozenset(cell.number for cell in cells)))
            report.listed = len(cells)


def _left_out(tables: Sequence[Table]) -> Iterator[NotUnderstood]:
    """The rows that no table keeps: those printed twice by a slip, and remarks that stand as a last row."""
    for table in tables:
        for row in table.repeated:
            yield NotUnderstood(row.place, words_of(row)[:160], Reason.REPEATED, table=table.name)
        for row in table.remarks:
            yield NotUnderstood(row.place, words_of(row)[:160], Reason.OUTSIDE, table=table.name, part="row", aside=True)


def _settle_names(builder: Builder, names: Nomenclature, pages: Pages) -> None:
    """What several tables print of one node becomes one, in whole words."""
    unite_reworded(builder, names)
    settle_twins(builder, vocabulary_of(pages))
    mend_words(builder.plan, pages)


def _settle_columns(table: Table, plan: Plan) -> None:
    """What the period says of a table's columns, and what they say of editions."""
    table.name_years(plan.period)
    name_labelled(table)
    name_goal_figures(table)
    part_baselines(table, plan.period)
    part_editions(table)


def _read(kind: str, builder: Builder, table: Table, names: Nomenclature) -> int:
    if kind == "missions":
        return read_mission_table(builder, table)
    if kind == "regional":
        return read_regional_table(builder, table)
    if kind == "goals":
        return read_goals(builder, table)
    if kind in ("cascade", "names", "programs"):
        strategies = read_strategies if "strategy" in table.roles() and is_levelled(table) else None
        return read_programs(builder, table, names) + (strategies(builder, table) if strategies else 0)
    if kind == "strategies":
        return read_strategies(builder, table)
    if kind == "key":
        caption = f"{table.caption} {table.heading} {' '.join(c.header for c in table.columns)}".lower()
        mark = "IKK" if re.search(r"\bikk\b|kinerja kunci", caption) else "IKU" if re.search(r"\biku\b|kinerja utama", caption) else ""
        links = link_programs(builder, table) if "sasaran" in table.roles() else 0
        return links + read_key_indicators(builder, table, mark)
    return read_label_table(builder, table)

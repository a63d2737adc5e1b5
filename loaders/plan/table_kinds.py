"""What kind of table a table is, by the roles of its columns, its caption and its words, and in which order the kinds are read."""

from __future__ import annotations

import re

from ..documents.reasons import Reason
from ..language import codes
from ..language.cleaning import one_line
from ..language.header_words import compact, levels_named
from ..language.lexicon import bare, local_number
from ..language.offices import AGENCY_KINDS
from ..nomenclature.imported import known
from ..nomenclature.lookup import Nomenclature
from ..tables.columns.table import Table
from ..tables.levels import is_levelled
from .beside.past import why_not
from .beside.priorities import is_priorities
from .facts import Plan
from .statements.label_tables import is_label_table
from .statements.misi import best_mission
from .statements.mission_tables import is_mission_table

# Tables are read in this order, whatever their order in the document: what the later ones need, the earlier ones provide.
ORDER = ("missions", "regional", "goals", "cascade", "programs", "names", "strategies", "key", "labels")


def kind_of(table: Table, plan: Plan, names: Nomenclature | None = None) -> tuple[str, Reason | None]:
    """What a table is, by the roles of its columns, and why it is not read if it is not."""
    roles = table.roles()
    if "goal_sasaran" in roles:
        roles |= {"goal", "sasaran"}
    caption = f"{table.caption} {table.heading}".lower()
    if is_mission_table(table, province=plan.region_level == "Provinsi", agencies=plan.has_own_vision):
        return "missions", None
    if not table.columns or is_label_table(table):
        return ("labels", None) if table.bands or is_label_table(table) else ("unknown", Reason.NO_HEADER)
    if (beside := _kind_beside(table, plan)) is not None:
        return beside
    if OF_OTHERS.search(caption):
        return "unknown", Reason.OUTSIDE
    if "goal_sasaran" in roles and re.search(r"telaah\w*\W+visi|kepala\s+daerah", caption):
        return "regional", None
    if _is_regional(table, roles):
        return "regional", None
    if "name" in roles and not _only_adds_programs(table, roles):
        if not _names_programs(table, names or known()):
            return "unknown", Reason.OUTSIDE
        kind = _kind_of_programs(table, roles) or _kind_beside_programs(table, roles)
        return (kind, None) if kind else ("unknown", Reason.NO_FIGURES)
    kind = _kind_of_statements(roles, caption)
    if kind == "regional" and "mission" in roles and _is_own(table, plan):
        kind = "goals"
    return (kind, None) if kind else ("unknown", Reason.OUTSIDE)


def _kind_beside(table: Table, plan: Plan) -> tuple[str, Reason | None] | None:
    """The kind of a table beside the cascade: results of the past, priorities, other figures of past years; None for any other."""
    caption = f"{table.caption} {table.heading}".lower()
    if "past" in table.roles() or re.search(r"realisasi|pencapaian kinerja pelayanan", caption):
        return "past", why_not(table, plan)
    if is_priorities(table):
        return "priorities", None
    years = [year for role in ("pagu", "target") for year in table.years(role)]
    return ("past", Reason.BEFORE_PERIOD) if years and plan.period and max(years) < plan.period[0] else None


# Reviews of other governments' plans ("Telaah Renstra Provinsi"), whose tujuan and sasaran are none of the plan's own.
OF_OTHERS = re.compile(
    r"(?i)\b(?:tela+h\w*|penelaahan|komparasi)\b[^.]*"
    r"\b(?:k\s?/\s?l|kementerian|provinsi|propinsi|nasional|tata ruang|klhs|lingkungan hidup)\b"
)
_OF_REGION = re.compile(r"(?i)\b(?:tujuan|sasaran|target|indikator|cascading)\b.*\b(?:rpj?m?d|rpd)\b")
_OF_AGENCY = re.compile(
    r"(?i)\b(?:renstra|perangkat|[os]?pd|dinas|badan|kecamatan|satuan|sekretariat|inspektorat|pelayanan|sesuai|mengacu|terhadap|strategi)\b"
)


def _is_regional(table: Table, roles: set[str]) -> bool:
    """True for a table of the region's own tujuan and sasaran: its heads say so, or its caption, and none of them is the agency's."""
    if "name" in roles or roles & {"strategy", "policy", "strategy_policy"}:
        return False
    if roles & {"regional", "regional_goal"}:
        return not roles & {"goal", "sasaran", "goal_sasaran", "regional_policy"}
    captioned = _OF_REGION.search(table.caption) and not _OF_AGENCY.search(table.caption)
    return bool(captioned) and {"goal", "sasaran"} <= roles and "regional" not in roles


# Whose tujuan and sasaran a caption names beside the misi that they serve.
_OF_PLAN = re.compile(rf"(?i)\b(?:renstra|rencana\s+strategis|perangkat\s+daerah|[os]?k?pd|{AGENCY_KINDS})\b")


_SHEET = re.compile(r"(?i)^lembar\s+“[^”]*”")
_OF_STATEMENTS = re.compile(r"(?i)\b(?:misi|tujuan|sasaran|t\W?c\W?25|cascad\w*|kaskade)\b")


def _is_own(table: Table, plan: Plan) -> bool:
    """True for a bare table of misi, tujuan and sasaran of the plan's own: below the agency's misi, or as its caption says."""
    if any(column.role in ("regional", "regional_goal") for column in table.columns) or _OF_REGION.search(table.caption):
        return False
    own = [item for item in plan.of_level("Mission") if item.listing == "agency"]
    cells = [text for record in table.records for _, text in record.columns("mission") if len(text) > 10]
    if own and any(best_mission(own, bare(one_line(text))) is not None for text in cells):
        return True
    sheet = _SHEET.match(table.caption)
    if sheet is None:
        return _OF_PLAN.search(table.caption) is not None
    # A sheet and its first line are called "Renstra" as the file is: only words of its statements say whose they are.
    return any(_OF_STATEMENTS.search(words) and _OF_PLAN.search(words) for words in (sheet[0], table.caption[sheet.end() :]))


def _only_adds_programs(table: Table, roles: set[str]) -> bool:
    """True for a table of sasaran with their targets that names the program of each behind them."""
    if not {"indicator", "target", "sasaran"} <= roles or roles & {"pagu", "end_pagu", "code", "outcome", "output"}:
        return False
    names = [column for column in table.columns if column.role == "name"]
    targets = [column.position for column in table.columns if column.role == "target"]
    if not all(compact(column.header).startswith("program") for column in names):
        return False
    # Between indicators that are headed as the sasaran's and their targets a program only stands beside them.
    headed = [levels_named(column.header) for column in table.columns if column.role == "indicator"]
    of_upper = all(found and found <= {"Goal", "Sasaran"} for found in headed)
    return all(column.position > max(targets) or (of_upper and column.position < min(targets)) for column in names)


# What a header or caption says of the programs of a plan, letters only.
_OF_PROGRAMS = re.compile(r"program|kegiatan|pagu|pendanaan|outcome|nomenklatur|cascading")
_NAMED_PROGRAM = re.compile(r"(?i)^\W*(?:program|(?:sub\s*)?kegiatan)\b")
_SEEN = 40  # rows that tell what a table lists


def _names_programs(table: Table, names: Nomenclature) -> bool:
    """False for figures by year of something else, as people or revenue: "Uraian" heads any list, and large figures are not yet money."""
    heads = [compact(column.header) for column in table.columns]
    if not all(head.startswith("uraian") for column, head in zip(table.columns, heads, strict=True) if column.role == "name"):
        return True
    if any(_OF_PROGRAMS.search(text) for text in (*heads, compact(table.caption))) or _is_coded(table):
        return True
    rows = [text for record in table.records[:_SEEN] if (text := one_line(record.get("name")))]
    if any(_NAMED_PROGRAM.match(text) or local_number(text) for text in rows):
        return True
    return any(names.lookup(text, level) for text in rows if len(text.split()) > 2 for level in ("Program", "Activity", "SubActivity"))


def _kind_of_programs(table: Table, roles: set[str]) -> str:
    """The kind of a table that names programs, or "" where it only lists them."""
    if roles & {"pagu", "end_pagu"}:
        return "programs"
    if is_levelled(table):
        return "programs" if roles & {"target", "end_target"} else "cascade"
    if len(roles & {"indicator", "outcome", "output", "result", "sasaran", "result_name"}) >= 2 and not roles & {"target", "number"}:
        # Without codes and labels a cascading table does not say its levels: it is read when the names are known.
        return "cascade" if _says_levels(table) else "names"
    # Coded names say their levels by themselves, whatever stands beside them.
    if _is_coded(table):
        return "cascade"
    # Targets in a table of their own, the money in another: it is read when the names are known.
    return "names" if {"indicator", "target"} <= roles else ""


def _kind_beside_programs(table: Table, roles: set[str]) -> str:
    """The kind of a table of statements that only names programs beside them, or "" where it has no such statements."""
    if {"sasaran", "indicator", "formula"} <= roles:
        return "key"
    if "regional_goal" not in roles:
        return ""
    named = [record for record in table.records if record.get("name")]
    told = all(record.get("sasaran") or "sasaran" in record.covered for record in named)
    # Beside empty cells that nothing reaches down over the programs stand in no order that tells whom they serve.
    return "goals" if {"goal", "sasaran"} <= roles and told else "regional"


# The caption of a table of the plan's sasaran, and of one that lists key indicators by sasaran.
_OF_SASARAN = re.compile(r"(?i)\bsasaran\b")
_OF_INDICATORS = re.compile(r"(?i)\bik[uk]\b|indikator|kinerja\s+(?:utama|kunci)|perjanjian")


def _kind_of_statements(roles: set[str], caption: str = "") -> str:
    """The kind of a table of tujuan, sasaran, strategi or indicators, or "" for any other."""
    if {"goal", "sasaran"} <= roles and roles & {"regional", "regional_goal"} and not roles & {"strategy", "policy", "strategy_policy"}:
        return "goals"  # the chain from the region's statements to the plan's own, with figures or without
    if {"indicator", "target", "sasaran"} <= roles and "strategy" not in roles and "policy" in roles:
        return "goals"  # the policies of a table of targets are beside the point
    strategies = "strategy" in roles and roles & {"policy", "sasaran", "goal"}
    policies = "policy" in roles and roles & {"sasaran", "regional", "nspk", "regional_policy", "goal"}
    if "strategy_policy" in roles or strategies or policies:
        return "strategies"
    if roles & {"indicator", "goal_indicator"}:
        figures = roles & {"target", "baseline"}
        # A numbered list by sasaran alone is one of key indicators.
        counted = "number" in roles and not (_OF_SASARAN.search(caption) and not _OF_INDICATORS.search(caption))
        if figures and "sasaran" in roles and not counted:
            return "goals"
        if "goal" in roles and ("target" in roles or ("baseline" in roles and "number" not in roles)):
            return "goals"
    if "indicator" in roles and roles & {"target", "formula"}:
        return "key"
    regional = "mission" in roles and roles & {"goal", "regional_goal"} and roles & {"sasaran", "regional"}
    return "regional" if regional else ""


Kinds = list[tuple[tuple[str, Reason | None], Table]]


def reading_order(kinds: Kinds) -> Kinds:
    """The tables that are read, in the order of ORDER; of programs those first that say the levels which others leave open."""
    coded = any(kind == "programs" and _is_coded(table) for (kind, _), table in kinds)

    def place(entry: tuple[tuple[str, Reason | None], Table]) -> tuple[int, bool]:
        (kind, _), table = entry
        without = kind in ("cascade", "programs") and not _is_coded(table) and (coded or _says_no_levels(table))
        return ORDER.index("programs" if kind == "cascade" and without else kind), without

    return sorted((entry for entry in kinds if entry[0][0] in ORDER), key=place)


def _says_no_levels(table: Table) -> bool:
    """True for a cascading table whose every row has its result: which are kegiatan, only the sums of another table can tell."""
    named = [record for record in table.records if one_line(record.get("name"))]
    with_result = sum(bool(record.get("output")) for record in named)
    labelled = sum(local_number(one_line(record.get("name"))) is not None for record in named)
    return "output" in table.roles() and with_result >= 0.7 * len(named) and labelled < 0.3 * len(named)


def _is_coded(table: Table) -> bool:
    names = [one_line(record.get("code") or record.get("name")) for record in table.records]
    told = sum(codes.split_leading(name)[0] is not None for name in names)
    return told >= 0.3 * max(1, sum(map(bool, names)))


def _says_levels(table: Table) -> bool:
    names = [one_line(record.get("code") or record.get("name")) for record in table.records]
    told = sum(codes.split_leading(name)[0] is not None or local_number(name) is not None for name in names)
    return told >= 0.4 * max(1, sum(map(bool, names))) or bool({"outcome", "output"} & table.roles())

"""D03: a code that is malformed, cut, not below its parent's, of two names, or not in the imported edition of the official list."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import fuzz

from .....graph.concepts.difference import difference
from .....graph.ids import fold
from .....graph.model import Edge, Node, PlanGraph
from ....texts import Text, both
from ...findings import Finding, Place, Verdict
from ...places import by_document, documents_of, integer, origins, place_of, text
from ...printed.codes import DOWN, LEVELS, Kind, coded_name, coded_rows, differ_in_one_part, editions, kind_of, parent_code
from ...printed.money import pays_for_another
from ...printed.unread import unread
from ...printed.words import same_indicator
from ...rule import Rule

_SHOWN = 4
_MANY = 5  # names without a code; of fewer it may have been lost in reading
_SINCE = 2020  # the first year of plans by the official list of codes
_CODED = re.compile(r"(?<![\d.,])(?:\d{1,2}|[Xx]{1,2})\s*\.\s*(?:\d{2}|[Xx]{2})\s*\.\s*\d{2}(?!\d)")
_SAME = 95
_RESULT = ("ter", "ber", "jumlah", "persen", "prosen", "presen", "nilai", "indeks", "indikator", "output", "outcome", "cakupan", "tingkat")
_PLACES = ("kelurahan", "desa", "seksi", "sub bagian", "subbag", "kecamatan")
_TOLD: dict[Kind, Text] = {
    "no beginning": Text("tanpa bagian depannya", "without its beginning"),
    "no end": Text("terpotong di belakang", "cut at its end"),
    "malformed": Text("tidak berbentuk kode resmi", "not of the official form"),
}


def items(graph: PlanGraph) -> Iterator[str]:
    """Every program, kegiatan and subkegiatan that is printed with a code."""
    for label in LEVELS:
        yield from (node.id for node in graph.nodes(label) if node.properties.get("code") or node.properties.get("printed_code"))


def check(graph: PlanGraph, *, usual: float = 0.7) -> Iterator[Finding]:
    """A finding per code with a wrong beginning or with two names, and one a plan for damaged codes and for those in no list.

    Where fewer than `usual` of a level's codes are whole, the plan writes its codes in another form: that is no fault.
    """
    for document, nodes in by_document(graph, items(graph)).items():
        yield from _damaged(graph, [graph.node(id) for id in nodes], usual)
        wrong = list(_wrong_beginning(graph, document, nodes))
        yield from wrong
        yield from _two_names(graph, nodes)
        told = {finding.node for finding in wrong}
        yield from _in_no_list(graph, [graph.node(id) for id in nodes if id not in told])
    yield from _without_codes(graph)


def _without_codes(graph: PlanGraph) -> Iterator[Finding]:
    """A note per plan for its tables with money that print no codes, one per table that lacks those of rows of which most have one."""
    lost = {(entry.document, entry.table) for entry in unread(graph) if _CODED.search(entry.words)}
    without: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for (document, table), coded in _rows_with_money(graph).items():
        period = integer(graph.node(document).properties.get("period_start")) or 0
        if (document, table) in lost or period < _SINCE:
            continue
        bare = [id for id, is_coded in coded.items() if not is_coded]
        if len(bare) == len(coded) >= _MANY:
            without[document][table] = bare
            continue
        of_level, bare_of = (Counter(graph.node(id).label for id in ids) for ids in (coded, bare))
        bare = [id for id in bare if 2 * bare_of[graph.node(id).label] < of_level[graph.node(id).label]]
        if len(bare) >= _MANY:
            yield _no_codes(graph, {table: bare}, len(coded))
    for tables in without.values():
        yield _no_codes(graph, tables, len({id for bare in tables.values() for id in bare}))


def _no_codes(graph: PlanGraph, tables: Mapping[str, Sequence[str]], of: int) -> Finding:
    table, first = next(iter(tables.items()))
    bare = list(dict.fromkeys(id for ids in tables.values() for id in ids))
    names, more = "; ".join(f"“{graph.node(id).text}”" for id in bare[:_SHOWN]), len(bare) - _SHOWN
    where = Text(" dan ".join(name or "tabelnya" for name in tables), " and ".join(name or "the table" for name in tables))
    others = ("", "") if len(bare) == of else (" Baris lain di tingkatnya berkode.", " Others of their level have one.")
    because = Text(
        f"Kode tidak tercetak pada {where.id}: {names}{f'; dan {more} lagi' if more > 0 else ''}.{others[0]}",
        f"No code is printed in {where.en}: {names}{f'; and {more} more' if more > 0 else ''}.{others[1]}",
    )
    found = Text(f"{len(bare)} dari {of} nama tanpa kode", f"{len(bare)} of {of} names without a code")
    expected = Text("kode program, kegiatan, dan subkegiatan", "codes of programs, kegiatan and subkegiatan")
    edges = [edge for edge in origins(graph, first[0]) if text(edge.properties.get("table")) == table]
    place = place_of(graph, first[0], among=edges or None)
    verdict = Verdict(expected, found, "plan", because)
    return RULE.finding(graph, first[0], verdict, key=f"none {table}", severity="note", place=place, stands_for=tuple(bare[1:]))


def _rows_with_money(graph: PlanGraph) -> dict[tuple[str, str], dict[str, bool]]:
    """By document and table what it prints with money, and whether one of its rows there prints a code."""
    found: dict[tuple[str, str], dict[str, bool]] = defaultdict(dict)
    for node in (node for label in LEVELS for node in graph.nodes(label)):
        tables = {
            (edge.target, text(edge.properties.get("table")))
            for budget in graph.targets(node.id, "FUNDED_BY")
            for edge in graph.out(budget.id, "STATED_IN")
        }
        for edge in origins(graph, node.id):
            table = edge.target, text(edge.properties.get("table"))
            if table in tables:
                coded = _CODED.search(text(edge.properties.get("cell"))) is not None
                found[table][node.id] = found[table].get(node.id, False) or coded
    return found


def _damaged(graph: PlanGraph, nodes: Sequence[Node], usual: float) -> Iterator[Finding]:
    """Codes that are cut or malformed where the others of their level are whole."""
    kinds = {node.id: kind_of(node) for node in nodes}
    found: list[Node] = []
    for label in LEVELS:
        own = [node for node in nodes if node.label == label and kinds[node.id]]
        whole = sum(kinds[node.id] == "whole" for node in own)
        if whole >= 2 and whole >= usual * len(own):
            found += [node for node in own if kinds[node.id] != "whole"]
    # On a page drawn in narrow cells what is missing may be hidden: only rows of a text or a sheet show what is printed.
    for cause in ("plan", "reading"):
        several = [node for node in found if (cause == "reading") == _may_be_hidden(graph, node, kinds[node.id])]
        if not several:
            continue
        shown = "; ".join(f"“{text(node.properties.get('printed_code'))}” {{}} ({node.text})" for node in several[:_SHOWN])
        words = [_TOLD[kinds[node.id]] for node in several[:_SHOWN]]
        more = len(several) - _SHOWN
        because = Text(
            f"{shown.format(*(word.id for word in words))}{f'; dan {more} lagi' if more > 0 else ''}. Kode lain di tingkatnya utuh.",
            f"{shown.format(*(word.en for word in words))}{f'; and {more} more' if more > 0 else ''}. The others of that level are whole.",
        )
        told = Text(f"{len(several)} kode tidak utuh", f"{len(several)} codes are not whole")
        verdict = Verdict(_whole(several[0]), told, "reading" if cause == "reading" else "plan", because)
        yield RULE.finding(
            graph, several[0].id, verdict, key=f"damaged {cause}", severity="warning", place=_place(graph, several[0]),
            stands_for=tuple(node.id for node in several[1:]),
        )  # fmt: skip


def _place(graph: PlanGraph, node: Node) -> Place:
    """The place that prints the code of a node: other tables may have its name alone."""
    printed = text(node.properties.get("printed_code")).replace(" ", "")
    shown = [edge for edge in origins(graph, node.id) if text(edge.properties.get("cell")).replace(" ", "").startswith(printed)]
    return place_of(graph, node.id, among=shown or None)


def _may_be_hidden(graph: PlanGraph, node: Node, kind: Kind) -> bool:
    return kind != "malformed" and _place(graph, node).page is not None


def _whole(node: Node) -> Text:
    code = text(node.properties.get("code"))
    return both(code) if code else Text("kode resmi yang utuh", "the whole official code")


def _wrong_beginning(graph: PlanGraph, document: str, nodes: Sequence[str]) -> Iterator[Finding]:
    """Rows between those of one parent, whose code goes on another's."""
    told: set[str] = set()
    for table, rows in coded_rows(graph, document, nodes):
        for at, id in enumerate(rows):
            node = graph.node(id)
            above = parent_code(text(node.properties.get("code")))
            around = _around(graph, rows, at)
            if above and around and around != above and id not in told and kind_of(node) == "whole":
                told.add(id)
                yield _beginning(graph, node, around, table)


def _around(graph: PlanGraph, rows: Sequence[str], at: int) -> str:
    """The code of the parent that the rows around one have, where it differs in one part from its own parent's; else nothing.

    Where the kegiatan is another, the next row must go on with the parent: the kegiatan's own row may have been lost. Where the field of
    government or the program is, a row right below the parent, or codes that go back behind it, show that too.
    """
    if not at:
        return ""
    node, before = graph.node(rows[at]), graph.node(rows[at - 1])
    after = graph.node(rows[at + 1]) if at + 1 < len(rows) else None
    directly = before.label != node.label
    parent = text(before.properties.get("code")) if directly else parent_code(text(before.properties.get("code")))
    own = parent_code(text(node.properties.get("code")))
    if not parent or not differ_in_one_part(parent, own):
        return ""
    goes_on = after is not None and after.label == node.label and parent_code(text(after.properties.get("code"))) == parent
    other_program = parent.split(".")[:3] != own.split(".")[:3]
    out_of_order = after is not None and text(after.properties.get("code")) < own
    return parent if goes_on or (other_program and (directly or (out_of_order and not graph.into(node.id, *DOWN)))) else ""


def _beginning(graph: PlanGraph, node: Node, around: str, table: str) -> Finding:
    code = text(node.properties.get("code"))
    end = code.rpartition(".")[2] if node.label == "SubActivity" else ".".join(code.split(".")[3:])
    also = both("") if graph.into(node.id, *DOWN) else Text(" Tidak ada induk dengan kode itu.", " No parent has that code.")
    printed = [edge for edge in graph.out(node.id, "STATED_IN") if text(edge.properties.get("table")) == table]
    because = Text(
        f"Baris sebelum dan sesudahnya berada di bawah {around}, kodenya berawalan {parent_code(code)}.{also.id}",
        f"The rows before and after it stand below {around}, its code begins with {parent_code(code)}.{also.en}",
    )
    verdict = Verdict(both(f"{around}.{end}"), both(code), "plan", because)
    return RULE.finding(graph, node.id, verdict, key="beginning", place=place_of(graph, node.id, among=printed or None))


def _two_names(graph: PlanGraph, nodes: Sequence[str]) -> Iterator[Finding]:
    """Codes behind which two rows of one table print two names."""
    for id in nodes:
        node, code = graph.node(id), text(graph.node(id).properties.get("code"))
        others: dict[str, Edge] = {}
        for edge in origins(graph, id) if code else ():
            words = text(edge.properties.get("cell"))
            name = _name_behind(edge, code)
            if fold(node.text) in (fold(cell) for cell in words.split(" | ")):
                continue  # the row prints the name too: what stands between it and the code is of another column
            if name and _is_another(graph, node, name, apart=pays_for_another(graph, node, edge)):
                others.setdefault(fold(name), edge)
        if len(others) == 1:  # a code beside many names is a cell that goes on downwards
            edge = next(iter(others.values()))
            yield _named_twice(graph, node, code, _name_behind(edge, code), edge)


def _name_behind(edge: Edge, code: str) -> str:
    """The name that a row of a table has behind a code: as it was read, where a result or other column stands between them."""
    words = coded_name(text(edge.properties.get("cell")), code) if edge.properties.get("table") else ""
    return words and (text(edge.properties.get("wording")) or words)


def _is_another(graph: PlanGraph, node: Node, name: str, *, apart: bool) -> bool:
    """Whether the words behind a code are another thing's name: no other wording, no result, indicator or unit of work of its own.

    Where its row stands `apart`, with money of its own, half the words may be the same.
    """
    folded = fold(name)
    if folded.startswith((*_RESULT, *_PLACES)) or (folded.startswith("me") and folded.split()[0].endswith("nya")):
        return False
    own = [node.text]
    own += [other.text for other in (*graph.targets(node.id, *DOWN), *graph.sources(node.id, *DOWN)) if other.properties.get("code")]
    results = [below.text for below in graph.targets(node.id, "ACHIEVES")]
    if any(_alike(fold(other), folded, apart=apart) for other in own if other) or any(
        fuzz.ratio(fold(result), folded) >= _SAME for result in results
    ):
        return False
    return not any(_alike(fold(unit.text), folded) for unit in graph.nodes("Unit"))


def _alike(one: str, other: str, *, apart: bool = False) -> bool:
    a, b = one.replace(" ", ""), other.replace(" ", "")
    if a in b or b in a or same_indicator(one, other) or difference(tuple(one.split()), tuple(other.split())).same:
        return True
    if apart:
        return False
    first, second = (set(filter(lambda word: len(word) > 3, words.split())) for words in (one, other))
    return 2 * len(first & second) >= len(first | second)  # worded in another way: C04's


def _named_twice(graph: PlanGraph, node: Node, code: str, name: str, edge: Edge) -> Finding:
    because = Text(
        f"Kode {code} tercetak di depan “{node.text}” dan di depan “{name}”.",
        f"The code {code} is printed before “{node.text}” and before “{name}”.",
    )
    verdict = Verdict(Text("satu nama tiap kode", "one name for each code"), both(f"“{name}”"), "plan", because)
    return RULE.finding(graph, node.id, verdict, key="names", severity="warning", place=place_of(graph, node.id, among=[edge]))


def _in_no_list(graph: PlanGraph, nodes: Sequence[Node]) -> Iterator[Finding]:
    """Codes that the imported edition does not have, where it has the others."""
    known = editions(graph)
    missing = [node for node in nodes if kind_of(node) == "whole" and known and _is_unlisted(graph, node)]
    if not missing or 2 * len(missing) > len(nodes):
        return  # the plan follows another edition than the imported ones
    named = ", ".join(known)
    shown = "; ".join(f"{text(node.properties.get('code'))} ({node.text})" for node in missing[:_SHOWN])
    more = len(missing) - _SHOWN
    because = Text(
        f"Dalam daftar {named} tidak ada {shown}{f'; dan {more} lagi' if more > 0 else ''}. Mungkin dari edisi lain.",
        f"The list {named} does not have {shown}{f'; and {more} more' if more > 0 else ''}. They may be of another edition.",
    )
    verdict = Verdict(
        Text(f"kode dari daftar {named}", f"codes of the list {named}"),
        Text(f"{len(missing)} kode tidak ada dalam daftar itu", f"{len(missing)} codes are not in that list"),
        "plan",
        because,
    )
    others = tuple(node.id for node in missing[1:])
    yield RULE.finding(graph, missing[0].id, verdict, key="list", severity="note", stands_for=others)


def _is_unlisted(graph: PlanGraph, node: Node) -> bool:
    """Whether its printed code was looked up and no edition has it."""
    entries = [graph.node(edge.target) for edge in graph.out(node.id, "CLASSIFIED_AS") if edge.properties.get("method") == "printed code"]
    return bool(entries) and not any(entry.properties.get("edition") for entry in entries) and bool(documents_of(graph, node.id))


RULE = Rule(
    id="D03",
    name="code.wrong",
    lke="1.c.1",
    severity="error",
    title=Text("Kode rusak, salah awalan, atau ganda", "Code damaged, with a wrong beginning, or used twice"),
    why=Text(
        "Anggaran dan kinerja dipertemukan lewat kode: yang salah kodenya masuk ke kegiatan lain atau tidak terbaca oleh sistem.",
        "Money and performance meet by their codes: what has a wrong one counts with another kegiatan, or no system can read it.",
    ),
    source=("N90",),
    cure=Text(
        "Perbaiki kodenya menurut daftar nomenklatur, di semua tabel.",
        "Correct the code by the official list, in all tables.",
    ),
    bad=Text(
        "7.01.02.2.06.0004 tercetak di antara 7.01.01.2.06.0003 dan 7.01.01.2.06.0005.",
        "7.01.02.2.06.0004 is printed between 7.01.01.2.06.0003 and 7.01.01.2.06.0005.",
    ),
    good=Text(
        "7.01.01.2.06.0004 di bawah kegiatan 7.01.01.2.06, dengan satu nama.",
        "7.01.01.2.06.0004 below the kegiatan 7.01.01.2.06, with one name.",
    ),
    items=items,
    check=check,
)

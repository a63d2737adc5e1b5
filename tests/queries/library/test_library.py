"""The library's headers, and the checks that stand before a query."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from selaras.graph.errors import QueryError
from selaras.queries.library.named import Parameter, get, named_queries, parse
from selaras.queries.run import arguments, convert, guess, is_name, run
from selaras.queries.texts import Text

GOOD = """// title: Judul
// title-en: Title
// description: Uraian: dengan titik dua
// description-en: Description
// parameter: agency (string) — siapa | who
// parameter: years (integer) = 3 — berapa | how many
// column: one — satu | one
MATCH (n)
// a comment of the query itself
RETURN n AS one
"""


class Recorder:
    """Stands for a store: records what it is asked, and answers nothing."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, Any], float | None]] = []

    def rows(self, cypher: str, parameters: Mapping[str, Any] | None = None, *, timeout: float | None = None) -> Any:
        self.asked.append((cypher, dict(parameters or {}), timeout))
        return Nothing()


class Nothing(list[tuple[Any, ...]]):
    columns: tuple[str, ...] = ()


def test_a_header_is_read() -> None:
    query = parse("contoh", GOOD)
    assert query.title == {"id": "Judul", "en": "Title"}
    assert query.description["id"] == "Uraian: dengan titik dua"
    assert query.parameters == (
        Parameter("agency", "string", Text("siapa", "who"), True),
        Parameter("years", "integer", Text("berapa", "how many"), False, 3),
    )
    assert [(column.name, column.meaning.en) for column in query.columns] == [("one", "one")]
    assert query.cypher == "MATCH (n)\n// a comment of the query itself\nRETURN n AS one"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("// title-en: Title\n", "", "title-en"),
        ("// column: one — satu | one\n", "", "columns"),
        ("(string)", "(text)", "contoh.cypher:5"),
        ("siapa | who", "siapa", "contoh.cypher:5"),
        ("// column: one — satu | one", "// colum: one — satu | one", "contoh.cypher:7"),
        ("// title: Judul", "// title: Judul\n// title: Lagi", "contoh.cypher:2"),
        ("MATCH (n)\n// a comment of the query itself\nRETURN n AS one\n", "", "query"),
    ],
)
def test_a_malformed_header_is_refused_with_its_place(old: str, new: str, told: str) -> None:
    assert old in GOOD
    with pytest.raises(ValueError, match=re.escape(told)):
        parse("contoh", GOOD.replace(old, new))


@pytest.mark.parametrize("name", sorted(named_queries()))
def test_every_query_uses_its_parameters_and_gives_its_columns(name: str) -> None:
    query = named_queries()[name]
    assert set(re.findall(r"\$(\w+)", query.cypher)) == {parameter.name for parameter in query.parameters}
    last = query.cypher[query.cypher.rindex("RETURN") :]
    for column in query.columns:
        assert re.search(rf"\b{column.name}\b", last), column.name
    assert not re.search(r"\bapoc\b|\bgds\b|CALL\s+db\.", query.cypher, re.IGNORECASE)
    assert query.title["id"] != query.title["en"]
    meanings = [item.meaning for item in query.parameters] + [item.meaning for item in query.columns]
    for meaning in meanings:
        assert meaning.id
        assert meaning.en


def test_an_unknown_name_is_told_with_near_ones() -> None:
    with pytest.raises(QueryError, match="cascade"):
        get("cascad")
    with pytest.raises(QueryError, match="money-by-mission"):
        run(Recorder(), "money")
    with pytest.raises(QueryError) as caught:
        get("zzzz")
    assert all(name in str(caught.value) for name in named_queries())


@pytest.mark.parametrize("text", ["cascade", " cascade ", "no-such-query", "uang menurut misi", "x"])
def test_names(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize(
    "text", ["MATCH (n) RETURN n", "  return 1", "// note\nRETURN 1", "UNWIND [1] AS x RETURN x", "CREATE (n)", "CALL { RETURN 1 }"]
)
def test_cypher(text: str) -> None:
    assert not is_name(text)


def test_defaults_conversion_and_timeout_reach_the_store() -> None:
    store = Recorder()
    table = run(store, "programs-by-code", timeout=2.5)
    assert store.asked == [(get("programs-by-code").cypher, {"code": ""}, 2.5)]
    assert table.columns == tuple(column.name for column in get("programs-by-code").columns)
    run(store, "programs-by-code", {"code": 7})
    assert store.asked[1][1] == {"code": "7"}


def test_parameters_of_a_named_query_are_checked() -> None:
    query = parse("contoh", GOOD)
    assert arguments(query, {"agency": "x", "years": "5"}) == {"agency": "x", "years": 5}
    with pytest.raises(QueryError, match="agency"):
        arguments(query, {})
    with pytest.raises(QueryError, match=r"agensi.*agency"):
        arguments(query, {"agensi": "x"})
    with pytest.raises(QueryError, match="years='lima'"):
        arguments(query, {"agency": "x", "years": "lima"})


@pytest.mark.parametrize(
    ("kind", "value", "converted"),
    [
        ("string", 7.01, "7.01"),
        ("integer", "2026", 2026),
        ("integer", 2026.0, 2026),
        ("number", "0.5", 0.5),
        ("number", "3", 3),
        ("boolean", "Ya", True),
        ("boolean", "false", False),
        ("strings", "a, b,,c", ["a", "b", "c"]),
        ("strings", ["a", 1], ["a", "1"]),
    ],
)
def test_conversion(kind: str, value: object, converted: object) -> None:
    result = convert(value, Parameter("p", kind, Text("arti", "meaning"), True))
    assert result == converted
    assert type(result) is type(converted)


@pytest.mark.parametrize(
    ("kind", "value"),
    [("integer", "2026.5"), ("integer", True), ("number", "nan"), ("number", "inf"), ("boolean", "mungkin"), ("string", None)],
)
def test_no_conversion(kind: str, value: object) -> None:
    with pytest.raises(QueryError, match="arti"):
        convert(value, Parameter("p", kind, Text("arti", "meaning"), True))


def test_parameters_of_free_cypher_are_checked_but_not_converted() -> None:
    store = Recorder()
    run(store, "MATCH (n {id: $id}) RETURN n, '$price', `a $b` // $comment", {"id": "2026"})
    assert store.asked[0][1] == {"id": "2026"}
    with pytest.raises(QueryError, match="year"):
        run(store, "RETURN $year")
    with pytest.raises(QueryError, match=r"yaer.*year"):
        run(store, "RETURN $year", {"year": 1, "yaer": 2})
    with pytest.raises(QueryError, match="tidak memiliki parameter"):
        run(store, "RETURN 1", {"year": 1})
    assert len(store.asked) == 1


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("2026", 2026),
        ("0.5", 0.5),
        ("true", True),
        ("null", None),
        ("[1, 2]", [1, 2]),
        ('"2026"', "2026"),
        ("7.01.01", "7.01.01"),
        ("Kenanga", "Kenanga"),
        ("", ""),
        ("NaN", "NaN"),
        ("007", "007"),
    ],
)
def test_values_typed_for_free_cypher(typed: str, value: object) -> None:
    assert guess(typed) == value


def test_every_named_query_is_asked_in_a_test() -> None:
    tests = "".join(file.read_text(encoding="utf-8") for file in Path(__file__).parents[2].rglob("test_*.py"))
    untested = [name for name in named_queries() if f'"{name}"' not in tests]
    assert not untested

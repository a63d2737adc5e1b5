"""What is decided without a server: addresses, what an error says, whose database it is."""

from __future__ import annotations

import re

import pytest
from neo4j.exceptions import AuthError, ClientError, Neo4jError, ServiceUnavailable, TransientError
from selaras.graph.errors import QueryError, StoreError
from selaras.graph.stores import open_store
from selaras.graph.stores.constraints import constraints, edge_types
from selaras.graph.stores.failures import query_error, translated, write_error
from selaras.graph.stores.server.address import SCHEMES, parse
from selaras.graph.stores.server.store import _check_version
from selaras.graph.stores.server.tenants import Contents, check
from selaras.ontology.schema import schema


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("http://localhost:7474", "http://"),
        ("neo4j://", "tanpa nama server"),
        ("bolt://neo4j:rahasia@localhost:7687", "kata sandi"),
        ("bolt://localhost?password=rahasia", "kata sandi"),
        ("bolt://neo4j:rahasia", "tidak dapat dipahami"),
        ("bolt://[::1", "tidak dapat dipahami"),
        ("neo4j://localhost/satu?database=dua", "dua basis data"),
        ("neo4j://localhost?shared=mungkin", "shared"),
        ("bolt://127.0.0.1:1", "tidak dapat dihubungi"),
        ("neo4j://127.0.0.1:1/rencana", "tidak dapat dihubungi"),
        ("bolt://127.0.0.1:1?policy=x", "tidak dapat dihubungi"),
    ],
)
def test_addresses_that_cannot_be_opened(url: str, told: str, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(StoreError, match=re.escape(told)) as caught:
        open_store(url, password="rahasia")
    chain = caught.value.__cause__
    assert "rahasia" not in str(caught.value) + caught.value.line("en") + repr(caught.value) + repr(chain)
    assert "\n" not in str(caught.value)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    ("rest", "driver", "user", "database", "shared"),
    [
        ("localhost", "localhost", None, None, False),
        ("budi@db.contoh.id:7688/rencana/", "db.contoh.id:7688", "budi", "rencana", False),
        ("localhost?database=rencana&shared=ya", "localhost", None, "rencana", True),
        ("[::1]:7687/a%20b", "[::1]:7687", None, "a b", False),
        ("localhost/x?policy=eu&shared=no", "localhost?policy=eu", None, "x", False),
    ],
)
def test_addresses(scheme: str, rest: str, driver: str, user: str | None, database: str | None, shared: bool) -> None:
    found = parse(f"{scheme}://{rest}")
    assert (found.shown, found.driver) == (f"{scheme}://{rest}", f"{scheme}://{driver}")
    assert (found.user, found.database, found.shared) == (user, database, shared)


def test_constraints_and_tables_come_from_the_ontology() -> None:
    statements = constraints(schema())
    assert len(statements) == len(schema().node_types)
    wanted = "CREATE CONSTRAINT selaras_sub_activity_id IF NOT EXISTS FOR (n:SubActivity) REQUIRE n.id IS UNIQUE"
    assert statements["selaras_sub_activity_id"] == wanted
    assert len(edge_types(schema())) == len(schema().relation_types)


@pytest.mark.parametrize("agent", ["Neo4j/4.4.38", "Neo4j/3.5.0"])
def test_a_server_that_is_too_old(agent: str) -> None:
    with pytest.raises(StoreError, match=rf"{agent}, terlalu lama.*Neo4j 5"):
        _check_version(agent, "bolt://x")


@pytest.mark.parametrize("agent", ["Neo4j/5.0.0", "Neo4j/5.26-aura", "Neo4j/2025.06.0", "Neo4j/v5.11.0 compatible", "Lain/1.0", ""])
def test_a_server_that_is_new_enough_or_unknown(agent: str) -> None:
    _check_version(agent, "bolt://x")


def server_error(kind: type[Neo4jError], code: str, message: str = "kata server") -> Neo4jError:
    error = kind(message)
    error._neo4j_code, error._message = code, message
    return error


@pytest.mark.parametrize(
    ("error", "told", "cure"),
    [
        (server_error(AuthError, "Neo.ClientError.Security.Unauthorized"), "ditolak", "NEO4J_PASSWORD"),
        (server_error(AuthError, "Neo.ClientError.Security.Unauthorized", "missing key `scheme`"), "meminta kata sandi", "NEO4J_PASSWORD"),
        (server_error(ClientError, "Neo.ClientError.Security.AuthenticationRateLimit"), "terlalu sering salah", "Tunggu"),
        (server_error(ClientError, "Neo.ClientError.Security.CredentialsExpired"), "harus diganti", "Neo4j Browser"),
        (server_error(ClientError, "Neo.ClientError.Database.DatabaseNotFound"), "basis data tidak ada", "neo4j://server/"),
        (server_error(TransientError, "Neo.TransientError.Database.DatabaseUnavailable"), "tidak tersedia", "ulangi"),
        (server_error(TransientError, "Neo.TransientError.General.MemoryPoolOutOfMemoryError"), "terlalu besar", "dbms.memory"),
        (server_error(TransientError, "Neo.TransientError.Transaction.DeadlockDetected"), "penyimpanan gagal: kata server", None),
        (server_error(ClientError, "Neo.ClientError.Transaction.TransactionTimedOut"), "batas waktu", "Persempit"),
        (server_error(ClientError, "Neo.ClientError.Statement.AccessMode"), "hanya boleh membaca", "selaras build"),
        (ServiceUnavailable("Connection refused"), "tidak dapat dihubungi (Connection refused)", "jalankan"),
        (ServiceUnavailable("[SSLCertVerificationError] x"), "tidak dapat dihubungi", "neo4j+ssc://"),
        (OSError("putus\nsekali"), "tidak dapat dihubungi (putus sekali)", "jalankan"),
        (ValueError("x" * 1000), "penyimpanan gagal: xxx", None),
    ],
)
def test_what_fails_is_told_with_its_cure(error: Exception, told: str, cure: str | None) -> None:
    found = translated(error, "bolt://x")
    assert told in str(found)
    assert (found.cure is not None and cure in found.cure) if cure else found.cure is None
    assert found.line("en") != str(found)
    assert "\n" not in str(found)
    assert len(str(found)) < 500


@pytest.mark.parametrize(
    "code", ["Statement.AccessMode", "General.WriteOnReadOnlyAccessDatabase", "Security.Forbidden", "Cluster.NotALeader"]
)
def test_a_load_that_may_not_write(code: str) -> None:
    found = write_error(server_error(ClientError, f"Neo.ClientError.{code}"), "bolt://x")
    assert isinstance(found, StoreError)
    assert "hanya boleh membaca" in str(found)


def test_places_of_both_engines_read_alike() -> None:
    neo4j = query_error("Invalid input 'n' (line 1, column 30 (offset: 29))\n\"MATCH (n:Program {id: RETURN n\"\n  ^")
    arcade = query_error("Query failed: com.arcadedb.exception.CommandParsingException: Syntax error at line 1:29 'n' (caused by x: null)")
    assert "(baris 1, kolom 30)" in str(neo4j)
    assert "(line 1, column 30)" in neo4j.line("en")
    assert "MATCH" not in str(neo4j)
    assert "baris 1, kolom 30" in str(arcade)
    assert isinstance(arcade, QueryError)


OURS = "selaras_program_id"


@pytest.mark.parametrize(
    ("held", "shared"),
    [
        (Contents(set(), set(), 0, set()), False),
        (Contents(set(), set(), 0, {"milik_lain"}), False),
        (Contents({"Orang", "Program"}, {"KENAL"}, 3, {OURS}), False),
        (Contents({"Orang"}, {"KENAL"}, 0, set()), True),
        (Contents({"Document", "Goal"}, {"STATED_IN", "HAS_GOAL"}, 0, set()), False),
        (Contents({"Nomenclature"}, set(), 0, set()), False),
    ],
)
def test_databases_that_take_plans(held: Contents, shared: bool) -> None:
    check(held, schema(), shared=shared, place="bolt://x")


@pytest.mark.parametrize(
    ("held", "shared", "told"),
    [
        (Contents({"Orang", "Mobil"}, {"PUNYA"}, 0, set()), False, "label: Mobil, Orang"),
        (Contents(set(), set(), 1, set()), False, "hal lain"),
        (Contents({"Orang", "Document"}, {"STATED_IN"}, 0, set()), True, "berlabel Document"),
        (Contents({"Document"}, set(), 0, set()), True, "berlabel Document"),
        (Contents({"Document", "Goal"}, {"STATED_IN", "KENAL"}, 0, set()), True, "berlabel Document, Goal"),
        (Contents({"Document"}, {"STATED_IN"}, 1, set()), True, "berlabel Document"),
    ],
)
def test_databases_that_are_someone_elses(held: Contents, shared: bool, told: str) -> None:
    with pytest.raises(StoreError, match=told) as caught:
        check(held, schema(), shared=shared, place="bolt://x")
    assert caught.value.cure

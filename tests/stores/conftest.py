"""Plans small enough to follow by eye, and both engines to keep them in, for the tests of the stores."""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import neo4j
import pytest
from selaras.graph import ids
from selaras.graph.model import PlanGraph
from selaras.graph.stores import Store, open_store
from selaras.ontology.schema import schema

REGION = ids.region_id("Kabupaten Contoh")
BIG = 9_007_199_254_740_993  # not a 32-bit number, and not one a float can tell


def make_plan(
    name: str = "Kecamatan Perak",
    *,
    vision: str = "Maju",
    kind: str = "Renstra",
    programs: tuple[str, ...] = ("7.01.01", "7.01.02"),
    rupiah: int = BIG,
    unit: str | None = "Kelurahan Gedog ꦒ",
    number: int | None = None,
    **document: Any,
) -> PlanGraph:
    """A plan of one agency: vision and mission of the region (whose id is given, not made of its words), one goal and sasaran, programs
    with money and a unit."""
    graph = PlanGraph()
    regional = kind == "RPJMD"
    agency = REGION if regional else ids.agency_id(REGION, name)
    plan = ids.document_id(agency, kind, 2025, 2029)
    graph.add_node(REGION, "Region", name="Kabupaten Contoh")
    graph.add_node(plan, "Document", kind=kind, period_start=2025, period_end=2029, **document)
    if not regional:
        graph.add_node(agency, "Agency", name=name)
        graph.add_edge(agency, "PART_OF", REGION, documents=[plan])
    graph.add_edge(agency, "HAS_PLAN", plan, documents=[plan])
    lines = iter(range(1, 1000))

    def state(id: str, label: str, **properties: Any) -> str:
        graph.add_node(id, label, **properties)
        graph.add_edge(id, "STATED_IN", plan, line=next(lines), table="T-C.27")
        return id

    visi = state(ids.shared_id(REGION, 2025, 2029, "visi"), "Vision", text=vision)
    misi = state(f"{REGION}/misi", "Mission", text=f"Misi {vision}", number=number)
    graph.add_edge(REGION, "HAS_VISION", visi, documents=[plan])
    graph.add_edge(visi, "HAS_MISSION", misi, documents=[plan])
    if regional:
        return graph
    goal = state(f"{plan}/tujuan/t", "Goal", text="Tujuan")
    sasaran = state(f"{plan}/sasaran/s", "Sasaran", text="Sasaran")
    graph.add_edge(agency, "HAS_GOAL", goal, documents=[plan])
    graph.add_edge(goal, "SUPPORTS", misi, documents=[plan])
    graph.add_edge(goal, "HAS_SASARAN", sasaran, documents=[plan])
    for code in programs:
        program = state(f"{plan}/prog/{code}", "Program", name=f"Program {code}", code=code)
        graph.add_edge(sasaran, "HAS_PROGRAM", program, documents=[plan])
        budget = state(ids.budget_id(program, 2026), "Budget", year=2026, rupiah=rupiah)
        graph.add_edge(program, "FUNDED_BY", budget, documents=[plan])
        indicator = state(
            ids.indicator_id(program, "Nilai “SAKIP”"), "Indicator", text="Nilai “SAKIP”", kinds=["IKU"], baseline_value=71.01
        )
        graph.add_edge(indicator, "STATED_IN", plan, line=next(lines), years=[2026, 2027])
        graph.add_edge(program, "MEASURED_BY", indicator, documents=[plan])
        if unit:
            place = ids.unit_id(agency, unit)
            graph.add_node(place, "Unit", name=unit)
            graph.add_edge(place, "PART_OF", agency, documents=[plan])
            graph.add_edge(budget, "SPENT_BY", place, documents=[plan])
    return graph


def document_of(graph: PlanGraph) -> str:
    """The id of the one document of a graph."""
    (document,) = graph.nodes("Document")
    return document.id


@pytest.fixture
def plan() -> Callable[..., PlanGraph]:
    return make_plan


@pytest.fixture
def only_document() -> Callable[[PlanGraph], str]:
    return document_of


# Where the graph is kept: every test that takes `place` or `store` runs on both engines.

SERVE = Path(__file__).parents[1] / "neo4j" / "serve.py"
COMPOSE = Path(__file__).parents[2] / "compose.yaml"
READY = 600  # seconds, the first time with everything to fetch


@dataclass(frozen=True, slots=True)
class Server:
    """A Neo4j server whose database was empty."""

    uri: str
    user: str
    password: str
    driver: neo4j.Driver
    tls: bool = False

    def run(self, cypher: str, **parameters: Any) -> list[tuple[Any, ...]]:
        """Beside the store, as its user's other programs do."""
        records, _, _ = self.driver.execute_query(cypher, parameters)
        return [tuple(record.values()) for record in records]

    def refuse_unless_empty(self) -> None:
        ((nodes,),) = self.run("MATCH (n) RETURN count(n)")
        if nodes:
            pytest.fail(f"the database at {self.uri} holds {nodes} nodes: tests touch no database that is not empty")

    def clean(self) -> None:
        """Delete what a store makes; of anything else a test must rid itself."""
        self.run("MATCH (n) WHERE all(label IN labels(n) WHERE label IN $ours) DETACH DELETE n", ours=list(schema().node_types))
        self.refuse_unless_empty()

    def forget(self) -> None:
        """Drop what marks the database as one of selaras, and its indexes."""
        for kind, found in (("CONSTRAINT", "SHOW CONSTRAINTS YIELD name"), ("INDEX", "SHOW INDEXES YIELD name")):
            for (name,) in self.run(found):
                if name.startswith("selaras_"):
                    self.run(f"DROP {kind} {name}")

    @contextmanager
    def lent(self) -> Iterator[None]:
        """With its password where selaras looks for it; empty before, and again after."""
        self.refuse_unless_empty()
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("NEO4J_USERNAME", self.user)
            patch.setenv("NEO4J_PASSWORD", self.password)
            patch.delenv("NEO4J_DATABASE", raising=False)
            try:
                yield
            finally:
                self.clean()


def missing(reason: str) -> NoReturn:
    """Skip; where Neo4j must be there (SELARAS_TEST_REQUIRE_NEO4J=1), fail."""
    if os.environ.get("SELARAS_TEST_REQUIRE_NEO4J") == "1":
        pytest.fail(f"Neo4j is required: {reason}")
    pytest.skip(f"no Neo4j: {reason}")


@contextmanager
def serve(*arguments: str) -> Iterator[dict[str, Any]]:
    """A server of our own, as serve.py makes it."""
    process = subprocess.Popen(
        [sys.executable, str(SERVE), *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        if not line:
            missing(process.communicate(timeout=READY)[1].strip())
        yield json.loads(line)
    finally:
        process.communicate(timeout=60)  # closes its input, at which it ends


@contextmanager
def connected(told: Mapping[str, Any]) -> Iterator[Server]:
    auth = told["user"], told["password"]
    with neo4j.GraphDatabase.driver(told["uri"], auth=auth, warn_notification_severity=neo4j.NotificationMinimumSeverity.OFF) as driver:
        yield Server(told["uri"], *auth, driver, told.get("tls", False))


@contextmanager
def contained() -> Iterator[dict[str, Any]]:
    """A server in a container of the image of compose.yaml; skips where Docker does not run."""
    if shutil.which("docker") is None or subprocess.run(["docker", "info"], capture_output=True, check=False).returncode:
        missing("neither Java with Maven nor a running Docker; SELARAS_TEST_NEO4J_URI may name an empty server")
    from testcontainers.community.neo4j import Neo4jContainer  # only here: it speaks to Docker when it is imported

    (image,) = re.findall(r"^\s*image: (\S+)$", COMPOSE.read_text(encoding="utf-8"), re.MULTILINE)
    with Neo4jContainer(image, username="neo4j", password=secrets.token_urlsafe(16)) as container:
        yield {"uri": container.get_connection_url(), "user": container.username, "password": container.password}


def started() -> AbstractContextManager[dict[str, Any]]:
    """A server by Maven where there is one, else by Docker."""
    return serve() if shutil.which("mvn") and shutil.which("java") else contained()


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[Server]:
    """SELARAS_TEST_NEO4J_URI (with NEO4J_USERNAME and NEO4J_PASSWORD), else a server that Maven fetches, else one in Docker."""
    uri = os.environ.get("SELARAS_TEST_NEO4J_URI")
    with ExitStack() as stack:
        told: dict[str, Any] = {
            "uri": uri,
            "user": os.environ.get("NEO4J_USERNAME", "neo4j"),
            "password": os.environ.get("NEO4J_PASSWORD", ""),
        }
        if not uri:
            told = stack.enter_context(started())
        server = stack.enter_context(connected(told))
        server.refuse_unless_empty()
        if server.run("SHOW CONSTRAINTS YIELD name"):
            pytest.fail(f"the database at {server.uri} has constraints: tests touch no database that is not empty")
        yield server
        server.forget()


@pytest.fixture
def serving() -> Callable[..., AbstractContextManager[dict[str, Any]]]:
    """Starts a server of a test's own."""
    return serve


@pytest.fixture
def server(neo4j_server: Server) -> Iterator[Server]:
    with neo4j_server.lent():
        yield neo4j_server


@dataclass(frozen=True, slots=True)
class Place:
    """Where a store can be opened."""

    kind: str
    url: str
    server: Server | None = None

    def open(self, *, write: bool = True) -> Store:
        return open_store(self.url, write=write, create=write)

    def empty(self) -> None:
        """Begin anew."""
        if self.server is None:
            shutil.rmtree(self.url, ignore_errors=True)
        else:
            self.server.clean()


@pytest.fixture
def place_of(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Place]:
    """A place by its kind; "filled" is an embedded one, where even the smallest load fills an empty store by the engine's own way."""

    def make(kind: str) -> Place:
        if kind == "neo4j":
            server: Server = request.getfixturevalue("server")
            return Place("neo4j", server.uri, server)
        if kind == "filled":
            monkeypatch.setattr("selaras.graph.stores.store.WORTH_FILLING", 0)
        return Place("embedded", str(tmp_path / "uji é.selaras"))

    return make


@pytest.fixture(params=["embedded", "neo4j"])
def place(request: pytest.FixtureRequest, place_of: Callable[[str], Place]) -> Place:
    return place_of(request.param)


@pytest.fixture
def store(place: Place) -> Iterator[Store]:
    with place.open() as opened:
        yield opened


@pytest.fixture
def folder_store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "uji.selaras", create=True) as opened:
        yield opened

"""The served pages in process: who may ask, what is answered, and that nothing of it writes or runs what documents say."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from selaras.graph.errors import StoreError
from selaras.graph.model import PlanGraph
from selaras.graph.stores import Store, open_store
from selaras.graph.stores.ways_up import plans_with_ways_up
from selaras.queries.library.named import named_queries
from selaras.visualizations.serving.app import application
from selaras.visualizations.serving.texts import LANGUAGES
from starlette.testclient import TestClient

HOST = "127.0.0.1:8321"
DOCUMENT = "contoh/kec-melati/renstra-2025-2029"


class Tags(HTMLParser):
    """Names and attributes of all elements."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


class Opened:
    """A store that is open all the time."""

    def __init__(self, store: Store) -> None:
        self.name = "<uji>.selaras"
        self.store = store
        self.fails: Exception | None = None
        self.changes: object = 1

    @contextmanager
    def use(self) -> Iterator[Store]:
        if self.fails:
            raise self.fails
        yield self.store

    def stamp(self) -> object:
        return self.changes


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory, plans: SimpleNamespace) -> Iterator[Opened]:
    path = tmp_path_factory.mktemp("serving") / "plans.selaras"
    graph: PlanGraph = plans.small()
    plans.Plan(graph, "kec-jahat", plans.HOSTILE).add("tujuan/j", "Goal", text=plans.HOSTILE)
    with open_store(path, create=True) as store:
        store.load(graph)
    with open_store(path, timeout=8.0) as store:
        yield Opened(store)


@pytest.fixture
def client(source: Opened) -> Iterator[TestClient]:
    app = application(source, plans_with_ways_up, hosts=[HOST, "localhost:8321"], timeout=8.0)
    with TestClient(app, base_url=f"http://{HOST}") as asking:
        yield asking


def ask(client: TestClient, query: str, **parameters: Any) -> Any:
    return client.post("/api/query", json={"query": query, "parameters": parameters})


# who may ask -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8321", "127.0.0.1", "127.0.0.1:80", "127.0.0.1:8321.evil.example", ""])
def test_another_name_is_refused(client: TestClient, host: str) -> None:
    for path in ("/", "/api/documents", "/assets/serve.css", "/nothing"):
        assert client.get(path, headers={"Host": host}).status_code == 403


def test_our_names_are_answered(client: TestClient) -> None:
    for host in (HOST, "localhost:8321", "LOCALHOST:8321"):
        assert client.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1:8321", "http://127.0.0.1:9000"])
def test_a_script_of_another_page_is_refused(client: TestClient, origin: str) -> None:
    assert client.get("/api/documents", headers={"Origin": origin}).status_code == 403
    answer = client.post("/api/query", json={"query": "cascade"}, headers={"Origin": origin})
    assert answer.status_code == 403
    assert "access-control-allow-origin" not in answer.headers


def test_only_a_link_may_lead_from_another_page(client: TestClient) -> None:
    elsewhere = {"Sec-Fetch-Site": "cross-site"}
    assert client.get("/", headers={**elsewhere, "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}).status_code == 200
    assert client.get("/", headers={**elsewhere, "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"}).status_code == 403
    assert client.get("/api/documents", headers={**elsewhere, "Sec-Fetch-Mode": "no-cors"}).status_code == 403
    own = {"Origin": f"http://{HOST}", "Sec-Fetch-Site": "same-origin"}
    assert client.post("/api/query", json={"query": "cascade", "parameters": {"agency": "melati"}}, headers=own).status_code == 200


def test_a_form_cannot_ask(client: TestClient) -> None:
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
        answer = client.post("/api/query", content=b'{"query": "cascade"}', headers={"Content-Type": kind})
        assert answer.status_code == 415


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'{"query": 1}', b'{"query": "cascade", "parameters": []}', b"[" * 100_000])
def test_what_is_no_question_is_refused(client: TestClient, body: bytes) -> None:
    assert client.post("/api/query", content=body, headers={"Content-Type": "application/json"}).status_code == 400


def test_a_request_has_bounds(client: TestClient) -> None:
    assert ask(client, "RETURN 1 // " + "x" * 300_000).status_code == 413


def test_there_is_no_way_to_write(client: TestClient) -> None:
    for path in ("/", "/view", "/queries", "/api/documents", "/api/plan", "/assets/serve.css"):
        for method in ("POST", "PUT", "PATCH", "DELETE"):
            assert client.request(method, path).status_code == 405
    assert client.get("/api/query").status_code == 405
    for query in ("CREATE (n:Agency {id: 'x', name: 'x'}) RETURN n", "MATCH (n) DETACH DELETE n", "MATCH (n:Agency) SET n.name = 'x'"):
        answer = ask(client, query)
        assert answer.status_code == 400
        assert "menulis" in answer.json()["error"]
    assert ask(client, "MATCH (n:Agency) RETURN count(n) AS n").json()["rows"] == [[2]]
    assert ask(client, "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line").status_code == 400


# what is answered ------------------------------------------------------------------------------------------------------------


def test_every_page_forbids_what_it_does_not_need(client: TestClient) -> None:
    for path in ("/", "/queries", f"/view?document={DOCUMENT}", "/nothing", "/assets/query.js"):
        answer = client.get(path)
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'"), path
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
    for path in ("/", "/queries"):  # nothing is inline
        tags = Tags(client.get(path).text).found
        assert all(attributes.get("src", "").startswith("/assets/") for tag, attributes in tags if tag == "script")
        assert not any(tag == "style" or name == "style" or name.startswith("on") for tag, attributes in tags for name in attributes)


def test_words_of_documents_are_escaped(client: TestClient, plans: SimpleNamespace) -> None:
    for path in ("/", "/view?document=contoh/kec-jahat/renstra-2025-2029", f"/view?document={DOCUMENT}"):
        page = client.get(path).text
        assert "<img src=x" not in page, path
        assert "<uji>" not in page
    assert "&lt;/script&gt;&lt;img src=x onerror=" in client.get("/").text
    told = ask(client, "MATCH (g:Goal) WHERE g.text CONTAINS 'pecah' RETURN g").json()
    assert told["rows"][0][0]["text"] == plans.HOSTILE  # which the page shows as text
    missing = client.get("/view", params={"document": plans.HOSTILE})
    assert missing.status_code == 404
    assert "<img" not in missing.text


def test_plans_are_listed_and_given_when_asked_for(client: TestClient) -> None:
    held = client.get("/api/documents").json()["documents"]
    assert [plan["id"] for plan in held] == ["contoh/kec-jahat/renstra-2025-2029", DOCUMENT]
    assert held[1]["period"] == "2025–2029"
    answer = client.get("/api/plan", params={"document": DOCUMENT})
    assert answer.headers["content-encoding"] == "gzip"
    graph = PlanGraph.from_dict(answer.json())
    assert graph.check() == []
    assert [node.id for node in graph.nodes("Document")] == [DOCUMENT]
    assert client.get("/api/plan", params={"document": "x"}).status_code == 404
    page = client.get("/view", params={"document": [DOCUMENT, "contoh/kec-jahat/renstra-2025-2029"]})
    assert page.status_code == 200
    assert "default-src 'none'; script-src 'sha256-" in page.headers["content-security-policy"]
    assert client.get("/view").status_code == 400


def test_a_page_is_made_anew_when_the_store_has_changed(client: TestClient, source: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Any] = []

    def page(data: Any, **_: Any) -> str:
        made.append(data)
        return "<p>"

    monkeypatch.setattr("selaras.visualizations.serving.app.page", page)
    for stamp, times in ((7, 1), (7, 1), (8, 2), (None, 3), (None, 4)):
        source.changes = stamp
        assert client.get("/view", params={"document": DOCUMENT}).status_code == 200
        assert len(made) == times


def blocks_of(text: str) -> str:
    """The address under which a page asks for its blocks."""
    (prefix,) = re.findall(r'<meta name="selaras-blocks" content="([^"]*)">', text)
    return html.unescape(prefix)


def test_a_page_asks_for_the_details_of_its_plans_when_it_shows_them(client: TestClient, source: Opened) -> None:
    other = "contoh/kec-jahat/renstra-2025-2029"
    answer = client.get("/view", params={"document": [DOCUMENT, other]})
    assert "connect-src 'self'" in answer.headers["content-security-policy"]
    assert re.findall(r'<script type="application/octet-stream" id="([^"]+)">', answer.text) == ["index"]
    prefix = blocks_of(answer.text)
    assert prefix.endswith("&name=")
    block = client.get(prefix + "plan-0")
    assert block.headers["content-encoding"] == "gzip"
    plain = client.get(prefix + "plan-0", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert {"details", "counts"} <= block.json().keys()
    assert plain.json() == block.json()
    assert isinstance(client.get(prefix + "findings").json(), list)
    assert client.get(prefix + "plan-2").status_code == client.get(prefix + "index").status_code == 404
    source.changes = "later"
    assert client.get(prefix + "plan-1").status_code == 200  # what was made together is given together
    gone = client.get(re.sub(r"state=\w+", "state=0123456789abcdef", prefix) + "plan-0")
    assert gone.status_code == 409
    assert "berubah" in gone.json()["error"]
    assert client.get("/blocks?name=plan-0").status_code == 400
    assert client.get(prefix + "plan-0", headers={"Origin": "http://evil.example"}).status_code == 403


def test_all_plans_of_a_region_are_opened_by_its_name(client: TestClient) -> None:
    assert 'href="/view?region=Kabupaten%20Contoh">Buka semua (2)</a>' in client.get("/").text
    answer = client.get("/view", params={"region": "Kabupaten Contoh"})
    assert answer.status_code == 200
    prefix = blocks_of(answer.text)
    assert [client.get(f"{prefix}plan-{number}").status_code for number in range(3)] == [200, 200, 404]
    assert client.get("/view", params={"region": "Kabupaten Lain"}).status_code == 404


def test_a_query_that_takes_too_long_is_broken_off(client: TestClient) -> None:
    answer = ask(client, "UNWIND range(1, 30000) AS a UNWIND range(1, 30000) AS b RETURN sum(a * b)")
    assert answer.status_code == 400
    assert "batas waktu" in answer.json()["error"]


def test_faults_are_told_in_one_line(client: TestClient) -> None:
    for query, told in (("tidak-ada", "tidak dikenal"), ("MATCH (n RETURN n", "tidak dapat dijalankan"), ("", "kueri")):
        answer = ask(client, query)
        assert answer.status_code == 400
        assert told in answer.json()["error"]
    assert "agency" in ask(client, "cascade").json()["error"]


def test_a_store_in_use_is_said_to_be(client: TestClient, source: Opened) -> None:
    source.fails = StoreError({"id": "sedang dipakai", "en": "is in use"}, place="<uji>")
    try:
        page = client.get("/")
        assert page.status_code == 503
        assert "&lt;uji&gt;: sedang dipakai" in page.text
        assert ask(client, "cascade", agency="x").status_code == 503
        assert client.get("/queries").status_code == 200
    finally:
        source.fails = None


def test_an_unexpected_fault_is_told_and_the_server_goes_on(client: TestClient, source: Opened) -> None:
    source.fails = RuntimeError("<rusak>")
    try:
        page = client.get("/")
        assert page.status_code == 500
        assert "RuntimeError: &lt;rusak&gt;" in page.text
        assert page.headers["content-security-policy"].startswith("default-src 'none'")
        assert ask(client, "cascade", agency="x").json()["error"].endswith("RuntimeError: <rusak>")
    finally:
        source.fails = None
    assert client.get("/").status_code == 200


def test_assets_are_those_and_no_others(client: TestClient) -> None:
    for name, kind in (("serve.css", "text/css"), ("query.js", "text/javascript"), ("plans.js", "text/javascript")):
        answer = client.get(f"/assets/{name}")
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith(kind)
    for name in ("../app.py", "%2e%2e/app.py", "..%2fapp.py", "page.html", "nothing"):
        assert client.get(f"/assets/{name}").status_code == 404


def test_both_languages_have_all_words(source: Opened) -> None:
    assert LANGUAGES["id"].keys() == LANGUAGES["en"].keys()
    folder = Path(__file__).parents[2] / "visualizations" / "serving"
    files = [*folder.glob("*.py"), *folder.glob("templates/*.html"), *folder.glob("assets/*.js")]
    texts = "".join(file.read_text(encoding="utf-8") for file in files if file.name != "texts.py")
    assert {key for key in LANGUAGES["id"] if not re.search(rf"\b{key}\b", texts)} == set()
    app = application(source, plans_with_ways_up, hosts=[HOST], lang="en")
    with TestClient(app, base_url=f"http://{HOST}") as asking:
        page = asking.get("/queries").text
        assert "Free Cypher" in page
        (asked,) = re.findall(r'data-asked="([^"]*)"', page)
        data = json.loads(html.unescape(asked))
        assert data["queries"].keys() == named_queries().keys()
        assert data["queries"]["cascade"]["title"] == "The cascade of one agency"

"""The application: the list of plans, the view of chosen ones, the box for queries, and the same as JSON. It only reads."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import json
import re
import threading
from collections.abc import Awaitable, Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from importlib import resources
from typing import Any, Protocol
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from ...graph.errors import InputError, QueryError, SelarasError
from ...graph.model import PlanGraph
from ...queries.audit.run import audit
from ...queries.library.named import named_queries
from ..blocks import blocks, compact
from ..view import page
from .answers import Asked, answer
from .guard import Guard
from .pages import Held, error_page, plans_page, queries_page
from .texts import LANGUAGES

_LARGEST = 256 * 1024  # bytes of a request
_KEPT = 4  # pages that are not made anew while the store stays as it is
_TYPES = {"css": "text/css", "js": "text/javascript"}
_PLANS = (
    "MATCH (d:Document)<-[:HAS_PLAN]-(o) OPTIONAL MATCH (o)-[:PART_OF]->(r:Region) "
    "RETURN d.id AS id, coalesce(d.title, d.id) AS title, d.kind AS kind, d.period_start AS start, d.period_end AS end, "
    "o.name AS owner, coalesce(r.name, o.name) AS region ORDER BY region, owner, start, id"
)


class Source(Protocol):
    """Where the plans come from."""

    @property
    def name(self) -> str:
        """How the store is called."""
        ...

    def use(self) -> AbstractContextManager[Any]:
        """The open store, for as long as the block lasts. StoreError where it cannot be opened now."""
        ...

    def stamp(self) -> object:
        """What changes whenever the store's content may have; None where that cannot be told."""
        ...


Plans = Callable[[Any, Iterable[str]], PlanGraph]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The plans of a page: those that are named, or all of a region."""

    documents: tuple[str, ...]
    region: str | None

    @property
    def asked(self) -> list[tuple[str, str]]:
        """As an address says it."""
        return [("document", id) for id in self.documents] if self.region is None else [("region", self.region)]


@dataclass(frozen=True, slots=True)
class Made:
    """The page of chosen plans as the store held them at `stamp`: its text, and the blocks that it asks for, gzipped, by name."""

    stamp: object
    state: str
    text: str
    blocks: Mapping[str, bytes]


class Served:
    """What the addresses answer. `plans` gives chosen documents of the open store as one graph."""

    def __init__(self, source: Source, plans: Plans, *, lang: str, timeout: float) -> None:
        self._source = source
        self._plans = plans
        self._lang = lang
        self._timeout = timeout
        self._pages: dict[Chosen, Made] = {}
        self._making: dict[Chosen, threading.Lock] = {}
        self._workers = ThreadPoolExecutor(8, "selaras-serve")

    def routes(self) -> list[Route]:
        """All that is answered; nothing here writes."""
        return [
            Route("/", self._beside(self.front), methods=["GET"]),
            Route("/view", self._beside(self.view), methods=["GET"]),
            Route("/blocks", self._beside(self.block), methods=["GET"]),
            Route("/queries", self.queries, methods=["GET"]),
            Route("/assets/{name}", self.asset, methods=["GET"]),
            Route("/api/documents", self._beside(self.documents), methods=["GET"]),
            Route("/api/plan", self._beside(self.plan), methods=["GET"]),
            Route("/api/queries", self.library, methods=["GET"]),
            Route("/api/query", self.query, methods=["POST"]),
        ]

    def _beside(self, endpoint: Callable[[Request], Response]) -> Callable[[Request], Awaitable[Response]]:
        """An endpoint that asks the store, in a thread of its own; when the server ends it is not waited for."""

        async def answering(request: Request) -> Response:
            return await self._answered(request, lambda: endpoint(request))

        return answering

    async def _answered(self, request: Request, work: Callable[[], Response]) -> Response:
        try:
            return await asyncio.get_running_loop().run_in_executor(self._workers, work)
        except (SelarasError, HTTPException):
            raise
        except Exception as error:  # one page of many: the server goes on
            told = f"{type(error).__name__}: {' '.join(str(error).split())[:300]}"
            return self._told(request, f"{LANGUAGES[self._lang]['unexpected']}: {told}", 500)

    def front(self, request: Request) -> Response:
        """The plans of the store."""
        return HTMLResponse(plans_page(self._held(), self._source.name, self._lang))

    def view(self, request: Request) -> Response:
        """The view of the chosen plans: the page of `selaras view` with its own policy. It asks for a plan's details when it shows them."""
        text = self._page(_chosen(request)).text
        found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', text)
        policy = f"{found[1]}; frame-ancestors 'none'" if found else "default-src 'none'; frame-ancestors 'none'"
        return HTMLResponse(text, headers={"Content-Security-Policy": policy})

    def block(self, request: Request) -> Response:
        """A block of such a page, by its name, as the page's own state of the store has it; 409 where that is gone."""
        chosen, state = _chosen(request), request.query_params.get("state", "")
        made = self._pages.get(chosen)
        if made is None or made.state != state:
            made = self._page(chosen)
        if made.state != state:
            raise HTTPException(409, detail="changed")
        packed = made.blocks.get(request.query_params.get("name", ""))
        if packed is None:
            raise HTTPException(404)
        if "gzip" not in request.headers.get("accept-encoding", ""):
            return Response(gzip.decompress(packed), media_type="application/json")
        return Response(packed, media_type="application/json", headers={"Content-Encoding": "gzip", "Vary": "Accept-Encoding"})

    def _page(self, chosen: Chosen) -> Made:
        with self._making.setdefault(chosen, threading.Lock()):  # two who ask for the same wait for one making
            with self._source.use() as store:
                stamp = self._source.stamp()
                kept = self._pages.get(chosen)
                if kept is not None and stamp is not None and kept.stamp == stamp:
                    return kept
                graph = self._plans(store, _documents(store, chosen))
            made = self._made(chosen, stamp, graph)
            while len(self._pages) >= _KEPT:
                gone = next(iter(self._pages))
                self._pages.pop(gone, None)
                self._making.pop(gone, None)
            self._pages[chosen] = made
        return made

    def _made(self, chosen: Chosen, stamp: object, graph: PlanGraph) -> Made:
        plans = {edge.target for edge in graph.edges("HAS_PLAN")}
        findings = [finding for finding in audit(graph).findings if not finding.document or finding.document in plans]
        data = blocks(graph, findings=findings, lang=self._lang)
        packed = {
            name: gzip.compress(compact(value).encode("utf-8"), 5, mtime=0) for name, value in data.named().items() if name != "index"
        }
        digest = hashlib.sha256(compact(data.index).encode("utf-8"))
        for one in packed.values():
            digest.update(one)
        state = digest.hexdigest()[:16]
        names = sorted({node.text for node in graph.nodes("Agency")} or {node.text for node in graph.nodes("Region")})
        title = ", ".join(names[:3]) + (", …" if len(names) > 3 else "")
        live = "/blocks?" + urlencode([*chosen.asked, ("state", state), ("name", "")])
        return Made(stamp, state, page(data, title=title, lang=self._lang, live=live), packed)

    def queries(self, request: Request) -> Response:
        """The box for queries."""
        return HTMLResponse(queries_page(self._source.name, self._timeout, self._lang))

    def asset(self, request: Request) -> Response:
        """One of our own scripts and styles."""
        files = {file.name: file for file in resources.files(__package__).joinpath("assets").iterdir()}
        file = files.get(request.path_params["name"])
        if file is None:
            raise HTTPException(404)
        return Response(file.read_text(encoding="utf-8"), media_type=_TYPES[file.name.rpartition(".")[2]])

    def documents(self, request: Request) -> Response:
        """The plans of the store as JSON."""
        return JSONResponse({"store": self._source.name, "documents": [asdict(plan) for plan in self._held()]})

    def plan(self, request: Request) -> Response:
        """One plan as a JSON export, loaded when it is asked for."""
        document = request.query_params.get("document", "")
        with self._source.use() as store:
            _check_known(store, [document])
            graph = store.graph(document)
        return JSONResponse(graph.to_dict())

    def library(self, request: Request) -> Response:
        """The named queries."""
        told = {
            name: {"title": query.title[self._lang], "parameters": [known.name for known in query.parameters]}
            for name, query in named_queries().items()
        }
        return JSONResponse(told)

    async def query(self, request: Request) -> Response:
        """The answer to {"query": name or Cypher, "parameters": {…}}."""
        asked = await _json(request)
        text, parameters = asked.get("query"), asked.get("parameters", {})
        if not isinstance(text, str) or not isinstance(parameters, Mapping):
            raise HTTPException(400, detail="notJson")

        def ask() -> Response:
            with self._source.use() as store:
                known: Asked = store
                return JSONResponse(answer(known, text, parameters, timeout=self._timeout, lang=self._lang))

        return await self._answered(request, ask)

    def _held(self) -> list[Held]:
        with self._source.use() as store:
            rows = store.rows(_PLANS)
        return [
            Held(id, str(title), str(kind), f"{start}–{end}", str(owner or ""), str(region or ""))
            for id, title, kind, start, end, owner, region in rows
        ]

    # what goes wrong

    def failed(self, request: Request, error: Exception) -> Response:
        """An error that says what to do: 400 for what was asked, 503 where the store cannot answer now."""
        assert isinstance(error, SelarasError)
        status = 400 if isinstance(error, InputError | QueryError) else 503
        return self._told(request, error.line(self._lang), status)

    def refused(self, request: Request, error: Exception) -> Response:
        """No such page, or a request of the wrong form."""
        assert isinstance(error, HTTPException)
        words = LANGUAGES[self._lang]
        return self._told(
            request, words["notFound"] if error.status_code == 404 else words.get(error.detail, error.detail), error.status_code
        )

    def _told(self, request: Request, text: str, status: int) -> Response:
        if request.url.path.startswith(("/api/", "/blocks")):
            return JSONResponse({"error": text}, status_code=status)
        return HTMLResponse(error_page(text, self._source.name, self._lang), status_code=status)


def application(source: Source, plans: Plans, *, hosts: Iterable[str], lang: str = "id", timeout: float = 30.0) -> Starlette:
    """The application for these names of itself ("127.0.0.1:8000"). `timeout` in seconds, for each query."""
    served = Served(source, plans, lang=lang, timeout=timeout)
    return Starlette(
        routes=served.routes(),
        middleware=[Middleware(Guard, hosts=hosts), Middleware(GZipMiddleware, minimum_size=2_000, compresslevel=5)],
        exception_handlers={SelarasError: served.failed, HTTPException: served.refused},
    )


def _chosen(request: Request) -> Chosen:
    """What is asked for."""
    documents, region = tuple(dict.fromkeys(request.query_params.getlist("document"))), request.query_params.get("region")
    if not documents and region is None:
        raise InputError({lang: words["chosenNone"] for lang, words in LANGUAGES.items()})
    return Chosen(() if region is not None else documents, region)


def _documents(store: Any, chosen: Chosen) -> list[str]:
    """The ids of the chosen plans. 404 where there is none, or one is not in the store."""
    if chosen.region is None:
        _check_known(store, chosen.documents)
        return list(chosen.documents)
    found = [id for id, *_, region in store.rows(_PLANS) if str(region or "") == chosen.region]
    if not found:
        raise HTTPException(404, detail="notThere")
    return found


def _check_known(store: Any, documents: Iterable[str]) -> None:
    """404 where one of them is not in the store."""
    asked = list(documents)
    known = {id for (id,) in store.rows("UNWIND $ids AS id MATCH (d:Document {id: id}) RETURN d.id AS id", {"ids": asked})}
    if not known.issuperset(asked):
        raise HTTPException(404, detail="notThere")


async def _json(request: Request) -> Mapping[str, Any]:
    """The body, which must be a JSON object and say so: a form of another page cannot send one without being asked first."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise HTTPException(415, detail="notJson")
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > _LARGEST:
            raise HTTPException(413, detail="tooLarge")
    try:
        data = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise HTTPException(400, detail="notJson") from error
    if not isinstance(data, dict):
        raise HTTPException(400, detail="notJson")
    return data

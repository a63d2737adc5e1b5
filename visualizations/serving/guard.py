"""Who may ask the server what: this machine's own pages. Every answer forbids what its page does not need.

A page from elsewhere can send a browser to 127.0.0.1, also under a name of its own that leads there: so the name asked for (Host) must be
ours, and what a script asks must come from one of our own pages (Origin, Sec-Fetch-Site).
"""

from __future__ import annotations

from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Scripts and styles are files of ours, nothing is inline, nothing is evaluated.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Guard:
    """Lets through what names one of `hosts` ("127.0.0.1:8000") and comes from there or from no page at all."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        self._app = app
        self._hosts = frozenset(hosts)
        self._origins = frozenset(f"http://{host}" for host in self._hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse or pass on a request; nothing but HTTP is spoken."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Content-Security-Policy", POLICY)
            await send(message)

        refused = self._refused(scope)
        answer: ASGIApp = self._app if refused is None else PlainTextResponse(refused, status_code=403)
        await answer(scope, receive, sending)

    def _refused(self, scope: Scope) -> str | None:
        headers = Headers(scope=scope)
        if len(headers.getlist("host")) != 1 or headers["host"].lower() not in self._hosts:
            return "403: Host\n"
        if any(origin.lower() not in self._origins for origin in headers.getlist("origin")):
            return "403: Origin\n"
        # A link on another page may lead to ours; what its scripts, frames and pictures ask for is refused.
        navigates = scope["method"] == "GET" and headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
        if headers.get("sec-fetch-site", "none") not in ("same-origin", "none") and not navigates:
            return "403: Sec-Fetch-Site\n"
        return None

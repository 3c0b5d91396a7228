"""The web application: what a request asks goes to the service, its answer goes back with the headers that keep both sides safe.

It serves people's own texts on their own machine, so a name of the host that
nobody gave is refused (a foreign page could reach it under one), no other
site may read answers (there is no CORS header), and pages run no script but
their own. No address becomes the path of a file.
"""

import socket
from collections.abc import Awaitable, Callable, Iterable, Sequence
from functools import partial
from http import HTTPStatus
from threading import Lock
from typing import Any, Final
from urllib.parse import quote

from ..exporting.html.page import page_policy
from ..frame import policy_of
from ..model import PluginError
from .addresses import COLLECTION, DOCUMENT, HTML, JSON, NAVIGATION, TEI_XML, TEXT, ServerAddresses
from .answers import Answer, Service, problem_answer
from .catalogue import Resource
from .start_page import start_page

try:
    import uvicorn
    from starlette.applications import Starlette
    from starlette.concurrency import run_in_threadpool
    from starlette.exceptions import HTTPException
    from starlette.middleware import Middleware
    from starlette.middleware.trustedhost import TrustedHostMiddleware
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import Route
except ImportError as problem:
    raise PluginError('serving needs Starlette and uvicorn: pip install "teiwright[serve]"') from problem

#: Where the entry point of DTS is.
ENTRY: Final = "/dts"

_NOTHING: Final = "default-src 'none'"
_HEADERS: Final = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cache-control", b"no-cache"),
)
_FRAMES: Final = "frame-ancestors 'none'"
_LOOPBACK: Final = ("localhost", "127.0.0.1", "[::1]")
_PATIENCE: Final = 2  # seconds for requests that are being answered when the server ends

Told = Callable[[str], object]


def application(service: Service, hosts: Iterable[str], told: Told) -> Starlette:
    """Return the application that serves *service* under the names *hosts*; *told* gets a sentence on each fault of our own."""
    return _Site(service, told).application([*hosts])


def serve(service: Service, listening: socket.socket, hosts: Iterable[str], told: Told) -> None:
    """Answer requests on the socket *listening* until a signal ends it."""
    config = uvicorn.Config(
        application(service, hosts, told),
        http="h11",
        ws="none",
        loop="asyncio",
        lifespan="off",
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=_PATIENCE,
    )
    uvicorn.Server(config).run(sockets=[listening])


def host_names(host: str, others: Sequence[str]) -> list[str]:
    """Return the names under which a server that listens at *host* answers: its own, *others*, and on the machine itself the usual ones.

    >>> host_names("127.0.0.1", ["texts.example.org"])
    ['127.0.0.1', 'texts.example.org', 'localhost', '[::1]']
    """
    own = f"[{host}]" if ":" in host else host
    return list(dict.fromkeys([own, *others, *_LOOPBACK]))


class _Site:
    def __init__(self, service: Service, told: Told) -> None:
        self._service, self._told = service, told
        self._lock = Lock()  # one request is answered at a time: trees are walked by one alone

    def application(self, hosts: list[str]) -> Starlette:
        routes = [
            Route("/", self._start),
            *(Route(path, partial(self._dts, "")) for path in (ENTRY, f"{ENTRY}/")),
            *(
                Route(f"{ENTRY}/{endpoint}{slash}", partial(self._dts, endpoint))
                for endpoint in (COLLECTION, NAVIGATION, DOCUMENT)
                for slash in ("", "/")
            ),
            Route("/html/{identifier}", partial(self._export, HTML)),
            Route("/json/{identifier}", partial(self._export, JSON)),
        ]
        middleware = [Middleware(_Guard), Middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False)]
        made = Starlette(routes=routes, middleware=middleware, exception_handlers={HTTPException: _refused})
        made.router.redirect_slashes = False
        return made

    async def _start(self, request: Request) -> Response:
        addresses = _addresses(request)

        def forms(resource: Resource) -> list[tuple[str, str]]:
            name = quote(resource.identifier, safe="~")
            others = ((label, addresses.whole(resource.identifier, media_type)) for label, media_type in (("TEI", TEI_XML), ("text", TEXT)))
            return [("edition", f"/html/{name}"), ("JSON", f"/json/{name}"), *others]

        def page() -> Answer:
            self._service.catalogue.refresh()
            return Answer(start_page(self._service.catalogue, f"{ENTRY}/", forms), HTML)

        return await self._respond(page, policy_of())

    async def _dts(self, endpoint: str, request: Request) -> Response:
        pairs = request.query_params.multi_items()
        return await self._respond(lambda: self._service.answer(endpoint, pairs, _addresses(request), _asked(request)))

    async def _export(self, media_type: str, request: Request) -> Response:
        return await self._respond(lambda: self._service.export(request.path_params["identifier"], media_type, _addresses(request)))

    async def _respond(self, answer: Callable[[], Answer], policy: str = "") -> Response:
        return _response(await run_in_threadpool(self._answered, answer), policy)

    def _answered(self, answer: Callable[[], Answer]) -> Answer:
        try:
            with self._lock:
                return answer()
        except Exception as fault:  # noqa: BLE001  # the last resort: whoever asks gets an answer, and whoever serves one sentence
            self._told(f"this is a bug of teiwright ({type(fault).__name__}: {fault}); please report it")
            return problem_answer(HTTPStatus.INTERNAL_SERVER_ERROR, "this is a fault of the server, not of the request")


class _Guard:
    """Adds to every answer, whoever gives it, the headers that browsers go by."""

    def __init__(self, app: Callable[..., Awaitable[None]]) -> None:
        self._app = app

    async def __call__(self, scope: Any, receive: Any, send: Callable[[Any], Awaitable[None]]) -> None:  # noqa: ANN401  # as ASGI has them
        async def guarded(message: Any) -> None:  # noqa: ANN401  # as ASGI has them
            if message["type"] == "http.response.start":
                given = list(message.get("headers", []))
                names = {name for name, _ in given}
                policy = [] if b"content-security-policy" in names else [(b"content-security-policy", f"{_NOTHING}; {_FRAMES}".encode())]
                message = {**message, "headers": [*given, *policy, *_HEADERS]}
            await send(message)

        await self._app(scope, receive, guarded)


def _response(answer: Answer, policy: str) -> Response:
    headers = {}
    if answer.links:
        headers["link"] = ", ".join(f'<{address}>; rel="{relation}"' for address, relation in answer.links)
    if answer.media_type == HTML:
        headers["content-security-policy"] = f"{policy or page_policy()}; {_FRAMES}"
    return Response(answer.body, answer.status.value, headers, answer.media_type)


async def _refused(_request: Request, fault: Exception) -> Response:
    """Answer what no part of the application takes: an address that is not there, a method other than GET and HEAD."""
    assert isinstance(fault, HTTPException)  # noqa: S101  # what it is registered for
    sentences = {405: "this takes GET and HEAD alone", 404: "there is nothing at this address"}
    answer = problem_answer(HTTPStatus(fault.status_code), sentences.get(fault.status_code, fault.detail))
    return Response(answer.body, fault.status_code, dict(fault.headers or {}), answer.media_type)


def _addresses(request: Request) -> ServerAddresses:
    return ServerAddresses(f"{str(request.base_url).rstrip('/')}{ENTRY}")


def _asked(request: Request) -> str:
    """Return the address that was asked, with what is no printable ASCII percent-encoded, whatever bytes were sent."""
    raw: bytes = request.scope["query_string"]
    query = "".join(chr(byte) if 0x20 < byte < 0x7F else f"%{byte:02X}" for byte in raw)
    return f"{str(request.base_url).rstrip('/')}{request.scope['path']}{'?' if query else ''}{query}"

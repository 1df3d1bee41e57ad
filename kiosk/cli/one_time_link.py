"""Lets one person read a site of this computer: the one who opens its link first.

Every account of a computer reaches 127.0.0.1, so each request needs a cookie, which the link sets, and only once.
A Unix socket of mode 0600 would need no cookie, but no browser opens one.

Browsers send the cookies of 127.0.0.1 to whatever listens on any of its ports. So this one is for a path that
nobody else knows.
"""

import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, TypeAlias
from urllib.parse import parse_qs

Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]
Application: TypeAlias = Callable[[Message, Receive, Send], Awaitable[None]]
Header: TypeAlias = tuple[bytes, bytes]

PRIVATE_HEADERS: tuple[Header, ...] = (
    # What the browser keeps on the disk would outlive the visits that the kiosk deletes.
    (b"cache-control", b"no-store"),
    # The path is a secret: a page elsewhere is not told where the reader came from.
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
)
REFUSED = "Only whoever has started this view may read it, by the link that the command has given."
USED = (
    "This link was opened before, and it opens only once: end the command with Ctrl-C, and start it again. Do so"
    " at once if it was not you who opened the link."
)
COOKIE = "kiosk-view"


class OneTimeLink:
    """What keeps a site for one person: 403 to every request but those of whoever opened the link.

    `base` is the path of the site, with a slash at both ends; `start` is the page below it that the link leads to.
    """

    def __init__(self, start: str = "") -> None:
        self.base = f"/{secrets.token_urlsafe(16)}/"
        self._start = start
        self._token = secrets.token_urlsafe(32)
        self._cookie = secrets.token_urlsafe(32)
        self._used = False

    def url(self, port: int) -> str:
        """The link, on that port of this computer."""
        return f"http://127.0.0.1:{port}{self.base}open?token={self._token}"

    def guard(self, site: Application) -> Application:
        """The site, for whoever opened the link."""

        async def guarded(scope: Message, receive: Receive, send: Send) -> None:
            if scope["type"] != "http":
                raise ValueError(scope["type"])
            knows_cookie = self._has_cookie(scope)
            if scope["path"] == f"{self.base}open" and (knows_cookie or self._has_token(scope)):
                await self._let_in(scope, send)
            elif knows_cookie:
                await site(self._below_base(scope), receive, _privately(send))
            else:
                await _answer(send, 403, USED if self._names_token(scope) else REFUSED)

        return guarded

    def _has_cookie(self, scope: Message) -> bool:
        wanted = f"{COOKIE}={self._cookie}".encode()
        headers: list[Header] = scope["headers"]
        given = [value.split(b";") for name, value in headers if name == b"cookie"]
        return any(secrets.compare_digest(one.strip(), wanted) for line in given for one in line)

    def _has_token(self, scope: Message) -> bool:
        """Whether a request is the first to open the link; asking for its head alone is not opening."""
        return scope["method"] == "GET" and not self._used and self._names_token(scope)

    def _names_token(self, scope: Message) -> bool:
        given = parse_qs(scope["query_string"]).get(b"token", [b""])[0]
        return secrets.compare_digest(given, self._token.encode())

    def _below_base(self, scope: Message) -> Message:
        """The request with its path as the site knows it."""
        path = "/" + scope["path"].removeprefix(self.base)
        raw = b"/" + scope["raw_path"].removeprefix(self.base.encode())
        return {**scope, "path": path, "raw_path": raw}

    async def _let_in(self, scope: Message, send: Send) -> None:
        self._used = True
        # Strict would not do: the page that the browser was given to open is of another site.
        rights = f"Path={self.base}; HttpOnly; SameSite=Lax"
        headers = (
            (b"location", f"{self.base}{self._start}".encode()),
            (b"set-cookie", f"{COOKIE}={self._cookie}; {rights}".encode()),
        )
        await _answer(send, 303, "", headers)


def _privately(send: Send) -> Send:
    """Send with the headers that keep an answer out of other hands."""
    names = {name for name, _ in PRIVATE_HEADERS}

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            kept = [one for one in message.get("headers", ()) if one[0].lower() not in names]
            message = {**message, "headers": [*kept, *PRIVATE_HEADERS]}
        await send(message)

    return sent


async def _answer(send: Send, status: int, text: str, headers: tuple[Header, ...] = ()) -> None:
    body = text.encode()
    length = (b"content-length", str(len(body)).encode())
    kind = (b"content-type", b"text/plain; charset=utf-8")
    everything = [kind, length, *headers, *PRIVATE_HEADERS]
    await send({"type": "http.response.start", "status": status, "headers": everything})
    await send({"type": "http.response.body", "body": body})

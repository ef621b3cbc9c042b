"""Takes the steps one by one. What it is given to look with is handed in, so this is pure."""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Protocol
from urllib.parse import urlsplit

from studio.connection.certificates import Voucher
from studio.connection.model import Server, Step, StepName, StepState, TroubleError
from studio.connection.wire import Reply
from studio.proxies import Choice

MOST_SKEW = 120.0
"""Seconds that a clock may be off: sign-ins with a signed time allow about that much."""

_PROBLEM_FROM = 500  # HTTP statuses


class Doors(Protocol):
    """What the check looks with; see ``Wire``."""

    def way(self, server: Server) -> Choice: ...  # noqa: D102

    def find(self, host: str, port: int) -> None: ...  # noqa: D102

    def call(self, host: str, port: int) -> socket.socket: ...  # noqa: D102

    def through(self, proxy: str, server: Server) -> socket.socket: ...  # noqa: D102

    def secure(  # noqa: D102
        self, line: socket.socket, server: Server
    ) -> tuple[ssl.SSLSocket, Voucher]: ...

    def peek(  # noqa: D102
        self, line: socket.socket, server: Server
    ) -> tuple[ssl.SSLSocket, Voucher]: ...

    def ask(self, line: socket.socket, server: Server) -> Reply: ...  # noqa: D102


def check(
    server: Server, doors: Doors, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> Iterator[Step]:
    """Yield every step as soon as it is known. May wait some seconds at each.

    Args:
        server: whom to look for.
        doors: what to look with.
        clock: gives the time of this PC, aware.
    """
    done: set[StepName] = set()
    try:
        for step in _Walk(server, doors, clock).steps():
            done.add(step.name)
            yield step
    except TroubleError as trouble:
        done.add(trouble.step)
        yield Step(
            name=trouble.step,
            state=StepState.PROBLEM,
            code=trouble.code,
            values=trouble.values,
        )
    for name in StepName:
        if name not in done:
            yield Step(name=name, state=StepState.NOT_REACHED)


class _Walk:
    """One walk to one server."""

    def __init__(self, server: Server, doors: Doors, clock: Callable[[], datetime]) -> None:
        self._server, self._doors, self._clock = server, doors, clock

    def steps(self) -> Iterator[Step]:
        server, doors = self._server, self._doors
        way = doors.way(server)
        if way.url and way.shown in ("", "?"):
            raise TroubleError(StepName.PROXY, "proxy-unreadable")
        yield self._name(way)
        if way.url:
            line = doors.through(way.url, server)
            yield _ok(StepName.PROXY, f"proxy-{way.decided}", proxy=way.shown)
        else:
            yield _ok(StepName.PROXY, "proxy-none")
            line = self._direct()
        with line:
            yield _ok(StepName.REACH, "reached", host=server.host)
            if server.secure:
                yield from self._safely(line, way)
            else:
                yield _ok(StepName.CERTIFICATE, "certificate-none")
                yield from self._answer(line)

    def _name(self, way: Choice) -> Step:
        if not way.url:
            self._doors.find(self._server.host, self._server.port)
            return _ok(StepName.NAME, "name-found", host=self._server.host)
        proxy = urlsplit(way.url)
        try:
            self._doors.find(proxy.hostname or "", proxy.port or 80)
        except TroubleError as trouble:
            raise TroubleError(StepName.NAME, "proxy-name-unknown", proxy=way.shown) from trouble
        return _ok(StepName.NAME, "name-by-proxy", proxy=way.shown)

    def _direct(self) -> socket.socket:
        try:
            return self._doors.call(self._server.host, self._server.port)
        except OSError:
            raise TroubleError(StepName.REACH, "no-answer", host=self._server.host) from None

    def _safely(self, line: socket.socket, way: Choice) -> Iterator[Step]:
        try:
            safe, found = self._doors.secure(line, self._server)
        except ssl.SSLCertVerificationError:
            yield from self._not_believed(way)
            return
        except (OSError, ValueError):
            raise self._cut() from None
        with safe:
            code = "certificate-public" if found.public else "certificate-company"
            yield _ok(StepName.CERTIFICATE, code, host=self._server.host, issuer=found.issuer)
            yield from self._answer(safe)

    def _cut(self) -> TroubleError:
        return TroubleError(StepName.CERTIFICATE, "certificate-cut", host=self._server.host)

    def _not_believed(self, way: Choice) -> Iterator[Step]:
        """Say whose certificate it is, and whether this PC's clock is why it does not count."""
        doors, server = self._doors, self._server
        try:
            line = doors.through(way.url, server) if way.url else doors.call(*_place(server))
            with line:
                unsure, found = doors.peek(line, server)
                with unsure:
                    told = doors.ask(unsure, server).date if not found.in_date else None
        except (OSError, ValueError, http.client.HTTPException, TroubleError):
            raise self._cut() from None
        code = "certificate-refused" if found.in_date else "certificate-dates"
        values = (("host", server.host), ("issuer", found.issuer or "?"))
        yield Step(name=StepName.CERTIFICATE, state=StepState.PROBLEM, code=code, values=values)
        if told is not None:
            yield self._skew(told, self._clock())

    def _answer(self, line: socket.socket) -> Iterator[Step]:
        server, before = self._server, self._clock()
        try:
            got = self._doors.ask(line, server)
        except (OSError, ValueError, http.client.HTTPException):
            raise TroubleError(StepName.ANSWER, "no-words", host=server.host) from None
        now = before + (self._clock() - before) / 2
        yield self._judged(got)
        if got.date is None:
            yield _ok(StepName.CLOCK, "clock-untold", host=server.host)
        else:
            yield self._skew(got.date, now)

    def _judged(self, got: Reply) -> Step:
        values = (("host", self._server.host), ("place", got.leads_to or self._server.host))
        code = ""
        if self._server.is_api and (got.is_page or got.leads_to):
            code = "sign-in-page"
        elif got.status >= _PROBLEM_FROM:
            code = "server-trouble"
        state = StepState.PROBLEM if code else StepState.OK
        return Step(name=StepName.ANSWER, state=state, code=code or "answered", values=values)

    @staticmethod
    def _skew(told: datetime, now: datetime) -> Step:
        ahead = (now - told).total_seconds()
        if abs(ahead) <= MOST_SKEW:
            return _ok(StepName.CLOCK, "clock-right")
        code = "clock-ahead" if ahead > 0 else "clock-behind"
        minutes = (("minutes", str(round(abs(ahead) / 60))),)
        return Step(name=StepName.CLOCK, state=StepState.PROBLEM, code=code, values=minutes)


def _place(server: Server) -> tuple[str, int]:
    return server.host, server.port


def _ok(name: StepName, code: str, **values: str) -> Step:
    return Step(name=name, state=StepState.OK, code=code, values=tuple(values.items()))

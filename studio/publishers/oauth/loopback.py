"""The listener that the browser comes back to: on this computer only, for one answer.

It hears at ``127.0.0.1`` (RFC 8252 §7.3), knows one path, writes no log, and closes after
the answer to the one try that it was opened for. Whatever else comes gets a page that says
no, and does not use the listener up. One thread does everything, and no connection can hold
up another: who sends slowly is put away after a few seconds, or when too many wait.
"""

from __future__ import annotations

import contextlib
import selectors
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from http import HTTPStatus

from studio.publishers.errors import RejectedError
from studio.publishers.oauth import incoming
from studio.publishers.oauth.page import Texts, response

HOST = "127.0.0.1"
_PATIENCE = timedelta(seconds=10)  # for one request to arrive, and for its answer to be read
_MOST_WAITING = 32  # connections; the one that waits longest is put away
_MOST_REFUSED = 100
_LOOK = 1.0  # seconds between two looks at the clock


@dataclass(slots=True, kw_only=True, eq=False)
class _Guest:
    """A connection that has not been answered yet, or whose answer is being read."""

    socket: socket.socket
    until: datetime
    data: bytes = field(default=b"", repr=False)
    answered: bool = False


class Listener:
    """Hears from the moment it is made, and answers while ``wait`` runs.

    Args:
        path: the only one, e.g. ``/callback/bluesky``.
        ports: those that the network knows; any free one when empty.
        texts: what the page says.
        clock: gives the time, aware.

    Raises:
        RejectedError: ``ports-taken``.
    """

    def __init__(
        self, path: str, ports: tuple[int, ...], *, texts: Texts, clock: Callable[[], datetime]
    ) -> None:
        self._path = path
        self._texts = texts
        self._clock = clock
        self._socket = _bound(ports)
        self._waker, self._woken = socket.socketpair()
        self._guests: list[_Guest] = []
        self._refused: list[str] = []
        self._lock = threading.Lock()
        self._waiting = self._closed = False
        self.port: int = self._socket.getsockname()[1]

    @property
    def redirect_uri(self) -> str:
        """Where the browser has to come back to."""
        return f"http://{HOST}:{self.port}{self._path}"

    @property
    def refused(self) -> tuple[str, ...]:
        """What came and was refused, as codes, the oldest first."""
        return tuple(self._refused)

    def wait(
        self, take: Callable[[str], str], *, until: datetime, go_on: Callable[[], bool]
    ) -> None:
        """Answer what comes, until the answer to the try has come. Closes in every case.

        Args:
            take: gets the query of a request that is right so far; returns "" when it is the
                answer to the try, or a code why not.
            until: when to stop.
            go_on: asked again after each ``wake``; False ends the wait.

        Raises:
            RejectedError: ``signed-in-too-late``.
        """
        with self._lock:
            if self._closed:
                return
            self._waiting = True
        try:
            with selectors.DefaultSelector() as selector:
                self._hear_all(selector, take, until, go_on)
        finally:
            self._close()

    def wake(self) -> None:
        """Let ``wait`` ask ``go_on`` at once, or close when it does not run. From any thread."""
        with self._lock:
            if self._waiting:
                if not self._closed:
                    self._waker.send(b"!")
                return
        self._close()

    def _close(self) -> None:
        with self._lock:
            self._closed = True
            for one in (self._socket, self._waker, self._woken, *(g.socket for g in self._guests)):
                one.close()
            self._guests.clear()

    def _hear_all(
        self,
        selector: selectors.BaseSelector,
        take: Callable[[str], str],
        until: datetime,
        go_on: Callable[[], bool],
    ) -> None:
        selector.register(self._socket, selectors.EVENT_READ, None)
        selector.register(self._woken, selectors.EVENT_READ, None)
        while go_on():
            if self._clock() >= until:
                self._turn_away(selector, "too-late")
                raise RejectedError("signed-in-too-late")
            if self._once(selector, take, until):
                break
        self._turn_away(selector, "used-already")

    def _once(
        self, selector: selectors.BaseSelector, take: Callable[[str], str], until: datetime
    ) -> bool:
        left = (until - self._clock()).total_seconds()
        for key, _events in selector.select(min(max(left, 0.0), _LOOK)):
            if key.fileobj is self._woken:
                self._woken.recv(64)
            elif key.fileobj is self._socket:
                self._let_in(selector)
            elif key.data not in self._guests:
                continue  # put away a moment ago, to make room
            elif self._hear(selector, key.data, take, until):
                return True
        now = self._clock()
        for guest in [guest for guest in self._guests if guest.until <= now]:
            self._put_away(selector, guest)
        return False

    def _let_in(self, selector: selectors.BaseSelector) -> None:
        try:
            connection, _address = self._socket.accept()
        except OSError:
            return  # it left again
        connection.settimeout(0)
        if len(self._guests) >= _MOST_WAITING:
            self._put_away(selector, self._guests[0])
        guest = _Guest(socket=connection, until=self._clock() + _PATIENCE)
        self._guests.append(guest)
        selector.register(connection, selectors.EVENT_READ, guest)

    def _hear(
        self,
        selector: selectors.BaseSelector,
        guest: _Guest,
        take: Callable[[str], str],
        until: datetime,
    ) -> bool:
        part = _received(guest.socket)
        if part is None:
            return False
        if not part:
            self._put_away(selector, guest)
            return False
        if guest.answered:
            return False  # what is sent after the answer is read and thrown away
        guest.data += part
        request = incoming.read(guest.data, path=self._path, host=f"{HOST}:{self.port}")
        if request is None:
            return False
        if self._clock() >= until:
            return False  # the loop turns everybody away
        code = request.refused or take(request.query)
        if not code:
            _say(guest, response(HTTPStatus.OK, self._texts, done=True))
            return True
        self._note(code)
        status = request.status if request.refused else HTTPStatus.BAD_REQUEST
        _say(guest, response(status, self._texts, done=False))
        return False

    def _turn_away(self, selector: selectors.BaseSelector, code: str) -> None:
        """Answer everybody who has asked something, so that no browser waits for nothing."""
        before = -1
        while before < len(self._guests) < _MOST_WAITING:
            before = len(self._guests)
            self._let_in(selector)
        for guest in [guest for guest in self._guests if not guest.answered]:
            if guest.data or _received(guest.socket):
                self._note(code)
                _say(guest, response(HTTPStatus.GONE, self._texts, done=False))

    def _put_away(self, selector: selectors.BaseSelector, guest: _Guest) -> None:
        selector.unregister(guest.socket)
        guest.socket.close()
        self._guests.remove(guest)
        if not guest.answered:
            self._note("no-request")

    def _note(self, code: str) -> None:
        if len(self._refused) < _MOST_REFUSED:
            self._refused.append(code)


def _bound(ports: tuple[int, ...]) -> socket.socket:
    for port in ports or (0,):
        one = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        # Windows lets two programs share a port unless it is told not to; elsewhere the port
        # of a listener that has just closed could not be used again for a minute.
        exclusive = getattr(socket, "SO_EXCLUSIVEADDRUSE", socket.SO_REUSEADDR)
        with contextlib.suppress(OSError):
            one.setsockopt(socket.SOL_SOCKET, exclusive, 1)
            one.bind((HOST, port))
            one.listen(_MOST_WAITING)
            one.settimeout(0)
            return one
        one.close()
    raise RejectedError("ports-taken")


def _received(one: socket.socket) -> bytes | None:
    """Return what has come, b"" at the end, or None when nothing is there."""
    try:
        return one.recv(incoming.MOST_BYTES + 1)
    except BlockingIOError:
        return None
    except OSError:
        return b""


def _say(guest: _Guest, words: bytes) -> None:
    guest.answered = True
    guest.data = b""
    # The page is smaller than what the system takes at once, so this never waits.
    with contextlib.suppress(OSError):
        guest.socket.sendall(words)
        guest.socket.shutdown(socket.SHUT_WR)

"""One try at a sign-in: from the address for the browser to ``Linked``, or to a reason."""

from __future__ import annotations

import contextlib
import secrets
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from studio.publishers.addresses import may_follow
from studio.publishers.base import Ask, Authorization, Linked, Publisher, Secret
from studio.publishers.errors import PublishError, RejectedError, UnavailableError
from studio.publishers.oauth import answer
from studio.publishers.oauth.answer import Judged
from studio.publishers.oauth.loopback import Listener
from studio.publishers.oauth.page import Texts

DEADLINE = timedelta(minutes=5)
"""How long a person has to sign in, from the moment that the address is ready."""


class Attempt:
    """A try that waits for the person. Make it with ``begin``; it is used once.

    ``wait`` blocks and belongs on a worker thread; ``paste`` and ``cancel`` may be called
    from any thread meanwhile. After any end, another one can be begun.

    Attributes:
        url: what the browser opens.
        until: when it ends by itself, aware.
    """

    def __init__(
        self,
        publisher: Publisher,
        authorization: Authorization,
        listener: Listener,
        clock: Callable[[], datetime],
    ) -> None:
        self._publisher = publisher
        self._authorization = authorization
        self._listener = listener
        self._judged: Judged | None = None
        self._cancelled = False
        self._lock = threading.Lock()
        self._clock = clock
        self.url = authorization.url
        self.until = clock() + DEADLINE

    @property
    def refused(self) -> tuple[str, ...]:
        """What came and was refused, as codes, the oldest first; the try goes on."""
        return self._listener.refused

    def wait(self) -> Linked:
        """Wait for the person, then redeem what the browser brought. Once, off the UI thread.

        Raises:
            RejectedError: ``signed-in-too-late``, ``cancelled``, ``said-no``,
                ``wrong-server``, ``wrong-answer``, or what the network's file says.
            UnavailableError: the network could not be reached.
        """
        self._listener.wait(self._take, until=self.until, go_on=self._goes_on)
        with self._lock:
            judged, cancelled = self._judged, self._cancelled
        if cancelled or judged is None:
            raise RejectedError("cancelled")
        if judged.problem is not None:
            raise judged.problem
        if judged.code is None:
            raise RejectedError("wrong-answer")
        return self._unless_cancelled(self._redeemed(judged.code))

    def paste(self, text: str) -> str:
        """Take what the person copied from the browser: its address, or the code it shows.

        Returns:
            "" when it is the answer, and ``wait`` goes on with it; else a code, and the
            person can paste again.
        """
        judged = answer.pasted(text, self._authorization)
        if judged.final:
            return self._decide(judged)
        return judged.problem.reason if judged.problem else ""

    def cancel(self) -> None:
        """Give up; ``wait`` ends with ``cancelled``. Any number of times."""
        with self._lock:
            self._cancelled = True
        self._listener.wake()

    def _redeemed(self, code: Secret) -> Linked:
        try:
            return self._publisher.redeem(self._authorization, code)
        except PublishError:
            raise
        except Exception as problem:  # noqa: BLE001  whatever the network's file gets wrong
            kind = type(problem).__name__
        # Raised here: what was read, and what it was read from, is not carried on.
        raise UnavailableError("unclear-answer", kind)

    def _take(self, query: str) -> str:
        judged = answer.judge(query, self._authorization)
        if judged.final:
            return self._decide(judged)
        return judged.problem.reason if judged.problem else ""

    def _decide(self, judged: Judged) -> str:
        with self._lock:
            if self._judged is not None or self._cancelled:
                return "used-already"
            if self._clock() >= self.until:
                return "too-late"
            self._judged = judged
        self._listener.wake()
        return ""

    def _goes_on(self) -> bool:
        with self._lock:
            return self._judged is None and not self._cancelled

    def _unless_cancelled(self, linked: Linked) -> Linked:
        with self._lock:
            if not self._cancelled:
                return linked
        with contextlib.suppress(PublishError):  # it runs out by itself
            self._publisher.unlink(linked.identity, linked.secret)
        raise RejectedError("cancelled")


def begin(
    publisher: Publisher,
    *,
    host: str,
    handle: str,
    clock: Callable[[], datetime],
    texts: Texts,
    by_hand: bool = False,
) -> Attempt:
    """Open the listener and ask the network for the address that the browser opens.

    Args:
        publisher: the network.
        host: the server's address as the person typed it, or "".
        handle: as the person typed it, or "".
        clock: gives the time, aware.
        texts: what the browser's page says in the end.
        by_hand: True for a code that the server shows, to be pasted; only where
            ``Publisher.shows_codes``.

    Raises:
        RejectedError: ``no-browser-way``, ``ports-taken``, or what the network's file says.
        UnavailableError: the network could not be reached.
    """
    if not publisher.callback_path:  # whether a server has this way, authorize tells
        raise RejectedError("no-browser-way")
    path, ports = publisher.callback_path, publisher.callback_ports
    listener = Listener(path, ports, texts=texts, clock=clock)
    state = Secret(secrets.token_urlsafe(32))
    back = answer.OUT_OF_BAND if by_hand else listener.redirect_uri
    ask = Ask(host=host, handle=handle, redirect_uri=back, state=state)
    try:
        authorization = _authorized(publisher, ask)
    except BaseException:
        listener.wake()
        raise
    return Attempt(publisher, authorization, listener, clock)


def _authorized(publisher: Publisher, ask: Ask) -> Authorization:
    try:
        authorization = publisher.authorize(ask)
    except PublishError:
        raise
    except Exception as problem:  # noqa: BLE001  whatever the network's file gets wrong
        kind = type(problem).__name__
    else:
        _check(authorization, ask)
        return authorization
    raise UnavailableError("unclear-answer", kind)


def _check(authorization: Authorization, ask: Ask) -> None:
    """Make sure of what the browser is about to be given: no file, no program, no other try."""
    if authorization.redirect_uri not in {ask.redirect_uri, answer.OUT_OF_BAND}:
        raise RejectedError("wrong-metadata", "redirect_uri")
    if authorization.state != ask.state:
        raise RejectedError("wrong-metadata", "state")
    if not may_follow(authorization.url, named_by=authorization.url):
        raise RejectedError("not-https")

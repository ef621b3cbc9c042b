"""Linking an account in the browser from the terminal: the address, the wait, "Is this you?"."""

from __future__ import annotations

import contextlib
import os
import queue
import sys
import threading
import webbrowser
from typing import TYPE_CHECKING

from studio.cli import output
from studio.cli.failures import LATER, CliError, publish_failure, usage
from studio.wording import cli as words
from studio.wording import sign_in
from studio.wording.cli import said

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator
    from typing import TextIO

    from studio.core import Core
    from studio.networks.model import NetworkRules
    from studio.publishers.base import Linked
    from studio.publishers.oauth.attempt import Attempt

_WHERE = "accounts link"
_ENDS_WITH_YES = frozenset({"y", "yes"})


def link_in_browser(args: argparse.Namespace, core: Core, rules: NetworkRules) -> Linked:
    """Let the person sign in in their browser, and ask whose account it is. Nothing is kept.

    Args:
        args: ``host``, ``handle``, ``no_browser`` and ``yes``.
        core: the app.
        rules: of the network.

    Raises:
        CliError: it did not work, the person stopped it, or it is not them.
    """
    from studio.publishers.errors import PublishError

    if not args.yes and not _is_terminal():
        raise usage(_WHERE, "needs-yes")
    lines = Lines()
    try:
        attempt = core.publishing.begin_link(
            rules.id, host=args.host, handle=args.handle, texts=sign_in.page()
        )
        linked = _wait(attempt, lines, open_it=not args.no_browser)
    except PublishError as problem:
        raise publish_failure(problem, _WHERE, rules.name) from None
    if not args.yes and not _is_them(linked, lines):
        core.publishing.drop(rules.id, linked)
        raise CliError(LATER, _WHERE, said("not-you"))
    return linked


def _wait(attempt: Attempt, lines: Lines, *, open_it: bool) -> Linked:
    output.note(said("open-address"))
    output.note(attempt.url)
    opened = open_it and has_browser() and _open(attempt.url)
    output.note(said("browser-opened" if opened else "open-it-yourself"))
    with lines.given_to(lambda line: _paste(attempt, line)):
        try:
            return attempt.wait()
        except KeyboardInterrupt:
            attempt.cancel()
            raise CliError(LATER, _WHERE, words.reason("cancelled")) from None


def _paste(attempt: Attempt, line: str) -> None:
    refused = attempt.paste(line)
    if refused:
        output.note(sign_in.refused(refused))


def _is_them(linked: Linked, lines: Lines) -> bool:
    who = linked.identity
    output.note(said("is-this-you", handle=who.handle, name=who.name))
    return lines.next().strip().lower() in _ENDS_WITH_YES


def has_browser() -> bool:
    """Tell whether a browser would open in a window: one in the terminal would take it over."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def _open(url: str) -> bool:
    with contextlib.suppress(webbrowser.Error, OSError):
        return webbrowser.open(url)
    return False


def _is_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


class Lines:
    """Reads what the person types, line by line, beside whatever else goes on."""

    def __init__(self) -> None:
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._take: Callable[[str], None] | None = None
        if sys.stdin is not None:
            threading.Thread(target=self._read, args=(sys.stdin,), daemon=True).start()

    @contextlib.contextmanager
    def given_to(self, take: Callable[[str], None]) -> Iterator[None]:
        """Hand every line that comes meanwhile to ``take``."""
        self._take = take
        try:
            yield
        finally:
            self._take = None

    def next(self) -> str:
        """Return the next line, "" at the end."""
        return self._lines.get()

    def _read(self, stream: TextIO) -> None:
        with contextlib.suppress(OSError, ValueError):
            for line in stream:
                take = self._take
                if take is None:
                    self._lines.put(line)
                elif line.strip():
                    take(line)
        self._lines.put("")

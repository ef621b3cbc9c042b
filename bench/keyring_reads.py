"""How often the password store is read (goal G20). Counted, not timed.

Run it with ``python -m bench.keyring_reads [--record]``. Five Bluesky accounts, on servers
on this computer, are linked. Then the app starts anew and sends three posts from each of
them; the store is one that counts. ``bench.first_paint`` counts the other half of the goal:
that ``keyring`` is not imported before the first paint.

A read right after a write of the same entry makes sure that it was kept. Bluesky hands out
a new secret at every sign-in, so there is one such read for each account; and one trial
entry is written and read when the store is opened. They are counted apart.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench.measuring import Figure, report
from studio.outbox.journal import Outbox
from studio.outbox.model import State
from studio.post import Draft, OutgoingPost
from studio.publishers.base import Secret
from studio.publishers.bluesky import Bluesky
from studio.publishing.publishing import Publishing
from studio.storage.accounts import AccountBook
from tests.helpers.bad_server import bad_server
from tests.helpers.bluesky_server import APP_PASSWORD, HANDLE, FakeBluesky
from tests.helpers.fake_keyrings import FakeKeyring, vault_of

ACCOUNTS = 5
ROUNDS = 3


class CountingKeyring(FakeKeyring):
    """Tells look-ups, read-backs after a write, and trials of the store apart."""

    def __init__(self) -> None:
        super().__init__()
        self.counts: Counter[str] = Counter()
        self._written = ""

    def get_password(self, service: str, username: str) -> str | None:
        """Count a read."""
        if username.startswith("trial-"):
            self.counts["trial"] += 1
        else:
            self.counts["read-back" if username == self._written else "look-up"] += 1
        self._written = ""
        return super().get_password(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        """Note what was written last."""
        self._written = username
        super().set_password(service, username, password)


@contextmanager
def session(folder: Path, keyring: FakeKeyring) -> Iterator[Publishing]:
    """Yield what sends, as after a start of the app."""
    outbox = Outbox(folder / "outbox.sqlite3")
    doors = {"bluesky": Bluesky()}
    yield Publishing(outbox, vault_of(keyring), AccountBook(folder), doors)
    outbox.close()


def count() -> Counter[str]:
    """Link five accounts, start anew, send, and return the reads of that second session."""
    keyring = CountingKeyring()
    with tempfile.TemporaryDirectory() as name, ExitStack() as servers:
        folder, ids = Path(name), []
        with session(folder, keyring) as publishing:
            for _ in range(ACCOUNTS):
                host = servers.enter_context(bad_server(FakeBluesky())).url
                linked = publishing.link(
                    "bluesky", host=host, handle=HANDLE, password=Secret(APP_PASSWORD)
                )
                ids.append(publishing.confirm("bluesky", linked).id)
        keyring.counts.clear()
        with session(folder, keyring) as publishing:
            for number in range(ROUNDS):
                post = OutgoingPost(text=f"Bulbs are in, {number}")
                entries = publishing.queue(Draft(id="d"), [(each, post) for each in ids])
                sent = publishing.send_all(entry.id for entry in entries)
                if any(entry.state is not State.SENT for entry in sent):
                    raise SystemExit([(entry.state, entry.reason) for entry in sent])
    return keyring.counts


def main(argv: Sequence[str] | None = None) -> None:
    """Count and print."""
    options = argparse.ArgumentParser(description="reads of the password store")
    options.add_argument("--record", action="store_true")
    args = options.parse_args(argv)
    counts = count()
    others = f"read-backs after a write {counts['read-back']}, trials {counts['trial']}"
    what = f"look-ups for {ACCOUNTS * ROUNDS} posts from {ACCOUNTS} accounts"
    looks = Figure(goal="G20", what=what, value=counts["look-up"], most=ACCOUNTS, spread=others)
    every = Figure(goal="G20", what="all reads of the store", value=counts.total())
    report("keyring_reads", [looks, every], record=args.record)


if __name__ == "__main__":
    main()

"""Everything that sends, with a network and a keyring in memory."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from studio.accounts.model import Account
from studio.accounts.vault import Vault
from studio.outbox.journal import Outbox
from studio.outbox.model import Entry
from studio.post import Draft
from studio.publishers.base import Publisher, Secret
from studio.publishers.practice import Practice
from studio.publishing import Publishing, outgoing
from studio.storage.accounts import AccountBook
from tests.helpers.fake_keyrings import FakeKeyring, vault_of
from tests.helpers.fake_network import FakeNetwork

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


DRAFT = Draft(id="d1", text="Bulbs are in", brief_id="alliums", accounts=("practice",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shop:
    """Everything that sends, with a network in memory."""

    publishing: Publishing
    outbox: Outbox
    network: FakeNetwork
    keyring: FakeKeyring
    book: AccountBook
    practice: Practice

    def linked(self) -> Account:
        linked = self.publishing.link(
            "fake", host="", handle="priya.example", password=Secret("canary")
        )
        return self.publishing.confirm("fake", linked)

    def queued(self, account: str) -> Entry:
        post = outgoing(DRAFT, "fake")
        (entry,) = self.publishing.queue(DRAFT, [(account, post)], title="Alliums")
        return entry


def shop_in(folder: Path, keyring: FakeKeyring, vault: Vault | None = None) -> Shop:
    outbox = Outbox(folder / "outbox.sqlite", clock=lambda: NOW)
    network, practice = FakeNetwork(), Practice(folder / "practice")
    book = AccountBook(folder)
    doors: dict[str, Publisher] = {"fake": network, "practice": practice}
    publishing = Publishing(outbox, vault or vault_of(keyring), book, doors, clock=lambda: NOW)
    return Shop(
        publishing=publishing,
        outbox=outbox,
        network=network,
        keyring=keyring,
        book=book,
        practice=practice,
    )

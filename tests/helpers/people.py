"""A shared PC with two people, a network and a keyring in memory."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from studio import paths
from studio.accounts.model import Account
from studio.accounts.vault import Vault
from studio.core import Core
from studio.door import Equipment
from studio.floor import Floor
from studio.ground import Ground
from studio.networks.load import load_networks
from studio.outbox.model import Entry
from studio.people.keys import Cost
from studio.post import Draft
from studio.publishers.base import Publisher, Secret
from studio.publishers.practice import Practice
from studio.publishing import outgoing
from tests.helpers.fake_keyrings import FakeKeyring, vault_of
from tests.helpers.fake_network import FakeNetwork
from tests.helpers.kits import demo_kit

CHEAP = Cost(memory_kib=16, passes=1, lanes=1)
RIGHT_PIN, WRONG_PIN = "294751", "294752"
PHRASE = "red kites over Leeds"
NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


def ground() -> Ground:
    return Ground(kit=demo_kit(), networks=load_networks(paths.assets() / "networks"))


def shared_floor(
    folder: Path,
    keyring: FakeKeyring,
    network: FakeNetwork,
    *,
    vault: Vault | None = None,
    clock: Callable[[], datetime] = lambda: NOW,
) -> Floor:
    """Return the floor of one program on this folder."""

    def doors(home: Path) -> dict[str, Publisher]:
        return {"bluesky": network, "practice": Practice(home / "practice")}

    equipment = Equipment(
        vault=vault or vault_of(keyring), publishers=doors, cost=CHEAP, clock=clock
    )
    floor = Floor(folder, ground(), equipment)
    floor.share(shared=True)
    return floor


def link(core: Core, handle: str, secret: str) -> Account:
    """Link an account to whoever is signed in."""
    linked = core.publishing.link("bluesky", host="", handle=handle, password=Secret(secret))
    account = core.publishing.confirm("bluesky", linked)
    core.reload_accounts()
    return account


def queue(core: Core, account: Account, words: str) -> Entry:
    """Put a post of whoever is signed in into their outbox."""
    draft = Draft(id=words, text=f"Ad · {words}", accounts=(account.id,))
    (entry,) = core.publishing.queue(draft, [(account.id, outgoing(draft, "bluesky"))])
    return entry

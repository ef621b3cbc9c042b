"""A packed kit that is about to be published, opened and verified."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio.brand_kit.packed import open_packed
from studio.brand_kit.signing import PublicKey
from studio.brand_kit.verify import verify_packed
from studio.channel.address import has_secret, shown
from studio.channel.errors import PublishRefusedError
from studio.channel.held import Version

USUAL_LIFE, LONGEST_LIFE = 21, 365
"""Days for which a channel's signature is good, when the kit does not say; and at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A packed kit.

    Attributes:
        file: the ``.brandkit``.
        key: whose signature was verified.
        version: its manifest.
        signature: minisign's signature of it.
        read: returns an entry's bytes by name, their hash checked.
        name: the brand's name.
        label: its version, for people.
        changes: what is new in it, as ``kit.json`` has it.
        life_days: how many days a signature of its channel is good for.
    """

    file: Path
    key: PublicKey
    version: Version
    signature: bytes
    read: Callable[[str], bytes]
    name: str
    label: str
    changes: tuple[object, ...]
    life_days: int


@contextmanager
def open_outgoing(file: Path) -> Iterator[Outgoing]:
    """Open a packed kit and verify all of it; reading goes on until the end of the block.

    Raises:
        KitRefusedError: it is not a packed kit, or something in it is not right.
        PublishRefusedError: it is not signed, or it would tell every shop a password.
    """
    with open_packed(file) as packed:
        if packed.key is None:
            raise PublishRefusedError("publish-unsigned")
        verify_packed(packed)
        kit = packed.load()
        said: dict[str, Any] = json.loads(packed.read("kit.json"))
        _require_public_address(said)
        yield Outgoing(
            file=file,
            key=packed.key,
            version=Version(data=packed.manifest_bytes, manifest=packed.manifest),
            signature=packed.signature,
            read=packed.read,
            name=kit.name,
            label=kit.version,
            changes=_changes(said),
            life_days=_life(said),
        )


def _require_public_address(said: dict[str, Any]) -> None:
    url = str(said.get("channel", {}).get("url", ""))
    if has_secret(url):
        raise PublishRefusedError("channel-address", value=shown(url))


def _changes(said: dict[str, Any]) -> tuple[object, ...]:
    rows = said.get("changes", [])
    return tuple(row["text"] for row in rows if row.get("version") == said.get("version"))


def _life(said: dict[str, Any]) -> int:
    days = said.get("channel", {}).get("stale_after_days", USUAL_LIFE)
    return max(1, min(int(days), LONGEST_LIFE))

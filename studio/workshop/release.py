"""From a folder to the shops: sign and build, publish, confirm, take back.

Everything here reads or writes files or waits for a network: never on the window's thread.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from studio.brand_kit.pack import pack_kit
from studio.brand_kit.signing import load_signing_key, public_path, read_public
from studio.channel.outgoing import open_outgoing
from studio.channel.places import open_place
from studio.channel.publish import Published, publish
from studio.channel.recalls import Withdrawal
from studio.channel.withdraw import holder, recall
from studio.pictures import for_kit

if TYPE_CHECKING:
    from studio.brand_kit.recall import Recall

_DAY = 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyInfo:
    """The public side of a signing key.

    Attributes:
        path: the secret key's file.
        key_id: as minisign shows it.
        words: the fingerprint in words.
    """

    path: Path
    key_id: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelState:
    """What a channel holds, and until when shops believe it.

    Attributes:
        version: of the kit, for people; "" when the channel is empty.
        sequence: of the kit, 0 when the channel is empty.
        days_since: whole days since it was last confirmed.
        days_left: whole days until shops show that it is not confirmed.
        recalls: how much was taken back.
        built_is_fresh: True when the folder has not changed since the kit was built.
    """

    version: str = ""
    sequence: int = 0
    days_since: int = 0
    days_left: int = 0
    recalls: int = 0
    built_is_fresh: bool = False


def key_info(path: Path) -> KeyInfo:
    """Return what is public of a signing key; the secret is not opened.

    Raises:
        KeyFileError: there is no public key file beside it, or it is damaged.
    """
    public = read_public(public_path(path))
    return KeyInfo(path=path, key_id=public.key_id, words=public.words())


def next_label(version: str) -> str:
    """Return what people call the version after this one: its last number and one more."""
    found = re.search(r"(\d+)(\D*)$", version)
    if found is None:
        return f"{version}.2"
    return f"{version[: found.start()]}{int(found[1]) + 1}{found[2]}"


def build(root: Path, out: Path, key: Path, passphrase: str | None) -> Path:
    """Check, compile and sign a kit.

    Raises:
        BrandKitError: the kit has problems; nothing was written.
        KeyFileError: the key cannot be used; ``passphrase-needed`` asks for one.
        OSError: it could not be written.
    """
    secret = load_signing_key(key, passphrase)
    out.parent.mkdir(parents=True, exist_ok=True)
    pack_kit(root, out, secret, clean=for_kit)
    return out


def publish_file(
    file: Path, channel: str, key: Path, passphrase: str | None, now: datetime
) -> Published:
    """Publish a built kit; publishing the same one again confirms it.

    Raises:
        KeyFileError: the key cannot be used.
        ChannelError: the channel did not take it.
        KitRefusedError: the file is not what was built.
    """
    secret = load_signing_key(key, passphrase)
    with open_outgoing(file) as kit:
        return publish(open_place(channel), kit, secret, now)


def take_back(
    channel: str, key: Path, passphrase: str | None, wanted: Withdrawal, now: datetime
) -> Recall:
    """Take something back in the channel.

    Raises:
        KeyFileError: the key cannot be used.
        ChannelError: the channel did not take it.
    """
    secret = load_signing_key(key, passphrase)
    return recall(open_place(channel), secret, wanted, now)


def channel_state(
    channel: str, key: Path, now: datetime, *, built: tuple[Path, Path]
) -> ChannelState:
    """Return what a channel holds.

    Args:
        channel: a folder or ``s3://`` address.
        key: the signing key's file; its public half is read.
        now: UTC.
        built: (the kit's folder, the file that may have been built of it).

    Raises:
        KeyFileError: there is no public key to trust it by.
        ChannelError: it cannot be read, or is another publisher's.
    """
    place = open_place(channel)
    if place.read("metadata/root.json") is None:
        return ChannelState()
    _state, held = holder(place, read_public(public_path(key)))
    stamp = place.read("metadata/timestamp.json") or b"{}"
    ends = str(json.loads(stamp).get("signed", {}).get("expires", ""))
    left = (datetime.fromisoformat(ends) - now).total_seconds() / _DAY if ends else 0.0
    manifest = held.newest.manifest
    return ChannelState(
        version=f"{manifest.sequence}",
        sequence=manifest.sequence,
        days_since=max(0, round(held.life_days - left)),
        days_left=int(left),
        recalls=len(held.recalls),
        built_is_fresh=_is_fresh(*built),
    )


def _is_fresh(root: Path, file: Path) -> bool:
    """Tell whether a file was built after the last change to a kit's folder."""
    if not file.is_file():
        return False
    built = file.stat().st_mtime_ns
    return all(path.stat().st_mtime_ns < built for path in root.rglob("*"))

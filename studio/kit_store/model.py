"""What is installed, and what a file offers. Plain data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from studio.brand_kit.signing import PublicKey, public_from_text


class Relation(StrEnum):
    """What a packed kit is to the one that is installed."""

    NEW = "new"
    NEWER = "newer"
    SAME = "same"
    OLDER = "older"
    OTHER_PUBLISHER = "other-publisher"
    UNSIGNED = "unsigned"


@dataclass(frozen=True, slots=True, kw_only=True)
class InstalledKit:
    """One version of an installed kit.

    Attributes:
        kit_id: the kit's id.
        name: the brand's name.
        version: for people.
        publisher: the publisher's name.
        sequence: the version's number.
        previous: number of the version before, which is kept; 0 for none.
        highest: the largest number that was ever installed.
        key: the publisher's public key as text, ``RW…``.
        manifest_sha256: hex digest of the manifest that was verified at the installation.
        channel: where newer versions come from, "" for nowhere.
        installed_at: UTC.
        confirmed_at: when the channel last said that this is the newest; UTC, or None.
        folder: its documents.
    """

    kit_id: str
    name: str
    version: str
    publisher: str
    sequence: int
    previous: int
    highest: int
    key: str
    manifest_sha256: str
    channel: str
    installed_at: datetime
    confirmed_at: datetime | None
    folder: Path

    def public_key(self) -> PublicKey:
        """Return the publisher's key."""
        return public_from_text(self.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What a file would install.

    Attributes:
        path: the file.
        kit_id: the kit's id.
        name: the brand's name.
        version: for people.
        sequence: its number.
        publisher: the publisher's name, as the file says.
        key: who signed it, None when nobody did.
        relation: what it is to the installed kit.
        have: number of the installed version, 0 for none.
    """

    path: Path
    kit_id: str
    name: str
    version: str
    sequence: int
    publisher: str
    key: PublicKey | None
    relation: Relation
    have: int

    @property
    def words(self) -> tuple[str, ...]:
        """The key's fingerprint, to compare with what the brand team says."""
        return self.key.words() if self.key else ()

"""Keeps installed kits as new as their channels, and takes withdrawals to heart first.

Nothing here fails for a shop: a channel that is silent, too old or not the brand's leaves
the installed kit as it is, and the answer says so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from studio.brand_kit.errors import KitRefusedError
from studio.channel.address import shown
from studio.channel.errors import ChannelError, RefusedError, StaleError, UnreachableError
from studio.channel.kept import (
    facts_of,
    only_here,
    pinned_root,
    take_recalls,
    tuf_folder,
)
from studio.channel.reader import Reader, open_reader
from studio.channel.receive import receive, take_in
from studio.channel.session import Session
from studio.kit_store.incoming import looked_through, require_listed

if TYPE_CHECKING:
    from studio.brand_kit.manifest import Manifest
    from studio.brand_kit.recall import Recall
    from studio.kit_store.model import InstalledKit
    from studio.kit_store.store import KitStore

OpenReader = Callable[[str], Reader]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ended:
    """How one look ended, before the books are closed."""

    state: UpdateState
    to_sequence: int
    reason: str = ""


class UpdateState(StrEnum):
    """How an update ended."""

    UPDATED = "updated"
    CURRENT = "current"
    STALE = "stale"
    OFFLINE = "offline"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Updated:
    """What an update did.

    Attributes:
        kit_id: the kit.
        state: how it ended.
        from_sequence: of what was installed before.
        to_sequence: of what is installed now.
        requests: how many files were asked for.
        bytes: how many bytes came, headers not counted.
        recalls_new: withdrawals that were not known before.
        confirmed_at: when the channel last confirmed what is installed, or None.
        stale_since: the same, once it is longer ago than the kit allows; else None.
        reason: code of what was wrong, "" when nothing was.
        place: the channel's address.
    """

    kit_id: str
    state: UpdateState
    from_sequence: int
    to_sequence: int
    requests: int = 0
    bytes: int = 0
    recalls_new: tuple[Recall, ...] = ()
    confirmed_at: datetime | None = None
    stale_since: datetime | None = None
    reason: str = ""
    place: str = ""

    @property
    def changed(self) -> bool:
        """True when another version of the kit is installed now."""
        return self.from_sequence != self.to_sequence


def update_kit(
    store: KitStore, kit: InstalledKit, *, now: datetime, opened: OpenReader = open_reader
) -> Updated | None:
    """Bring one installed kit up to what its channel holds.

    The channel that it was installed from is asked first. When that does not help, the one
    that the kit names is asked too, and the better answer counts; what either of them took
    back counts always.

    Args:
        store: where kits are kept.
        kit: the installed kit.
        now: UTC.
        opened: makes a reader of a channel's address.

    Returns:
        What was done, or None when the kit has no channel.

    Raises:
        OSError: the data folder cannot be written to.
    """
    answer: Updated | None = None
    own = facts_of(kit).url
    for url in dict.fromkeys(filter(None, (kit.channel, own))):
        looked = _Look(store, kit, now).at(url, opened)
        answer = _better(answer, looked) if answer else looked
        if answer.state in (UpdateState.UPDATED, UpdateState.CURRENT):
            break
    return answer


_BEST_FIRST = ("updated", "current", "stale", "refused", "offline")


def _better(first: Updated, second: Updated) -> Updated:
    """Return the better of two answers, with what both cost and what both took back."""
    best = min(first, second, key=lambda one: _BEST_FIRST.index(one.state))
    return replace(
        best,
        requests=first.requests + second.requests,
        bytes=first.bytes + second.bytes,
        recalls_new=first.recalls_new + second.recalls_new,
    )


class _Look:
    """One look at one channel for one kit."""

    def __init__(self, store: KitStore, kit: InstalledKit, now: datetime) -> None:
        self._store = store
        self._kit = kit
        self._now = now
        self._mends = False
        self._known = store.recalls(kit.kit_id)

    def at(self, url: str, opened: OpenReader) -> Updated:
        reader: Reader | None = None
        try:
            reader = opened(url)
            with only_here(self._store.home(self._kit.kit_id)):
                ended = self._taken(reader)
        except UnreachableError as problem:
            ended = self._unchanged(UpdateState.OFFLINE, problem.code)
        except StaleError as problem:
            ended = self._unchanged(UpdateState.STALE, problem.code)
        except ChannelError as problem:
            ended = self._unchanged(UpdateState.REFUSED, problem.code)
        except KitRefusedError as problem:
            ended = self._unchanged(UpdateState.REFUSED, problem.problems[0].code)
        return self._told(ended, reader, url)

    def _unchanged(self, state: UpdateState, reason: str) -> _Ended:
        return _Ended(state=state, to_sequence=self._kit.sequence, reason=reason)

    def _told(self, ended: _Ended, reader: Reader | None, url: str) -> Updated:
        fine = ended.state in (UpdateState.UPDATED, UpdateState.CURRENT)
        confirmed = self._now if fine else self._kit.confirmed_at
        limit = timedelta(days=facts_of(self._kit).stale_after_days)
        old = confirmed is not None and self._now - confirmed > limit
        recalls = self._store.recalls(self._kit.kit_id)
        return Updated(
            kit_id=self._kit.kit_id,
            state=ended.state,
            from_sequence=self._kit.sequence,
            to_sequence=ended.to_sequence,
            requests=reader.requests if reader else 0,
            bytes=reader.bytes if reader else 0,
            recalls_new=tuple(one for one in recalls if one not in self._known),
            confirmed_at=confirmed,
            stale_since=confirmed if old or ended.state is UpdateState.STALE else None,
            reason=ended.reason,
            place=url if reader else shown(url),
        )

    def _taken(self, reader: Reader) -> _Ended:
        kit = self._kit
        folder = tuf_folder(kit.folder.parent, reader.source.address)
        folder.mkdir(parents=True, exist_ok=True)
        session = Session(reader, folder, pinned_root(reader, folder, kit.public_key()), self._now)
        session.refresh()
        take_recalls(self._store, session, kit.kit_id, folder)
        whole = self._store.is_whole(kit.kit_id)
        self._mends = session.hash_of(f"{kit.kit_id}/manifest.json") == kit.manifest_sha256
        if self._mends and whole:
            self._store.confirmed(kit.kit_id, session.now)
            return _Ended(state=UpdateState.CURRENT, to_sequence=kit.sequence)
        before = looked_through(kit) if whole else None
        arrived = receive(reader, session, kit.kit_id, before, self._accept)
        take_in(reader, self._store, arrived, before, None)
        self._store.confirmed(kit.kit_id, session.now)
        return _Ended(state=UpdateState.UPDATED, to_sequence=arrived.manifest.sequence)

    def _accept(self, manifest: Manifest) -> None:
        """Make sure that a manifest is the same publisher's, and newer or mends what is there.

        Raises:
            RefusedError: it is not.
        """
        require_listed(manifest, self._store.only)
        if manifest.key != self._kit.key:
            raise RefusedError("channel-other-publisher")
        if self._mends and manifest.sequence == self._kit.sequence:
            return  # the very same version, of which a file was damaged here
        if manifest.sequence <= self._kit.highest:
            raise RefusedError("channel-older")

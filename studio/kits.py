"""The kits of this PC for the window: which is in use, what a file offers, what is new.

Nothing of Qt. Everything that waits for files or for a network says so.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from studio import paths
from studio.brand_kit.authoring import refused
from studio.brand_kit.errors import BrandKitError
from studio.brand_kit.load import load_kit
from studio.brand_kit.model import BrandKit
from studio.brand_kit.recall import Recall
from studio.kit_diff.diff import KitChange, kit_diff
from studio.kit_store.choice import kit_to_use, trouble_in
from studio.policy import Policy
from studio.policy.keys import KIT_PUBLIC_KEYS, KIT_SOURCE

if TYPE_CHECKING:
    # Signatures and channels take a while to import; the first paint of a kit needs neither.
    from studio.channel.update import Updated
    from studio.kit_store.model import InstalledKit, Offer
    from studio.kit_store.store import KitStore


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What one look at all channels brought.

    Attributes:
        updates: one answer for each kit that has a channel.
    """

    updates: tuple[Updated, ...]

    @property
    def recalls(self) -> tuple[Recall, ...]:
        """What was taken back since the last look."""
        return tuple(recall for item in self.updates for recall in item.recalls_new)

    @property
    def changed(self) -> frozenset[str]:
        """Ids of the kits of which another version is installed now."""
        return frozenset(item.kit_id for item in self.updates if item.changed)

    @property
    def joined(self) -> frozenset[str]:
        """Ids of the kits that were not here before, or came as a file only."""
        return frozenset(i.kit_id for i in self.updates if i.changed and not i.from_sequence)

    @property
    def reached(self) -> bool:
        """True when at least one channel answered, or none was to be asked."""
        return not self.updates or any(item.state != "offline" for item in self.updates)


class Kits:
    """The installed kits.

    Args:
        data_dir: the app's folder.
        clock: gives the time, aware.
        policy: what the organisation decided about kits.
    """

    def __init__(
        self, data_dir: Path, clock: Callable[[], datetime], policy: Policy | None = None
    ) -> None:
        self._policy = policy or Policy()
        self._data_dir = data_dir
        self._clock = clock
        self._asked: datetime | None = None
        self._failures = 0

    @cached_property
    def store(self) -> KitStore:
        """Where installed kits are kept."""
        from studio.kit_store.store import KitStore

        return KitStore(self._data_dir, vet=_vetted, only=self._policy.value(KIT_PUBLIC_KEYS))

    def installed(self) -> tuple[InstalledKit, ...]:
        """Return the installed kits, by id."""
        there = (self._data_dir / "kits").is_dir()
        return self.store.installed() if there else ()

    def recalls(self) -> tuple[Recall, ...]:
        """Return what any installed kit's brand took back."""
        return tuple(r for kit in self.installed() for r in self.store.recalls(kit.kit_id))

    def offer(self, path: Path) -> Offer:
        """Return what a file would install. Waits for the file.

        Raises:
            KitRefusedError: it is no packed kit, or hostile.
        """
        return self.store.offer(path)

    def needs_no_question(self, offer: Offer) -> bool:
        """Tell whether the organisation has said that it trusts who signed a kit."""
        keys = self._policy.value(KIT_PUBLIC_KEYS) or ()
        return offer.key is not None and offer.key.text() in keys

    @property
    def has_channel(self) -> bool:
        """True when there is anybody to ask for new versions, or for a first one."""
        return self._is_awaited() or any(kit.channel for kit in self.installed())

    def look_inside(self, path: Path) -> BrandKit:
        """Load a kit without installing it. Waits for the file.

        Raises:
            BrandKitError: it cannot be used.
        """
        return load_kit(path)

    def install(self, path: Path) -> BrandKit:
        """Install a packed kit and use it. Waits.

        Raises:
            KitRefusedError: hostile, unsigned, older, or another publisher's.
            StorageError: it could not be kept.
        """
        from studio.brand_kit.packed import open_packed

        with open_packed(path) as packed:
            kit = self.store.install(packed)
        self.store.choose(kit.kit_id)
        return self.store.load(kit.kit_id)

    def usual(self) -> BrandKit:
        """Load the kit that the app starts with: the chosen one, else the demo kit. Waits."""
        return kit_to_use(self._data_dir)

    def choose(self, kit_id: str) -> BrandKit:
        """Use another installed kit. Waits for files.

        Raises:
            BrandKitError: it is damaged.
            StorageError: the choice could not be kept.
        """
        kit = self.store.load(kit_id)
        self.store.choose(kit_id)
        return kit

    def load(self, kit_id: str) -> BrandKit:
        """Load an installed kit. Waits for files."""
        return self.store.load(kit_id)

    def whats_new(self, kit_id: str) -> tuple[KitChange, ...]:
        """Return what changed since the version before, in the order that people care.

        Empty when there is no version before. Waits for files.
        """
        before = self.store.previous(kit_id)
        if before is None:
            return ()
        try:
            return kit_diff(load_kit(before.folder), self.store.load(kit_id))
        except BrandKitError:
            return ()

    def update(self) -> News:
        """Ask every channel for what is new. Waits for networks.

        Raises:
            StorageError: the data folder cannot be written to.
        """
        from studio.channel.update import update_kit

        now = self._clock()
        joined = self._joined(now)
        kits = (kit for kit in self.installed() if kit.kit_id not in {j.kit_id for j in joined})
        answers = [update_kit(self.store, kit, now=now) for kit in kits]
        news = News(updates=(*joined, *filter(None, answers)))
        self._asked = now
        self._failures = 0 if news.reached else self._failures + 1
        return news

    def _is_awaited(self) -> bool:
        """Tell whether the organisation's kit has to come by itself, and has not yet."""
        source = self._policy.value(KIT_SOURCE)
        if source is None or not self._policy.value(KIT_PUBLIC_KEYS):
            return False
        from studio.channel.managed import came_from  # channels take a while to import

        return not any(came_from(kit, source) for kit in self.installed())

    def _joined(self, now: datetime) -> tuple[Updated, ...]:
        from studio.channel.managed import join_source

        if not self._is_awaited():
            return ()
        done = join_source(self.store, str(self._policy.value(KIT_SOURCE)), now=now)
        if done.changed:
            self.store.choose(done.kit_id)
        return (done,)

    def tidy(self) -> None:
        """Delete pictures that no kept version names any more. Waits for files.

        To be called at the start only: a window that is open for weeks may still show a
        version that is older than the two that are kept.
        """
        if self.installed():
            with contextlib.suppress(BrandKitError):
                self.store.prune()

    def next_look(self) -> datetime:
        """Return the moment of the next look at the channels."""
        from studio.channel.polling import next_poll

        seed = str(self._data_dir.resolve())
        return next_poll(self._clock(), self._asked, seed, self._failures)


def _vetted(kit: BrandKit) -> None:
    """Keep out what would make the window stand still while somebody types."""
    from studio.kit_check.rules import refuse_hostile_rules

    refuse_hostile_rules(kit)


def kit_and_trouble(
    data_dir: Path, kit_path: Path | None, *, forgiving: bool
) -> tuple[BrandKit, BrandKitError | None]:
    """Load the kit to start with, and what kept the installed one from being used.

    Args:
        data_dir: the app's folder.
        kit_path: a kit in any form, or None for the installed one.
        forgiving: True to take the demo kit when the installed one is damaged.

    Raises:
        BrandKitError: the kit cannot be used.
    """
    try:
        kit = kit_to_use(data_dir, kit_path)
        code = trouble_in(data_dir) if kit_path is None else ""
        return kit, refused(code, kit.id) if code else None
    except BrandKitError as problem:
        if kit_path is not None or not forgiving:
            raise
        return load_kit(paths.demo_kit()), problem

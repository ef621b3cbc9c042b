"""The installed kits: which there are, which is in use, and the one way in for a new one.

A kit comes in whole or not at all: everything is verified first, then pictures go to the
content store, then the documents take their place by one rename, and last of all the
pointer moves. The version before is kept.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock

from studio.brand_kit.contents import Before
from studio.brand_kit.errors import KitRefusedError
from studio.brand_kit.model import BrandKit
from studio.brand_kit.packed import PackedKit, open_packed
from studio.brand_kit.recall import Recall
from studio.brand_kit.signing import PublicKey
from studio.kit_store import folders, incoming, recall_file
from studio.kit_store.incoming import Incoming
from studio.kit_store.model import InstalledKit, Offer, Relation
from studio.kit_store.pointer import (
    IN_USE,
    KEYS,
    read_json_file,
    write_json_file,
    write_pointer,
)
from studio.kit_store.reading import InstalledKits

_LOCK_SECONDS = 60.0


class KitStore(InstalledKits):
    """The kits of one data folder. Nothing is made in it before a kit is welcome.

    Args:
        data_dir: the only folder that is written to.
        clock: gives the time, aware.
        vet: looks at each kit that is verified, before anything of it is kept; raises
            KitRefusedError when the kit must not come in.
        only: the only publishers' keys that the organisation lets in, None for any.

    Attributes:
        only: the same.
    """

    def __init__(
        self,
        data_dir: Path,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        vet: Callable[[BrandKit], None] = lambda _kit: None,
        only: tuple[str, ...] | None = None,
    ) -> None:
        super().__init__(data_dir)
        self.only = only
        self._clock = clock
        self._vet = vet

    # -- what comes in -----------------------------------------------------------

    def offer(self, path: Path) -> Offer:
        """Look at a packed kit without keeping anything of it.

        Raises:
            KitRefusedError: it cannot be used at all.
        """
        with open_packed(path) as packed:
            incoming.require_listed(packed.manifest, self.only)
            kit = packed.load()
            have = self.get(kit.id)
            return Offer(
                path=path,
                kit_id=kit.id,
                name=kit.name,
                version=kit.version,
                sequence=kit.sequence,
                publisher=kit.publisher,
                key=packed.key,
                relation=incoming.relation(Incoming.of(packed), have),
                have=have.sequence if have else 0,
            )

    def install(self, packed: PackedKit, trust: PublicKey | None = None) -> InstalledKit:
        """Install a packed kit, or mend the installed one with the same file.

        Args:
            packed: an open packed kit.
            trust: the only key that may have signed it; None for the installed
                publisher's, and for any at the first installation.

        Raises:
            KitRefusedError: ``unsigned-kit``, ``not-the-trusted-key``, ``not-a-managed-key``,
                ``other-publisher``, ``older-kit``, ``same-number`` or what is wrong with the
                file. The data folder is as it was.
            OSError: it could not be written; the kit in use is as it was.
        """
        new = Incoming.of(packed)
        incoming.require_listed(new.manifest, self.only)
        incoming.require_welcome(new, self.get(new.manifest.kit), trust)
        kit = incoming.verified(packed)
        self._vet(kit)
        with self.locked():
            have = self.get(kit.id)
            found = incoming.require_welcome(new, have, trust)
            incoming.take_blobs(self.blobs, packed, mend=found is Relation.SAME)
            return self._switch(new, packed.documents(), kit, have)

    def install_documents(
        self,
        manifest: bytes,
        signature: bytes,
        documents: Mapping[str, bytes],
        *,
        trust: PublicKey | None = None,
    ) -> InstalledKit:
        """Install a version whose pictures are in the content store already.

        Args:
            manifest: as it was signed.
            signature: minisign's four lines.
            documents: every JSON and Markdown document, by name.
            trust: as for ``install``.

        Raises:
            KitRefusedError: as for ``install``, or ``entry-missing`` for a picture.
            OSError: it could not be written; the kit in use is as it was.
        """
        new = Incoming.read(manifest, signature)
        before = incoming.looked_through(self.get(new.manifest.kit))
        return self.install_arrived(new, documents, trust=trust, before=before)

    def install_arrived(
        self,
        new: Incoming,
        documents: Mapping[str, bytes],
        *,
        trust: PublicKey | None = None,
        before: Before | None = None,
    ) -> InstalledKit:
        """Do the same with a list whose signature was verified already.

        Args:
            new: the list.
            documents: every JSON and Markdown document, by name.
            trust: as for ``install``.
            before: the installed version, from ``looked_through``; None to read all anew.

        Raises:
            KitRefusedError: as for ``install_documents``.
            OSError: it could not be written; the kit in use is as it was.
        """
        home = self.home(new.manifest.kit)
        incoming.require_listed(new.manifest, self.only)
        incoming.require_welcome(new, self.get(new.manifest.kit), trust)
        kit = incoming.checked(new, documents, self.blobs, before, home)
        self._vet(kit)
        with self.locked():
            have = self.get(kit.id)
            incoming.require_welcome(new, have, trust)
            return self._switch(new, documents, kit, have)

    def _switch(
        self,
        new: Incoming,
        documents: Mapping[str, bytes],
        kit: BrandKit,
        have: InstalledKit | None,
    ) -> InstalledKit:
        home = self.home(kit.id)
        folder = home / str(kit.sequence)
        folders.write_folder(folder, {**new.files(), **documents})
        self.blobs.flush()
        made = incoming.pointer_to(new, kit, have, folder, self._clock())
        write_pointer(home, made)
        self._forget_older(made)
        return made

    # -- small facts -------------------------------------------------------------

    def has_blob(self, sha256: str, size: int | None = None) -> bool:
        """Tell whether a picture or font is kept, of this size when one is given."""
        return self.blobs.has(sha256, size)

    def put_blob(self, sha256: str, data: bytes | Iterable[bytes]) -> None:
        """Keep a picture or font under its hash; see ``Blobs.put``."""
        self.blobs.put(sha256, data)

    def part_path(self, sha256: str) -> Path:
        """Return where a transfer goes until it is whole; then call ``finish_part``."""
        return self.blobs.part(sha256)

    def finish_part(self, sha256: str) -> None:
        """Keep a whole transfer after comparing its hash; see ``Blobs.finish``."""
        self.blobs.finish(sha256)

    def choose(self, kit_id: str) -> None:
        """Make a kit the one that colleagues work with.

        Raises:
            KitRefusedError: it is not installed.
            OSError: the choice was not kept.
        """
        self.require(kit_id)
        with self.locked():
            write_json_file(self.kits / IN_USE, {"kit": kit_id})

    def set_channel(self, kit_id: str, url: str) -> None:
        """Remember where newer versions of a kit come from."""
        self._point(kit_id, lambda kit: replace(kit, channel=url))

    def confirmed(self, kit_id: str, when: datetime) -> None:
        """Remember that the channel said at this moment that nothing newer is there."""
        self._point(
            kit_id, lambda kit: replace(kit, confirmed_at=max(kit.confirmed_at or when, when))
        )

    def keep_recalls(self, kit_id: str, recalls: tuple[Recall, ...]) -> tuple[Recall, ...]:
        """Add withdrawals and return all; none is ever taken out again.

        Raises:
            OSError: the list is as it was.
        """
        with self.locked():
            return recall_file.keep_recalls(self.home(kit_id), recalls)

    def remember_key(self, key_id: str, path: Path) -> None:
        """Remember where the secret file of a key is, and nothing else about it.

        Raises:
            OSError: it was not kept.
        """
        with self.locked():
            known = read_json_file(self.kits / KEYS).get("keys", {})
            keys = {**known, key_id: str(path.absolute())}
            write_json_file(self.kits / KEYS, {"keys": keys})

    def unused(self) -> frozenset[str]:
        """Return the hashes that neither the version in use nor the one before names.

        Raises:
            KitRefusedError: a version is damaged, so nobody knows what it names.
        """
        return frozenset(self.blobs.all()) - folders.named_blobs(self._kept_folders())

    def prune(self) -> None:
        """Delete what is not used. Never called while a transfer is under way.

        Raises:
            KitRefusedError: a version is damaged; nothing was deleted.
        """
        with self.locked():
            self.blobs.drop(self.unused())
            for left in (*self.kits.rglob(".*.new"), *self.kits.rglob(".*.old")):
                folders.clear(left)  # from a program that ended in the middle

    def _kept_folders(self) -> Iterator[Path]:
        for kit in self.installed():
            yield kit.folder
            if kit.previous:
                yield self.home(kit.kit_id) / str(kit.previous)

    def _forget_older(self, kit: InstalledKit) -> None:
        for folder in folders.older_folders(self.home(kit.kit_id), kit):
            # What cannot be read is left alone: better some bytes too many than one too few.
            with contextlib.suppress(KitRefusedError):
                gone = folders.named_blobs((folder,))
                self.blobs.drop(gone - folders.named_blobs(self._kept_folders()))
            folders.remove_folder(folder)

    def _point(self, kit_id: str, change: Callable[[InstalledKit], InstalledKit]) -> None:
        with self.locked():
            write_pointer(self.home(kit_id), change(self.require(kit_id)))

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other programs from changing the installed kits.

        Raises:
            OSError: the folder cannot be used.
            filelock.Timeout: another program did not let go within a minute.
        """
        self.kits.mkdir(parents=True, exist_ok=True)
        with FileLock(self.kits / ".lock", timeout=_LOCK_SECONDS):
            yield

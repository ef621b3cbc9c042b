"""Which kits are installed, and what they hold. Nothing is written here."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from studio.brand_kit import entry_names, installed
from studio.brand_kit.authoring import refused
from studio.brand_kit.errors import KitRefusedError
from studio.brand_kit.model import BrandKit
from studio.brand_kit.recall import Recall
from studio.kit_store import incoming, recall_file
from studio.kit_store.blobs import Blobs
from studio.kit_store.model import InstalledKit
from studio.kit_store.pointer import IN_USE, KEYS, read_json_file, read_pointer


class InstalledKits:
    """The kits of one data folder, as they are now.

    Args:
        data_dir: the app's folder; it need not be there.

    Attributes:
        kits: the folder of all kits.
        blobs: their pictures and fonts.
    """

    def __init__(self, data_dir: Path) -> None:
        self.kits = data_dir / "kits"
        self.blobs = Blobs(self.kits)

    def installed(self) -> tuple[InstalledKit, ...]:
        """Return the version in use of every installed kit, by id."""
        homes = sorted(self.kits.glob("*/current.json"))
        return tuple(filter(None, (read_pointer(path.parent) for path in homes)))

    def get(self, kit_id: str) -> InstalledKit | None:
        """Return the version in use of one kit, or None."""
        return read_pointer(self.home(kit_id))

    def current(self) -> InstalledKit | None:
        """Return the kit that colleagues work with: the chosen one, else the last installed."""
        kits = self.installed()
        chosen = read_json_file(self.kits / IN_USE).get("kit")
        latest = max(kits, key=lambda kit: kit.installed_at, default=None)
        return next((kit for kit in kits if kit.kit_id == chosen), latest)

    def previous(self, kit_id: str) -> InstalledKit | None:
        """Return the version before the one in use, when there is one."""
        kit = self.get(kit_id)
        if kit is None or not kit.previous:
            return None
        folder = self.home(kit_id) / str(kit.previous)
        return replace(kit, sequence=kit.previous, previous=0, manifest_sha256="", folder=folder)

    def load(self, kit_id: str) -> BrandKit:
        """Load the version in use.

        Raises:
            KitRefusedError: not installed, or ``damaged-kit``; the version before may do.
        """
        return incoming.load(self.require(kit_id))

    def is_known(self, kit_id: str) -> bool:
        """Tell whether the version in use is the very one that was verified when it came in.

        Its list of contents is compared, and nothing else is read: documents are compared
        when they are loaded, and a picture at each use.
        """
        kit = self.get(kit_id)
        return kit is not None and incoming.is_known(kit)

    def in_use(self) -> BrandKit | None:
        """Load the kit that colleagues work with, its version before when it is damaged.

        Returns:
            The kit, or None when none is installed.

        Raises:
            KitRefusedError: both versions are damaged.
        """
        kit = self.current()
        if kit is None:
            return None
        try:
            return incoming.load(kit)
        except KitRefusedError:
            before = self.previous(kit.kit_id)
            if before is None:
                raise
            return incoming.load(before)

    def is_whole(self, kit_id: str) -> bool:
        """Tell whether nothing of the version in use was changed or lost.

        Documents are compared with their hashes; of pictures and fonts it is only asked
        whether they are there, because each is compared at its use. Waits for the files.
        """
        kit = self.get(kit_id)
        before = incoming.looked_through(kit)
        there = self.blobs.names()
        return before is not None and all(
            entry_names.is_document(name) or listed.sha256 in there
            for name, listed in before.manifest.entries.items()
        )

    def trouble(self, kit_id: str) -> str:
        """Return what a person has to know about an installed kit. Waits for the files.

        Returns:
            ``older-in-use`` when the version in use is damaged and ``in_use`` gives the one
            before, ``damaged-kit`` when there is none that works, else "".
        """
        kit = self.get(kit_id)
        if kit is None or incoming.looked_through(kit):
            return ""
        for version in filter(None, (kit, self.previous(kit_id))):
            with contextlib.suppress(KitRefusedError):
                return "" if incoming.load(version).sequence == kit.sequence else "older-in-use"
        return "damaged-kit"

    def documents(self, kit_id: str) -> Mapping[str, bytes]:
        """Return the documents of the version in use by name, verified.

        Raises:
            KitRefusedError: not installed or damaged.
        """
        kit = self.require(kit_id)
        return installed.documents_in(kit.folder, incoming.manifest_of(kit))

    def home(self, kit_id: str) -> Path:
        """Return a kit's own folder, which may not be there."""
        return self.kits / kit_id

    def recalls(self, kit_id: str) -> tuple[Recall, ...]:
        """Return everything that was ever withdrawn from a kit."""
        return recall_file.read_recalls(self.home(kit_id))

    def key_path(self, key_id: str) -> Path | None:
        """Return where the secret file of a key was last seen, or None."""
        found = read_json_file(self.kits / KEYS).get("keys", {}).get(key_id)
        return Path(found) if isinstance(found, str) else None

    def require(self, kit_id: str) -> InstalledKit:
        """Return the version in use of one kit.

        Raises:
            KitRefusedError: it is not installed.
        """
        kit = self.get(kit_id)
        if kit is None:
            raise refused("not-installed", kit_id, value=kit_id)
        return kit

"""Which kit the app works with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio import paths
from studio.brand_kit.load import load_kit

if TYPE_CHECKING:
    from pathlib import Path

    from studio.brand_kit.model import BrandKit


def kit_to_use(data_dir: Path, kit_path: Path | None = None) -> BrandKit:
    """Load the kit that is asked for, else the installed one, else the bundled demo kit.

    Args:
        data_dir: the app's folder.
        kit_path: a kit in any form, or None.

    Raises:
        BrandKitError: the kit cannot be used.
    """
    if kit_path is None and (data_dir / "kits").is_dir():
        from studio.kit_store.store import KitStore  # signatures take a while to import

        kit = KitStore(data_dir).in_use()
        if kit is not None:
            return kit
    return load_kit(kit_path or paths.demo_kit())


def trouble_in(data_dir: Path) -> str:
    """Return what a person has to know about the kit in use; see ``InstalledKits.trouble``."""
    if not (data_dir / "kits").is_dir():
        return ""
    from studio.kit_store.reading import InstalledKits

    kits = InstalledKits(data_dir)
    kit = kits.current()
    return kits.trouble(kit.kit_id) if kit else ""

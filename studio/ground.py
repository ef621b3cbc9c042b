"""What everybody at a PC shares: the kit in use and the networks' rules, read once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from studio import paths
from studio.brand_kit.errors import BrandKitError
from studio.brand_kit.files import KitFileError, mark_bytes
from studio.brand_kit.model import BrandKit
from studio.kits import kit_and_trouble
from studio.networks.load import load_networks
from studio.networks.model import NetworkRules


@dataclass(slots=True, kw_only=True)
class Ground:
    """What everybody at this PC shares, read once.

    Attributes:
        kit: the kit in use.
        networks: rules by network id.
        trouble: why the installed kit could not be used, or None.
    """

    kit: BrandKit
    networks: dict[str, NetworkRules]
    trouble: BrandKitError | None = None

    def mark(self) -> bytes:
        """Return the brand's mark as a picture file, b"" when there is none to show."""
        try:
            return mark_bytes(self.kit)
        except KitFileError:
            return b""


def lay_ground(data_dir: Path, *, kit_path: Path | None = None, forgiving: bool = False) -> Ground:
    """Read the kit and the networks' rules; see ``core.build_core``.

    Raises:
        BrandKitError: the kit cannot be used.
        StorageError: the folder cannot be used.
    """
    kit, trouble = kit_and_trouble(data_dir, kit_path, forgiving=forgiving)
    networks = load_networks(paths.assets() / "networks")
    return Ground(kit=kit, networks=networks, trouble=trouble)

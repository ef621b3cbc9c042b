"""Where things are: the app's own files, and the folder it may write to."""

from __future__ import annotations

from pathlib import Path


def assets() -> Path:
    """Return the folder of icons, fonts, network rules and the demo kit.

    An installed package carries it inside itself; a checkout has it beside the package.
    """
    inside = Path(__file__).resolve().parent / "assets"
    return inside if inside.is_dir() else inside.parent.parent / "assets"


def demo_kit() -> Path:
    """Return the authoring folder of the bundled demo kit."""
    return assets() / "kits" / "fern-and-finch"


def default_data_dir() -> Path:
    """Return the folder for everything that the app writes, for this person on this PC.

    Local, not roaming: drafts belong to the PC that they were written on.
    """
    from platformdirs import user_data_path

    return user_data_path("Shopfloor Studio", appauthor=False, roaming=False)

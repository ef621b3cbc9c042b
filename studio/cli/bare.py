"""``studio`` alone opens the app: the short way there, without the other commands.

The parser and the commands cost more than the first paint of the window; they are only
imported when there is something to parse.
"""

from __future__ import annotations

import os
import sys


def has_display() -> bool:
    """Tell whether a window can be opened, or Qt was told how to do without a screen."""
    if sys.platform != "linux":
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in names)


def open_bare() -> int:
    """Open the app on the person's own data folder and return its exit code."""
    from pathlib import Path

    from studio import app, paths

    chosen = os.environ.get("STUDIO_DATA_DIR")
    data_dir = Path(chosen) if chosen else paths.default_data_dir()
    return app.open_window(app.Options(data_dir=data_dir))

"""The app up to its first paint, then out. Started by ``first_paint``, never imported.

It goes the way of ``studio`` without any words behind it, and imports nothing before the
app does; the caller sets a home folder.

Usage: ``python -m bench.first_paint_app [inventory]``
"""

from __future__ import annotations

import os
import sys

HEAVY = (
    "requests",
    "PIL",
    "keyring",
    "babel",
    "cryptography",
    "tinydb",
    "yaml",
    "regex",
    "sqlite3",
)


class Watch:
    """Sees the window's module being imported; by then Qt is there and can be prepared."""

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> None:
        """Find nothing."""
        if name == "studio.ui.shell.window":
            sys.meta_path.remove(self)
            leave_after_first_paint()


def leave_after_first_paint() -> None:
    """Let the event loop end the process when the window's first paint is over."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    enter = QApplication.exec

    def entered() -> int:
        from studio.ui.shell.window import StudioWindow

        paint = StudioWindow.paintEvent

        def painted(window: StudioWindow, event: object) -> None:
            QTimer.singleShot(0, leave)
            paint(window, event)  # type: ignore[arg-type]

        StudioWindow.paintEvent = painted  # type: ignore[assignment, method-assign]
        return int(enter())

    QApplication.exec = staticmethod(entered)  # type: ignore[method-assign]


def leave() -> None:
    """Say what is there, when that was asked for, and end at once."""
    if "inventory" in sys.argv:
        say_what_is_there()
    os._exit(0)


def say_what_is_there() -> None:
    """Print the kinds of widgets (as Qt knows them) and the heavy modules as JSON."""
    import json

    from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

    heavy = [name for name in HEAVY if name in sys.modules]
    (window,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, QMainWindow))
    kinds: dict[str, int] = {}
    for widget in [window, *window.findChildren(QWidget)]:
        meta = widget.metaObject()
        while not meta.className().startswith("Q"):
            meta = meta.superClass()
        kinds[meta.className()] = kinds.get(meta.className(), 0) + 1
    print(json.dumps({"kinds": kinds, "heavy": heavy, "modules": len(sys.modules)}), flush=True)


if __name__ == "__main__":
    sys.meta_path.insert(0, Watch())
    from studio.__main__ import main

    sys.exit(main([]))

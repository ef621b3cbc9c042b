"""The app up to its first paint, then out. Started by ``first_paint``, never imported.

It goes the way of ``studio`` without any words behind it; the caller sets a home folder.

Usage: ``python -m bench.first_paint_app [inventory]``
"""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from studio.__main__ import main
from studio.ui.shell.window import StudioWindow

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


def leave() -> None:
    """Say what is there, when that was asked for, and end at once."""
    if "inventory" in sys.argv:
        import json
        from collections import Counter

        window = QApplication.topLevelWidgets()[0].window()
        bases = (w.metaObject() for w in [window, *window.findChildren(QWidget)])
        kinds: Counter[str] = Counter()
        for meta in bases:
            while meta is not None and not meta.className().startswith("Q"):
                meta = meta.superClass()
            kinds[meta.className()] += 1
        heavy = [name for name in HEAVY if name in sys.modules]
        print(json.dumps({"kinds": kinds, "heavy": heavy, "modules": len(sys.modules)}), flush=True)
    os._exit(0)


def painted(_window: StudioWindow, _event: object) -> None:
    """Leave when the paint that has just begun is over."""
    QTimer.singleShot(0, leave)


StudioWindow.paintEvent = painted  # type: ignore[method-assign, assignment]
sys.exit(main([]))

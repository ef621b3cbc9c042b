"""A bare PySide6 window with the shell's widgets, up to its first paint, then out.

Plain Qt widgets of the same kinds and number, in the same places, with the same words, and
Qt's own style. Started by ``first_paint``, never imported.

Usage: ``python -m bench.first_paint_peer plain|dressed [inventory]``; ``dressed`` also loads
the app's four font files, sets them for the whole window and gives the buttons their icons.
"""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QFont, QFontDatabase, QIcon
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

ASSETS = os.path.join(os.path.dirname(__file__), "..", "assets")  # noqa: PTH118, PTH120
FONTS = ("400Regular", "500Medium", "600SemiBold", "700Bold")
RAIL = (
    ("Today", "sun"),
    ("Write", "square-pen"),
    ("Outbox", "send"),
    ("Practice", "flask-conical"),
    ("Accounts", "at-sign"),
    ("Help", "circle-question-mark"),
)
DRESSED = sys.argv[1] == "dressed"


def leave() -> None:
    """Say what is there, when that was asked for, and end at once."""
    if "inventory" in sys.argv:
        import json
        from collections import Counter

        kinds = Counter(w.metaObject().className() for w in [window, *window.findChildren(QWidget)])
        kinds["QMainWindow"] = kinds.pop("Bare")
        print(json.dumps({"kinds": kinds, "heavy": [], "modules": len(sys.modules)}), flush=True)
    os._exit(0)


class Bare(QMainWindow):
    """The window."""

    def paintEvent(self, _event: object) -> None:  # noqa: N802  the name that Qt calls
        """Leave when the paint that has just begun is over."""
        QTimer.singleShot(0, leave)


def tool(icon: str, words: str = "") -> QToolButton:
    """Return a button of the rail or the bar."""
    made = QToolButton()
    if words:
        made.setText(words)
        made.setCheckable(True)
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
    if DRESSED:
        made.setIcon(QIcon(f"{ASSETS}/icons/{icon}.svg"))
        made.setIconSize(QSize(22, 22))
    return made


def rail() -> QFrame:
    """Return the rail: a mark and six buttons."""
    made = QFrame()
    made.setFixedWidth(88)
    layout = QVBoxLayout(made)
    layout.addWidget(QLabel("F"))
    for words, icon in RAIL:
        layout.addWidget(tool(icon, words))
    layout.addStretch(1)
    return made


def bar() -> QFrame:
    """Return the top bar: menu and arrow (hidden), two lines, look, who."""
    made = QFrame()
    made.setFixedHeight(64)
    layout = QHBoxLayout(made)
    for icon in ("menu", "arrow-left"):
        hidden = tool(icon)
        hidden.hide()
        layout.addWidget(hidden)
    words = QVBoxLayout()
    words.addWidget(QLabel())
    words.addWidget(QLabel())
    layout.addLayout(words, 1)
    layout.addWidget(tool("a-large-small"))
    who: QAbstractButton = QPushButton("Not you? Change")
    layout.addWidget(who)
    return made


def page() -> QVBoxLayout:
    """Return the bar, a hidden banner and the empty stack."""
    made = QVBoxLayout()
    made.addWidget(bar())
    banner = QWidget()
    QVBoxLayout(banner).addWidget(QFrame())
    banner.hide()
    made.addWidget(banner)
    made.addWidget(QStackedWidget(), 1)
    return made


app = QApplication([])
if DRESSED:
    for weight in FONTS:
        QFontDatabase.addApplicationFont(f"{ASSETS}/fonts/AtkinsonHyperlegibleNext_{weight}.ttf")
    font = QFont("Atkinson Hyperlegible Next")
    font.setPixelSize(16)
    app.setFont(font)
window = Bare()
body = QWidget()
across = QHBoxLayout(body)
across.addWidget(rail())
across.addLayout(page(), 1)
window.setCentralWidget(body)
ring = QWidget(window)
ring.hide()
window.resize(1366, 768)
window.show()
app.exec()

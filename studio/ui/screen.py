"""What every screen is: a page with a title, and perhaps something for the top bar."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from studio.ui.studio import Studio


class Screen(QWidget):
    """A page of the window.

    Attributes:
        id: short id, also what ``Studio.go`` is emitted with.
        icon: name of the icon on the rail.
        back: id of the screen that the back arrow leads to, or "" for no arrow.
        tools: a widget for the right of the top bar, or None.
        shows_draft: True when it shows the draft, so that one that is made late is told of it.
    """

    id = ""
    icon = ""
    back = ""
    shows_draft = False
    head_changed = Signal()

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self.studio = studio
        self.tools: QWidget | None = None
        self.setProperty("box", "canvas")

    @staticmethod
    def name() -> str:
        """Return the word on the rail, in the current language."""
        raise NotImplementedError

    def title(self) -> str:
        """Return the heading in the top bar."""
        return self.name()

    def subtitle(self) -> str:
        """Return the line under the heading, or ""."""
        return ""

    def leaving(self) -> None:
        """Called before the screen is made anew, as when the colours change."""

    def shown(self) -> None:
        """Called whenever the screen comes to the front."""

    def fit(self, effective_width: float, height: int) -> None:
        """Called when the window's size class may have changed.

        Args:
            effective_width: window width divided by the text-size factor.
            height: window height in logical pixels.
        """

    def focus_first(self) -> None:
        """Give the keyboard to the first thing on the page that takes it."""
        inside = (w for w in self.findChildren(QWidget) if w.focusPolicy() and w.isEnabled())
        first = next((w for w in inside if not w.isHidden()), self)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_regions(self) -> tuple[QWidget, ...]:
        """Return what F6 moves between, in order."""
        return ()

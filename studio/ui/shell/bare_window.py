"""The window without anything in it: its first paint, what is dropped on it, losing focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow

from studio.ui.shell.drops import is_welcome, take_dropped
from studio.ui.studio import Studio
from studio.wording.i18n import _


class BareWindow(QMainWindow):
    """What the window does whoever is signed in.

    Signals:
        closing: what was written is to be saved now.
        first_painted: the shell is on the screen.
    """

    closing = Signal()
    first_painted = Signal()

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self.studio = studio
        self._painted = False
        self.setAcceptDrops(True)
        self.setWindowTitle(_("Shopfloor Studio"))
        self.setMinimumSize(QSize(680, 520))

    def come_to_front(self) -> None:
        """Show the window on top of others, as when the app is started again."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say once that the shell is on the screen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    def changeEvent(self, event: QEvent) -> None:
        """Save the draft when the window loses the focus."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.closing.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a brand kit or a picture that is dropped on the window."""
        if is_welcome(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the first brand kit that was dropped, else take the first picture."""
        take_dropped(self.studio, event)

"""Locked screens and sleep on Linux, from D-Bus.

Sources, read 2026-11-29: https://www.freedesktop.org/software/systemd/man/latest/org.freedesktop.login1.html
(``PrepareForSleep``, ``Session.Lock``, ``Session.Active``) and the screen savers' interfaces
``org.freedesktop.ScreenSaver`` and ``org.gnome.ScreenSaver`` (``ActiveChanged``).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage

LOGIN = "org.freedesktop.login1"
SCREEN_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")


class BusSignals(QObject):
    """Listens on the session's bus and on the system's; a bus that is not there is fine.

    Args:
        parent: the object that it lives as long as.
        locked: called when the screen is locked, the PC goes to sleep, or another user comes.
    """

    def __init__(self, parent: QObject, locked: Callable[[], Any]) -> None:
        super().__init__(parent)
        self._locked = locked
        session, system = QDBusConnection.sessionBus(), QDBusConnection.systemBus()
        if session.isConnected():
            for name in SCREEN_SAVERS:
                self._listen(session, name, "ActiveChanged", "on_active(QDBusMessage)")
        if system.isConnected():
            self._listen(system, f"{LOGIN}.Manager", "PrepareForSleep", "on_active(QDBusMessage)")
            self._listen(system, f"{LOGIN}.Session", "Lock", "on_lock(QDBusMessage)")
            properties = "org.freedesktop.DBus.Properties"
            self._listen(system, properties, "PropertiesChanged", "on_changed(QDBusMessage)")

    def _listen(self, bus: QDBusConnection, interface: str, name: str, slot: str) -> None:
        # Any service and path: the names differ between desktops, and signals carry no secret.
        bus.connect("", "", interface, name, self, SLOT(slot).encode())

    @Slot(QDBusMessage)
    def on_active(self, message: QDBusMessage) -> None:
        """The screen saver is active, or the PC is about to sleep, when the argument is true."""
        if message.arguments()[:1] == [True]:
            self._locked()

    @Slot(QDBusMessage)
    def on_lock(self, _message: QDBusMessage) -> None:
        """The session is to be locked."""
        self._locked()

    @Slot(QDBusMessage)
    def on_changed(self, message: QDBusMessage) -> None:
        """A session is not in front any more: another user has come."""
        arguments = message.arguments()
        if len(arguments) < 2 or arguments[0] != f"{LOGIN}.Session":
            return
        changed = arguments[1]
        if isinstance(changed, dict) and changed.get("Active") is False:
            self._locked()

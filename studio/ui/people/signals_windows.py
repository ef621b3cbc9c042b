"""Locked screens, sleep and user switches on Windows, from messages to the window.

Sources, read 2026-11-29: Microsoft, "WM_WTSSESSION_CHANGE message", "WTSRegisterSessionNotification
function" and "WM_POWERBROADCAST message".
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication

WM_POWERBROADCAST, PBT_APMSUSPEND = 0x0218, 0x0004
WM_WTSSESSION_CHANGE = 0x02B1
NOBODY_LOOKS = frozenset({0x2, 0x4, 0x6, 0x7})
"""WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT, WTS_SESSION_LOGOFF, WTS_SESSION_LOCK."""


class _Message(ctypes.Structure):
    """The beginning of MSG, on 64-bit Windows as on 32-bit."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("word", ctypes.c_size_t),
        ("long", ctypes.c_ssize_t),
    )


def tells_to_lock(message: int, word: int) -> bool:
    """Tell whether a message means that nobody can see the screen any more.

    Args:
        message: its number.
        word: its ``wParam``.
    """
    if message == WM_WTSSESSION_CHANGE:
        return word in NOBODY_LOOKS
    return message == WM_POWERBROADCAST and word == PBT_APMSUSPEND


class _Filter(QAbstractNativeEventFilter):
    def __init__(self, locked: Callable[[], Any]) -> None:
        super().__init__()
        self._locked = locked

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> object:
        """Look at a message, and pass it on."""
        if QByteArray(kind) == QByteArray(b"windows_generic_MSG"):
            found = _Message.from_address(int(message))
            if tells_to_lock(found.message, found.word):
                self._locked()
        return False, 0


class WindowMessages(QObject):
    """Asks Windows for the messages, and listens to them.

    Args:
        parent: the object that it lives as long as.
        locked: called when nobody can see the screen any more.
    """

    def __init__(self, parent: QObject, locked: Callable[[], Any]) -> None:
        super().__init__(parent)
        self._filter = _Filter(locked)
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self._filter)
        self._register()

    def _register(self) -> None:
        windows = QGuiApplication.topLevelWindows()
        library = getattr(ctypes, "windll", None)
        if windows and library is not None:
            library.wtsapi32.WTSRegisterSessionNotification(int(windows[0].winId()), 0)

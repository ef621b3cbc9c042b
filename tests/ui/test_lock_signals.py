"""What the system tells: real D-Bus signals, and Windows' messages by their numbers."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QObject
from pytestqt.qtbot import QtBot

from studio.ui.people.signals_windows import _Filter, _Message, tells_to_lock

LISTENER = """
import sys
from PySide6.QtCore import QCoreApplication, QObject, QTimer
from studio.ui.people.signals_linux import BusSignals
app = QCoreApplication([])
owner = QObject()
def locked():
    print("locked", flush=True)
    QTimer.singleShot(500, app.quit)  # a second one may be on its way
listening = BusSignals(owner, locked)
print("ready", flush=True)
QTimer.singleShot(20000, app.quit)
app.exec()
"""

SENT = {
    "the GNOME screen saver is on": (
        ["--session", "/s", "org.gnome.ScreenSaver.ActiveChanged", "boolean:true"],
        True,
    ),
    "another screen saver is on": (
        ["--session", "/s", "org.freedesktop.ScreenSaver.ActiveChanged", "boolean:true"],
        True,
    ),
    "it is off again": (
        ["--session", "/s", "org.freedesktop.ScreenSaver.ActiveChanged", "boolean:false"],
        False,
    ),
    "the session is locked": (
        ["--system", "/x", "org.freedesktop.login1.Session.Lock"],
        True,
    ),
    "the PC goes to sleep": (
        ["--system", "/x", "org.freedesktop.login1.Manager.PrepareForSleep", "boolean:true"],
        True,
    ),
    "the PC woke up": (
        ["--system", "/x", "org.freedesktop.login1.Manager.PrepareForSleep", "boolean:false"],
        False,
    ),
}

needs_dbus = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("dbus-run-session") is None,
    reason="there is no D-Bus here",
)


@needs_dbus
@pytest.mark.parametrize("what", SENT)
def test_linux_says_on_its_bus_that_nobody_looks(what: str, tmp_path: Path) -> None:
    arguments, locks = SENT[what]
    script = tmp_path / "listen.py"
    script.write_text(LISTENER)
    sure = "dbus-send --session --type=signal /s org.gnome.ScreenSaver.ActiveChanged boolean:true"
    sent = f"dbus-send --type=signal {' '.join(arguments)}"
    shell = (
        "export DBUS_SYSTEM_BUS_ADDRESS=$DBUS_SESSION_BUS_ADDRESS; "
        # The listener tells when it is ready; then the signal goes out, and after it one that
        # certainly locks, so that "nothing came" has an end.
        f"{sys.executable} {script} | while read said; do echo $said >> {tmp_path}/out; "
        f'if [ "$said" = ready ]; then {sent}; {sure}; fi; done'
    )
    env = {"PYTHONPATH": str(Path(__file__).parents[2]), "PATH": "/usr/bin:/bin"}
    subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", shell],
        env=env,
        check=True,
        timeout=60,
        capture_output=True,
    )
    heard = (tmp_path / "out").read_text().splitlines().count("locked")
    assert heard == (2 if locks else 1)


@needs_dbus
@pytest.mark.parametrize(
    ("interface", "changed", "locks"),
    [
        ("org.freedesktop.login1.Session", {"Active": False}, True),
        ("org.freedesktop.login1.Session", {"Active": True}, False),
        ("org.freedesktop.login1.Session", {"IdleHint": False}, False),
        ("org.freedesktop.login1.Seat", {"Active": False}, False),
    ],
)
def test_another_user_in_front_locks(
    interface: str, changed: dict[str, bool], locks: bool, qtbot: QtBot
) -> None:
    from PySide6.QtDBus import QDBusMessage

    from studio.ui.people.signals_linux import BusSignals

    heard: list[str] = []
    owner = QObject()
    properties = "org.freedesktop.DBus.Properties"
    message = QDBusMessage.createSignal("/x", properties, "PropertiesChanged")
    message.setArguments([interface, changed, []])
    BusSignals(owner, lambda: heard.append("locked")).on_changed(message)
    assert heard == (["locked"] if locks else [])


@pytest.mark.parametrize(
    ("message", "word", "locks"),
    [
        (0x02B1, 0x7, True),  # the screen is locked
        (0x02B1, 0x2, True),  # another user came to the console
        (0x02B1, 0x4, True),  # a remote session was left
        (0x02B1, 0x8, False),  # the screen was unlocked
        (0x02B1, 0x1, False),
        (0x0218, 0x4, True),  # sleep
        (0x0218, 0x12, False),  # awake
        (0x0100, 0x7, False),  # a key
    ],
)
def test_windows_messages_that_mean_that_nobody_looks(message: int, word: int, locks: bool) -> None:
    assert tells_to_lock(message, word) is locks
    heard: list[str] = []
    made = _Message(window=0, message=message, word=word, long=0)
    passed = _Filter(lambda: heard.append("locked")).nativeEventFilter(
        QByteArray(b"windows_generic_MSG"), ctypes.addressof(made)
    )
    assert passed == (False, 0)  # the message goes on to everybody else
    assert heard == (["locked"] if locks else [])

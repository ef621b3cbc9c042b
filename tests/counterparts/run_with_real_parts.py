"""Runs a command with a real keyring and a real display of its own. Standard library only.

    .venv/bin/python tests/counterparts/run_with_real_parts.py \
        .venv/bin/pytest -m journey tests/journeys

The command gets a private home folder, a D-Bus session, an unlocked gnome-keyring
(``STUDIO_REAL_KEYRING=1``) and an Xvfb screen with the window manager openbox
(``DISPLAY``, ``STUDIO_REAL_DISPLAY=1``). Nobody's own keyring is touched. It ends with the
command's exit code, and everything that it started ends with it. ``--no-display`` leaves
the screen out. What it needs is put in place by ``prepare.py``.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

_INSIDE = "--inside-the-session"
_NO_DISPLAY = "--no-display"
_STARTS_WITHIN = 30.0  # seconds
_PASSWORD = "a password of this session only"


def main(arguments: Sequence[str]) -> int:
    """Run the command in ``arguments``."""
    if arguments[:1] == [_INSIDE]:
        return _inside(list(arguments[1:]))
    words = [word for word in arguments[:1] if word == _NO_DISPLAY]
    command = list(arguments[len(words) :])
    if command[:1] == ["--"]:
        command = command[1:]
    if not command:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    with tempfile.TemporaryDirectory(prefix="real-parts-") as home:
        session = ["dbus-run-session", "--", sys.executable, str(Path(__file__).resolve())]
        return _run([*session, _INSIDE, *words, *command], _private(Path(home)))


def _private(home: Path) -> dict[str, str]:
    """Return an environment in which nothing of the person's own is found."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("XDG_", "DBUS_", "GNOME_KEYRING", "SSH_"))
        and name not in {"DISPLAY", "WAYLAND_DISPLAY", "PYTHON_KEYRING_BACKEND", "XAUTHORITY"}
    }
    for name, folder in (
        ("HOME", "."),
        ("XDG_DATA_HOME", ".local/share"),
        ("XDG_CONFIG_HOME", ".config"),
        ("XDG_CACHE_HOME", ".cache"),
        ("XDG_STATE_HOME", ".local/state"),
        ("XDG_RUNTIME_DIR", "run"),
    ):
        (home / folder).mkdir(parents=True, exist_ok=True)
        kept[name] = str((home / folder).resolve())
    (home / "run").chmod(0o700)
    _starts_unlocked_again(Path(kept["XDG_DATA_HOME"]))
    return kept


def _inside(command: list[str]) -> int:
    with_display = command[:1] != [_NO_DISPLAY]
    command = command if with_display else command[1:]
    env = dict(os.environ)
    _unlock_keyring()
    env["STUDIO_REAL_KEYRING"] = "1"
    with contextlib.ExitStack() as parts:
        if with_display:
            env["DISPLAY"] = parts.enter_context(_screen())
            parts.enter_context(_window_manager(env))
            env["STUDIO_REAL_DISPLAY"] = "1"
        return _run(command, env)


def _starts_unlocked_again(data_home: Path) -> None:
    """Let the bus start the keyring unlocked, should the first one end early.

    gnome-keyring 42.1 now and then aborts on an assertion in GLib's name watching when a
    client leaves the bus quickly. The bus then starts it again, and would start it locked.
    """
    again = "gnome-keyring-daemon --unlock --foreground --components=secrets"
    services = data_home / "dbus-1" / "services"
    services.mkdir(parents=True)
    (services / "org.freedesktop.secrets.service").write_text(
        "[D-BUS Service]\nName=org.freedesktop.secrets\n"
        f"Exec=/bin/sh -c \"printf %s '{_PASSWORD}' | {again}\"\n"
    )


def _unlock_keyring() -> None:
    """Start the daemon; it goes to the background when it is ready and ends with the session."""
    subprocess.run(
        ["gnome-keyring-daemon", "--unlock", "--components=secrets"],
        input=_PASSWORD.encode(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
        timeout=_STARTS_WITHIN,
    )


@contextlib.contextmanager
def _screen() -> Iterator[str]:
    """Start Xvfb on a display number that it picks itself."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24"]
    command += ["-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as pipe, _guard(server):
            number = pipe.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        yield f":{number}"
    finally:
        _end(server)


@contextlib.contextmanager
def _window_manager(env: dict[str, str]) -> Iterator[None]:
    """Start openbox, and wait until it says that it manages the screen."""
    ready = Path(env["XDG_RUNTIME_DIR"]) / "openbox-is-ready"
    os.mkfifo(ready)
    command = ["openbox", "--startup", f"sh -c 'echo ready >{ready}'"]
    manager = subprocess.Popen(
        command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        # Opened for both ways, so that opening does not wait for a manager that died.
        fifo = os.open(ready, os.O_RDWR)
        guard = threading.Timer(_STARTS_WITHIN, os.write, (fifo, b"never"))
        guard.start()
        word = os.read(fifo, 5)
        guard.cancel()
        os.close(fifo)
        if word != b"ready":
            raise RuntimeError("openbox did not start")
        yield
    finally:
        _end(manager)


@contextlib.contextmanager
def _guard(process: subprocess.Popen[bytes]) -> Iterator[None]:
    timer = threading.Timer(_STARTS_WITHIN, process.kill)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _run(command: list[str], env: dict[str, str]) -> int:
    """Run a command to its end. A request to stop is passed on to it."""
    process = subprocess.Popen(command, env=env)
    before = signal.signal(signal.SIGTERM, lambda *_: process.terminate())
    try:
        while True:
            # Ctrl-C reaches the command by itself: it is in the same group.
            with contextlib.suppress(KeyboardInterrupt):
                return process.wait()
    finally:
        signal.signal(signal.SIGTERM, before)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

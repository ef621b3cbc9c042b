"""``studio`` alone opens the app: the short way there, without the other commands.

The parser and the commands cost more than the first paint of the window; they are only
imported when there is something to parse.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

_ANSWERS_WITHIN = 2.0  # seconds for a display on another computer


def has_display() -> bool:
    """Tell whether a window can be opened, or Qt was told how to do without a screen.

    A variable that names a display is not enough: Qt ends the whole program when nobody
    answers there.
    """
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    wayland, x11 = os.environ.get("WAYLAND_DISPLAY", ""), os.environ.get("DISPLAY", "")
    return bool(wayland and _wayland_answers(wayland)) or bool(x11 and _x11_answers(x11))


def _wayland_answers(name: str) -> bool:
    # An absolute path stands for itself (wayland.freedesktop.org, wl_display_connect).
    return _answers(os.path.join(os.environ.get("XDG_RUNTIME_DIR", ""), name))  # noqa: PTH118


def _x11_answers(name: str) -> bool:
    """Ask the server of ``host:number.screen`` (X.Org, "X(7)", section DISPLAY NAMES)."""
    host, colon, rest = name.rpartition(":")
    number = rest.partition(".")[0]
    if not colon or not number.isdecimal():
        return False
    if host in ("", "unix"):
        socket = f"/tmp/.X11-unix/X{number}"  # noqa: S108  where X servers listen
        return _answers(socket) or _answers(f"\0{socket}")
    return _answers((host, 6000 + int(number)))


def _answers(address: str | tuple[str, int]) -> bool:
    import socket

    try:
        if isinstance(address, tuple):
            socket.create_connection(address, _ANSWERS_WITHIN).close()
        else:
            with socket.socket(socket.AF_UNIX) as asked:
                asked.connect(address)
    except (OSError, OverflowError, ValueError):
        return False
    return True


def is_kit_file(words: Sequence[str]) -> bool:
    """Tell whether the app was opened with one brand kit, as by a double click."""
    return len(words) == 1 and words[0].lower().endswith(".brandkit")


def open_bare(file: str = "") -> int:
    """Open the app on the person's own data folder and return its exit code.

    Args:
        file: a brand kit to ask about, or "".
    """
    from pathlib import Path

    from studio import app, paths
    from studio.policy import read_policy
    from studio.policy.draft_folder import DraftFolderError, data_folder
    from studio.policy.keys import DRAFT_FOLDER
    from studio.storage.errors import StorageError

    chosen = os.environ.get("STUDIO_DATA_DIR", "")
    policy = read_policy()
    try:
        # When nobody knows the folder, the window opens to say so, and writes nothing.
        wrong = policy.is_wrong(DRAFT_FOLDER)
        data_dir = paths.default_data_dir() if wrong else data_folder(policy, chosen)
        kit = Path(file).absolute() if file else None
        return app.open_window(app.Options(data_dir=data_dir, open_file=kit, policy=policy))
    except (StorageError, DraftFolderError) as problem:
        from studio.cli import output
        from studio.cli.failures import as_cli_error

        failure = as_cli_error(problem, chosen or "studio")
        output.problem(failure.where, failure.sentence)
        return failure.code

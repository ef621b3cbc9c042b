"""The states of a shared PC in ``studio screenshots``."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from studio.tour_people import PeopleTour

STATES = (
    "who",
    "who-pin",
    "who-wrong-pin",
    "who-passphrase",
    "who-new",
    "who-forgot",
    "who-choose",
    "who-help",
    "shift",
    "shift-accounts",
    "shift-share",
    "shift-locking",
    "shift-end",
    "who-shift-ended",
    "who-five-wrong",
)


def test_every_state_of_a_shared_pc_is_drawn_and_no_two_are_alike(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "sleep", lambda _seconds: None)
    data, pictures = tmp_path / "data", tmp_path / "pictures"
    data.mkdir()
    pictures.mkdir()
    written = PeopleTour(data, "light", (1024, 720), 100, pictures).run()
    assert [path.name for path in written] == [f"{state}-light-1024x720.png" for state in STATES]
    images = [QImage(str(path)) for path in written]
    assert all((image.width(), image.height()) == (1024, 720) for image in images)
    assert len({bytes(image.constBits()) for image in images}) == len(STATES)

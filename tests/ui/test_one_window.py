from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.storage.errors import StorageError
from studio.ui.one_window import OneWindow


def test_a_second_start_wakes_the_first_window(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    first, second = OneWindow(tmp_path / "data"), OneWindow(tmp_path / "data")
    woken: list[bool] = []
    opened: list[str] = []
    assert first.is_first()
    first.listen(lambda: woken.append(True), opened.append)
    assert not second.is_first()
    assert second.wake_first()
    qtbot.waitUntil(lambda: woken == [True])
    first.release()
    assert second.is_first()
    second.release()


def test_a_second_start_hands_its_file_to_the_first_window(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    first, second = OneWindow(tmp_path / "data"), OneWindow(tmp_path / "data")
    opened: list[str] = []
    assert first.is_first()
    first.listen(lambda: None, opened.append)
    assert second.wake_first("/kits/Blodau’r Gwanwyn.brandkit")
    qtbot.waitUntil(lambda: opened == ["/kits/Blodau’r Gwanwyn.brandkit"])
    first.release()


def test_another_folder_has_a_window_of_its_own(qapp: QApplication, tmp_path: Path) -> None:
    here, there = OneWindow(tmp_path / "a"), OneWindow(tmp_path / "b")
    assert here.is_first()
    assert there.is_first()
    here.release()
    there.release()


def test_a_first_window_that_does_not_answer_is_not_woken(
    qapp: QApplication, tmp_path: Path
) -> None:
    first, second = OneWindow(tmp_path / "data"), OneWindow(tmp_path / "data")
    assert first.is_first()
    assert not second.is_first()
    assert not second.wake_first()
    first.release()


def test_a_folder_that_cannot_be_used_is_said_and_not_guessed(
    qapp: QApplication, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(StorageError, match="no-folder"):
            OneWindow(folder)


def test_a_lock_that_cannot_be_made_is_not_another_window(
    qapp: QApplication, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    only = OneWindow(data)
    data.rmdir()
    with pytest.raises(StorageError):
        only.is_first()

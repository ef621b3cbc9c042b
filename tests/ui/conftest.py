"""One application for every test of the window, made as the app makes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.app import application, without_display
from studio.early import tokens
from studio.publishers.base import Publisher
from studio.publishers.practice import Practice
from studio.ui.theme import Theme
from tests.helpers.accounts_screen import FakeBluesky
from tests.helpers.shared_window import SharedWindow
from tests.helpers.window import Window

without_display()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let one line pass that only the platform without a display writes."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints"))


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """Replace pytest-qt's application by ours, with our style and fonts."""
    return application()


@pytest.fixture(autouse=True)
def no_dictionary_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spelling comes after a pause; a test that wants it loads it itself."""
    monkeypatch.setattr("studio.ui.write.proofreading.AFTER_MS", 24 * 3600 * 1000)


@pytest.fixture
def shop(qtbot: QtBot, tmp_path: Path) -> Iterator[SharedWindow]:
    """A window on a PC that Anna and Tom share."""
    made = SharedWindow(qtbot, tmp_path)
    yield made
    made.close()


@pytest.fixture
def light(qapp: QApplication) -> Theme:
    return Theme(tokens=tokens())


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Window]]:
    """Open windows; each is closed at the end."""
    windows: list[Window] = []

    def make(**how: Any) -> Window:
        made = Window(qtbot, how.pop("folder", tmp_path / "data"), **how)
        windows.append(made)
        return made

    yield make
    for made in windows:
        if made.app.studio.core is not None and made.is_open:
            made.close()


@pytest.fixture
def window(opened: Callable[..., Window]) -> Window:
    """A window of 1366 x 768 that shows the finished example."""
    return opened()


@pytest.fixture
def network() -> FakeBluesky:
    return FakeBluesky()


@pytest.fixture
def accounts(opened: Callable[..., Window], network: FakeBluesky) -> Window:
    def doors(folder: Path) -> dict[str, Publisher]:
        return {"practice": Practice(folder / "practice"), "bluesky": network}

    made = opened(publishers=doors)
    made.app.window.go("accounts")
    made.settle()
    return made

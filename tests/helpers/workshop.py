"""A window on the Kit workshop, as tests work with it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from studio.brand_kit.load import load_kit
from studio.brand_kit.model import BrandKit
from studio.ui.workshop.pictures_page import PicturesPage
from studio.ui.workshop.screen import WorkshopScreen
from tests.helpers.window import Window


class Shop:
    """A window on the workshop with a copy of the demo kit."""

    def __init__(self, window: Window, folder: Path) -> None:
        self.window = window
        self.folder = folder
        window.app.window.go("workshop")
        screen = window.app.window.screens["workshop"]
        assert isinstance(screen, WorkshopScreen)
        self.screen = screen

    def open(self) -> None:
        self.screen.desk.open(self.folder)
        self.window.settle()

    @property
    def pictures(self) -> PicturesPage:
        page = self.screen.pages["pictures"]
        assert isinstance(page, PicturesPage)
        return page

    def kit(self) -> BrandKit:
        return load_kit(self.folder)

    def press(self, words: str) -> None:
        self.window.click(self.window.button(self.window.app.window, words))

    def problems(self) -> str:
        return self.window.words(self.screen.problems)

    def fill(self, field: QLineEdit | QPlainTextEdit, words: str) -> None:
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()
        QTest.keyClicks(field, words)

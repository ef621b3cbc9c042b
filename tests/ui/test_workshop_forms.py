"""The Kit workshop's forms: nothing that was typed gets lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.helpers.kits import copy_of_demo_kit
from tests.helpers.window import Window
from tests.helpers.workshop import Shop


@pytest.fixture
def shop(window: Window, tmp_path: Path) -> Shop:
    return Shop(window, copy_of_demo_kit(tmp_path))


def test_what_was_typed_into_a_form_is_not_dropped_by_one_press_of_esc(shop: Shop) -> None:
    shop.open()
    shop.screen.show_page("rules")
    shop.press("New rule")
    (wizard,) = shop.window.overlays
    shop.fill(wizard.form.fields["name"], "No pressure")  # type: ignore[attr-defined]
    shop.window.press(Qt.Key.Key_Escape)
    assert shop.window.overlays == [wizard]
    assert "Nothing of this is saved yet" in shop.window.words(wizard)
    shop.window.press(Qt.Key.Key_Escape)
    assert shop.window.overlays == []


def test_an_empty_form_closes_at_once(shop: Shop) -> None:
    shop.open()
    shop.screen.show_page("briefs")
    shop.press("New brief")
    shop.window.press(Qt.Key.Key_Escape)
    assert shop.window.overlays == []


def test_a_line_of_the_wizard_that_cannot_be_read_is_named(shop: Shop) -> None:
    shop.open()
    shop.screen.show_page("rules")
    shop.press("New rule")
    (wizard,) = shop.window.overlays
    wizard.parts.chosen.emit("say-instead")  # type: ignore[attr-defined]
    form = wizard.form  # type: ignore[attr-defined]
    form.fields["swaps"].setPlainText("cheap = good value\nbargain -> good find")
    for key in ("name", "why.en-GB", "bad", "good"):
        shop.fill(form.fields[key], "Words")
    shop.press("Save rule")
    assert "We can’t read “bargain -> good find”" in shop.window.words(wizard)


def test_in_a_small_window_the_open_card_takes_the_grids_place(
    opened: Callable[..., Window], tmp_path: Path
) -> None:
    small = Shop(opened(size=(700, 560)), copy_of_demo_kit(tmp_path))
    small.open()
    small.pictures.show_place("allium-heads", "")
    assert not small.pictures.grid.isVisible()
    small.pictures.editor.closed.emit()
    assert small.pictures.grid.isVisible()


def refuse(*_words: object, **_more: object) -> None:
    raise PermissionError(13, "no", "pictures.yml")


def test_words_that_cannot_be_written_stay_in_every_field(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.open()
    shop.pictures.show_place("allium-heads", "alt.cy-GB")
    with monkeypatch.context() as full:
        full.setattr("studio.workshop.yaml_edit.write_bytes", refuse)
        full.setattr("studio.workshop.changes.write_bytes", refuse)
        field = shop.pictures.editor.fields["alt.cy-GB"]
        shop.fill(field, "Pennau mawr")
        QTest.keyClick(field, Qt.Key.Key_Return)
        shop.window.settle()
        assert "We could not read or write pictures.yml" in shop.window.banner
        words = shop.screen.pages["words"].fields["reject.txt"]  # type: ignore[attr-defined]
        words.setPlainText("guru")
        shop.screen.show_page("words")
        shop.window.click(shop.window.button(shop.screen, "Save: Words to avoid"))
        shop.screen.jump("briefs", "alliums", "title.en-GB")
        (form,) = shop.window.overlays
        shop.fill(form.form.fields["title.en-GB"], "Another title")  # type: ignore[attr-defined]
        shop.press("Save brief")
        assert shop.window.overlays == [form]
        assert "We could not read or write" in shop.window.words(form)
    shop.screen.desk.look_again(lambda _bench: None)
    shop.window.settle()
    assert field.text() == "Pennau mawr"
    assert words.toPlainText() == "guru"
    shop.press("Save brief")
    brief = shop.kit().campaign("alliums")
    assert brief is not None
    assert brief.title.get("en-GB") == "Another title"

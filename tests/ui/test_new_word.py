from __future__ import annotations

from PySide6.QtCore import Qt

from studio.ui.people.word_dialog import WordDialog
from tests.helpers.people import RIGHT_PIN
from tests.helpers.shared_window import SharedWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_pin_is_changed_by_whoever_is_signed_in(shop: SharedWindow) -> None:
    shop.as_anna()
    shop.app.studio.new_word_wanted.emit()
    (dialog,) = shop.overlays
    assert isinstance(dialog, WordDialog)
    for first, again, says in (
        ("593817", "593818", "The two were not the same."),
        ("123456", "123456", "easy to guess"),
    ):
        dialog.first.setText(first)
        dialog.again.setText(again)
        shop.press("Save", dialog)
        assert says in shop.words(dialog)
    dialog.first.setText("593817")
    dialog.again.setText("593817")
    shop.press("Save", dialog)
    assert shop.overlays == []
    shop.key(Qt.Key.Key_L, CTRL)
    shop.type(RIGHT_PIN)
    assert shop.is_locked()
    shop.type("593817")
    assert not shop.is_locked()


def test_a_passphrase_is_added_to_a_pin(shop: SharedWindow) -> None:
    shop.as_anna()
    shop.app.studio.new_word_wanted.emit()
    (dialog,) = shop.overlays
    assert isinstance(dialog, WordDialog)
    dialog.kinds.chosen.emit("passphrase")
    dialog.first.setText("red kites over Leeds")
    dialog.again.setText("red kites over Leeds")
    shop.press("Save", dialog)
    shop.key(Qt.Key.Key_L, CTRL)
    shop.press("Use my passphrase")
    shop.type("red kites over Leeds")
    shop.key(Qt.Key.Key_Return)
    assert not shop.is_locked()


def test_whoever_only_looks_has_no_pin_to_change(shop: SharedWindow) -> None:
    shop.press("Just looking. Practise. Nothing is sent.")
    shop.app.studio.new_word_wanted.emit()
    assert shop.overlays == []

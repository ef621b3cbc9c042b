"""The Kit workshop: what a brand team does in it ends up in the folder and in the channel."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from studio.brand_kit.signing import load_signing_key, new_key
from studio.channel.places import open_place
from studio.channel.withdraw import holder
from tests.helpers.kits import copy_of_demo_kit, edit
from tests.helpers.window import Window
from tests.helpers.workshop import Shop


@pytest.fixture
def shop(window: Window, tmp_path: Path) -> Shop:
    return Shop(window, copy_of_demo_kit(tmp_path))


def test_the_workshop_is_off_the_rail_until_it_was_opened(window: Window) -> None:
    rail = window.app.window.rail
    assert rail.buttons["workshop"].isHidden()
    window.click(rail.mark)
    window.click(window.button(window.overlays[0], "Make your own kit"))
    assert not rail.buttons["workshop"].isHidden()
    assert window.app.window.current == "workshop"
    screen = window.app.window.screens["workshop"]
    assert "Make your brand’s kit here." in window.words(screen)


def test_a_missing_description_is_a_problem_that_leads_to_its_field(shop: Shop) -> None:
    edit(
        shop.folder,
        "pictures.yml",
        "    cy-GB: Astudiaeth ddu a gwyn o aliwm, ei betalau pigog yn agor fel coron.\n",
        "",
    )
    shop.open()
    assert "1 to fix" in shop.problems()
    assert not shop.screen.build.isEnabled()
    found = [b for b in shop.screen.problems.findChildren(QPushButton) if b.text() == "Write it"]
    shop.window.click(found[0])
    field = shop.pictures.editor.fields["alt.cy-GB"]
    assert field.hasFocus()
    shop.fill(field, "Pennau aliwm")
    shop.window.press(Qt.Key.Key_Return)
    assert "Nothing to mend." in shop.problems()
    picture = shop.kit().picture("allium-heads")
    assert picture is not None
    assert picture.alt.get("cy-GB") == "Pennau aliwm"


def test_a_brief_that_outlives_its_picture_is_mended_in_one_press(shop: Shop) -> None:
    edit(shop.folder, "pictures.yml", "until: 2027-12-31", "until: 2027-03-31")
    shop.open()
    assert "to fix" in shop.problems()
    shop.press("End brief on 31 Mar 2027")
    while shop.screen.desk.look and shop.screen.desk.look.errors:
        found = shop.screen.problems.findChildren(QPushButton)
        mend = [b for b in found if b.text().startswith("End brief") and b.isVisible()]
        shop.window.click(mend[0])
    ended = [c for c in shop.kit().campaigns if c.valid_until == date(2027, 3, 31)]
    assert ended


def test_search_and_filters_show_what_they_say(shop: Shop) -> None:
    shop.open()
    shop.pictures.search.setText("cat step")
    assert [t.name for t in shop.pictures.grid.tiles.items] == ["Cat, step by step"]
    shop.pictures.search.clear()
    shop.pictures._filter_by("soon")
    ends = [t.under for t in shop.pictures.grid.tiles.items]
    assert ends == ["until 31 Oct"]


def test_the_focal_point_moves_with_the_arrow_keys(shop: Shop) -> None:
    shop.open()
    shop.pictures.show_place("allium-heads", "")
    canvas = shop.pictures.editor.canvas
    canvas.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    shop.window.qtbot.waitUntil(
        lambda: (p := shop.kit().picture("allium-heads")) is not None and p.focal[0] == 0.6
    )
    shop.window.settle()
    shop.screen.desk.undo()
    shop.window.settle()
    picture = shop.kit().picture("allium-heads")
    assert picture is not None
    assert picture.focal[0] == 0.5


def test_a_rule_from_the_wizard_is_in_the_kit_and_a_bad_one_is_not(shop: Shop) -> None:
    shop.open()
    shop.screen.show_page("rules")
    shop.press("New rule")
    (wizard,) = shop.window.overlays
    form = wizard.form  # type: ignore[attr-defined]
    for key, words in (
        ("name", "No pressure"),
        ("words", "hurry"),
        ("why.en-GB", "Nobody should feel rushed."),
        ("bad", "All is calm."),
        ("good", "Come by."),
    ):
        shop.fill(form.fields[key], words)
    shop.press("Save rule")
    assert shop.window.overlays == [wizard]
    assert "FernAndFinch.NoPressure" not in [rule.name for rule in shop.kit().rules]
    shop.fill(form.fields["bad"], "Hurry, hurry!")
    shop.press("Save rule")
    assert shop.window.overlays == []
    assert "FernAndFinch.NoPressure" in [rule.name for rule in shop.kit().rules]


def test_a_brief_is_changed_in_its_form(shop: Shop) -> None:
    shop.open()
    shop.screen.jump("briefs", "alliums", "until")
    (form,) = shop.window.overlays
    field = form.form.fields["until"]  # type: ignore[attr-defined]
    assert field.hasFocus()
    shop.fill(field, "soon")
    shop.press("Save brief")
    assert "We can’t read a day" in shop.window.words(form)
    shop.fill(field, "2027-02-01")
    shop.press("Save brief")
    brief = shop.kit().campaign("alliums")
    assert brief is not None
    assert brief.valid_until == date(2027, 2, 1)


def test_from_a_new_key_to_the_shops_and_back(shop: Shop, tmp_path: Path) -> None:
    shop.open()
    assert "A key is needed before you can build" in shop.window.words(
        shop.screen.tools or shop.screen
    )
    new_key(tmp_path / "brand.key", None)
    release = shop.screen.desk.release
    release.use_key(tmp_path / "brand.key")
    shop.window.settle()
    release.use_channel(str(tmp_path / "channel"))
    shop.window.settle()
    shop.press("Sign and build")
    assert "Signed and built." in shop.window.banner
    shop.press("Publish")
    assert "Published." in shop.window.banner
    assert "confirmed today" in shop.window.words(shop.screen.release_panel)
    assert shop.screen.subtitle() == "2026.11.1, which shops have now"
    shop.screen.desk.change(lambda bench: bench.describe("watering-can", "en-GB", "A red can"))
    shop.window.settle()
    said = shop.screen.subtitle()
    assert said == "Draft 2026.11.1 · 1 change since 2026.11.1, which shops have now"
    shop.screen.desk.undo()
    shop.window.settle()
    shop.pictures.start_recall("allium-heads")
    shop.window.settle()
    card = shop.pictures.recall
    card.instead.setCurrentIndex(card.instead.findData("allium-petals"))
    shop.press("Recall now")
    assert "Taken back." in shop.window.banner
    key = load_signing_key(tmp_path / "brand.key", None)
    _state, held = holder(open_place(str(tmp_path / "channel")), key.public)
    assert [(r.id, r.reason, r.replacement) for r in held.recalls] == [
        ("allium-heads", "Rights ended early", "allium-petals")
    ]
    assert held.newest.manifest.sequence == 1
    shop.screen.jump("briefs", "bench-cafe", "")
    shop.press("Take it back…")
    (ask,) = shop.window.overlays
    assert not shop.window.button(ask, "Recall now").isEnabled()
    shop.fill(ask.findChildren(QLineEdit)[0], "The bench is closed")
    shop.window.click(shop.window.button(ask, "Recall now"))
    _state, held = holder(open_place(str(tmp_path / "channel")), key.public)
    assert [(r.kind.value, r.id) for r in held.recalls][1] == ("campaign", "bench-cafe")
    shop.press("Sign and build")
    assert (shop.kit().sequence, shop.kit().version) == (2, "2026.11.2")


def test_a_key_with_a_passphrase_asks_for_it_and_says_when_it_is_wrong(
    shop: Shop, tmp_path: Path
) -> None:
    shop.open()
    new_key(tmp_path / "brand.key", "correct horse")
    shop.screen.desk.release.use_key(tmp_path / "brand.key")
    shop.window.settle()
    shop.press("Sign and build")
    (ask,) = shop.window.overlays
    shop.fill(ask.findChildren(QLineEdit)[0], "wrong")
    shop.press("Open the key")
    (again,) = [o for o in shop.window.overlays if o is not ask]
    assert "That did not open the key" in shop.window.words(again)
    shop.fill(again.findChildren(QLineEdit)[0], "correct horse")
    shop.press("Open the key")
    assert "Signed and built." in shop.window.banner


def test_the_draft_is_seen_as_a_colleague_sees_it_and_back(shop: Shop) -> None:
    edit(shop.folder, "kit.yml", "name: Fern & Finch", "name: Fern & Finch North")
    shop.open()
    shop.press("See it as a colleague")
    assert shop.window.core.kit.name == "Fern & Finch North"
    assert shop.window.app.window.current == "write"
    shop.press("Back to the workshop")
    assert shop.window.core.kit.name == "Fern & Finch"
    assert shop.window.app.window.current == "workshop"


def test_what_is_being_typed_is_not_overwritten_by_a_new_check(shop: Shop) -> None:
    shop.open()
    shop.screen.show_page("words")
    field = shop.screen.pages["words"].fields["reject.txt"]  # type: ignore[attr-defined]
    field.setPlainText("guru\nsuper")
    shop.screen.desk.change(lambda bench: bench.describe("allium-heads", "en-GB", "Alliums"))
    shop.window.settle()
    assert field.toPlainText() == "guru\nsuper"
    shop.window.click(shop.window.button(shop.screen, "Save: Words to avoid"))
    assert shop.kit().words.reject == ("guru", "super")


def test_the_folder_is_open_again_after_the_next_start(shop: Shop) -> None:
    shop.open()
    assert shop.window.core.preferences.workshop == str(shop.folder)

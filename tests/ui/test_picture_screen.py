"""The picture screen: layouts, crop, words, colours, description, undo, keys and hands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from studio.post import PictureEdit, PictureWords
from studio.ui.picture.screen import PictureScreen
from tests.helpers.picture_screen import (
    LAYOUT,
    WORDS,
    drag,
    edit_of,
    middle,
    picture_screen,
    rest,
    shown,
    use,
)
from tests.helpers.window import Window


@pytest.fixture
def screen(window: Window) -> PictureScreen:
    return picture_screen(window)


def test_edit_picture_leads_there_and_done_leads_back(window: Window) -> None:
    window.click(window.write.pictures.edit)
    assert window.app.window.current == "picture"
    screen = window.app.window.screens["picture"]
    assert isinstance(screen, PictureScreen)
    assert "yours to use until" in screen.subtitle()
    window.click(screen.done)
    assert window.app.window.current == "write"


def test_without_a_picture_there_is_nothing_to_edit(window: Window) -> None:
    window.write.pictures.pick("")
    assert window.write.pictures.edit.isHidden()
    window.app.window.go("picture")
    assert window.app.window.current == "write"


def test_only_layouts_that_suit_the_picture_are_offered(
    window: Window, screen: PictureScreen
) -> None:
    names = [tile.text() for tile in screen.layouts.tiles()]
    assert names == ["Just the picture", "Said at the bench", "Words and logo"]
    window.write.pictures.pick("bench-cafe-cup")
    window.settle()
    names = [tile.text() for tile in screen.layouts.tiles()]
    assert "A day to come by" in names
    assert "Words and logo" not in names


def test_a_layout_is_chosen_and_its_slots_can_be_written_in(
    window: Window, screen: PictureScreen
) -> None:
    tile = next(t for t in screen.layouts.tiles() if t.text() == "Words and logo")
    window.click(tile)
    assert edit_of(window).template == LAYOUT
    (fields,) = screen.words.fields()
    fields.field.setFocus()
    window.type("Plant me")
    assert edit_of(window).words_in("words").text == "Plant me"
    assert "8 of 32" in fields.field.accessibleDescription()


def test_no_more_characters_go_in_than_the_slot_takes(
    window: Window, screen: PictureScreen
) -> None:
    use(window, screen, PictureEdit(template=LAYOUT))
    (fields,) = screen.words.fields()
    fields.field.setFocus()
    QTest.keyClicks(fields.field, "x" * 40)
    assert edit_of(window).words_in("words").text == "x" * 32


def test_hard_words_are_found_and_the_fix_is_one_press(
    window: Window, screen: PictureScreen
) -> None:
    use(window, screen, WORDS)
    (fields,) = screen.words.fields()
    fine = {swatch.text(): swatch.fine for swatch in fields.swatches()}
    assert fine == {"Chalk": False, "Fern": True, "Bark": True, "Bulb": True}
    (card,) = screen.words.cards()
    assert card.accessibleName().startswith("Decide: Chalk is hard to read")
    window.click(window.button(card, "Use Bark"))
    rest(window, screen)
    assert edit_of(window).words_in("words").colour == "colour.bark"
    assert screen.words.cards() == ()


def test_a_shade_makes_words_readable_in_any_colour(window: Window, screen: PictureScreen) -> None:
    use(window, screen, WORDS)
    (card,) = screen.words.cards()
    window.click(window.button(card, "Add a shade"))
    rest(window, screen)
    assert edit_of(window).words_in("words").shade
    assert screen.words.cards() == ()


def test_a_drag_shows_another_part_in_the_places_that_are_in_front(
    window: Window, screen: PictureScreen
) -> None:
    use(window, screen, replace(WORDS, crops=(("", (0.2, 0.2, 0.5, 0.49)),)))
    story = next(g for g in screen.desk.groups if "instagram:story" in g.places)
    before = shown(screen)
    drag(screen, middle(screen), QPoint(40, 30))
    window.settle()
    after = shown(screen)
    assert after[0] < before[0]
    assert after[1] < before[1]
    assert after[2:] == pytest.approx(before[2:])
    places = dict(edit_of(window).crops)
    assert set(screen.desk.group().places) <= set(places)
    assert not set(story.places) & set(places)


def test_a_drag_is_one_step_back(window: Window, screen: PictureScreen) -> None:
    use(window, screen, replace(WORDS, crops=(("", (0.2, 0.2, 0.5, 0.49)),)))
    before = edit_of(window)
    drag(screen, middle(screen), QPoint(40, 30))
    window.settle()
    assert edit_of(window) != before
    window.click(screen.undo)
    assert edit_of(window) == before
    window.click(screen.redo)
    assert edit_of(window) != before


def test_words_picture_and_crop_are_undone_in_one_line(
    window: Window, screen: PictureScreen
) -> None:
    start = window.composer.draft
    window.composer.set_text(f"{start.text} More.", typing_at=-1)
    window.composer.edit_picture(WORDS)
    screen.canvas.setFocus()
    screen.canvas.zoom(1.3)
    screen.canvas.push(0.1, 0.0)
    window.write.pictures.pick("snow-above-the-pines")
    seen = []
    while window.composer.history.can_undo:
        window.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        seen.append(window.composer.draft)
    assert [d.attachments[0].picture_id for d in seen] == ["allium-heads"] * 5
    assert [bool(d.attachments[0].edit.crops) for d in seen] == [True, True, False, False, False]
    assert seen[-1].text == start.text
    assert seen[-1].attachments == start.attachments
    for _step in seen:
        window.press(Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert window.composer.draft.attachments[0].picture_id == "snow-above-the-pines"
    assert window.editor.text() == f"{start.text} More."


@pytest.mark.parametrize(
    ("key", "changes"),
    [
        (Qt.Key.Key_Left, (0, 1)),
        (Qt.Key.Key_Right, (0, -1)),
        (Qt.Key.Key_Up, (1, 1)),
        (Qt.Key.Key_Down, (1, -1)),
    ],
)
def test_arrow_keys_move_the_picture(
    window: Window, screen: PictureScreen, key: Qt.Key, changes: tuple[int, int]
) -> None:
    use(window, screen, replace(WORDS, crops=(("", (0.2, 0.2, 0.5, 0.49)),)))
    screen.canvas.setFocus()
    before = shown(screen)
    window.press(key)
    one = shown(screen)
    window.press(key, Qt.KeyboardModifier.ShiftModifier)
    ten = shown(screen)
    side, way = changes
    assert (one[side] - before[side]) * way > 0
    assert abs(ten[side] - one[side]) == pytest.approx(10 * abs(one[side] - before[side]), rel=0.01)


def test_plus_and_minus_make_the_picture_larger_and_never_smaller_than_its_place(
    window: Window, screen: PictureScreen
) -> None:
    use(window, screen, WORDS)
    screen.canvas.setFocus()
    base = shown(screen)
    window.press(Qt.Key.Key_Plus)
    assert shown(screen)[2] < base[2]
    for _press in range(5):
        window.press(Qt.Key.Key_Minus)
    assert shown(screen)[2] == pytest.approx(base[2])


def test_words_are_moved_by_hand_and_by_keys_where_the_layout_lets_them(
    window: Window, screen: PictureScreen
) -> None:
    use(window, screen, WORDS)
    canvas, plan = screen.canvas, screen.desk.plan()
    assert plan is not None
    (layer,) = plan.words()
    drag(screen, canvas._rect_of(layer, plan).center(), QPoint(0, -60))
    window.settle()
    box = edit_of(window).words_in("words").box
    assert box is not None
    assert box[1] < 0.68
    canvas.setFocus()
    window.press(Qt.Key.Key_Right)
    moved = edit_of(window).words_in("words").box
    assert moved is not None
    assert moved[0] == pytest.approx(box[0] + 0.01)
    window.press(Qt.Key.Key_Return)
    assert canvas.chosen == ""


def test_words_that_are_locked_stay_where_they_are(window: Window, screen: PictureScreen) -> None:
    words = (PictureWords(slot="words", text="Stay"),)
    use(window, screen, PictureEdit(template="said-at-the-bench", words=words))
    plan = screen.desk.plan()
    assert plan is not None
    (layer,) = plan.words()
    drag(screen, screen.canvas._rect_of(layer, plan).center(), QPoint(0, -60))
    window.settle()
    assert edit_of(window).words_in("words").box is None


def test_a_picture_that_may_not_be_cut_stays_as_the_brand_team_chose_it(
    window: Window, screen: PictureScreen
) -> None:
    window.write.pictures.pick("workshop-poster")
    rest(window, screen)
    assert not screen.desk.may_cut()
    drag(screen, middle(screen), QPoint(40, 30))
    screen.canvas.zoom(2.0)
    window.settle()
    assert edit_of(window).crops == ()
    assert "brand team" in window.words(screen.shapes)


def test_each_shape_has_a_tile_that_says_where_it_goes_and_whether_it_fits(
    window: Window, screen: PictureScreen
) -> None:
    use(window, screen, WORDS)
    told = [tile.accessibleName() for tile in screen.strip.tiles()]
    assert told[0].startswith("Practice, Bluesky, Instagram")
    assert told[0].endswith("Hard to read")
    window.click(screen.strip.tiles()[1])
    rest(window, screen)
    assert screen.desk.place == "instagram:story"
    assert screen.desk.facts() is not None


def test_the_description_has_the_words_on_the_picture_and_can_be_changed(
    window: Window, screen: PictureScreen
) -> None:
    use(window, screen, WORDS)
    assert "Plant me" in window.words(screen.alt)
    assert "Approved, and your words added" in window.words(screen.alt)
    screen.alt.field.setFocus()
    screen.alt.field.setPlainText("Purple flowers on one stem")
    window.settle()
    draft = window.composer.draft
    assert window.core.alt_text(draft) == (
        "Purple flowers on one stem. Words on the picture: Plant me. Fern & Finch."
    )
    window.click(window.button(screen.alt, "Use the kit’s description"))
    assert window.composer.draft.attachments[0].alt == ""


def test_where_it_is_cut_to_a_shape_the_network_takes_it(
    window: Window, screen: PictureScreen
) -> None:
    use(window, screen, PictureEdit())
    screen.desk.choose_place("instagram")
    offered = dict(screen.shapes.choices())
    assert "9 : 16" not in offered
    screen.desk.set_crop(offered["1 : 1"], "")
    rest(window, screen)
    facts = screen.desk.facts()
    assert facts is not None
    assert facts.size[0] == facts.size[1]


@pytest.mark.parametrize("size", [(1366, 768), (1024, 720), (700, 560)])
@pytest.mark.parametrize("factor", [1.0, 2.0])
def test_it_fits_every_window(
    opened: Callable[..., Window], size: tuple[int, int], factor: float
) -> None:
    window = opened(size=size)
    if factor != 1.0:
        window.app.choose_look("", factor)
    window.app.window.go("picture")
    window.settle()
    screen = window.app.window.screens["picture"]
    assert isinstance(screen, PictureScreen)
    assert screen.canvas.width() >= 140
    assert screen.canvas.height() >= 120
    assert screen.width() <= window.app.window.width()

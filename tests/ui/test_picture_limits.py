"""What a hand and a key may not do on the picture screen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from studio.composing.areas import is_inside
from studio.post import Area, PictureEdit, PictureWords
from studio.ui.picture.moving import zoom_of
from studio.ui.picture.screen import PictureScreen
from tests.helpers.picture_screen import LAYOUT, edit_of, picture_screen, use
from tests.helpers.window import Window


@pytest.fixture
def screen(window: Window) -> PictureScreen:
    return picture_screen(window)


@pytest.mark.parametrize("template", ["", LAYOUT])
@pytest.mark.parametrize("place", ["instagram", "instagram:story"])
def test_a_picture_never_becomes_smaller_than_its_place(
    window: Window, screen: PictureScreen, template: str, place: str
) -> None:
    desk, canvas = screen.desk, screen.canvas
    use(window, screen, PictureEdit(template=template))
    desk.choose_place(place)
    base = desk.base_area()
    canvas.setFocus()
    for factor in (1.3, 1 / 1.1, 0.5, 0.01):
        canvas.zoom(factor)
        (kept,) = {area for name, area in edit_of(window).crops if name == place}
        assert at_most_as_large(kept, base)
    assert zoom_of(desk.area(), base) == 100
    window.press(Qt.Key.Key_Minus)
    window.click(screen.shapes.out)
    assert at_most_as_large(desk.area(), base)


def test_a_picture_never_becomes_smaller_than_what_the_brand_team_chose_to_show(
    window: Window, screen: PictureScreen
) -> None:
    core, desk, canvas = window.core, screen.desk, screen.canvas
    old = core.kit.picture("allium-heads")
    assert old is not None
    base: Area = (0.2, 0.3, 0.4 * old.height / old.width, 0.5)
    new = replace(old, crops=(("4:5", base),))
    pictures = tuple(new if item is old else item for item in core.kit.pictures)
    core.use_kit(replace(core.kit, pictures=pictures))
    use(window, screen, PictureEdit(template=LAYOUT))
    desk.choose_place("instagram")
    assert desk.base_area() == base
    for factor in (1.3, 1 / 1.1, 0.9, 0.01):
        canvas.zoom(factor)
        (kept,) = {area for name, area in edit_of(window).crops if name == "instagram"}
        assert at_most_as_large(kept, base)
    assert zoom_of(desk.area(), base) == 100


def at_most_as_large(area: Area, base: Area) -> bool:
    slack = 1e-6
    whole = is_inside(area, (0.0, 0.0, 1.0, 1.0))
    return whole and area[2] <= base[2] + slack and area[3] <= base[3] + slack


def test_enter_goes_on_to_words_only_where_they_may_be_moved(
    window: Window, screen: PictureScreen
) -> None:
    for template, chosen in (("said-at-the-bench", ["", ""]), (LAYOUT, ["words", ""])):
        words = (PictureWords(slot="words", text="Stay"),)
        use(window, screen, PictureEdit(template=template, words=words))
        screen.canvas.setFocus()
        told = []
        for _press in range(2):
            window.press(Qt.Key.Key_Return)
            told.append(screen.canvas.chosen)
        assert told == chosen

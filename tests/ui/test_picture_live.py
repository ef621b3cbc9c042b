"""The picture that follows the hand is the picture that is sent."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from studio.composing.making import make
from studio.composing.plan import Plan
from studio.post import PictureEdit, PictureWords
from studio.ui.picture.live import paint_plan
from studio.ui.picture.screen import PictureScreen
from tests.helpers.picture_screen import LAYOUT, WORDS, picture_screen, use
from tests.helpers.window import Window

MOST_DIFFERENT = 12
"""Of 255, between what follows the hand and what is sent."""


@pytest.fixture
def screen(window: Window) -> PictureScreen:
    return picture_screen(window)


def difference(one: QImage, other: QImage) -> int:
    """Return the largest difference of two pictures, channel by channel, 0 to 255.

    Both are made 12 times smaller first, so that grain and an encoder's loss even out and a
    letter or an edge in another place does not.
    """
    kind = QImage.Format.Format_RGB32
    small = [
        image.scaled(
            image.width() // 12,
            image.height() // 12,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        ).convertToFormat(kind)
        for image in (one, other)
    ]
    left, right = (bytes(image.constBits()) for image in small)
    return max(abs(x - y) for x, y in zip(left, right, strict=True))


@pytest.mark.parametrize(
    ("template", "place"),
    [
        (LAYOUT, "instagram"),
        (LAYOUT, "instagram:story"),
        ("said-at-the-bench", "bluesky"),
        ("said-at-the-bench", "instagram"),
    ],
)
@pytest.mark.parametrize("words", ["Plant me by Sunday 🐝", "مرحبا بكم", "Short"])
def test_what_follows_the_hand_looks_like_what_is_sent(
    window: Window, screen: PictureScreen, template: str, place: str, words: str
) -> None:
    shaded = PictureWords(slot="words", text=words, shade=words == "Short")
    use(window, screen, PictureEdit(template=template, words=(shaded,)))
    desk, draft = screen.desk, window.composer.draft
    desk.choose_place(place)
    plan = desk.plan()
    assert plan is not None
    live = painted(screen, plan)
    wish = window.core.wish(draft, draft.attachments[0], place, desk.size)
    room = window.core.darkroom
    made = make(wish, room._source(draft.attachments[0]), room.mark(), room.letterer)
    assert made.rendition is not None
    exact = QImage()
    assert exact.loadFromData(made.rendition.data)
    assert exact.size() == live.size()
    # An encoder's loss, and two ways to make a picture smaller.
    assert difference(live, exact) <= MOST_DIFFERENT


def painted(screen: PictureScreen, plan: Plan) -> QImage:
    image = QImage(plan.width, plan.height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    desk = screen.desk
    paint_plan(painter, plan, desk.picture, desk.mark, desk.letterer)
    painter.end()
    return image


def test_a_shift_of_one_letters_width_would_be_noticed(
    window: Window, screen: PictureScreen
) -> None:
    use(window, screen, WORDS)
    plan = screen.desk.plan()
    assert plan is not None
    layers = tuple(
        replace(y, box=(y.box[0] + 12, *y.box[1:])) if y.kind == "badge" else y for y in plan.layers
    )
    other = replace(plan, layers=layers)
    assert difference(painted(screen, plan), painted(screen, other)) > 3 * MOST_DIFFERENT

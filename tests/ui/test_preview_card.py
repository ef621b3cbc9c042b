"""A preview card: the fold, the length, and what a screen reader says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from weakref import ref

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from studio.networks.counting import measure
from studio.preview import preview_text
from studio.ui.cards import CARDS, Author, PreviewCard, Status, make_card
from studio.ui.cards.drawing import beneath, image_of, png, tall_copy
from studio.ui.cards.laid_out import LaidOut, starts_right_to_left
from studio.ui.cards.words import Words
from studio.ui.theme import Theme
from tests.helpers.cards import LINK, LONG, PRIYA, card_of, networks, picture, place_of, say


@pytest.fixture
def shown(qtbot: QtBot, light: Theme):  # type: ignore[no-untyped-def]
    def make(key: str) -> PreviewCard:
        made = make_card(light, place_of(key), PRIYA)
        qtbot.addWidget(made)
        made.resize(343, made.height())
        made.show()
        return made

    return make


def words_of(card: PreviewCard) -> LaidOut:
    return next(piece for piece in card._bones.leaves() if isinstance(piece, Words)).laid_out


def test_the_name_says_which_network(shown) -> None:  # type: ignore[no-untyped-def]
    assert shown("bluesky").accessibleName() == "Bluesky preview"
    assert shown("instagram:story").accessibleName() == "Instagram story preview"


def test_words_are_said_aloud_with_the_picture(shown) -> None:  # type: ignore[no-untyped-def]
    card = shown("bluesky")
    say(card, "Bulbs are in 🐝")
    assert card.accessibleDescription() == "Priya. Bulbs are in 🐝"
    card.set_picture(picture(), "Allium flower heads")
    assert card.accessibleDescription().endswith("Picture: Allium flower heads")
    card.set_picture(None, "")
    assert "Picture" not in card.accessibleDescription()


@pytest.mark.parametrize("network", ["instagram", "linkedin"])
def test_what_people_see_first_is_said_and_shown(shown, network: str) -> None:  # type: ignore[no-untyped-def]
    card = shown(network)
    say(card, "A short post")
    assert "People first see" not in card.accessibleDescription()
    low = card.height()
    say(card, LONG)
    first = preview_text(networks()[network], LONG)
    assert 0 < first.visible_end < len(LONG)
    assert f"People first see: {LONG[: first.visible_end]}" in card.accessibleDescription()
    drawn = "".join(words_of(card).texts()).replace("\u2060", "").replace("\u00a0", " ")
    assert drawn.endswith(first.more)
    assert LONG.strip() not in drawn
    assert card.height() > low


def test_too_long_says_by_how_much(shown) -> None:  # type: ignore[no-untyped-def]
    card = shown("bluesky")
    say(card, "x" * 300)
    assert card.status.words == "Fits"
    say(card, "x" * 312)
    assert (card.status.words, card.status.tone) == ("12 too long", "stop")


def test_every_keystroke_changes_the_picture_of_the_card(shown) -> None:  # type: ignore[no-untyped-def]
    card = shown("mastodon")
    say(card, "Bulbs are i")
    before = card.grab().toImage()
    say(card, "Bulbs are in")
    assert card.grab().toImage() != before
    assert card.accessibleDescription() == "Priya. Bulbs are in"


@pytest.mark.parametrize("key", tuple(CARDS))
@pytest.mark.parametrize("tall", [True, False])
def test_what_is_painted_after_many_keys_is_what_is_painted_at_once(
    qtbot: QtBot, light: Theme, key: str, *, tall: bool
) -> None:
    typed = card_of(light, key, "", tall=tall)
    qtbot.addWidget(typed)
    typed.set_picture(picture(), "alt")
    for text in ("a", "a\nb #c", "a\n\nb #c @d", "", LONG, f"x\n{LONG}", "שלום\na", "a b\n{gap}"):
        say(typed, text)
        fresh = card_of(light, key, text, tall=tall)
        qtbot.addWidget(fresh)
        fresh.set_picture(picture(), "alt")
        fresh.fit_width(343)
        assert typed.pieces() == fresh.pieces()
        assert image_of(typed) == image_of(fresh), text


class Paints(QObject):
    """Notes which parts of a card are painted."""

    def __init__(self, card: PreviewCard) -> None:
        super().__init__()
        QApplication.processEvents()
        self.parts: list[QRegion] = []
        card.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QPaintEvent):
            self.parts.append(QRegion(event.region()))
        return False

    def after_a_key(self) -> list[QRegion]:
        QApplication.processEvents()
        found, self.parts = self.parts, []
        return found


def test_a_key_paints_the_changed_paragraph_and_leaves_the_picture_alone(shown) -> None:  # type: ignore[no-untyped-def]
    card = shown("bluesky")
    card.set_picture(picture(), "alt")
    say(card, "First line\nSecond lin")
    paints = Paints(card)
    say(card, "First line\nSecond line")
    (part,) = paints.after_a_key()
    pieces = card.pieces()
    assert part.intersects(pieces["words"].toAlignedRect())
    assert not part.contains(pieces["words"].topLeft().toPoint() + QPoint(2, 2))
    assert not part.contains(pieces["picture"].center().toPoint())
    say(card, "First line\nSecond line\nThird")
    (part,) = paints.after_a_key()
    assert part.contains(card.pieces()["picture"].center().toPoint())


@pytest.mark.parametrize("key", ["bluesky", "instagram", "youtube", "tiktok"])
def test_the_parts_that_are_painted_make_the_whole_card(shown, key: str) -> None:  # type: ignore[no-untyped-def]
    card = shown(key)
    card.set_ground(QColor("white"))
    card.set_picture(picture(900, 1600), "alt")
    wide = "word " * 12
    texts = (f"a\nX #c\n{wide}", f"{wide}\nX #c\na", f"{wide}\nX #d\na", "#e\nX\n{gap}", LONG)
    say(card, texts[0])
    paints = Paints(card)
    image = card.grab().toImage()
    paints.after_a_key()
    for text in texts:
        say(card, text)
        parts = paints.after_a_key()
        if image.size() != card.size():
            image = card.grab().toImage()
        painter = QPainter(image)
        for part in parts:
            card.render(painter, part.boundingRect().topLeft(), part)
        painter.end()
        paints.after_a_key()
        assert image == card.grab().toImage(), text
        paints.after_a_key()


def test_another_status_alone_paints_the_head_alone(shown) -> None:  # type: ignore[no-untyped-def]
    card = shown("bluesky")
    say(card, "Bulbs are in")
    paints = Paints(card)
    told = Status(words="Label hidden", icon="circle-alert", tone="stop")
    card.set_words(card.text, measure(card.place.rules, "Bulbs are in"), told)
    (part,) = paints.after_a_key()
    assert part.contains(QPoint(card.width() // 2, 10))
    assert not part.intersects(card.pieces()["words"].toAlignedRect())


def test_words_behind_the_fold_paint_nothing(shown) -> None:  # type: ignore[no-untyped-def]
    card = shown("instagram")
    say(card, LONG)
    paints = Paints(card)
    say(card, f"{LONG} and more")
    assert paints.after_a_key() == []
    say(card, f"New {LONG}")
    assert len(paints.after_a_key()) == 1


def test_the_card_is_as_tall_as_its_words_and_picture(shown) -> None:  # type: ignore[no-untyped-def]
    card = shown("bluesky")
    say(card, "one line")
    one = card.height()
    say(card, "one line\ntwo\nthree")
    three = card.height()
    card.set_picture(picture(), "alt")
    assert one < three < card.height()


def test_gaps_and_links_have_looks_of_their_own(shown) -> None:  # type: ignore[no-untyped-def]
    card = shown("bluesky")
    say(card, "on {days} see https://fernandfinch.example #bulbs")
    assert {"text", "mark", "gap", "brace"} <= words_of(card).looks()


def test_a_withdrawn_picture_is_crossed_out_and_said(shown) -> None:  # type: ignore[no-untyped-def]
    for key in ("bluesky", "instagram:story"):
        card = shown(key)
        card.set_picture(picture(400, 700), "Bees")
        before = card.grab().toImage()
        card.set_withdrawn(withdrawn=True)
        assert card.grab().toImage() != before
        assert card.accessibleDescription().endswith("Its picture was taken back.")


def test_a_picture_that_cannot_be_shown_is_explained(shown) -> None:  # type: ignore[no-untyped-def]
    card = shown("instagram:story")
    card.set_picture(None, "", problem="This picture may not be cut.")
    assert list(card.pieces()) == ["problem"]
    assert card.accessibleDescription().endswith("This picture may not be cut.")
    card.set_picture(picture(), "")
    assert "problem" not in card.pieces()


def test_what_a_screen_reader_says_takes_the_place_of_the_post(shown) -> None:  # type: ignore[no-untyped-def]
    card = shown("mastodon")
    say(card, "Bees 🐝 #BeeFriendly", LINK)
    card.set_picture(picture(), "Allium flower heads")
    card.set_spoken(spoken=True)
    assert list(card.pieces()) == ["spoken"]
    (piece,) = card._shown().leaves()
    assert [sentence.words for sentence in piece.sentences] == [
        "Priya, at priya.leeds",
        "Bees honeybee hashtag Bee Friendly",
        "Link card: How to plant bulbs, fern.org",
        "Picture: Allium flower heads",
    ]
    card.set_spoken(spoken=False)
    assert "words" in card.pieces()


def test_what_is_said_follows_the_keys(shown) -> None:  # type: ignore[no-untyped-def]
    card = shown("mastodon")
    card.set_spoken(spoken=True)
    for text in ("Bees", "Bees 🐝\nand more\nand more"):
        say(card, text)
        fresh = shown("mastodon")
        fresh.set_spoken(spoken=True)
        say(fresh, text)
        assert card.grab().toImage() == fresh.grab().toImage()


def test_a_known_page_is_named_and_of_another_it_says_that_nobody_knows(shown) -> None:  # type: ignore[no-untyped-def]
    card = shown("x")
    say(card, "see", LINK)
    known = card.grab().toImage()
    assert "Link card: How to plant bulbs, fern.org" in card.accessibleDescription()
    say(card, "see", replace(LINK, title=""))
    assert card.accessibleDescription().endswith("Link card: fern.org")
    assert card.grab().toImage() != known
    say(card, "see")
    assert "link" not in card.pieces()


@pytest.mark.parametrize("width", [30, 120, 343, 900])
@pytest.mark.parametrize("key", tuple(CARDS))
def test_any_width_is_drawn(shown, key: str, width: int) -> None:  # type: ignore[no-untyped-def]
    card = shown(key)
    card.resize(width, card.height())
    say(card, LONG)
    card.set_picture(picture(width=3000), "alt")
    card.grab()
    assert card.width() <= 376


@pytest.mark.parametrize("key", tuple(CARDS))
def test_everything_stands_on_the_card_at_the_largest_text(
    qtbot: QtBot, light: Theme, key: str
) -> None:
    large = replace(light, factor=2.0, dark=True)
    name = Author(name="Wolfeschlegelsteinhausenbergerdorff " * 3, handle="wolfe." * 20)
    card = card_of(large, key, f"#{'x' * 90} {LONG}", author=name)
    qtbot.addWidget(card)
    card.set_picture(picture(), "alt")
    for rect in card.pieces().values():
        assert rect.left() >= 0
        assert rect.right() <= card.width()
        assert rect.bottom() <= card.height()
    image_of(card)


@pytest.mark.parametrize(
    ("text", "turned"),
    [("שלום", True), ("🐝 مرحبا a", True), ("a שלום", False), ("12 !", False), ("", False)],
)
def test_a_paragraph_begins_where_its_first_letter_says(text: str, *, turned: bool) -> None:
    assert starts_right_to_left(text) is turned


@pytest.fixture
def places(monkeypatch: pytest.MonkeyPatch) -> list[QPoint]:
    """Note where menus open; the platform of the tests cannot show them."""
    found: list[QPoint] = []
    monkeypatch.setattr(QMenu, "popup", lambda _menu, where: found.append(where))
    return found


def test_a_paragraph_from_right_to_left_stands_at_the_right(light: Theme, qtbot: QtBot) -> None:
    def first_ink(text: str) -> int:
        card = card_of(light, "practice", text)
        qtbot.addWidget(card)
        image = image_of(card)
        words = card.pieces()["words"].toAlignedRect()
        y = range(2 * words.top(), 2 * words.bottom())
        columns = range(2 * words.left(), 2 * words.right())
        ground = image.pixel(2 * words.left(), 2 * words.top())
        return next(x // 2 for x in columns if any(image.pixel(x, row) != ground for row in y))

    assert first_ink("abc") < 30
    assert first_ink("אבג") > 250


def test_a_card_can_be_reached_and_opens_its_menu_by_keys(
    shown: Callable[[str], PreviewCard], places: list[QPoint]
) -> None:
    card = shown("bluesky")
    assert card.focusPolicy() & Qt.FocusPolicy.TabFocus
    wanted = []
    card.save_wanted.connect(lambda: wanted.append(card.network))
    QTest.keyClick(card, Qt.Key.Key_A)
    assert places == []
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert places == [card.mapToGlobal(card.rect().center())]
    (menu,) = card.findChildren(QMenu)
    (action,) = menu.actions()
    assert action.text() == "Save as a picture…"
    action.trigger()
    assert wanted == ["bluesky"]


def test_a_right_click_opens_the_menu_at_the_pointer(
    shown: Callable[[str], PreviewCard], places: list[QPoint]
) -> None:
    card = shown("bluesky")
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(card, QContextMenuEvent(reason, QPoint(5, 5), QPoint(60, 70)))
    assert places == [QPoint(60, 70)]


def test_the_tall_copy_shows_the_same_post(shown, qtbot: QtBot) -> None:  # type: ignore[no-untyped-def]
    card = shown("instagram")
    card.set_words(
        preview_text(card.place.rules, LONG),
        measure(card.place.rules, LONG),
        Status(words="Label hidden", icon="circle-alert", tone="stop"),
    )
    card.set_picture(picture(), "Bees")
    tall = tall_copy(card)
    qtbot.addWidget(tall)
    assert tall.tall
    assert "foot" in tall.pieces()
    assert "actions" in tall.pieces()
    assert (tall.text, tall.status, tall.alt) == (card.text, card.status, card.alt)
    assert tall.accessibleDescription() == card.accessibleDescription()


def test_corners_of_a_drawn_card_are_clear(light: Theme, qtbot: QtBot) -> None:
    card = card_of(light, "x")
    qtbot.addWidget(card)
    image = image_of(card)
    assert image.pixelColor(0, 0).alpha() == 0
    assert image.pixelColor(image.width() // 2, 8).alpha() == 255
    assert png(image).startswith(b"\x89PNG\r\n\x1a\n")


def test_a_sheet_has_room_for_every_card(light: Theme, qtbot: QtBot) -> None:
    cards = [card_of(light, key) for key in ("x", "bluesky", "mastodon", "threads")]
    for card in cards:
        qtbot.addWidget(card)
    sheet = beneath(cards, across=3)
    wide, high = sheet.width() / 2, sheet.height() / 2
    assert wide > 3 * 343
    assert high > cards[0].height() + cards[3].height()


@pytest.mark.parametrize("key", tuple(CARDS))
def test_a_card_that_nobody_holds_is_gone_at_once(light: Theme, key: str) -> None:
    card = card_of(light, key, LONG)
    card.set_picture(picture(), "alt")
    held = ref(card)
    del card
    assert held() is None

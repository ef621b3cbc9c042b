"""Write, with the real app, the demo kit and the practice network."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget

from studio.guidelines.finding import Level
from studio.outbox.model import State
from studio.post import Attachment
from studio.storage.errors import StorageError
from studio.ui.autosave import WITHIN_MS
from studio.ui.sending.sending_dialog import SendingDialog
from studio.ui.widgets.overlay import Overlay
from tests.helpers.window import Window

CONTROL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
Opener = Callable[..., Window]


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def practice_files(window: Window) -> list[Path]:
    return sorted((window.folder / "practice").glob("*.json"))


def ready(window: Window) -> SendingDialog:
    """Show words that can go out, and press Publish."""
    window.without_findings()
    window.write.publish()
    window.settle()
    return window.sending


# -- the start --------------------------------------------------------------------


def test_it_opens_on_the_finished_example_without_any_dialog(window: Window) -> None:
    assert window.app.window.current == "write"
    assert window.overlays == []
    assert window.banner == ""
    assert window.editor.text() == window.core.example().text
    assert window.editor.hasFocus()
    assert next(card.network for card in window.write.look.cards()) == "practice"
    assert practice_files(window) == []


def test_another_brief_is_picked_from_today(window: Window) -> None:
    window.app.window.go("today")
    today = window.app.window.screens["today"]
    brief = next(b for b in window.core.kit.campaigns if b.id != window.composer.draft.brief_id)
    title = brief.title.get(window.core.locale)
    window.click(window.button(today, f"Write: {title}"))
    assert window.app.window.current == "write"
    assert window.composer.draft.brief_id == brief.id
    assert window.editor.text() == window.core.start(brief.id).text
    assert window.app.window.top._title.text() == title


def test_ones_own_sentence_becomes_a_post(window: Window) -> None:
    window.app.window.go("today")
    field = next(
        w
        for w in window.app.window.screens["today"].findChildren(QWidget)
        if w.accessibleName() == "One thing worth saying"
    )
    field.setFocus()
    window.type("Do alliums like pots?")
    window.press(Qt.Key.Key_Return)
    assert window.app.window.current == "write"
    assert window.editor.text().endswith("Do alliums like pots?")
    assert window.composer.draft.brief_id == ""


def test_another_picture_is_picked(window: Window) -> None:
    grid = window.write.pictures.grid
    other = next(t for t in grid.thumbs.items if t.usable and t.id != grid.thumbs.chosen)
    grid.picked.emit(other.id)
    window.settle()
    assert window.composer.draft.attachments[0].picture_id == other.id
    assert grid.thumbs.chosen == other.id
    alt = window.core.alt_text(window.composer.draft)
    assert alt
    for card in window.write.look.cards():
        assert card.accessibleDescription().endswith(alt)
        assert card._picture is not None


def test_a_post_without_a_picture_has_cards_without_one(window: Window) -> None:
    window.click(window.button(window.write.pictures, "Post without a picture"))
    assert window.composer.draft.attachments == ()
    assert all(card._picture is None for card in window.write.look.cards())


# -- words, previews, findings -----------------------------------------------------


def test_previews_follow_the_words_at_every_keystroke(window: Window) -> None:
    for letter in "So 🐝":
        window.editor.insert(letter)
        for card in window.write.look.cards():
            assert window.editor.text() in card.accessibleDescription()


def test_typing_brings_findings_and_taking_the_words_out_takes_them_away(window: Window) -> None:
    window.without_findings()
    assert window.write.words.findings._cards == []
    window.editor.insert(" The best bulbs in the UK.")
    window.composer._typing_stopped()
    window.qtbot.waitUntil(lambda: len(window.write.words.findings._cards) > 0)
    window.editor.undo()
    window.qtbot.waitUntil(lambda: window.write.words.findings._cards == [])


def test_a_fix_from_a_card_changes_the_words_and_undo_takes_it_back(window: Window) -> None:
    before = window.editor.text()
    card = window.write.words.findings._cards[0]
    window.click(card.findChildren(QPushButton)[0])
    assert window.editor.text() == before.replace("the best bulbs in the UK", "my favourite bulbs")
    assert window.composer.text == window.editor.text()
    assert window.editor.hasFocus()
    window.press(Qt.Key.Key_Z, CONTROL)
    assert window.editor.text() == window.composer.text == before


def test_keep_mine_removes_the_finding_and_stays_with_the_draft(window: Window) -> None:
    card = window.write.words.findings._cards[0]
    window.click(window.button(card, "Keep mine"))
    assert window.composer.count(Level.CHECK) == 0
    assert [k.rule for k in window.composer.draft.kept] == [card.finding.rule]


def test_words_of_one_network_change_only_its_card(window: Window) -> None:
    cards = {card.network: card for card in window.write.look.cards()}
    shared = window.composer.draft.text
    window.write.words.card.tab_wanted.emit("bluesky")
    window.settle()
    window.editor.insert(" Only here.")
    assert "Only here." in cards["bluesky"].accessibleDescription()
    assert "Only here." not in cards["mastodon"].accessibleDescription()
    assert window.composer.draft.text == shared
    window.press(Qt.Key.Key_PageUp, CONTROL)
    window.press(Qt.Key.Key_PageDown, CONTROL)
    assert window.composer.text == window.editor.text()


def test_f8_goes_from_finding_to_finding_and_ctrl_point_mends_it(window: Window) -> None:
    window.press(Qt.Key.Key_F8)
    assert window.editor.textCursor().selectedText() == "the best bulbs in the UK"
    window.press(Qt.Key.Key_Period, CONTROL)
    assert "my favourite bulbs" in window.editor.text()


# -- publishing -------------------------------------------------------------------


def test_fix_first_moves_to_the_first_stop_and_publishes_nothing(window: Window) -> None:
    window.composer.load(window.core.start(window.core.kit.campaigns[0].id))
    window.settle()
    stops = window.composer.count(Level.STOP)
    assert stops
    button = window.write.bar.button
    assert button.accessibleName() == f"Fix {stops} first"
    window.click(button)
    card = next(c for c in window.write.words.findings._cards if c.finding.level is Level.STOP)
    assert card.isAncestorOf(focus())
    assert window.overlays == []
    assert window.core.entries() == ()


def test_a_stop_that_has_no_button_moves_to_the_words(window: Window) -> None:
    window.composer.set_text("Ad · " + "long words " * 80)
    window.composer.check_now()
    window.write.bar.button.setFocus()
    window.write.publish()
    assert window.editor.hasFocus()
    assert window.overlays == []


def test_publish_counts_down_and_puts_a_post_on_the_practice_network(window: Window) -> None:
    dialog = ready(window)
    assert focus() is dialog.undo
    assert dialog._timer.interval() == 1000
    for left in range(9, 0, -1):
        dialog._tick()
        assert str(left) in dialog._seconds.text()
        assert window.core.entries() == ()
    dialog._tick()
    window.settle()
    (file,) = practice_files(window)
    assert json.loads(file.read_text("utf-8"))["text"] == window.composer.text
    assert window.banner.startswith("Posted to Practice.")
    window.press(Qt.Key.Key_Escape)
    assert window.overlays == []
    window.app.window.go("practice")
    window.settle()
    spoken = [
        w.accessibleDescription()
        for w in window.app.window.screens["practice"].findChildren(QWidget)
        if w.accessibleName() == "Practice preview"
    ]
    assert any(window.composer.text in words for words in spoken)


@pytest.mark.parametrize("how", ["undo", "esc"])
def test_undo_sends_nothing_and_stores_nothing(window: Window, how: str) -> None:
    dialog = ready(window)
    dialog._tick()
    if how == "undo":
        window.click(dialog.undo)
    else:
        window.press(Qt.Key.Key_Escape)
    window.settle()
    assert window.overlays == []
    assert practice_files(window) == []
    assert window.core.entries() == ()
    assert window.app.window.isActiveWindow()


def test_the_same_words_are_not_sent_twice(window: Window) -> None:
    ready(window).send_now()
    window.settle()
    window.press(Qt.Key.Key_Escape)
    window.write.publish()
    window.settle()
    assert window.overlays == []
    assert window.banner.startswith("Already posted.")
    assert len(practice_files(window)) == 1
    window.editor.insert(" And more.")
    window.write.publish()
    assert len(window.overlays) == 1


def test_pressing_publish_twice_counts_down_once(window: Window) -> None:
    dialog = ready(window)
    window.write.publish()
    window.settle()
    assert window.overlays == [dialog]


def test_send_now_pressed_twice_sends_once(window: Window) -> None:
    dialog = ready(window)
    dialog.send_now()
    dialog.send_now()
    dialog._tick()
    window.settle()
    assert len(practice_files(window)) == len(window.core.entries()) == 1


def test_without_an_account_it_says_what_to_do(window: Window) -> None:
    window.without_findings()
    window.composer.set_accounts(())
    window.write.publish()
    assert window.banner.startswith("No account is chosen.")
    assert window.overlays == []


def test_what_is_to_decide_is_asked_about_first(window: Window) -> None:
    window.write.publish()
    (overlay,) = window.overlays
    assert not isinstance(overlay, SendingDialog)
    assert isinstance(focus(), QPushButton)
    window.click(window.button(overlay, "Keep mine and publish"))
    assert isinstance(window.overlays[-1], SendingDialog)
    assert window.composer.count(Level.CHECK) == 0


def test_what_is_to_decide_on_another_tab_is_asked_about_too(window: Window) -> None:
    window.without_findings()
    window.write.words.card.tab_wanted.emit("bluesky")
    window.composer.set_previews(())
    window.composer.set_previews(("bluesky",))
    window.write.words.card.tab_wanted.emit("bluesky")
    window.editor.insert(" We have the best bulbs in the UK.")
    window.composer._typing_stopped()
    window.write.words.card.tab_wanted.emit("")
    window.settle()
    assert window.composer.tab == ""
    assert window.composer.count(Level.CHECK) == 1
    window.write.publish()
    (overlay,) = window.overlays
    window.click(window.button(overlay, "Use “my favourite bulbs”"))
    assert "my favourite bulbs" in window.composer.draft.text_for("bluesky")
    assert window.composer.count(Level.CHECK) == 0
    assert isinstance(window.overlays[-1], SendingDialog)


def test_a_practice_post_that_can_not_be_kept_says_so(window: Window) -> None:
    window.without_findings()
    (window.folder / "practice").write_text("in the way")
    window.write.publish()
    window.sending.send_now()
    window.settle()
    assert "Posted" not in window.banner
    assert window.core.entries()[0].state is State.QUEUED


def test_an_outbox_that_breaks_while_sending_is_never_called_posted(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = ready(window)

    def broken(_entry_id: str) -> None:
        raise StorageError("broken")

    monkeypatch.setattr(window.core, "send", broken)
    dialog.send_now()
    window.settle()
    assert "Posted" not in window.banner
    assert "Posted" not in window.words(dialog)


def test_a_full_outbox_sends_nothing_and_says_so(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = ready(window)

    def full(*_args: object) -> None:
        raise StorageError("disk-full")

    monkeypatch.setattr(window.core, "queue", full)
    dialog.send_now()
    window.settle()
    assert window.banner.startswith("Nothing was sent. The disk is full.")
    assert practice_files(window) == []
    window.press(Qt.Key.Key_Escape)
    assert window.overlays == []


def test_closing_while_a_post_is_on_its_way_waits_for_the_answer(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready(window)
    window.core._sending.add("e1")
    assert not window.app.window.close()
    assert window.banner.startswith("A post is on its way.")
    window.core._sending.clear()
    window.app.studio.outbox_changed.emit()
    assert window.app.window.isHidden()


# -- drafts -----------------------------------------------------------------------


def test_a_change_is_on_the_disk_within_a_second(window: Window) -> None:
    autosave = window.app._autosave
    assert WITHIN_MS <= 1000
    assert autosave._timer.interval() == WITHIN_MS
    window.editor.insert("Hello ")
    first = autosave._timer.remainingTime()
    window.editor.insert("again ")
    assert autosave._timer.isActive()
    assert autosave._timer.remainingTime() <= first
    autosave._timer.timeout.emit()
    window.settle()
    saved = window.core.drafts.latest()
    assert saved == window.composer.draft
    assert "Saved on this PC at" in window.app.window.top._under.text()


def test_words_picture_and_accounts_come_back_after_a_restart(opened: Opener) -> None:
    first = opened()
    first.editor.insert("🐝 My own words. ")
    first.composer.set_previews(("linkedin",))
    grid = first.write.pictures.grid
    other = next(t for t in grid.thumbs.items if t.usable and t.id != grid.thumbs.chosen)
    grid.picked.emit(other.id)
    draft = first.composer.draft
    first.close()
    again = opened(folder=first.folder)
    assert again.composer.draft == draft
    assert again.editor.text() == draft.text
    assert again.write.pictures.grid.thumbs.chosen == other.id


def test_a_save_that_fails_says_so_and_keeps_the_words(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = window.core.drafts.save

    def full(_draft: object) -> None:
        raise StorageError("disk-full")

    monkeypatch.setattr(window.core.drafts, "save", full)
    window.editor.insert("Keep me. ")
    words = window.editor.text()
    window.app.save_now()
    window.settle()
    assert window.banner.startswith("Not saved. The disk is full.")
    assert window.editor.text() == window.composer.text == words
    monkeypatch.setattr(window.core.drafts, "save", real)
    window.click(window.button(window.app.window.banner, "Save"))
    latest = window.core.drafts.latest()
    assert latest is not None
    assert latest.text == words
    assert window.banner == ""


def test_starting_another_post_saves_the_one_before(window: Window) -> None:
    window.editor.insert("Do not lose me. ")
    before = window.composer.draft
    window.app.window.screens["today"].start(window.core.kit.campaigns[1].id)  # type: ignore[attr-defined]
    window.settle()
    assert window.core.drafts.get(before.id) == before


# -- keyboard only ----------------------------------------------------------------


def test_from_the_start_to_a_practice_post_by_keys_alone(window: Window) -> None:
    window.press(Qt.Key.Key_End, CONTROL)
    window.type(" Come and ask me!")
    window.press(Qt.Key.Key_F8)
    window.press(Qt.Key.Key_Period, CONTROL)
    window.press(Qt.Key.Key_Return, CONTROL)
    assert window.composer.count(Level.STOP) == 0
    while window.overlays and not isinstance(window.overlays[-1], SendingDialog):
        while (
            not focus().accessibleName().startswith("Keep")
            and "Keep" not in getattr(focus(), "text", str)()
        ):
            window.press(Qt.Key.Key_Tab)
        window.press(Qt.Key.Key_Space)
    dialog = window.sending
    while focus() is not dialog._now:
        window.press(Qt.Key.Key_Tab)
    window.press(Qt.Key.Key_Space)
    window.settle()
    (file,) = practice_files(window)
    assert "Come and ask me!" in json.loads(file.read_text("utf-8"))["text"]


def test_tab_reaches_every_part_of_the_screen(window: Window) -> None:
    seen: set[int] = set()
    window.press(Qt.Key.Key_Tab)
    reached: list[QWidget] = []
    while id(focus()) not in seen:
        seen.add(id(focus()))
        reached.append(focus())
        window.press(Qt.Key.Key_Tab)
    write = window.write
    for part in (write.words.card.editor, write.bar.button, write.pictures.grid):
        assert part in reached
    assert any(write.words.findings.isAncestorOf(w) for w in reached)
    assert any(write.brief.isAncestorOf(w) for w in reached)
    assert any(window.app.window.rail.isAncestorOf(w) for w in reached)


def test_f6_goes_round_the_regions(window: Window) -> None:
    start = focus()
    seen = []
    for _round in range(8):
        window.press(Qt.Key.Key_F6)
        seen.append(focus())
        if focus() is start:
            break
    assert start in seen
    assert window.write.bar.button in seen
    assert window.write.pictures.grid in seen


# -- colours, sizes ---------------------------------------------------------------


def test_larger_text_keeps_the_draft_and_the_tab(window: Window) -> None:
    window.write.words.card.tab_wanted.emit("bluesky")
    window.settle()
    window.editor.insert("Only on Bluesky. ")
    draft = window.composer.draft
    window.press(Qt.Key.Key_Plus, CONTROL)
    assert window.app.studio.theme.factor == 1.25
    assert window.composer.draft == draft
    assert window.composer.tab == "bluesky"
    assert window.editor.text() == draft.text_for("bluesky")
    tabs = window.write.words.card
    assert tabs._tabs[tabs.bar.currentIndex()] == "bluesky"
    window.editor.insert("Still here. ")
    assert dict(window.composer.draft.variants).keys() == {"bluesky"}
    window.press(Qt.Key.Key_0, CONTROL)
    assert window.app.studio.theme.factor == 1.0


def test_dark_colours_keep_draft_picture_findings_and_cards(window: Window) -> None:
    window.editor.insert("Mine. ")
    draft = window.composer.draft
    networks = [c.network for c in window.write.look.cards()]
    window.app.choose_look("dark", 0)
    window.settle()
    assert window.app.studio.theme.dark
    assert window.composer.draft == draft
    assert window.editor.text() == draft.text
    assert [c.network for c in window.write.look.cards()] == networks
    assert all(c._picture is not None for c in window.write.look.cards())
    assert window.write.words.findings._cards
    assert window.core.preferences.theme == "dark"
    window.editor.insert("And mine. ")
    assert window.composer.text == window.editor.text()


def test_the_chosen_look_comes_back_after_a_restart(opened: Opener) -> None:
    first = opened(look="")
    first.app.choose_look("dark", 1.5)
    first.close()
    again = opened(folder=first.folder, look="")
    assert again.app.studio.theme.dark
    assert again.app.studio.theme.factor == 1.5


def parts_of(window: Window) -> dict[str, QWidget]:
    write = window.write
    return {
        "words": write.words,
        "look": write.look,
        "brief": write.brief,
        "pictures": write.pictures,
    }


@pytest.mark.parametrize(("width", "size"), [(680, "narrow"), (1000, "medium"), (1366, "wide")])
@pytest.mark.parametrize("look", ["light", "dark"])
def test_every_part_can_be_reached_at_every_width(
    opened: Opener, width: int, size: str, look: str
) -> None:
    window = opened(size=(width, 720), look=look)
    assert window.write._class == size
    assert window.app.window.width() == width
    for name, part in parts_of(window).items():
        window.write.show_page(name)
        window.settle()
        assert part.isVisible(), name
        assert part.width() > 150
        corner = part.mapTo(window.app.window, part.rect().topLeft())
        assert corner.x() >= 0
        assert corner.x() + part.width() <= width, name
    assert window.write.bar.button.isVisible()
    window.app.window.grab()


def test_going_through_all_widths_keeps_words_and_cards(window: Window) -> None:
    window.editor.insert("Mine. ")
    words = window.editor.text()
    for width in (680, 1366, 1000, 680, 1000, 1366):
        window.app.window.resize(width, 720)
        window.settle()
        assert window.editor.text() == words
        assert window.write.words.isVisibleTo(window.app.window) or width == 680
        assert len(window.write.look.cards()) == 4


@pytest.mark.parametrize("factor", [1.25, 1.5, 2.0])
def test_at_large_text_nothing_is_wider_than_the_window(opened: Opener, factor: float) -> None:
    window = opened(size=(1024, 720))
    window.app.choose_look("", factor)
    window.settle()
    assert window.app.window.width() == 1024
    for name, part in parts_of(window).items():
        window.write.show_page(name)
        window.settle()
        assert part.isVisible()
        for area in part.findChildren(QScrollArea):
            assert area.width() <= 1024


def test_a_picture_that_ended_stops_the_post_and_can_be_swapped(window: Window) -> None:
    ended = next((p for p in window.core.kit.pictures if not window.core.usable(p)), None)
    assert ended is not None, "the demo kit has a picture whose rights ended"
    window.without_findings()
    window.composer.pick_picture(Attachment(picture_id=ended.id, sha256=ended.sha256))
    window.settle()
    assert window.composer.count(Level.STOP) == 1
    window.write.publish()
    assert not [o for o in window.app.window.findChildren(Overlay) if o.isVisible()]


def test_nothing_but_the_one_window_ever_shows(opened: Opener, qapp: QApplication) -> None:
    class Watcher(QObject):
        shown: list[str]

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
            shows = event.type() == QEvent.Type.Show
            if shows and isinstance(watched, QWidget) and watched.isWindow():
                self.shown.append(type(watched).__name__)
            return False

    watcher = Watcher()
    watcher.shown = []
    qapp.installEventFilter(watcher)
    window = opened()
    for name in window.app.window.screens:
        window.app.window.go(name)
    window.app.choose_look("dark", 1.25)
    window.app.window.resize(700, 700)
    window.composer.load(window.core.start(window.core.kit.campaigns[1].id))
    window.settle()
    qapp.removeEventFilter(watcher)
    assert set(watcher.shown) == {"StudioWindow"}

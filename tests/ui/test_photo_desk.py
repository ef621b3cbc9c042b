"""A photo of one's own in Write: chosen, dropped, pasted, asked about, and refused kindly."""

from __future__ import annotations

import errno
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from studio.guidelines.finding import Level
from studio.post import PHOTO_QUESTIONS, Kept
from studio.ui.shell.drops import given_photo, is_welcome
from studio.ui.write.photo_questions import PhotoQuestions
from studio.ui.write.pictures_pane import NEW
from studio.wording import photos
from tests.helpers.phones import marks, phone_photo
from tests.helpers.window import Window

Opener = Callable[..., Window]


@pytest.fixture
def phone(tmp_path: Path) -> Path:
    file = tmp_path / "IMG_1.HEIC"
    file.write_bytes(phone_photo("turned.heic").data)
    return file


def with_policy(window: Window, policy: str) -> None:
    kit = window.core.kit
    window.core.use_kit(replace(kit, policy=replace(kit.policy, own_photos=policy)))
    window.write.pictures.show_pictures()
    window.composer.check_now()


def take(window: Window, photo: object) -> None:
    window.write.pictures.desk.take(photo)  # type: ignore[arg-type]
    window.settle()


def tiles(window: Window) -> list[str]:
    return [item.id for item in window.write.pictures.grid.thumbs.items]


def questions(window: Window) -> PhotoQuestions:
    return window.write.pictures.questions


def codes(window: Window, level: Level) -> set[str]:
    report = window.composer.report
    assert report is not None
    return {item.code for item in report.findings if item.level is level}


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(window: Window, data: QMimeData) -> None:
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.app.window.dropEvent(event)
    window.settle()


# -- taking one -------------------------------------------------------------------


def test_the_tile_opens_a_file_dialog_and_the_photo_goes_into_the_post(
    window: Window, phone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def choose(_over: object, title: str, _folder: str, kinds: str) -> tuple[str, str]:
        asked.append(kinds)
        return str(phone), ""

    monkeypatch.setattr("studio.ui.write.photo_desk.QFileDialog.getOpenFileName", choose)
    window.write.pictures.grid.picked.emit(NEW)
    window.settle()
    assert "*.heic" in asked[0]
    (attachment,) = window.composer.draft.attachments
    assert attachment.photo
    assert attachment.picture_id == ""
    assert tiles(window)[-2:] == [f"own:{attachment.photo}", NEW]
    assert window.write.pictures.grid.thumbs.chosen == f"own:{attachment.photo}"
    window.write.pictures.grid.grab()
    window.settle()
    assert window.write.pictures.grid.thumbs.pixmap(f"own:{attachment.photo}") is not None
    assert "We removed the place where this photo was taken." in window.banner


def test_who_closes_the_dialog_changes_nothing(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = window.composer.draft
    nothing = "studio.ui.write.photo_desk.QFileDialog.getOpenFileName"
    monkeypatch.setattr(nothing, lambda *_anything: ("", ""))
    window.write.pictures.grid.picked.emit(NEW)
    window.settle()
    assert window.composer.draft is draft


def test_the_photo_is_shown_in_every_card_and_goes_out_clean(window: Window, phone: Path) -> None:
    take(window, phone)
    for card in window.write.look.cards():
        assert card.picture is not None
    window.composer.set_accounts(("practice",))
    ((_account, post),) = window.core.outgoing_posts(window.composer.draft)
    assert not any(mark in post.pictures[0].data for mark in marks())


def test_another_draft_does_not_get_the_photo_of_the_one_before(
    window: Window, phone: Path
) -> None:
    window.pool.hold = True
    window.write.pictures.desk.take(phone)
    assert window.write.pictures.desk.busy
    assert "made ready" in window.write.pictures._about.text()
    other = window.core.start("bench-cafe")
    window.composer.load(other)
    window.pool.release()
    window.settle()
    assert window.composer.draft.attachments == other.attachments
    assert not window.write.pictures.desk.busy


def test_a_photo_that_arrives_after_the_screens_were_made_anew_is_not_lost(
    window: Window, phone: Path
) -> None:
    window.pool.hold = True
    window.write.pictures.desk.take(phone)
    window.app.choose_look("dark", 0)
    window.pool.release()
    window.settle()
    assert window.composer.draft.attachments[0].photo


def test_a_moving_picture_is_taken_as_its_first_one(window: Window) -> None:
    take(window, phone_photo("moving.png").data)
    assert window.banner.strip() == "Only its first picture is used."


# -- drop and paste ---------------------------------------------------------------


def test_a_picture_that_is_dropped_on_the_window_is_taken(window: Window, phone: Path) -> None:
    window.app.window.go("today")
    assert is_welcome(files(phone))
    drop(window, files(phone))
    assert window.app.window.current == "write"
    assert window.composer.draft.attachments[0].photo


def test_a_kit_that_is_dropped_beside_a_picture_comes_first(
    window: Window, phone: Path, tmp_path: Path
) -> None:
    draft = window.composer.draft
    opened: list[str] = []
    window.app.studio.open_file.disconnect()
    window.app.studio.open_file.connect(opened.append)
    drop(window, files(phone, tmp_path / "ours.brandkit"))
    assert opened == [str(tmp_path / "ours.brandkit")]
    assert window.composer.draft is draft


def test_what_is_no_picture_is_not_welcome(tmp_path: Path) -> None:
    text = QMimeData()
    text.setText("hello")
    for data in (files(tmp_path / "notes.txt"), text, QMimeData()):
        assert not is_welcome(data)


def test_ctrl_v_takes_a_copied_file_and_leaves_the_words_alone(window: Window, phone: Path) -> None:
    words = window.editor.text()
    QGuiApplication.clipboard().setMimeData(files(phone))
    window.editor.setFocus()
    window.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.composer.draft.attachments[0].photo
    assert window.editor.text() == words


def test_ctrl_v_takes_a_copied_picture(window: Window) -> None:
    image = QImage(80, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    QGuiApplication.clipboard().setImage(image)
    window.editor.setFocus()
    window.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.composer.draft.attachments[0].photo
    assert window.banner == ""


def test_ctrl_v_with_words_beside_the_picture_pastes_the_words(window: Window) -> None:
    data = QMimeData()
    image = QImage(8, 6, QImage.Format.Format_RGB32)
    image.fill(0)
    data.setImageData(image)
    data.setText(" and worms")
    assert given_photo(data) is None
    QGuiApplication.clipboard().setMimeData(data)
    draft = window.composer.draft
    window.editor.setFocus()
    window.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.editor.text().endswith(" and worms")
    assert window.composer.draft.attachments == draft.attachments


def test_a_jpeg_on_the_clipboard_is_taken_as_it_is() -> None:
    data = QMimeData()
    data.setData("image/jpeg", b"\xff\xd8\xff")
    assert given_photo(data) == b"\xff\xd8\xff"


def test_the_editor_leaves_kits_to_the_window_and_takes_pictures(
    window: Window, phone: Path, tmp_path: Path
) -> None:
    editor = window.editor
    assert not editor.canInsertFromMimeData(files(tmp_path / "ours.brandkit"))
    assert editor.canInsertFromMimeData(files(phone))
    text = QMimeData()
    text.setText("x")
    assert editor.canInsertFromMimeData(text)


# -- the brand's policy -----------------------------------------------------------


def test_where_the_brand_allows_no_own_photos_there_is_no_tile(window: Window, phone: Path) -> None:
    assert NEW in tiles(window)
    with_policy(window, "no")
    assert NEW not in tiles(window)
    draft = window.composer.draft
    drop(window, files(phone))
    assert "Your own pictures can’t be used with this kit." in window.banner
    assert window.composer.draft is draft


def test_where_the_brand_asks_nothing_only_the_description_is_there(
    window: Window, phone: Path
) -> None:
    with_policy(window, "allow")
    take(window, phone)
    assert questions(window).alt.isVisibleTo(window.write)
    assert not questions(window).rows["people"].isVisibleTo(window.write)
    assert codes(window, Level.CHECK) & {"picture-people", "alt-missing"} == {"alt-missing"}


# -- questions --------------------------------------------------------------------


def test_a_picture_of_the_kit_brings_no_questions(window: Window) -> None:
    assert not questions(window).isVisibleTo(window.write)


def test_answers_are_kept_with_the_draft_and_close_the_questions(
    window: Window, phone: Path
) -> None:
    take(window, phone)
    shown = questions(window)
    assert shown.isVisibleTo(window.write)
    assert {"picture-people", "photo-children", "photo-screens"} <= codes(window, Level.CHECK)
    window.click(shown.rows["people"].buttons["not-asked"])
    assert "photo-not-agreed" in codes(window, Level.STOP)
    window.click(shown.rows["people"].buttons["agreed"])
    window.click(shown.rows["screens"].buttons["none"])
    window.click(shown.rows["children"].buttons["none"])
    assert codes(window, Level.STOP) == set()
    assert not {c for c in codes(window, Level.CHECK) if c.startswith(("photo-", "picture-"))}
    assert window.composer.draft.attachments[0].answers == (
        ("people", "agreed"),
        ("children", "none"),
        ("screens", "none"),
    )
    window.app.save_now()
    window.settle()
    saved = window.core.drafts.get(window.composer.draft.id)
    assert saved is not None
    assert saved.attachments == window.composer.draft.attachments


def test_the_description_is_the_colleagues_own(window: Window, phone: Path) -> None:
    take(window, phone)
    assert "alt-missing" in codes(window, Level.CHECK)
    questions(window).alt.setFocus()
    window.type("photo")
    window.composer.check_now()
    assert "alt-poor" in codes(window, Level.CHECK)
    window.type(" of a tray with purple bulbs")
    window.composer.check_now()
    assert not {"alt-poor", "alt-missing"} & codes(window, Level.CHECK)
    assert window.composer.draft.attachments[0].alt == "photo of a tray with purple bulbs"
    assert questions(window).alt.hasFocus()


def test_the_keyboard_reaches_every_answer_and_each_says_its_question(
    window: Window, phone: Path
) -> None:
    take(window, phone)
    shown = questions(window)
    for question, answers in PHOTO_QUESTIONS:
        for answer in answers:
            press = shown.rows[question].buttons[answer]
            assert press.accessibleName() == (
                f"{photos.question(question)} {photos.answer(question, answer)}"
            )
            assert press.focusPolicy() & Qt.FocusPolicy.TabFocus
    shown.rows["people"].buttons["nobody"].setFocus()
    window.press(Qt.Key.Key_Space)
    assert dict(window.composer.draft.attachments[0].answers) == {"people": "nobody"}
    assert shown.alt.accessibleName()


def test_answer_on_a_finding_leads_to_its_question(window: Window, phone: Path) -> None:
    take(window, phone)
    report = window.composer.report
    assert report is not None
    findings = {item.code: item for item in report.findings}
    fix = window.write.words.findings.fix_wanted
    fix.emit(findings["photo-screens"], findings["photo-screens"].fixes[0])
    assert QApplication.focusWidget() is questions(window).rows["screens"].buttons["none"]
    fix.emit(findings["alt-missing"], findings["alt-missing"].fixes[0])
    assert QApplication.focusWidget() is questions(window).alt


def test_another_photo_is_asked_about_again(window: Window, phone: Path) -> None:
    take(window, phone)
    report = window.composer.report
    assert report is not None
    open_ones = [f for f in report.findings if f.code in ("picture-people", "alt-missing")]
    for finding in open_ones:
        window.composer.keep(finding, "true")
    word = Kept(rule="FernFinch.Other", text="word")
    window.composer._change(kept=(*window.composer.draft.kept, word))
    assert "picture-people" not in codes(window, Level.CHECK)
    take(window, phone_photo("comment.jpg").data)
    assert {"picture-people", "alt-missing"} <= codes(window, Level.CHECK)
    assert window.composer.draft.kept == (word,)


# -- what goes wrong --------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "photo-unreadable"),
        (b"no photo at all", "photo-unreadable"),
        (phone_photo("orientation-1.jpg").data[:5_000], "photo-unreadable"),
        (phone_photo("turned.heic").data[:2_000], "photo-unreadable"),
    ],
    ids=["empty", "renamed", "cut", "cut-heic"],
)
def test_a_file_that_is_no_photo_is_told_and_the_draft_stays(
    window: Window, tmp_path: Path, data: bytes, code: str
) -> None:
    file = tmp_path / "IMG_2.jpg"
    file.write_bytes(data)
    draft = window.composer.draft
    drop(window, files(file))
    assert window.banner == f"Your photo was not added. {photos.problem(code)}"
    assert window.composer.draft is draft
    assert not window.write.pictures.desk.busy
    window.type("!")
    assert window.editor.text().endswith("!")


@pytest.mark.parametrize(
    ("number", "code"), [(errno.EACCES, "photo-locked"), (errno.EIO, "photo-missing")]
)
def test_a_locked_file_and_a_lost_drive_are_told_and_the_draft_stays(
    window: Window, phone: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    def fails(_path: Path) -> object:
        raise OSError(number, "no")

    monkeypatch.setattr("studio.own_photos.open_regular", fails)
    draft = window.composer.draft
    drop(window, files(phone))
    assert photos.problem(code) in window.banner
    assert window.composer.draft is draft


def test_a_drive_that_goes_after_choosing_takes_nothing_with_it(
    window: Window, phone: Path
) -> None:
    take(window, phone)
    phone.unlink()
    window.composer.set_accounts(("practice",))
    ((_account, post),) = window.core.outgoing_posts(window.composer.draft)
    assert post.pictures[0].width > 0


def test_a_kept_photo_that_is_lost_before_sending_is_told_and_the_window_lives(
    window: Window, phone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.without_findings()
    take(window, phone)
    for question, answers in PHOTO_QUESTIONS:
        window.click(questions(window).rows[question].buttons[answers[0]])
    window.composer.set_alt("A tray with purple bulbs")
    window.composer.check_now()
    draft = window.composer.draft
    for file in (window.folder / "photos").iterdir():
        file.unlink()
    window.core.leave_darkroom()
    window.core.darkroom._made.clear()
    window.write.publish()
    window.settle()
    window.sending.send_now()
    window.settle()
    said = window.banner + "".join(window.words(overlay) for overlay in window.overlays)
    assert photos.problem("photo-missing") in said
    assert window.composer.draft is draft
    assert window.core.entries() == ()


def test_photos_that_no_draft_uses_are_deleted_at_the_start(
    opened: Opener, tmp_path: Path, phone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = opened()
    take(first, phone)
    used = first.composer.draft.attachments[0].photo
    unused = first.core.take_photo(phone_photo("comment.jpg").data).digest
    first.close()
    # The test's clock stands still while files carry the computer's own time.
    monkeypatch.setattr("studio.own_photos.KEPT_FOR", timedelta(days=-10_000))
    again = opened()
    names = {file.stem for file in (again.folder / "photos").iterdir()}
    assert used in names
    assert unused not in names

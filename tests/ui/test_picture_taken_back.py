"""A picture that the brand takes back while it is worked on, and a kit without own photos."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from studio.brand_kit.recall import Recall, RecallKind
from studio.guidelines.finding import Level
from studio.ui.picture.screen import PictureScreen
from studio.ui.write.pictures_pane import NEW
from tests.helpers.any_composition import saved, scene
from tests.helpers.picture_screen import WORDS, picture_screen, rest, use
from tests.helpers.window import Window


@pytest.fixture
def screen(window: Window) -> PictureScreen:
    return picture_screen(window)


def take_back(window: Window, *, severity: str = "stop") -> None:
    core, item = window.core, window.composer.draft.attachments[0]
    recall = Recall(
        kit_id=core.kit.id,
        kind=RecallKind.PICTURE,
        id=item.picture_id,
        sha256=item.sha256,
        reason="The rights ended early.",
        severity=severity,
        since=datetime(2026, 11, 20, tzinfo=UTC),
    )
    core.recalls = core.publishing.recalls = (recall,)
    window.app.studio.recalls_changed.emit()
    window.composer.check_now()
    window.settle()


def test_a_picture_that_is_taken_back_while_it_is_edited_does_not_go_out(
    window: Window, screen: PictureScreen
) -> None:
    window.without_findings()
    use(window, screen, WORDS)
    take_back(window)
    rest(window, screen)
    report = window.composer.report
    assert report is not None
    assert "picture-recalled" in {f.code for f in report.findings if f.level is Level.STOP}
    window.click(screen.done)
    for card in window.write.look.cards():
        assert card.status is not None
        assert card.status.words == "Picture taken back"
    assert "Taken back." in window.words(window.write.pictures)
    assert window.write.bar.button.accessibleName().startswith("Fix ")
    window.write.publish()
    window.settle()
    assert window.overlays == []
    assert window.core.entries() == ()


def test_the_picture_screen_says_that_the_picture_was_taken_back(
    window: Window, screen: PictureScreen
) -> None:
    use(window, screen, WORDS)
    take_back(window)
    rest(window, screen)
    told = [card.accessibleName() for card in screen.words.cards()]
    assert any("was taken back: The rights ended early" in words for words in told), told


def test_a_photo_that_is_dropped_on_the_picture_screen_is_refused_where_the_kit_has_none(
    window: Window, screen: PictureScreen, tmp_path: Path
) -> None:
    kit = window.core.kit
    window.core.use_kit(replace(kit, policy=replace(kit.policy, own_photos="no")))
    window.write.pictures.show_pictures()
    draft = window.composer.draft
    file = tmp_path / "mine.jpg"
    file.write_bytes(saved(scene(400, 300), "JPEG"))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.app.window.dropEvent(
        QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, none)
    )
    window.settle()
    assert "Your own pictures can’t be used with this kit." in window.banner
    assert window.composer.draft is draft
    assert list((window.folder / "photos").glob("*")) == []
    assert NEW not in [item.id for item in window.write.pictures.grid.thumbs.items]

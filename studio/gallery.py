"""Pictures from the real widgets: one preview card, or every screen and state."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QEvent, QIODevice, QPoint, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from studio import paths
from studio.app import App, Options, tokens
from studio.brand_kit.model import BrandKit
from studio.networks.counting import measure
from studio.networks.model import NetworkRules
from studio.outbox.model import State
from studio.pictures import pixels
from studio.post import Attachment, Draft
from studio.preview import preview_text
from studio.publishing.outgoing import outgoing_pictures
from studio.ui.dressing import dress, make_application
from studio.ui.sending.sending_dialog import SendingDialog
from studio.ui.theme import Theme
from studio.ui.widgets.overlay import Overlay
from studio.ui.write.look_pane import PICTURE_SIDE, to_pixmap
from studio.ui.write.preview_card import PreviewCard
from studio.ui.write.preview_words import Author

CARD_WIDTH = 343
SIZES = ((1366, 768), (1024, 720))
PATIENCE = 20.0
"""Seconds after which a screen that is still loading is drawn as it is."""


def render_preview(
    kit: BrandKit, rules: NetworkRules, text: str, picture_id: str = "", *, dark: bool = False
) -> bytes:
    """Draw a preview card as the app shows it.

    Args:
        kit: the kit that the picture is from.
        rules: the network.
        text: the words.
        picture_id: a picture of the kit, or "".
        dark: dark colours instead of light ones.

    Returns:
        A PNG at two device pixels for each logical pixel.

    Raises:
        PictureProblem: the picture cannot go out.
    """
    app = make_application(str(paths.assets()))
    theme = Theme(tokens=tokens(), dark=dark, kit=kit.colour)
    dress(app, theme)
    card = PreviewCard(theme, rules, _author(kit))
    card.resize(CARD_WIDTH, 100)
    card.set_words(preview_text(rules, text), measure(rules, text))
    picture = kit.picture(picture_id) if picture_id else None
    if picture is not None:
        item = Attachment(picture_id=picture.id, sha256=picture.sha256)
        draft = Draft(id="", text=text, attachments=(item,), locale=kit.locales[0])
        ready = outgoing_pictures(draft, kit, rules)[0]
        card.set_picture(to_pixmap(pixels(ready.data, PICTURE_SIDE)), ready.alt)
    card.resize(CARD_WIDTH, card.height())
    return _png(card, ratio=2.0)


def _author(kit: BrandKit) -> Author:
    example = kit.example
    name = example.first_name if example else kit.name
    store = example.store if example else ""
    return Author(name=name, handle=f"{name}.{store}".lower().strip(".").replace(" ", ""))


def _png(widget: QWidget, *, ratio: float = 1.0) -> bytes:
    image = QImage(widget.size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    widget.render(painter, QPoint(0, 0))
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub asks for bytes
    return bytes(data.data())


def write_screenshots(folder: Path) -> tuple[Path, ...]:
    """Write a PNG of every screen and state, light and dark, at two window sizes.

    A data folder of its own is used; the person's drafts and accounts are not touched.

    Returns:
        The files, in the order in which they were drawn.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for width, height in SIZES:
        for look in ("light", "dark"):
            with tempfile.TemporaryDirectory(prefix="studio-shots-") as data:
                tour = Tour(Path(data), look, (width, height), folder)
                written += tour.run()
    return tuple(written)


class Tour:
    """Opens a real window and walks through its screens and states."""

    def __init__(self, data: Path, look: str, size: tuple[int, int], folder: Path) -> None:
        self._app = App(Options(data_dir=data, look=look, size=size, language="en-GB"))
        self._folder = folder
        self._name = f"{look}-{size[0]}x{size[1]}"
        self._written: list[Path] = []

    def run(self) -> list[Path]:
        """Draw everything and close the window."""
        app = self._app
        app.window.show()
        self._snap("starting")
        app.start()
        self._until(lambda: app.studio.composer is not None)
        self._writing()
        self._sending()
        self._other_screens()
        app.window.close()
        app.close()
        return self._written

    # -- states ------------------------------------------------------------------

    def _writing(self) -> None:
        app, window = self._app, self._app.window
        studio, screen = app.studio, window.screens["write"]
        core, composer = studio.loaded, studio.writing
        self._snap("write")
        screen.publish()  # type: ignore[attr-defined]
        self._snap("write-decide")
        self._close_overlay()
        composer.load(core.start("bench-cafe"))
        self._snap("write-gaps")
        composer.load(core.example())
        composer.set_previews(("instagram", "linkedin", "x"))
        composer.set_text(f"{composer.text} " * 3)
        composer.check_now()
        self._snap("write-too-long")
        label = core.kit.label(core.market, core.locale)
        late = f"{composer.text.replace('Ad · ', '')} {label.preferred if label else ''}"
        composer.set_text(late[-900:])
        composer.check_now()
        self._snap("write-label-late")
        ended = next((p for p in core.kit.pictures if not core.usable(p)), None)
        composer.load(core.example())
        if ended is not None:
            item = Attachment(picture_id=ended.id, sha256=ended.sha256)
            composer.pick_picture(item)
            self._snap("write-picture-ended")
        for part in ("brief", "pictures"):
            screen.show_page(part)  # type: ignore[attr-defined]
            self._snap(f"write-{part}")
        screen.show_page("look")  # type: ignore[attr-defined]

    def _sending(self) -> None:
        app, window = self._app, self._app.window
        studio, screen = app.studio, window.screens["write"]
        composer = studio.writing
        composer.load(studio.loaded.example())
        while report := composer.report:
            fixes = [(f, f.fixes[0]) for f in report.findings if f.fixes and f.fixes[0].edits]
            if not fixes:
                break
            screen.words.findings.fix_wanted.emit(*fixes[0])  # type: ignore[attr-defined]
        self._snap("write-all-fine")
        screen.publish()  # type: ignore[attr-defined]
        self._snap("sending")
        dialog = window.findChild(SendingDialog)
        if dialog is not None:
            dialog.send_now()
            self._until(lambda: bool(dialog.entries))
            self._snap("sent")
            self._close_overlay()
        self._snap("write-sent")

    def _other_screens(self) -> None:
        app, window = self._app, self._app.window
        core = app.studio.loaded
        for screen in ("today", "practice", "accounts", "outbox"):
            window.go(screen)
            self._snap(screen)
        entry = core.queue(core.example(), core.outgoing_posts(core.example()))[0]
        core.outbox.begin(entry.id)
        core.outbox.finish(entry.id, state=State.UNKNOWN, reason="no-answer")
        app.studio.outbox_changed.emit()
        window.go("outbox")
        self._snap("outbox-unknown")
        window.show_help()
        self._snap("help")
        self._close_overlay()
        window.ask_who()
        self._snap("who")
        self._close_overlay()
        window.go("write")
        app.choose_look("", 2.0)
        self._snap("write-largest-text")

    # -- the camera --------------------------------------------------------------

    def _snap(self, name: str) -> None:
        self._settle()
        path = self._folder / f"{name}-{self._name}.png"
        self._app.window.grab().save(str(path))
        self._written.append(path)

    def _close_overlay(self) -> None:
        for overlay in self._app.window.findChildren(Overlay):
            if overlay.isVisible():
                overlay.close_overlay()
        self._settle()

    def _settle(self) -> None:
        for _round in range(3):
            self._spin()
            self._until(lambda: not self._app.studio.tasks.busy)
        self._spin()

    def _spin(self) -> None:
        for _round in range(12):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            self._app.qt.processEvents()
            # Gives the worker threads room: Qt's own waiting keeps Python's lock.
            time.sleep(0.004)

    def _until(self, done: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not done() and time.monotonic() < end:
            self._spin()

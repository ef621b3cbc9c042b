"""Every screen and state of the window as PNG files, drawn from the real widgets."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from studio.app import App, Options
from studio.outbox.model import State
from studio.post import Attachment
from studio.tour_accounts import AccountTour
from studio.tour_camera import Camera
from studio.tour_cards import write_cards
from studio.tour_checks import CheckTour
from studio.tour_kits import KitTour
from studio.tour_managed import ManagedTour
from studio.tour_people import write_people
from studio.tour_pictures import PictureTour
from studio.ui.sending.sending_dialog import SendingDialog
from studio.wording.i18n import _
from studio.wording.publishing import storage

SIZES = ((1366, 768), (1024, 720))


def write_screenshots(folder: Path) -> tuple[Path, ...]:
    """Write a PNG of every screen and state, light and dark, at two window sizes.

    A data folder of its own is used; the person's drafts and accounts are not touched.

    Returns:
        The files, in the order in which they were drawn.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = list(write_cards(folder))
    for width, height in SIZES:
        for look in ("light", "dark"):
            with tempfile.TemporaryDirectory(prefix=".data-", dir=folder) as data:
                tour = Tour(Path(data), look, (width, height), folder)
                written += tour.run()
    written += write_people(folder)
    return tuple(written)


def _banner_words() -> tuple[str, str, str, str]:
    return _("Not saved."), storage("disk-full"), _("Save"), "save"


class Tour:
    """Opens a real window and walks through its screens and states."""

    def __init__(self, data: Path, look: str, size: tuple[int, int], folder: Path) -> None:
        self._app = App(Options(data_dir=data, look=look, size=size, language="en-GB"))
        self._camera = Camera(self._app, folder, f"{look}-{size[0]}x{size[1]}")
        self._snap, self._settle = self._camera.snap, self._camera.settle
        self._close_overlay, self._until = self._camera.close_overlay, self._camera.until

    def run(self) -> list[Path]:
        """Draw everything and close the window."""
        app = self._app
        app.window.show()
        self._snap("starting")
        app.start()
        self._until(lambda: app.studio.composer is not None)
        app.window.go("outbox")
        self._snap("outbox-empty")
        app.window.go("write")
        self._writing()
        CheckTour(app, self._snap, self._settle, self._close_overlay).run()
        PictureTour(app, self._snap, self._settle).run()
        self._sending()
        self._other_screens()
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            KitTour(app, Path(folder), self._snap, self._settle, self._close_overlay).run()
        app.window.go("write")
        app.choose_look("", 2.0)
        self._snap("write-largest-text")
        app.window.close()
        app.close()
        return self._camera.written

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
        # Any file stands for a photo of one's own; a picture of the kit is at hand.
        screen.pictures.desk.take(core.kit.root / core.kit.pictures[0].file)  # type: ignore[attr-defined]
        self._snap("write-own-photo")
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
        for screen in ("today", "practice", "accounts", "outbox"):
            window.go(screen)
            self._snap(screen)
        AccountTour(app, self._snap, self._settle, self._close_overlay).run()
        for state, reason in (
            (State.QUEUED, "offline"),
            (State.FAILED, "sign-in-ended"),
            (State.UNKNOWN, "no-answer"),
        ):
            self._outcome(state, reason)
            self._snap(f"outbox-{state.value}")
        app.studio.say.emit("stop", *_banner_words())
        self._snap("banner-not-saved")
        window.banner.hide()
        window.show_help()
        self._snap("help")
        self._close_overlay()
        ManagedTour(app, self._snap, self._close_overlay).run()
        window.ask_who()
        self._snap("who")
        self._close_overlay()

    def _outcome(self, state: State, reason: str) -> None:
        """Put an entry into the outbox that ended in a state; nothing is sent."""
        core = self._app.studio.loaded
        draft = replace(core.example(), accounts=("bluesky-demo",))
        (entry,) = core.queue(draft, core.outgoing_posts(draft))
        core.outbox.begin(entry.id)
        core.outbox.finish(entry.id, state=state, reason=reason)
        self._app.studio.outbox_changed.emit()
        self._app.window.go("outbox")
        screen = self._app.window.screens["outbox"]
        screen.choose(entry.id)  # type: ignore[attr-defined]

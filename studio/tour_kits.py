"""Every state of kits and of the Kit workshop, for ``studio screenshots``."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio import paths
from studio.brand_kit.pack import pack_kit
from studio.brand_kit.signing import load_signing_key, new_key
from studio.channel.places import open_place
from studio.channel.recalls import Withdrawal
from studio.channel.withdraw import recall
from studio.outbox.model import State
from studio.pictures import for_kit
from studio.post import Attachment

if TYPE_CHECKING:
    from studio.app import App

KIT = "uk.fernandfinch.demo"
RECALLED, INSTEAD = "allium-heads", "allium-petals"
PAGES = ("briefs", "rules", "words", "layouts", "shops", "drills", "news", "keys")


class KitTour:
    """Makes a key, a kit and a channel in a folder that is thrown away, and shows them.

    Args:
        app: the window, ready.
        folder: where key, kit and channel go.
        snap: takes a picture under a name.
        settle: waits until everything has arrived.
        close: closes every dialog.
    """

    def __init__(
        self,
        app: App,
        folder: Path,
        snap: Callable[[str], None],
        settle: Callable[[], None],
        close: Callable[[], None],
    ) -> None:
        self._app, self._snap, self._settle, self._close = app, snap, settle, close
        self._kit, self._key = folder / "kit", folder / "brand.key"
        self._channel, self._out = folder / "channel", folder / "demo.brandkit"
        self._unsigned = folder / "unsigned.brandkit"
        shutil.copytree(paths.demo_kit(), self._kit)
        new_key(self._key, None)

    def run(self) -> None:
        """Show the workshop, then what colleagues see of it."""
        self._workshop()
        self._colleague()

    def _workshop(self) -> None:
        window = self._app.window
        window.go("workshop")
        self._snap("workshop-empty")
        screen: Any = window.screens["workshop"]
        desk = screen.desk
        desk.open(self._kit)
        self._settle()
        desk.change(lambda bench: bench.describe("acanthus", "cy-GB", ""))
        self._snap("workshop-problems")
        desk.undo()
        self._settle()
        pictures = screen.pages["pictures"]
        pictures.show_place("acanthus", "alt.cy-GB")
        self._snap("workshop-picture")
        pictures.editor.hide()
        for page in PAGES:
            screen.show_page(page)
            self._snap(f"workshop-{page}")
        screen.pages["briefs"].show_place("alliums", "")
        self._snap("workshop-brief-form")
        self._close()
        screen.pages["rules"].add()
        self._snap("workshop-rule-wizard")
        self._close()
        screen.show_page("pictures")
        desk.release.use_key(self._key)
        desk.release.use_channel(str(self._channel))
        self._settle()
        screen.build.click()
        self._settle()
        desk.release.publish()
        self._snap("workshop-published")
        pictures.start_recall(RECALLED)
        self._snap("workshop-recall")
        pictures.recall.hide()
        screen.see.click()
        self._snap("kit-as-a-colleague")
        self._app.studio.loaded.use_kit(self._app.studio.loaded.kits.usual())
        self._app.studio.kit_changed.emit()

    def _colleague(self) -> None:
        app, core = self._app, self._app.studio.loaded
        key = load_signing_key(self._key, None)
        pack_kit(self._kit, self._out, key, clean=for_kit)
        pack_kit(self._kit, self._unsigned, None, clean=for_kit)
        app.studio.open_file.emit(str(self._unsigned))
        self._snap("kit-unsigned")
        self._close()
        app.studio.look_at.emit(str(self._unsigned), False)  # noqa: FBT003  as the signal
        self._snap("kit-look-inside")
        app.studio.open_file.emit(str(self._out))
        self._snap("kit-first-time")
        self._close()
        core.use_kit(core.kits.install(self._out))
        app.studio.kit_changed.emit()
        core.kits.store.set_channel(KIT, str(self._channel))
        app.window.kits_wanted.emit()
        self._snap("kits")
        self._close()
        self._recalled()

    def _recalled(self) -> None:
        app, core = self._app, self._app.studio.loaded
        picture = core.kit.picture(RECALLED)
        if picture is None:
            return
        app.window.go("write")
        item = Attachment(picture_id=picture.id, sha256=picture.sha256)
        app.studio.writing.pick_picture(item)
        self._settle()
        self._live_post(item)
        wanted = Withdrawal(id=RECALLED, reason="Rights ended early", replacement=INSTEAD)
        recall(
            open_place(str(self._channel)), load_signing_key(self._key, None), wanted, core.clock()
        )
        app.window.banner_wish.emit("kit:update")
        self._snap("write-recalled")
        app.window.go("outbox")
        self._snap("outbox-take-down")

    def _live_post(self, item: Attachment) -> None:
        core = self._app.studio.loaded
        draft = replace(core.example(), accounts=("bluesky-demo",), attachments=(item,))
        (entry,) = core.queue(draft, core.outgoing_posts(draft))
        core.outbox.begin(entry.id)
        url = "https://bsky.app/profile/demo/post/1"
        core.outbox.finish(entry.id, state=State.SENT, url=url)

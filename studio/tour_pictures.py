"""The picture screen's states for ``studio screenshots``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from studio.post import PictureEdit, PictureWords

if TYPE_CHECKING:
    from studio.app import App

WORDS = "Plant me by Sunday"
PLACES = ("instagram", "instagram:story", "bluesky", "mastodon")


class PictureTour:
    """Walks through what can be done with a picture.

    Args:
        app: the open window.
        snap: draws the window under a name.
        settle: lets the window come to rest.
    """

    def __init__(self, app: App, snap: Callable[[str], None], settle: Callable[[], None]) -> None:
        self._app = app
        self._snap, self._settle = snap, settle

    def run(self) -> None:
        """Draw every state and leave the example in the editor."""
        app = self._app
        composer, core = app.studio.writing, app.studio.loaded
        composer.load(core.example())
        composer.set_previews(PLACES)
        app.window.go("picture")
        self._exact("picture-plain")
        for template in core.kit.templates:
            words = self._words(template.id, WORDS)
            if not words or template.id not in self._offered():
                continue
            composer.edit_picture(PictureEdit(template=template.id, words=words))
            self._exact(f"picture-{template.id}")
        self._mend()
        composer.load(core.example())
        app.window.go("write")

    def _mend(self) -> None:
        """Show words with a shade, a crop, and more words than fit."""
        composer = self._app.studio.writing
        edit = composer.draft.attachments[0].edit
        if not edit.words:
            return
        shaded = tuple(replace(word, shade=True) for word in edit.words)
        composer.edit_picture(replace(edit, words=shaded))
        self._exact("picture-shade")
        crop = ("", (0.1, 0.1, 0.6, 0.6))
        composer.edit_picture(replace(edit, crops=(crop,)))
        self._exact("picture-crop")
        long = self._words(edit.template, "Wonderfully long words that want much more room")
        composer.edit_picture(replace(edit, words=long))
        self._exact("picture-too-many-words")

    def _exact(self, name: str) -> None:
        desk = self._screen.desk
        desk.fetch_now()
        self._settle()
        self._snap(name)

    def _offered(self) -> tuple[str, ...]:
        return tuple(template.id for template in self._screen.desk.templates())

    def _words(self, template_id: str, text: str) -> tuple[PictureWords, ...]:
        kit = self._app.studio.loaded.kit
        template = next(t for t in kit.templates if t.id == template_id)
        return tuple(PictureWords(slot=y.id, text=text) for y in template.layers if y.slot)

    @property
    def _screen(self) -> Any:
        return self._app.window.screens["picture"]

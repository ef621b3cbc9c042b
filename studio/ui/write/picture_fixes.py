"""Mends what a check finds about words on a picture."""

from __future__ import annotations

from dataclasses import replace

from studio.guidelines.finding import Fix
from studio.post import Attachment
from studio.ui.composer import Composer
from studio.ui.picture.moving import with_slot
from studio.ui.studio import Studio

PICTURE_FIXES = ("use-colour", "add-shade", "edit-picture")
"""Fixes that change the picture and not the text."""


def mend_picture(composer: Composer, fix: Fix) -> bool:
    """Use a fix on the draft's picture; False when it is the person's own work to do."""
    if fix.code == "edit-picture" or not composer.draft.attachments:
        return False
    slot, _sign, token = fix.target.partition("=")
    edit = composer.draft.attachments[0].edit
    words = edit.words_in(slot)
    fixed = replace(words, colour=token) if fix.code == "use-colour" else replace(words, shade=True)
    composer.edit_picture(with_slot(edit, fixed))
    composer.check_now()
    return True


def pick_from_kit(studio: Studio, picture_id: str) -> None:
    """Use a picture of the kit in the post, or none when the kit has no such picture."""
    picture = studio.loaded.kit.picture(picture_id)
    attachment = None
    if picture is not None:
        attachment = Attachment(picture_id=picture.id, sha256=picture.sha256)
    studio.writing.pick_picture(attachment)

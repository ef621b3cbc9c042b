"""May a waiting post's pictures still go out on the day on which it is sent?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from studio.guidelines.finding import Level
from studio.guidelines.picture import find_picture_problems
from studio.guidelines.request import CheckRequest, PictureUse
from studio.guidelines.subject import subject_of

if TYPE_CHECKING:
    from datetime import datetime

    from studio.brand_kit.model import BrandKit, Picture
    from studio.networks.model import NetworkRules
    from studio.outbox.model import Entry

RIGHTS = ("picture-ended", "picture-early", "picture-market", "picture-network")
"""What may have changed since Publish was pressed; a picture with new bytes was sent as it was
seen, and what was taken back is looked at before."""


def rights_problem(
    entry: Entry,
    kit: BrandKit,
    rules: NetworkRules | None,
    *,
    market: str,
    now: datetime,
) -> str:
    """Return why a post's pictures may not go out now, as a finding's code, or "".

    Args:
        entry: the post.
        kit: the kit in use; posts of another kit are let pass, for their rights are not known.
        rules: the rules of the network that it goes to, or None when there are none.
        market: ISO 3166 code.
        now: aware, UTC.
    """
    if entry.kit_id and entry.kit_id != kit.id:
        return ""
    known = tuple(kit.picture(picture_id) for picture_id in entry.picture_ids)
    if None in known:
        # The brand has another version of the kit without it: nobody knows its rights now.
        return "picture-gone" if entry.kit_id else ""
    request = CheckRequest(
        text=entry.post.text,
        kit=kit,
        brief=None,
        networks=(rules,) if rules else (),
        pictures=tuple(_use(picture) for picture in known if picture),
        market=market,
        locale=entry.post.locale,
        now=now,
    )
    found = find_picture_problems(subject_of(request)) or ()
    codes = (item.code for item in found if item.level is Level.STOP)
    return next((code for code in codes if code in RIGHTS), "")


def _use(picture: Picture) -> PictureUse:
    # Its digest was compared when Publish was pressed, and its credit line with the words.
    plain = replace(picture, replaced_by="", rights=replace(picture.rights, credit=""))
    return PictureUse(picture=plain, picture_id=picture.id)

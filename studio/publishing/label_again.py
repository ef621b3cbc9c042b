"""Is a waiting post's label still there and seen, on the day on which it is sent?

Between Publish and the sending, a kit may ask for other words, and a network may hide more of a
text. A post whose label would not be seen stays here, with its reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.guidelines.finding import Level
from studio.guidelines.label import find_label
from studio.guidelines.request import CheckRequest
from studio.guidelines.subject import subject_of

if TYPE_CHECKING:
    from datetime import datetime

    from studio.brand_kit.model import BrandKit
    from studio.networks.model import NetworkRules
    from studio.outbox.model import Entry


def label_problem(
    entry: Entry,
    kit: BrandKit,
    rules: NetworkRules | None,
    *,
    market: str,
    now: datetime,
    suggestions: tuple[str, ...] = (),
) -> str:
    """Return why a post's label does not count, as a finding's code, or "".

    Args:
        entry: the post.
        kit: the kit in use; posts of another kit are let pass, for their labels are not known.
        rules: the rules of the network that it goes to, or None when there are none.
        market: ISO 3166 code.
        now: aware, UTC.
        suggestions: the kit's suggested words for the brief.
    """
    if entry.kit_id and entry.kit_id != kit.id:
        return ""
    request = CheckRequest(
        text=entry.post.text,
        kit=kit,
        brief=kit.campaign(entry.brief_id),
        networks=(rules,) if rules else (),
        market=market,
        locale=entry.post.locale,
        now=now,
        suggestions=suggestions,
    )
    found = find_label(subject_of(request)) or ()
    return next((item.code for item in found if item.level is Level.STOP), "")

"""Do rights, briefs and the kit itself end in the right order?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.brand_kit.places import problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from studio.brand_kit.errors import Problem
    from studio.brand_kit.model import BrandKit, Campaign, Picture


def date_problems(kit: BrandKit, now: datetime) -> Iterator[Problem]:
    """Find dates that do not go together.

    Args:
        kit: the kit.
        now: aware, UTC.
    """
    last = kit.valid_until.date()
    if kit.valid_until < now:
        yield problem("kit-ended", "kit.yml", "valid_until", level="warning", day=last.isoformat())
    for campaign in kit.campaigns:
        if campaign.valid_until > last:
            yield problem(
                "brief-outlives-kit",
                f"campaigns/{campaign.id}.yml",
                "until",
                level="warning",
                fixes=("end-brief-with-kit",),
                day=last.isoformat(),
            )
        for picture in filter(None, map(kit.picture, campaign.pictures)):
            yield from _rights(campaign, picture)
    for picture in kit.pictures:
        until = picture.rights.valid_until
        if until and until < now.date() and not picture.replaced_by:
            path = (picture.id, "rights", "until")
            day = until.isoformat()
            yield problem("rights-ended", "pictures.yml", *path, level="warning", day=day)


def _rights(campaign: Campaign, picture: Picture) -> Iterator[Problem]:
    file, rights = f"campaigns/{campaign.id}.yml", picture.rights
    values = {"brief": campaign.id, "picture": picture.id}
    if rights.valid_until and rights.valid_until < campaign.valid_until:
        end = {"day": rights.valid_until.isoformat(), "end": campaign.valid_until.isoformat()}
        both = ("end-brief-with-rights", "take-picture-out-of-brief")
        yield problem("rights-end-first", file, "until", fixes=both, **values, **end)
    if rights.valid_from and rights.valid_from > campaign.valid_from:
        values["day"] = rights.valid_from.isoformat()
        late = ("start-brief-with-rights",)
        yield problem("rights-start-late", file, "from", level="warning", fixes=late, **values)

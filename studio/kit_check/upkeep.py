"""What has to be looked after: size, checks that do not run, what was replaced or withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.brand_kit.authoring import file_inside
from studio.brand_kit.documents import packed_files
from studio.brand_kit.errors import KitRefusedError
from studio.brand_kit.places import problem
from studio.brand_kit.recall import RecallKind
from studio.guidelines.structural.engine import StructuralEngine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from studio.brand_kit.errors import Problem
    from studio.brand_kit.model import BrandKit, KitCheck
    from studio.brand_kit.recall import Recall

MAX_KIT_BYTES = 150_000_000
"""Most bytes of a kit that shops on slow lines can be asked to fetch."""

_MB = 1_000_000


def upkeep_problems(kit: BrandKit, now: datetime, recalls: tuple[Recall, ...]) -> Iterator[Problem]:
    """Find checks that do not run or were not looked at, and briefs with what has gone.

    Args:
        kit: the kit.
        now: aware, UTC.
        recalls: what was withdrawn from any kit.
    """
    not_run = StructuralEngine(kit).not_run
    for check in kit.checks:
        yield from _check(check, now, runs=check.id not in not_run)
    gone = {r.id for r in recalls if r.kit_id == kit.id and r.kind is RecallKind.PICTURE}
    for campaign in kit.campaigns:
        file = f"campaigns/{campaign.id}.yml"
        for picture in filter(None, map(kit.picture, campaign.pictures)):
            fixes = ("use-replacement",) if picture.replaced_by else ("take-picture-out-of-brief",)
            values = {"picture": picture.id, "new": picture.replaced_by}
            if picture.id in gone:
                yield problem("recalled-picture-used", file, "pictures", fixes=fixes, **values)
            elif picture.replaced_by and picture.rights.valid_until is None:
                # With a last day, it is replaced from then on, and dates are looked at anyway.
                yield problem("replaced-picture-used", file, "pictures", fixes=fixes, **values)


def _check(check: KitCheck, now: datetime, *, runs: bool) -> Iterator[Problem]:
    if not runs:
        yield problem(
            "check-not-run",
            "checks.yml",
            check.id,
            level="warning",
            check=check.id,
            kind=check.kind,
        )
    if check.review_by and check.review_by < now.date():
        day, path = check.review_by.isoformat(), (check.id, "review_by")
        yield problem("review-due", "checks.yml", *path, level="warning", check=check.id, day=day)


def size_problems(kit: BrandKit) -> Iterator[Problem]:
    """Find out whether the kit is larger than shops can be asked to fetch."""
    size = _size(kit)
    if size > MAX_KIT_BYTES:
        most = str(MAX_KIT_BYTES // _MB)
        yield problem("kit-too-heavy", "kit.yml", size=str(-(-size // _MB)), most=most)


def _size(kit: BrandKit) -> int:
    """Return the bytes of a packed kit, or of all files that an authoring folder names."""
    if kit.root.is_file():
        return kit.root.stat().st_size
    total = 0
    for name in packed_files(kit):
        try:
            total += file_inside(kit.root, name).stat().st_size
        except (OSError, KitRefusedError):
            continue  # a file that is not there was told when the kit was read
    return total

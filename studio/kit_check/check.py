"""All looks at a kit together.

It goes on where reading ends: it runs the tone rules on their own examples, compares rights
with campaigns, puts the suggested words through the same checks as a post, and measures
whether words on pictures can be read.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from studio import paths
from studio.brand_kit.authoring import KIT_FILE, read_folder
from studio.brand_kit.load import read_kit
from studio.brand_kit.places import with_lines
from studio.kit_check.covered import covered_problems, hidden_problems
from studio.kit_check.dates import date_problems
from studio.kit_check.layout import contrast_problems
from studio.kit_check.links import link_problems
from studio.kit_check.packing import packing_problems
from studio.kit_check.posts import post_problems
from studio.kit_check.rules import rule_problems
from studio.kit_check.suggested import network_problems, suggested_problems
from studio.kit_check.upkeep import size_problems, upkeep_problems
from studio.networks.load import load_networks

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from studio.brand_kit.errors import Problem
    from studio.brand_kit.model import BrandKit
    from studio.brand_kit.recall import Recall
    from studio.kit_check.links import Reach


def check_kit(
    path: Path,
    *,
    now: datetime | None = None,
    recalls: tuple[Recall, ...] = (),
    reach: Reach | None = None,
) -> tuple[Problem, ...]:
    """Find everything that is wrong with a kit; see ``check_and_read``."""
    return check_and_read(path, now=now, recalls=recalls, reach=reach)[1]


def check_and_read(
    path: Path,
    *,
    now: datetime | None = None,
    recalls: tuple[Recall, ...] = (),
    reach: Reach | None = None,
) -> tuple[BrandKit | None, tuple[Problem, ...]]:
    """Find everything that is wrong with a kit, and return the kit as well.

    Args:
        path: the authoring folder, a packed file, or the folder of an installed kit.
        now: the moment to compare dates with, aware, UTC; the clock's when None.
        recalls: what was withdrawn from it.
        reach: asks whether an address answers; None asks none.

    Returns:
        The kit as far as it can be read, or None; and the problems, errors first, then
        warnings, none when the kit is fine.

    Raises:
        KitRefusedError: unreadable, hostile, of an unknown schema, or packed and not whole.
    """
    kit, problems = read_kit(path)
    if kit is None:
        return None, problems
    moment = now or datetime.now(UTC)
    networks = load_networks(paths.assets() / "networks")
    found = [*problems, *date_problems(kit, moment), *network_problems(kit, networks)]
    found += [*rule_problems(kit), *upkeep_problems(kit, moment, recalls), *size_problems(kit)]
    if (path / KIT_FILE).is_file() and not _stops(problems):
        found += packing_problems(kit)
    if not _stops(found):
        found += [*suggested_problems(kit, networks, moment), *contrast_problems(kit)]
        found += [*post_problems(kit), *link_problems(kit, reach)]
        found += [*hidden_problems(kit), *covered_problems(kit, networks)]
    told = tuple(sorted(dict.fromkeys(found), key=lambda item: item.level))
    # The lines of the files are asked for only when there is something to point at.
    if told and (path / KIT_FILE).is_file():
        told = with_lines(told, read_folder(path))
    return kit, told


def _stops(problems: Iterable[Problem]) -> bool:
    return any(item.level == "error" for item in problems)

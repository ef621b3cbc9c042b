"""Do the patterns of the kit's own checks work, and fast enough on any text?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from studio.brand_kit.places import problem
from studio.guidelines.structural.embargo import MOST_SECONDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studio.brand_kit.errors import Problem
    from studio.brand_kit.model import BrandKit

_FILE = "checks.yml"
_ADVERSARIAL = ("a" * 2_000, "a " * 1_000, "a-" * 1_000 + "!", "1" * 2_000 + "x", "ab" * 1_000)
_TRIES = 3


def pattern_problems(kit: BrandKit) -> Iterator[Problem]:
    """Find patterns of checks that cannot be used, or that take too long on some text."""
    for check in kit.checks:
        for written in check.param("patterns") if check.kind == "embargo" else ():
            try:
                pattern = regex.compile(written, regex.IGNORECASE)
            except regex.error as broken:
                reason = str(broken)
                yield problem(
                    "bad-pattern", _FILE, check.id, "patterns", rule=check.id, reason=reason
                )
                continue
            # A busy computer can make one run slow; a pattern that is slow is slow three times.
            if all(_times_out(pattern) for _ in range(_TRIES)):
                yield problem("slow-pattern", _FILE, check.id, "patterns", rule=check.id)


def _times_out(pattern: regex.Pattern[str]) -> bool:
    try:
        for text in _ADVERSARIAL:
            for _match in pattern.finditer(text, timeout=MOST_SECONDS):
                pass
    except TimeoutError:
        return True
    return False

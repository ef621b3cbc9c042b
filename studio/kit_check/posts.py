"""How often would the rules speak up on posts that the brand was happy with?

A rule that flags good posts teaches people to look away. ``posts/*.txt`` in the authoring
folder are past posts that were fine, one in each file; they are not packed.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from studio.brand_kit.authoring import MAX_FILES, read_text, refused
from studio.brand_kit.places import problem
from studio.guidelines.tone import ToneEngine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from studio.brand_kit.errors import Problem
    from studio.brand_kit.model import BrandKit

BUDGET = 2.0
"""Most alerts in 1,000 characters of good posts, about one in two posts."""

LEAST_CHARACTERS = 2_000
"""Fewer characters than this say nothing about how often a rule speaks up."""

_NAMED = 3
_PER = 1_000


def post_problems(kit: BrandKit) -> Iterator[Problem]:
    """Run the rules on past posts; nothing when there are none or too few.

    Args:
        kit: the kit; its first language counts.

    Raises:
        KitRefusedError: a post is too large, not UTF-8 or outside of the kit.
    """
    texts = _posts(kit.root)
    characters = sum(map(len, texts))
    if characters < LEAST_CHARACTERS:
        return
    engine = ToneEngine(kit.rules, kit.words)
    found = [finding for text in texts for finding in engine.find(text, kit.locales[0])]
    by_rule = Counter(finding.rule for finding in found)
    rate = len(found) * _PER / characters
    if rate > BUDGET:
        names = ", ".join(name for name, _count in by_rule.most_common(_NAMED))
        told = f"{rate:.1f}"
        most = f"{BUDGET:g}"
        yield problem("noisy-rules", "posts", level="warning", rate=told, budget=most, rules=names)
    silent = [rule.name for rule in kit.rules if _meant(kit, rule.locales, rule.name, by_rule)]
    if silent:
        value = ", ".join(silent)
        yield problem("silent-rules", "posts", level="warning", rules=value)


def _meant(kit: BrandKit, locales: tuple[str, ...], name: str, by_rule: Counter[str]) -> bool:
    return (not locales or kit.locales[0] in locales) and not by_rule[name]


def _posts(root: Path) -> tuple[str, ...]:
    if not root.is_dir():
        return ()
    names = sorted(path.name for path in root.glob("posts/*.txt"))
    if len(names) > MAX_FILES:
        raise refused("too-many-files", "posts")
    return tuple(read_text(root, f"posts/{name}") for name in names)

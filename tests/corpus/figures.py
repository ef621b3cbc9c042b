"""What the checks say of 200 posts in the voices of people who work in shops.

``posts.jsonl`` has one post on each line. 120 are as they should be: ``kind`` says whether a
person would call them a pitch, a conversation, or neither. 80 have one fault each: ``rule``
names the checks of which one has to find it, ``words`` what has to be flagged. ``kit`` is the
kit's folder when it is not the demo kit. The good ones were written before anybody looked at
what the checks say of them; where a check was wrong, the check was mended, not the post.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from studio.brand_kit.load import load_kit
from studio.brand_kit.model import BrandKit
from studio.guidelines.checks import check
from studio.guidelines.finding import Finding
from studio.guidelines.mix import kind_of
from studio.guidelines.request import CheckRequest
from studio.networks.load import load_networks
from studio.paths import assets
from studio.spelling.speller import Speller

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
NETWORKS = load_networks(assets() / "networks")


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One post of the corpus; ``rules`` is empty for a good one."""

    id: str
    shop: str
    writer: str
    text: str
    kind: str = ""
    rule: str = ""
    words: str = ""
    kit: str = "fern-and-finch"

    @property
    def rules(self) -> tuple[str, ...]:
        return tuple(self.rule.split(",")) if self.rule else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What is published in the README."""

    planted: int
    found: int
    good: int
    alerts: int
    decided: int
    right: int


@cache
def posts() -> tuple[Post, ...]:
    lines = Path(__file__).with_name("posts.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(Post(**json.loads(line)) for line in lines)


@cache
def kit(name: str) -> BrandKit:
    return load_kit(assets() / "kits" / name)


@cache
def speller() -> Speller:
    words = Speller(("en-GB",))
    words.load()
    return words


@cache
def findings(post: Post) -> tuple[Finding, ...]:
    """Return what all checks say, for the kit's networks, in Great Britain."""
    used = kit(post.kit)
    names = used.policy.networks or ("bluesky", "instagram", "mastodon")
    return check(
        CheckRequest(
            text=post.text,
            kit=used,
            brief=None,
            networks=tuple(NETWORKS[name] for name in names),
            now=NOW,
            speller=speller(),
        )
    ).findings


def is_found(post: Post) -> bool:
    """Tell whether one of the named checks flags the words of the fault."""
    return any(
        item.rule in post.rules and _is_about(item, post.words.lower()) for item in findings(post)
    )


def _is_about(item: Finding, words: str) -> bool:
    flagged = item.text.lower()
    return not words or words in flagged or bool(flagged and flagged in words)


@cache
def figures() -> Figures:
    planted = [post for post in posts() if post.rules]
    good = [post for post in posts() if not post.rules]
    told = [(post.kind, kind_of(post.text)) for post in good]
    decided = [pair for pair in told if pair[1] != "unknown"]
    return Figures(
        planted=len(planted),
        found=sum(map(is_found, planted)),
        good=len(good),
        alerts=sum(len(findings(post)) for post in good),
        decided=len(decided),
        right=sum(kind == said for kind, said in decided),
    )

"""Structural checks: regulation and safety as a closed list of kinds with parameters."""

from __future__ import annotations

from studio.guidelines.structural.alt import Alt
from studio.guidelines.structural.asset import Asset
from studio.guidelines.structural.base import Maker
from studio.guidelines.structural.category import Category
from studio.guidelines.structural.contrast import Contrast
from studio.guidelines.structural.disclosure import Disclosure
from studio.guidelines.structural.embargo import Embargo
from studio.guidelines.structural.forbid import Forbid
from studio.guidelines.structural.hashtag import Hashtag
from studio.guidelines.structural.limit import Limit
from studio.guidelines.structural.link import Link
from studio.guidelines.structural.locked_phrase import LockedPhrase
from studio.guidelines.structural.pair import Pair
from studio.guidelines.structural.personal_touch import PersonalTouch
from studio.guidelines.structural.pii import Pii
from studio.guidelines.structural.price import Price
from studio.guidelines.structural.require import Require
from studio.guidelines.structural.require_all import RequireAll
from studio.guidelines.structural.window import Window

KINDS: tuple[tuple[str, Maker], ...] = (
    ("disclosure", Disclosure),
    ("require", Require),
    ("require-all", RequireAll),
    ("forbid", Forbid),
    ("pair", Pair),
    ("limit", Limit),
    ("window", Window),
    ("price", Price),
    ("category", Category),
    ("pii", Pii),
    ("embargo", Embargo),
    ("link", Link),
    ("hashtag", Hashtag),
    ("alt", Alt),
    ("contrast", Contrast),
    ("asset", Asset),
    ("personal-touch", PersonalTouch),
    ("locked-phrase", LockedPhrase),
)
"""Every kind of check, with what makes one ready to run; ``brand_kit.check_kinds`` has the
parameters."""

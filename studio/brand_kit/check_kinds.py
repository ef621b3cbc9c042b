"""The closed list of kinds of check that a kit may ask for, with their parameters.

A kit has parameters and never code. ``number`` is one number, ``day`` one day, ``words`` a
list of texts; ``!`` marks what has to be there.
"""

from __future__ import annotations

KINDS: dict[str, dict[str, str]] = {
    "disclosure": {"labels": "words", "weak": "words", "within": "number"},
    "require": {"any": "words!"},
    "require-all": {"when": "words!", "all": "words!"},
    "forbid": {"words": "words!", "allow": "words"},
    "pair": {"when": "words!", "then": "words!"},
    "limit": {"of": "words!", "most": "number!", "networks": "words"},
    "window": {"from": "day", "until": "day"},
    "price": {"words": "words!"},
    "category": {"category": "words!", "words": "words", "mode": "words"},
    "pii": {"kinds": "words!"},
    "embargo": {"patterns": "words", "hashes": "words", "until": "day"},
    "link": {"hosts": "words", "tags": "words"},
    "hashtag": {"required": "words", "most": "number"},
    "alt": {"most": "number", "not_starting": "words"},
    "contrast": {"least": "number", "large": "number"},
    "asset": {"pictures": "words"},
    "personal-touch": {"alike": "number"},
    "locked-phrase": {"phrases": "words!"},
}
"""Kind to (parameter, type)."""

BUILT_IN = ("disclosure", "window", "alt", "asset")
"""Kinds whose matter this version looks at by itself, from labels, dates, descriptions and
rights; a kit's own parameters for them are kept and not looked at yet."""

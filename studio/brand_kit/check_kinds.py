"""The closed list of kinds of check that a kit may ask for, with their parameters.

A kit has parameters and never code. ``number`` is one number, ``day`` one day, ``words`` a
list of texts; ``!`` marks what has to be there.
"""

from __future__ import annotations

import re

KINDS: dict[str, dict[str, str]] = {
    "disclosure": {"labels": "words", "weak": "words", "within": "number"},
    "require": {
        "any": "words!",
        "when": "words",
        "use": "words",
        "networks": "words",
        "briefs": "words",
    },
    "require-all": {
        "when": "words!",
        "all": "words!",
        "allow": "words",
        "name": "words",
        "use": "words",
    },
    "forbid": {"words": "words!", "allow": "words", "when": "words", "use": "words"},
    "pair": {"when": "words!", "then": "words!", "allow": "words", "use": "words"},
    "limit": {"of": "words!", "most": "number!", "networks": "words"},
    "window": {"from": "day", "until": "day", "when": "words", "briefs": "words"},
    "price": {"words": "words", "claims": "words", "allow": "words"},
    "category": {"category": "words!", "words": "words", "allow": "words", "mode": "words"},
    "pii": {"kinds": "words!", "allow": "words"},
    "embargo": {
        "words": "words",
        "patterns": "words",
        "hashes": "words",
        "salt": "words",
        "until": "day",
    },
    "link": {"hosts": "words", "tags": "words", "required": "words"},
    "hashtag": {"required": "words", "most": "number", "style": "words"},
    "alt": {"most": "number", "not_starting": "words"},
    "contrast": {"least": "number", "large": "number"},
    "asset": {"pictures": "words", "when": "words", "youngest": "number", "minors": "words"},
    "personal-touch": {"alike": "number", "networks": "words"},
    "locked-phrase": {"phrases": "words!"},
}
"""Kind to (parameter, type)."""

CHOICES: dict[tuple[str, str], tuple[str, ...]] = {
    ("limit", "of"): (
        "emoji",
        "emoji-in-a-row",
        "emoji-inside-sentences",
        "emoji-bullets",
        "hashtags",
        "mentions",
        "links",
        "capital-runs",
        "fancy-letters",
        "exclamation-marks",
        "words",
    ),
    ("price", "claims"): (
        "was-now",
        "rrp",
        "percent-off",
        "amount-off",
        "half-price",
        "from",
        "up-to",
        "free",
        "multi-buy",
        "sale",
    ),
    ("category", "mode"): ("off", "warn", "block"),
    ("pii", "kinds"): (
        *("phone", "email", "postcode", "order", "card", "customer", "address", "identity"),
    ),
    ("hashtag", "style"): ("camel-case",),
    ("asset", "minors"): ("no",),
}
"""(kind, parameter) to the words that it may have."""

_HASH = re.compile(r"[1-8]:[0-9a-f]{32}")


def unknown_parts(kind: str, params: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[str, ...]:
    """Return the parameters of a check that this version does not understand.

    Args:
        kind: one of ``KINDS``.
        params: (name, values) pairs.

    Returns:
        Names of parameters that are not of this kind, or that have a value that nobody knows.
    """
    known = KINDS.get(kind, {})
    return tuple(
        name for name, values in params if name not in known or unknown_values(kind, name, values)
    )


def unknown_values(kind: str, name: str, values: tuple[str, ...]) -> tuple[str, ...]:
    """Return the values of a parameter that this version does not know."""
    if (kind, name) == ("embargo", "hashes"):
        return tuple(value for value in values if not _HASH.fullmatch(value))
    choices = CHOICES.get((kind, name))
    return tuple(value for value in values if choices and value not in choices)

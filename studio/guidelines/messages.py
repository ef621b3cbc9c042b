"""Fills the verbs of a Vale message: ``%s``, ``%d``, ``%[1]s`` and ``%%``."""

from __future__ import annotations

import re

_VERB = re.compile(r"%(?:%|(?:\[(\d)\])?([sdqv]))")


def fill(message: str, values: tuple[str, ...]) -> str:
    """Put values into a message.

    Args:
        message: with Go's verbs, as Vale's rules have them.
        values: in the order of the verbs; ``%[2]s`` takes the second one.

    Returns:
        The message; a verb without a value is left out.
    """
    place = 0

    def value(match: re.Match[str]) -> str:
        nonlocal place
        if match[0] == "%%":
            return "%"
        number = int(match[1]) - 1 if match[1] else place
        place = number + 1
        return values[number] if 0 <= number < len(values) else ""

    return _VERB.sub(value, message)

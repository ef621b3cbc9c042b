"""Fills the verbs of a Vale message: ``%s``, ``%d``, ``%[1]s`` and ``%%``."""

from __future__ import annotations

import re

_VERB = re.compile(r"%(?:%|(?:\[(\d)\])?([sdqvf]|\.\d+f))")


def fill(message: str, values: tuple[str, ...]) -> str:
    """Put values into a message.

    Args:
        message: with Go's verbs (https://pkg.go.dev/fmt, read 2026-11-22), as Vale's rules
            have them.
        values: in the order of the verbs; ``%[2]s`` takes the second one.

    Returns:
        The message on one line; a verb without a value is left out.
    """
    place = 0

    def value(match: re.Match[str]) -> str:
        nonlocal place
        if match[0] == "%%":
            return "%"
        number = int(match[1]) - 1 if match[1] else place
        place = number + 1
        return values[number] if 0 <= number < len(values) else ""

    return _VERB.sub(value, message).replace("\n", " ")


def listed(options: tuple[str, ...]) -> str:
    """Return options as Vale lists them: ``'a'``, ``'a' or 'b'``, ``'a', 'b', or 'c'``."""
    quoted = [f"'{option}'" for option in options]
    if len(quoted) < 3:
        return " or ".join(quoted)
    return ", ".join([*quoted[:-1], f"or {quoted[-1]}"])


def unquoted_once(message: str) -> str:
    """Take the quotes from the first of two quoted verbs: what goes there has its own."""
    for quoted in ("'%s'", '"%s"'):
        if message.count(quoted) == 2:
            message = message.replace(quoted, "%s", 1)
    return message

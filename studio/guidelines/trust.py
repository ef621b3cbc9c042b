"""A kit that nobody signed can be looked at, and nothing is posted with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.guidelines.finding import Finding, Level

if TYPE_CHECKING:
    from studio.guidelines.subject import Subject


def find_untrusted_kit(subject: Subject) -> tuple[Finding, ...] | None:
    """Stop every post while the kit is only looked at; None for a kit that is trusted."""
    if subject.request.trusted:
        return None
    return (Finding(code="kit-untrusted", rule="kit", level=Level.STOP),)

"""Why a brand kit could not be used, and where in it.

::

    BrandKitError            where + code + details
      KitRefusedError        unreadable, hostile, unknown schema: nothing of it is used
      KitProblemsError       readable, but with errors that have to be mended first
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing wrong with a kit, for the brand team.

    Attributes:
        code: stable id of the kind of problem, e.g. ``missing-picture``.
        level: ``error`` or ``warning``.
        where: file and place in it, e.g. ``campaigns/alliums.yml: until``.
        values: (name, value) pairs that the sentence for ``code`` is filled with.
        target: (kind, id, field) of the part that it is about, so that a screen can go
            there, e.g. ``("picture", "allium-heads", "alt.cy-GB")``; see ``places``.
        fixes: codes of what the app could do about it by itself.
    """

    code: str
    level: str
    where: str
    values: tuple[tuple[str, str], ...] = ()
    target: tuple[str, str, str] = ("", "", "")
    fixes: tuple[str, ...] = ()


class BrandKitError(Exception):
    """A kit cannot be used. ``problems`` says what is wrong, most serious first."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        first = problems[0]
        super().__init__(f"{first.where}: {first.code}")


class KitRefusedError(BrandKitError):
    """The kit is unreadable, hostile or of an unknown schema; nothing of it was used."""


class KitProblemsError(BrandKitError):
    """The kit was read, and has errors that its makers have to mend."""

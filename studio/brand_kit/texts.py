"""One text in several languages. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """One text in several languages.

    Attributes:
        by_locale: (BCP 47 tag, text) pairs; the kit's default locale comes first.
    """

    by_locale: tuple[tuple[str, str], ...] = ()

    def get(self, locale: str) -> str:
        """Return the text in ``locale``, else in the first language, else ""."""
        return dict(self.by_locale).get(locale) or (self.by_locale[0][1] if self.by_locale else "")

    def has(self, locale: str) -> bool:
        """Tell whether there is a text in exactly this locale."""
        return bool(dict(self.by_locale).get(locale))


NO_WORDS = Texts()
"""No text in any language."""

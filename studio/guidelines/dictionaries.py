"""The dictionaries of a kit's spelling rules: those that come with the app."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studio.style_rules.rule import Rule
    from studio.style_rules.surroundings import Speller

_LANGUAGE = "en-GB"


def dictionary_of(rule: Rule) -> Speller | None:
    """Return the dictionary of a rule, or None when the app has none for it.

    Args:
        rule: the first of its ``dictionaries`` that is there counts, else its language.
            Reading one takes about half a second, once; only kits with such a rule pay for it.
    """
    # Here and not above: a kit without such a rule does not pay for it.
    from studio.spelling.dictionary import bundled

    locales: tuple[str, ...] = getattr(rule, "locales", ())
    for name in rule.dictionaries or locales or (_LANGUAGE,):
        found = bundled(name.replace("_", "-"))
        if found is not None:
            return found
    return None

"""Translation by gettext catalogues (``assets/locale/<tag>/LC_MESSAGES/studio.mo``).

Mark a sentence with ``N_`` where it is defined and translate it with ``_`` where it is
shown. Babel extracts both. Only the standard library is imported here, because the
first window is painted before Babel may be loaded.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import gettext

_current: gettext.NullTranslations | None = None
"""None while the English source texts are used."""

_language = "en-GB"

LANGUAGES = (("en-GB", "English"), ("cy-GB", "Cymraeg"), ("pl-PL", "Polski"))
"""(BCP 47 tag, its own name) of every language that the app speaks."""


def use_language(tag: str, folder: Path) -> bool:
    """Switch to a language.

    Args:
        tag: BCP 47 tag such as ``cy-GB``; its shorter forms are tried too.
        folder: the folder that holds the catalogues.

    Returns:
        True when a catalogue was found; otherwise the English source texts are used.
    """
    global _current, _language
    _current, _language = None, "en-GB"
    parts = tag.replace("-", "_").split("_")
    if parts[0].lower() in ("en", "c", ""):
        return False
    # Imported here: English, the language of the source, needs no catalogue.
    import gettext

    languages = ["_".join(parts[:n]) for n in range(len(parts), 0, -1)]
    try:
        _current = gettext.translation("studio", folder, languages=languages)
    except OSError:
        return False
    names = [item for item, _name in LANGUAGES if item.split("-")[0] == parts[0].lower()]
    _language = names[0] if names else "en-GB"
    return True


def language() -> str:
    """Return the tag of the current language, one of ``LANGUAGES``."""
    return _language


def N_(text: str) -> str:  # noqa: N802  the field's name for it
    """Mark a sentence for translation and return it unchanged."""
    return text


def _(text: str) -> str:
    """Return the sentence in the current language."""
    return _current.gettext(text) if _current is not None and text else text


def ngettext(one: str, many: str, count: int) -> str:
    """Return the form of a sentence that fits ``count``, in the current language."""
    if _current is None:
        return one if count == 1 else many
    return _current.ngettext(one, many, count)

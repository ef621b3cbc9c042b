"""From a photo's own metadata to what a kit says about a picture.

Names as in the IPTC Photo Metadata Standard 2025.1
(https://www.iptc.org/std/photometadata/specification/) and in PLUS
(https://ns.useplus.org/go.ashx, LDF 2.0.1), both read 2026-11-21.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studio.brand_kit import days
from studio.brand_kit.xmp import BadXmpError, Said, read_xmp

if TYPE_CHECKING:
    from studio.brand_kit.load import Embedded

_DC = "http://purl.org/dc/elements/1.1/ "
_IPTC = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/ "
_PLUS = "http://ns.useplus.org/ldf/xmp/1.0/ "
_PHOTOSHOP = "http://ns.adobe.com/photoshop/1.0/ "
_RIGHTS = "http://ns.adobe.com/xap/1.0/rights/ "

_RELEASES = {"MR-NON": "none", "MR-NAP": "not-needed", "MR-UMR": "all", "MR-LPR": "limited"}
"""PLUS "Model Release Status" to ``MODEL_RELEASES``."""

_AGE = re.compile(r"AG-([AU])([0-9]{2})")
_ADULT = 18
_CAPTION, _HEADLINE = (2, 120), (2, 105)
_THANKS = ((2, 110), (2, 116), (2, 80))  # credit, copyright notice, by-line (IIM 4.2)
_JOINERS = "\u200c\u200d"


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoWords:
    """What a photo says about itself; "" and None for what it does not say.

    Attributes:
        title: a short name.
        alt: (language tag, description) pairs, the default language as "".
        captioned: True when these are captions, which may say more than can be seen.
        tags: words to find it by, in small letters.
        credit: whom to thank.
        terms: the licence's own words.
        starts: first day of the licence, like ``2026-11-30``.
        ends: last day of the licence.
        model_release: as in ``Rights``.
        youngest: as in ``Rights``.
        minors: True when the photo says that somebody is under 18.
    """

    title: str = ""
    alt: tuple[Said, ...] = ()
    captioned: bool = False
    tags: tuple[str, ...] = ()
    credit: str = ""
    terms: str = ""
    starts: str = ""
    ends: str = ""
    model_release: str = ""
    youngest: str = ""
    minors: bool = False

    def described(self, locale: str) -> str:
        """Return the description in a language: exactly, then as a whole, then the default."""
        short = locale.partition("-")[0]
        found = {tag.lower(): text for tag, text in self.alt}
        wanted = (locale.lower(), short, "x-default", "")
        return next((found[tag] for tag in wanted if tag in found), "")


def photo_words(photo: Embedded) -> PhotoWords:
    """Return what a photo says about itself. What cannot be read counts as not said.

    Args:
        photo: from the file.
    """
    try:
        said = read_xmp(photo.xmp) if photo.xmp else {}
    except BadXmpError:
        said = {}
    iptc = {key: _clean(_decoded(value)) for key, value in photo.iptc.items()}
    alt = said.get(f"{_IPTC}AltTextAccessibility", ())
    captions = said.get(f"{_DC}description") or (("", iptc.get(_CAPTION, "")),)
    age = _AGE.search(_first(said, f"{_PLUS}MinorModelAgeDisclosure"))
    years = int(age[2]) if age else 0
    return PhotoWords(
        title=_first(said, f"{_DC}title") or iptc.get(_HEADLINE, ""),
        alt=tuple((tag, words) for tag, text in alt or captions if (words := _clean(text))),
        captioned=not alt,
        tags=tuple(dict.fromkeys(_clean(t).lower() for _l, t in said.get(f"{_DC}subject", ()))),
        credit=_credit(said, iptc),
        terms=_first(said, f"{_RIGHTS}UsageTerms"),
        starts=_day(_first(said, f"{_PLUS}LicenseStartDate")),
        ends=_day(_first(said, f"{_PLUS}LicenseEndDate")),
        model_release=_release(_first(said, f"{_PLUS}ModelReleaseStatus")),
        youngest=f"{years}{'+' if age[1] == 'A' and years > _ADULT else ''}" if age else "",
        minors=age is not None and years < _ADULT,
    )


def _credit(said: dict[str, tuple[Said, ...]], iptc: dict[tuple[int, int], str]) -> str:
    named = (f"{_PHOTOSHOP}Credit", f"{_DC}rights", f"{_DC}creator")
    found = (*(_first(said, name) for name in named), *(iptc.get(key, "") for key in _THANKS))
    return next(filter(None, found), "")


def _first(said: dict[str, tuple[Said, ...]], name: str) -> str:
    return next((_clean(text) for _language, text in said.get(name, ())), "")


def _release(value: str) -> str:
    return _RELEASES.get(value.rpartition("/")[2], "")


def _day(value: str) -> str:
    try:
        return days.day(value[:10]).isoformat()
    except ValueError:
        return ""


def _decoded(value: bytes) -> str:
    # Old programs write Latin-1 and do not say so (IIM 4.2, 1:90).
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _clean(text: str) -> str:
    """Return a text on one line, without characters that nobody sees."""
    flat = " ".join(text.split())
    return "".join(c for c in flat if c in _JOINERS or unicodedata.category(c)[0] != "C")

"""``disclosure``: what counts as saying that one works for the brand, and what does not.

The kit's own labels (``labels.yml``) come first; a check of this kind adds words to them for
its markets, so that a rule pack can know a country's words. The looking itself is done once,
in ``studio.guidelines.label``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from studio.brand_kit.model import Label
from studio.brand_kit.texts import Texts
from studio.guidelines.structural.base import Making, View, asked_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studio.brand_kit.model import BrandKit, KitCheck
    from studio.guidelines.finding import Finding
    from studio.guidelines.request import CheckRequest

WITHIN = 40
"""Code points within which a label starts when a kit does not say."""

_BRAND = "{brand}"


class Disclosure:
    """``labels``: words that count. ``weak``: words that do not. ``within``: how early."""

    def __init__(self, making: Making) -> None:
        del making

    def find(self, view: View) -> Iterator[Finding]:
        """Yield nothing: the label is looked at once, with all that the kit asks for."""
        del view
        yield from ()


def asked_label(request: CheckRequest) -> tuple[Label | None, KitCheck | None]:
    """Return the label for a request's market, and the kit's check of it.

    Args:
        request: what is checked.

    Returns:
        The kit's label with the words of its checks added; None when nobody asks for one in
        this market. And the first check that asks for it, which knows the source.
    """
    checks = asked_for(request, "disclosure")
    label = request.kit.label(request.market, request.locale)
    if label is None:
        label = _made(checks, request)
    for check in checks if label else ():
        label = _with(label, check, request.kit) if label else None
    return label, checks[0] if checks else None


def _made(checks: tuple[KitCheck, ...], request: CheckRequest) -> Label | None:
    check = next((item for item in checks if item.param("labels")), None)
    if check is None:
        return None
    first = _named(check.param("labels")[0], request.kit)
    return Label(
        market=request.market,
        locale=request.locale,
        preferred=first,
        accepted=(first,),
        weak=(),
        within=int(float((check.param("within") or (str(WITHIN),))[0])),
        why=check.why,
        source=Texts(by_locale=((request.locale, check.source),)),
    )


def _with(label: Label, check: KitCheck, kit: BrandKit) -> Label:
    more = tuple(_named(word, kit) for word in check.param("labels"))
    within = check.param("within")
    accepted = tuple(dict.fromkeys((*label.accepted, *more)))
    return replace(
        label,
        accepted=accepted,
        weak=tuple(dict.fromkeys((*label.weak, *check.param("weak")))),
        within=min(label.within, int(float(within[0]))) if within else label.within,
    )


def _named(word: str, kit: BrandKit) -> str:
    """Put the brand's name where ``{brand}`` stands; in a tag, without spaces and signs."""
    short = "".join(letter for letter in kit.name if letter.isalnum())
    return word.replace(_BRAND, short if word.startswith("#") else kit.name)

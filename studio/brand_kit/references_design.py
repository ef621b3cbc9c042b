"""Names in templates, checks and cards that lead nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.brand_kit.places import problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studio.brand_kit.errors import Problem
    from studio.brand_kit.model import BrandKit, Layer, Template


def design_references(kit: BrandKit) -> tuple[Problem, ...]:
    """Return every name in templates, checks and cards that leads nowhere.

    Args:
        kit: a kit as far as it could be read.
    """
    found: list[Problem] = []
    for template in kit.templates:
        found += _template(kit, template)
    return (*found, *_checks(kit), *_cards(kit))


def _template(kit: BrandKit, template: Template) -> Iterator[Problem]:
    file = f"templates/{template.id}.yml"
    for name in template.pictures:
        if kit.picture(name) is None:
            yield problem("unknown-picture", file, "pictures", value=name)
    for at, layer in enumerate(template.layers):
        for name in _colours(layer):
            token = kit.token(name)
            if token is None or token.type != "color":
                yield problem("unknown-colour", file, "layers", at, value=name)
        font = layer.slot.font if layer.slot else ""
        if font and font not in {item.id for item in kit.fonts}:
            yield problem("unknown-font", file, "layers", at, "slot", "font", value=font)
    if any(layer.kind == "logo" for layer in template.layers) and not kit.mark:
        yield problem("no-mark", file, "layers")


def _colours(layer: Layer) -> tuple[str, ...]:
    panel = (layer.colour,) if layer.colour else ()
    return (*panel, *(layer.slot.colours if layer.slot else ()))


def _checks(kit: BrandKit) -> Iterator[Problem]:
    file = "checks.yml"
    for check in kit.checks:
        for name in sorted(set(check.markets) - set(kit.markets)):
            yield problem("unknown-market", file, check.id, "markets", value=name)
        for name in sorted(set(check.locales) - set(kit.locales)):
            yield problem("unknown-locale", file, check.id, "locales", value=name)
        if check.kind == "locked-phrase":
            for name in sorted(set(check.param("phrases")) - {item.id for item in kit.phrases}):
                yield problem("unknown-phrase", file, check.id, "phrases", value=name)


def _cards(kit: BrandKit) -> Iterator[Problem]:
    known = {rule.name for rule in kit.rules} | {check.id for check in kit.checks}
    for card in kit.cards:
        if card.guideline and card.guideline not in known:
            value = card.guideline
            yield problem("unknown-rule", "training.yml", card.id, "guideline", name=value)

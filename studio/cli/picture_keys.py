"""What a POST.json says is done with a picture: template, words, colours, shades, crop."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from studio.cli.failures import REFUSED, USAGE, CliError, refused
from studio.cli.picturing import edit_of

if TYPE_CHECKING:
    from studio.brand_kit.model import BrandKit
    from studio.post import PictureEdit

PICTURE_KEYS = {
    "template": '"…"',
    "slots": '{"name": "words"}',
    "colours": '{"name": "token"}',
    "shades": '["name"]',
    "crop": "[0.1, 0, 0.8, 1]",
}
"""The keys beside ``picture`` or ``file``, and what each looks like."""


def edit_of_keys(
    name: str, item: dict[str, Any], kit: BrandKit, plain: Callable[[str], str]
) -> PictureEdit:
    """Return what the keys of an attachment do with its picture.

    Args:
        name: of the POST.json.
        item: the attachment.
        kit: has the templates.
        plain: returns a text as it can be sent, or raises.

    Raises:
        CliError: a key is not as it should be, or names what the kit does not have.
    """
    for key in PICTURE_KEYS:
        if key in item and not _is_good(key, item[key]):
            raise refused(name, "bad-post", key=key, shape=PICTURE_KEYS[key])
    args = argparse.Namespace(
        template=item.get("template", ""),
        slot=[f"{slot}={plain(text)}" for slot, text in item.get("slots", {}).items()],
        colour=[f"{slot}={token}" for slot, token in item.get("colours", {}).items()],
        shade=item.get("shades", []),
        crop=",".join(str(part) for part in item.get("crop", [])),
    )
    try:
        return edit_of(kit, name, args)
    except CliError as problem:
        code = REFUSED if problem.code == USAGE else problem.code
        raise CliError(code, problem.where, problem.sentence) from problem


def _is_good(key: str, value: object) -> bool:
    if key == "template":
        return isinstance(value, str) and bool(value)
    if key in ("slots", "colours"):
        return isinstance(value, dict) and all(isinstance(text, str) for text in value.values())
    if not isinstance(value, list):
        return False
    if key == "shades":
        return all(isinstance(slot, str) for slot in value)
    numbers = all(isinstance(part, int | float) and not isinstance(part, bool) for part in value)
    return numbers and len(value) == 4

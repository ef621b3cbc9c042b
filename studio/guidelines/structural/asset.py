"""``asset``: which pictures may go with which words.

Whether a picture may be used at all is looked at for every kit, from its rights; this adds
what a kind of post asks for, such as nobody who looks under 25 beside alcohol.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from studio.guidelines.structural.base import Making, View, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studio.guidelines.finding import Finding
    from studio.guidelines.request import PictureUse

_AGE = re.compile(r"\d{1,3}")


class Asset:
    """``pictures``: the only ones that may be used. ``youngest``: the least age of who is seen.

    ``minors``: ``no`` when no child may be seen. ``when``: only in posts with one of these words.
    """

    def __init__(self, making: Making) -> None:
        self._check = making.check
        self._when = making.group("when")
        self._youngest = making.number("youngest", 0)
        self._no_minors = making.check.param("minors") == ("no",)

    def find(self, view: View) -> Iterator[Finding]:
        """Yield one finding for each picture that does not go with the words."""
        if self._check.param("when") and not view.of(self._when):
            return
        for use in view.request.pictures:
            code = self._code(use)
            if code:
                name = use.picture.name.get(view.request.locale) if use.picture else ""
                values = (("picture", name), ("age", f"{self._youngest:g}"))
                yield told(self._check, view, code, values=values)

    def _code(self, use: PictureUse) -> str:
        only = self._check.param("pictures")
        if only and use.picture_id not in only:
            return "asset-other"
        rights = use.picture.rights if use.picture else None
        if rights is None:
            return ""
        if self._no_minors and rights.minors:
            return "asset-minors"
        age = _AGE.search(rights.youngest)
        known = rights.minors or age is not None
        young = rights.minors or (age is not None and int(age[0]) < self._youngest)
        return "asset-young" if self._youngest and known and young else ""

"""``limit``: at most so many of something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.guidelines.finding import Edit, Fix
from studio.guidelines.structural.base import Making, View, told
from studio.guidelines.structural.limit_things import THINGS, Span
from studio.guidelines.structural.require import concerned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studio.guidelines.finding import Finding

_PLAIN = {"fancy-letters": "NFKC"}


class Limit:
    """``of``: what is counted, see ``THINGS``. ``most``: so many. ``networks``: only for these."""

    def __init__(self, making: Making) -> None:
        self._making = making
        self._most = int(making.number("most", 0))

    def find(self, view: View) -> Iterator[Finding]:
        """Yield one finding for each thing that there is too much of, at the first extra one."""
        networks = concerned(self._making, view)
        if networks is None:
            return
        check = self._making.check
        for name in check.param("of"):
            spans = THINGS[name](view)
            if len(spans) > self._most:
                extra = spans[self._most]
                values = (("of", name), ("most", str(self._most)), ("found", str(len(spans))))
                yield told(
                    check,
                    view,
                    "limit-over",
                    at=extra,
                    values=values,
                    networks=networks,
                    fixes=_fixes(name, view.text, spans[self._most :]),
                )


def _fixes(name: str, text: str, extra: list[Span]) -> tuple[Fix, ...]:
    import unicodedata

    if name in _PLAIN:
        edits = tuple(
            Edit(start=start, end=end, text=unicodedata.normalize("NFKC", text[start:end]))
            for start, end in extra
        )
        return (Fix(code="use", edits=edits, shown=edits[0].text),)
    if name.startswith("emoji") or name == "exclamation-marks":
        instead = "." if name == "exclamation-marks" else ""
        edits = tuple(_without(text, start, end, instead) for start, end in extra)
        return (Fix(code="remove", edits=_apart(edits)),)
    return ()


def _without(text: str, start: int, end: int, instead: str) -> Edit:
    if instead:
        # Of “!!” one full stop is enough.
        after = text[start - 1 : start] in ("!", "?", ".")
        return Edit(start=start, end=end, text="" if after else instead)
    space_before = start > 0 and text[start - 1] == " "
    space_after = end == len(text) or text[end].isspace()
    return Edit(start=start - 1 if space_before and space_after else start, end=end, text="")


def _apart(edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """Return edits of which none overlaps the one before."""
    kept: list[Edit] = []
    for edit in edits:
        reached = kept[-1].end if kept else 0
        start = max(edit.start, reached)
        kept.append(Edit(start=start, end=max(edit.end, start), text=edit.text))
    return tuple(kept)

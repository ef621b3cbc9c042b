"""``contrast``: how well words on a picture have to stand out.

What a kit asks for counts where pictures are composed and where templates are looked at, by
``studio.guidelines.asked_contrast``; what was measured becomes a finding in
``studio.guidelines.on_picture``. The figures without a check are those of WCAG 2.2, success
criterion 1.4.3: 4.5 to 1, and 3 to 1 for large words
(https://www.w3.org/TR/WCAG22/#contrast-minimum, read 2026-11-21).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.guidelines.structural.base import Making, View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studio.guidelines.finding import Finding


class Contrast:
    """``least``: the ratio for small words. ``large``: the ratio for large ones."""

    def __init__(self, making: Making) -> None:
        self.least = making.number("least", 4.5)
        self.large = making.number("large", 3.0)

    def find(self, view: View) -> Iterator[Finding]:
        """Yield nothing: words on pictures are measured where they are drawn."""
        del view
        yield from ()

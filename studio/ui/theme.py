"""Colours, sizes and fonts of the design language, from ``assets/design/tokens.json``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

WEIGHTS = {
    400: QFont.Weight.Normal,
    500: QFont.Weight.Medium,
    600: QFont.Weight.DemiBold,
    700: QFont.Weight.Bold,
}


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Theme:
    """One combination of colours and text size.

    Attributes:
        tokens: the parsed ``tokens.json``.
        dark: dark colours instead of light ones.
        factor: text-size factor, 1.0 to 2.0; every size but hairlines is multiplied by it.
        kit: the loaded kit's colour as ``#RRGGBB``, or "" for the design's own.
    """

    tokens: Mapping[str, Any]
    dark: bool = False
    factor: float = 1.0
    kit: str = ""

    def looks_like(self, other: Theme) -> bool:
        """Tell whether another theme has the same colours and sizes."""
        mine = (self.dark, self.factor, self.kit)
        return mine == (other.dark, other.factor, other.kit) and self.tokens is other.tokens

    @property
    def mode(self) -> str:
        """``light`` or ``dark``."""
        return "dark" if self.dark else "light"

    def hex(self, name: str) -> str:
        """Return a colour as ``#RRGGBB``."""
        if name == "kit" and self.kit:
            return readable_kit_colour(self.kit, self.hex("surface"))
        return str(self.tokens["color"][self.mode][name]["value"])

    def color(self, name: str) -> QColor:
        """Return a colour by its token name; ``#RRGGBBAA`` tokens keep their alpha."""
        value = self.hex(name)
        if len(value) == 9:
            red, green, blue, alpha = (int(value[i : i + 2], 16) for i in (1, 3, 5, 7))
            return QColor(red, green, blue, alpha)
        return QColor(value)

    def px(self, size: float) -> int:
        """Return a design size in logical pixels at the current text size."""
        return round(size * self.factor)

    def font(self, role: str, weight: int = 0) -> QFont:
        """Return the font of a type role such as ``body`` or ``title``.

        Args:
            role: a key of ``tokens["type"]``.
            weight: 400 to 700 instead of the role's own weight.
        """
        entry = self.tokens["type"][role]
        return _font(
            tuple(self.tokens["font"]["family"] + self.tokens["font"]["emoji"]),
            self.px(entry["size"]),
            weight or int(entry["weight"]),
        )

    def palette(self) -> QPalette:
        """Return the palette for whatever the style sheet does not reach."""
        palette = QPalette()
        roles = {
            QPalette.ColorRole.Window: "canvas",
            QPalette.ColorRole.WindowText: "text",
            QPalette.ColorRole.Base: "surface",
            QPalette.ColorRole.AlternateBase: "sunken",
            QPalette.ColorRole.Text: "text",
            QPalette.ColorRole.PlaceholderText: "text3",
            QPalette.ColorRole.Button: "surface",
            QPalette.ColorRole.ButtonText: "text",
            QPalette.ColorRole.Highlight: "ink",
            QPalette.ColorRole.HighlightedText: "onInk",
            QPalette.ColorRole.ToolTipBase: "surface",
            QPalette.ColorRole.ToolTipText: "text",
            QPalette.ColorRole.Link: "ink",
        }
        for role, name in roles.items():
            palette.setColor(role, self.color(name))
        return palette


@lru_cache(maxsize=128)
def _font(families: tuple[str, ...], pixels: int, weight: int) -> QFont:
    font = QFont()
    font.setFamilies(list(families))
    font.setPixelSize(pixels)
    font.setWeight(WEIGHTS[weight])
    return font


def load_fonts(folder: str, names: tuple[str, ...]) -> None:
    """Make the bundled fonts known to Qt; without them Qt falls back to system fonts."""
    for name in names:
        QFontDatabase.addApplicationFont(f"{folder}/{name}")


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#RRGGBB``, 0.0 to 1.0.

    Source: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance (2026-11-21).
    """
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast ratio of two colours, 1.0 to 21.0."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@lru_cache(maxsize=32)
def readable_kit_colour(colour: str, surface: str) -> str:
    """Return a kit's colour, lightened or darkened until it reaches 4.5:1 on ``surface``."""
    towards = 255 if luminance(surface) < 0.2 else 0
    current = colour
    for step in range(1, 21):
        if contrast(current, surface) >= 4.5:
            return current
        share = step / 20
        channels = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
        current = "#" + "".join(f"{round(c + (towards - c) * share):02X}" for c in channels)
    return current

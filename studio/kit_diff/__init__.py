"""What changed between two versions of a kit, for the brand team and for colleagues."""

from __future__ import annotations

from studio.kit_diff.diff import KitChange, kit_diff

__all__ = ["KitChange", "kit_diff"]

"""Is a kit ready for colleagues? Every problem that can be found without a person reading it."""

from __future__ import annotations

from studio.kit_check.check import check_and_read, check_kit

__all__ = ["check_and_read", "check_kit"]

"""What has to be known before the first paint: design tokens and the person's look.

Standard library only, because nothing heavy may be loaded by then.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from studio import paths


def tokens() -> dict[str, Any]:
    """Read the design tokens."""
    read: dict[str, Any] = json.loads(
        (paths.assets() / "design" / "tokens.json").read_text("utf-8")
    )
    return read


def early_settings(data_dir: Path) -> dict[str, Any]:
    """Read theme and text size without TinyDB, for the first paint only.

    A file that is missing or damaged means the first values; the stores say so later.
    """
    try:
        rows = json.loads((data_dir / "settings.json").read_text("utf-8"))
        found: dict[str, Any] = next(iter(rows["tables"]["_default"].values()))
    except (OSError, ValueError, KeyError, StopIteration, TypeError, AttributeError):
        return {}
    return found if isinstance(found, dict) else {}


def text_factor(percent: object) -> float:
    """Return the text-size factor, 1.0 to 2.0, of a stored percentage."""
    return min(2.0, max(1.0, percent / 100)) if isinstance(percent, int) else 1.0

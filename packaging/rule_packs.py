"""Writes the JSON of every rule pack from its YAML: ``python packaging/rule_packs.py``."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))


def main() -> None:
    """Write every pack anew."""
    from studio.brand_kit.rule_packs import compiled

    for pack in sorted((ROOT / "assets" / "rule-packs").glob("*.yml")):
        pack.with_suffix(".json").write_text(compiled(pack), encoding="utf-8")


if __name__ == "__main__":
    main()

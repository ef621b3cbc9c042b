"""Withdrawals that were ever told to this PC. The list grows and never shrinks."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from studio.brand_kit.recall import Recall, RecallKind
from studio.kit_store.pointer import read_json_file, write_json_file

RECALLS = "recalls.json"


def read_recalls(home: Path) -> tuple[Recall, ...]:
    """Return what was withdrawn from a kit, oldest first.

    Args:
        home: ``kits/<kit id>``.
    """
    rows = read_json_file(home / RECALLS).get("recalls", [])
    return tuple(filter(None, map(_recall, rows if isinstance(rows, list) else [])))


def keep_recalls(home: Path, recalls: tuple[Recall, ...]) -> tuple[Recall, ...]:
    """Add withdrawals to those that are kept, and return all of them.

    Raises:
        OSError: the list is as it was.
    """
    kept = read_recalls(home)
    whole = (*kept, *(item for item in dict.fromkeys(recalls) if item not in kept))
    if len(whole) > len(kept):
        write_json_file(home / RECALLS, {"recalls": [_row(item) for item in whole]})
    return whole


def _row(recall: Recall) -> dict[str, Any]:
    return {**asdict(recall), "since": recall.since.isoformat(), "text": dict(recall.text)}


def _recall(row: object) -> Recall | None:
    """Read one row; what a newer version wrote and this one cannot read is passed over."""
    if not isinstance(row, dict):
        return None
    try:
        return Recall(
            kit_id=str(row["kit_id"]),
            kind=RecallKind(row["kind"]),
            id=str(row["id"]),
            sha256=str(row["sha256"]),
            text=tuple((str(tag), str(words)) for tag, words in row["text"].items()),
            reason=str(row["reason"]),
            severity=str(row["severity"]),
            replacement=str(row["replacement"]),
            earlier=tuple(map(str, row.get("earlier", ()))),
            since=datetime.fromisoformat(row["since"]).astimezone(UTC),
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        return None

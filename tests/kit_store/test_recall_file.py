"""What was withdrawn is kept whole, and never twice."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from studio.brand_kit.recall import Recall, RecallKind
from studio.kit_store.recall_file import keep_recalls, read_recalls

RECALL = Recall(
    kit_id="uk.fern",
    kind=RecallKind.PICTURE,
    id="harbour",
    sha256="a" * 64,
    earlier=("b" * 64, "c" * 64),
    reason="Rights ended early",
    replacement="snow",
    since=datetime(2026, 11, 21, tzinfo=UTC),
)


def test_a_withdrawal_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    keep_recalls(tmp_path, (RECALL,))
    assert read_recalls(tmp_path) == (RECALL,)


def test_the_same_withdrawal_is_kept_once(tmp_path: Path) -> None:
    keep_recalls(tmp_path, (RECALL,))
    assert keep_recalls(tmp_path, (RECALL,)) == (RECALL,)

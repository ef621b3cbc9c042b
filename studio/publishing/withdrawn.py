"""Posts that hold something that the brand took back: waiting ones stop, live ones are listed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from studio.brand_kit.recall import recall_of_brief, recall_of_picture, recalled_phrases
from studio.outbox.model import State
from studio.post import PRACTICE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from studio.brand_kit.recall import Recall
    from studio.outbox.model import Entry

TAKEN_DOWN = "taken-down"
"""The line in an entry's history that says that a person took the live post down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeDown:
    """A live post that holds something that was taken back.

    Attributes:
        entry: the post.
        recall: what was taken back, and why.
    """

    entry: Entry
    recall: Recall


def recall_of_entry(entry: Entry, recalls: tuple[Recall, ...]) -> Recall | None:
    """Return the withdrawal that concerns a post, or None.

    Args:
        entry: the post, with or without its pictures' bytes.
        recalls: the withdrawals of all kits.
    """
    if not recalls:
        return None
    found = recall_of_brief(recalls, entry.kit_id, entry.brief_id)
    shas = entry.picture_shas or ("",) * len(entry.picture_ids)
    for picture_id, sha256 in zip(entry.picture_ids, shas, strict=False):
        found = found or recall_of_picture(recalls, entry.kit_id, picture_id, sha256)
    if found is None:
        phrases = recalled_phrases(recalls, entry.kit_id, entry.post.text)
        found = phrases[0][0] if phrases else None
    return found if found is not None and found.severity == "stop" else None


def take_downs(
    entries: Iterable[Entry], recalls: tuple[Recall, ...], done: frozenset[str]
) -> tuple[TakeDown, ...]:
    """Return the live posts, or those that may be live, that should be taken down.

    Args:
        entries: the journal.
        recalls: the withdrawals of all kits.
        done: ids of the entries that a person took down already.
    """
    live = (State.SENT, State.UNKNOWN, State.HANDED_OFF)
    found = []
    for entry in entries:
        if entry.state in live and entry.network != PRACTICE and entry.id not in done:
            recall = recall_of_entry(entry, recalls)
            if recall is not None:
                found.append(TakeDown(entry=entry, recall=recall))
    return tuple(found)

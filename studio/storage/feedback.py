"""What colleagues kept although a guideline spoke of it: for the brand team, if they say so.

Only the flagged words, never the post around them, and no name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.queries import QueryInstance

from studio import atomic
from studio.storage.documents import Documents
from studio.storage.errors import Recovered, storage_error


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """One thing that was kept.

    Attributes:
        rule: the rule's id.
        text: the flagged words.
        reason: one of ``studio.post.REASONS``, or "".
        words: the reason in the colleague's own words, or "".
        guideline: the guideline, quoted as the card showed it, or "".
        kit_id: the kit that the rule is of.
        kit_version: its version, as people read it.
        locale: BCP 47 tag of the words.
        day: the day in UTC, ISO 8601.
    """

    rule: str
    text: str
    reason: str = ""
    words: str = ""
    guideline: str = ""
    kit_id: str = ""
    kit_version: str = ""
    locale: str = ""
    day: str = ""


class FeedbackBook:
    """The file of what was kept, each rule and wording of a kit once.

    Args:
        folder: the app's folder.
    """

    def __init__(self, folder: Path) -> None:
        self._documents = Documents(folder / "feedback.json")

    @property
    def recovered(self) -> tuple[Recovered, ...]:
        """Damaged files that were put aside."""
        return self._documents.recovered

    def add(self, item: Feedback) -> None:
        """Keep one; the same words for the same rule replace what was said before.

        Raises:
            StorageError: it was not kept.
        """
        self._documents.change(lambda tables: tables.upsert(asdict(item), _same(item)))

    def remove(self, item: Feedback) -> None:
        """Forget one. It is fine when there is none.

        Raises:
            StorageError: it is still there.
        """
        self._documents.change(lambda tables: tables.remove(_same(item)))

    def all(self) -> tuple[Feedback, ...]:
        """Return everything, in the order in which it was kept.

        Raises:
            StorageError: it cannot be read.
        """

        def work(tables: TinyDB) -> list[dict[str, str]]:
            return [dict(row) for row in tables.all()]

        return tuple(Feedback(**row) for row in self._documents.read(work))

    def hand_over(self, path: Path, table: bytes) -> None:
        """Write what the brand team gets into a file, in one step.

        Raises:
            StorageError: it was not written; a file that was there is untouched.
        """
        try:
            atomic.write_bytes(path, table)
        except OSError as problem:
            raise storage_error(problem) from problem


def _same(item: Feedback) -> QueryInstance:
    def same(row: Mapping[str, Any]) -> bool:
        return (row["kit_id"], row["rule"], row["text"]) == (item.kit_id, item.rule, item.text)

    return QueryInstance(same, None)

"""The drafts that colleagues are writing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tinydb import TinyDB, where

from studio.post import Attachment, Draft, Kept
from studio.storage.documents import Documents
from studio.storage.edits import edit_of
from studio.storage.errors import Recovered


class DraftShelf:
    """Every draft, by id.

    Args:
        folder: the app's folder.
    """

    def __init__(self, folder: Path) -> None:
        self._documents = Documents(folder / "drafts.json")

    @property
    def recovered(self) -> tuple[Recovered, ...]:
        """Damaged files that were put aside."""
        return self._documents.recovered

    def save(self, draft: Draft) -> None:
        """Keep a draft; it is the latest one now.

        Raises:
            StorageError: it was not kept; what was kept before still is.
        """

        def work(tables: TinyDB) -> None:
            # Numbered, not dated: a clock that is put back must not change which is latest.
            number = max((int(row["number"]) for row in tables.all()), default=0) + 1
            row = {"id": draft.id, "number": number, "draft": asdict(draft)}
            tables.upsert(row, where("id") == draft.id)

        self._documents.change(work)

    def get(self, draft_id: str) -> Draft | None:
        """Return one draft, or None.

        Raises:
            StorageError: the drafts cannot be read.
        """
        return next((draft for draft in self.all() if draft.id == draft_id), None)

    def latest(self) -> Draft | None:
        """Return the draft that was saved last, or None.

        Raises:
            StorageError: the drafts cannot be read.
        """
        return next(iter(self.all()), None)

    def all(self) -> tuple[Draft, ...]:
        """Return every draft, the one saved last first.

        Raises:
            StorageError: they cannot be read.
        """
        rows = self._documents.read(lambda tables: tables.all())
        rows.sort(key=lambda row: int(row["number"]), reverse=True)
        return tuple(_draft(row["draft"]) for row in rows)

    def delete(self, draft_id: str) -> None:
        """Throw a draft away. It is fine when there is none.

        Raises:
            StorageError: it is still there.
        """
        self._documents.change(lambda tables: tables.remove(where("id") == draft_id))


def _draft(data: Mapping[str, Any]) -> Draft:
    return Draft(
        id=data["id"],
        text=data["text"],
        brief_id=data["brief_id"],
        kit_id=data.get("kit_id", ""),
        variants=tuple((network, text) for network, text in data["variants"]),
        attachments=tuple(_attachment(item) for item in data["attachments"]),
        link=data["link"],
        accounts=tuple(data["accounts"]),
        previews=tuple(data["previews"]),
        kept=tuple(Kept(**item) for item in data["kept"]),
        locale=data["locale"],
    )


def _attachment(data: Mapping[str, Any]) -> Attachment:
    # Drafts of earlier versions have neither a photo nor an edit.
    answers = data.get("answers", ())
    return Attachment(
        picture_id=data["picture_id"],
        sha256=data["sha256"],
        file=data["file"],
        alt=data["alt"],
        photo=data.get("photo", ""),
        answers=tuple((question, answer) for question, answer in answers),
        edit=edit_of(data.get("edit")),
    )

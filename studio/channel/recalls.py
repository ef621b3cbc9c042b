"""The list of what a brand took back: finding what is meant, writing it, reading it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from studio.brand_kit.errors import BrandKitError
from studio.brand_kit.json_strict import HIDDEN, read_json
from studio.brand_kit.manifest import Manifest
from studio.brand_kit.recall import (
    Recall,
    RecallKind,
    recall_of_brief,
    recall_of_picture,
    recalled_phrases,
)
from studio.channel.errors import PublishRefusedError, RefusedError

SCHEMA = "1.0"
MOST_BYTES = 2_000_000
MOST_REASON = 500
"""Most code points of a reason."""

_ID = re.compile(r"[a-z0-9][a-z0-9_.-]{0,59}")
_SHA256 = re.compile(r"[0-9a-f]{64}|")
_MOST_EARLIER = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What one version of a kit offers.

    Attributes:
        manifest: its list of entries.
        read: returns a document by its name.
    """

    manifest: Manifest
    read: Callable[[str], bytes]

    def ids(self, kind: RecallKind) -> frozenset[str]:
        """Return the ids of everything of a kind."""
        if kind is RecallKind.CAMPAIGN:
            found = map(_BRIEF.fullmatch, self.manifest.entries)
            return frozenset(match[1] for match in found if match)
        return frozenset(self.document(_DOCUMENTS[kind]))

    def document(self, name: str) -> dict[str, Any]:
        """Return a document that is a mapping, an empty one when the kit has none."""
        if name not in self.manifest.entries:
            return {}
        found = json.loads(self.read(name))
        return found if isinstance(found, dict) else {}


_BRIEF = re.compile(r"campaigns/([a-z0-9_.-]+)\.json")
_DOCUMENTS = {RecallKind.PICTURE: "assets/index.json", RecallKind.PHRASE: "phrases.json"}


def recalls_bytes(kit_id: str, recalls: Iterable[Recall]) -> bytes:
    """Return ``recalls.json``: UTF-8 JSON, the oldest first."""
    rows = [
        {
            "kind": item.kind.value,
            "id": item.id,
            "sha256": item.sha256,
            **({"earlier": list(item.earlier)} if item.earlier else {}),
            "text": dict(item.text),
            "reason": item.reason,
            "severity": item.severity,
            "replacement": item.replacement,
            "since": item.since.astimezone(UTC).isoformat(),
        }
        for item in recalls
    ]
    data = {"schema": SCHEMA, "kit": kit_id, "recalls": rows}
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def read_recalls(data: bytes, kit_id: str) -> tuple[Recall, ...]:
    """Read ``recalls.json``.

    A row of a kind that this version does not know is left out: an older app cannot act
    on it, and must not refuse the rows beside it.

    Raises:
        RefusedError: it is not such a list, or another kit's.
    """
    try:
        value = read_json(data, "recalls.json")
        rows = value["recalls"] if isinstance(value, dict) else None
        if not isinstance(value, dict) or not isinstance(rows, list):
            raise RefusedError("channel-damaged")
        if value["kit"] != kit_id or not str(value["schema"]).startswith("1."):
            raise RefusedError("channel-other-kit")
        known = [
            row for row in rows if isinstance(row, dict) and row.get("kind") in set(RecallKind)
        ]
        return tuple(_read_row(row, kit_id) for row in known)
    except (BrandKitError, KeyError, ValueError, TypeError) as problem:
        raise RefusedError("channel-damaged") from problem


def _read_row(row: dict[str, Any], kit_id: str) -> Recall:
    since = datetime.fromisoformat(row["since"])
    if since.tzinfo is None or not _ID.fullmatch(row["id"]) or not _SHA256.fullmatch(row["sha256"]):
        raise ValueError("recall")
    return Recall(
        kit_id=kit_id,
        kind=RecallKind(row["kind"]),
        id=row["id"],
        sha256=row["sha256"],
        earlier=_digests(row.get("earlier", [])),
        text=tuple((str(tag), str(words)) for tag, words in row["text"].items()),
        reason=str(row["reason"]),
        severity="advice" if row["severity"] == "advice" else "stop",
        replacement=str(row["replacement"]),
        since=since.astimezone(UTC),
    )


def _digests(found: Any) -> tuple[str, ...]:
    """Return the digests of earlier bytes; lists from before there were any have none."""
    if not isinstance(found, list) or len(found) > _MOST_EARLIER:
        raise ValueError("recall")
    if not all(one and _SHA256.fullmatch(one) for one in found):
        raise ValueError("recall")
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """What a brand team wants to take back.

    Attributes:
        id: of a picture, phrase or campaign.
        reason: why, in their words.
        kind: which of them, or None when the id alone says it.
        replacement: id of what to use instead, or "".
    """

    id: str
    reason: str
    kind: RecallKind | None = None
    replacement: str = ""


def make_recall(shown: Shelf, offered: Shelf, wanted: Withdrawal, now: datetime) -> Recall:
    """Return the withdrawal of something in a kit.

    Args:
        shown: the version that it is in.
        offered: the version that a replacement has to be in.
        wanted: what to take back.
        now: UTC.

    Raises:
        PublishRefusedError: there is no such thing, or more than one, or no such
            replacement, or a reason that shops would not read.
    """
    _require_reason(wanted.reason)
    recall = Recall(
        kit_id=shown.manifest.kit,
        kind=_kind_of(shown, wanted),
        id=wanted.id,
        reason=" ".join(wanted.reason.split()),
        replacement=wanted.replacement,
        since=now.astimezone(UTC).replace(microsecond=0),
    )
    there = offered.ids(recall.kind) - {wanted.id}
    if wanted.replacement and wanted.replacement not in there:
        raise PublishRefusedError(
            "recall-replacement", value=wanted.replacement, kind=recall.kind.value
        )
    return _with_contents(recall, shown)


def _require_reason(reason: str) -> None:
    """Refuse a reason that is empty, too long, or holds what :func:`read_recalls` refuses."""
    if not reason.strip() or len(reason) > MOST_REASON or HIDDEN.search(reason):
        raise PublishRefusedError("recall-reason", most=str(MOST_REASON))


def with_earlier(recall: Recall, shelves: Iterable[Shelf]) -> Recall:
    """Say which other bytes a picture had in other versions: drafts and posts may hold them.

    Args:
        recall: of anything; only pictures have bytes.
        shelves: the versions that are still known.
    """
    if recall.kind is not RecallKind.PICTURE:
        return recall
    found = {_picture_sha(shelf, recall.id) for shelf in shelves} - {"", recall.sha256}
    return replace(recall, earlier=tuple(sorted(found)))


def _picture_sha(shelf: Shelf, picture_id: str) -> str:
    try:
        entry = shelf.document(_DOCUMENTS[RecallKind.PICTURE]).get(picture_id)
    except PublishRefusedError:  # a document of long ago is gone, and what it said with it
        return ""
    return str(entry["sha256"]) if entry else ""


def require_sound_replacement(made: Recall, offered: Shelf, known: tuple[Recall, ...]) -> None:
    """Make sure that what to use instead is not withdrawn itself.

    Two things can so never stand in for each other: the first one is withdrawn already.

    Raises:
        PublishRefusedError: ``recall-replacement``.
    """
    if made.replacement and _is_withdrawn(made, offered, (*known, made)):
        raise PublishRefusedError(
            "recall-replacement", value=made.replacement, kind=made.kind.value
        )


def _is_withdrawn(made: Recall, offered: Shelf, recalls: tuple[Recall, ...]) -> bool:
    other, kit_id = made.replacement, made.kit_id
    if made.kind is RecallKind.CAMPAIGN:
        return recall_of_brief(recalls, kit_id, other) is not None
    if made.kind is RecallKind.PICTURE:
        sha256 = _picture_sha(offered, other)
        return recall_of_picture(recalls, kit_id, other, sha256) is not None
    texts = offered.document(_DOCUMENTS[made.kind])[other]["text"].values()
    return any(recalled_phrases(recalls, kit_id, text) for text in texts)


def _kind_of(shown: Shelf, wanted: Withdrawal) -> RecallKind:
    kinds = [kind for kind in RecallKind if wanted.kind in (None, kind)]
    found = [kind for kind in kinds if wanted.id in shown.ids(kind)]
    if not found:
        raise PublishRefusedError("recall-unknown", value=wanted.id)
    if len(found) > 1:
        raise PublishRefusedError("recall-ambiguous", value=wanted.id, known=", ".join(found))
    return found[0]


def _with_contents(recall: Recall, shown: Shelf) -> Recall:
    """Say what the thing was, so that it is found after the kit has forgotten it."""
    if recall.kind is RecallKind.CAMPAIGN:
        return recall
    entry = shown.document(_DOCUMENTS[recall.kind])[recall.id]
    if recall.kind is RecallKind.PICTURE:
        return replace(recall, sha256=str(entry["sha256"]))
    return replace(recall, text=tuple(sorted(entry["text"].items())))


def says_all_of(left: Recall, right: Recall) -> bool:
    """Tell whether a withdrawal says what another one says, whatever their days."""
    same = replace(left, since=right.since, earlier=right.earlier) == right
    return same and set(right.earlier) <= set(left.earlier)


def joined(*lists: Iterable[Recall]) -> tuple[Recall, ...]:
    """Return every withdrawal of several lists once, the oldest first. None is lost."""
    every = dict.fromkeys(item for one in lists for item in one)
    return tuple(sorted(every, key=lambda item: item.since))

"""A withdrawal of something that a kit once offered. Plain data, standard library only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class RecallKind(StrEnum):
    """What can be withdrawn."""

    PICTURE = "picture"
    PHRASE = "phrase"
    CAMPAIGN = "campaign"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recall:
    """One withdrawal, as the brand's channel tells it.

    Attributes:
        kit_id: the kit that it belongs to.
        kind: what is withdrawn.
        id: the picture's, phrase's or brief's id in the kit.
        sha256: hex digest of the picture's bytes when it was withdrawn, "" for other
            kinds; a picture with the same bytes under another id is withdrawn as well.
        earlier: hex digests of the bytes that the same picture had in earlier versions of
            the kit, as far as its channel still knew them, sorted; drafts and posts may
            hold those. Bytes that are published under the id later are not withdrawn.
        text: the phrase's words by locale when it was withdrawn, so that they are found
            in drafts after the kit itself has forgotten them; empty for other kinds.
        reason: why, in the brand team's words.
        severity: ``stop`` or ``advice``.
        replacement: id of what to use instead, or "".
        since: UTC.
    """

    kit_id: str
    kind: RecallKind
    id: str
    sha256: str = ""
    earlier: tuple[str, ...] = ()
    text: tuple[tuple[str, str], ...] = ()
    reason: str
    severity: str = "stop"
    replacement: str = ""
    since: datetime


def recall_of_picture(
    recalls: tuple[Recall, ...], kit_id: str, picture_id: str, sha256: str
) -> Recall | None:
    """Return the withdrawal that concerns a picture, the newest first, or None.

    Args:
        recalls: withdrawals of any kits.
        kit_id: the kit that the picture was chosen from; "" matches every kit.
        picture_id: its id in that kit.
        sha256: hex digest of its bytes when it was chosen, or "". The same id with other
            bytes is another picture: the brand put a new one in its place.
    """
    for recall in _of(recalls, kit_id, RecallKind.PICTURE):
        same_bytes = bool(sha256) and sha256 in (recall.sha256, *recall.earlier)
        same_name = picture_id == recall.id and (not sha256 or not recall.sha256)
        if same_bytes or same_name:
            return recall
    return None


def recall_of_brief(recalls: tuple[Recall, ...], kit_id: str, brief_id: str) -> Recall | None:
    """Return the withdrawal of a campaign brief, or None."""
    found = _of(recalls, kit_id, RecallKind.CAMPAIGN)
    return next((recall for recall in found if brief_id and recall.id == brief_id), None)


def recalled_phrases(
    recalls: tuple[Recall, ...], kit_id: str, text: str
) -> tuple[tuple[Recall, int, int], ...]:
    """Return (withdrawal, start, end) for every withdrawn phrase in a text.

    Upper and lower case and the kind of white space do not matter.

    Args:
        recalls: withdrawals of any kits.
        kit_id: the kit that the text was written with; "" matches every kit.
        text: the words; offsets are code points into it.
    """
    found = []
    for recall in _of(recalls, kit_id, RecallKind.PHRASE):
        for words in {words for _locale, words in recall.text if words.strip()}:
            pattern = r"\s+".join(re.escape(word) for word in words.split())
            matches = re.finditer(pattern, text, re.IGNORECASE)
            found += [(recall, match.start(), match.end()) for match in matches]
    return tuple(sorted(found, key=lambda item: item[1:]))


def _of(recalls: tuple[Recall, ...], kit_id: str, kind: RecallKind) -> tuple[Recall, ...]:
    newest_first = sorted(recalls, key=lambda recall: recall.since, reverse=True)
    return tuple(
        recall
        for recall in newest_first
        if recall.kind is kind and (not kit_id or recall.kit_id == kit_id)
    )

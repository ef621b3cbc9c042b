"""One post on its way to one account, and what happened to it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from studio.post import OutgoingPost


class State(StrEnum):
    """Where an entry is. Only ``unknown`` needs a person to look."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"
    DROPPED = "dropped"
    HANDED_OFF = "handed_off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One line of an entry's history.

    Attributes:
        at: ISO 8601 in UTC.
        code: ``queued``, ``sending``, ``sent``, ``failed``, ``unknown``, ``looked``,
            ``resolved-sent``, ``resolved-resend``, ``dropped``, ``recovered`` or
            ``taken-down`` (a person took the live post down).
        detail: the reason's code, or "".
    """

    at: str
    code: str
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One post for one account.

    Attributes:
        id: made once, short.
        press: the same for all entries of one press of Publish.
        draft_id: the draft that it came from, or "".
        brief_id: the brief that it answers, or "".
        kit_id: the kit that brief and pictures are of, or "".
        picture_ids: kit pictures used, for recalls.
        picture_shas: hex digests of those pictures as the kit had them, in the same order.
        title: what lists call it: the brief's title or the first words.
        account_id: where it goes.
        network: id of the network.
        handle: as it was when Publish was pressed.
        key: the publisher's key, the same at every attempt.
        state: where it is.
        post: exactly what is sent.
        created_at: ISO 8601 in UTC.
        updated_at: ISO 8601 in UTC.
        url: where a person can look at it, or "".
        remote_id: the network's own id, or "".
        reason: code of the sentence that explains the state, or "".
        detail: the network's own words, or "".
        retry_at: ISO 8601 in UTC, or "".
    """

    id: str
    press: str
    draft_id: str
    brief_id: str
    picture_ids: tuple[str, ...]
    title: str
    account_id: str
    network: str
    handle: str
    key: str
    state: State
    post: OutgoingPost
    created_at: str
    updated_at: str
    url: str = ""
    remote_id: str = ""
    reason: str = ""
    detail: str = ""
    retry_at: str = ""
    kit_id: str = ""
    picture_shas: tuple[str, ...] = ()

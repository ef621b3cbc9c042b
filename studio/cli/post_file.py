"""Reads POST.json into a draft, strictly."""

from __future__ import annotations

import json
import secrets
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.cli.failures import refused, usage
from studio.cli.reading import read_bytes
from studio.post import Attachment, Draft

if TYPE_CHECKING:
    from studio.drafting import Drafting

KEYS = ("brief", "text", "variants", "attachments", "link", "at", "locale")
"""What a POST.json may hold."""


def read_post(file: str, drafting: Drafting, accounts: tuple[str, ...]) -> Draft:
    """Return the draft of a POST.json.

    Args:
        file: its path, ``-`` for the standard input.
        drafting: knows the kit and the networks.
        accounts: ids of the accounts that it goes to.

    Raises:
        CliError: it is not as it should be.
    """
    name, data = read_bytes(file)
    try:
        post = json.loads(data)
    except (ValueError, RecursionError) as problem:
        raise refused(name, "not-json") from problem
    if not isinstance(post, dict):
        raise refused(name, "not-json")
    for key in post:
        if key not in KEYS:
            raise refused(name, "unknown-key", key=str(key), known=", ".join(KEYS))
    _require_now(name, post.get("at"))
    folder = Path() if file == "-" else Path(file).absolute().parent
    return Draft(
        id=secrets.token_hex(6),
        text=_text(name, post, "text"),
        brief_id=_brief(name, post, drafting),
        variants=_variants(name, post.get("variants") or {}, drafting),
        attachments=_attachments(name, post.get("attachments") or [], drafting, folder),
        link=_text(name, post, "link"),
        accounts=accounts,
        locale=_text(name, post, "locale") or drafting.locale,
    )


def _text(name: str, post: dict[str, Any], key: str) -> str:
    value = post.get(key)
    if value is None and key != "text":
        return ""
    if not isinstance(value, str):
        raise refused(name, "bad-post", key=key, shape='"…"')
    return value


def _brief(name: str, post: dict[str, Any], drafting: Drafting) -> str:
    brief = _text(name, post, "brief")
    if brief and drafting.kit.campaign(brief) is None:
        known = ", ".join(item.id for item in drafting.kit.campaigns)
        raise refused(name, "unknown-choice", value=brief, known=known)
    return brief


def _variants(name: str, value: object, drafting: Drafting) -> tuple[tuple[str, str], ...]:
    good = isinstance(value, dict) and all(isinstance(text, str) for text in value.values())
    if not isinstance(value, dict) or not good:
        raise refused(name, "bad-post", key="variants", shape='{"bluesky": "…"}')
    for network in value:
        if network not in drafting.networks:
            known = ", ".join(drafting.networks)
            raise refused(name, "unknown-choice", value=str(network), known=known)
    return tuple(value.items())


def _attachments(
    name: str, value: object, drafting: Drafting, folder: Path
) -> tuple[Attachment, ...]:
    shape = '[{"picture": "…"}, {"file": "…", "alt": "…"}]'
    if not isinstance(value, list):
        raise refused(name, "bad-post", key="attachments", shape=shape)
    found = []
    for item in value:
        strings = isinstance(item, dict) and all(isinstance(text, str) for text in item.values())
        if not strings or len({"picture", "file"} & set(item)) != 1:
            raise refused(name, "bad-post", key="attachments", shape=shape)
        found.append(_attachment(item, drafting, folder))
    return tuple(found)


def _attachment(item: dict[str, str], drafting: Drafting, folder: Path) -> Attachment:
    alt = item.get("alt", "")
    if "file" in item:
        return Attachment(file=str(folder / item["file"]), alt=alt)
    # A picture that is not in the kit is the checks' business: they say what to do.
    picture = drafting.kit.picture(item["picture"])
    digest = picture.sha256 if picture is not None else ""
    return Attachment(picture_id=item["picture"], sha256=digest, alt=alt)


def _require_now(name: str, value: object) -> None:
    """Refuse a time in the future: this version posts at once."""
    if value is None:
        return
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise refused(name, "bad-post", key="at", shape='"2026-11-21T10:00:00Z"')
    if moment > datetime.now(UTC):
        raise usage(name, "later")

"""Reads POST.json into a draft, strictly."""

from __future__ import annotations

import json
import secrets
import unicodedata
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from studio.cli.failures import refused, usage
from studio.cli.picture_keys import PICTURE_KEYS, edit_of_keys
from studio.cli.reading import read_bytes
from studio.post import PHOTO_QUESTIONS, Attachment, Draft

if TYPE_CHECKING:
    from studio.drafting import Drafting

KEYS = ("brief", "text", "variants", "attachments", "link", "at", "locale")
"""What a POST.json may hold."""

_NOW = timedelta(minutes=1)
"""A time this short ago still means now: it was written when the command was."""


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
    _require_now(name, post.get("at"), drafting.clock())
    folder = Path() if file == "-" else Path(file).absolute().parent
    return Draft(
        id=secrets.token_hex(6),
        text=_text(name, post, "text"),
        brief_id=_brief(name, post, drafting),
        variants=_variants(name, post.get("variants"), drafting),
        attachments=_attachments(name, post.get("attachments"), drafting, folder),
        link=_link(name, post),
        accounts=accounts,
        locale=_locale(name, post, drafting),
    )


def _text(name: str, post: dict[str, Any], key: str) -> str:
    value = post.get(key)
    if value is None and key != "text":
        return ""
    if not isinstance(value, str):
        raise refused(name, "bad-post", key=key, shape='"…"')
    return _plain(name, key, value)


def _plain(name: str, key: str, value: str) -> str:
    """Return a text with line breaks of one kind; refuse what nobody can see or send."""
    value = value.replace("\r\n", "\n")
    for letter in value:
        if unicodedata.category(letter) in {"Cc", "Cs"} and letter not in "\n\t":
            raise refused(name, "odd-letter", key=key, letter=f"U+{ord(letter):04X}")
    return value


def _link(name: str, post: dict[str, Any]) -> str:
    link = _text(name, post, "link")
    if not link:
        return ""
    try:
        parts = urlsplit(link)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        good = False
    if not good or any(letter.isspace() for letter in link):
        raise refused(name, "bad-post", key="link", shape='"https://…"')
    return link


def _locale(name: str, post: dict[str, Any], drafting: Drafting) -> str:
    locale = _text(name, post, "locale") or drafting.locale
    if locale not in drafting.kit.locales:
        known = ", ".join(drafting.kit.locales)
        raise refused(name, "unknown-choice", value=locale, known=known)
    return locale


def _brief(name: str, post: dict[str, Any], drafting: Drafting) -> str:
    brief = _text(name, post, "brief")
    if brief and drafting.kit.campaign(brief) is None:
        known = ", ".join(item.id for item in drafting.kit.campaigns)
        raise refused(name, "unknown-choice", value=brief, known=known)
    return brief


def _variants(name: str, value: object, drafting: Drafting) -> tuple[tuple[str, str], ...]:
    if value is None:
        return ()
    good = isinstance(value, dict) and all(isinstance(text, str) for text in value.values())
    if not isinstance(value, dict) or not good:
        raise refused(name, "bad-post", key="variants", shape='{"bluesky": "…"}')
    for network in value:
        if network not in drafting.networks:
            known = ", ".join(drafting.networks)
            raise refused(name, "unknown-choice", value=str(network), known=known)
    return tuple((network, _plain(name, "variants", text)) for network, text in value.items())


def _attachments(
    name: str, value: object, drafting: Drafting, folder: Path
) -> tuple[Attachment, ...]:
    shape = '[{"picture": "…"}, {"file": "…", "alt": "…"}]'
    if value is None:
        return ()
    if not isinstance(value, list):
        raise refused(name, "bad-post", key="attachments", shape=shape)
    found = []
    for item in value:
        if not isinstance(item, dict):
            raise refused(name, "bad-post", key="attachments", shape=shape)
        answers = _answers(name, item.get("answers"))
        edit = edit_of_keys(name, item, drafting.kit, lambda text: _plain(name, "slots", text))
        texts = {k: text for k, text in item.items() if k not in ("answers", *PICTURE_KEYS)}
        strings = all(isinstance(text, str) for text in texts.values())
        if not strings or len({"picture", "file"} & set(texts)) != 1:
            raise refused(name, "bad-post", key="attachments", shape=shape)
        whole = {key: _plain(name, "attachments", text) for key, text in texts.items()}
        found.append(replace(_attachment(whole, answers, drafting, folder), edit=edit))
    return tuple(found)


def _answers(name: str, value: object) -> tuple[tuple[str, str], ...]:
    """Return what the writer says of their own photo, in the order of the questions."""
    if value is None:
        return ()
    known = dict(PHOTO_QUESTIONS)
    if not isinstance(value, dict) or not all(isinstance(a, str) for a in value.values()):
        raise refused(name, "bad-post", key="answers", shape='{"people": "nobody"}')
    for question, answer in value.items():
        choices = known.get(question, ())
        if answer not in choices:
            wrong, right = (answer, choices) if choices else (str(question), tuple(known))
            raise refused(name, "unknown-choice", value=wrong, known=", ".join(right))
    return tuple((question, value[question]) for question in known if question in value)


def _attachment(
    item: dict[str, str], answers: tuple[tuple[str, str], ...], drafting: Drafting, folder: Path
) -> Attachment:
    alt = item.get("alt", "")
    if "file" in item:
        return Attachment(file=str(folder / item["file"]), alt=alt, answers=answers)
    # A picture that is not in the kit is the checks' business: they say what to do.
    picture = drafting.kit.picture(item["picture"])
    digest = picture.sha256 if picture is not None else ""
    return Attachment(picture_id=item["picture"], sha256=digest, alt=alt)


def _require_now(name: str, value: object, now: datetime) -> None:
    """Refuse a time in the future and one in the past: this version posts at once."""
    if value is None:
        return
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise refused(name, "bad-post", key="at", shape='"2026-11-21T10:00:00Z"')
    if moment > now:
        raise usage(name, "later")
    if moment < now - _NOW:
        raise usage(name, "past")

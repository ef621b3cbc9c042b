"""The practice network: posts that only this computer sees, kept as plain files.

Each post is ``<key>.json`` with its pictures beside it. The pictures are written first,
so a post is there with everything or not at all.
"""

from __future__ import annotations

import json
import re
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar

from studio import atomic
from studio.post import PRACTICE, OutgoingPicture, OutgoingPost
from studio.publishers.base import Identity, Keeper, Linked, Posted, Publisher, Secret, Session
from studio.publishers.errors import RejectedError, UnavailableError

_KEY = re.compile(r"[0-9A-Za-z-]{1,64}")
_ENDINGS = {"image/jpeg": "jpg", "image/png": "png"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticePicture:
    """A picture of a practice post: its file, and its description."""

    file: Path
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticePost:
    """A post on the practice network.

    Attributes:
        key: the publisher's key.
        text: the words.
        pictures: in order.
        created_at: ISO 8601 in UTC.
        url: ``practice:<key>``.
    """

    key: str
    text: str
    pictures: tuple[PracticePicture, ...]
    created_at: str
    url: str


class Practice(Publisher):
    """A network inside the app, to try everything without an account.

    Args:
        folder: where the posts are kept; made at the first post.
    """

    id: ClassVar[str] = PRACTICE
    needs_link: ClassVar[bool] = False

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def new_key(self, now: datetime) -> str:
        """Make a key that sorts by time and that no other press has."""
        return f"{now.astimezone(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(4)}"

    def link(self, *, host: str, handle: str, password: Secret) -> Linked:  # noqa: ARG002
        """Return the built-in account; nothing is asked for."""
        identity = Identity(user_id=PRACTICE, handle=PRACTICE, name="Practice", host="")
        return Linked(identity=identity, secret=Secret(""))

    def resume(
        self,
        identity: Identity,  # noqa: ARG002
        secret: Secret,  # noqa: ARG002
        *,
        keeper: Keeper,  # noqa: ARG002
    ) -> Session:
        """Return the one session of this network."""
        return _PracticeSession(self._folder)

    def unlink(self, identity: Identity, secret: Secret) -> None:
        """Do nothing: the practice account is always there."""

    def posts(self) -> tuple[PracticePost, ...]:
        """Return every post, newest first. Files that cannot be read are left out."""
        found = [_read(file) for file in self._folder.glob("*.json")]
        posts = [post for post in found if post is not None]
        return tuple(sorted(posts, key=lambda post: (post.created_at, post.key), reverse=True))


class _PracticeSession(Session):
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _publish(self, post: OutgoingPost, *, key: str) -> Posted:
        there = self._there(key)
        if there is not None:
            return there
        try:
            text = post.text.encode().decode()
            pictures = [self._keep(key, n, item) for n, item in enumerate(post.pictures, 1)]
            data = {"text": text, "created_at": post.created_at, "pictures": pictures}
            content = json.dumps(data, ensure_ascii=False, indent=2).encode()
            atomic.write_bytes(self._file(key), content)
        except UnicodeError:
            raise RejectedError("unreadable-text") from None
        except OSError as problem:
            raise UnavailableError("practice-not-kept", problem.strerror or "") from None
        return _posted(key)

    def _keep(self, key: str, number: int, picture: OutgoingPicture) -> dict[str, str]:
        name = f"{key}-{number}.{_ENDINGS.get(picture.mime, 'bin')}"
        atomic.write_bytes(self._folder / name, picture.data)
        return {"file": name, "alt": picture.alt}

    def _look(self, *, key: str, **_post: object) -> Posted | None:  # the key says it all
        return self._there(key)

    def _there(self, key: str) -> Posted | None:
        return _posted(key) if self._file(key).is_file() else None

    def _file(self, key: str) -> Path:
        if not _KEY.fullmatch(key):
            raise RejectedError("refused", "key")
        return self._folder / f"{key}.json"


def _posted(key: str) -> Posted:
    return Posted(url=f"{PRACTICE}:{key}", remote_id=key)


def _read(file: Path) -> PracticePost | None:
    try:
        data = json.loads(file.read_bytes())
        pictures = tuple(
            PracticePicture(file=file.parent / Path(item["file"]).name, alt=str(item["alt"]))
            for item in data["pictures"]
        )
        text, created_at = str(data["text"]), str(data["created_at"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    url = f"{PRACTICE}:{file.stem}"
    return PracticePost(key=file.stem, text=text, pictures=pictures, created_at=created_at, url=url)

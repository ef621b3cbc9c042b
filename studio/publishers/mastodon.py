"""Mastodon, and servers that speak as it does (https://docs.joinmastodon.org, read 2026-11-21).

A server remembers the ``Idempotency-Key`` of a post for an hour: the same key is the same
post, so a repeat within that hour cannot post twice. It cannot be asked for a key. So a post
whose answer was lost is looked for among the account's own posts, by its words, its pictures'
descriptions and its time.
"""

from __future__ import annotations

import re
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any, ClassVar

from studio.post import OutgoingPicture, OutgoingPost
from studio.publishers import http, mastodon_sign_in
from studio.publishers.base import (
    Ask,
    Authorization,
    Identity,
    Keeper,
    Linked,
    Posted,
    Publisher,
    Secret,
    Session,
)
from studio.publishers.errors import (
    LinkExpiredError,
    OutcomeUnknownError,
    RejectedError,
    UnavailableError,
)
from studio.publishers.mastodon_html import Likeness, likeness, too_early
from studio.publishers.mastodon_server import read_instance
from studio.publishers.mastodon_sign_in import keys_in
from studio.publishers.multipart import form_with_file
from studio.server_limits import ServerLimits

Refusal = Callable[[OutgoingPost, ServerLimits | None], str]
"""Gives the reason why a server with these figures would refuse a post, or ""."""

_PAUSES = (0.5, 1.0, 2.0, 3.0, 5.0, 8.0, 10.0, 15.0, 15.0)  # seconds; a minute in all
_AT_ONCE = 40  # the most that the network gives in one answer
_MOST_PAGES = 5
_FEW = 20  # what the network gives when nobody says how many; fewer are all that there are
_ID = re.compile(r"[A-Za-z0-9_.-]{1,100}")


class Mastodon(Publisher):
    """The door to every server that speaks Mastodon's language.

    Args:
        refusal: what is refused before anything is sent; nothing when None.
        wait: waits so many seconds for a picture to be ready.
    """

    id: ClassVar[str] = "mastodon"
    callback_path: ClassVar[str] = "/callback/mastodon"
    shows_codes: ClassVar[bool] = True

    def __init__(
        self, refusal: Refusal | None = None, *, wait: Callable[[float], None] = time.sleep
    ) -> None:
        self._refusal = refusal or (lambda _post, _limits: "")
        self._wait = wait

    def ways(self) -> tuple[str, ...]:
        """Return the one way: in the browser."""
        return ("browser",)

    def authorize(self, ask: Ask) -> Authorization:
        """Register at the person's server and prepare the address for the browser."""
        return mastodon_sign_in.begin(ask)

    def redeem(self, authorization: Authorization, code: Secret) -> Linked:
        """Turn the code into a token, and ask whose it is."""
        return mastodon_sign_in.finish(authorization, code)

    def new_key(self, now: datetime) -> str:  # noqa: ARG002  the key is random
        """Make the ``Idempotency-Key``."""
        return uuid.uuid4().hex

    def resume(self, identity: Identity, secret: Secret, *, keeper: Keeper) -> Session:  # noqa: ARG002
        """Continue with a kept token. It does not run out, so nothing is ever replaced."""
        return _MastodonSession(identity, secret, self._refusal, self._wait)

    def unlink(self, identity: Identity, secret: Secret) -> None:
        """Take the token back at the server; one that is gone already is fine."""
        mastodon_sign_in.end(identity.host, keys_in(secret))


class _MastodonSession(Session):
    """One account at one server."""

    def __init__(
        self, who: Identity, secret: Secret, refusal: Refusal, wait: Callable[[float], None]
    ) -> None:
        self._who = who
        self._secret = secret
        self._refusal = refusal
        self._wait = wait
        self._asked = False
        self._limits: ServerLimits | None = None

    def _publish(self, post: OutgoingPost, *, key: str) -> Posted:
        token = self._token()
        try:
            post.text.encode()
        except UnicodeError:
            raise RejectedError("unreadable-text") from None
        reason = self._refusal(post, self._server_limits())
        if reason:
            raise RejectedError(reason)
        body = {
            "status": post.text,
            "media_ids": [self._upload(picture, token) for picture in post.pictures],
            "visibility": "public",
            "language": post.locale.partition("-")[0].lower(),
        }
        answer = http.post_json(
            self._at("statuses"),
            body,
            token=token,
            headers={"Idempotency-Key": key},
            public=True,
        )
        posted = self._posted(answer.accepted())
        if posted is None:
            raise OutcomeUnknownError("unclear-answer")
        return posted

    def _look(self, *, key: str, post: OutgoingPost | None, taken: frozenset[str]) -> Posted | None:
        del key  # the network cannot be asked for it
        if post is None:
            raise UnavailableError("cannot-tell")
        doubtful = False
        for status in self._since(post):
            alike = Likeness.OTHER if _id(status) in taken else likeness(status, post)
            posted = self._posted(status) if alike is Likeness.SAME else None
            if posted is not None:
                return posted
            doubtful = doubtful or alike is not Likeness.OTHER
        if doubtful:
            raise UnavailableError("cannot-tell")
        return None

    def _check(self, *, key: str) -> ServerLimits | None:
        del key
        instance = read_instance(self._who.host)
        try:
            mastodon_sign_in.who_is(self._who.host, self._token(), instance)
        except RejectedError as problem:  # some servers say it with 403 or 422
            raise LinkExpiredError("sign-in-ended", problem.detail) from None
        self._asked, self._limits = True, instance.limits
        return instance.limits

    def _server_limits(self) -> ServerLimits | None:
        if not self._asked:
            self._limits = read_instance(self._who.host).limits
            self._asked = True
        return self._limits

    def _since(self, post: OutgoingPost) -> Iterator[Mapping[str, Any]]:
        """Give the account's own statuses, the newest first, back to before the press.

        Raises:
            UnavailableError: there are too many, or the network does not give them all.
        """
        last = ""
        for _page in range(_MOST_PAGES):
            statuses = self._own(last)
            if last and statuses and _id(statuses[-1]) == last:
                # A server that knows no pages gave the first one again.
                if len(statuses) < _FEW:
                    return
                break
            for status in statuses:
                if too_early(status, post):
                    return
                yield status
            if not statuses:
                return
            last = _id(statuses[-1])
        raise UnavailableError("cannot-tell")

    def _own(self, older_than: str) -> tuple[Mapping[str, Any], ...]:
        asked = {"limit": str(_AT_ONCE), "exclude_reblogs": "true"}
        if older_than:
            asked["max_id"] = older_than
        where = self._at(f"accounts/{self._who.user_id}/statuses")
        answer = http.get_list(where, asked, token=self._token())
        if answer.status >= 400 and answer.status != 401:
            raise UnavailableError("unclear-answer", answer.error)
        answer.accepted()
        return answer.items

    def _upload(self, picture: OutgoingPicture, token: Secret) -> str:
        data, kind = form_with_file(picture.data, picture.mime, {"description": picture.alt})
        url = f"{self._who.host}/api/v2/media"
        media = http.post_bytes(url, data, kind, token=token)
        made = _id(media.accepted())
        if not made:
            raise UnavailableError("unclear-answer")
        if media.status == 202:
            self._until_ready(made, token)
        return made

    def _until_ready(self, media: str, token: Secret) -> None:
        """Wait until the server has made its copies: 206 while it does, 200 when it has."""
        for pause in _PAUSES:
            self._wait(pause)
            answer = http.get_json(self._at(f"media/{media}"), {}, token=token)
            answer.accepted()
            if answer.status == 200:
                return
        raise UnavailableError("picture-not-ready")

    def _posted(self, status: Mapping[str, Any]) -> Posted | None:
        made, urls = _id(status), (status.get("url"), status.get("uri"))
        if not made:
            return None
        pages = (u for u in urls if isinstance(u, str) and u.startswith(("https://", "http://")))
        name = self._who.handle.partition("@")[0]
        url = next(pages, f"{self._who.host}/@{name}/{made}")
        return Posted(url=url, remote_id=made)

    def _token(self) -> Secret:
        return keys_in(self._secret).token

    def _at(self, method: str) -> str:
        return f"{self._who.host}/api/v1/{method}"


def _id(data: Mapping[str, Any]) -> str:
    value = data.get("id")
    return value if isinstance(value, str) and _ID.fullmatch(value) else ""

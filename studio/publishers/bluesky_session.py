"""Posting to Bluesky, the same for every way to sign in.

A post is a record whose name the app makes itself. ``putRecord`` with the same name and
the same content is the same post, so a repeat after a lost answer cannot post twice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Protocol

from studio.post import OutgoingPicture, OutgoingPost
from studio.publishers import bluesky_text, http
from studio.publishers.answers import Answer
from studio.publishers.base import Identity, Posted, Secret, Session
from studio.publishers.bluesky_calls import DEAD_TOKEN, address, field, resolve
from studio.publishers.bluesky_text import PostLimits
from studio.publishers.carried import Access
from studio.publishers.errors import (
    LinkExpiredError,
    OutcomeUnknownError,
    RejectedError,
    UnavailableError,
)

POSTS = "app.bsky.feed.post"

Call = Callable[[str, Access], Answer]
"""Makes a request to an address, signed."""


class SignIn(Protocol):
    """What signs an account's requests."""

    def access(self, dead: Secret | None = None) -> Secret:
        """Return a token, a new one when ``dead`` is not taken any more.

        Raises:
            LinkExpiredError: the sign-in is over.
            UnavailableError: no clear answer came.
        """

    def send(self, verb: str, url: str, token: Secret, call: Callable[[Access], Answer]) -> Answer:
        """Make a request with the token, as this way to sign in wants it."""


class BlueskySession(Session):
    """One account, however it signed in. Two threads may use it."""

    def __init__(self, who: Identity, sign_in: SignIn, limits: PostLimits) -> None:
        self._who = who
        self._sign_in = sign_in
        self._limits = limits

    def _publish(self, post: OutgoingPost, *, key: str) -> Posted:
        reason = bluesky_text.why_refused(post, self._limits)
        if reason:
            raise RejectedError(reason)
        blobs = [self._upload(picture) for picture in post.pictures]
        body = {
            "repo": self._who.user_id,
            "collection": POSTS,
            "rkey": key,
            "record": _record(post, blobs, lambda handle: resolve(self._who.host, handle)),
        }
        data = self._post(
            "repo.putRecord",
            lambda url, token: http.post_json(url, body, token=token, public=True),
        )
        uri = data.get("uri")
        if not isinstance(uri, str) or not uri.endswith(f"/{POSTS}/{key}"):
            raise OutcomeUnknownError("unclear-answer")
        return self._posted(key, uri)

    def _look(self, *, key: str, **_post: object) -> Posted | None:  # the key says it all
        # Asked as this account, so that the request reaches the server that has its posts.
        where = {"repo": self._who.user_id, "collection": POSTS, "rkey": key}
        try:
            answer = self._signed(
                "GET",
                "repo.getRecord",
                lambda url, token: http.get_json(url, where, token=token),
            )
            data = {} if answer.error == "RecordNotFound" else answer.accepted()
        except RejectedError as problem:
            raise UnavailableError("unclear-answer", problem.detail) from None
        return self._posted(key, field(data, "uri")) if data.get("uri") else None

    def _posted(self, key: str, uri: str) -> Posted:
        url = f"https://bsky.app/profile/{self._who.handle}/post/{key}"
        return Posted(url=url, remote_id=uri)

    def _upload(self, picture: OutgoingPicture) -> dict[str, Any]:
        data = self._post(
            "repo.uploadBlob",
            lambda url, token: http.post_bytes(url, picture.data, picture.mime, token=token),
        )
        blob = data.get("blob")
        if not isinstance(blob, dict):
            raise UnavailableError("unclear-answer")
        return blob

    def _post(self, method: str, call: Call) -> Mapping[str, Any]:
        return self._signed("POST", method, call).accepted()

    def _signed(self, verb: str, method: str, call: Call) -> Answer:
        """Make a call; when its token ran out it did nothing, so it is made once more."""
        url = address(self._who.host, method)
        token = self._sign_in.access()
        answer = self._sign_in.send(verb, url, token, partial(call, url))
        if answer.error in DEAD_TOKEN:
            token = self._sign_in.access(token)
            answer = self._sign_in.send(verb, url, token, partial(call, url))
        if answer.error in DEAD_TOKEN:
            raise LinkExpiredError("sign-in-ended")
        return answer


def _record(
    post: OutgoingPost, blobs: list[dict[str, Any]], resolve: Callable[[str], str]
) -> dict[str, Any]:
    record: dict[str, Any] = {
        "$type": POSTS,
        "text": post.text,
        "createdAt": post.created_at,
        "langs": [post.locale.partition("-")[0].lower()],
    }
    facets = bluesky_text.facets(post.text, resolve)
    if facets:
        record["facets"] = facets
    if blobs:
        images = [_image(picture, blob) for picture, blob in zip(post.pictures, blobs, strict=True)]
        record["embed"] = {"$type": "app.bsky.embed.images", "images": images}
    return record


def _image(picture: OutgoingPicture, blob: dict[str, Any]) -> dict[str, Any]:
    ratio = {"width": picture.width, "height": picture.height}
    return {"image": blob, "alt": picture.alt, "aspectRatio": ratio}

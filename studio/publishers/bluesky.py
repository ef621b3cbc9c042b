"""Bluesky, by app password (https://docs.bsky.app/docs/api, read 2026-11-21).

The only thing kept is the refresh token: 90 days, replaced at every use. The access
token (two hours) stays in memory, and the app password is forgotten at once.

A post is a record whose name the app makes itself. ``putRecord`` with the same name and
the same content is the same post, so a repeat after a lost answer cannot post twice.
"""

from __future__ import annotations

import base64
import json
import re
import secrets
import threading
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, ClassVar

from studio.post import OutgoingPicture, OutgoingPost
from studio.publishers import bluesky_text, http
from studio.publishers.answers import Answer
from studio.publishers.base import (
    Identity,
    Keeper,
    Linked,
    Posted,
    Publisher,
    Secret,
    Session,
)
from studio.publishers.bluesky_text import PostLimits
from studio.publishers.errors import (
    LinkExpiredError,
    OutcomeUnknownError,
    RejectedError,
    UnavailableError,
)

DEFAULT_HOST = "https://bsky.social"

_POSTS = "app.bsky.feed.post"
_APP_PASSWORD = re.compile(r"[a-z0-9]{4}(?:-[a-z0-9]{4}){3}")
_MAIN_PASSWORD_SCOPE = "com.atproto.access"  # noqa: S105  a scope's name
_DEAD_TOKEN = frozenset({"ExpiredToken", "InvalidToken"})
_BASE32 = "234567abcdefghijklmnopqrstuvwxyz"


class Tids:
    """Makes record names: 13 characters that sort by time (https://atproto.com/specs/tid).

    Args:
        clock_id: 0 to 1023, tells apart two computers in the same microsecond; random
            when None.
    """

    def __init__(self, clock_id: int | None = None) -> None:
        self._clock_id = secrets.randbelow(1024) if clock_id is None else clock_id
        self._last = 0
        self._lock = threading.Lock()

    def new(self, now: datetime) -> str:
        """Return the next name; each is later than the one before, even if the clock is not."""
        micros = int(now.timestamp() * 1_000_000)
        with self._lock:
            self._last = max(micros, self._last + 1)
            number = (self._last << 10) | self._clock_id
        return "".join(_BASE32[(number >> shift) & 31] for shift in range(60, -1, -5))


class Bluesky(Publisher):
    """The door to Bluesky and to every other server of its protocol.

    Args:
        limits: what is refused before anything is sent; nothing when None.
        tids: makes the records' names.
    """

    id: ClassVar[str] = "bluesky"

    def __init__(self, limits: PostLimits | None = None, *, tids: Tids | None = None) -> None:
        self._limits = limits or PostLimits()
        self._tids = tids or Tids()

    def new_key(self, now: datetime) -> str:
        """Make the name of the record that the post will be."""
        return self._tids.new(now)

    def link(self, *, host: str, handle: str, password: Secret) -> Linked:
        """Sign in with an app password; a main password is refused before it is sent."""
        server = http.origin(host or DEFAULT_HOST)
        name = bluesky_text.normal_handle(handle)
        if not name:
            raise RejectedError("no-handle")
        word = password.reveal().strip().lower()
        if not _APP_PASSWORD.fullmatch(word):
            raise RejectedError("not-an-app-password")
        answer = _post(server, "server.createSession", {"identifier": name, "password": word})
        if answer.status >= 400 and not answer.error:
            raise RejectedError("no-such-address")  # a web server, but not of this protocol
        if answer.status in {400, 401}:
            raise RejectedError("wrong-password")
        return self._linked(server, answer.accepted())

    def _linked(self, server: str, data: Mapping[str, Any]) -> Linked:
        refresh = Secret(_field(data, "refreshJwt"))
        did, handle = _field(data, "did"), _field(data, "handle")
        if _scope(_field(data, "accessJwt")) == _MAIN_PASSWORD_SCOPE:
            _end(server, refresh)
            raise RejectedError("main-password")
        name = _display_name(server, did) or handle
        identity = Identity(user_id=did, handle=handle, name=name, host=server)
        return Linked(identity=identity, secret=refresh)

    def resume(self, identity: Identity, secret: Secret, *, keeper: Keeper) -> Session:
        """Continue with a kept refresh token."""
        return _BlueskySession(identity, secret, keeper, self._limits)

    def unlink(self, identity: Identity, secret: Secret) -> None:
        """End the sign-in at the network; one that is already over is fine."""
        _end(identity.host, secret)


class _BlueskySession(Session):
    """One account. Two threads may use it: tokens are replaced by one at a time."""

    def __init__(
        self,
        who: Identity,
        refresh: Secret,
        keeper: Keeper,
        limits: PostLimits,
    ) -> None:
        self._who = who
        self._limits = limits
        self._refresh_token = refresh
        self._keeper = keeper
        self._unkept = False
        self._access: Secret | None = None
        self._lock = threading.Lock()

    def _publish(self, post: OutgoingPost, *, key: str) -> Posted:
        reason = bluesky_text.why_refused(post, self._limits)
        if reason:
            raise RejectedError(reason)
        blobs = [self._upload(picture) for picture in post.pictures]
        body = {
            "repo": self._who.user_id,
            "collection": _POSTS,
            "rkey": key,
            "record": _record(post, blobs, lambda handle: _resolve(self._who.host, handle)),
        }
        data = self._signed(
            lambda token: _post(self._who.host, "repo.putRecord", body, token, public=True)
        )
        uri = data.get("uri")
        if not isinstance(uri, str) or not uri.endswith(f"/{_POSTS}/{key}"):
            raise OutcomeUnknownError("unclear-answer")
        return self._posted(key, uri)

    def _look(self, *, key: str, **_post: object) -> Posted | None:  # the key says it all
        # Asked as this account, so that the request reaches the server that has its posts.
        where = {"repo": self._who.user_id, "collection": _POSTS, "rkey": key}
        try:
            data = self._signed(
                lambda token: _get(self._who.host, "repo.getRecord", where, token),
                fine=frozenset({"RecordNotFound"}),
            )
        except RejectedError as problem:
            raise UnavailableError("unclear-answer", problem.detail) from None
        return self._posted(key, _field(data, "uri")) if data.get("uri") else None

    def _posted(self, key: str, uri: str) -> Posted:
        url = f"https://bsky.app/profile/{self._who.handle}/post/{key}"
        return Posted(url=url, remote_id=uri)

    def _upload(self, picture: OutgoingPicture) -> dict[str, Any]:
        url = f"{self._who.host}/xrpc/com.atproto.repo.uploadBlob"
        data = self._signed(lambda t: http.post_bytes(url, picture.data, picture.mime, token=t))
        blob = data.get("blob")
        if not isinstance(blob, dict):
            raise UnavailableError("unclear-answer")
        return blob

    def _signed(
        self, call: Callable[[Secret], Answer], fine: frozenset[str] = frozenset()
    ) -> Mapping[str, Any]:
        """Make a call; when its token ran out it did nothing, so it is made once more."""
        token = self._token(None)
        answer = call(token)
        if answer.error in _DEAD_TOKEN:
            answer = call(self._token(token))
        if answer.error in _DEAD_TOKEN:
            raise LinkExpiredError("sign-in-ended")
        return {} if answer.error in fine else answer.accepted()

    def _token(self, dead: Secret | None) -> Secret:
        with self._lock:
            if self._access is None or self._access == dead or self._unkept:
                with self._keeper.latest() as kept:
                    self._replace(kept)
            if self._access is None:
                raise UnavailableError("unclear-answer")
            return self._access

    def _replace(self, kept: Secret) -> None:
        if not self._unkept:
            self._access = None
            self._refresh_token = kept  # another program may have replaced ours
            self._refresh()
        self._keeper.keep(self._refresh_token)
        self._unkept = False

    def _refresh(self) -> None:
        answer = _post(self._who.host, "server.refreshSession", None, self._refresh_token)
        if answer.status in {400, 401, 403}:
            raise LinkExpiredError("sign-in-ended")
        data = answer.accepted()
        # The old token may be dead by now: hold on to the new one even if keeping it fails,
        # and do not use it before it is kept.
        self._refresh_token = Secret(_field(data, "refreshJwt"))
        self._unkept = True
        self._access = Secret(_field(data, "accessJwt"))


def _record(
    post: OutgoingPost, blobs: list[dict[str, Any]], resolve: Callable[[str], str]
) -> dict[str, Any]:
    record: dict[str, Any] = {
        "$type": _POSTS,
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


def _resolve(server: str, handle: str) -> str:
    """Return the DID of a handle, or "": nothing is public yet, and a mention is no must."""
    answer = _get(server, "identity.resolveHandle", {"handle": handle})
    did = answer.data.get("did") if answer.status < 400 else ""
    return did if isinstance(did, str) else ""


def _display_name(server: str, did: str) -> str:
    where = {"repo": did, "collection": "app.bsky.actor.profile", "rkey": "self"}
    try:
        value = _get(server, "repo.getRecord", where).data.get("value")
    except (UnavailableError, RejectedError):
        return ""  # the handle does as well
    name = value.get("displayName") if isinstance(value, dict) else ""
    return " ".join(name.split()) if isinstance(name, str) else ""


def _end(server: str, refresh: Secret) -> None:
    answer = _post(server, "server.deleteSession", None, refresh)
    if answer.status >= 400 and answer.error not in _DEAD_TOKEN and answer.status != 401:
        raise UnavailableError("unclear-answer")


def _scope(jwt: str) -> str:
    """Read the scope of an access token. It is our own, fresh from the server: not verified."""
    try:
        middle = jwt.split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(middle + "=" * (-len(middle) % 4)))
    except (ValueError, IndexError):
        return ""
    scope = claims.get("scope") if isinstance(claims, dict) else ""
    return scope if isinstance(scope, str) else ""


def _field(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name)
    if not isinstance(value, str) or not value:
        raise UnavailableError("unclear-answer", name)
    return value


def _post(
    server: str,
    method: str,
    body: Mapping[str, Any] | None,
    token: Secret | None = None,
    *,
    public: bool = False,
) -> Answer:
    url = f"{server}/xrpc/com.atproto.{method}"
    return http.post_json(url, body, token=token, public=public)


def _get(
    server: str, method: str, params: Mapping[str, str], token: Secret | None = None
) -> Answer:
    return http.get_json(f"{server}/xrpc/com.atproto.{method}", params, token=token)

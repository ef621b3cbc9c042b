"""Codes and refresh tokens into tokens, and the end of them (RFC 6749, RFC 7009).

Every request is a form. No token is ever in an address, and a server's own words are
never passed on: they may repeat what was sent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from studio.publishers import http
from studio.publishers.answers import Answer
from studio.publishers.base import Secret
from studio.publishers.errors import (
    LinkExpiredError,
    PublishError,
    RejectedError,
    UnavailableError,
)
from studio.publishers.oauth.answer import ERRORS

Fields = Mapping[str, str | Secret]
Send = Callable[[str, Fields], Answer]
"""Sends a form to an address; with DPoP it also proves (``dpop.Prover.post_form``)."""

_LONGEST = 20_000  # characters of a token; LinkedIn asks for room for 1,000
_GONE = frozenset({"invalid_grant", "invalid_client", "unauthorized_client", "invalid_scope"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """What a token endpoint gave.

    Attributes:
        access: signs requests.
        refresh: gives the next access token; None when there is none.
        kind: ``bearer`` or ``dpop``.
        seconds: how long the access token works, or 0 when it was not said.
        scope: what it may do, or what was asked for when the server says nothing.
        more: the rest of the answer: ``sub``, ``id_token`` and the like.
    """

    access: Secret
    refresh: Secret | None
    kind: str
    seconds: int
    scope: str
    more: Mapping[str, Any] = field(default_factory=dict, repr=False)


def send_form(url: str, fields: Fields) -> Answer:
    """Send a form without a proof."""
    return http.post_form(url, fields)


def by_code(
    endpoint: str,
    *,
    client_id: str,
    code: Secret,
    redirect_uri: str,
    verifier: Secret,
    client_secret: Secret | None = None,
    scope: str = "",
    send: Send = send_form,
) -> Tokens:
    """Redeem a code.

    Args:
        endpoint: the token endpoint.
        client_id: of the brand's app.
        code: as the browser brought it.
        redirect_uri: the very one that was asked with.
        verifier: of ``pkce``.
        client_secret: only where the server itself gave one to this installation.
        scope: what was asked for.
        send: how forms are sent.

    Raises:
        RejectedError: ``code-refused``: used, too old, or not for us; ``client-refused``;
            ``wrong-answer``; ``sign-in-refused``.
        UnavailableError: no clear answer came.
    """
    fields: dict[str, str | Secret] = {
        "grant_type": "authorization_code",
        "client_id": client_id,
        "code": code,
        "redirect_uri": redirect_uri,
        "code_verifier": verifier,
    }
    return redeemed(send(endpoint, _with(fields, client_secret)), scope=scope)


def by_refresh(
    endpoint: str,
    *,
    client_id: str,
    refresh: Secret,
    client_secret: Secret | None = None,
    scope: str = "",
    send: Send = send_form,
) -> Tokens:
    """Ask for the next tokens. Ask only inside ``Keeper.latest``: most servers take it once.

    Args:
        endpoint: the token endpoint.
        client_id: of the brand's app.
        refresh: what is kept now.
        client_secret: as at ``by_code``.
        scope: what was granted before.
        send: how forms are sent.

    Returns:
        ``refresh`` is the new one, or the old one when the server gave none.

    Raises:
        LinkExpiredError: the sign-in is over.
        UnavailableError: no clear answer came, or the PC's clock is wrong.
    """
    fields: dict[str, str | Secret] = {
        "grant_type": "refresh_token",
        "client_id": client_id,
        "refresh_token": refresh,
    }
    return refreshed(send(endpoint, _with(fields, client_secret)), before=refresh, scope=scope)


def revoke(
    endpoint: str,
    *,
    client_id: str,
    token: Secret,
    hint: str = "refresh_token",
    client_secret: Secret | None = None,
    send: Send = send_form,
) -> None:
    """End a sign-in. One that is over already is fine (RFC 7009 §2.2).

    Raises:
        UnavailableError: the network could not be told.
    """
    fields: dict[str, str | Secret] = {
        "client_id": client_id,
        "token": token,
        "token_type_hint": hint,
    }
    revoked(send(endpoint, _with(fields, client_secret)))


def redeemed(answer: Answer, *, scope: str = "") -> Tokens:
    """Read the answer to a code; see ``by_code``."""
    if answer.status >= 400:
        raise refusal(answer)
    return read(answer.data, scope=scope)


def refreshed(answer: Answer, *, before: Secret, scope: str = "") -> Tokens:
    """Read the answer to a refresh token; see ``by_refresh``."""
    if answer.status >= 400:
        raise _refresh_problem(answer)
    try:
        return read(answer.data, scope=scope, before=before)
    except RejectedError:
        raise UnavailableError("unclear-answer") from None


def revoked(answer: Answer) -> None:
    """Read the answer to the end of a token; see ``revoke``."""
    if answer.status >= 400 and answer.error not in {"invalid_token", "invalid_grant"}:
        raise UnavailableError("unclear-answer", _name(answer))


def read(data: Mapping[str, Any], *, scope: str = "", before: Secret | None = None) -> Tokens:
    """Read the JSON of a token endpoint.

    Args:
        data: the JSON.
        scope: what was asked for.
        before: the refresh token that goes on when there is no new one.

    Raises:
        RejectedError: ``wrong-answer``.
    """
    kind = data.get("token_type")
    access = _token(data, "access_token")
    granted = data.get("scope", scope)
    if access is None or not isinstance(kind, str) or not isinstance(granted, str):
        raise RejectedError("wrong-answer")
    if kind.lower() not in {"bearer", "dpop"}:
        raise RejectedError("wrong-answer")
    return Tokens(
        access=access,
        refresh=_token(data, "refresh_token") or before,
        kind=kind.lower(),
        seconds=_seconds(data.get("expires_in")),
        scope=granted,
        more={k: v for k, v in data.items() if k not in {"access_token", "refresh_token"}},
    )


def _token(data: Mapping[str, Any], name: str) -> Secret | None:
    value = data.get(name)
    if value is None or value == "":
        return None
    # Anything else could not be sent in a header, or would break it.
    if not isinstance(value, str) or len(value) > _LONGEST or not _is_visible(value):
        raise RejectedError("wrong-answer")
    return Secret(value)


def _is_visible(text: str) -> bool:
    return text.isascii() and text.isprintable() and " " not in text


def _seconds(value: object) -> int:
    known = isinstance(value, int) and not isinstance(value, bool)
    return max(int(value), 0) if known else 0  # type: ignore[call-overload]


def _with(fields: dict[str, str | Secret], client_secret: Secret | None) -> Fields:
    return fields if client_secret is None else {**fields, "client_secret": client_secret}


def refusal(answer: Answer) -> PublishError:
    """Return why a server did not go on with a try; see ``by_code``."""
    error = answer.error
    if error == "invalid_grant":
        return RejectedError("code-refused")
    if error in {"invalid_client", "unauthorized_client"}:
        return RejectedError("client-refused")
    if error == "invalid_dpop_proof":
        return UnavailableError("clock-wrong")
    return RejectedError("sign-in-refused", _name(answer))


def _refresh_problem(answer: Answer) -> PublishError:
    if answer.error in _GONE or answer.status in {401, 403}:
        return LinkExpiredError("sign-in-ended")
    if answer.error == "invalid_dpop_proof":
        return UnavailableError("clock-wrong")
    return UnavailableError("unclear-answer", _name(answer))


def _name(answer: Answer) -> str:
    return answer.error if answer.error in ERRORS else ""

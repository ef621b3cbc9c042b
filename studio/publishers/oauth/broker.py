"""Networks that want a secret, through the brand's own server (docs/token-broker.md).

The broker adds the secret and passes on what the network says; it keeps nothing. What goes
to it is what would have gone to the network's token endpoint.
"""

from __future__ import annotations

from studio.publishers import http
from studio.publishers.addresses import may_follow
from studio.publishers.answers import Answer
from studio.publishers.base import Secret
from studio.publishers.errors import RejectedError, UnavailableError
from studio.publishers.oauth import tokens
from studio.publishers.oauth.tokens import Fields, Tokens


def by_code(
    broker: str, network: str, *, code: Secret, redirect_uri: str, verifier: Secret
) -> Tokens:
    """Redeem a code.

    Args:
        broker: its ``https://`` address, as in ``Registration``.
        network: the network's id, e.g. ``pinterest``.
        code: as the browser brought it.
        redirect_uri: the very one that was asked with.
        verifier: of ``pkce``.

    Raises:
        RejectedError: as ``tokens.by_code``; ``no-broker`` when it does not know the network.
        UnavailableError: it could not be reached.
    """
    fields: Fields = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": redirect_uri,
        "code_verifier": verifier,
    }
    answer = _ask(broker, network, "token", fields)
    if answer.status == 404:
        raise RejectedError("no-broker")
    return tokens.redeemed(answer)


def by_refresh(broker: str, network: str, *, refresh: Secret) -> Tokens:
    """Ask for the next tokens, inside ``Keeper.latest``; see ``tokens.by_refresh``.

    Raises:
        LinkExpiredError: the sign-in is over.
        UnavailableError: no clear answer came, or the broker does not know the network.
    """
    fields: Fields = {"grant_type": "refresh_token", "refresh_token": refresh}
    answer = _ask(broker, network, "token", fields)
    if answer.status == 404:
        raise UnavailableError("no-broker")
    return tokens.refreshed(answer, before=refresh)


def revoke(broker: str, network: str, *, token: Secret) -> None:
    """End a sign-in. One that is over already is fine.

    Raises:
        UnavailableError: the network could not be told.
    """
    fields: Fields = {"token": token, "token_type_hint": "refresh_token"}
    tokens.revoked(_ask(broker, network, "revoke", fields))


def _ask(broker: str, network: str, what: str, fields: Fields) -> Answer:
    # It is the brand that names it; http is for a broker that is tried out on this computer.
    if not may_follow(broker, named_by=broker):
        raise RejectedError("not-https")
    return http.post_form(f"{broker.rstrip('/')}/v1/{network}/{what}", fields)

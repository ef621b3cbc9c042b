"""How a brand's app is known to the networks: never from the source code."""

from __future__ import annotations

from studio.brand_kit.model import BrandKit
from studio.policy import Policy
from studio.policy.keys import CLIENT_IDS, TOKEN_BROKERS
from studio.publishers.base import Registration


def registration_of(network: str, policy: Policy, kit: BrandKit | None) -> Registration:
    """Return how the brand's app is known to a network; empty when the brand has not said.

    Args:
        network: its id.
        policy: what the organisation decided; it goes first.
        kit: the kit in use, or None for one that nobody signed: it could lead a sign-in astray.
    """
    ids, brokers = policy.value(CLIENT_IDS), policy.value(TOKEN_BROKERS)
    decided = Registration(client_id=ids.get(network, ""), broker=brokers.get(network, ""))
    if decided.client_id or decided.broker or kit is None:
        return decided
    for item in kit.sign_in:
        if item.network == network:
            return Registration(client_id=item.client_id, broker=item.broker)
    return decided

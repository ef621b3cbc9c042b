"""May a post go to a network? Asked before a post is queued, and again when it is sent."""

from __future__ import annotations

from studio.policy.keys import ALLOW_DIRECT_PUBLISH, ALLOWED_PLATFORMS
from studio.policy.model import Policy
from studio.post import PRACTICE


def why_not(policy: Policy, network: str) -> str:
    """Return why a post may not go to a network, as a code, or "".

    The practice network never leaves the PC, so it is always allowed.

    Returns:
        ``policy-no-posting``, ``policy-network`` or "".
    """
    if network == PRACTICE:
        return ""
    if not policy.value(ALLOW_DIRECT_PUBLISH):
        return "policy-no-posting"
    allowed = policy.value(ALLOWED_PLATFORMS)
    return "" if allowed is None or network in allowed else "policy-network"

"""A PC that an IT team manages, without a file of the system."""

from __future__ import annotations

from typing import Any

import pytest

from studio.policy import Found, Policy, read_policy


def managed(locked: dict[str, Any] | None = None, **recommended: Any) -> Policy:
    """Return a policy of raw values."""
    return read_policy(lambda: Found(where="here", locked=locked or {}, recommended=recommended))


def manage(
    monkeypatch: pytest.MonkeyPatch, locked: dict[str, Any] | None = None, problem: str = "",
    **recommended: Any,
) -> None:  # fmt: skip
    """Let the operating system's source say this from now on."""
    found = Found(where="here", locked=locked or {}, recommended=recommended, problem=problem)
    monkeypatch.setattr("studio.policy.read.system_source", lambda: lambda: found)

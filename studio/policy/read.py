"""Reads the policy of this PC, and turns what is found into what counts."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from studio.policy import files, registry
from studio.policy.keys import KEYS
from studio.policy.model import Found, Policy, PolicyProblem

Source = Callable[[], Found]

_LONGEST_NAME = 60
_BY_NAME = {key.name: key for key in KEYS}


def read_policy(source: Source | None = None) -> Policy:
    """Read the policy. Waits for one small file, or for the registry.

    Args:
        source: another source, for tests; None for the operating system's.

    Returns:
        The policy. What could not be understood is closed, and told in ``problems``.
    """
    read = source or system_source()
    return replace(policy_of(read()), again=read)


def renewed(policy: Policy) -> Policy:
    """Return what the organisation decides now, while the app is open. Waits for the source."""
    return policy if policy.again is None else read_policy(policy.again)


def system_source() -> Source:
    """Return the source of this operating system."""
    if sys.platform == "win32":
        return registry.read_registry
    return files.read_plist if sys.platform == "darwin" else files.read_json


def policy_of(found: Found) -> Policy:
    """Return what a source's values mean."""
    if found.problem:
        problem = PolicyProblem(key="", code=found.problem, source=found.where)
        return Policy(closed=frozenset(_BY_NAME), problems=(problem,), source=found.where)
    locked, bad = _understood(found.locked)
    recommended, poor = _understood(found.recommended)
    problems = tuple(_problems(found))
    if not (locked or recommended or problems):
        return Policy()
    return Policy(
        locked=locked,
        recommended=recommended,
        closed=bad | (poor - locked.keys()),
        problems=problems,
        source=found.where,
    )


def _understood(values: Mapping[str, object]) -> tuple[dict[str, Any], frozenset[str]]:
    good: dict[str, Any] = {}
    bad = set()
    for name, raw in values.items():
        if name not in _BY_NAME:
            continue
        try:
            good[name] = _BY_NAME[name].read(raw)
        except ValueError:
            bad.add(name)
    return good, frozenset(bad)


def _problems(found: Found) -> Iterator[PolicyProblem]:
    for values in (found.locked, found.recommended):
        _good, bad = _understood(values)
        for name in values:
            if name in bad:
                yield PolicyProblem(key=name, code="wrong-value", source=found.where)
            elif name not in _BY_NAME:
                yield PolicyProblem(key=_shown(name), code="unknown-key", source=found.where)


def _shown(name: str) -> str:
    return "".join(filter(str.isprintable, name))[:_LONGEST_NAME]

"""``studio policy show``: what the organisation decided on this PC, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from studio.cli import output
from studio.cli.failures import PROBLEMS
from studio.policy import read_policy
from studio.wording.i18n import _
from studio.wording.policy import name, problem, value

if TYPE_CHECKING:
    import argparse

    from studio.policy import Policy, Setting


def add(commands: Any, flags: list[argparse.ArgumentParser]) -> None:
    """Add the command."""
    policy = commands.add_parser("policy", parents=flags, help=_("what your organisation decided"))
    inner = policy.add_subparsers(dest="policy_command", required=True, metavar="COMMAND")
    show = inner.add_parser("show", parents=flags, help=_("every key, its value and its origin"))
    show.set_defaults(run=show_policy)


def show_policy(_args: argparse.Namespace) -> output.Answer:
    """Answer every key with its value, where it comes from, and what could not be obeyed."""
    policy = read_policy()
    data = {
        "managed": policy.managed,
        "source": policy.source,
        "keys": [
            {
                "key": item.key,
                "value": _json(item.value),
                "origin": item.origin.value,
                "locked": item.locked,
            }
            for item in policy.settings()
        ],
        "problems": problem_rows(policy),
    }
    told = [f"{item.source}: {problem(item)}" for item in policy.problems]
    text = "\n".join([*told, *map(_line, policy.settings())])
    return output.Answer(data=data, text=text, code=PROBLEMS if policy.problems else 0)


def problem_rows(policy: Policy) -> list[dict[str, str]]:
    """Return what could not be obeyed, as JSON shows it."""
    return [
        {"key": item.key, "code": item.code, "source": item.source, "message": problem(item)}
        for item in policy.problems
    ]


def summary(policy: Policy) -> dict[str, Any]:
    """Return what a report may say: which keys are set, and never to what.

    A folder or an address may tell more about a company than a public report should.
    """
    return {
        "source": policy.source,
        "set": {
            item.key: item.origin.value
            for item in policy.settings()
            if item.origin.value != "built-in"
        },
        "problems": {item.key or "-": item.code for item in policy.problems},
    }


def _line(item: Setting) -> str:
    return f"{item.key} ({name(item.key)}): {value(item, {})} [{item.origin.value}]"


def _json(found: object) -> Any:
    if isinstance(found, tuple):
        return list(found)
    if isinstance(found, Mapping):
        return dict(found)
    return found if found is None or isinstance(found, bool | int | str) else str(found)

"""``studio diagnose --connection``: the way to each network, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from studio.cli import output
from studio.cli.failures import PROBLEMS, USAGE, CliError
from studio.cli.options import data_dir
from studio.wording.connection import report, step_words

if TYPE_CHECKING:
    import argparse

    from studio.connection.model import Server, Step


def check_connections(args: argparse.Namespace) -> output.Answer:
    """Answer what was found on the way to each server; nothing is posted or signed in.

    Raises:
        CliError: the address of ``--host`` is none.
    """
    from studio.connection.check import check
    from studio.connection.wire import Wire

    looked: list[tuple[Server, tuple[Step, ...]]] = []
    for server in _servers(args):
        output.progress(server.address)
        looked.append((server, tuple(check(server, Wire()))))
    rows = [{"server": server.address, "steps": _rows(steps)} for server, steps in looked]
    wrong = any(step.state == "problem" for _server, steps in looked for step in steps)
    return output.Answer(
        data={"connection": rows}, text=report(looked), code=PROBLEMS if wrong else 0
    )


def _servers(args: argparse.Namespace) -> tuple[Server, ...]:
    from studio.connection.servers import network_of, server, servers_of
    from studio.publishers.errors import RejectedError
    from studio.publishers.http import origin
    from studio.storage.accounts import AccountBook

    accounts = AccountBook(data_dir(args)).look()
    if not args.host:
        return servers_of(accounts)
    try:
        address = origin(args.host)
    except RejectedError as problem:
        from studio.wording.cli import reason

        raise CliError(USAGE, "--host", reason(problem.reason, network="")) from None
    return (server(address, network_of(address, accounts)),)


def _rows(steps: tuple[Step, ...]) -> list[dict[str, Any]]:
    return [
        {
            "step": step.name.value,
            "state": step.state.value,
            "code": step.code,
            "values": dict(step.values),
            "message": step_words(step),
        }
        for step in steps
    ]

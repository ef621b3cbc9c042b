"""Runs one command: parse, do, answer, exit code."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from studio import __version__
from studio.cli import (
    accounts,
    checking,
    demo,
    diagnose,
    drawing,
    kits,
    output,
    people,
    picturing,
    policy,
    sending,
)
from studio.cli.bare import has_display
from studio.cli.failures import CliError, as_cli_error, usage
from studio.cli.options import Parser, data_dir, global_flags, wants_json
from studio.paths import assets
from studio.policy import Policy, read_policy
from studio.policy.keys import DEFAULT_LANGUAGE, PROXY
from studio.proxies import chooser, use_proxies
from studio.wording.cli import said
from studio.wording.i18n import use_language

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

COMMANDS = (
    kits.add,
    checking.add,
    drawing.add,
    picturing.add,
    accounts.add,
    sending.add,
    people.add,
    demo.add,
    diagnose.add,
    policy.add,
)
"""Every group of commands. A new one is a file with ``add`` and a line here."""

_STOPPED = 130  # what a shell gives for Ctrl+C


def parser() -> Parser:
    """Return the parser of all commands."""
    root = Parser(prog="studio", parents=[global_flags(root=True)])
    root.add_argument("--version", action="version", version=f"studio {__version__}")
    commands = root.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)
    for add in COMMANDS:
        add(commands, [global_flags(root=False)])
    return root


def run(argv: Sequence[str]) -> int:
    """Run one command line and return its exit code."""
    decided = read_policy()
    speak(decided)
    use_proxies(chooser(decided.value(PROXY), _system_proxy))
    where = "studio"
    try:
        output.require_stdout()
        args = parser().parse_args(argv)
        where = args.command or where
        answer = args.run(args) if args.command else _open_window(args)
        if isinstance(answer, int):
            code = answer
        else:
            output.show(answer, as_json=wants_json(args))
            code = int(answer.code)
        output.flush()
    except KeyboardInterrupt:
        output.problem(where, said("stopped"))
        return _STOPPED
    except BrokenPipeError:
        output.forget_stdout()
        return 0
    except Exception as problem:  # noqa: BLE001  never a traceback
        return _ended(as_cli_error(problem, where))
    return code


def speak(decided: Policy) -> None:
    """Speak the organisation's or the person's language, else the terminal's."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    chosen = decided.value(DEFAULT_LANGUAGE, os.environ.get("STUDIO_LANGUAGE", ""))
    tag = chosen or next(filter(None, (os.environ.get(name) for name in names)), "")
    # As in "pl_PL.UTF-8@euro" (POSIX.1-2024, chapter 8.2).
    use_language(tag.partition(".")[0].partition("@")[0], assets() / "locale")


def _system_proxy(url: str) -> str | None:
    from studio.system_proxy import system_proxy  # Qt, which most commands do without

    return system_proxy(url)


def _ended(failure: CliError) -> int:
    output.problem(failure.where, failure.sentence)
    return failure.code


def _open_window(args: argparse.Namespace) -> int:
    if not has_display():
        raise usage("studio", "no-display")
    from studio import app

    return app.open_window(app.Options(data_dir=data_dir(args), policy=read_policy()))

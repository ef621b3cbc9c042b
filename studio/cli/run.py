"""Runs one command: parse, do, answer, exit code."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from studio import __version__
from studio.cli import accounts, checking, demo, diagnose, drawing, kits, output, sending
from studio.cli.bare import has_display
from studio.cli.failures import CliError, as_cli_error, usage
from studio.cli.options import Parser, data_dir, global_flags, wants_json
from studio.wording.cli import said

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

COMMANDS = (
    kits.add,
    checking.add,
    drawing.add,
    accounts.add,
    sending.add,
    demo.add,
    diagnose.add,
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
    command = next((word for word in argv if not word.startswith("-")), "studio")
    try:
        args = parser().parse_args(argv)
        answer = args.run(args) if args.command else _open_window(args)
        if isinstance(answer, int):
            return answer
        output.show(answer, as_json=wants_json(args))
        sys.stdout.flush()
    except KeyboardInterrupt:
        output.problem(command, said("stopped"))
        return _STOPPED
    except BrokenPipeError:
        # The reader has gone; Python would complain once more when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as problem:  # noqa: BLE001  never a traceback
        return _ended(as_cli_error(problem, command))
    return int(answer.code)


def _ended(failure: CliError) -> int:
    output.problem(failure.where, failure.sentence)
    return failure.code


def _open_window(args: argparse.Namespace) -> int:
    if not has_display():
        raise usage("studio", "no-display")
    from studio import app

    return app.open_window(app.Options(data_dir=data_dir(args)))

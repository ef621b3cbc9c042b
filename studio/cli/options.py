"""The parser: global flags before or after the command, and one line for wrong usage."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Any, NoReturn

from studio.cli.failures import usage

FORMATS = ("text", "json")


class Parser(argparse.ArgumentParser):
    """An argument parser that raises instead of printing and leaving."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["allow_abbrev"] = False
        super().__init__(*args, **kwargs)

    def error(self, message: str) -> NoReturn:
        """End with what was not understood.

        Raises:
            CliError: always, as wrong usage.
        """
        command = self._command()
        plain = message.replace("invalid", "unknown")
        reason = plain[:1].upper() + plain[1:]
        raise usage(command or "studio", "usage", reason=reason, command=command)

    def _command(self) -> str:
        return self.prog.removeprefix("studio").strip()


def global_flags(*, root: bool) -> argparse.ArgumentParser:
    """Return the flags that every command takes; only the root one sets defaults."""
    flags = argparse.ArgumentParser(add_help=False)
    nothing = None if root else argparse.SUPPRESS
    flags.add_argument("--data-dir", metavar="DIR", default=nothing)
    flags.add_argument("--person", metavar="NAME", default=nothing)
    flags.add_argument(
        "--unlock-stdin", action="store_true", default=False if root else argparse.SUPPRESS
    )
    flags.add_argument("--format", choices=FORMATS, default="text" if root else nothing)
    return flags


def data_dir(args: argparse.Namespace) -> Path:
    """Return the only folder that is written to: the flag, the variable, or the usual one.

    Raises:
        DraftFolderError: the organisation wants another one.
    """
    from studio.policy import read_policy
    from studio.policy.draft_folder import data_folder

    return data_folder(read_policy(), args.data_dir or os.environ.get("STUDIO_DATA_DIR", ""))


def wants_json(args: argparse.Namespace) -> bool:
    """Tell whether the answer is one JSON document."""
    return bool(args.format == "json")

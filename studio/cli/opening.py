"""Opens the app's core for a command, and closes it whatever happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.cli import output
from studio.cli.options import data_dir

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from studio.core import Core


def with_core(
    command: Callable[[argparse.Namespace, Core], output.Answer],
) -> Callable[[argparse.Namespace], output.Answer]:
    """Return a command that is given the core of the chosen folder as well."""

    def run(args: argparse.Namespace) -> output.Answer:
        from studio.cli.picturing import equip
        from studio.core import build_core
        from studio.wording.publishing import recovered

        core = build_core(data_dir(args))
        equip(core)
        try:
            for item in core.recovered():
                output.note(recovered(str(item.file), restored=item.restored))
            return command(args, core)
        finally:
            core.close()

    return run

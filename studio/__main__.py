"""The way in: ``studio`` and ``python -m studio``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command, or open the app when there is none.

    Args:
        argv: the arguments without the program's name; the process's own when None.

    Returns:
        The exit code.
    """
    from studio.cli.run import run

    return run(sys.argv[1:] if argv is None else argv)


if __name__ == "__main__":
    sys.exit(main())

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
    words = sys.argv[1:] if argv is None else argv
    if not words or words[0].lower().endswith(".brandkit"):
        from studio.cli.bare import has_display, is_kit_file, open_bare

        if has_display() and (not words or is_kit_file(words)):
            return open_bare("".join(words))
    from studio.cli.run import run

    return run(words)


if __name__ == "__main__":
    sys.exit(main())

"""What happens when something fails that nobody expected: words stay, a report is kept.

The report names places in the program and kinds of error. It holds no message of an error
and no value, so it cannot hold a colleague's words or a sign-in.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from studio import __version__

Told = Callable[[str], None]


def report(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return the report of an error as text.

    Args:
        kind: the error's class.
        trace: where it happened.
    """
    frames = traceback.extract_tb(trace)
    lines = [f"Shopfloor Studio {__version__}, Python {sys.version.split()[0]}, {sys.platform}"]
    lines += [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    lines.append(kind.__name__)
    return "\n".join(lines) + "\n"


def catch_surprises(told: Told) -> None:
    """Send every error that nothing else caught to ``told``, as a report."""
    before = sys.excepthook

    def hook(
        kind: type[BaseException], problem: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            before(kind, problem, trace)
        else:
            told(report(kind, trace))

    sys.excepthook = hook

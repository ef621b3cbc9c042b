"""What the app can mend in a kit by itself, one function for each code."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studio.brand_kit.errors import Problem
    from studio.workshop.bench import Workbench

Fix = Callable[["Workbench", "Problem"], None]


def _end_brief(bench: Workbench, problem: Problem) -> None:
    bench.end_brief(problem.target[1], date.fromisoformat(dict(problem.values)["day"]))


def _start_brief(bench: Workbench, problem: Problem) -> None:
    bench.start_brief(problem.target[1], date.fromisoformat(dict(problem.values)["day"]))


def _take_out(bench: Workbench, problem: Problem) -> None:
    bench.swap_in_brief(problem.target[1], dict(problem.values)["picture"], "")


def _use_replacement(bench: Workbench, problem: Problem) -> None:
    values = dict(problem.values)
    bench.swap_in_brief(problem.target[1], values["picture"], values["new"])


FIXES: dict[str, Fix] = {
    "end-brief-with-rights": _end_brief,
    "end-brief-with-kit": _end_brief,
    "start-brief-with-rights": _start_brief,
    "take-picture-out-of-brief": _take_out,
    "use-replacement": _use_replacement,
}
"""By ``Problem.fixes``."""


def apply_fix(bench: Workbench, problem: Problem, fix: str) -> None:
    """Mend a problem in the kit's folder.

    Args:
        bench: the open kit.
        problem: as the check told it.
        fix: one of its ``fixes``.

    Raises:
        KeyError: the app has no such fix.
        YamlEditError: the file cannot be changed.
        OSError: it could not be written.
    """
    FIXES[fix](bench, problem)

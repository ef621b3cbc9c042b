"""The commands ``studio kit …``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.cli import kit_channel, kit_installing, kit_making, kit_writing, output
from studio.cli.failures import PROBLEMS, REFUSED, as_cli_error
from studio.cli.options import data_dir
from studio.wording.i18n import _

if TYPE_CHECKING:
    import argparse

    from studio.brand_kit.errors import Problem


def add(commands: Any, flags: list[argparse.ArgumentParser]) -> None:
    """Add the commands for kits."""
    kit = commands.add_parser("kit", parents=flags, help=_("look at and check brand kits"))
    inner = kit.add_subparsers(dest="kit_command", required=True, metavar="COMMAND")
    show = inner.add_parser("show", parents=flags, help=_("what a kit is and holds"))
    show.add_argument("path", metavar="PATH", nargs="?")
    show.set_defaults(run=show_kit)
    check = inner.add_parser("check", parents=flags, help=_("what is to mend in a kit"))
    check.add_argument("path", metavar="PATH")
    check.add_argument("--links", action="store_true", help=_("ask every address, too"))
    check.set_defaults(run=check_one)
    kit_writing.add(inner, flags)
    kit_making.add(inner, flags)
    kit_installing.add(inner, flags)
    kit_channel.add(inner, flags)


def show_kit(args: argparse.Namespace) -> output.Answer:
    """Answer what a kit is and how much it holds."""
    from studio.cli.reading import read_kit, whole_paths

    if args.path:
        with whole_paths(Path(args.path)):
            kit_making.read_whole(Path(args.path))
    kit = read_kit(args.path, data_dir(args))
    counts = {
        "pictures": len(kit.pictures),
        "campaigns": len(kit.campaigns),
        "rules": len(kit.rules),
        "locales": len(kit.locales),
    }
    data: dict[str, Any] = {
        "id": kit.id,
        "name": kit.name,
        "version": kit.version,
        "sequence": kit.sequence,
        "publisher": kit.publisher,
        "valid_from": kit.valid_from.isoformat(),
        "valid_until": kit.valid_until.isoformat(),
        "signed_by": kit.signed_by,
        **counts,
        "counts": counts,
        "languages": list(kit.locales),
        "markets": list(kit.markets),
        "briefs": [item.id for item in kit.campaigns],
    }
    shown = {key: value for key, value in data.items() if key != "counts"}
    return output.Answer(data=data, text="\n".join(f"{k}: {_plain(v)}" for k, v in shown.items()))


def _plain(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def check_one(args: argparse.Namespace) -> output.Answer:
    """Answer everything that is to mend in a kit."""
    from studio.brand_kit.errors import KitRefusedError
    from studio.cli.reading import whole
    from studio.kit_check import check_kit
    from studio.publishers.http import answers

    try:
        kit_making.read_whole(Path(args.path))
        found = check_kit(Path(args.path), reach=answers if args.links else None)
        return checked(found, PROBLEMS)
    except KitRefusedError as problem:
        failure = as_cli_error(problem, "kit check")
        output.problem(whole(Path(args.path), failure.where), failure.sentence)
        return checked(problem.problems, REFUSED)


def checked(problems: tuple[Problem, ...], code_of_errors: int) -> output.Answer:
    """Answer problems, with an exit code when one of them is an error."""
    from studio.wording.kit_problems import problem_sentence

    rows = [
        {
            "code": item.code,
            "level": item.level,
            "where": item.where,
            "message": problem_sentence(item),
            "target": dict(zip(("kind", "id", "field"), item.target, strict=True)),
            "fixes": list(item.fixes),
        }
        for item in problems
    ]
    wrong = any(item.level == "error" for item in problems)
    lines = [f"{row['level']}: {row['where']}: {row['message']}" for row in rows]
    return output.Answer(
        data={"problems": rows}, text="\n".join(lines) or "ok", code=code_of_errors if wrong else 0
    )

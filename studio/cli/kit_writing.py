"""``studio kit new`` and ``diff``: how a kit starts, and what is new in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.cli import output
from studio.cli.failures import refused, usage
from studio.cli.reading import whole_paths
from studio.wording.cli import said
from studio.wording.i18n import _

if TYPE_CHECKING:
    import argparse


def add(inner: Any, flags: list[argparse.ArgumentParser]) -> None:
    """Add the commands."""
    new = inner.add_parser("new", parents=flags, help=_("start a kit's folder"))
    new.add_argument("dir", metavar="DIR")
    new.add_argument("--photos", metavar="DIR")
    new.set_defaults(run=start_kit)
    diff = inner.add_parser("diff", parents=flags, help=_("what changed between two kits"))
    diff.add_argument("old", metavar="OLD")
    diff.add_argument("new", metavar="NEW")
    diff.set_defaults(run=compare)
    hidden = inner.add_parser("hash", parents=flags, help=_("hide a secret phrase for a check"))
    hidden.add_argument("phrase", metavar="PHRASE")
    hidden.add_argument("--salt", metavar="LETTERS", required=True)
    hidden.set_defaults(run=hide)


def start_kit(args: argparse.Namespace) -> output.Answer:
    """Write a new kit's folder, with photos when there are some."""
    from studio.brand_kit.errors import Problem
    from studio.brand_kit.new_kit import NewKitError, new_kit
    from studio.wording.kit_problems import problem_sentence

    folder, photos = Path(args.dir), Path(args.photos) if args.photos else None
    try:
        made = new_kit(folder, photos)
    except NewKitError as problem:
        end = usage if problem.code == "folder-not-empty" else refused
        raise end(str(problem.path), problem.code) from problem
    except OSError as problem:
        raise refused(str(folder), "no-write") from problem
    for name, code in made.left_out:
        why = problem_sentence(Problem(code=code, level="error", where=name))
        output.note(said("photo-left-out", name=name, problem=why))
    if made.to_describe:
        output.note(said("photos-to-describe", count=str(len(made.to_describe))))
    data = {
        "folder": str(folder),
        "pictures": list(made.pictures),
        "to_describe": list(made.to_describe),
        "left_out": [name for name, _code in made.left_out],
    }
    return output.Answer(data=data, text=said("kit-started", folder=str(folder)))


def hide(args: argparse.Namespace) -> output.Answer:
    """Answer what an embargo check holds in place of a secret phrase."""
    from studio.guidelines.structural.embargo import hash_phrase

    try:
        hidden = hash_phrase(args.phrase, args.salt)
    except ValueError as problem:
        raise usage("kit hash", "phrase-length") from problem
    return output.Answer(data={"hash": hidden, "salt": args.salt}, text=hidden)


def compare(args: argparse.Namespace) -> output.Answer:
    """Answer what changed between two kits, folders or packed."""
    from studio.brand_kit.load import load_kit
    from studio.kit_diff import kit_diff
    from studio.wording.i18n import language
    from studio.wording.kit_changes import change_sentence

    kits = []
    for name in (args.old, args.new):
        with whole_paths(Path(name)):
            kits.append(load_kit(Path(name)))
    old, new = kits
    locale = language() if language() in new.locales else new.locales[0]
    rows = [
        {
            "kind": change.kind,
            "id": change.ids[0] if len(change.ids) == 1 else "",
            "ids": list(change.ids),
            "message": change_sentence(change),
        }
        for change in kit_diff(old, new, locale=locale)
    ]
    lines = [str(row["message"]) for row in rows]
    return output.Answer(data={"changes": rows}, text="\n".join(lines) or said("no-changes"))

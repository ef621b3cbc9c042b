"""``studio preview``, ``studio screenshots`` and ``studio picture``: what is drawn."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.atomic import write_bytes
from studio.cli import output
from studio.cli.bare import has_display
from studio.cli.failures import refused, usage
from studio.cli.options import data_dir
from studio.wording.cli import said
from studio.wording.i18n import _

if TYPE_CHECKING:
    import argparse

MOST_CHARACTERS = 100_000
"""Code points of a text that is drawn; no network takes nearly as many."""


def add(commands: Any, flags: list[argparse.ArgumentParser]) -> None:
    """Add the commands."""
    preview = commands.add_parser("preview", parents=flags, help=_("draw a preview card"))
    preview.add_argument("--kit", metavar="PATH")
    preview.add_argument("--network", metavar="N", required=True)
    preview.add_argument("--picture", metavar="ID", default="")
    preview.add_argument("--dark", action="store_true")
    preview.add_argument("-o", dest="out", metavar="OUT.png", required=True)
    preview.add_argument("file", metavar="FILE", nargs="?")
    preview.set_defaults(run=preview_card)
    shots = commands.add_parser("screenshots", parents=flags, help=_("draw every screen"))
    shots.add_argument("folder", metavar="DIR")
    shots.set_defaults(run=screenshots)
    commands.add_parser("picture", add_help=False).later = True


def without_screen() -> None:
    """Let Qt draw in memory when there is no screen."""
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


def preview_card(args: argparse.Namespace) -> output.Answer:
    """Draw one card, as the app shows it."""
    from studio.cli.reading import chosen, read_kit, read_networks, read_text

    kit = read_kit(args.kit, data_dir(args))
    networks = read_networks()
    rules = networks[chosen("preview --network", args.network, networks)]
    if args.picture and kit.picture(args.picture) is None:
        raise usage("preview --picture", "unknown-picture", value=args.picture)
    text = read_text(args.file)
    if len(text) > MOST_CHARACTERS:
        raise refused("preview", "too-tall")
    out = Path(args.out)
    if not out.absolute().parent.is_dir():
        raise refused(str(out), "no-such-folder")
    without_screen()
    from studio import gallery

    try:
        data = gallery.render_preview(kit, rules, text, args.picture, dark=args.dark)
    except ValueError as problem:
        raise refused("preview", "too-tall") from problem
    path = write(out, data)
    return output.Answer(data={"network": rules.id, "file": str(path)}, text=str(path))


def write(path: Path, data: bytes) -> Path:
    """Write a file that the person named, whole or not at all. Its folder is there.

    Raises:
        CliError: it cannot be written.
    """
    try:
        # A device such as /dev/null stays what it is.
        if path.exists() and not path.is_file():
            path.write_bytes(data)
        else:
            write_bytes(path, data)
    except OSError as problem:
        raise refused(str(path), "no-write") from problem
    return path.absolute()


def screenshots(args: argparse.Namespace) -> output.Answer:
    """Draw every screen and state from the real widgets."""
    without_screen()
    from studio import tour

    output.progress(said("drawing"))
    files = [str(path) for path in tour.write_screenshots(Path(args.folder))]
    return output.Answer(data={"files": files}, text="\n".join(files))

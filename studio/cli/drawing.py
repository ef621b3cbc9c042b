"""``studio preview`` and ``studio screenshots``: what is drawn."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.atomic import write_bytes
from studio.cli import output
from studio.cli.bare import has_display
from studio.cli.failures import PROBLEMS, CliError, refused, usage
from studio.cli.options import data_dir
from studio.wording.cli import said
from studio.wording.i18n import _

if TYPE_CHECKING:
    import argparse

    from studio.brand_kit.model import BrandKit
    from studio.networks.model import NetworkRules

MOST_CHARACTERS = 100_000
"""Code points of a text that is drawn; no network takes nearly as many."""


def add(commands: Any, flags: list[argparse.ArgumentParser]) -> None:
    """Add the commands."""
    from studio.cli.picturing import add_edit_flags

    preview = commands.add_parser("preview", parents=flags, help=_("draw a preview card"))
    preview.add_argument("--kit", metavar="PATH")
    preview.add_argument("--network", metavar="N", required=True)
    preview.add_argument("--picture", metavar="ID", default="")
    preview.add_argument("--surface", metavar="S", default="")
    preview.add_argument("--link", metavar="URL", default="")
    preview.add_argument("--dark", action="store_true")
    preview.add_argument("--spoken", action="store_true")
    preview.add_argument("-o", dest="out", metavar="OUT.png", required=True)
    preview.add_argument("file", metavar="FILE", nargs="?")
    add_edit_flags(preview)
    preview.set_defaults(run=preview_card)
    shots = commands.add_parser("screenshots", parents=flags, help=_("draw every screen"))
    shots.add_argument("folder", metavar="DIR")
    shots.set_defaults(run=screenshots)


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
    surfaces = [surface.id for surface in rules.surfaces]
    surface = chosen("preview --surface", args.surface, surfaces) if args.surface else ""
    if args.picture and kit.picture(args.picture) is None:
        raise usage("preview --picture", "unknown-picture", value=args.picture)
    _require_address(args.link)
    text = read_text(args.file)
    if len(text) > MOST_CHARACTERS:
        raise refused("preview", "too-tall")
    out = Path(args.out)
    if not out.absolute().parent.is_dir():
        raise refused(str(out), "no-such-folder")
    data = _drawn(kit, rules, text, args, surface=surface)
    path = write(out, data)
    told = {"network": rules.id, "surface": surface or surfaces[0], "file": str(path)}
    return output.Answer(data=told, text=str(path))


def _drawn(
    kit: BrandKit, rules: NetworkRules, text: str, args: argparse.Namespace, *, surface: str
) -> bytes:
    without_screen()
    from studio import gallery
    from studio.cli.picturing import edit_of
    from studio.publishing.outgoing import PictureProblem
    from studio.wording.outcomes import problem_words

    look = {"dark": args.dark, "spoken": args.spoken}
    if not args.picture and (args.template or args.crop or args.slot):
        raise usage("preview --template", "needs-picture")
    edit = edit_of(kit, "preview", args)
    try:
        return gallery.render_preview(
            kit, rules, text, args.picture, surface=surface, link=args.link, edit=edit, **look
        )
    except PictureProblem as problem:
        words = problem_words(problem, network=rules.name)
        raise CliError(PROBLEMS, "preview --picture", words) from problem
    except ValueError as problem:
        raise refused("preview", "too-tall") from problem


def _require_address(link: str) -> None:
    from studio.preview import is_web_address

    if link and not is_web_address(link):
        raise usage("preview --link", "bad-link", value=link)


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

"""``studio picture``: the picture exactly as it would be uploaded."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.cli import output
from studio.cli.drawing import without_screen, write
from studio.cli.failures import PROBLEMS, CliError, refused, usage
from studio.cli.options import data_dir
from studio.wording.i18n import _

if TYPE_CHECKING:
    import argparse

    from studio.brand_kit.model import BrandKit, Template
    from studio.composing.letters import Letterer
    from studio.illustrating import Illustrating
    from studio.networks.model import NetworkRules
    from studio.post import Area, Attachment, PictureEdit, PictureWords

_MOST_CHARACTERS = 500


def add(commands: Any, flags: list[argparse.ArgumentParser]) -> None:
    """Add the command."""
    made = commands.add_parser("picture", parents=flags, help=_("make the picture to upload"))
    made.add_argument("--kit", metavar="PATH")
    made.add_argument("--picture", metavar="ID", required=True)
    made.add_argument("--network", metavar="N", required=True)
    made.add_argument("--surface", metavar="S", default="feed")
    made.add_argument("--market", metavar="M", default="")
    made.add_argument("--locale", metavar="L", default="")
    made.add_argument("-o", dest="out", metavar="OUT", required=True)
    add_edit_flags(made)
    made.set_defaults(run=picture)


def add_edit_flags(parser: argparse.ArgumentParser) -> None:
    """Add the flags that say what is done with a picture."""
    parser.add_argument("--template", metavar="ID", default="")
    parser.add_argument("--slot", metavar="NAME=VALUE", action="append", default=[])
    parser.add_argument("--colour", metavar="NAME=TOKEN", action="append", default=[])
    parser.add_argument("--shade", metavar="NAME", action="append", default=[])
    parser.add_argument("--crop", metavar="LEFT,TOP,WIDTH,HEIGHT", default="")


def qt_letterer() -> Letterer:
    """Return what sets words on pictures, with Qt drawing in memory when there is no screen."""
    without_screen()
    from studio.lettering import QtLetterer
    from studio.paths import assets
    from studio.ui.dressing import make_application

    make_application(str(assets()))
    return QtLetterer()


def equip(desk: Illustrating) -> None:
    """Tell the core who sets words on pictures, and what leads to them in a description."""
    from studio.wording.picture_words import words_lead

    desk.make_letterer = qt_letterer
    desk.words_lead = words_lead


def picture(args: argparse.Namespace) -> output.Answer:
    """Make one picture and write it."""
    from studio.cli.reading import chosen, read_kit, read_networks
    from studio.networks.places import find_place, place_key, places_of
    from studio.post import Draft

    kit = read_kit(args.kit, data_dir(args))
    networks = read_networks()
    rules = networks[chosen("picture --network", args.network, networks)]
    surfaces = [place.surface.id for place in places_of(rules)]
    chosen("picture --surface", args.surface, surfaces)
    out = Path(args.out)
    if not out.absolute().parent.is_dir():
        raise refused(str(out), "no-such-folder")
    item = attachment(kit, "picture", args.picture, args)
    locale = chosen("picture --locale", args.locale or kit.locales[0], kit.locales)
    desk = _desk(kit, networks, args, locale)
    draft = Draft(id="", attachments=(item,), previews=(), locale=locale)
    place = place_key(rules.id, args.surface)
    if find_place(networks, place) is None:
        raise usage("picture --surface", "unknown-choice", value=place, known=", ".join(surfaces))
    _require_rights(desk, rules, item)
    (ready,) = desk.upload_pictures(draft, place)
    path = write(out, ready.data)
    facts = next((f for f in desk.known_facts(item, locale) if f.place == place), None)
    data = {
        "network": rules.id,
        "surface": args.surface,
        "file": str(path),
        "mime": ready.mime,
        "width": ready.width,
        "height": ready.height,
        "bytes": len(ready.data),
        "alt": ready.alt,
        "contrast": {s.slot: round(s.ratio, 2) for s in facts.slots if s.contrast} if facts else {},
    }
    return output.Answer(data=data, text=f"{path}\n{ready.alt}")


def attachment(
    kit: BrandKit, command: str, picture_id: str, args: argparse.Namespace
) -> Attachment:
    """Return a kit's picture with what the flags do to it.

    Raises:
        CliError: there is no such picture, template, slot or colour.
    """
    from studio.post import Attachment

    found = kit.picture(picture_id)
    if found is None:
        raise usage(f"{command} --picture", "unknown-picture", value=picture_id)
    return Attachment(picture_id=found.id, sha256=found.sha256, edit=edit_of(kit, command, args))


def edit_of(kit: BrandKit, command: str, args: argparse.Namespace) -> PictureEdit:
    """Return what the flags do to a picture.

    Raises:
        CliError: there is no such template, slot or colour, or too many words.
    """
    from studio.cli.reading import chosen
    from studio.post import PictureEdit

    crops = (("", _area(command, args.crop)),) if args.crop else ()
    if not args.template:
        if args.slot or args.colour or args.shade:
            raise usage(f"{command} --slot", "needs-template")
        return PictureEdit(crops=crops)
    known = {template.id: template for template in kit.templates}
    template = known[chosen(f"{command} --template", args.template, known)]
    return PictureEdit(template=template.id, words=_words(command, template, args), crops=crops)


def _words(command: str, template: Template, args: argparse.Namespace) -> tuple[PictureWords, ...]:
    from studio.composing.zones import WRITABLE, colours_of

    slots = {layer.id: layer for layer in template.layers if layer.slot}
    # What the brand team locked is not among the choices: it would be left out unseen.
    open_ones = [name for name, layer in slots.items() if layer.lock in WRITABLE]
    words = dict(_pair(command, "slot", item, open_ones) for item in args.slot)
    colours = dict(_pair(command, "colour", item, slots) for item in args.colour)
    from studio.cli.reading import chosen
    from studio.post import PictureWords

    for slot in args.shade:
        chosen(f"{command} --shade", slot, slots)
    for slot, token in colours.items():
        chosen(f"{command} --colour", token, colours_of(slots[slot]))
    for slot, text in words.items():
        _require_plain(f"{command} --slot {slot}", text)
        limit = slots[slot].slot
        if limit is not None and len(text) > limit.maximum:
            raise CliError(PROBLEMS, f"{command} --slot {slot}", _too_long(limit.maximum))
    return tuple(
        PictureWords(
            slot=slot,
            text=words.get(slot, ""),
            colour=colours.get(slot, ""),
            shade=slot in args.shade,
        )
        for slot in slots
    )


def _pair(command: str, flag: str, item: str, slots: Any) -> tuple[str, str]:
    from studio.cli.reading import chosen

    name, sign, value = item.partition("=")
    if not sign:
        raise usage(f"{command} --{flag}", "needs-equals", value=item)
    return chosen(f"{command} --{flag}", name, slots), value


def _require_plain(where: str, text: str) -> None:
    """Refuse what nobody can see or send."""
    for letter in text:
        if unicodedata.category(letter) in {"Cc", "Cs"}:
            code = f"U+{ord(letter):04X}"
            raise usage(where, "odd-letter", key=where.rpartition(" ")[2], letter=code)


def _area(command: str, text: str) -> Area:
    from studio.composing.areas import LEAST

    try:
        left, top, width, height = (float(part) for part in text.split(","))
    except ValueError as problem:
        raise usage(f"{command} --crop", "bad-crop") from problem
    inside = min(left, top) >= 0 and left + width <= 1 and top + height <= 1
    if not inside or min(width, height) < LEAST:
        raise usage(f"{command} --crop", "bad-crop")
    return left, top, width, height


def _too_long(most: int) -> str:
    from studio.wording.cli import said

    return said("slot-long", most=str(most))


def _desk(
    kit: BrandKit, networks: dict[str, NetworkRules], args: argparse.Namespace, locale: str
) -> Illustrating:
    from datetime import UTC, datetime

    from studio.cli.reading import chosen
    from studio.illustrating import Illustrating

    folder = data_dir(args)
    desk = Illustrating(folder, folder, kit, networks, lambda: datetime.now(UTC), locale)
    if args.market:
        desk.market = chosen("picture --market", args.market, kit.markets)
    equip(desk)
    return desk


def _require_rights(desk: Illustrating, rules: NetworkRules, item: Attachment) -> None:
    """End the command when the picture may not go there today; nothing is written."""
    from studio.guidelines.finding import Level
    from studio.guidelines.picture import find_picture_problems
    from studio.guidelines.subject import subject_of
    from studio.post import Draft
    from studio.wording.findings import finding_title

    request = desk.request(Draft(id="", attachments=(item,)), "", (rules.id,))
    found = find_picture_problems(subject_of(request)) or ()
    stops = [f for f in found if f.level is Level.STOP and f.code != "picture-credit"]
    if stops:
        raise CliError(PROBLEMS, f"picture {item.picture_id}", finding_title(stops[0]))

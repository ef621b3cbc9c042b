"""From a draft to exactly what goes out: the final words and the final pictures."""

from __future__ import annotations

from pathlib import Path

from studio.brand_kit.files import KitFileError, picture_bytes
from studio.brand_kit.model import BrandKit
from studio.networks.model import NetworkRules
from studio.post import Attachment, Draft, OutgoingPicture, OutgoingPost

_MOST_BYTES = 50_000_000
"""A picture file larger than this is not opened."""


class PictureProblem(Exception):  # noqa: N818  it names what is wrong with a picture
    """A picture of a draft cannot go out.

    Args:
        code: ``picture-missing``, ``picture-changed`` (the kit has another one under this
            id now) or ``picture-unreadable``.
        picture: the kit's id of it, or the file's name.
    """

    def __init__(self, code: str, picture: str) -> None:
        super().__init__(f"{picture}: {code}")
        self.code = code
        self.picture = picture


def outgoing(
    draft: Draft,
    network: str,
    pictures: tuple[OutgoingPicture, ...] = (),
    *,
    clickable_links: bool = True,
) -> OutgoingPost:
    """Return what one network is sent. ``created_at`` is set when Publish is pressed.

    Args:
        draft: the draft.
        network: the network's id; its own words are used when the draft has some.
        pictures: from ``outgoing_pictures``.
        clickable_links: as in the network's rules; where it is False, the draft's link
            is left out.
    """
    text = _whole(draft.text_for(network))
    if clickable_links and draft.link and draft.link not in text:
        text = f"{text.rstrip()}\n{_whole(draft.link)}".lstrip()
    return OutgoingPost(text=text, pictures=pictures, locale=draft.locale)


def _whole(text: str) -> str:
    """Mend halves of characters, which a text field can hold and no network takes."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def outgoing_pictures(
    draft: Draft, kit: BrandKit, rules: NetworkRules
) -> tuple[OutgoingPicture, ...]:
    """Return a draft's pictures as a network takes them, in order.

    Takes a tenth of a second or more for each picture: never call it on the UI thread.

    Raises:
        PictureProblem: one of them cannot go out.
    """
    return tuple(_outgoing_picture(item, draft.locale, kit, rules) for item in draft.attachments)


def _outgoing_picture(
    item: Attachment, locale: str, kit: BrandKit, rules: NetworkRules
) -> OutgoingPicture:
    from studio.pictures import rendition  # loads Pillow

    name = item.picture_id or Path(item.file).name
    data, kit_alt = _from_kit(item, locale, kit) if item.picture_id else (_own(item), "")
    try:
        ready = rendition(data, rules.pictures)
    except Exception as problem:
        raise PictureProblem("picture-unreadable", name) from problem
    return OutgoingPicture(
        data=ready.data,
        mime=ready.mime,
        width=ready.width,
        height=ready.height,
        alt=_whole(item.alt or kit_alt),
    )


def _from_kit(item: Attachment, locale: str, kit: BrandKit) -> tuple[bytes, str]:
    picture = kit.picture(item.picture_id)
    if picture is None:
        raise PictureProblem("picture-missing", item.picture_id)
    if item.sha256 and item.sha256 != picture.sha256:
        raise PictureProblem("picture-changed", item.picture_id)
    try:
        data = picture_bytes(kit, picture)
    except KitFileError as problem:
        raise PictureProblem(problem.code, item.picture_id) from problem
    return data, picture.alt.get(locale)


def _own(item: Attachment) -> bytes:
    return _bytes_of(Path(item.file), Path(item.file).name)


def _bytes_of(file: Path, name: str) -> bytes:
    try:
        if file.stat().st_size > _MOST_BYTES:
            raise PictureProblem("picture-unreadable", name)
        return file.read_bytes()
    except OSError as problem:
        raise PictureProblem("picture-missing", name) from problem

"""From a draft to exactly what goes out: the final words and the final pictures."""

from __future__ import annotations

from studio.post import Draft, OutgoingPicture, OutgoingPost


class PictureProblem(Exception):  # noqa: N818  it names what is wrong with a picture
    """A picture of a draft cannot go out.

    Args:
        code: ``picture-missing``, ``picture-changed`` (the kit has another one under this
            id now), ``picture-unreadable``, ``picture-too-large``, or a problem of
            ``PlaceFacts``.
        picture: the kit's id of it, or the file's name.
        needed: for ``picture-too-small``, pixels across that it would need.
    """

    def __init__(self, code: str, picture: str, needed: int = 0) -> None:
        super().__init__(f"{picture}: {code}")
        self.code = code
        self.picture = picture
        self.needed = needed


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
        pictures: from ``Darkroom``, in order.
        clickable_links: as in the network's rules; where it is False, the draft's link
            is left out.
    """
    text = whole(draft.text_for(network))
    if clickable_links and draft.link and draft.link not in text:
        text = f"{text.rstrip()}\n{whole(draft.link)}".lstrip()
    return OutgoingPost(text=text, pictures=pictures, locale=draft.locale)


def whole(text: str) -> str:
    """Mend halves of characters, which a text field can hold and no network takes."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

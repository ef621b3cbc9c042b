"""The post that a colleague is writing, and what a publisher is asked to send.

Plain data, standard library only. Every text offset in this module and in
everything built on it counts **Unicode code points**; only ``studio.ui.offsets``
turns them into Qt's UTF-16 units, and only publishers turn them into bytes.
"""

from __future__ import annotations

from dataclasses import dataclass

PRACTICE = "practice"
"""The id of the practice network and of its one built-in account."""


REASONS = ("true", "voice", "misfit", "other")
"""Why words are kept: they are true, they are how the writer talks, the guideline does not
fit here, or something else."""


Area = tuple[float, float, float, float]
"""(left, top, width, height), each as a part of the whole, 0.0 to 1.0 from the top left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureWords:
    """Words that a colleague put into one slot of a picture's template.

    Attributes:
        slot: id of the template's text layer.
        text: the words, as typed.
        colour: name of one of the slot's colour tokens, "" for its first.
        shade: True for a dark or light shade behind the words.
        box: where they stand in the template, or None for the template's own place.
    """

    slot: str
    text: str = ""
    colour: str = ""
    shade: bool = False
    box: Area | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureEdit:
    """What a colleague did with a picture. The picture itself is never changed.

    Attributes:
        template: id of a template of the kit, "" for just the picture.
        words: by slot, in the template's order.
        crops: (place, area of the upright picture that is shown there); a place is a
            network's id, with ``:`` and the surface's id for all but its feed, and "" is
            every place without a crop of its own.
    """

    template: str = ""
    words: tuple[PictureWords, ...] = ()
    crops: tuple[tuple[str, Area], ...] = ()

    def words_in(self, slot: str) -> PictureWords:
        """Return the words of a slot, empty ones when nobody wrote any."""
        return next((w for w in self.words if w.slot == slot), PictureWords(slot=slot))

    def crop_for(self, place: str) -> Area | None:
        """Return what is shown in a place, None where nobody chose it."""
        crops = dict(self.crops)
        return crops.get(place, crops.get(""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """One picture of a draft: a reference, never a copy of the picture.

    Attributes:
        picture_id: id of a picture in the kit, or "" for a picture of one's own.
        sha256: hex digest of the kit picture when it was chosen, or "".
        file: path of a picture of one's own that a command names, or "".
        alt: the description that goes out with it; "" falls back to the kit's.
        photo: hex digest of a photo of one's own on the shelf of photos, or "".
        answers: (question, answer) about a photo of one's own, see ``PHOTO_QUESTIONS``.
        edit: crop, template and words on the picture.
    """

    picture_id: str = ""
    sha256: str = ""
    file: str = ""
    alt: str = ""
    photo: str = ""
    answers: tuple[tuple[str, str], ...] = ()
    edit: PictureEdit = PictureEdit()


PHOTO_QUESTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("people", ("nobody", "agreed", "not-asked")),
    ("children", ("none", "agreed", "not-asked")),
    ("screens", ("none", "seen")),
)
"""What only the colleague knows of a photo of their own, and the answers that there are: can
somebody be recognised, is a child in it (did a parent agree), can a screen, a price tag, a
rota or somebody's papers be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A finding that the colleague decided to keep, remembered for the draft.

    Attributes:
        rule: the rule's id, as in ``Finding.rule``.
        text: the words that the rule flagged.
        reason: why, one of ``REASONS``, or "" when nobody asked.
        words: the reason in the colleague's own words, or "".
    """

    rule: str
    text: str
    reason: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A post being written. Each edit makes a new one.

    Attributes:
        id: stable id of the draft, made once.
        text: the words; unfilled gaps stand in it as ``{prompt}``.
        brief_id: the campaign brief that it answers, or "".
        kit_id: the kit that brief and pictures are of; "" in drafts of the first version.
        variants: (network id, text) for networks whose words differ.
        attachments: the pictures, in order.
        link: an address to go out with the post, or "".
        accounts: ids of the accounts that the post goes to.
        previews: ids of networks that are only looked at.
        kept: findings that the colleague keeps as they are.
        locale: language of the words, a BCP 47 tag.
    """

    id: str
    text: str = ""
    brief_id: str = ""
    kit_id: str = ""
    variants: tuple[tuple[str, str], ...] = ()
    attachments: tuple[Attachment, ...] = ()
    link: str = ""
    accounts: tuple[str, ...] = (PRACTICE,)
    previews: tuple[str, ...] = ()
    kept: tuple[Kept, ...] = ()
    locale: str = "en-GB"

    def text_for(self, network: str) -> str:
        """Return the words for one network: its own variant, or the shared text."""
        return dict(self.variants).get(network, self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingPicture:
    """A picture exactly as it is uploaded.

    Attributes:
        data: the encoded file, metadata already removed.
        mime: ``image/jpeg`` or ``image/png``.
        width: pixels.
        height: pixels.
        alt: the description for people who cannot see it.
    """

    data: bytes
    mime: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingPost:
    """Exactly what one account sends: the words and the pictures, nothing to decide.

    Attributes:
        text: the final words, the link included where the network shows it there.
        pictures: in order.
        locale: BCP 47 tag of the words.
        created_at: when the colleague pressed Publish, ISO 8601 in UTC with ``Z``;
            the same at every attempt, so that a repeated send is the same record.
    """

    text: str
    pictures: tuple[OutgoingPicture, ...] = ()
    locale: str = "en-GB"
    created_at: str = ""

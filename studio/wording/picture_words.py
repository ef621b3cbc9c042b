"""What the app says about pictures, crops and words on pictures."""

from __future__ import annotations

from studio.wording.i18n import N_

TITLES: dict[str, str] = {
    "words-hard-to-read": N_(
        "{colour} is hard to read on this picture: {ratio} to 1. It needs at least {asked} to 1."
    ),
    "words-too-many": N_("These words don’t fit on the picture. Take some out."),
    "words-covered": N_(
        "Something of the layout lies over these words. Move them, then look again."
    ),
    "picture-too-small": N_(
        "This picture is too small. It needs {needed} pixels across. Choose a larger one."
    ),
    "picture-does-not-fit": N_(
        "This picture can’t be made small enough to send. Choose another one."
    ),
    "picture-shape": N_(
        "This picture may not be cut, and its shape is not allowed here. Choose another one."
    ),
    "picture-soft": N_("This picture will look a little blurred. A larger one is sharper."),
    "template-gone": N_("This layout is no longer in the kit. Choose another one."),
    "template-other": N_("This layout is not for this picture. Choose another one."),
}
"""The sentence for each finding's code."""

REASONS: dict[str, str] = {
    "words-too-many": N_("The words don’t fit on the picture “{picture}”. Take some out."),
    "words-covered": N_(
        "Something of the layout lies over the words on “{picture}”. Move them, then send."
    ),
    "picture-too-small": N_(
        "The picture “{picture}” is too small for {network}. Choose a larger one."
    ),
    "picture-does-not-fit": N_(
        "The picture “{picture}” can’t be made small enough for {network}. Choose another one."
    ),
    "picture-shape": N_(
        "The picture “{picture}” may not be cut to a shape that {network} takes. "
        "Choose another one."
    ),
    "template-gone": N_("The layout of “{picture}” is no longer in the kit. Choose another one."),
    "template-other": N_("This layout is not for the picture “{picture}”. Choose another one."),
    "picture-ended": N_(
        "The rights to the picture ended before this was sent, so it stayed here. "
        "Choose another one, then send."
    ),
    "picture-gone": N_(
        "The picture is no longer in the kit, so this was not sent. Choose another one, then send."
    ),
    "picture-early": N_("The picture may not be used yet, so this was not sent."),
    "picture-market": N_("The picture may not be used in your country, so this was not sent."),
    "picture-network": N_("The picture may not go to {network}, so this was not sent."),
}
"""The sentence for each ``PictureProblem.code`` and for why a waiting post stayed here."""


def words_lead(locale: str) -> str:
    """Return what leads to the words on a picture in its description.

    It goes out with the post, so it is in the post's language and not in the window's.

    Args:
        locale: BCP 47 tag of the post.
    """
    return _LEADS.get(locale.partition("-")[0].lower(), _LEADS["en"])


_LEADS = {
    "en": "Words on the picture:",
    "cy": "Geiriau ar y llun:",
    "pl": "Słowa na obrazku:",
    "de": "Worte auf dem Bild:",
    "fr": "Mots sur l’image :",
    "ga": "Focail ar an bpictiúr:",
}

"""What the app says about findings of a kit's structural checks."""

from __future__ import annotations

from studio.wording.i18n import N_, _, ngettext

TITLES: dict[str, str] = {
    "require-missing": N_("This may need “{words}”. Add it."),
    "parts-missing": N_("People may need to know more: {words}. Add it."),
    "pair-missing": N_("This may need “{words}” beside it. Add it."),
    "forbidden-words": N_("“{words}” may need proof, or other words. Say what you know."),
    "limit-over": "",
    "window-early": N_("This starts on {day}. Keep it until then."),
    "window-late": N_("This ended on {day}. Take it out."),
    "price-no-offer": N_(
        "“{words}” names a deal, and this brief has none. Take it out, or choose the right brief."
    ),
    "price-differs": N_(
        "The offer is “{offer}”. “{words}” is something else. Use the offer’s words."
    ),
    "price-early": N_("This offer starts on {day}. Keep “{words}” until then."),
    "price-ended": N_("This offer ended on {day}. Take “{words}” out."),
    "price-elsewhere": N_("This offer is not for your store. Take “{words}” out."),
    "category-words": N_("This may be about {category}. Ask the brand team before you post it."),
    "pii-phone": N_("This may be somebody’s phone number. Take it out."),
    "pii-email": N_("This may be somebody’s e-mail address. Take it out."),
    "pii-postcode": N_("This may be where somebody lives. Take it out."),
    "pii-address": N_("This may be where somebody lives. Take it out."),
    "pii-order": N_("This may be the number of somebody’s order. Take it out."),
    "pii-card": N_("This may be the number of somebody’s card. Take it out."),
    "pii-identity": N_("This may tell who somebody is. Take it out."),
    "pii-customer": N_("This may tell who a customer is. Leave the name out."),
    "embargo-words": N_("This may still be a secret. Leave it out until {day}."),
    "embargo-always": N_("This may be a secret of the brand. Leave it out."),
    "link-tags": N_("This link may need {tags} behind it, so that the brand sees who came by it."),
    "link-missing": N_("This may need the link {link}. Add it."),
    "hashtag-missing": N_("This may need the hashtag {tag}. Add it."),
    "hashtag-many": N_("Too many hashtags are a wall. {most} are enough."),
    "hashtag-camel": "",
    "alt-start": N_("Leave “{words}” out: people know that it is a picture. Say what is on it."),
    "alt-wordy": "",
    "asset-other": N_("This picture may not go with these words. Choose another one."),
    "asset-minors": N_("A child is on “{picture}”. It may not go with these words."),
    "asset-young": N_("Somebody on “{picture}” may be under {age}. Choose another picture."),
    "personal-touch": N_(
        "This is nearly the suggested text. Make it yours: what did you see or do?"
    ),
    "locked-changed": N_("These words were agreed as they stand. Use them letter by letter."),
}
"""The sentence for each code; "" where a number or a name decides which one it is."""

_LIMITS: dict[str, str] = {
    "emoji-in-a-row": N_("A screen reader says every emoji aloud. Don’t put them in a row."),
    "emoji-inside-sentences": N_("An emoji inside a sentence cuts it in two. Put it at the end."),
    "emoji-bullets": N_("A screen reader says every emoji aloud. Start lines with words."),
    "capital-runs": N_("Words in capitals are hard to read. Write them small."),
    "fancy-letters": N_("A screen reader cannot read these letters. Use plain ones."),
}


def limit_over(values: dict[str, str]) -> str:
    """Return the sentence for too much of something."""
    name, most = values["of"], int(values["most"])
    if name in _LIMITS:
        return _(_LIMITS[name])
    if name == "emoji":
        return ngettext(
            "A screen reader says every emoji aloud. {most} is enough.",
            "A screen reader says every emoji aloud. {most} are enough.",
            most,
        )
    if name == "exclamation-marks":
        return ngettext(
            "{most} exclamation mark is enough.", "{most} exclamation marks are enough.", most
        )
    return {
        "hashtags": _("Too many hashtags are a wall. {most} are enough."),
        "mentions": _("There are {found} mentions. {most} are enough."),
        "links": _("There are {found} links. {most} are enough."),
        "words": _("There are {found} words. {most} are enough."),
    }[name]


def hashtag_camel(values: dict[str, str]) -> str:
    """Return the sentence for a tag whose words run together."""
    if values["better"]:
        return _("{tag} is easier to read and to hear as {better}.")
    return _("Start each word of {tag} with a capital. It is easier to read and to hear.")


def alt_wordy(values: dict[str, str]) -> str:
    """Return the sentence for a description that goes on and on."""
    return ngettext(
        "The picture’s description is {over} character longer than people like to hear.",
        "The picture’s description is {over} characters longer than people like to hear.",
        int(values["over"]),
    )


SPECIAL = {
    "limit-over": limit_over,
    "hashtag-camel": hashtag_camel,
    "alt-wordy": alt_wordy,
}
"""Code to what makes its sentence of the finding's values."""


def not_run_sentence(names: tuple[str, ...]) -> str:
    """Return what is said when nobody looked at some of the kit's checks.

    Args:
        names: the checks' ids, from ``Report.not_run``; at least one.
    """
    return ngettext(
        "One check was not run: {names}. Update the app.",
        "{count} checks were not run: {names}. Update the app.",
        len(names),
    ).format(names=", ".join(names), count=len(names))

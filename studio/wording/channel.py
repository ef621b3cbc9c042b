"""Sentences about channels: why one could not be read or written, and what to do.

``{place}`` is the channel's address, ``{value}`` what was typed or found.
"""

from __future__ import annotations

from collections import defaultdict

from studio.wording.i18n import N_, _

SENTENCES: dict[str, str] = {
    # nobody answered, or not well
    "channel-offline": N_("{place} did not answer. Try again later."),
    "channel-no-folder": N_(
        "There is no folder {place} at the moment. Check the address, or connect its drive."
    ),
    "channel-unreadable": N_("{place} could not be read. Check that you may open it."),
    "channel-unwritable": N_(
        "{place} could not be written to. Check that you may, and that there is room. What shops "
        "see is as it was."
    ),
    "channel-slow": N_("{place} answers too slowly. Try again later; we go on where we stopped."),
    "channel-answer": N_("{place} has trouble at the moment. Try again later."),
    "channel-certificate": N_(
        "We could not be sure that this is really {place}. Nothing was taken from it. Ask your "
        "IT team."
    ),
    "channel-proxy": N_("Your shop’s network did not let us through to {place}. Ask your IT team."),
    "channel-empty": N_("There is no kit at {place}. Check the address."),
    "channel-incomplete": N_(
        "A file is missing at {place}. It may still be on its way there. Try again later."
    ),
    "channel-busy": N_("Somebody else publishes to {place} now. Try again in a moment."),
    "channel-busy-here": N_("Another window is fetching this kit now. Try again in a moment."),
    "channel-bucket": N_(
        "{place} did not do what was asked ({detail}). Check the bucket’s name and your keys."
    ),
    "channel-no-keys": N_(
        "There are no keys for {place}. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY first."
    ),
    # what came is not right
    "channel-address": N_(
        "“{value}” is no place for a kit. Name a folder, or an address with https:// or s3://. "
        "No name, password, “?” or “#” may be in it."
    ),
    "channel-bucket-read": N_(
        "Shops cannot read “{value}”. Use the bucket’s address with https:// instead."
    ),
    "channel-read-only": N_(
        "Nothing can be put on “{value}” from here. Publish to a folder or to s3://, and copy it."
    ),
    "channel-name": N_("A file there has a name that no kit may have. Ask the brand team."),
    "channel-redirect": N_(
        "{place} sends us somewhere else that is not safe. Nothing was taken. Ask the brand team."
    ),
    "channel-too-long": N_(
        "{place} sends more than it should. Nothing was taken. Ask the brand team."
    ),
    "channel-damaged": N_(
        "What {place} sent was changed or damaged. Nothing was taken. Ask the brand team."
    ),
    "channel-older": N_(
        "{place} holds something older than was there before. Nothing was taken. "
        "Ask the brand team."
    ),
    "channel-stale": N_(
        "The brand team has not confirmed {place} for a long time. Nothing was taken. Ask them to "
        "publish again."
    ),
    "channel-other-publisher": N_(
        "{place} was not signed by the team that made the kit. Nothing was taken. Ask the brand "
        "team."
    ),
    "channel-other-kit": N_("There is another kit in this place. Choose another place."),
    # publishing
    "publish-unsigned": N_(
        "Nobody has signed this kit, so shops would not take it. Build it with --key."
    ),
    "channel-not-yours": N_(
        "Another key signed what is in this place. Use that key, or publish to an empty place."
    ),
    "channel-broken": N_(
        "A file in this place is missing or was changed. Put it back from a copy, or publish to "
        "an empty place."
    ),
    "channel-moved": N_(
        "Somebody else has just published here. Look at what is there, then run this again."
    ),
    "channel-not-this-kit": N_("This place does not hold this kit yet. Leave --refresh out."),
    "channel-older-kit": N_(
        "The place holds number {there}, and this kit is number {here}. Give it a higher number "
        "to go back to what is in it."
    ),
    "channel-same-number": N_(
        "The place holds another kit with the number {here}. Give yours a higher number."
    ),
    # taking back
    "recall-unknown": N_(
        "There is no picture, phrase or campaign “{value}” in the kit. Check how it is spelt."
    ),
    "recall-ambiguous": N_("“{value}” is more than one thing: {known}. Say which with --kind."),
    "recall-replacement": N_(
        "There is no other {kind} “{value}” in the kit to use instead, or it was taken back too. "
        "Choose another one."
    ),
    "recall-reason": N_(
        "Say why in plain words, with at most {most} letters and no hidden characters."
    ),
    "recall-unreadable": N_(
        "Shops could not read this. Nothing was written. Choose other words, or another thing."
    ),
}
"""By ``ChannelError.code``."""


def channel_sentence(code: str, **values: str) -> str:
    """Return what happened, what it means and what to do."""
    sentence = SENTENCES[code]
    return _(sentence).format_map(defaultdict(str, values))


_WORK_GOES_ON = ("channel-offline", "channel-no-folder", "channel-older", "channel-stale")


def update_sentence(code: str, place: str) -> str:
    """Return the same for a kit that is installed already: work goes on with it."""
    sentence = channel_sentence(code, place=place, value=place)
    if code not in _WORK_GOES_ON:
        return sentence
    return f"{sentence} {_('You can go on with the kit that you have.')}"

"""Sentences about sending: why a post did not go out, the vault, the disk, the outbox.

A sentence says what happened, what it means and what to do. ``{network}`` is the
network's name, ``{when}`` a time of day, ``{detail}`` the network's own words.
"""

from __future__ import annotations

from pathlib import Path

from studio.wording import mastodon, picture_words, policy, sign_in
from studio.wording.i18n import N_, _

REASONS: dict[str, str] = {
    # nothing was posted; later is fine
    "offline": N_("You’re offline. Keep writing; posts wait in the outbox."),
    "no-answer": N_("{network} did not answer. Nothing was posted. Try again in a moment."),
    "busy": N_("{network} has trouble at the moment. Nothing was posted. Try again later."),
    "rate-limited": N_("{network} says too many posts in a short time. We try again at {when}."),
    "wifi-sign-in": N_("This Wi-Fi wants you to sign in first. Nothing was sent."),
    "certificate": N_(
        "We could not be sure that this is really {network}. Nothing was sent. "
        "Ask your IT team, or try another network."
    ),
    "proxy": N_("Your shop’s network did not let us through. Nothing was sent. Ask your IT team."),
    "practice-not-kept": N_("The practice post could not be saved. Free some space on the disk."),
    "vault-locked": N_(
        "Your password store is locked, so nothing was sent. Unlock it, then send again."
    ),
    "vault-none": N_("This PC has no password store, so nothing was sent. Link the account again."),
    "busy-elsewhere": N_(
        "Another window is using this account right now, so nothing was sent. Try again soon."
    ),
    "vault-signed-out": N_("You were signed out, so nothing was sent. Sign in to send it."),
    "vault-too-long": N_("Your PC has no room for this sign-in. Nothing was sent."),
    "vault-timed-out": N_(
        "Your password store did not answer, so nothing was sent. Unlock it, then send again."
    ),
    "vault-broken": N_("Your password store does not work, so nothing was sent. Ask your IT team."),
    "storage-disk-full": N_("The disk is full, so nothing was sent. Free some space, then send."),
    "storage-read-only": N_("We may not write to this disk, so nothing was sent."),
    "storage-no-folder": N_(
        "The outbox’s folder is gone, so nothing was sent. Open the app again."
    ),
    "storage-busy": N_("Another program is using the outbox. Nothing was sent. Try again."),
    "storage-newer": N_("A newer version made this outbox. Nothing was sent. Update the app."),
    "storage-broken": N_("The outbox could not be written, so nothing was sent."),
    # the sign-in
    "sign-in-ended": N_("Not sent: your {network} sign-in ran out. Link it again, then send."),
    "no-sign-in": N_("Not sent: we no longer have your {network} sign-in. Link it again."),
    "not-linked": N_("Not sent: this account is not linked any more. Link it again, then send."),
    # linking
    "not-an-app-password": N_(
        "That is not an app password. Make one in your {network} settings. "
        "It looks like abcd-efgh-ijkl-mnop."
    ),
    "main-password": N_(
        "That is your main password, so we signed out again. Make an app password in your "
        "{network} settings, and use that."
    ),
    "wrong-password": N_("{network} does not know this name and password. Check both."),
    "no-handle": N_("Type your {network} name first."),
    "no-such-address": N_("We found no {network} server at this address. Check how it is written."),
    "not-https": N_("This address is not safe for a password. It has to start with https://."),
    # the post
    "too-long": N_("This post is too long for {network}. Make it shorter, then send."),
    "too-many-pictures": N_("That is too many pictures for {network}. Take some out, then send."),
    "picture-too-large": N_("A picture is too large for {network}. Use a smaller one, then send."),
    "unreadable-text": N_("There is a broken character in the text. Type it again, then send."),
    "refused": N_("{network} did not take this post. It says: {detail}"),
    "recalled": N_(
        "The brand took back something in this post: {detail}. It was not sent. "
        "Open the draft and choose something else."
    ),
    "label-missing": N_(
        "Nobody could see that you work here, so it was not sent. Put the label first, then send."
    ),
    "label-late": N_(
        "The label would be hidden on {network}, so it was not sent. Put it first, then send."
    ),
    # it may be live
    "unclear-answer": N_("We don’t know yet if this was posted. Look before you send it again."),
    "server-trouble": N_(
        "{network} had trouble while we sent this. It may be posted. Look before you send it again."
    ),
    "interrupted": N_(
        "The app closed while this was being sent. It may be posted. Look before you send it again."
    ),
    "not-there": N_(
        "{network} does not have this post, at least not yet. "
        "Wait a minute and look again, or send it again."
    ),
    # pictures of a draft
    "picture-missing": N_("The picture “{picture}” is not there any more. Choose another one."),
    "picture-changed": N_("The kit has a new version of “{picture}”. Put it in again, then send."),
    "picture-unreadable": N_("We could not open the picture “{picture}”. Choose another one."),
    **picture_words.REASONS,
    **mastodon.REASONS,
    **sign_in.REASONS,
    **policy.REASONS,
}
"""By ``PublishError.reason``, ``Entry.reason`` and ``PictureProblem.code``."""

UNSURE: dict[str, str] = {
    "no-answer": N_("We don’t know yet if this was posted. Look before you send it again."),
}
"""Reasons that mean something else when the post may be live."""

CALM: dict[str, str] = {
    "unclear-answer": N_("{network} gave an answer that we can’t read. Nothing was posted."),
}
"""Reasons that mean something else when nothing was posted."""

BARE: dict[str, str] = {
    "rate-limited": N_("{network} says too many posts in a short time. Try again in a while."),
    "refused": N_("{network} did not take this post, and gave no reason."),
}
"""Reasons whose sentence needs a time or the network's own words, without them."""

VAULT: dict[str, str] = {
    "locked": N_("Your password store is locked. Unlock it, then try again."),
    "none": N_(
        "This PC has no password store. You can post now, but your sign-in is forgotten "
        "when you close."
    ),
    "signed-out": N_("You were signed out. Sign in, then try again."),
    "too-long": N_("This PC’s password store has no room for this sign-in. It was not kept."),
    "timed-out": N_("Your password store did not answer. Unlock it, then try again."),
    "broken": N_(
        "This PC could not keep your sign-in. You can post now, but it is forgotten when you close."
    ),
}
"""By ``VaultError.code`` and ``VaultHealth.code``."""

STORAGE: dict[str, str] = {
    "disk-full": N_(
        "The disk is full. Your words are safe while this window stays open. "
        "Free some space, then press Save."
    ),
    "read-only": N_(
        "We may not write to this folder. Your words are safe while this window stays open."
    ),
    "no-folder": N_(
        "The folder for your posts can’t be made or used. "
        "Ask your IT team, then open the app again."
    ),
    "busy": N_("Another program has this file open. Your words are safe. Try again in a moment."),
    "newer": N_("A newer version of the app made this file. Update the app to open it."),
    "broken": N_("This could not be saved. Your words are safe while this window stays open."),
}
"""By ``StorageError.code``."""

STATES: dict[str, str] = {
    "queued": N_("Waiting"),
    "sending": N_("Sending"),
    "sent": N_("Posted"),
    "failed": N_("Not sent"),
    "unknown": N_("Look first"),
    "dropped": N_("Left out"),
    "handed_off": N_("Ready for your phone"),
}
"""By ``State``."""

EVENTS: dict[str, str] = {
    "queued": N_("Put in the outbox"),
    "sending": N_("Started to send"),
    "sent": N_("Posted"),
    "failed": N_("Not sent"),
    "unknown": N_("No clear answer came back"),
    "looked": N_("We looked for it"),
    "resolved-sent": N_("You saw that it is posted"),
    "resolved-resend": N_("You chose to send it again"),
    "dropped": N_("You chose to leave it out"),
    "recovered": N_("The app closed while this was being sent"),
    "handed_off": N_("Handed over to your phone"),
    "taken-down": N_("You took it down"),
}
"""By ``Event.code``."""

RECOVERED = N_(
    "A damaged file was put aside: {file}. We went back to the last good copy. "
    "The last change may be missing."
)
STARTED_EMPTY = N_(
    "A damaged file was put aside: {file}. There was no good copy, so this starts empty."
)


def reason(
    code: str,
    *,
    network: str,
    when: str = "",
    detail: str = "",
    picture: str = "",
    maybe_live: bool = False,
) -> str:
    """Return the sentence for a reason.

    Args:
        code: as in ``Entry.reason`` or ``PublishError.reason``.
        network: the network's name, as people say it.
        when: the time of the next try, already in the person's own time, or "".
        detail: the network's own words, or "".
        picture: the picture's name, or "".
        maybe_live: True for an entry in state ``unknown`` and ``OutcomeUnknownError``.
    """
    known = {**REASONS, **(UNSURE if maybe_live else CALM)}
    if not {"rate-limited": when, "refused": detail}.get(code):
        known.update(BARE)
    # A code of a later version: nobody knows what it means, so look first.
    sentence = known.get(code, REASONS["unclear-answer"])
    values = {"network": network, "when": when, "detail": detail, "picture": picture}
    return _(sentence).format(**values)


def vault(code: str) -> str:
    """Return the sentence for a ``VaultError`` or ``VaultHealth`` code; "" for ""."""
    return _(VAULT[code]) if code else ""


def storage(code: str) -> str:
    """Return the sentence for a ``StorageError`` code."""
    return _(STORAGE[code])


def state(code: str) -> str:
    """Return the short name of a state."""
    return _(STATES[code])


def event(code: str) -> str:
    """Return the line of a history for an event's code."""
    return _(EVENTS[code])


def recovered(file: Path | str, *, restored: bool) -> str:
    """Return what is said about a damaged file."""
    return _(RECOVERED if restored else STARTED_EMPTY).format(file=file)

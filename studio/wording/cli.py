"""What the command line says: what went wrong, and what to do next."""

from __future__ import annotations

from studio.wording import linking, publishing
from studio.wording.i18n import N_, _

SENTENCES: dict[str, str] = {
    "usage": N_("{reason}. Look at “studio {command} --help”."),
    "unreadable-file": N_("This file can’t be read. Check its name and try again."),
    "unreadable-folder": N_("This folder can’t be read. Check its name and try again."),
    "no-rules": N_("There are no rules in this folder that can run. Name a folder of .yml rules."),
    "no-dictionary": N_("A dictionary of “{rule}” can’t be read, so it is left out."),
    "needs-styles": N_("This goes with --styles only. Name a folder of rules, or leave it out."),
    "nothing-found": N_("The rules find nothing."),
    "phrase-length": N_("This takes one to eight words. Write the phrase in quotes."),
    "not-text": N_("This is not UTF-8 text. Save it as UTF-8 and try again."),
    "not-json": N_("This line is not JSON as expected. Mend it and try again."),
    "bad-jsonl": N_("Each line must be like {shape}. Mend it and try again."),
    "bad-post": N_("“{key}” can’t be used like this. It must be {shape}. Mend it and try again."),
    "unknown-key": N_("“{key}” is not known here. Known are: {known}."),
    "unknown-choice": N_("There is no “{value}” here. There is: {known}."),
    "no-title": N_("Posts on {network} have no title. These have one: {known}."),
    "bad-link": N_("“{value}” is no web address. Write all of it, as in https://example.org."),
    "unknown-picture": N_("The kit has no picture “{value}”. “studio kit show” tells more."),
    "needs-template": N_("This goes with --template only. Name a layout of the kit."),
    "needs-picture": N_("This goes with --picture only. Name a picture of the kit."),
    "needs-equals": N_("“{value}” must be like NAME=VALUE. Write it like that and try again."),
    "bad-crop": N_(
        "A crop is LEFT,TOP,WIDTH,HEIGHT in parts of the picture, such as 0.1,0,0.8,1; width and "
        "height are at least 0.05. Write it so."
    ),
    "slot-long": N_("This takes {most} characters at most. Make it shorter and try again."),
    "kit-problems": N_("{problem} “studio kit check” lists all that is to mend."),
    "kit-refused": N_("{problem} Nothing of this kit was used."),
    "no-display": N_(
        "There is no screen to open a window on. “studio demo” shows the app without one."
    ),
    "no-write": N_("This file can’t be written. Choose another place and try again."),
    "later": N_("Posting at a later time is not in this version. Leave “at” out to post now."),
    "past": N_("The time in “at” has passed. Leave “at” out to post now."),
    "odd-letter": N_(
        "“{key}” has a hidden character in it that can’t be posted ({letter}). Take it out."
    ),
    "no-password": N_(
        "There is no app password to read. Give it on the standard input with --secret-stdin."
    ),
    "needs-person": N_(
        "Several people share this PC. Say whose things you mean with --person NAME, and type "
        "the PIN or passphrase when asked, or give it with --unlock-stdin."
    ),
    "not-shared": N_(
        "One person uses this PC, so there is nobody to choose. Leave --person and "
        "--unlock-stdin out."
    ),
    "no-word": N_(
        "There is no PIN or passphrase to read. Give it as the first line of the standard input "
        "with --unlock-stdin."
    ),
    "type-word": N_("PIN or passphrase of {name}:"),
    "choose-word": N_("A new PIN or passphrase for {name}:"),
    "share-managed": N_(
        "Your organisation decides whether this PC is shared, so nothing was changed. Ask your IT "
        "team."
    ),
    "shared-on": N_("Several people share this PC now. Add them with “studio people add”."),
    "shared-off": N_("One person uses this PC now. Nobody’s things were deleted."),
    "no-store": N_(
        "This PC has no password store, so the sign-in can’t be kept. Set one up, then try again."
    ),
    "needs-no-link": N_("{network} needs no linking. Post to it with --account practice."),
    "no-such-door": N_("The app can’t post to {network} in this version. It can to: {known}."),
    "no-such-entry": N_("There is no such post in the outbox. “studio outbox list” lists them."),
    "wrong-state": N_("This post is “{state}” now, so that can’t be done with it."),
    "not-ready": N_("The post can’t go out like this. Mend what is listed and try again."),
    "stopped": N_("You stopped it. What was sent before stays sent; “studio outbox list” tells."),
    "inside": N_("Something went wrong in the app itself ({kind}). Try again, or tell its makers."),
    "unlinked-untold": N_(
        "Forgotten on this PC. The network could not be told, so the sign-in ends there by itself."
    ),
    "practice-only": N_("No --account was given, so this goes to the practice network only."),
    "sending": N_("Sending to {account} …"),
    "no-accounts": N_("No account is linked here. “studio accounts link” links one."),
    "kept-in": N_("Sign-ins are kept in: {store}."),
    "kept-nowhere": N_("This PC has no password store that works, so no sign-in is kept."),
    "only-looking": N_("The data folder can’t be written to, so this is only what it holds now."),
    "not-asked": N_("not asked: no account is linked"),
    "no-answer-from": N_("asked {host}: no answer"),
    "stdin-closed": N_("There is nothing to read here. Name a file, or send the text in."),
    "stdout-closed": N_("There is nowhere to answer to, so nothing was done. Send it to a file."),
    "stdout-failed": N_(
        "The answer could not be written. What was done stays done; “studio outbox list” tells."
    ),
    "no-such-folder": N_("This folder is not there. Make it first, or choose another one."),
    "too-tall": N_("This text is too long to draw. Make it shorter and try again."),
    "no-channels": N_("No kit here has a channel, so there was nothing to ask."),
    "taken-back": N_("The brand team took “{value}” back: {reason}"),
    "drawing": N_("Drawing every screen …"),
    # Starting a kit, and what is new in one
    "folder-not-empty": N_("There is something here already. Choose a folder that is empty."),
    "no-photos-folder": N_("There is no folder of this name. Check where your photos are."),
    "too-many-photos": N_("There are more than 2,000 files here. Take a part of them at a time."),
    "kit-started": N_(
        "Your kit is in {folder}. Change kit.yml first, then run “studio kit check” on it."
    ),
    "photo-left-out": N_("{name} is left out. {problem}"),
    "photos-to-describe": N_(
        "Photos without a description: {count}. They wait for one at the end of pictures.yml."
    ),
    "no-changes": N_("Nothing changed."),
    # Signing keys
    "key-exists": N_("There is a file of this name already. Choose another name for the key."),
    "key-not-written": N_("The key can’t be written here. Choose another place and try again."),
    "key-unreadable": N_("This key file can’t be read. Check its name and try again."),
    "not-a-key": N_("This is not a key to sign with. “studio kit keygen” makes one."),
    "not-a-public-key": N_("This is not a public key. Its name ends in .pub as a rule."),
    "wrong-passphrase": N_("The passphrase does not open this key. Try again."),
    "passphrase-needed": N_(
        "The key needs a passphrase. Type it in a terminal, or send it in with --passphrase-stdin."
    ),
    "passphrase-differs": N_("The two passphrases are not the same. Try again."),
    "passphrase-ask": N_("Passphrase: "),
    "passphrase-again": N_("The same passphrase again: "),
    "opening-key": N_("Opening the key …"),
    "keep-key": N_(
        "Keep {file} safe and to yourself: whoever has it can sign kits in your name. "
        "Keep a copy of it away from this PC."
    ),
    "key-not-known": N_(
        "The file of the key {value} is not known on this PC. Name it with --key FILE."
    ),
    "another-key": N_("This is another key. The one that is needed is {value}."),
    # Packed kits
    "not-a-kit-folder": N_("This is a file. Name the kit’s folder, which has kit.yml in it."),
    "out-is-the-key": N_(
        "Your key has this name, and the kit would take its place. Choose another name."
    ),
    "out-in-folder": N_(
        "This is inside the kit’s own folder. Choose a place outside of it, so that the folder "
        "stays as it is."
    ),
    "out-no-file": N_("There is something here that is not a file. Choose another name."),
    "not-built": N_("The kit has problems, so nothing was built. Mend what is listed."),
    "built-unsigned": N_(
        "This kit is not signed, so colleagues can look at it and not install it. "
        "Sign it with --key FILE."
    ),
    "nobody-signed": N_("Nobody has signed this kit. It is whole, but anyone may have made it."),
    "older-in-use": N_(
        "A part of the newest installed kit is damaged, so the version before it, {version}, is "
        "used. Install the newest one again."
    ),
    "first-install": N_("From {publisher}. The key’s words are: {words}."),
    "compare-words": N_("Ask the brand team whether their key has the same words."),
    "no-channel-there": N_("There is no kit file and no channel here. Check the name."),
    **linking.COMMAND,
}
"""By code."""


STORAGE: dict[str, str] = {
    "disk-full": N_("The disk is full. Free some space, then run this again."),
    "read-only": N_(
        "We may not write to the data folder. Choose another one with --data-dir, "
        "then run this again."
    ),
    "no-folder": N_(
        "The data folder can’t be made or used. Choose another one with --data-dir, "
        "then run this again."
    ),
    "busy": N_("Another program uses the data folder. Run this again in a moment."),
    "newer": N_("A newer version of the app made this file. Update the app to open it."),
    "broken": N_("A file in the data folder could not be used. Check the disk, then try again."),
}
"""By ``StorageError.code``: a terminal has no window and no Save."""

VAULT: dict[str, str] = {
    "none": N_("This PC has no password store, so there is no sign-in to use. Set one up first."),
    "broken": N_("Your password store does not work now. Run this again, or ask your IT team."),
}
"""By ``VaultError.code``, where the window's sentence does not fit a terminal."""

WAITING: dict[str, str] = {
    "offline": N_("You’re offline. Nothing was posted. Run “studio outbox run” later."),
    "rate-limited": N_(
        "{network} says too many posts in a short time. Run “studio outbox run” after {when}."
    ),
}
"""By ``Entry.reason``: nothing is sent again by itself when no window is open."""

OFFLINE = N_("You’re offline. Run this again when you’re back online.")


def storage(code: str) -> str:
    """Return the sentence for a ``StorageError`` code."""
    return _(STORAGE[code])


def vault(code: str) -> str:
    """Return the sentence for a ``VaultError`` code."""
    return _(VAULT[code]) if code in VAULT else publishing.vault(code)


def reason(
    code: str,
    *,
    network: str = "",
    when: str = "",
    detail: str = "",
    picture: str = "",
    maybe_live: bool = False,
    queued: bool = True,
) -> str:
    """Return the sentence for a reason; see ``studio.wording.publishing.reason``.

    Args:
        code: as in ``Entry.reason`` or ``PublishError.reason``.
        network: the network's name, as people say it.
        when: the time from which it may be tried again, or "".
        detail: the network's own words, or "".
        picture: the picture's name, or "".
        maybe_live: True for an entry in state ``unknown``.
        queued: False when nothing waits in the outbox, as in linking.
    """
    if code == "offline" and not queued:
        return _(OFFLINE)
    if code == "offline" or (code == "rate-limited" and when):
        return _(WAITING[code]).format(network=network, when=when)
    return publishing.reason(
        code, network=network, when=when, detail=detail, picture=picture, maybe_live=maybe_live
    )


def said(code: str, **values: str) -> str:
    """Return a sentence with its values."""
    return _(SENTENCES[code]).format(**values)

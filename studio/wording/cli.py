"""What the command line says: what went wrong, and what to do next."""

from __future__ import annotations

from studio.wording.i18n import N_, _

SENTENCES: dict[str, str] = {
    "not-in-version": N_(
        "This command is not in this version. “studio --help” lists what there is."
    ),
    "usage": N_("{reason}. Look at “studio {command} --help”."),
    "unreadable-file": N_("This file can’t be read. Check its name and try again."),
    "not-text": N_("This is not UTF-8 text. Save it as UTF-8 and try again."),
    "not-json": N_("This line is not JSON as expected. Mend it and try again."),
    "bad-jsonl": N_("Each line must be like {shape}. Mend it and try again."),
    "bad-post": N_("“{key}” can’t be used like this. It must be {shape}. Mend it and try again."),
    "unknown-key": N_("“{key}” is not known here. Known are: {known}."),
    "unknown-choice": N_("There is no “{value}” here. There is: {known}."),
    "unknown-picture": N_("The kit has no picture “{value}”. “studio kit show” tells more."),
    "kit-problems": N_("{problem} “studio kit check” lists all that is to mend."),
    "kit-refused": N_("{problem} Nothing of this kit was used."),
    "no-display": N_(
        "There is no screen to open a window on. “studio demo” shows the app without one."
    ),
    "no-write": N_("This file can’t be written. Choose another place and try again."),
    "later": N_("Posting at a later time is not in this version. Leave “at” out to post now."),
    "no-password": N_(
        "There is no app password to read. Give it on the standard input with --secret-stdin."
    ),
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
    "drawing": N_("Drawing every screen …"),
}
"""By code."""


def said(code: str, **values: str) -> str:
    """Return a sentence with its values."""
    return _(SENTENCES[code]).format(**values)

"""Sentences about signing in through the browser.

A sentence says what happened, what it means and what to do. ``{network}`` is the
network's name. Nothing was kept and nothing was posted in any of these.
"""

from __future__ import annotations

from studio.publishers.oauth.page import Texts
from studio.wording.i18n import N_, _, language

REASONS: dict[str, str] = {
    # before the browser opens
    "no-browser-way": N_(
        "{network} can’t be linked through the browser here. Link it in another way, or ask your "
        "brand team."
    ),
    "no-password-way": N_("{network} takes no passwords from apps. Link it through the browser."),
    "no-such-handle": N_("{network} does not know this name. Check how it is written."),
    "ports-taken": N_(
        "Another program is in the way, so {network} can’t send you back to us. Close programs "
        "that you don’t need, then try again."
    ),
    "wrong-metadata": N_(
        "This server says things about itself that don’t fit, so we stopped. Check its address. "
        "If it is right, ask whoever runs the server."
    ),
    "no-broker": N_(
        "Your brand’s own server does not know {network}. Nothing was linked. Tell your brand team."
    ),
    "client-refused": N_(
        "{network} does not know your brand’s app any more. Nothing was linked. "
        "Tell your brand team."
    ),
    "clock-wrong": N_(
        "The clock of this PC is wrong, so {network} did not believe us. Set the clock, "
        "then try again."
    ),
    # while the person is in the browser
    "signed-in-too-late": N_(
        "Five minutes passed and you were not signed in, so we stopped. Nothing was linked. "
        "Start again when you are ready."
    ),
    "cancelled": N_("You stopped, so nothing was linked. You can start again at any time."),
    "said-no": N_(
        "You said no at {network}, so nothing was linked. Start again if that was a slip."
    ),
    # the answer
    "wrong-server": N_(
        "The answer came from another server than the one you asked. It may be a trick. "
        "Nothing was linked. Check the server’s address, then start again."
    ),
    "wrong-answer": N_(
        "{network} sent an answer that we can’t use. Nothing was linked. Start again."
    ),
    "wrong-person": N_(
        "Somebody else is signed in at {network} in this browser. Nothing was linked. "
        "Sign out there, then start again."
    ),
    "code-refused": N_(
        "{network} did not take the answer: it was too old, or used before. Nothing was linked. "
        "Start again."
    ),
    "sign-in-refused": N_(
        "{network} did not let us sign in. Nothing was linked. Try again later, or tell your "
        "brand team."
    ),
}
"""By ``PublishError.reason`` of ``Publishing.begin_link`` and ``Attempt.wait``."""

REFUSED: dict[str, str] = {
    "not-the-address": N_(
        "That is not the address that we need. Copy all of it from the browser’s address bar."
    ),
    "missing-state": N_("A part of the address is missing. Copy all of it from the browser."),
    "wrong-state": N_("That is the address of another try. Copy the one of the newest page."),
    "wrong-answer": N_("We can’t read this address. Copy all of it from the browser once more."),
    "used-already": N_("We have an answer already. You need not paste anything."),
    "too-late": N_("That came after the five minutes were over. Start again."),
    "wrong-path": N_("Something asked us for a page that we don’t have. We said no."),
    "wrong-method": N_("Something other than a browser’s page called us. We said no."),
    "wrong-host": N_("A page from the internet tried to reach us here. We said no."),
    "wrong-request": N_("Something called us in a language that we don’t speak. We said no."),
    "too-large": N_("Something sent us far more than a browser does. We said no."),
    "no-request": N_("A program called us and then said nothing. We hung up."),
}
"""By the codes of ``Attempt.refused`` and ``Attempt.paste``; the try goes on."""

_DONE = N_("You can close this page now and go back to Shopfloor Studio.")
_NOT_ASKED = N_(
    "Shopfloor Studio did not ask for this page, or it came too late. Nothing was linked. "
    "Close it, and look in the app."
)


def refused(code: str) -> str:
    """Return what is said about something that came or was pasted and was not the answer."""
    return _(REFUSED.get(code, REFUSED["not-the-address"]))


def page() -> Texts:
    """Return what the browser's page says in the end, in the current language."""
    return Texts(
        language=language(), title="Shopfloor Studio", done=_(_DONE), refused=_(_NOT_ASKED)
    )

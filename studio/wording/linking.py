"""What is said while an account is being linked, and how long its sign-in is kept."""

from __future__ import annotations

from studio.wording.i18n import N_, _

HOW_LONG: dict[str, str] = {
    "until-you-unlink": N_("Until you unlink the account."),
    "this-shift": N_("Only for this shift. This PC is shared."),
    "until-you-close": N_("Sign-ins will be forgotten when you close."),
}
"""By ``Core.keeps_sign_ins``."""

HOW_LONG_SHORT: dict[str, str] = {
    "until-you-unlink": N_("until you unlink it"),
    "this-shift": N_("forgotten when your shift ends"),
    "until-you-close": N_("forgotten when you close"),
}
"""The same, for one account."""


COMMAND: dict[str, str] = {
    "open-address": N_("Open this address in your browser, and say yes there:"),
    "browser-opened": N_("We opened it for you. Waiting for your answer, for 5 minutes at most."),
    "open-it-yourself": N_(
        "Waiting for your answer, for 5 minutes at most. If the browser does not come back here, "
        "paste the address that it ends at, or the code that it shows."
    ),
    "is-this-you": N_("Linked as @{handle} ({name}). Is this you? Type “yes”, or press Enter:"),
    "not-you": N_("Nothing was kept, and the network was told to forget this sign-in."),
    "needs-yes": N_(
        "Nobody is here to say whose account it is. Add --yes when you are sure that it is yours."
    ),
}
"""What the command line says."""


def how_long(code: str) -> str:
    """Return how long sign-ins are kept, as a sentence."""
    return _(HOW_LONG[code])


def how_long_short(code: str) -> str:
    """Return how long one sign-in is kept, in a few words."""
    return _(HOW_LONG_SHORT[code])

"""How long sign-ins are kept, in words."""

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


def how_long(code: str) -> str:
    """Return how long sign-ins are kept, as a sentence."""
    return _(HOW_LONG[code])


def how_long_short(code: str) -> str:
    """Return how long one sign-in is kept, in a few words."""
    return _(HOW_LONG_SHORT[code])

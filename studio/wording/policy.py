"""What is said about things that the organisation decided, and about a policy that is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from studio.wording.i18n import LANGUAGES, N_, _

if TYPE_CHECKING:
    from studio.policy import PolicyProblem, Setting
    from studio.policy.draft_folder import DraftFolderError

REASONS: dict[str, str] = {
    "policy-network": N_(
        "Your organisation does not allow posts to {network}, so it was not sent. "
        "Ask your IT team if you need it."
    ),
    "policy-no-posting": N_(
        "Your organisation has switched posting off on this PC, so it was not sent. "
        "Practice posts still work."
    ),
}
"""Why a post does not go out, by the codes of ``studio.policy.allowed``."""

KITS: dict[str, str] = {
    "not-a-managed-key": N_(
        "Your organisation does not take kits from this publisher. Ask your IT team for the "
        "right one."
    ),
}
"""Why a kit is refused."""

FOLDERS: dict[str, str] = {
    "draft-folder-locked": N_(
        "Your organisation keeps posts in {folder}. Leave your own folder out and try again."
    ),
    "draft-folder-wrong": N_(
        "Your organisation chose a folder for posts that we can’t understand, so we did not "
        "start. Ask your IT team to mend DraftFolder."
    ),
}
"""By ``DraftFolderError.code``."""

PROBLEMS: dict[str, str] = {
    "wrong-value": N_(
        "{key} has a value that we can’t use, so the strictest one counts. "
        "Ask your IT team to mend it."
    ),
    "unknown-key": N_("{key} is not known in this version, so nothing was done about it."),
    "unreadable": N_(
        "We could not read what your organisation decided, so the strictest values count. "
        "Ask your IT team."
    ),
    "writable-by-others": N_(
        "Others than the administrator can change what your organisation decided, so the "
        "strictest values count. Ask your IT team."
    ),
    "not-a-file": N_(
        "What your organisation decided is not in a plain file, so the strictest values count. "
        "Ask your IT team."
    ),
    "too-large": N_(
        "The file of what your organisation decided is far too large, so the strictest values "
        "count. Ask your IT team."
    ),
    "not-understood": N_(
        "The file of what your organisation decided is broken, so the strictest values count. "
        "Ask your IT team."
    ),
    "wrong-shape": N_(
        "The file of what your organisation decided has other parts than it should, so the "
        "strictest values count. Ask your IT team."
    ),
}
"""By ``PolicyProblem.code``."""

NAMES: dict[str, str] = {
    "SharedDevice": N_("Several people share this PC"),
    "AutoLockMinutes": N_("Locks by itself after"),
    "AllowDirectPublish": N_("Posting from this PC"),
    "AllowedPlatforms": N_("Networks you can post to"),
    "KitPublicKeys": N_("Whose brand kits are taken"),
    "KitSource": N_("Where your brand kit comes from"),
    "DraftFolder": N_("Where posts are kept"),
    "Proxy": N_("The way to the internet"),
    "DisableUpdates": N_("New versions of the app"),
    "DefaultLanguage": N_("Language"),
    "RevokeAtShiftEnd": N_("Sign-ins end with your shift"),
    "ClientIds": N_("How the app introduces itself"),
    "TokenBrokers": N_("Who helps you sign in"),
}
"""What each key is about, by its name."""

SWITCHES: dict[str, tuple[str, str]] = {
    "AllowDirectPublish": (N_("Allowed"), N_("Only practice posts")),
    "DisableUpdates": (N_("Your IT team brings them"), N_("The app tells you")),
}
"""What a switch means when it is on, and when it is off; "Yes" and "No" for others."""

ORIGINS: dict[str, str] = {
    "locked": N_("Your organisation decided this."),
    "recommended": N_("Your organisation suggests this. You can change it."),
    "closed": N_("What was set can’t be used, so this is the strictest value."),
    "built-in": N_("Nobody decided this."),
}
"""By ``Origin``."""


def name(key: str) -> str:
    """Return what a key is about, in plain words."""
    return _(NAMES[key])


def value(setting: Setting, networks: Mapping[str, str]) -> str:
    """Return a setting's value in plain words.

    Args:
        setting: a key's setting.
        networks: the networks' names by id.
    """
    found = setting.value
    if isinstance(found, bool):
        on, off = SWITCHES.get(setting.key, (N_("Yes"), N_("No")))
        return _(on) if found else _(off)
    if isinstance(found, int):
        return _("{n} min").format(n=found)
    if setting.key == "Proxy":
        return _proxy(found)
    if setting.key == "DefaultLanguage":
        return dict(LANGUAGES).get(found) or found or _("Not set")
    if setting.key == "KitPublicKeys" and found:
        return _("Only from publishers on the list ({n})").format(n=len(found))
    if isinstance(found, tuple | dict):
        return ", ".join(networks.get(item, item) for item in found) or _("None")
    return str(found) if isinstance(found, str | Path) and str(found) else _("Not set")


def _proxy(found: str | None) -> str:
    if found in (None, "system"):
        return _("As this PC is set up")
    return _("Straight, without a proxy") if found == "direct" else str(found)


def origin(setting: Setting) -> str:
    """Return who decided a setting, as a sentence."""
    return _(ORIGINS[setting.origin.value])


def problem(found: PolicyProblem) -> str:
    """Return the sentence about something in the policy that could not be obeyed."""
    return _(PROBLEMS[found.code]).format(key=found.key)


def draft_folder_words(found: DraftFolderError) -> str:
    """Return the sentence about a folder that cannot be written to."""
    return _(FOLDERS[found.code]).format(folder=found.folder)


def no_source() -> str:
    """Return what was not understood when no kit is named and the organisation names none."""
    return _("Name a kit’s file or a channel: your organisation has not named one")


def decided_words() -> tuple[str, str]:
    """Return what is said to somebody who wants to change what the organisation decided."""
    return _("Your organisation decided this."), _("Help tells what is managed on this PC.")

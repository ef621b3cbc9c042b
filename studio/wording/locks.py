"""What the lock of a shared PC protects, and what not, in words for everybody."""

from __future__ import annotations

from studio.wording.i18n import N_

PROTECTED = (
    N_("Nobody posts as you by mistake: only your PIN or passphrase opens your tile."),
    N_("Your sign-ins are sealed. While you are locked or away, the app can’t use them."),
    N_("The app locks by itself, and then shows and sends nothing of yours."),
)
"""What a lock does."""

NOT_PROTECTED = (
    N_("Drafts, photos and posts are plain files. Somebody who looks for them can read them."),
    N_(
        "A PIN is a privacy lock, not a safe. Somebody who uses the same sign-in of this PC can "
        "get around it, with effort. A passphrase is much harder."
    ),
    N_(
        "Anybody here can press “I forgot it” on your tile. They get an empty desk: your sign-ins "
        "are erased, your drafts are put aside, and your PIN works no more."
    ),
    N_("Somebody who changed the programs on this PC can see what you type."),
)
"""What no lock of an app can do."""

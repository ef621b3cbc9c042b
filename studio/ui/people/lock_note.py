"""Says below each lock what it can do, and what not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from studio.people.lock import PIN
from studio.ui.theme import Theme
from studio.ui.widgets.parts import frame, icon_label, label, row
from studio.wording.i18n import _


def lock_note(theme: Theme, kind: str) -> QFrame:
    """Return the note for a lock.

    Args:
        theme: colours and sizes.
        kind: ``pin`` or ``passphrase``.
    """
    made = frame("sunken")
    pad = (theme.px(12), theme.px(10), theme.px(12), theme.px(10))
    inner = row(made, margins=pad, gap=theme.px(10))
    icon = icon_label("info", theme.color("text2"), theme.px(18))
    inner.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    inner.addWidget(label(_words(kind), "small", wrap=True), 1)
    return made


def _words(kind: str) -> str:
    if kind == PIN:
        return _(
            "A PIN stops mix-ups. It is a privacy lock, not a safe. Somebody who uses the same "
            "sign-in of this PC could get around it, with effort."
        )
    return _(
        "A passphrase locks your sign-ins. Drafts on this PC are not locked away from somebody "
        "who looks for their files."
    )

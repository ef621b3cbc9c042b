"""A kit file was opened: whose it is, in words, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from studio.kit_store.model import Relation
from studio.ui.widgets.overlay import Overlay
from studio.ui.widgets.parts import button, column, frame, icon_label, label, row
from studio.wording.i18n import _
from studio.wording.kit_news import offer_words

if TYPE_CHECKING:
    from studio.kit_store.model import Offer
    from studio.ui.studio import Studio

MOST_IN_NAME = 60
CAN_INSTALL = (Relation.NEW, Relation.NEWER)


def ask_about(
    over: QWidget,
    studio: Studio,
    offer: Offer,
    *,
    install: Callable[[], Any],
    look: Callable[[], Any],
) -> Overlay:
    """Ask what to do with a kit file: ``install`` it, ``look`` inside, or nothing.

    No button is the default: Enter alone trusts nobody.
    """
    theme = studio.theme
    title, words = offer_words(offer)
    made = Overlay(over, theme, width=520, name=title)
    made.body.addWidget(label(title, "title", wrap=True))
    made.body.addWidget(label(_whose(offer), "", wrap=True))
    if offer.words:
        made.body.addWidget(_fingerprint(studio, offer))
    made.body.addWidget(label(words, "body2", wrap=True))
    close = button(_("Not now") if offer.relation in CAN_INSTALL else _("Close"), "second")
    close.clicked.connect(made.close_overlay)
    line = row(gap=theme.px(10))
    line.addWidget(close)
    line.addStretch(1)
    presses = {
        Relation.UNSIGNED: (_("Look inside"), look),
        Relation.NEW: (_("The words are the same: use this kit"), install),
        Relation.NEWER: (_("Use the new version"), install),
    }
    if offer.relation in presses:
        _press(made, line, *presses[offer.relation])
    made.body.addLayout(line)
    made.open()
    close.setFocus(Qt.FocusReason.TabFocusReason)
    return made


def _whose(offer: Offer) -> str:
    return _("{name}, version {version}, by {publisher}").format(
        name=one_line(offer.name),
        version=one_line(offer.version),
        publisher=one_line(offer.publisher),
    )


def one_line(words: str) -> str:
    """Return words that another party chose so that they cannot pass for ours."""
    plain = " ".join("".join(filter(str.isprintable, word)) for word in words.split())
    return plain if len(plain) <= MOST_IN_NAME else f"{plain[:MOST_IN_NAME]}…"


def _press(made: Overlay, line: Any, words: str, action: Callable[[], Any]) -> None:
    press = button(words, "primary")

    def act() -> None:
        made.close_overlay()
        action()

    press.clicked.connect(act)
    line.addWidget(press)


def _fingerprint(studio: Studio, offer: Offer) -> QWidget:
    theme = studio.theme
    box = frame("sunken")
    across = row(box, margins=(14, 12, 14, 12), gap=theme.px(12))
    mark = icon_label("fingerprint-pattern", theme.color("text2"), theme.px(26))
    across.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    words = column(gap=2)
    words.addWidget(label(" · ".join(offer.words), "heading3", wrap=True))
    key = _("Key {key_id}").format(key_id=offer.key.key_id if offer.key else "")
    words.addWidget(label(key, "caption"))
    across.addLayout(words, 1)
    return box

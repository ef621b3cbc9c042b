"""Sign and publish in three steps, and how long shops believe what they have."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QFrame, QLabel, QVBoxLayout

from studio.ui.widgets.parts import (
    button,
    clear,
    column,
    frame,
    give_icon,
    icon_label,
    label,
    row,
)
from studio.wording.i18n import _, ngettext

if TYPE_CHECKING:
    from studio.ui.workshop.desk import Desk
    from studio.workshop.release import ChannelState

FEW_DAYS = 7


class ReleasePanel(QFrame):
    """The card at the lower right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("box", "card")
        self._desk = desk
        theme = desk.studio.theme
        self._layout = column(self, margins=(14, 14, 14, 14), gap=theme.px(10))
        desk.looked.connect(self.refresh)
        desk.release.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show key, file and channel as they are now."""
        clear(self._layout)
        if self._desk.look is None:
            return
        theme, release = self._desk.studio.theme, self._desk.release
        head = row(gap=theme.px(10))
        head.addWidget(icon_label("signature", theme.color("text"), theme.px(20)))
        head.addWidget(label(_("Sign and publish"), "heading3"), 1)
        self._layout.addLayout(head)
        built = release.built is not None
        self._step(1, _("Build"), _("checks everything again"), "", done=built)
        words = " · ".join(release.key.words) if release.key else _("No key yet")
        self._step(2, _("Sign"), _("with the brand team’s key"), words, done=built)
        to = release.address or _("No place yet")
        self._step(
            3, _("Publish"), _("to the shops’ folder or address"), to, done=release.published
        )
        if release.key is None or not release.address:
            self._missing()
        self._confirmed()
        self._buttons()

    def _step(self, number: int, bold: str, rest: str, under: str, *, done: bool) -> None:
        theme = self._desk.studio.theme
        line = row(gap=theme.px(12))
        disc = label(str(number), "step")
        disc.setAlignment(Qt.AlignmentFlag.AlignCenter)
        if done:
            disc = icon_label("circle-check", theme.color("ok"), theme.px(22), 2.0)
            disc.setAccessibleName(_("done"))
        disc.setFixedSize(theme.px(26), theme.px(26))
        top = column()
        top.addWidget(disc)
        top.addStretch(1)
        line.addLayout(top)
        words = column(gap=1)
        _line(words, bold, rest)
        if under:
            words.addWidget(label(under, "caption", wrap=True))
        line.addLayout(words, 1)
        self._layout.addLayout(line)

    def _missing(self) -> None:
        release = self._desk.release
        if release.key is None:
            words = _("You need a signing key. Make one, or fetch the one that your team has.")
        else:
            words = _("Say where the shops get the kit from.")
        self._layout.addWidget(label(words, "small", wrap=True))
        press = button(_("Keys and channel"), "second", size="small")
        press.clicked.connect(lambda: self._desk.jump.emit("keys", "", ""))
        self._layout.addWidget(press)

    def _confirmed(self) -> None:
        theme, state = self._desk.studio.theme, self._desk.release.channel
        if state is None or not state.sequence:
            return
        words = _confirmed_words(state)
        box = frame("banner-check" if state.days_left <= FEW_DAYS else "sunken")
        inner = row(box, margins=(12, 8, 12, 8), gap=theme.px(10))
        tint = "check" if state.days_left <= FEW_DAYS else "text2"
        inner.addWidget(icon_label("clock-alert", theme.color(tint), theme.px(20)))
        inner.addWidget(label(words, "small", wrap=True), 1)
        self._layout.addWidget(box)

    def _buttons(self) -> None:
        theme, release = self._desk.studio.theme, self._desk.release
        line = row(gap=theme.px(8))
        same = release.channel is not None and self._same_as_channel()
        press = button(_("Confirm only") if same else _("Publish"), "second", size="small")
        press.setEnabled(release.built is not None and bool(release.address))
        press.clicked.connect(release.publish)
        line.addWidget(press, 1)
        copy = button(_("Save to USB"), "second", size="small")
        give_icon(copy, "usb", theme.color("text"), theme.px(16))
        copy.setEnabled(release.built is not None)
        copy.clicked.connect(self._ask_where)
        line.addWidget(copy, 1)
        self._layout.addLayout(line)
        if release.built is None:
            self._layout.addWidget(label(_("Press Sign and build first."), "caption", wrap=True))

    def _same_as_channel(self) -> bool:
        state, kit = self._desk.release.channel, self._desk.kit
        return bool(state and kit and state.sequence == kit.sequence)

    def _ask_where(self) -> None:
        built = self._desk.release.built
        if built is None:
            return
        name, _kind = QFileDialog.getSaveFileName(
            self, _("Save to USB"), built.name, _("Brand kits") + " (*.brandkit)"
        )
        if name:
            self._desk.release.save_copy(Path(name))


def _line(into: QVBoxLayout, bold: str, rest: str) -> QLabel:
    across = row(gap=5)
    made = label(bold, "strong")
    across.addWidget(made)
    across.addWidget(label(rest, "small"), 1)
    into.addLayout(across)
    return made


def _confirmed_words(state: ChannelState) -> str:
    if state.days_left < 0:
        return _("Shops now see that the kit is not confirmed. Publish or confirm today.")
    since = _("The channel was confirmed today.")
    if state.days_since:
        since = ngettext(
            "The channel was confirmed {n} day ago.",
            "The channel was confirmed {n} days ago.",
            state.days_since,
        ).format(n=state.days_since)
    left = ngettext(
        "Publish or confirm within {n} day.",
        "Publish or confirm within {n} days.",
        state.days_left,
    ).format(n=state.days_left)
    return f"{since} {left}"

"""Where the sign-ins are kept, for how long, and who could read them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from studio.accounts.stores import VaultHealth
from studio.ui.theme import Theme
from studio.ui.widgets.parts import button, column, icon_label, label, row
from studio.ui.widgets.tag import Tag
from studio.wording import publishing
from studio.wording.i18n import _
from studio.wording.linking import how_long


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """What was found out about the password store.

    Attributes:
        health: of the trial.
        lasts: as ``Core.keeps_sign_ins``.
        tested: when, local time of day.
        sealed: True when a PIN or passphrase locks them.
    """

    health: VaultHealth
    lasts: str
    tested: str
    sealed: bool = False


class KeptCard(QFrame):
    """Says it; ``keeping`` is None while we look.

    Signals:
        check_wanted: the way to the networks is to be looked at.
    """

    check_wanted = Signal()

    def __init__(self, theme: Theme, keeping: Keeping | None) -> None:
        super().__init__()
        self.setProperty("box", "card")
        pad = (theme.px(16), theme.px(13), theme.px(16), theme.px(14))
        inner = column(self, margins=pad, gap=theme.px(6))
        head = row(gap=theme.px(10))
        head.addWidget(icon_label("shield-check", theme.color("ok"), theme.px(20)))
        head.addWidget(label(_("Where your sign-ins are kept"), "heading3"), 1)
        if keeping is not None:
            head.addWidget(Tag(theme, *_tag(keeping.health)))
        inner.addLayout(head)
        for name, value in _facts(keeping):
            line = row(gap=theme.px(12))
            first = label(name, "small")
            first.setFixedWidth(theme.px(140))
            line.addWidget(first)
            line.addWidget(label(value, "", wrap=True), 1)
            inner.addLayout(line)
        check = button(_("Check connection"), "link")
        check.clicked.connect(self.check_wanted)
        foot = row()
        foot.addWidget(check)
        foot.addStretch(1)
        inner.addLayout(foot)


def _tag(health: VaultHealth) -> tuple[str, str]:
    if not health.working:
        return "stop", _("Not working")
    if not health.durable:
        return "decide", _("Only until you close")
    return "fine", _("Working")


def _facts(keeping: Keeping | None) -> tuple[tuple[str, str], ...]:
    if keeping is None:
        return ((_("Kept in"), _("We are looking…")),)
    health = keeping.health
    store = health.backend if health.durable else _("This app’s memory only")
    where = _("{store}, tested at {time}").format(store=store, time=keeping.tested)
    who = _("Someone else using this same computer sign-in, with effort.")
    if keeping.sealed:
        who = _("Only you. Somebody at this PC would need your PIN or passphrase, or much effort.")
    facts = [
        (_("Kept in"), where),
        (_("How long"), how_long(keeping.lasts)),
        (_("Who could read them"), who),
    ]
    if health.code:
        facts.append((_("What to do"), publishing.vault(health.code)))
    return tuple(facts)

"""Networks that the app cannot post to: what one does instead, said as it is."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QVBoxLayout, QWidget

from studio.networks.model import NetworkRules
from studio.ui.studio import Studio
from studio.ui.widgets.overlay import Overlay
from studio.ui.widgets.parts import button, column, frame, label, monogram, row
from studio.wording.i18n import N_, _

STEPS = (
    N_("Write your post here. “How it will look” shows it as on {network}, with its checks."),
    N_("Copy the words with the button below, and send them to your phone as you like best."),
    N_("Take the picture from where you have it. We cannot hand ours to your phone yet."),
    N_("On your phone, open {network}, put in both, look once more, and post."),
)


class ByPhone(QFrame):
    """The networks, two side by side where there is room."""

    def __init__(self, studio: Studio, networks: tuple[NetworkRules, ...], *, columns: int) -> None:
        super().__init__()
        self.setProperty("box", "card")
        self._studio = studio
        theme = studio.theme
        pad = (theme.px(16), theme.px(10), theme.px(16), theme.px(10))
        grid = QGridLayout(self)
        grid.setContentsMargins(*pad)
        grid.setHorizontalSpacing(theme.px(28))
        grid.setVerticalSpacing(theme.px(6))
        for number, rules in enumerate(networks):
            grid.addWidget(self._line(rules), number // columns, number % columns)
            grid.setColumnStretch(number % columns, 1)

    def _line(self, rules: NetworkRules) -> QWidget:
        theme = self._studio.theme
        made = frame("plain")
        line = row(made, gap=theme.px(10))
        line.addWidget(monogram(rules.monogram, theme.px(28)))
        line.addWidget(label(rules.name, "strong"), 1)
        how = button(_("How it works"), "second", size="small")
        how.setAccessibleName(_("How it works with {network}").format(network=rules.name))
        how.clicked.connect(lambda: explain(self, self._studio, rules))
        line.addWidget(how)
        return made


def explain(over: QWidget, studio: Studio, rules: NetworkRules) -> Overlay:
    """Say step by step what can be done today, and offer the words of the draft."""
    theme, core = studio.theme, studio.loaded
    title = _("{network}, by phone").format(network=rules.name)
    made = Overlay(over, theme, width=520, name=title)
    made.body.addWidget(label(title, "title", wrap=True))
    words = _(
        "We can’t post to {network} for you: it does not let apps do that for people like you, "
        "or we cannot yet. You post it there yourself."
    )
    made.body.addWidget(label(words.format(network=rules.name), "body2", wrap=True))
    made.body.addLayout(_steps(studio, rules))
    said = label("", "small", tone="ok")
    made.body.addWidget(said)

    def copy() -> None:
        text = core.outgoing_text(studio.writing.draft, rules.id)
        QApplication.clipboard().setText(text)
        said.setText(_("Copied."))

    take = button(_("Copy the words of my post"), "second")
    take.clicked.connect(copy)
    back = button(_("Go back"), "primary")
    back.clicked.connect(made.close_overlay)
    line = row(gap=theme.px(10))
    line.addWidget(take)
    line.addStretch(1)
    line.addWidget(back)
    made.body.addLayout(line)
    made.open()
    back.setFocus()
    return made


def _steps(studio: Studio, rules: NetworkRules) -> QVBoxLayout:
    theme = studio.theme
    steps = column(gap=theme.px(8))
    for number, step in enumerate(STEPS, 1):
        line = row(gap=theme.px(12))
        line.addWidget(monogram(str(number), theme.px(26)))
        line.addWidget(label(_(step).format(network=rules.name), "", wrap=True), 1)
        steps.addLayout(line)
    return steps

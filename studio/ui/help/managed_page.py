"""What the organisation decided on this PC, in plain words; what is wrong with it first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from studio.policy import Origin, Policy, PolicyProblem, Setting
from studio.ui.widgets.overlay import Overlay
from studio.ui.widgets.parts import button, column, frame, icon_label, label, row
from studio.wording import policy as words
from studio.wording.i18n import _

if TYPE_CHECKING:
    from studio.ui.studio import Studio
    from studio.ui.theme import Theme

SIGNS = {
    Origin.LOCKED: ("lock", "text2"),
    Origin.RECOMMENDED: ("pencil", "text2"),
    Origin.CLOSED: ("triangle-alert", "check"),
}
"""Icon and colour by origin; what nobody decided is not listed."""


def policy_of(studio: Studio) -> Policy:
    """Return what the organisation decided; nothing before everything is loaded."""
    return studio.core.policy if studio.core is not None else Policy()


def show_managed(over: QWidget, studio: Studio) -> Overlay:
    """Show the page over the window."""
    theme, policy = studio.theme, policy_of(studio)
    title = _("Managed by your organisation")
    made = Overlay(over, theme, width=640, name=title)
    made.body.addWidget(label(title, "title", wrap=True))
    made.body.addWidget(label(_intro(policy), "body2", wrap=True))
    for problem in policy.problems:
        made.body.addWidget(_problem(theme, problem))
    decided = [item for item in policy.settings() if item.origin is not Origin.BUILT_IN]
    if decided:
        made.body.addWidget(_list(studio, decided))
    foot = row(gap=theme.px(12))
    foot.addWidget(label(policy.source, "caption", wrap=True), 1)
    close = button(_("Close"), "second")
    close.clicked.connect(made.close_overlay)
    foot.addWidget(close)
    made.body.addLayout(foot)
    made.open()
    close.setFocus(Qt.FocusReason.TabFocusReason)
    return made


def _intro(policy: Policy) -> str:
    if not policy.managed:
        return _("Nobody has decided anything for this PC. All choices are yours.")
    return _(
        "Your IT team decided these things for this PC. What has a padlock can’t be changed here. "
        "Ask them if something gets in your way."
    )


def _problem(theme: Theme, problem: PolicyProblem) -> QFrame:
    unknown = problem.code == "unknown-key"
    box = frame("sunken" if unknown else "row-decide")
    across = row(box, margins=(12, 10, 12, 10), gap=theme.px(10))
    icon, colour = ("info", "text2") if unknown else ("triangle-alert", "check")
    mark = icon_label(icon, theme.color(colour), theme.px(18), 2.0)
    across.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    across.addWidget(label(words.problem(problem), "", wrap=True), 1)
    return box


def _list(studio: Studio, decided: list[Setting]) -> QFrame:
    theme = studio.theme
    networks = {name: rules.name for name, rules in studio.loaded.networks.items()}
    box = frame("card")
    lines = column(box, margins=(0, 4, 0, 4))
    for number, item in enumerate(decided):
        if number:
            lines.addWidget(frame("rule"))
        lines.addWidget(_line(theme, item, networks))
    return box


def _line(theme: Theme, item: Setting, networks: dict[str, str]) -> QWidget:
    made = frame("plain")
    across = row(made, margins=(14, 9, 14, 9), gap=theme.px(12))
    icon, colour = SIGNS[item.origin]
    mark = icon_label(icon, theme.color(colour), theme.px(18))
    across.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    name, value, origin = words.name(item.key), words.value(item, networks), words.origin(item)
    said = column(gap=2)
    said.addWidget(label(name, "strong", wrap=True))
    said.addWidget(label(value, "", wrap=True))
    if item.origin is not Origin.LOCKED:  # the padlock says it, and the words at the top
        said.addWidget(label(origin, "caption", wrap=True))
    across.addLayout(said, 1)
    made.setAccessibleName(f"{name}: {value}")
    made.setAccessibleDescription(origin)
    return made

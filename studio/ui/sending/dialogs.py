"""From Publish to the dialogs that stand between it and the networks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from studio.guidelines.finding import Finding, Level
from studio.outbox.model import Entry, State
from studio.post import Draft
from studio.ui.composer import SHARED
from studio.ui.sending.sending_dialog import SendingDialog
from studio.ui.studio import Studio
from studio.ui.widgets.overlay import Overlay
from studio.ui.widgets.parts import button, label, row, rule
from studio.ui.write.finding_card import FindingCard
from studio.wording.dates import when
from studio.wording.i18n import _

if TYPE_CHECKING:
    from studio.ui.write.screen import WriteScreen

BUSY = (State.QUEUED, State.SENDING, State.SENT, State.UNKNOWN)


def confirm_decisions(over: QWidget, studio: Studio, publish: Callable[[], None]) -> Overlay:
    """Ask "Keep it or use the fix?" for everything that is the colleague's to decide."""
    theme, composer = studio.theme, studio.writing
    made = Overlay(over, theme, width=560, name=_("Keep it or use the fix?"))
    made.body.addWidget(label(_("Keep it or use the fix?"), "title", wrap=True))
    words = _("Both are fine to choose. Your words go out as you decide.")
    made.body.addWidget(label(words, "body2", wrap=True))
    for tab, finding in _decisions(studio):
        made.body.addWidget(_decision(studio, made, tab, finding, publish))
        made.body.addWidget(rule())
    line = row(gap=theme.px(10))
    back = button(_("Go back"), "second")
    back.clicked.connect(made.close_overlay)
    keep = button(_("Keep mine and publish"), "primary")

    def keep_all() -> None:
        for _tab, finding in _decisions(studio):
            composer.keep(finding)
        made.close_overlay()
        publish()

    keep.clicked.connect(keep_all)
    line.addWidget(back)
    line.addStretch(1)
    line.addWidget(keep)
    made.body.addLayout(line)
    made.open()
    back.setFocus(Qt.FocusReason.TabFocusReason)
    return made


def _decisions(studio: Studio) -> tuple[tuple[str, Finding], ...]:
    """Return (tab, finding) for what is to decide in any of the draft's texts, each once."""
    composer = studio.writing
    tabs = dict.fromkeys((composer.tab, SHARED, *dict(composer.draft.variants)))
    found: dict[tuple[str, str], tuple[str, Finding]] = {}
    for tab in tabs:
        report = composer.reports.get(tab)
        for finding in report.findings if report else ():
            if finding.level is Level.CHECK:
                found.setdefault((finding.rule, finding.text), (tab, finding))
    return tuple(found.values())


def _decision(
    studio: Studio, overlay: Overlay, tab: str, finding: Finding, publish: Callable[[], None]
) -> FindingCard:
    made = FindingCard(studio.theme, finding)

    def settled() -> None:
        overlay.close_overlay()
        if _decisions(studio):
            confirm_decisions(overlay.over, studio, publish)
        else:
            publish()

    def keep(_finding: object) -> None:
        _write_screen(overlay.over).words.keeping.ask(finding, settled)

    def fix(_finding: object, chosen: object) -> None:
        screen = _write_screen(overlay.over)
        if tab != studio.writing.tab:
            screen.words.card.tab_wanted.emit(tab)
        screen.words.findings.fix_wanted.emit(finding, chosen)
        settled()

    made.keep_wanted.connect(keep)
    made.fix_wanted.connect(fix)
    return made


def _write_screen(window: QWidget) -> WriteScreen:
    from studio.ui.write.screen import WriteScreen

    found = window.findChild(WriteScreen)
    if found is None:
        raise LookupError("write")
    return found


def already_out(studio: Studio, draft: Draft) -> Entry | None:
    """Return the entry that says that these words already went to a chosen account."""
    core = studio.loaded
    for entry in core.entries():
        if entry.draft_id == draft.id and entry.account_id in draft.accounts:
            same = entry.post.text == core.outgoing_text(draft, entry.network)
            if same and entry.state in BUSY:
                return entry
    return None


def send_draft(over: QWidget, studio: Studio) -> SendingDialog | None:
    """Start the ten seconds before a draft goes out; None when it already went out."""
    if any(not d.isHidden() for d in over.window().findChildren(SendingDialog)):
        return None  # it counts down already; a second one would send the post twice
    draft = studio.writing.draft
    before = already_out(studio, draft)
    if before is not None:
        network = studio.loaded.networks[before.network].name
        at = when(before.created_at)
        words = _("These words went to {network} at {time}. Change them, or start a new post.")
        studio.say.emit(
            "check",
            _("Already posted."),
            words.format(network=network, time=at),
            _("Open the outbox"),
            "outbox",
        )
        return None
    made = SendingDialog(over, studio, draft)
    made.begin()
    return made

"""Going out: ten seconds to change one's mind, then what each network answered."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from studio.outbox.model import Entry, State
from studio.post import Draft, OutgoingPost
from studio.ui.announce import announce
from studio.ui.sending.target_row import TargetRow
from studio.ui.studio import Studio
from studio.ui.widgets.avatar import Avatar
from studio.ui.widgets.countdown import CountdownRing
from studio.ui.widgets.overlay import Overlay
from studio.ui.widgets.parts import (
    button,
    column,
    frame,
    give_icon,
    label,
    row,
    rule,
)
from studio.wording import outcomes
from studio.wording.i18n import _

LOOKS = {
    State.SENT: ("circle-check", "ok"),
    State.FAILED: ("circle-x", "stop"),
    State.UNKNOWN: ("circle-question-mark", "check"),
    State.QUEUED: ("clock", "text2"),
    State.SENDING: ("loader", "ink"),
}


class SendingDialog(Overlay):
    """Counts down, puts the post into the outbox, sends it and shows what came back."""

    def __init__(self, over: QWidget, studio: Studio, draft: Draft) -> None:
        person = studio.loaded.person().first_name
        name = _("Going out as {person}").format(person=person)
        super().__init__(over, studio.theme, width=540, name=name)
        self.studio = studio
        self.draft = draft
        self.rows: dict[str, TargetRow] = {}
        self.entries: dict[str, Entry] = {}
        self._waiting = 0
        self._sent = False
        self.busy = False
        self._left = int(studio.theme.tokens["motion"]["undoCountdownSeconds"])
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self._tick)
        self._build(name, person)

    def begin(self) -> None:
        """Show the dialog and start counting; Undo has the focus."""
        self.open()
        self.undo.setFocus(Qt.FocusReason.TabFocusReason)
        self._timer.start()

    def send_now(self) -> None:
        """Stop counting and send."""
        if self._sent:
            return
        self._sent = True
        self.busy = True
        self.studio.going_out += 1
        self._timer.stop()
        self._switch_line.hide()
        self._countdown.hide()
        self._now.hide()
        self._hint.hide()
        for shown in self.rows.values():
            shown.say("loader", "ink", _("getting ready"))
        core, draft = self.studio.loaded, self.draft
        self.studio.tasks.run(
            self,
            lambda: core.outgoing_posts(draft),
            done=self._queue,
            failed=self._stopped,
        )

    def escape(self) -> None:
        """Undo while it counts; afterwards close once the answers are there."""
        if not self.busy:
            self._timer.stop()
            self.close_overlay()

    # -- building ----------------------------------------------------------------

    def _build(self, name: str, person: str) -> None:
        theme = self.theme
        head = row(gap=theme.px(14))
        head.addWidget(Avatar(theme, person, theme.px(44)))
        words = column(gap=2)
        self._title = label(name, "title")
        words.addWidget(self._title)
        self._switch_line = QWidget()
        self._switch_line.setProperty("box", "plain")
        line = row(self._switch_line, gap=4)
        line.addWidget(label(_("Not you?"), "small"))
        switch = button(_("Stop and change"), "link")
        switch.clicked.connect(self._switch)
        line.addWidget(switch)
        line.addStretch(1)
        words.addWidget(self._switch_line)
        head.addLayout(words, 1)
        self.body.addLayout(head)
        self.body.addWidget(self._make_countdown())
        self.body.addWidget(self._make_targets())
        quote = frame("quote")
        inner = column(quote, margins=(theme.px(12), 0, 0, 0), gap=4)
        inner.addWidget(label(_("Exactly these words"), "caption"))
        for network, text in self._words():
            if network:
                inner.addWidget(label(network, "strong"))
            inner.addWidget(label(text, "", wrap=True))
        self.body.addWidget(quote)
        self.body.addLayout(self._make_foot())

    def _make_foot(self) -> QHBoxLayout:
        theme = self.theme
        foot = row(gap=theme.px(10))
        self._now = button(_("Send now"), "quiet")
        give_icon(self._now, "zap", theme.color("text"), theme.px(18))
        self._now.clicked.connect(self.send_now)
        self._hint = label(_("Esc also undoes"), "caption")
        self.done = button(_("Close"), "second")
        self.done.clicked.connect(self.close_overlay)
        self.another = button(_("Start another post"), "primary")
        self.another.clicked.connect(self._start_another)
        for made in (self.done, self.another):
            made.hide()
        foot.addWidget(self._now)
        foot.addStretch(1)
        foot.addWidget(self._hint)
        foot.addWidget(self.done)
        foot.addWidget(self.another)
        return foot

    def _make_countdown(self) -> QFrame:
        theme = self.theme
        made = self._countdown = frame("countdown")
        inner = row(made, margins=(theme.px(16), theme.px(12), theme.px(14), theme.px(12)), gap=14)
        self._ring = CountdownRing(theme, self._left)
        inner.addWidget(self._ring)
        words = column(gap=2)
        self._seconds = label("", "heading3")
        words.addWidget(self._seconds)
        words.addWidget(label(_("Still time to change your mind."), "small"))
        inner.addLayout(words, 1)
        self.undo = button(_("Undo"), "second", size="large")
        give_icon(self.undo, "undo-2", theme.color("text"), theme.px(18))
        self.undo.clicked.connect(self.escape)
        inner.addWidget(self.undo)
        self._show_seconds()
        return made

    def _make_targets(self) -> QFrame:
        card = frame("card")
        inner = column(card, margins=(1, 1, 1, 1))
        for number, account in enumerate(self.studio.loaded.chosen_accounts(self.draft)):
            if number:
                inner.addWidget(rule())
            made = TargetRow(self.studio, account)
            self.rows[account.id] = made
            inner.addWidget(made)
        return card

    def _words(self) -> tuple[tuple[str, str], ...]:
        core = self.studio.loaded
        texts = {
            core.networks[n].name: core.outgoing_text(self.draft, n)
            for n in core.target_networks(self.draft)
        }
        if len(set(texts.values())) == 1:
            return (("", next(iter(texts.values()))),)
        return tuple(texts.items())

    # -- counting ----------------------------------------------------------------

    def _tick(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self.send_now()
        else:
            self._show_seconds()

    def _show_seconds(self) -> None:
        self._ring.set_left(self._left)
        self._seconds.setText(outcomes.seconds(self._left))
        if self._left in (10, 5):
            announce(self, outcomes.seconds(self._left), now=True)

    def _switch(self) -> None:
        if not self._sent:
            window = self.window()
            self.escape()
            window.ask_who()  # type: ignore[attr-defined]

    # -- sending -----------------------------------------------------------------

    def _queue(self, posts: tuple[tuple[str, OutgoingPost], ...]) -> None:
        core, draft = self.studio.loaded, self.draft
        self.studio.tasks.run(
            self,
            lambda: core.queue(draft, posts),
            done=self._send,
            failed=self._stopped,
            in_order=True,
        )

    def _send(self, entries: tuple[Entry, ...]) -> None:
        core = self.studio.loaded
        self._waiting = len(entries)
        self.studio.outbox_changed.emit()
        for entry in entries:
            self.rows[entry.account_id].say("loader", "ink", _("on its way"))
            self.studio.tasks.run(
                self,
                lambda e=entry: core.send(e.id),  # type: ignore[misc]
                done=self._answered,
                failed=lambda problem, e=entry: self._broke(e, problem),  # type: ignore[misc]
            )

    def _answered(self, entry: Entry) -> None:
        self.entries[entry.account_id] = entry
        icon, tone = LOOKS.get(entry.state, ("clock", "text2"))
        self.rows[entry.account_id].say(icon, tone, outcomes.state_words(entry))
        self._one_less()

    def _broke(self, entry: Entry, problem: Exception) -> None:
        icon, tone = LOOKS[State.UNKNOWN]
        # Nobody can tell how far it came; the outbox knows more at the next start.
        unclear = replace(entry, state=State.UNKNOWN, reason="unclear-answer")
        self.entries[entry.account_id] = unclear
        self.rows[entry.account_id].say(icon, tone, outcomes.problem_words(problem))
        self._one_less()

    def _one_less(self) -> None:
        self._waiting -= 1
        self.studio.outbox_changed.emit()
        self.studio.practice_changed.emit()
        if self._waiting == 0:
            self._finished()

    def _finished(self) -> None:
        core = self.studio.loaded
        summary = outcomes.summary(tuple(self.entries.values()), core.networks)
        self._title.setText(summary.title)
        self.studio.say.emit(summary.tone, summary.title, summary.words, *summary.action)
        self._offer_close(all_sent=summary.tone == "ok")

    def _stopped(self, problem: Exception) -> None:
        words = outcomes.problem_words(problem)
        for shown in self.rows.values():
            shown.say("circle-x", "stop", _("not sent"))
        self._title.setText(_("Nothing was sent"))
        self.studio.say.emit("stop", _("Nothing was sent."), words, "", "")
        self._offer_close(all_sent=False)

    def _offer_close(self, *, all_sent: bool) -> None:
        self.busy = False
        self.studio.going_out -= 1
        self.studio.outbox_changed.emit()
        self.done.show()
        self.another.setVisible(all_sent)
        self.done.setFocus(Qt.FocusReason.TabFocusReason)
        self.refit()

    def _start_another(self) -> None:
        self.close_overlay()
        self.studio.go.emit("today")

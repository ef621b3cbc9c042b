"""One post for one account: what happened, what it means, what can be done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from studio.outbox.model import Entry, State
from studio.ui.people.copied import copy_words
from studio.ui.studio import Studio
from studio.ui.widgets.flow import FlowLayout
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
from studio.wording import publishing
from studio.wording.dates import when
from studio.wording.i18n import _
from studio.wording.kit_news import take_down_words
from studio.wording.outcomes import problem_words, reason_words, state_words

if TYPE_CHECKING:
    from studio.brand_kit.recall import Recall
    from studio.core import Core

ICONS = {
    "sent": "circle-check",
    "resolved-sent": "circle-check",
    "failed": "circle-x",
    "unknown": "circle-question-mark",
    "recovered": "circle-question-mark",
    "looked": "search",
    "dropped": "trash-2",
    "queued": "clock",
}


class EntryDetail(QFrame):
    """The right side of the outbox."""

    changed = Signal()

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self.setProperty("box", "card")
        self._studio = studio
        self._entry: Entry | None = None
        outer = column(self, margins=(1, 1, 1, 1))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setStyleSheet("QScrollArea { background: transparent; }")
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        holder.setProperty("box", "plain")
        theme = studio.theme
        pad = (theme.px(22), theme.px(18), theme.px(22), theme.px(18))
        self._layout = column(holder, margins=pad, gap=theme.px(12))
        scroll.setWidget(holder)
        outer.addWidget(scroll)

    def show_entry(self, entry: Entry, recall: Recall | None = None) -> None:
        """Show one entry.

        Args:
            entry: which one.
            recall: what it holds that was taken back, when it should be taken down.
        """
        core = self._studio.loaded
        self._entry = entry = core.entry(entry.id)
        clear(self._layout)
        heading = entry.title
        if recall is not None:
            heading = _("Please take this post down")
        elif entry.state is State.UNKNOWN:
            heading = _("We don’t know yet if this was posted")
        self._layout.addWidget(label(heading, "title", wrap=True))
        rules = core.networks.get(entry.network)
        name = rules.name if rules else entry.network
        under = f"{name} · @{entry.handle} · {state_words(entry)}"
        self._layout.addWidget(label(under, "small"))
        words = reason_words(entry, core.networks)
        if recall is not None:
            words = take_down_words(recall, name)
        if words:
            self._layout.addWidget(label(words, "body2", wrap=True))
        if recall is not None:
            self._layout.addLayout(self._take_down(entry))
        else:
            self._layout.addLayout(self._actions(entry, name))
        self._layout.addWidget(label(_("What happened"), "heading3"))
        for event in core.events(entry.id):
            self._layout.addLayout(self._event(event.at, event.code))
        self._layout.addWidget(label(_("Exactly what was sent"), "heading3"))
        self._layout.addWidget(self._exact(entry))
        self._layout.addStretch(1)

    # -- inside ------------------------------------------------------------------

    def _actions(self, entry: Entry, name: str) -> FlowLayout:
        line = FlowLayout(gap=self._studio.theme.px(8))
        if entry.state is State.UNKNOWN:
            look = _("Look on {network}").format(network=name)
            self._add(line, look, "search", "primary", self._look)
            self._add(line, _("Yes, it’s there"), "check", "second", lambda: self._resolve("sent"))
            self._add(line, _("No, it’s not"), "x", "second", self._not_there)
        elif entry.state is State.QUEUED:
            self._add(line, _("Send now"), "send", "primary", self._send)
            self._add(line, _("Stop trying"), "trash-2", "second", lambda: self._resolve("drop"))
        elif entry.state is State.FAILED:
            self._add(line, _("Send again"), "send", "second", self._send_again)
            self._add(line, _("Stop trying"), "trash-2", "quiet", lambda: self._resolve("drop"))
        elif entry.state is State.SENT:
            if entry.network == "practice":
                see = lambda: self._studio.go.emit("practice")  # noqa: E731
                self._add(line, _("See it in Practice"), "flask-conical", "second", see)
            else:
                words = _("Open in the browser")
                self._add(line, words, "external-link", "second", lambda: self._open(entry.url))
        copy = _("Copy details for help")
        self._add(line, copy, "copy", "quiet", lambda: self._copy(entry))
        return line

    def _take_down(self, entry: Entry) -> FlowLayout:
        line = FlowLayout(gap=self._studio.theme.px(8))
        if entry.url:
            words = _("Open in the browser")
            self._add(line, words, "external-link", "primary", lambda: self._open(entry.url))
        self._add(line, _("I took it down"), "check", "second", self._down)
        return line

    def _down(self) -> None:
        def work(core: Core, entry: Entry) -> Entry:
            core.taken_down(entry.id)
            return core.entry(entry.id)

        self._work(work)

    def _add(self, line: FlowLayout, words: str, icon: str, kind: str, action: object) -> None:
        theme = self._studio.theme
        made = button(words, kind, size="small")
        colour = "onInk" if kind == "primary" else "text"
        give_icon(made, icon, theme.color(colour), theme.px(17))
        made.clicked.connect(action)
        line.addWidget(made)

    def _event(self, at: str, code: str) -> QHBoxLayout:
        theme = self._studio.theme
        line = row(gap=theme.px(9))
        icon = ICONS.get(code, "send")
        line.addWidget(icon_label(icon, theme.color("text2"), theme.px(16)))
        line.addWidget(label(when(at), "small"))
        line.addWidget(label(publishing.event(code), "small", wrap=True), 1)
        return line

    def _exact(self, entry: Entry) -> QFrame:
        theme = self._studio.theme
        made = frame("sunken")
        pad = (theme.px(14), theme.px(12), theme.px(14), theme.px(12))
        inner = column(made, margins=pad, gap=theme.px(8))
        for picture in entry.post.pictures:
            shown = QPixmap()
            if shown.loadFromData(picture.data):
                smooth = Qt.TransformationMode.SmoothTransformation
                holder = label()
                holder.setPixmap(shown.scaledToHeight(theme.px(150), smooth))
                holder.setAccessibleName(picture.alt)
                inner.addWidget(holder)
                inner.addWidget(
                    label(_("Alt text: {alt}").format(alt=picture.alt), "caption", wrap=True)
                )
        inner.addWidget(label(entry.post.text, "", wrap=True))
        return made

    def _look(self) -> None:
        self._work(lambda core, entry: core.publishing.look(entry.id))

    def _send(self) -> None:
        self._work(lambda core, entry: core.send(entry.id))

    def _send_again(self) -> None:
        # Refused by the network, so it is certainly not live.
        def work(core: Core, entry: Entry) -> Entry:
            return core.send(core.publishing.resolve(entry.id, "resend").id)

        self._work(work)

    def _not_there(self) -> None:
        self._resolve("resend")
        words = _("It waits in the outbox. Press Send now when you are ready.")
        self._studio.say.emit("plain", _("Not posted, then."), words, "", "")

    def _resolve(self, how: str) -> None:
        self._work(lambda core, entry: core.publishing.resolve(entry.id, how))

    def _work(self, work: Callable[[Core, Entry], Entry]) -> None:
        entry, core = self._entry, self._studio.loaded
        if entry is not None:
            self._studio.tasks.run(
                self,
                lambda: work(core, entry),
                done=self._settled,
                failed=self._failed,
            )

    def _settled(self, entry: Entry) -> None:
        core = self._studio.loaded
        words = reason_words(entry, core.networks)
        if words and entry.state is not State.SENT:
            self._studio.say.emit("check", state_words(entry).capitalize() + ".", words, "", "")
        self._studio.outbox_changed.emit()
        self._studio.practice_changed.emit()

    def _failed(self, problem: Exception) -> None:
        self._studio.say.emit("stop", _("That did not work."), problem_words(problem), "", "")

    def _open(self, url: str) -> None:
        if url.startswith("https://"):
            QDesktopServices.openUrl(QUrl(url))

    def _copy(self, entry: Entry) -> None:
        core = self._studio.loaded
        lines = [f"{entry.id} {entry.network} {entry.state.value} {entry.reason} {entry.detail}"]
        lines += [f"{e.at} {e.code} {e.detail}" for e in core.events(entry.id)]
        copy_words("\n".join(line.strip() for line in lines))
        self._studio.say.emit("plain", _("Copied."), _("It holds no words and no sign-in."), "", "")

"""“Check connection”: the way to each network, shown step by step as it is looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from studio.connection.model import Server, Step, StepState
from studio.connection.servers import servers_of
from studio.ui.announce import announce
from studio.ui.widgets.overlay import Overlay
from studio.ui.widgets.parts import button, clear, column, frame, give_icon, icon_label, label, row
from studio.wording.connection import report, step_name, step_state, step_words
from studio.wording.i18n import _, ngettext

if TYPE_CHECKING:
    from studio.ui.studio import Studio

Look = Callable[[Server], Iterator[Step]]

SIGNS = {
    StepState.OK: ("circle-check", "ok"),
    StepState.PROBLEM: ("triangle-alert", "check"),
    StepState.NOT_REACHED: ("ellipsis", "text3"),
}
"""Icon and colour by state; the word stands beside them."""


class ConnectionDialog(Overlay):
    """One card for each server, one line for each step.

    Args:
        over: a widget of the window.
        studio: what screens share.
        servers: whom to look for.
        look: takes the steps to a server; each may wait, so it runs in a worker.
    """

    def __init__(
        self, over: QWidget, studio: Studio, servers: Iterable[Server], look: Look
    ) -> None:
        title = _("Check connection")
        super().__init__(over, studio.theme, width=640, name=title)
        self._studio, self._look = studio, look
        self._servers = tuple(servers)
        self.looked: list[tuple[Server, list[Step]]] = []
        self._lines: QVBoxLayout | None = None
        self.body.addWidget(label(title, "title"))
        words = _("We look at the way to your networks, one step after the other. Nothing is sent.")
        self.body.addWidget(label(words, "body2", wrap=True))
        self.said = label("", "strong", wrap=True)
        self.body.addWidget(self.said)
        self._cards = column(gap=self.theme.px(12))
        self.body.addLayout(self._cards)
        self.body.addLayout(self._foot())

    def start(self) -> None:
        """Look at every server again from the first step on."""
        clear(self._cards)
        self.looked = []
        self.again.setEnabled(False)
        self.said.setText(_("Looking…"))
        self._next_server()

    def _foot(self) -> QVBoxLayout:
        theme = self.theme
        line = row(gap=theme.px(10))
        self.copy = button(_("Copy report"), "second")
        give_icon(self.copy, "copy", theme.color("text"), theme.px(16))
        self.copy.clicked.connect(self._copy)
        self.again = button(_("Check again"), "second")
        self.again.clicked.connect(self.start)
        self.close_button = button(_("Close"), "second")
        self.close_button.clicked.connect(self.close_overlay)
        line.addWidget(self.copy)
        line.addWidget(self.again)
        line.addStretch(1)
        line.addWidget(self.close_button)
        foot = column()
        foot.addLayout(line)
        return foot

    # -- one after the other ------------------------------------------------------

    def _next_server(self) -> None:
        if len(self.looked) == len(self._servers):
            self._end()
            return
        server = self._servers[len(self.looked)]
        self.looked.append((server, []))
        self._cards.addWidget(self._card(server))
        self._next_step(self._look(server))

    def _next_step(self, steps: Iterator[Step]) -> None:
        def arrived(step: Step | None) -> None:
            if step is None:
                self._next_server()
                return
            self.looked[-1][1].append(step)
            self._show(step)
            self._next_step(steps)

        self._studio.tasks.run(self, lambda: next(steps, None), done=arrived)

    def _card(self, server: Server) -> QFrame:
        box = frame("card")
        self._lines = column(box, margins=(14, 12, 14, 12), gap=self.theme.px(9))
        self._lines.addWidget(label(server.address, "heading3", wrap=True))
        return box

    def _show(self, step: Step) -> None:
        theme = self.theme
        line = frame("plain")
        across = row(line, gap=theme.px(10))
        icon, colour = SIGNS[step.state]
        mark = icon_label(icon, theme.color(colour), theme.px(18), 2.0)
        across.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap=1)
        title = f"{step_name(step)}: {step_state(step)}"
        tone = "check" if step.state is StepState.PROBLEM else ""
        words.addWidget(label(title, "strong", wrap=True, tone=tone))
        if step.state is not StepState.NOT_REACHED:
            words.addWidget(label(step_words(step), "small", wrap=True))
        across.addLayout(words, 1)
        line.setAccessibleName(f"{title}. {step_words(step)}")
        if self._lines is not None:
            self._lines.addWidget(line)
        self.refit()

    def _end(self) -> None:
        steps = [step for _server, found in self.looked for step in found]
        wrong = sum(step.state is StepState.PROBLEM for step in steps)
        self.said.setText(
            ngettext("Done. {n} thing to look at.", "Done. {n} things to look at.", wrong).format(
                n=wrong
            )
            if wrong
            else _("All is well.")
        )
        self.again.setEnabled(True)
        announce(self, self.said.text())
        self.refit()

    def _copy(self) -> None:
        text = report((server, tuple(steps)) for server, steps in self.looked)
        QApplication.clipboard().setText(text)
        self.copy.setText("  " + _("Copied"))


def show_connection(
    over: QWidget, studio: Studio, *, servers: Iterable[Server] = (), look: Look | None = None
) -> ConnectionDialog:
    """Show the dialog and start at once.

    Args:
        over: a widget of the window.
        studio: what screens share; everything has to be loaded.
        servers: whom to look for; those of the linked accounts when empty.
        look: another way to take the steps, for tests.
    """
    wanted = tuple(servers) or servers_of(studio.loaded.all_accounts())
    made = ConnectionDialog(over, studio, wanted, look or _real_look)
    made.open()
    made.close_button.setFocus(Qt.FocusReason.TabFocusReason)
    made.start()
    return made


def _real_look(server: Server) -> Iterator[Step]:
    from studio.connection.check import check  # sockets and certificates: only when asked for
    from studio.connection.wire import Wire

    return check(server, Wire())

"""What only the colleague knows of their photo: three questions, and what is to be seen on it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QScrollArea, QToolButton, QWidget

from studio.post import PHOTO_QUESTIONS
from studio.ui.theme import Theme
from studio.ui.widgets.flow import FlowLayout
from studio.ui.widgets.parts import column, label
from studio.ui.workshop.long_field import LongField
from studio.wording import photos
from studio.wording.i18n import _

MARGIN = 24
"""Pixels that stay in sight around what is scrolled to."""


class Answers(QFrame):
    """Buttons of which one or none is chosen; they wrap where there is little room.

    Signals:
        chosen: the id of the answer.
    """

    chosen = Signal(str)

    def __init__(self, question: str, answers: tuple[str, ...]) -> None:
        super().__init__()
        self.setProperty("box", "plain")
        self.setAccessibleName(photos.question(question))
        self.buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        flow = FlowLayout(self, gap=4)
        for answer in answers:
            press = QToolButton()
            press.setText(photos.answer(question, answer))
            press.setAccessibleName(f"{photos.question(question)} {press.text()}")
            press.setProperty("kind", "answer")
            press.setCheckable(True)
            press.clicked.connect(lambda _=False, a=answer: self.chosen.emit(a))
            self._group.addButton(press)
            flow.addWidget(press)
            self.buttons[answer] = press

    def choose(self, answer: str) -> None:
        """Show an answer as chosen, or none for "", without telling anybody."""
        # An exclusive group never lets go of its last choice.
        self._group.setExclusive(False)
        for name, press in self.buttons.items():
            press.setChecked(name == answer)
        self._group.setExclusive(True)


class PhotoQuestions(QWidget):
    """The questions with their answers, and the description.

    Signals:
        answered: all answers, as ``Attachment.answers`` has them.
        described: the description, as it is typed.
    """

    answered = Signal(object)
    described = Signal(str)

    def __init__(self, theme: Theme, *, describes: bool = True) -> None:
        """Make the questions.

        Args:
            theme: for sizes.
            describes: False where the description is asked for elsewhere.
        """
        super().__init__()
        self.setProperty("box", "plain")
        self.setAccessibleName(_("About your photo"))
        self._answers: dict[str, str] = {}
        self.rows: dict[str, Answers] = {}
        layout = column(self, margins=(0, theme.px(6), 0, 0), gap=theme.px(8))
        layout.addWidget(label(_("About your photo"), "heading3", wrap=True))
        self._asking = QWidget()
        self._asking.setProperty("box", "plain")
        inner = column(self._asking, gap=theme.px(4))
        inner.addWidget(label(_("Only you can know this."), "small", wrap=True))
        for question, answers in PHOTO_QUESTIONS:
            inner.addSpacing(theme.px(4))
            inner.addWidget(label(photos.question(question), "strong", wrap=True))
            made = Answers(question, answers)
            made.chosen.connect(lambda answer, q=question: self._answer(q, answer))
            inner.addWidget(made)
            self.rows[question] = made
        layout.addWidget(self._asking)
        words = _("What is to be seen on it?")
        title = label(words, "strong", wrap=True)
        layout.addWidget(title)
        self.alt = LongField(theme, lines=3)
        self.alt.setAccessibleName(words)
        self.alt.setPlaceholderText(_("For people who can’t see it"))
        self.alt.textChanged.connect(self._describe)
        layout.addWidget(self.alt)
        for part in (title, self.alt):
            part.setVisible(describes)

    def show_photo(self, answers: tuple[tuple[str, str], ...], alt: str, *, asks: bool) -> None:
        """Show what is known of a photo.

        Args:
            answers: as ``Attachment.answers`` has them.
            alt: the description so far.
            asks: False where the brand asks nothing about photos of one's own.
        """
        self._answers = dict(answers)
        self._asking.setVisible(asks)
        for question, made in self.rows.items():
            made.choose(self._answers.get(question, ""))
        if self.alt.text() != alt:
            self.alt.blockSignals(True)
            self.alt.setText(alt)
            self.alt.blockSignals(False)

    def ask(self, question: str) -> None:
        """Put the keyboard on a question, or on the description for "", and show it."""
        first: QWidget = self.alt
        if question in self.rows:
            buttons = self.rows[question].buttons.values()
            first = next((b for b in buttons if b.isChecked()), next(iter(buttons)))
        first.setFocus(Qt.FocusReason.TabFocusReason)
        self.reveal(first)

    def reveal(self, part: QWidget | None = None) -> None:
        """Scroll to a part, or to all of it, without moving the keyboard."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            # A part that was shown just now has no place yet.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            around.ensureWidgetVisible(part or self, 0, MARGIN)

    def _answer(self, question: str, answer: str) -> None:
        self._answers[question] = answer
        order = [name for name, _known in PHOTO_QUESTIONS]
        known = sorted(self._answers.items(), key=lambda item: order.index(item[0]))
        self.answered.emit(tuple(known))

    def _describe(self) -> None:
        self.described.emit(self.alt.text())

"""The right side of "Who's here?": opening one person's lock, or choosing a new one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget

from studio.people.lock import PASSPHRASE, PIN
from studio.people.model import PIN_DIGITS, Person
from studio.ui.announce import announce
from studio.ui.people.lock_note import lock_note
from studio.ui.people.pin_pad import PinPad
from studio.ui.theme import Theme
from studio.ui.widgets.avatar import Avatar
from studio.ui.widgets.page_scroll import page_scroll
from studio.ui.widgets.parts import (
    button,
    clear,
    column,
    give_icon,
    label,
    row,
)
from studio.wording.i18n import _

WIDE = 408
"""Width of the panel beside the tiles, in pixels of the design."""

TIGHT, LOW = 700, 560
"""Heights of the window under which keys are less high, and no picture is shown."""

_NO_LIMIT = 16_777_215  # Qt's QWIDGETSIZE_MAX


class LockPanel(QFrame):
    """Asks, and says what came of it. Somebody else does the looking up.

    Signals:
        opened: (kind, word) was typed, to open the lock.
        chosen: (kind, word) was typed twice, to be the new one.
        forgot: the person does not know what to type.
        back: another name is to be picked.
        turned: something else is asked than before.

    Attributes:
        asking: True while a person is asked for something.
    """

    opened = Signal(str, str)
    chosen = Signal(str, str)
    forgot = Signal()
    back = Signal()
    turned = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("box", "panel")
        holder = QWidget()
        holder.setProperty("box", "plain")
        self._layout: QVBoxLayout = column(holder, gap=theme.px(8))
        self._scroll = page_scroll(holder)
        column(self).addWidget(self._scroll)
        self.avatar: Avatar | None = None
        self.pad: PinPad | None = None
        self.field: QLineEdit | None = None
        self.go: QPushButton | None = None
        self.problem = label("", "small", wrap=True, tone="stop")
        self._kind = PIN
        self._person = Person(id="", first_name="")
        self._first = ""
        self._choosing = False
        self.asking = False
        self.show_nobody()

    # -- where it stands ---------------------------------------------------------

    def fit(self, *, alone: bool, height: int) -> None:
        """Fit the room.

        Args:
            alone: True when the panel has the whole window, as in narrow ones.
            height: of the window, in pixels.
        """
        theme = self._theme
        tight = height < theme.px(TIGHT)
        self.setMinimumWidth(0 if alone else theme.px(WIDE))
        self.setMaximumWidth(_NO_LIMIT if alone else theme.px(WIDE))
        self._back.setVisible(alone)
        if self.avatar is not None:
            self.avatar.setVisible(height >= theme.px(LOW))
        if self.pad is not None:
            self.pad.make_low(low=tight)
        spare = max(0, self.width() - theme.px(WIDE)) // 2 if alone else 0
        side = spare + theme.px(12 if alone else 36)
        self._layout.setContentsMargins(
            side, theme.px(10 if alone else 32), side, theme.px(12 if tight else 24)
        )

    # -- what is asked -----------------------------------------------------------

    def show_nobody(self, *, anybody: bool = True) -> None:
        """Ask for a name first; ``anybody`` is False while nobody has a tile."""
        self._begin(asking=False)
        self._layout.addStretch(1)
        words = _("Pick your name.") if anybody else _("Nobody has a tile yet. Add yourself first.")
        hint = label(words, "body2", wrap=True)
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._layout.addWidget(hint)
        self._layout.addStretch(1)
        self.turned.emit()

    def ask(self, person: Person, kind: str = "") -> None:
        """Ask a person for their PIN, or for their passphrase."""
        self._person = person
        self._choosing = False
        self._kind = kind or (PIN if person.pin else PASSPHRASE)
        self._begin()
        self._head(_("Hello, {name}").format(name=person.first_name))
        if self._kind == PIN:
            self._line(_("Type your {n}-digit PIN").format(n=person.digits))
            self._pin_pad(person.digits, _("Your PIN"))
            self._note_under(_("It opens by itself after the last number."))
        else:
            self._line(_("Type your passphrase"))
            self._passphrase(_("Your passphrase"), _("Open"))
        self._links()
        self._end()
        self._focus()

    def choose(self, person: Person, kind: str, *, again: bool = False) -> None:
        """Ask for a new PIN or passphrase: once, and then once more.

        Args:
            person: whose it will be.
            kind: ``pin`` or ``passphrase``.
            again: True for the second time.
        """
        self._person, self._kind, self._choosing = person, kind, True
        if not again:
            self._first = ""
        self._begin()
        self._head(_("Hello, {name}").format(name=person.first_name))
        if kind == PIN:
            words = _("Choose a {n}-digit PIN").format(n=PIN_DIGITS)
            self._line(_("Type it once more") if again else words)
            self._pin_pad(PIN_DIGITS, _("The same PIN once more") if again else _("A new PIN"))
        else:
            words = _("Choose a passphrase: three or four words that you remember")
            self._line(_("Type it once more") if again else words)
            name = _("The same passphrase once more") if again else _("A new passphrase")
            self._passphrase(name, _("Go on"))
        self._other_kind(person)
        self._end()
        self._focus()

    def show_closed(self, person: Person, sentence: str) -> None:
        """Say that nothing opens this lock any more, and offer to start again."""
        self._person = person
        self._begin()
        self._head(_("Hello, {name}").format(name=person.first_name))
        self._line(sentence)
        again = button(_("Start again"), "primary", size="large")
        again.clicked.connect(self.forgot)
        self._layout.addWidget(again)
        self._layout.addStretch(1)
        self.turned.emit()
        again.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, *, busy: bool) -> None:
        """Take nothing more while the lock is looked at."""
        for part in (self.pad, self.field, self.go):
            if part is not None:
                part.setEnabled(not busy)

    def refuse(self, sentence: str) -> None:
        """Say why it does not open, with the cursor ready for the next try."""
        self.set_busy(busy=False)
        self.problem.setText(sentence)
        self.problem.show()
        announce(self, sentence, now=True)
        self._focus()

    # -- parts -------------------------------------------------------------------

    def _begin(self, *, asking: bool = True) -> None:
        self.asking = asking
        self.pad = self.field = self.go = self.avatar = None
        clear(self._layout)
        self._scroll.verticalScrollBar().setValue(0)
        self._back = button(_("Go back"), "quiet")
        give_icon(self._back, "arrow-left", self._theme.color("text2"), self._theme.px(18))
        self._back.clicked.connect(self.back)
        self._layout.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self.problem = label("", "small", wrap=True, tone="stop")
        self.problem.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.problem.hide()

    def _head(self, words: str) -> None:
        theme = self._theme
        self.avatar = Avatar(theme, self._person.first_name, theme.px(76))
        self._layout.addWidget(self.avatar, 0, Qt.AlignmentFlag.AlignHCenter)
        title = label(words, "title", wrap=True)
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._layout.addWidget(title)

    def _line(self, words: str) -> None:
        made = label(words, "body2", wrap=True)
        made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._layout.addWidget(made)

    def _note_under(self, words: str) -> None:
        made = label(words, "small", wrap=True)
        made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._layout.addWidget(made)

    def _pin_pad(self, digits: int, name: str) -> None:
        self.pad = PinPad(self._theme, digits, name)
        self.pad.full.connect(self._typed)
        self._layout.addWidget(self.problem)  # above, where it is seen in a low window too
        self._layout.addWidget(self.pad, 0, Qt.AlignmentFlag.AlignHCenter)

    def _passphrase(self, name: str, go: str) -> None:
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(name)
        self.field.setMaxLength(200)
        self.field.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.go = button(go, "primary", size="large")
        field = self.field
        self.go.clicked.connect(lambda: self._typed(field.text()))
        self.field.returnPressed.connect(lambda: self._typed(field.text()))
        self._layout.addWidget(self.field)
        self._layout.addWidget(self.problem)
        self._layout.addWidget(self.go)

    def _links(self) -> None:
        line = row(gap=self._theme.px(20))
        line.addStretch(1)
        person, other = self._person, PASSPHRASE if self._kind == PIN else PIN
        if person.pin and person.passphrase:
            words = _("Use my passphrase") if other == PASSPHRASE else _("Use my PIN")
            switch = button(words, "link")
            switch.clicked.connect(lambda: self.ask(person, other))
            line.addWidget(switch)
        forgot = button(_("I forgot it"), "link")
        forgot.clicked.connect(self.forgot)
        line.addWidget(forgot)
        line.addStretch(1)
        self._layout.addSpacing(self._theme.px(6))
        self._layout.addLayout(line)

    def _other_kind(self, person: Person) -> None:
        other = PASSPHRASE if self._kind == PIN else PIN
        words = _("Choose a PIN instead")
        if other == PASSPHRASE:
            words = _("Choose a passphrase instead")
        switch = button(words, "link")
        switch.clicked.connect(lambda: self.choose(person, other))
        self._layout.addWidget(switch, 0, Qt.AlignmentFlag.AlignHCenter)

    def _end(self) -> None:
        self._layout.addStretch(1)
        self._layout.addWidget(lock_note(self._theme, self._kind))
        self.turned.emit()

    def _focus(self) -> None:
        if self.pad is not None:
            self.pad.clear()
        elif self.field is not None:
            self.field.clear()
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self, word: str) -> None:
        if not word:
            return
        if not self._choosing:
            self.set_busy(busy=True)
            self.opened.emit(self._kind, word)
        elif not self._first:
            self._first = word
            self.choose(self._person, self._kind, again=True)
        elif word != self._first:
            self.choose(self._person, self._kind)
            self.refuse(_("The two were not the same. Choose again."))
        else:
            self.set_busy(busy=True)
            self._first = ""
            self.chosen.emit(self._kind, word)

"""Picture: what shows of it, words on it, and how it is described."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QWidget

from studio.ui.picture.alt_panel import AltPanel
from studio.ui.picture.canvas import PictureCanvas
from studio.ui.picture.desk import PictureDesk
from studio.ui.picture.layouts import LayoutsPanel
from studio.ui.picture.places_strip import PlacesStrip
from studio.ui.picture.shapes_bar import ShapesBar
from studio.ui.picture.words_panel import WordsPanel
from studio.ui.screen import Screen
from studio.ui.studio import Studio
from studio.ui.widgets.parts import (
    button,
    clear,
    column,
    frame,
    give_icon,
    icon_label,
    label,
    row,
    rule,
    tool,
)
from studio.ui.widgets.segmented import Segmented
from studio.ui.write.columns import NARROW, WIDE, scrolling, size_class
from studio.ui.write.photo_questions import PhotoQuestions
from studio.wording.dates import short_day
from studio.wording.i18n import _


class PictureScreen(Screen):
    """Layouts on the left, the picture in the middle, words and description on the right."""

    id = "picture"
    icon = "crop"
    back = "write"

    def __init__(self, studio: Studio) -> None:
        super().__init__(studio)
        self.desk = PictureDesk(studio)
        theme = studio.theme
        self.layouts = LayoutsPanel(studio, self.desk)
        self.canvas = PictureCanvas(theme, self.desk)
        self.strip = PlacesStrip(studio, self.desk)
        self.words = WordsPanel(studio, self.desk)
        self.alt = AltPanel(studio, self.desk)
        self.shapes = ShapesBar(studio, self.desk, self.canvas)
        self.questions = PhotoQuestions(theme, describes=False)
        self.questions.answered.connect(studio.writing.set_answers)
        self.desk.changed.connect(self._show_questions)
        self._saved = label("", "small", wrap=True)
        self._class = ""
        self._row = row(self)
        self._right = self._make_right()
        self.tools = self._make_tools()
        self._shortcuts()
        self.desk.exact_ready.connect(self._say_saved)
        self.desk.changed.connect(self._say_saved)
        studio.writing.draft_changed.connect(self._show_steps)
        studio.writing.picture_changed.connect(self._picture_changed)

    @staticmethod
    def name() -> str:
        """Return the screen's name."""
        return _("Picture")

    def subtitle(self) -> str:
        """Say which picture it is and until when it may be used."""
        core, draft = self.studio.loaded, self.studio.writing.draft
        if not draft.attachments:
            return ""
        picture = core.kit.picture(draft.attachments[0].picture_id)
        if picture is None:
            return _("Your own photo")
        name = picture.name.get(core.locale)
        if picture.rights.valid_until is None:
            return name
        words = _("{name} · yours to use until {day}")
        return words.format(name=name, day=short_day(picture.rights.valid_until))

    def shown(self) -> None:
        """Take the draft's picture over, or go back when there is none."""
        if not self.studio.writing.draft.attachments:
            self.studio.go.emit("write")
            return
        self.desk.follow()
        self.alt.refresh()
        self._show_steps()
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self, effective_width: float, height: int) -> None:
        """Lay the parts out for the size class."""
        wanted = size_class(effective_width)
        if wanted != self._class:
            self._class = wanted
            self._build()

    def focus_regions(self) -> tuple[QWidget, ...]:
        """Return layouts, picture, places, words, description."""
        return (self.layouts, self.canvas, self.strip, self.words, self.alt)

    # -- inside ------------------------------------------------------------------

    def _build(self) -> None:
        theme = self.studio.theme
        for part in (self.layouts, self.canvas, self.strip, self.shapes, self._right):
            part.setParent(None)
        clear(self._row)
        left = frame("side")
        left.setFixedWidth(theme.px(184 if self._class == WIDE else 168))
        pad = theme.px(16)
        inside = column(left, margins=(pad, theme.px(14), theme.px(4), 0))
        inside.addWidget(scrolling(_padded(self.layouts, theme.px(10))))
        right = frame("side-right")
        right.setFixedWidth(theme.px(328 if self._class == WIDE else 288))
        inside = column(right, margins=(pad, theme.px(14), theme.px(2), 0))
        inside.addWidget(scrolling(_padded(self._right, theme.px(14))))
        if self._class == NARROW:
            self._build_narrow(left, right)
            return
        self._row.addWidget(left)
        self._row.addWidget(self._centre(), 1)
        self._row.addWidget(right)
        self._reveal()

    def _build_narrow(self, left: QFrame, right: QFrame) -> None:
        """Put one part in front at a time, as there is no room for three."""
        from PySide6.QtWidgets import QStackedWidget

        theme = self.studio.theme
        for side in (left, right):
            side.setMinimumWidth(0)
            side.setMaximumWidth(16_777_215)
        parts = (
            ("picture", "image", _("Picture")),
            ("layouts", "layout-template", _("Layouts")),
            ("words", "type", _("Words")),
        )
        switch, stack = Segmented(theme, parts), QStackedWidget()
        pages = {"picture": self._centre(), "layouts": left, "words": right}
        for page in pages.values():
            stack.addWidget(page)
        switch.chosen.connect(lambda part: stack.setCurrentWidget(pages[part]))
        holder = frame("canvas")
        inner = column(holder, margins=(8, theme.px(8), 8, 0), gap=theme.px(6))
        inner.addWidget(switch)
        inner.addWidget(stack, 1)
        self._row.addWidget(holder, 1)
        self._reveal()

    def _reveal(self) -> None:
        for part in (self.layouts, self.canvas, self.strip, self.shapes, self._right):
            part.show()

    def _centre(self) -> QFrame:
        made = frame("look")
        inner = column(made)
        inner.addWidget(self.shapes)
        inner.addWidget(self.canvas, 1)
        bottom = frame("canvas")
        inside = column(bottom)
        inside.addWidget(rule())
        inside.addWidget(self.strip)
        inner.addWidget(bottom)
        return made

    def _make_right(self) -> QWidget:
        theme = self.studio.theme
        made = QWidget()
        made.setProperty("box", "plain")
        inner = column(made, gap=theme.px(14))
        for part in (self.words, self.questions, self.alt):
            inner.addWidget(part)
        inner.addWidget(rule())
        head = row(gap=theme.px(6))
        head.addWidget(icon_label("shield-check", theme.color("text2"), theme.px(17)))
        head.addWidget(label(_("When you press Done"), "strong"), 1)
        inner.addLayout(head)
        inner.addWidget(self._saved)
        inner.addStretch(1)
        return made

    def _make_tools(self) -> QWidget:
        theme, composer = self.studio.theme, self.studio.writing
        made = QWidget()
        made.setProperty("box", "plain")
        inner = row(made, gap=theme.px(10))
        self.undo = tool("undo-2", theme, _("Undo"))
        self.undo.clicked.connect(composer.undo)
        self.redo = tool("redo-2", theme, _("Redo"))
        self.redo.clicked.connect(composer.redo)
        self.done = button(_("Done"), "primary", size="large")
        give_icon(self.done, "check", theme.color("onInk"), theme.px(18))
        self.done.clicked.connect(lambda: self.studio.go.emit("write"))
        for press in (self.undo, self.redo, self.done):
            inner.addWidget(press)
        return made

    def _shortcuts(self) -> None:
        composer = self.studio.writing
        for keys, action in (
            ("Ctrl+Z", composer.undo),
            ("Ctrl+Y", composer.redo),
            ("Ctrl+Shift+Z", composer.redo),
            ("Ctrl+Return", self.done.click),
            ("Ctrl+Enter", self.done.click),
            ("Esc", self._escape),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)

    def _escape(self) -> None:
        """Drop what is being dragged, else go back."""
        if not self.canvas.let_go():
            self.done.click()

    def _picture_changed(self) -> None:
        self.head_changed.emit()
        here = self.isVisible() and not self.studio.writing.draft.attachments
        if here:
            self.studio.go.emit("write")

    def _show_steps(self) -> None:
        history = self.studio.writing.history
        self.undo.setEnabled(history.can_undo)
        self.redo.setEnabled(history.can_redo)

    def _show_questions(self) -> None:
        draft, policy = self.studio.writing.draft, self.studio.loaded.kit.policy
        first = draft.attachments[0] if draft.attachments else None
        asks = policy.own_photos == "allow-with-questions"
        shown = first is not None and bool(first.photo) and asks
        self.questions.setVisible(shown)
        if first is not None and shown:
            self.questions.show_photo(first.answers, first.alt, asks=asks)

    def _say_saved(self) -> None:
        facts = self.desk.facts()
        if facts is None or not facts.size[0]:
            self._saved.setText(_("The picture itself is never changed."))
            return
        rules = self.studio.loaded.networks[facts.network]
        words = _("Sent to {network} at {width} × {height} pixels, with no location data.")
        self._saved.setText(
            words.format(network=rules.name, width=facts.size[0], height=facts.size[1])
        )


def _padded(content: QWidget, right: int) -> QWidget:
    """Return a widget that keeps clear of the scroll bar."""
    made = QWidget()
    made.setProperty("box", "plain")
    inner = column(made, margins=(0, 0, right, right))
    inner.addWidget(content)
    return made

"""One picture of the kit: its focal point, its words in every language, its last day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit

from studio.ui.widgets.parts import button, clear, column, give_icon, label, row, tool
from studio.ui.workshop.focal_canvas import FocalCanvas
from studio.ui.workshop.long_field import LongField
from studio.wording.i18n import _
from studio.wording.outcomes import problem_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from studio.brand_kit.model import Picture
    from studio.ui.workshop.desk import Desk
    from studio.workshop.bench import Workbench


class PictureEditor(QFrame):
    """The card under the grid."""

    recall_wanted = Signal(str)
    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("box", "card")
        self._desk = desk
        self._picture: Picture | None = None
        self.fields: dict[str, QLineEdit | LongField] = {}
        theme = desk.studio.theme
        across = row(self, margins=(16, 14, 12, 14), gap=theme.px(16))
        self.canvas = FocalCanvas(theme)
        self.canvas.chosen.connect(self._focus)
        across.addWidget(self.canvas, 0, Qt.AlignmentFlag.AlignTop)
        right = column(gap=theme.px(8))
        head = row()
        self._title = label("", "heading3")
        head.addWidget(self._title, 1)
        close = tool("x", theme, _("Close"), 18)
        close.clicked.connect(self.closed)
        head.addWidget(close)
        right.addLayout(head)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(10))
        self._grid.setVerticalSpacing(theme.px(6))
        self._grid.setColumnStretch(1, 1)
        right.addLayout(self._grid)
        line = row(gap=theme.px(8))
        take = button(_("Take it back…"), "stop", size="small")
        give_icon(take, "corner-up-left", theme.color("stop"), theme.px(16))
        take.clicked.connect(self._recall)
        out = button(_("Take out of the kit"), "quiet", size="small")
        out.clicked.connect(self._remove)
        line.addWidget(take)
        line.addWidget(out)
        line.addStretch(1)
        right.addLayout(line)
        across.addLayout(right, 1)

    def show_picture(self, picture: Picture, pixmap: QPixmap | None) -> None:
        """Show a picture; what is being typed in a field stays."""
        kit = self._desk.kit
        if kit is None:
            return
        same = self._picture is not None and self._picture.id == picture.id
        self._picture = picture
        self._title.setText(picture.name.get(kit.locales[0]) or picture.id)
        self.canvas.show_picture(pixmap)
        self.canvas.show_point(*picture.focal)
        if not same:
            self._make_fields(kit.locales)
        self._fill(picture, kit.locales)

    def focus_field(self, field: str) -> None:
        """Put the cursor where something is to mend, e.g. ``alt.cy-GB``."""
        known = field if field in self.fields else "until" if "until" in field else ""
        wanted = self.fields.get(known) or next(iter(self.fields.values()), None)
        if wanted is not None:
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_fields(self, locales: tuple[str, ...]) -> None:
        clear(self._grid)
        self.fields = {}
        names, alts = _("Name ({language})"), _("Alt text ({language})")
        rows = [(f"name.{tag}", names.format(language=tag[:2].upper())) for tag in locales]
        rows += [(f"alt.{tag}", alts.format(language=tag[:2].upper())) for tag in locales]
        rows.append(("until", _("Last day")))
        for number, (key, words) in enumerate(rows):
            long = key.startswith("alt.")
            field = LongField(self._desk.studio.theme) if long else QLineEdit()
            field.setAccessibleName(words)
            field.editingFinished.connect(lambda k=key: self._edited(k))
            self.fields[key] = field
            self._grid.addWidget(label(words, "small"), number, 0)
            self._grid.addWidget(field, number, 1)
        self.fields["until"].setPlaceholderText(_("2027-01-31, or empty for no end"))

    def _fill(self, picture: Picture, locales: tuple[str, ...]) -> None:
        until = picture.rights.valid_until
        values = {"until": until.isoformat() if until else ""}
        for tag in locales:
            said = dict(picture.name.by_locale), dict(picture.alt.by_locale)
            values |= {f"name.{tag}": said[0].get(tag, ""), f"alt.{tag}": said[1].get(tag, "")}
        for key, text in values.items():
            field = self.fields[key]
            # What a person typed stays until it is in the kit, or they type something else.
            typed = field.text().strip() != str(field.property("before") or "")
            if not typed and not field.hasFocus():
                field.setText(text)
            field.setProperty("before", text)

    def _edited(self, key: str) -> None:
        picture, field = self._picture, self.fields.get(key)
        if picture is None or field is None:
            return
        words, name = field.text().strip(), picture.id
        if words in (field.property("before"), field.property("sent")):
            return  # Enter sends it, and so does leaving the field afterwards
        field.setProperty("sent", words)
        if key == "until":
            self._lend(name, words)
            return
        part, _dot, tag = key.partition(".")
        if part == "alt":
            self._change(key, lambda bench: bench.describe(name, tag, words))
        else:
            self._change(key, lambda bench: bench.name(name, tag, words))

    def _change(self, key: str, work: Callable[[Workbench], None]) -> None:
        field = self.fields[key]

        def arrived(_nothing: None) -> None:
            field.setProperty("sent", None)

        def failed(problem: Exception) -> None:
            field.setProperty("sent", None)  # leaving the field tries again
            title = _("Not saved.")
            self._desk.studio.say.emit("stop", title, problem_words(problem), "", "")

        self._desk.change(work, arrived, failed)

    def _lend(self, name: str, words: str) -> None:
        try:
            day = date.fromisoformat(words) if words else None
        except ValueError:
            title = _("We can’t read this day.")
            rest = _("Write it as 2027-01-31: year, month, day.")
            self._desk.studio.say.emit("check", title, rest, "", "")
            self.fields["until"].setProperty("sent", None)
            return
        self._change("until", lambda bench: bench.lend_until(name, day))

    def _focus(self, x: float, y: float) -> None:
        picture = self._picture
        if picture is not None and picture.focal != (round(x, 3), round(y, 3)):
            name = picture.id
            self._desk.change(lambda bench: bench.focus(name, x, y))

    def _remove(self) -> None:
        if self._picture is not None:
            name = self._picture.id
            self._desk.change(lambda bench: bench.remove_picture(name))
            self.closed.emit()

    def _recall(self) -> None:
        if self._picture is not None:
            self.recall_wanted.emit(self._picture.id)

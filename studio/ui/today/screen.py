"""Today: the brief of the day, the other briefs, one thing worth saying."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from studio.brand_kit.model import Campaign
from studio.pictures import RawImage
from studio.ui.pixmaps import to_pixmap
from studio.ui.screen import Screen
from studio.ui.studio import Studio
from studio.ui.today.drafts_card import DraftsCard
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
from studio.ui.widgets.tag import Tag
from studio.ui.write.picture_grid import cover
from studio.wording.dates import long_day, short_day
from studio.wording.i18n import _, ngettext


class Cover(QWidget):
    """A picture that fills its place."""

    def __init__(self, studio: Studio, picture_id: str) -> None:
        super().__init__()
        self._studio = studio
        self._pixmap: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        picture = studio.loaded.kit.picture(picture_id)
        if picture is not None:
            core = studio.loaded
            self.setAccessibleName(picture.name.get(core.locale))
            studio.tasks.run(
                self,
                lambda: core.thumbnail(picture, 640),
                done=self._arrived,
                failed=lambda _problem: None,
            )

    def _arrived(self, raw: RawImage) -> None:
        self._pixmap = to_pixmap(raw)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the middle of the picture."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        rect = QRectF(self.rect())
        path = QPainterPath()
        path.addRoundedRect(rect, 11, 11)
        painter.setClipPath(path)
        painter.fillRect(rect, self._studio.theme.color("sunken"))
        if self._pixmap is not None:
            painter.drawPixmap(rect, self._pixmap, cover(self._pixmap, rect))
        painter.end()


class BriefCard(QFrame):
    """A small card; the whole card starts the post."""

    def __init__(self, studio: Studio, brief: Campaign, screen: TodayScreen) -> None:
        super().__init__()
        self.setProperty("box", "card")
        theme, locale = studio.theme, studio.loaded.locale
        self._brief = brief
        self._screen = screen
        self.setFixedHeight(theme.px(124))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        layout = row(self, margins=(1, 1, 1, 1))
        picture = Cover(studio, brief.pictures[0] if brief.pictures else "")
        picture.setFixedWidth(theme.px(88))
        layout.addWidget(picture)
        words = column(margins=(theme.px(12), theme.px(10), theme.px(10), theme.px(8)), gap=4)
        tag = _("Community") if brief.story.value == "community" else _("Product")
        head = row()
        head.addWidget(Tag(theme, brief.story.value, tag))
        head.addStretch(1)
        words.addLayout(head)
        start = button(brief.title.get(locale), "link")
        start.setStyleSheet(
            f"text-align: left; color: {theme.hex('text')}; text-decoration: none;"
            f"font-size: {theme.px(15)}px; min-height: {theme.px(22)}px;"
        )
        start.setAccessibleName(_("Write: {title}").format(title=brief.title.get(locale)))
        start.clicked.connect(lambda: screen.start(brief.id))
        words.addWidget(start)
        words.addWidget(label(brief.summary.get(locale), "small", wrap=True))
        words.addStretch(1)
        layout.addLayout(words, 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Start the post."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._screen.start(self._brief.id)


class TodayScreen(Screen):
    """One brief large, the others small."""

    id = "today"
    icon = "sun"

    def __init__(self, studio: Studio) -> None:
        super().__init__(studio)
        outer = column(self)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        holder.setProperty("box", "canvas")
        theme = studio.theme
        pad = (theme.px(24), theme.px(20), theme.px(20), theme.px(20))
        self._layout = column(holder, margins=pad, gap=theme.px(16))
        scroll.setWidget(holder)
        outer.addWidget(scroll)
        self._columns = 3
        self._build()
        studio.person_changed.connect(self.head_changed)

    @staticmethod
    def name() -> str:
        """Return the word on the rail."""
        return _("Today")

    def title(self) -> str:
        """Greet the person by the time of day."""
        hour = self.studio.loaded.clock().astimezone().hour
        name = self.studio.loaded.person().first_name
        if hour < 12:
            words = _("Good morning, {name}")
        elif hour < 18:
            words = _("Good afternoon, {name}")
        else:
            words = _("Good evening, {name}")
        return words.format(name=name) if name else words.replace(", {name}", "")

    def subtitle(self) -> str:
        """Return the day."""
        core = self.studio.loaded
        return long_day(core.clock().astimezone().date())

    def fit(self, effective_width: float, height: int) -> None:
        """Show fewer cards side by side on narrow windows."""
        columns = 3 if effective_width >= 1100 else 2 if effective_width >= 760 else 1
        if columns != self._columns:
            self._columns = columns
            self._build()

    def shown(self) -> None:
        """Look for other drafts."""
        self._drafts.refresh()

    def start(self, brief_id: str) -> None:
        """Start a post for a brief."""
        studio = self.studio
        studio.writing.load(studio.loaded.start(brief_id))
        studio.go.emit("write")

    # -- inside ------------------------------------------------------------------

    def _build(self) -> None:
        clear(self._layout)
        core, theme = self.studio.loaded, self.studio.theme
        briefs = core.offered_briefs()
        if briefs:
            self._layout.addWidget(self._main(briefs[0]))
        if len(briefs) > 1:
            count = len(briefs) - 1
            words = ngettext("{n} other brief", "{n} other briefs", count).format(n=count)
            self._layout.addWidget(label(words, "heading3"))
            grid = QGridLayout()
            grid.setSpacing(theme.px(12))
            for number, brief in enumerate(briefs[1:]):
                card = BriefCard(self.studio, brief, self)
                grid.addWidget(card, number // self._columns, number % self._columns)
            for number in range(self._columns):
                grid.setColumnStretch(number, 1)
            self._layout.addLayout(grid)
        self._drafts = DraftsCard(self.studio)
        self._layout.addWidget(self._drafts)
        self._layout.addWidget(self._worth_saying())
        self._layout.addStretch(1)

    def _main(self, brief: Campaign) -> QFrame:
        theme, core = self.studio.theme, self.studio.loaded
        locale = core.locale
        card = frame("card")
        layout = row(card, margins=(1, 1, 1, 1))
        picture = Cover(self.studio, brief.pictures[0] if brief.pictures else "")
        picture.setFixedWidth(theme.px(248 if self._columns == 3 else 180))
        layout.addWidget(picture)
        pad = (theme.px(24), theme.px(18), theme.px(22), theme.px(18))
        words = column(margins=pad, gap=theme.px(10))
        head = row(gap=theme.px(10))
        head.addWidget(Tag(theme, "kit", _("Today’s brief")))
        until = _("until {day}").format(day=short_day(brief.valid_until))
        head.addWidget(label(until, "small"))
        head.addStretch(1)
        words.addLayout(head)
        words.addWidget(label(brief.title.get(locale), "display", wrap=True))
        words.addWidget(label(brief.why.get(locale), "lead", wrap=True))
        for icon, tone, items in (("check", "ok", brief.dos), ("x", "stop", brief.donts)):
            for item in items:
                line = row(gap=theme.px(9))
                line.addWidget(icon_label(icon, theme.color(tone), theme.px(17), 2.2))
                line.addWidget(label(item.get(locale), "body2", wrap=True), 1)
                words.addLayout(line)
        words.addWidget(self._pencil(brief))
        words.addLayout(self._buttons(brief))
        layout.addLayout(words, 1)
        return card

    def _pencil(self, brief: Campaign) -> QFrame:
        theme, core = self.studio.theme, self.studio.loaded
        made = frame("pencil")
        pad = (theme.px(14), theme.px(10), theme.px(14), theme.px(10))
        inner = row(made, margins=pad, gap=theme.px(10))
        inner.addWidget(icon_label("pencil", theme.color("pencil"), theme.px(18)))
        text = core.start(brief.id).text.replace("{", "[").replace("}", "]")
        inner.addWidget(label(f"“{text}”", "pencil", wrap=True), 1)
        return made

    def _buttons(self, brief: Campaign) -> QHBoxLayout:
        theme = self.studio.theme
        line = row(gap=theme.px(10))
        write = button(_("Write this post"), "primary", size="large")
        give_icon(write, "square-pen", theme.color("onInk"), theme.px(18))
        write.clicked.connect(lambda: self.start(brief.id))
        line.addWidget(write)
        count = len(brief.pictures)
        words = ngettext("{n} picture ready", "{n} pictures ready", count).format(n=count)
        line.addWidget(label(words, "small"))
        line.addStretch(1)
        return line

    def _worth_saying(self) -> QFrame:
        theme = self.studio.theme
        card = frame("card")
        pad = (theme.px(16), theme.px(12), theme.px(16), theme.px(14))
        inner = column(card, margins=pad, gap=theme.px(8))
        head = row(gap=theme.px(9))
        head.addWidget(icon_label("quote", theme.color("ink"), theme.px(18)))
        head.addWidget(label(_("One thing worth saying"), "heading3"), 1)
        inner.addLayout(head)
        words = _("What did a customer ask you today? That is often the best post.")
        inner.addWidget(label(words, "small", wrap=True))
        line = row(gap=theme.px(8))
        field = QLineEdit()
        field.setPlaceholderText(_("A customer asked me…"))
        field.setAccessibleName(_("One thing worth saying"))
        field.setMaxLength(500)
        start = button(_("Start"), "fix")
        line.addWidget(field, 1)
        line.addWidget(start)
        inner.addLayout(line)

        def begin() -> None:
            studio = self.studio
            studio.writing.load(studio.loaded.start("", field.text().strip()))
            studio.go.emit("write")

        start.clicked.connect(begin)
        field.returnPressed.connect(begin)
        return card

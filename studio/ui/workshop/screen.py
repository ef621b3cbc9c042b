"""Kit workshop: contents on the left, one page in the middle, problems and release right."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QStackedWidget, QWidget

from studio.ui.screen import Screen
from studio.ui.studio import Studio
from studio.ui.widgets.parts import button, column, frame, give_icon, icon_label, label, row
from studio.ui.workshop.columns import NARROW, WIDE, Columns
from studio.ui.workshop.desk import Desk
from studio.ui.workshop.keys_page import KeysPage
from studio.ui.workshop.list_pages import LIST_PAGES
from studio.ui.workshop.pictures_page import PicturesPage
from studio.ui.workshop.places import page_of
from studio.ui.workshop.problems_panel import ProblemsPanel
from studio.ui.workshop.release_panel import ReleasePanel
from studio.ui.workshop.start_page import StartPage
from studio.ui.workshop.text_pages import news_page, shops_page, words_page
from studio.wording.i18n import _, ngettext


class WorkshopScreen(Screen):
    """Where the brand team makes its kit."""

    id = "workshop"
    icon = "package-open"

    def __init__(self, studio: Studio) -> None:
        super().__init__(studio)
        self.desk = Desk(studio, self)
        theme = studio.theme
        self._tried = False
        self._roomy, self._tight = True, False
        outer = column(self)
        self._stack = QStackedWidget()
        outer.addWidget(self._stack)
        self.start = StartPage(self.desk)
        self._stack.addWidget(self.start)
        self._work = Columns(theme, self._right())
        self._work.chosen.connect(self.show_page)
        self.contents = self._work.contents
        self._stack.addWidget(self._work)
        self.pages: dict[str, QWidget] = {}
        self._make_pages()
        self._make_tools()
        self.desk.looked.connect(self._looked)
        self.desk.release.changed.connect(self._show_tools)
        self.desk.jump.connect(self.jump)
        undo = QShortcut(QKeySequence.StandardKey.Undo, self)
        undo.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        undo.activated.connect(self.desk.undo)
        self.show_page("pictures")

    @staticmethod
    def name() -> str:
        """Return the word on the rail."""
        return _("Workshop")

    def title(self) -> str:
        """Return the kit's name."""
        return self.desk.kit.name if self.desk.kit else _("Kit workshop")

    def subtitle(self) -> str:
        """Return which version is being made, and which one shops have."""
        kit, channel = self.desk.kit, self.desk.release.channel
        if kit is None:
            return _("Make, check, sign and hand out your brand’s kit")
        if channel is None or not channel.sequence:
            return _("Draft {version}").format(version=kit.version)
        same = self.desk.look is None or self.desk.look.changes <= 0
        if channel.sequence >= kit.sequence and same:
            return _("{version}, which shops have now").format(version=kit.version)
        look = self.desk.look
        if look is None or look.changes < 0:
            words = _("Draft {version}, number {n} · shops have number {old} now")
            return words.format(version=kit.version, n=kit.sequence, old=channel.sequence)
        words = ngettext(
            "Draft {version} · {n} change since {old}, which shops have now",
            "Draft {version} · {n} changes since {old}, which shops have now",
            look.changes,
        )
        return words.format(version=kit.version, n=look.changes, old=look.published)

    def shown(self) -> None:
        """Open the folder that was open the last time."""
        folder = self.studio.loaded.preferences.workshop
        if not self._tried and self.desk.bench is None and folder and Path(folder).is_dir():
            self._tried = True
            self.desk.open(Path(folder))

    def fit(self, effective_width: float, height: int) -> None:
        """Take over the columns of a size class."""
        self._work.fit(effective_width)
        self._roomy, self._tight = effective_width >= WIDE, effective_width < NARROW
        self._show_tools()

    def focus_regions(self) -> tuple[QWidget, ...]:
        """Return what F6 moves between."""
        return self._work.regions()

    def show_page(self, page: str) -> None:
        """Bring a page to the front."""
        self._work.show_page(page)

    def jump(self, page: str, name: str, field: str) -> None:
        """Show the place of a problem."""
        self.show_page(page)
        self.pages[page].show_place(name, field)  # type: ignore[attr-defined]

    # -- inside ------------------------------------------------------------------

    def _make_pages(self) -> None:
        desk = self.desk
        made: list[tuple[str, QWidget]] = [("pictures", PicturesPage(desk))]
        made += [(page, make(desk)) for page, make in LIST_PAGES]
        made += [("words", words_page(desk)), ("shops", shops_page(desk))]
        made += [("news", news_page(desk)), ("keys", KeysPage(desk))]
        for page, widget in made:
            self.pages[page] = widget
            self._work.add(page, widget)

    def _right(self) -> QWidget:
        theme = self.studio.theme
        side = frame("look")
        outer = column(side)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameStyle(0)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setStyleSheet("QScrollArea { background: transparent; }")
        holder = QWidget()
        holder.setProperty("box", "plain")
        inner = column(holder, margins=(16, 14, 14, 14), gap=theme.px(12))
        self.problems = ProblemsPanel(self.desk)
        inner.addWidget(self.problems)
        self.release_panel = ReleasePanel(self.desk)
        inner.addWidget(self.release_panel)
        inner.addStretch(1)
        scroll.setWidget(holder)
        outer.addWidget(scroll)
        return side

    def _make_tools(self) -> None:
        theme = self.studio.theme
        self.tools = QWidget()
        self.tools.setProperty("box", "plain")
        across = row(self.tools, gap=theme.px(12))
        self._mark = icon_label("octagon-alert", theme.color("stop"), theme.px(18), 2.0)
        self._reason: QLabel = label("", "strong", tone="stop")
        self.see: QPushButton = button(_("See it as a colleague"), "second")
        give_icon(self.see, "eye", theme.color("text"), theme.px(18))
        self.see.clicked.connect(self._see)
        self.build: QPushButton = button(_("Sign and build"), "primary")
        give_icon(self.build, "signature", theme.color("onInk"), theme.px(18))
        self.build.clicked.connect(self.desk.release.build)
        for made in (self._mark, self._reason, self.see, self.build):
            across.addWidget(made)
        self._show_tools()

    def _looked(self) -> None:
        self._stack.setCurrentWidget(self._work if self.desk.look else self.start)
        self._show_counts()
        self._show_tools()
        self.head_changed.emit()

    def _show_tools(self) -> None:
        look, release = self.desk.look, self.desk.release
        reason = ""
        if look is not None and look.errors:
            words = ngettext(
                "{n} to fix before you can build", "{n} to fix before you can build", look.errors
            )
            reason = words.format(n=look.errors)
        elif look is not None and release.key is None:
            reason = _("A key is needed before you can build")
        self._reason.setText(reason if self._roomy else self._short_reason())
        self._mark.setVisible(bool(reason))
        self._mark.setToolTip(reason)
        self._mark.setAccessibleName(reason)
        self._reason.setVisible(bool(reason) and not self._tight)
        for press in (self.see, self.build):
            press.setVisible(look is not None)
        self.see.setEnabled(look is not None and look.kit is not None and not look.errors)
        self.build.setEnabled(look is not None and not reason)
        theme = self.studio.theme
        colour = "onInk" if self.build.isEnabled() else "text3"
        give_icon(self.build, "signature", theme.color(colour), theme.px(18))
        self.head_changed.emit()

    def _short_reason(self) -> str:
        look = self.desk.look
        if look is not None and look.errors:
            return ngettext("{n} to fix", "{n} to fix", look.errors).format(n=look.errors)
        return _("No key yet")

    def _show_counts(self) -> None:
        kit, look = self.desk.kit, self.desk.look
        counts = {}
        if kit is not None:
            words = len(kit.phrases) + len(kit.labels) + len(kit.words.accept)
            counts = {
                "pictures": len(kit.pictures),
                "briefs": len(kit.campaigns),
                "rules": len(kit.rules),
                "words": words + len(kit.words.reject),
                "layouts": len(kit.templates),
                "shops": len(kit.stores),
                "drills": len(kit.cards),
            }
        marks: dict[str, str] = {}
        for problem in look.problems if look else ():
            stop = problem.level == "error"
            page = page_of(problem)
            marks[page] = "stop" if stop or marks.get(page) == "stop" else "check"
        spoken = {"stop": _("something to fix"), "check": _("something to decide"), "": ""}
        for page, made in self.contents.rows.items():
            mark = marks.get(page, "")
            made.show_state(str(counts[page]) if page in counts else "", mark, spoken[mark])

    def _see(self) -> None:
        bench = self.desk.bench
        if bench is not None:
            self.studio.look_at.emit(str(bench.root), True)

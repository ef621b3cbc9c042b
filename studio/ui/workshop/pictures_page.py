"""All pictures of the kit: search, filter, describe, focus, take back."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLineEdit, QWidget

from studio.brand_kit.search import found
from studio.ui.pixmaps import to_pixmap
from studio.ui.widgets.fit_scroll import FitScroll
from studio.ui.widgets.parts import button, column, give_icon
from studio.ui.widgets.segmented import Segmented
from studio.ui.workshop.picture_editor import PictureEditor
from studio.ui.workshop.picture_tiles import TileGrid
from studio.ui.workshop.recall_card import RecallCard
from studio.ui.workshop.tile import tile_of
from studio.wording.i18n import _, ngettext

if TYPE_CHECKING:
    from studio.brand_kit.model import BrandKit, Picture
    from studio.pictures import RawImage
    from studio.ui.workshop.desk import Desk

THUMB_SIDE = 256
SOON = timedelta(days=30)


class PicturesPage(QWidget):
    """Search line, grid, and the card of the chosen picture."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("box", "plain")
        self.setAcceptDrops(True)
        self._desk = desk
        self._filter = "all"
        self._beside: bool | None = None
        theme = desk.studio.theme
        layout = column(self, gap=theme.px(12))
        self._make_head()
        layout.addLayout(self._head)
        self.waiting = button("", "fix")
        self.waiting.hide()
        self.waiting.clicked.connect(self._add_waiting)
        layout.addWidget(self.waiting)
        self.grid = TileGrid(theme)
        self.grid.setAccessibleName(_("Pictures"))
        self.grid.tiles.wanted.connect(self._fetch)
        self.grid.picked.connect(self._pick)
        self.grid.setMinimumHeight(theme.px(124))
        layout.addWidget(self.grid, 1)
        self.editor = PictureEditor(desk)
        self.editor.hide()
        self.editor.closed.connect(self._close_editor)
        self.editor.recall_wanted.connect(self.start_recall)
        self.recall = RecallCard(desk)
        self.recall.hide()
        self.recall.closed.connect(self._make_room)
        below = column()
        below.addWidget(self.editor)
        below.addWidget(self.recall)
        self._below = FitScroll(below, theme.px(150))
        layout.addWidget(self._below)
        desk.looked.connect(self.refresh)
        desk.recall.connect(self.start_recall)

    def _make_head(self) -> None:
        theme = self._desk.studio.theme
        self._head = QGridLayout()
        self._head.setSpacing(theme.px(10))
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search pictures"))
        self.search.setAccessibleName(_("Search pictures"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._show)
        self._parts = Segmented(
            theme,
            (
                ("all", "", _("All")),
                ("work", "", _("Needs work")),
                ("soon", "", _("Ending soon")),
            ),
        )
        self._parts.chosen.connect(self._filter_by)
        add = button(_("Add pictures"), "second")
        give_icon(add, "image-plus", theme.color("text"), theme.px(18))
        add.clicked.connect(self._ask_for_files)
        self._add = add
        self._arrange(beside=True)

    def refresh(self) -> None:
        """Show the pictures as they are now."""
        self._show()
        self._show_waiting()
        picture = self._chosen()
        if self.editor.isVisible() and picture is not None:
            self.editor.show_picture(picture, self.grid.tiles.pixmap(picture.id))

    def show_place(self, picture_id: str, field: str) -> None:
        """Show one picture with the cursor in the field that is to mend."""
        self.search.clear()
        self._filter_by("all")
        self._parts.choose("all")
        self.grid.choose(picture_id)
        self._pick(picture_id)
        self.editor.focus_field(field)

    def start_recall(self, picture_id: str) -> None:
        """Ask why a picture is taken back, and what to use instead."""
        self.editor.hide()
        self.grid.choose(picture_id)
        self.editor.hide()
        self.recall.ask(picture_id)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the filters under the search line where there is no room beside it."""
        super().resizeEvent(event)
        self._arrange(beside=self.width() >= self._desk.studio.theme.px(620))
        self._make_room()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take picture files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add the files."""
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        self.add_files(tuple(Path(file) for file in files))

    def add_files(self, files: tuple[Path, ...]) -> None:
        """Add picture files to the kit, and open the first new one."""

        def added(made: tuple[str, ...]) -> None:
            left = len(files) - len(made)
            if left:
                words = _("Only JPEG, PNG and WebP pictures of up to 40 MB can go in.")
                title = _("{n} left out.").format(n=left)
                self._desk.studio.say.emit("check", title, words, "", "")
            if made:
                locale = self._desk.kit.locales[0] if self._desk.kit else "en-GB"
                self.show_place(made[0], f"alt.{locale}")

        if files:
            self._desk.change(lambda bench: bench.add_pictures(files), added)

    # -- inside ------------------------------------------------------------------

    def _arrange(self, *, beside: bool) -> None:
        if self._beside == beside:
            return
        self._beside = beside
        self._head.addWidget(self.search, 0, 0)
        self._head.addWidget(self._parts, *((0, 1) if beside else (1, 0, 1, 2)))
        self._head.addWidget(self._add, 0, 2 if beside else 1)
        for place, stretch in enumerate((4, 7, 0) if beside else (1, 0, 0)):
            self._head.setColumnStretch(place, stretch)

    def _show_waiting(self) -> None:
        look = self._desk.look
        count = len(look.waiting) if look else 0
        self.waiting.setVisible(count > 0)
        self.waiting.setText(
            ngettext(
                "{n} photo in the folder waits for a description. Put it into the kit",
                "{n} photos in the folder wait for a description. Put them into the kit",
                count,
            ).format(n=count)
        )

    def _add_waiting(self) -> None:
        if self._desk.look is not None:
            self.add_files(self._desk.look.waiting)

    def _ask_for_files(self) -> None:
        kinds = _("Pictures") + " (*.jpg *.jpeg *.png *.webp)"
        found, _kind = QFileDialog.getOpenFileNames(self, _("Add pictures"), "", kinds)
        self.add_files(tuple(Path(name) for name in found))

    def _filter_by(self, part: str) -> None:
        self._filter = part
        self._show()

    def _show(self) -> None:
        kit = self._desk.kit
        if kit is None:
            self.grid.tiles.forget()
            self.grid.tiles.show_items(())
            return
        broken = self._broken()
        self._show_numbers(kit, broken)
        words = self.search.text().casefold().split()
        shown = tuple(
            tile_of(picture, kit, broken.get(picture.id, ""))
            for picture in found(kit.pictures, words)
            if self._fits(picture, broken)
        )
        chosen = self._chosen()
        if shown != self.grid.tiles.items:
            self.grid.blockSignals(True)
            self.grid.tiles.show_items(shown)
            if chosen is not None:
                self.grid.choose(chosen.id)
            self.grid.blockSignals(False)

    def _broken(self) -> dict[str, str]:
        """Return what is wrong with each picture: id to (problem code:language)."""
        look = self._desk.look
        found: dict[str, str] = {}
        for problem in look.problems if look else ():
            kind, name, field = problem.target
            if kind == "picture" and problem.level == "error":
                tag = field.partition(".")[2][:2].upper()
                found.setdefault(
                    name,
                    f"{problem.code}:{tag or dict(problem.values).get('locale', '')[:2].upper()}",
                )
        return found

    def _show_numbers(self, kit: BrandKit, broken: dict[str, str]) -> None:
        soon = sum(self._ends_soon(picture) for picture in kit.pictures)
        work = sum(picture.id in broken for picture in kit.pictures)
        self._parts.set_words("all", _("All {n}").format(n=len(kit.pictures)))
        self._parts.set_words("work", _("Needs work {n}").format(n=work))
        self._parts.set_words("soon", _("Ending soon {n}").format(n=soon))

    def _ends_soon(self, picture: Picture) -> bool:
        until = picture.rights.valid_until
        today = self._desk.studio.loaded.clock().date()
        return until is not None and until <= today + SOON

    def _fits(self, picture: Picture, broken: dict[str, str]) -> bool:
        if self._filter == "work":
            return picture.id in broken
        return self._filter != "soon" or self._ends_soon(picture)

    def _chosen(self) -> Picture | None:
        index, kit = self.grid.currentIndex(), self._desk.kit
        items = self.grid.tiles.items
        if kit is None or not index.isValid() or index.row() >= len(items):
            return None
        return kit.picture(items[index.row()].id)

    def _close_editor(self) -> None:
        self.editor.hide()
        self._make_room()

    def _make_room(self) -> None:
        """Where there is no room for both, the open card takes the grid's place."""
        small = self.height() < self._desk.studio.theme.px(470)
        card = not (self.editor.isHidden() and self.recall.isHidden())
        self.grid.setVisible(not (small and card))
        self._below.refit()

    def _pick(self, picture_id: str) -> None:
        picture = self._desk.kit.picture(picture_id) if self._desk.kit else None
        if picture is None or self.recall.isVisible():
            return
        self.editor.show()
        self.editor.show_picture(picture, self.grid.tiles.pixmap(picture.id))
        self._make_room()

    def _fetch(self, picture_id: str) -> None:
        studio, kit = self._desk.studio, self._desk.kit
        picture = kit.picture(picture_id) if kit else None
        if kit is None or picture is None:
            return
        core = studio.loaded

        def arrived(raw: RawImage) -> None:
            self.grid.tiles.set_pixmap(picture_id, to_pixmap(raw))
            now = self._chosen()
            if now is not None and now.id == picture_id and self.editor.isVisible():
                self.editor.canvas.show_picture(self.grid.tiles.pixmap(picture_id))

        studio.tasks.run(
            self.grid,
            lambda: core.thumbnail(picture, THUMB_SIDE, kit),
            done=arrived,
            failed=lambda _problem: None,
        )

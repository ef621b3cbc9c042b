"""Above the picture: what a drag does, shapes to cut it to, and how large it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from studio.composing.areas import reshaped, same_shape, within_shapes
from studio.networks.places import find_place
from studio.post import Area
from studio.ui.picture.canvas import PictureCanvas
from studio.ui.picture.desk import PictureDesk
from studio.ui.picture.moving import zoom_of
from studio.ui.picture.places_strip import shape_words
from studio.ui.studio import Studio
from studio.ui.widgets.parts import button, icon_label, label, row, tool
from studio.wording.i18n import _

SHAPES = ((1, 1), (4, 5), (2, 3), (9, 16), (3, 2), (16, 9))
"""Shapes that are offered where the network takes them."""


class ShapesBar(QWidget):
    """A hint, a menu of shapes for just the picture, and the two magnifiers."""

    def __init__(self, studio: Studio, desk: PictureDesk, canvas: PictureCanvas) -> None:
        super().__init__()
        self.setProperty("box", "plain")
        self._studio, self._desk, self._canvas = studio, desk, canvas
        theme = studio.theme
        pad = theme.px(14)
        layout = row(self, margins=(pad, theme.px(4), pad, theme.px(5)), gap=theme.px(6))
        self._sign = icon_label("move", theme.color("text2"), theme.px(17))
        layout.addWidget(self._sign)
        self._hint = label("", "small", wrap=True)
        layout.addWidget(self._hint, 1)
        self.shape = button(_("Shape"), "second", size="small")
        self.shape.clicked.connect(self._menu)
        layout.addWidget(self.shape)
        self.out = tool("zoom-out", theme, _("Smaller"))
        self.out.clicked.connect(lambda: canvas.zoom(1 / 1.1))
        self._much = label("", "small")
        self.closer = tool("zoom-in", theme, _("Larger"))
        self.closer.clicked.connect(lambda: canvas.zoom(1.1))
        for part in (self.out, self._much, self.closer):
            layout.addWidget(part)
        self.setFixedHeight(theme.px(50))
        desk.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Say what can be done here."""
        desk = self._desk
        if not desk.ready:
            return
        free = desk.may_cut()
        self._sign.setVisible(free)
        words = _("Drag the picture to choose what shows") if free else self._locked_words()
        self._hint.setText(words)
        for part in (self.out, self._much, self.closer):
            part.setVisible(free)
        self.shape.setVisible(bool(self.choices()))
        percent = zoom_of(desk.area(), desk.base_area())
        self._much.setText(_("{n} %").format(n=percent))

    def choices(self) -> tuple[tuple[str, Area], ...]:
        """Return (name, what is shown) of the ways in which the picture can be cut in front."""
        desk = self._desk
        found = find_place(self._studio.loaded.networks, desk.place)
        if found is None or desk.template is not None:
            return ()
        view = desk.view()
        if view.cutting == "presets":
            offered = [(shape, area) for shape, area in view.crops]
        elif view.cutting == "free":
            shown = desk.area()
            offered = [(a / b, reshaped(shown, a / b, desk.size)) for a, b in SHAPES]
        else:
            offered = []
        least, most = found.surface.ratio_min, found.surface.ratio_max
        return tuple(
            (shape_words(shape), area)
            for shape, area in offered
            if same_shape(shape, within_shapes(shape, least, most))
        )

    def _locked_words(self) -> str:
        return _("The brand team chose what shows of this picture.")

    def _menu(self) -> None:
        menu = QMenu(self)
        menu.addAction(_("Whole picture")).triggered.connect(lambda: self._desk.set_crop(None, ""))
        for name, area in self.choices():
            action = menu.addAction(name)
            action.triggered.connect(lambda _on=False, a=area: self._desk.set_crop(a, ""))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.shape.mapToGlobal(self.shape.rect().bottomLeft()))

"""The picture as it will be, moved by hand or by keys."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.composing.areas import moved
from studio.composing.plan import Plan, PlanLayer
from studio.composing.zones import MOVABLE
from studio.post import Area, PictureEdit
from studio.ui.picture.desk import PictureDesk
from studio.ui.picture.live import paint_plan, source_rect
from studio.ui.picture.moving import (
    box_resized,
    crop_moved,
    crop_zoomed,
    with_box,
    with_crop,
)
from studio.ui.picture.overlay import HANDLE, paint_choice, paint_locks
from studio.ui.theme import Theme
from studio.wording.i18n import _

MARGIN = 20
PICTURE = ""
"""What is moved when no words are."""

_MOVES = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_STEP = 0.01
_ZOOM = 1.1


class PictureCanvas(QWidget):
    """Shows the live picture at once and the exact one as soon as it is there."""

    zoom_changed = Signal()

    def __init__(self, theme: Theme, desk: PictureDesk) -> None:
        super().__init__()
        self._theme = theme
        self._desk = desk
        self._held = PICTURE
        self._from: QPointF | None = None
        self._before = PictureEdit()
        self._at_corner = False
        self._start: Area = (0.0, 0.0, 1.0, 1.0)
        self.chosen = PICTURE
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(QSize(140, 140))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("The picture"))
        desk.changed.connect(self._changed)
        desk.exact_ready.connect(self.update)

    # -- painting ----------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, what is locked, and what is chosen."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("sunken"))
        if self._desk.ready:
            self._paint(painter, self._desk.plan())
        painter.end()

    def _paint(self, painter: QPainter, plan: Plan | None) -> None:
        frame = self._frame(plan)
        if self._desk.exact is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(frame, self._desk.exact, QRectF(self._desk.exact.rect()))
        else:
            self._paint_live(painter, plan, frame)
        painter.setPen(QPen(self._theme.color("border"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(frame.adjusted(-0.5, -0.5, 0.5, 0.5))
        if plan is not None:
            scale = frame.width() / plan.width
            paint_locks(painter, self._theme, plan, frame.topLeft(), scale)
            for layer in plan.words():
                movable = layer.lock in MOVABLE
                if movable or layer.id == self.chosen:
                    rect = self._rect_of(layer, plan)
                    held = layer.id == self.chosen
                    paint_choice(painter, self._theme, rect, movable=movable, chosen=held)

    def _paint_live(self, painter: QPainter, plan: Plan | None, frame: QRectF) -> None:
        desk = self._desk
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if plan is None:
            painter.drawPixmap(frame, desk.picture, source_rect(desk.picture, desk.area()))
            return
        painter.save()
        painter.translate(frame.topLeft())
        painter.scale(frame.width() / plan.width, frame.height() / plan.height)
        paint_plan(painter, plan, desk.picture, desk.mark, desk.letterer)
        painter.restore()

    def _frame(self, plan: Plan | None) -> QRectF:
        """Return where the picture stands in the widget."""
        shape = plan.width / plan.height if plan is not None else self._plain_shape()
        margin = min(self._theme.px(MARGIN), self.height() // 12)
        wide, high = max(40, self.width() - 2 * margin), max(40, self.height() - 2 * margin)
        across = min(wide, high * shape)
        size = (across, across / shape)
        return QRectF((self.width() - size[0]) / 2, (self.height() - size[1]) / 2, *size)

    def _plain_shape(self) -> float:
        area, size = self._desk.area(), self._desk.size
        return (area[2] * size[0]) / (area[3] * size[1])

    # -- the hand ----------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the words under the pointer, else of the picture."""
        if not self._desk.ready or event.button() != Qt.MouseButton.LeftButton:
            return
        plan = self._desk.plan()
        self._from, self._before = event.position(), self._desk.edit
        self._held, self._at_corner = self._under(event.position(), plan)
        self.chosen = self._held
        if self._held == PICTURE:
            self._start = self._desk.area()
        else:
            self._start = self._box(self._held)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let what is held follow the pointer."""
        if self._from is not None and not event.buttons() & Qt.MouseButton.LeftButton:
            self.let_go()  # the button was let go of where we could not see it
        if self._from is None:
            self._show_cursor(event.position())
            return
        plan = self._desk.plan()
        frame = self._frame(plan)
        way = event.position() - self._from
        if self._held == PICTURE:
            if not self._desk.may_cut():
                return
            zone = self._zone(plan, frame)
            area = crop_moved(self._start, way.x() / zone.width(), way.y() / zone.height())
            places = self._desk.group().places
            self._desk.try_edit(with_crop(self._desk.edit, places, area))
        elif plan is not None and self._is_movable(self._held, plan):
            stage = self._stage(plan, frame)
            across, down = way.x() / stage.width(), way.y() / stage.height()
            change = box_resized if self._at_corner else moved
            box = change(self._start, across, down)
            self._desk.try_edit(with_box(self._desk.edit, self._held, box))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Make what was moved the draft's own."""
        if self._from is not None:
            self._from = None
            self._desk.set_edit(self._desk.edit)

    def let_go(self) -> bool:
        """Drop a drag that is not finished; False when there is none."""
        if self._from is None:
            return False
        self._from = None
        self._desk.try_edit(self._before)
        return True

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Make the picture larger or smaller."""
        # A notch of a wheel is 120; a touchpad sends many small steps, and some to the side.
        steps = event.angleDelta().y() / 120
        if steps:
            self.zoom(_ZOOM**steps)

    # -- the keys ----------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by a hundredth, with Shift by a tenth; Enter changes what is moved."""
        move = _MOVES.get(Qt.Key(event.key()))
        if move is not None:
            far = _STEP * (10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            self.push(move[0] * far, move[1] * far)
        elif event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(_ZOOM)
        elif event.key() == Qt.Key.Key_Minus:
            self.zoom(1 / _ZOOM)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.choose_next()
        else:
            super().keyPressEvent(event)

    def push(self, across: float, down: float) -> None:
        """Move what is chosen by parts of what is shown."""
        plan = self._desk.plan()
        if self.chosen == PICTURE:
            if self._desk.ready and self._desk.may_cut():
                self._desk.set_crop(crop_moved(self._desk.area(), across, down))
        elif plan is not None and self._is_movable(self.chosen, plan):
            box = moved(self._box(self.chosen), across, down)
            self._desk.set_edit(with_box(self._desk.edit, self.chosen, box), f"box:{self.chosen}")

    def zoom(self, factor: float) -> None:
        """Make the picture larger for a factor above 1, never smaller than its place."""
        if not self._desk.ready or not self._desk.may_cut():
            return
        area, base = self._desk.area(), self._desk.base_area()
        wanted = crop_zoomed(area, factor)
        if wanted[2] > base[2] or wanted[3] > base[3]:
            wanted = crop_zoomed(wanted, max(wanted[2] / base[2], wanted[3] / base[3]))
        self._desk.set_crop(wanted, "zoom")
        self.zoom_changed.emit()

    def choose_next(self) -> None:
        """Choose the next thing that can be moved."""
        plan = self._desk.plan()
        words = plan.words() if plan is not None else ()
        names = [PICTURE, *(layer.id for layer in words if layer.lock in MOVABLE)]
        here = names.index(self.chosen) if self.chosen in names else 0
        self.chosen = names[(here + 1) % len(names)]
        self._describe()
        self.update()

    # -- inside ------------------------------------------------------------------

    def _changed(self) -> None:
        self._describe()
        self.update()

    def _describe(self) -> None:
        if self.chosen == PICTURE:
            spoken = _("Arrow keys move the picture, plus and minus make it larger and smaller.")
        else:
            spoken = _("Arrow keys move the words. Enter goes on to the picture.")
        self.setAccessibleDescription(spoken)

    def _under(self, at: QPointF, plan: Plan | None) -> tuple[str, bool]:
        """Return the words under the pointer, and whether it is on their corner."""
        for layer in reversed(plan.words() if plan is not None else ()):
            rect = self._rect_of(layer, plan)
            reach = self._theme.px(HANDLE)
            if layer.lock in MOVABLE and (at - rect.bottomRight()).manhattanLength() <= reach:
                return layer.id, True
            if rect.contains(at) and (layer.letters is None or layer.letters.words):
                return layer.id, False
        return PICTURE, False

    def _show_cursor(self, at: QPointF) -> None:
        plan = self._desk.plan() if self._desk.ready else None
        held, corner = self._under(at, plan) if plan is not None else (PICTURE, False)
        free = self._desk.ready and self._desk.may_cut()
        if held != PICTURE and plan is not None:
            free = self._is_movable(held, plan)
        shape = Qt.CursorShape.SizeFDiagCursor if corner else Qt.CursorShape.OpenHandCursor
        self.setCursor(shape if free else Qt.CursorShape.ArrowCursor)

    def _box(self, slot: str) -> Area:
        template = self._desk.template
        words = self._desk.edit.words_in(slot)
        found = next((y for y in (template.layers if template else ()) if y.id == slot), None)
        own = found.box if found is not None else (0.0, 0.0, 1.0, 1.0)
        return words.box or own

    def _is_movable(self, slot: str, plan: Plan) -> bool:
        layer = self._layer(plan, slot)
        return layer is not None and layer.lock in MOVABLE

    def _layer(self, plan: Plan, slot: str) -> PlanLayer | None:
        return next((layer for layer in plan.words() if layer.id == slot), None)

    def _rect_of(self, layer: PlanLayer, plan: Plan | None) -> QRectF:
        frame = self._frame(plan)
        scale = frame.width() / plan.width if plan is not None else 1.0
        left, top, wide, high = (side * scale for side in layer.box)
        return QRectF(frame.left() + left, frame.top() + top, wide, high)

    def _zone(self, plan: Plan | None, frame: QRectF) -> QRectF:
        layers = plan.layers if plan is not None else ()
        zone = next((layer for layer in layers if layer.kind == "picture"), None)
        return self._rect_of(zone, plan) if zone is not None else frame

    def _stage(self, plan: Plan, frame: QRectF) -> QRectF:
        scale = frame.width() / plan.width
        left, top, wide, high = (side * scale for side in plan.stage)
        return QRectF(frame.left() + left, frame.top() + top, wide, high)

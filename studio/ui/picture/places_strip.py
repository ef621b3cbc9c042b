"""One tile for each shape that the networks are sent."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from studio.networks.places import FEED, find_place
from studio.ui.picture.desk import PictureDesk
from studio.ui.picture.groups import Group
from studio.ui.picture.tiles import PlaceTile, small_picture
from studio.ui.studio import Studio
from studio.ui.widgets.parts import clear, row
from studio.wording.i18n import _

_SIDE = 54
_SIMPLE = 10
_WIDE = ((9, 16), (16, 9))
Told = tuple[str, str, str]
"""Words, colour token, icon."""


class PlacesStrip(QScrollArea):
    """Shows where each composition goes and whether it fits; a press brings one to the front."""

    def __init__(self, studio: Studio, desk: PictureDesk) -> None:
        super().__init__()
        self._studio, self._desk = studio, desk
        theme = studio.theme
        self.setProperty("box", "plain")
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("QScrollArea { background: transparent; }")
        self.setFixedHeight(theme.px(88) + 16)
        self.setAccessibleName(_("Where it goes"))
        holder = QWidget()
        holder.setProperty("box", "plain")
        pad = theme.px(12)
        self._row = row(holder, margins=(pad, theme.px(8), pad, theme.px(8)), gap=theme.px(10))
        self.setWidget(holder)
        self._tiles: list[tuple[Group, PlaceTile]] = []
        desk.groups_changed.connect(self.refresh)
        desk.exact_ready.connect(self.redraw)
        studio.writing.report_changed.connect(self._say)

    def tiles(self) -> tuple[PlaceTile, ...]:
        """Return the tiles, left to right."""
        return tuple(tile for _group, tile in self._tiles)

    def refresh(self) -> None:
        """Show other groups of places."""
        desk = self._desk
        clear(self._row)
        self._tiles = []
        for group in desk.groups:
            name = ", ".join(self._name(place) for place in group.places)
            tile = PlaceTile(self._studio.theme, name, shape_words(group.shape))
            tile.setChecked(desk.place in group.places)
            tile.wanted.connect(lambda g=group: self.choose(g))
            self._tiles.append((group, tile))
            self._row.addWidget(tile)
        self._row.addStretch(1)
        self._say()
        self.redraw()

    def choose(self, group: Group) -> None:
        """Bring a group to the front."""
        self._desk.choose_place(group.places[0])
        for other, tile in self._tiles:
            tile.setChecked(other == group)

    def redraw(self) -> None:
        """Draw the small pictures anew."""
        desk = self._desk
        if not desk.ready:
            return
        for group, tile in self._tiles:
            place = group.places[0]
            if group.problem:
                tile.set_pixmap(None)
                continue
            plan = desk.plan(place)
            area = desk.area(place) if plan is None else None
            tile.set_pixmap(small_picture(desk, plan, area, _SIDE, self.devicePixelRatioF()))

    def _say(self) -> None:
        for group, tile in self._tiles:
            tile.set_note(*self._state(group))
            tile.updateGeometry()

    def _state(self, group: Group) -> Told:
        facts = [self._desk.facts(place) for place in group.places]
        problem = group.problem or next((f.problem for f in facts if f and f.problem), "")
        if problem:
            return problem_note(problem), "stop", "octagon-alert"
        known = [f for f in facts if f is not None]
        if not known:
            return _("Looking …"), "text2", ""
        if any(s.contrast and s.ratio + 0.05 < s.asked for f in known for s in f.slots):
            return _("Hard to read"), "check", "triangle-alert"
        if any(f.soft for f in known):
            return _("A little blurred"), "check", "triangle-alert"
        return _("Fits"), "ok", "check"

    def _name(self, place: str) -> str:
        found = find_place(self._studio.loaded.networks, place)
        if found is None:
            return place
        if found.surface.id == FEED:
            return found.rules.name
        return f"{found.rules.name} {found.surface.name}"


def shape_words(shape: float) -> str:
    """Return a shape as people write it: ``4 : 5``, or ``1.91 : 1``."""
    simple = Fraction(shape).limit_denominator(16)
    parts = simple.numerator, simple.denominator
    plain = 0 < max(parts) <= _SIMPLE or parts in _WIDE
    if plain and abs(float(simple) - shape) < 0.004 * shape:
        return f"{parts[0]} : {parts[1]}"
    return f"{shape:.2f} : 1"


def problem_note(code: str) -> str:
    """Return a few words for why a picture cannot go to a place."""
    return {
        "words-too-many": _("Too many words"),
        "words-covered": _("Words are hidden"),
        "picture-too-small": _("Too small"),
        "picture-shape": _("May not be cut"),
        "template-gone": _("Layout is gone"),
        "template-other": _("Not this layout"),
        "picture-does-not-fit": _("Too many bytes"),
    }.get(code, _("Can’t go there"))

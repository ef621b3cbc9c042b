"""The layouts that suit the picture, and what the brand team locked in them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from studio.post import PictureEdit, PictureWords
from studio.ui.picture.desk import PictureDesk
from studio.ui.picture.tiles import LayoutTile, small_picture
from studio.ui.studio import Studio
from studio.ui.widgets.parts import clear, column, icon_label, label, row, rule
from studio.wording.i18n import _

_SIDE = 140


class LayoutsPanel(QWidget):
    """A tile for just the picture and one for each layout."""

    def __init__(self, studio: Studio, desk: PictureDesk) -> None:
        super().__init__()
        self.setProperty("box", "plain")
        self._studio, self._desk = studio, desk
        theme = studio.theme
        self._tiles: dict[str, LayoutTile] = {}
        layout = column(self, gap=theme.px(8))
        layout.addWidget(label(_("Layouts"), "heading3"))
        self._list = column(gap=theme.px(6))
        layout.addLayout(self._list)
        head = row(gap=theme.px(6))
        head.addWidget(icon_label("lock", theme.color("text"), theme.px(16)))
        head.addWidget(label(_("Locked by the brand team"), "strong", wrap=True), 1)
        self._lock = QWidget()
        self._lock.setProperty("box", "plain")
        locked = column(self._lock, gap=theme.px(6))
        locked.addWidget(rule())
        locked.addLayout(head)
        self._locked = label("", "small", wrap=True)
        locked.addWidget(self._locked)
        layout.addWidget(self._lock)
        layout.addStretch(1)
        desk.groups_changed.connect(self.refresh)
        desk.exact_ready.connect(self.redraw)

    def tiles(self) -> tuple[LayoutTile, ...]:
        """Return the tiles, just the picture first."""
        return tuple(self._tiles.values())

    def refresh(self) -> None:
        """Show the layouts that suit the picture."""
        desk, core = self._desk, self._studio.loaded
        if not desk.place:
            return
        named = {"": _("Just the picture")}
        named |= {t.id: t.title.get(core.locale) for t in desk.templates()}
        if tuple(named) != tuple(self._tiles):
            clear(self._list)
            self._tiles = {}
            for template, name in named.items():
                tile = LayoutTile(self._studio.theme, name)
                tile.wanted.connect(lambda t=template: self.choose(t))
                self._tiles[template] = tile
                self._list.addWidget(tile)
        for template, tile in self._tiles.items():
            tile.setChecked(template == desk.edit.template)
        self._say_locked()
        self.redraw()

    def redraw(self) -> None:
        """Draw the small pictures anew."""
        desk = self._desk
        if not desk.ready:
            return
        for template, tile in self._tiles.items():
            plan = desk.plan(template=template) if template else None
            drawn = small_picture(desk, plan, None, _SIDE, self.devicePixelRatioF())
            tile.set_pixmap(drawn)

    def choose(self, template: str) -> None:
        """Use a layout; words that are there already stay."""
        desk = self._desk
        edit = replace(desk.edit, template=template)
        self._tiles[template].setChecked(True)
        desk.set_edit(self._with_facts(edit))

    def _with_facts(self, edit: PictureEdit) -> PictureEdit:
        """Put in what the app knows: the colleague's name and shop, where the layout asks."""
        core = self._studio.loaded
        person = core.person()
        known = {"name": person.first_name, "place": person.store}
        template = next((t for t in core.kit.templates if t.id == edit.template), None)
        words = list(edit.words)
        for layer in template.layers if template else ():
            kind = layer.slot.kind if layer.slot else ""
            if known.get(kind) and not edit.words_in(layer.id).text:
                words.append(PictureWords(slot=layer.id, text=known[kind]))
        return replace(edit, words=tuple(sorted(words, key=lambda w: w.slot)))

    def _say_locked(self) -> None:
        template = self._desk.template
        kinds = {layer.kind for layer in template.layers} if template else set()
        names = {
            "panel": _("areas of colour"),
            "logo": _("logo"),
            "legal": _("small print"),
            "badge": _("label"),
        }
        found = [name for kind, name in names.items() if kind in kinds]
        self._lock.setVisible(bool(found))
        words = _("These stay as they are, and so do the fonts: {things}.")
        self._locked.setText(words.format(things=", ".join(found)))

"""Words on the picture: a field for each slot, the kit's colours with live contrast, a shade."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QPushButton, QWidget

from studio.brand_kit.model import Layer
from studio.composing.planning import colour_of, hex_of
from studio.composing.zones import colours_of
from studio.guidelines.finding import Finding, Fix
from studio.guidelines.on_picture import colour_name
from studio.ui.picture.desk import PictureDesk
from studio.ui.picture.fields import SlotField
from studio.ui.picture.moving import with_slot
from studio.ui.picture.swatch import Swatch
from studio.ui.studio import Studio
from studio.ui.widgets.flow import FlowLayout
from studio.ui.widgets.parts import button, clear, column, label, row
from studio.ui.write.finding_card import FindingCard
from studio.ui.write.picture_fixes import mend_picture, pick_from_kit
from studio.wording.i18n import _


class SlotFields(QWidget):
    """All that can be done with the words of one slot."""

    def __init__(self, studio: Studio, desk: PictureDesk, layer: Layer) -> None:
        super().__init__()
        self.setProperty("box", "plain")
        self._studio, self._desk, self.layer = studio, desk, layer
        theme = studio.theme
        outer = column(self, gap=theme.px(8))
        head = row()
        self._most = layer.slot.maximum if layer.slot else 0
        title = slot_title(layer)
        head.addWidget(label(title, "strong"), 1)
        self._count = label("", "caption")
        head.addWidget(self._count)
        outer.addLayout(head)
        self.field = SlotField()
        self.field.step_asked.connect(studio.writing.step)
        self.field.setAccessibleName(title)
        self.field.textEdited.connect(self._edited)
        outer.addWidget(self.field)
        self.told = column(gap=theme.px(8))
        outer.addLayout(self.told)
        self._swatches: dict[str, Swatch] = {}
        colours = FlowLayout(gap=theme.px(6))
        for token in colours_of(layer):
            swatch = Swatch(theme, colour_name(token), hex_of(studio.loaded.kit, token))
            swatch.clicked.connect(lambda _on=False, t=token: self._recolour(t))
            self._swatches[token] = swatch
            colours.addWidget(swatch)
        words = _("Colour from the kit, and how well it can be read")
        outer.addWidget(label(words, "small", wrap=True))
        outer.addLayout(colours)
        self.shade = button(_("Shade behind the words"), "second", size="small")
        self.shade.setCheckable(True)
        self.shade.clicked.connect(self._reshade)
        line = row()
        line.addWidget(self.shade)
        line.addStretch(1)
        outer.addLayout(line)
        self.refresh()

    def swatches(self) -> tuple[Swatch, ...]:
        """Return the colours that can be chosen."""
        return tuple(self._swatches.values())

    def refresh(self) -> None:
        """Show the words, the colour and the contrast as they are now."""
        words = self._desk.edit.words_in(self.layer.id)
        if self.field.text() != words.text:
            self.field.setText(words.text)
        self._show_count(words.text)
        current = colour_of(self.layer, words)
        facts = self._desk.facts()
        slots = facts.slots if facts is not None else ()
        fact = next((item for item in slots if item.slot == self.layer.id), None)
        ratios = dict(fact.contrast) if fact is not None else {}
        for token, swatch in self._swatches.items():
            swatch.setChecked(token == current)
            swatch.set_ratio(ratios.get(token), fact.asked if fact is not None else 0.0)
        self.shade.setChecked(words.shade)
        on, off = _("Take the shade away"), _("Shade behind the words")
        self.shade.setText(on if words.shade else off)

    def _edited(self, text: str) -> None:
        # The field counts UTF-16 units, the kit counts code points.
        short = text[: self._most]
        if short != text:
            at = self.field.cursorPosition()
            self.field.setText(short)
            self.field.setCursorPosition(min(at, len(short)))
        words = replace(self._desk.edit.words_in(self.layer.id), text=short)
        self._show_count(short)
        self._desk.set_edit(with_slot(self._desk.edit, words), f"words:{self.layer.id}")

    def _show_count(self, text: str) -> None:
        words = _("{n} of {most}").format(n=len(text), most=self._most)
        self._count.setText(words)
        self.field.setAccessibleDescription(words)

    def _recolour(self, token: str) -> None:
        words = replace(self._desk.edit.words_in(self.layer.id), colour=token)
        self._desk.set_edit(with_slot(self._desk.edit, words))
        self.refresh()

    def _reshade(self) -> None:
        words = replace(self._desk.edit.words_in(self.layer.id), shade=self.shade.isChecked())
        self._desk.set_edit(with_slot(self._desk.edit, words))


class WordsPanel(QWidget):
    """The fields of every slot, and what the checks say of the words on the picture."""

    def __init__(self, studio: Studio, desk: PictureDesk) -> None:
        super().__init__()
        self.setProperty("box", "plain")
        self._studio, self._desk = studio, desk
        theme = studio.theme
        self._fields: tuple[SlotFields, ...] = ()
        self._layers: tuple[Layer, ...] = ()
        self._told: tuple[Finding, ...] | None = None
        layout = column(self, gap=theme.px(14))
        self._slots = column(gap=theme.px(16))
        layout.addLayout(self._slots)
        self._findings = column(gap=theme.px(8))
        layout.addLayout(self._findings)
        desk.groups_changed.connect(self.refresh)
        desk.changed.connect(self._show)
        studio.writing.report_changed.connect(self._checked)

    def fields(self) -> tuple[SlotFields, ...]:
        """Return the fields of the layout's slots."""
        return self._fields

    def cards(self) -> tuple[FindingCard, ...]:
        """Return what the checks say."""
        return tuple(card for card in self.findChildren(FindingCard) if not card.isHidden())

    def refresh(self) -> None:
        """Show the fields of another layout."""
        layers = self._desk.slots()
        if layers != self._layers:
            self._layers = layers
            clear(self._slots)
            self._told = None
            self._fields = tuple(SlotFields(self._studio, self._desk, y) for y in layers)
            for field in self._fields:
                self._slots.addWidget(field)
                field.show()
        self._checked()

    def _show(self) -> None:
        for field in self._fields:
            field.refresh()
        self.setVisible(bool(self._fields) or bool(self._told))

    def _checked(self) -> None:
        report = self._studio.writing.report
        told = tuple(f for f in (report.findings if report else ()) if is_about_picture(f))
        if told != self._told:
            self._told = told
            for layout in (*(field.told for field in self._fields), self._findings):
                clear(layout)
            for finding in told:
                self._tell(finding)
        self._show()

    def _tell(self, finding: Finding) -> None:
        field = next((one for one in self._fields if one.layer.id == finding.slot), None)
        card = FindingCard(self._studio.theme, finding, self._where(finding))
        card.fix_wanted.connect(self._fix)
        card.keep_wanted.connect(self._studio.writing.keep)
        card.setProperty("alone", "true")
        # What is said of words stands right below them, for the Tab key too.
        (field.told if field else self._findings).addWidget(card)
        card.show()
        before: QWidget | None = field.field if field else None
        for press in card.findChildren(QPushButton):
            if before is not None:
                QWidget.setTabOrder(before, press)
                before = press
            # This is where a picture is edited: no button need lead here.
            if press.text() == _("Edit the picture"):
                press.hide()

    def _where(self, finding: Finding) -> str:
        names = self._studio.loaded.networks
        return ", ".join(names[n].name for n in finding.networks if n in names)

    def _fix(self, _finding: Finding, fix: Fix) -> None:
        if fix.code == "swap-picture":
            pick_from_kit(self._studio, fix.shown)
        else:
            mend_picture(self._studio.writing, fix)


def is_about_picture(finding: Finding) -> bool:
    """Tell whether a finding is about what is done with a picture, or the words on it.

    That the brand took the picture back is told here too: work on it would be for nothing.
    """
    if finding.code in ("picture-recalled", "picture-recalled-swap"):
        return True
    return bool(finding.slot) or finding.rule in ("contrast", "picture-place")


def slot_title(layer: Layer) -> str:
    """Return what a slot is called, by its kind."""
    return {
        "headline": _("Words on the picture"),
        "body": _("More words on the picture"),
        "name": _("Your name on the picture"),
        "place": _("The shop’s name on the picture"),
        "date": _("Day on the picture"),
        "offer": _("Offer on the picture"),
    }.get(layer.slot.kind if layer.slot else "", _("Words on the picture"))

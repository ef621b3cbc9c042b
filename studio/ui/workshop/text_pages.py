"""The pages that are plain text: words and labels, shops, the What's new text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QWidget

from studio.ui.widgets.parts import button, column, frame, label, row
from studio.wording.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from studio.brand_kit.model import BrandKit
    from studio.ui.workshop.desk import Desk
    from studio.workshop.bench import Workbench


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One text field with its own Save button.

    Attributes:
        key: what ``show_place`` finds it by.
        title: what it is called.
        hint: what to write, and how.
        read: returns what stands there now.
        save: writes what was typed.
    """

    key: str
    title: str
    hint: str
    read: Callable[[BrandKit], str]
    save: Callable[[Workbench, str], None]


class TextPage(QWidget):
    """Cards with one text field each; what is being typed is never overwritten."""

    def __init__(self, desk: Desk, parts: tuple[Part, ...]) -> None:
        super().__init__()
        self.setProperty("box", "plain")
        self._desk = desk
        self._parts = parts
        self._shown: dict[str, str] = {}
        self.fields: dict[str, QPlainTextEdit] = {}
        theme = desk.studio.theme
        outer = column(self)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameStyle(0)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        holder.setProperty("box", "canvas")
        layout = column(holder, margins=(0, 0, 12, 0), gap=theme.px(12))
        for part in parts:
            layout.addWidget(self._card(part))
        layout.addStretch(1)
        scroll.setWidget(holder)
        outer.addWidget(scroll)
        desk.looked.connect(self.refresh)

    def refresh(self) -> None:
        """Show what stands in the kit, where nothing else is being typed."""
        kit = self._desk.kit
        if kit is None:
            return
        for part in self._parts:
            field, now = self.fields[part.key], part.read(kit)
            if field.toPlainText() == self._shown.get(part.key, ""):
                field.setPlainText(now)
            self._shown[part.key] = now

    def show_place(self, name: str, field: str) -> None:
        """Put the cursor into the field that is to mend."""
        wanted = [key for key in self.fields if key in (name, field)]
        self.fields[wanted[0] if wanted else self._parts[0].key].setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def _card(self, part: Part) -> QWidget:
        theme = self._desk.studio.theme
        made = frame("card")
        inner = column(made, margins=(16, 14, 16, 14), gap=theme.px(8))
        inner.addWidget(label(part.title, "heading3"))
        inner.addWidget(label(part.hint, "small", wrap=True))
        field = QPlainTextEdit()
        field.setAccessibleName(part.title)
        field.setTabChangesFocus(True)
        field.setFixedHeight(theme.px(130))
        inner.addWidget(field)
        line = row()
        line.addStretch(1)
        save = button(_("Save"), "second", size="small", name=f"{_('Save')}: {part.title}")
        save.clicked.connect(lambda: self._save(part))
        line.addWidget(save)
        inner.addLayout(line)
        self.fields[part.key] = field
        return made

    def _save(self, part: Part) -> None:
        text = self.fields[part.key].toPlainText()

        def saved(_nothing: None) -> None:
            # Only now: what could not be saved stays in the field.
            self._shown[part.key] = text
            self.refresh()

        self._desk.change(lambda bench: part.save(bench, text), saved)


def words_page(desk: Desk) -> TextPage:
    """Return the page of word lists, phrases and labels."""
    one = _("One word or phrase on each line.")
    return TextPage(
        desk,
        (
            Part(
                key="reject.txt",
                title=_("Words to avoid"),
                hint=one,
                read=lambda kit: "\n".join(kit.words.reject),
                save=lambda bench, text: bench.save_text("tone/vocab/reject.txt", _lines(text)),
            ),
            Part(
                key="accept.txt",
                title=_("Words that are always fine"),
                hint=one,
                read=lambda kit: "\n".join(kit.words.accept),
                save=lambda bench, text: bench.save_text("tone/vocab/accept.txt", _lines(text)),
            ),
            Part(
                key="phrases",
                title=_("Phrases to put in with one click"),
                hint=_("One on each line, in the first language: id = words"),
                read=_phrases,
                save=lambda bench, text: bench.save_phrases(_pairs(text)),
            ),
            Part(
                key="labels",
                title=_("Labels"),
                hint=_("How colleagues say that they work for you: country language = label"),
                read=_labels,
                save=lambda bench, text: bench.save_labels(_pairs(text)),
            ),
        ),
    )


def shops_page(desk: Desk) -> TextPage:
    """Return the page of the shops."""
    part = Part(
        key="stores",
        title=_("Shops"),
        hint=_("One shop on each line, as colleagues call it."),
        read=lambda kit: "\n".join(kit.stores),
        save=lambda bench, text: bench.set_in_kit("stores", _split(text)),
    )
    return TextPage(desk, (part,))


def news_page(desk: Desk) -> TextPage:
    """Return the page of the What's new text."""
    part = Part(
        key="changes",
        title=_("What’s new text"),
        hint=_("Colleagues read it when they get the new kit. Two or three short lines."),
        read=_news,
        save=lambda bench, text: bench.save_news(text.strip()),
    )
    return TextPage(desk, (part,))


def _news(kit: BrandKit) -> str:
    found = [item for item in kit.changes if item.version == kit.version]
    return "\n".join(item.text.get(kit.locales[0]) for item in found)


def _phrases(kit: BrandKit) -> str:
    return "\n".join(f"{item.id} = {item.text.get(kit.locales[0])}" for item in kit.phrases)


def _labels(kit: BrandKit) -> str:
    return "\n".join(f"{item.market} {item.locale} = {item.preferred}" for item in kit.labels)


def _split(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (line.strip() for line in text.splitlines())))


def _lines(text: str) -> str:
    return "".join(f"{line}\n" for line in _split(text))


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    cut = (line.partition("=") for line in _split(text))
    return tuple((left.strip(), right.strip()) for left, _is, right in cut if right.strip())

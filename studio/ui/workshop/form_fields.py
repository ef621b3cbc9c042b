"""Fields of a form: a label over a field, one for each language where words are asked for."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from studio.ui.theme import Theme
from studio.ui.widgets.parts import label

Said = tuple[tuple[str, str], ...]


class Form:
    """Puts labels and fields into a grid, and reads them back.

    Args:
        theme: colours and sizes.
        grid: where the fields go.
        locales: languages of the kit, the first one first.
    """

    def __init__(self, theme: Theme, grid: QGridLayout, locales: tuple[str, ...]) -> None:
        self._theme, self._grid, self._locales = theme, grid, locales
        self._line = 0
        self.fields: dict[str, QLineEdit | QPlainTextEdit] = {}
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(7))
        grid.setColumnStretch(1, 1)

    def text(self, key: str, words: str, value: str, *, tall: int = 0, hint: str = "") -> None:
        """Add one field, of several lines when ``tall`` is a number of lines."""
        made: QLineEdit | QPlainTextEdit
        if tall:
            made = QPlainTextEdit(value)
            made.setTabChangesFocus(True)
            made.setFixedHeight(self._theme.px(12 + 21 * tall))
        else:
            made = QLineEdit(value)
        made.setPlaceholderText(hint)
        self.put(key, words, made)

    def put(self, key: str, words: str, field: QWidget) -> None:
        """Add a field that was made elsewhere."""
        field.setAccessibleName(words)
        title = label(words, "strong", wrap=False)
        self._grid.addWidget(title, self._line, 0)
        self._grid.addWidget(field, self._line, 1)
        self._line += 1
        if isinstance(field, QLineEdit | QPlainTextEdit):
            self.fields[key] = field

    def texts(self, key: str, words: str, said: Said, *, tall: int = 0, hint: str = "") -> None:
        """Add one field for each language."""
        known = dict(said)
        for tag in self._locales:
            name = words if len(self._locales) == 1 else f"{words} ({tag[:2].upper()})"
            self.text(f"{key}.{tag}", name, known.get(tag, ""), tall=tall, hint=hint)

    def values(self) -> tuple[str, ...]:
        """Return what stands in every field, to tell whether anything was typed."""
        return tuple(self.value(key) for key in self.fields)

    def value(self, key: str) -> str:
        """Return what stands in a field."""
        field = self.fields[key]
        text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
        return text.strip()

    def said(self, key: str) -> Said:
        """Return what stands in the fields of each language; empty ones are left out."""
        pairs = ((tag, self.value(f"{key}.{tag}")) for tag in self._locales)
        return tuple((tag, words) for tag, words in pairs if words)

"""Two editors to compare with, one keystroke for each line on their input.

Usage: ``python -m bench.keystroke_peer bare|naive``. *bare*: a ``QTextEdit`` of the editor's
size and font, with the same words, and nothing else. *naive*: what one writes first: one big
pattern of all phrases, a selection for each match, three rich-text labels and a picture that
is scaled anew for each of them.
"""

from __future__ import annotations

import html
import re
import sys
import time

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QFont, QPixmap, QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QTextEdit, QVBoxLayout, QWidget

from bench import long_post
from studio import paths

PICTURES = "fern-and-finch"


class Naive:
    """The checks and cards of the naive variant."""

    def __init__(self, editor: QTextEdit, row: QHBoxLayout) -> None:
        ordered = sorted(long_post.phrases(), key=len, reverse=True)
        self._pattern = re.compile(rf"\b(?:{'|'.join(ordered)})\b", re.IGNORECASE)
        self._editor = editor
        self._wave = QTextCharFormat()
        self._wave.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        self._wave.setUnderlineColor(QColor("red"))
        self._picture = QPixmap(str(next(paths.demo_kit().rglob("*.jpg"))))
        self._cards: list[tuple[QLabel, QLabel]] = []
        for _ in range(3):
            column = QVBoxLayout()
            words, picture = QLabel(), QLabel()
            words.setWordWrap(True)
            words.setTextFormat(Qt.TextFormat.RichText)
            words.setFixedWidth(320)
            column.addWidget(words)
            column.addWidget(picture)
            column.addStretch(1)
            row.addLayout(column)
            self._cards.append((words, picture))
        editor.textChanged.connect(self.refresh)

    def refresh(self) -> None:
        """Do everything anew."""
        text = self._editor.toPlainText()
        marks = []
        for match in self._pattern.finditer(text):
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self._editor.document())
            cursor.setPosition(match.start())
            cursor.setPosition(match.end(), QTextCursor.MoveMode.KeepAnchor)
            mark.cursor, mark.format = cursor, self._wave
            marks.append(mark)
        self._editor.setExtraSelections(marks)
        smooth = Qt.TransformationMode.SmoothTransformation
        for words, picture in self._cards:
            words.setText(html.escape(text).replace("\n", "<br>"))
            picture.setPixmap(self._picture.scaledToWidth(320, smooth))


def press(editor: QTextEdit, key: str) -> float:
    """Press a key and return the seconds until it is painted."""
    start = time.perf_counter()
    if key == "\b":
        QTest.keyClick(editor, Qt.Key.Key_Backspace)
    else:
        QTest.keyClicks(editor, key)
    QCoreApplication.processEvents()
    QCoreApplication.processEvents()
    return time.perf_counter() - start


def main() -> None:
    """Answer one line for each line."""
    app = QApplication([])
    window = QWidget()
    row = QHBoxLayout(window)
    editor = QTextEdit()
    font = QFont("Atkinson Hyperlegible Next")
    font.setPixelSize(17)
    editor.setFont(font)
    editor.setFixedWidth(640)
    row.addWidget(editor)
    naive = Naive(editor, row) if sys.argv[1] == "naive" else None
    editor.setPlainText(long_post.post())
    window.resize(1366 + 320, 3200)
    window.show()
    editor.setFocus()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    for _ in range(5):
        app.processEvents()
    for line in sys.stdin:
        _kind, number = line.split()
        print(press(editor, chr(int(number))), flush=True)
    del naive  # kept alive until here: a signal does not do that


if __name__ == "__main__":
    main()

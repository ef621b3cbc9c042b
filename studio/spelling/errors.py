"""What can go wrong with a dictionary."""

from __future__ import annotations


class DictionaryError(Exception):
    """A dictionary cannot be used.

    Args:
        code: ``dictionary-unreadable`` (no such file, or not to be opened) or
            ``dictionary-broken`` (not in Hunspell's format).
        file: the file's name.
    """

    def __init__(self, code: str, file: str) -> None:
        super().__init__(f"{code}: {file}")
        self.code = code
        self.file = file

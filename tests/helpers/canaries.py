"""Collects everything secret that the app holds, and looks for it where it must not be."""

from __future__ import annotations

import base64
import gc
import json
import os
import sys
import types
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from studio.floor import Floor
from studio.people.seal import Seal
from studio.publishers.base import Secret
from studio.ui.surprise import report

LONG = 12
"""Characters; a shorter word may be anywhere by chance."""

_NOT_OURS = (type, types.ModuleType, types.FunctionType, types.FrameType, types.CodeType)


@dataclass
class Canaries:
    """What nobody is to see, and where it was looked for.

    Attributes:
        secrets: texts.
        said: (where, text) of everything that was printed, logged, stored or shown.
    """

    secrets: set[str] = field(default_factory=set)
    said: list[tuple[str, str]] = field(default_factory=list)

    def take(self, *texts: str) -> None:
        """Add secrets; a JSON document's long texts are secrets of their own."""
        for text in texts:
            found = [text, *_within(text)]
            self.secrets |= {word for word in found if len(word) >= LONG}

    def take_key(self, key: bytes) -> None:
        """Add a key, as it may be written."""
        self.take(key.decode("latin-1"), key.hex(), base64.b64encode(key).decode())

    def look_into(self, floor: Floor) -> None:
        """Take every secret that is in memory, and note what every object says of itself."""
        for thing in reachable(floor):
            if isinstance(thing, Secret):
                self.take(thing.reveal())
            elif isinstance(thing, Seal) and not thing.dropped:
                self.take_key(thing.key())
            if type(thing).__module__.startswith("studio."):
                self.said.append((f"repr of {type(thing).__name__}", repr(thing) + str(thing)))

    def surprise(self, folder: Path) -> None:
        """Let something fail that nobody expected, with every secret at hand."""
        try:
            _fail("".join(self.secrets))
        except ValueError as problem:
            text = report(type(problem), problem.__traceback__)
            (folder / "last-problem.txt").write_text(text, "utf-8")

    def look_at_files(self, folder: Path) -> int:
        """Note every file's bytes; return how many there are."""
        files = [file for file in folder.rglob("*") if file.is_file()]
        for file in files:
            self.said.append((str(file), file.read_bytes().decode("latin-1")))
        return len(files)

    def look_at_arguments(self) -> None:
        """Note what any program of this computer sees of this one and of its children."""
        mine = [os.getpid(), *_children()]
        for number in mine:
            for name in ("cmdline", "environ"):
                file = Path(f"/proc/{number}/{name}")
                if file.exists():
                    self.said.append((str(file), file.read_bytes().decode("latin-1")))
        self.said.append(("sys.argv", " ".join(sys.argv)))

    def found(self) -> list[str]:
        """Return where a secret was found."""
        return [where for where, text in self.said if any(word in text for word in self.secrets)]


def reachable(root: object) -> Iterator[Any]:
    """Give every object that is reached from one, classes and functions left out."""
    seen, waiting = {id(root)}, [root]
    while waiting:
        thing = waiting.pop()
        yield thing
        for other in gc.get_referents(thing):
            if id(other) not in seen and not isinstance(other, _NOT_OURS):
                seen.add(id(other))
                waiting.append(other)


def _fail(words: str) -> None:
    held = words  # noqa: F841  a value in a frame of the report
    raise ValueError(words)


def _within(text: str) -> list[str]:
    try:
        waiting = [json.loads(text)]
    except ValueError:
        return []
    found: list[str] = []
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            waiting += [part[name] for name in part if name not in _PUBLIC]
        elif isinstance(part, list):
            waiting += part
        elif isinstance(part, str):
            found += [part, *_within(part)]
    return found


_PUBLIC = (
    *("issuer", "iss", "sub", "did", "server", "host", "pds"),
    *("client", "client_id", "scope", "x", "y"),
)
"""Names in a kept sign-in whose values everybody may know."""


def _children() -> list[int]:
    found = []
    for task in Path("/proc/self/task").glob("*/children"):
        found += [int(number) for number in task.read_text().split()]
    return found

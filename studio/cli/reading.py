"""Reads what a command is given: texts, JSON lines, kits and choices."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from studio.cli import output
from studio.cli.failures import LATER, CliError, as_cli_error, refused, usage
from studio.wording.cli import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from studio.brand_kit.model import BrandKit
    from studio.networks.model import NetworkRules

STDIN = "standard input"
SHAPE = '{"id": 1, "text": "…"}'


def read_bytes(file: str | None) -> tuple[str, bytes]:
    """Return the name and the bytes of a file, of the standard input for None and ``-``.

    Raises:
        CliError: it cannot be read.
    """
    if file in (None, "-"):
        return STDIN, _from_stdin()
    path = Path(str(file))
    try:
        return str(path), path.read_bytes()
    except OSError as problem:
        raise refused(str(path), "unreadable-file") from problem


def read_text(file: str | None) -> str:
    """Return a text, one final line break left out.

    Raises:
        CliError: it cannot be read, or is not UTF-8.
    """
    name, data = read_bytes(file)
    text = _decoded(name, data)
    return text.removesuffix("\n").removesuffix("\r")


def read_lines(file: str | None) -> Iterator[tuple[object, str]]:
    """Yield (id, text) of every JSON line; empty lines are passed over.

    Raises:
        CliError: a line is not as it should be; those before it were yielded.
    """
    if file in (None, "-"):
        yield from _lines(STDIN, _read_along(stdin(), STDIN))
        return
    path = Path(str(file))
    try:
        stream = path.open("rb")
    except OSError as problem:
        raise refused(str(path), "unreadable-file") from problem
    with stream:
        yield from _lines(str(path), _read_along(stream, str(path)))


def stdin() -> BinaryIO:
    """Return the standard input.

    Raises:
        CliError: it is closed.
    """
    if sys.stdin is None:
        raise CliError(LATER, STDIN, said("stdin-closed"))
    return sys.stdin.buffer


def _from_stdin() -> bytes:
    stream = stdin()
    try:
        return stream.read()
    except OSError as problem:
        raise CliError(LATER, STDIN, said("stdin-closed")) from problem


def _read_along(stream: BinaryIO, name: str) -> Iterator[bytes]:
    try:
        yield from stream
    except OSError as problem:
        raise refused(name, "unreadable-file") from problem


def _lines(name: str, stream: Iterable[bytes]) -> Iterator[tuple[object, str]]:
    for number, data in enumerate(stream, start=1):
        where = f"{name} line {number}"
        text = _decoded(where, data)
        if not text.strip():
            continue
        try:
            value = json.loads(text)
        except (ValueError, RecursionError) as problem:
            raise refused(where, "bad-jsonl", shape=SHAPE) from problem
        if not isinstance(value, dict) or not isinstance(value.get("text"), str):
            raise refused(where, "bad-jsonl", shape=SHAPE)
        yield value.get("id"), value["text"]


def _decoded(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise refused(name, "not-text") from problem


def read_kit(path: str | None, data_dir: Path) -> BrandKit:
    """Return a kit in any form; for None the installed one, else the demo kit.

    Raises:
        CliError: it cannot be used; the line has the whole path.
    """
    from studio.kit_store.choice import kit_to_use, trouble_in

    with whole_paths(Path(path) if path else data_dir):
        kit = kit_to_use(data_dir, Path(path) if path else None)
    if path is None and trouble_in(data_dir) == "older-in-use":
        output.note(said("older-in-use", version=kit.version))
    return kit


@contextlib.contextmanager
def whole_paths(path: Path) -> Iterator[None]:
    """Give every problem with a kit the path that the person typed.

    Raises:
        CliError: instead of any ``BrandKitError``.
    """
    from studio.brand_kit.errors import BrandKitError

    try:
        yield
    except BrandKitError as problem:
        failure = as_cli_error(problem, str(path))
        raise CliError(failure.code, whole(path, failure.where), failure.sentence) from problem


def whole(folder: Path, where: str) -> str:
    """Return a place in a kit with the path that the person gave."""
    # Joined as text: a name out of a hostile kit may look like a path of its own.
    return str(folder) if where == folder.name else f"{folder}{os.sep}{where}"


def read_networks() -> dict[str, NetworkRules]:
    """Return every network's rules."""
    from studio.networks.load import load_networks
    from studio.paths import assets

    return load_networks(assets() / "networks")


def chosen(where: str, value: str, known: Iterable[str]) -> str:
    """Return a value that has to be one of the known ones.

    Raises:
        CliError: it is not; the line names those that are.
    """
    choices = tuple(known)
    if value not in choices:
        raise usage(where, "unknown-choice", value=value, known=", ".join(choices))
    return value

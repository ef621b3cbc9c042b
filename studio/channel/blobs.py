"""Fetches the pictures and fonts that are missing, two at a time, and goes on where it stopped."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from studio.channel.errors import RefusedError, UnreachableError
from studio.channel.held import blob_path
from studio.channel.sources import MissingError

if TYPE_CHECKING:
    from studio.channel.reader import Reader

AT_ONCE = 2
RESUMED_FROM = 256_000
"""Bytes from which a transfer that was cut is gone on with, and not begun again."""


def fetch_blob(reader: Reader, sha256: str, size: int) -> bytes:
    """Return the bytes that have a hash.

    Raises:
        UnreachableError: they did not come, or not all.
        RefusedError: others came.
    """
    try:
        data = reader.whole(blob_path(sha256), size)
    except MissingError as problem:
        raise UnreachableError("channel-incomplete", place=reader.source.address) from problem
    if len(data) < size:
        raise UnreachableError("channel-offline", place=reader.source.address)
    if hashlib.sha256(data).hexdigest() != sha256:
        raise RefusedError("channel-damaged", place=reader.source.address)
    return data


def fetch_large(reader: Reader, sha256: str, size: int, part: Path) -> bytes:
    """Return the bytes that have a hash; what came so far stays in a file when it is cut.

    Args:
        reader: the channel.
        sha256: hex digest.
        size: bytes.
        part: where the first bytes may be already; taken away at the end.

    Raises:
        UnreachableError: not all came; the next try goes on from here.
        RefusedError: others came.
    """
    begun = _length(part)
    if begun < size:
        _append(reader, sha256, size, part, begun)
    data = part.read_bytes()
    if len(data) < size:
        raise UnreachableError("channel-offline", place=reader.source.address)
    part.unlink(missing_ok=True)
    if hashlib.sha256(data).hexdigest() == sha256:
        return data
    if begun:  # perhaps only the part of last time was damaged
        return fetch_blob(reader, sha256, size)
    raise RefusedError("channel-damaged", place=reader.source.address)


def _append(reader: Reader, sha256: str, size: int, part: Path, begun: int) -> None:
    part.parent.mkdir(parents=True, exist_ok=True)
    try:
        with reader.open(blob_path(sha256), start=begun) as arrival, part.open("ab") as file:
            if arrival.start != begun:
                file.truncate(0)
            got = arrival.start
            for piece in arrival.pieces:
                got += len(piece)
                if got > size:
                    file.truncate(0)
                    raise RefusedError("channel-too-long", place=reader.source.address)
                file.write(piece)
    except MissingError as problem:
        raise UnreachableError("channel-incomplete", place=reader.source.address) from problem


def _length(part: Path) -> int:
    try:
        return part.stat().st_size
    except OSError:
        return 0


def fetch_missing(
    reader: Reader,
    wanted: Iterable[tuple[str, int]],
    keep: Callable[[str, bytes], object],
    part_of: Callable[[str], Path],
) -> None:
    """Fetch and keep blobs.

    Args:
        reader: the channel.
        wanted: (hex digest, size in bytes) of each, each once.
        keep: takes the hex digest and the bytes, which have been compared.
        part_of: where the first bytes of a large one are kept until it is whole.

    Raises:
        UnreachableError: one did not come; those before it are kept.
        RefusedError: one was not what was promised.
    """

    def one(item: tuple[str, int]) -> None:
        sha256, size = item
        if size < RESUMED_FROM:
            keep(sha256, fetch_blob(reader, sha256, size))
        else:
            keep(sha256, fetch_large(reader, sha256, size, part_of(sha256)))

    with ThreadPoolExecutor(AT_ONCE) as threads:
        doing = [threads.submit(one, item) for item in wanted]
        try:
            for each in doing:
                each.result()
        except BaseException:
            # What has begun ends by its own time limits; the rest is not begun.
            threads.shutdown(wait=True, cancel_futures=True)
            raise

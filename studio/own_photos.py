"""A colleague's own photos on the disk: cleaned copies only, named by what they hold.

The file that the colleague chose is read once and never touched. Its place, camera and names are
gone before anything is written.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from studio.atomic import write_bytes
from studio.brand_kit.regular_file import open_regular
from studio.pictures.model import MAX_FILE_BYTES, PictureError
from studio.post import Attachment

KEPT_FOR = timedelta(days=1)
"""A photo that no draft uses stays this long: another program may have just taken it."""

_ENDINGS = {"image/jpeg": "jpg", "image/png": "png"}
_DIGEST = re.compile(r"[0-9a-f]{64}")
_OURS = re.compile(r"\.?[0-9a-f]{64}\.(?:jpg|png)(?:\.[0-9a-f]{8}\.new)?")
"""Names of photos, and of those whose writing was cut off."""

_HELD = (errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY, errno.EAGAIN)
_NOT_READY = (21, 53, 55, 59, 64, 67, 121, 1117, 1231)
"""A stick or a network drive that is gone, which Python calls a permission (Microsoft,
"System Error Codes", read 2026-11-21)."""

_PICTURE_CODES = {
    "picture-too-large": "photo-too-large",
    "picture-odd-shape": "photo-odd-shape",
}


class PhotoError(Exception):
    """A photo of one's own cannot be used. The draft is as it was.

    Args:
        code: ``photo-missing`` (the file, or the drive that it is on, is gone),
            ``photo-locked`` (another program has it, or it may not be read),
            ``photo-unreadable`` (cut off, damaged or no photo), ``photo-too-large``,
            ``photo-odd-shape`` or ``photo-not-kept`` (the disk is full or read-only).
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenPhoto:
    """A photo that was cleaned and kept.

    Attributes:
        digest: SHA-256 of the cleaned file, hex.
        width: pixels.
        height: pixels.
        removed: what was in the file besides pixels, as ``CleanPhoto.removed``.
        still: False when it moved; then its first picture was taken.
    """

    digest: str
    width: int
    height: int
    removed: tuple[str, ...]
    still: bool

    @property
    def attachment(self) -> Attachment:
        """What a draft says of it; nothing is answered and nothing described yet."""
        return Attachment(photo=self.digest)


class OwnPhotos:
    """The shelf of cleaned photos. Any thread may use it; every method waits for files.

    Args:
        folder: made when the first photo is kept.
        clock: gives the time, aware.
    """

    def __init__(
        self, folder: Path, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._folder = folder
        self._clock = clock

    def take(self, path: Path) -> TakenPhoto:
        """Clean a photo file and keep the copy.

        Raises:
            PhotoError: nothing was kept.
        """
        return self.take_bytes(_read(path))

    def take_bytes(self, data: bytes) -> TakenPhoto:
        """Clean a photo that is in memory, as from the clipboard, and keep the copy.

        Raises:
            PhotoError: nothing was kept.
        """
        from studio.pictures import clean_photo  # loads Pillow

        try:
            clean = clean_photo(data)
        except PictureError as problem:
            raise PhotoError(_PICTURE_CODES.get(problem.code, "photo-unreadable")) from problem
        digest = hashlib.sha256(clean.data).hexdigest()
        try:
            write_bytes(self._folder / f"{digest}.{_ENDINGS[clean.mime]}", clean.data)
        except OSError as problem:
            raise PhotoError("photo-not-kept") from problem
        return TakenPhoto(
            digest=digest,
            width=clean.width,
            height=clean.height,
            removed=clean.removed,
            still=clean.still,
        )

    def read(self, digest: str) -> bytes:
        """Return a kept photo, verified.

        Raises:
            PhotoError: ``photo-missing``, also when the bytes are not those that were kept.
        """
        if not _DIGEST.fullmatch(digest):
            raise PhotoError("photo-missing")
        for ending in _ENDINGS.values():
            with contextlib.suppress(OSError):
                data = (self._folder / f"{digest}.{ending}").read_bytes()
                if hashlib.sha256(data).hexdigest() == digest:
                    return data
        raise PhotoError("photo-missing")

    def tidy(self, keep: frozenset[str]) -> None:
        """Delete the photos that nothing uses, unless they are younger than a day.

        Args:
            keep: digests of the photos that drafts use.
        """
        before = (self._clock() - KEPT_FOR).timestamp()
        with contextlib.suppress(OSError):
            for file in self._folder.iterdir():
                known = _OURS.fullmatch(file.name) is not None
                if known and file.stem not in keep and file.stat().st_mtime < before:
                    file.unlink(missing_ok=True)


def _read(path: Path) -> bytes:
    try:
        with open_regular(path) as file:
            return _all_of(file.read)
    except OSError as problem:
        raise PhotoError(_code_of(problem)) from problem


def _all_of(read: Callable[[int], bytes | None]) -> bytes:
    """Read to the end, or one byte past what is taken; network drives answer in pieces."""
    parts, left = [], MAX_FILE_BYTES + 1
    while left > 0 and (part := read(left)):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _code_of(problem: OSError) -> str:
    """Return what the person can do about a file that cannot be read."""
    if getattr(problem, "winerror", None) in _NOT_READY:
        return "photo-missing"
    if problem.errno in _HELD or getattr(problem, "winerror", None) in (32, 33):
        return "photo-locked"
    if problem.errno in (errno.EINVAL, errno.EISDIR):
        return "photo-unreadable"  # a folder or a device, and no file
    return "photo-missing"

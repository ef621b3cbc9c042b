"""A brand team and a shop for tests of channels: small kits, real keys, real files."""

from __future__ import annotations

import io
import random
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PIL import Image

from studio.brand_kit import signing
from studio.brand_kit.pack import pack_kit
from studio.brand_kit.recall import Recall
from studio.channel.join import install_from
from studio.channel.outgoing import open_outgoing
from studio.channel.places import FolderPlace, Place
from studio.channel.publish import Published, publish
from studio.channel.reader import Reader, open_reader
from studio.channel.recalls import Withdrawal
from studio.channel.sources import Arrival, FolderSource, Validators
from studio.channel.update import Updated, update_kit
from studio.channel.withdraw import recall
from studio.kit_store.model import InstalledKit
from studio.kit_store.store import KitStore

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
KIT_ID = "uk.example.channel"
LARGE = 400  # pixels a side; a picture of noise has about 480 kB then

_KIT = """\
schema: "1.0"
id: {kit_id}
name: Example
version: "{sequence}"
sequence: {sequence}
publisher: Example team
valid_from: 2026-01-01
valid_until: 2027-12-31
locales: [en-GB]
markets: [GB]
colour: "#123456"
policy: {{disclosure: advised, own_photos: "no"}}
"""
_BRIEF = """\
title: Spring
why: It is spring.
summary: Flowers
story: product
audience: Gardeners
from: 2026-11-01
until: 2026-12-31
markets: [GB]
pictures: [{picture}]
slots:
  - {{id: own, prompt: what do you like?, min: 5, max: 80}}
variants:
  - {{locale: en-GB, text: "Spring is here. {{own}}"}}
"""


def picture(seed: int, side: int = 24) -> bytes:
    """Return a PNG of noise, the same for the same seed."""
    noise = random.Random(seed).randbytes(side * side * 3)  # noqa: S311  nothing secret
    stream = io.BytesIO()
    Image.frombytes("RGB", (side, side), noise).save(stream, "PNG")
    return stream.getvalue()


def small_pictures(count: int = 4, changed: int = 0) -> dict[str, bytes]:
    """Return pictures by id; the first ``changed`` of them differ from the usual ones."""
    return {f"p-{n}": picture(n + (1_000 if n < changed else 0)) for n in range(count)}


@dataclass
class Brand:
    """A brand team with a key, a folder to work in and a channel."""

    folder: Path
    kit_id: str = KIT_ID
    key: signing.SigningKey = field(init=False)

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        signing.new_key(self.folder / "key", None)
        self.key = signing.load_signing_key(self.folder / "key", None)

    @property
    def channel(self) -> Path:
        return self.folder / "channel"

    @property
    def place(self) -> FolderPlace:
        return FolderPlace(self.channel)

    def build(
        self,
        sequence: int = 1,
        pictures: Mapping[str, bytes] | None = None,
        phrase: str = "Come and see.",
        *,
        signed: bool = True,
    ) -> Path:
        """Build a packed kit."""
        shown = small_pictures() if pictures is None else pictures
        root = self.folder / f"source-{sequence}-{len(list(self.folder.glob('source-*')))}"
        (root / "pictures").mkdir(parents=True)
        (root / "campaigns").mkdir()
        for name, data in shown.items():
            (root / "pictures" / f"{name}.png").write_bytes(data)
        rows = "".join(f"{n}: {{file: pictures/{n}.png, name: {n}, alt: Noise}}\n" for n in shown)
        (root / "kit.yml").write_text(_KIT.format(kit_id=self.kit_id, sequence=sequence))
        (root / "pictures.yml").write_text(rows)
        (root / "phrases.yml").write_text(f"come: {{kind: greeting, text: {phrase}}}\n")
        (root / "campaigns" / "spring.yml").write_text(_BRIEF.format(picture=next(iter(shown))))
        out = root.with_suffix(".brandkit")
        pack_kit(root, out, self.key if signed else None, clean=lambda data: data)
        return out

    def publish(
        self,
        file: Path,
        now: datetime = NOW,
        place: Place | None = None,
        *,
        only_renew: bool = False,
    ) -> Published:
        with open_outgoing(file) as kit:
            return publish(place or self.place, kit, self.key, now, only_renew=only_renew)

    def recall(
        self,
        wanted: str,
        now: datetime = NOW,
        reason: str = "The licence ended.",
        replacement: str = "",
    ) -> Recall:
        withdrawal = Withdrawal(id=wanted, reason=reason, replacement=replacement)
        return recall(self.place, self.key, withdrawal, now)


class Shop:
    """A shop with a data folder of its own."""

    def __init__(self, folder: Path, opened: Callable[[str], Reader] = open_reader) -> None:
        self.folder = folder
        self.store = KitStore(folder, clock=lambda: NOW)
        self.opened = opened

    def join(
        self, channel: Path | str, trust: signing.PublicKey | None = None, now: datetime = NOW
    ) -> InstalledKit:
        return install_from(str(channel), self.store, trust, now=now, opened=self.opened)

    @property
    def kit(self) -> InstalledKit:
        (kit,) = self.store.installed()
        return kit

    def update(self, now: datetime = NOW + timedelta(hours=4)) -> Updated:
        done = update_kit(self.store, self.kit, now=now, opened=self.opened)
        assert done is not None
        return done

    def files(self) -> dict[str, bytes]:
        """Return what the data folder holds, but for locks."""
        return files_in(self.folder)


def files_in(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder by name, but for locks."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "lock" not in path.name
    }


def installed_part(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return what colleagues work with: without a channel's metadata and its recalls."""
    return {
        name: data for name, data in files.items() if "/tuf/" not in name and "recalls" not in name
    }


class CutOffError(Exception):
    """The power went."""


class CuttingPlace(FolderPlace):
    """A folder that loses its power before the write or the deletion with a number."""

    def __init__(self, root: Path, after: int) -> None:
        super().__init__(root)
        self.left = after
        self._counting = threading.Lock()

    def write(self, name: str, data: bytes) -> None:
        self._count()
        super().write(name, data)

    def delete(self, name: str) -> None:
        self._count()
        super().delete(name)

    def _count(self) -> None:
        with self._counting:
            if self.left == 0:
                raise CutOffError
            self.left -= 1


class CuttingSource(FolderSource):
    """A folder that loses its power before the file with a number is opened."""

    def __init__(self, root: Path, after: int) -> None:
        super().__init__(root)
        self.left = after

    @contextmanager
    def open(
        self, name: str, *, start: int = 0, known: Validators | None = None
    ) -> Iterator[Arrival]:
        if self.left == 0:
            raise CutOffError
        self.left -= 1
        with super().open(name, start=start, known=known) as arrival:
            yield arrival

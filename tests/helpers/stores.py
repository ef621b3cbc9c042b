"""A store of kits that tests fill, and what they look at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from studio.brand_kit.errors import KitRefusedError
from studio.brand_kit.packed import open_packed
from studio.brand_kit.signing import PublicKey, SigningKey
from studio.kit_store.model import InstalledKit
from studio.kit_store.store import KitStore
from tests.helpers.packing import packed

KIT = "uk.example.small"
START = datetime(2026, 11, 21, 12, tzinfo=UTC)


class Clock:
    """A clock that goes one minute further at each look."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


def install(
    store: KitStore,
    sequence: int = 1,
    *,
    key: SigningKey | None = None,
    colour: str = "red",
    signed: bool = True,
    trust: PublicKey | None = None,
) -> InstalledKit:
    """Pack the small kit and install it."""
    file = store.kits.parent.parent / f"{sequence}-{colour}.brandkit"
    packed(file, sequence=sequence, colour=colour, key=key, signed=signed)
    with open_packed(file) as kit:
        return store.install(kit, trust)


def state_of(folder: Path) -> dict[str, bytes | None]:
    """Return every path below a folder with its bytes, None for a folder."""
    found = sorted(folder.rglob("*"))
    return {str(path): path.read_bytes() if path.is_file() else None for path in found}


def refusal(work: Callable[[], object]) -> str:
    with pytest.raises(KitRefusedError) as caught:
        work()
    return caught.value.problems[0].code

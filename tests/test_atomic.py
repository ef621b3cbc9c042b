from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio import atomic


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    file = tmp_path / "new" / "file.json"
    atomic.write_bytes(file, b"old")
    atomic.write_bytes(file, b"new and longer")
    assert file.read_bytes() == b"new and longer"
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize("step", ["open", "write", "fsync"])
def test_when_a_step_fails_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    file = tmp_path / "file.json"
    atomic.write_bytes(file, b"old")

    def fail(*_: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, step, fail)
        with pytest.raises(OSError, match="No space"):
            atomic.write_bytes(file, b"new")
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_write_that_comes_in_pieces_is_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, bytes(data)[:3]))
    atomic.write_bytes(tmp_path / "file", b"0123456789")
    assert (tmp_path / "file").read_bytes() == b"0123456789"


def test_a_file_that_a_scanner_has_open_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class SharingViolationError(OSError):
        winerror = 32

    pauses: list[float] = []
    real = Path.replace

    def busy_twice(self: Path, target: Path) -> Path:
        if len(pauses) < 2:
            raise SharingViolationError
        return real(self, target)

    monkeypatch.setattr(Path, "replace", busy_twice)
    monkeypatch.setattr("studio.atomic.time.sleep", pauses.append)
    atomic.write_bytes(tmp_path / "file", b"new")
    assert (tmp_path / "file").read_bytes() == b"new"
    assert len(pauses) == 2


def test_parts_are_put_together_and_others_may_read_the_file(tmp_path: Path) -> None:
    atomic.write_parts(tmp_path / "file", (b"one ", b"", b"two"), mode=0o666)
    assert (tmp_path / "file").read_bytes() == b"one two"
    if os.name == "posix":
        mask = os.umask(0)
        os.umask(mask)
        assert (tmp_path / "file").stat().st_mode & 0o777 == 0o666 & ~mask


def test_parts_that_end_early_leave_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")

    def parts() -> Iterator[bytes]:
        yield b"new"
        raise ValueError("no more")

    with pytest.raises(ValueError, match="no more"):
        atomic.write_parts(tmp_path / "file", parts())
    assert (tmp_path / "file").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.brand_kit import container, entry_names
from studio.brand_kit.container import Container, container_bytes
from studio.brand_kit.errors import KitRefusedError
from tests.helpers.raw_zip import Raw, raw_zip

HEAD = {entry_names.MIMETYPE: entry_names.MEDIA_TYPE, entry_names.MANIFEST: b"{}"}
NAMES = st.from_regex(r"campaigns/[a-z0-9-]{1,12}\.json", fullmatch=True)
ONCE = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def written(path: Path, entries: dict[str, bytes]) -> Path:
    path.write_bytes(b"".join(container_bytes(HEAD | entries)))
    return path


def read_back(path: Path) -> dict[str, bytes]:
    with Container(path) as found:
        return {name: found.read(entry) for name, entry in found.directory().items()}


def code_of(path: Path) -> str:
    with pytest.raises(KitRefusedError) as caught:
        read_back(path)
    return caught.value.problems[0].code


@ONCE
@given(entries=st.dictionaries(NAMES, st.binary(max_size=300), max_size=6))
def test_what_was_written_is_read_again(tmp_path: Path, entries: dict[str, bytes]) -> None:
    assert read_back(written(tmp_path / "x", entries)) == HEAD | entries


@ONCE
@given(entries=st.dictionaries(NAMES, st.binary(max_size=300), max_size=6))
def test_other_programs_see_the_same_entries(tmp_path: Path, entries: dict[str, bytes]) -> None:
    with zipfile.ZipFile(written(tmp_path / "x", entries)) as seen:
        assert seen.testzip() is None
        assert {name: seen.read(name) for name in seen.namelist()} == HEAD | entries


def test_the_media_type_stands_at_byte_38(tmp_path: Path) -> None:
    data = written(tmp_path / "x", {}).read_bytes()
    assert data[30:].startswith(b"mimetype" + entry_names.MEDIA_TYPE)


def test_the_order_in_which_entries_are_given_does_not_matter(tmp_path: Path) -> None:
    one, two = {"a.json": b"1", "b.json": b"2"}, {"b.json": b"2", "a.json": b"1"}
    assert written(tmp_path / "x", one).read_bytes() == written(tmp_path / "y", two).read_bytes()


def test_every_changed_bit_outside_of_the_contents_is_noticed(tmp_path: Path) -> None:
    entries = HEAD | {"a.json": b"[1]", "b.json": b"[2]"}
    path = written(tmp_path / "x", entries)
    good = path.read_bytes()
    for place in range(len(good) * 8):
        changed = bytearray(good)
        changed[place // 8] ^= 1 << place % 8
        path.write_bytes(changed)
        try:
            found = read_back(path)
        except KitRefusedError:
            continue
        # What is left is a change of the contents, of which the manifest has the hash.
        assert found != entries
        assert {n: len(d) for n, d in found.items()} == {n: len(d) for n, d in entries.items()}


def test_nothing_may_stand_between_the_entries_and_the_directory(tmp_path: Path) -> None:
    raws = [Raw(name=name.encode(), data=data) for name, data in HEAD.items()]
    for data in (
        raw_zip(raws, gap=b"x"),
        raw_zip(raws, before=b"x"),
        raw_zip(raws, after=b"x"),
        raw_zip([raws[0], replace(raws[1], after=b"x")]),
    ):
        (tmp_path / "x").write_bytes(data)
        assert code_of(tmp_path / "x") in ("damaged-container", "not-a-packed-kit")


def test_a_file_that_ends_early_is_refused_wherever_it_ends(tmp_path: Path) -> None:
    whole = written(tmp_path / "x", {"a.json": b"[1]"}).read_bytes()
    for length in range(len(whole)):
        (tmp_path / "x").write_bytes(whole[:length])
        assert code_of(tmp_path / "x") in ("not-a-packed-kit", "damaged-container")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KitRefusedError, match="unreadable"):
        Container(tmp_path / "none")


def test_a_container_says_when_it_is_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "x", {"a.json": b"[12345678]"})
    monkeypatch.setattr(container, "MAX_BYTES", 20)
    assert code_of(path) == "kit-too-big"
    with pytest.raises(KitRefusedError, match="kit-too-big"):
        written(path, {"a.json": b"[12345678]"})
    monkeypatch.setattr(container, "MAX_BYTES", 300_000_000)
    monkeypatch.setattr(container, "MAX_ENTRY_BYTES", 5)
    assert code_of(path) == "entry-too-big"
    monkeypatch.setattr(container, "MAX_ENTRIES", 1)
    assert code_of(path) == "too-many-entries"
    with pytest.raises(KitRefusedError, match="too-many-entries"):
        written(path, {})


def test_a_name_that_would_not_be_read_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(KitRefusedError, match="bad-entry-name"):
        written(tmp_path / "x", {"../a.json": b""})


def test_without_the_help_of_pread_the_same_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "x", {"a.json": b"[1]"})
    monkeypatch.delattr("studio.brand_kit.container.os.pread")
    assert read_back(path)["a.json"] == b"[1]"


def test_raw_files_of_the_tests_are_as_the_real_writer_makes_them(tmp_path: Path) -> None:
    entries = HEAD | {"a.json": b"[1]"}
    raws = [Raw(name=name.encode(), data=data) for name, data in entries.items()]
    assert raw_zip(raws) == written(tmp_path / "x", {"a.json": b"[1]"}).read_bytes()

"""The commands kit keygen, build and verify."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from studio.brand_kit import signing
from studio.brand_kit.signing import load_signing_key
from studio.paths import demo_kit
from tests.cli.conftest import Studio
from tests.helpers.packing import packed, small_folder

PASSPHRASE = "straw hat"


@pytest.fixture(autouse=True)
def _quick_scrypt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signing, "_MEMORY", 1_048_576)
    monkeypatch.setattr(signing, "_OPERATIONS", 32_768)


def make_key(studio: Studio, folder: Path, name: str = "k") -> Path:
    assert studio("kit", "keygen", "-o", str(folder / name), "--no-passphrase").code == 0
    return folder / name


def test_a_key_pair_is_made_and_its_words_are_shown(studio: Studio, tmp_path: Path) -> None:
    ran = studio("kit", "keygen", "-o", str(tmp_path / "k"), "--no-passphrase", "--format", "json")
    key = load_signing_key(tmp_path / "k", None)
    assert ran.code == 0
    assert ran.json["key_id"] == key.public.key_id
    assert ran.json["words"] == " · ".join(key.public.words())
    assert (tmp_path / "k.pub").is_file()
    assert key.seed().hex() not in (ran.out + ran.err).lower()
    assert "safe" in ran.err


def test_a_passphrase_is_asked_for_unless_told_otherwise(studio: Studio, tmp_path: Path) -> None:
    ran = studio("kit", "keygen", "-o", str(tmp_path / "k"))
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert not (tmp_path / "k").exists()


def test_a_passphrase_may_come_in_by_the_standard_input(studio: Studio, tmp_path: Path) -> None:
    name = str(tmp_path / "k")
    sent = ("--passphrase-stdin",)
    assert studio("kit", "keygen", "-o", name, *sent, stdin=f"{PASSPHRASE}\n").code == 0
    load_signing_key(tmp_path / "k", PASSPHRASE)
    folder = str(small_folder(tmp_path / "kit"))
    line = ("kit", "build", folder, "-o", str(tmp_path / "a.brandkit"), "--key", name)
    assert studio(*line, *sent, stdin=PASSPHRASE).code == 0
    wrong = studio(*line, *sent, stdin="stray cat")
    assert (wrong.code, wrong.err.count("\n")) == (3, 1)
    assert studio(*line).code == 2


def test_a_key_file_is_not_written_over(studio: Studio, tmp_path: Path) -> None:
    key = make_key(studio, tmp_path)
    before = key.read_bytes()
    ran = studio("kit", "keygen", "-o", str(key), "--no-passphrase")
    assert ran.code == 2
    assert ran.err.startswith(f"studio: {key}: ")
    assert key.read_bytes() == before


def test_build_signs_and_verify_says_who_signed(studio: Studio, tmp_path: Path) -> None:
    key, file = make_key(studio, tmp_path), tmp_path / "demo.brandkit"
    line = ("kit", "build", str(demo_kit()), "-o", str(file), "--key", str(key))
    built = studio(*line, "--format", "json")
    assert (built.code, built.json["id"]) == (0, "uk.fernandfinch.demo")
    seen = studio("kit", "verify", str(file), "--trust", f"{key}.pub", "--format", "json")
    words = " · ".join(load_signing_key(key, None).public.words())
    assert seen.code == 0
    assert seen.json["ok"] is True
    assert seen.json["signed_by"] == words == built.json["signed_by"]
    assert seen.json["entries"] == built.json["entries"]
    assert studio("kit", "show", str(file), "--format", "json").json["signed_by"] == words
    assert studio("kit", "check", str(file), "--format", "json").json == {"problems": []}
    first = file.read_bytes()
    assert studio(*line).code == 0
    assert file.read_bytes() == first


def test_another_key_is_not_trusted(studio: Studio, tmp_path: Path) -> None:
    key = make_key(studio, tmp_path)
    file = str(packed(tmp_path / "a.brandkit").path)
    ran = studio("kit", "verify", file, "--trust", f"{key}.pub")
    assert (ran.code, ran.err.count("\n")) == (3, 1)
    assert studio("kit", "verify", file, "--trust", str(key)).code == 3


def test_a_kit_without_a_key_is_built_and_the_makers_are_told(
    studio: Studio, tmp_path: Path
) -> None:
    folder, file = small_folder(tmp_path / "kit"), str(tmp_path / "a.brandkit")
    ran = studio("kit", "build", str(folder), "-o", file)
    assert ran.code == 0
    assert "not signed" in ran.err
    seen = studio("kit", "verify", file, "--format", "json")
    assert (seen.code, seen.json["signed_by"], seen.json["key_id"]) == (0, "", "")
    assert "Nobody" in seen.err
    assert studio("kit", "show", file, "--format", "json").json["signed_by"] == ""
    key = make_key(studio, tmp_path)
    assert studio("kit", "verify", file, "--trust", f"{key}.pub").code == 3


def test_a_kit_with_errors_is_not_built_and_they_are_listed(studio: Studio, tmp_path: Path) -> None:
    folder, file = small_folder(tmp_path / "kit"), tmp_path / "a.brandkit"
    (folder / "links.yml").write_text("home:\n  url: javascript:x\n  title: Home\n")
    ran = studio("kit", "build", str(folder), "-o", str(file), "--format", "json")
    assert (ran.code, ran.err.count("\n")) == (1, 1)
    assert "bad-link" in {problem["code"] for problem in ran.json["problems"]}
    assert not file.exists()


def test_build_wants_a_folder_and_a_place(studio: Studio, tmp_path: Path) -> None:
    file = str(packed(tmp_path / "a.brandkit").path)
    assert studio("kit", "build", file, "-o", str(tmp_path / "b")).code == 3
    assert studio("kit", "build", str(tmp_path / "none"), "-o", str(tmp_path / "b")).code == 3
    assert studio("kit", "build", str(demo_kit())).code == 2
    folder = str(small_folder(tmp_path / "kit"))
    ran = studio("kit", "build", folder, "-o", file + "/x")
    assert (ran.code, ran.err.splitlines()[-1].count("studio: ")) == (3, 1)


def test_build_takes_no_file_for_a_key(studio: Studio, tmp_path: Path) -> None:
    folder = str(small_folder(tmp_path / "kit"))
    ran = studio("kit", "build", folder, "-o", str(tmp_path / "b"), "--key", folder + "/kit.yml")
    assert (ran.code, ran.err.count("\n")) == (3, 1)
    assert not (tmp_path / "b").exists()


@pytest.mark.skipif(shutil.which("minisign") is None, reason="minisign is not on the PATH")
def test_minisign_verifies_a_kit_that_was_built(studio: Studio, tmp_path: Path) -> None:
    key, file = make_key(studio, tmp_path), tmp_path / "a.brandkit"
    folder = str(small_folder(tmp_path / "kit"))
    studio("kit", "build", folder, "-o", str(file), "--key", str(key))
    shutil.unpack_archive(file, tmp_path / "out", "zip")
    manifest = str(tmp_path / "out" / "META-INF" / "manifest.json")
    line = ["minisign", "-V", "-p", f"{key}.pub", "-m", manifest]
    subprocess.run(line, check=True, capture_output=True)


def test_a_kit_is_installed_by_a_process_of_its_own(studio: Studio, tmp_path: Path) -> None:
    file = str(packed(tmp_path / "a.brandkit").path)
    line = [sys.executable, "-m", "studio", "kit", "install", file, "--data-dir", str(tmp_path)]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert (tmp_path / "kits" / "uk.example.small" / "1" / "kit.json").is_file()


def test_a_kit_is_not_written_over_its_key_or_into_its_own_folder(
    studio: Studio, tmp_path: Path
) -> None:
    key, folder = make_key(studio, tmp_path), small_folder(tmp_path / "kit")
    (tmp_path / "link").symlink_to(key)
    os.link(key, tmp_path / "other-name")
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    places = [key, f"{key}.pub", folder / "a.brandkit", folder / "kit.yml", folder]
    for place in (*places, tmp_path / "link", tmp_path / "other-name", tmp_path):
        ran = studio("kit", "build", str(folder), "-o", str(place), "--key", str(key))
        assert (ran.code, ran.err.count("\n"), ran.out) == (2, 1, ""), place
    after = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    assert {**after, **before} == after
    assert not (folder / "a.brandkit").exists()


def test_a_key_is_not_put_where_no_folder_is(studio: Studio, tmp_path: Path) -> None:
    place = tmp_path / "typo" / "k"
    ran = studio("kit", "keygen", "-o", str(place), "--no-passphrase")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert not place.parent.exists()


def test_a_full_disk_is_named(
    studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_values: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("studio.atomic.write_parts", full)
    folder = str(small_folder(tmp_path / "kit"))
    ran = studio("kit", "build", folder, "-o", str(tmp_path / "a.brandkit"))
    assert ran.code == 4
    assert "disk is full" in ran.err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_a_named_pipe_is_no_kit_and_no_key(studio: Studio, tmp_path: Path) -> None:
    pipe, folder = str(tmp_path / "pipe.brandkit"), str(small_folder(tmp_path / "kit"))
    os.mkfifo(pipe)
    file = str(packed(tmp_path / "a.brandkit").path)
    for line in (
        ("kit", "verify", pipe),
        ("kit", "install", pipe),
        ("kit", "show", pipe),
        ("kit", "check", pipe),
        ("kit", "verify", file, "--trust", pipe),
        ("kit", "build", folder, "-o", str(tmp_path / "b"), "--key", pipe),
    ):
        ran = studio(*line)
        assert (ran.code, ran.err.count("\n")) == (3, 1), line
    assert studio("kit", "build", folder, "-o", pipe).code == 2

from __future__ import annotations

import copy
import pickle
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from studio.brand_kit import signing
from studio.brand_kit.errors import KitRefusedError
from studio.brand_kit.signing import (
    KeyFileError,
    SigningKey,
    load_signing_key,
    new_key,
    public_from_text,
    public_path,
    read_public,
    verify,
)

DATA = b'{"kit":"x"}'
needs_minisign = pytest.mark.skipif(
    shutil.which("minisign") is None, reason="minisign is not on the PATH"
)


def minisign(*arguments: str, typed: str = "") -> None:
    line = ["minisign", *arguments]
    subprocess.run(line, input=typed.encode(), check=True, capture_output=True)


def failure(path: Path, passphrase: str | None = None) -> str:
    with pytest.raises(KeyFileError) as caught:
        load_signing_key(path, passphrase)
    return caught.value.code


@pytest.fixture
def key(tmp_path: Path) -> SigningKey:
    new_key(tmp_path / "k", None)
    return load_signing_key(tmp_path / "k", None)


def test_a_signature_is_verified_and_gives_its_comment(key: SigningKey) -> None:
    assert verify(DATA, key.sign(DATA, "x sequence 1"), key.public) == "x sequence 1"


def test_a_signature_for_other_bytes_or_of_another_key_is_refused(
    key: SigningKey, tmp_path: Path
) -> None:
    other = new_key(tmp_path / "other", None)
    signature = key.sign(DATA, "x")
    for data, made, public in (
        (DATA + b" ", signature, key.public),
        (DATA, signature, other),
        (DATA, signature.replace(b"comment: x", b"comment: y"), key.public),
        (DATA, signature[:-20], key.public),
        (DATA, b"", key.public),
        (DATA, signature * 100, key.public),
    ):
        with pytest.raises(KitRefusedError, match="bad-signature"):
            verify(data, made, public)


def test_the_same_bytes_are_signed_the_same_way_twice(key: SigningKey) -> None:
    assert key.sign(DATA, "x") == key.sign(DATA, "x")


def test_only_the_owner_may_read_the_secret_file(tmp_path: Path) -> None:
    new_key(tmp_path / "k", None)
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "k").stat().st_mode) == 0o600
    assert public_path(tmp_path / "k") == tmp_path / "k.pub"


def test_a_key_file_is_never_written_over(tmp_path: Path) -> None:
    for name in ("k", "other.pub"):
        (tmp_path / name).write_text("mine")
    for name in ("k", "other"):
        with pytest.raises(KeyFileError, match="key-exists"):
            new_key(tmp_path / name, None)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["k", "other.pub"]


def test_a_place_that_takes_nothing_leaves_no_half_a_pair(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(KeyFileError, match="key-not-written"):
        new_key(tmp_path / "file" / "k", None)


def test_a_passphrase_is_needed_and_has_to_be_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signing, "_MEMORY", 1_048_576)
    monkeypatch.setattr(signing, "_OPERATIONS", 32_768)
    public = new_key(tmp_path / "k", "straw hat")
    assert failure(tmp_path / "k") == "passphrase-needed"
    assert failure(tmp_path / "k", "stray cat") == "wrong-passphrase"
    assert load_signing_key(tmp_path / "k", "straw hat").public == public


def test_other_files_are_no_keys(tmp_path: Path) -> None:
    (tmp_path / "k").write_text("hello\nworld\n")
    (tmp_path / "long").write_bytes(bytes(10_000))
    assert failure(tmp_path / "k") == "not-a-key"
    assert failure(tmp_path / "long") == "not-a-key"
    assert failure(tmp_path / "none") == "key-unreadable"
    with pytest.raises(KeyFileError, match="not-a-public-key"):
        read_public(tmp_path / "k")
    with pytest.raises(ValueError, match="base64"):
        public_from_text(new_key(tmp_path / "other", None).text() + "\n")


def test_a_public_key_has_one_form_and_its_file_and_text_agree(tmp_path: Path) -> None:
    public = new_key(tmp_path / "k", None)
    assert read_public(tmp_path / "k.pub") == public == public_from_text(public.text())
    (tmp_path / "line").write_text(public.text())
    assert read_public(tmp_path / "line") == public
    assert len(public.words()) == 6


def test_a_signing_key_shows_nothing_of_itself(key: SigningKey) -> None:
    assert key.seed().hex() not in repr(key).lower()
    assert repr(key) == f"SigningKey({key.public.key_id})"
    for write in (pickle.dumps, copy.deepcopy):
        with pytest.raises(TypeError):
            write(key)


def test_the_seed_makes_the_same_public_key(key: SigningKey) -> None:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    made = Ed25519PrivateKey.from_private_bytes(key.seed())
    assert made.public_key().public_bytes_raw() == key.public.raw


@needs_minisign
@pytest.mark.parametrize("passphrase", [None, "straw hat"])
def test_minisign_verifies_what_is_signed_here(tmp_path: Path, passphrase: str | None) -> None:
    new_key(tmp_path / "k", passphrase)
    signing_key = load_signing_key(tmp_path / "k", passphrase)
    (tmp_path / "m").write_bytes(DATA)
    (tmp_path / "m.minisig").write_bytes(signing_key.sign(DATA, "x"))
    minisign("-V", "-p", str(tmp_path / "k.pub"), "-m", str(tmp_path / "m"))
    (tmp_path / "m").write_bytes(DATA + b" ")
    with pytest.raises(subprocess.CalledProcessError):
        minisign("-V", "-p", str(tmp_path / "k.pub"), "-m", str(tmp_path / "m"))


@needs_minisign
@pytest.mark.parametrize("passphrase", [None, "straw hat"])
def test_minisign_signs_with_a_key_from_here(tmp_path: Path, passphrase: str | None) -> None:
    public = new_key(tmp_path / "k", passphrase)
    (tmp_path / "m").write_bytes(DATA)
    typed = f"{passphrase}\n" if passphrase else ""
    minisign("-S", "-s", str(tmp_path / "k"), "-m", str(tmp_path / "m"), "-t", "hello", typed=typed)
    assert verify(DATA, (tmp_path / "m.minisig").read_bytes(), public) == "hello"


@needs_minisign
@pytest.mark.parametrize("legacy", [False, True])
def test_a_key_that_minisign_made_signs_here_and_there(tmp_path: Path, legacy: bool) -> None:
    files = ("-p", str(tmp_path / "d.pub"), "-s", str(tmp_path / "d"))
    if legacy:
        minisign("-G", "-W", *files)
    else:
        minisign("-G", *files, typed="straw hat\nstraw hat\n")
    signing_key = load_signing_key(tmp_path / "d", None if legacy else "straw hat")
    assert signing_key.public == read_public(tmp_path / "d.pub")
    (tmp_path / "m").write_bytes(DATA)
    how = ["-S", "-l"] if legacy else ["-S"]
    minisign(*how, "-s", str(tmp_path / "d"), "-m", str(tmp_path / "m"), typed="straw hat\n")
    verify(DATA, (tmp_path / "m.minisig").read_bytes(), signing_key.public)

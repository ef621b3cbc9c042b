"""What counts as a channel's address, and which names of files are safe."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.channel.address import PlaceKind, is_name, is_safe_url, parse_address, shown
from studio.channel.errors import ChannelError, PublishRefusedError
from studio.channel.places import open_place
from studio.channel.reader import open_reader
from studio.wording.channel import channel_sentence


@pytest.mark.parametrize(
    ("text", "kind", "spelt"),
    [
        ("https://brand.example/kits", PlaceKind.WEB, "https://brand.example/kits/"),
        ("HTTPS://brand.example/kits/", PlaceKind.WEB, "HTTPS://brand.example/kits/"),
        ("http://127.0.0.1:8080/x/", PlaceKind.WEB, "http://127.0.0.1:8080/x/"),
        ("http://localhost/", PlaceKind.WEB, "http://localhost/"),
        ("http://[::1]:80/", PlaceKind.WEB, "http://[::1]:80/"),
        ("s3://bucket", PlaceKind.BUCKET, "s3://bucket/"),
        ("s3://bucket/a/b/", PlaceKind.BUCKET, "s3://bucket/a/b/"),
        ("/srv/kits", PlaceKind.FOLDER, "/srv/kits"),
        ("file:///srv/my%20kits", PlaceKind.FOLDER, "/srv/my kits"),
    ],
)
def test_every_kind_of_address_is_told_apart(text: str, kind: PlaceKind, spelt: str) -> None:
    address = parse_address(text)
    assert (address.kind, address.text) == (kind, spelt)


def test_a_relative_folder_is_made_absolute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert parse_address("kits").text == str(tmp_path / "kits")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "http://brand.example/",
        "http://127.0.0.1.evil.example/",
        "https://",
        "https://user:pw@brand.example/",
        "https://brand.example/?x=1",
        "https://brand.example/#x",
        "https://brand.example:port/",
        "ftp://brand.example/",
        "javascript://x",
        "s3://",
        "s3://bucket/../other",
        "s3://bucket/x?y",
        "s3://key:secret@bucket/x",
    ],
)
def test_what_is_no_safe_address_is_refused(text: str) -> None:
    with pytest.raises(PublishRefusedError, match="channel-address"):
        parse_address(text)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("https://user:hidden@brand.example/kits/", "https://brand.example/kits/"),
        ("https://hidden@brand.example:8443/", "https://brand.example:8443/"),
        ("https://brand.example/kits/?token=hidden", "https://brand.example/kits/"),
        ("https://brand.example/#hidden", "https://brand.example/"),
        ("https://user:hid/hidden@brand.example/", "https://…"),
        ("https://user:hid?hidden@brand.example/", "https://…"),
        ("https://a@hidden@brand.example/", "https://brand.example/"),
        ("s3://key:hidden@bucket/kits", "s3://bucket/kits"),
        ("ftp://user:hidden@brand.example/", "ftp://brand.example/"),
        ("file://user:hidden@server/kits", "file://server/kits"),
    ],
)
def test_a_secret_in_an_address_is_refused_and_not_told(text: str, seen: str) -> None:
    for ask in (parse_address, open_place, open_reader):
        with pytest.raises(ChannelError, match="channel-address") as caught:
            ask(text)
        assert caught.value.values["value"] == seen
        assert "hid" not in channel_sentence(caught.value.code, **caught.value.values)


@given(st.text(max_size=30))
def test_an_address_without_a_secret_is_shown_as_it_is(text: str) -> None:
    if shown(text) != text:
        assert "@" in text or "?" in text or "#" in text


BAD_NAMES = ("../x", "a/../../x", "/etc/passwd", "a//b", "./a", "a\\b", "C:x", "a?b", "a#b")


@pytest.mark.parametrize("name", [*BAD_NAMES, "a%2e", "a\0", "", "a\n"])
def test_a_name_that_leaves_the_channel_is_not_safe(name: str) -> None:
    assert not is_name(name)


@pytest.mark.parametrize(
    "name", ["metadata/timestamp.json", f"blobs/ab/{'a' * 64}", "targets/uk.x-1/ab.c-1.brandkit"]
)
def test_the_names_that_channels_have_are_safe(name: str) -> None:
    assert is_name(name)


@given(st.text(max_size=30))
def test_a_safe_name_stays_below_any_folder(name: str) -> None:
    if is_name(name):
        assert Path("/srv/kits", name).resolve().is_relative_to("/srv/kits")


@given(st.text(max_size=40))
def test_no_text_breaks_the_question_whether_an_address_is_safe(text: str) -> None:
    if is_safe_url(text):
        assert text.lower().startswith(("https://", "http://"))

"""Web hosts that do what no good host does."""

from __future__ import annotations

from hashlib import sha256
from itertools import count
from pathlib import Path

import pytest

from studio.channel.blobs import fetch_blob, fetch_large
from studio.channel.errors import ChannelError, RefusedError, UnreachableError
from studio.channel.fetch import WebSource
from studio.channel.reader import Reader, open_reader
from studio.channel.sources import FolderSource, MissingError, Validators
from tests.helpers.bad_server import (
    BROKEN,
    CUT_SHORT,
    DROPPED,
    HTML,
    Reply,
    bad_server,
    nobody_there,
)

HASH = "a" * 64


def fetched(reply: Reply, size: int = 1_000) -> bytes:
    with bad_server(lambda _seen: reply) as server:
        return fetch_blob(Reader(WebSource(f"{server.url}/")), HASH, size)


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (Reply(status=302, headers={"Location": "http://wifi.example/login"}), "channel-redirect"),
        (HTML, "channel-offline"),
        (BROKEN, "channel-answer"),
        (DROPPED, "channel-offline"),
        (CUT_SHORT, "channel-offline"),
        (Reply(status=404), "channel-incomplete"),
        (Reply(status=403), "channel-incomplete"),
        (Reply(status=206, headers={"Content-Range": "bytes 5-9/10"}), "channel-answer"),
        (Reply(body=b"x" * 1_001), "channel-too-long"),
        (Reply(body=b"x" * 1_000), "channel-damaged"),
        (Reply(status=302, headers={"Location": "file:///etc/passwd"}), "channel-redirect"),
        (Reply(status=302, headers={"Location": "http://169.254.169.254/"}), "channel-redirect"),
        (Reply(status=302, headers={}), "channel-redirect"),
        (Reply(status=301, headers={"Location": "/again"}), "channel-redirect"),
    ],
)
def test_an_answer_that_is_no_file_of_the_channel(reply: Reply, code: str) -> None:
    with pytest.raises(ChannelError) as caught:
        fetched(reply)
    assert caught.value.code == code


def test_a_host_that_nobody_answers_for() -> None:
    with nobody_there() as url, pytest.raises(UnreachableError, match="channel-offline"):
        fetch_blob(Reader(WebSource(f"{url}/")), HASH, 10)


def test_slow_retrieval() -> None:
    """The name is from the attacks that The Update Framework lists."""
    ticks = count(step=100)
    with bad_server(lambda _seen: Reply(body=b"x" * 90_000)) as server:
        reader = Reader(WebSource(f"{server.url}/", clock=lambda: float(next(ticks))))
        with pytest.raises(UnreachableError, match="channel-slow"):
            fetch_blob(reader, HASH, 90_000)


def test_a_redirect_on_the_same_host_is_followed() -> None:
    def answer(seen: object) -> Reply:
        path = getattr(seen, "path", "")
        if path == "/new":
            return Reply(body=b"x" * 10)
        return Reply(status=302, body=b"", headers={"Location": "/new"})

    with bad_server(answer) as server:
        assert Reader(WebSource(f"{server.url}/")).whole("old", 10) == b"x" * 10


def test_nothing_but_the_programs_name_is_told_to_the_host() -> None:
    with bad_server(lambda _seen: Reply(body=b"x")) as server:
        Reader(WebSource(f"{server.url}/")).whole("x", 1)
        (seen,) = server.seen
    assert set(seen.headers) == {"Host", "User-Agent", "Accept-Encoding"}
    assert seen.headers["User-Agent"].startswith("ShopfloorStudio/")


@pytest.mark.parametrize("url", ["http://brand.example/", "ftp://x/", "https://a:b@brand.example/"])
def test_an_address_that_is_not_safe_is_not_asked(url: str) -> None:
    with pytest.raises(RefusedError):
        WebSource(url)


def test_shops_do_not_read_buckets_with_keys() -> None:
    with pytest.raises(RefusedError, match="channel-bucket-read"):
        open_reader("s3://bucket/kits/")
    with pytest.raises(RefusedError, match="channel-address"):
        open_reader("http://brand.example/")


def test_the_hosts_word_for_fresh_bytes_is_not_kept() -> None:
    """Two versions of one second have the same time, and on some hosts the same ETag."""
    day = "Sat, 21 Nov 2026 12:00:{:02d} GMT"
    for age, kept in ((0, ""), (1, ""), (2, '"tag"')):
        headers = {"Last-Modified": day.format(0), "Date": day.format(age), "ETag": '"tag"'}
        source = _Replied(Reply(body=b"x", headers=headers))
        assert source.validators().etag == kept


class _Replied:
    def __init__(self, reply: Reply) -> None:
        self.reply = reply

    def validators(self) -> Validators:
        from studio.channel import fetch

        class Raw:
            status = 200
            headers = self.reply.headers

        return fetch._validators(fetch._Answer(Raw()))  # type: ignore[arg-type]


def test_a_link_that_leads_out_of_a_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("x")
    (tmp_path / "channel").mkdir()
    (tmp_path / "channel" / "link").symlink_to(tmp_path / "secret")
    source = FolderSource(tmp_path / "channel")
    for name in ("link", "../secret", "/etc/passwd"):
        with pytest.raises(RefusedError), source.open(name):
            pass


def test_a_folder_where_the_file_should_be_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    with pytest.raises(MissingError), FolderSource(tmp_path).open("x"):
        pass


def test_a_host_that_knows_no_ranges_sends_the_whole_file_once(tmp_path: Path) -> None:
    data = b"picture" * 100
    part = tmp_path / "part"
    part.write_bytes(data[:50])
    with bad_server(lambda _seen: Reply(body=data)) as server:
        reader = Reader(WebSource(f"{server.url}/"))
        whole = fetch_large(reader, sha256(data).hexdigest(), len(data), part)
        assert server.seen[0].headers["Range"] == "bytes=50-"
    assert (whole, reader.requests, part.exists()) == (data, 1, False)


def test_what_came_before_a_transfer_broke_off_is_kept(tmp_path: Path) -> None:
    data = b"picture" * 100
    part = tmp_path / "part"
    with bad_server(lambda _seen: Reply(body=data[:300], short=True)) as server:
        reader = Reader(WebSource(f"{server.url}/"))
        with pytest.raises(UnreachableError, match="channel-offline"):
            fetch_large(reader, sha256(data).hexdigest(), len(data), part)
    assert part.read_bytes() == data[:300]

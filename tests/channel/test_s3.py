"""A channel in a bucket of a real S3-compatible server, read by shops over plain HTTP."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from minio import Minio
from moto.server import ThreadedMotoServer

from studio.channel.errors import ChannelError, PublishRefusedError
from studio.channel.places import open_place
from studio.channel.s3 import BucketPlace, bucket_place
from studio.channel.update import UpdateState
from tests.helpers.bad_server import nobody_there
from tests.helpers.channels import Brand, Shop, small_pictures


@pytest.fixture(scope="module")
def moto() -> Iterator[str]:
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def environment(moto: str, monkeypatch: pytest.MonkeyPatch) -> Mapping[str, str]:
    values = {
        "AWS_ACCESS_KEY_ID": "id",
        "AWS_SECRET_ACCESS_KEY": "a-secret-that-is-told-to-nobody",
        "AWS_REGION": "us-east-1",
        "AWS_ENDPOINT_URL": moto,
    }
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    return values


@pytest.fixture
def client(environment: Mapping[str, str], request: pytest.FixtureRequest) -> Minio:
    host = environment["AWS_ENDPOINT_URL"].removeprefix("http://")
    client = Minio(host, access_key="id", secret_key="s", secure=False, region="us-east-1")
    name = bucket_of(request)
    client.make_bucket(name)
    client.set_bucket_policy(name, json.dumps(anybody_may_read(name)))
    return client


def anybody_may_read(name: str) -> dict[str, object]:
    """Return the policy of a bucket that serves a web site."""
    statement = {
        "Effect": "Allow",
        "Principal": "*",
        "Action": "s3:GetObject",
        "Resource": f"arn:aws:s3:::{name}/*",
    }
    return {"Version": "2012-10-17", "Statement": [statement]}


def bucket_of(request: pytest.FixtureRequest) -> str:
    return str(request.node.name).replace("_", "-").replace("test-", "")[:60].strip("-")


@pytest.fixture
def place(client: Minio, request: pytest.FixtureRequest) -> BucketPlace:
    place = open_place(f"s3://{bucket_of(request)}/kits/demo")
    assert isinstance(place, BucketPlace)
    return place


@pytest.fixture
def brand(tmp_path: Path) -> Brand:
    return Brand(tmp_path / "brand")


def test_a_bucket_is_a_channel_like_a_folder(
    place: BucketPlace, brand: Brand, moto: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    brand.publish(brand.build(1), place=place)
    url = f"{moto}/{bucket_of(request)}/kits/demo/"
    shop = Shop(tmp_path / "shop")
    assert shop.join(url).sequence == 1
    done = brand.publish(brand.build(2, small_pictures(changed=1)), place=place)
    assert done.files == 3
    assert shop.update().state is UpdateState.UPDATED
    assert brand.publish(brand.build(3), place=place).sequence == 3
    assert shop.update().to_sequence == 3


def test_caches_may_keep_all_but_two_files(
    place: BucketPlace, brand: Brand, client: Minio, request: pytest.FixtureRequest
) -> None:
    brand.publish(brand.build(1), place=place)
    kept = {}
    for item in client.list_objects(bucket_of(request), recursive=True):
        seen = client.stat_object(bucket_of(request), str(item.object_name))
        assert seen.metadata is not None
        kept[str(item.object_name)] = str(seen.metadata["Cache-Control"])
    asked = {
        name.removeprefix("kits/demo/") for name, how in kept.items() if "immutable" not in how
    }
    assert asked == {"metadata/timestamp.json", "metadata/root.json"}


def test_an_empty_bucket_is_an_empty_channel(place: BucketPlace) -> None:
    assert place.read("metadata/timestamp.json") is None
    assert place.sizes("blobs/") == {}
    place.delete("not/there")


def test_a_bucket_that_is_not_there_is_told_without_a_secret(
    environment: Mapping[str, str], brand: Brand
) -> None:
    place = bucket_place("s3://nowhere-at-all/x/")
    with pytest.raises(ChannelError) as caught:
        brand.publish(brand.build(1), place=place)
    assert caught.value.code == "channel-bucket"
    assert environment["AWS_SECRET_ACCESS_KEY"] not in repr((caught.value, caught.value.values))


def test_an_endpoint_that_is_away_is_offline(
    environment: Mapping[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with nobody_there() as url:
        monkeypatch.setenv("AWS_ENDPOINT_URL", url)
        with pytest.raises(ChannelError, match="channel-offline"):
            open_place("s3://bucket/x").read("x")


def test_without_keys_nothing_is_asked() -> None:
    with pytest.raises(ChannelError, match="channel-no-keys"):
        bucket_place("s3://bucket/x/", {})


def test_keys_are_not_sent_in_the_clear() -> None:
    keys = {"AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b"}
    with pytest.raises(PublishRefusedError, match="channel-address"):
        bucket_place("s3://bucket/x/", {**keys, "AWS_ENDPOINT_URL": "http://brand.example"})


def test_a_web_address_cannot_be_published_to() -> None:
    with pytest.raises(PublishRefusedError, match="channel-read-only"):
        open_place("https://brand.example/kits/")

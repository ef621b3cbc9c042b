"""The only user of minio: a channel in a bucket of S3 or of anything that speaks it."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import urlsplit

from minio import Minio
from minio.error import MinioException, S3Error
from urllib3.exceptions import HTTPError

from studio.channel.address import is_safe_url, shown
from studio.channel.errors import PublishRefusedError, UnreachableError
from studio.channel.fetch import pool

_AMAZON = "https://s3.amazonaws.com"
_ONE_YEAR = "public, max-age=31536000, immutable"
_ASK_AGAIN = "public, max-age=60, must-revalidate"
_CHANGING = ("metadata/timestamp.json", "metadata/root.json")
"""Files whose bytes change under one name; all others carry a hash or a number in it."""

_TYPES = {
    ".json": "application/json",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".brandkit": "application/vnd.shopfloor-studio.brandkit+zip",
}
_GONE = ("NoSuchKey", "NoSuchBucket")


class BucketPlace:
    """Files below a prefix of a bucket. A put is whole or not at all, by S3's own promise.

    "Amazon S3 never adds partial objects" (Amazon S3 API Reference, PutObject, read
    2026-11-21).

    Args:
        client: how the bucket is reached.
        bucket: its name.
        prefix: "" or ending in a slash.
    """

    def __init__(self, client: Minio, bucket: str, prefix: str) -> None:
        self._client = client
        self._bucket = bucket
        self._prefix = prefix

    @property
    def address(self) -> str:
        """Its ``s3://`` address."""
        return f"s3://{self._bucket}/{self._prefix}"

    def read(self, name: str) -> bytes | None:
        """Return an object's bytes, or None."""
        with self._failing():
            try:
                answer = self._client.get_object(self._bucket, self._prefix + name)
            except S3Error as problem:
                if problem.code in _GONE:
                    return None
                raise
            try:
                return bytes(answer.read())
            finally:
                answer.close()
                answer.release_conn()

    def write(self, name: str, data: bytes) -> None:
        """Put an object, with the headers that let caches keep it as long as they may."""
        suffix = name[name.rfind(".") :]
        changing = name in _CHANGING
        with self._failing():
            self._client.put_object(
                self._bucket,
                self._prefix + name,
                io.BytesIO(data),
                len(data),
                content_type=_TYPES.get(suffix, "application/octet-stream"),
                metadata={"Cache-Control": _ASK_AGAIN if changing else _ONE_YEAR},
            )

    def sizes(self, prefix: str) -> dict[str, int]:
        """Return name and size of every object below a prefix, 1,000 in one request."""
        with self._failing():
            found = self._client.list_objects(
                self._bucket, prefix=self._prefix + prefix, recursive=True
            )
            return {
                str(item.object_name).removeprefix(self._prefix): int(item.size or 0)
                for item in found
            }

    def delete(self, name: str) -> None:
        """Take an object away."""
        with self._failing():
            self._client.remove_object(self._bucket, self._prefix + name)

    @contextmanager
    def only_me(self) -> Iterator[None]:
        """Do nothing: a bucket has no lock. The check before the last write has to do."""
        yield

    @contextmanager
    def _failing(self) -> Iterator[None]:
        try:
            yield
        except S3Error as problem:
            raise UnreachableError(
                "channel-bucket", place=f"s3://{self._bucket}", detail=str(problem.code)
            ) from None
        except (MinioException, HTTPError, OSError, ValueError):
            # Without a cause: the library's own text may have the signed address in it.
            raise UnreachableError("channel-offline", place=f"s3://{self._bucket}") from None


def bucket_place(url: str, environment: Mapping[str, str] = os.environ) -> BucketPlace:
    """Return the place behind ``s3://bucket/prefix/``.

    Args:
        url: the address.
        environment: has the names that Amazon's own tools use: ``AWS_ACCESS_KEY_ID``,
            ``AWS_SECRET_ACCESS_KEY``, ``AWS_SESSION_TOKEN``, ``AWS_REGION`` (or
            ``AWS_DEFAULT_REGION``) and ``AWS_ENDPOINT_URL``.

    Raises:
        PublishRefusedError: the endpoint is not https.
        UnreachableError: there are no keys.
    """
    parts = urlsplit(url)
    access = environment.get("AWS_ACCESS_KEY_ID", "")
    secret = environment.get("AWS_SECRET_ACCESS_KEY", "")
    if not access or not secret:
        raise UnreachableError("channel-no-keys", place=url)
    endpoint = environment.get("AWS_ENDPOINT_URL", "") or _AMAZON
    if not is_safe_url(endpoint):
        raise PublishRefusedError("channel-address", value=shown(endpoint))
    server = urlsplit(endpoint)
    client = Minio(
        server.netloc,
        access_key=access,
        secret_key=secret,
        session_token=environment.get("AWS_SESSION_TOKEN") or None,
        region=environment.get("AWS_REGION") or environment.get("AWS_DEFAULT_REGION") or None,
        secure=server.scheme == "https",
        http_client=pool(server.hostname or ""),
    )
    return BucketPlace(client, parts.netloc, parts.path.lstrip("/"))

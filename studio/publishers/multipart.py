"""Forms with a file in them (RFC 7578)."""

from __future__ import annotations

from collections.abc import Mapping

from urllib3.filepost import encode_multipart_formdata


def form_with_file(data: bytes, mime: str, fields: Mapping[str, str]) -> tuple[bytes, str]:
    """Return (bytes, MIME type) of a form with the file in its field ``file``.

    Args:
        data: the file.
        mime: of the file, such as ``image/jpeg``; the file's name is made from it.
        fields: the other fields.
    """
    name = f"picture.{mime.rpartition('/')[2]}"
    return encode_multipart_formdata({**fields, "file": (name, data, mime)})

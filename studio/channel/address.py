"""What people type for a channel, told apart: a folder, a web address, a bucket."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import ip_address
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from studio.channel.errors import PublishRefusedError


class PlaceKind(StrEnum):
    """Where a channel can be."""

    FOLDER = "folder"
    WEB = "web"
    BUCKET = "bucket"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A channel's address.

    Attributes:
        kind: how it is reached.
        text: one spelling for each place: an absolute path, or an address that ends
            in a slash.
    """

    kind: PlaceKind
    text: str


def parse_address(text: str) -> Address:
    r"""Return where a channel is.

    ``https://`` is taken from anywhere and ``http://`` from this same computer only.
    A share is a folder: ``\\server\share\kits``, or the place where it is mounted.

    Args:
        text: as typed, or as a kit's ``channel.url`` has it.

    Raises:
        PublishRefusedError: ``channel-address`` when it is none of these.
    """
    scheme = _scheme(text)
    if scheme in ("http", "https"):
        return Address(kind=PlaceKind.WEB, text=_web(text))
    if scheme == "s3":
        return Address(kind=PlaceKind.BUCKET, text=_bucket(text))
    if scheme == "file":
        return Address(kind=PlaceKind.FOLDER, text=_from_file_url(text))
    if scheme or not text.strip():
        raise PublishRefusedError("channel-address", value=shown(text))
    return Address(kind=PlaceKind.FOLDER, text=str(Path(text).expanduser().absolute()))


_PARTS = re.compile(r"(.*?://)([^/?#\\]*)([^?#]*)(.*)", re.DOTALL)


def has_secret(text: str) -> bool:
    """Tell whether an address holds what is not for every eye: a name, a password, a query."""
    parts = _PARTS.fullmatch(text)
    return parts is not None and ("@" in parts[2] or bool(parts[4]))


def shown(text: str) -> str:
    """Return an address without a name, password, query or fragment, to be shown.

    An "@" further on may end a password that has a "/" or a "?" in it; nothing but the
    scheme is shown then.
    """
    parts = _PARTS.fullmatch(text)
    if parts is None:
        return text
    if "@" in parts[3] or "@" in parts[4]:
        return f"{parts[1]}…"
    return parts[1] + parts[2].rpartition("@")[2] + parts[3]


def is_safe_url(url: str) -> bool:
    """Tell whether files may be fetched from here: https, or this same computer."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        _port = parts.port
    except ValueError:
        return False
    if not host or "@" in parts.netloc or any(c.isspace() for c in url):
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host))


def is_loopback(host: str) -> bool:
    """Tell whether a host name is this same computer."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def is_name(name: str) -> bool:
    """Tell whether a file's name stays inside the channel wherever the channel is."""
    path = PurePosixPath(name)
    strange = any(c in name for c in "\\:?#%\0") or not name.isprintable()
    return not (strange or path.is_absolute() or ".." in path.parts or str(path) != name)


def _scheme(text: str) -> str:
    # "C:\kits" has a drive, not a scheme.
    scheme, colon, rest = text.partition(":")
    return scheme.lower() if colon and rest.startswith("//") else ""


def _web(text: str) -> str:
    parts = urlsplit(text)
    if not is_safe_url(text) or parts.query or parts.fragment:
        raise PublishRefusedError("channel-address", value=shown(text))
    return text if text.endswith("/") else f"{text}/"


def _bucket(text: str) -> str:
    parts = urlsplit(text)
    prefix = parts.path.strip("/")
    sound = bool(parts.netloc) and not has_secret(text) and (not prefix or is_name(prefix))
    if not sound:
        raise PublishRefusedError("channel-address", value=shown(text))
    return f"s3://{parts.netloc}/{prefix}/" if prefix else f"s3://{parts.netloc}/"


def _from_file_url(text: str) -> str:
    parts = urlsplit(text)
    if parts.netloc not in ("", "localhost") and sys.platform != "win32":
        raise PublishRefusedError("channel-address", value=shown(text))
    if parts.netloc not in ("", "localhost"):
        return f"\\\\{parts.netloc}{url2pathname(parts.path)}"
    return str(Path(url2pathname(parts.path) or unquote(parts.path)).absolute())

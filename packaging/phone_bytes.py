"""The pieces of phones' files that a picture library does not write: tags, texts, a profile."""

from __future__ import annotations

import struct
import zlib

MARK = b"CANARY"
"""Stands in every hidden text, also as UTF-16 in what Windows writes."""

PLACE = struct.pack(">IIIIII", 51, 1, 30, 1, 2641, 100)
"""Degrees, minutes and seconds of the latitude, as Exif has them."""

XMP = (
    b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
    b'rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="51,30.44N" '
    b'xmlns:dc="http://purl.org/dc/elements/1.1/" dc:source="CANARY xmp"/></rdf:RDF>'
    b'</x:xmpmeta><?xpacket end="w"?>'
)
"""An XMP packet with a place and a mark."""


def segment(marker: int, body: bytes) -> bytes:
    """Return a segment of a JPEG file."""
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def chunk(name: bytes, body: bytes) -> bytes:
    """Return a chunk of a PNG file."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def iptc() -> bytes:
    """Return a caption and a city in Photoshop's resource 0x0404."""
    parts = {120: MARK + b" caption", 90: MARK + b" city"}
    values = b"".join(
        b"\x1c\x02" + bytes((n,)) + struct.pack(">H", len(v)) + v for n, v in parts.items()
    )
    head = b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0"
    return head + struct.pack(">I", len(values)) + values + b"\0" * (len(values) % 2)


def exif(orientation: int, small: bytes) -> bytes:
    """Return Exif data with camera, maker note, place, Windows' title and a thumbnail.

    Args:
        orientation: 1 to 8, tag 274.
        small: the thumbnail, a JPEG file.
    """
    maker = b"PHONE\0" + MARK + b" maker note"
    detail = [
        (0x9003, 2, b"2026:11:21 09:30:00\0"),
        (0x927C, 7, maker),
        (0x9286, 7, b"ASCII\0\0\0" + MARK),
    ]
    gps = [(1, 2, b"N\0"), (2, 5, PLACE), (29, 2, MARK + b"\0")]
    top = [
        (0x010E, 2, MARK + b" words\0"),
        (0x010F, 2, MARK + b" make\0"),
        (0x0110, 2, MARK + b" model\0"),
        (0x0112, 3, struct.pack(">H", orientation)),
        (0x8769, 4, bytes(4)),
        (0x8825, 4, bytes(4)),
        (0x9C9B, 1, MARK.decode().encode("utf-16-le")),
    ]
    last = [(0x0103, 3, b"\0\6"), (0x0201, 4, bytes(4)), (0x0202, 4, struct.pack(">I", len(small)))]
    after_top = 8 + len(_tags(top, 8))
    after_detail = after_top + len(_tags(detail, after_top))
    after_gps = after_detail + len(_tags(gps, after_detail))
    behind = after_gps + len(_tags(last, after_gps))
    top[4] = (0x8769, 4, struct.pack(">I", after_top))
    top[5] = (0x8825, 4, struct.pack(">I", after_detail))
    last[1] = (0x0201, 4, struct.pack(">I", behind))
    return b"".join(
        (
            b"MM\0*\0\0\0\x08",
            _tags(top, 8, after_gps),
            _tags(detail, after_top),
            _tags(gps, after_detail),
            _tags(last, after_gps),
            small,
        )
    )


_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1}
"""Bytes of a value by its type (TIFF 6.0, section 2)."""


def _tags(entries: list[tuple[int, int, bytes]], start: int, following: int = 0) -> bytes:
    """Return a directory with its values behind it, for a place in the file."""
    head, tail = struct.pack(">H", len(entries)), b""
    behind = start + 2 + 12 * len(entries) + 4
    for tag, kind, value in entries:
        here = value.ljust(4, b"\0")
        if len(value) > 4:
            here = struct.pack(">I", behind + len(tail))
            tail += value + b"\0" * (len(value) % 2)
        head += struct.pack(">HHI", tag, kind, len(value) // _SIZES[kind]) + here
    return head + struct.pack(">I", following) + tail


def profile() -> bytes:
    """Return Display P3, the colours of phones' screens, with a mark in its description."""
    words = (MARK + b" Display P3").decode().encode("utf-16-be")
    text = (
        b"mluc" + bytes(4) + struct.pack(">IIHHII", 1, 12, 0x656E, 0x4742, len(words), 28) + words
    )
    curve = b"para" + bytes(4) + struct.pack(">HH", 3, 0)
    for value in (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045):
        curve += _fixed(value)
    # Adapted to D50: the values of SMPTE EG 432-1's primaries in ICC profiles.
    red, green = (0.51512, 0.24120, -0.00105), (0.29198, 0.69225, 0.04189)
    blue, white = (0.15710, 0.06657, 0.78407), (0.96420, 1.0, 0.82491)
    tags = {b"desc": text, b"cprt": text, b"wtpt": _xyz(white)}
    tags |= {b"rXYZ": _xyz(red), b"gXYZ": _xyz(green), b"bXYZ": _xyz(blue)}
    tags |= {b"rTRC": curve, b"gTRC": curve, b"bTRC": curve}
    table, body = struct.pack(">I", len(tags)), b""
    for name, value in tags.items():
        table += name + struct.pack(">II", 128 + 4 + 12 * len(tags) + len(body), len(value))
        body += value + b"\0" * (-len(value) % 4)
    head = b"appl\4\0\0\0mntrRGB XYZ " + struct.pack(">6H", 2026, 11, 21, 0, 0, 0) + b"acsp"
    head = head.ljust(64, b"\0") + b"".join(map(_fixed, white))
    size = 128 + len(table) + len(body)
    return (struct.pack(">I", size) + head).ljust(128, b"\0") + table + body


def _fixed(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ " + bytes(4) + b"".join(map(_fixed, values))

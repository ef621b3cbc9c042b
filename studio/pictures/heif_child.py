"""Decodes one HEIC file in a process of its own: a crash of the decoder ends nothing else.

Run as a script by ``heif.py``. The file comes in on the standard input; out go one line of JSON
and the bytes that it counts. It imports nothing of the app, so that it starts fast.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import pi_heif
from PIL import Image


def answer(data: bytes, most_pixels: int, side: int) -> tuple[dict[str, Any], tuple[bytes, ...]]:
    """Decode the main picture of a file.

    Args:
        data: a HEIC or HEIF file.
        most_pixels: more, by the header, are refused before anything is decoded.
        side: the picture is made smaller when its longest side has more pixels.

    Returns:
        What is said of it, and pixels, colour profile, Exif and XMP, each b"" when absent.
    """
    file = pi_heif.open_heif(data, convert_hdr_to_8bit=True)
    if file.size[0] * file.size[1] > most_pixels:
        return {"code": "picture-too-large"}, ()
    head: dict[str, Any] = {
        "code": "",
        "many": len(file) > 1,
        "small_copy": bool(file.info.get("thumbnails")),
    }
    image = file.to_pillow()
    del file  # it holds the pixels once more
    if image.mode.startswith("I;16"):
        # Pillow cuts 16 bits off at 255 when it converts them; they have to be scaled first.
        image = image.point(lambda value: value * (1 / 256)).convert("L")
    image.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=2.0)
    kept = (image.info.get(name) or b"" for name in ("icc_profile", "exif", "xmp"))
    parts = (image.tobytes(), *map(bytes, kept))
    head |= {"mode": image.mode, "size": image.size, "lengths": [len(part) for part in parts]}
    return head, parts


def main() -> int:
    """Answer on the standard output."""
    most_pixels, side = (int(word) for word in sys.argv[1:])
    try:
        head, parts = answer(sys.stdin.buffer.read(), most_pixels, side)
    except Exception:  # noqa: BLE001  a damaged file makes a decoder raise nearly anything
        head, parts = {"code": "picture-unreadable"}, ()
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n")
    for part in parts:
        sys.stdout.buffer.write(part)
    return 0


if __name__ == "__main__":
    sys.exit(main())

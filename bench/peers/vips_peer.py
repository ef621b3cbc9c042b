"""Composes a photo, a mark and two lines of words with pyvips, in one thread.

Each line is ``{"photo": path, "logo": path, "words": [...], "size": [w, h]}``; it is answered by
the milliseconds from the file's bytes to a JPEG's bytes, and how many bytes those are.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

os.environ["VIPS_CONCURRENCY"] = "1"

import pyvips


def composed(photo: bytes, mark: Any, words: list[str], size: list[int]) -> bytes:
    """Return the JPEG."""
    wide, high = size
    image = pyvips.Image.thumbnail_buffer(photo, wide, height=high, crop="centre")
    lines = "\n".join(words)
    text = pyvips.Image.text(
        f'<span foreground="white">{lines}</span>', font=f"Sans Bold {wide // 20}", rgba=True
    )
    image = image.composite2(mark, "over", x=wide // 14, y=high * 22 // 25)
    image = image.composite2(text, "over", x=wide // 14, y=high * 7 // 10)
    return bytes(image.flatten().jpegsave_buffer(Q=85, strip=True))


def main() -> None:
    """Answer line by line; the mark is made small once, as ours is."""
    marks: dict[tuple[str, int], Any] = {}
    # Kept results would make the second turn of a photo look fast.
    pyvips.cache_set_max(0)
    for line in sys.stdin:
        asked = json.loads(line)
        photo, wide = Path(asked["photo"]).read_bytes(), asked["size"][0]
        key = (asked["logo"], wide)
        if key not in marks:
            logo = Path(asked["logo"]).read_bytes()
            marks[key] = pyvips.Image.thumbnail_buffer(logo, wide // 8).copy_memory()
        began = time.perf_counter()
        data = composed(photo, marks[key], asked["words"], asked["size"])
        ms = (time.perf_counter() - began) * 1000
        sys.stdout.write(json.dumps({"ms": ms, "found": len(data)}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()

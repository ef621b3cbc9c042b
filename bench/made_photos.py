"""Photos as phones make them, without a phone: soft shapes, edges and grain, the same each time."""

from __future__ import annotations

import io
import random

from PIL import Image, ImageDraw, ImageFilter

TURNED = 6
"""How a phone that is held upright notes it (Exif 2.32, tag 274)."""


def made_photo(number: int, width: int = 4_000, height: int = 3_000) -> bytes:
    """Return a JPEG of about a quarter of a byte for each pixel; every second one is turned."""
    chance = random.Random(number)  # noqa: S311  made pictures, not secrets
    small = Image.effect_noise((width // 40, height // 40), 90).convert("RGB")
    tint = Image.new("RGB", small.size, _colour(chance))
    image = Image.blend(small, tint, 0.4).filter(ImageFilter.GaussianBlur(3))
    image = image.resize((width, height), Image.Resampling.BICUBIC)
    pen = ImageDraw.Draw(image)
    for _shape in range(40):
        left, top = chance.randrange(width), chance.randrange(height)
        side = chance.randrange(width // 40, width // 8)
        pen.ellipse((left, top, left + side, top + side * 3 // 4), fill=_colour(chance))
    grain = Image.effect_noise((1_000, 1_000), 12).convert("RGB")
    for left in range(0, width, 1_000):
        for top in range(0, height, 1_000):
            part = image.crop((left, top, left + 1_000, top + 1_000))
            image.paste(Image.blend(part, grain, 0.2), (left, top))
    exif = Image.Exif()
    exif[0x0112] = TURNED if number % 2 else 1
    file = io.BytesIO()
    image.save(file, "JPEG", quality=85, exif=exif)
    return file.getvalue()


def made_logo() -> bytes:
    """Return a mark as a PNG with see-through corners."""
    image = Image.new("RGBA", (600, 400), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((0, 0, 599, 399), fill=(255, 255, 255, 230))
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def _colour(chance: random.Random) -> tuple[int, int, int]:
    return chance.randrange(30, 226), chance.randrange(30, 226), chance.randrange(30, 226)

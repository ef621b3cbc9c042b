"""Colours: everything that leaves is sRGB."""

from __future__ import annotations

import io

from PIL import Image, ImageCms


def srgb(image: Image.Image) -> Image.Image:
    """Return a picture's colours as sRGB, with what is seen through laid on white.

    Args:
        image: of any mode; the profile in its ``info`` is followed, a damaged one is left out.

    Returns:
        A new picture, or the same one when there is nothing to change.
    """
    flat = _flat(image)
    changed = _by_profile(flat)
    if changed is not None:
        return changed
    return flat if flat.mode == "RGB" else flat.convert("RGB")


def see_through(image: Image.Image) -> Image.Image:
    """Return a picture as RGBA with sRGB colours."""
    seen = image.convert("RGBA")
    opaque = seen.convert("RGB")
    opaque.info["icc_profile"] = image.info.get("icc_profile")
    colour = srgb(opaque)
    colour.putalpha(seen.getchannel("A"))
    return colour


def _flat(image: Image.Image) -> Image.Image:
    """Return a picture that a profile can be applied to: no palette, nothing to see through."""
    profile = image.info.get("icc_profile")
    if image.mode in ("RGB", "L", "CMYK") and "transparency" not in image.info:
        return image
    if image.mode.startswith("I;16"):
        # Pillow cuts 16 bits off at 255 when it converts them; they have to be scaled first.
        flat = image.point(lambda value: value * (1 / 256)).convert("L")
    elif image.has_transparency_data:
        seen = image.convert("RGBA")
        paper = Image.new("RGBA", seen.size, "white")
        flat = Image.alpha_composite(paper, seen).convert("RGB")
    else:
        flat = image.convert("L" if image.mode == "1" else "RGB")
    flat.info["icc_profile"] = profile
    return flat


def _by_profile(image: Image.Image) -> Image.Image | None:
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "L", "CMYK"):
        return None
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(image, source, target, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None  # a damaged profile: the colours stay as they are

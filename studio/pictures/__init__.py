"""Pictures as they are uploaded and as they are shown. The only place that decodes them.

A picture that goes out carries nothing but its pixels: no place, no camera, no names,
no thumbnail of what was cropped away.
"""

from studio.pictures.kit_file import KIT_SIDE, for_kit
from studio.pictures.model import PictureError, RawImage, Rendition
from studio.pictures.photo import CleanPhoto, clean_photo
from studio.pictures.rendition import rendition
from studio.pictures.showing import pixels, thumbnail

__all__ = [
    "KIT_SIDE",
    "CleanPhoto",
    "PictureError",
    "RawImage",
    "Rendition",
    "clean_photo",
    "for_kit",
    "pixels",
    "rendition",
    "thumbnail",
]

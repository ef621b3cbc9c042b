"""What a network shows of a post: pure data for the preview cards, no Qt and no files."""

from studio.preview.link_card import LinkCard, is_web_address, link_card
from studio.preview.picture_crop import shown_area
from studio.preview.spoken import Spoken, spoken_parts
from studio.preview.text import PreviewText, Run, preview_text, shown_text

__all__ = [
    "LinkCard",
    "PreviewText",
    "Run",
    "Spoken",
    "is_web_address",
    "link_card",
    "preview_text",
    "shown_area",
    "shown_text",
    "spoken_parts",
]

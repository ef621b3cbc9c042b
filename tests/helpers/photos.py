"""Photos with what photographers' programs write into them."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

_PREFIXES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
}


def alternatives(name: str, **texts: str) -> str:
    """Return a property with one text for each language; ``x_default`` is the default."""
    items = "".join(
        f'<rdf:li xml:lang="{tag.replace("_", "-")}">{text}</rdf:li>' for tag, text in texts.items()
    )
    return f"<{name}><rdf:Alt>{items}</rdf:Alt></{name}>"


def packet(*properties: str, attributes: str = "", before: str = "") -> bytes:
    """Return an XMP packet with these properties."""
    names = " ".join(f'xmlns:{prefix}="{url}"' for prefix, url in _PREFIXES.items())
    return (
        f'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>{before}'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {names} {attributes}>{"".join(properties)}'
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def photo(path: Path, xmp: bytes = b"", iptc: dict[tuple[int, int], bytes] | None = None) -> Path:
    """Write a small picture; its kind follows the file's name."""
    kind = {".jpg": "JPEG", ".png": "PNG", ".webp": "WEBP"}[path.suffix]
    file = io.BytesIO()
    image = Image.new("RGB", (40, 50), "#336699")
    if kind == "PNG":
        from PIL.PngImagePlugin import PngInfo

        info = PngInfo()
        if xmp:
            info.add_itxt("XML:com.adobe.xmp", xmp.decode())
        image.save(file, kind, pnginfo=info)
    else:
        image.save(file, kind, xmp=xmp)
    data = file.getvalue()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data[:2] + _app13(iptc) + data[2:] if iptc else data)
    return path


def _app13(iptc: dict[tuple[int, int], bytes]) -> bytes:
    """Return a JPEG segment with IPTC-IIM values in Photoshop's resource 0x0404."""
    values = b"".join(
        b"\x1c" + bytes(key) + len(value).to_bytes(2) + value for key, value in iptc.items()
    )
    resource = b"8BIM" + (0x0404).to_bytes(2) + b"\0\0" + len(values).to_bytes(4) + values
    body = b"Photoshop 3.0\0" + resource + b"\0" * (len(values) % 2)
    return b"\xff\xed" + (len(body) + 2).to_bytes(2) + body

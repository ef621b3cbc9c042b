"""Packed kits that nobody should open, made by a script: one file for each idea.

Each is made twice where that makes sense: by a stranger without a key, and by somebody with
a real key, whose signature over the hostile contents is right.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from studio.brand_kit.signing import SigningKey
from tests.helpers.kit_zips import (
    Entries,
    dumped,
    listed,
    raws,
    with_entry,
    with_json,
    with_picture,
)
from tests.helpers.packing import a_key, picture, small_entries
from tests.helpers.raw_zip import Raw, raw_zip

Made = Iterator[tuple[str, bytes]]

_RTL = "\u202e"
_DEEP = 100_000


def honest() -> bytes:
    """Return the small kit itself, signed, to show that only the hostile part matters."""
    return raw_zip(raws(small_entries(), a_key()))


def hostile() -> dict[str, bytes]:
    """Return every hostile file by what is wrong with it."""
    found: dict[str, bytes] = {}
    for words, key in (("unsigned", None), ("signed", a_key())):
        for part in (_names, _layouts, _sets, _documents, _pictures, _manifests):
            found |= {f"{name}-{words}": data for name, data in part(key)}
    return found | dict(_signatures()) | dict(_truncated())


def _names(key: SigningKey | None) -> Made:
    bad = {
        "traversal": "../evil.json",
        "traversal-inside": "assets/../../evil.json",
        "absolute": "/etc/evil.json",
        "drive": "c:/evil.json",
        "backslash": "assets\\evil.json",
        "unc": "//server/share.json",
        "device": "con.json",
        "device-folder": "campaigns/nul/x.json",
        "device-number": "lpt1.md",
        "dot-at-end": "campaigns./x.json",
        "capital": "Campaigns/x.json",
        "space": "a b.json",
        "empty-part": "campaigns//x.json",
        "right-to-left": f"campaigns/{_RTL}nosj.json",
        "nul-byte": "campaigns/x\0.json",
        "long": "a" * 200 + ".json",
        "program": "setup.exe",
        "drawing": "logo.svg",
        "no-ending": "readme",
    }
    for name, entry in bad.items():
        yield f"name-{name}", raw_zip(raws(with_entry(entry), key))
    twice = raws(small_entries(), key)
    yield "name-twice", raw_zip([*twice, twice[-1]])
    yield "name-twice-first", raw_zip([twice[0], twice[0], *twice[1:]])
    clash = {**small_entries(), "tone/voice.EN-gb.md": b"# Other\n"}
    yield "name-case-clash", raw_zip(raws(clash, key))
    yield "name-unsorted", raw_zip([*twice[:3], *reversed(twice[3:])])


def _layouts(key: SigningKey | None) -> Made:
    good = raws(small_entries(), key)
    last = good[-1]

    def ending(**changes: Any) -> bytes:
        return raw_zip([*good[:-1], replace(last, **changes)])

    yield "link", ending(made_by=3 << 8 | 20, attributes=0o120777 << 16)
    yield "link-attributes-only", ending(attributes=0o120777 << 16)
    yield "encrypted", ending(flags=1)
    yield "data-descriptor", ending(flags=8, after=b"PK\7\x08" + bytes(12))
    yield "utf8-flag", ending(flags=0x800)
    yield "other-time", ending(time=0x6000, day=0x5AF5)
    yield "extra-field", ending(extra=b"\1\0\4\0abcd", central_extra=b"\1\0\4\0abcd")
    yield "extra-in-directory", ending(central_extra=b"\x75\x70\4\0abcd")
    yield "entry-comment", ending(comment=b"hello")
    yield "other-name-inside", ending(local_name=b"x" * len(last.name))
    yield "other-size-inside", ending(local_size=5)
    yield "size-too-large", ending(size=len(last.data) + 1, packed=len(last.data) + 1)
    yield "size-too-small", ending(size=1, packed=1)
    yield "size-huge", ending(size=0xFFFFFFFF, packed=0xFFFFFFFF)
    yield (
        "zip64",
        ending(size=0xFFFFFFFF, packed=0xFFFFFFFF, extra=struct.pack("<2H2Q", 1, 16, 1, 1)),
    )
    yield "overlapping", ending(offset=0)
    yield (
        "same-data-twice",
        raw_zip([*good[:-1], replace(last, offset=len(raw_zip(good[:-2])) - 22)]),
    )
    yield "not-in-directory", ending(hidden=True)
    yield "before", raw_zip(good, before=b"#!/bin/sh\n")
    yield "between", raw_zip([*good[:-1], replace(good[-2], after=b"<html>"), last])
    yield "between-directory", raw_zip(good, gap=b"%PDF-1.7\n")
    yield "behind", raw_zip(good, after=b"MZ" + bytes(100))
    yield "archive-comment", raw_zip(good, comment=b"PK\5\6")
    yield "count-too-large", raw_zip(good, count=len(good) + 1)
    yield "count-too-small", raw_zip(good, count=len(good) - 1)
    yield "other-disk", raw_zip(good, disk=1)
    yield "no-mimetype", raw_zip(good[1:])
    yield "mimetype-second", raw_zip([good[1], good[0], *good[2:]])
    other = replace(good[0], data=b"application/epub+zip")
    yield "other-mimetype", raw_zip([other, *good[1:]])
    yield "bomb", ending(**_bomb(b'{"a":"' + b" " * 20_000_000 + b'"}'))
    yield "bomb-lying", ending(**{**_bomb(bytes(20_000_000)), "size": 100})
    yield (
        "too-many",
        raw_zip(
            [
                *good,
                *(Raw(name=f"campaigns/{n:05}.json".encode(), data=b"{}") for n in range(12_001)),
            ]
        ),
    )


def _bomb(data: bytes) -> dict[str, Any]:
    stream = zlib.compressobj(9, zlib.DEFLATED, -15)
    small = stream.compress(data) + stream.flush()
    return {"method": 8, "data": small, "size": len(data), "crc": zlib.crc32(data)}


def _sets(key: SigningKey | None) -> Made:
    entries = small_entries()
    manifest = listed(entries, key)
    yield "undeclared", raw_zip(raws(with_entry("campaigns/extra.json"), key, manifest))
    fewer = {name: data for name, data in entries.items() if name != "links.json"}
    yield "missing", raw_zip(raws(fewer, key, manifest))
    changed = {**entries, "links.json": entries["links.json"].replace(b"home", b"hom3")}
    yield "wrong-hash", raw_zip(raws(changed, key, manifest))
    blob = next(name for name in entries if name.startswith("assets/blob"))
    swapped = {**entries, blob: entries[blob][:-1] + b"\0"}
    yield "wrong-picture-hash", raw_zip(raws(swapped, key, manifest))
    renamed = {name: data for name, data in entries.items() if name != blob}
    other = blob.replace(blob[12:20], "00000000")
    yield "wrong-picture-name", raw_zip(raws({**renamed, other: entries[blob]}, key))
    yield "unnamed-picture", raw_zip(raws(renamed, key))


def _documents(key: SigningKey | None) -> Made:
    kit = small_entries()["kit.json"]

    def put(**changes: Any) -> bytes:
        return raw_zip(raws(with_json("kit.json", lambda value: {**value, **changes}), key))

    def raw(data: bytes, name: str = "kit.json") -> bytes:
        return raw_zip(raws(with_entry(name, data), key))

    without = {name: data for name, data in small_entries().items() if name != "kit.json"}
    yield "no-kit", raw_zip(raws(without, key))
    yield "kit-schema", put(schema="9.0")
    yield "kit-other-id", put(id="uk.example.other")
    yield "kit-other-sequence", put(sequence=99)
    yield "not-json", raw(b"hello")
    yield "not-a-mapping", raw(b"[]")
    yield "not-utf8", raw(b'{"name":"\xff"}')
    yield "nan", raw(kit.replace(b'"sequence":1', b'"sequence":NaN'))
    yield "infinity", raw(kit.replace(b'"sequence":1', b'"sequence":Infinity'))
    yield "infinite-digits", raw(kit.replace(b'"sequence":1', b'"sequence":1e999'))
    yield "endless-number", raw(kit.replace(b'"sequence":1', b'"sequence":' + b"9" * 9_999))
    yield "key-twice", raw(kit[:-1] + b',"name":"Other"}')
    yield "deep-lists", raw(b"[" * _DEEP + b"]" * _DEEP)
    yield "deep-mappings", raw(b'{"a":' * 50 + b"1" + b"}" * 50)
    yield "deep-manner", put(extra=_nested(25))
    yield "long-text", put(name="x" * 30_000)
    yield "right-to-left-name", put(name=f"Small{_RTL}gpj.exe")
    yield "right-to-left-escaped", raw(kit.replace(b'"Small"', b'"Small\\u202egpj"'))
    yield "terminal-name", put(publisher="\x1b[31mred")
    yield "half-character", raw(kit.replace(b'"Small"', b'"\\ud800"'))
    yield "script-link", raw(_link("javascript:alert(1)"), "links.json")
    yield "unc-link", raw(_link("\\\\server\\share"), "links.json")
    yield "file-link", raw(_link("file:///etc/passwd"), "links.json")
    yield "plain-link", raw(_link("http://example.test/"), "links.json")
    up = {"../x": {"at": 0, "url": "https://a.test/", "title": {"en-GB": "x"}}}
    yield "bad-id", raw(dumped(up), "links.json")
    yield "bad-voice", raw(b"# \xe2\x80\xaeeciov", "tone/voice.en-GB.md")
    yield "script-rule", raw_zip(raws(_rule(extends="script", script="x"), key))
    yield "slow-rule", raw_zip(raws(_rule(raw=["(a+)+$"], tokens=["(a|aa)+$", "(a+)+b"]), key))
    yield "broken-rule", raw_zip(raws(_rule(tokens=["(unclosed"]), key))


def _nested(levels: int) -> object:
    value: object = "x"
    for _ in range(levels):
        value = {"a": value}
    return value


def _link(url: str) -> bytes:
    return dumped({"home": {"at": 0, "url": url, "title": {"en-GB": "Home"}}})


def _rule(**changes: object) -> Entries:
    def change(rules: Any) -> Any:
        rules["Small.Best"] |= changes
        return rules

    return with_json("tone/rules.json", change)


def _pictures(key: SigningKey | None) -> Made:
    png, jpeg = picture("PNG"), picture("JPEG")

    def with_one(data: bytes, ending: str = "png") -> bytes:
        return raw_zip(raws(with_picture(data, ending), key))

    yield "picture-81-megapixels", with_one(_huge_png(9_000, 9_000))
    yield "picture-with-tail", with_one(png + b"PK\3\4 and more")
    yield "photo-with-tail", with_one(jpeg + b"<script>alert(1)</script>", "jpg")
    yield "picture-is-page", with_one(b"<html><body>no picture</body></html>")
    yield "picture-is-drawing", with_one(b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    yield "picture-is-other-kind", with_one(jpeg, "png")
    yield "picture-has-text", with_one(png[:33] + _chunk(b"tEXt", b"a\0GPS") + png[33:])
    yield "photo-has-place", with_one(jpeg[:2] + b"\xff\xe1\0\x08Exif\0\0" + jpeg[2:], "jpg")
    yield "picture-other-size", with_one(picture("PNG", "red", (41, 20)))
    yield "picture-moves", with_one(png[:33] + _chunk(b"acTL", bytes(8)) + png[33:])
    yield "picture-cut-off", with_one(png[:40])


def _chunk(name: bytes, body: bytes) -> bytes:
    crc = zlib.crc32(name + body)
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", crc)


def _huge_png(width: int, height: int) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes((width // 8 + 1) * height), 9)
    parts = (_chunk(b"IHDR", header), _chunk(b"IDAT", rows), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _manifests(key: SigningKey | None) -> Made:
    entries = small_entries()
    good = listed(entries, key)

    def put(data: bytes) -> bytes:
        return raw_zip(raws(entries, key, data))

    yield "manifest-schema", put(listed(entries, key, schema="2.0"))
    yield "manifest-no-json", put(b"{")
    yield "manifest-list", put(b"[]")
    yield "manifest-more", put(listed(entries, key, more=1))
    yield "manifest-spaces", put(good.replace(b",", b", "))
    yield "manifest-key-twice", put(good[:-1] + b',"sequence":2}')
    yield "manifest-minus", put(listed(entries, key, sequence=-1))
    yield "manifest-float", put(listed(entries, key, sequence=1.5))
    yield "manifest-nan", put(good.replace(b'"sequence":1', b'"sequence":NaN'))
    yield "manifest-device", put(listed(entries, key, kit="con"))
    yield "manifest-up", put(listed(entries, key, kit=".."))
    yield "manifest-blobs", put(listed(entries, key, kit="blobs"))
    yield "manifest-deep", put(b'{"a":' * _DEEP + b"1" + b"}" * _DEEP)


def _signatures() -> Made:
    entries, key, other = small_entries(), a_key(), a_key("other")
    good = raws(entries, key)
    manifest = good[1].data
    place = 2

    def put(signature: bytes) -> bytes:
        changed = replace(good[place], data=signature)
        return raw_zip([*good[:place], changed, *good[place + 1 :]])

    yield "signature-of-other-key", put(other.sign(manifest, "x"))
    yield "signature-of-other-bytes", put(key.sign(manifest + b" ", "x"))
    right = good[place].data
    yield "signature-changed-comment", put(right.replace(b"sequence 1", b"sequence 9"))
    yield "signature-cut-off", put(right[: len(right) // 2])
    yield "signature-empty", put(b"")
    yield "signature-endless", put(right + b"\n" * 10_000)
    yield "signature-without-key", raw_zip([*raws(entries, None)[:2], good[2], *good[3:]])
    yield "key-without-signature", raw_zip([*good[:place], *good[place + 1 :]])
    yield "key-is-none", raw_zip(raws(entries, key, listed(entries, None, key="RWQ")))


def _truncated() -> Made:
    """Cut the file at the edge of every block, and a little before and behind it."""
    good = raws(small_entries(), a_key())
    whole = raw_zip(good)
    ends = [0]
    for raw in good:
        ends += [ends[-1] + 30 + len(raw.name), ends[-1] + 30 + len(raw.name) + len(raw.data)]
    for raw in good:
        ends.append(ends[-1] + 46 + len(raw.name))
    cuts = {max(0, end + step) for end in ends for step in (-1, 0, 1)}
    for cut in sorted(cut for cut in cuts | {len(whole) - 1} if cut < len(whole)):
        yield f"cut-at-{cut}", whole[:cut]

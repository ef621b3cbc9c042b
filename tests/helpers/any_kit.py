"""Kits of every shape that the format allows, for property tests."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from studio.brand_kit.documents import BlobName
from studio.brand_kit.model import (
    BrandKit,
    Change,
    Channel,
    Example,
    Link,
    Phrase,
    Policy,
    SignIn,
    WordList,
)
from tests.helpers.any_brief import campaigns, pictures, rules
from tests.helpers.any_design import cards, checks, colours, fonts, labels, templates, tokens
from tests.helpers.any_values import (
    LOCALES,
    ids,
    maybe_said,
    moments,
    names,
    plain_words,
    said,
    several,
    words,
)

brokers = st.sampled_from(("", "https://tokens.example.test"))


def _some(draw: st.DrawFn) -> list[str]:
    return draw(st.lists(ids, max_size=3, unique=True))


@st.composite
def kits(draw: st.DrawFn) -> BrandKit:
    """Return a kit as it is read from a packed one: picture names have their hashes."""
    start, end = sorted((draw(moments), draw(moments)))
    found = draw(st.lists(tokens, max_size=5, unique_by=lambda token: token.name))
    briefs = [draw(campaigns(name)) for name in _some(draw)]
    example = Example(
        brief_id="a", picture_id="", text="Hello", first_name="P", store="S", previews=("x",)
    )
    return BrandKit(
        id=draw(ids),
        name=draw(names),
        version=draw(names),
        sequence=draw(st.integers(1, 10**11)),
        publisher=draw(names),
        publisher_contact=draw(st.one_of(st.just(""), names)),
        signed_by="",
        valid_from=start,
        valid_until=end,
        locales=LOCALES,
        markets=("GB", "IE"),
        colour=draw(colours),
        mark=draw(st.sampled_from(("", f"assets/blob/{'0' * 64}.png"))),
        stores=draw(several),
        pictures=tuple(draw(pictures(name)) for name in sorted(_some(draw))),
        campaigns=tuple(sorted(briefs, key=lambda c: (-c.valid_from.toordinal(), c.id))),
        rules=tuple(draw(rules(f"S.{name}")) for name in sorted(_some(draw))),
        labels=tuple(draw(st.lists(labels(), max_size=2))),
        phrases=tuple(Phrase(id=name, kind="k", text=draw(said)) for name in _some(draw)),
        links=tuple(
            Link(id=name, url="https://example.test/", title=draw(said)) for name in _some(draw)
        ),
        words=WordList(
            accept=tuple(draw(st.lists(plain_words, max_size=2))),
            reject=tuple(draw(st.lists(plain_words, max_size=2))),
        ),
        policy=Policy(
            disclosure=draw(st.sampled_from(("required", "advised"))),
            own_photos=draw(st.sampled_from(("no", "allow"))),
            networks=draw(several),
            link_hosts=draw(st.sampled_from(((), ("example.test",)))),
        ),
        voice=draw(maybe_said),
        example=draw(st.sampled_from((None, example))),
        root=Path(),
        channel=draw(
            st.sampled_from((None, Channel(url="https://example.test/", stale_after_days=7)))
        ),
        min_app=draw(st.sampled_from(("", "0.0.1"))),
        changes=tuple(
            Change(version=name, text=draw(said)) for name in draw(st.lists(words, max_size=2))
        ),
        sign_in=tuple(
            SignIn(network=name, client_id=draw(names), broker=draw(brokers))
            for name in _some(draw)
        ),
        tokens=tuple(sorted(found, key=lambda token: token.name)),
        fonts=tuple(draw(fonts(name)) for name in sorted(_some(draw))),
        templates=tuple(draw(templates(name)) for name in sorted(_some(draw))),
        checks=tuple(draw(checks(name)) for name in sorted(_some(draw))),
        cards=tuple(draw(cards(name)) for name in _some(draw)),
    )


def blobs_of(kit: BrandKit) -> dict[str, BlobName]:
    """Return where each file of a packed kit is: under its own name."""
    found = {
        picture.file: BlobName(
            path=picture.file,
            sha256=picture.sha256,
            width=picture.width,
            height=picture.height,
            size=1,
            mime="image/png",
        )
        for picture in kit.pictures
    }
    others = [(font.file, font.sha256) for font in kit.fonts] + [(kit.mark, "0" * 64)]
    for file, sha256 in others:
        # The mark may be one of the pictures.
        found.setdefault(
            file, BlobName(path=file, sha256=sha256, width=0, height=0, size=1, mime="")
        )
    return found

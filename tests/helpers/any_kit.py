"""Kits of every shape that the format allows, for property tests."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from hypothesis import strategies as st

from studio.brand_kit.documents import BlobName
from studio.brand_kit.model import (
    Answer,
    BrandKit,
    Campaign,
    Card,
    Change,
    Channel,
    Edits,
    Example,
    Font,
    KitCheck,
    Label,
    Layer,
    Link,
    LinkTags,
    Offer,
    Phrase,
    Picture,
    Policy,
    Rights,
    Slot,
    Story,
    Template,
    TextSlot,
    Token,
    Variant,
    WordList,
)
from studio.brand_kit.model_design import Length, TypeStyle
from studio.brand_kit.texts import NO_WORDS, Texts
from studio.brand_kit.tone_rule import RuleKind, RuleTest, ToneRule

LOCALES = ("en-GB", "cy-GB")
_LETTERS = st.characters(codec="utf-8", exclude_categories=["C"])
words = st.text(_LETTERS, min_size=1, max_size=20).filter(lambda text: bool(text.strip()))
maybe_words = st.one_of(st.just(""), words)
plain_words = st.text("abc '-é", min_size=1, max_size=9).filter(lambda w: w == w.strip())
ids = st.text("abcdefgh-", min_size=1, max_size=8).filter(lambda text: text[0] != "-")
several = st.lists(words, max_size=3).map(tuple)
day = st.dates(date(2026, 1, 1), date(2030, 1, 1))
maybe_day = st.one_of(st.none(), day)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1)).map(  # noqa: DTZ001
    lambda moment: moment.replace(tzinfo=UTC)
)
parts = st.floats(0.0, 1.0, allow_subnormal=False).map(lambda value: round(value, 6))
sha = st.text("0123456789abcdef", min_size=64, max_size=64)
said = st.tuples(words, words).map(
    lambda pair: Texts(by_locale=tuple(zip(LOCALES, pair, strict=True)))
)
maybe_said = st.one_of(st.just(NO_WORDS), said)


@st.composite
def boxes(draw: st.DrawFn) -> tuple[float, float, float, float]:
    left, top = draw(parts) * 0.5, draw(parts) * 0.5
    return (left, top, 0.01 + draw(parts) * 0.4, 0.01 + draw(parts) * 0.4)


ratios = st.tuples(st.integers(1, 99), st.integers(1, 99))


@st.composite
def days(draw: st.DrawFn) -> tuple[date, date]:
    one, other = sorted((draw(day), draw(day)))
    return one, other


@st.composite
def rights(draw: st.DrawFn) -> Rights:
    start, end = draw(days())
    credit = draw(maybe_words)
    return Rights(
        networks=draw(st.lists(ids, max_size=2, unique=True).map(tuple)),
        markets=draw(several),
        valid_from=draw(st.sampled_from((None, start))),
        valid_until=draw(st.sampled_from((None, end))),
        credit=credit,
        credit_required=bool(credit) and draw(st.booleans()),
        terms=draw(maybe_words),
        model_release=draw(st.sampled_from(("", "none", "not-needed", "limited", "all"))),
        minors=draw(st.booleans()),
        youngest=draw(st.sampled_from(("", "17", "25+"))),
    )


@st.composite
def pictures(draw: st.DrawFn, picture_id: str) -> Picture:
    sha256 = draw(sha)
    crops = draw(st.dictionaries(ratios.map(lambda r: f"{r[0]}:{r[1]}"), boxes(), max_size=2))
    edits = st.builds(
        Edits,
        crop=st.sampled_from(("free", "presets", "none") if crops else ("free", "none")),
        filters=st.booleans(),
        overlay_text=st.booleans(),
    )
    return Picture(
        id=picture_id,
        file=f"assets/blob/{sha256}.{draw(st.sampled_from(('jpg', 'png', 'webp')))}",
        sha256=sha256,
        width=draw(st.integers(1, 9_000)),
        height=draw(st.integers(1, 9_000)),
        focal=(draw(parts), draw(parts)),
        name=draw(said),
        alt=draw(said),
        tags=draw(st.lists(words.map(str.lower), max_size=3).map(tuple)),
        campaigns=draw(several),
        rights=draw(rights()),
        replaced_by=draw(maybe_words),
        safe=tuple(draw(st.lists(boxes(), max_size=2))),
        crops=tuple(sorted(crops.items())),
        edits=draw(edits),
    )


@st.composite
def campaigns(draw: st.DrawFn, campaign_id: str) -> Campaign:
    start, end = draw(days())
    links = tuple(draw(st.lists(ids, max_size=3, unique=True)))
    tags = tuple((f"utm_{key}", draw(words)) for key in draw(st.sampled_from(((), ("source",)))))
    offer = Offer(
        id=draw(ids),
        basis=draw(words),
        amount=draw(words),
        conditions=draw(maybe_said),
        valid_from=start,
        valid_until=end,
        stores=draw(several),
    )
    slot = Slot(
        id="own",
        prompt=Texts(by_locale=(("en-GB", "What?"), ("cy-GB", "Be?"))),
        minimum=1,
        maximum=99,
    )
    return Campaign(
        id=campaign_id,
        title=draw(said),
        why=draw(said),
        summary=draw(said),
        story=draw(st.sampled_from(Story)),
        audience=draw(maybe_said),
        dos=tuple(draw(st.lists(said, max_size=2))),
        donts=tuple(draw(st.lists(said, max_size=2))),
        valid_from=start,
        valid_until=end,
        embargo_until=draw(st.one_of(st.none(), moments)),
        markets=draw(several),
        pictures=draw(several),
        hashtags=draw(st.sampled_from(((), ("#one", "#two")))),
        links=links,
        slots=(slot,),
        variants=(Variant(locale="en-GB", network=draw(maybe_words), text="{label} hello {own}"),),
        goal=draw(maybe_said),
        key_messages=tuple(draw(st.lists(said, max_size=2))),
        products=draw(several),
        stores=draw(several),
        offers=draw(st.sampled_from(((), (offer,)))),
        link_tags=tuple(LinkTags(link=link, tags=tags) for link in links[:1] if tags),
        disclosures=draw(several),
        owner=draw(maybe_words),
        approved_by=draw(maybe_words),
        approved_on=draw(maybe_day),
    )


@st.composite
def rules(draw: st.DrawFn, name: str) -> ToneRule:
    kind = draw(st.sampled_from(RuleKind))
    swaps = kind is RuleKind.SUBSTITUTION
    action = draw(st.sampled_from(("", "replace", "remove")))
    pairs = st.lists(st.tuples(plain_words, maybe_words), min_size=1, max_size=3)
    return ToneRule(
        name=name,
        kind=kind,
        message=draw(words),
        level=draw(st.sampled_from(("suggestion", "warning", "error"))),
        ignorecase=draw(st.booleans()),
        nonword=draw(st.booleans()),
        scope=draw(st.sampled_from(("text", "sentence", "paragraph", "raw", "summary"))),
        tokens=() if swaps else tuple(draw(st.lists(plain_words, min_size=1, max_size=3))),
        raw=(),
        swap=tuple(draw(pairs)) if swaps else (),
        exceptions=tuple(draw(st.lists(plain_words, max_size=2))),
        minimum=draw(st.sampled_from((-1, 0, 1))),
        maximum=draw(st.sampled_from((-1, 3))),
        action=action,
        params=draw(several) if action else (),
        tests=tuple(
            RuleTest(text=draw(words), fires=fires)
            for fires in draw(st.sampled_from(((), (True, False))))
        ),
        why=draw(maybe_said),
        source=draw(maybe_said),
        title=draw(maybe_said),
        locales=draw(st.sampled_from(((), ("cy-GB",)))),
    )


lengths = st.builds(
    Length, value=st.floats(0, 500).map(lambda v: round(v, 3)), unit=st.sampled_from(("px", "rem"))
)
families = st.lists(words.filter(lambda w: "{" not in w), min_size=1, max_size=3).map(tuple)
weights = st.floats(1, 1000).map(lambda value: round(value, 2))
colours = st.text("0123456789ABCDEFabcdef", min_size=6, max_size=6).map(lambda t: f"#{t}")
tokens = st.one_of(
    st.builds(Token, name=ids.map(lambda n: f"colour.{n}"), type=st.just("color"), value=colours),
    st.builds(
        Token, name=ids.map(lambda n: f"space.{n}"), type=st.just("dimension"), value=lengths
    ),
    st.builds(
        Token, name=ids.map(lambda n: f"family.{n}"), type=st.just("fontFamily"), value=families
    ),
    st.builds(
        Token, name=ids.map(lambda n: f"weight.{n}"), type=st.just("fontWeight"), value=weights
    ),
    st.builds(
        Token,
        name=ids.map(lambda n: f"type.a.{n}"),
        type=st.just("typography"),
        value=st.builds(
            TypeStyle,
            family=families,
            size=lengths,
            weight=weights,
            letter_spacing=st.one_of(st.none(), lengths),
            line_height=st.sampled_from((0.0, 1.25)),
        ),
    ),
)


@st.composite
def templates(draw: st.DrawFn, template_id: str) -> Template:
    size = 0.05 + draw(parts) * 0.5
    slot = TextSlot(
        kind=draw(st.sampled_from(("headline", "offer"))),
        maximum=draw(st.integers(1, 500)),
        colours=tuple(draw(st.lists(words, min_size=1, max_size=2))),
        min_contrast=draw(st.sampled_from((3.0, 4.5, 7.0))),
        font=draw(maybe_words),
        size=size,
        min_size=draw(st.sampled_from((size, size / 2))),
        overflow=draw(st.sampled_from(("shrink", "refuse"))),
    )
    lock = draw(st.sampled_from(("full", "position", "style", "content", "none")))
    return Template(
        id=template_id,
        title=draw(said),
        ratio=draw(ratios),
        layers=(
            Layer(id="a", kind="picture", box=draw(boxes()), lock=lock),
            Layer(id="b", kind="panel", box=draw(boxes()), lock="full", colour="x", opacity=0.5),
            Layer(id="c", kind="text", box=draw(boxes()), lock=lock, slot=slot),
            Layer(id="d", kind="legal", box=draw(boxes()), lock="full", text=draw(said)),
        ),
        pictures=draw(several),
    )


@st.composite
def checks(draw: st.DrawFn, check_id: str) -> KitCheck:
    known = st.sampled_from(
        (
            ("limit", (("most", ("3",)), ("of", ("emoji",)))),
            ("forbid", (("allow", ("x y",)), ("words", ("a", "b")))),
            ("window", (("until", ("2027-01-01",)),)),
            ("alt", ()),
            ("of-tomorrow", (("anything", ("1", "2")), ("more", ("x",)))),
        )
    )
    kind, params = draw(known)
    return KitCheck(
        id=check_id,
        kind=kind,
        level=draw(st.sampled_from(("tip", "check", "stop"))),
        markets=draw(several),
        locales=draw(several),
        why=draw(said),
        source=draw(maybe_words),
        source_url=draw(st.sampled_from(("", "https://example.test/a"))),
        review_by=draw(maybe_day),
        params=params,
    )


@st.composite
def cards(draw: st.DrawFn, card_id: str) -> Card:
    asks = draw(st.booleans())
    right = Answer(text=draw(said), right=True, why=draw(maybe_said))
    wrong = Answer(text=draw(said), right=False, why=NO_WORDS)
    return Card(
        id=card_id,
        title=draw(said),
        text=draw(said),
        guideline=draw(maybe_words),
        question=draw(said) if asks else NO_WORDS,
        answers=(wrong, right) if asks else (),
    )


@st.composite
def labels(draw: st.DrawFn) -> Label:
    preferred = draw(words)
    return Label(
        market=draw(words),
        locale="en-GB",
        preferred=preferred,
        accepted=tuple(dict.fromkeys((preferred, *draw(several)))),
        weak=draw(several),
        within=draw(st.integers(0, 99)),
        why=draw(said),
        source=draw(said),
    )


@st.composite
def fonts(draw: st.DrawFn, font_id: str) -> Font:
    sha256 = draw(sha)
    return Font(
        id=font_id,
        file=f"fonts/{sha256}.ttf",
        sha256=sha256,
        family=draw(words),
        weight=draw(st.integers(1, 1000)),
        italic=draw(st.booleans()),
        licence=draw(words),
    )


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
        name=draw(words),
        version=draw(words),
        sequence=draw(st.integers(0, 10**11)),
        publisher=draw(words),
        publisher_contact=draw(maybe_words),
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
        found[file] = BlobName(path=file, sha256=sha256, width=0, height=0, size=1, mime="")
    return found

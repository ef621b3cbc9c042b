"""Tokens, templates, checks, cards, labels and fonts of every shape that the format allows."""

from __future__ import annotations

from hypothesis import strategies as st

from studio.brand_kit.model import (
    Answer,
    Card,
    Font,
    KitCheck,
    Label,
    Layer,
    Template,
    TextSlot,
    Token,
)
from studio.brand_kit.model_design import Length, TypeStyle
from studio.brand_kit.texts import NO_WORDS
from tests.helpers.any_values import (
    boxes,
    ids,
    maybe_day,
    maybe_said,
    maybe_words,
    parts,
    ratios,
    said,
    several,
    sha,
    words,
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
        example=draw(maybe_said),
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

"""Pictures, briefs and tone rules of every shape that the format allows."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from studio.brand_kit.model import (
    Campaign,
    Edits,
    LinkTags,
    Offer,
    Picture,
    Rights,
    Slot,
    Story,
    Variant,
)
from studio.brand_kit.texts import Texts
from studio.brand_kit.tone_rule import RuleKind, RuleTest, ToneRule
from tests.helpers.any_values import (
    boxes,
    days,
    ids,
    maybe_day,
    maybe_said,
    maybe_words,
    moments,
    parts,
    plain_words,
    ratios,
    said,
    several,
    sha,
    words,
)


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
        # The same bytes are always of the same size.
        width=int(sha256[:3], 16) + 1,
        height=int(sha256[-3:], 16) + 1,
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


_OWN_KEYS: dict[RuleKind, dict[str, st.SearchStrategy[object]]] = {
    RuleKind.EXISTENCE: {
        "tokens": st.lists(plain_words, min_size=1, max_size=3).map(tuple),
        "nonword": st.booleans(),
        "append": st.booleans(),
    },
    RuleKind.SUBSTITUTION: {
        "swap": st.lists(st.tuples(plain_words, maybe_words), min_size=1, max_size=3).map(tuple),
        "capitalize": st.booleans(),
    },
    RuleKind.OCCURRENCE: {
        "tokens": st.lists(plain_words, min_size=1, max_size=3).map(tuple),
        "minimum": st.sampled_from((-1, 0, 1)),
        "maximum": st.sampled_from((-1, 3)),
    },
    RuleKind.REPETITION: {
        "tokens": st.lists(plain_words, min_size=1, max_size=3).map(tuple),
        "alpha": st.booleans(),
    },
    RuleKind.CONSISTENCY: {
        "either": st.lists(st.tuples(plain_words, plain_words), min_size=1, max_size=2).map(tuple),
    },
    RuleKind.CONDITIONAL: {"first": plain_words, "second": plain_words},
    RuleKind.CAPITALIZATION: {
        "match": st.sampled_from(("$title", "$sentence", "$lower", "$upper")),
        "style": st.sampled_from(("", "AP", "Chicago")),
        "threshold": st.sampled_from((0.0, 0.5)),
    },
    RuleKind.METRIC: {
        "formula": st.sampled_from(("words / sentences", "math.sqrt(words)")),
        "condition": st.just("> 10"),
    },
    RuleKind.READABILITY: {"metrics": st.just(("SMOG",)), "grade": st.just(8.0)},
    RuleKind.SPELLING: {"custom": st.booleans(), "filters": several},
}
_TAKES_WORDS = (RuleKind.EXISTENCE, RuleKind.SUBSTITUTION, RuleKind.REPETITION)


@st.composite
def rules(draw: st.DrawFn, name: str) -> ToneRule:
    kind = draw(st.sampled_from(RuleKind))
    action = draw(st.sampled_from(("", "replace", "remove")))
    own: dict[str, object] = {key: draw(value) for key, value in _OWN_KEYS[kind].items()}
    if kind in _TAKES_WORDS:
        own["ignorecase"] = draw(st.booleans())
        own["exceptions"] = tuple(draw(st.lists(plain_words, max_size=2)))
        own["vocab"] = draw(st.booleans())
    rule = ToneRule(
        name=name,
        kind=kind,
        message=draw(words),
        level=draw(st.sampled_from(("suggestion", "warning", "error"))),
        scope=draw(st.sampled_from((("text",), ("sentence", "raw"), ("paragraph & ~heading",)))),
        action=action,
        params=draw(several) if action else (),
        tests=tuple(
            RuleTest(
                text=draw(words),
                fires=fires,
                contains=name if fires else "",
                absent="" if fires else name,
            )
            for fires in draw(st.sampled_from(((), (True, False))))
        ),
        why=draw(maybe_said),
        source=draw(maybe_said),
        title=draw(maybe_said),
        locales=draw(st.sampled_from(((), ("cy-GB",)))),
    )
    return replace(rule, **own)  # type: ignore[arg-type]

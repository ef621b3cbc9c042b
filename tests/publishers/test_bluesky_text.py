from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.publishers import bluesky_text

DIDS = {"anna.example": "did:plc:anna"}


def resolve(handle: str) -> str:
    return DIDS.get(handle, "")


def found(text: str) -> list[tuple[str, str]]:
    """Return (what the bytes of each facet say, its feature's value)."""
    data = text.encode()
    result = []
    for facet in bluesky_text.facets(text, resolve):
        index, (feature,) = facet["index"], facet["features"]
        said = data[index["byteStart"] : index["byteEnd"]].decode()
        result.append((said, feature.get("uri") or feature.get("tag") or feature.get("did")))
    return result


def test_places_count_bytes_after_emoji_and_accents() -> None:
    text = "👩‍👩‍👧 Tést 🌷 https://a.example/x #Bulbs café @anna.example"
    assert found(text) == [
        ("https://a.example/x", "https://a.example/x"),
        ("#Bulbs", "Bulbs"),
        ("@anna.example", "did:plc:anna"),
    ]


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("See https://a.example.", "https://a.example"),
        ("(https://a.example/b)", "https://a.example/b"),
        ("https://a.example/b_(c)", "https://a.example/b_(c)"),
        ("“https://a.example/b”", "https://a.example/b"),
        ("line\nhttps://a.example/ü?q=1&x=#part!", "https://a.example/ü?q=1&x=#part"),
        ("HTTP://A.EXAMPLE", "HTTP://A.EXAMPLE"),
        ("🐝https://a.example/b", "https://a.example/b"),
        ("bees,https://a.example/b", "https://a.example/b"),
        ("bees–https://a.example/b", "https://a.example/b"),
    ],
)
def test_a_link_ends_where_the_sentence_goes_on(text: str, link: str) -> None:
    assert [span.text for span in bluesky_text.links(text)] == [link]


@pytest.mark.parametrize("text", ["https://", "xhttps://a.example", "ftp://a.example", "https://."])
def test_what_is_no_link_stays_plain(text: str) -> None:
    assert bluesky_text.links(text) == ()


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("#Ad now", "Ad"),
        ("end #tag.", "tag"),
        ("#2026garden", "2026garden"),
        ("#bulb-time, so", "bulb-time"),
        ("#été!", "été"),
    ],
)
def test_hashtags_are_found(text: str, tag: str) -> None:
    assert found(text) == [(f"#{tag}", tag)]


@pytest.mark.parametrize(
    "text", ["#1", "# x", "a#b", "#!", "#\ufe0f\u20e3x", "#" + "x" * 65, "https://a.example/#x"]
)
def test_what_is_no_hashtag_stays_plain(text: str) -> None:
    assert bluesky_text.tags(text) == ()


def test_a_mention_that_nobody_has_stays_plain() -> None:
    assert found("hello @nobody.example and mail me@anna.example") == []


@pytest.mark.parametrize(
    "typed",
    ["@Priya.Example", " priya.example ", "\u202apriya.example\u202c", "@\u2068PRIYA.example"],
)
def test_a_handle_is_read_however_it_was_copied(typed: str) -> None:
    assert bluesky_text.normal_handle(typed) == "priya.example"


def test_a_family_is_one_character() -> None:
    assert bluesky_text.graphemes("👩‍👩‍👧") == 1
    limits = bluesky_text.PostLimits(graphemes=300, text_bytes=3000)
    assert bluesky_text.fits("👍" * 300, limits)
    assert not bluesky_text.fits("a" * 301, limits)
    assert not bluesky_text.fits("👩‍👩‍👧" * 200, limits)  # 200 graphemes, 3600 bytes
    assert bluesky_text.fits("é" * 1500, bluesky_text.PostLimits(text_bytes=3000))
    assert not bluesky_text.fits("é" * 1501, bluesky_text.PostLimits(text_bytes=3000))


def test_what_starts_first_wins_over_all_that_it_covers() -> None:
    text = '#x(https://a.example"https://b.example #Bulbs'
    assert found(text) == [
        ('#x(https://a.example"https://b.example', 'x(https://a.example"https://b.example'),
        ("#Bulbs", "Bulbs"),
    ]
    assert [span.text for span in bluesky_text.links(text)] == [
        "https://a.example",
        "https://b.example",
    ]


def test_two_parts_may_stand_side_by_side() -> None:
    assert [kind for kind, _ in bluesky_text.parts("@anna.example,https://b.example")] == [
        "mention",
        "link",
    ]
    assert [kind for kind, _ in bluesky_text.parts('https://b.example"@anna.example')] == [
        "link",
        "mention",
    ]


def test_an_address_that_looks_like_a_mention_is_none() -> None:
    assert found("@a.https://b.example") == [("https://b.example", "https://b.example")]


parts = st.one_of(
    st.sampled_from(
        ["https://a.example/x", "#Bulbs", "@anna.example", "🌷", "👩‍👩‍👧", "\n", "(", ")"]
    ),
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=8),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(parts, max_size=12).map(" ".join))
def test_the_bytes_of_every_facet_are_exactly_its_words(text: str) -> None:
    for said, value in found(text):
        assert said == value or said[1:] == value or DIDS[said[1:].lower()] == value


@settings(max_examples=150, deadline=None)
@given(st.lists(parts, max_size=12).map("".join))
def test_facets_are_in_order_and_never_overlap(text: str) -> None:
    places = [facet["index"] for facet in bluesky_text.facets(text, resolve)]
    ends = [0, *(place["byteEnd"] for place in places)]
    assert all(place["byteStart"] >= end for place, end in zip(places, ends, strict=False))
    assert ends[-1] <= len(text.encode())


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20))
def test_a_link_after_any_words_is_found_at_its_bytes(before: str) -> None:
    text = f"{before} https://a.example/x #Bulbs"
    assert found(text)[-2:] == [
        ("https://a.example/x", "https://a.example/x"),
        ("#Bulbs", "Bulbs"),
    ]

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from studio.brand_kit.model import Campaign
from studio.brand_kit.suggest import Facts, gap_prompts, starting_text, suggested_words
from tests.helpers.kits import demo_kit

_PRIYA = Facts(first_name="Priya", store="Leeds", brand="Fern & Finch")


def alliums() -> Campaign:
    found = demo_kit().campaign("alliums")
    assert found is not None
    return found


def start(
    *, locale: str = "en-GB", market: str = "GB", network: str = "", facts: Facts = _PRIYA
) -> str:
    return starting_text(
        demo_kit(), alliums(), locale=locale, market=market, network=network, facts=facts
    )


def test_facts_are_filled_in_and_gaps_show_their_questions() -> None:
    assert start() == (
        "Ad · I work at Fern & Finch Leeds. {why do you like them?} Mine go in {which days?}: "
        "a hand deep, pointy end up. Ask me which ones suit a pot. 🐝"
    )


def test_the_label_is_that_of_the_country() -> None:
    assert start(market="IE").startswith("#Ad · ")


def test_a_network_with_words_of_its_own_gets_them() -> None:
    assert "They like sun" in start(network="instagram")
    assert start(network="bluesky") == start()


def test_another_language_has_its_own_words_label_and_questions() -> None:
    text = start(locale="cy-GB")
    assert text.startswith("Hysbyseb · Rwy'n gweithio")
    assert "{pam rydych chi'n eu hoffi?}" in text


def test_a_language_without_words_gets_those_of_the_first() -> None:
    assert start(locale="fr-FR") == start()


def test_a_brief_without_words_starts_empty() -> None:
    bare = replace(alliums(), variants=())
    text = starting_text(demo_kit(), bare, locale="en-GB", market="GB", network="", facts=_PRIYA)
    assert text == ""


def test_the_kits_words_are_the_pieces_between_the_gaps() -> None:
    words = suggested_words(demo_kit(), alliums(), locale="en-GB", market="GB", facts=_PRIYA)
    assert "Ad · I work at Fern & Finch Leeds." in words
    assert ": a hand deep, pointy end up. Ask me which ones suit a pot. 🐝" in words
    assert not any("{" in piece for piece in words)
    assert len(set(words)) == len(words)
    assert [len(piece) for piece in words] == sorted(map(len, words), reverse=True)


def test_the_questions_come_in_the_order_of_the_gaps() -> None:
    assert gap_prompts(alliums(), "en-GB") == ("why do you like them?", "which days?")


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=20), st.text(max_size=20))
def test_every_kit_piece_stands_in_a_starting_text_whatever_the_facts_are(
    name: str, store: str
) -> None:
    facts = Facts(first_name=name, store=store, brand="Fern & Finch")
    texts = [start(network=network, facts=facts) for network in ("", "instagram")]
    words = suggested_words(demo_kit(), alliums(), locale="en-GB", market="GB", facts=facts)
    assert words
    assert all(any(piece in text for text in texts) for piece in words)

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings

from studio.brand_kit.model import BrandKit, Link, Phrase, Policy, WordList
from studio.kit_diff import KitChange, kit_diff
from studio.wording.kit_changes import OF_KIT, SAID, change_sentence
from tests.helpers.any_kit import kits
from tests.helpers.kits import demo_kit
from tests.helpers.small_kit import brief, kit, picture, rights, said, tone_rule


def codes(old: BrandKit, new: BrandKit) -> list[tuple[str, str]]:
    return [(change.kind, change.code) for change in kit_diff(old, new)]


def sentences(old: BrandKit, new: BrandKit) -> list[str]:
    return [change_sentence(change) for change in kit_diff(old, new)]


@settings(max_examples=30, deadline=None)
@given(kits())
def test_a_kit_and_itself_do_not_differ(made: BrandKit) -> None:
    assert kit_diff(made, made) == ()


@settings(max_examples=40, deadline=None)
@given(kits(), kits())
def test_any_two_kits_can_be_compared_and_every_change_has_its_words(
    old: BrandKit, new: BrandKit
) -> None:
    for change in kit_diff(old, new):
        words = change_sentence(change)
        assert words[-1] in ".…"
        assert len(change.ids) == len(change.names)


def test_pictures_that_came_and_went_are_counted_and_named() -> None:
    old = kit(pictures=(picture(id="a", name=said("Cup")), picture(id="b", name=said("Hat"))))
    new = kit(pictures=tuple(picture(id=name, name=said(f"New {name}")) for name in "cde"))
    assert sentences(old, new) == [
        "3 pictures added: “New c”, “New d”, “New e”.",
        "2 pictures taken back: “Cup”, “Hat”.",
    ]


def test_long_lists_are_cut() -> None:
    new = kit(pictures=tuple(picture(id=f"p{n}", name=said(f"P{n}")) for n in range(9)))
    (added,) = [words for words in sentences(kit(pictures=()), new) if "added" in words]
    assert added == "9 pictures added: “P0”, “P1”, “P2”, “P3”, “P4”, ….".replace("….", "….")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"sha256": "b" * 64}, "1 picture has a new file: “Allium heads”."),
        ({"alt": said("Other words")}, "1 picture is described anew: “Allium heads”."),
        ({"replaced_by": "hat"}, "“Allium heads” is replaced by “hat”."),
        ({"tags": ("x",)}, "1 picture has new rules or names: “Allium heads”."),
        ({"rights": rights(credit="x")}, "1 picture has new rules or names: “Allium heads”."),
        (
            {"rights": rights(valid_until=date(2031, 1, 31))},
            "“Allium heads” can now be used until 31 Jan 2031.",
        ),
    ],
)
def test_each_change_of_a_picture_has_words_of_its_own(
    changes: dict[str, Any], expected: str
) -> None:
    assert sentences(kit(), kit(pictures=(picture(**changes),))) == [expected]


def test_a_packed_picture_has_other_bytes_and_is_still_the_same() -> None:
    packed = picture(file=f"assets/blob/{'b' * 64}.jpg", sha256="b" * 64, width=900)
    assert kit_diff(kit(), kit(pictures=(packed,))) == ()
    other = replace(packed, file=f"assets/blob/{'c' * 64}.jpg", sha256="c" * 64)
    assert codes(kit(pictures=(packed,)), kit(pictures=(other,))) == [("picture", "redrawn")]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"valid_until": date(2027, 1, 1)}, "dates"),
        ({"embargo_until": datetime(2026, 11, 2, tzinfo=UTC)}, "embargo"),
        ({"pictures": ()}, "pictures"),
        ({"dos": (said("Do"),)}, "changed"),
        ({"title": said("Other")}, "changed"),
    ],
)
def test_each_change_of_a_brief_has_words_of_its_own(changes: dict[str, Any], code: str) -> None:
    assert codes(kit(), kit(campaigns=(brief(**changes),))) == [("campaign", code)]


def test_a_rule_that_grew_louder_is_told_in_the_colleagues_words() -> None:
    old, new = kit(rules=(tone_rule(level="suggestion"),)), kit(rules=(tone_rule(level="error"),))
    assert sentences(old, new) == ["“Honest words” went from tip to check."]


def test_a_rule_whose_examples_changed_is_no_news() -> None:
    demo = demo_kit()
    rules = tuple(replace(rule, tests=()) for rule in demo.rules)
    assert kit_diff(demo, replace(demo, rules=rules)) == ()


_KIT_CHANGES: list[tuple[str, Callable[[BrandKit], BrandKit]]] = [
    ("renamed", lambda k: replace(k, name="Other")),
    ("other-kit", lambda k: replace(k, id="uk.other")),
    ("publisher", lambda k: replace(k, publisher="Others")),
    ("colour", lambda k: replace(k, colour="#000000")),
    ("until", lambda k: replace(k, valid_until=datetime(2029, 1, 1, tzinfo=UTC))),
    ("languages-added", lambda k: replace(k, locales=("en-GB", "cy-GB"))),
    ("countries-added", lambda k: replace(k, markets=("GB", "IE"))),
    ("stores-removed", lambda k: replace(k, stores=())),
    ("words-added", lambda k: replace(k, words=WordList(reject=("guru",)))),
    ("label-advised", lambda k: replace(k, policy=replace(k.policy, disclosure="advised"))),
    ("own-photos-allow", lambda k: replace(k, policy=replace(k.policy, own_photos="allow"))),
    ("places", lambda k: replace(k, policy=Policy(networks=("bluesky",)))),
]


@pytest.mark.parametrize(("code", "change"), _KIT_CHANGES, ids=[code for code, _c in _KIT_CHANGES])
def test_each_change_of_the_kit_itself_is_told(
    code: str, change: Callable[[BrandKit], BrandKit]
) -> None:
    assert ("kit", code) in codes(kit(), change(kit()))


def test_the_smaller_parts_are_told_too() -> None:
    phrase, link = Phrase(id="hours", kind="k", text=said("We open at 9.")), said("Home")
    new = kit(phrases=(phrase,), links=(Link(id="home", url="https://example.org/", title=link),))
    assert sentences(kit(), new) == ["1 new phrase: “We open at 9”.", "1 new link: “Home”."]
    assert codes(new, kit()) == [("phrase", "removed"), ("link", "removed")]


def test_every_code_that_can_be_made_has_a_sentence_in_each_number() -> None:
    values = {"day": "2026-11-30", "start": "2026-11-01", "end": "2026-11-30", "list": "x"}
    both = tuple((values | {"old": "tip", "new": "stop"}).items())
    for kind, code in SAID:
        for ids in (("a",), ("a", "b")):
            change = KitChange(kind=kind, code=code, ids=ids, names=ids, values=both)
            assert "{" not in change_sentence(change)
    for code in OF_KIT:
        assert "{" not in change_sentence(KitChange(kind="kit", code=code, values=both))

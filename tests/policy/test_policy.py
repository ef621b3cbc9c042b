"""What counts: locked policy, then the person, then the recommendation, then the built-in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.policy import Found, Origin, Policy, read_policy
from studio.policy.allowed import why_not
from studio.policy.draft_folder import DraftFolderError, data_folder
from studio.policy.keys import (
    ALLOW_DIRECT_PUBLISH,
    ALLOWED_PLATFORMS,
    AUTO_LOCK_MINUTES,
    CLIENT_IDS,
    DEFAULT_LANGUAGE,
    DRAFT_FOLDER,
    KEYS,
    KIT_PUBLIC_KEYS,
    KIT_SOURCE,
    PROXY,
    REVOKE_AT_SHIFT_END,
    SHARED_DEVICE,
    TOKEN_BROKERS,
)
from studio.post import PRACTICE

RW = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"

GOOD: dict[str, Any] = {
    "SharedDevice": True,
    "AutoLockMinutes": 1,
    "AllowDirectPublish": True,
    "AllowedPlatforms": ["bluesky", "mastodon"],
    "KitPublicKeys": [RW],
    "KitSource": "https://kits.example/fern/",
    "DraftFolder": str(Path("/srv/drafts").absolute()),
    "Proxy": "http://proxy.example:8080",
    "DisableUpdates": True,
    "DefaultLanguage": "cy-GB",
    "RevokeAtShiftEnd": False,
    "ClientIds": {"mastodon": "abc"},
    "TokenBrokers": {"linkedin": "https://broker.example/v1"},
}
CLOSED: dict[str, Any] = {
    "SharedDevice": True,
    "AutoLockMinutes": 2,
    "AllowDirectPublish": False,
    "AllowedPlatforms": (),
    "KitPublicKeys": (),
    "KitSource": None,
    "DraftFolder": None,
    "Proxy": "system",
    "DisableUpdates": True,
    "DefaultLanguage": "",
    "RevokeAtShiftEnd": True,
    "ClientIds": {},
    "TokenBrokers": {},
}
BAD: dict[str, tuple[Any, ...]] = {
    "SharedDevice": (1, "true", None, []),
    "AutoLockMinutes": (0, 6, True, "3", 2.0),
    "AllowDirectPublish": ("no", 0),
    "AllowedPlatforms": ("bluesky", ["Blue Sky"], [1], {"bluesky": True}, ["a"] * 201),
    "KitPublicKeys": (RW, ["RWabc"], [RW + "\n"], [RW[:-1] + "="], ["not base64 at all!"]),
    "KitSource": ("http://kits.example/", "kits", "https://a:b@kits.example/", "ftp://a/", ""),
    "DraftFolder": ("drafts", "~/drafts", "/srv/../drafts", 3, " /srv"),
    "Proxy": ("proxy.example:8080", "http://u:p@proxy.example", "socks5://a:1", "http://a:99999"),
    "DisableUpdates": ("yes",),
    "DefaultLanguage": ("", "english language", "e", 7),
    "RevokeAtShiftEnd": (None,),
    "ClientIds": ([], {"mastodon": 1}, {"mastodon": "a b"}, {"": "a"}),
    "TokenBrokers": ({"linkedin": "http://broker.example"}, {"linkedin": "https://"}),
}


def policy(locked: dict[str, Any] | None = None, **recommended: Any) -> Policy:
    found = Found(where="here", locked=locked or {}, recommended=recommended)
    return read_policy(lambda: found)


def test_every_key_is_covered_by_these_tests() -> None:
    names = [key.name for key in KEYS]
    assert names == list(GOOD) == list(CLOSED) == list(BAD)


def test_a_pc_that_nobody_manages_has_no_policy() -> None:
    none = policy()
    assert none == Policy()
    assert not none.managed
    assert none.value(AUTO_LOCK_MINUTES) == 3
    assert none.value(ALLOWED_PLATFORMS) is None
    assert none.value(ALLOW_DIRECT_PUBLISH)


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_a_right_value_is_taken_and_locked(key: Any) -> None:
    made = policy({key.name: GOOD[key.name]})
    assert made.problems == ()
    wanted = GOOD[key.name]
    wanted = tuple(wanted) if isinstance(wanted, list) else wanted
    wanted = Path(GOOD[key.name]) if key is DRAFT_FOLDER else wanted
    assert made.value(key) == wanted
    assert made.setting(key).origin is Origin.LOCKED
    assert made.setting(key).locked


@pytest.mark.parametrize(
    ("key", "value"),
    [(key, value) for key in KEYS for value in BAD[key.name]],
    ids=lambda item: getattr(item, "name", None) or repr(item)[:40],
)
@pytest.mark.parametrize("where", ["locked", "recommended"])
def test_a_wrong_value_is_closed_and_told(key: Any, value: Any, where: str) -> None:
    made = policy({key.name: value}) if where == "locked" else policy(**{key.name: value})
    assert made.value(key) == CLOSED[key.name]
    assert [(item.key, item.code, item.source) for item in made.problems] == [
        (key.name, "wrong-value", "here")
    ]
    assert made.setting(key).origin is Origin.CLOSED


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_a_source_that_cannot_be_used_closes_every_key(key: Any) -> None:
    made = read_policy(lambda: Found(where="here", problem="not-understood"))
    assert made.value(key) == CLOSED[key.name]
    assert [(item.key, item.code) for item in made.problems] == [("", "not-understood")]
    assert made.managed


@settings(deadline=None, max_examples=60)
@given(
    st.dictionaries(
        st.sampled_from([key.name for key in KEYS]),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(max_size=20),
            lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
        ),
    )
)
def test_whatever_stands_in_the_policy_is_understood_or_closed(found: dict[str, Any]) -> None:
    made = policy(found)
    told = {item.key for item in made.problems}
    for key in KEYS:
        if key.name in told:
            assert made.value(key) == CLOSED[key.name]
        elif key.name in found:
            assert made.setting(key).origin is Origin.LOCKED


def test_the_order_is_locked_then_person_then_recommended_then_built_in() -> None:
    assert policy().value(DEFAULT_LANGUAGE, "pl") == "pl"
    assert policy(DefaultLanguage="cy").value(DEFAULT_LANGUAGE) == "cy"
    assert policy(DefaultLanguage="cy").value(DEFAULT_LANGUAGE, "") == "cy"
    assert policy(DefaultLanguage="cy").value(DEFAULT_LANGUAGE, "pl") == "pl"
    both = policy({"DefaultLanguage": "en"}, DefaultLanguage="cy")
    assert both.value(DEFAULT_LANGUAGE, "pl") == "en"
    assert not policy(SharedDevice=True).value(SHARED_DEVICE, user=False)
    assert policy({"SharedDevice": True}).value(SHARED_DEVICE, user=False)


def test_a_wrong_recommendation_does_not_take_a_locked_value_away() -> None:
    made = policy({"AllowDirectPublish": True}, AllowDirectPublish="what")
    assert made.value(ALLOW_DIRECT_PUBLISH)
    assert len(made.problems) == 1


@pytest.mark.parametrize(
    ("locked", "user", "counts"),
    [
        (4, 2, 2), (4, 5, 4), (4, None, 4), (1, 5, 1), (1, None, 1), (4, 1, 4), (4, 99, 4),
        (None, 5, 5), (None, 1, 3), (None, None, 3), ("wrong", 5, 2), ("wrong", 2, 2),
    ],
)  # fmt: skip
def test_a_person_may_be_locked_sooner_and_never_later_than_the_policy(
    locked: Any, user: int | None, counts: int
) -> None:
    made = policy({"AutoLockMinutes": locked} if locked else {})
    assert made.value(AUTO_LOCK_MINUTES, user) == counts


def test_sign_ins_end_with_the_shift_where_the_pc_is_shared() -> None:
    assert not policy().value(REVOKE_AT_SHIFT_END)
    assert policy({"SharedDevice": True}).value(REVOKE_AT_SHIFT_END)
    shared = {"SharedDevice": True, "RevokeAtShiftEnd": False}
    assert not policy(shared).value(REVOKE_AT_SHIFT_END)


def test_an_unknown_key_is_told_and_never_obeyed() -> None:
    made = policy({"AllowEverything": True, "shareddevice": True, "x\x1b[2J" * 40: 1})
    assert [item.code for item in made.problems] == ["unknown-key"] * 3
    assert all(item.key.isprintable() and len(item.key) <= 60 for item in made.problems)
    assert not made.value(SHARED_DEVICE)
    assert made.closed == frozenset()


def test_a_wrong_language_leaves_the_person_theirs() -> None:
    assert policy({"DefaultLanguage": 7}).value(DEFAULT_LANGUAGE, "pl") == "pl"


def test_values_have_their_type() -> None:
    assert policy({"KitPublicKeys": [RW]}).value(KIT_PUBLIC_KEYS) == (RW,)
    assert policy({"KitSource": "https://a.example"}).value(KIT_SOURCE) == "https://a.example"
    assert policy({"Proxy": "direct"}).value(PROXY) == "direct"
    assert policy({"ClientIds": {"x": "1"}}).value(CLIENT_IDS)["x"] == "1"
    assert policy().value(TOKEN_BROKERS) == {}


# -- networks ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("locked", "network", "reason"),
    [
        ({}, "bluesky", ""),
        ({"AllowedPlatforms": ["bluesky"]}, "bluesky", ""),
        ({"AllowedPlatforms": ["bluesky"]}, "x", "policy-network"),
        ({"AllowedPlatforms": []}, "bluesky", "policy-network"),
        ({"AllowedPlatforms": []}, PRACTICE, ""),
        ({"AllowDirectPublish": False}, "bluesky", "policy-no-posting"),
        ({"AllowDirectPublish": False}, PRACTICE, ""),
        ({"AllowDirectPublish": "no"}, "bluesky", "policy-no-posting"),
    ],
)
def test_where_a_post_may_go(locked: dict[str, Any], network: str, reason: str) -> None:
    assert why_not(policy(locked), network) == reason


# -- the folder ------------------------------------------------------------------------


def test_the_folder_is_the_locked_one_and_nobody_can_ask_for_another(tmp_path: Path) -> None:
    made = policy({"DraftFolder": str(tmp_path / "d")})
    assert data_folder(made) == tmp_path / "d"
    assert data_folder(made, str(tmp_path / "d")) == tmp_path / "d"
    with pytest.raises(DraftFolderError) as caught:
        data_folder(made, str(tmp_path / "mine"))
    assert (caught.value.code, caught.value.folder) == ("draft-folder-locked", str(tmp_path / "d"))


def test_a_recommended_folder_gives_way_to_the_persons(tmp_path: Path) -> None:
    made = policy(DraftFolder=str(tmp_path / "d"))
    assert data_folder(made) == tmp_path / "d"
    assert data_folder(made, str(tmp_path / "mine")) == tmp_path / "mine"


def test_a_folder_that_nobody_understands_is_not_replaced_by_a_guess(tmp_path: Path) -> None:
    with pytest.raises(DraftFolderError, match="draft-folder-wrong"):
        data_folder(policy({"DraftFolder": "drafts"}), str(tmp_path))


def test_a_policy_that_cannot_be_read_leaves_people_their_drafts(tmp_path: Path) -> None:
    made = read_policy(lambda: Found(where="here", problem="not-understood"))
    assert data_folder(made, str(tmp_path)) == tmp_path
    assert data_folder(made) == data_folder(Policy())

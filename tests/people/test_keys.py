from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.people.keys import Cost, Wrapped, new_key, new_pepper, unwrap, wrap
from studio.people.model import why_no_passphrase, why_no_pin

CHEAP = Cost(memory_kib=16, passes=1, lanes=1)
KEY = new_key()
words = st.text(max_size=20)


@settings(max_examples=60, deadline=None)
@given(words, words, st.sampled_from(["", "p1", "p2"]), st.sampled_from(["", "p1", "p2"]))
def test_only_the_same_word_with_the_same_pepper_opens_a_key(
    word: str, other: str, pepper: str, tried: str
) -> None:
    made = wrap(KEY, word, whose="anna", pepper=pepper, cost=CHEAP)
    assert unwrap(made, word, whose="anna", pepper=pepper) == KEY
    assert unwrap(made, word, whose="tom", pepper=pepper) is None
    import unicodedata

    same = unicodedata.normalize("NFKC", word) == unicodedata.normalize("NFKC", other)
    opens = unwrap(made, other, whose="anna", pepper=tried) == KEY
    assert opens == (same and (tried == pepper or not pepper))


def test_a_word_opens_however_the_keyboard_composes_it() -> None:
    made = wrap(KEY, "cafe\u0301 und Ta\u0308nze", whose="a", cost=CHEAP)
    assert unwrap(made, "caf\u00e9 und T\u00e4nze", whose="a") == KEY


def test_nothing_of_the_key_or_the_word_is_in_what_is_stored() -> None:
    stored = str(wrap(KEY, "canary-word", whose="a", pepper="canary-pepper", cost=CHEAP).plain())
    assert "canary" not in stored
    assert KEY.hex() not in stored


def test_two_wraps_of_the_same_key_are_not_alike() -> None:
    one, two = (wrap(KEY, "same", whose="a", cost=CHEAP) for _ in range(2))
    assert one.salt != two.salt
    assert one.box != two.box


def test_a_wrapped_key_comes_back_from_its_file_as_it_was() -> None:
    made = wrap(KEY, "w", whose="a", pepper=new_pepper(), cost=CHEAP)
    assert Wrapped.of(made.plain()) == made


@pytest.mark.parametrize(
    "change",
    [
        {"salt": "%%"},
        {"box": None},
        {"cost": {"memory_kib": 10**9, "passes": 1, "lanes": 1}},
        {"cost": {"memory_kib": 16, "passes": 10**6, "lanes": 1}},
        {"cost": {"memory_kib": 4, "passes": 1, "lanes": 1}},
        {"cost": {}},
        {"cost": 3},
    ],
)
def test_a_damaged_or_costly_file_is_refused_before_anything_is_tried(
    change: dict[str, object],
) -> None:
    plain = {**wrap(KEY, "w", whose="a", cost=CHEAP).plain(), **change}
    with pytest.raises(ValueError, match=r"key|base64|padding|characters"):
        Wrapped.of(plain)


def test_this_versions_cost_is_at_least_what_rfc_9106_recommends() -> None:
    cost = Cost()
    assert cost.memory_kib >= 64 * 1024
    assert cost.passes >= 3


@pytest.mark.parametrize("pin", ["111111", "123456", "654321", "890123", "121212", "112211"])
def test_a_pin_that_everybody_would_try_first_is_refused(pin: str) -> None:
    assert why_no_pin(pin) == "pin-too-easy"


@pytest.mark.parametrize("pin", ["12345", "", "12 345", "١٢٣٤٥٦", "1234567890123", "abcdef"])
def test_a_pin_is_six_to_twelve_digits(pin: str) -> None:
    assert why_no_pin(pin) == "pin-too-short"


@pytest.mark.parametrize("pin", ["294751", "002846", "193756284"])
def test_any_other_pin_is_taken(pin: str) -> None:
    assert why_no_pin(pin) == ""


def test_a_passphrase_is_ten_characters_and_not_the_same_one() -> None:
    assert why_no_passphrase("short") == "passphrase-too-short"
    assert why_no_passphrase("          ") == "passphrase-too-short"
    assert why_no_passphrase("aaaaaaaaaaaaa") == "passphrase-too-short"
    assert why_no_passphrase("red kites over Leeds") == ""

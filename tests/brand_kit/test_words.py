from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from studio.brand_kit.words import fingerprint
from studio.paths import assets


def listed() -> list[str]:
    return (assets() / "words" / "english.txt").read_text("ascii").split()


def test_the_list_is_the_published_one() -> None:
    digest = hashlib.sha256((assets() / "words" / "english.txt").read_bytes()).hexdigest()
    assert digest == "2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda"
    assert len({word[:4] for word in listed()}) == 2_048


@given(st.binary(min_size=32, max_size=32))
def test_the_words_are_the_first_66_bits_of_the_digest(raw: bytes) -> None:
    bits = "".join(f"{listed().index(word):011b}" for word in fingerprint(raw))
    assert bits == f"{int.from_bytes(hashlib.sha256(raw).digest()):0256b}"[:66]


def test_a_known_key_has_known_words() -> None:
    assert fingerprint(bytes(32)) == KNOWN


KNOWN = ("grid", "duck", "problem", "valid", "cloth", "roof")

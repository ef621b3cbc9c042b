"""The sentences about channels: there is one for each code, and each is plain."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from studio.wording.channel import SENTENCES, channel_sentence, update_sentence

STUDIO = Path(__file__).parents[2] / "studio"
NEVER = ("error", "invalid", "compliant", "legal", "oops", "please wait", "simply")
CODE = re.compile(r'"((?:channel|publish|recall)-[a-z0-9-]+)"')


def codes_in_the_program() -> set[str]:
    texts = [path.read_text("utf-8") for path in sorted((STUDIO / "channel").glob("*.py"))]
    return {code for text in texts for code in CODE.findall(text)}


def test_every_code_of_the_program_has_a_sentence_and_no_sentence_is_left_over() -> None:
    assert codes_in_the_program() == set(SENTENCES)


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_every_sentence_can_be_filled_and_is_plain(code: str) -> None:
    names = {name for _, name, _, _ in Formatter().parse(SENTENCES[code]) if name}
    said = channel_sentence(code, **{name: f"<{name}>" for name in names})
    assert all(f"<{name}>" in said for name in names)
    assert said[-1] == "."
    assert not any(re.search(rf"\b{word}\b", said.lower()) for word in NEVER)
    assert len(said) < 230


def test_a_value_that_is_not_known_leaves_a_sentence_and_no_traceback() -> None:
    for code in SENTENCES:
        assert channel_sentence(code)


def test_only_who_has_a_kit_is_told_to_go_on_with_it() -> None:
    assert not any("go on with the kit" in channel_sentence(code) for code in SENTENCES)
    for code in ("channel-offline", "channel-no-folder", "channel-stale", "channel-older"):
        assert "You can go on with the kit that you have." in update_sentence(code, "here")


@pytest.mark.parametrize("code", ["channel-address", "channel-bucket-read", "channel-damaged"])
def test_the_sentence_of_an_update_names_the_place(code: str) -> None:
    assert "s3://kits/" in update_sentence(code, "s3://kits/")

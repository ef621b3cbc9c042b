"""Spelling by language, and the words that a person always accepts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from studio import paths
from studio.accounts.vault import MemoryVault
from studio.core import Core
from studio.networks.load import load_networks
from tests.helpers.kits import demo_kit


def core_in(folder: Path) -> Core:
    networks = load_networks(paths.assets() / "networks")
    return Core(folder, demo_kit(), networks, vault=MemoryVault())


@pytest.fixture
def core(tmp_path: Path) -> Iterator[Core]:
    made = core_in(tmp_path / "data")
    yield made
    made.close()


def misspelt(core: Core, text: str, locale: str = "en-GB") -> list[str]:
    draft = replace(core.start(""), text=text, locale=locale)
    report = core.check_tab(draft, "")
    return [item.text for item in report.findings if item.code == "spelling"]


def test_before_a_dictionary_is_there_no_word_is_flagged(core: Core) -> None:
    assert not core.has_speller("en-GB")
    assert misspelt(core, "Ad · We recieve bulbs") == []
    core.load_speller("en-GB")
    assert core.has_speller("en-GB")
    assert misspelt(core, "Ad · We recieve bulbs") == ["recieve"]


def test_suggestions_are_of_the_drafts_language(core: Core) -> None:
    core.load_speller("en-GB")
    assert "receive" in core.spellings("recieve", "en-GB")
    assert core.spellings("recieve", "cy-GB") == ()


def test_a_language_without_a_dictionary_is_left_alone(core: Core) -> None:
    core.load_speller("ja-JP")
    assert core.has_speller("ja-JP")
    assert misspelt(core, "Ad · We recieve bulbs", "ja-JP") == []


def test_a_word_that_was_taught_is_right_in_any_case_and_after_a_restart(
    core: Core, tmp_path: Path
) -> None:
    core.load_speller("en-GB")
    assert misspelt(core, "Ad · Our blubbs bloom") == ["blubbs"]
    core.learn_word("blubbs")
    assert misspelt(core, "Ad · Our Blubbs bloom") == []
    core.load_speller("cy-GB")
    assert core.own_words == ("blubbs",)
    again = core_in(tmp_path / "data")
    again.load_speller("en-GB")
    assert misspelt(again, "Ad · Our blubbs bloom") == []
    again.close()

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.kits import copy_of_demo_kit, edit, problems_of

_ALLIUMS = "campaigns/alliums.yml"


@pytest.mark.parametrize(
    ("name", "old", "new", "code", "value"),
    [
        (_ALLIUMS, "[allium-heads,", "[gone,", "unknown-picture", "gone"),
        (_ALLIUMS, "  - id: bulbs", "  - id: gone", "unknown-link", "gone"),
        (_ALLIUMS, "disclosures: [pet-safety]", "disclosures: [gone]", "unknown-phrase", "gone"),
        (_ALLIUMS, "markets: [GB, IE]", "markets: [GB, FR]", "unknown-market", "FR"),
        (_ALLIUMS, "- locale: cy-GB", "- locale: fr-FR", "unknown-locale", "fr-FR"),
        (_ALLIUMS, "- id: days", "- id: own_story", "id-twice", "own_story"),
        (_ALLIUMS, "network: instagram", "network:", "id-twice", "en-GB"),
        ("pictures.yml", "campaigns: [alliums]", "campaigns: [gone]", "unknown-brief", "gone"),
        ("pictures.yml", "markets: [GB]", "markets: [FR]", "unknown-market", "FR"),
        (
            "pictures.yml",
            "replaced_by: snow-above-the-pines",
            "replaced_by: harbour",
            "unknown-picture",
            "harbour",
        ),
        ("labels.yml", "market: IE", "market: FR", "missing-label", "IE"),
        (
            "links.yml",
            "https://fernandfinch.example",
            "https://evil.example",
            "link-host",
            "evil.example",
        ),
        ("tone/guidelines.yml", "locales: [cy-GB]", "locales: [fr-FR]", "unknown-locale", "fr-FR"),
        ("kit.yml", "brief: alliums", "brief: gone", "unknown-brief", "gone"),
        ("kit.yml", "picture: allium-heads", "picture: gone", "unknown-picture", "gone"),
        ("kit.yml", "store: Leeds", "store: Paris", "unknown-store", "Paris"),
    ],
)
def test_a_name_that_leads_nowhere_is_told(
    tmp_path: Path, name: str, old: str, new: str, code: str, value: str
) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, name, old, new)
    found = problems_of(kit)
    assert code in found
    assert dict(found[code].values)["value"] == value


def test_a_host_that_only_ends_alike_is_not_allowed(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    edit(kit, "links.yml", "//fernandfinch.example", "//notfernandfinch.example")
    assert "link-host" in problems_of(kit)


def test_a_language_without_suggested_words_is_a_warning(tmp_path: Path) -> None:
    kit = copy_of_demo_kit(tmp_path)
    text = (kit / _ALLIUMS).read_text(encoding="utf-8")
    (kit / _ALLIUMS).write_text(text[: text.index("  - locale: cy-GB")], encoding="utf-8")
    problem = problems_of(kit)["missing-variant"]
    assert (problem.level, problem.values) == ("warning", (("locale", "cy-GB"),))

"""What the demo kit promises to whoever opens the app for the first time."""

from __future__ import annotations

from datetime import UTC, date, datetime

from studio import paths
from studio.guidelines.checks import check
from studio.guidelines.finding import Level
from studio.guidelines.request import CheckRequest, PictureUse
from studio.networks.load import load_networks
from tests.helpers.kits import demo_kit

_NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def request(text: str) -> CheckRequest:
    kit = demo_kit()
    example = kit.example
    assert example is not None
    picture = kit.picture(example.picture_id)
    assert picture is not None
    networks = load_networks(paths.assets() / "networks")
    use = PictureUse(picture=picture, picture_id=picture.id, alt=picture.alt.get("en-GB"))
    return CheckRequest(
        text=text,
        kit=kit,
        brief=kit.campaign(example.brief_id),
        networks=tuple(networks[name] for name in example.previews),
        pictures=(use,),
        now=_NOW,
    )


def example_text() -> str:
    example = demo_kit().example
    assert example is not None
    return example.text


def test_the_example_shows_one_decision_and_one_tip() -> None:
    findings = check(request(example_text())).findings
    assert [(item.level, item.text) for item in findings] == [
        (Level.CHECK, "the best bulbs in the UK"),
        (Level.TIP, "flying out"),
    ]
    assert findings[0].message == "“the best bulbs in the UK” needs proof"
    assert findings[0].why == "We never say best, biggest or cheapest. Say what you like about it."
    assert findings[1].message == "“flying out” can sound like hurrying people"


def test_after_both_fixes_the_example_reads_well_and_is_fine() -> None:
    text = example_text()
    for finding in reversed(check(request(text)).findings):
        for edit in reversed(finding.fixes[0].edits):
            text = text[: edit.start] + edit.text + text[edit.end :]
    assert "We have my favourite bulbs and they are finding new homes!" in text
    assert check(request(text)).findings == ()


def test_there_is_enough_to_choose_from() -> None:
    kit = demo_kit()
    assert len(kit.pictures) >= 14
    assert len(kit.rules) >= 12
    assert {"Still time to plant alliums", "Plants that are safe for pets"} <= {
        campaign.title.get("en-GB") for campaign in kit.campaigns
    }
    assert len(kit.phrases) >= 6
    assert all(len(campaign.pictures) >= 2 for campaign in kit.campaigns)


def test_everything_that_people_see_is_there_in_both_languages() -> None:
    kit = demo_kit()
    for campaign in kit.campaigns:
        assert {variant.locale for variant in campaign.variants} == set(kit.locales)
    for picture in kit.pictures:
        assert all(picture.alt.has(locale) for locale in kit.locales), picture.id


def test_alt_texts_fit_every_network_and_do_not_start_with_image_of() -> None:
    for picture in demo_kit().pictures:
        for _locale, alt in picture.alt.by_locale:
            assert 10 <= len(alt) <= 250
            assert not alt.lower().startswith(("image of", "picture of", "photo of"))


def test_one_picture_has_run_out_and_names_another_one() -> None:
    kit = demo_kit()
    over = [p for p in kit.pictures if (p.rights.valid_until or date.max) < _NOW.date()]
    assert [picture.id for picture in over] == ["harbour"]
    assert kit.picture(over[0].replaced_by) is not None


def test_every_picture_says_whom_to_thank() -> None:
    assert all(picture.rights.credit for picture in demo_kit().pictures)
    thanks = (paths.demo_kit() / "CREDITS.md").read_text(encoding="utf-8")
    for name in ("allium-heads.jpg", "cat-close-up.png", "harbour.jpg"):
        assert name in thanks

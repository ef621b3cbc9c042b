from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time

import pytest

from studio import paths
from studio.accounts.model import PRACTICE_ACCOUNT, Account
from studio.drafting import Drafting, nearest_locale
from studio.guidelines.finding import Level, Verdict
from studio.networks.load import load_networks
from studio.post import PRACTICE, Draft
from studio.server_limits import ServerLimits
from tests.helpers.kits import demo_kit

BLUESKY = Account(id="bluesky-1", network="bluesky", handle="priya.example")
MASTODON = Account(id="mastodon-1", network="mastodon", handle="priya@garden.example")
LONG = "Ad · I work at Fern & Finch Leeds. " + "My gran grew them by the back door. " * 9


class Desk(Drafting):
    """Drafting with two accounts."""

    def __init__(self, now: datetime = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)) -> None:
        super().__init__(demo_kit(), load_networks(paths.assets() / "networks"), lambda: now)
        self._accounts = (PRACTICE_ACCOUNT, BLUESKY)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def long_draft(desk: Desk) -> Draft:
    return replace(desk.example(), text=LONG, previews=("bluesky", "instagram"), attachments=())


def test_a_network_that_is_only_looked_at_stops_no_post(desk: Desk) -> None:
    report = desk.check_tab(long_draft(desk), "")
    too_long = [f for f in report.findings if f.code == "too-long"]
    assert [f.networks for f in too_long] == [("bluesky",)]
    assert too_long[0].level is Level.TIP
    assert report.verdict is not Verdict.STOP


def test_the_same_network_stops_a_post_that_goes_there(desk: Desk) -> None:
    draft = replace(long_draft(desk), accounts=(PRACTICE, BLUESKY.id))
    report = desk.check_tab(draft, "")
    assert report.verdict is Verdict.STOP
    assert report.findings[0].code == "too-long"


def test_a_post_is_counted_by_the_figures_of_the_account_s_own_server(desk: Desk) -> None:
    draft = replace(long_draft(desk), text="Ad · " + "a" * 700, accounts=(MASTODON.id,))
    desk._accounts = (PRACTICE_ACCOUNT, MASTODON)
    assert desk.length(draft, "mastodon").fits is False
    assert "too-long" in {f.code for f in desk.check_tab(draft, "mastodon").findings}
    roomy = replace(MASTODON, limits=ServerLimits(characters=5000))
    desk._accounts = (PRACTICE_ACCOUNT, roomy)
    assert desk.length(draft, "mastodon").limit == 5000
    assert "too-long" not in {f.code for f in desk.check_tab(draft, "mastodon").findings}


def test_the_window_and_the_command_line_give_the_same_verdict(desk: Desk) -> None:
    from studio.guidelines.checks import check

    draft = replace(long_draft(desk), previews=())
    alone = check(desk.request(draft, draft.text, desk.target_networks(draft)))
    assert desk.check_tab(draft, "").verdict is alone.verdict
    assert desk.check_tab(draft, "").findings == alone.findings


def test_stops_stand_before_tips_after_the_levels_were_changed(desk: Desk) -> None:
    draft = replace(long_draft(desk), text=LONG.replace("Ad · ", ""))
    levels = [f.level for f in desk.check_tab(draft, "").findings]
    ranks = [(Level.STOP, Level.CHECK, Level.TIP).index(level) for level in levels]
    assert ranks == sorted(ranks)
    assert levels[0] is Level.STOP


@pytest.mark.parametrize(("days", "usable"), [(0, True), (1, False)])
def test_a_picture_may_be_used_to_the_end_of_its_last_day(days: int, *, usable: bool) -> None:
    from datetime import timedelta

    kit = demo_kit()
    picture = next(p for p in kit.pictures if p.rights.valid_until)
    assert picture.rights.valid_until is not None
    day = picture.rights.valid_until + timedelta(days=days)
    desk = Desk(datetime.combine(day, time(23, 30), UTC))
    assert desk.usable(picture) is usable


@pytest.mark.parametrize(
    ("tag", "locale"),
    [("cy-GB", "cy-GB"), ("cy", "cy-GB"), ("pl-PL", "en-GB"), ("en-US", "en-GB"), ("", "en-GB")],
)
def test_the_nearest_language_of_the_kit_is_shown(tag: str, locale: str) -> None:
    assert nearest_locale(tag, ("en-GB", "cy-GB")) == locale

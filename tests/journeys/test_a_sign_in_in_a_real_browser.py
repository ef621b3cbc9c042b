"""A real Chromium at a real Bluesky server: what a colleague sees, clicked through."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from studio.publishers.bluesky import Bluesky
from studio.publishers.errors import RejectedError
from tests.counterparts import bluesky_pds
from tests.counterparts.bluesky_pds import Pds, PdsAccount, running_pds
from tests.counterparts.browser import Browser, running_browser, why_not
from tests.helpers.attempts import TEXTS, Waiting
from tests.helpers.keepers import ListKeeper
from tests.publishers.contract import NOW, post

_MISSING = why_not() or bluesky_pds.why_not()
pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(bool(_MISSING), reason=_MISSING or "both are here"),
]

PASSWORD = "//input[@type='password']"


@pytest.fixture(scope="module")
def pds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pds]:
    with running_pds(tmp_path_factory.mktemp("pds")) as running:
        yield running


@pytest.fixture
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with running_browser(tmp_path_factory.mktemp("browser")) as running:
        yield running


def press(browser: Browser, name: str) -> None:
    browser.click(f"//button[normalize-space()='{name}']")


def sign_in(browser: Browser, waiting: Waiting, who: PdsAccount) -> None:
    browser.open(waiting.attempt.url)
    browser.type(PASSWORD, who.main_password)
    press(browser, "Sign in")


def test_a_colleague_signs_in_and_posts(pds: Pds, browser: Browser) -> None:
    who, door = pds.new_account(), Bluesky()
    waiting = Waiting(door, host=pds.url, handle=who.handle)
    sign_in(browser, waiting, who)
    press(browser, "Authorize")
    assert browser.text("//main").splitlines() == [TEXTS.title, TEXTS.done]
    linked = waiting.linked()
    assert linked.identity.user_id == who.did
    session = door.resume(linked.identity, linked.secret, keeper=ListKeeper(linked.secret))
    key = door.new_key(NOW)
    session.publish(post("From a real browser"), key=key)
    assert pds.record(who.did, key)["text"] == "From a real browser"
    assert waiting.attempt.refused == ()


def test_the_next_colleague_in_the_same_browser_is_asked_for_a_password_again(
    pds: Pds, browser: Browser
) -> None:
    first, second, door = pds.new_account(), pds.new_account(), Bluesky()
    for who in (first, second, first):
        waiting = Waiting(door, host=pds.url, handle=who.handle)
        sign_in(browser, waiting, who)
        press(browser, "Authorize")
        assert waiting.linked().identity.user_id == who.did


def test_a_colleague_who_says_no_sees_a_page_and_nothing_is_linked(
    pds: Pds, browser: Browser
) -> None:
    who = pds.new_account()
    waiting = Waiting(Bluesky(), host=pds.url, handle=who.handle)
    sign_in(browser, waiting, who)
    press(browser, "Deny access")
    assert browser.text("//main//p") == TEXTS.done
    with pytest.raises(RejectedError, match="said-no"):
        waiting.linked()


def test_the_address_can_be_copied_from_the_browser_when_it_could_not_come_back(
    pds: Pds, browser: Browser
) -> None:
    who = pds.new_account()
    gone = Waiting(Bluesky(), host=pds.url, handle=who.handle)
    waiting = Waiting(Bluesky(), host=pds.url, handle=who.handle)
    sign_in(browser, waiting, who)
    # A firewall that is in the way, as far as the browser can tell.
    waiting.attempt._listener._path = "/elsewhere"
    press(browser, "Authorize")
    assert browser.text("//main//p") == TEXTS.refused
    assert gone.attempt.paste(browser.url()) == "not-the-address"
    assert waiting.attempt.paste(browser.url()) == ""
    assert waiting.linked().identity.user_id == who.did
    gone.attempt.cancel()

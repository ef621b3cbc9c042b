"""Links lead where the brand wants people to go."""

from __future__ import annotations

from studio.brand_kit.model import Link, Policy
from studio.guidelines.addresses import find_link_problems
from studio.guidelines.subject import subject_of
from tests.helpers.small_kit import kit, request, said


def codes(text: str, **changes: object) -> list[str]:
    found = find_link_problems(subject_of(request(text, **changes)))
    return [item.code for item in found or ()]


def test_an_allowed_host_and_its_parts_are_fine() -> None:
    assert codes("https://example.org/a and https://shop.example.org") == []


def test_another_host_is_to_decide() -> None:
    assert codes("https://notexample.org") == ["link-host"]
    assert codes("evil.com") == ["link-host"]


def test_the_link_that_goes_with_the_post_is_checked_too() -> None:
    assert codes("hi", link="https://evil.com/x") == ["link-host"]
    assert codes("hi", link="https://[broken") == ["link-host"]


def test_the_kits_own_links_are_fine() -> None:
    own = kit(links=(Link(id="a", url="https://partner.com/x", title=said("A")),))
    assert codes("https://partner.com/y", kit=own) == []


def test_any_host_will_do_when_the_kit_names_none() -> None:
    assert codes("https://evil.com", kit=kit(policy=Policy())) == []


def test_http_is_a_tip_that_one_click_mends() -> None:
    found = find_link_problems(subject_of(request("see http://example.org")))
    assert found is not None
    assert found[0].code == "link-plain"
    assert found[0].fixes[0].shown == "https://example.org"


def test_a_text_without_links_is_not_checked() -> None:
    assert find_link_problems(subject_of(request("hi"))) is None

"""More hashtags, names or links than a network takes stop the post there."""

from __future__ import annotations

from dataclasses import replace

from studio.guidelines.finding import Level
from studio.guidelines.marks import find_mark_problems
from studio.guidelines.subject import subject_of
from studio.wording.findings import finding_title
from tests.helpers.small_kit import NETWORKS, request


def found(text: str, *networks: str) -> list[tuple[str, str, str]]:
    rules = tuple(NETWORKS[name] for name in networks)
    answer = find_mark_problems(subject_of(request(text, networks=rules)))
    assert answer is not None
    assert {item.level for item in answer} <= {Level.STOP}
    return [(item.code, item.text, finding_title(item)) for item in answer]


def test_the_first_hashtag_that_is_too_many_is_marked() -> None:
    text = " ".join(f"#tag{n}" for n in range(32))
    assert found(text, "instagram", "bluesky") == [
        ("too-many-hashtags", "#tag30", "Instagram takes 30 hashtags, and there are 32.")
    ]


def test_a_sign_that_a_network_refuses_is_marked_once() -> None:
    assert found("I <3 tulips >", "youtube") == [
        ("sign-refused", "<", "YouTube takes no “<”. Write it in another way.")
    ]


def test_each_network_says_its_own() -> None:
    links = " ".join(f"https://example.org/{n}" for n in range(6))
    codes = [code for code, _, _ in found(f"{links} $ab $cd", "threads", "x")]
    assert codes == ["too-many-links", "too-many-cashtags"]


def test_few_marks_are_fine_and_networks_that_count_none_say_nothing() -> None:
    assert found("#a #b @c", "instagram") == []
    asked = request("#a" * 50, networks=(NETWORKS["bluesky"],))
    assert find_mark_problems(subject_of(asked)) is None


def test_where_sources_do_not_agree_a_text_that_may_be_too_long_gets_a_tip() -> None:
    asked = request("ж" * 400, networks=(NETWORKS["threads"], NETWORKS["bluesky"]))
    answer = find_mark_problems(subject_of(asked))
    assert answer is not None
    assert [(item.code, item.level, item.networks) for item in answer] == [
        ("maybe-too-long", Level.TIP, ("threads",))
    ]
    assert find_mark_problems(subject_of(replace(asked, text="a" * 400))) == ()
    assert find_mark_problems(subject_of(replace(asked, text="ж" * 600))) == ()

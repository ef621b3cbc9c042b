from __future__ import annotations

from datetime import UTC, datetime

from studio import paths
from studio.kit_check import check_kit
from tests.helpers.kits import demo_kit

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def test_no_address_is_asked_unless_somebody_wants_it() -> None:
    assert check_kit(paths.demo_kit(), now=NOW) == ()


def test_an_address_that_does_not_answer_is_a_warning() -> None:
    asked: list[str] = []

    def reach(url: str) -> bool:
        asked.append(url)
        return "workshops" not in url and "section/02" not in url

    found = check_kit(paths.demo_kit(), now=NOW, reach=reach)
    assert [(p.code, p.level, p.target) for p in found] == [
        ("dead-link", "warning", ("link", "workshops", "url")),
        ("dead-link", "warning", ("check", "say-you-work-here", "source_url")),
    ]
    assert len(asked) == len(set(asked))
    assert {link.url for link in demo_kit().links} < set(asked)

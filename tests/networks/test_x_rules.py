"""X's own published cases: addresses, hashtags, mentions, lists, replies and cashtags.

``twitter_text/extract.yml`` is https://github.com/twitter/twitter-text,
conformance/extract.yml of 2021-10-21, unchanged, Apache License 2.0 (beside it).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from studio.networks.links import find_hashtags, find_links
from studio.networks.x_text import find_cashtags, find_x_mentions, replied_to

CASES = Path(__file__).with_name("twitter_text") / "extract.yml"


def cases(kind: str) -> list[dict[str, Any]]:
    return list(every_case()[kind])


@cache
def every_case() -> dict[str, list[dict[str, Any]]]:
    return dict(yaml.safe_load(CASES.read_text(encoding="utf-8"))["tests"])


def urls(text: str) -> list[str]:
    return [text[link.start : link.end] for link in find_links(text)]


def urls_placed(text: str) -> list[object]:
    found = find_links(text)
    return [{"url": text[a.start : a.end], "indices": [a.start, a.end]} for a in found]


def tags(text: str) -> list[str]:
    return [tag.text[1:] for tag in find_hashtags(text)]


def tags_placed(text: str) -> list[object]:
    return [{"hashtag": t.text[1:], "indices": [t.start, t.end]} for t in find_hashtags(text)]


def mentions(text: str) -> list[str]:
    return [item.text[1:] for item in find_x_mentions(text)]


def mentions_placed(text: str) -> list[object]:
    found = find_x_mentions(text)
    return [{"screen_name": m.text[1:], "indices": [m.start, m.end]} for m in found]


def lists_placed(text: str) -> list[object]:
    answer: list[object] = []
    for item in find_x_mentions(text, lists=True):
        name, slash, rest = item.text[1:].partition("/")
        place = [item.start, item.end]
        answer.append({"screen_name": name, "list_slug": slash + rest, "indices": place})
    return answer


def cashtags(text: str) -> list[str]:
    return [item.text[1:] for item in find_cashtags(text)]


def cashtags_placed(text: str) -> list[object]:
    return [{"cashtag": c.text[1:], "indices": [c.start, c.end]} for c in find_cashtags(text)]


@pytest.mark.parametrize(
    ("kind", "find"),
    [
        ("urls", urls),
        ("urls_with_indices", urls_placed),
        ("urls_with_directional_markers", urls_placed),
        ("tco_urls_with_params", urls),
        ("hashtags", tags),
        ("hashtags_from_astral", tags),
        ("hashtags_with_indices", tags_placed),
        ("mentions", mentions),
        ("mentions_with_indices", mentions_placed),
        ("mentions_or_lists_with_indices", lists_placed),
        ("replies", lambda text: replied_to(text) or None),
        ("cashtags", cashtags),
        ("cashtags_with_indices", cashtags_placed),
    ],
)
def test_every_published_case_of_x_is_met(kind: str, find: Callable[[str], object]) -> None:
    wrong = [case for case in cases(kind) if find(case["text"]) != case["expected"]]
    assert wrong == []


def test_none_of_xs_kinds_of_cases_is_left_out() -> None:
    assert len(every_case()) == 13
    assert sum(map(len, every_case().values())) == 238

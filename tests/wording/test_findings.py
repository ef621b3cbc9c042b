"""Every code that a check can give has a sentence in the app's own words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import studio.guidelines
from studio.guidelines.checks import check
from studio.guidelines.finding import Finding, Fix, Level
from studio.guidelines.picture_facts import PROBLEMS, SOFT
from studio.guidelines.structural.limit_things import THINGS
from studio.guidelines.structural.pii_shapes import SHAPES
from studio.networks.model import Mark
from studio.wording import structural_findings
from studio.wording.findings import FIXES, PASSED, TITLES, finding_title, fix_label, passed_label
from tests.helpers.small_kit import kit, request

VALUES = (
    ("label", "Ad"),
    ("weak", ""),
    ("hidden", "yes"),
    ("prompt", "which days?"),
    ("over", "12"),
    ("network", "Bluesky"),
    ("unit", "graphemes"),
    ("elsewhere", "fits"),
    ("limit", "4"),
    ("picture", "Snow"),
    ("other", "Frost"),
    ("day", "2026-11-29"),
    ("moment", "2026-11-29T09:00:00+00:00"),
    ("market", "GB"),
    ("credit", "Photo: A"),
    ("brief", "Alliums"),
    ("host", "example.org"),
    ("percent", "30"),
    ("word", "punters"),
    ("reason", "its rights ended"),
    ("sign", "<"),
    ("words", "half price"),
    ("count", "2"),
    ("most", "3"),
    ("found", "4"),
    ("of", "emoji"),
    ("tag", "#GrowWithFern"),
    ("tags", "utm_source"),
    ("better", "#GrowWithFern"),
    ("age", "25"),
    ("category", "vapes"),
    ("link", "https://example.org"),
    ("offer", "20 % off"),
    ("needed", "1080"),
    ("colour", "Chalk"),
    ("ratio", "1.3"),
    ("asked", "4.5"),
)
NEVER = ("error", "invalid", "compliant", "legal", "oops", "please wait", "simply")


def codes_in_source() -> set[str]:
    """Return every finding code that is written in the checks."""
    folder = Path(studio.guidelines.__file__).parent
    source = "".join(file.read_text(encoding="utf-8") for file in sorted(folder.rglob("*.py")))
    found = re.findall(r'(?:Finding\(\s*code=|_stop\(\s*|_finding\(\s*)"([a-z-]+)"', source)
    structural = "".join(f.read_text("utf-8") for f in sorted((folder / "structural").glob("*.py")))
    told = re.findall(r'told\(\s*[\w.]*check,\s*view,\s*"([a-z-]+)"', structural)
    # Codes that are chosen first and told then.
    chosen = {code for code in structural_findings.TITLES if f'"{code}"' in structural}
    marks = {f"too-many-{mark.value}" for mark in Mark}
    people = {f"pii-{kind}" for kind in SHAPES}
    return {*found, *told, *chosen, *people, *marks, *PROBLEMS, SOFT} - {"tone"}


def title(code: str, **changes: str) -> str:
    values = tuple({**dict(VALUES), **changes}.items())
    return finding_title(Finding(code=code, rule="x", level=Level.TIP, values=values))


def test_every_code_of_the_checks_has_a_sentence_and_no_sentence_is_left_over() -> None:
    assert codes_in_source() == set(TITLES)


@pytest.mark.parametrize("code", sorted(TITLES))
def test_every_sentence_is_filled_and_plain(code: str) -> None:
    sentence = title(code)
    assert sentence
    assert not sentence[0].islower()
    assert "{" not in sentence
    assert not any(word in sentence.lower() for word in NEVER)
    assert max(len(part.split()) for part in re.split(r"[.?:]", sentence)) <= 17


@pytest.mark.parametrize("of", sorted(THINGS))
def test_there_is_a_sentence_for_too_much_of_each_thing(of: str) -> None:
    assert "{" not in title("limit-over", of=of)


def test_the_designs_own_sentences_come_out() -> None:
    assert title("gap-empty") == "One gap is still empty: “which days?”"
    assert title("label-late") == "People won’t see “Ad” before “… more”. Move it to the start."
    assert title("too-long") == "12 characters too long for Bluesky. It fits everywhere else."
    assert title("too-long", over="1", elsewhere="") == "1 character too long for Bluesky."
    assert title("brief-ended").startswith("This brief ended on 29 November. ")


def test_bytes_are_never_counted_out_loud() -> None:
    assert "12" not in title("too-long", unit="bytes")


def test_a_weak_label_is_named() -> None:
    assert title("label-missing", weak="#sp").startswith("“#sp” does not count as a label.")
    assert title("label-missing", weak="", piled="#ad").startswith("Among the tags at the end")


def test_a_kits_own_message_with_braces_is_shown_as_it_is() -> None:
    finding = Finding(code="tone", rule="A.B", level=Level.TIP, message="Mind {this}")
    assert finding_title(finding) == "Mind {this}"


@pytest.mark.parametrize("code", sorted(FIXES))
def test_every_fix_has_a_button(code: str) -> None:
    assert "{" not in fix_label(Fix(code=code, shown="Ad"))


def test_every_check_that_is_fine_has_a_short_name() -> None:
    report = check(request("Ad · hello"))
    names = [passed_label(code, kit(), "en-GB") for code in report.passed]
    assert names == ["Label", "Gaps", "Length", "Dates", "Honest words"]
    shown = {"label", "gaps", "picture", "picture-words", "alt", "length", "dates", "links"}
    assert set(PASSED) == shown

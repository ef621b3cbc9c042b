"""All structural checks of a kit together."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.brand_kit.check_kinds import CHOICES, unknown_parts
from studio.brand_kit.check_kinds import KINDS as PARAMETERS
from studio.brand_kit.model import KitCheck
from studio.brand_kit.rule_packs import pack_names, read_pack
from studio.guidelines.checks import check
from studio.guidelines.finding import Level
from studio.guidelines.structural import KINDS
from studio.guidelines.structural.embargo import hash_phrase
from studio.guidelines.structural.engine import StructuralEngine
from studio.guidelines.structural.limit_things import THINGS
from studio.guidelines.structural.pii_shapes import SHAPES
from studio.guidelines.structural.price_claims import CLAIMS
from studio.wording.findings import finding_title, fix_label
from studio.wording.structural_findings import not_run_sentence
from tests.helpers.small_checks import check_of, codes, findings, flagged, mended, pack_check
from tests.helpers.small_kit import NETWORKS, kit, request, tone_rule, use


def test_every_kind_of_the_list_runs_and_no_other() -> None:
    assert [name for name, _maker in KINDS] == list(PARAMETERS)
    assert CHOICES["limit", "of"] == tuple(THINGS)
    assert CHOICES["pii", "kinds"] == tuple(SHAPES)
    assert CHOICES["price", "claims"] == tuple(CLAIMS)


def test_what_this_version_does_not_know_is_named_and_not_dropped() -> None:
    strange = (
        replace(check_of("colour-of-sky"), id="kind"),
        replace(check_of("limit", of=["sky"], most=3), id="choice"),
        replace(check_of("alt", hue=3), id="parameter"),
        replace(check_of("embargo", patterns=["("]), id="pattern"),
        replace(check_of("embargo", hashes=["secret"]), id="hash"),
        replace(check_of("alt", most=3), id="fine"),
    )
    report = check(request("Ad · bees", kit=kit(checks=strange, rules=())))
    assert report.not_run == ("choice", "hash", "kind", "parameter", "pattern")
    assert "5 checks were not run" in not_run_sentence(report.not_run)
    assert "One check was not run: kind" in not_run_sentence(("kind",))
    assert unknown_parts("alt", (("most", ("3",)),)) == ()


def test_a_pattern_that_takes_too_long_is_left_out_for_this_text_and_named() -> None:
    slow = check_of("embargo", patterns=["(?:a|aa)+!z"])
    one = kit(checks=(slow,), rules=())
    assert check(request("Ad · " + "a" * 5000, kit=one)).not_run == ("mine",)
    assert check(request("Ad · bees", kit=one)).not_run == ()


def test_a_check_runs_in_its_markets_and_languages_only() -> None:
    for changes in ({"markets": ("US",)}, {"locales": ("cy-GB",)}):
        other = replace(check_of("forbid", words=["bees"]), **changes)  # type: ignore[arg-type]
        assert codes("bees", other) == []
    assert codes("bees", replace(check_of("forbid", words=["bees"]), markets=("GB",))) == [
        "forbidden-words"
    ]


def test_a_finding_quotes_its_guideline_and_its_source() -> None:
    (seen,) = findings("Ad · bees", check_of("forbid", words=["bees"], level="check"))
    assert (seen.rule, seen.level, seen.why) == ("mine", Level.CHECK, "Because.")
    assert (seen.source, seen.source_url) == ("Rule 1", "https://example.org/rule")


def test_what_a_check_says_of_some_words_the_tone_does_not_say_again() -> None:
    both = kit(checks=(check_of("forbid", words=["best bulbs"]),), rules=(tone_rule(),))
    report = check(request("Ad · the best bulbs", kit=both))
    assert [item.rule for item in report.findings] == ["mine"]


def test_a_link_and_a_description_are_told_once() -> None:
    one = kit(
        checks=(
            replace(check_of("link", hosts=["fern.org"]), id="a"),
            replace(check_of("alt", most=250, level="stop"), id="b"),
        ),
        rules=(),
    )
    report = check(request("Ad · see https://bit.ly/3x", kit=one, pictures=(use(alt=""),)))
    assert [(item.code, item.rule) for item in report.findings] == [
        ("alt-missing", "alt"),
        ("link-host", "a"),
    ]
    assert report.findings[0].source == "Rule 1"


# -- embargo ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        *("#ProjectBluebell", "PROJECT  BLUEBELL’s", "Project Bluebells", "Projectbluebell"),
        *("Project_Bluebell", "project-bluebell", "Project Blue\u200bbell"),
    ],
)
def test_a_secret_is_found_by_its_hash_however_it_is_written(words: str) -> None:
    check_ = check_of("embargo", hashes=[hash_phrase("Project Bluebell", "x7")], salt="x7")
    assert flagged(f"Soon: {words}, wait.", check_) == [words]
    assert flagged("A bluebell project: projects and bluebells.", check_) == []


def test_a_secret_is_found_by_a_hash_of_its_words_with_a_space_between_them() -> None:
    digest = hashlib.sha256(b"x7\nproject bluebell").hexdigest()[:32]
    check_ = check_of("embargo", hashes=[f"2:{digest}"], salt="x7")
    assert flagged("Soon: Project Bluebell", check_) == ["Project Bluebell"]


def test_a_secret_is_found_by_its_hash_and_does_not_stand_in_the_kit() -> None:
    held = hash_phrase("Project Bluebell", "x7")
    assert held.startswith("2:")
    assert "bluebell" not in held.lower()
    check_ = check_of("embargo", hashes=[held], salt="x7", until="2026-12-01")
    assert flagged("Wait for project-bluebell!", check_) == ["project-bluebell"]
    assert flagged("#Project Bluebell", check_) == ["#Project Bluebell"]
    assert flagged("A project with bluebells", check_) == []
    assert flagged("Project Bluebell", check_of("embargo", hashes=[held], salt="y")) == []


def test_a_secret_is_one_until_its_day() -> None:
    from datetime import UTC, datetime

    check_ = check_of("embargo", patterns=["bluebell"], until="2026-12-01")
    assert codes("Bluebell", check_) == ["embargo-words"]
    assert codes("Bluebell", check_, now=datetime(2026, 12, 1, tzinfo=UTC)) == []
    assert codes("Bluebell", check_of("embargo", patterns=["bluebell"])) == ["embargo-always"]
    (seen,) = findings("Wait for bluebell now", check_)
    assert mended("Wait for bluebell now", seen.fixes[0]) == "Wait for now"


def test_figures_of_the_company_are_the_companys_to_tell() -> None:
    news = pack_check("uk", "uk-company-news")
    assert flagged("Our sales are up 12 per cent", news) == ["sales are up"]
    assert flagged("LFL is grim, redundancies too", news) == ["LFL", "redundancies"]
    assert flagged("Sales assistants like me. Up 3 stairs.", news) == []


@pytest.mark.parametrize("pack", ["uk", "us"])
def test_what_is_to_come_in_the_company_is_the_companys_to_tell(pack: str) -> None:
    news = pack_check(pack, f"{pack}-company-news")
    for text, words in (
        ("New range launching on 3 February, keep it quiet", "launching on 3"),
        ("the Leeds store is closing in March", "closing in March"),
        ("Head office is shutting our York branch for good", "shutting our York branch for good"),
        ("They're making ten people redundant", "redundant"),
        ("They are letting twelve people go in January", "letting twelve people go"),
    ):
        assert flagged(text, news) == [words]
    for text in (
        "we are closing at 4 today",
        "Our shop will close in January for two days of stocktaking.",
        "launching my seeds into the wind",
        "I was made redundant in 2019 and found this job.",
        "The new spade makes my old one redundant.",
    ):
        assert flagged(text, news) == [], text


# -- all packs on any text -----------------------------------------------------------------


def every_check() -> tuple[KitCheck, ...]:
    found = [pack_check(pack, name) for pack in pack_names() for name in read_pack(pack)]
    more = check_of("embargo", hashes=[hash_phrase("free candle", "s")], salt="s")
    return (*found, more, replace(check_of("locked-phrase", phrases=["x"]), id="locked"))


ALL = kit(checks=every_check(), markets=("GB", "IE", "US"))
WORDS = (
    "Ad|#ad| |, |. |\n|20% off|from £5|half price|free|gift|giveaway|win a|eco-friendly|Klarna|"
    "07700 900123|a@b.com|LS1 4DY|order number 1234|4111 1111 1111 1111|customer called Ann|"
    "wine|drown your sorrows|vape|sales are up 1|🐝|👩‍👩‍👧|𝓖𝓵|WE NEED YOUR COATS|#bestsaturdayever|"
    "be your own boss|£400 a week|join my team|anxiety|https://a.com/x|e\u0301|\u200d|שלום|{gap}|İ|\ud83d"
)
PIECES = st.sampled_from(WORDS.split("|")) | st.text(max_size=4)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(PIECES, max_size=14).map("".join), st.sampled_from(("GB", "IE", "US")), st.booleans()
)
def test_every_finding_lies_inside_any_text_and_can_be_said(
    text: str, market: str, with_picture: bool
) -> None:
    pictures = (use(alt="Image of bees"),) if with_picture else ()
    networks = tuple(NETWORKS.values())
    report = check(request(text, kit=ALL, market=market, pictures=pictures, networks=networks))
    assert report == check(
        request(text, kit=ALL, market=market, pictures=pictures, networks=networks)
    )
    for finding in report.findings:
        assert text[finding.start : finding.end] == finding.text
        assert finding_title(finding)
        assert "{" not in finding_title(finding) or "{" in finding.text or "{" in text
        for fix in finding.fixes:
            assert fix_label(fix)
            reached = 0
            for edit in fix.edits:
                assert reached <= edit.start <= edit.end <= len(text)
                reached = edit.end


def test_all_checks_of_all_packs_run() -> None:
    assert StructuralEngine(ALL).not_run == ()

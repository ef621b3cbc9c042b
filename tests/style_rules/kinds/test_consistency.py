from __future__ import annotations

from studio.style_rules.rule import Rule, RuleKind
from tests.style_rules.making import alerts, found, rule


def either(*pairs: tuple[str, str], **changes: object) -> Rule:
    return rule(RuleKind.CONSISTENCY, either=pairs, message="mixed '%s'", **changes)


def test_both_forms_in_a_text_are_flagged_once_at_the_last_place() -> None:
    alert = alerts("colour, color, colour.", either(("colour", "color")))
    assert [(item.start, item.message) for item in alert] == [(15, "mixed 'colour'")]


def test_one_form_alone_is_fine() -> None:
    assert found("color and color", either(("colour", "color"))) == []


def test_pairs_do_not_mix() -> None:
    assert found("colour and grey", either(("colour", "color"), ("gray", "grey"))) == []


def test_parts_of_words_count_only_when_the_rule_says_so() -> None:
    assert found("colours color", either(("colour", "color"))) == []
    assert found("colours color", either(("colour", "color"), nonword=True)) == ["color"]

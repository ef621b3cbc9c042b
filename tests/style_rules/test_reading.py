"""Rules out of mappings and out of folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from studio.style_rules.inherit import ParentError, flattened
from studio.style_rules.keys import parse_rule
from studio.style_rules.reader import read_styles, read_vocab
from studio.style_rules.rule import RuleKind


def codes(**data: object) -> list[tuple[str, str]]:
    return [(item.code, item.key) for item in parse_rule("T.Rule", data)[1]]


def test_values_may_be_text_and_keys_of_any_case() -> None:
    rule, problems = parse_rule(
        "T.Rule",
        {"Extends": "occurrence", "message": "m", "MAX": "3", "Token": "a", "IgnoreCase": "yes"},
    )
    assert problems == ()
    assert rule is not None
    assert (rule.maximum, rule.tokens, rule.ignorecase, rule.level) == (3, ("a",), True, "warning")


def test_one_scope_is_a_list_of_one() -> None:
    rule, _ = parse_rule(
        "T.Rule",
        {"extends": "existence", "message": "m", "tokens": "a", "scope": "sentence"},
    )
    assert rule is not None
    assert (rule.scope, rule.tokens) == (("sentence",), ("a",))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"extends": "sequence", "message": "m"}, ("rule-kind-refused", "extends")),
        ({"extends": "script", "message": "m"}, ("rule-kind-refused", "extends")),
        ({"extends": "swap", "message": "m"}, ("unsupported-rule", "extends")),
        ({"message": "m"}, ("missing-field", "extends")),
        ({"extends": "existence", "tokens": ["a"]}, ("missing-field", "message")),
        ({"extends": "existence", "message": "m"}, ("missing-field", "tokens")),
        ({"extends": "existence", "message": "m", "tokens": ["a"], "swap": {}}, (
            "rule-unknown-key", "swap",
        )),
        ({"extends": "existence", "message": "m", "tokens": {"a": "b"}}, (
            "rule-bad-value", "tokens",
        )),
        ({"extends": "existence", "message": "m", "tokens": ["a"], "level": "loud"}, (
            "rule-bad-value", "level",
        )),
        ({"extends": "existence", "message": "m", "tokens": ["a"], "action": {"name": "go"}}, (
            "rule-bad-value", "action",
        )),
        ({"extends": "existence", "message": "m", "tokens": ["a"], "scope": "a b"}, (
            "rule-bad-scope", "scope",
        )),
        ({"extends": "metric", "message": "m", "formula": "__import__('os')", "condition": "> 1"}, (
            "rule-bad-formula", "formula",
        )),
    ],
)  # fmt: skip
def test_a_rule_that_is_not_right_is_refused_and_says_where(
    data: dict[str, object], expected: tuple[str, str]
) -> None:
    assert expected in codes(**data)


def test_kinds_that_vale_reads_loosely_pass_over_keys_they_do_not_know() -> None:
    assert codes(extends="consistency", message="m", either={"a": "b"}, x="y") == []
    assert codes(extends="spelling", message="m", x="y") == []


PARENT = {
    "extends": "existence",
    "message": "no '%s'",
    "tokens": ["a", "b"],
    "tests": [{"input": "a"}],
}


def flat(child: dict[str, object]) -> dict[str, object]:
    return flattened(child, {"Std.Words": PARENT}.get)


def test_a_child_adds_to_takes_out_of_and_replaces_what_its_parent_has() -> None:
    found = flat({"extends": "Std.Words", "tokens+": ["c"], "message": "x"})
    assert (found["extends"], found["tokens"], found["message"]) == (
        "existence",
        ["a", "b", "c"],
        "x",
    )
    assert "tests" not in found
    assert flat({"extends": "Std.Words", "tokens-": ["a"]})["tokens"] == ["b"]


@pytest.mark.parametrize(
    "child",
    [
        {"extends": "Std.Nothing"},
        {"extends": "Vale.Spelling"},
        {"extends": "Std.Words", "tokens-": ["z"]},
        {"extends": "Std.Words", "tokens+": ["c"], "tokens": ["d"]},
        {"extends": "Std.Words", "raw+": ["c"]},
        {"extends": "Std.Words", "message+": ["c"]},
        {"extends": "existence", "tokens+": ["c"]},
    ],
)
def test_an_edit_that_cannot_be_meant_is_refused(child: dict[str, object]) -> None:
    with pytest.raises(ParentError):
        flat(child)


def test_rules_that_extend_each_other_are_refused() -> None:
    rules = {"T.A": {"extends": "T.B"}, "T.B": {"extends": "T.A"}}
    with pytest.raises(ParentError):
        flattened(rules["T.A"], rules.get)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


RULE = "extends: existence\nmessage: \"no '%s'\"\ntokens:\n  - no\n  - 12:30\n"


def test_a_folder_of_rules_is_a_style_by_its_name(tmp_path: Path) -> None:
    write(tmp_path / "Brand/Words.yml", RULE)
    write(tmp_path / "Brand/Usage/Deep.yml", RULE)
    write(tmp_path / "Brand/_drafts/Not.yml", RULE)
    styles = read_styles(tmp_path / "Brand")
    assert [rule.name for rule in styles.rules] == ["Brand.Usage.Deep", "Brand.Words"]
    assert styles.rules[1].tokens == ("no", "12:30")


def test_a_folder_of_styles_has_all_of_their_rules(tmp_path: Path) -> None:
    write(tmp_path / "One/A.yml", RULE)
    write(tmp_path / "Two/A.yml", "extends: One.A\nlevel: error\n")
    write(tmp_path / "config/vocabularies/Brand/accept.txt", "x")
    styles = read_styles(tmp_path)
    assert [(rule.name, rule.level) for rule in styles.rules] == [
        ("One.A", "warning"),
        ("Two.A", "error"),
    ]


def test_one_broken_rule_does_not_stop_the_others(tmp_path: Path) -> None:
    write(tmp_path / "T/Good.yml", RULE)
    write(tmp_path / "T/Broken.yml", "extends: existence\n  tokens: [")
    write(tmp_path / "T/Pattern.yml", "extends: existence\nmessage: m\ntokens: ['(']\n")
    styles = read_styles(tmp_path / "T")
    assert [rule.name for rule in styles.rules] == ["T.Good"]
    assert {(item.rule, item.code) for item in styles.problems} == {
        ("T.Broken", "rule-broken-file"),
        ("T.Pattern", "rule-bad-pattern"),
    }


BOMB = "a0: &a0 [x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10)
)


@pytest.mark.parametrize(
    "hostile",
    [
        BOMB,
        BOMB.replace("[x, x]", "{x: y}") + "<<: [*a9]\n",
        "tokens: " + "[" * 5_000 + "]" * 5_000,
        "tokens: " + "[" * 200_000,
        "tokens: &a [*a]",
        "tokens: [*nowhere]",
    ],
)
def test_a_file_that_grows_beyond_measure_is_refused_and_the_others_run(
    tmp_path: Path, hostile: str
) -> None:
    write(tmp_path / "T/Good.yml", RULE)
    write(tmp_path / "T/Hostile.yml", f"extends: existence\nmessage: m\n{hostile}\n")
    write(tmp_path / "T/Child.yml", "extends: T.Hostile\nlevel: error\n")
    styles = read_styles(tmp_path / "T")
    assert [rule.name for rule in styles.rules] == ["T.Good"]
    assert {(item.rule, item.code) for item in styles.problems} == {
        ("T.Hostile", "rule-hostile-file"),
        ("T.Child", "rule-hostile-file"),
    }


def test_a_rule_may_say_a_list_twice_with_an_alias(tmp_path: Path) -> None:
    text = "extends: existence\nmessage: m\nexceptions: &a [x, &b y]\ntokens: [a, *b]\nraw: *a\n"
    write(tmp_path / "T/A.yml", text)
    rule = read_styles(tmp_path / "T").rules[0]
    assert (rule.tokens, rule.raw) == (("a", "y"), ("x", "y"))


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "message: m\ntokens: [a]\n", "words"])
def test_a_file_that_does_not_say_what_it_extends_is_named(tmp_path: Path, text: str) -> None:
    write(tmp_path / "T/Good.yml", RULE)
    write(tmp_path / "T/Other.yml", text)
    (problem, *_) = read_styles(tmp_path / "T").problems
    assert (problem.rule, problem.code, problem.key) == ("T.Other", "missing-field", "extends")


def test_word_lists_leave_out_remarks_and_keep_hashtags(tmp_path: Path) -> None:
    write(tmp_path / "accept.txt", "# remark\n\nfern\n#tag\nfern\n")
    vocab = read_vocab(tmp_path)
    assert (vocab.accept, vocab.reject) == (("fern", "#tag"), ())


def test_every_kind_has_a_list_of_keys() -> None:
    for kind in RuleKind:
        assert ("unsupported-rule", "extends") not in codes(extends=kind.value, message="m")

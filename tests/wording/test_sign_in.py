from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import studio
from studio.wording import publishing, sign_in

OAUTH = Path(studio.__file__).parent / "publishers" / "oauth"
SENTENCES = [*sign_in.REASONS.values(), *sign_in.REFUSED.values()]


def codes_of(file: str, *functions: str) -> set[str]:
    """Return the texts that look like codes in calls of these functions, and in returns."""
    found: set[str] = set()
    for node in ast.walk(ast.parse((OAUTH / file).read_text("utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in functions:
            given = [*node.args, *(word.value for word in node.keywords if word.arg == "refused")]
            found |= {str(g.value) for g in given if isinstance(g, ast.Constant)}
        if isinstance(node, ast.Return) and isinstance(node.value, ast.Constant):
            found.add(str(node.value.value))
    return {code for code in found if re.fullmatch(r"[a-z-]{5,}", code)}


def test_everything_that_is_refused_has_a_sentence() -> None:
    refused = codes_of("answer.py", "_not_ours")
    refused |= codes_of("incoming.py", "Request", "_bad")
    refused |= codes_of("loopback.py", "self._note", "self._turn_away")
    refused |= codes_of("attempt.py")
    assert refused == sign_in.REFUSED.keys()


def test_a_sign_ins_reason_is_found_where_all_reasons_are() -> None:
    said = publishing.reason("wrong-person", network="Bluesky")
    assert said.startswith("Somebody else is signed in at Bluesky")


def test_an_unknown_refusal_still_says_what_to_do() -> None:
    assert sign_in.refused("from-the-future") == sign_in.refused("not-the-address")


def test_the_page_has_words() -> None:
    texts = sign_in.page()
    assert texts.title == "Shopfloor Studio"
    assert "close this page" in texts.done
    assert texts.refused != texts.done
    assert texts.language


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_words_are_plain(sentence: str) -> None:
    banned = r"\b(error|invalid|oops|please wait|simply|token|OAuth|URL|API)\b"
    assert not re.search(banned, sentence, re.IGNORECASE)
    assert "'" not in sentence
    assert max(len(part.split()) for part in re.split(r"[.:] ", sentence)) <= 18

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import studio
from studio.outbox.model import State
from studio.wording import publishing as words

ROOT = Path(studio.__file__).parent
FAMILIES = {"LinkExpiredError", "RejectedError", "UnavailableError", "OutcomeUnknownError"}
ALL: dict[str, dict[str, str]] = {
    "reasons": words.REASONS,
    "unsure": words.UNSURE,
    "calm": words.CALM,
    "bare": words.BARE,
    "vault": words.VAULT,
    "storage": words.STORAGE,
    "states": words.STATES,
    "events": words.EVENTS,
}
SENTENCES = [text for group in ALL.values() for text in group.values()]
SENTENCES += [words.RECOVERED, words.STARTED_EMPTY]


def codes_given_to(*names: str) -> set[str]:
    """Return the first text of every call of these names in the core."""
    found: set[str] = set()
    for package in ("publishers", "accounts", "people", "storage", "outbox", "publishing"):
        for file in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and _called(node) & set(names) and node.args:
                    found |= _texts(node.args[0])
    return found


def _called(node: ast.Call) -> set[str]:
    return {part.id for part in ast.walk(node.func) if isinstance(part, ast.Name)}


def _texts(node: ast.expr) -> set[str]:
    parts = [node.body, node.orelse] if isinstance(node, ast.IfExp) else [node]
    return {p.value for p in parts if isinstance(p, ast.Constant) and isinstance(p.value, str)}


def returned_by(path: str, function: str) -> set[str]:
    """Return every text that a function can return."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    body = next(n for n in ast.walk(tree) if getattr(n, "name", "") == function)
    returns = [n.value for n in ast.walk(body) if isinstance(n, ast.Return) and n.value]
    return {text for value in returns for text in _texts(value)}


def test_every_reason_has_a_sentence() -> None:
    reasons = codes_given_to(*FAMILIES) | returned_by("publishers/http.py", "_cause")
    assert {"offline", "wifi-sign-in", "no-answer", "main-password", "no-sign-in"} <= (
        reasons | {"offline"}
    )
    assert reasons - words.REASONS.keys() == set()
    assert codes_given_to("PictureProblem") - words.REASONS.keys() == set()
    assert {"interrupted", "not-there"} <= words.REASONS.keys()


def test_every_vault_and_storage_code_has_a_sentence_and_a_reason() -> None:
    vault = codes_given_to("VaultError") | returned_by("accounts/known_stores.py", "code_of")
    assert vault == words.VAULT.keys()
    storage = codes_given_to("StorageError")
    assert storage <= words.STORAGE.keys()
    assert {f"vault-{code}" for code in words.VAULT} <= words.REASONS.keys()
    assert {f"storage-{code}" for code in words.STORAGE} <= words.REASONS.keys()


def test_every_state_and_every_line_of_a_history_has_a_name() -> None:
    assert {state.value for state in State} == words.STATES.keys()
    noted = {"looked", "resolved-sent", "resolved-resend", "dropped", "recovered", "taken-down"}
    assert noted | {state.value for state in State} == words.EVENTS.keys()


@pytest.mark.parametrize("code", sorted(words.REASONS))
@pytest.mark.parametrize("maybe_live", [True, False])
def test_every_sentence_can_be_filled_in(code: str, maybe_live: bool) -> None:
    for when, detail in (("14:10", "no {braces}"), ("", "")):
        said = words.reason(
            code, network="Bluesky", when=when, detail=detail, picture="red", maybe_live=maybe_live
        )
        assert "{" not in said.replace("no {braces}", "")
        assert said == said.strip()
        assert not said.endswith(("at .", ":"))


def test_a_lost_answer_is_told_apart_by_whether_it_may_be_live() -> None:
    assert "Nothing was posted" in words.reason("no-answer", network="Bluesky")
    assert "Look before" in words.reason("no-answer", network="Bluesky", maybe_live=True)
    assert "Nothing was posted" in words.reason("unclear-answer", network="Bluesky")
    assert "Look before" in words.reason("unclear-answer", network="Bluesky", maybe_live=True)


def test_a_reason_of_a_later_version_still_gets_a_careful_sentence() -> None:
    said = words.reason("from-the-future", network="Bluesky")
    assert said == "We don’t know yet if this was posted. Look before you send it again."


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_words_are_plain(sentence: str) -> None:
    banned = r"\b(error|invalid|compliant|legal|oops|please wait|simply|token|keyring|API)\b"
    assert not re.search(banned, sentence, re.IGNORECASE)
    assert "'" not in sentence
    assert max(len(part.split()) for part in re.split(r"[.:] ", sentence)) <= 18


def test_the_other_sentences() -> None:
    assert words.vault("") == ""
    assert words.vault("locked").startswith("Your password store is locked")
    assert words.storage("disk-full").startswith("The disk is full")
    assert (words.state("unknown"), words.event("looked")) == ("Look first", "We looked for it")
    assert "drafts.json" in words.recovered("drafts.json", restored=True)
    assert words.recovered("x", restored=True) != words.recovered("x", restored=False)

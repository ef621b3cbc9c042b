"""The rule wizard: "Avoid …", "Say X, not Y" and "At most …" become pure Vale rules."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from studio.workshop.yaml_edit import plain

if TYPE_CHECKING:
    from studio.workshop.changes import Changes


class Wish(StrEnum):
    """What a rule is to do."""

    AVOID = "avoid"
    SAY_INSTEAD = "say-instead"
    AT_MOST = "at-most"


COUNTED: dict[str, tuple[str, str]] = {
    "emoji": (r"\p{So}", "text"),
    "exclamation": ("!", "text"),
    "hashtag": (r"#\w+", "raw"),
    "words-in-a-sentence": (r"\b[\w’']+\b", "sentence"),
}
"""What "at most" counts: (pattern, Vale's scope)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleForm:
    """A rule as the brand team puts it.

    Attributes:
        wish: which of the three kinds.
        name: what the rule is called, two or three words.
        words: for ``avoid``: words and phrases, as they are written.
        swaps: for ``say-instead``: (not this, but this).
        counted: for ``at-most``: a key of ``COUNTED``.
        limit: for ``at-most``.
        decide: True when the colleague has to decide, False for a tip.
        why: the guideline that is quoted, by locale.
        source: the guideline's name, by locale.
        bad: a sentence that breaks the rule.
        good: the same said well.
        locales: languages that the rule is for; empty for all.
    """

    wish: Wish
    name: str
    words: tuple[str, ...] = ()
    swaps: tuple[tuple[str, str], ...] = ()
    counted: str = "emoji"
    limit: int = 1
    decide: bool = False
    why: tuple[tuple[str, str], ...]
    source: tuple[tuple[str, str], ...] = ()
    bad: str
    good: str
    locales: tuple[str, ...] = ()


def file_name(name: str, taken: frozenset[str] = frozenset()) -> str:
    """Return a rule's file name without ending: letters and digits, each word large.

    Args:
        name: what the rule is called, in any script.
        taken: names that are there already.
    """
    ascii_only = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    words = re.findall(r"[A-Za-z0-9]+", ascii_only)
    wanted = "".join(word[:1].upper() + word[1:] for word in words)[:40] or "Rule"
    wanted = wanted if wanted[0].isalpha() else f"Rule{wanted}"
    number, found = 2, wanted
    while found.casefold() in {item.casefold() for item in taken}:
        found, number = f"{wanted}{number}", number + 1
    return found


def save_rule(changes: Changes, style: str, rule: str, form: RuleForm) -> None:
    """Write a rule, its two examples and its guideline.

    Args:
        changes: the kit's folder.
        style: the folder under ``tone/styles``.
        rule: from ``file_name``.
        form: what the brand team filled in.

    Raises:
        YamlEditError: the guidelines file is not sound YAML.
        OSError: it could not be written.
    """
    full = f"{style}.{rule}"
    with changes.together():
        changes.edit(f"tone/styles/{style}/{rule}.yml", lambda top: _write(top, full, form))
        changes.edit("tone/guidelines.yml", lambda top: _explain(top, full, form))


def _write(top: Any, full: str, form: RuleForm) -> None:
    top.clear()
    for key, value in _rule(form).items():
        top[key] = plain(value)
    top["tests"] = plain(
        (
            {"name": "finds it", "input": form.bad, "contains": full},
            {"name": "leaves this alone", "input": form.good, "absent": full},
        )
    )


def _rule(form: RuleForm) -> dict[str, object]:
    level = "warning" if form.decide else "suggestion"
    if form.wish is Wish.AVOID:
        bare = all(_is_bounded(word) for word in form.words)
        tokens = tuple(_literal(word, bounded=not bare) for word in form.words)
        message = f"{form.name}: “%s”"
        return {
            "extends": "existence",
            "message": message,
            "level": level,
            "ignorecase": True,
            **({} if bare else {"nonword": True}),
            "tokens": tokens,
        }
    if form.wish is Wish.SAY_INSTEAD:
        bare = all(_is_bounded(bad) for bad, _good in form.swaps)
        swap = {_literal(bad, bounded=not bare): good for bad, good in form.swaps}
        return {
            "extends": "substitution",
            "message": f"{form.name}: “%s” instead of “%s”",
            "level": level,
            "ignorecase": True,
            **({} if bare else {"nonword": True}),
            "action": {"name": "replace"},
            "swap": swap,
        }
    token, scope = COUNTED[form.counted]
    return {
        "extends": "occurrence",
        "message": form.name,
        "level": level,
        "scope": scope,
        "max": form.limit,
        "token": token,
    }


def _is_bounded(word: str) -> bool:
    """Tell whether Vale's own word boundaries fit: the first and last are letters or digits."""
    return word[:1].isalnum() and word[-1:].isalnum()


def _literal(word: str, *, bounded: bool) -> str:
    """Return a pattern that matches the words as they are written.

    Args:
        word: one word or a phrase.
        bounded: True to say in the pattern where word boundaries are, because the rule
            switches Vale's own off.
    """
    found = re.escape(word).replace(r"\ ", " ")
    if bounded:
        found = (r"\b" if word[:1].isalnum() else "") + found
        found += r"\b" if word[-1:].isalnum() else ""
    return found


def _explain(top: Any, full: str, form: RuleForm) -> None:
    first = form.why[0][0] if form.why else "en-GB"
    source = form.source or ((first, form.name),)
    entry: dict[str, object] = {
        "why": dict(form.why),
        "source": dict(source),
        "title": {first: form.name},
    }
    if form.locales:
        entry["locales"] = form.locales
    top[full] = plain(entry)

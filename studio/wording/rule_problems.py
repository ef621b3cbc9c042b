"""Sentences for what keeps a rule in Vale's format from running."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.wording.i18n import N_, _

if TYPE_CHECKING:
    from studio.style_rules.rule import RuleProblem

SENTENCES: dict[str, str] = {
    "rule-kind-refused": N_(
        "Rules of the kind “{value}” do not run here: they need a grammar model or a program. "
        "Use another kind."
    ),
    "rule-bad-value": N_("“{value}” does not fit “{field}”. Look up what this key takes."),
    "rule-bad-scope": N_("“{value}” is not a scope. Write one word, or join words with “&”."),
    "rule-bad-formula": N_(
        "The formula does not work: {value}. Use numbers, counts and plain sums only."
    ),
    "rule-parent": N_(
        "The rule that this one extends cannot be used: “{value}”. Check its name and entries."
    ),
}
"""Sentences that a kit's rules share with folders of rules."""

_OTHERS: dict[str, str] = {
    "unsupported-rule": N_("Rules of the kind “{value}” are not known. Check “extends”."),
    "missing-field": N_("“{field}” is missing. Add it to the rule."),
    "rule-unknown-key": N_("“{field}” is not a key of such a rule. Take it out."),
    "rule-bad-pattern": N_("The pattern in “{field}” does not work: {value}. Mend the pattern."),
    "rule-broken-file": N_("The file is not sound YAML. Mend it and try again."),
    "rule-hostile-file": N_(
        "The file repeats itself too often or nests too deep. Write its entries out plainly."
    ),
}


def rule_sentence(problem: RuleProblem) -> str:
    """Return why a rule of a folder does not run."""
    sentence = _({**SENTENCES, **_OTHERS}[problem.code])
    return sentence.format(value=problem.value, field=problem.key)

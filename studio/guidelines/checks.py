"""All checks together: the one door to the guideline engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studio.guidelines.addresses import find_link_problems
from studio.guidelines.alt import find_alt_problems
from studio.guidelines.dates import find_date_problems
from studio.guidelines.dictionaries import dictionary_of
from studio.guidelines.finding import Finding, Level, Verdict
from studio.guidelines.gaps import find_empty_gaps, find_empty_text
from studio.guidelines.label import find_label
from studio.guidelines.length import find_too_long
from studio.guidelines.marks import find_mark_problems
from studio.guidelines.mix import find_pitches
from studio.guidelines.on_picture import find_picture_words, find_said_on_picture
from studio.guidelines.own_photo import find_own_photo_problems
from studio.guidelines.own_words import find_borrowed
from studio.guidelines.picture import find_picture_problems
from studio.guidelines.recalls import find_recalls
from studio.guidelines.request import CheckRequest, Report
from studio.guidelines.sameness import find_same
from studio.guidelines.spelling import find_misspelt
from studio.guidelines.structural.engine import StructuralEngine
from studio.guidelines.subject import Subject, subject_of
from studio.guidelines.tone import Tone, ToneEngine, runs_for
from studio.guidelines.trust import find_untrusted_kit

if TYPE_CHECKING:
    from studio.brand_kit.model import BrandKit
    from studio.post import Kept

_RANK = {Level.STOP: 0, Level.CHECK: 1, Level.TIP: 2}
_ENGINES_KEPT = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One structural check.

    Attributes:
        id: its name in ``Finding.rule``.
        run: answers its findings, or None when it does not apply.
        praised: True when ``Report.passed`` names it.
    """

    id: str
    run: Callable[[Subject], tuple[Finding, ...] | None]
    praised: bool = True


CHECKS: tuple[Check, ...] = (
    Check(id="kit", run=find_untrusted_kit, praised=False),
    Check(id="text", run=find_empty_text, praised=False),
    Check(id="label", run=find_label),
    Check(id="gaps", run=find_empty_gaps),
    Check(id="picture", run=find_picture_problems),
    Check(id="own-photo", run=find_own_photo_problems, praised=False),
    Check(id="picture-words", run=find_picture_words),
    Check(id="alt", run=find_alt_problems),
    Check(id="length", run=find_too_long),
    Check(id="marks", run=find_mark_problems, praised=False),
    Check(id="recalls", run=find_recalls, praised=False),
    Check(id="dates", run=find_date_problems),
    Check(id="links", run=find_link_problems),
    Check(id="own-words", run=find_borrowed, praised=False),
    Check(id="sameness", run=find_same, praised=False),
    Check(id="mix", run=find_pitches, praised=False),
    Check(id="spelling", run=find_misspelt, praised=False),
)
"""Every structural check, in the order in which passed ones are named."""

_engines: list[tuple[BrandKit, ToneEngine]] = []
_structures: list[tuple[BrandKit, StructuralEngine]] = []


def check(request: CheckRequest) -> Report:
    """Run every check on one text.

    Args:
        request: the text and all that the answer depends on.

    Returns:
        Every finding that the colleague did not decide to keep, the checks that are fine,
        the lengths, and what it all means for Publish.
    """
    subject = subject_of(request)
    found: list[Finding] = []
    passed: list[str] = []
    for item in CHECKS:
        answer = item.run(subject)
        found += answer or ()
        if answer == () and item.praised and not (subject.blank and item.id == "length"):
            passed.append(item.id)
    tone = engine_for(request.kit).read(request.text, request.locale, request.typing_at)
    structure = structure_for(request.kit).read(subject)
    structural = [item for item in structure.findings if not _is_typed(item, request.typing_at)]
    found += structural
    found += _not_said(tone.findings, tuple(structural))
    found += find_said_on_picture(request, engine_for(request.kit), structure_for(request.kit))
    passed += _passed_rules(request, tone)
    found = [item for item in found if not _is_kept(item, request.kept)]
    found.sort(key=lambda item: (_RANK[item.level], item.start, item.end))
    return Report(
        findings=tuple(found),
        passed=tuple(passed),
        lengths=subject.lengths,
        verdict=_verdict(found),
        not_run=tuple(sorted({*structure.not_run, *tone.left_out})),
    )


def engine_for(kit: BrandKit) -> ToneEngine:
    """Return the tone engine of a kit, made once and kept for the last few kits."""
    for known, engine in _engines:
        if known is kit:
            return engine
    engine = ToneEngine(kit.rules, kit.words, dictionary_of)
    _engines.append((kit, engine))
    del _engines[:-_ENGINES_KEPT]
    return engine


def structure_for(kit: BrandKit) -> StructuralEngine:
    """Return the structural checks of a kit, made once and kept for the last few kits."""
    for known, engine in _structures:
        if known is kit:
            return engine
    engine = StructuralEngine(kit)
    _structures.append((kit, engine))
    del _structures[:-_ENGINES_KEPT]
    return engine


def _is_typed(finding: Finding, typing_at: int) -> bool:
    """Tell whether a finding is about the word that is being typed; it may become another."""
    return finding.start < finding.end and finding.start <= typing_at <= finding.end


def _not_said(tone: tuple[Finding, ...], others: tuple[Finding, ...]) -> list[Finding]:
    """Leave out what a structural check says of the same words: one finding, not two."""
    spans = {(item.start, item.end) for item in others if item.end > item.start}
    return [
        item
        for item in tone
        if not any(start < item.end and item.start < end for start, end in spans)
    ]


def _passed_rules(request: CheckRequest, tone: Tone) -> list[str]:
    if not request.text.strip():
        return []
    flagged = {item.rule for item in tone.findings} | tone.left_out
    return [
        rule.name
        for rule in request.kit.rules
        if rule.title.by_locale and rule.name not in flagged and runs_for(rule, request.locale)
    ]


def _is_kept(finding: Finding, kept: tuple[Kept, ...]) -> bool:
    return finding.level is not Level.STOP and any(
        item.rule == finding.rule and item.text == finding.text for item in kept
    )


def _verdict(found: list[Finding]) -> Verdict:
    levels = {item.level for item in found}
    if Level.STOP in levels:
        return Verdict.STOP
    return Verdict.DECIDE if Level.CHECK in levels else Verdict.READY

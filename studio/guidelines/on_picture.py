"""Can the picture go where it is wanted, and can the words on it be read?

What pictures look like is measured elsewhere, in a worker; this turns the facts that are known
into findings. A place that was not measured yet says nothing, and is measured before the post
goes out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from studio.guidelines.finding import Finding, Fix, Level
from studio.guidelines.picture_facts import SOFT
from studio.guidelines.structural.base import asked_for
from studio.guidelines.subject import subject_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from studio.brand_kit.model import KitCheck
    from studio.guidelines.picture_facts import PlaceFacts, SlotFact
    from studio.guidelines.request import CheckRequest, PictureUse
    from studio.guidelines.structural.engine import StructuralEngine
    from studio.guidelines.subject import Subject
    from studio.guidelines.tone import ToneEngine

_MENDED_THERE = ("words-too-many", "words-covered", "template-other", "template-gone")
"""Problems that are mended where the picture is edited."""

_ROUNDING = 0.05  # a ratio is shown with one decimal, and 4.46 is not 4.5
_SAYING = ("forbid", "price", "category", "pii", "embargo", "limit")
"""Kinds of structural check that are about what is said, wherever it is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Key:
    """What the answer for words on a picture depends on; an engine is of one kit."""

    structure: StructuralEngine
    words: str
    market: str
    locale: str
    day: date
    brief: str
    store: str


_MOST_KEPT = 32
_kept: dict[_Key, tuple[Finding, ...]] = {}


def find_picture_words(subject: Subject) -> tuple[Finding, ...] | None:
    """Check what was measured of every picture; None when nothing is known or written."""
    request = subject.request
    if not any(use.facts or use.template for use in request.pictures):
        return None
    wanted = {rules.id for rules in request.networks}
    found: list[Finding] = []
    for use in request.pictures:
        facts = [fact for fact in use.facts if not wanted or fact.network in wanted]
        found += _problems(facts, wanted)
        found += _slots(request, facts, wanted)
    return tuple(found)


def find_said_on_picture(
    request: CheckRequest, tone: ToneEngine, structure: StructuralEngine
) -> tuple[Finding, ...]:
    """Check what the words on pictures say, by the same rules as the post's own words.

    Args:
        request: the post.
        tone: the kit's tone rules.
        structure: the kit's own checks; those about what is said are asked.
    """
    found: list[Finding] = []
    for slot, words in _written(request.pictures):
        fix = Fix(code="edit-picture", target=slot)
        said = _said(request, words, tone, structure)
        found += [replace(item, start=0, end=0, slot=slot, fixes=(fix,)) for item in said]
    return tuple(found)


def _said(
    request: CheckRequest, words: str, tone: ToneEngine, structure: StructuralEngine
) -> tuple[Finding, ...]:
    """Check words on a picture; they stay the same while the post's own words are typed."""
    key = _Key(
        structure=structure,
        words=words,
        market=request.market,
        locale=request.locale,
        day=request.now.date(),
        brief=request.brief.id if request.brief else "",
        store=request.store,
    )
    if key in _kept:
        return _kept[key]
    kinds = {check.id: check.kind for check in request.kit.checks}
    own = replace(request, text=words, link="", pictures=(), networks=(), typing_at=-1)
    said = list(tone.read(words, request.locale).findings)
    said += [
        item
        for item in structure.read(subject_of(own)).findings
        if kinds.get(item.rule, "") in _SAYING
    ]
    _kept[key] = tuple(said)
    while len(_kept) > _MOST_KEPT:
        _kept.pop(next(iter(_kept)))
    return _kept[key]


def _written(pictures: Iterable[PictureUse]) -> list[tuple[str, str]]:
    return [(slot, words) for use in pictures for slot, words in use.words]


def _problems(facts: list[PlaceFacts], wanted: set[str]) -> list[Finding]:
    """Return one finding for each problem, with all networks that have it."""
    by_code: dict[str, list[PlaceFacts]] = {}
    for fact in facts:
        if fact.problem:
            by_code.setdefault(fact.problem, []).append(fact)
        elif fact.soft:
            by_code.setdefault(SOFT, []).append(fact)
    return [_problem(code, some, wanted) for code, some in by_code.items()]


def _problem(code: str, facts: list[PlaceFacts], wanted: set[str]) -> Finding:
    level = Level.TIP if code == SOFT else Level.STOP
    needed = max(fact.needed for fact in facts)
    fixes = (Fix(code="edit-picture"),) if code in _MENDED_THERE else ()
    return Finding(
        code=code,
        rule="picture-place",
        level=level,
        values=(("needed", str(needed)),),
        networks=_networks(facts, wanted),
        fixes=fixes,
    )


def _slots(request: CheckRequest, facts: list[PlaceFacts], wanted: set[str]) -> list[Finding]:
    """Return one finding for each slot whose words are hard to read somewhere."""
    hard: dict[str, list[tuple[PlaceFacts, SlotFact]]] = {}
    for fact in facts:
        for slot in fact.slots:
            if slot.contrast and slot.ratio + _ROUNDING < slot.asked:
                hard.setdefault(slot.slot, []).append((fact, slot))
    return [_hard(request, slot, found, facts, wanted) for slot, found in hard.items()]


def _hard(
    request: CheckRequest,
    slot: str,
    found: list[tuple[PlaceFacts, SlotFact]],
    facts: list[PlaceFacts],
    wanted: set[str],
) -> Finding:
    worst = min((fact for _place, fact in found), key=lambda fact: fact.ratio)
    better = _better(slot, facts)
    check = next(iter(asked_for(request, "contrast")), None)
    shade = Fix(code="add-shade", target=slot)
    colour = [Fix(code="use-colour", shown=colour_name(better), target=f"{slot}={better}")]
    return Finding(
        code="words-hard-to-read",
        rule="contrast",
        level=Level.CHECK,
        text=_flagged(request, slot, worst.colour),
        why=_why(check, request),
        source=check.source if check else "WCAG 2.2, 1.4.3",
        source_url=check.source_url if check else "https://www.w3.org/TR/WCAG22/#contrast-minimum",
        values=(
            ("colour", colour_name(worst.colour)),
            ("ratio", f"{worst.ratio:.1f}"),
            ("asked", f"{worst.asked:g}"),
        ),
        networks=_networks([place for place, _fact in found], wanted),
        fixes=(*colour, shade) if better else (shade,),
        slot=slot,
    )


def _flagged(request: CheckRequest, slot: str, token: str) -> str:
    """Return what a colleague may keep: these words in this colour, and no others."""
    written = (words for name, words in _written(request.pictures) if name == slot)
    return f"{next(written, '')} · {colour_name(token)}"


def _why(check: KitCheck | None, request: CheckRequest) -> str:
    return check.why.get(request.locale) if check else ""


def _better(slot: str, facts: list[PlaceFacts]) -> str:
    """Return the colour that can be read best in every place, "" when none can everywhere."""
    found = [item for fact in facts for item in fact.slots if item.slot == slot and item.contrast]
    if not found:
        return ""
    asked = max(item.asked for item in found)
    least = {
        name: min(dict(item.contrast).get(name, 0.0) for item in found)
        for name, _ratio in found[0].contrast
    }
    fine = {name: ratio for name, ratio in least.items() if ratio + _ROUNDING >= asked}
    return max(fine, key=lambda name: fine[name]) if fine else ""


def colour_name(token: str) -> str:
    """Return what a colour token is called: ``colour.fern-green`` is "Fern green"."""
    plain = token.rpartition(".")[2].replace("-", " ").replace("_", " ")
    return plain[:1].upper() + plain[1:]


def _networks(facts: Iterable[PlaceFacts], wanted: set[str]) -> tuple[str, ...]:
    """Return the networks concerned, none where all are."""
    found = tuple(dict.fromkeys(fact.network for fact in facts))
    return () if wanted and set(found) == wanted and len(wanted) > 1 else found

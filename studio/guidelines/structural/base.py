"""What every kind of structural check is made with, looks at and answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from studio.guidelines.finding import Edit, Finding, Fix, Level
from studio.guidelines.sentences import tidy_removal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from studio.brand_kit.model import BrandKit, KitCheck
    from studio.guidelines.request import CheckRequest
    from studio.guidelines.structural.terms import Hit, Reading, Terms
    from studio.guidelines.subject import Subject

_LEVELS = {"tip": Level.TIP, "check": Level.CHECK, "stop": Level.STOP}
Values = tuple[tuple[str, str], ...]
"""(name, value) pairs that a finding's sentence is filled with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """What a check is made with, once for a kit.

    Attributes:
        kit: the kit.
        check: what the kit asks for.
        terms: where the check puts the phrases that it wants found.
    """

    kit: BrandKit
    check: KitCheck
    terms: Terms

    def group(self, name: str) -> int:
        """Have the phrases of a parameter found, and return their group."""
        return self.terms.group(self.check.param(name))

    def number(self, name: str, default: float) -> float:
        """Return a parameter that is one number."""
        value = self.check.param(name)
        return float(value[0]) if value else default


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a check looks at.

    Attributes:
        subject: the request, and what all checks share.
        reading: the words of the text.
        hits: where the phrases of each group stand.
    """

    subject: Subject
    reading: Reading
    hits: Mapping[int, tuple[Hit, ...]]

    @property
    def request(self) -> CheckRequest:
        """Return the request."""
        return self.subject.request

    @property
    def text(self) -> str:
        """Return the words."""
        return self.subject.request.text

    def of(self, group: int) -> tuple[Hit, ...]:
        """Return the hits of a group, in order."""
        return self.hits.get(group, ())


class Rule(Protocol):
    """A check that is ready to run."""

    def find(self, view: View) -> Iterator[Finding]:
        """Yield what needs a look."""
        ...


class Maker(Protocol):
    """Makes a check ready to run."""

    def __call__(self, making: Making, /) -> Rule:
        """Return the check.

        Raises:
            regex.error: a pattern of the kit is not one.
        """
        ...


def told(
    check: KitCheck,
    view: View,
    code: str,
    *,
    at: tuple[int, int] = (0, 0),
    values: Values = (),
    networks: tuple[str, ...] = (),
    fixes: tuple[Fix, ...] = (),
    level: Level | None = None,
) -> Finding:
    """Return a finding of a check, with the guideline that it quotes.

    Args:
        check: what the kit asks for.
        view: what was looked at.
        code: which sentence describes it.
        at: (start, end); the whole post when they are the same.
        values: what the sentence is filled with.
        networks: ids of the networks concerned; empty for all.
        fixes: possible mends, best first.
        level: the consequence; the check's own when None.
    """
    return Finding(
        code=code,
        rule=check.id,
        level=level or level_of(check),
        start=at[0],
        end=at[1],
        text=view.text[at[0] : at[1]],
        why=check.why.get(view.request.locale),
        source=check.source,
        source_url=check.source_url,
        example=check.example.get(view.request.locale),
        values=values,
        networks=networks,
        fixes=fixes,
    )


def level_of(check: KitCheck) -> Level:
    """Return the consequence that a kit gives to a check."""
    return _LEVELS.get(check.level, Level.CHECK)


def runs_in(check: KitCheck, market: str, locale: str) -> bool:
    """Tell whether a check is for a market and a language."""
    in_market = not check.markets or market in check.markets
    return in_market and (not check.locales or locale in check.locales)


def asked_for(request: CheckRequest, kind: str) -> tuple[KitCheck, ...]:
    """Return the kit's checks of a kind for a request's market and language."""
    return tuple(
        check
        for check in request.kit.checks
        if check.kind == kind and runs_in(check, request.market, request.locale)
    )


def remove(text: str, start: int, end: int) -> Fix:
    """Return the fix that takes words out, with the space that would be left over."""
    cut = tidy_removal(text, start, end)
    return Fix(code="remove", edits=(Edit(start=cut[0], end=cut[1], text=""),))


def use(start: int, end: int, words: str) -> Fix:
    """Return the fix that puts other words in a place."""
    return Fix(code="use", edits=(Edit(start=start, end=end, text=words),), shown=words)


def append(text: str, words: str) -> Fix:
    """Return the fix that puts words at the end, on a line of their own or after a space."""
    end = len(text.rstrip())
    gap = "\n" if "\n" in text.strip() else " "
    return Fix(code="add", edits=(Edit(start=end, end=end, text=f"{gap}{words}"),), shown=words)


def phrase_texts(kit: BrandKit, names: Iterable[str], locale: str) -> tuple[str, ...]:
    """Return the texts of the kit's phrases with these ids, as far as there are such."""
    known = {phrase.id: phrase for phrase in kit.phrases}
    return tuple(known[name].text.get(locale) for name in names if name in known)


def blocks(making: Making) -> tuple[str, ...]:
    """Return the ids of the approved phrases that a check offers."""
    return making.check.param("use")


def added(making: Making, view: View) -> tuple[Fix, ...]:
    """Return a fix for each approved phrase that a check offers, put at the end of the text."""
    texts = phrase_texts(making.kit, blocks(making), view.request.locale)
    return tuple(append(view.text, words) for words in texts if words and words not in view.text)


def outside(hits: Iterable[Hit], shields: Iterable[Hit]) -> tuple[Hit, ...]:
    """Return the hits that do not overlap a shield."""
    kept = tuple(shields)
    return tuple(
        hit for hit in hits if not any(s.start < hit.end and hit.start < s.end for s in kept)
    )

"""Runs a kit's structural checks on one text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from studio.brand_kit.check_kinds import unknown_parts
from studio.guidelines.structural import KINDS
from studio.guidelines.structural.base import Making, View, runs_in
from studio.guidelines.structural.terms import Reading, Terms

if TYPE_CHECKING:
    from studio.brand_kit.model import BrandKit, KitCheck
    from studio.guidelines.finding import Finding
    from studio.guidelines.structural.base import Rule
    from studio.guidelines.subject import Subject

_MAKERS = dict(KINDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a kit's structural checks say of one text.

    Attributes:
        findings: in the order of the kit's checks.
        not_run: ids of the checks that nobody looked at, by id.
    """

    findings: tuple[Finding, ...]
    not_run: tuple[str, ...]


class StructuralEngine:
    """The structural checks of one kit, ready to run.

    Args:
        kit: the kit.

    Attributes:
        not_run: ids of the checks whose kind, parameters or patterns this version cannot run.
    """

    def __init__(self, kit: BrandKit) -> None:
        self._terms = Terms()
        self._rules: list[tuple[KitCheck, Rule]] = []
        self.not_run: tuple[str, ...] = ()
        for check in kit.checks:
            rule = self._made(kit, check)
            if rule is None:
                self.not_run = (*self.not_run, check.id)
            else:
                self._rules.append((check, rule))

    def _made(self, kit: BrandKit, check: KitCheck) -> Rule | None:
        maker = _MAKERS.get(check.kind)
        if maker is None or unknown_parts(check.kind, check.params):
            return None
        try:
            return maker(Making(kit=kit, check=check, terms=self._terms))
        except (regex.error, ValueError):
            return None  # told as not run, and by the check of the kit

    def read(self, subject: Subject) -> Answer:
        """Find what a text needs.

        A check whose pattern takes too long is left out for this text only, and said so.
        """
        request = subject.request
        links = [(link.start, link.end) for link in subject.links]
        reading = Reading(request.text, links)
        view = View(subject=subject, reading=reading, hits=self._terms.find(reading))
        found: list[Finding] = []
        late: list[str] = []
        for check, rule in self._rules:
            if runs_in(check, request.market, request.locale):
                try:
                    found += rule.find(view)
                except TimeoutError:
                    late.append(check.id)
        return Answer(findings=tuple(found), not_run=tuple(sorted((*self.not_run, *late))))

"""Can people who do not see a picture know what is on it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.guidelines.finding import Finding, Level
from studio.guidelines.structural.base import asked_for, level_of

if TYPE_CHECKING:
    from studio.guidelines.request import CheckRequest, PictureUse
    from studio.guidelines.subject import Subject


def find_alt_problems(subject: Subject) -> tuple[Finding, ...] | None:
    """Check every description; None when no picture goes where a description can be put."""
    request = subject.request
    taking = [rules for rules in request.networks if rules.pictures.has_alt]
    if not request.pictures or (request.networks and not taking):
        return None
    found: list[Finding] = []
    for use in request.pictures:
        found += _of_one(request, use)
    return tuple(found)


def _missing(request: CheckRequest, name: str) -> Finding:
    """Return the finding, with the guideline of the kit's own check when it has one."""
    values = (("picture", name),)
    check = next(iter(asked_for(request, "alt")), None)
    if check is None:
        return Finding(code="alt-missing", rule="alt", level=Level.CHECK, values=values)
    return Finding(
        code="alt-missing",
        rule="alt",
        level=level_of(check),
        why=check.why.get(request.locale),
        source=check.source,
        source_url=check.source_url,
        values=values,
    )


def _of_one(request: CheckRequest, use: PictureUse) -> list[Finding]:
    name = use.picture.name.get(request.locale) if use.picture is not None else ""
    if not use.alt.strip():
        return [_missing(request, name)]
    return [
        Finding(
            code="alt-long",
            rule="alt",
            level=Level.CHECK,
            values=(
                ("over", str(len(use.alt) - rules.pictures.alt_limit)),
                ("network", rules.name),
            ),
            networks=(rules.id,),
        )
        for rules in request.networks
        if rules.pictures.has_alt and 0 < rules.pictures.alt_limit < len(use.alt)
    ]

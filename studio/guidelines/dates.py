"""Is it the right time, and the right country, for this brief and this kit?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.guidelines.finding import Finding, Level

if TYPE_CHECKING:
    from studio.brand_kit.model import Campaign
    from studio.guidelines.request import CheckRequest
    from studio.guidelines.subject import Subject


def find_date_problems(subject: Subject) -> tuple[Finding, ...] | None:
    """Check the kit's and the brief's dates and the brief's markets."""
    request = subject.request
    found = _of_kit(request)
    if request.brief is not None:
        found += _of_brief(request, request.brief)
    return tuple(found)


def _of_kit(request: CheckRequest) -> list[Finding]:
    kit = request.kit
    if request.now > kit.valid_until:
        return [_stop("kit-ended", (("day", kit.valid_until.date().isoformat()),))]
    if request.now < kit.valid_from:
        return [_stop("kit-early", (("day", kit.valid_from.date().isoformat()),))]
    return []


def _of_brief(request: CheckRequest, brief: Campaign) -> list[Finding]:
    today = request.now.date()
    title = ("brief", brief.title.get(request.locale))
    found = []
    if today > brief.valid_until:
        found.append(_stop("brief-ended", (title, ("day", brief.valid_until.isoformat()))))
    elif today < brief.valid_from:
        found.append(_stop("brief-early", (title, ("day", brief.valid_from.isoformat()))))
    if brief.embargo_until is not None and request.now < brief.embargo_until:
        moment = brief.embargo_until.isoformat()
        found.append(_stop("brief-embargo", (title, ("moment", moment))))
    if brief.markets and request.market not in brief.markets:
        found.append(_stop("brief-market", (title, ("market", request.market))))
    return found


def _stop(code: str, values: tuple[tuple[str, str], ...]) -> Finding:
    return Finding(code=code, rule="dates", level=Level.STOP, values=values)

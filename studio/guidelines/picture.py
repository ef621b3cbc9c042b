"""May these pictures go out: to these networks, in this market, today?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.brand_kit.recall import recall_of_picture
from studio.guidelines.finding import Edit, Finding, Fix, Level
from studio.post import PRACTICE

if TYPE_CHECKING:
    from studio.brand_kit.model import Picture
    from studio.guidelines.request import CheckRequest, PictureUse
    from studio.guidelines.subject import Subject


def find_picture_problems(subject: Subject) -> tuple[Finding, ...] | None:
    """Check every picture's rights; None when the post has no picture."""
    request = subject.request
    if not request.pictures:
        return None
    found = list(_too_many(request))
    for use in request.pictures:
        found += _of_one(request, use)
    return tuple(found)


def _too_many(request: CheckRequest) -> tuple[Finding, ...]:
    return tuple(
        _stop(
            "picture-count",
            (("limit", str(rules.pictures.count)), ("network", rules.name)),
            networks=(rules.id,),
        )
        for rules in request.networks
        if len(request.pictures) > rules.pictures.count
    )


def _of_one(request: CheckRequest, use: PictureUse) -> list[Finding]:
    if _recalled(request, use):
        return []  # told by the check of recalls, which knows why
    picture = use.picture
    if picture is None:
        return _not_in_kit(use)
    values = (("picture", picture.name.get(request.locale)),)
    if picture.replaced_by:
        return [_replaced(request, picture, values)]
    found = []
    if use.sha256 and use.sha256 != picture.sha256:
        found.append(_stop("picture-changed", values))
    return found + _dates(request, picture, values) + _places(request, picture, values)


def _recalled(request: CheckRequest, use: PictureUse) -> bool:
    recalls, kit = request.recalls, request.kit.id
    return recall_of_picture(recalls, kit, use.picture_id, use.sha256) is not None


def _not_in_kit(use: PictureUse) -> list[Finding]:
    # A photo of one's own has a check of its own.
    return [_stop("picture-gone", (("picture", use.picture_id),))] if use.picture_id else []


def _replaced(
    request: CheckRequest, picture: Picture, values: tuple[tuple[str, str], ...]
) -> Finding:
    other = request.kit.picture(picture.replaced_by)
    if other is None:
        return _stop("picture-gone", values)
    fix = Fix(code="swap-picture", shown=other.id)
    return _stop(
        "picture-replaced", (*values, ("other", other.name.get(request.locale))), fixes=(fix,)
    )


def _dates(
    request: CheckRequest, picture: Picture, values: tuple[tuple[str, str], ...]
) -> list[Finding]:
    today = request.now.date()
    rights = picture.rights
    if rights.valid_until is not None and today > rights.valid_until:
        return [_stop("picture-ended", (*values, ("day", rights.valid_until.isoformat())))]
    if rights.valid_from is not None and today < rights.valid_from:
        return [_stop("picture-early", (*values, ("day", rights.valid_from.isoformat())))]
    return []


def _places(
    request: CheckRequest, picture: Picture, values: tuple[tuple[str, str], ...]
) -> list[Finding]:
    rights = picture.rights
    found = []
    if rights.markets and request.market not in rights.markets:
        found.append(_stop("picture-market", (*values, ("market", request.market))))
    found += [
        _stop("picture-network", (*values, ("network", rules.name)), networks=(rules.id,))
        for rules in request.networks
        if rights.networks and rules.id not in (*rights.networks, PRACTICE)
    ]
    if rights.credit_required and rights.credit not in request.text:
        end = len(request.text)
        edit = Edit(start=end, end=end, text=f"\n{rights.credit}")
        fix = Fix(code="use", edits=(edit,), shown=rights.credit)
        found.append(_stop("picture-credit", (*values, ("credit", rights.credit)), fixes=(fix,)))
    return found


def _stop(
    code: str,
    values: tuple[tuple[str, str], ...],
    *,
    networks: tuple[str, ...] = (),
    fixes: tuple[Fix, ...] = (),
) -> Finding:
    return Finding(
        code=code, rule="picture", level=Level.STOP, values=values, networks=networks, fixes=fixes
    )

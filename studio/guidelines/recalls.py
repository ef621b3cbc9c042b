"""What the brand took back does not go out: pictures, briefs and phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.brand_kit.recall import recall_of_brief, recall_of_picture, recalled_phrases
from studio.guidelines.finding import Edit, Finding, Fix, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studio.brand_kit.recall import Recall
    from studio.guidelines.request import CheckRequest, PictureUse
    from studio.guidelines.subject import Subject


def find_recalls(subject: Subject) -> tuple[Finding, ...] | None:
    """Find everything in a post that was taken back; None when nothing ever was."""
    request = subject.request
    if not request.recalls:
        return None
    found = list(_brief(request))
    for use in request.pictures:
        found += _picture(request, use)
    return (*found, *_phrases(request))


def _brief(request: CheckRequest) -> Iterator[Finding]:
    brief = request.brief
    recall = recall_of_brief(request.recalls, request.kit.id, brief.id) if brief else None
    if recall is not None:
        yield _finding("brief-recalled", recall)


def _picture(request: CheckRequest, use: PictureUse) -> Iterator[Finding]:
    recall = recall_of_picture(request.recalls, request.kit.id, use.picture_id, use.sha256)
    if recall is None:
        return
    known = use.picture or request.kit.picture(recall.id)
    name = known.name.get(request.locale) if known else use.picture_id
    other = request.kit.picture(recall.replacement) if recall.replacement else None
    values: tuple[tuple[str, str], ...] = (("picture", name),)
    if other is None:
        yield _finding("picture-recalled", recall, values)
        return
    fix = Fix(code="swap-picture", shown=other.id)
    values = (*values, ("other", other.name.get(request.locale)))
    yield _finding("picture-recalled-swap", recall, values, fixes=(fix,))


def _phrases(request: CheckRequest) -> Iterator[Finding]:
    for recall, start, end in recalled_phrases(request.recalls, request.kit.id, request.text):
        edit = Edit(start=start, end=end, text="")
        fix = Fix(code="remove", edits=(edit,))
        new = _replacement_phrase(request, recall)
        if new:
            fix = Fix(code="use", edits=(Edit(start=start, end=end, text=new),), shown=new)
        words = request.text[start:end]
        yield _finding("phrase-recalled", recall, fixes=(fix,), place=(start, end), text=words)


def _replacement_phrase(request: CheckRequest, recall: Recall) -> str:
    other = next((p for p in request.kit.phrases if p.id == recall.replacement), None)
    return other.text.get(request.locale) if other else ""


def _finding(
    code: str,
    recall: Recall,
    values: tuple[tuple[str, str], ...] = (),
    *,
    fixes: tuple[Fix, ...] = (),
    place: tuple[int, int] = (0, 0),
    text: str = "",
) -> Finding:
    return Finding(
        code=code,
        rule="recalls",
        level=Level.CHECK if recall.severity == "advice" else Level.STOP,
        start=place[0],
        end=place[1],
        text=text,
        values=(*values, ("reason", recall.reason.rstrip(". "))),
        fixes=fixes,
    )

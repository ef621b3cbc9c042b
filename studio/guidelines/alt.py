"""Can people who do not see a picture know what is on it?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from studio.guidelines.finding import Finding, Fix, Level
from studio.guidelines.own_photo import is_own
from studio.guidelines.sentences import sentences
from studio.guidelines.structural.base import asked_for, level_of

if TYPE_CHECKING:
    from studio.guidelines.request import CheckRequest, PictureUse
    from studio.guidelines.subject import Subject


_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_FILE_NAME = re.compile(r".+\.(?:jpe?g|png|webp|hei[cf]|gif|tiff?)", re.IGNORECASE)
_EMPTY_WORDS = frozenset({"image", "photo", "picture", "photograph", "of", "a", "an", "the", "my"})
"""Words that say only that there is a picture."""

_DESCRIBE = (Fix(code="describe"),)
_FEWEST_WORDS = 2
_LABEL_WORDS = 2
"""Words of the label that may stand before the first sentence."""


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


def _missing(request: CheckRequest, name: str, fixes: tuple[Fix, ...]) -> Finding:
    """Return the finding, with the guideline of the kit's own check when it has one."""
    values = (("picture", name),)
    check = next(iter(asked_for(request, "alt")), None)
    if check is None:
        return Finding(
            code="alt-missing", rule="alt", level=Level.CHECK, values=values, fixes=fixes
        )
    return Finding(
        code="alt-missing",
        rule="alt",
        level=level_of(check),
        why=check.why.get(request.locale),
        source=check.source,
        source_url=check.source_url,
        values=values,
        fixes=fixes,
    )


def _poor(alt: str) -> Finding:
    return Finding(code="alt-poor", rule="alt-poor", level=Level.CHECK, text=alt, fixes=_DESCRIBE)


def _says_little(alt: str, post: str) -> bool:
    """Tell whether a description is a file's name, one word, or the post once more."""
    said = _WORD.findall(alt.casefold())
    telling = [word for word in said if word not in _EMPTY_WORDS]
    if len(telling) < _FEWEST_WORDS or _FILE_NAME.fullmatch(alt.strip()):
        return True
    start, end = next(iter(sentences(post)), (0, 0))
    first = _WORD.findall(post[start:end].casefold())
    return first[-len(said) :] == said and len(first) - len(said) <= _LABEL_WORDS


def _of_one(request: CheckRequest, use: PictureUse) -> list[Finding]:
    name = use.picture.name.get(request.locale) if use.picture is not None else ""
    if not use.alt.strip():
        return [_missing(request, name, _DESCRIBE if is_own(use) else ())]
    poor = is_own(use) and not use.words and _says_little(use.alt, request.text)
    found = [_poor(use.alt)] if poor else []
    return found + [
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

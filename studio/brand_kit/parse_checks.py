"""The brand's own checks and its training cards: plain data to the model."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from studio.brand_kit.check_kinds import CHOICES, KINDS, unknown_values
from studio.brand_kit.fields import Fields, Notes
from studio.brand_kit.model_checks import CHECK_LEVELS, Answer, Card, KitCheck
from studio.brand_kit.parse_words import entries, in_order
from studio.brand_kit.shapes import number
from studio.brand_kit.texts import NO_WORDS

if TYPE_CHECKING:
    from studio.brand_kit.authoring import Source

_COMMON = (
    *("kind", "level", "markets", "locales", "why"),
    *("source", "source_url", "review_by", "example"),
)
_URL = re.compile(r"https://[^\s/]+(/\S*)?")


def parse_checks(source: Source, notes: Notes) -> tuple[KitCheck, ...]:
    """Read every check, by id. A kind that is not known is kept, with a warning.

    Args:
        source: the kit's files.
        notes: gets every problem.
    """
    found = [_check(name, fields) for name, fields in entries(source, notes, "checks.yml")]
    return tuple(sorted(found, key=lambda check: check.id))


def _check(check_id: str, fields: Fields) -> KitCheck:
    kind = fields.text("kind")
    url = fields.text("source_url", "")
    if url and not _URL.fullmatch(url):
        fields.note("bad-link", "source_url", value=url[:200])
    check = KitCheck(
        id=check_id,
        kind=kind,
        level=fields.choice("level", CHECK_LEVELS),
        markets=fields.words("markets"),
        locales=fields.words("locales"),
        why=fields.texts("why"),
        source=fields.text("source", ""),
        source_url=url,
        review_by=fields.day_or_none("review_by"),
        params=_params(fields, kind),
        example=fields.texts("example", needed=False),
    )
    fields.done()
    return check


def _params(fields: Fields, kind: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    known = KINDS.get(kind)
    if known is None:
        if kind:
            fields.note("unknown-check-kind", "kind", level="warning", value=kind[:60])
        known = {}
    found = {name: _param(fields, name, type_) for name, type_ in known.items()}
    for name, values in found.items():
        _note_unknown(fields, kind, name, values)
    # What this version does not know is kept, so that people are told that it does not run.
    others = sorted(set(fields.names()) - set(_COMMON) - set(known))
    if known:
        for name in others:
            fields.note("unknown-key", name, level="warning")
    found |= {name: fields.words(name) for name in others}
    return tuple((name, values) for name, values in sorted(found.items()) if values)


def _note_unknown(fields: Fields, kind: str, name: str, values: tuple[str, ...]) -> None:
    for value in unknown_values(kind, name, values):
        choices = ", ".join(CHOICES.get((kind, name), ()))
        fields.note("not-a-choice", name, level="warning", value=value[:60], choices=choices)


def _param(fields: Fields, name: str, type_: str) -> tuple[str, ...]:
    if not fields.has(name):
        fields.raw(name)
        if type_.endswith("!"):
            fields.note("missing-field", name)
        return ()
    if type_.startswith("words"):
        return fields.words(name)
    value = fields.raw(name)
    one = value[0] if isinstance(value, list) and len(value) == 1 else value
    sound = number(one) is not None if type_.startswith("number") else _is_day(one)
    if not sound:
        code = "not-a-number" if type_.startswith("number") else "not-a-date"
        fields.note(code, name, value=str(value)[:60])
    return (str(one),)


def _is_day(value: object) -> bool:
    try:
        date.fromisoformat(str(value))
    except ValueError:
        return False
    return True


def parse_cards(source: Source, notes: Notes) -> tuple[Card, ...]:
    """Read every training card, in the file's order.

    Args:
        source: the kit's files.
        notes: gets every problem.
    """
    found = []
    for card_id, fields in in_order(source, notes, "training.yml"):
        answers = tuple(_answer(item) for item in fields.children("answers"))
        asks = fields.has("question")
        card = Card(
            id=card_id,
            title=fields.texts("title"),
            text=fields.texts("text"),
            guideline=fields.text("guideline", ""),
            question=fields.texts("question") if asks else NO_WORDS,
            answers=answers,
        )
        if asks and not any(answer.right for answer in answers):
            fields.note("no-right-answer", "answers")
        fields.done()
        found.append(card)
    return tuple(found)


def _answer(fields: Fields) -> Answer:
    answer = Answer(
        text=fields.texts("text"),
        right=fields.flag("right", default=False),
        why=fields.texts("why", needed=False),
    )
    fields.done()
    return answer

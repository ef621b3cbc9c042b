"""The campaign form: what it says becomes ``campaigns/<id>.yml``."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from studio.workshop.yaml_edit import plain

if TYPE_CHECKING:
    from studio.brand_kit.model import Campaign
    from studio.workshop.changes import Changes

Said = tuple[tuple[str, str], ...]
"""(locale, words) pairs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefForm:
    """A brief as the brand team fills it in.

    Attributes:
        title: what it is called.
        why: one sentence.
        summary: one short line.
        community: True for conversation, False for a product.
        dos: what to say, by locale, one on each line.
        donts: what not to say, by locale, one on each line.
        valid_from: first day.
        valid_until: last day.
        pictures: ids, best first.
        hashtags: with ``#``.
        gap: the question that the colleague answers, by locale.
        words: suggested words for all networks; ``{own_words}`` stands for the gap.
    """

    title: Said
    why: Said
    summary: Said
    community: bool
    dos: Said
    donts: Said
    valid_from: date
    valid_until: date
    pictures: tuple[str, ...]
    hashtags: tuple[str, ...]
    gap: Said
    words: Said


def id_of(name: str, taken: frozenset[str] = frozenset()) -> str:
    """Return an id made of a name: small letters, digits and hyphens.

    Args:
        name: any words in any script.
        taken: ids that are there already.
    """
    ascii_only = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    wanted = re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")[:50].strip("-") or "new"
    number, found = 2, wanted
    while found in taken:
        found, number = f"{wanted}-{number}", number + 1
    return found


def form_of(brief: Campaign) -> BriefForm:
    """Return what the form shows for a brief that is there."""
    shared = tuple((v.locale, v.text) for v in brief.variants if not v.network)
    return BriefForm(
        title=brief.title.by_locale,
        why=brief.why.by_locale,
        summary=brief.summary.by_locale,
        community=brief.story.value == "community",
        dos=_lines_of(brief.dos),
        donts=_lines_of(brief.donts),
        valid_from=brief.valid_from,
        valid_until=brief.valid_until,
        pictures=brief.pictures,
        hashtags=brief.hashtags,
        gap=brief.slots[0].prompt.by_locale if brief.slots else (),
        words=shared,
    )


def _lines_of(items: Any) -> Said:
    found: dict[str, list[str]] = {}
    for item in items:
        for locale, words in item.by_locale:
            found.setdefault(locale, []).append(words)
    return tuple((locale, "\n".join(words)) for locale, words in found.items())


def save_brief(changes: Changes, brief_id: str, form: BriefForm) -> None:
    """Write a brief; what the form does not show stays as it is in the file.

    Raises:
        YamlEditError: the file is not sound YAML.
        OSError: it could not be written.
    """
    changes.edit(f"campaigns/{brief_id}.yml", lambda top: _write(top, form))


def _write(top: Any, form: BriefForm) -> None:
    for key, said in (("title", form.title), ("why", form.why), ("summary", form.summary)):
        top[key] = plain(dict(said))
    top["story"] = "community" if form.community else "product"
    top.setdefault("audience", plain(dict(form.summary)))
    for key, said in (("dos", form.dos), ("donts", form.donts)):
        top[key] = plain(_list(said))
    top["from"] = form.valid_from.isoformat()
    top["until"] = form.valid_until.isoformat()
    top["pictures"] = plain(form.pictures)
    top["hashtags"] = plain(form.hashtags)
    _gap(top, form)
    _words(top, dict(form.words))


def _words(top: Any, words: dict[str, str]) -> None:
    """Write the words for all networks; those of one network stay, and so does the order."""
    rows = top.setdefault("variants", plain(()))
    shared = [row for row in rows if not row.get("network")]
    for row in shared:
        text = words.pop(str(row["locale"]), None)
        if text is None:
            rows.remove(row)
        elif " ".join(text.split()) != " ".join(str(row["text"]).split()):
            row["text"] = plain(text)
    rows.extend(plain({"locale": locale, "text": text}) for locale, text in words.items())


def _gap(top: Any, form: BriefForm) -> None:
    slots = top.get("slots") or []
    if slots:
        slots[0]["prompt"] = plain(dict(form.gap))
    elif form.gap:
        first = {"id": "own_words", "prompt": dict(form.gap), "min": 10, "max": 200}
        slots = [plain(first)]
    top["slots"] = slots


def _list(said: Said) -> list[dict[str, str]]:
    columns = {locale: text.strip().splitlines() for locale, text in said}
    longest = max((len(lines) for lines in columns.values()), default=0)
    return [
        {locale: lines[n] for locale, lines in columns.items() if n < len(lines)}
        for n in range(longest)
    ]

"""One structural check in a small kit, for tests."""

from __future__ import annotations

from dataclasses import replace

from studio.brand_kit.model import BrandKit, KitCheck, Label
from studio.brand_kit.rule_packs import pack_names, read_pack
from studio.guidelines.finding import Finding, Fix
from studio.guidelines.structural.engine import StructuralEngine
from studio.guidelines.subject import subject_of
from studio.networks.model import Fold, NetworkRules
from tests.helpers.small_kit import LABEL, NETWORKS, kit, request, said

Param = str | int | float | list[str]


def check_of(kind: str, *, level: str = "stop", **params: Param) -> KitCheck:
    """Return a check called ``mine``; ``from_`` stands for ``from``."""
    pairs = {
        name.rstrip("_"): tuple(map(str, value)) if isinstance(value, list) else (str(value),)
        for name, value in params.items()
    }
    return KitCheck(
        id="mine",
        kind=kind,
        level=level,
        markets=(),
        locales=(),
        why=said("Because."),
        source="Rule 1",
        source_url="https://example.org/rule",
        review_by=None,
        params=tuple(sorted(pairs.items())),
    )


def pack_check(pack: str, name: str) -> KitCheck:
    """Return a check of a rule pack, as a kit in British English has it."""
    fields = read_pack(pack)[name]
    assert isinstance(fields, dict)
    about = {"kind", "level", "markets", "locales", "why", "example"}
    common = about | {"source", "source_url", "review_by"}
    params = {key: value for key, value in fields.items() if key not in common}
    found = check_of(str(fields["kind"]), level=str(fields["level"]), **params)  # type: ignore[arg-type]
    return replace(
        found,
        id=name,
        why=said(str(fields["why"])),
        source=str(fields["source"]),
        example=said(str(fields["example"])),
    )


def findings(
    text: str, *checks: KitCheck, on: BrandKit | None = None, **changes: object
) -> list[Finding]:
    """Return what checks say of a text; ``changes`` go into the request."""
    asked = replace(on or kit(), checks=checks)
    subject = subject_of(request(text, kit=asked, **changes))
    return list(StructuralEngine(asked).read(subject).findings)


def codes(text: str, *checks: KitCheck, on: BrandKit | None = None, **changes: object) -> list[str]:
    """Return only the codes of what checks say."""
    return [item.code for item in findings(text, *checks, on=on, **changes)]


def flagged(
    text: str, *checks: KitCheck, on: BrandKit | None = None, **changes: object
) -> list[str]:
    """Return only the words that checks flag."""
    return [item.text for item in findings(text, *checks, on=on, **changes)]


def mended(text: str, fix: Fix) -> str:
    """Return a text after a fix."""
    for edit in reversed(fix.edits):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def folded(characters: int) -> NetworkRules:
    """Return a network that hides what comes after so many characters."""
    return replace(NETWORKS["instagram"], fold=Fold(characters=characters, lines=0, more="… more"))


def label(**changes: object) -> Label:
    """Return the label of the small kit, changed as asked."""
    return replace(LABEL, **changes)  # type: ignore[arg-type]


def checks_for(market: str) -> tuple[KitCheck, ...]:
    """Return every check of every rule pack that is for a market."""
    return tuple(
        pack_check(pack, name)
        for pack in pack_names()
        for name, check in read_pack(pack).items()
        if isinstance(check, dict) and market in str(check["markets"])
    )


CHECKS = {market: checks_for(market) for market in ("GB", "IE", "US")}
"""Market to the checks of all packs for it."""

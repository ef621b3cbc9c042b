"""Rule packs: checks of a country or a trade that a kit takes over by name.

A kit names packs in ``kit.yml`` and may give a check of its own the same id, or switch one off.
The packs become a part of the kit's checks when its folder is read, so that a packed kit has
them as they were that day. The people who maintain packs write YAML; the app reads the JSON
that was made of it, so that no start waits for a YAML parser.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from studio import paths
from studio.brand_kit.authoring import KIT_FILE, Document, Source
from studio.brand_kit.errors import Problem
from studio.brand_kit.places import target_of
from studio.brand_kit.yaml_events import read_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from studio.brand_kit.yaml_events import Plain

CHECKS_FILE = "checks.yml"
_Checks = dict[str, "Plain"]


def pack_names() -> tuple[str, ...]:
    """Return the names of all packs that come with the app."""
    return tuple(sorted(path.stem for path in _folder().glob("*.json")))


def read_pack(name: str) -> _Checks:
    """Return the checks of a pack by id, as ``checks.yml`` would have them.

    Raises:
        KeyError: there is no such pack.
    """
    if name not in pack_names():
        raise KeyError(name)
    found: _Checks = json.loads((_folder() / f"{name}.json").read_text("utf-8"))
    return found


def compiled(pack: Path) -> str:
    """Return the JSON of a pack that is written in YAML.

    Args:
        pack: the YAML file.

    Raises:
        BrokenYamlError: the file is not sound YAML.
    """
    data, _lines = read_yaml(pack.read_text("utf-8"))
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def with_packs(source: Source) -> Source:
    """Return a kit's files with the checks of its packs among its own.

    Args:
        source: the files of an authoring folder.

    Returns:
        The same files; ``checks.yml`` holds the packs' checks too, for the kit's languages. An
        unknown pack, and a check that is switched off and in no pack, stand in ``problems``.
    """
    document = source.documents.get(KIT_FILE)
    data = document.data if document else None
    if document is None or not isinstance(data, dict):
        return source
    names, off = _words(data.get("packs")), _words(data.get("off"))
    if not names and not off:
        return source
    problems = [*source.problems]
    found: _Checks = {}
    for name in names:
        try:
            found |= read_pack(name)
        except KeyError:
            problems.append(_problem("unknown-pack", document, "packs", name))
    problems += [
        _problem("unknown-check", document, "off", name) for name in off if name not in found
    ]
    kept = {name: check for name, check in found.items() if name not in off}
    fitted = _fitted(kept, _words(data.get("locales")), _words(data.get("markets")))
    documents = {**source.documents, CHECKS_FILE: _joined(source, fitted)}
    return replace(source, documents=documents, problems=tuple(problems))


def _joined(source: Source, packs: _Checks) -> Document:
    own = source.documents.get(CHECKS_FILE)
    if own is None:
        return Document(name=CHECKS_FILE, data={**packs})
    if not isinstance(own.data, dict):
        return own
    return replace(own, data={**packs, **own.data})


def _fitted(checks: _Checks, locales: tuple[str, ...], markets: tuple[str, ...]) -> _Checks:
    """Give each check the kit's languages, and leave out those for other countries only."""
    fitted: _Checks = {}
    for name, check in checks.items():
        if not isinstance(check, dict):
            continue
        meant = [market for market in _words(check.get("markets")) if market in markets]
        if "markets" in check and not meant:
            continue
        fitted[name] = {
            **check,
            **({"markets": [*meant]} if meant else {}),
            **_spread(check, "why", locales),
            **_spread(check, "example", locales),
        }
    return fitted


def _spread(check: _Checks, name: str, locales: tuple[str, ...]) -> _Checks:
    """Return one text for every language of a kit: packs are in English."""
    text = check.get(name)
    return {name: dict.fromkeys(locales, text)} if isinstance(text, str) else {}


def _words(value: object) -> tuple[str, ...]:
    items = value if isinstance(value, list) else [value]
    return tuple(item for item in items if isinstance(item, str) and item)


def _problem(code: str, document: Document, field: str, value: str) -> Problem:
    return Problem(
        code=code,
        level="error" if code == "unknown-pack" else "warning",
        where=document.where((field,)),
        values=(("field", field), ("value", value[:60])),
        target=target_of(document.name, (field,)),
    )


def _folder() -> Path:
    return paths.assets() / "rule-packs"

"""Reads folders of rules in Vale's format, as they stand.

A style is a folder of ``.yml`` files; the folder's name is the style's, and folders inside of it
are parts of the rules' names. A styles path holds several styles, and word lists under
``config/vocabularies`` or ``Vocab`` (https://vale.sh/docs/styles and https://vale.sh/docs/vocab,
read 2026-11-22).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from studio.style_rules.inherit import ParentError, flattened
from studio.style_rules.keys import parse_rule
from studio.style_rules.rule import Rule, RuleProblem, Vocab
from studio.style_rules.validity import pattern_problems
from studio.style_rules.yaml_guard import HostileYamlError, guard

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MOST_BYTES = 4_000_000
_NOT_STYLES = ("config", "vocab", "node_modules")


@dataclass(frozen=True, slots=True, kw_only=True)
class Styles:
    """What a folder has.

    Attributes:
        folder: where styles and dictionaries are looked for.
        rules: the rules that can run, by name.
        problems: why others cannot.
    """

    folder: Path
    rules: tuple[Rule, ...]
    problems: tuple[RuleProblem, ...]


class _Loader(yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader):  # type: ignore[misc]
    """Reads every scalar as text, so that ``no: never`` and ``12:30`` stay what they are."""


_Loader.yaml_implicit_resolvers = {
    letter: [item for item in resolvers if item[0] == "tag:yaml.org,2002:merge"]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_styles(folder: Path) -> Styles:
    """Read one style or a folder of styles.

    Args:
        folder: has rules itself, or folders that have.

    Raises:
        OSError: it cannot be read.
    """
    single = _has_rules(folder, deep=False)
    home = folder.resolve().parent if single else folder
    styles = [folder.resolve()] if single else sorted(map(_unwrapped, _style_folders(folder)))
    rules: dict[str, Rule] = {}
    problems: list[RuleProblem] = []
    for style in styles:
        for path in sorted(_rule_files(style, deep=True)):
            name = ".".join((style.name, *path.relative_to(style).with_suffix("").parts))
            rule, found = _read_rule(name, path, home)
            problems += found
            if rule is not None:
                rules.setdefault(name, rule)
    ordered = tuple(rules[name] for name in sorted(rules))
    return Styles(folder=home, rules=ordered, problems=tuple(problems))


def read_vocab(folder: Path) -> Vocab:
    """Read ``accept.txt`` and ``reject.txt``: one word on a line, ``#`` starts a remark.

    Raises:
        OSError: a list is there and cannot be read.
    """
    return Vocab(accept=_words(folder / "accept.txt"), reject=_words(folder / "reject.txt"))


def _words(path: Path) -> tuple[str, ...]:
    if not path.is_file():
        return ()
    lines = (line.strip() for line in path.read_text("utf-8-sig", "replace").splitlines())
    # "# " and not "#": words such as #hashtag are words.
    return tuple(dict.fromkeys(line for line in lines if line and not line.startswith("# ")))


def _style_folders(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        hidden = path.name.startswith((".", "_")) or path.name.lower() in _NOT_STYLES
        if path.is_dir() and not hidden and _has_rules(path, deep=True):
            yield path


def _unwrapped(style: Path) -> Path:
    """Return the style itself where a project's folder of the same name is around it."""
    inner = style / style.name
    return inner if not _has_rules(style, deep=False) and inner.is_dir() else style


def _rule_files(folder: Path, *, deep: bool) -> Iterator[Path]:
    for path in folder.rglob("*.yml") if deep else folder.glob("*.yml"):
        inside = path.relative_to(folder).parts
        if any(part.startswith((".", "_")) for part in inside) or not path.is_file():
            continue
        if not path.name.endswith(("_test.yml", ".test.yml")):
            yield path


def _has_rules(folder: Path, *, deep: bool) -> bool:
    return any(map(_looks_like_a_rule, _rule_files(folder, deep=deep)))


def _looks_like_a_rule(path: Path) -> bool:
    with path.open("rb") as file:
        return b"extends" in file.read(_MOST_BYTES)


def _read_rule(name: str, path: Path, home: Path) -> tuple[Rule | None, tuple[RuleProblem, ...]]:
    def find(parent: str) -> Mapping[str, object] | None:
        steps = parent.split(".")
        return _read_mapping(home.joinpath(*steps[:-1], f"{steps[-1]}.yml"))

    try:
        data = _read_mapping(path)
        if data is None:
            return None, (RuleProblem(code="rule-broken-file", rule=name),)
        whole = flattened(data, find)
    except HostileYamlError:
        return None, (RuleProblem(code="rule-hostile-file", rule=name),)
    except ParentError as problem:
        return None, (RuleProblem(code="rule-parent", rule=name, value=str(problem)[:60]),)
    rule, problems = parse_rule(name, whole)
    if rule is not None:
        problems = tuple(pattern_problems(rule))
    return (None if problems else rule), problems


def _parsed(text: str) -> object:
    guard(yaml.parse(text, Loader=_Loader))
    return yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader without types


def _read_mapping(path: Path) -> dict[str, object] | None:
    """Read a file's keys; a file with something else in it has none.

    Raises:
        HostileYamlError: nothing may be built of it.
    """
    try:
        text = path.read_bytes()[:_MOST_BYTES].decode("utf-8-sig")
        try:
            data = _parsed(text)
        except yaml.YAMLError:
            # Vale's YAML reader takes \' in double quotes, which the standard does not have.
            data = _parsed(text.replace("\\'", "'"))
    except (OSError, ValueError, yaml.YAMLError, RecursionError):
        return None
    return {str(key): value for key, value in data.items()} if isinstance(data, dict) else {}

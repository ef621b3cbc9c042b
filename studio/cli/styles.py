"""``studio check --styles``: a folder of rules in Vale's format on plain texts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.cli import output
from studio.cli.failures import refused
from studio.wording.cli import said

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from studio.style_rules.alert import Alert, Lines
    from studio.style_rules.engine import Engine
    from studio.style_rules.reader import Styles
    from studio.style_rules.rule import Rule, RuleProblem, Vocab
    from studio.style_rules.surroundings import Speller

_LEVELS = {"suggestion": "tip", "warning": "check", "error": "check"}
_DEFAULT_LANGUAGE = "en-US"
_MOST_SUGGESTIONS = 5
_PATIENCE = 100.0
"""Nobody types meanwhile, so a pattern may take two seconds, on long texts no more either."""


def check_styles(args: argparse.Namespace) -> output.Answer | int:
    """Answer what the rules of a folder find; with ``--jsonl``, one line for each line.

    Raises:
        CliError: the folder, the word lists or the text cannot be read, or there is no rule.
    """
    from studio.cli.reading import read_lines, read_text

    styles = _styles(args.styles)
    engine = _engine(styles, _vocab(args.vocab), with_own=args.vale_rules)
    if not engine.kinds:
        raise refused(args.styles, "no-rules")
    _tell(styles.problems)
    if args.jsonl:
        for name, text in read_lines(args.file):
            output.row({"id": name, **_answer(engine, styles, text)})
        return 0
    data = _answer(engine, styles, read_text(args.file))
    return output.Answer(data=data, text=_lines(data), code=0)


def _styles(folder: str) -> Styles:
    from studio.style_rules.reader import read_styles

    try:
        return read_styles(Path(folder))
    except OSError as problem:
        raise refused(folder, "unreadable-folder") from problem


def _vocab(folder: str | None) -> Vocab:
    from studio.style_rules.reader import read_vocab
    from studio.style_rules.rule import Vocab

    if folder is None:
        return Vocab()
    if not Path(folder).is_dir():
        raise refused(folder, "unreadable-folder")
    try:
        return read_vocab(Path(folder))
    except OSError as problem:
        raise refused(folder, "unreadable-folder") from problem


def _engine(styles: Styles, vocab: Vocab, *, with_own: bool) -> Engine:
    from studio.style_rules.builtin import language_rules, vocab_rules
    from studio.style_rules.engine import Engine
    from studio.style_rules.surroundings import Surroundings

    rules = (*styles.rules, *vocab_rules(vocab), *(language_rules() if with_own else ()))
    speller = _speller_of(styles.folder)
    return Engine(rules, Surroundings(vocab=vocab, speller=speller, patience=_PATIENCE))


def _speller_of(home: Path) -> Callable[[Rule], Speller | None]:
    """Return what chooses the dictionary of a spelling rule.

    Args:
        home: the styles path; its ``config`` has dictionaries and lists of known words.
    """

    def choose(rule: Rule) -> Speller | None:
        from studio.spelling.dictionary import bundled, read
        from studio.spelling.errors import DictionaryError

        extra = _known_words(rule, home)
        names = rule.dictionaries or (() if rule.aff and rule.dic else (_DEFAULT_LANGUAGE,))
        found: list[Speller] = []
        try:
            for aff, dic in _files(rule, names, home):
                found.append(read(aff, dic))
        except DictionaryError:
            output.note(said("no-dictionary", rule=rule.name))
        known = (bundled(name.replace("_", "-")) for name in names)
        found += [item for item in known if item is not None]
        return _Several(tuple(found), extra) if found else None

    return choose


def _files(rule: Rule, names: tuple[str, ...], home: Path) -> list[tuple[Path, Path]]:
    folders = [home / "config" / "dictionaries"]
    if rule.dicpath:
        folders = [Path(rule.dicpath), home / rule.dicpath]
    pairs = [
        (folder / f"{name}.aff", folder / f"{name}.dic") for folder in folders for name in names
    ]
    if rule.aff and rule.dic:
        pairs.append((home / rule.aff, home / rule.dic))
    return [(aff, dic) for aff, dic in pairs if aff.is_file() and dic.is_file()]


def _known_words(rule: Rule, home: Path) -> frozenset[str]:
    from studio.style_rules.builtin import SPELLING

    lists = home / "config" / "ignore"
    files = [folder / name for name in rule.ignore for folder in (Path(), home, lists)]
    if rule.name == SPELLING and lists.is_dir():
        files = sorted(lists.rglob("*.txt"))
    words: set[str] = set()
    for file in files:
        if file.is_file():
            words.update(line.strip() for line in file.read_text("utf-8", "replace").splitlines())
    return frozenset(words)


class _Several:
    """Some dictionaries and a list as one: a word is right when one of them knows it."""

    def __init__(self, dictionaries: tuple[Speller, ...], extra: frozenset[str]) -> None:
        self._dictionaries = dictionaries
        self._extra = extra | {word.lower() for word in extra}

    def known(self, word: str) -> bool:
        """Tell whether a word is spelled right."""
        if word in self._extra or word.lower() in self._extra:
            return True
        return any(item.known(word) for item in self._dictionaries)

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return words that may have been meant."""
        return self._dictionaries[0].suggest(word)


def _tell(problems: tuple[RuleProblem, ...]) -> None:
    from studio.wording.rule_problems import rule_sentence

    for problem in problems:
        output.note(f"{problem.rule}: {rule_sentence(problem)}")


def _answer(engine: Engine, styles: Styles, text: str) -> dict[str, Any]:
    from studio.style_rules.alert import Lines
    from studio.wording.rule_problems import rule_sentence

    result = engine.check(text)
    lines = Lines(text)
    findings = [_finding(engine, alert, lines) for alert in result.alerts]
    levels = {item["level"] for item in findings}
    return {
        "verdict": "decide" if "check" in levels else "ready",
        "findings": findings,
        "lengths": {},
        "left_out": sorted(result.left_out),
        "refused": [
            {"rule": item.rule, "code": item.code, "message": rule_sentence(item)}
            for item in styles.problems
        ],
    }


def _finding(engine: Engine, alert: Alert, lines: Lines) -> dict[str, Any]:
    from studio.style_rules.messages import fill
    from studio.style_rules.rule import RuleKind

    options = alert.options
    if alert.rule.kind is RuleKind.SPELLING and alert.rule.action == "suggest":
        options = engine.suggestions(alert)[:_MOST_SUGGESTIONS]
    line, column = lines.place(alert.start)
    return {
        "rule": alert.rule.name,
        "level": _LEVELS[alert.rule.level],
        "severity": alert.rule.level,
        "start": alert.start,
        "end": alert.end,
        "line": line,
        "column": column,
        "text": alert.text,
        "message": alert.message,
        "why": fill(alert.rule.description, (alert.text,)),
        "source": alert.rule.link,
        "fixes": [_fix(alert, option) for option in options],
    }


def _fix(alert: Alert, option: str) -> dict[str, Any]:
    edit = {"start": alert.start, "end": alert.end, "text": option}
    return {"code": "use" if option else "remove", "shown": option, "edits": [edit]}


def _lines(data: dict[str, Any]) -> str:
    found = [
        f"{item['line']}:{item['column']}:{item['rule']}: {item['message']}"
        for item in data["findings"]
    ]
    return "\n".join(found) or said("nothing-found")

"""Runs one public case: a folder with a configuration, texts and the alerts to expect."""

from __future__ import annotations

import fnmatch
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio.style_rules.alert import Lines
from studio.style_rules.builtin import SPELLING, language_rules, vocab_rules
from studio.style_rules.document import RAW, SUMMARY, Block
from studio.style_rules.engine import Engine
from studio.style_rules.reader import read_styles, read_vocab
from studio.style_rules.rule import Rule, Vocab
from studio.style_rules.surroundings import Speller, Surroundings
from tests.style_rules import markdown


@dataclass(frozen=True, order=True)
class Found:
    """One alert as Vale's cases write it."""

    file: str
    line: int
    col: int
    check: str
    message: str


def expected(case: dict[str, Any]) -> list[Found]:
    return sorted(Found(**item) for item in case["expected"])


def run(case: dict[str, Any], home: Path, speller: Any) -> list[Found]:
    """Return what is found in the files of a case for which alerts are expected."""
    folder = home / case["dir"]
    found: list[Found] = []
    for file in sorted({item["file"] for item in case["expected"]}):
        config = _Config(case["config"], folder, file)
        found += config.check(folder / file, file, speller)
    return sorted(found)


class _Config:
    def __init__(self, config: dict[str, dict[str, str]], folder: Path, file: str) -> None:
        top = config.get("", {})
        self.settings = dict(top)
        for glob, section in config.items():
            if glob and any(fnmatch.fnmatch(file, one) for one in _globs(glob)):
                self.settings |= section
        self.styles = folder / top.get("StylesPath", "styles").rstrip("/")
        if not self.styles.is_dir() and self.styles.parent.is_dir():
            self.styles = self.styles.parent / "styles"
        self.vocab = self._vocab(top.get("Vocab", ""))

    def _vocab(self, names: str) -> Vocab:
        accept: tuple[str, ...] = ()
        reject: tuple[str, ...] = ()
        for name in filter(None, (part.strip() for part in names.split(","))):
            for place in ("config/vocabularies", "Vocab", "config/Vocab"):
                read = read_vocab(self.styles / place / name)
                accept, reject = accept + read.accept, reject + read.reject
        return Vocab(accept=accept, reject=reject)

    def rules(self) -> list[Rule]:
        based = [part.strip() for part in self.settings.get("BasedOnStyles", "").split(",")]
        known = (
            {rule.name: rule for rule in read_styles(self.styles).rules}
            if (self.styles.is_dir())
            else {}
        )
        known |= {rule.name: rule for rule in (*language_rules(), *vocab_rules(self.vocab))}
        chosen = {name for name in known if name.split(".")[0] in based}
        for name, value in self.settings.items():
            if "." in name and value in ("YES", "NO", "suggestion", "warning", "error"):
                chosen = chosen - {name} if value == "NO" else chosen | {name}
        return [known[name] for name in sorted(chosen) if name in known]

    def check(self, path: Path, file: str, speller: Any) -> list[Found]:
        source = path.read_bytes().decode("utf-8-sig")
        around = Surroundings(vocab=self.vocab, speller=_with_ignored(speller, self.styles))
        engine = Engine(self.rules(), around)
        text = source.replace("\r\n", "\n").replace("\r", "\n")
        if path.suffix == ".txt":
            alerts = [(alert, alert.start) for alert in engine.check(text).alerts]
        else:
            alerts = self._markdown(engine, text)
        lines = Lines(text)
        return [
            Found(file, *lines.place(start), alert.rule.name, alert.message)
            for alert, start in alerts
        ]

    def _markdown(self, engine: Engine, text: str) -> list[Any]:
        ignored = _masked(text, self.settings.get("TokenIgnores", ""))
        document = markdown.read(ignored, engine.needs, "md")
        summary = "\n\n".join(document.summary) + "\n\n"
        blocks = [
            *document.blocks,
            Block(start=0, text=summary, sections=SUMMARY, parent=SUMMARY),
        ]
        raw = Block(start=0, text=text, sections=RAW, parent=RAW)
        in_words = engine.check_blocks(document.text, blocks).alerts
        in_source = engine.check_blocks(text, [raw]).alerts
        return [
            *(
                (alert, document.original(alert.start) if alert.end > alert.start else 0)
                for alert in in_words
            ),
            *((alert, alert.start) for alert in in_source),
        ]


def _globs(glob: str) -> list[str]:
    match = re.match(r"(.*)\{(.*)\}(.*)", glob)
    return [f"{match[1]}{one}{match[3]}" for one in match[2].split(",")] if match else [glob]


def _masked(text: str, patterns: str) -> str:
    for pattern in filter(None, (part.strip() for part in patterns.split(", "))):
        text = re.sub(pattern, lambda match: "*" * len(match[0]), text)
    return text


class _Ignoring:
    def __init__(self, speller: Speller, words: frozenset[str]) -> None:
        self._speller, self._words = speller, words

    def known(self, word: str) -> bool:
        return word.lower() in self._words or self._speller.known(word)

    def suggest(self, word: str) -> tuple[str, ...]:
        return self._speller.suggest(word)


def _with_ignored(speller: Speller, styles: Path) -> Any:
    def choose(rule: Rule) -> Speller:
        home = styles / "config" / "ignore"
        files = (
            list(home.glob("*.txt"))
            if rule.name == SPELLING and home.is_dir()
            else [place / name for name in rule.ignore for place in (styles, home)]
        )
        words = {
            word.strip().lower()
            for file in files
            if file.is_file()
            for word in file.read_text("utf-8").splitlines()
        }
        return _Ignoring(speller, frozenset(words))

    return choose

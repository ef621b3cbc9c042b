"""Reads an authoring folder (YAML and Markdown) into plain data, and refuses what is hostile.

Nothing here knows what a campaign or a picture is: the answer is mappings, lists and
strings with the line that each of them starts on. Every scalar stays a string, because
YAML 1.1 turns a word list's ``no`` into False and ``12:30`` into 750
(https://yaml.org/type/bool.html and https://yaml.org/type/int.html, read 2026-11-21).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from studio.brand_kit.errors import KitRefusedError, Problem
from studio.brand_kit.yaml_events import BrokenYamlError, HostileYamlError, Plain, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MAX_BYTES = 1_000_000
"""Most bytes in one YAML, Markdown or word list file."""

MAX_FILES = 2_000
"""Most rule and campaign files in a kit."""

KIT_FILE = "kit.yml"
_DOCUMENTS = (
    "pictures.yml",
    "labels.yml",
    "phrases.yml",
    "links.yml",
    "tone/guidelines.yml",
    "tokens.yml",
    "tokens/brand.tokens.json",
    "fonts.yml",
    "checks.yml",
    "training.yml",
)
_DOCUMENT_FOLDERS = ("campaigns/*.yml", "templates/*.yml", "tone/styles/*/*.yml")
_TEXTS = ("tone/vocab/accept.txt", "tone/vocab/reject.txt")
_TEXT_FOLDERS = ("tone/voice.*.md",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One file as plain data.

    Attributes:
        name: path in the kit with forward slashes.
        data: a mapping, list or string.
        lines: 1-based line of each value, by its path of keys and list positions.
    """

    name: str
    data: Plain
    lines: Mapping[tuple[str | int, ...], int] = field(default_factory=dict)

    def where(self, path: tuple[str | int, ...]) -> str:
        """Return ``file line N: key.key`` for a value, as far as it is known."""
        line = next((self.lines[p] for p in _shorter(path) if p in self.lines), 0)
        place = f"{self.name} line {line}" if line else self.name
        steps = ".".join(filter(None, map(str, path)))
        return f"{place}: {steps}" if steps else place


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A kit's files as plain data, before anything is known about their meaning."""

    root: Path
    documents: Mapping[str, Document]
    texts: Mapping[str, str]
    problems: tuple[Problem, ...]

    def under(self, folder: str) -> tuple[Document, ...]:
        """Return the documents in a folder, by name."""
        return tuple(d for name, d in sorted(self.documents.items()) if name.startswith(folder))


def refused(code: str, where: str, **values: str) -> KitRefusedError:
    """Make the refusal for one reason."""
    problem = Problem(code=code, level="error", where=where, values=tuple(values.items()))
    return KitRefusedError((problem,))


def read_folder(root: Path) -> Source:
    """Read every text file of a kit's folder.

    Args:
        root: the authoring folder.

    Returns:
        Plain data. A file that is not sound YAML is left out and stands in ``problems``.

    Raises:
        KitRefusedError: not a folder, no ``kit.yml``, or hostile contents.
    """
    _require_folder(root)
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    for name in _names(root, (KIT_FILE, *_DOCUMENTS), _DOCUMENT_FOLDERS):
        try:
            data, lines = read_yaml(read_text(root, name))
        except BrokenYamlError as problem:
            values = (("line", str(problem.line)), ("key", problem.key))
            where = f"{name} line {problem.line}"
            problems.append(Problem(code=problem.code, level="error", where=where, values=values))
        except HostileYamlError as problem:
            raise refused(problem.code, f"{name} line {problem.line}") from problem
        else:
            documents[name] = Document(name=name, data=data, lines=lines)
    texts = {name: read_text(root, name) for name in _names(root, _TEXTS, _TEXT_FOLDERS)}
    return Source(root=root, documents=documents, texts=texts, problems=tuple(problems))


def file_inside(root: Path, name: str) -> Path:
    """Return the path of a file that is really inside the kit.

    Args:
        root: the kit's folder.
        name: relative path with forward slashes, as the kit writes it.

    Raises:
        KitRefusedError: the path, or a link on it, leads out of the folder.
        FileNotFoundError: there is no such file.
    """
    if "\\" in name or ":" in name or "\0" in name or Path(name).is_absolute():
        raise refused("path-leaves-kit", name)
    path = root / name
    try:
        real, home = path.resolve(), root.resolve()
    except (OSError, RuntimeError) as problem:
        raise refused("unreadable", name) from problem
    if not real.is_relative_to(home):
        raise refused("path-leaves-kit", name)
    try:
        found = real.is_file()
    except OSError as problem:
        raise refused("unreadable", name[:80]) from problem
    if not found:
        raise FileNotFoundError(name)
    return real


def read_text(root: Path, name: str) -> str:
    """Read one UTF-8 text file of at most ``MAX_BYTES`` bytes.

    Raises:
        KitRefusedError: too large, not UTF-8, outside of the kit or not readable.
    """
    try:
        with file_inside(root, name).open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as problem:
        raise refused("unreadable", name) from problem
    if len(data) > MAX_BYTES:
        raise refused("file-too-large", name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise refused("not-utf8", name) from problem


def _require_folder(root: Path) -> None:
    try:
        folder, has_kit = root.is_dir(), (root / KIT_FILE).is_file()
    except (OSError, ValueError) as problem:
        raise refused("unreadable", root.name) from problem
    if not folder:
        raise refused("not-a-folder", root.name)
    if not has_kit:
        raise refused("no-kit-file", root.name)


def _names(root: Path, files: tuple[str, ...], folders: tuple[str, ...]) -> Iterator[str]:
    for name in files:
        if (root / name).exists() or (root / name).is_symlink():
            yield name
    found = [path for pattern in folders for path in root.glob(pattern)]
    if len(found) > MAX_FILES:
        raise refused("too-many-files", root.name)
    for path in sorted(found):
        yield path.relative_to(root).as_posix()


def _shorter(path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    for length in range(len(path), -1, -1):
        yield path[:length]

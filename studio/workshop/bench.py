"""The workbench: one kit's folder, what is wrong with it, and every change to it.

Everything here reads or writes files: call it off the window's thread, one call at a time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from studio.brand_kit.errors import Problem
from studio.brand_kit.load import load_kit, read_kit
from studio.brand_kit.model import BrandKit
from studio.kit_check import check_and_read
from studio.kit_diff.diff import kit_diff
from studio.workshop.briefs import BriefForm, id_of, save_brief
from studio.workshop.picture_changes import PictureChanges, say, waiting
from studio.workshop.rules import RuleForm, file_name, save_rule
from studio.workshop.yaml_edit import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A kit's folder as it is now.

    Attributes:
        kit: the kit as far as it can be read, or None.
        problems: what is to mend, errors first.
        can_undo: True when the last change can be taken back.
        changes: how much differs from what shops have; -1 when that is not known.
        published: what shops call the version that they have, or "".
        waiting: picture files in the folder that are not in the kit yet.
    """

    kit: BrandKit | None
    problems: tuple[Problem, ...]
    can_undo: bool
    changes: int = -1
    published: str = ""
    waiting: tuple[Path, ...] = ()

    @property
    def errors(self) -> int:
        """How many problems have to be mended before the kit can be built."""
        return sum(item.level == "error" for item in self.problems)

    @property
    def warnings(self) -> int:
        """How many problems only need a decision."""
        return len(self.problems) - self.errors


class Workbench(PictureChanges):
    """One kit's authoring folder.

    Args:
        root: the folder; it has a ``kit.yml``.
        clock: gives the time, aware.
    """

    def __init__(
        self, root: Path, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        super().__init__(root)
        self._published: BrandKit | None = None
        self._clock = clock

    def look(self) -> Look:
        """Read the folder and check it.

        Raises:
            KitRefusedError: it is not a kit's folder, or hostile.
        """
        kit, problems = check_and_read(self.root, now=self._clock())
        old, differs = self._published, -1
        if kit is not None and old is not None:
            differs = len(kit_diff(old, kit))
        return Look(
            kit=kit,
            problems=problems,
            can_undo=self._changes.count > 0,
            changes=differs,
            published=old.version if old else "",
            waiting=waiting(self.root, kit) if kit else (),
        )

    def compare_with(self, file: Path) -> None:
        """Count changes against a packed kit, the one that shops have, from now on.

        Raises:
            BrandKitError: it cannot be read.
        """
        self._published = load_kit(file) if file.is_file() else None

    def undo(self) -> bool:
        """Take the last change back; False when there is none."""
        return self._changes.undo()

    # -- words -------------------------------------------------------------------

    def add_rule(self, form: RuleForm) -> tuple[Problem, ...]:
        """Write a new rule, unless its own examples show that it does not work.

        Returns:
            What is wrong with the rule; empty when it was written.
        """
        kit, _problems = read_kit(self.root)
        names = [rule.name for rule in kit.rules] if kit else []
        style = names[0].split(".")[0] if names else file_name(kit.name if kit else "Brand")
        rule = file_name(form.name, frozenset(name.split(".")[-1] for name in names))
        save_rule(self._changes, style, rule, form)
        place = f"tone/styles/{style}/{rule}.yml"
        wrong = tuple(p for p in self.look().problems if p.where.startswith(place))
        wrong = tuple(p for p in wrong if p.level == "error")
        if wrong:
            self._changes.undo()
        return wrong

    def save_brief(self, brief_id: str, form: BriefForm) -> str:
        """Write a brief; a new one when ``brief_id`` is "". Returns its id."""
        if not brief_id:
            kit, _problems = read_kit(self.root)
            taken = frozenset(item.id for item in kit.campaigns) if kit else frozenset[str]()
            brief_id = id_of(form.title[0][1] if form.title else "", taken)
        save_brief(self._changes, brief_id, form)
        return brief_id

    def start_brief(self, brief_id: str, day: date) -> None:
        """Let a brief start on another day."""

        def change(top: Any) -> None:
            top["from"] = day.isoformat()

        self._changes.edit(f"campaigns/{brief_id}.yml", change)

    def end_brief(self, brief_id: str, day: date) -> None:
        """Let a brief end on another day."""

        def change(top: Any) -> None:
            top["until"] = day.isoformat()

        self._changes.edit(f"campaigns/{brief_id}.yml", change)

    def save_text(self, name: str, text: str) -> None:
        """Write a word list or a text of the voice as it is."""
        self._changes.write(name, text.encode("utf-8"))

    def text(self, name: str) -> str:
        """Return a word list or a text of the voice, "" when there is none."""
        path = self.root / name
        return path.read_text("utf-8-sig") if path.is_file() else ""

    def save_phrases(self, pairs: tuple[tuple[str, str], ...]) -> None:
        """Write the phrases' words in the first language; other languages stay."""
        locale = self._first_locale()

        def change(top: Any) -> None:
            for name in set(top) - {name for name, _words in pairs}:
                del top[name]
            for name, words in pairs:
                entry = top.setdefault(name, plain({"kind": "phrase"}))
                say(entry, "text", locale, words)

        self._changes.edit("phrases.yml", change)

    def save_labels(self, pairs: tuple[tuple[str, str], ...]) -> None:
        """Write the labels: (country and language, words); the rest of each stays."""

        def change(top: Any) -> None:
            known = {f"{row['market']} {row['locale']}": row for row in top.get("labels") or ()}
            rows = []
            for place, words in pairs:
                market, _space, locale = place.partition(" ")
                entry = known.get(place) or plain({"market": market, "locale": locale.strip()})
                entry["preferred"] = plain(words)
                rows.append(entry)
            top["labels"] = rows

        self._changes.edit("labels.yml", change)

    def save_news(self, words: str) -> None:
        """Write what is new in this version, in the first language."""
        kit, _problems = read_kit(self.root)
        version, locale = (kit.version, kit.locales[0]) if kit else ("", "en-GB")

        def change(top: Any) -> None:
            rows = [row for row in top.get("changes") or () if str(row["version"]) != version]
            fresh = plain({"version": version, "text": {locale: words}})
            top["changes"] = [fresh, *rows] if words else rows

        self._changes.edit("kit.yml", change)

    def _first_locale(self) -> str:
        kit, _problems = read_kit(self.root)
        return kit.locales[0] if kit else "en-GB"

    # -- the kit itself ----------------------------------------------------------

    def set_in_kit(self, key: str, value: object) -> None:
        """Set one value of ``kit.yml``, such as ``stores``."""

        def change(top: Any) -> None:
            top[key] = plain(value)

        self._changes.edit("kit.yml", change)

    def next_version(self, version: str, sequence: int) -> None:
        """Set what people call the next version, and its number."""

        def change(top: Any) -> None:
            top["version"] = plain(version)
            top["sequence"] = sequence

        self._changes.edit("kit.yml", change)


def make_kit(folder: Path, photos: Path | None) -> Path:
    """Make a new kit in an empty folder, with the photos of another folder if there is one.

    Raises:
        KitRefusedError: the folder is not empty, or cannot be written.
    """
    from studio.brand_kit.new_kit import new_kit

    new_kit(folder, photos=photos)
    return folder

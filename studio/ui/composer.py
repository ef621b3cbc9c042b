"""The draft that is being written, and its signals. No widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from studio.guidelines.finding import Finding, Level, Verdict
from studio.guidelines.request import Report
from studio.history import History
from studio.post import Attachment, Draft, Kept, PictureEdit

SHARED = ""
"""The name of the words that all networks without words of their own share."""

MOST_TYPED = 4
"""Code points that one key or one choice of an input method puts in; more is a paste."""

ABOUT_A_PICTURE = ("alt", "picture-people", "photo-", "contrast", "picture-place")
"""How rules begin that are about the picture of a post."""


class Checker(Protocol):
    """Answers what the guidelines say of one text of a draft."""

    def __call__(self, draft: Draft, network: str, typing_at: int) -> Report:
        """Check the words for ``network`` (or the shared ones)."""
        ...


class Composer(QObject):
    """Holds the draft, checks it after a short pause and says when it changed.

    The draft is frozen: each edit makes a new one, so a slow answer can tell by
    identity whether it still concerns the draft on the screen.
    """

    draft_changed = Signal(object)
    text_changed = Signal(str)
    picture_changed = Signal()
    targets_changed = Signal()
    report_changed = Signal(object)
    kept = Signal(object, object)
    unkept = Signal(object)
    loaded = Signal(object)
    stepped = Signal(object, object)

    def __init__(
        self, checker: Checker, *, pause_ms: int = 150, history: History | None = None
    ) -> None:
        super().__init__()
        self.history = history or History()
        self._checker = checker
        self._draft = Draft(id="")
        self._reports: dict[str, Report] = {}
        self.tab = SHARED
        self._typing_at = -1
        self._pause = QTimer(self, singleShot=True, interval=pause_ms)
        self._pause.timeout.connect(self.check_now)
        self._settle = QTimer(self, singleShot=True, interval=1200)
        self._settle.timeout.connect(self._typing_stopped)

    @property
    def draft(self) -> Draft:
        """The draft as it stands."""
        return self._draft

    @property
    def text(self) -> str:
        """The words on the tab that is open."""
        return self._draft.text_for(self.tab)

    @property
    def report(self) -> Report | None:
        """What the checks say of the words on the open tab, None before the first check."""
        return self._reports.get(self.tab)

    @property
    def reports(self) -> dict[str, Report]:
        """What the checks say, by tab."""
        return dict(self._reports)

    def load(self, draft: Draft) -> None:
        """Show another draft."""
        self.tab = SHARED
        self._draft = draft
        self._typing_at = -1
        self.history.clear()
        self.show_again()

    def show_again(self) -> None:
        """Show the same draft and tab in widgets that were made anew."""
        self.loaded.emit(self._draft)
        self.targets_changed.emit()
        self.picture_changed.emit()
        self.check_now()

    def open_tab(self, network: str) -> None:
        """Show the words of one network, or the shared ones."""
        self.tab = network
        self.check_now()

    def set_text(self, text: str, *, typing_at: int = -1) -> None:
        """Take the words of the open tab over.

        Args:
            text: all the words, offsets in code points.
            typing_at: where the cursor is while somebody types, or -1.
        """
        if text == self.text:
            return
        by_hand = typing_at >= 0 and abs(len(text) - len(self.text)) <= MOST_TYPED
        kind = f"typing:{self.tab}" if by_hand else ""
        if self.tab == SHARED:
            self._change(kind, text=text)
        else:
            variants = dict(self._draft.variants) | {self.tab: text}
            self._change(kind, variants=tuple(variants.items()))
        self._typing_at = typing_at
        self.text_changed.emit(text)
        self._pause.start()
        if typing_at >= 0:
            self._settle.start()

    def share_words(self, network: str) -> None:
        """Drop a network's own words; it uses the shared ones again."""
        self._change(variants=tuple(v for v in self._draft.variants if v[0] != network))
        self._reports.pop(network, None)
        self.text_changed.emit(self.text)
        self.check_now()

    def pick_picture(self, attachment: Attachment | None) -> None:
        """Use one picture, or none."""
        # What was decided about one picture says nothing of another.
        kept = tuple(k for k in self._draft.kept if not k.rule.startswith(ABOUT_A_PICTURE))
        self._change(attachments=() if attachment is None else (attachment,), kept=kept)
        self.picture_changed.emit()
        self.check_now()

    def set_alt(self, alt: str) -> None:
        """Describe the picture in other words than the kit's."""
        if self._draft.attachments:
            self._change_picture("alt", alt=alt)
            self._pause.start()

    def set_answers(self, answers: tuple[tuple[str, str], ...]) -> None:
        """Take over what the colleague says of their own photo."""
        if self._draft.attachments and answers != self._draft.attachments[0].answers:
            self._change_picture("answers", answers=answers)
            self.check_now()

    def edit_picture(self, edit: PictureEdit, kind: str = "") -> None:
        """Cut the picture or put words on it in another way.

        Args:
            edit: all that is done with the picture.
            kind: edits of one kind that follow each other quickly are one step back.
        """
        if self._draft.attachments and edit != self._draft.attachments[0].edit:
            self._change_picture(kind, edit=edit)
            self._pause.start()

    def undo(self) -> None:
        """Take the last step back: words, picture or crop."""
        self.step(-1)

    def redo(self) -> None:
        """Take the last undo back."""
        self.step(1)

    def step(self, by: int) -> None:
        """Go a step back for -1, a step forth for 1."""
        before = self._draft
        draft = self.history.undo(before) if by < 0 else self.history.redo(before)
        if draft is before:
            return
        self._draft = draft
        self._typing_at = -1
        self.draft_changed.emit(draft)
        self.stepped.emit(before, draft)
        self.text_changed.emit(self.text)
        if before.attachments != draft.attachments:
            self.picture_changed.emit()
        self.check_now()

    def _change_picture(self, kind: str, **changes: object) -> None:
        change: Callable[..., Attachment] = replace
        first = change(self._draft.attachments[0], **changes)
        self._change(kind, attachments=(first, *self._draft.attachments[1:]))
        self.picture_changed.emit()

    def set_accounts(self, accounts: tuple[str, ...]) -> None:
        """Choose the accounts that the post goes to."""
        self._retarget(accounts=accounts)

    def set_previews(self, previews: tuple[str, ...]) -> None:
        """Choose the networks that are only looked at."""
        self._retarget(previews=previews)

    def keep(self, finding: Finding, reason: str = "", words: str = "") -> None:
        """Keep flagged words as they are; the finding does not come back for this draft.

        Args:
            finding: what to keep; a stop cannot be kept.
            reason: one of ``studio.post.REASONS``, or "".
            words: the reason in the colleague's own words, or "".
        """
        if finding.level is Level.STOP:
            return
        item = Kept(rule=finding.rule, text=finding.text, reason=reason, words=words)
        others = (k for k in self._draft.kept if (k.rule, k.text) != (item.rule, item.text))
        self._change(kept=(*others, item))
        self.kept.emit(finding, item)
        self.check_now()

    def look_again(self, item: Kept) -> None:
        """Let the checks speak again of words that were kept."""
        self._change(kept=tuple(k for k in self._draft.kept if k != item))
        self.unkept.emit(item)
        self.check_now()

    def check_all(self) -> None:
        """Check every text at once, the word under the cursor too, as before it goes out."""
        self._typing_at = -1
        self.check_now()

    def check_now(self) -> None:
        """Check every text of the draft at once."""
        self._pause.stop()
        tabs = (SHARED, *(network for network, _ in self._draft.variants))
        self._reports = {
            tab: self._checker(self._draft, tab, self._typing_at if tab == self.tab else -1)
            for tab in tabs
        }
        if self.tab not in self._reports:
            self._reports[self.tab] = self._reports[SHARED]
        self.report_changed.emit(self._reports[self.tab])

    def count(self, level: Level) -> int:
        """Return how many findings of a level all the draft's texts have together."""
        tabs = {SHARED, *(network for network, _ in self._draft.variants)}
        return sum(
            finding.level is level
            for tab, report in self._reports.items()
            if tab in tabs
            for finding in report.findings
        )

    @property
    def verdict(self) -> Verdict:
        """What all the draft's texts together mean for Publish."""
        if self.count(Level.STOP):
            return Verdict.STOP
        return Verdict.DECIDE if self.count(Level.CHECK) else Verdict.READY

    def _retarget(self, **changes: tuple[str, ...]) -> None:
        self._draft = replace(self._draft, **changes)  # type: ignore[arg-type]
        self.draft_changed.emit(self._draft)
        self.targets_changed.emit()
        self.check_now()

    def _change(self, kind: str = "", **changes: object) -> None:
        change: Callable[..., Draft] = replace
        before = self._draft
        self._draft = change(before, **changes)
        self.history.note(before, self._draft, kind)
        self.draft_changed.emit(self._draft)

    def _typing_stopped(self) -> None:
        if self._typing_at >= 0:
            self._typing_at = -1
            self.check_now()

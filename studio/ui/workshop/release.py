"""Sign and build, publish, confirm, save a copy, take back: what happens when each is pressed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from studio.brand_kit.signing import KeyFileError
from studio.ui.workshop.key_dialog import ask_passphrase
from studio.wording.i18n import _
from studio.wording.outcomes import problem_words

if TYPE_CHECKING:
    from studio.channel.publish import Published
    from studio.ui.workshop.desk import Desk
    from studio.workshop.release import ChannelState, KeyInfo

T = TypeVar("T")
WITH_PASSPHRASE = ("passphrase-needed", "wrong-passphrase")


class Release(QObject):
    """The kit's way to the shops.

    Signals:
        changed: key, file or channel are not what they were.
    """

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.key: KeyInfo | None = None
        self.channel: ChannelState | None = None
        self.built: Path | None = None
        self.published = False

    @property
    def address(self) -> str:
        """Where the kit is published to, or ""."""
        return self._desk.studio.loaded.preferences.channel

    @property
    def busy(self) -> bool:
        """True while something is on its way."""
        return self._desk.studio.tasks.busy

    def load(self) -> None:
        """Read key and channel as they were chosen before."""
        from studio.workshop.release import key_info

        name = self._desk.studio.loaded.preferences.signing_key
        self.key = self.channel = None
        if name:
            self._desk.ask(lambda: key_info(Path(name)), self._key_read)
        else:
            self.changed.emit()

    def use_key(self, path: Path) -> None:
        """Sign with this key from now on."""
        self._prefer(signing_key=str(path))
        self.load()

    def use_channel(self, address: str) -> None:
        """Publish to this place from now on."""
        self._prefer(channel=address)
        self.channel = None
        self.published = False
        self._ask_channel()

    def build(self) -> None:
        """Sign and build what is in the folder now."""
        from studio.workshop.release import build, next_label

        bench, key, kit = self._desk.bench, self.key, self._desk.kit
        if bench is None or key is None or kit is None:
            return
        held = self.channel.sequence if self.channel else 0
        if held >= kit.sequence:
            # Shops take only a kit with a larger number.
            self._desk.change(
                lambda bench: bench.next_version(next_label(kit.version), held + 1),
                lambda _done: self.build(),
            )
            return
        out = self._file(kit.id, kit.sequence)
        self._with_key(lambda word: build(bench.root, out, key.path, word), self._built)

    def publish(self) -> None:
        """Put the built kit into the channel; once more the same one only confirms it."""
        from studio.workshop.release import publish_file

        key, built, to = self.key, self.built, self.address
        if key is None or built is None or not to:
            return
        now = self._desk.studio.loaded.clock()
        self._with_key(
            lambda word: publish_file(built, to, key.path, word, now), self._was_published
        )

    def recall(self, name: str, reason: str, replacement: str, kind: str = "picture") -> None:
        """Take something back: in the channel, and a picture in the folder as well.

        Args:
            name: id of a picture or a brief.
            reason: why, for colleagues.
            replacement: id of what to use instead, or "".
            kind: ``picture`` or ``campaign``.
        """
        from studio.brand_kit.recall import RecallKind
        from studio.channel.recalls import Withdrawal
        from studio.workshop.release import take_back

        if replacement and kind == "picture":
            self._desk.change(lambda bench: bench.replace_with(name, replacement))
        key, to = self.key, self.address
        if key is None or not to or not self.channel or not self.channel.sequence:
            words = _("It was never published, so no shop has it.")
            if not replacement:
                words = _("It was never published. Take it out of the kit instead.")
            self._desk.studio.say.emit("plain", _("Nothing to recall."), words, "", "")
            return
        wanted = Withdrawal(id=name, reason=reason, kind=RecallKind(kind), replacement=replacement)
        now = self._desk.studio.loaded.clock()
        self._with_key(
            lambda word: take_back(to, key.path, word, wanted, now), lambda _made: self._recalled()
        )

    def save_copy(self, path: Path) -> None:
        """Save the built kit somewhere else, such as on a USB stick."""
        built = self.built
        if built is None:
            return

        def work() -> int:
            from studio.atomic import write_bytes

            data = built.read_bytes()
            write_bytes(path, data)
            return len(data)

        def done(_size: int) -> None:
            words = _("Shops open it with a double click.")
            self._desk.studio.say.emit("ok", _("Copy saved."), words, "", "")

        self._desk.ask(work, done)

    def forget_build(self) -> None:
        """Ask for a new build, because the folder has changed."""
        if self.built is not None or self.published:
            self.built, self.published = None, False
            self.changed.emit()

    # -- inside ------------------------------------------------------------------

    def _with_key(self, work: Callable[[str | None], T], done: Callable[[T], Any]) -> None:
        """Do something with the key; ask for its passphrase when it has one."""
        self._try(work, done, None)

    def _try(
        self, work: Callable[[str | None], T], done: Callable[[T], Any], word: str | None
    ) -> None:
        def failed(problem: Exception) -> None:
            if isinstance(problem, KeyFileError) and problem.code in WITH_PASSPHRASE:
                again = problem.code == "wrong-passphrase"
                ask_passphrase(self._desk, lambda said: self._try(work, done, said), again=again)
            else:
                self._desk.studio.say.emit(
                    "stop", _("That did not work."), problem_words(problem), "", ""
                )
            self.changed.emit()

        tasks = self._desk.studio.tasks
        tasks.run(self, lambda: work(word), done=done, failed=failed, in_order=True)

    def _file(self, kit_id: str, sequence: int) -> Path:
        folder = self._desk.studio.loaded.data_dir / "workshop"
        return folder / f"{kit_id}-{sequence}.brandkit"

    def _key_read(self, info: KeyInfo) -> None:
        self.key = info
        self._ask_channel()

    def _ask_channel(self) -> None:
        from studio.workshop.release import channel_state

        key, to = self.key, self.address
        self.changed.emit()
        if key is None or not to:
            return
        now, bench, kit = self._desk.studio.loaded.clock(), self._desk.bench, self._desk.kit
        if bench is None or kit is None:
            return
        file = self._file(kit.id, kit.sequence)
        self._desk.ask(
            lambda: channel_state(to, key.path, now, built=(bench.root, file)), self._channel_read
        )

    def _channel_read(self, state: ChannelState) -> None:
        self.channel = state
        kit = self._desk.kit
        if kit is not None and state.sequence:
            held = self._file(kit.id, state.sequence)
            self._desk.look_again(lambda bench: bench.compare_with(held))
        if kit is not None and self.built is None and state.sequence == kit.sequence:
            file = self._file(kit.id, kit.sequence)
            self.built = file if state.built_is_fresh else None
        self.changed.emit()

    def _built(self, file: Path) -> None:
        self.built = file
        self.published = False
        words = _("Now publish it, or save a copy for shops without a connection.")
        self._desk.studio.say.emit("ok", _("Signed and built."), words, "", "")
        self.changed.emit()

    def _was_published(self, made: Published) -> None:
        self.published = True
        title = _("Confirmed.") if made.renewed else _("Published.")
        words = _("Shops get it when they next look, within hours.")
        self._desk.studio.say.emit("ok", title, words, "", "")
        self._ask_channel()

    def _recalled(self) -> None:
        words = _("Shops hear about it when they next connect. Posts that wait are stopped.")
        self._desk.studio.say.emit("ok", _("Taken back."), words, "", "")
        self._ask_channel()

    def _prefer(self, **changes: str) -> None:
        from studio.storage.errors import StorageError

        try:
            self._desk.studio.loaded.prefer(**changes)
        except StorageError as problem:
            self._desk.studio.say.emit(
                "stop", _("That did not work."), problem_words(problem), "", ""
            )

"""The lock of one person: a small file with the wrapped key, and a count of wrong tries.

The count is written *before* a try is made, so that ending the app does not give another
one. After five wrong PINs the pepper is deleted: from then on no PIN opens the key. Someone
who can change files can put an older count back; the lock keeps colleagues apart, it is no
safe (see SECURITY.md).
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from filelock import FileLock, Timeout

from studio import atomic
from studio.accounts.stores import SecretStore, VaultError
from studio.people.keys import Cost, Wrapped, new_pepper, unwrap, wrap
from studio.people.model import LONGEST_PIN, PIN_DIGITS, TRIES, PeopleError
from studio.people.seal import entry_name
from studio.publishers.base import Secret

PIN, PASSPHRASE = "pin", "passphrase"
_SCHEMA = 1
_MOST_BYTES = 20_000
_WAIT = 20.0  # seconds that another program may take for one try


@dataclass(frozen=True, slots=True, kw_only=True)
class _Record:
    wrong: int = 0
    erased: bool = False
    digits: int = PIN_DIGITS
    pin: Wrapped | None = None
    passphrase: Wrapped | None = None

    def of(self, kind: str) -> Wrapped | None:
        return self.pin if kind == PIN else self.passphrase


class Lock:
    """What opens one person's key. Opening takes a third of a second: never on the UI thread.

    Args:
        folder: the person's.
        person_id: whose lock.
        vault: everybody's; it holds the pepper.
        cost: what one try costs; this version's when None.
    """

    def __init__(
        self, folder: Path, person_id: str, vault: SecretStore, *, cost: Cost | None = None
    ) -> None:
        self._file = folder / "lock.json"
        self._whose = person_id
        self._vault = vault
        self._cost = cost
        self._pepper = entry_name(person_id, "pepper")

    def kinds(self) -> frozenset[str]:
        """Return what opens it: ``pin``, ``passphrase``, both, or nothing."""
        with contextlib.suppress(PeopleError, OSError):
            record = self._read()
            return frozenset(kind for kind in (PIN, PASSPHRASE) if record.of(kind))
        return frozenset()

    def digits(self) -> int:
        """Return how many digits the PIN has, so that it can open after the last one."""
        with contextlib.suppress(PeopleError, OSError):
            return self._read().digits
        return PIN_DIGITS

    def exists(self) -> bool:
        """Tell whether there ever was a lock here that was not taken away."""
        return self._file.exists()

    def tries_left(self) -> int:
        """Return how many wrong PINs are left before the sign-ins are erased."""
        with contextlib.suppress(PeopleError, OSError):
            return max(0, TRIES - self._read().wrong)
        return 0

    def set(self, kind: str, word: str, key: bytes) -> None:
        """Let a PIN or passphrase open the key from now on; the other one goes on doing so.

        Args:
            kind: ``pin`` or ``passphrase``.
            word: what the person will type.
            key: the person's key.

        Raises:
            VaultError: the pepper of a PIN could not be kept; nothing was changed.
            OSError: nothing was changed.
        """
        with self._held():
            record = self._read_or_none() or _Record()
            pepper = self._kept_pepper() if kind == PIN else ""
            made = wrap(key, word, whose=self._whose, pepper=pepper, cost=self._cost)
            if kind == PIN:
                record = replace(record, pin=made, digits=len(word), wrong=0, erased=False)
            else:
                record = replace(record, passphrase=made)
            self._write(record)

    def open(self, kind: str, word: str) -> bytes:
        """Return the person's key.

        Args:
            kind: ``pin`` or ``passphrase``.
            word: what was typed.

        Raises:
            PeopleError: ``wrong-word`` with the tries that are left, ``erased`` when there are
                none, or ``no-lock`` when nothing can open the key any more.
            VaultError: the pepper could not be read; this was no try.
            OSError: the try could not be written down, so it was not made.
        """
        with self._held():
            record = self._read()
            wrapped = record.of(kind)
            if kind == PIN and record.erased:
                raise PeopleError("erased")
            if wrapped is None:
                raise PeopleError("no-lock")
            pepper = self._needed_pepper(wrapped)
            if kind == PIN:
                record = replace(record, wrong=record.wrong + 1)
                self._write(record)
            key = unwrap(wrapped, word, whose=self._whose, pepper=pepper)
            if key is None:
                raise self._refused(record, kind)
            if record.wrong:
                self._write(replace(record, wrong=0))
            return key

    def erase(self) -> None:
        """Delete everything that opens the key.

        Raises:
            VaultError: the pepper may still be there; the file is gone all the same.
            OSError: the file may still be there.
        """
        with self._held():
            self._file.unlink(missing_ok=True)
            self._vault.remove(self._pepper)

    # -- inside ------------------------------------------------------------------

    def _refused(self, record: _Record, kind: str) -> PeopleError:
        if kind != PIN:
            return PeopleError("wrong-word")
        left = TRIES - record.wrong
        if left > 0:
            return PeopleError("wrong-word", tries=left)
        self._write(replace(record, erased=True, pin=None))
        with contextlib.suppress(VaultError):  # without its half in the file it opens nothing
            self._vault.remove(self._pepper)
        return PeopleError("erased")

    def _needed_pepper(self, wrapped: Wrapped) -> str:
        if not wrapped.peppered:
            return ""
        found = self._vault.get(self._pepper)
        if found is None:
            raise PeopleError("no-lock")
        return found.reveal()

    def _kept_pepper(self) -> str:
        found = self._vault.get(self._pepper)
        if found is not None:
            return found.reveal()
        made = new_pepper()
        self._vault.put(self._pepper, Secret(made))
        return made

    @contextmanager
    def _held(self) -> Iterator[None]:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self._file.with_suffix(".lock"), timeout=_WAIT)
        try:
            lock.acquire()
        except Timeout:
            raise PeopleError("busy") from None
        try:
            yield
        finally:
            lock.release()

    def _read_or_none(self) -> _Record | None:
        try:
            return self._read()
        except PeopleError:
            return None

    def _read(self) -> _Record:
        try:
            with self._file.open("rb") as file:
                data = json.loads(file.read(_MOST_BYTES))
            found = {
                kind: Wrapped.of(data[kind]) if data.get(kind) else None
                for kind in (PIN, PASSPHRASE)
            }
            return _Record(
                wrong=int(data["wrong"]),
                erased=bool(data["erased"]),
                digits=min(LONGEST_PIN, max(PIN_DIGITS, int(data.get("digits", PIN_DIGITS)))),
                **found,
            )
        except FileNotFoundError:
            raise PeopleError("no-lock") from None
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError):
            raise PeopleError("no-lock") from None

    def _write(self, record: _Record) -> None:
        data = {
            "schema": _SCHEMA,
            "wrong": record.wrong,
            "erased": record.erased,
            "digits": record.digits,
            PIN: record.pin.plain() if record.pin else None,
            PASSPHRASE: record.passphrase.plain() if record.passphrase else None,
        }
        atomic.write_bytes(self._file, json.dumps(data, indent=1).encode())

"""Keeps the replaced secrets of one account, one replacement at a time in all programs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from studio.accounts.stores import SecretStore, VaultError
from studio.publishers.base import Secret
from studio.publishers.errors import LinkExpiredError, UnavailableError
from studio.storage.accounts import KNOWN

_LONGEST = 60.0  # seconds that another program may need to replace a secret


class Kept:
    """What ``SignIns`` needs of a vault for one account; see ``publishers.base.Keeper``.

    Args:
        vault: has ``get``, ``put`` and ``remove`` by account id.
        account_id: which account.
        folder: where the lock file is made; everything that shares the vault shares it.
        longest: seconds to wait for another program.

    Attributes:
        last: what was read or kept last, or None.
    """

    last: Secret | None = None

    def __init__(
        self, vault: SecretStore, account_id: str, folder: Path, *, longest: float = _LONGEST
    ) -> None:
        self._vault = vault
        self._account_id = account_id
        self._file = folder / f"{account_id}.lock"
        self._longest = longest

    @contextmanager
    def latest(self) -> Iterator[Secret]:
        """Hold the account's lock, in every program of this PC, and give what is kept now.

        Raises:
            LinkExpiredError: nothing is kept any more.
            UnavailableError: it cannot be read, or another program holds the lock for long.
        """
        with self.held():
            yield self.read()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the account's lock: no program replaces its secret meanwhile.

        Raises:
            UnavailableError: another program holds it for long, or it cannot be made.
        """
        # A lock object of its own for each time: two threads of one program exclude each other.
        lock = FileLock(self._file, timeout=self._longest)
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            # Remembered beside the list of accounts, which may be damaged one day.
            self._file.with_suffix(KNOWN).touch()
            lock.acquire()
        except Timeout:
            raise UnavailableError("busy-elsewhere") from None
        except OSError:
            raise UnavailableError("storage-read-only") from None
        try:
            yield
        finally:
            lock.release()

    def read(self) -> Secret:
        """Return what is kept.

        Raises:
            LinkExpiredError: nothing is kept.
            UnavailableError: it cannot be read.
        """
        try:
            secret = self._vault.get(self._account_id)
        except VaultError as problem:
            raise _as_publish_error(problem) from None
        if secret is None:
            raise LinkExpiredError("no-sign-in")
        self.last = secret
        return secret

    def keep(self, fresh: Secret) -> None:
        """Keep a replacement, and make sure of it, before the old one is dropped.

        Raises:
            UnavailableError: it is not kept; what was kept before still is.
        """
        try:
            self._vault.put(self._account_id, fresh)
        except VaultError as problem:
            # Said as a PublishError: nothing was posted yet, and that much is certain.
            raise _as_publish_error(problem) from None
        self.last = fresh


def _as_publish_error(problem: VaultError) -> UnavailableError:
    return UnavailableError(f"vault-{problem.code}")


@contextmanager
def alone_with(vault: SecretStore, account_id: str, folder: Path) -> Iterator[None]:
    """Let nobody replace a secret while it is put or removed.

    A refresh that is under way would write it anew afterwards. A program that holds the lock
    for a minute and more is not waited for any longer.
    """
    with ExitStack() as stack:
        with suppress(UnavailableError):
            stack.enter_context(Kept(vault, account_id, folder).held())
        yield

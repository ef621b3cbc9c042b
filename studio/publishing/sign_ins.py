"""Linked accounts and their sessions: the vault, the account book and the networks together."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime

from studio.accounts.model import Account
from studio.accounts.stores import SecretStore, VaultError
from studio.publishers.base import Identity, Linked, Publisher, Secret, Session
from studio.publishers.errors import LinkExpiredError, PublishError
from studio.publishers.oauth.attempt import Attempt, begin
from studio.publishers.oauth.page import Texts
from studio.publishing.keeping import Kept, alone_with
from studio.storage.accounts import LOCKS, AccountBook
from studio.storage.errors import StorageError


class SignIns:
    """Links and unlinks accounts, and keeps one session for each while the app runs.

    Args:
        vault: keeps the secrets.
        accounts: keeps everything else; its folder holds the accounts' locks.
        publishers: the networks, by id.
        clock: gives the time, aware.
    """

    def __init__(
        self,
        vault: SecretStore,
        accounts: AccountBook,
        publishers: Mapping[str, Publisher],
        clock: Callable[[], datetime],
    ) -> None:
        self._vault = vault
        self._accounts = accounts
        self._locks = accounts.folder / LOCKS
        self._publishers = publishers
        self._clock = clock
        self._sessions: dict[str, Session] = {}
        self._keepers: dict[str, Kept] = {}
        self._lock = threading.Lock()

    def link(self, network: str, *, host: str, handle: str, password: Secret) -> Linked:
        """Sign in once, to show the person whose account it is. Nothing is stored.

        Raises:
            PublishError: it did not work.
        """
        publisher = self._publishers[network]
        return publisher.link(host=host, handle=handle, password=password)

    def begin_link(
        self, network: str, *, host: str, handle: str, texts: Texts, by_hand: bool = False
    ) -> Attempt:
        """Prepare a sign-in in the browser. Nothing is stored.

        Args:
            network: which one.
            host: the server's address as the person typed it, or "".
            handle: as the person typed it, or "".
            texts: what the browser's page says in the end.
            by_hand: True for a code that the server shows, to be pasted.

        Raises:
            PublishError: it did not work.
        """
        return begin(
            self._publishers[network],
            host=host,
            handle=handle,
            clock=self._clock,
            texts=texts,
            by_hand=by_hand,
        )

    def drop(self, network: str, linked: Linked) -> bool:
        """End a sign-in that the person did not confirm. Nothing was stored.

        Returns:
            True when the network was told.
        """
        try:
            self._publishers[network].unlink(linked.identity, linked.secret)
        except PublishError:
            return False
        return True

    def confirm(self, network: str, linked: Linked) -> Account:
        """Keep a sign-in after the person said that it is them.

        An account that is linked already keeps its id and gets the new sign-in; the one
        before is ended at the network when it can be reached.

        Raises:
            VaultError: nothing was kept.
            StorageError: nothing was kept.
        """
        who = linked.identity
        known = self._known(network, who)
        account = Account(
            id=known.id if known else f"{network}-{secrets.token_hex(3)}",
            network=network,
            host=who.host,
            user_id=who.user_id,
            handle=who.handle,
            name=who.name,
            linked_at=self._clock().astimezone(UTC).isoformat(timespec="seconds")[:-6] + "Z",
            limits=linked.limits,
        )
        with alone_with(self._vault, account.id, self._locks):
            before = self._vault.get(account.id)
            try:
                self._vault.put(account.id, linked.secret)
                self._accounts.add(account)
            except Exception:
                self._put_back(account.id, before)
                raise
        with self._lock:
            self._sessions.pop(account.id, None)
        if known is not None and before is not None and before != linked.secret:
            self._end(known, before)
        return account

    def unlink(self, account_id: str) -> bool:
        """Forget an account here, and tell the network when it can be reached.

        Returns:
            True when the network was told. When False, the sign-in is gone from this
            computer, and stays open at the network until it runs out by itself.

        Raises:
            VaultError: the secret may still be there, so the account is still listed.
            StorageError: the secret is gone, but the account is still listed.
        """
        told = self.sign_out(account_id)
        self._accounts.remove(account_id)
        return told

    def sign_out(self, account_id: str) -> bool:
        """End a sign-in here and at the network; the account stays listed, to be linked again.

        Returns:
            True when the network was told; see ``unlink``.

        Raises:
            VaultError: the secret may still be there.
            StorageError: the accounts could not be read; nothing was done.
        """
        account = self._accounts.get(account_id)
        with alone_with(self._vault, account_id, self._locks):
            told = account is not None and self._tell(account)
            self._vault.remove(account_id)
        with self._lock:
            self._sessions.pop(account_id, None)
        return told

    def kept(self, account_id: str) -> str:
        """Tell whether a sign-in is in the password store; the network is not asked.

        Returns:
            "" when it is, else ``no-sign-in`` or ``vault-…``.
        """
        try:
            return "no-sign-in" if self._vault.get(account_id) is None else ""
        except VaultError as problem:
            return f"vault-{problem.code}"

    def forget(self) -> None:
        """Let go of every session and secret in memory: the person is leaving."""
        with self._lock:
            self._sessions.clear()
            self._keepers.clear()

    def check(self, account_id: str) -> str:
        """Try a sign-in out by reading something; what the server takes is kept anew.

        Returns:
            "" when it works, else a ``PublishError.reason``.

        Raises:
            StorageError: the accounts could not be read.
        """
        account = self._accounts.get(account_id)
        publisher = self._publishers.get(account.network) if account else None
        if account is None or publisher is None:
            return "not-linked"
        key = publisher.new_key(self._clock())
        try:
            try:
                limits = self.session(account_id, account.network).check(key=key)
            except LinkExpiredError:
                # Another program may have replaced the secret meanwhile.
                fresh = self.replaced(account_id, account.network)
                if fresh is None:
                    raise
                limits = fresh.check(key=key)
        except PublishError as problem:
            return problem.reason
        if limits is not None and limits != account.limits:
            with suppress(StorageError):  # the sign-in works all the same
                self._accounts.add(replace(account, limits=limits))
        return ""

    def session(self, account_id: str, network: str) -> Session:
        """Return the session of an account; its secret is read at the first call only.

        Raises:
            LinkExpiredError: there is no such account, or no secret of it.
            UnavailableError: the vault could not be read, reason ``vault-…``.
            StorageError: the accounts could not be read.
        """
        with self._lock:
            if account_id not in self._sessions:
                self._sessions[account_id] = self._resume(account_id, network)
            return self._sessions[account_id]

    def replaced(self, account_id: str, network: str) -> Session | None:
        """After a sign-in ended: a new session, when another program kept a newer secret.

        Returns:
            None when the vault has nothing newer; then the account has to be linked again.

        Raises:
            UnavailableError: the vault could not be read, reason ``vault-…``.
            StorageError: the accounts could not be read.
        """
        with self._lock:
            self._sessions.pop(account_id, None)
            before = self._keepers.get(account_id)
            used = before.last if before else None
            try:
                session = self._resume(account_id, network)
            except LinkExpiredError:
                return None
            if self._keepers[account_id].last == used:
                return None
            self._sessions[account_id] = session
            return session

    def _resume(self, account_id: str, network: str) -> Session:
        account = self._accounts.get(account_id)
        publisher = self._publishers.get(network)
        if account is None or publisher is None or account.network != network:
            raise LinkExpiredError("not-linked")
        keeper = Kept(self._vault, account_id, self._locks)
        secret = keeper.read() if publisher.needs_link else Secret("")
        self._keepers[account_id] = keeper
        return publisher.resume(_identity(account), secret, keeper=keeper)

    def _known(self, network: str, who: Identity) -> Account | None:
        # A DID is one person on every server, and the two ways to sign in name different ones.
        everywhere = who.user_id.startswith("did:")
        for account in self._accounts.list():
            same = (account.network, account.user_id) == (network, who.user_id)
            if same and (everywhere or account.host == who.host):
                return account
        return None

    def _put_back(self, account_id: str, before: Secret | None) -> None:
        with suppress(VaultError):
            if before is None:
                self._vault.remove(account_id)
            else:
                self._vault.put(account_id, before)

    def _end(self, account: Account, secret: Secret) -> None:
        with suppress(PublishError):
            self._publishers[account.network].unlink(_identity(account), secret)

    def _tell(self, account: Account) -> bool:
        publisher = self._publishers.get(account.network)
        try:
            secret = self._vault.get(account.id)
            if publisher is None or secret is None:
                return False
            publisher.unlink(_identity(account), secret)
        except (VaultError, PublishError):
            return False
        return True


def _identity(account: Account) -> Identity:
    return Identity(
        user_id=account.user_id, handle=account.handle, name=account.name, host=account.host
    )

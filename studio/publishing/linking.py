"""Linking and unlinking accounts: what ``Publishing`` passes on to the sign-ins."""

from __future__ import annotations

from studio.accounts.model import Account
from studio.accounts.stores import VaultError
from studio.publishers.base import Linked, Secret
from studio.publishers.errors import UnavailableError
from studio.publishers.oauth.attempt import Attempt
from studio.publishers.oauth.page import Texts
from studio.publishing.sign_ins import SignIns


class Linking:
    """Waits for networks and password stores: never call it on the UI thread.

    Args:
        sign_ins: the accounts and their sessions.

    Attributes:
        halted: True once the person is not here any more; nothing begins to be sent then.
    """

    halted = False

    def __init__(self, sign_ins: SignIns) -> None:
        self._sign_ins = sign_ins

    def link(self, network: str, *, host: str, handle: str, password: Secret) -> Linked:
        """Sign in once, to show whose account it is; see ``SignIns.link``.

        Somebody who left meanwhile is asked nothing, so the sign-in is given back.
        """
        linked = self._sign_ins.link(network, host=host, handle=handle, password=password)
        if self.halted:
            self.drop(network, linked)
            raise UnavailableError("vault-signed-out")
        return linked

    def begin_link(
        self, network: str, *, host: str, handle: str, texts: Texts, by_hand: bool = False
    ) -> Attempt:
        """Prepare a sign-in in the browser; see ``SignIns.begin_link``."""
        return self._sign_ins.begin_link(
            network, host=host, handle=handle, texts=texts, by_hand=by_hand
        )

    def drop(self, network: str, linked: Linked) -> bool:
        """End a sign-in that the person did not confirm; True when the network was told."""
        return self._sign_ins.drop(network, linked)

    def confirm(self, network: str, linked: Linked) -> Account:
        """Keep a sign-in after the person said that it is them; see ``SignIns.confirm``.

        One that cannot be kept because the person left meanwhile is given back.
        """
        try:
            return self._sign_ins.confirm(network, linked)
        except VaultError:
            if self.halted:
                self.drop(network, linked)
            raise

    def unlink(self, account_id: str) -> bool:
        """Forget an account; True when the network was told. See ``SignIns.unlink``."""
        return self._sign_ins.unlink(account_id)

    def sign_out(self, account_id: str) -> bool:
        """End a sign-in and forget it here; the account stays listed. See ``SignIns.sign_out``."""
        return self._sign_ins.sign_out(account_id)

    def forget(self) -> None:
        """Let go of every session and secret in memory: the person is leaving."""
        self._sign_ins.forget()

    def check(self, account_id: str) -> str:
        """Try a sign-in out at its network; nothing is posted.

        Returns:
            "" when it works, else why not: a ``PublishError.reason``.

        Raises:
            StorageError: the accounts could not be read.
        """
        return self._sign_ins.check(account_id)

    def kept(self, account_id: str) -> str:
        """Tell whether a sign-in is kept: "" when it is, else a reason. See ``SignIns.kept``."""
        return self._sign_ins.kept(account_id)

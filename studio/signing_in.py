"""Which networks have a door, how an account is linked there, and whether its sign-in is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from studio.accounts.model import Account
from studio.outbox.model import Entry, State
from studio.post import PRACTICE, Draft
from studio.posting import Posting
from studio.publishers.base import Identity, Publisher, Registration
from studio.publishers.practice import Practice
from studio.publishing.registrations import registration_of

ENDED = frozenset({"sign-in-ended", "no-sign-in", "not-linked"})
"""Reasons that mean: link the account again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInState:
    """How a linked account stands.

    Attributes:
        code: "" when it is linked, ``sign-in-ended``, ``no-sign-in`` or ``vault-…``.
        since: when that was noticed, ISO 8601 in UTC, or "".
    """

    code: str = ""
    since: str = ""

    @property
    def again(self) -> bool:
        """True when the account has to be linked again."""
        return self.code in ENDED


class SigningIn(Posting):
    """What the window and the command line ask about linking.

    Attributes:
        networks_with_link: ids of the networks that an account can be linked at.
    """

    networks_with_link: tuple[str, ...]
    _doors: Mapping[str, Publisher]

    def open_doors(self, doors: Mapping[str, Publisher]) -> None:
        """Take over the doors to the networks.

        Raises:
            TypeError: the practice network is missing.
        """
        practice = doors[PRACTICE]
        if not isinstance(practice, Practice):
            raise TypeError("the practice network is missing")
        self.practice, self._doors = practice, doors
        self.networks_with_link = tuple(n for n, p in doors.items() if p.needs_link)

    def registration(self, network: str) -> Registration:
        """Return how the brand's app is known to a network: by the policy, else by the kit.

        A kit that nobody signed is only looked at: nobody is sent to its addresses.
        """
        return registration_of(network, self.policy, self.kit if self.trusted else None)

    def author(self, draft: Draft, network: str) -> Identity:
        """Return who a preview card shows."""
        person = self.person()
        for account in (*self.chosen_accounts(draft), *self.all_accounts()):
            if account.network == network and network != PRACTICE:
                name = account.name or account.handle
                return Identity(user_id="", handle=account.handle, name=name, host="")
        handle = f"{person.first_name or 'you'}.{person.store}".lower().replace(" ", "")
        return Identity(user_id="", handle=handle.strip("."), name=person.first_name, host="")

    def networks_to_link(self) -> tuple[str, ...]:
        """Return where an account can be linked now: set up, and let by the organisation."""
        found = (n for n in self.networks_with_link if self.ways_to_link(n))
        return tuple(network for network in found if not self.why_not(network))

    def ways_to_link(self, network: str) -> tuple[str, ...]:
        """Return how an account can be linked, the best way first: ``browser``, ``password``."""
        return self._doors[network].ways()

    def shows_codes(self, network: str) -> bool:
        """Tell whether the network can show a code to paste instead of coming back."""
        return self._doors[network].shows_codes

    def by_phone(self) -> tuple[str, ...]:
        """Return the networks that apps cannot post to, or not yet, in display order."""
        direct = {PRACTICE, *self._doors}
        return tuple(network for network in self.networks if network not in direct)

    def sign_in_states(self) -> dict[str, SignInState]:
        """Return how each linked account stands. May wait for the password store.

        The networks are not asked: an account's last post tells whether its sign-in ended.

        Raises:
            StorageError: the outbox could not be read.
        """
        linked = [a for a in self.all_accounts() if a.network in self._doors and a.id != PRACTICE]
        entries = self.entries()
        return {account.id: self._state(account, entries) for account in linked}

    def _state(self, account: Account, entries: tuple[Entry, ...]) -> SignInState:
        missing = self.publishing.kept(account.id)
        if missing:
            return SignInState(code=missing)
        since = [e for e in entries if e.account_id == account.id]
        known = [e for e in since if e.state in (State.SENT, State.FAILED)]
        last = max(known, key=lambda e: e.updated_at, default=None)
        if last is None or last.reason not in ENDED or last.updated_at <= account.linked_at:
            return SignInState()
        return SignInState(code="sign-in-ended", since=last.updated_at)

"""Where a draft goes, and where it is only looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.networks.places import parse_place, places_of
from studio.networks.served import as_all_serve
from studio.policy import Policy
from studio.policy.allowed import why_not
from studio.post import PRACTICE

if TYPE_CHECKING:
    from studio.accounts.model import Account
    from studio.networks.model import NetworkRules
    from studio.post import Draft
    from studio.server_limits import ServerLimits


class Targets:
    """Accounts, networks and places of a draft.

    Args:
        networks: rules by network id, in display order.

    Attributes:
        policy: what the organisation decided.
    """

    policy: Policy = Policy()

    def __init__(self, networks: dict[str, NetworkRules]) -> None:
        self.networks = networks
        self._accounts: tuple[Account, ...] = ()
        self._served: dict[tuple[str, tuple[ServerLimits | None, ...]], NetworkRules] = {}

    def all_accounts(self) -> tuple[Account, ...]:
        """Return every linked account, the practice one first."""
        return self._accounts

    def open_accounts(self) -> tuple[Account, ...]:
        """Return every account that the organisation lets posts go to."""
        return tuple(a for a in self.all_accounts() if not self.why_not(a.network))

    def why_not(self, network: str) -> str:
        """Return why the organisation lets no post go to a network, as a code, or ""."""
        return why_not(self.policy, network)

    def chosen_accounts(self, draft: Draft) -> tuple[Account, ...]:
        """Return the accounts that a draft goes to, in display order."""
        return tuple(a for a in self.open_accounts() if a.id in draft.accounts)

    def rules_for(self, draft: Draft, network: str) -> NetworkRules:
        """Return a network's rules as the servers of a draft's accounts have them.

        With several accounts on it, the strictest figures count; without any, those of the
        linked accounts.
        """
        rules = self.networks[network]
        mine = [a for a in self.all_accounts() if a.network == network]
        chosen = [a for a in mine if a.id in draft.accounts] or mine
        limits = tuple(account.limits for account in chosen)
        if not any(limits):
            return rules
        # Kept, because this is asked for at every keystroke.
        key = (network, limits)
        if key not in self._served:
            self._served[key] = as_all_serve(rules, limits)
        return self._served[key]

    def account_names(self, draft: Draft) -> str:
        """Return the chosen networks' names in one line."""
        return ", ".join(self.networks[a.network].name for a in self.chosen_accounts(draft))

    def target_networks(self, draft: Draft) -> tuple[str, ...]:
        """Return the networks that a draft goes to, each once."""
        return tuple(dict.fromkeys(a.network for a in self.chosen_accounts(draft)))

    def preview_networks(self, draft: Draft) -> tuple[str, ...]:
        """Return the networks that are only looked at."""
        targets = self.target_networks(draft)
        looked_at = {parse_place(key)[0] for key in draft.previews}
        return tuple(n for n in self.networks if n in looked_at and n not in targets)

    def shown_networks(self, draft: Draft) -> tuple[str, ...]:
        """Return every network with a card: where it goes first, practice last of those."""
        targets = self.target_networks(draft)
        ordered = sorted(targets, key=lambda n: n == PRACTICE)
        return (*ordered, *self.preview_networks(draft))

    def shown_places(self, draft: Draft) -> tuple[str, ...]:
        """Return the key of every place with a card, in order."""
        wanted = {*self.target_networks(draft), *draft.previews}
        places = (p for n in self.shown_networks(draft) for p in places_of(self.networks[n]))
        return tuple(place.key for place in places if place.key in wanted)

    def preview_places(self, draft: Draft) -> tuple[str, ...]:
        """Return the keys of the places that are only looked at."""
        targets = self.target_networks(draft)
        return tuple(key for key in self.shown_places(draft) if key not in targets)

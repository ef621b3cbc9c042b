"""Everything but the window, put together once: stores, kit, networks, publishing.

The window and the command line are both built on it. Building it reads files and takes
a tenth of a second or two, so the window does it after the first paint.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from studio.accounts.vault import Vault, VaultError, VaultHealth, open_vault
from studio.brand_kit.errors import BrandKitError
from studio.brand_kit.model import BrandKit
from studio.brand_kit.suggest import Facts
from studio.drafting import nearest_locale
from studio.ground import lay_ground, policy_on
from studio.kits import Kits
from studio.networks.model import NetworkRules
from studio.outbox.journal import Outbox
from studio.outbox.model import Entry
from studio.people.belongings import Belongings
from studio.people.model import Person
from studio.policy import Policy, renewed
from studio.policy.keys import DEFAULT_LANGUAGE
from studio.post import Draft
from studio.posting import OnTheirWay
from studio.publishers import build_publishers
from studio.publishers.base import Publisher
from studio.publishing.label_again import label_problem
from studio.publishing.limits import bluesky_limits, mastodon_refusal
from studio.publishing.publishing import Publishing
from studio.publishing.rights_again import rights_problem
from studio.signing_in import SigningIn
from studio.storage.accounts import AccountBook
from studio.storage.drafts import DraftShelf
from studio.storage.errors import Recovered, StorageError, make_folder
from studio.storage.feedback import FeedbackBook
from studio.storage.settings import Preferences, Settings


class Core(SigningIn):
    """The app without its window.

    Every method that may wait (networks, keyring, pictures) says so and is called off the
    window's thread.

    Attributes:
        data_dir: the only folder that is written to.
        home: the part of it that is this person's own; all of it on one's own computer.
        who: who is signed in, on a PC that several people share; else None.
        outbox: the journal of attempts.
        publishing: sends, looks, links.
        drafts: the shelf of drafts.
        settings: what the person chose.
        vault: the operating system's store for sign-ins.
        practice: the embedded network.
        kits: the kits of this PC.
        kit_trouble: why the installed kit could not be used, or None.
    """

    kit_trouble: BrandKitError | None = None

    def __init__(
        self,
        data_dir: Path,
        kit: BrandKit,
        networks: dict[str, NetworkRules],
        *,
        publishers: dict[str, Publisher] | None = None,
        vault: Vault | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        language: str = "",
        mine: Belongings | None = None,
        policy: Policy | None = None,
    ) -> None:
        self.data_dir = data_dir
        self.policy = policy or Policy()
        self.home: Path = mine.home if mine else data_dir
        self.who: Person | None = mine.who if mine else None
        self._shop = mine.shop if mine else ""
        self._this_shift = mine.this_shift if mine else False
        make_folder(self.home)
        self.settings = Settings(self.home)
        self._preferences = self.settings.get()
        super().__init__(data_dir, self.home, kit, networks, clock, self._tongue() or language)
        self.own_words = self._preferences.own_words
        self.kits = Kits(data_dir, clock, self.policy)
        self.drafts, self.feedback = DraftShelf(self.home), FeedbackBook(self.home)
        self.book = AccountBook(self.home)
        self.outbox = Outbox(self.home / "outbox.sqlite3", clock=clock)
        self.vault = vault or open_vault()
        doors = publishers or self._build_doors()
        self.open_doors(doors)
        self.publishing = Publishing(
            self.outbox, mine.secrets if mine else self.vault, self.book, doors, clock
        )
        self.publishing.recheck = self._stopped_now
        self.publishing.recover()
        self.take_recalls()
        self._accounts = self.book.list()
        self._on_their_way = OnTheirWay()
        self.remember_posted()

    def _build_doors(self) -> dict[str, Publisher]:
        return build_publishers(
            self.home,
            bluesky_limits(self.networks),
            mastodon_refusal(self.networks),
            registrations=self.registration,
        )

    def close(self) -> None:
        """Close the journal."""
        self.outbox.close()

    # -- settings and people -----------------------------------------------------

    @property
    def preferences(self) -> Preferences:
        """What the person chose."""
        return self._preferences

    def setting(self, name: str, otherwise: str) -> str:
        """Return one setting as text."""
        return str(getattr(self._preferences, name) or otherwise)

    def prefer(self, **changes: str | int | tuple[str, ...]) -> None:
        """Change settings and keep them.

        Raises:
            StorageError: nothing was changed.
        """
        self._preferences = self.settings.set(**changes)

    def learn_word(self, word: str) -> None:
        """Always accept a word from now on.

        Raises:
            StorageError: it is accepted until the app closes.
        """
        self.accept_word(word)
        self.prefer(own_words=self.own_words)

    def _tongue(self) -> str:
        return self.policy.value(DEFAULT_LANGUAGE, self._preferences.language)

    def speak(self, tag: str) -> None:
        """Show the kit's texts in a language, when the kit has it."""
        self.locale = nearest_locale(tag, self.kit.locales)

    def person(self) -> Facts:
        """Return who writes."""
        otherwise = super().person()
        name = self.who.first_name if self.who else self._preferences.first_name
        return replace(
            otherwise,
            first_name=name or otherwise.first_name,
            store=self._preferences.store or self._shop or otherwise.store,
        )

    def recovered(self) -> tuple[Recovered, ...]:
        """Return damaged files that were put aside since the start."""
        stores = (self.settings, self.drafts, self.feedback, self.book, self.outbox)
        return tuple(item for store in stores for item in store.recovered)

    # -- kits --------------------------------------------------------------------

    def use_kit(self, kit: BrandKit, *, trusted: bool = True) -> None:
        """Work with another kit from now on; drafts, accounts and outbox stay.

        Args:
            kit: the loaded kit.
            trusted: False for a kit that nobody signed: it can only be looked at.
        """
        self.kit, self.trusted = kit, trusted
        self.market = kit.markets[0]
        self.speak(self._tongue() or self.locale)
        self._lengths.clear()
        self.leave_darkroom()

    def take_recalls(self) -> tuple[Entry, ...]:
        """Take over what the installed kits' brands took back. May wait for files.

        Returns:
            Posts that waited and are stopped now.
        """
        self.recalls = self.publishing.recalls = self.kits.recalls()
        return self.publishing.stop_withdrawn() if self.recalls else ()

    def _stopped_now(self, entry: Entry) -> str:
        """Return why a waiting post may not go out now: policy, label or pictures, or ""."""
        self.policy = renewed(self.policy)  # an app may be open for weeks
        if code := self.why_not(entry.network):
            return code
        rules, brief = self.networks.get(entry.network), self.kit.campaign(entry.brief_id)
        label = label_problem(
            entry,
            self.kit,
            rules,
            market=self.market,
            now=self.clock(),
            suggestions=self.suggestions(brief, entry.post.locale),
        )
        return label or rights_problem(
            entry, self._kit_of(entry), rules, market=self.market, now=self.clock()
        )

    def _kit_of(self, entry: Entry) -> BrandKit:
        """Return the kit that a post's pictures are of, the one in use when it is not known."""
        if entry.kit_id in ("", self.kit.id):
            return self.kit
        with contextlib.suppress(BrandKitError, StorageError, OSError, LookupError):
            return self.kits.load(entry.kit_id)
        return self.kit

    def tidy_photos(self) -> None:
        """Delete colleagues' photos that no draft uses any more. Waits for files.

        While the drafts cannot be read, nothing is deleted. To be called at the start only: a
        step back brings a photo into a draft again.
        """
        with contextlib.suppress(StorageError):
            drafts = self.drafts.all()
            used = frozenset(item.photo for draft in drafts for item in draft.attachments)
            self.own_photos.tidy(used)

    # -- accounts ----------------------------------------------------------------

    def reload_accounts(self) -> None:
        """Read the linked accounts anew."""
        self._accounts = self.book.list()

    def keeps_sign_ins(self) -> str:
        """Return how long sign-ins are kept. May wait for the password store.

        Returns:
            ``until-you-unlink``, ``this-shift`` on a PC that several people share, or
            ``until-you-close`` without a password store.
        """
        with contextlib.suppress(VaultError):
            if self.vault.durable:
                return "this-shift" if self._this_shift else "until-you-unlink"
        return "until-you-close"

    def health(self) -> VaultHealth:
        """Try the operating system's store out. May wait."""
        return self.vault.health()

    def opening_draft(self) -> Draft:
        """Return the draft that was written last, else the kit's example."""
        mine = ("", self.kit.id)
        found = (draft for draft in self.drafts.all() if draft.kit_id in mine)
        return next(found, None) or self.example()


def build_core(
    data_dir: Path,
    *,
    kit_path: Path | None = None,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    vault: Vault | None = None,
    publishers: dict[str, Publisher] | None = None,
    language: str = "",
    forgiving: bool = False,
    policy: Policy | None = None,
) -> Core:
    """Read the kit and the networks' rules and put everything together.

    Args:
        data_dir: the only folder that is written to.
        kit_path: a kit in any form; when None the installed one, else the bundled demo kit.
        clock: gives the time, aware.
        vault: another store for sign-ins, for tests.
        publishers: other doors to the networks, for tests.
        language: BCP 47 tag for the kit's texts while the person has not chosen one.
        forgiving: True to take the demo kit for a damaged one; ``kit_trouble`` says so.
        policy: what the organisation decided; None to read it.

    Raises:
        BrandKitError, StorageError, DraftFolderError: kit or folder cannot be used.
    """
    policy = policy_on(data_dir, policy)
    ground = lay_ground(data_dir, kit_path=kit_path, forgiving=forgiving)
    core = Core(
        data_dir,
        ground.kit,
        ground.networks,
        publishers=publishers,
        vault=vault,
        clock=clock,
        language=language,
        policy=policy,
    )
    core.kit_trouble = ground.trouble
    return core

"""Proofing, and what becomes of a draft: queued, sent, written down, taken down."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import islice

from studio.guidelines.request import PostedText
from studio.outbox.journal import Outbox
from studio.outbox.model import Entry, Event, State
from studio.post import PRACTICE, Draft, OutgoingPost
from studio.proofing import Proofing
from studio.publishers.practice import Practice, PracticePost
from studio.publishing.outgoing import outgoing
from studio.publishing.publishing import Publishing
from studio.publishing.withdrawn import TAKEN_DOWN, TakeDown, take_downs

MOST_POSTED = 60
"""Posts that a new one is compared with."""

_NEVER_OUT = (State.FAILED, State.DROPPED)


class OnTheirWay:
    """Counts the posts that are on their way, for whoever has to wait for them."""

    def __init__(self) -> None:
        self._count = 0
        self._changed = threading.Condition()

    @contextmanager
    def one_more(self) -> Iterator[None]:
        """Count one for as long as the block lasts."""
        with self._changed:
            self._count += 1
        try:
            yield
        finally:
            with self._changed:
                self._count -= 1
                self._changed.notify_all()

    def any(self) -> bool:
        """Tell whether there is one."""
        return self._count > 0

    def wait(self, seconds: float) -> bool:
        """Wait until there is none; False when there still is one after so many seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._count, timeout=seconds)


class Posting(Proofing):
    """The doors that a post goes through.

    Attributes:
        outbox: the journal of attempts.
        publishing: sends, looks, links.
        practice: the embedded network.
    """

    outbox: Outbox
    publishing: Publishing
    practice: Practice
    _on_their_way: OnTheirWay

    def outgoing_posts(self, draft: Draft) -> tuple[tuple[str, OutgoingPost], ...]:
        """Return (account id, exactly what it sends) for every chosen account. May wait.

        Raises:
            PictureProblem: a picture cannot go out.
        """
        made = []
        for account in self.chosen_accounts(draft):
            rules = self.networks[account.network]
            pictures = self.upload_pictures(draft, account.network)
            post = outgoing(draft, account.network, pictures, clickable_links=rules.clickable_links)
            made.append((account.id, post))
        return tuple(made)

    def queue(self, draft: Draft, posts: tuple[tuple[str, OutgoingPost], ...]) -> tuple[Entry, ...]:
        """Put one press of Publish into the outbox: all of it, or nothing.

        Raises:
            StorageError: nothing was kept.
            LinkExpiredError: one of the accounts is not linked.
        """
        brief = self.kit.campaign(draft.brief_id)
        title = brief.title.get(self.locale) if brief else ""
        return self.publishing.queue(draft, posts, title=title)

    def send(self, entry_id: str) -> Entry:
        """Send one entry. May wait."""
        with self._on_their_way.one_more():
            return self.publishing.send(entry_id)

    def sending(self) -> bool:
        """Tell whether a post is on its way at this moment."""
        return self._on_their_way.any()

    def wait_until_sent(self, seconds: float) -> bool:
        """Wait for what is on its way; False when it still is after so many seconds."""
        return self._on_their_way.wait(seconds)

    def entries(self) -> tuple[Entry, ...]:
        """Return the journal, newest first, without the pictures' bytes."""
        entries = self.outbox.entries(with_pictures=False)
        return tuple(sorted(entries, key=lambda e: e.created_at, reverse=True))

    def entry(self, entry_id: str) -> Entry:
        """Return one entry with its pictures."""
        return self.outbox.entry(entry_id)

    def events(self, entry_id: str) -> tuple[Event, ...]:
        """Return an entry's history, oldest first."""
        return self.outbox.events(entry_id)

    def needs_you(self) -> int:
        """Return how many entries wait for a person to look."""
        return self.outbox.count(State.UNKNOWN, State.FAILED) + len(self.take_downs())

    def practice_posts(self) -> tuple[PracticePost, ...]:
        """Return what was posted to the practice network, newest first."""
        return self.practice.posts()

    def take_downs(self) -> tuple[TakeDown, ...]:
        """Return live posts that hold something that was taken back."""
        if not self.recalls:
            return ()
        done = self.outbox.with_event(TAKEN_DOWN)
        return take_downs(self.entries(), self.recalls, done)

    def taken_down(self, entry_id: str) -> None:
        """Write down that a person took a live post down."""
        self.outbox.note(entry_id, TAKEN_DOWN)

    def remember_posted(self) -> None:
        """Take over from the journal what went out, so that a new post can differ from it.

        The practice network does not count, and neither does what failed or was dropped.
        """
        gone = (
            entry
            for entry in self.entries()
            if entry.state not in _NEVER_OUT and entry.network != PRACTICE
        )
        self.posted = tuple(
            (
                entry.draft_id,
                PostedText(
                    text=entry.post.text,
                    when=datetime.fromisoformat(entry.created_at),
                    network=entry.network,
                    by_me=True,
                ),
            )
            for entry in islice(gone, MOST_POSTED)
        )

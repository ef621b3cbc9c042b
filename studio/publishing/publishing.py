"""Sends what is in the outbox, one entry at a time, and never twice by itself.

Sending and keeping the books are separate: a post that is live and could not be written
down is written down later, never sent again.
"""

from __future__ import annotations

import contextlib
import secrets
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from studio.accounts.model import Account
from studio.accounts.stores import SecretStore
from studio.brand_kit.recall import Recall
from studio.outbox.errors import WrongStateError
from studio.outbox.journal import Outbox
from studio.outbox.model import Entry, State
from studio.post import Draft, OutgoingPost
from studio.publishers.base import Posted, Publisher, Session
from studio.publishers.errors import LinkExpiredError, PublishError
from studio.publishing.linking import Linking
from studio.publishing.outcome import outcome_of, utc_text
from studio.publishing.sign_ins import SignIns
from studio.publishing.withdrawn import recall_of_entry
from studio.storage.accounts import AccountBook
from studio.storage.errors import StorageError

_TITLE_LENGTH = 60  # code points


class Publishing(Linking):
    """Everything between Publish and the link to the live post.

    ``send``, ``look``, ``link``, ``begin_link``, ``confirm`` and ``unlink`` wait for
    networks and password stores: never call them on the UI thread.

    Args:
        outbox: the journal.
        vault: the secrets.
        accounts: the linked accounts.
        publishers: the networks, by id.
        clock: gives the time, aware.

    Attributes:
        recalls: what the brand took back; posts that hold it are not sent.
        recheck: tells why a post may not go out after all, as a code, or "".
        is_mine: tells whether these posts may still go out without a name.
        halted: True once the person is not here any more; nothing begins to be sent then.
    """

    def __init__(
        self,
        outbox: Outbox,
        vault: SecretStore,
        accounts: AccountBook,
        publishers: Mapping[str, Publisher],
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__(SignIns(vault, accounts, publishers, clock))
        self._outbox = outbox
        self._accounts = accounts
        self._publishers = publishers
        self._clock = clock
        self.recalls: tuple[Recall, ...] = ()
        self.recheck: Callable[[Entry], str] = lambda _entry: ""
        self.halted = False
        self.is_mine: Callable[[], bool] = lambda: True
        self._unwritten: dict[str, dict[str, Any]] = {}
        self._lock = threading.Lock()

    def queue(
        self, draft: Draft, posts: Iterable[tuple[str, OutgoingPost]], *, title: str = ""
    ) -> tuple[Entry, ...]:
        """Put one press of Publish into the outbox: all of it is kept, or nothing.

        Args:
            draft: where the posts come from.
            posts: (account id, what it sends) pairs.
            title: what lists call it; the first words when empty.

        Raises:
            LinkExpiredError: one of the accounts is not linked.
            StorageError: nothing was kept.
        """
        now = self._clock().astimezone(UTC)
        press = secrets.token_hex(6)
        known = {account.id: account for account in self._accounts.list()}
        entries = tuple(
            self._entry(draft, post, known.get(account_id), title, press, now)
            for account_id, post in posts
        )
        self._outbox.add(entries)
        return entries

    def _entry(
        self,
        draft: Draft,
        post: OutgoingPost,
        account: Account | None,
        title: str,
        press: str,
        now: datetime,
    ) -> Entry:
        if account is None or account.network not in self._publishers:
            raise LinkExpiredError("not-linked")
        at = utc_text(now)
        return Entry(
            id=secrets.token_hex(4),
            press=press,
            draft_id=draft.id,
            brief_id=draft.brief_id,
            kit_id=draft.kit_id,
            picture_ids=tuple(a.picture_id for a in draft.attachments if a.picture_id),
            picture_shas=tuple(a.sha256 for a in draft.attachments if a.picture_id),
            title=title or " ".join(post.text.split())[:_TITLE_LENGTH],
            account_id=account.id,
            network=account.network,
            handle=account.handle,
            key=self._publishers[account.network].new_key(now),
            state=State.QUEUED,
            post=replace(post, created_at=at),
            created_at=at,
            updated_at=at,
        )

    def send(self, entry_id: str) -> Entry:
        """Send a queued entry. One in any other state is returned as it is.

        Returns:
            The entry afterwards: ``sent``, ``failed``, ``unknown``, or ``queued`` with a
            reason (and perhaps ``retry_at``) when nothing was sent and later is fine.

        Raises:
            WrongStateError: there is no such entry.
            StorageError: it could not be read.
        """
        self._write_down_late()
        entry = self._outbox.entry(entry_id)
        if entry.state is not State.QUEUED or not self.may_send():
            return self._as_it_is(entry)
        if stopped := self._stopped(entry):
            return stopped
        try:
            session = self._sign_ins.session(entry.account_id, entry.network)
            entry = self._begin(entry)
        except PublishError as problem:
            return self._finish(entry, **outcome_of(problem))
        except WrongStateError:
            return self._as_it_is(self._outbox.entry(entry_id))  # somebody else was faster
        except StorageError as problem:
            return replace(entry, reason=f"storage-{problem.code}")
        try:
            posted = self._publish(session, entry)
        except PublishError as problem:
            return self._finish(entry, **outcome_of(problem))
        return self._finish(entry, state=State.SENT, url=posted.url, remote_id=posted.remote_id)

    def send_all(self, entry_ids: Iterable[str]) -> tuple[Entry, ...]:
        """Send several entries in order; one failure does not stop the next.

        Raises:
            StorageError: an entry could not be read; those before it were sent.
        """
        return tuple(self.send(entry_id) for entry_id in entry_ids)

    def look(self, entry_id: str) -> Entry:
        """Ask the network whether an ``unknown`` entry is live. Sends nothing.

        Returns:
            The entry: ``sent`` when it is live; else still ``unknown``, with the reason
            ``not-there`` when the network does not have it (yet), or why it could not
            be asked.

        Raises:
            WrongStateError: there is no such entry.
            StorageError: the outcome could not be read or kept.
        """
        self._write_down_late()
        entry = self._as_it_is(self._outbox.entry(entry_id))
        if entry.state is not State.UNKNOWN:
            return entry
        try:
            session = self._sign_ins.session(entry.account_id, entry.network)
            taken = self._outbox.remote_ids(entry.account_id, but=entry_id)
            posted = session.look(key=entry.key, post=entry.post, taken=taken)
        except PublishError as problem:
            return replace(entry, reason=problem.reason, detail=problem.detail)
        self._outbox.note(entry_id, "looked", "there" if posted else "not-there")
        if posted is None:
            return replace(entry, reason="not-there")
        return self._finish(entry, state=State.SENT, url=posted.url, remote_id=posted.remote_id)

    def resolve(self, entry_id: str, how: str) -> Entry:
        """Settle an entry by a person's decision: ``sent``, ``resend`` or ``drop``.

        ``resend`` only puts it back in the queue, with the same key.

        Raises:
            WrongStateError: it cannot be settled like that.
            StorageError: it was not kept.
        """
        self._write_down_late()
        return self._outbox.resolve(entry_id, how)

    def recover(self) -> tuple[Entry, ...]:
        """At the start: what a program was sending when it ended is ``unknown`` now.

        Raises:
            StorageError: nothing was changed.
        """
        return self._outbox.recover()

    def stop_withdrawn(self) -> tuple[Entry, ...]:
        """Stop every waiting post that holds something that the brand took back.

        Returns:
            The posts that were stopped now; they are ``failed`` with the reason ``recalled``.

        Raises:
            StorageError: the journal could not be read.
        """
        waiting = [e for e in self._outbox.entries(with_pictures=False) if e.state is State.QUEUED]
        found = [(entry, recall_of_entry(entry, self.recalls)) for entry in waiting]
        return tuple(self._stop(entry, recall) for entry, recall in found if recall)

    def stop_waiting(self, reason: str) -> tuple[Entry, ...]:
        """Stop every post that waits; each can be sent again by a person's decision.

        Args:
            reason: code of the sentence that says why.

        Raises:
            StorageError: the journal could not be read.
        """
        waiting = [e for e in self._outbox.entries(with_pictures=False) if e.state is State.QUEUED]
        return tuple(self._finish(e, state=State.FAILED, reason=reason) for e in waiting)

    def _stopped(self, entry: Entry) -> Entry | None:
        if recall := recall_of_entry(entry, self.recalls):
            return self._stop(entry, recall)
        reason = self.recheck(entry)
        return self._finish(entry, state=State.FAILED, reason=reason) if reason else None

    def may_send(self) -> bool:
        """Tell whether the person whose posts these are is still here."""
        return not self.halted and self.is_mine()

    def _begin(self, entry: Entry) -> Entry:
        if self.may_send():  # asked again: reading the sign-in may have waited for a person
            return self._outbox.begin(entry.id)
        raise WrongStateError(entry.id, entry.state)

    def _stop(self, entry: Entry, recall: Recall) -> Entry:
        return self._finish(entry, state=State.FAILED, reason="recalled", detail=recall.reason)

    def _publish(self, session: Session, entry: Entry) -> Posted:
        try:
            return session.publish(entry.post, key=entry.key)
        except LinkExpiredError:
            # Nothing was posted. Another program may have replaced the secret meanwhile.
            fresh = self._newer_session(entry)
            if fresh is None:
                raise
            return fresh.publish(entry.post, key=entry.key)

    def _newer_session(self, entry: Entry) -> Session | None:
        with contextlib.suppress(StorageError):
            return self._sign_ins.replaced(entry.account_id, entry.network)
        return None

    def _finish(self, entry: Entry, **told: Any) -> Entry:
        try:
            return self._outbox.finish(entry.id, **told)
        except (StorageError, WrongStateError):
            with self._lock:
                self._unwritten[entry.id] = told
            return replace(entry, **told)

    def _write_down_late(self) -> None:
        with self._lock:
            late = tuple(self._unwritten.items())
        for entry_id, told in late:
            # Still no room: it stays on the list, and at the next start it is "unknown".
            with contextlib.suppress(StorageError):
                with contextlib.suppress(WrongStateError):
                    self._outbox.finish(entry_id, **told)
                with self._lock:
                    self._unwritten.pop(entry_id, None)

    def _as_it_is(self, entry: Entry) -> Entry:
        with self._lock:
            told = self._unwritten.get(entry.id)
        return replace(entry, **told) if told else entry

"""The one small door to every network."""

from __future__ import annotations

from abc import ABC, abstractmethod
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Protocol, final

from studio.post import OutgoingPost
from studio.publishers.errors import (
    OutcomeUnknownError,
    PublishError,
    RejectedError,
    UnavailableError,
)
from studio.publishers.secret import Secret as Secret
from studio.server_limits import ServerLimits


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """A post that is certainly live.

    Attributes:
        url: where a person can look at it.
        remote_id: the network's own id of it (an ``at://`` address on Bluesky).
    """

    url: str
    remote_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who an account is, as the network says.

    Attributes:
        user_id: the network's stable id (a DID on Bluesky).
        handle: without ``@``.
        name: the display name, or the handle.
        host: the server's address, ``https://…``.
    """

    user_id: str
    handle: str
    name: str
    host: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """The outcome of a sign-in, before anything is stored.

    Attributes:
        identity: whose account it is.
        secret: to be kept in the vault.
        limits: what the account's server takes, where it says; else None.
    """

    identity: Identity
    secret: Secret
    limits: ServerLimits | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """How a brand's app is known to a network. It comes from the brand, never from the source.

    Attributes:
        client_id: as the network gave it, or the address of the client's metadata; "" when
            the brand has none.
        broker: ``https://`` address of the brand's token broker, for a network that wants a
            secret; "" for none.
    """

    client_id: str = ""
    broker: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What a sign-in in the browser is asked for.

    Attributes:
        host: the server's address as the person typed it, or "".
        handle: as the person typed it, or "".
        redirect_uri: where the browser comes back to, ``http://127.0.0.1:PORT/PATH``.
        state: made for this one try; it has to come back.
    """

    host: str
    handle: str
    redirect_uri: str
    state: Secret


@dataclass(frozen=True, slots=True, kw_only=True)
class Authorization:
    """One try at a sign-in in the browser.

    Attributes:
        url: what the browser opens. It asks for a fresh sign-in wherever the network can.
        issuer: what the answer's ``iss`` has to be (RFC 9207); "" when this server sends none.
        redirect_uri: as asked.
        state: as asked.
        carried: what the publisher needs to finish: verifier, keys, addresses, as JSON.
    """

    url: str
    issuer: str
    redirect_uri: str
    state: Secret
    carried: Secret


class Keeper(Protocol):
    """Keeps the secret of one account; what a session needs when its secret is replaced.

    To replace: enter ``latest``, and use the secret that it gives, because another program
    may have replaced yours; ask the network; ``keep`` what it gave; leave.
    """

    def latest(self) -> AbstractContextManager[Secret]:
        """Hold the account's lock, in every program of this PC, and give what is kept now.

        Raises:
            LinkExpiredError: nothing is kept any more.
            UnavailableError: it cannot be read, or another program holds the lock for long.
        """

    def keep(self, fresh: Secret) -> None:
        """Keep a replacement, and make sure of it, before the old one is dropped.

        Raises:
            UnavailableError: it is not kept; what was kept before still is.
        """


class Session(ABC):
    """One signed-in account for as long as the app runs; made by ``Publisher.resume``."""

    @final
    def publish(self, post: OutgoingPost, *, key: str) -> Posted:
        """Send one post.

        Args:
            post: exactly what goes out.
            key: made once per press of Publish and account with ``Publisher.new_key``;
                the same at every attempt, so that the network can tell a repeat.

        Returns:
            The post, certainly live.

        Raises:
            PublishError: one of its four children and nothing else, whatever
                the network's adapter gets wrong.
        """
        try:
            return self._publish(post, key=key)
        except PublishError:
            raise
        except Exception as problem:
            raise OutcomeUnknownError("unclear-answer", type(problem).__name__) from problem

    @final
    def look(
        self, *, key: str, post: OutgoingPost | None = None, taken: frozenset[str] = frozenset()
    ) -> Posted | None:
        """Ask the network whether the post with this key is live.

        Args:
            key: as it was sent.
            post: what was sent, for a network that cannot be asked by key.
            taken: remote ids of this account's other posts, which this one cannot be.

        Returns:
            The post, or None when the network says that it is not there (yet).

        Raises:
            UnavailableError: the network could not be asked, or what it has does not tell.
            LinkExpiredError: the sign-in no longer works.
        """
        try:
            return self._look(key=key, post=post, taken=taken)
        except PublishError:
            raise
        except Exception as problem:
            raise UnavailableError("unclear-answer", type(problem).__name__) from problem

    @final
    def check(self, *, key: str) -> ServerLimits | None:
        """Try the sign-in out by reading something; nothing is posted.

        Args:
            key: one that nobody sent a post with.

        Returns:
            What the account's server takes, where it says; else None.

        Raises:
            UnavailableError: the network could not be asked.
            LinkExpiredError: the sign-in no longer works.
        """
        try:
            return self._check(key=key)
        except PublishError:
            raise
        except Exception as problem:
            raise UnavailableError("unclear-answer", type(problem).__name__) from problem

    def _check(self, *, key: str) -> ServerLimits | None:
        self._look(key=key, post=None, taken=frozenset())
        return None

    @abstractmethod
    def _publish(self, post: OutgoingPost, *, key: str) -> Posted: ...

    @abstractmethod
    def _look(
        self, *, key: str, post: OutgoingPost | None, taken: frozenset[str]
    ) -> Posted | None: ...


class Publisher(ABC):
    """One network that the app can post to: no widgets, no storage, no keyring."""

    id: ClassVar[str]
    needs_link: ClassVar[bool] = True
    callback_path: ClassVar[str] = ""
    """Path that the browser comes back to, one fixed path for each network; "" for none."""
    callback_ports: ClassVar[tuple[int, ...]] = ()
    """Ports that are registered at the network; empty when any port will do."""
    shows_codes: ClassVar[bool] = False
    """True where the network can show a code to paste, when the browser cannot come back."""

    def ways(self) -> tuple[str, ...]:
        """Return how an account can be linked, the best way first: ``browser``, ``password``.

        Empty when the brand has not set up what this network wants.
        """
        return ("password",)

    def authorize(self, ask: Ask) -> Authorization:  # noqa: ARG002
        """Prepare a sign-in in the browser. May wait for the network; nothing is stored.

        Raises:
            RejectedError: the address or the handle is not right, or this network has no such way.
            UnavailableError: the network could not be reached.
        """
        raise RejectedError("no-browser-way")

    def redeem(self, authorization: Authorization, code: Secret) -> Linked:  # noqa: ARG002
        """Turn the code that the browser brought into a sign-in; nothing is stored.

        Raises:
            RejectedError: the network refused, or the answer is of somebody else.
            UnavailableError: the network could not be reached.
        """
        raise RejectedError("no-browser-way")

    @abstractmethod
    def new_key(self, now: datetime) -> str:
        """Make the key of one press of Publish: unique, and as the network wants it."""

    def link(self, *, host: str, handle: str, password: Secret) -> Linked:  # noqa: ARG002
        """Sign in once with a password made for apps; nothing is stored.

        Raises:
            RejectedError: the handle or password is not right, or is of a kind that is refused.
            UnavailableError: the network could not be reached.
        """
        raise RejectedError("no-password-way")

    @abstractmethod
    def resume(self, identity: Identity, secret: Secret, *, keeper: Keeper) -> Session:
        """Continue with a kept secret. Makes no request; the first call of the session does.

        Args:
            identity: whose account it is.
            secret: what ``link`` or ``redeem`` gave, or what was kept last.
            keeper: keeps every replacement of the secret, before it is used; when it
                raises, the replacement is not used and the error passes through.
        """

    @abstractmethod
    def unlink(self, identity: Identity, secret: Secret) -> None:
        """Tell the network to forget the sign-in.

        Raises:
            UnavailableError: the network could not be told.
        """

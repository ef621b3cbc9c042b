"""The one small door to every network."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, final

from studio.post import OutgoingPost
from studio.publishers.errors import OutcomeUnknownError, PublishError, UnavailableError


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """A post that is certainly live.

    Attributes:
        url: where a person can look at it.
        remote_id: the network's own id of it (an ``at://`` address on Bluesky).
    """

    url: str
    remote_id: str


class Secret:
    """A token or password that never shows itself in a repr, a log or an error."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """Return the secret text. Call it only where it is handed to the network or the vault."""
        return self._value

    def __repr__(self) -> str:
        return "Secret(…)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._value == self._value

    def __hash__(self) -> int:
        return hash(self._value)

    def __reduce__(self) -> tuple[type, tuple[str]]:
        raise TypeError("a secret is never stored")


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
    """The outcome of a sign-in, before anything is stored."""

    identity: Identity
    secret: Secret


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
    def look(self, *, key: str) -> Posted | None:
        """Ask the network whether the post with this key is live.

        Returns:
            The post, or None when the network says that it is not there (yet).

        Raises:
            UnavailableError: the network could not be asked.
            LinkExpiredError: the sign-in no longer works.
        """
        try:
            return self._look(key=key)
        except PublishError:
            raise
        except Exception as problem:
            raise UnavailableError("unclear-answer", type(problem).__name__) from problem

    @abstractmethod
    def _publish(self, post: OutgoingPost, *, key: str) -> Posted: ...

    @abstractmethod
    def _look(self, *, key: str) -> Posted | None: ...


class Publisher(ABC):
    """One network that the app can post to: no widgets, no storage, no keyring."""

    id: ClassVar[str]
    needs_link: ClassVar[bool] = True

    @abstractmethod
    def new_key(self, now: datetime) -> str:
        """Make the key of one press of Publish: unique, and as the network wants it."""

    @abstractmethod
    def link(self, *, host: str, handle: str, password: Secret) -> Linked:
        """Sign in once; nothing is stored.

        Raises:
            RejectedError: the handle or password is not right, or is of a kind that is refused.
            UnavailableError: the network could not be reached.
        """

    @abstractmethod
    def resume(
        self, identity: Identity, secret: Secret, *, keep: Callable[[Secret], None]
    ) -> Session:
        """Continue with a kept secret. Makes no request; the first call of the session does.

        Args:
            identity: whose account it is.
            secret: what ``link`` gave, or what ``keep`` was last called with.
            keep: called with every replacement of the secret, before it is used; when it
                raises, the replacement is not used and the error passes through.
        """

    @abstractmethod
    def unlink(self, identity: Identity, secret: Secret) -> None:
        """Tell the network to forget the sign-in.

        Raises:
            UnavailableError: the network could not be told.
        """

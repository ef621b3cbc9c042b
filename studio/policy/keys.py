"""Every key that an organisation can set: one entry each, and nothing else is obeyed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from studio.policy import kinds

T = TypeVar("T")

IDLE_WARNING_SECONDS = 20
"""How long before the lock a person is warned. Deliberately no key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Key(Generic[T]):
    """One key.

    Attributes:
        name: as it is written in the policy.
        shape: its type and range, for the documentation.
        read: turns what the source holds into the value; raises ValueError.
        built_in: the value when nobody decides.
        closed: the strictest value, taken when what was set cannot be understood.
        about: what it does, one sentence for the documentation.
        free_when_wrong: True when ``closed`` is the same as not being set, so that the
            person's choice goes on counting.
        like: another key whose value is the built-in one, or None.
        limit: for a locked value that is a limit: of the person's choice and the limit, the
            one that counts; None when a locked value alone counts.
        personal: what a person may choose, when that is less than the policy may.
    """

    name: str
    shape: str
    read: Callable[[object], T]
    built_in: T
    closed: T
    about: str
    free_when_wrong: bool = False
    like: Key[T] | None = None
    limit: Callable[[T, T], T] | None = None
    personal: Callable[[object], T] | None = None


SHARED_DEVICE: Key[bool] = Key(
    name="SharedDevice",
    shape="true or false",
    read=kinds.switch,
    built_in=False,
    closed=True,
    about="Whether several people use this PC, so that each has a tile and a lock of their own.",
)

AUTO_LOCK_MINUTES: Key[int] = Key(
    name="AutoLockMinutes",
    shape="a whole number, 1 to 5",
    read=kinds.whole(1, 5),
    personal=kinds.whole(2, 5),
    built_in=3,
    closed=2,
    limit=min,
    about=(
        "After how many minutes without a key or a pointer a person is locked; the person may "
        "choose 2 to 5, and never more than a locked value."
    ),
)

ALLOW_DIRECT_PUBLISH: Key[bool] = Key(
    name="AllowDirectPublish",
    shape="true or false",
    read=kinds.switch,
    built_in=True,
    closed=False,
    about="Whether the app posts by itself; when false, only practice posts leave the editor.",
)

ALLOWED_PLATFORMS: Key[tuple[str, ...] | None] = Key(
    name="AllowedPlatforms",
    shape="a list of networks’ ids, such as bluesky",
    read=kinds.network_ids,
    built_in=None,
    closed=(),
    about="The only networks that posts may go to; without it, all are allowed.",
)

KIT_PUBLIC_KEYS: Key[tuple[str, ...] | None] = Key(
    name="KitPublicKeys",
    shape="a list of minisign public keys, RW…",
    read=kinds.minisign_keys,
    built_in=None,
    closed=(),
    about=(
        "Publishers whose kits are taken without a question; kits of everybody else are refused."
    ),
)

KIT_SOURCE: Key[str | None] = Key(
    name="KitSource",
    shape="an https address, or the whole path of a folder or share",
    read=kinds.kit_source,
    built_in=None,
    closed=None,
    about=(
        "The channel that the brand’s kit comes from; with KitPublicKeys, it installs by itself."
    ),
)

DRAFT_FOLDER: Key[Path | None] = Key(
    name="DraftFolder",
    shape="the whole path of a folder",
    read=kinds.folder,
    built_in=None,
    closed=None,
    free_when_wrong=True,
    about="The only folder that the app writes to, for PCs that delete what is in a profile.",
)

PROXY: Key[str | None] = Key(
    name="Proxy",
    shape="system, direct, or http://host:port without a password",
    read=kinds.proxy,
    built_in=None,
    closed=kinds.SYSTEM,
    about="The proxy for every request; it counts more than variables and the system’s settings.",
)

DISABLE_UPDATES: Key[bool] = Key(
    name="DisableUpdates",
    shape="true or false",
    read=kinds.switch,
    built_in=False,
    closed=True,
    about="Whether the app leaves looking for its own new versions to the IT team.",
)

DEFAULT_LANGUAGE: Key[str] = Key(
    name="DefaultLanguage",
    shape="a BCP 47 language tag, such as pl",
    read=kinds.language,
    built_in="",
    closed="",
    free_when_wrong=True,
    about="The language of the app; without it, the computer’s.",
)

REVOKE_AT_SHIFT_END: Key[bool] = Key(
    name="RevokeAtShiftEnd",
    shape="true or false",
    read=kinds.switch,
    built_in=False,
    closed=True,
    like=SHARED_DEVICE,
    about="Whether End shift also ends the sign-ins at the networks; by default on shared PCs.",
)

CLIENT_IDS: Key[Mapping[str, str]] = Key(
    name="ClientIds",
    shape="a map from a network’s id to the brand’s client id there",
    read=kinds.client_ids,
    built_in={},
    closed={},
    about="Under which client id the app introduces itself to a network.",
)

TOKEN_BROKERS: Key[Mapping[str, str]] = Key(
    name="TokenBrokers",
    shape="a map from a network’s id to an https address",
    read=kinds.brokers,
    built_in={},
    closed={},
    about="Which broker of the brand signs in at a network that wants a secret.",
)

KEYS: tuple[Key[Any], ...] = (
    SHARED_DEVICE,
    AUTO_LOCK_MINUTES,
    ALLOW_DIRECT_PUBLISH,
    ALLOWED_PLATFORMS,
    KIT_PUBLIC_KEYS,
    KIT_SOURCE,
    DRAFT_FOLDER,
    PROXY,
    DISABLE_UPDATES,
    DEFAULT_LANGUAGE,
    REVOKE_AT_SHIFT_END,
    CLIENT_IDS,
    TOKEN_BROKERS,
)
"""All of them, in the order in which they are shown."""

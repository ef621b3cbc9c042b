"""Takes back something that a channel's kit offers, in the channel, for every shop."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from studio.brand_kit.signing import public_from_text
from studio.channel import repository
from studio.channel.errors import PublishRefusedError, RefusedError, named
from studio.channel.held import Held, Version, earlier_version, read_held, reader_of
from studio.channel.publish import write_targets
from studio.channel.recalls import (
    Shelf,
    Withdrawal,
    joined,
    make_recall,
    read_recalls,
    recalls_bytes,
    require_sound_replacement,
    says_all_of,
    with_earlier,
)
from studio.channel.repository import State
from studio.channel.tuf_keys import only_key, signer_of

if TYPE_CHECKING:
    from studio.brand_kit.recall import Recall
    from studio.brand_kit.signing import PublicKey, SigningKey
    from studio.channel.places import Place

__all__ = ("Withdrawal", "holder", "publisher_of", "recall")


def publisher_of(place: Place) -> PublicKey:
    """Return the key of the publisher whose channel this is.

    Raises:
        PublishRefusedError: there is no kit, or something in it does not fit.
        UnreachableError: it cannot be read.
    """
    with named(place.address):
        return _publisher(place)


def _publisher(place: Place) -> PublicKey:
    data = place.read("metadata/root.json")
    if data is None:
        raise PublishRefusedError("channel-empty")
    try:
        _state, held = holder(place, only_key(data))
        return public_from_text(held.newest.manifest.key)
    except (RefusedError, ValueError) as problem:
        raise PublishRefusedError("channel-broken") from problem


def holder(place: Place, public: PublicKey) -> tuple[State, Held]:
    """Return what a channel says and holds.

    Raises:
        PublishRefusedError: it is another publisher's, damaged, or holds no kit.
        UnreachableError: it cannot be read.
    """
    with named(place.address):
        state = repository.read_state(place, public)
        held = read_held(place, state) if state else None
        if state is None or held is None:
            raise PublishRefusedError("channel-empty")
        return state, held


def recall(place: Place, key: SigningKey, wanted: Withdrawal, now: datetime) -> Recall:
    """Add one withdrawal to a channel. Nothing that was withdrawn ever comes back.

    Returns:
        The withdrawal as shops will read it; the earlier one when it is there already.

    Raises:
        PublishRefusedError: there is no such thing, or no such replacement.
        UnreachableError: the place did not answer.
    """
    signer = signer_of(key)
    with named(place.address), place.only_me():
        state, held = holder(place, key.public)
        made = _made(place, held, wanted, now)
        known = [one for one in held.recalls if says_all_of(one, made)]
        recalls = held.recalls if known else joined(held.recalls, (made,))
        kit_id = held.newest.manifest.kit
        data = _readable(kit_id, recalls)
        state = repository.renewed_root(place, state, signer, now)
        fresh = write_targets(place, {f"{kit_id}/recalls.json": data})
        life = timedelta(days=held.life_days)
        listed = dict(state.targets) | fresh
        repository.write_metadata(place, state, listed, signer, now=now, life=life)
    return known[0] if known else made


def _readable(kit_id: str, recalls: tuple[Recall, ...]) -> bytes:
    """Return the list as shops will read it, and make sure that they can.

    Raises:
        PublishRefusedError: they could not, and so would take nothing from the channel.
    """
    try:
        data = recalls_bytes(kit_id, recalls)
        if read_recalls(data, kit_id) == recalls:
            return data
    except (RefusedError, UnicodeEncodeError) as problem:
        raise PublishRefusedError("recall-unreadable") from problem
    raise PublishRefusedError("recall-unreadable")


def _made(place: Place, held: Held, wanted: Withdrawal, now: datetime) -> Recall:
    """Return the withdrawal of something, with all that the channel knows of it."""
    shelves = [_shelf(place, version) for version in _versions(place, held)]
    made = with_earlier(_found(shelves, wanted, now), shelves)
    require_sound_replacement(made, shelves[0], held.recalls)
    return made


def _found(shelves: list[Shelf], wanted: Withdrawal, now: datetime) -> Recall:
    """Return the withdrawal of something in the newest kit, or else in an earlier one."""
    offered = shelves[0]
    unknown = PublishRefusedError("recall-unknown", value=wanted.id)
    for shelf in shelves:
        try:
            return make_recall(shelf, offered, wanted, now)
        except PublishRefusedError as problem:
            # A document of long ago may be gone; the newest version is always whole.
            gone = problem.code == "channel-broken" and shelf is not offered
            if problem.code != "recall-unknown" and not gone:
                raise
    raise unknown


def _shelf(place: Place, version: Version) -> Shelf:
    return Shelf(manifest=version.manifest, read=reader_of(place, version.manifest))


def _versions(place: Place, held: Held) -> Iterator[Version]:
    yield held.newest
    for _number, sha256 in held.earlier:
        found = earlier_version(place, held.newest.manifest.kit, sha256)
        if found is not None:
            yield found

"""The channel that the organisation names: its kit comes by itself, before anybody asks."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from studio.brand_kit.errors import KitRefusedError
from studio.channel.address import parse_address, shown
from studio.channel.errors import ChannelError, StaleError, UnreachableError
from studio.channel.join import install_from
from studio.channel.reader import open_reader
from studio.channel.update import OpenReader, Updated, UpdateState

if TYPE_CHECKING:
    from studio.kit_store.model import InstalledKit
    from studio.kit_store.store import KitStore


def came_from(kit: InstalledKit, source: str) -> bool:
    """Tell whether a kit gets its new versions from the organisation's channel."""
    try:
        return bool(kit.channel) and kit.channel == parse_address(source).text
    except ChannelError:
        return False


def join_source(
    store: KitStore, source: str, *, now: datetime, opened: OpenReader = open_reader
) -> Updated:
    """Install the kit of the organisation's channel; nothing here fails for a shop.

    The store has to know whom the organisation trusts, because nobody is asked.

    Args:
        store: where kits are kept; ``store.only`` says whose kits may come.
        source: a folder, or an address.
        now: UTC.
        opened: makes a reader of an address.

    Raises:
        OSError: the data folder cannot be written to.
    """
    try:
        kit = install_from(source, store, now=now, opened=opened)
    except UnreachableError as problem:
        return _ended(UpdateState.OFFLINE, problem.code, source)
    except StaleError as problem:
        return _ended(UpdateState.STALE, problem.code, source)
    except ChannelError as problem:
        return _ended(UpdateState.REFUSED, problem.code, source)
    except KitRefusedError as problem:
        return _ended(UpdateState.REFUSED, problem.problems[0].code, source)
    return Updated(
        kit_id=kit.kit_id,
        state=UpdateState.UPDATED,
        from_sequence=0,
        to_sequence=kit.sequence,
        confirmed_at=kit.confirmed_at,
        place=kit.channel,
    )


def _ended(state: UpdateState, reason: str, source: str) -> Updated:
    return Updated(
        kit_id="",
        state=state,
        from_sequence=0,
        to_sequence=0,
        reason=reason,
        place=shown(source),
    )

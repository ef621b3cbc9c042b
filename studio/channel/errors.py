"""Why a channel could not be read or written, named by what a person can do next.

::

    ChannelError            code + values
      UnreachableError      nobody answered, or not well; try later
      RefusedError          what was answered is not from the brand, or is damaged
        StaleError          it is from the brand, and too old to be believed
      PublishRefusedError   what the brand team asked for cannot be done like this
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class ChannelError(Exception):
    """A channel did not do what was asked of it.

    Args:
        code: stable id of the reason, e.g. ``channel-offline``.
        values: what the sentence for the code is filled with.
    """

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


@contextmanager
def named(place: str) -> Iterator[None]:
    """Give every failure inside the address of the place that it is about."""
    try:
        yield
    except ChannelError as problem:
        problem.values.setdefault("place", place)
        raise


class UnreachableError(ChannelError):
    """Nothing came, or only a part of it. What is installed stays as it is; try later."""


class RefusedError(ChannelError):
    """What came does not carry the brand's signature, or does not fit together."""


class StaleError(RefusedError):
    """The brand has not confirmed the channel within its limit (TUF: a freeze)."""


class PublishRefusedError(ChannelError):
    """The channel was left as it was, because the request does not fit it."""

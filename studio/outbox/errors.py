"""What an entry of the outbox refuses."""

from __future__ import annotations

from studio.outbox.model import State


class WrongStateError(Exception):
    """An entry is not in a state that allows this step, or there is no such entry.

    Args:
        entry_id: which one.
        state: where it is, or None when there is no such entry.
    """

    def __init__(self, entry_id: str, state: State | None) -> None:
        super().__init__(f"{entry_id}: {state.value if state else 'no such entry'}")
        self.entry_id = entry_id
        self.state = state

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from studio.accounts.generations import delete_secret, read_secret, split, write_secret

OLD, NEW = "old-" * 9, "new-" * 14
LIMIT = 8


class PowerCut(BaseException):
    """The program ends here and now."""


class Shelf:
    """Entries in memory. ``cut`` counts down the writes and deletions until the power goes.

    ``fails`` counts down to one that raises instead, as a store does.
    """

    def __init__(self, limit: int = LIMIT) -> None:
        self.limit = limit
        self.values: dict[str, str] = {}
        self.cut = 0
        self.fails = 0
        self.takes_effect = False

    def read(self, name: str) -> str | None:
        return self.values.get(name)

    def write(self, name: str, value: str) -> None:
        self._step(lambda: self.values.__setitem__(name, value))

    def delete(self, name: str) -> None:
        self._step(lambda: self.values.pop(name, None))

    def _step(self, change: object) -> None:
        self.cut -= 1
        self.fails -= 1
        stops, fails = self.cut == 0, self.fails == 0
        if (stops or fails) and not self.takes_effect:
            raise PowerCut if stops else OSError("no room")
        change()  # type: ignore[operator]
        if stops or fails:
            raise PowerCut if stops else OSError("no answer")


def steps_of_a_change() -> int:
    shelf = Shelf()
    write_secret(shelf, "a", OLD)
    shelf.cut = 1000
    write_secret(shelf, "a", NEW)
    return 1000 - shelf.cut


EVERY_STEP = range(1, steps_of_a_change() + 1)


@pytest.mark.parametrize("takes_effect", [False, True])
@pytest.mark.parametrize("step", EVERY_STEP)
def test_a_crash_at_any_step_leaves_the_old_secret_or_the_new_one(
    step: int, takes_effect: bool
) -> None:
    shelf = Shelf()
    write_secret(shelf, "a", OLD)
    shelf.cut, shelf.takes_effect = step, takes_effect
    with pytest.raises(PowerCut):
        write_secret(shelf, "a", NEW)
    assert read_secret(shelf, "a") in (OLD, NEW)
    write_secret(shelf, "a", "third")
    assert read_secret(shelf, "a") == "third"
    # Nothing of what was left behind is still there.
    assert sorted(shelf.values.values())[1:] == ["third"]


@pytest.mark.parametrize("takes_effect", [False, True])
@pytest.mark.parametrize("step", EVERY_STEP)
def test_a_store_that_refuses_at_any_step_leaves_the_old_secret_or_the_new_one(
    step: int, takes_effect: bool
) -> None:
    shelf = Shelf()
    write_secret(shelf, "a", OLD)
    shelf.fails, shelf.takes_effect = step, takes_effect
    try:
        write_secret(shelf, "a", NEW)
    except OSError:
        assert read_secret(shelf, "a") in (OLD, NEW)
    else:
        assert read_secret(shelf, "a") == NEW


@pytest.mark.parametrize("step", range(1, 20))
def test_a_crash_while_removing_leaves_nothing_that_a_second_try_does_not_remove(step: int) -> None:
    shelf = Shelf()
    write_secret(shelf, "a", OLD)
    shelf.cut = step
    try:
        delete_secret(shelf, "a")
    except PowerCut:
        assert read_secret(shelf, "a") in (OLD, None)
        delete_secret(shelf, "a")
    assert shelf.values == {}


def test_one_part_that_was_changed_by_others_is_no_secret() -> None:
    shelf = Shelf()
    write_secret(shelf, "a", OLD)
    shelf.values["a#a1"] = "someone "
    assert read_secret(shelf, "a") is None
    del shelf.values["a#a1"]
    assert read_secret(shelf, "a") is None


def test_a_secret_of_an_earlier_version_is_read_replaced_and_removed() -> None:
    shelf = Shelf(limit=0)
    shelf.values["a"] = "kept by an earlier version"
    assert read_secret(shelf, "a") == "kept by an earlier version"
    write_secret(shelf, "a", NEW)
    assert read_secret(shelf, "a") == NEW
    delete_secret(shelf, "a")
    assert shelf.values == {}


def test_a_reader_that_comes_between_two_writes_of_another_reads_the_newer_secret() -> None:
    shelf = Shelf()
    write_secret(shelf, "a", OLD)
    plain = shelf.read
    reads: list[str] = []

    def read(name: str) -> str | None:
        found = plain(name)
        reads.append(name)
        if len(reads) == 1:  # the pointer was read; now the other program replaces it twice
            write_secret(other, "a", NEW)
            write_secret(other, "a", "newest")
        return found

    other = Shelf()
    other.values = shelf.values
    shelf.read = read  # type: ignore[method-assign]
    assert read_secret(shelf, "a") == "newest"


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=60), st.integers(2, 9))
def test_parts_fit_and_together_are_the_text(text: str, limit: int) -> None:
    parts = split(text, limit)
    assert "".join(parts) == text
    assert all(len(part.encode("utf-16-le", "surrogatepass")) // 2 <= limit for part in parts)


class Secrets(RuleBasedStateMachine):
    """Writes, removals and crashes in any order, compared with a dict."""

    def __init__(self) -> None:
        super().__init__()
        self.shelf = Shelf()
        self.wanted: dict[str, set[str | None]] = {}

    @rule(name=st.sampled_from("ab"), value=st.text("xyz", max_size=40), cut=st.integers(0, 16))
    def put(self, name: str, value: str, cut: int) -> None:
        self.shelf.cut = cut
        try:
            write_secret(self.shelf, name, value)
            self.wanted[name] = {value}
        except PowerCut:
            self.wanted[name] = self.wanted.get(name, {None}) | {value}
        self.shelf.cut = 0

    @rule(name=st.sampled_from("ab"))
    def remove(self, name: str) -> None:
        delete_secret(self.shelf, name)
        self.wanted[name] = {None}

    @invariant()
    def every_secret_is_one_that_was_written_last(self) -> None:
        for name, values in self.wanted.items():
            assert read_secret(self.shelf, name) in values

    @invariant()
    def what_is_removed_leaves_nothing(self) -> None:
        for name, values in self.wanted.items():
            if values == {None}:
                assert not [entry for entry in self.shelf.values if entry.startswith(name)]


TestSecrets = Secrets.TestCase
TestSecrets.settings = settings(max_examples=60, stateful_step_count=20, deadline=None)

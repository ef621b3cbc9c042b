from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.history import MOST, PAUSE, History, changed_part
from studio.post import Attachment, Draft, PictureEdit


class Clock:
    """Seconds that a test moves on."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def typed(history: History, draft: Draft, letters: str) -> Draft:
    for letter in letters:
        after = replace(draft, text=draft.text + letter)
        history.note(draft, after, "typing:")
        draft = after
    return draft


START = Draft(id="d", text="")


def test_a_word_is_one_step_and_the_space_belongs_to_it() -> None:
    history = History(Clock())
    draft = typed(history, START, "My gran")
    draft = history.undo(draft)
    assert draft.text == "My "
    draft = history.undo(draft)
    assert draft.text == ""
    assert not history.can_undo
    assert history.redo(draft).text == "My "


def test_after_a_pause_typing_is_another_step() -> None:
    clock = Clock()
    history = History(clock)
    draft = typed(history, START, "Mi")
    clock.now += PAUSE + 0.1
    draft = typed(history, draft, "ne")
    assert history.undo(draft).text == "Mi"


def test_words_picture_and_crop_come_back_in_the_order_in_which_they_were_changed() -> None:
    history = History(Clock())
    first = typed(history, START, "a")
    item = Attachment(picture_id="one")
    second = replace(first, attachments=(item,))
    history.note(first, second)
    cut = replace(item, edit=PictureEdit(crops=(("", (0.1, 0.1, 0.5, 0.5)),)))
    third = replace(second, attachments=(cut,))
    history.note(second, third, "crop")
    fourth = typed(history, third, "b")
    back = [fourth]
    while history.can_undo:
        back.append(history.undo(back[-1]))
    assert back == [fourth, third, second, first, START]
    forth = [back[-1]]
    while history.can_redo:
        forth.append(history.redo(forth[-1]))
    assert forth == back[::-1]


def test_one_drag_is_one_step_however_many_places_it_goes_through() -> None:
    history = History(Clock())
    item = Attachment(picture_id="one")
    draft = start = replace(START, attachments=(item,))
    for step in range(20):
        crop = ("", (step / 100, 0.0, 0.5, 0.5))
        after = replace(draft, attachments=(replace(item, edit=PictureEdit(crops=(crop,))),))
        history.note(draft, after, "crop")
        draft = after
    assert history.undo(draft) == start


def test_where_a_post_goes_is_never_undone() -> None:
    history = History(Clock())
    draft = typed(history, START, "a")
    elsewhere = replace(draft, accounts=("bluesky-1",), previews=("x",))
    history.note(draft, elsewhere)
    back = history.undo(elsewhere)
    assert back.text == ""
    assert back.accounts == ("bluesky-1",)
    assert back.previews == ("x",)


def test_a_new_change_ends_what_could_be_redone() -> None:
    history = History(Clock())
    draft = history.undo(typed(history, START, "ab"))
    typed(history, draft, "c")
    assert not history.can_redo


def test_without_a_step_the_same_draft_comes_back() -> None:
    history = History(Clock())
    assert history.undo(START) is START
    assert history.redo(START) is START


def test_only_so_many_steps_are_kept_and_the_newest_stay() -> None:
    history = History(Clock())
    draft = START
    for number in range(MOST + 5):
        after = replace(draft, text=str(number))
        history.note(draft, after)
        draft = after
    steps = 0
    while history.can_undo:
        draft = history.undo(draft)
        steps += 1
    assert steps == MOST


def test_another_draft_has_no_steps_of_the_last_one() -> None:
    history = History(Clock())
    typed(history, START, "a")
    history.clear()
    assert not history.can_undo
    assert not history.can_redo


@settings(max_examples=200, deadline=None)
@given(
    texts=st.lists(st.text("ab \n🐝", max_size=6), min_size=1, max_size=12),
    moves=st.lists(st.sampled_from("ur"), max_size=30),
)
def test_any_walk_back_and_forth_visits_only_what_was_there(
    texts: list[str], moves: list[str]
) -> None:
    history = History(Clock())
    draft = START
    there = [""]
    for text in texts:
        after = replace(draft, text=text)
        history.note(draft, after)
        if text != draft.text:
            there.append(text)
        draft = after
    place = len(there) - 1
    for move in moves:
        place = max(0, place - 1) if move == "u" else min(len(there) - 1, place + 1)
        draft = history.undo(draft) if move == "u" else history.redo(draft)
        assert draft.text == there[place]


@pytest.mark.parametrize(
    ("before", "after", "part"),
    [
        ("abc", "abc", (3, 3, 3)),
        ("abc", "abXc", (2, 3, 2)),
        ("aa", "aaa", (2, 3, 2)),
        ("", "x", (0, 1, 0)),
        ("one two", "one", (3, 3, 7)),
    ],
)
def test_the_changed_part_is_found(before: str, after: str, part: tuple[int, int, int]) -> None:
    assert changed_part(before, after) == part


@settings(max_examples=200, deadline=None)
@given(before=st.text("ab🐝", max_size=8), after=st.text("ab🐝", max_size=8))
def test_putting_the_changed_part_in_makes_the_other_text(before: str, after: str) -> None:
    start, end, old_end = changed_part(before, after)
    assert before[:start] + after[start:end] + before[old_end:] == after

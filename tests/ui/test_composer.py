"""The draft being written: when it is checked, what is kept, what Publish may do."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from studio.guidelines.finding import Finding, Level, Verdict
from studio.guidelines.request import Report
from studio.post import Attachment, Draft, Kept
from studio.ui.composer import Composer

DRAFT = Draft(id="d1", text="one two", attachments=(Attachment(picture_id="p", alt="old"),))


class Checker:
    """Flags each of these words wherever it stands, and remembers what it was asked."""

    def __init__(self, **levels: Level) -> None:
        self.levels = levels
        self.asked: list[tuple[str, str, int]] = []

    def __call__(self, draft: Draft, network: str, typing_at: int) -> Report:
        text = draft.text_for(network)
        self.asked.append((network, text, typing_at))
        found = tuple(
            Finding(code="tone", rule=f"T.{word}", level=level, text=word, end=1)
            for word, level in self.levels.items()
            if word in text and Kept(rule=f"T.{word}", text=word) not in draft.kept
        )
        return Report(findings=found, passed=(), lengths=(), verdict=Verdict.READY)


def verdict_of(composer: Composer) -> str:
    return composer.verdict.value


def composer_of(checker: Checker, pause_ms: int = 0) -> Composer:
    made = Composer(checker, pause_ms=pause_ms)
    made.load(DRAFT)
    checker.asked.clear()
    return made


def test_fast_typing_is_checked_once_after_it_pauses(qtbot: QtBot) -> None:
    checker = Checker()
    composer = composer_of(checker, pause_ms=20)
    with qtbot.waitSignal(composer.report_changed):
        for number in range(50):
            composer.set_text("x" * number, typing_at=number)
            assert checker.asked == []
    assert checker.asked == [("", "x" * 49, 49)]


def test_every_keystroke_says_at_once_that_the_words_changed(qtbot: QtBot) -> None:
    composer = composer_of(Checker())
    seen: list[str] = []
    composer.text_changed.connect(seen.append)
    for text in ("a", "ab", "ab", "abc"):
        composer.set_text(text)
    assert seen == ["a", "ab", "abc"]


def test_the_word_being_typed_is_told_and_later_checked_too(qtbot: QtBot) -> None:
    checker = Checker()
    composer = composer_of(checker)
    composer.set_text("one two thr", typing_at=11)
    composer.check_now()
    assert checker.asked[-1] == ("", "one two thr", 11)
    composer._settle.setInterval(0)  # the pause of a person, without waiting for it
    composer._settle.start()
    qtbot.waitUntil(lambda: checker.asked[-1] == ("", "one two thr", -1))


def test_keeping_words_removes_the_finding_for_this_draft(qtbot: QtBot) -> None:
    composer = composer_of(Checker(one=Level.CHECK))
    composer.check_now()
    assert composer.report is not None
    assert verdict_of(composer) == "decide"
    composer.keep(composer.report.findings[0])
    assert composer.report.findings == ()
    assert composer.draft.kept == (Kept(rule="T.one", text="one"),)
    composer.set_text("one again")
    composer.check_now()
    assert verdict_of(composer) == "ready"


def test_what_stops_a_post_can_not_be_kept(qtbot: QtBot) -> None:
    composer = composer_of(Checker(one=Level.STOP))
    composer.check_now()
    assert composer.report is not None
    composer.keep(composer.report.findings[0])
    assert composer.draft.kept == ()
    assert verdict_of(composer) == "stop"


def test_tips_are_never_in_the_way(qtbot: QtBot) -> None:
    composer = composer_of(Checker(one=Level.TIP))
    composer.check_now()
    assert verdict_of(composer) == "ready"
    assert composer.count(Level.TIP) == 1


def test_the_verdict_looks_at_the_words_of_every_network(qtbot: QtBot) -> None:
    composer = composer_of(Checker(bad=Level.STOP, odd=Level.CHECK))
    composer.open_tab("bluesky")
    composer.set_text("bad")
    composer.check_now()
    composer.open_tab("")
    assert composer.report is not None
    assert composer.report.findings == ()
    assert verdict_of(composer) == "stop"
    assert composer.count(Level.STOP) == 1
    composer.set_text("odd")
    composer.check_now()
    assert composer.count(Level.CHECK) == 1
    assert verdict_of(composer) == "stop"


def test_a_network_gets_words_of_its_own_and_gives_them_back(qtbot: QtBot) -> None:
    composer = composer_of(Checker(bad=Level.STOP))
    composer.open_tab("bluesky")
    assert composer.text == "one two"
    composer.set_text("bad")
    composer.check_now()
    assert composer.draft.text == "one two"
    assert list(composer.draft.variants) == [("bluesky", "bad")]
    seen: list[str] = []
    composer.text_changed.connect(seen.append)
    composer.share_words("bluesky")
    assert list(composer.draft.variants) == []
    assert seen == ["one two"]
    assert verdict_of(composer) == "ready"
    assert set(composer.reports) == {"", "bluesky"}


def test_the_report_of_dropped_words_is_stale_and_no_longer_counts(qtbot: QtBot) -> None:
    composer = composer_of(Checker(bad=Level.STOP))
    composer.open_tab("bluesky")
    composer.set_text("bad")
    composer.check_now()
    assert verdict_of(composer) == "stop"
    composer.load(replace(DRAFT, id="d2"))
    assert composer.tab == ""
    assert verdict_of(composer) == "ready"


def test_loading_a_draft_checks_it_at_once_and_changes_nothing(qtbot: QtBot) -> None:
    checker = Checker()
    composer = composer_of(checker)
    changed: list[Draft] = []
    composer.draft_changed.connect(changed.append)
    other = Draft(id="d2", text="three", variants=(("bluesky", "four"),))
    composer.load(other)
    assert [(tab, text) for tab, text, _at in checker.asked] == [("", "three"), ("bluesky", "four")]
    assert changed == []
    assert composer.draft is other


def test_a_slow_pause_does_not_check_the_draft_before(qtbot: QtBot) -> None:
    checker = Checker()
    composer = composer_of(checker, pause_ms=10)
    composer.set_text("old words", typing_at=3)
    composer.load(Draft(id="d2", text="new words"))
    assert [text for _tab, text, _at in checker.asked] == ["new words"]
    assert not composer._pause.isActive()


def test_a_picture_is_picked_described_and_taken_out(qtbot: QtBot) -> None:
    composer = composer_of(Checker())
    told: list[int] = []
    composer.picture_changed.connect(lambda: told.append(1))
    composer.set_alt("new")
    assert composer.draft.attachments[0].alt == "new"
    composer.pick_picture(Attachment(picture_id="q"))
    assert [a.picture_id for a in composer.draft.attachments] == ["q"]
    composer.pick_picture(None)
    composer.set_alt("nothing to describe")
    assert composer.draft.attachments == ()
    assert len(told) == 3


@pytest.mark.parametrize("what", ["accounts", "previews"])
def test_choosing_where_it_goes_changes_the_draft_and_is_checked(qtbot: QtBot, what: str) -> None:
    checker = Checker()
    composer = composer_of(checker)
    told: list[str] = []
    composer.draft_changed.connect(lambda _d: told.append("draft"))
    composer.targets_changed.connect(lambda: told.append("targets"))
    getattr(composer, f"set_{what}")(("a", "b"))
    assert getattr(composer.draft, what) == ("a", "b")
    assert told == ["draft", "targets"]
    assert len(checker.asked) == 1

"""The findings under the editor: counts, real buttons, what is fine."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from studio.guidelines.finding import Edit, Finding, Fix, Level, Verdict
from studio.guidelines.request import Report
from studio.networks.model import Length, Unit
from studio.ui.theme import Theme
from studio.ui.write.finding_card import FindingCard
from studio.ui.write.findings_panel import MOST_TIPS, FindingsPanel, shown_fine

FIX = Fix(code="use", edits=(Edit(start=0, end=1, text="b"),), shown="nice")


def finding(level: Level, number: int = 0, *fixes: Fix) -> Finding:
    return Finding(
        code="tone",
        rule=f"T.Rule{number}",
        level=level,
        start=number,
        end=number + 1,
        text="a",
        message=f"{level.value} number {number}",
        why="Because.",
        source="Guide, page 1",
        fixes=fixes,
    )


def report_of(*findings: Finding) -> Report:
    return Report(findings=findings, passed=(), lengths=(), verdict=Verdict.READY)


@pytest.fixture
def panel(qtbot: QtBot, light: Theme) -> FindingsPanel:
    made = FindingsPanel(light)
    qtbot.addWidget(made)
    made.resize(600, 500)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def cards(panel: FindingsPanel) -> list[FindingCard]:
    return [c for c in panel.findChildren(FindingCard) if not c.isHidden()]


def words(panel: FindingsPanel) -> list[str]:
    QApplication.processEvents()
    return [w.text() for w in panel.findChildren(QLabel) if w.text() and w.isVisibleTo(panel)]


def press(card: FindingCard, words: str) -> None:
    next(b for b in card.findChildren(QPushButton) if b.text() == words).click()


def test_each_finding_is_a_row_with_its_quote(panel: FindingsPanel) -> None:
    panel.show_report(report_of(finding(Level.STOP), finding(Level.TIP, 1)), ("Label",))
    assert [c.accessibleName() for c in cards(panel)] == [
        "Stop: stop number 0",
        "Tip: tip number 1",
    ]
    assert cards(panel)[0].accessibleDescription() == "Because."
    assert "“Because.”  Guide, page 1" in words(panel)
    for tag in ("1 to fix", "1 tip", "1 fine", "Label"):
        assert tag in words(panel)


def test_the_same_report_again_leaves_the_rows_and_the_focus_alone(panel: FindingsPanel) -> None:
    panel.show_report(report_of(finding(Level.CHECK, 0, FIX)), ())
    before = cards(panel)
    panel.show_report(report_of(finding(Level.CHECK, 0, FIX)), ())
    assert cards(panel) == before
    panel.show_report(report_of(), ())
    assert cards(panel) == []


def test_a_fix_and_a_keep_say_which_finding(panel: FindingsPanel) -> None:
    one = finding(Level.CHECK, 0, FIX)
    panel.show_report(report_of(one), ())
    told: list[object] = []
    panel.fix_wanted.connect(lambda f, x: told.append((f, x)))
    panel.keep_wanted.connect(told.append)
    press(cards(panel)[0], "Use “nice”")
    press(cards(panel)[0], "Keep mine…")
    assert told == [(one, FIX), one]


def test_what_stops_a_post_has_no_keep(panel: FindingsPanel) -> None:
    panel.show_report(report_of(finding(Level.STOP, 0, FIX)), ())
    assert [b.text() for b in cards(panel)[0].findChildren(QPushButton)] == ["Use “nice”"]


def test_the_first_stop_gets_the_focus(panel: FindingsPanel) -> None:
    panel.show_report(
        report_of(finding(Level.CHECK, 0), finding(Level.STOP, 1, FIX), finding(Level.STOP, 2)), ()
    )
    assert panel.focus_first(Level.STOP)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPushButton)
    assert cards(panel)[1].isAncestorOf(focus)


def test_a_stop_without_a_button_leaves_the_focus_to_the_editor(panel: FindingsPanel) -> None:
    panel.show_report(report_of(finding(Level.STOP)), ())
    assert not panel.focus_first(Level.STOP)
    assert not panel.focus_first(Level.CHECK)


def test_at_most_five_tips_are_shown_and_never_fewer_stops(panel: FindingsPanel) -> None:
    many = [finding(Level.STOP, n) for n in range(7)] + [finding(Level.TIP, n) for n in range(9)]
    panel.show_report(report_of(*many), ())
    levels = [c.finding.level for c in cards(panel)]
    assert levels.count(Level.STOP) == 7
    assert levels.count(Level.TIP) == MOST_TIPS
    assert "9 tips" in words(panel)


def test_all_fine_says_so(panel: FindingsPanel) -> None:
    panel.show_report(report_of(), ("Label", "Gaps"))
    assert "All 2 checks are fine" in words(panel)


def test_many_fine_checks_are_summed_up() -> None:
    names = tuple(f"n{i}" for i in range(12))
    assert shown_fine(names[:9]) == names[:9]
    assert shown_fine(names) == (*names[:8], "and 4 more")


def test_every_row_can_be_reached_with_tab(panel: FindingsPanel) -> None:
    rows = [finding(Level.CHECK, n, FIX) for n in range(6)]
    panel.show_report(report_of(*rows), ())
    assert panel.focus_first(Level.CHECK)
    seen = []
    for _round in range(12):
        focus = QApplication.focusWidget()
        seen += [c.finding.start for c in cards(panel) if focus and c.isAncestorOf(focus)]
        panel.focusNextChild()
    assert set(seen) == set(range(6))


def test_a_finding_of_some_networks_names_them(panel: FindingsPanel) -> None:
    lengths = tuple(
        Length(network=name, length=1, limit=9, unit=Unit.GRAPHEMES, fits=True)
        for name in ("bluesky", "x")
    )
    panel.names = {"bluesky": "Bluesky", "x": "X"}
    some = replace(finding(Level.STOP), networks=("x",))
    every = replace(finding(Level.STOP, 1), networks=("bluesky", "x"))
    panel.show_report(replace(report_of(some, every), lengths=lengths), ())
    assert words(panel).count("Only on X") == 1
    assert "Only on Bluesky, X" not in words(panel)


def test_the_row_of_the_words_at_the_cursor_is_marked(panel: FindingsPanel) -> None:
    one, other = finding(Level.CHECK, 0), finding(Level.TIP, 5)
    panel.show_report(report_of(one, other), ())
    panel.mark_at(5)
    assert [card.property("current") for card in cards(panel)] == [None, "true"]
    panel.mark_at(0)
    assert [card.property("current") for card in cards(panel)] == ["true", "false"]


def test_checks_that_did_not_run_are_said_and_never_called_fine(panel: FindingsPanel) -> None:
    panel.show_report(replace(report_of(), not_run=("new-kind",)), ("Label",))
    assert any("1 check of this kit did not run" in text for text in words(panel))
    panel.show_report(report_of(), ("Label",))
    assert not any("did not run" in text for text in words(panel))


def test_a_finding_leads_to_its_rule_in_the_browser_and_nowhere_else(
    panel: FindingsPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        "studio.ui.write.finding_card.QDesktopServices.openUrl",
        lambda url: opened.append(url.toString()),
    )
    law = replace(finding(Level.STOP), source_url="https://www.asa.org.uk/rule")
    odd = replace(finding(Level.STOP, 1), source_url="file:///etc/passwd")
    panel.show_report(report_of(law, odd), ())
    first, second = cards(panel)
    press(first, "Read the rule")
    assert opened == ["https://www.asa.org.uk/rule"]
    assert not second.findChildren(QPushButton)

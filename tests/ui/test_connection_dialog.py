"""“Check connection” shows each step as it comes, and gives a report without anything secret."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from studio.connection.model import Server, Step, StepName, StepState
from studio.connection.servers import server
from studio.tour_managed import SERVERS, _company, _portal
from studio.ui.help.connection_dialog import ConnectionDialog, show_connection
from tests.helpers.company_network import Page, web_server
from tests.helpers.window import Window


def shown(window: Window) -> ConnectionDialog:
    (found,) = window.overlays
    assert isinstance(found, ConnectionDialog)
    return found


def test_every_step_of_every_server_is_shown(opened: Callable[..., Window]) -> None:
    window = opened()
    show_connection(window.app.window, window.app.studio, servers=SERVERS, look=_portal)
    window.settle()
    dialog = shown(window)
    words = window.words(dialog)
    for text in ("https://bsky.social", "https://garden.example", "not reached", "wifi.example"):
        assert text in words
    assert dialog.said.text() == "Done. 2 things to look at."
    assert dialog.again.isEnabled()


def test_steps_are_shown_while_others_are_still_looked_at(opened: Callable[..., Window]) -> None:
    window = opened()
    seen: list[str] = []

    def look(at: Server) -> Iterator[Step]:
        for step in _company(at):
            if window.overlays:
                seen.append(window.words(shown(window)))
            yield step

    show_connection(window.app.window, window.app.studio, servers=SERVERS[:1], look=look)
    window.settle()
    assert "Reach the server" in seen[-1]
    assert "Compare clocks" not in seen[-1]
    assert "Looking…" in seen[-1]


def test_all_is_well_is_said_too(opened: Callable[..., Window]) -> None:
    window = opened()
    with web_server(Page()) as port:
        at = server(f"http://127.0.0.1:{port}", "bluesky")
        show_connection(window.app.window, window.app.studio, servers=(at,))
        window.settle()
    assert shown(window).said.text() == "All is well."
    assert f"http://127.0.0.1:{port}" in window.words(shown(window))


def test_the_report_is_copied_whole(opened: Callable[..., Window]) -> None:
    window = opened()
    show_connection(window.app.window, window.app.studio, servers=SERVERS, look=_company)
    window.settle()
    window.click(shown(window).copy)
    text = QApplication.clipboard().text()
    assert text.count("- Find the address") == 2
    assert "[clock-behind]" in text
    assert "priya" not in text.lower()


def test_it_can_be_looked_again(opened: Callable[..., Window]) -> None:
    window = opened()
    looks: list[Server] = []

    def look(at: Server) -> Iterator[Step]:
        looks.append(at)
        yield Step(
            name=StepName.NAME, state=StepState.OK, code="name-found", values=(("host", "a"),)
        )

    show_connection(window.app.window, window.app.studio, servers=SERVERS, look=look)
    window.settle()
    window.click(shown(window).again)
    window.settle()
    assert looks == [*SERVERS, *SERVERS]
    assert window.words(shown(window)).count("https://garden.example") == 1


def test_closing_in_the_middle_ends_it(opened: Callable[..., Window]) -> None:
    window = opened()
    steps: list[str] = []

    def look(at: Server) -> Iterator[Step]:
        for step in _company(at):
            steps.append(step.code)
            if len(steps) == 2:
                shown(window).close_overlay()
                QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            yield step

    show_connection(window.app.window, window.app.studio, servers=SERVERS, look=look)
    window.settle()
    assert window.overlays == []
    assert len(steps) <= 3


def test_help_leads_to_it(opened: Callable[..., Window], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("studio.ui.help.connection_dialog._real_look", _company)
    window = opened()
    window.app.window.show_help()
    (page,) = window.overlays
    window.click(window.button(page, "Check connection"))
    window.settle()
    assert "https://bsky.social" in window.words(shown(window))

"""Says things aloud to people who use a screen reader."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def announce(source: QWidget, words: str, *, now: bool = False) -> None:
    """Let a screen reader say something; without one this costs nothing.

    Args:
        source: the widget that it is about.
        words: what is said.
        now: interrupt what is being said (posted, failed, the last seconds).
    """
    # Imported here: the first window is painted before there is anything to say.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(source, words)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if now else politeness.Polite)
    QAccessible.updateAccessibility(event)
